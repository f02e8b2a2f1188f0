"""What can be done with the chosen rows of a plan: by key, by button, by dragging."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level, kin
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.errors import KnownError
from ui.core.actions import Action, fill_menu
from ui.core.outline import Outline
from ui.core.page import Context


class RowActions(QObject):
    """Change the structure of a plan at the rows that are chosen in its table.

    `plan()` returns year and tree while the plan may be changed, else None; what was typed is on
    its way before.
    """

    def __init__(
        self, context: Context, outline: Outline, plan: Callable[[], tuple[int, Pohon] | None]
    ) -> None:
        super().__init__(outline)
        self._context, self._outline, self._plan = context, outline, plan
        outline.dropped.connect(self._drop)

    def actions(self) -> list[Action]:
        """Return the actions, each with its key."""
        susunan, change = self._context.services.susunan, self._change
        return [
            Action(_("Naikkan"), partial(change, susunan.shift, -1), "arrow-up", "Alt+Up"),
            Action(_("Turunkan"), partial(change, susunan.shift, 1), "arrow-down", "Alt+Down"),
            Action(
                _("Jadikan bawahan baris di atasnya"),
                partial(change, susunan.indent),
                "indent-increase",
                "Alt+Right",
            ),
            Action(
                _("Keluarkan setingkat"),
                partial(change, susunan.outdent),
                "indent-decrease",
                "Alt+Left",
            ),
            Action(
                _("Duplikatkan"), partial(change, susunan.duplicate), "copy-plus", "Ctrl+Shift+D"
            ),
            Action(_("Hapus baris"), partial(change, susunan.delete), "trash-2", "Ctrl+Del"),
        ]

    def fill_turns(self, menu: QMenu, here: Simpul | None) -> None:
        """Offer the levels that the chosen rows can be turned into."""
        levels = _turns(here) if here else []
        fill_menu(menu, [Action(level.label, partial(self._turn, level)) for level in levels])
        if not levels:
            menu.addAction(_("Tidak ada tingkat lain untuk baris ini")).setEnabled(False)

    def _turn(self, level: Level) -> None:
        self._change(self._context.services.susunan.set_level, level)

    def _change(self, command: Callable[..., Changes], *arguments: object) -> None:
        plan = self._plan()
        ids = [str(key) for key in self._outline.selected()]
        if plan and ids:
            job = partial(command, plan[0], ids, *arguments)
            self._context.tasks.run(job, None, self._refused)

    def _refused(self, error: KnownError) -> None:
        self._outline.refuse(str(error))

    def _drop(self, keys: list[str], at: str, place: int) -> None:
        """Move dragged rows before a row (-1), into it (0), or after it (1)."""
        plan = self._plan()
        if plan is None or (at in keys and place == 0):
            return
        tahun, pohon = plan
        induk, sesudah = target_of(pohon, keys, at, place)
        move = self._context.services.susunan.move
        self._context.tasks.run(partial(move, tahun, keys, induk, sesudah), None, self._refused)


def target_of(pohon: Pohon, keys: list[str], at: str, place: int) -> tuple[str | None, str | None]:
    """Return the parent, and the sibling after which dragged rows go (None: as the first)."""
    if place == 0:
        below = [it.id for it in pohon.children(at) if it.id not in keys]
        return at, below[-1] if below else None
    above = pohon.parent(at)
    induk = above.id if above else None
    siblings = [it.id for it in pohon.children(induk)]
    before = [key for key in siblings[: siblings.index(at) + (place > 0)] if key not in keys]
    return induk, before[-1] if before else None


def _turns(here: Simpul) -> list[Level]:
    """Return the other levels that a row can be turned into; a measured sasaran is only RANPK."""
    if here.is_measured_sasaran:
        return []
    return [level for level in kin(here.level) if level is not here.level]
