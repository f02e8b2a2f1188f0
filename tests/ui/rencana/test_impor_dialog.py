"""Taking a plan over from a workbook: choose, map, look, turn guesses, apply as one command."""

import re
from collections import Counter

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from ranpk_desktop.domain.butir import Level
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.rencana.pemetaan import Bidang
from tests.imports import buku_rencana
from ui.rencana.impor_dialog import ImporDialog

TAHUN = 2026
KEPALA = ("No", "Sasaran", "Indikator", "Satuan", "TW I", "TW II", "TW III", "TW IV")
ASING = ("Kd", "Hal yang dituju", "Alat ukur", "Takaran", "Kw1", "Kw2", "Kw3", "Kw4")
ISI = (
    ("1", "Terjaganya mutu", "Persentase obat", "%", 95, 95, 95, 95),
    (None, None, "Jumlah sampel", "sampel", 10, "-", "N/A", 20),
    ("2", "Terlayaninya warga", "Jumlah laporan", "laporan", 1, 2, 3, "≤ 4"),
)


def table(path, kepala=KEPALA, isi=ISI):
    """Write a plain table below a title."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Rencana"
    sheet.append(["Rencana kantor"])
    sheet.append([])
    for row in (kepala, *isi):
        sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def s3(tmp_path):
    path = tmp_path / "renaksi.xlsx"
    path.write_bytes(buku_rencana.saved(buku_rencana.s3()))
    return path


@pytest.fixture
def opened(jendela):
    """Open the dialog on a file, or without one, and check its model all the while."""

    def open_dialog(path=None):
        made = ImporDialog(jendela.page.context, TAHUN, jendela.window, path)
        made.show()
        for model in (made.preview.model, made.mapping.model):
            QAbstractItemModelTester(
                model, QAbstractItemModelTester.FailureReportingMode.Fatal, made
            )
        jendela.settle()
        return made

    return open_dialog


def plan(jendela):
    jendela.settle()
    return jendela.do(lambda: jendela.office.rencana.load(TAHUN)).pohon.simpul


def texts(jendela):
    return [simpul.butir.uraian for simpul in plan(jendela)]


def rows(dialog):
    model = dialog.preview.model
    return [model.row_at(n) for n in range(model.rowCount())]


def go(dialog, uraian, column="uraian"):
    view = dialog.preview.pane.view
    key = next(row.baris.kunci for row in rows(dialog) if row.baris.uraian == uraian)
    view.setFocus()
    view.go_to(key, column)
    return view.currentIndex()


def pick(dialog, filter_name):
    for made in dialog.preview.filter.findChildren(QAbstractButton):
        if made.text() == filter_name:
            made.click()


def choose(dialog, jendela, huruf, bidang):
    """Pick what a column holds, as somebody at the keyboard does."""
    view, model = dialog.mapping.pane.view, dialog.mapping.model
    view.setFocus()
    view.go_to(huruf, "bidang")
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QComboBox)
    editor.setCurrentIndex(editor.findData(bidang))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    jendela.settle()
    assert model.row_at(model.position_of(huruf)).kolom.bidang == bidang


def test_that_a_file_is_shown_first_and_taken_over_as_one_command(
    opened, jendela, tmp_path
) -> None:
    dialog = opened(table(tmp_path / "rencana.xlsx"))
    assert dialog.preview.counts.text() == "Dalam berkas: 5 baru."
    assert dialog.preview.sum.text() == (
        "12 sel target = 10 angka + 1 strip + 1 tidak diukur (N/A)."
    )
    assert dialog.apply.text() == "&Terapkan 5 perubahan"
    assert not plan(jendela)

    dialog.apply.click()
    assert texts(jendela) == [
        *("Terjaganya mutu", "Persentase obat", "Jumlah sampel"),
        *("Terlayaninya warga", "Jumlah laporan"),
    ]
    assert not jendela.window.findChildren(ImporDialog)
    jendela.window.undo_action.trigger()
    assert not plan(jendela)


def test_that_the_page_offers_it_for_the_year_shown(jendela) -> None:
    jendela.window.open_page("rencana")
    jendela.settle()
    page = jendela.window.page("rencana")
    page.open_impor()
    (dialog,) = page.findChildren(ImporDialog)
    assert dialog.isVisible()
    assert dialog.title.text() == f"Impor rencana {page._shown.isi.tahun}"
    dialog.reject()


def test_that_the_same_file_a_second_time_changes_nothing(opened, jendela, tmp_path) -> None:
    path = table(tmp_path / "rencana.xlsx")
    opened(path).apply.click()
    jendela.settle()
    again = opened(path)
    assert again.preview.counts.text() == "Dalam berkas: 5 sama."
    assert again.apply.text() == "Tidak ada yang berubah"
    assert not again.apply.isEnabled()
    again.reject()
    assert not again.isVisible()


def test_that_changed_and_missing_rows_are_told_apart_and_shown_in_full(
    opened, jendela, tmp_path
) -> None:
    opened(table(tmp_path / "rencana.xlsx")).apply.click()
    jendela.settle()
    isi = [list(row) for row in ISI]
    isi[0][5], isi[0][3] = 96, "persen"
    dialog = opened(table(tmp_path / "lain.xlsx", isi=[isi[0], isi[2]]))
    assert dialog.preview.counts.text() == (
        "Dalam berkas: 1 berubah, 3 sama, 1 hilang dari berkas (tetap disimpan)."
    )
    index = go(dialog, "Persentase obat", "target_2")
    assert index.data() == "96"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "95 → 96"
    shown = dialog.preview.detail.toPlainText()
    assert "Satuan" in shown
    assert "%" in shown
    assert "persen" in shown
    pick(dialog, "Hilang")
    assert [row.baris.uraian for row in rows(dialog)] == ["Jumlah sampel"]
    go(dialog, "Jumlah sampel")
    assert "tetap disimpan" in dialog.preview.detail.toPlainText()
    dialog.apply.click()
    assert "Jumlah sampel" in texts(jendela)


def test_that_ticks_say_what_is_taken_over(opened, jendela, tmp_path) -> None:
    dialog = opened(table(tmp_path / "rencana.xlsx"))
    go(dialog, "Terjaganya mutu")
    QTest.keyClick(dialog.preview.pane.view, Qt.Key.Key_Space)
    # What hangs below a butir that is not wanted cannot come either.
    assert dialog.apply.text() == "&Terapkan 2 perubahan"
    go(dialog, "Persentase obat")
    QTest.keyClick(dialog.preview.pane.view, Qt.Key.Key_Space)
    assert dialog.apply.text() == "&Terapkan 4 perubahan"
    assert dialog.preview.take_all.text() == "&Centang semua"
    dialog.preview.take_all.click()
    assert dialog.preview.take_all.text() == "L&epas semua"
    pick(dialog, "Baru")
    dialog.preview.take_all.click()
    assert not dialog.apply.isEnabled()
    dialog.preview.take_all.click()
    index = go(dialog, "Jumlah sampel", "status")
    dialog.preview.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.apply.click()
    assert texts(jendela) == [
        *("Terjaganya mutu", "Persentase obat", "Terlayaninya warga", "Jumlah laporan")
    ]


def test_that_guesses_are_turned_for_many_rows_at_once(opened, jendela, s3) -> None:
    dialog = opened(s3)
    preview = dialog.preview
    pick(dialog, "Tebakan")
    guesses = [row.baris.uraian for row in rows(dialog)]
    assert "Pemeriksaan apotek" in guesses
    preview.pane.view.setFocus()
    preview.pane.view.selectAll()
    assert preview.as_kegiatan.isEnabled()
    preview.as_kegiatan.click()
    jendela.settle()
    assert {row.baris.level for row in rows(dialog)} == {Level.KEGIATAN}
    # One of them back, through the pick-list of its cell.
    index = go(dialog, "Pemeriksaan toko obat", "level")
    preview.model.setData(index, Level.SUB_KEGIATAN.value)
    jendela.settle()
    dialog.apply.click()
    found = {simpul.butir.uraian: simpul for simpul in plan(jendela)}
    assert found["Pemeriksaan apotek"].level is Level.KEGIATAN
    turned = found["Pemeriksaan toko obat"]
    assert (turned.level, turned.butir.induk_id) == (
        Level.SUB_KEGIATAN,
        found["Pemeriksaan apotek"].id,
    )
    again = opened(s3)
    assert not again.apply.isEnabled()


def test_that_a_first_kegiatan_stays_one_and_a_sentence_says_why(opened, jendela, tmp_path) -> None:
    kepala = ("No", "Sub Kegiatan", *KEPALA[2:])
    dialog = opened(table(tmp_path / "kegiatan.xlsx", kepala))
    go(dialog, "Terjaganya mutu")
    dialog.preview.as_sub.click()
    jendela.settle()
    assert "tetap kegiatan" in dialog.message.text


def test_that_leaving_asks_before_work_is_thrown_away(opened, jendela, s3) -> None:
    dialog = opened(s3)
    go(dialog, "Pemeriksaan apotek")
    dialog.preview.as_kegiatan.click()
    jendela.settle()
    QTest.keyClick(dialog.preview.pane.view, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "belum diterapkan" in dialog.message.text
    leave = next(
        made for made in dialog.message.findChildren(QPushButton) if "Tutup" in made.text()
    )
    leave.click()
    assert not dialog.isVisible()
    assert not plan(jendela)


def test_that_leaving_without_any_choice_does_not_ask(opened, s3) -> None:
    dialog = opened(s3)
    QTest.keyClick(dialog.preview.pane.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_an_unknown_layout_is_mapped_and_the_mapping_remembered(
    opened, jendela, tmp_path
) -> None:
    path = table(tmp_path / "asing.xlsx", ASING)
    dialog = opened(path)
    assert dialog.mapping.isVisible()
    assert "belum dikenal" in dialog.message.text
    assert not dialog.go_on.isEnabled()
    dialog.mapping.kepala.set_value("3")
    dialog.mapping.kepala.edited.emit()
    jendela.settle()
    assert not plan(jendela)
    for huruf, bidang in zip(
        "ABCDEFGH",
        (
            *(Bidang.NOMOR, Bidang.SASARAN, Bidang.INDIKATOR, Bidang.SATUAN),
            *(Bidang.TW1, Bidang.TW2, Bidang.TW3, Bidang.TW4),
        ),
        strict=True,
    ):
        choose(dialog, jendela, huruf, bidang)
    dialog.go_on.click()
    jendela.settle()
    assert dialog.preview.isVisible()
    assert dialog.preview.counts.text() == "Dalam berkas: 5 baru."
    assert not dialog.note.isVisible()
    dialog.reject()

    again = opened(table(tmp_path / "asing-lagi.xlsx", ASING, ISI[:1]))
    assert again.preview.isVisible()
    assert "pernah Anda atur" in again.note.text
    assert again.preview.counts.text() == "Dalam berkas: 2 baru."
    again.map_again.click()
    assert again.mapping.model.row_at(1).kolom.bidang is Bidang.SASARAN


def test_that_samples_stand_beside_each_column(opened, tmp_path) -> None:
    dialog = opened(table(tmp_path / "rencana.xlsx"))
    dialog.map_again.click()
    row = dialog.mapping.model.row_at(2)
    assert (row.kolom.judul, row.contoh) == (
        "Indikator",
        "Persentase obat · Jumlah sampel · Jumlah laporan",
    )


def test_that_what_was_not_understood_is_listed_with_its_cell(opened, s3) -> None:
    dialog = opened(s3)
    assert dialog.preview.findings_title.text() == f"Tidak dipahami ({_count(dialog)})"
    assert "Rencana Aksi!I39" in dialog.preview.findings.toPlainText()
    dialog.preview.findings.selectAll()
    dialog.preview.findings.copy()
    assert "Rencana Aksi!I39" in QGuiApplication.clipboard().text()


def _count(dialog):
    return len(dialog._bacaan.temuan)


def test_that_a_file_that_is_no_workbook_is_refused_with_a_sentence(opened, tmp_path) -> None:
    path = tmp_path / "bukan.xlsx"
    path.write_text("bukan buku kerja")
    dialog = opened(path)
    assert dialog.choose.isVisible()
    assert dialog.message.isVisible()
    assert not dialog.apply.isVisible()


def test_that_an_empty_workbook_is_refused_with_a_sentence(opened, tmp_path) -> None:
    path = tmp_path / "kosong.xlsx"
    Workbook().save(path)
    dialog = opened(path)
    assert "tidak berisi" in dialog.message.text


def test_that_the_year_in_the_file_is_compared_with_that_of_the_plan(opened, tmp_path) -> None:
    book = buku_rencana.s3()
    book.active["A3"] = "TAHUN 2025"
    path = tmp_path / "lama.xlsx"
    path.write_bytes(buku_rencana.saved(book))
    assert "2025" in opened(path).note.text


def test_that_a_refusal_leaves_everything_as_it_is(opened, jendela, tmp_path, monkeypatch) -> None:
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.impor_rencana, "apply", refuse)
    dialog = opened(table(tmp_path / "rencana.xlsx"))
    dialog.apply.click()
    jendela.settle()
    assert dialog.isVisible()
    assert dialog.message.text == "Disk penuh."
    assert dialog.apply.isEnabled()


def test_that_a_file_is_chosen_in_the_folder_of_the_last_one(
    opened, jendela, tmp_path, monkeypatch
) -> None:
    asked = []

    def answer(_parent, _title, folder, _kinds):
        asked.append(folder)
        return str(table(tmp_path / "rencana.xlsx")), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(ImporDialog, "folder", None)
    dialog = opened()
    assert dialog.choose.isVisible()
    for _n in range(2):
        dialog.ask_for_file()
        jendela.settle()
    assert dialog.preview.isVisible()
    assert asked[1] == str(tmp_path)


def test_that_closing_while_a_file_is_read_ends_the_reading(jendela, tmp_path) -> None:
    dialog = ImporDialog(
        jendela.page.context, TAHUN, jendela.window, table(tmp_path / "rencana.xlsx")
    )
    dialog.show()
    (work,) = jendela.tasks.works
    dialog.cancel.click()
    assert work.cancelled
    assert not dialog.isVisible()
    jendela.settle()


def test_that_a_reading_cancelled_from_the_status_line_leads_back(jendela, tmp_path) -> None:
    dialog = ImporDialog(
        jendela.page.context, TAHUN, jendela.window, table(tmp_path / "rencana.xlsx")
    )
    dialog.show()
    assert "rencana.xlsx" in dialog.waiting.text()
    jendela.window.status_line.cancel_button.click()
    jendela.settle()
    assert dialog.choose.isVisible()
    assert not dialog.apply.isVisible()


def test_that_everything_can_be_reached_and_has_a_name(opened, s3) -> None:
    dialog = opened(s3)
    for step in (None, dialog.show_mapping):
        if step:
            step()
        QApplication.processEvents()
        for widget in dialog.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or (
                    isinstance(widget, QAbstractButton) and widget.text()
                )
                assert named, widget


def test_that_no_letter_is_doubled_in_any_step(opened, s3) -> None:
    dialog = opened(s3)
    for step in (dialog.preview, dialog.mapping):
        assert step.isVisible()
        found = [re.search("&([a-z])", text, re.IGNORECASE) for text in in_sight(dialog)]
        letters = Counter(match[1].casefold() for match in found if match)
        assert letters
        assert max(letters.values()) == 1
        dialog.show_mapping()


def in_sight(dialog):
    QApplication.processEvents()
    return [
        widget.text()
        for kind in (QAbstractButton, QLabel)
        for widget in dialog.findChildren(kind)
        if widget.isVisible()
    ]


def test_that_enter_presses_the_button_that_has_the_keyboard(opened, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: asked.append(1) or ("", ""))
    dialog = opened()
    (choose_file,) = [b for b in dialog.choose.findChildren(QPushButton) if b.isVisible()]
    choose_file.setFocus()
    QTest.keyClick(choose_file, Qt.Key.Key_Return)
    assert asked == [1]
