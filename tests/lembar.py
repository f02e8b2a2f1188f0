"""Lembar isian as people send them back: filled in with openpyxl, cell by cell."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Isian = dict[tuple[str, str, int], Any]
"""What somebody fills in: by sheet, the words of the row, and the number of the column."""


def fill_in(path: Path, isian: Isian, target: Path | None = None) -> Path:
    """Fill cells of a workbook in, and save it, beside the first one where `target` is given."""
    book = load_workbook(path)
    for (sheet, words, column), value in isian.items():
        lembar = book[sheet]
        found = [
            row for row in range(1, lembar.max_row + 1) if words in str(lembar.cell(row, 2).value)
        ]
        assert len(found) == 1, (words, found)
        lembar.cell(found[0], column).value = value
    book.save(target or path)
    return target or path
