"""Adding a butir: what it is, where it goes, and its text."""

from collections.abc import Callable
from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level, children_of
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.errors import KnownError
from ui.core.action_pane import ActionPane
from ui.core.inputs import ChoiceInput, Field, TextInput
from ui.core.page import Context

_BESIDE, _BELOW = "sesudah", "di_bawah"


class AddPane(ActionPane):
    """Ask for level and text of a new butir; Enter adds it, and the pane is ready for the next.

    Offered is what may stand below or beside the row under the cursor.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(_("&Tambahkan"))
        self._context = context
        self._tahun = 0
        self._pohon = Pohon(())
        self._here: Simpul | None = None
        self.level = ChoiceInput()
        self.uraian = TextInput(_("Uraian"))
        self.add_field("level", Field(_("Ting&kat dan tempat"), self.level))
        self.add_field("uraian", Field(_("Ur&aian"), self.uraian))
        self.title.setText(_("Tambah baris rencana"))
        self.words.hide()

    def aim(self, tahun: int, pohon: Pohon, here: Simpul | None) -> None:
        """Offer what can be added at a row; what is being typed stays."""
        self._tahun, self._pohon, self._here = tahun, pohon, here
        before, offered = self.level.value(), choices(pohon, here)
        self.level.set_choices(offered)
        if before in {value for value, _title in offered}:
            self.level.set_value(before)

    def open_pane(self) -> None:
        """Show the pane with the keyboard in the text."""
        super().open_pane()
        self.fields["uraian"].focus()

    def submit(self) -> None:
        """Add the butir; the text is free for the next one at once."""
        level, where = self.level.value().split(":")
        here, add = self._here, self._context.services.susunan.add
        induk = here.id if here and where == _BELOW else None
        sesudah = None
        if where == _BESIDE and here:
            above = self._pohon.parent(here.id)
            induk, sesudah = above.id if above else None, here.id
        uraian = self.uraian.value()
        job: Callable[[], Changes] = partial(add, self._tahun, Level(level), uraian, induk, sesudah)
        self.uraian.set_value("")
        self.fields["uraian"].focus()
        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._done, partial(self._refused, uraian))

    def _done(self, _changes: Changes) -> None:
        self.primary.setEnabled(True)

    def _refused(self, uraian: str, error: KnownError) -> None:
        """Give the text back, unless the next one is being typed."""
        if not self.uraian.value():
            self.uraian.set_value(uraian)
        self.show_error(error)


def choices(pohon: Pohon, here: Simpul | None) -> list[tuple[str, str]]:
    """Return what can be added at a row as (level:place, title): its own kind first."""
    if here is None:
        return [(f"{level.value}:{_BESIDE}", level.label) for level in _FIRST]
    above = pohon.parent(here.id)
    beside = children_of(above.level if above else None)
    ordered = sorted(beside, key=lambda level: level is not here.level)
    found = [(level, _BESIDE) for level in ordered if level is here.level]
    found += [(level, _BELOW) for level in children_of(here.level)]
    found += [(level, _BESIDE) for level in ordered if level is not here.level]
    title = {
        _BESIDE: _("{level}, sesudah baris ini"),
        _BELOW: _("{level}, di bawah baris ini"),
    }
    return [
        (f"{level.value}:{where}", title[where].format(level=level.label)) for level, where in found
    ]


_FIRST = (
    Level.SASARAN_STRATEGIS,
    Level.SASARAN_KHUSUS,
    Level.SASARAN_OPERASIONAL,
    Level.PROGRAM,
    Level.KEGIATAN,
    Level.SASARAN,
)
"""What an empty plan may begin with, the usual first."""
