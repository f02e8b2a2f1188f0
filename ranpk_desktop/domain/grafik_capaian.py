"""The capaian of a quarter as bars, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_persen
from ranpk_desktop.domain.capaian import Band
from ranpk_desktop.domain.laporan import LaporanTriwulan


@dataclass(frozen=True, slots=True)
class Batang:
    """Hold one bar: its length, what it is of, its end in words, and the butir it leads to.

    `nada` is the tone of its kriteria; `butir_id` is None where it leads nowhere.
    """

    judul: str
    panjang: Decimal
    kata: str
    nada: str
    butir_id: str | None


@dataclass(frozen=True, slots=True)
class Grafik:
    """Hold the bars of a quarter: `capaian` in percent per indikator, `kriteria` as counts.

    `tanpa_capaian` counts the indikator that have none.
    """

    capaian: tuple[Batang, ...]
    kriteria: tuple[Batang, ...]
    tanpa_capaian: int

    @property
    def ringkasan(self) -> str:
        """Return both charts in one sentence."""
        if not self.capaian:
            return _("Belum ada capaian pada triwulan ini.")
        counts = _(", ").join(
            f"{batang.judul} {batang.kata}" for batang in self.kriteria if batang.panjang
        )
        text = _("{n} indikator punya capaian: {sebaran}.")
        words = text.format(n=len(self.capaian), sebaran=counts)
        if self.tanpa_capaian:
            text = _("{n} indikator tanpa capaian.")
            words = f"{words} {text.format(n=self.tanpa_capaian)}"
        return words


def chart(laporan: LaporanTriwulan, bands: Sequence[Band] = ()) -> Grafik:
    """Return the bars of a quarter in the order of its plan, and of `bands`, the lowest first."""
    capaian: list[Batang] = []
    first: dict[str, str] = {}
    counts = dict.fromkeys((band.nama for band in bands), 0)
    tones = {band.nama: band.nada for band in bands}
    for row in laporan.baris:
        percent, band = row.hitungan.capaian_tw, row.hitungan.kriteria
        if percent is None or band is None:
            continue
        judul = f"{row.nomor} {row.uraian}"
        kata = f"{format_persen(percent)} {band.nama}"
        capaian.append(Batang(judul, percent, kata, band.nada, row.butir_id))
        first.setdefault(band.nama, row.butir_id)
        counts[band.nama] = counts.get(band.nama, 0) + 1
        tones.setdefault(band.nama, band.nada)
    return Grafik(
        capaian=tuple(capaian),
        kriteria=tuple(
            Batang(nama, Decimal(n), str(n), tones[nama], first.get(nama))
            for nama, n in counts.items()
        ),
        tanpa_capaian=sum(
            row.perlu_diisi and row.hitungan.capaian_tw is None for row in laporan.baris
        ),
    )
