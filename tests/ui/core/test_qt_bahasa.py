"""What Qt itself writes on the screen is Indonesian."""

import re
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QToolButton,
    QTreeView,
)

from ui.core import qt_bahasa
from ui.core.inputs import DateInput

INGGRIS = re.compile(
    r"\b(and|all|are|back|cancel|change|choose|close|computer|copy|create|cut|date|delete|color|copies|details|"
    r"directory|discard|don't|down|file|files|forward|go|help|hidden|ignore|kind|list|look|"
    r"modified|name|new|no|of|off|open|options|page|pages|parent|paste|places|redo|remove|rename|reset|retry|save|select|"
    r"show|size|step|the|to|type|undo|up|view|yes|you)\b"
)
"""Words of Qt that are none in Indonesian ("folder" and "detail" would be)."""


@pytest.fixture(autouse=True)
def bahasa(qapp):
    before = QLocale()
    made = qt_bahasa.install(qapp)
    yield made
    qapp.removeTranslator(made)
    QLocale.setDefault(before)


def english(texts):
    return {word for text in texts for word in INGGRIS.findall(plain(text))}


def plain(text):
    return text.replace("&", "").partition("\t")[0].casefold()


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_that_the_file_dialog_speaks_indonesian(mode, qtbot, tmp_path):
    (tmp_path / "folder-lain").mkdir()
    (tmp_path / "laporan").write_text("isi", encoding="utf-8")
    dialog = QFileDialog(None, "Simpan laporan", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.show()
    tree = dialog.findChild(QTreeView, "treeView")
    model, root = tree.model(), tree.rootIndex()
    qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) == 2)
    root = tree.rootIndex()
    texts = [
        *(w.text() for kind in (QPushButton, QLabel, QAction) for w in dialog.findChildren(kind)),
        *(button.toolTip() for button in dialog.findChildren(QToolButton)),
        *(model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())),
        *(str(model.index(row, 2, root).data()) for row in range(2)),
    ]
    assert len([text for text in texts if text]) > 12
    assert english(texts) == set()


def test_that_the_printer_dialog_speaks_indonesian(qtbot):
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.show()
    texts = [w.text() for kind in (QAbstractButton, QLabel) for w in dialog.findChildren(kind)]
    texts += [w.title() for w in dialog.findChildren(QGroupBox)]
    for choice in dialog.findChildren(QComboBox):
        texts += [choice.itemText(at) for at in range(choice.count())]
    for tabs in dialog.findChildren(QTabWidget):
        texts += [tabs.tabText(at) for at in range(tabs.count())]
    assert {"Rangkap:", "Cetak dua sisi", "Semua halaman"} <= set(texts)
    assert english(texts) == set()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_that_the_context_menu_of_a_field_speaks_indonesian_and_names_its_keys(kind, qtbot):
    field = kind("isi")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert plain(texts[0]) == "urungkan"
    assert english(texts) == set()
    assert QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Z"


def test_that_the_buttons_of_message_boxes_speak_indonesian(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    for standard in QMessageBox.StandardButton:
        if standard.value & 0x0FFFFC00 and standard.value.bit_count() == 1:
            box.addButton(standard)
    assert len(box.buttons()) > 15
    assert english(button.text() for button in box.buttons()) == set()


def test_that_a_sentence_of_our_own_is_left_as_it_is(qapp):
    assert qapp.translate("Halaman", "Realisasi") == "Realisasi"


def test_that_dates_are_indonesian_and_a_week_begins_on_monday(qtbot):
    field = DateInput()
    qtbot.addWidget(field)
    calendar = field.calendarWidget()
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    other = QDateEdit(QDate.fromString(date(2026, 8, 17).isoformat(), Qt.DateFormat.ISODate))
    qtbot.addWidget(other)
    assert other.locale().toString(other.date(), "d MMMM") == "17 Agustus"
