"""A page with a table, its details beside or below it, and panes above it that ask."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.core.columns import remember
from ui.core.guard import guarded
from ui.core.page import PageWidget
from ui.core.pane import Pane
from ui.core.table_pane import TablePane


class TablePage(PageWidget):
    """Base of a page with a table: a subclass makes `pane` and `panes`, and overrides `arrange`.

    It connects `toggled` of every pane to `make_room`.
    """

    pane: TablePane[Any]
    panes: Sequence[Pane]

    def remember_columns(self, tabel: str) -> None:
        """Keep the columns of the table under a name, as the user leaves them."""
        settings = self.services.pengaturan
        remember(
            self.pane.view.columns,
            self.tasks,
            lambda: settings.columns(tabel),
            partial(settings.save_columns, tabel),
        )

    def leave(self, keep: Pane | None = None) -> None:
        """Save what is being typed, and put the other panes away."""
        self.commit()
        for pane in self.panes:
            if pane is not keep and pane.asking:
                pane.close_pane()

    def commit(self) -> None:
        """Save what stands in an open cell editor; a page with more fields saves those too."""
        self.pane.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.pane.drop_refused()

    def unsaved(self) -> int:
        """Return how many cells were refused."""
        return len(self.pane.model.failures())

    def arrange(self) -> None:
        """Share the room between the table, its details and the panes that ask."""
        raise NotImplementedError

    def make_room(self) -> None:
        """Share the room anew; the table has the keyboard again once nothing asks."""
        self.arrange()
        if not any(pane.asking for pane in self.panes):
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Put the details beside the table on wide screens, below it on others."""
        super().resizeEvent(event)
        self.arrange()
