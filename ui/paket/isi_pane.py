"""Step 1 of a package: what it shall hold, and why something cannot be sent yet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.riwayat_paket import CalonPaket
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.paket.calon_table import CalonTable, Key, key_of
from ui.paket.places import lead, place_of
from ui.paket.steps import ISI, StepPane, course


class IsiPane(StepPane):
    """Offer the candidates of a year; `chosen` carries the one wanted and why it is NIHIL ("")."""

    chosen = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted: Key | None = None
        self._begun = False
        self.title = theme.label(_("Buat paket: pilih isinya"), "bagian")
        self.tahun = ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun"))
        self.tahun.edited.connect(self._load)
        self.message = InlineMessage()
        self.table = CalonTable()
        self.nihil = CheckInput(_("Laporan ini n&ihil: tidak ada kegiatan yang dilaporkan"))
        self.alasan = Field(
            _("&Alasan nihil"), TextInput(_("Misalnya: tidak ada kegiatan pada masa ini"))
        )
        self.no_nihil = theme.label(
            _("Laporan nihil tidak ditawarkan: ada yang jatuh tempo atau sudah terisi di sini."),
            "keterangan",
        )
        self.primary = button(Action(_("Lan&jut: periksa"), self.submit), primary=True)
        self.go = button(Action(_("Bu&ka tempatnya"), self._go, "arrow-right"))
        self.cancel = QPushButton(_("Bata&l"))
        self.cancel.clicked.connect(lambda _checked=False: self.close_pane())
        self._lay_out()
        self.nihil.edited.connect(self._choose_nihil)
        self.table.view.row_changed.connect(lambda _key: self._offer())
        self.table.view.doubleClicked.connect(self._clicked)
        self.table.on_enter(_("Lanjut"), self.submit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.title)
        head.addWidget(self.tahun)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.primary, self.go, self.cancel):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(course(ISI))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(self.nihil, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.no_nihil)
        column.addWidget(self.alasan)
        column.addLayout(buttons)

    def ask(self, tahun: int, years: Sequence[int], wanted: Key | None = None) -> None:
        """Open the pane with the candidates of a year, the cursor on the one wanted."""
        self._wanted, self._begun = wanted, True
        self.tahun.set_choices([(str(year), str(year)) for year in years])
        self.tahun.set_value(str(tahun))
        self.nihil.set_value("0")
        self.alasan.set_error("")
        self.message.hide()
        self.table.show_rows(())
        self._offer()
        self.appear()
        self._load()

    def look_again(self) -> None:
        """Read the candidates anew while the pane asks: what was missing may be done."""
        if self.asking:
            self._load()

    def _load(self) -> None:
        tahun, paket = int(self.tahun.value()), self._context.services.paket
        self._context.tasks.run(lambda: paket.candidates(tahun), partial(self._show, tahun))

    def _show(self, tahun: int, calon: Sequence[CalonPaket]) -> None:
        if str(tahun) != self.tahun.value():
            return
        before = self.table.chosen()
        self.table.show_rows(calon)
        wanted, self._wanted = self._wanted, None
        keys = [key_of(it) for it in calon]
        ready = [key_of(it) for it in calon if not it.halangan and not it.tersimpan]
        if wanted in keys:
            self.table.view.go_to(wanted, "judul")
        elif before is None or key_of(before) not in keys:
            for key in (ready or keys)[:1]:
                self.table.view.go_to(key, "judul")
        self._offer()
        if self._begun:
            self._begun = False
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """Offer what can be done with the candidate under the cursor."""
        calon = self.table.chosen()
        can_be_nihil = bool(calon and calon.boleh_nihil and not calon.tersimpan)
        self.nihil.setVisible(can_be_nihil)
        self.no_nihil.setVisible(bool(calon and calon.berisi and calon.halangan))
        self.alasan.setVisible(can_be_nihil and self.nihil.isChecked())
        stored = bool(calon and calon.tersimpan)
        free = bool(calon and not calon.halangan)
        self.primary.setEnabled(stored or free or self._is_nihil())
        self.primary.setText(_("Lan&jut: kirim") if stored else _("Lan&jut: periksa"))
        lost = calon.halangan if calon and not stored else None
        self.go.setVisible(bool(lost and place_of(lost, calon)))

    def _choose_nihil(self) -> None:
        """Ask for the reason at once: what is typed next must not untick the box."""
        self._offer()
        if self._is_nihil():
            self.alasan.focus()

    def _is_nihil(self) -> bool:
        """Tell whether the candidate chosen is to say that there is nothing to report."""
        return not self.nihil.isHidden() and self.nihil.isChecked()

    def _clicked(self, _index: QModelIndex) -> None:
        self.submit()

    def submit(self) -> None:
        """Go on with the candidate chosen, or to what is in its way."""
        calon = self.table.chosen()
        if calon is None:
            return
        nihil = self.alasan.input.value() if self._is_nihil() else ""
        if self._is_nihil() and not nihil:
            self.alasan.set_error(_("Tulis mengapa laporan ini nihil."))
            self.alasan.focus()
        elif calon.halangan and not (nihil or calon.tersimpan):
            self._go()
        else:
            self.chosen.emit(calon, nihil)

    def _go(self) -> None:
        calon = self.table.chosen()
        if calon and calon.halangan:
            lead(self._context, calon.halangan, calon)
