"""The page Perjanjian Kinerja in the real window, driven as a person does."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office
from tests.ui.core.kertas import MM
from tests.ui.seluruh import SAAT, Seluruh
from ui.core.live_preview import LivePreview

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"


def fixed(office: Office) -> None:
    """Fill the sample office and fix its plan, so that its agreement may be final."""
    contoh.fill(office)
    kepala = office.kantor.pejabat_on(SAAT.date())[0]["id"]
    office.rekaman.fix(TAHUN, kepala, walau_peringatan=True)


def final(office: Office) -> None:
    """Make the sample office's agreement final, and its key."""
    fixed(office)
    office.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    office.identitas.make_key(FRASA)


class Halaman:
    """Type into the form, press the buttons, read what is seen."""

    def __init__(self, seluruh: Seluruh) -> None:
        self.seluruh = seluruh
        seluruh.window.open_page("perjanjian_kinerja")
        self.settle()
        self.page: Any = seluruh.page("perjanjian_kinerja")

    @property
    def preview(self) -> LivePreview:
        """Return the pages beside the form."""
        preview: LivePreview = self.page.preview
        return preview

    def settle(self) -> None:
        """Wait until all is saved and the pages follow."""
        page = self.seluruh.page("perjanjian_kinerja")
        self.seluruh.settle()
        self.seluruh._qtbot.waitUntil(
            lambda: page is None or not page.preview._rest.isActive(), timeout=5_000
        )
        self.seluruh.settle()

    def text(self, page: int = 0) -> str:
        """Return what stands on a page of the preview."""
        found = self.preview.pdf._document
        return found.getAllText(page).text().replace("\r\n", " ") if found else ""

    def sheet(self) -> tuple[int, int]:
        """Return the size of the first page in millimetres."""
        points = self.preview.pdf._document.pagePointSize(0)
        return round(points.width() * MM), round(points.height() * MM)

    def field(self, name: str) -> Any:
        """Return a field of the form."""
        return self.page.form.fields[name]

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field and leave it with Tab."""
        line = self.field(name).input
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        if text:
            QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        self.settle()

    def choose(self, name: str, value: str) -> None:
        """Pick a value of a pick-list."""
        self.pick(self.field(name).input, value)

    def pick(self, choice: Any, value: str) -> None:
        """Pick a value as a click does."""
        choice.set_value(value)
        choice.edited.emit()
        self.settle()

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is, and wait."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, key, held)
        self.settle()

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def row(self) -> dict[str, Any]:
        """Return the draft as it is stored."""
        return dict(self.isi().row)

    def isi(self) -> Any:
        """Return the agreement as the service shows it."""
        return self.seluruh.do(lambda: self.seluruh.office.perjanjian_kinerja.load(TAHUN))

    def actions(self) -> list[str]:
        """Return the buttons of the title bar."""
        from PySide6.QtWidgets import QPushButton

        found = self.page.header._actions.findChildren(QPushButton)
        return [made.text().replace("&", "").strip() for made in found if made.isVisible()]

    def banner(self) -> str:
        """Return what stands above the page."""
        shown = self.seluruh.window.banners.shown.get("halaman")
        return shown.text if shown and not shown.isHidden() else ""

    def file(self, folder: Path) -> bytes:
        """Return the file of the last step of the newest version."""
        versi = self.isi().versi[-1]
        service = self.seluruh.office.perjanjian_kinerja.versi
        return bytes(self.seluruh.do(lambda: service.signed_file(versi.terakhir)))
