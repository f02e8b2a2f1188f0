"""Step 2 of a package: would Pusat take it, what is in it, and does it fit into a mail."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.finding import Finding, count_faults, summarise
from ranpk_desktop.domain.riwayat_paket import CalonPaket, Prapenerbangan
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Column
from ui.core.guard import guarded
from ui.core.inputs import CheckInput
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tingkat import TONES, WORDS
from ui.paket.places import evidence_of, lead, place_of
from ui.paket.steps import PERIKSA, StepPane, course

_BIG = 2_000_000
"""Bytes of one file from which on making it smaller is worth a word."""
_WIDE = 680
"""From which width on findings and contents stand side by side."""

Isi = tuple[str, int]


class PeriksaPane(StepPane):
    """Show the pre-flight; `agreed` goes on to the signature, `back` to the choice.

    Files that no mail holds pass only where the user says that the package goes on a flashdisk.
    """

    agreed = Signal(object, str, bool)
    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._calon: CalonPaket | None = None
        self._nihil = ""
        self.hasil: Prapenerbangan | None = None
        self.message = InlineMessage()
        self.findings = TablePane(
            TableModel(_FINDINGS, lambda pair: pair[0]), _("Temuan pemeriksaan"), lines=2
        )
        self.isi = TablePane(TableModel(_ISI, lambda pair: pair[0]), _("Isi paket"))
        self.meter = theme.label()
        self.meter.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.shrink = button(Action(_("Ke data &dukung"), self._shrink, "paperclip"))
        self.shrink.setToolTip(_("Pindaian yang besar dapat dikecilkan di sana."))
        self.stick = CheckInput(_("Paket ini diantar le&wat flashdisk"))
        self.stick.edited.connect(self._load)
        self.primary = button(
            Action(_("Lan&jut: tanda tangani"), self.submit, "stamp"), primary=True
        )
        self.go = button(Action(_("Bu&ka tempatnya"), self._go, "arrow-right"))
        self.before = button(Action(_("Kemb&ali"), self.back.emit, "arrow-left"))
        self.cancel = QPushButton(_("Bata&l"))
        self.cancel.clicked.connect(lambda _checked=False: self.close_pane())
        self._lay_out()
        self.findings.view.doubleClicked.connect(self._clicked)
        self.findings.on_enter(_("Buka tempatnya"), self._go)
        self.findings.view.row_changed.connect(lambda _key: self._offer())

    def _lay_out(self) -> None:
        meter = QVBoxLayout()
        meter.setSpacing(theme.px(8))
        meter.addWidget(self.isi, 1)
        meter.addWidget(self.meter)
        meter.addWidget(self.bar)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.px(16))
        self._body.addWidget(self.findings, 3)
        self._body.addLayout(meter, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.primary, self.go, self.shrink, self.before, self.cancel):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(course(PERIKSA))
        column.addWidget(self.message)
        column.addLayout(self._body, 1)
        column.addWidget(self.stick)
        column.addLayout(buttons)

    def ask(self, calon: CalonPaket, nihil: str) -> None:
        """Open the pane and look at a candidate; `nihil` is why it is NIHIL, "" otherwise."""
        self._calon, self._nihil = calon, nihil
        self.hasil = None
        self.findings.show_rows(())
        self.isi.show_rows(())
        self.shrink.hide()
        self.stick.hide()
        self.stick.set_value("0")
        self.meter.setText("")
        self.bar.setRange(0, 0)
        self.message.tell(
            _("Memeriksa {paket} seperti Pusat memeriksanya…").format(paket=calon.judul), "info"
        )
        self._offer()
        self.appear()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def look_again(self) -> None:
        """Look at the candidate again: something was changed."""
        if self.asking and self._calon:
            self._load()

    def _load(self) -> None:
        calon, nihil, paket = self._calon, self._nihil, self._context.services.paket
        stick = self.stick.isChecked()
        if calon:
            self._context.tasks.run(
                lambda: paket.preflight(calon, nihil, flashdisk=stick),
                partial(self._show, calon),
                self._refuse,
            )

    def _refuse(self, error: KnownError) -> None:
        self.bar.setRange(0, 1)
        self.message.tell(str(error), "buruk")

    def _show(self, calon: CalonPaket, hasil: Prapenerbangan) -> None:
        if calon is not self._calon:
            return
        first = self.hasil is None
        self.hasil = hasil
        rows = list(enumerate(hasil.temuan))
        self.findings.setVisible(bool(rows))
        self.findings.show_rows(rows)
        if rows and self.findings.view.current_key() is None:
            self.findings.view.go_to(0, "tingkat")
        self.isi.show_rows(hasil.isi)
        self.message.tell(*_verdict(calon.judul, hasil))
        self.stick.setVisible(any(it.kode == "BERKAS_TERLALU_BESAR" for it in hasil.temuan))
        self._show_size(hasil)
        self._offer()
        if first:
            stop = self.primary if self.primary.isEnabled() else self.findings.view
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_size(self, hasil: Prapenerbangan) -> None:
        size, budget = format_bytes(hasil.ukuran), format_bytes(hasil.anggaran)
        text = _("Kira-kira {ukuran}; satu email memuat {anggaran}.")
        if hasil.bagian > 1:
            text = _("Kira-kira {ukuran}, jadi {n} bagian; satu email memuat {anggaran}.")
            tip = _("Tiap bagian utuh dan ditandatangani sendiri; urutan pengirimannya bebas.")
            self.meter.setToolTip(tip)
        words = text.format(ukuran=size, anggaran=budget, n=hasil.bagian)
        big = sum(ukuran >= _BIG for _nama, ukuran in hasil.isi)
        if big:
            more = _("{n} berkas besar: pindaiannya dapat dikecilkan.").format(n=big)
            words = f"{words} {more}"
        self.shrink.setVisible(bool(big))
        self.meter.setText(words)
        theme.set_tone(self.meter, "peringatan" if hasil.bagian > 1 else "")
        self.bar.setRange(0, max(1, hasil.anggaran))
        self.bar.setValue(min(hasil.ukuran, hasil.anggaran))
        self.bar.setAccessibleName(words)

    def _shrink(self) -> None:
        if self._calon:
            page, where = evidence_of(self._calon)
            self._context.open_page(page, **where)

    def _chosen(self) -> Finding | None:
        index = self.findings.view.currentIndex()
        return self.findings.model.row_at(index.row())[1] if index.isValid() else None

    def _offer(self) -> None:
        hasil = self.hasil
        errors = count_faults(hasil.temuan)[0] if hasil else 1
        self.primary.setEnabled(not errors)
        chosen = self._chosen()
        self.go.setVisible(bool(chosen and place_of(chosen, self._calon)))

    def _clicked(self, _index: QModelIndex) -> None:
        self._go()

    def _go(self) -> None:
        if chosen := self._chosen():
            lead(self._context, chosen, self._calon)

    def submit(self) -> None:
        """Go on to the signature, unless an error is in the way."""
        if self.primary.isEnabled():
            self.agreed.emit(self._calon, self._nihil, self.stick.isChecked())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put findings and contents side by side where there is room."""
        super().resizeEvent(event)
        if self.isHidden():
            return  # its width is no width yet, and both below each other would enlarge the window
        wide = event.size().width() >= theme.px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(beside if wide else below)


