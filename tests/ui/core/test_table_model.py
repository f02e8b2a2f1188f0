import time
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.column import ERROR_ROLE, Column
from ui.core.table_model import TableModel

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def shown(model, column=0):
    return [model.index(at, column).data() for at in range(model.rowCount())]


def idle(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.pending == 0)


def test_that_the_model_keeps_the_rules_of_item_models(model, toko):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0, DESCENDING)
    model.set_filter("e")
    model.set_rows(toko.rows[:1])
    model.set_rows([*toko.rows, replace(toko.rows[0], id=9)])
    model.set_filter()
    model.sort(-1)
    model.setData(model.index(0, 1), "8")


def test_that_rows_are_sorted_with_empty_values_last_in_both_directions(model):
    model.sort(1, ASCENDING)
    assert shown(model, 1) == ["3", "20", ""]
    model.sort(1, DESCENDING)
    assert shown(model, 1) == ["20", "3", ""]
    model.sort(-1)
    assert shown(model) == ["Apel", "Ceri", "Belimbing"]


def test_that_sorting_keeps_persistent_indexes_on_their_rows(model):
    from PySide6.QtCore import QPersistentModelIndex

    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, DESCENDING)
    assert held.row() == 2
    assert held.data() == "Apel"


def test_that_the_filter_looks_into_every_column(model):
    model.set_filter("20")
    assert shown(model) == ["Belimbing"]
    model.set_filter("", lambda row: row.jumlah is not None)
    assert shown(model) == ["Apel", "Belimbing"]


def test_that_a_refresh_never_moves_rows_under_the_cursor(model, toko):
    model.sort(1, DESCENDING)
    model.set_rows([replace(row, jumlah=99 if row.id == 1 else row.jumlah) for row in toko.rows])
    assert shown(model) == ["Belimbing", "Apel", "Ceri"]


def test_that_only_columns_that_save_can_be_edited(model):
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    assert model.index(0, 1).flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), "Jeruk")


def test_that_a_cell_is_saved_and_shows_the_typed_text_meanwhile(model, toko, tasks, qtbot):
    assert model.setData(model.index(0, 1), "8")
    assert model.index(0, 1).data() == "8"
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 8
    model.set_rows(toko.rows)
    assert model.index(0, 1).data() == "8"
    assert model.draft_of(1, "jumlah") is None


def test_that_a_refused_cell_keeps_its_text_in_red_with_the_sentence(model, toko):
    index = model.index(0, 1)
    model.setData(index, "tiga")
    model.set_rows(toko.rows)
    buruk = theme.colors().tones["buruk"]
    assert index.data() == "tiga"
    assert index.data(Qt.ItemDataRole.EditRole) == "tiga"
    assert index.data(ERROR_ROLE) == "Jumlah harus bilangan. Tulis misalnya 3."
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data(ERROR_ROLE)
    assert index.data(Qt.ItemDataRole.ForegroundRole).name() == buruk.text
    assert index.data(Qt.ItemDataRole.BackgroundRole).name() == buruk.ground
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == index.data(ERROR_ROLE)
    assert [(key, name) for key, name, _draft in model.failures()] == [(1, "jumlah")]


def test_that_a_corrected_cell_is_saved_and_no_longer_red(model, toko, tasks, qtbot):
    model.setData(model.index(0, 1), "tiga")
    with qtbot.waitSignal(model.failures_changed):
        model.setData(model.index(0, 1), "4")
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 4
    assert model.failures() == []


def test_that_typing_the_stored_value_again_corrects_without_saving(model, toko):
    model.setData(model.index(0, 1), "tiga")
    model.setData(model.index(0, 1), "3")
    assert model.failures() == []
    assert toko.commands == 0


def test_that_a_fault_of_the_store_is_kept_in_the_cell_too(model, toko, tasks, qtbot, monkeypatch):
    def full(_row):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(toko, "_save", full)
    model.setData(model.index(0, 1), "8")
    idle(qtbot, tasks)
    assert model.index(0, 1).data(ERROR_ROLE) == "Disk penuh."
    model.discard(1, "jumlah")
    assert model.index(0, 1).data() == "3"


def test_that_rows_read_before_a_save_do_not_put_the_old_value_back(model, toko, tasks, qtbot):
    stale = list(toko.rows)
    model.setData(model.index(0, 1), "8")
    model.set_rows(stale)
    assert model.index(0, 1).data() == "8"
    idle(qtbot, tasks)
    model.set_rows(toko.rows)
    assert model.index(0, 1).data() == "8"


def test_that_a_status_is_shown_in_colour_with_its_icon(model):
    index = model.index(2, 1)
    assert index.data(Qt.ItemDataRole.ForegroundRole).name() == theme.colors().tones["baik"].text
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_that_a_screen_reader_gets_the_column_and_the_value(model):
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Jumlah: 3"
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Jumlah: kosong"


def test_that_text_is_found_where_it_is_shown(model):
    assert [(i.row(), i.column()) for i in model.find("BEL")] == [(2, 0)]
    assert model.find("  ") == []


def test_that_a_block_is_copied_as_text_and_as_a_table(model, toko):
    model.set_rows([replace(toko.rows[0], nama='Apel "Malang"\nmerah <1>')])
    text, html = model.copy_block([0], [0, 1])
    assert text == '"Apel ""Malang""\nmerah <1>"\t3'
    assert "<table><tr><td" in html
    assert "&lt;1&gt;" in html
    assert "text-align:right" in html


@dataclass(frozen=True)
class Titik:
    id: int
    nama: str


@pytest.mark.parametrize("work", ["sort", "filter"])
def test_that_twenty_thousand_rows_are_sorted_and_filtered_at_once(qapp, work):
    rows = [Titik(n, f"indikator {n * 7919 % 20_000:05}") for n in range(20_000)]
    model = TableModel((Column[Titik]("id", "No"), Column[Titik]("nama", "Nama")), lambda r: r.id)
    model.set_rows(rows)
    model.set_filter("x")
    began = time.perf_counter()
    if work == "sort":
        model.set_filter()
        model.sort(1)
    else:
        model.set_filter("99")
    assert time.perf_counter() - began < 0.5
