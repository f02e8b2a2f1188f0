"""What of a quarter is filled: overall, and by whom the rest is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran


@dataclass(frozen=True, slots=True)
class Kosong:
    """Name a row still wanted; `tampilan` is the view of the page Realisasi in which it stands."""

    butir_id: str
    tampilan: str
    nomor: str
    uraian: str

    @property
    def sebutan(self) -> str:
        """Return number and words."""
        return f"{self.nomor} {self.uraian}".strip()

    @property
    def tempat(self) -> dict[str, object]:
        """Return its place on the page Realisasi."""
        return {"tampilan": self.tampilan, "butir_id": self.butir_id}


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """Count what a penanggung jawab has filled; `kosong` are the rows still wanted of him.

    `bernama` is False for the rows that are nobody's.
    """

    penanggung_jawab: str
    bernama: bool
    terisi: int
    jumlah: int
    kosong: tuple[Kosong, ...]


def completeness(laporan: LaporanTriwulan) -> tuple[Kelengkapan, ...]:
    """Count per penanggung jawab, in the order of the plan, the indikator first.

    A T/O or keluaran without one is wanted of whoever answers for what it belongs to, as in his
    lembar isian.
    """
    groups: dict[str, list[BarisIndikator | BarisKeluaran]] = {}
    for row in _wanted(laporan):
        nama = row.pemegang if isinstance(row, BarisKeluaran) else row.penanggung_jawab.strip()
        groups.setdefault(nama, []).append(row)
    return tuple(
        Kelengkapan(
            penanggung_jawab=nama or _("Tanpa penanggung jawab"),
            bernama=bool(nama),
            terisi=sum(not row.belum_diisi for row in rows),
            jumlah=len(rows),
            kosong=tuple(_empty(row) for row in rows if row.belum_diisi),
        )
        for nama, rows in groups.items()
    )


def unfilled(laporan: LaporanTriwulan) -> tuple[Kosong, ...]:
    """Return the rows that still want a realisasi, the indikator first."""
    return tuple(_empty(row) for row in _wanted(laporan) if row.belum_diisi)


def _wanted(laporan: LaporanTriwulan) -> Iterator[BarisIndikator | BarisKeluaran]:
    """Yield what the quarter asks a realisasi of: what `laporan.jumlah` counts."""
    yield from (row for row in laporan.baris if row.perlu_diisi)
    yield from (row for row in laporan.keluaran if row.jatuh_tempo)


def _empty(row: BarisIndikator | BarisKeluaran) -> Kosong:
    tampilan = "indikator" if isinstance(row, BarisIndikator) else "keluaran"
    return Kosong(row.butir_id, tampilan, row.nomor, row.uraian)
