"""What a section of the settings is: heading, sentence, content, and when it reads again."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.domain.changes import Changes
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.form_page import FormPage
from ui.core.messages import InlineMessage
from ui.core.page import Context


class Section(QWidget):
    """Base of every section: put widgets into `content`, read in `load`.

    NAME, TITLE and ICON stand in the list of sections; TEXT says what the section is for. NOUNS
    are the tables whose changes make `load` run again.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    TEXT: ClassVar[str] = ""
    NOUNS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context, actions: Sequence[Action] = ()) -> None:
        super().__init__()
        self.context = context
        self.services, self.tasks = context.services, context.tasks
        self.message = InlineMessage()
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.px(16))
        words = theme.label(self.TEXT)
        words.setWordWrap(True)
        theme.set_tone(words, "redup")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(theme.label(self.TITLE, "bagian"), 1)
        self.buttons = [button(action) for action in actions]
        for made in self.buttons:
            head.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        heading = QVBoxLayout()
        heading.setSpacing(theme.px(4))
        heading.addLayout(head)
        heading.addWidget(words)
        column.addLayout(heading)
        column.addWidget(self.message)
        column.addLayout(self.content, 1)

    def load(self) -> None:
        """Read through `self.tasks.run(…)` and show."""

    def begin(self, tindakan: str) -> None:
        """Begin what somebody came for from elsewhere, by its name."""

    def on_changes(self, changes: Changes) -> None:
        """React to a command: read again when it touched one of NOUNS."""
        if changes.nouns & self.NOUNS:
            self.load()

    def forms(self) -> tuple[FormPage, ...]:
        """Return the forms in which something may be typed and not saved."""
        return ()

    def unsaved(self) -> int:
        """Return how many typed things are not saved; closing the window then asks first."""
        return sum(form.dirty for form in self.forms())

    def commit(self) -> None:
        """Save what stands in an open cell editor."""

    def drop_refused(self) -> bool:
        """Forget a text that was refused where the keyboard is; tell whether there was one."""
        return False
