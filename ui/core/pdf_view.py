"""A document as its real pages: small ones at the left, a row of zoom and page keys above."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.guard import guarded
from ui.core.inputs import ChoiceInput
from ui.core.page_view import HALAMAN, LEBAR, ZOOMS, PageView
from ui.core.pdf_document import open_pdf
from ui.core.small_pages import SmallPages

_NARROW = 560
"""Below this width the small pages would leave too little room."""


class PdfView(QWidget):
    """Show a PDF made here; `show_bytes` may be called again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self.pages = PageView()
        self.small = SmallPages()
        self.number = theme.label()
        self.zoom = ChoiceInput(
            [
                (LEBAR, _("Selebar jendela")),
                (HALAMAN, _("Satu halaman")),
                *((str(percent), f"{percent}%") for percent in ZOOMS),
            ]
        )
        self.zoom.setAccessibleName(_("Perbesaran"))
        self.zoom.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.toggle = _tool("panel-left", _("Halaman kecil"), "")
        self.toggle.setCheckable(True)
        self.toggle.setChecked(True)
        self.previous = _tool("arrow-up", _("Halaman sebelumnya"), "Ctrl+PgUp")
        self.next = _tool("arrow-down", _("Halaman berikutnya"), "Ctrl+PgDown")
        self.smaller = _tool("zoom-out", _("Perkecil"), "Ctrl+-")
        self.larger = _tool("zoom-in", _("Perbesar"), "Ctrl++")
        self._build()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.px(4))
        for left in (self.toggle, self.previous, self.next, self.number):
            bar.addWidget(left)
        bar.addStretch(1)
        for right in (self.smaller, self.zoom, self.larger):
            bar.addWidget(right)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self.small)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(bar)
        column.addLayout(row, 1)
        self.toggle.clicked.connect(lambda _checked=False: self._make_room())
        self.previous.clicked.connect(lambda _checked=False: self._turn(-1))
        self.next.clicked.connect(lambda _checked=False: self._turn(1))
        self.smaller.clicked.connect(lambda _checked=False: self.pages.zoom_step(-1))
        self.larger.clicked.connect(lambda _checked=False: self.pages.zoom_step(1))
        self.zoom.edited.connect(lambda: self.pages.set_zoom(self.zoom.value()))
        self.pages.zoomed.connect(lambda: self.zoom.set_value(self.pages.zoom))
        self.pages.page_changed.connect(lambda _page: self._show_number())
        self.small.picked.connect(self.pages.go_to_page)

    def show_bytes(self, data: bytes) -> None:
        """Show a document; raise KnownError where QtPdf cannot read it."""
        before, self._document = self._document, open_pdf(data)
        self._document.setParent(self)  # later than both views: Qt ends their threads first
        self.pages.set_document(self._document)
        self.small.set_document(self._document)
        if before:
            before.deleteLater()
        self._show_number()
        self._make_room()

    def _turn(self, step: int) -> None:
        self.pages.go_to_page(self.pages.page + step)

    def _show_number(self) -> None:
        here, count = self.pages.page, self.pages.page_count
        text = _("Halaman {n} dari {jumlah}").format(n=here + 1, jumlah=count)
        self.number.setText(text)
        self.pages.setAccessibleDescription(text)
        self.previous.setEnabled(here > 0)
        self.next.setEnabled(here + 1 < count)
        self.small.mark(here)

    def _make_room(self) -> None:
        """Show the small pages where they are wanted, useful, and leave room for the others."""
        roomy = self.width() >= theme.px(_NARROW) and self.pages.page_count > 1
        self.toggle.setEnabled(roomy)
        self.small.setVisible(roomy and self.toggle.isChecked())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the small pages out where it is narrow."""
        super().resizeEvent(event)
        self._make_room()


def _tool(icon: str, title: str, key: str) -> QToolButton:
    """Return a small button with a picture, a name and a key."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setAccessibleName(title)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if key:
        made.setShortcut(QKeySequence(key))
    made.setToolTip(f"{title} ({key})" if key else title)
    return made
