"""The table of RATL: one row an action of any survey year, its columns as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isian_ratl import JUDUL, closes, lacks_proof
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, VerifikasiRatl, write_unsur
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.domain.waktu import WAKTU
from ranpk_desktop.services.ratl import BarisRatl, IsiRatl, Sel
from ui.core.column import Cell, Column, Job
from ui.core.editors import Editor, Several, Suggested
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

SEGERA = 14
"""Days before the last one from which on an open action is to be seen to."""
UNSUR = tuple((it.value, it.sebutan) for it in Unsur)
STATUS = tuple((it.value, it.label) for it in StatusRatl)
DASAR = (("", "–"), *((it.value, it.label) for it in Dasar))
"""What can be picked."""
_UNCHANGED = Changes(frozenset(), None, "")
_TONES = {StatusRatl.SELESAI: "baik", StatusRatl.PROSES: "info"}
_VERIFIKASI = {VerifikasiRatl.SESUAI: "baik", VerifikasiRatl.BELUM_SESUAI: "buruk"}


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one action; `hari` is today."""

    isi: BarisRatl
    hari: date

    @property
    def ratl(self) -> Ratl:
        """Return the action."""
        return self.isi.ratl

    @property
    def key(self) -> str:
        """Return what tells the row from all others."""
        return self.ratl.id

    @property
    def terlambat(self) -> bool:
        """Tell whether the action is still open after its last day."""
        return self.ratl.terlambat(self.hari)

    @property
    def terbuka(self) -> bool:
        """Tell whether the action is not done."""
        return self.ratl.terbuka

    @property
    def batas(self) -> str:
        """Return in words how far the last day is; a day that is far off as such."""
        if not self.terbuka:
            return ""
        if self.ratl.sampai is None:
            return _("waktu belum jelas") if self.ratl.masalah_waktu else _("belum ditentukan")
        sisa = (self.ratl.sampai - self.hari).days
        if sisa < 0:
            return _("terlambat {n} hari").format(n=-sisa)
        if sisa > SEGERA:
            return format_tanggal(self.ratl.sampai)
        return _("{n} hari lagi").format(n=sisa) if sisa else _("hari ini")

    @property
    def nada_batas(self) -> str | None:
        """Return the tone of these words."""
        if self.terlambat:
            return "buruk"
        sampai = self.ratl.sampai
        if not self.terbuka or (sampai and (sampai - self.hari).days > SEGERA):
            return None
        return "peringatan" if sampai or self.ratl.masalah_waktu else None

    @property
    def unsur(self) -> str:
        """Return the unsur: the name of one, the codes of several, and if they are a guess."""
        chosen = self.ratl.unsur
        if self.ratl.unsur_tebakan and chosen:
            return _("{unsur} (tebakan)").format(unsur=", ".join(chosen))
        return chosen[0].sebutan if len(chosen) == 1 else ", ".join(chosen)


def read_rows(isi: IsiRatl) -> list[Baris]:
    """Return the rows of the table."""
    return [Baris(it, isi.hari_ini) for it in isi.baris]


class RatlModel(TableModel[Baris]):
    """Show the actions of every survey year; `year` is that of the clock, for suggestions.

    `closing_wanted` carries the actions, each with the day typed for it or "", that somebody
    wants to close though they have neither data dukung nor a reason: nothing is saved of that.
    """

    closing_wanted = Signal(object)

    def __init__(
        self, office: "Office", tasks: Tasks, year: int, parent: QObject | None = None
    ) -> None:
        self._office = office
        self.layanan: tuple[str, ...] = ()
        periods = [f"{it} {tahun}" for tahun in (year, year + 1) for it in WAKTU]
        super().__init__(self._made(periods), lambda row: row.key, tasks, parent, self._save_cells)

    def _made(self, periods: Sequence[str]) -> tuple[Column[Baris], ...]:
        editors: dict[str, Editor] = {
            "jenis_layanan": Suggested(lambda: self.layanan),
            "waktu_pelaksanaan": Suggested(lambda: periods),
            "unsur": Several(UNSUR),
            "status": STATUS,
            "dasar": DASAR,
            "tanggal_mulai": "tanggal",
            "tanggal_selesai": "tanggal",
        }
        return columns(editors, lambda name: partial(self._save_cell, name))

    def _save_cell(self, name: str, row: Baris, teks: str) -> Job:
        cell = Cell(row, self.columns[self.column_of(name)], teks)
        return self._save_cells([cell])

    def _save_cells(self, cells: Sequence[Cell[Baris]]) -> Job:
        """Return the job that saves cells as one command, but for those that need a reason."""
        waiting = [it for it in cells if needs_reason(it)]
        if waiting:
            days = {it.row.key: "" for it in waiting}
            days |= {it.row.key: it.text for it in waiting if it.column.name == "tanggal_selesai"}
            self.closing_wanted.emit(days)
        typed = [Sel(it.row.key, it.column.name, it.text) for it in cells if it not in waiting]
        return partial(self._office.ratl.save, typed) if typed else lambda: _UNCHANGED


