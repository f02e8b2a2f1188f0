"""Our own exports carry the ids of their rows in a very hidden sheet."""

from typing import Any

import pytest

from ranpk_desktop.imports import rencana
from tests.imports.buku_rencana import add_ids, read, s3, s4

SATU, DUA = (f"00000000-0000-4000-8000-{n:012}" for n in (1, 2))


def ids(rows: list[list[Any]], skema: str = "ranpk-rencana-aksi-1") -> dict[str, str]:
    buku = s3()
    add_ids(buku, skema, rows)
    bacaan = rencana.read(read(buku))
    assert not [it for it in bacaan.temuan if "_ranpk" in (it.sel or "")]
    return {it.uraian: it.id for it in bacaan.butir if it.id}


def test_that_each_cell_of_a_row_has_its_own_id() -> None:
    assert ids([[SATU, "Rencana Aksi", 8, "A"], [DUA, "Rencana Aksi", 8, "B"]]) == {
        "Terjaganya mutu obat": SATU,
        "% Obat bermutu": DUA,
    }


def test_that_columns_may_be_numbers() -> None:
    assert ids([[SATU, "Rencana Aksi", 8, 5]]) == {"Program pengawasan obat": SATU}


def test_that_a_row_with_one_butir_needs_no_column() -> None:
    buku = s4()
    add_ids(buku, "ranpk-rencana-aksi-iku-1", [[SATU, "PK", 9], [DUA, "PK", 8]])
    found = {it.uraian: it.id for it in rencana.read(read(buku)).butir if it.id}
    assert found == {"Jumlah sarana yang didampingi": SATU}


@pytest.mark.parametrize(
    ("rows", "skema"),
    [
        ([[SATU, "Rencana Aksi", 8, "A"]], "ranpk-laporan-triwulan-1"),
        ([[SATU, "Rencana Aksi", 8, "A"], [SATU, "Rencana Aksi", 8, "B"]], "ranpk-rencana-aksi-1"),
        ([[SATU, "Rencana Aksi", 8, "A"], [DUA, "Rencana Aksi", 8, "A"]], "ranpk-rencana-aksi-1"),
        ([["1", "Rencana Aksi", 8, "A"]], "ranpk-rencana-aksi-1"),
        ([[SATU, "Rencana Aksi", "8a", "A"]], "ranpk-rencana-aksi-1"),
        ([[SATU, "Lain", 8, "A"]], "ranpk-rencana-aksi-1"),
        ([[SATU, "Rencana Aksi", 8, "A1"]], "ranpk-rencana-aksi-1"),
    ],
)
def test_that_ids_that_say_nothing_are_left_out(rows: list[list[Any]], skema: str) -> None:
    assert ids(rows, skema) == {}


def test_that_a_visible_sheet_of_that_name_is_none_of_ours() -> None:
    buku = s3()
    add_ids(buku, "ranpk-rencana-aksi-1", [[SATU, "Rencana Aksi", 8, "A"]])
    buku["_ranpk"].sheet_state = "visible"
    assert not [it for it in rencana.read(read(buku)).butir if it.id]
