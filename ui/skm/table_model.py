"""The table of a survey: the nine unsur, typed by value or by sum, with what follows from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.skm import HasilUnsur, PeriodeSkm, describe_change, rounded
from ranpk_desktop.services.skm import Sel
from ranpk_desktop.services.skm_isian import check_cell
from ui.core.column import Cell, Column, Job
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

UNIT = ""
"""The service switch's value for all services together."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one unsur of a survey; `terkunci` says why nothing can be typed, "" where it can.

    `lalu` is its value a year before.
    """

    layanan_id: str
    tahun: int
    periode: PeriodeSkm
    hasil: HasilUnsur
    lalu: Decimal | None = None
    responden: int | None = None
    terkunci: str = ""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """Return what tells the row from all others, those of other surveys included."""
        return self.layanan_id, self.tahun, self.periode.value, self.hasil.unsur.value

    @property
    def n(self) -> int | None:
        """Return how many have answered."""
        return self.hasil.jawaban.n

    @property
    def perubahan(self) -> Decimal | None:
        """Return by how much the value rose in a year."""
        nilai = self.hasil.nilai
        return None if nilai is None or self.lalu is None else nilai - self.lalu


def read_rows(isi: IsiSkm, layanan_id: str) -> list[Baris]:
    """Return the nine rows of a service, or of the unit."""
    chosen = isi.of(layanan_id)
    if chosen is None:
        words = _("Nilai unit dihitung dari layanannya; pilih layanan untuk mengisinya.")
        before = next((it.hasil for it in isi.tren if it.tahun == isi.tahun - 1), None)
        hasil, terkunci, responden = isi.unit.hasil, words, isi.unit.responden
    else:
        before, hasil = chosen.lalu, chosen.hasil
        responden = chosen.responden
        terkunci = _("Hasil survei ini sudah dikunci bersama laporannya.") if isi.kunci else ""
    return [
        Baris(
            layanan_id,
            isi.tahun,
            isi.periode,
            it,
            before.of(it.unsur).nilai if before else None,
            responden,
            terkunci,
        )
        for it in hasil.unsur
    ]


class SkmModel(TableModel[Baris]):
    """Show the unsur of a survey; several cells are saved as one command."""

    def __init__(self, office: "Office", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(
            columns(office), lambda row: row.key, tasks, parent, partial(save_cells, office)
        )


def save_cells(office: "Office", cells: Sequence[Cell[Baris]]) -> Job:
    """Return the job that saves several cells of one survey as one command."""
    typed = [
        Sel(cell.row.layanan_id, cell.row.hasil.unsur, cell.column.name, cell.text)
        for cell in cells
    ]
    return partial(office.skm.save, cells[0].row.tahun, cells[0].row.periode, typed)


def columns(office: "Office") -> tuple[Column[Baris], ...]:
    """Return the columns of the table; what is typed goes to the service."""

    def save(name: str) -> Callable[[Baris, str], Job]:
        return lambda row, teks: partial(
            office.skm.save,
            row.tahun,
            row.periode,
            [Sel(row.layanan_id, row.hasil.unsur, name, teks)],
        )

    def check(name: str) -> Callable[[Baris, str], None]:
        return lambda row, teks: check_cell(name, teks, row.n or row.responden)

    return (
        Column("kode", _("Kode"), value=lambda row: row.hasil.unsur.value, width=4),
        Column(
            "unsur",
            _("Unsur"),
            value=lambda row: row.hasil.unsur.nama,
            width=24,
            stretch=True,
        ),
        Column(
            "nrr",
            "NRR",
            value=lambda row: row.hasil.nrr,
            text=lambda row: _fraction(row.hasil.nrr, 2),
            hint=_("Nilai rata-rata jawaban, 1–4"),
            align="kanan",
            width=5,
        ),
        Column(
            "nilai",
            _("Nilai"),
            value=lambda row: row.hasil.nilai,
            text=lambda row: _number(row.hasil.nilai),
            edit_text=_typed,
            tooltip=_why_locked,
            hint=_("Ketik nilai 25–100 atau NRR 1–4; skalanya dikenali sendiri"),
            align="kanan",
            width=7,
            editor="angka",
            editable=_is_open,
            check=check("nilai"),
            save=save("nilai"),
            one_of="nilai",
        ),
        Column(
            "mutu",
            _("Mutu"),
            value=lambda row: row.hasil.mutu.label if row.hasil.mutu else "",
            sort=lambda row: row.hasil.nilai,
            status=lambda row: row.hasil.mutu.nada if row.hasil.mutu else None,
            width=16,
        ),
        Column(
            "tempat",
            _("Tempat"),
            value=lambda row: place(row.hasil),
            sort=lambda row: row.hasil.peringkat or None,
            status=lambda row: "peringatan" if row.hasil.peringkat else None,
            hint=_("Tiga unsur terendah, beserta yang nilainya sama dengan yang ketiga"),
            width=12,
        ),
        Column(
            "perubahan",
            _("thd. tahun lalu"),
            text=lambda row: describe_change(row.perubahan),
            sort=lambda row: row.perubahan,
            hint=_("Naik atau turun dari nilai tahun sebelumnya"),
            align="kanan",
            width=10,
        ),
        Column(
            "n",
            "n",
            text=lambda row: "" if row.n is None else format_angka(Decimal(row.n)),
            tooltip=_why_locked,
            hint=_("Banyaknya responden yang menjawab unsur ini"),
            align="kanan",
            width=5,
            editor="angka",
            editable=_is_open,
            check=check("n"),
            save=save("n"),
        ),
        Column(
            "kosong",
            _("Kosong"),
            value=lambda row: row.hasil.jawaban.kosong or None,
            hint=_("Jawaban yang tidak diisi; tidak ikut dihitung"),
            align="kanan",
            width=6,
        ),
        Column(
            "jumlah",
            _("Jumlah"),
            value=lambda row: row.hasil.jawaban.jumlah,
            text=lambda row: _number(row.hasil.jawaban.jumlah, None),
            tooltip=_why_locked,
            hint=_("Jumlah semua jawaban 1–4; dibagi n menjadi NRR"),
            align="kanan",
            width=7,
            editor="angka",
            editable=_is_open,
            check=check("jumlah"),
            save=save("jumlah"),
            one_of="nilai",
        ),
        Column(
            "tertimbang",
            _("Tertimbang"),
            value=lambda row: row.hasil.tertimbang,
            text=lambda row: _fraction(row.hasil.tertimbang, 3),
            hint=_("NRR dikali bobot unsur (bawaan tepat 1/9)"),
            align="kanan",
            width=8,
        ),
    )


def place(hasil: HasilUnsur) -> str:
    """Return the place of an unsur among the lowest in words, "" for none."""
    return _("▼ terendah {n}").format(n=hasil.peringkat) if hasil.peringkat else ""


def _is_open(row: Baris) -> bool:
    return not row.terkunci


def _why_locked(row: Baris) -> str:
    return row.terkunci


def _number(nilai: Decimal | None, places: int | None = 2) -> str:
    return "" if nilai is None else format_angka(nilai, places)


def _fraction(nilai: Fraction | None, places: int) -> str:
    return "" if nilai is None else format_angka(rounded(nilai, places), places)


def _typed(row: Baris) -> str:
    """Return the value as it was typed, or as it is shown where it comes from a sum."""
    typed = row.hasil.jawaban.nilai
    return _number(row.hasil.nilai) if typed is None else format_angka(typed)
