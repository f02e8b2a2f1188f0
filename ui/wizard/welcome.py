"""The first page: what this program is, and the ways to begin."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import icons, theme
from ui.core.guard import guarded
from ui.core.messages import InlineMessage
from ui.core.pane import Pane


class Welcome(QWidget):
    """Offer the ways to begin; signals say which."""

    TITLE = _("Mulai")
    HEADING = _("Selamat datang")
    TEXT = _(
        "Aplikasi ini menyimpan rencana dan realisasi kantor Anda, menyusun laporan triwulan, "
        "dan membuat paket bersegel untuk Pusat. Semuanya berjalan tanpa jaringan."
    )
    new_chosen = Signal()
    file_chosen = Signal()
    packages_chosen = Signal()
    sample_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.message = InlineMessage()
        self.new_card = ChoiceCard(
            "building-2",
            _("&Kantor baru"),
            _("Pilih unit Anda, isi nama kepala, lalu mulai mengisi. Perlu sekitar dua menit."),
        )
        self.file_card = ChoiceCard(
            "archive-restore",
            _("Buka &cadangan lengkap…"),
            _("Seluruh kantor dalam satu berkas .ranpk: dibawa dari komputer lain, atau cadangan."),
        )
        self.packages_card = ChoiceCard(
            "package-check",
            _("Pulihkan dari &paket terkirim…"),
            _("Bila tidak ada cadangan, tetapi paket .asice masih ada."),
        )
        self.sample_card = ChoiceCard(
            "flask-conical",
            _("Buka &data contoh"),
            _("Kantor rekaan di folder tersendiri untuk berlatih; TW III baru setengah terisi."),
        )
        self.new_card.clicked.connect(lambda _checked=False: self.new_chosen.emit())
        self.file_card.clicked.connect(lambda _checked=False: self.file_chosen.emit())
        self.packages_card.clicked.connect(lambda _checked=False: self.packages_chosen.emit())
        self.sample_card.clicked.connect(lambda _checked=False: self.sample_chosen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.message)
        self.cards = (self.new_card, self.file_card, self.packages_card, self.sample_card)
        for card in self.cards:
            column.addWidget(card)
        self._column = column
        column.addStretch(1)

    def add_pane(self, pane: Pane) -> None:
        """Let a card that asks take the place of the ways to begin while it does."""
        self._column.insertWidget(1, pane, 1000)
        pane.toggled.connect(lambda: self._make_room(pane))

    def _make_room(self, pane: Pane) -> None:
        for card in self.cards:
            card.setVisible(not pane.asking)
        if not pane.asking:
            self.start()

    def check(self) -> None:
        """Accept: the cards themselves go on."""

    def show_error(self, error: KnownError) -> None:
        """Show the sentence above the cards."""
        self.message.show_message(str(error), "buruk")

    def start(self) -> None:
        """Give the first card the keyboard."""
        self.new_card.setFocus()


class ChoiceCard(QPushButton):
    """A large button with an icon, a title with its mnemonic, and one explaining sentence."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title.replace("&", ""))
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        picture = icons.Picture(theme.px(28), icons.icon(icon, "accent"))
        name = theme.label(title, "bagian")
        name.setBuddy(self)
        words = theme.label(text)
        words.setWordWrap(True)
        words.setProperty("nada", "redup")
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(4))
        lines.addWidget(name)
        lines.addWidget(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme.px(16), theme.px(10)) * 2)
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(lines, 1)
        for label in (picture, name, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return room for the text; a button alone knows only its own caption."""
        return QSize(self._row.sizeHint().width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return self._row.totalHeightForWidth(width)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()
