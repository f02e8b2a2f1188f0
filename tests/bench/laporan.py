"""The reports of a quarter with 60 indikator: gathered, laid out as PDF and workbook."""

from pathlib import Path

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import laporan, laporan_semester
from tests.bench import kantor
from tests.bench.perjanjian import warm
from tests.bench.ukur import Row, below

INDIKATOR = 60


def rows(folder: Path) -> list[Row]:
    """Measure the interim report of a quarter, and that of the half-year it ends, each warm."""
    tahun = kantor.TAHUN
    with kantor.planned_office(folder, INDIKATOR) as office:
        naskah = office.laporan.load(tahun, Triwulan.II, "F4")
        gathering = warm(lambda: office.laporan.load(tahun, Triwulan.II, "F4"))
        checking = warm(lambda: office.periksa.load(tahun, Triwulan.II))
        semester = office.laporan_semester.load(tahun, Triwulan.II, "F4")
    what = f"interim report of {INDIKATOR} indikator"
    return [
        below(f"{what}: gathered", 50, gathering, note="on the DB thread"),
        below(f"{what}: checked", 100, checking, note="on the DB thread"),
        below(f"{what}: pdf, second call", 1000, warm(lambda: laporan.render(naskah, "pdf"))),
        below(f"{what}: xlsx, second call", 1000, warm(lambda: laporan.render(naskah, "xlsx"))),
        below(
            "report of a half-year: pdf, second call",
            1000,
            warm(lambda: laporan_semester.render(semester, "pdf")),
        ),
    ]