def needs_reason(cell: Cell[Baris]) -> bool:
    """Tell whether a typed cell would close an action that lacks its proof."""
    isi = cell.row.isi
    return closes(isi.ratl, cell.column.name, cell.text) and lacks_proof(isi.ratl, isi.dukungan)


def columns(
    editors: dict[str, Editor], save: Callable[[str], Callable[[Baris, str], Job]]
) -> tuple[Column[Baris], ...]:
    """Return the columns; `editors` says how those are typed that are no plain text."""

    def typed(name: str, title: str = "", **more: object) -> Column[Baris]:
        given: dict[str, object] = {
            "value": lambda row: getattr(row.ratl, name),
            "editor": editors.get(name, "teks"),
            "save": save(name),
            **more,
        }
        return Column(name, title or JUDUL[name], **given)  # type: ignore[arg-type]

    return (
        Column(
            "tahun",
            _("Tahun\nsurvei"),
            value=lambda row: row.ratl.tahun,
            tooltip=lambda row: _("Tahun survei tetap; buat baris baru untuk tahun lain."),
            align="kanan",
            width=6,
        ),
        Column("unit", _("Unit"), value=lambda row: row.ratl.unit, width=22, away=True),
        typed("jenis_layanan", _("Layanan"), width=13),
        typed("no_rekomendasi", _("No.\nrek."), hint=JUDUL["no_rekomendasi"], width=5, away=True),
        typed("dasar", width=14, away=True),
        typed(
            "unsur",
            value=lambda row: write_unsur(row.ratl.unsur),
            text=lambda row: row.unsur,
            edit_text=lambda row: write_unsur(row.ratl.unsur),
            tooltip=lambda row: "\n".join(it.sebutan for it in row.ratl.unsur),
            status=lambda row: "peringatan" if row.ratl.unsur_tebakan and row.unsur else None,
            width=11,
        ),
        typed(
            "rencana_aksi",
            text=lambda row: row.ratl.rencana_aksi or _("(belum ditulis)"),
            edit_text=lambda row: row.ratl.rencana_aksi,
            status=lambda row: None if row.ratl.rencana_aksi else "peringatan",
            width=20,
            stretch=True,
        ),
        typed(
            "waktu_pelaksanaan",
            _("Waktu\npelaksanaan"),
            tooltip=_explain_time,
            hint=_("Tanggal (31/3/2026) atau periode (TW III 2026, Agustus 2026)"),
            width=13,
        ),
        Column(
            "batas",
            _("Batas"),
            sort=lambda row: row.ratl.sampai if row.terbuka else None,
            status=lambda row: row.nada_batas,
            tooltip=_explain_time,
            hint=_("Hari terakhir dari waktu pelaksanaan"),
            width=15,
        ),
        typed("penanggung_jawab", _("Pen. jawab"), width=11),
        typed(
            "status",
            sort=lambda row: list(StatusRatl).index(row.ratl.status),
            status=lambda row: _TONES.get(row.ratl.status),
            width=8,
        ),
        typed("tanggal_mulai", _("Tanggal\nmulai"), width=14, away=True),
        typed("tanggal_selesai", _("Tanggal\nselesai"), width=12),
        Column(
            "dukungan",
            _("Data\ndukung"),
            value=lambda row: row.isi.dukungan or None,
            hint=_("Banyaknya data dukung"),
            align="kanan",
            width=6,
        ),
        typed("uraian_tindak_lanjut", width=24, away=True),
        typed("kendala", width=20, away=True),
        Column(
            "verifikasi",
            _("Verifikasi Pusat"),
            value=lambda row: row.ratl.verifikasi.label,
            status=lambda row: _VERIFIKASI.get(row.ratl.verifikasi),
            tooltip=lambda row: row.ratl.catatan_verifikasi or row.ratl.verifikasi.label,
            hint=_("Hasil pemeriksaan Pusat; datang bersama tanda terima"),
            width=14,
            away=True,
        ),
        *(
            typed(name, hidden=True)
            for name in (
                "rekomendasi",
                "saran_responden",
                "analisis_penyebab",
                "alasan_tanpa_dukungan",
            )
        ),
    )


def _explain_time(row: Baris) -> str:
    """Return how the time was understood, or why not."""
    ratl = row.ratl
    if ratl.sampai:
        return _("Paling lambat {tanggal}").format(tanggal=format_tanggal(ratl.sampai))
    if not ratl.waktu_pelaksanaan:
        return _("Waktu pelaksanaan belum diisi")
    text = _("“{isi}”: {masalah}. Tulis misalnya 31/3/2026, Agustus 2026, atau TW III 2026.")
    return text.format(isi=ratl.waktu_pelaksanaan, masalah=ratl.masalah_waktu)