def _verdict(paket: str, hasil: Prapenerbangan) -> tuple[str, str]:
    """Return whether Pusat would take the package, with the tone of that."""
    errors, _warnings = count_faults(hasil.temuan)
    if errors:
        text = _("{paket} belum akan diterima Pusat: {hitungan}. Betulkan kesalahannya dahulu.")
        return text.format(paket=paket, hitungan=summarise(hasil.temuan)), "buruk"
    if not hasil.temuan:
        text = _("{paket} akan diterima Pusat: aturannya sama, dan tidak ada temuan.")
        return text.format(paket=paket), "baik"
    text = _("{paket} akan diterima Pusat: {hitungan}.")
    return text.format(paket=paket, hitungan=summarise(hasil.temuan)), "baik"


_FINDINGS: tuple[Column[tuple[int, Finding]], ...] = (
    Column(
        "tingkat",
        _("Tingkat"),
        value=lambda pair: WORDS[pair[1].tingkat],
        status=lambda pair: TONES[pair[1].tingkat],
        width=14,
    ),
    Column("pesan", _("Temuan"), value=lambda pair: pair[1].pesan, width=28, stretch=True),
    Column("alasan", _("Alasan dibiarkan"), value=lambda pair: pair[1].alasan, width=16),
)
_ISI: tuple[Column[Isi], ...] = (
    Column("nama", _("Berkas di dalam paket"), value=lambda pair: pair[0], width=18, stretch=True),
    Column(
        "ukuran",
        _("Ukuran"),
        text=lambda pair: format_bytes(pair[1]),
        sort=lambda pair: pair[1],
        align="kanan",
        width=9,
    ),
)
