"""F1: what the page is for, and the keys that work everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme


def keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of tables and of the window, each with what it does."""
    return (
        ("F2", _("Ubah isi sel; atau langsung ketik")),
        ("Enter, Tab", _("Simpan isian, lalu turun atau ke kanan")),
        ("Esc", _("Batalkan isian yang sedang diketik")),
        ("Delete", _("Kosongkan sel terpilih")),
        ("Ctrl+C, Ctrl+V", _("Salin sel untuk Excel atau Word, tempel dari sana")),
        ("Ctrl+D", _("Isi sel terpilih ke bawah")),
        ("Ctrl+Shift+K, Ctrl+Shift+U", _("Pilih kolom, urutkan")),
        ("Ctrl+F, F3", _("Cari di tabel, cari berikutnya")),
        ("Ctrl+Tab", _("Keluar dari tabel")),
        ("Ctrl+Z, Ctrl+Y", _("Urungkan, ulangi")),
        ("Ctrl+P", _("Pratinjau dan cetak")),
        ("Ctrl+1 … Ctrl+9", _("Pindah halaman")),
    )


class HelpDialog(QDialog):
    """Explain one page."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bantuan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.margin(),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(title, "bagian"))
        if text:
            words = theme.label(text)
            words.setWordWrap(True)
            words.setMinimumWidth(theme.px(420))
            column.addWidget(words)
        column.addWidget(theme.label(_("Pintasan papan tik"), "tebal"))
        rows = QFormLayout()
        rows.setHorizontalSpacing(theme.px(24))
        rows.setVerticalSpacing(theme.px(6))
        for key, what in keys():
            rows.addRow(theme.label(key, "tebal"), theme.label(what))
        column.addLayout(rows)
        column.addStretch(1)
        close = QPushButton(_("&Tutup"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
