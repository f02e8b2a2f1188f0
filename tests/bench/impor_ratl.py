"""A RATL workbook of 860 actions read and compared with ours, against openpyxl reading it."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from ranpk_desktop.clock import utc_now
from ranpk_desktop.imports import buku_kerja, ratl
from ranpk_desktop.services import contoh, kantor_baru
from ranpk_desktop.services.impor_ratl import Milik, PratinjauRatl, compare
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import register_unit
from tests.bench.ukur import RUNS, Row, below, seconds, timed, turns
from tests.bench.ukur import compare as ratio
from tests.imports.buku_ratl import besar
from tests.imports.buku_rencana import saved

AKSI, TAHUN = 860, 2022


def rows(folder: Path) -> list[Row]:
    """Read it in one process, as the child and the program do, and preview it twice.

    The floor reads whole sheets. The office knows no action at first, then all of them.
    """
    isi = saved(besar(AKSI))

    def floor() -> None:
        sheet = load_workbook(BytesIO(isi), data_only=True).worksheets[0]
        if not [cell.value for row in sheet.iter_rows() for cell in row]:
            raise AssertionError("no cells")

    def read(milik: Milik) -> PratinjauRatl:
        buku = buku_kerja.receive(buku_kerja.parse(isi, lambda done: None))
        bacaan = ratl.read(ratl.find_tables(buku, register_unit()), TAHUN)
        return compare(TAHUN, bacaan, milik)

    with kantor_baru.open_filled(folder, utc_now, _office) as office:
        empty = office.impor_ratl.load(TAHUN)
        first = read(empty)
        taken = seconds(
            lambda: office.impor_ratl.apply("a", first, {row.kunci for row in first.baris})
        )
        full = office.impor_ratl.load(TAHUN)
        loading = min(seconds(lambda: office.impor_ratl.load(TAHUN)) for _run in range(RUNS))
    what = f"RATL of {AKSI} actions read from a workbook and compared"
    return [
        ratio(f"{what} with none", 2, turns(timed(floor), timed(lambda: read(empty)))),
        ratio(f"{what} with as many", 2, turns(timed(floor), timed(lambda: read(full)))),
        below(f"{AKSI} actions of ours fetched for it (DB thread)", 50, loading * 1000),
        below(f"{AKSI} actions written, one command", 200, taken * 1000),
    ]


def _office(office: Office) -> None:
    office.kantor.create(contoh.load()["unit"])
