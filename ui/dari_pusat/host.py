"""Where the window shows files from Pusat: beside the page, or instead of it in a narrow window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.messages import Banners
from ui.core.page import Context

if TYPE_CHECKING:  # its modules cost time that no start has
    from ui.dari_pusat.pane import DariPusatPane

_PAGE = 700
"""The width that a page needs beside the pane."""
_BANNER = "dari_pusat"


class Received(QObject):
    """Hold the pane, made at its first use.

    `beside` is the layout right of the pages, `column` the one that holds `pages`. In a narrow
    window the pane takes the place of the pages, and steps aside when the user goes to one.
    """

    def __init__(
        self, window: QWidget, pages: QWidget, column: QBoxLayout, beside: QBoxLayout
    ) -> None:
        super().__init__(window)
        self.pane: DariPusatPane | None = None
        self._window, self._pages = window, pages
        self._column, self._beside = column, beside
        self._stepped_aside = False
        self._context: Context | None = None
        self._banners: Banners | None = None

    def attach(self, context: Context, banners: Banners) -> None:
        """Take what the pane works with."""
        self._context, self._banners = context, banners

    def ask(self, manifes: str = "") -> None:
        """Ask for a file, or show the receipt of a package."""
        pane = self._bring()
        if manifes:
            pane.show_receipt_of(manifes)
        else:
            pane.ask()

    def open_file(self, path: Path) -> None:
        """Open a file."""
        self._bring().open_file(path)

    def _bring(self) -> "DariPusatPane":
        if self.pane is None:
            from ui.dari_pusat.pane import DariPusatPane

            assert self._context is not None  # noqa: S101  attached before anything is shown
            self.pane = DariPusatPane(self._context)
            self.pane.toggled.connect(self.arrange)
            self._beside.addWidget(self.pane)
        self._come_back()
        return self.pane

    def _come_back(self) -> None:
        self._stepped_aside = False
        if self._banners:
            self._banners.hide_banner(_BANNER)
        self.arrange()

    def step_aside(self) -> None:
        """Let a page be seen: in a narrow window the pane leaves, and a line leads back to it."""
        if self.pane is None or not self.pane.asking or self._has_room() or self._stepped_aside:
            return
        self._stepped_aside = True
        self.arrange()
        if self._banners:
            back = ((_("Kembali ke berkas"), self._come_back),)
            self._banners.show_banner(_BANNER, _("Berkas dari Pusat masih terbuka."), "info", back)

    def arrange(self) -> None:
        """Put the pane where there is room for it, and show what is to be seen."""
        pane = self.pane
        if pane is None:
            return
        beside = self._has_room()
        target = self._beside if beside else self._column
        if target.indexOf(pane) < 0:
            (self._column if beside else self._beside).removeWidget(pane)
            target.addWidget(pane, 0 if beside else 1)
        pane.set_narrow(beside=beside)
        covers = pane.asking and not beside and not self._stepped_aside
        self._pages.setVisible(not covers)
        pane.setVisible(pane.asking and (beside or covers))
        if not pane.asking and self._banners:
            self._stepped_aside = False
            self._banners.hide_banner(_BANNER)

    def _has_room(self) -> bool:
        rail = self._window.findChild(QWidget, "rel")
        taken = rail.width() if rail else 0
        pane = self.pane.wanted_width() if self.pane else 0
        return self._window.width() - taken - pane >= theme.px(_PAGE)


def package_of(data: QMimeData) -> Path | None:
    """Return the one package that is dragged, None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    packages = [path for path in paths if path.suffix.casefold() == ".asice"]
    return packages[0] if len(paths) == len(packages) == 1 else None
