"""The line above the table of a plan: what can be done with its rows, and what is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Tingkat
from ui.core import icons, theme
from ui.core.actions import Action, menu_button, tool
from ui.core.guard import guarded
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
        self._title = f" {add.title}"
        self.add.setText(self._title)
        self.add.setAccessibleName(add.title.replace("&", ""))
        self.add.setToolTip(f"{add.title.replace('&', '')} ({add.shortcut})")
        self.add.clicked.connect(lambda _checked=False: add.run())
        self.buttons = [tool(action) for action in actions]
        self.turn = menu_button(_("&Jadikan"))
        self.filter = ChoiceInput([(name, title) for name, (title, _keep) in FILTERS.items()])
        self.filter.setAccessibleName(_("Saring baris"))
        self.filter.setMinimumWidth(theme.px(96))
        self.shown = theme.label("", "keterangan")
        self.compare = tool(Action(_("Bandingkan versi…"), lambda: None, "git-compare"))
        self.checks = QPushButton()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the size without the words of the first button, so that the window can narrow."""
        return super().minimumSizeHint() - QSize(self._words() if self.add.text() else 0, 0)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the first button its icon alone where there is no room for its words."""
        super().resizeEvent(event)
        self._arrange()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Look again when a part has become wider, for example once it has its style."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        fits = self.minimumSizeHint().width() + self._words() <= self.width()
        if fits != bool(self.add.text()):
            self.add.setText(self._title if fits else "")

    def _words(self) -> int:
        return self.add.fontMetrics().horizontalAdvance(self._title)

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
