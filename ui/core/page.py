"""What a page is: a title bar, content, and two methods, `load` and `on_changes`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.changes import Changes
from ui.core import theme
from ui.core.layout import TitleBar
from ui.core.messages import InlineMessage
from ui.core.tasks import Tasks

if TYPE_CHECKING:  # its modules cost more time than the first paint may take
    from ranpk_desktop.services.office import Office
    from ui.paket.pengirim import Pengirim


@dataclass(frozen=True, slots=True)
class Context:
    """Hand a page what it works with.

    `services` may be touched only inside jobs of `tasks`. `show_message(text, tone, actions)`
    shows a banner above the page; `open_page(name, **place)` goes to another page, and there to
    the place that its `go_to` understands. `pengirim()` is the outbox at work, and
    `received()` asks for a file from Pusat; `received(manifes)` shows the receipt of that package.
    `check_file(path)` explains a file in a window beside this one.
    """

    services: "Office"
    tasks: Tasks
    clock: Clock
    show_message: Callable[..., None]
    open_page: Callable[..., None]
    pengirim: "Callable[[], Pengirim]"
    received: Callable[..., None]
    check_file: Callable[..., None]


class PageWidget(QWidget):
    """Base of every page: put widgets into `content`, read in `load`.

    NOUNS are the tables whose changes make `load` run again; `header` is the title bar, `notice`
    an inline message below it (a locked quarter, for example).
    """

    NOUNS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self.services = context.services
        self.tasks = context.tasks
        self.header = TitleBar(title)
        self.notice = InlineMessage()
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.px(16))
        side = theme.margin()
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        column.setSpacing(theme.px(16))
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addLayout(self.content, 1)

    def title_bar(self) -> TitleBar:
        """Return the title bar in view; a page of several views has one for each."""
        return self.header

    def load(self) -> None:
        """Read through `self.tasks.run(…)` and show; called at the first showing."""

    def on_changes(self, changes: Changes) -> None:
        """React to a command: read again when it touched one of NOUNS."""
        if changes.nouns & self.NOUNS:
            self.load()

    def go_to(self, *_nowhere: Any, **place: Any) -> None:
        """Show one place of the page; a page with places names them as keyword arguments."""

    def commit(self) -> None:
        """Save what stands in open editors; called before the window closes."""

    def drop_refused(self) -> bool:
        """Forget a text that was refused where the keyboard is; tell whether there was one."""
        return False

    def unsaved(self) -> int:
        """Return how many typed values could not be saved; closing then asks first."""
        return 0
