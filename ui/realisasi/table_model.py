"""The table of a quarter: one row an indikator, its columns as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, Jenis, format_angka, format_isian, format_persen
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.komponen import total, weight_problem
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pecahan import Terukur
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.realisasi import IsiTriwulan, Sel, check
from ui.core.column import Cell, Column, Job
from ui.core.guard import guarded
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

NOTES = {
    "analisis": _("Analisis"),
    "kendala": _("Kendala"),
    "tindak_lanjut": _("Rencana tindak lanjut"),
}
"""The texts of a quarter, edited in the detail pane only, and their titles."""

TYPED = ("pecahan", "nilai", "target", *NOTES)
"""The columns that a person types; what else a row shows follows from them."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one indikator of a quarter; `terkunci` says why nothing can be typed, "" where it can.

    `target_tetap` says the same of its target. `urut` is the place in the plan, `ragu` are the
    sentences about targets that do not fit; `berkas_hilang` counts files of its evidence that are
    not there any more.
    """

    isi: BarisIndikator
    urut: int
    terkunci: str = ""
    target_tetap: str = ""
    ragu: tuple[str, ...] = ()
    berkas_hilang: int = 0

    @property
    def peringatan(self) -> tuple[str, ...]:
        """Return what is doubtful in the row, in sentences."""
        found = [*self.ragu, weight_problem(self.isi.realisasi.komponen)]
        if self.berkas_hilang:
            found.append(_("{n} berkas data dukung hilang.").format(n=self.berkas_hilang))
        return tuple(filter(None, found))

    @property
    def triwulan(self) -> Triwulan:
        """Return the quarter that is typed here."""
        return self.isi.realisasi.triwulan

    @property
    def key(self) -> tuple[str, Triwulan]:
        """Return what tells the row from all others, those of other quarters included."""
        return self.isi.butir_id, self.triwulan

    @property
    def nomor(self) -> str:
        """Return the printed number without its full stop."""
        return self.isi.nomor.rstrip(".")

    @property
    def capaian(self) -> str:
        """Return the capaian in percent, "" where there is none."""
        capaian = self.isi.hitungan.capaian_tw
        return "" if capaian is None else format_persen(capaian)

    @property
    def kriteria(self) -> str:
        """Return the word for the capaian, or why there is none."""
        target, isian = self.isi.target.jenis, self.isi.isian.jenis
        if band := self.isi.hitungan.kriteria:
            return band.nama
        if self.isi.belum_diisi:
            return _("Belum diisi")
        if Jenis.TIDAK_DIUKUR in (target, isian):
            return _("Tidak diukur")
        if target in (Jenis.STRIP, Jenis.KOSONG):
            return _("Tanpa target")
        return _("Tanpa nilai") if isian is Jenis.STRIP else ""


def read_rows(isi: IsiTriwulan) -> list[Baris]:
    """Return the rows of a quarter in the order of the plan."""
    terkunci, tetap = describe_closed(isi), describe_measured(isi)
    return [
        Baris(
            row,
            urut,
            terkunci,
            tetap,
            isi.ragu.get(row.butir_id, ()),
            sum(item.sha256 in isi.hilang for item in row.data_dukung),
        )
        for urut, row in enumerate(isi.laporan.baris)
    ]


def describe_closed(isi: IsiTriwulan) -> str:
    """Return why nothing of a quarter can be typed, "" where it can."""
    if isi.kunci is None:
        return ""
    text = _("Terkunci oleh {nama}; buka kunci dengan alasan untuk mengubahnya.")
    return text.format(nama=isi.kunci["nama"])


def describe_fixed(isi: IsiTriwulan) -> str:
    """Return why nothing of the plan can be typed from a quarter, "" where it can."""
    if (closed := describe_closed(isi)) or not isi.rencana_tetap:
        return closed
    return _("Rencana sudah ditetapkan; buat revisi pada halaman Rencana untuk mengubahnya.")


def describe_measured(isi: IsiTriwulan) -> str:
    """Return why the target of a quarter cannot be typed there, "" where it can."""
    if isi.kunci or isi.versi_rencana is None:
        return describe_fixed(isi)
    text = _(
        "Triwulan ini diukur terhadap rencana {versi}, yang berlaku pada hari terakhirnya; revisi "
        "sesudahnya tidak mengubah targetnya."
    )
    return text.format(versi=revision_label(isi.versi_rencana))


class RealisasiModel(TableModel[Baris]):
    """Show the rows of a quarter; the column of the quarter before is titled by its name."""

    def __init__(self, office: "Office", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(
            columns(office), lambda row: row.key, tasks, parent, partial(save_cells, office)
        )
        self._before = ""
        self._before_title = (
            Qt.Orientation.Horizontal,
            int(Qt.ItemDataRole.DisplayRole),
            self.column_of("sebelumnya"),
        )

    def set_triwulan(self, triwulan: Triwulan) -> None:
        """Title the column of the quarter before."""
        before = triwulan.previous
        self._before = before.label if before else "–"
        at = self.column_of("sebelumnya")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, at, at)

    @guarded(None)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the title of a column."""
        if (orientation, role, section) == self._before_title:
            return self._before
        return super().headerData(section, orientation, role)


