"""The line above the table of a plan: what can be done with its rows, and what is shown."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Tingkat
from ui.core import icons, theme
from ui.core.actions import Action, menu_button
from ui.core.inputs import ChoiceInput
from ui.rencana.table_model import Baris

FILTERS: dict[str, tuple[str, Callable[[Baris], bool] | None]] = {
    "semua": (_("Semua baris"), None),
    "indikator": (_("Indikator"), lambda row: row.simpul.indikator is not None),
    "peringatan": (
        _("Ada kesalahan atau peringatan"),
        lambda row: any(finding.tingkat is not Tingkat.INFO for finding in row.temuan),
    ),
    "tanpa_target": (
        _("Target belum diisi"),
        lambda row: row.simpul.indikator is not None and not row.simpul.has_number,
    ),
    "tanpa_penanggung_jawab": (
        _("Tanpa pen. jawab"),
        lambda row: row.simpul.indikator is not None and not row.simpul.butir.penanggung_jawab,
    ),
}
"""What the table can be narrowed to; what stands above a row that stays is shown with it."""


class Toolbar(QWidget):
    """Offer the actions on rows, the filter, and how many findings there are."""

    def __init__(self, add: Action, actions: list[Action]) -> None:
        super().__init__()
        self.add = QPushButton()
        self.add.setIcon(icons.icon(add.icon))
        self.add.setText(f" {add.title}")
        self.add.clicked.connect(lambda _checked=False: add.run())
        self.buttons = [_tool(action) for action in actions]
        self.turn = menu_button(_("&Jadikan"))
        self.filter = ChoiceInput([(name, title) for name, (title, _keep) in FILTERS.items()])
        self.filter.setAccessibleName(_("Saring baris"))
        self.filter.setMinimumWidth(theme.px(96))
        self.shown = theme.label("", "keterangan")
        self.compare = QPushButton(icons.icon("git-compare"), _(" &Bandingkan…"))
        self.checks = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.add)
        row.addWidget(self.turn)
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(theme.px(8))
        row.addWidget(self.filter)
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.compare)
        row.addWidget(self.checks)

    def set_open(self, open_: bool) -> None:
        """Offer changes only while the plan may be changed."""
        for button in (self.add, self.turn, *self.buttons):
            button.setVisible(open_)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows are in sight, where some are not."""
        text = _("{n} dari {jumlah} baris tampak")
        self.shown.setText("" if shown == total else text.format(n=shown, jumlah=total))

    def show_checks(self, rows: list[Baris]) -> None:
        """Say how many findings there are, with the icon of the worst."""
        kinds = [finding.tingkat for row in rows for finding in row.temuan]
        errors, warnings = kinds.count(Tingkat.KESALAHAN), kinds.count(Tingkat.PERINGATAN)
        words = [
            text.format(n=n)
            for n, text in ((errors, _("{n} kesalahan")), (warnings, _("{n} peringatan")))
            if n
        ]
        tone = "buruk" if errors else "peringatan" if warnings else "baik"
        self.checks.setText(" " + (", ".join(words) or _("Tidak ada peringatan")))
        self.checks.setIcon(icons.status_icon(tone))
        self.checks.setAccessibleName(_("Daftar periksa: {isi}").format(isi=self.checks.text()))
        self.checks.setToolTip(_("Daftar periksa"))


def _tool(action: Action) -> QToolButton:
    """Return a button without the key, which belongs to the table; the tip names it."""
    button = QToolButton()
    button.setIcon(icons.icon(action.icon))
    key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{action.title} ({key})")
    button.setAccessibleName(action.title)
    button.clicked.connect(lambda _checked=False: action.run())
    return button
