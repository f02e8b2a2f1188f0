"""The page SKM: the results of surveys, and what is done about them, as views of one page."""

from typing import ClassVar

from ranpk_desktop.bahasa import _
from ui.core.inputs import Segments
from ui.core.page import Context, PageWidget
from ui.core.views import Views


def _nilai(context: Context, views: Segments) -> PageWidget:
    from ui.skm.page import SkmPage

    return SkmPage(context, views)


def _ratl(context: Context, views: Segments) -> PageWidget:
    from ui.ratl.page import RatlPage

    return RatlPage(context, views)


def _laporan(context: Context, views: Segments) -> PageWidget:
    from ui.skm.laporan_page import LaporanPage

    return LaporanPage(context, views)


class SkmViews(Views):
    """Show results, follow-ups or documents."""

    NAME = "skm"
    VIEWS: ClassVar = {
        "nilai": (_("Nilai"), _nilai),
        "ratl": (_("Tindak lanjut"), _ratl),
        "laporan": (_("Laporan"), _laporan),
    }

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("SKM"))
