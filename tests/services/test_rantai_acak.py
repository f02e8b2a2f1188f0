"""Random lives of an office: it sends, is backed up, restored, and handed its lost packages.

Whatever happens, a package made without knowing the one that Pusat holds is never taken for a
revision of it, and one made after the lost packages were handed back always is.
"""

import random
import shutil
from pathlib import Path

import pytest

from ranpk_desktop.domain.rantai_paket import KelasPaket
from ranpk_desktop.services import buat_paket, pulih_paket
from ranpk_desktop.services.office import Office
from tests.services.test_rantai_kantor import FRASA, TAHUN, TW, Pusat, send

LANGKAH = 9
_STEPS = ("kirim", "kirim", "cadangkan", "pulihkan", "susulkan", "susulkan_satu")


class Hidup:
    """Live one life of an office, and compare each package with what Pusat must make of it."""

    def __init__(self, office: Office, surat: Path) -> None:
        self.office, self.surat = office, surat
        self.pusat = Pusat()
        self.cadangan = [office.cadangan.make().nama]
        self.terkirim: list[Path] = []
        self.kelas: list[KelasPaket] = []

    def known(self) -> set[str]:
        return {it.manifes for it in self.office.paket.history()}

    def kirim(self) -> None:
        held = self.pusat.dipegang
        aware = held is None or held.manifes in self.known()
        made, kelas = send(self.office, str(50 + len(self.terkirim)), self.pusat)
        self.kelas.append(kelas)
        self.terkirim.append(Path(shutil.copy(made.path, self.surat / made.path.name)))
        if aware:
            assert kelas is (KelasPaket.REVISI if held else KelasPaket.PERTAMA)
        else:
            assert kelas is KelasPaket.DUA_REVISI_BERBEDA

    def cadangkan(self) -> None:
        self.cadangan.append(self.office.cadangan.make().nama)

    def pulihkan(self, chance: random.Random) -> None:
        self.office.cadangan.restore(chance.choice(self.cadangan))

    def susulkan(self, chance: random.Random) -> None:
        """Hand the office every package that it has sent, in any order."""
        if not self.terkirim:
            return
        paths = chance.sample(self.terkirim, len(self.terkirim))
        self.hand_back(paths)
        kunci = self.office.realisasi.load(TAHUN, TW).kunci
        assert kunci
        newest = max(pulih_paket.read(paths, lambda *_n: None).paket, key=lambda it: it.urutan)
        assert self.office.rekaman.locked(TAHUN, TW)["sidik_isi"] == newest.sidik_isi

    def susulkan_satu(self, chance: random.Random) -> None:
        """Hand the office one package that it has sent, perhaps an old one."""
        if self.terkirim:
            self.hand_back([chance.choice(self.terkirim)])

    def hand_back(self, paths: list[Path]) -> None:
        rencana = self.office.pulih_paket.preview(pulih_paket.read(paths, lambda *_n: None))
        pulih_paket.keep_files(self.office.folder, rencana, frozenset(), lambda *_n: None)
        self.office.pulih_paket.apply(rencana, frozenset())
        assert {it.paket.manifes for it in rencana.baris} <= self.known()


@pytest.fixture
def hidup(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hidup:
    """An office with a key, whose packages have no documents, which take long."""
    monkeypatch.setattr(buat_paket, "dokumen_of", lambda _persiapan, _isi: {})
    office.identitas.make_key(FRASA)
    (tmp_path / "surat").mkdir()
    return Hidup(office, tmp_path / "surat")


@pytest.mark.parametrize("seed", range(20))
def test_that_no_life_of_an_office_makes_a_false_revision(hidup: Hidup, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a schedule, not a secret
    for _n in range(LANGKAH):
        step = chance.choice(_STEPS)
        if step in ("kirim", "cadangkan"):
            getattr(hidup, step)()
        else:
            getattr(hidup, step)(chance)
        if KelasPaket.DUA_REVISI_BERBEDA in hidup.kelas:
            break  # from here on a person decides
    else:
        hidup.susulkan(chance)
        hidup.kirim()
        assert hidup.kelas[-1] in (KelasPaket.REVISI, KelasPaket.PERTAMA)


def test_that_an_older_package_handed_back_last_is_not_the_one_that_is_replaced(
    hidup: Hidup,
) -> None:
    for _n in range(3):
        hidup.kirim()
    hidup.office.cadangan.restore(hidup.cadangan[0])
    hidup.hand_back([hidup.terkirim[2]])
    hidup.hand_back([hidup.terkirim[0]])
    hidup.kirim()
    assert hidup.kelas[-1] is KelasPaket.REVISI
