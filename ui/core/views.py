"""A page of several views, of which one is in sight."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core.inputs import Segments
from ui.core.layout import TitleBar
from ui.core.page import Context, PageWidget

MakeView = Callable[[Context, Segments], PageWidget]


class Views(PageWidget):
    """Show one view at a time; each has its own title bar, and reads when it is first shown.

    A subclass names its page in NAME and its views in VIEWS, in the order of their switch: title,
    and what makes one when it is first shown. A view takes the switch into its own frame.
    """

    NAME: ClassVar[str]
    VIEWS: ClassVar[Mapping[str, tuple[str, MakeView]]]

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.header.hide()
        self._views: dict[str, PageWidget] = {}
        self._switches: dict[str, Segments] = {}
        self._stale: dict[str, set[str]] = {}
        self._stack = QStackedWidget()
        self.content.addWidget(self._stack)
        if column := self.layout():
            column.setContentsMargins(0, 0, 0, 0)
        self.current = next(iter(self.VIEWS))
        self._make(self.current)

    def _make(self, name: str) -> PageWidget:
        titles = [(name, title) for name, (title, _make) in self.VIEWS.items()]
        switch = Segments(titles, _("Tampilan"))
        switch.set_value(name)
        switch.picked.connect(self._pick)
        self._switches[name] = switch
        made = self._views[name] = self.VIEWS[name][1](self.context, switch)
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
        fresh = name not in self._views
        before = self._views[self.current]
        self.current = name
        view = self._make(name) if fresh else self._views[name]
        self._stack.setCurrentWidget(view)
        if self.entering(view, before) or fresh:
            self._stale.pop(name, None)
            view.load()
        elif stale := self._stale.pop(name, None):
            view.on_changes(Changes(frozenset(stale), None, ""))
        return view

    def entering(self, view: PageWidget, before: PageWidget) -> bool:
        """Hand on to a view what it shares with the one before; tell whether it must read anew."""
        return False

    def _pick(self, name: str) -> None:
        """Go to the view that the switch in the title bar says; the keyboard stays at a switch."""
        before = self.current
        self.context.open_page(self.NAME, tampilan=name)
        self._switches[before].set_value(before)

    # As every page ----------------------------------------------------------------------------

    def title_bar(self) -> TitleBar:
        """Return that of the view shown."""
        return self._views[self.current].header

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

    def go_to(self, *, tampilan: str = "", **place: Any) -> None:
        """Show a view, by default the first, and there a place that its own `go_to` understands."""
        name = tampilan or next(iter(self.VIEWS))
        view = self.show_view(name)
        if place:
            view.go_to(**place)
        else:
            self._switches[name].focus()

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