def save_cells(office: "Office", cells: Sequence[Cell[Baris]]) -> Job:
    """Return the job that saves several cells of one quarter as one command."""
    typed = [Sel(cell.row.isi.butir_id, cell.column.name, cell.text) for cell in cells]
    return partial(office.realisasi.paste, cells[0].row.triwulan, typed)


def columns(office: "Office") -> tuple[Column[Baris], ...]:
    """Return the columns of the table; what is typed goes to the services of the office."""

    def typed(write: Callable[..., Changes], row: Baris, *arguments: object) -> Job:
        return partial(write, row.isi.butir_id, row.triwulan, *arguments)

    def checked(name: str) -> Callable[[Baris, str], None]:
        return lambda row, teks: check(name, teks, row.isi.satuan, _sebaris(row, name))

    def save_target(row: Baris, teks: str) -> Job:
        return typed(office.rencana.save_target, row, teks)

    def save_pecahan(row: Baris, teks: str) -> Job:
        return typed(office.realisasi.save_pecahan, row, teks)

    def save_nilai(row: Baris, teks: str) -> Job:
        return typed(office.realisasi.save_nilai, row, teks)

    def save_note(name: str) -> Callable[[Baris, str], Job]:
        return lambda row, teks: typed(office.realisasi.save_note, row, name, teks)

    return (
        Column(
            "kelompok",
            _("Kelompok"),
            value=lambda row: row.isi.kelompok,
            hint=_("Bagian rencana yang memuat indikator ini; urutan baris mengikuti rencana"),
            width=13,
        ),
        Column(
            "nomor",
            _("No"),
            sort=lambda row: row.urut,
            tooltip=lambda row: row.isi.kelompok,
            align="kanan",
            width=3,
        ),
        Column(
            "indikator",
            _("Indikator"),
            value=lambda row: row.isi.uraian,
            tooltip=lambda row: "\n".join(filter(None, (row.isi.uraian, row.isi.kelompok))),
            width=24,
            stretch=True,
        ),
        Column("satuan", _("Satuan"), value=lambda row: row.isi.satuan, width=7),
        Column(
            "target",
            _("Target"),
            value=lambda row: row.isi.target.nilai,
            text=lambda row: format_isian(row.isi.target),
            tooltip=lambda row: row.target_tetap,
            hint=_("Target triwulan ini"),
            align="kanan",
            width=6,
            editor="angka",
            editable=lambda row: not row.target_tetap,
            check=checked("target"),
            save=save_target,
        ),
        Column(
            "sebelumnya",
            "",
            value=lambda row: row.isi.sebelumnya,
            text=lambda row: format_isian(row.isi.sebelumnya_isian),
            hint=_("Realisasi triwulan sebelumnya"),
            align="kanan",
            width=6,
        ),
        Column(
            "pecahan",
            _("Pembilang/Penyebut"),
            text=_pecahan,
            sort=lambda row: row.isi.realisasi.pembilang,
            tooltip=_why_locked,
            hint=_("Ketik misalnya 174 / 180; realisasinya dihitung sendiri"),
            align="kanan",
            width=15,
            editor="angka",
            editable=_is_open,
            check=checked("pecahan"),
            save=save_pecahan,
            one_of="realisasi",
        ),
        Column(
            "nilai",
            _("Realisasi"),
            value=lambda row: row.isi.isian.nilai,
            text=lambda row: format_isian(row.isi.isian),
            tooltip=_how_made,
            hint=_("Angka, N/A bila tidak diukur, atau - bila tidak ada"),
            align="kanan",
            width=8,
            editor="angka",
            editable=_is_open,
            check=checked("nilai"),
            save=save_nilai,
            one_of="realisasi",
        ),
        Column(
            "capaian",
            _("Capaian"),
            sort=lambda row: row.isi.hitungan.capaian_tw,
            tooltip=_arithmetic,
            hint=_("Realisasi dibandingkan dengan target triwulan ini"),
            align="kanan",
            width=8,
        ),
        Column(
            "kriteria",
            _("Kriteria"),
            sort=lambda row: row.isi.hitungan.capaian_tw,
            status=_tone,
            hint=_("Kriteria capaian"),
            width=14,
        ),
        Column(
            "tahunan",
            _("thd. tahunan"),
            value=lambda row: row.isi.hitungan.capaian_tahunan,
            text=_tahunan,
            tooltip=_arithmetic,
            hint=_("Realisasi s.d. triwulan ini dibandingkan dengan target tahunan"),
            align="kanan",
            width=10,
        ),
        Column(
            "data_dukung",
            _("Data dukung"),
            sort=lambda row: len(row.isi.data_dukung),
            text=count_evidence,
            tooltip=lambda row: "\n".join(item.nama for item in row.isi.data_dukung),
            status=lambda row: "peringatan" if row.berkas_hilang else None,
            hint=_("Jumlah berkas, tautan, dan dokumen fisik pada triwulan ini"),
            align="kanan",
            width=7,
            away=True,
        ),
        *(
            Column(
                name,
                title,
                value=_note(name),
                hidden=True,
                editable=_is_open,
                save=save_note(name),
            )
            for name, title in NOTES.items()
        ),
    )


