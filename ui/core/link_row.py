"""Lines of a list on a card: a picture, words that wrap, and where they lead, an arrow."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.core import icons, theme
from ui.core.guard import guarded


class LinkRow(QPushButton):
    """A line that leads somewhere, by click, Space or Enter; `name` is what a screen reader says.

    `extras` stand between the words and the arrow.
    """

    def __init__(
        self,
        text: str,
        run: Callable[[], None],
        *,
        picture: QPixmap | None = None,
        extras: Sequence[QWidget] = (),
        name: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("gaya", "baris")
        self.setAutoDefault(True)  # Enter, as for a link
        arrow = QLabel()
        arrow.setPixmap(icons.pixmap("arrow-right", "muted"))
        self._row = _fill(self, text, picture, (*extras, arrow))
        self.setAccessibleName(name or text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: run())

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """Return the size of the content, where a button would ask for that of its title."""
        return self._row.sizeHint()

    @guarded(-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the words as they wrap at this width."""
        return self._row.heightForWidth(width)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the least size of the content."""
        return self._row.minimumSize()


def plain_row(
    text: str, *, picture: QPixmap | None = None, extras: Sequence[QWidget] = ()
) -> QWidget:
    """Return a line that leads nowhere, in the arrangement of a LinkRow."""
    made = QWidget()
    _fill(made, text, picture, extras)
    return made


def _fill(
    holder: QWidget, text: str, picture: QPixmap | None, extras: Sequence[QWidget]
) -> QHBoxLayout:
    words = theme.label(text)
    words.setWordWrap(True)
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
    row.setSpacing(theme.px(8))
    if picture:
        mark = QLabel()
        mark.setPixmap(picture)
        row.addWidget(mark)
    row.addWidget(words, 1)
    for extra in extras:
        row.addWidget(extra)
    for child in holder.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return row
