"""Page Pengaturan: a list of sections at the left, the chosen one beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core import icons, theme
from ui.core.page import Context, PageWidget
from ui.pengaturan.cadangan import CadanganSection
from ui.pengaturan.email import EmailSection
from ui.pengaturan.kantor import KantorSection
from ui.pengaturan.kunci import KunciSection
from ui.pengaturan.libur import LiburSection
from ui.pengaturan.pegawai import PegawaiSection
from ui.pengaturan.pejabat import PejabatSection
from ui.pengaturan.section import Section
from ui.pengaturan.tampilan import TampilanSection

SECTIONS: tuple[type[Section], ...] = (
    KantorSection,
    PejabatSection,
    PegawaiSection,
    LiburSection,
    TampilanSection,
    KunciSection,
    EmailSection,
    CadanganSection,
)
"""The sections in their order; a new one is a class here."""


class PengaturanPage(PageWidget):
    """Show one section at a time; each is made when it is first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Pengaturan"))
        self._made: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setObjectName("navigasi")
        self.list.setStyleSheet(
            "QListWidget { background: transparent; } QListWidget::item { margin: 1px 0; }"
        )
        self.list.setAccessibleName(_("Bagian pengaturan"))
        self.list.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(theme.px(184))
        for section in SECTIONS:
            entry = QListWidgetItem(icons.icon(section.ICON), section.TITLE)
            entry.setSizeHint(QSize(0, theme.px(36)))
            self.list.addItem(entry)
        self.stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.content.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._open)
        self.setFocusProxy(self.list)

    def load(self) -> None:
        """Open the first section, or read those that are open again."""
        if not self._made:
            self.list.setCurrentRow(0)
            return
        for section in self._made.values():
            section.load()

    def on_changes(self, changes: Changes) -> None:
        """Let every section that is open decide."""
        for section in self._made.values():
            section.on_changes(changes)

    def unsaved(self) -> int:
        """Return how many forms and lists hold something that is not saved."""
        return sum(section.unsaved() for section in self._made.values())

    def commit(self) -> None:
        """Save what stands in open cell editors."""
        for section in self._made.values():
            section.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return any(section.drop_refused() for section in self._made.values() if section.isVisible())

    def go_to(self, *, bagian: str, tindakan: str = "") -> None:
        """Show a section by its NAME, and begin what its `begin` knows by a name."""
        section = self.open_section(bagian)
        if tindakan:
            section.begin(tindakan)

    def open_section(self, name: str) -> Section:
        """Go to a section by its NAME and return it."""
        self.list.setCurrentRow([section.NAME for section in SECTIONS].index(name))
        return self._made[name]

    def _open(self, at: int) -> None:
        kind = SECTIONS[at]
        section = self._made.get(kind.NAME)
        if section is None:
            section = self._made[kind.NAME] = kind(self.context)
            self.stack.addWidget(section)
            section.load()
        self.stack.setCurrentWidget(section)
