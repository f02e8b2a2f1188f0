"""A fault of ours in a method that Qt calls: the crash hook hears of it, the program goes on.

Each case runs in a process of its own, because the failure to be seen here is its death.
"""

import subprocess
import sys

import pytest

TABLE = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.core.column import Column
from ui.core.table_model import TableModel
from ui.core.table_view import TableView

heard = []
sys.excepthook = lambda kind, error, trace: heard.append(kind)
app = QApplication([])

def fail(*_arguments):
    return [].index(1)  # raised in C

columns = (Column("nama", "Nama", value=lambda row: row, save=fail),)
model = TableModel(columns, lambda row: row)
model.set_rows(["satu", "dua"])
view = TableView(model, "Tabel")
"""
CASES = {
    "a key": """
view.copy = fail
view.show()
QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
""",
    "the Tab key": """
view._step = fail
view.show()
view.activateWindow()
QTest.qWaitForWindowActive(view)
view.setFocus()
QTest.keyClick(view, Qt.Key.Key_Tab)
""",
    "painting": """
model._order = [7, 8]
view.show()
QTest.qWaitForWindowExposed(view)
view.viewport().repaint()
""",
    "saving": """
view.show()
view.setCurrentIndex(model.index(0, 0))
QTest.keyClick(view, Qt.Key.Key_F2)
editor = view.findChild(QLineEdit)
editor.setText("tiga")
QTest.keyClick(editor, Qt.Key.Key_Return)
""",
}


@pytest.mark.parametrize("case", CASES)
def test_that_a_fault_reaches_the_hook_and_the_program_goes_on(case):
    program = TABLE + CASES[case] + "\nassert heard\nprint('masih hidup')\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "masih hidup\n"), done.stderr
