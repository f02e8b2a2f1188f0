"""The parts of a detail pane, of which one is in sight."""

from collections.abc import Mapping

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.core.inputs import Segments


class Parts(QStackedWidget):
    """Hold parts by name; `switch` turns to them, and stands where the pane wants it.

    The parts out of sight take no room, or a short one could be scrolled into nothing.
    """

    def __init__(self, titles: Mapping[str, str], name: str) -> None:
        super().__init__()
        self._names = list(titles)
        self.switch = Segments(list(titles.items()), name)
        self.switch.picked.connect(self.show_part)

    def add_part(self, part: QWidget) -> None:
        """Add the next part, in the order of the titles."""
        self.addWidget(part)
        self.show_part(self._names[0])

    def value(self) -> str:
        """Return the name of the part in sight."""
        return self.switch.value()

    def show_part(self, name: str) -> None:
        """Turn to a part."""
        self.switch.set_value(name)
        shown = self._names.index(name)
        for at in range(self.count()):
            kind = QSizePolicy.Policy.Preferred if at == shown else QSizePolicy.Policy.Ignored
            if page := self.widget(at):
                page.setSizePolicy(QSizePolicy.Policy.Preferred, kind)
        self.setCurrentIndex(shown)
