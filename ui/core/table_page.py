"""A page with a table, its details beside or below it, and panes above it that ask."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from ui.core.columns import remember
from ui.core.pane_page import PanePage
from ui.core.table_pane import TablePane


class TablePage(PanePage):
    """Base of a page with a table: a subclass makes `pane` besides what a PanePage asks for."""

    pane: TablePane[Any]

    def remember_columns(self, tabel: str) -> None:
        """Keep the columns of the table under a name, as the user leaves them."""
        settings = self.services.pengaturan
        remember(
            self.pane.view.columns,
            self.tasks,
            lambda: settings.columns(tabel),
            partial(settings.save_columns, tabel),
        )

    def commit(self) -> None:
        """Save what stands in an open cell editor; a page with more fields saves those too."""
        self.pane.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.pane.drop_refused()

    def unsaved(self) -> int:
        """Return how many cells were refused."""
        return len(self.pane.model.failures())

    def make_room(self) -> None:
        """Share the room anew; the table has the keyboard again once nothing asks."""
        self.arrange()
        if not any(pane.asking for pane in self.panes):
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
