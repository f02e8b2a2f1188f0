"""A page with panes above its content that ask, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.core.guard import guarded
from ui.core.page import PageWidget
from ui.core.pane import Pane


class PanePage(PageWidget):
    """Base of such a page: a subclass makes `panes`, and overrides `arrange`.

    It connects `toggled` of every pane to `make_room`.
    """

    panes: Sequence[Pane]

    def leave(self, keep: Pane | None = None) -> None:
        """Save what is being typed, and put the other panes away."""
        self.commit()
        for pane in self.panes:
            if pane is not keep and pane.asking:
                pane.close_pane()

    def arrange(self) -> None:
        """Share the room between the content and the panes that ask."""
        raise NotImplementedError

    def make_room(self) -> None:
        """Share the room anew, because a pane comes or has gone."""
        self.arrange()

    def give_up(self) -> bool:
        """Forget with Esc what was refused; tell whether there was anything."""
        return self.drop_refused()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Esc give up a refused text, else close the pane that asks."""
        escape = event.key() == Qt.Key.Key_Escape
        asking = [pane for pane in self.panes if pane.asking]
        if escape and self.give_up():
            return
        if escape and asking:
            asking[0].close_pane()
            return
        super().keyPressEvent(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.arrange()
