"""Actions as data: a title with its mnemonic, an icon, a shortcut, and what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.core import icons


@dataclass(frozen=True, slots=True)
class Action:
    """Describe one thing the user can do; `title` carries the mnemonic as "&Cetak".

    `shortcut` is in Qt's portable form ("Ctrl+Shift+P"); `tip` says more than the title.
    """

    title: str
    run: Callable[[], None]
    icon: str = ""
    shortcut: str = ""
    tip: str = ""


def build(action: Action, parent: QWidget) -> QAction:
    """Return the QAction of an action; its shortcut works once a visible widget or menu has it."""
    made = QAction(action.title, parent)
    if action.icon:
        made.setIcon(icons.icon(action.icon))
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    if action.tip:
        made.setToolTip(action.tip)
        made.setStatusTip(action.tip)
    made.triggered.connect(lambda _checked=False: action.run())
    return made


def button(action: Action, parent: QWidget | None = None, *, primary: bool = False) -> QPushButton:
    """Return a button for an action; a page has at most one primary button."""
    made = QPushButton(parent)
    if action.icon:
        made.setIcon(icons.icon(action.icon, "on_accent" if primary else "text"))
    set_title(made, action.title)
    if primary:
        made.setProperty("gaya", "utama")
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    plain = action.title.replace("&", "")
    key = f" ({QKeySequence(action.shortcut).toString()})" if action.shortcut else ""
    made.setToolTip((action.tip or plain) + key if action.tip or key else "")
    made.clicked.connect(lambda _checked=False: action.run())
    return made


def tool(action: Action) -> QToolButton:
    """Return a button without words and without the key, which belongs to a table or page."""
    made = QToolButton()
    made.setIcon(icons.icon(action.icon))
    key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{action.title} ({key})" if key else action.title)
    made.setAccessibleName(action.title)
    made.clicked.connect(lambda _checked=False: action.run())
    return made


def menu_button(title: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button with an empty menu ("Cetak / Ekspor ▾"); fill it with `fill_menu`."""
    made = QPushButton(parent)
    if icon:
        made.setIcon(icons.icon(icon))
    set_title(made, title)
    made.setProperty("menu", "ya")
    made.setMenu(QMenu(made))
    return made


def set_title(button: QPushButton, title: str) -> None:
    """Name a button; the style leaves no room between icon and text, so a blank does."""
    button.setText(title if button.icon().isNull() else f" {title}")
    button.setAccessibleName(title.replace("&", ""))


def fill_menu(menu: QMenu, actions: Iterable[Action]) -> None:
    """Replace the entries of a menu."""
    menu.clear()
    for action in actions:
        menu.addAction(build(action, menu))
