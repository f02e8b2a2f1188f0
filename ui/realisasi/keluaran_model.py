"""T/O and keluaran of a quarter as rows, and the columns that two views show of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_isian, format_persen
from ranpk_desktop.domain.butir import Level, format_waktu
from ranpk_desktop.domain.isian_keluaran import JUDUL, read_cells
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran, shown_keluaran
from ranpk_desktop.domain.realisasi import StatusKeluaran
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.realisasi import IsiTriwulan, Sel
from ui.core.column import Cell, Column, Job
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks
from ui.realisasi.table_model import count_evidence, describe_closed, describe_fixed

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

STATUS = (("", "–"), *((status.value, status.label) for status in StatusKeluaran))
_TONES = {
    StatusKeluaran.BELUM: "cukup",
    StatusKeluaran.BERJALAN: "info",
    StatusKeluaran.SELESAI: "baik",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one T/O or keluaran of a quarter; `terkunci` says why nothing can be typed.

    `rencana_tetap` says the same of what belongs to the plan. `berkas_hilang` counts files of its
    evidence that are not there any more.
    """

    isi: BarisKeluaran
    urut: int
    terkunci: str
    rencana_tetap: str
    berkas_hilang: int

    @property
    def key(self) -> tuple[str, Triwulan]:
        """Return what tells the row from all others, those of other quarters included."""
        return self.isi.butir_id, self.isi.realisasi.triwulan

    @property
    def nomor(self) -> str:
        """Return the number shown."""
        return self.isi.nomor

    @property
    def keadaan(self) -> str:
        """Return in words where it stands."""
        if self.isi.realisasi.status:
            return self.isi.realisasi.status.label
        if self.isi.belum_diisi:
            return _("Belum diisi")
        return "" if self.isi.jatuh_tempo else _("Bukan triwulan ini")


def read_rows(isi: IsiTriwulan) -> list[Baris]:
    """Return every T/O and keluaran of a quarter in the order of the plan."""
    terkunci, tetap = describe_closed(isi), describe_fixed(isi)
    return [
        Baris(row, urut, terkunci, tetap, sum(it.sha256 in isi.hilang for it in row.data_dukung))
        for urut, row in enumerate(isi.laporan.keluaran)
    ]


