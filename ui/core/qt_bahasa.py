"""Qt's own sentences in Indonesian: Qt ships no translation for it.

A sentence reads alike wherever Qt shows it, so the tables are keyed by the English text alone; a
mnemonic stands on the same letter as in English where the word has it. The names of keys
("Ctrl+Z") are left as they are printed on keyboards.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ui.core.qt_bahasa_cetak import KATA_CETAK

_CONTEXTS_LEFT = frozenset({"QShortcut"})

_TOMBOL = {
    "OK": "OK",
    "&OK": "&OK",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Open": "Buka",
    "&Open": "&Buka",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save All": "Simpan semua",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Close without Saving": "Tutup tanpa menyimpan",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Apply": "Terapkan",
    "Reset": "Atur ulang",
    "Restore Defaults": "Pulihkan bawaan",
    "Help": "Bantuan",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk semu&a",
    "&No": "&Tidak",
    "N&o to All": "Tidak untuk sem&ua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Show Details...": "Tampilkan rincian…",
    "Hide Details...": "Sembunyikan rincian…",
    "What's This?": "Apa ini?",
    "&Show this message again": "Tampilkan lagi pe&san ini",
}

_TEKS = {
    "&Undo": "&Urungkan",
    "Undo": "Urungkan",
    "Undo %1": "Urungkan %1",
    "&Redo": "U&langi",
    "Redo": "Ulangi",
    "Redo %1": "Ulangi %1",
    "Cu&t": "Po&tong",
    "&Copy": "Sa&lin",
    "Copy &Link Location": "Salin alamat &tautan",
    "&Paste": "Tem&pel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "&Select All": "Pilih &semua",
    "&Step up": "&Naik",
    "Step &down": "&Turun",
    "Insert Unicode control character": "Sisipkan karakter kendali Unicode",
}

_BERKAS = {
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” dilindungi dari penulisan.\nTetap hapus?"
    ),
    "Are you sure you want to delete '%1'?": "Hapus “%1”?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    "&Choose": "&Pilih",
    "&Delete": "&Hapus",
    "&Rename": "Ganti na&ma",
    "&New Folder": "Folder &baru",
    "New Folder": "Folder baru",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "&Look in:": "&Cari di:",
    "Look in:": "Cari di:",
    "File &name:": "&Nama berkas:",
    "Files of &type:": "&Jenis berkas:",
    "Files of type:": "Jenis berkas:",
    "Directory:": "Folder:",
    "Directories": "Folder",
    "Files": "Berkas",
    "Find Directory": "Cari folder",
    "Save As": "Simpan sebagai",
    "Back": "Kembali",
    "Go back": "Kembali",
    "Forward": "Maju",
    "Go forward": "Maju",
    "Parent Directory": "Folder induk",
    "Go to the parent directory": "Ke folder induk",
    "List View": "Daftar",
    "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Rincian",
    "Change to detail view mode": "Tampilkan dengan rincian",
    "List of places and bookmarks": "Daftar tempat dan penanda",
    "Sidebar": "Panel samping",
    "Recent Places": "Tempat terakhir",
    "Remove": "Buang",
    "Show ": "Tampilkan ",
    "Show &hidden files": "Tampilkan berkas tersem&bunyi",
    "Computer": "Komputer",
    "My Computer": "Komputer saya",
    "Name": "Nama",
    "Size": "Ukuran",
    "Kind": "Jenis",
    "Type": "Jenis",
    "Date Modified": "Tanggal diubah",
    "Drive": "Drive",
    "File": "Berkas",
    "File Folder": "Folder berkas",
    "Folder": "Folder",
    "Alias": "Alias",
    "Shortcut": "Pintasan",
    "Unknown": "Tidak dikenal",
    "%1 File": "Berkas %1",
    '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no '
    "punctuation marks.": (
        "<b>Nama “%1” tidak dapat dipakai.</b><p>Coba nama lain yang lebih pendek atau tanpa "
        "tanda baca."
    ),
    "Invalid filename": "Nama berkas tidak sah",
}

_GULIR = {
    "Scroll here": "Gulir ke sini",
    "Top": "Paling atas",
    "Bottom": "Paling bawah",
    "Left edge": "Tepi kiri",
    "Right edge": "Tepi kanan",
    "Page up": "Satu layar ke atas",
    "Page down": "Satu layar ke bawah",
    "Page left": "Satu layar ke kiri",
    "Page right": "Satu layar ke kanan",
    "Scroll up": "Gulir ke atas",
    "Scroll down": "Gulir ke bawah",
    "Scroll left": "Gulir ke kiri",
    "Scroll right": "Gulir ke kanan",
    "Scroll Up": "Gulir ke atas",
    "Scroll Down": "Gulir ke bawah",
    "Scroll Left": "Gulir ke kiri",
    "Scroll Right": "Gulir ke kanan",
}

_PEMBACA_LAYAR = {
    "Press": "Tekan",
    "Triggers the action": "Menjalankan tindakan",
    "Toggle": "Alihkan",
    "Toggles the state": "Mengalihkan keadaan",
    "ShowMenu": "Tampilkan menu",
    "Shows the menu": "Menampilkan menu",
    "SetFocus": "Beri fokus",
    "Sets the focus": "Memberi fokus",
    "Increase": "Tambah",
    "Increase the value": "Menambah nilainya",
    "Decrease": "Kurangi",
    "Decrease the value": "Mengurangi nilainya",
    "Next Page": "Halaman berikut",
    "Goes to the next page": "Ke halaman berikut",
    "Previous Page": "Halaman sebelum",
    "Goes back a page": "Ke halaman sebelum",
    "Scrolls up": "Menggulir ke atas",
    "Scrolls down": "Menggulir ke bawah",
    "Scrolls to the left": "Menggulir ke kiri",
    "Scrolls to the right": "Menggulir ke kanan",
    "Open the combo box selection popup": "Membuka daftar pilihan",
    "True": "Ya",
    "False": "Tidak",
    "&Restore": "Pu&lihkan",
    "&Move": "&Pindahkan",
    "&Size": "&Ukuran",
    "Mi&nimize": "Ke&cilkan",
    "Ma&ximize": "&Besarkan",
    "Minimize": "Kecilkan",
    "Maximize": "Besarkan",
    "Restore Down": "Pulihkan",
    "Menu": "Menu",
}

KATA = _TOMBOL | _TEKS | _BERKAS | _GULIR | _PEMBACA_LAYAR | KATA_CETAK
"""English text of Qt → Indonesian."""


class QtBahasa(QTranslator):
    """Answer Qt's questions for a translation."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the Indonesian sentence, or an unknown one as it is: "" would show nothing."""
        return source if context in _CONTEXTS_LEFT else KATA.get(source, source)

    def isEmpty(self) -> bool:
        """Tell that there are sentences; Qt installs no empty translator."""
        return False


def install(app: QCoreApplication) -> QtBahasa:
    """Let Qt speak Indonesian from now on: its sentences, and its dates and numbers."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    made = QtBahasa(app)
    app.installTranslator(made)
    return made
