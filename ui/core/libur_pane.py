"""The days off of a year as a list: typed or pasted by lines, changed by cells."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.libur import HariLibur, in_year, merge, read_libur
from ranpk_desktop.domain.tanggal import nama_hari
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError
from ui.core import theme
from ui.core.actions import Action, build, button
from ui.core.clipboard import read_clipboard
from ui.core.column import Column, Job
from ui.core.inputs import Field, NoteInput
from ui.core.messages import EmptyState, InlineMessage
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks

Keep = Callable[[tuple[HariLibur, ...]], Job]
"""Takes the whole list as it shall be, and returns the job that stores it."""
_TOLD = 3
"""How many lines that were not understood are told in words."""


class LiburModel(TableModel[HariLibur]):
    """Show days off; a changed cell keeps the whole list anew."""

    def __init__(self, tasks: Tasks, keep: Keep, parent: QObject) -> None:
        self.tahun = 0
        self._keep = keep
        columns: tuple[Column[HariLibur], ...] = (
            Column(
                "tanggal",
                _("Tanggal"),
                value=lambda row: row.tanggal.isoformat(),
                width=17,
                editor="tanggal",
                check=self._read_day,
                save=self._move,
            ),
            Column("hari", _("Hari"), value=lambda row: nama_hari(row.tanggal), width=10),
            Column("keterangan", _("Keterangan"), width=24, stretch=True, save=self._rename),
        )
        super().__init__(columns, lambda row: row.tanggal, tasks, parent)

    def _read_day(self, row: HariLibur, teks: str) -> HariLibur:
        moved = replace(row, tanggal=in_year(teks, self.tahun))
        if any(other.tanggal == moved.tanggal for other in self.rows if other is not row):
            raise CheckError("tanggal", _("Tanggal ini sudah ada dalam daftar."))
        return moved

    def _move(self, row: HariLibur, teks: str) -> Job:
        return self._change(row, self._read_day(row, teks))

    def _rename(self, row: HariLibur, teks: str) -> Job:
        keterangan = clean_line(teks)
        if not keterangan:
            raise CheckError("keterangan", _("Keterangan belum diisi."))
        return self._change(row, replace(row, keterangan=keterangan))

    def _change(self, row: HariLibur, changed: HariLibur) -> Job:
        others = [other for other in self.rows if other is not row]
        return self._keep(merge(others, [changed]))


class _Table(TablePane[HariLibur]):
    """A table of days in which a pasted block is more lines, not other cells."""

    pasted = Signal(str)

    def paste(self) -> None:
        """Hand over the lines on the clipboard."""
        self.hint.hide()
        try:
            block = read_clipboard(QGuiApplication.clipboard().mimeData())
        except KnownError as error:
            self.hint.show_message(str(error), "peringatan", closable=False)
        else:
            self.pasted.emit("\n".join("\t".join(line) for line in block))


class LiburPane(QWidget):
    """Add days by lines, change them in the table, take them out; `keep` stores each new list.

    `above` is the row of the lines, for what the owner puts beside them.
    """

    def __init__(self, tasks: Tasks, keep: Keep) -> None:
        super().__init__()
        self._tasks, self._keep = tasks, keep
        self.model = LiburModel(tasks, keep, self)
        empty = EmptyState(
            "calendar",
            _("Belum ada daftar hari libur"),
            _("Sampai daftarnya ada, tenggat dihitung tanpa hari libur."),
        )
        self.table = _Table(self.model, _("Daftar hari libur"), empty=empty)
        self.lines = NoteInput(lines=2)
        self.message = InlineMessage()
        self.add_button = button(Action(_("Tamba&hkan"), self.add, "plus"))
        self.delete_button = button(Action(_("Ha&pus"), self.delete, "trash-2"))
        self.summary = theme.label("", "keterangan")
        self.above = QHBoxLayout()
        self._build()
        self.table.pasted.connect(self._take)
        self.lines.edited.connect(self._show_state)
        self.table.view.selectionModel().selectionChanged.connect(lambda *_args: self._show_state())
        remove = build(Action(_("Hapus hari"), self.delete, shortcut="Ctrl+Delete"), self)
        remove.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(remove)
        self._show_state()

    def _build(self) -> None:
        hint = _("Satu hari per baris. Daftar dua kolom dari Excel atau Word juga dikenali.")
        above = self.above
        above.setSpacing(theme.px(8))
        above.addWidget(Field(_("Ket&ik atau tempel hari libur"), self.lines, hint), 1)
        column = QVBoxLayout()
        column.addSpacing(self.lines.fontMetrics().height() + theme.px(4))
        column.addWidget(self.add_button)
        column.addStretch(1)
        above.addLayout(column)
        below = QHBoxLayout()
        below.setSpacing(theme.px(16))
        below.addWidget(self.summary, 1)
        below.addWidget(self.delete_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(above)
        whole.addWidget(self.message)
        whole.addWidget(self.table, 1)
        whole.addLayout(below)

    @property
    def hari(self) -> tuple[HariLibur, ...]:
        """Return the days shown."""
        return tuple(self.model.rows)

    @property
    def unsaved(self) -> int:
        """Count what was typed and is not in the list: lines in the box, and red cells."""
        return bool(self.lines.value()) + len(self.model.failures())

    def show_days(self, tahun: int, hari: Sequence[HariLibur], catatan: str = "") -> None:
        """Show the days off of a year; `catatan` says where they come from."""
        if tahun != self.model.tahun:
            self.model.discard_all()
            self.message.hide()
        self.model.tahun = tahun
        contoh = _("17 Agustus {tahun}   Hari Kemerdekaan").format(tahun=tahun)
        self.lines.setPlaceholderText(contoh)
        self.table.show_rows(list(hari))
        weekdays = sum(row.tanggal.weekday() < 5 for row in hari)
        text = _("{n} hari, {kerja} di antaranya Senin sampai Jumat.")
        shown = text.format(n=len(hari), kerja=weekdays) if hari else ""
        self.summary.setText(f"{shown} {catatan}".strip())
        self._show_state()

    def add(self) -> None:
        """Add the days that were typed; lines that are not understood stay to be mended."""
        self._take(self.lines.value())

    def delete(self) -> None:
        """Take the selected days out."""
        chosen = {index.row() for index in self.table.view.selectedIndexes()}
        gone = {self.model.key_at(row) for row in chosen}
        if gone:
            kept = tuple(row for row in self.model.rows if row.tanggal not in gone)
            self._tasks.run(self._keep(kept), None, self._refuse)

    def _take(self, teks: str) -> None:
        self.table.commit()
        bacaan = read_libur(teks, self.model.tahun)
        unread = {
            temuan.tempat["baris"]
            for temuan in bacaan.temuan
            if temuan.kode == "LIBUR_TIDAK_TERBACA"
        }
        rest = [line for at, line in enumerate(teks.splitlines(), start=1) if at in unread]
        told = [temuan.pesan for temuan in bacaan.temuan[:_TOLD]]
        more = len(bacaan.temuan) - len(told)
        told += [_("Dan {n} baris lagi.").format(n=more)] if more > 0 else []
        after = partial(self._taken, "\n".join(rest), "\n".join(told))
        if not bacaan.hari:
            after(None)
            return
        job = self._keep(merge(self.model.rows, bacaan.hari))
        self._tasks.run(job, after, self._refuse)

    def _taken(self, rest: str, told: str, _changes: object) -> None:
        self.lines.setPlainText(rest)
        self.lines.commit()
        if told:
            self.message.show_message(told, "peringatan")
        else:
            self.message.hide()
        self._show_state()

    def _refuse(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")

    def _show_state(self) -> None:
        self.add_button.setEnabled(bool(self.lines.value()))
        self.delete_button.setEnabled(bool(self.table.view.selectedIndexes()))
        self.delete_button.setVisible(bool(self.model.rows))
