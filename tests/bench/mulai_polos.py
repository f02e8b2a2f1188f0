"""The floor of `mulai`: an empty window of PySide6."""

import sys

from tests.bench.tanda import Painted, QApplication, QMainWindow, finish, mark

if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 720)
    Painted(window, lambda: finish({"painted": mark()}))
    window.show()
    app.exec()
