"""Section Hari libur: the days that deadlines do not count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.services.libur import DaftarLibur
from ui.core.column import Job
from ui.core.inputs import ChoiceInput, Field
from ui.core.libur_pane import LiburPane
from ui.core.page import Context
from ui.pengaturan.section import Section


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the section shows: the years offered and the list of one of them."""

    years: tuple[int, ...]
    daftar: DaftarLibur


class LiburSection(Section):
    """List the days off of one year at a time; each change is stored at once."""

    NAME = "libur"
    TITLE = _("Hari libur")
    ICON = "calendar"
    TEXT = _(
        "Hari libur nasional, cuti bersama, dan libur daerah. Tenggat pelaporan dihitung dalam "
        "hari kerja, jadi hari-hari ini tidak dihitung."
    )
    NOUNS = frozenset({"hari_libur"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: int | None = None
        self.tahun = ChoiceInput()
        self.tahun.edited.connect(self._pick)
        self.pane = LiburPane(context.tasks, self._keep)
        year = Field(_("T&ahun"), self.tahun)
        self.pane.above.insertWidget(0, year, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.pane, 1)

    def load(self) -> None:
        """Read the list of the year wanted, at first of the present one."""
        self.tasks.run(partial(self._read, self._wanted), self._show)

    def unsaved(self) -> int:
        """Count lines that are still in the box, and red cells."""
        return self.pane.unsaved

    def commit(self) -> None:
        """Save what stands in an open cell editor."""
        self.pane.table.commit()

    def drop_refused(self) -> bool:
        """Show the stored day again where another was refused."""
        return self.pane.table.drop_refused()

    def _read(self, wanted: int | None) -> Tampilan:
        zona = str(self.services.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        tahun = wanted or today.year
        years = {*self.services.libur.years(), *range(today.year - 1, today.year + 3), tahun}
        return Tampilan(tuple(sorted(years)), self.services.libur.load(tahun))

    def _show(self, found: Tampilan) -> None:
        daftar = found.daftar
        if self._wanted not in (None, daftar.tahun):
            return  # the user has gone on to another year
        self._wanted = daftar.tahun
        self.tahun.set_choices([(str(tahun), str(tahun)) for tahun in found.years])
        self.tahun.set_value(str(daftar.tahun))
        published = daftar.hari and not daftar.milik_kantor
        catatan = _("Daftar dari berkas referensi Pusat.") if published else ""
        self.pane.show_days(daftar.tahun, daftar.hari, catatan)

    def _pick(self) -> None:
        self.pane.table.commit()
        self._wanted = int(self.tahun.value())
        self.load()

    def _keep(self, hari: Sequence[HariLibur]) -> Job:
        return partial(self.services.libur.save, self.pane.model.tahun, tuple(hari))
