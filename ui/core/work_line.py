"""What works in the pool, in one line: its title, how far it is, and a button that cancels it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.tasks import Tasks, Work


class WorkLine(QWidget):
    """Show the newest work, and nothing where nothing works."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.words = theme.label("", "keterangan")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(theme.px(160))
        self._bar.setTextVisible(False)
        self.cancel_button = QToolButton()
        self.cancel_button.setIcon(icons.icon("x"))
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cancel_button.clicked.connect(lambda _checked=False: self._cancel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        for widget in (self.words, self._bar, self.cancel_button):
            row.addWidget(widget)
        tasks.work_changed.connect(self._show_work)
        self._show_work()

    def _show_work(self, _work: Work | None = None) -> None:
        works = self._tasks.works
        for widget in (self.words, self._bar, self.cancel_button):
            widget.setVisible(bool(works))
        if not works:
            return
        work = works[-1]
        more = _(" (+{n} lagi)").format(n=len(works) - 1) if len(works) > 1 else ""
        self.words.setText((_("Membatalkan…") if work.cancelled else work.title) + more)
        self._bar.setRange(0, 0 if work.fraction is None else 1000)
        self._bar.setValue(round((work.fraction or 0) * 1000))
        self._bar.setAccessibleName(work.title)
        title = _("Batalkan {pekerjaan}").format(pekerjaan=work.title)
        self.cancel_button.setToolTip(title)
        self.cancel_button.setAccessibleName(title)

    def _cancel(self) -> None:
        if self._tasks.works:
            self._tasks.works[-1].cancel()
            self._show_work()