class KeluaranModel(TableModel[Baris]):
    """Show T/O and keluaran with the columns of one view."""

    def __init__(
        self,
        office: "Office",
        columns: Sequence[Column[Baris]],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        save = partial(_save_cells, office)
        super().__init__(columns, lambda row: row.key, tasks, parent, save)


def _save_cells(office: "Office", cells: Sequence[Cell[Baris]]) -> Job:
    """Return the job that saves several cells of one quarter as one command."""
    typed = [Sel(cell.row.isi.butir_id, cell.column.name, cell.text) for cell in cells]
    return partial(office.realisasi_keluaran.paste, cells[0].row.isi.realisasi.triwulan, typed)


def typed(office: "Office", name: str, **how: object) -> Column[Baris]:
    """Return a column that is typed and saved through `realisasi_keluaran`."""

    def save(row: Baris, teks: str) -> Job:
        triwulan = row.isi.realisasi.triwulan
        return partial(office.realisasi_keluaran.save, row.isi.butir_id, triwulan, name, teks)

    settings: dict[str, object] = {
        "title": JUDUL[name],
        "tooltip": lambda row: row.terkunci,
        "editable": lambda row: not row.terkunci,
        "check": lambda row, teks: read_cells({name: teks}),
        "save": save,
    }
    return Column(name, **{**settings, **how})  # type: ignore[arg-type]  # fields of Column


def columns(office: "Office") -> tuple[Column[Baris], ...]:
    """Return the columns of the view Rencana Aksi."""
    return (
        Column(
            "nomor",
            _("No"),
            sort=lambda row: row.urut,
            tooltip=_above,
            width=9,
        ),
        Column(
            "uraian",
            _("Target/output, keluaran"),
            value=lambda row: row.isi.uraian,
            tooltip=lambda row: "\n".join((row.isi.uraian, _above(row))),
            width=20,
            stretch=True,
        ),
        Column(
            "waktu",
            _("Waktu"),
            value=lambda row: format_waktu(row.isi.waktu),
            hint=_("Triwulan yang dilaporkan"),
            width=9,
        ),
        Column(
            "target",
            _("Target"),
            value=lambda row: row.isi.target.nilai,
            text=_target,
            hint=_("Target triwulan ini"),
            align="kanan",
            width=9,
        ),
        Column(
            "sebelumnya",
            _("Sebelumnya"),
            value=lambda row: shown_keluaran(row.isi.sebelumnya),
            tooltip=_before,
            hint=_("Yang terakhir dilaporkan pada triwulan sebelumnya"),
            width=10,
        ),
        realisasi_column(office, JUDUL["realisasi"], 13),
        Column(
            "capaian",
            JUDUL["capaian"],
            value=lambda row: row.isi.capaian,
            text=lambda row: "" if row.isi.capaian is None else format_persen(row.isi.capaian),
            hint=_("Realisasi dibandingkan dengan target triwulan ini"),
            align="kanan",
            width=8,
        ),
        typed(
            office,
            "status",
            value=lambda row: row.isi.realisasi.status or "",
            text=lambda row: row.keadaan,
            edit_text=lambda row: row.isi.realisasi.status or "",
            status=_tone,
            editor=STATUS,
            width=16,
        ),
        typed(office, "keterangan", value=_keterangan, width=12),
        Column(
            "penanggung_jawab",
            _("Pen. jawab"),
            value=lambda row: row.isi.penanggung_jawab,
            width=12,
            away=True,
        ),
        evidence_column(),
    )


def realisasi_column(office: "Office", title: str, width: int) -> Column[Baris]:
    """Return the column in which a number with its satuan, or words, are typed."""
    return typed(
        office,
        "realisasi",
        title=title,
        value=lambda row: row.isi.teks,
        hint=_("Angka dengan satuannya (4 kali), kata-kata, N/A, atau -"),
        width=width,
    )


def evidence_column() -> Column[Baris]:
    """Return the column that counts data dukung."""
    return Column(
        "data_dukung",
        _("Data\ndukung"),
        sort=lambda row: len(row.isi.data_dukung),
        text=count_evidence,
        tooltip=lambda row: "\n".join(item.nama for item in row.isi.data_dukung),
        status=lambda row: "peringatan" if row.berkas_hilang else None,
        align="kanan",
        width=7,
    )


def _keterangan(row: Baris) -> str:
    return row.isi.realisasi.keterangan


def _tone(row: Baris) -> str | None:
    if row.isi.realisasi.status:
        return _TONES[row.isi.realisasi.status]
    return "peringatan" if row.isi.belum_diisi else None


def _target(row: Baris) -> str:
    return " ".join(filter(None, (format_isian(row.isi.target), row.isi.satuan))).strip()


def _before(row: Baris) -> str:
    before = row.isi.sebelumnya
    return "" if before is None else f"{before.triwulan.label}: {shown_keluaran(before)}"


def above(row: Baris) -> list[str]:
    """Return what a row serves in words, the highest first; sectors and pillars are left out."""
    skipped = (Level.PILAR, Level.SEKTOR)
    return [node.label for node in row.isi.atas if node.level not in skipped]


def _above(row: Baris) -> str:
    return "\n".join(above(row))


Keep = Callable[[Baris], bool]
FILTERS: dict[str, tuple[str, Keep | None]] = {
    "jatuh_tempo": (_("Dilaporkan triwulan ini"), lambda row: row.isi.jatuh_tempo),
    "belum_diisi": (_("Belum diisi"), lambda row: row.isi.belum_diisi),
    "belum_selesai": (_("Belum selesai"), lambda row: row.isi.belum_selesai),
    "semua": (_("Semua"), None),
}
"""What the table can be narrowed to: title, and which rows stay."""
