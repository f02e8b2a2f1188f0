"""The page SKM: the results of surveys, and what is done about them, as views of one page."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core.inputs import Segments
from ui.core.page import Context, PageWidget


def _nilai(context: Context, views: Segments) -> PageWidget:
    from ui.skm.page import SkmPage

    return SkmPage(context, views)


def _ratl(context: Context, views: Segments) -> PageWidget:
    from ui.ratl.page import RatlPage

    return RatlPage(context, views)


VIEWS: dict[str, tuple[str, Callable[[Context, Segments], PageWidget]]] = {
    "nilai": (_("Nilai"), _nilai),
    "ratl": (_("Tindak lanjut"), _ratl),
}
"""The views in the order of their switch: title, and what makes one when it is first shown."""


class SkmViews(PageWidget):
    """Show one view at a time; each has its own title bar, and reads when it is first shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("SKM"))
        self.header.hide()
        self._views: dict[str, PageWidget] = {}
        self._switches: dict[str, Segments] = {}
        self._stale: dict[str, set[str]] = {}
        self._stack = QStackedWidget()
        self.content.addWidget(self._stack)
        if column := self.layout():
            column.setContentsMargins(0, 0, 0, 0)
        self.current = next(iter(VIEWS))
        self._make(self.current)

    def _make(self, name: str) -> PageWidget:
        switch = Segments([(name, title) for name, (title, _make) in VIEWS.items()], _("Tampilan"))
        switch.set_value(name)
        switch.picked.connect(self._pick)
        self._switches[name] = switch
        made = self._views[name] = VIEWS[name][1](self.context, switch)
        self._stack.addWidget(made)
        return made

    def view(self, name: str) -> PageWidget | None:
        """Return a view, None before its first showing."""
        return self._views.get(name)

    def show_view(self, name: str) -> PageWidget:
        """Show a view; what is being typed in the one before is saved."""
        if name == self.current:
            return self._views[name]
        self.commit()
        self.current = name
        fresh = name not in self._views
        view = self._make(name) if fresh else self._views[name]
        self._stack.setCurrentWidget(view)
        if fresh:
            view.load()
        elif stale := self._stale.pop(name, None):
            view.on_changes(Changes(frozenset(stale), None, ""))
        return view

    def _pick(self, name: str) -> None:
        """Go to the view that the switch in the title bar says; the keyboard stays at a switch."""
        before = self.current
        self.context.open_page("skm", tampilan=name)
        self._switches[before].set_value(before)

    # As every page ----------------------------------------------------------------------------

    def load(self) -> None:
        """Read what the view shown needs."""
        self._views[self.current].load()

    def on_changes(self, changes: Changes) -> None:
        """Let the view shown react; the others do so when they are shown."""
        for name, view in self._views.items():
            if name == self.current:
                view.on_changes(changes)
            else:
                self._stale.setdefault(name, set()).update(changes.nouns)

    def go_to(self, *, tampilan: str = "nilai", **place: Any) -> None:
        """Show a view, and there a place that its own `go_to` understands."""
        view = self.show_view(tampilan)
        if place:
            view.go_to(**place)
        else:
            self._switches[tampilan].focus()

    def commit(self) -> None:
        """Save what stands in open editors of every view."""
        for view in self._views.values():
            view.commit()

    def drop_refused(self) -> bool:
        """Forget a text that was refused where the keyboard is."""
        return self._views[self.current].drop_refused()

    def unsaved(self) -> int:
        """Return how many typed values could not be saved in any view."""
        return sum(view.unsaved() for view in self._views.values())
