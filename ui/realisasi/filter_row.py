"""The line above a table of a quarter: what it is narrowed to, how much is filled, a total."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.inputs import ChoiceInput

Filters = Mapping[str, tuple[str, Callable[[Any], bool] | None]]
"""Title of each filter, and which rows stay (all where there is no rule)."""


class FilterRow(QWidget):
    """Offer `filters` in `filter`; `filled` says how much is done."""

    def __init__(self, filters: Filters, name: str) -> None:
        super().__init__()
        self.filters = filters
        self.filter = ChoiceInput([(key, title) for key, (title, _keep) in filters.items()])
        self.filter.setAccessibleName(name)
        self.filter.setMinimumWidth(theme.px(120))  # its longest choice must not widen the window
        self.shown, self.filled = theme.label("", "keterangan"), theme.label("", "keterangan")
        self.total = theme.label("", "tebal")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        for widget in (self.filter, self.shown):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.filled)
        row.addWidget(self.total)
        self.total.hide()

    def show_total(self, words: str) -> None:
        """Say at the right end what the rows make together."""
        self.total.setText(words)
        self.total.setVisible(bool(words))

    def keep(self) -> Callable[[Any], bool] | None:
        """Return the rule of the filter chosen."""
        return self.filters[self.filter.value()][1]

    def choose(self, key: str) -> None:
        """Choose a filter, the first where there is none of that name."""
        self.filter.set_value(key if key in self.filters else next(iter(self.filters)))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows the filter leaves, where it takes any away."""
        text = _("{n} dari {jumlah} tampak").format(n=shown, jumlah=total)
        self.shown.setText("" if shown == total else text)
