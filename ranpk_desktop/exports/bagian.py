"""A part of a report as a table: told once, drawn in the PDF and written into the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ranpk_desktop.domain.angka import format_angka

KIRI, TENGAH, KANAN = "kiri", "tengah", "kanan"


@dataclass(frozen=True, slots=True)
class Kolom:
    """Describe a column: its header, its width beside the others' in mm, and how its cells lie."""

    judul: str
    lebar: float
    rata: str = KIRI


@dataclass(frozen=True, slots=True)
class Angka:
    """Hold a cell with a number: its decimals, what it counts, and a remark that a PDF shows."""

    nilai: Decimal
    tempat: int = 2
    satuan: str = ""
    catatan: str = ""

    @property
    def teks(self) -> str:
        """Return it for print: "12 sarana", "25%"."""
        return f"{format_angka(self.nilai, self.tempat)}{self.akhiran}"

    @property
    def akhiran(self) -> str:
        """Return what stands behind the number."""
        return self.satuan if self.satuan in ("", "%") else f" {self.satuan}"


Sel = str | Angka


@dataclass(frozen=True, slots=True)
class Baris:
    """Hold a row; `warna` fills (RGB hex) its cell at `kolom_warna`; `tebal` marks a total."""

    sel: tuple[Sel, ...]
    butir_id: str = ""
    warna: str | None = None
    kolom_warna: int = 0
    tebal: bool = False


@dataclass(frozen=True, slots=True)
class Bagian:
    """Hold a part: its heading, the name of its sheet, its table, and the sentences below that.

    A row that is a text goes across the table. Without rows only the sentences stand.
    """

    judul: str
    lembar: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris | str, ...]
    catatan: tuple[str, ...] = ()
    penuh: bool = True
    """Whether the table is as wide as the page, not as its columns say."""

    def widths(self, penuh: float, satuan: float) -> Iterator[float]:
        """Yield the columns' widths: together `penuh`, or with a millimetre as large as given."""
        scale = penuh / sum(it.lebar for it in self.kolom) if self.penuh else satuan
        for kolom in self.kolom:
            yield kolom.lebar * scale
