"""Invented surveys: tables of answers as people keep them, as text and as workbooks."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from ranpk_desktop.domain.bacaan_skm import Lembaran
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.imports.lembar_teks import sheet

NAMA = [unsur.nama for unsur in Unsur]
TERTUKAR = [*NAMA[:7], "U8 Sarana Prasarana", "U9 Penanganan Pengaduan"]
DUA_PULUH_SEMBILAN = (105, 101, 100, 116, 102, 105, 106, 105, 115)
"""Sums of the answers of 29 respondents, whose value is 91,48."""


def answers(jumlah: Sequence[int], n: int = 29) -> list[list[str]]:
    """Return `n` rows of answers 1–4 whose columns have these sums."""
    columns = []
    for at, total in enumerate(jumlah):
        base, more = divmod(total, n)
        column = [base + 1] * more + [base] * (n - more)
        columns.append(column[at:] + column[:at])
    return [list(map(str, row)) for row in zip(*columns, strict=True)]


def lembar(*rows: Sequence[str], nama: str = "Lembar1") -> Lembaran:
    """Return a sheet whose first row is number 1."""
    return sheet(nama, [(nomor, tuple(row)) for nomor, row in enumerate(rows, 1) if any(row)])


def text(rows: Sequence[Sequence[str]], separator: str = ";") -> bytes:
    """Return rows as a text file."""
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    return "\r\n".join(separator.join(row) for row in quoted).encode()


def workbook(rows: Sequence[Sequence[Any]], title: str = "Jawaban") -> bytes:
    """Return rows as a workbook; digits become numbers."""
    made = Workbook()
    active = made.active
    assert active is not None
    active.title = title
    for row in rows:
        active.append([int(cell) if str(cell).isdigit() else cell for cell in row])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
