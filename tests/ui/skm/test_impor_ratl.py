"""RATL from a workbook in the window: chosen, looked at, taken over as one command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPushButton, QWidget

from db.repositories import ratl as repository
from ranpk_desktop.domain.ratl import Ratl, read_ratl
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import contoh
from tests.imports.buku_ratl import AMBON, ENDE, matriks_2021, matriks_2022, table
from tests.imports.buku_rencana import bebas
from tests.ui.seluruh import Seluruh, buka
from tests.ui.test_mnemonics import doubled
from ui.skm.impor_ratl import ImporRatlDialog, open_impor_ratl
from ui.skm.impor_ratl_pratinjau import SEMUA

__all__ = ["buka"]
KEPALA = ("No", "Unit Pelayanan", "Rencana Aksi", "Timeline", "Status")
SENDIRI = contoh.load()["unit"]["nama"]
BARIS: list[list[Any]] = [
    [1, SENDIRI, "1. Biaya Memasang tarif", "TW I 2022", "Open"],
    [None, None, "Menambah kursi", "nanti", "Proses"],
    [2, AMBON, "Mencetak alur", "TW I 2022", "Close"],
]


@pytest.fixture
def seluruh(buka: Any) -> Seluruh:
    made: Seluruh = buka()
    return made


Buka = Callable[..., ImporRatlDialog]


@pytest.fixture
def opened(seluruh: Seluruh, tmp_path: Path) -> Buka:
    """Open the dialog on a workbook, or without one, and check its model all the while."""

    def open_dialog(book: Workbook | None = None, tahun: int = 2022) -> ImporRatlDialog:
        path = tmp_path / "ratl.xlsx" if book else None
        if book and path:
            book.save(path)
        made = open_impor_ratl(seluruh.window.context, seluruh.window, tahun, path)
        QAbstractItemModelTester(
            made.preview.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made
        )
        seluruh.settle()
        return made

    return open_dialog


def stored(seluruh: Seluruh) -> list[Ratl]:
    """Return the actions of survey years that the sample office does not have."""
    rows = seluruh.do(lambda: repository.ratl(seluruh.office.store))
    return [it for it in map(read_ratl, rows) if it.tahun < 2023]


def shown(dialog: ImporRatlDialog, column: str) -> list[str]:
    model = dialog.preview.model
    return [model.index(at, model.column_of(column)).data() for at in range(model.rowCount())]


def pick(dialog: ImporRatlDialog, seluruh: Seluruh, field: str, value: str) -> None:
    """Choose in one of the fields beside the title."""
    choice = getattr(dialog.preview, field)
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())
    seluruh.settle()


def narrow(dialog: ImporRatlDialog, title: str) -> None:
    for made in dialog.preview.filter.findChildren(QAbstractButton):
        if made.text() == title:
            made.click()


def test_that_our_own_rows_are_shown_first_and_taken_over_as_one_command(
    opened: Buka, seluruh: Seluruh
) -> None:
    dialog = opened(table(BARIS, kepala=KEPALA))
    preview = dialog.preview
    assert preview.unit.currentText() == f"Unit sendiri: {SENDIRI}"
    assert preview.counts.text() == "Dalam berkas: 2 baru."
    assert preview.sum.text() == ("2 baris sumber = 2 aksi + 0 lanjutan + 0 pertanyaan; 1 unit.")
    assert shown(dialog, "unsur") == ["U4 Biaya/Tarif (tebakan)", ""]
    assert shown(dialog, "status") == ["Belum", "Proses"]
    assert "RATL!D3" in preview.findings.toPlainText()
    assert dialog.apply.text() == "&Terapkan 2 perubahan"
    assert not stored(seluruh)

    dialog.apply.click()
    seluruh.settle()
    assert [(it.unit, it.rencana_aksi) for it in stored(seluruh)] == [
        (SENDIRI, "1. Biaya Memasang tarif"),
        (SENDIRI, "Menambah kursi"),
    ]
    assert not seluruh.window.findChildren(ImporRatlDialog)
    banner = seluruh.window.banners.shown["halaman"].text
    assert banner.startswith("RATL 2022 diimpor dari ratl.xlsx: 2 baru, 0 berubah.")
    seluruh.window.undo_action.trigger()
    seluruh.settle()
    assert not stored(seluruh)


def test_that_the_same_file_a_second_time_changes_nothing(opened: Buka, seluruh: Seluruh) -> None:
    opened(table(BARIS, kepala=KEPALA)).apply.click()
    seluruh.settle()
    again = opened(table(BARIS, kepala=KEPALA))
    assert again.preview.counts.text() == "Dalam berkas: 2 sama."
    assert again.apply.text() == "Tidak ada yang berubah"
    assert not again.apply.isEnabled()
    again.reject()
    assert not again.isVisible()


def test_that_all_units_or_another_one_can_be_chosen(opened: Buka, seluruh: Seluruh) -> None:
    dialog = opened(table(BARIS, kepala=KEPALA))
    pick(dialog, seluruh, "unit", SEMUA)
    assert dialog.preview.counts.text() == "Dalam berkas: 3 baru."
    pick(dialog, seluruh, "unit", "balai-ambon")
    assert shown(dialog, "unit") == [AMBON]
    assert "1 aksi" in dialog.preview.sum.text()
    dialog.apply.click()
    seluruh.settle()
    assert [it.unit for it in stored(seluruh)] == [AMBON]


def test_that_a_file_without_our_unit_says_so(opened: Buka) -> None:
    dialog = opened(matriks_2021())
    assert dialog.preview.tahun.value() == "2021"
    assert f"tidak memuat {SENDIRI}" in dialog.note.text
    assert dialog.preview.unit.currentText() == "Semua unit dalam berkas (3)"
    assert "RATL SKM 2021!F13" in dialog.preview.findings.toPlainText()


def test_that_another_year_can_be_chosen(opened: Buka, seluruh: Seluruh) -> None:
    dialog = opened(matriks_2021())
    pick(dialog, seluruh, "tahun", "2022")
    assert "menyebut tahun survei 2021, yang dipilih 2022" in dialog.note.text
    dialog.apply.click()
    seluruh.settle()
    assert {it.tahun for it in stored(seluruh)} == {2022}


def test_that_a_year_that_the_file_lacks_is_told_and_another_can_be_chosen(
    opened: Buka, seluruh: Seluruh
) -> None:
    kepala = ("Tahun survei", *KEPALA[1:])
    rows: list[list[Any]] = [[2021, SENDIRI, "Satu", "-", "Close"]]
    rows += [[2020, SENDIRI, "Dua", "-", "Close"]]
    dialog = opened(table(rows, kepala=kepala))
    assert "tidak berisi RATL tahun survei 2022" in dialog.message.text
    assert not dialog.apply.isEnabled()
    pick(dialog, seluruh, "tahun", "2021")
    assert not dialog.message.isVisible()
    assert shown(dialog, "rencana_aksi") == ["Satu"]


def test_that_a_newer_copy_shows_what_changes_and_takes_no_status_back(
    opened: Buka, seluruh: Seluruh
) -> None:
    opened(table(BARIS, kepala=KEPALA)).apply.click()
    seluruh.settle()
    newer = [
        [1, SENDIRI, "1. Biaya Memasang tarif", "TW II 2022", "Close"],
        [None, None, "Menambah kursi", "nanti", "Open"],
    ]
    dialog = opened(table(newer, kepala=KEPALA))
    assert dialog.preview.counts.text() == "Dalam berkas: 2 berubah."
    assert "1 baris memundurkan status" in dialog.note.text
    assert dialog.apply.text() == "&Terapkan 1 perubahan"
    view = dialog.preview.pane.view
    view.setFocus()
    view.go_to(dialog.preview.model.key_at(0), "status")
    assert view.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "Belum → Selesai"
    assert "TW II 2022" in dialog.preview.detail.toPlainText()
    view.go_to(dialog.preview.model.key_at(1), "status")
    assert "sudah lebih maju" in dialog.preview.detail.toPlainText()
    dialog.apply.click()
    seluruh.settle()
    assert [it.status.label for it in stored(seluruh)] == ["Selesai", "Proses"]


def test_that_ticks_and_filters_say_what_is_taken_over(opened: Buka, seluruh: Seluruh) -> None:
    dialog = opened(table(BARIS, kepala=KEPALA))
    narrow(dialog, "Unsur tebakan")
    assert shown(dialog, "rencana_aksi") == ["1. Biaya Memasang tarif"]
    dialog.preview.take_all.click()
    narrow(dialog, "Semua")
    assert dialog.apply.text() == "&Terapkan 1 perubahan"
    QTest.keyClick(dialog.preview.pane.view, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "belum diterapkan" in dialog.message.text
    (leave,) = [it for it in dialog.message.findChildren(QPushButton) if "Tutup" in it.text()]
    leave.click()
    assert not dialog.isVisible()
    assert not stored(seluruh)


def test_that_missing_rows_are_shown_and_kept(opened: Buka, seluruh: Seluruh) -> None:
    opened(table(BARIS, kepala=KEPALA)).apply.click()
    seluruh.settle()
    dialog = opened(table(BARIS[:1], kepala=KEPALA))
    narrow(dialog, "Hilang")
    assert shown(dialog, "rencana_aksi") == ["Menambah kursi"]
    dialog.preview.pane.view.go_to(dialog.preview.model.key_at(0), "unit")
    assert "Tetap disimpan" in dialog.preview.detail.toPlainText()


def test_that_a_file_of_another_kind_leads_back_with_a_sentence(opened: Buka) -> None:
    dialog = opened(bebas())
    assert dialog.choose.isVisible()
    assert "Tidak ada tabel RATL" in dialog.message.text
    assert not dialog.preview.choices.isVisible()


def test_that_a_refusal_leaves_everything_as_it_is(
    opened: Buka, seluruh: Seluruh, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise KnownError("RATL_BERUBAH", "RATL berubah.")

    monkeypatch.setattr(seluruh.office.impor_ratl, "apply", refuse)
    dialog = opened(table(BARIS, kepala=KEPALA))
    dialog.apply.click()
    seluruh.settle()
    assert dialog.isVisible()
    assert dialog.message.text == "RATL berubah."
    assert dialog.apply.isEnabled()


def test_that_closing_while_a_file_is_read_ends_the_reading(
    seluruh: Seluruh, tmp_path: Path
) -> None:
    matriks_2022().save(tmp_path / "ratl.xlsx")
    window = seluruh.window
    dialog = open_impor_ratl(window.context, window, 2022, tmp_path / "ratl.xlsx")
    (work,) = seluruh.tasks.works
    dialog.cancel.click()
    assert work.cancelled
    assert not dialog.isVisible()
    seluruh.settle()


def test_that_a_file_is_asked_for(
    opened: Buka, seluruh: Seluruh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"{'salinan ' * 8}.xlsx"
    table([[1, ENDE, "Menata", "-", "Close"]], kepala=KEPALA).save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    dialog = opened()
    (ask,) = [it for it in dialog.choose.findChildren(QPushButton) if it.isVisible()]
    ask.click()
    seluruh.settle()
    assert dialog.preview.isVisible()
    assert "…" in dialog.source.text()
    assert dialog.source.toolTip() == path.name


def test_that_everything_can_be_reached_has_a_name_and_a_letter_of_its_own(opened: Buka) -> None:
    dialog = opened(table(BARIS, kepala=KEPALA))
    QApplication.processEvents()
    assert not doubled(dialog)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = isinstance(widget, QAbstractButton) and widget.text()
            assert widget.accessibleName() or named, widget
