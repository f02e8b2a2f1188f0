"""The report from the window: files that are whole, where the user wants them."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ui.core.exports import documents


def pick(jendela, ending):
    """Choose in `Cetak / Ekspor` to save the report."""
    word = {"pdf": "PDF", "xlsx": "Excel"}[ending]
    (entry,) = [
        action
        for action in jendela.page.header.exports.actions()
        if action.text().replace("&", "") == f"Simpan {word}…"
    ]
    entry.trigger()


@pytest.mark.parametrize(("ending", "begin"), [("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")])
def test_that_the_report_is_written_where_the_user_wants_it(
    jendela, tmp_path, monkeypatch, ending, begin
):
    asked = []

    def answer(_parent, title, path, kinds):
        asked.append((title, path, kinds))
        return str(tmp_path / "laporan saya"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    pick(jendela, ending)
    jendela.settle()
    written = (tmp_path / f"laporan saya.{ending}").read_bytes()
    assert written.startswith(begin)
    assert asked[0][1].endswith(f"laporan-TW3-2026.{ending}")
    assert "laporan saya" in jendela.window.banners.shown["halaman"].text


def test_that_the_dialog_begins_in_the_documents_and_then_where_it_was_last(
    jendela, tmp_path, monkeypatch
):
    asked = []

    def answer(_parent, _title, path, _kinds):
        asked.append(Path(path).parent)
        return str(tmp_path / "laporan.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for _time in range(2):
        pick(jendela, "xlsx")
        jendela.settle()
    assert asked == [documents(), tmp_path]
    assert asked[0].is_dir()


def test_that_the_workbook_holds_what_was_just_typed(jendela, tmp_path, monkeypatch):
    import openpyxl

    path = tmp_path / "laporan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    jendela.go("4", "nilai")
    jendela.keys("85,25")
    pick(jendela, "xlsx")
    jendela.settle()
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    assert 85.25 in [cell.value for line in sheet for cell in line]


def test_that_a_place_that_cannot_be_written_is_named(jendela, tmp_path, monkeypatch):
    path = tmp_path / "tidak ada" / "laporan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    pick(jendela, "pdf")
    jendela.settle()
    assert not jendela.window.banners.shown["halaman"].isHidden()


def test_that_nothing_is_written_when_the_user_changes_his_mind(jendela, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    pick(jendela, "pdf")
    jendela.settle()
    assert "halaman" not in jendela.window.banners.shown


def test_that_ctrl_p_shows_the_report_before_it_is_printed(jendela):
    from ui.core.preview import PreviewDialog

    jendela.go("2", "nilai")
    jendela.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    (preview,) = jendela.window.findChildren(PreviewDialog)
    assert preview.windowTitle() == "Pratinjau laporan kinerja interim TW III 2026"
    preview.reject()
    jendela.settle()
