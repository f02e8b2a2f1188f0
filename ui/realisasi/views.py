"""The page Realisasi: what a quarter brought, as views that share the quarter."""

from typing import ClassVar

from ranpk_desktop.bahasa import _
from ui.core.inputs import Segments
from ui.core.page import Context, PageWidget
from ui.core.views import Views
from ui.realisasi.quarter_page import QuarterPage


def _indikator(context: Context, views: Segments) -> PageWidget:
    from ui.realisasi.page import RealisasiPage

    return RealisasiPage(context, views)


def _keluaran(context: Context, views: Segments) -> PageWidget:
    from ui.realisasi.keluaran_page import KeluaranPage

    return KeluaranPage(context, views)


def _anggaran(context: Context, views: Segments) -> PageWidget:
    from ui.realisasi.anggaran_page import AnggaranPage

    return AnggaranPage(context, views)


def _semester(context: Context, views: Segments) -> PageWidget:
    from ui.realisasi.semester_page import SemesterPage

    return SemesterPage(context, views)


class RealisasiViews(Views):
    """Show indikator, T/O and keluaran, the budget, or the half-year of RANPK."""

    NAME = "realisasi"
    VIEWS: ClassVar = {
        "indikator": (_("Indikator"), _indikator),
        "keluaran": (_("Rencana Aksi"), _keluaran),
        "anggaran": (_("Anggaran"), _anggaran),
        "semester": (_("RANPK semester"), _semester),
    }

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Realisasi"))

    def entering(self, view: PageWidget, before: PageWidget) -> bool:
        """Keep the quarter; a view that shows another one reads anew."""
        assert isinstance(view, QuarterPage)  # noqa: S101  all of VIEWS are
        assert isinstance(before, QuarterPage)  # noqa: S101
        return view.take_periode(before.periode)
