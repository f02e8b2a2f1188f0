"""An office put together again from the packages that it sent."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.tables import BY_NAME, TABLES, rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.pulih_paket import Nasib
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import contoh, pulih_paket
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.pulih_paket import HasilPulih
from tests.conftest import NOON
from tests.kuncian import lock

TAHUN = 2026
FRASA = "lima kata untuk uji saja"


def ignore(_done: int, _total: int) -> None:
    """Take no notice of progress."""


class Waktu:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.kini = NOON

    def __call__(self) -> Any:
        return self.kini

    def lanjut(self, **delta: int) -> None:
        self.kini += timedelta(**delta)


@pytest.fixture
def waktu() -> Waktu:
    return Waktu()


@pytest.fixture
def kantor(tmp_path: Path, waktu: Waktu) -> Office:
    """The sample office with a key, its plan fixed."""
    office = open_office(tmp_path / "kantor", waktu)
    contoh.fill(office)
    office.identitas.make_key(FRASA)
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    return office


def kepala(office: Office) -> str:
    return str(office.kantor.pejabat_on(NOON.date())[0]["id"])


def send(office: Office, jenis: JenisPaket, periode: str, tahun: int = TAHUN) -> list[Path]:
    calon = office.paket.candidate(jenis, tahun, periode)
    made = office.paket.make_of(calon, "A4", FRASA, pejabat_id=kepala(office))
    return list(office.paket.file_paths(made.id))


def lock_and_send(office: Office, triwulan: Triwulan) -> list[Path]:
    lock(office, TAHUN, triwulan, kepala(office))
    return send(office, JenisPaket.LAPORAN_TRIWULAN, triwulan.periode)


def support(office: Office, triwulan: Triwulan, isi: bytes) -> None:
    butir_id = office.realisasi.load(TAHUN, triwulan).laporan.baris[0].butir_id
    kept = keep(office.data_dukung.files, examine("foto.pdf", b"%PDF-1.7 " + isi))
    office.data_dukung.add_berkas(DukunganRealisasi(butir_id, triwulan), [kept])


@pytest.fixture
def terkirim(kantor: Office, waktu: Waktu) -> list[Path]:
    """Every package of the year so far: the plan, three quarters, a survey, the agreement."""
    sent = send(kantor, JenisPaket.RENCANA, "TAHUN")
    for triwulan in (Triwulan.I, Triwulan.II, Triwulan.III):
        waktu.lanjut(days=1)
        support(kantor, triwulan, bytes([triwulan]) * 1000)
        sent += lock_and_send(kantor, triwulan)
    kantor.perjanjian_kinerja.save(TAHUN, "pihak_kedua_nama", "Prof. Contoh Atasan, M.Si.")
    kantor.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    sent += send(kantor, JenisPaket.PERJANJIAN_KINERJA, "TAHUN")
    (tahun_skm,) = {
        row["tahun"] for row in rows(kantor.store.db, "SELECT max(tahun) AS tahun FROM survei")
    }
    kantor.kunci_survei.lock(tahun_skm, PeriodeSkm.TAHUN, kepala(kantor))
    sent += send(kantor, JenisPaket.SKM, "TAHUN", tahun_skm)
    sent += send(kantor, JenisPaket.LAPORAN_SEMESTER, "S1")
    return sent


def rebuilt(folder: Path, paths: list[Path], clock: Clock) -> tuple[Office, HasilPulih]:
    """Restore into a folder without an office, confirming every seal."""
    bacaan = pulih_paket.read(paths, ignore)
    assert bacaan.ditolak == ()
    setuju = frozenset(it.pengenal for it in bacaan.paket)
    with open_office(folder, clock) as office:
        rencana = office.pulih_paket.preview(bacaan)
    pulih_paket.keep_files(folder, rencana, setuju, ignore)
    return pulih_paket.open_restored(folder, clock, bacaan, setuju)


def again(office: Office, paths: list[Path], setuju: frozenset[str] = frozenset()) -> HasilPulih:
    """Restore into an office that is here."""
    rencana = office.pulih_paket.preview(pulih_paket.read(paths, ignore))
    pulih_paket.keep_files(office.folder, rencana, setuju, ignore)
    return office.pulih_paket.apply(rencana, setuju)


def table(office: Office, name: str) -> dict[str, dict[str, Any]]:
    key = BY_NAME[name].key
    return {row[key]: row for row in rows(office.store.db, f"SELECT * FROM {name}")}


def fates(office: Office, paths: list[Path]) -> dict[str, Nasib]:
    rencana = office.pulih_paket.preview(pulih_paket.read(paths, ignore))
    return {f"{it.paket.tempat[0]} {it.paket.tempat[2]}": it.nasib for it in rencana.baris}


def test_that_every_exported_row_in_the_packages_comes_back_as_it_was(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    other, hasil = rebuilt(tmp_path / "kosong", terkirim, waktu)
    inside: dict[str, set[str]] = {}
    for it in pulih_paket.read(terkirim, ignore).paket:
        for name, found in it.isi.items():
            if name in BY_NAME and BY_NAME[name].exported:
                inside.setdefault(name, set()).update(str(row[BY_NAME[name].key]) for row in found)
    checked = {}
    for name, keys in inside.items():
        old, new = table(kantor, name), table(other, name)
        assert {key: new.get(key) for key in keys} == {key: old[key] for key in keys}, name
        checked[name] = len(keys)
    assert len(checked) > 20
    exported = {it.name for it in TABLES if it.exported}
    assert sorted(name for name in exported if not checked.get(name)) == ["logo"]
    assert all(it.nasib is Nasib.BARU for it in hasil.rencana.baris)
    assert hasil.cadangan == ""


def test_that_plan_quarters_and_surveys_are_locked_with_the_same_code_of_their_content(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    other, _hasil = rebuilt(tmp_path / "kosong", terkirim, waktu)

    def versions(office: Office) -> list[dict[str, Any]]:
        return rows(
            office.store.db,
            "SELECT jenis, tahun, periode, revisi, keadaan, sidik_isi, isi FROM rekaman"
            " ORDER BY jenis, tahun, periode, revisi",
        )

    def locks(office: Office) -> list[dict[str, Any]]:
        return rows(
            office.store.db,
            "SELECT tahun, triwulan AS bagian, pejabat_id, nama, jabatan, sidik_isi"
            " FROM (SELECT * FROM kunci UNION ALL SELECT * FROM kunci_survei) AS kunci"
            " JOIN (SELECT id, sidik_isi FROM rekaman) AS r ON r.id = rekaman_id"
            " WHERE dibuka_pada IS NULL ORDER BY tahun, bagian",
        )

    assert versions(other) == versions(kantor)
    assert locks(other) == locks(kantor)
    assert len(locks(other)) == 5
    butir_id = other.realisasi.load(TAHUN, Triwulan.I).laporan.baris[0].butir_id
    with pytest.raises(KnownError) as caught:
        other.realisasi.save_nilai(butir_id, Triwulan.I, "1")
    assert caught.value.kode == "TERKUNCI"


def test_that_building_again_finds_the_same_package_or_makes_the_same_content(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    other, _hasil = rebuilt(tmp_path / "kosong", terkirim, waktu)
    first = kantor.paket.make(TAHUN, Triwulan.II, "A4", FRASA)
    found = other.paket.make(TAHUN, Triwulan.II, "A4", "tanpa kunci pun sudah ada")
    assert (found.lama, found.manifes, found.sidik_isi) == (True, first.manifes, first.sidik_isi)
    shutil.copy(kantor.folder / "identitas" / "segel.p12", other.folder / "identitas")
    found.path.unlink()
    anew = other.paket.make(TAHUN, Triwulan.II, "A4", FRASA)
    assert not anew.lama
    assert anew.sidik_isi == first.sidik_isi


def test_that_evidence_of_every_part_comes_back_and_missing_files_are_named(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    kantor.rekaman.unlock(TAHUN, Triwulan.III, "uji")
    for number in range(3):
        support(kantor, Triwulan.III, bytes([60 + number]) * 4_000_000)
    waktu.lanjut(days=1)
    parts = lock_and_send(kantor, Triwulan.III)
    assert len(parts) > 1
    other, hasil = rebuilt(tmp_path / "semua", [*parts, *terkirim], waktu)
    wanted = {row["sha256"] for row in table(other, "data_dukung").values() if row["sha256"]}
    assert len(wanted) > 5
    assert other.data_dukung.files.missing(wanted) == frozenset()
    assert not [it for it in hasil.tertinggal if "berkas data dukung" in it]
    assert len(other.paket.history()[0].berkas) == len(parts)

    lacking, hasil = rebuilt(tmp_path / "kurang", [parts[0], *terkirim], waktu)
    assert [it for it in hasil.tertinggal if "berkas data dukung: foto.pdf" in it]
    finished = again(lacking, parts[1:])
    assert not [it for it in finished.tertinggal if "berkas data dukung" in it]


def test_that_the_newest_revision_of_a_period_wins_and_older_ones_stay_as_versions(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    waktu.lanjut(days=1)
    kantor.rekaman.unlock(TAHUN, Triwulan.I, "Salah ketik")
    butir_id = kantor.realisasi.load(TAHUN, Triwulan.I).laporan.baris[0].butir_id
    kantor.realisasi.save_nilai(butir_id, Triwulan.I, "77")
    revised = lock_and_send(kantor, Triwulan.I)
    for order in ([*revised, *terkirim], [*terkirim, *revised]):
        name = hashlib.sha256(repr(order).encode()).hexdigest()[:6]
        other, hasil = rebuilt(tmp_path / name, order, waktu)
        assert table(other, "realisasi") == table(kantor, "realisasi") | {
            key: row
            for key, row in table(other, "realisasi").items()
            if row["triwulan"] == Triwulan.IV
        }
        assert other.rekaman.locked(TAHUN, Triwulan.I)["revisi"] == 1
        nasib = [it.nasib for it in hasil.rencana.baris if it.paket.tempat[2] == "TW1"]
        assert sorted(nasib) == [Nasib.BARU, Nasib.LEBIH_LAMA]

    alone, hasil = rebuilt(tmp_path / "hanya", revised, waktu)
    assert alone.rekaman.locked(TAHUN, Triwulan.I)["revisi"] == 1
    assert "Laporan TW I 2026: versi awal." in hasil.tertinggal
    assert "Penetapan rencana 2026: paketnya tidak ada." in hasil.tertinggal
    assert "Laporan TW II, TW III 2026: paketnya tidak ada." in hasil.tertinggal


def test_that_what_no_package_holds_is_named(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    _other, hasil = rebuilt(tmp_path / "kosong", terkirim, waktu)
    said = " ".join(hasil.tertinggal)
    for word in (
        "belum dikunci",
        "pengaturan",
        "pegawai",
        "hari libur",
        "Riwayat perubahan",
        "tanda terima",
        "Tahap tanda tangan",
        "Kunci segel",
    ):
        assert word in said


def test_that_the_next_version_replaces_the_restored_package(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    other, _hasil = rebuilt(tmp_path / "kosong", terkirim, waktu)
    shutil.copy(kantor.folder / "identitas" / "segel.p12", other.folder / "identitas")
    sent = other.paket.find(TAHUN, Triwulan.III)
    assert sent is not None
    other.rekaman.unlock(TAHUN, Triwulan.III, "Salah ketik")
    butir_id = other.realisasi.load(TAHUN, Triwulan.III).laporan.baris[0].butir_id
    other.realisasi.save_nilai(butir_id, Triwulan.III, "41")
    (path,) = lock_and_send(other, Triwulan.III)
    (made,) = pulih_paket.read([path], ignore).paket
    assert made.data["menggantikan"] == sent.manifes
    assert made.data["garis"] != _garis(terkirim[-1])
    assert made.revisi == 1


def _garis(path: Path) -> str:
    (it,) = pulih_paket.read([path], ignore).paket
    return str(it.data["garis"])


# Into an office that is here ----------------------------------------------------------------------


def test_that_newer_packages_replace_what_an_older_backup_holds_only_after_it_is_said(
    kantor: Office, tmp_path: Path, waktu: Waktu
) -> None:
    lock_and_send(kantor, Triwulan.I)
    backup = kantor.cadangan.make()
    waktu.lanjut(days=1)
    kantor.rekaman.unlock(TAHUN, Triwulan.I, "Salah ketik")
    butir_id = kantor.realisasi.load(TAHUN, Triwulan.I).laporan.baris[0].butir_id
    kantor.realisasi.save_nilai(butir_id, Triwulan.I, "77")
    newer = [*lock_and_send(kantor, Triwulan.I), *lock_and_send(kantor, Triwulan.II)]
    wanted = table(kantor, "realisasi")
    kept = [shutil.copy(path, tmp_path / path.name) for path in newer]
    kantor.cadangan.restore(backup.nama)
    assert table(kantor, "realisasi") != wanted
    before = rows(kantor.store.db, "SELECT count(*) AS n FROM perintah")

    rencana = kantor.pulih_paket.preview(pulih_paket.read([Path(it) for it in kept], ignore))
    assert rencana.mengganti
    assert rencana.pengenal == ()
    assert fates(kantor, [Path(it) for it in kept]) == {
        "LAPORAN_TRIWULAN TW1": Nasib.MENGGANTI,
        "LAPORAN_TRIWULAN TW2": Nasib.MENGGANTI,
    }
    assert rows(kantor.store.db, "SELECT count(*) AS n FROM perintah") == before
    hasil = again(kantor, [Path(it) for it in kept])
    assert hasil.cadangan.startswith("sebelum-pulih-")
    assert table(kantor, "realisasi") == wanted
    assert kantor.rekaman.locked(TAHUN, Triwulan.I)["revisi"] == 1
    assert kantor.rekaman.locked(TAHUN, Triwulan.II)["revisi"] == 0
    held = "SELECT count(*) AS n FROM kunci WHERE dibuka_pada IS NULL"
    assert rows(kantor.store.db, held) == [{"n": 3}]


def test_that_nothing_changes_where_all_is_here_already(
    kantor: Office, terkirim: list[Path]
) -> None:
    names = [it.name for it in TABLES if it.exported] + ["rekaman"]
    before = {name: table(kantor, name) for name in names}
    assert set(fates(kantor, terkirim).values()) == {Nasib.SUDAH_ADA}
    again(kantor, terkirim)
    assert {name: table(kantor, name) for name in names} == before
    held = "SELECT count(*) AS n FROM kunci WHERE dibuka_pada IS NULL"
    assert rows(kantor.store.db, held) == [{"n": 4}]


def test_that_an_older_or_another_version_never_replaces_what_is_here(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    fork = tmp_path / "cabang"
    other, _hasil = rebuilt(fork, terkirim, waktu)
    shutil.copy(kantor.folder / "identitas" / "segel.p12", other.folder / "identitas")
    for office, nilai in ((kantor, "61"), (other, "62")):
        waktu.lanjut(days=1)
        office.rekaman.unlock(TAHUN, Triwulan.III, "uji")
        butir_id = office.realisasi.load(TAHUN, Triwulan.III).laporan.baris[0].butir_id
        office.realisasi.save_nilai(butir_id, Triwulan.III, nilai)
        paths = lock_and_send(office, Triwulan.III)
    wanted = table(kantor, "realisasi")
    assert fates(kantor, paths) == {"LAPORAN_TRIWULAN TW3": Nasib.BERBEDA}
    with pytest.raises(KnownError) as caught:
        again(kantor, paths)
    assert caught.value.kode == "TIDAK_ADA_YANG_DIPULIHKAN"
    assert table(kantor, "realisasi") == wanted


# Refusals -----------------------------------------------------------------------------------------


def test_that_a_seal_nobody_vouches_for_must_be_confirmed_by_its_code(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    bacaan = pulih_paket.read(terkirim, ignore)
    code = kantor.identitas.show()["kode_pengenal"]
    folder = tmp_path / "kosong"
    with open_office(folder, waktu) as office:
        rencana = office.pulih_paket.preview(bacaan)
        assert rencana.pengenal == (code,)
        for wrong in (frozenset[str](), frozenset({"0000-0000"})):
            with pytest.raises(KnownError) as caught:
                pulih_paket.keep_files(folder, rencana, wrong, ignore)
            assert caught.value.kode == "PENGENAL_BELUM_DICOCOKKAN"
            with pytest.raises(KnownError):
                office.pulih_paket.apply(rencana, wrong)
        assert office.kantor.load() is None
    assert not (folder / "paket").exists()


def test_that_a_damaged_file_is_named_and_the_others_are_restored(
    kantor: Office, terkirim: list[Path], tmp_path: Path
) -> None:
    bad = tmp_path / "rusak.asice"
    bad.write_bytes(terkirim[0].read_bytes()[:-1])
    (tmp_path / "surat.txt").write_text("bukan paket")
    bacaan = pulih_paket.read([bad, tmp_path / "surat.txt", *terkirim[1:]], ignore)
    assert [nama for nama, _pesan in bacaan.ditolak] == ["rusak.asice", "surat.txt"]
    assert len(bacaan.paket) == len(terkirim) - 1
    with pytest.raises(KnownError) as caught:
        kantor.pulih_paket.preview(pulih_paket.read([bad], ignore))
    assert caught.value.kode == "TIDAK_ADA_PAKET"


def test_that_packages_of_another_office_are_refused(
    kantor: Office, terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    with open_office(tmp_path / "lain", waktu) as other:
        contoh.fill(other)
        with other.store.command("Jadi kantor lain"):
            other.store.update("unit", other.kantor.require()["id"], {"acuan": "loka-lain"})
        with pytest.raises(KnownError) as caught:
            other.pulih_paket.preview(pulih_paket.read(terkirim, ignore))
    assert caught.value.kode == "KANTOR_LAIN"


@pytest.mark.parametrize("step", ["keep", "apply"])
def test_that_a_failure_leaves_no_office(
    terkirim: list[Path],
    tmp_path: Path,
    waktu: Waktu,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    folder = tmp_path / "kosong"

    def fail(*_args: object, **_names: object) -> None:
        raise KnownError("DISK_PENUH", "Disk penuh.")

    if step == "keep":
        monkeypatch.setattr(pulih_paket, "write_atomic", fail)
    else:
        monkeypatch.setattr(pulih_paket.repository, "store_package", fail)
    with pytest.raises(KnownError) as caught:
        rebuilt(folder, terkirim, waktu)
    assert caught.value.kode == "DISK_PENUH"
    with open_office(folder, waktu) as office:
        assert office.kantor.load() is None
        assert rows(office.store.db, "SELECT count(*) AS n FROM perintah") == [{"n": 0}]


def test_that_rows_that_do_not_fit_are_a_sentence(
    terkirim: list[Path], tmp_path: Path, waktu: Waktu
) -> None:
    """Such a package was sealed with the office's key, by another program."""
    from dataclasses import replace

    def spoilt(change: Callable[[dict[str, Any]], object]) -> str:
        bacaan = pulih_paket.read(terkirim[:2], ignore)
        data = json.loads(json.dumps(dict(bacaan.paket[0].data)))
        change(data["isi"])
        bad = replace(bacaan, paket=(replace(bacaan.paket[0], data=data),))
        setuju = frozenset({bad.paket[0].pengenal})
        with pytest.raises(KnownError) as caught:
            pulih_paket.open_restored(tmp_path / "kosong", waktu, bad, setuju)
        return caught.value.kode

    for change in (
        lambda isi: isi["butir_rencana"].pop(),
        lambda isi: isi["unit"][0].update(zona="WIBB"),
        lambda isi: isi["target"][0].update(triwulan="satu"),
        lambda isi: isi["butir_rencana"][0].pop("uraian"),
    ):
        assert spoilt(change) == "PAKET_TIDAK_TERPULIHKAN"
