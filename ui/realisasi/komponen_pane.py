"""The parts that an indikator is made of: what each brought in a quarter, and their total."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_isian
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.komponen import NilaiKomponen, total, weight_problem
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ui.core import theme
from ui.core.column import Draft
from ui.core.inputs import Field, TextInput
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.realisasi.table_model import Baris, format_terukur

Key = tuple[str, Triwulan]
"""A komponen (its id) in a quarter."""


class KomponenPane(QWidget):
    """Let the parts of a row be typed, each saved as it is left.

    What was refused stays with its sentence, also while another row is shown.
    """

    def __init__(self, context: Context, pane: TablePane[Baris]) -> None:
        super().__init__()
        self._context, self._pane = context, pane
        self._keys: list[Key] = []
        self._stored: dict[Key, str] = {}
        self._refused: dict[Key, Draft] = {}
        self._cells: list[tuple[QLabel, QLabel]] = []
        self.fields: list[Field] = []
        self.lines: list[TextInput] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        titles = (_("Komponen"), _("Bobot"), _("Nilai atau pembilang / penyebut"))
        for at, title in enumerate(titles):
            self._grid.addWidget(theme.label(title, "keterangan"), 0, at)
        self.total = theme.label()
        self.total.setWordWrap(True)
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.typed, self.weights = InlineMessage(), InlineMessage()
        form, result = QVBoxLayout(), QVBoxLayout()
        form.addLayout(self._grid)
        form.addStretch(1)
        result.setSpacing(theme.px(8))
        result.addWidget(theme.label(_("Jumlah"), "tebal"))
        for words in (self.total, self.typed, self.weights):
            result.addWidget(words)
        result.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(theme.px(24))
        self._halves.addLayout(form, 6)
        self._halves.addLayout(result, 5)

    def arrange(self, direction: QBoxLayout.Direction) -> None:
        """Put the total beside the parts, or below them."""
        self._halves.setDirection(direction)
        beside = direction == QBoxLayout.Direction.LeftToRight
        self._halves.setStretch(0, 6 if beside else 0)

    def show_row(self, row: Baris) -> None:
        """Show the parts of a row; what is being typed for the row before is saved first."""
        realisasi = row.isi.realisasi
        bagian = realisasi.komponen
        keys = [(part.komponen.id, row.triwulan) for part in bagian]
        if keys != self._keys:
            self.commit()
            self._keys = keys
            self._lay(bagian)
        self._stored = {key: format_terukur(part) for key, part in zip(keys, bagian, strict=True)}
        for at, part in enumerate(bagian):
            bobot = part.komponen.bobot
            nama, share = self._cells[at]
            nama.setText(part.komponen.nama)
            share.setText("–" if bobot is None else f"{format_angka(bobot)}%")
            # Of what is no percentage, 67 / 80 is the number 0,8375: hardly what is meant.
            percent = row.isi.satuan == "%"
            example = _("misalnya 80 atau 67 / 80") if percent else _("misalnya 80")
            self.lines[at].setPlaceholderText(example)
            self.lines[at].setReadOnly(bool(row.terkunci))
            self._show(at)
        filled = any(part.terisi for part in bagian)
        problem = weight_problem(bagian)
        lines = total(bagian, row.isi.satuan)[1] if filled and not problem else ""
        self.total.setText(lines or "–")
        self.weights.tell(problem)
        self.typed.tell(_by_hand(row) if bagian else "", "info")

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        for line in self.lines:
            line.commit()

    def unsaved(self) -> int:
        """Return how many parts were refused."""
        return len(self._refused)

    def drop_refused(self, here: QWidget | None) -> bool:
        """Show the stored text again in the refused field that is `here`, if it is one."""
        for at, (key, line) in enumerate(zip(self._keys, self.lines, strict=True)):
            if line is here and key in self._refused:
                del self._refused[key]
                line.setModified(False)
                self._show(at)
                return True
        return False

    def _lay(self, bagian: Sequence[NilaiKomponen]) -> None:
        """Make a line for every part."""
        for old in (*self.fields, *(label for cells in self._cells for label in cells)):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields, self.lines, self._cells = [], [], []
        top = Qt.AlignmentFlag.AlignTop
        for at, part in enumerate(bagian):
            nama, share = theme.label(), theme.label()
            nama.setWordWrap(True)
            for label in (nama, share):
                label.setMinimumHeight(theme.px(32))  # level with the text in the field
            line = TextInput()
            field = Field(part.komponen.nama, line)
            field.hide_title()
            line.committed.connect(partial(self._save, at))
            line.edited.connect(partial(field.set_error, ""))
            self._grid.addWidget(nama, at + 1, 0, top)
            self._grid.addWidget(share, at + 1, 1, top | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(field, at + 1, 2, top)
            self._cells.append((nama, share))
            self.fields.append(field)
            self.lines.append(line)

    def _show(self, at: int) -> None:
        key, field, line = self._keys[at], self.fields[at], self.lines[at]
        draft = self._refused.get(key, Draft(self._stored[key]))
        if not line.typing:
            line.set_value(draft.text)
            line.unsaved = draft.retry
            field.set_error(draft.error)

    def _save(self, at: int, text: str) -> None:
        key = self._keys[at]
        self._context.tasks.run(
            partial(self._context.services.realisasi.save_komponen, *key, text),
            partial(self._saved, key),
            partial(self._keep, key, text),
        )

    def _saved(self, key: Key, changes: Changes) -> None:
        self._refused.pop(key, None)
        self._pane.model.commands.add(changes.perintah_id)
        if key in self._keys:
            self.fields[self._keys.index(key)].set_error("")

    def _keep(self, key: Key, text: str, error: KnownError) -> None:
        retry = not isinstance(error, CheckError)
        self._refused[key] = Draft(text, error=str(error), retry=retry)
        if key in self._keys:
            self._show(self._keys.index(key))


def _by_hand(row: Baris) -> str:
    """Say that a number was typed in the place of the parts, if it was."""
    realisasi = row.isi.realisasi
    if realisasi.dari_komponen or row.isi.isian.kosong:
        return ""
    if all(part.terisi for part in realisasi.komponen):
        text = _(
            "Realisasi diketik langsung: {nilai}. Jumlah komponen berlaku lagi bila realisasi itu "
            "dikosongkan atau sebuah komponen diubah."
        )
    else:
        text = _(
            "Realisasi diketik langsung: {nilai}. Begitu semua komponen terisi, jumlahnya "
            "menggantikannya."
        )
    return text.format(nilai=format_isian(row.isi.isian))
