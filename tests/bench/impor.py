"""A Rencana Aksi of 300 indikator read, against openpyxl reading its cells."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from ranpk_desktop.imports import buku_kerja, rencana
from tests.bench.ukur import Row, compare, timed, turns
from tests.imports.buku_rencana import s3_besar, saved


def rows(folder: Path) -> list[Row]:
    """Read it in one process, as the child and the program do; the floor reads whole sheets."""
    isi = saved(s3_besar(100))

    def floor() -> None:
        sheet = load_workbook(BytesIO(isi), data_only=True).worksheets[0]
        if not [cell.value for row in sheet.iter_rows() for cell in row]:
            raise AssertionError("no cells")

    def ours() -> None:
        buku = buku_kerja.receive(buku_kerja.parse(isi, lambda done: None))
        if rencana.read(buku).ringkasan.sel_target != 1200:
            raise AssertionError("target cells were lost")

    pairs = turns(timed(floor), timed(ours))
    return [compare("rencana of 300 indikator read from a workbook", 2, pairs)]
