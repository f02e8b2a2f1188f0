"""What each page of the wizard is to its window."""

from typing import Protocol

from ranpk_desktop.errors import KnownError
from ui.core.messages import InlineMessage


class Step(Protocol):
    """A page with a heading; going on asks `check`, whose error `show_error` puts in place."""

    @property
    def TITLE(self) -> str:
        """Name the page in the list of steps, in a word or two."""

    @property
    def HEADING(self) -> str:
        """Ask the page's question."""

    @property
    def TEXT(self) -> str:
        """Say what the answer is good for."""

    @property
    def message(self) -> InlineMessage:
        """Return the place above the page where a sentence is shown."""

    def check(self) -> None:
        """Raise CheckError for the first value that does not do."""

    def show_error(self, error: KnownError) -> None:
        """Put the sentence where it belongs, and the keyboard with it."""

    def start(self) -> None:
        """Give the first field the keyboard."""
