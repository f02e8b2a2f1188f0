"""The report of a survey year as data: documents show what is composed here.

`compose` reads the live rows or those of a rekaman, so a locked survey prints as it was locked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ranpk_desktop.domain import isi_skm
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.isi_skm import Aturan, IsiSkm, LayananSkm
from ranpk_desktop.domain.lampiran2 import kunci_layanan
from ranpk_desktop.domain.laporan_ratl import Jumlah, Kelompok, Nihil, arrange, count
from ranpk_desktop.domain.parameter_skm import Mutu
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.ratl import Ratl, read_ratl
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import plain


@dataclass(frozen=True, slots=True)
class LaporanSkm:
    """Hold the report.

    `mutu` are the bands of the year, from the lowest. `profil` counts the respondents of all
    services. `rencana` are the actions about this survey, `nihil` the services that have none with
    the reason, `belum` those that should have some. `tindak_lanjut` are the actions of the survey
    before, of the year `tahun_lalu` (None for none), with their statuses on the day `per`.
    """

    isi: IsiSkm
    mutu: tuple[Mutu, ...]
    per: date
    profil: tuple[tuple[Profil, str, int], ...]
    rencana: tuple[Kelompok, ...]
    nihil: tuple[Nihil, ...]
    belum: tuple[str, ...]
    tahun_lalu: int | None
    tindak_lanjut: tuple[Kelompok, ...]

    @property
    def tahun(self) -> int:
        """Return the survey year."""
        return self.isi.tahun

    @property
    def survei(self) -> tuple[LayananSkm, ...]:
        """Return the services that have a result, whole or in part."""
        return tuple(it for it in self.isi.layanan if it.hasil.terisi)

    @property
    def jumlah(self) -> Jumlah:
        """Return the sums of the actions of the survey before."""
        return count(
            str(self.tahun_lalu or ""), [it for group in self.tindak_lanjut for it in group.aksi]
        )


def compose(isi: Isi, tahun: int, periode: PeriodeSkm, per: date, aturan: Aturan) -> LaporanSkm:
    """Build the report of a survey; `isi` holds the rows of the unit alone."""
    shown = isi_skm.compose(isi, tahun, periode, aturan)
    rows = [read_ratl(row) for row in isi["ratl"] if row["dihapus_pada"] is None]
    own = [it for it in rows if it.tahun == tahun]
    before = max((it.tahun for it in rows if it.tahun < tahun), default=None)
    names = {row["id"]: str(row["nama"]) for row in isi["layanan"]}
    reasons = {
        names[row["layanan_id"]]: str(row["alasan"])
        for row in isi["ratl_nihil"]
        if row["tahun"] == tahun and row["alasan"] and row["layanan_id"] in names
    }
    nihil, belum = _gaps(shown, own, reasons)
    return LaporanSkm(
        isi=shown,
        mutu=aturan.parameter(tahun).mutu,
        per=per,
        profil=_profile(shown.layanan),
        rencana=arrange(own, per),
        nihil=nihil,
        belum=belum,
        tahun_lalu=before,
        tindak_lanjut=arrange([it for it in rows if it.tahun == before], per),
    )


def _gaps(
    isi: IsiSkm, own: Iterable[Ratl], reasons: Mapping[str, str]
) -> tuple[tuple[Nihil, ...], tuple[str, ...]]:
    """Return the services without an action: those that need none, with why, and those that do.

    What was written counts; else what the results themselves say.
    """
    followed = {kunci_layanan(it) for it in own}
    nihil, belum = [], []
    for it in isi.layanan:
        alasan = reasons.get(it.nama, "")
        if not it.hasil.terisi and not alasan:
            continue
        if plain(it.nama) in followed:
            continue
        if not alasan and not it.tindak_lanjut.usulan:
            alasan = " ".join(it.tindak_lanjut.catatan)
        if alasan:
            nihil.append(Nihil(isi.tahun, it.nama, alasan))
        else:
            belum.append(it.nama)
    return tuple(nihil), tuple(belum)


def _profile(services: Sequence[LayananSkm]) -> tuple[tuple[Profil, str, int], ...]:
    """Return the respondents of all services, the most frequent answers first."""
    counts: dict[tuple[Profil, str], int] = {}
    for it in services:
        for profil, jawaban, jumlah in it.profil:
            counts[profil, jawaban] = counts.get((profil, jawaban), 0) + jumlah
    kinds = list(Profil)
    ordered = sorted(counts.items(), key=lambda it: (kinds.index(it[0][0]), -it[1], it[0][1]))
    return tuple((profil, jawaban, jumlah) for (profil, jawaban), jumlah in ordered)