def describe_isian(isian: Isian) -> str:
    """Return a target in words that can stand in a sentence."""
    return format_isian(isian) or _("belum diisi")


def format_terukur(terukur: Terukur) -> str:
    """Return a number or fraction as it is typed again, "" for none."""
    if terukur.pembilang is not None and terukur.penyebut is not None:
        return f"{format_angka(terukur.pembilang)} / {format_angka(terukur.penyebut)}"
    return "" if terukur.nilai is None else format_angka(terukur.nilai)


def _sebaris(row: Baris, name: str) -> list[Decimal]:
    """Return the numbers of a row but for the one that is typed."""
    isi = row.isi
    numbers = {
        "target": isi.target.nilai,
        "nilai": isi.realisasi.nilai,
        "tahunan": isi.target_tahunan.nilai,
        "sebelumnya": isi.sebelumnya,
    }
    return [n for kind, n in numbers.items() if n is not None and kind != name]


def _is_open(row: Baris) -> bool:
    return not row.terkunci


def _why_locked(row: Baris) -> str:
    return row.terkunci


def _how_made(row: Baris) -> str:
    """Return how the parts made the number, and why nothing can be typed."""
    realisasi = row.isi.realisasi
    made = total(realisasi.komponen, row.isi.satuan)[1] if realisasi.dari_komponen else ""
    return "\n".join(filter(None, (made, row.terkunci)))


def _arithmetic(row: Baris) -> str:
    return "\n".join(row.isi.hitungan.uraian)


def _tone(row: Baris) -> str | None:
    band = row.isi.hitungan.kriteria
    return band.nada if band else None


def _note(name: str) -> Callable[[Baris], str]:
    return lambda row: str(getattr(row.isi.realisasi, name))


def _pecahan(row: Baris) -> str:
    return "" if row.isi.realisasi.pembilang is None else format_terukur(row.isi.realisasi)


def count_evidence(row: Any) -> str:
    """Return how much evidence a row of a quarter has, and how many of its files are missing."""
    count = str(len(row.isi.data_dukung) or "")
    if row.berkas_hilang:
        return _("{n} ({hilang} hilang)").format(n=count, hilang=row.berkas_hilang)
    return count


def _tahunan(row: Baris) -> str:
    capaian = row.isi.hitungan.capaian_tahunan
    return "" if capaian is None else format_persen(capaian)
