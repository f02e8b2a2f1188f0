"""What a survey asks to be followed up, and what of it is in RATL: one click makes a row."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.rekomendasi_skm import Usulan
from ranpk_desktop.services.ratl import AdaRatl
from ranpk_desktop.services.skm import IsiSkm, LayananSkm
from ui.core import icons, theme
from ui.core.link_row import LinkRow

Proposals = Sequence[tuple[str, Usulan]]
"""Proposals, each with the name of its service."""


class FollowUp(QWidget):
    """List proposals with their reasons; `go_to(kode)` is called for an unsur of the service shown.

    `wanted` carries proposals of which rows are to be made, `saran_wanted` those that saran shall
    be attached to, `row_wanted` the id of a row, and `reason_wanted` the service of which it is to
    be recorded why nothing is followed up.
    """

    wanted = Signal(object)
    saran_wanted = Signal(object)
    row_wanted = Signal(str)
    reason_wanted = Signal(object)

    def __init__(self, go_to: Callable[[str], None]) -> None:
        super().__init__()
        self._go_to = go_to
        self.links: list[LinkRow] = []
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))

    def show_survey(self, isi: IsiSkm, chosen: LayananSkm | None, ada: AdaRatl) -> None:
        """Show what is proposed for a service, or for all of them where none is chosen."""
        focused = next((name for name, it in self.buttons.items() if it.hasFocus()), "")
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.links, self.buttons = [], {}
        for it in [chosen] if chosen else isi.layanan:
            if chosen is None:
                self._column.addWidget(theme.label(it.nama, "tebal"))
            self._show_service(it, ada, linked=chosen is not None)
        if focused:  # the button pressed is another one now, if it is there at all
            next(iter(self.buttons.values()), self).setFocus()

    def _show_service(self, it: LayananSkm, ada: AdaRatl, *, linked: bool) -> None:
        new = [(it.nama, one) for one in it.tindak_lanjut.usulan if not ada.of(it.nama, one)]
        if new:
            self._column.addWidget(self._make_all(it, new))
        for text, usulan in groupby(it.tindak_lanjut.usulan, _rekomendasi):
            self._column.addWidget(_muted(text))
            for one in usulan:
                self._column.addWidget(self._proposal(it, one, ada, linked=linked))
        for words in it.tindak_lanjut.catatan:
            self._column.addWidget(_muted(words))
        if it.hasil.nilai is not None and not it.tindak_lanjut.usulan:
            self._column.addWidget(self._nothing(it, ada.alasan.get(it.id, "")))

    def _proposal(self, it: LayananSkm, usulan: Usulan, ada: AdaRatl, *, linked: bool) -> QWidget:
        """Return a line: unsur and reason, and the button that makes a row or shows it."""
        text = f"{usulan.unsur.sebutan}: {usulan.alasan}"
        line: QWidget = _wrapped(text)
        if linked:
            picture = icons.pixmap(icons.STATUS_ICONS["peringatan"], "peringatan")
            kode = usulan.unsur.value
            line = LinkRow(text, lambda: self._go_to(kode), picture=picture)
            self.links.append(line)
        row = ada.of(it.nama, usulan)
        if row:
            button = self._button(_("Lihat RATL"), partial(self.row_wanted.emit, row.id))
        else:
            button = self._button(_("Buat RATL"), partial(self.wanted.emit, [(it.nama, usulan)]))
        button.setAccessibleName(f"{button.text()}, {it.nama}, {usulan.unsur.sebutan}")
        self.buttons[f"{it.id} {usulan.rekomendasi.no} {usulan.unsur}"] = button
        return _row(line, button)

    def _make_all(self, it: LayananSkm, new: Proposals) -> QWidget:
        text = _("Buat semua usulan ({n})").format(n=len(new))
        every = self._button(text, partial(self.wanted.emit, new))
        saran = self._button(_("Dengan saran responden…"), partial(self.saran_wanted.emit, new))
        for button in (every, saran):
            button.setAccessibleName(f"{button.text()}, {it.nama}")
        self.buttons |= {f"{it.id} semua": every, f"{it.id} saran": saran}
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(every)
        row.addWidget(saran)
        row.addStretch(1)
        return made

    def _nothing(self, it: LayananSkm, alasan: str) -> QWidget:
        """Return the recorded reason why nothing is followed up, or that there is none yet."""
        text = (
            _("Alasan tanpa tindak lanjut: {alasan}") if alasan else _("Alasannya belum dicatat.")
        )
        title = _("Ubah alasan…") if alasan else _("Catat alasan…")
        button = self._button(title, partial(self.reason_wanted.emit, it))
        button.setAccessibleName(f"{title}, {it.nama}")
        self.buttons[f"{it.id} alasan"] = button
        return _row(_wrapped(text.format(alasan=alasan)), button)

    @staticmethod
    def _button(title: str, run: Callable[[], None]) -> QPushButton:
        made = QPushButton(title)
        made.clicked.connect(lambda _checked=False: run())
        return made


def _row(words: QWidget, button: QPushButton) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(words, 1)
    row.addWidget(button)
    return made


def _rekomendasi(usulan: Usulan) -> str:
    text = _("Rekomendasi {no}: {teks}")
    return text.format(no=usulan.rekomendasi.no, teks=usulan.rekomendasi.teks)


def _muted(text: str) -> QLabel:
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made


def _wrapped(text: str) -> QLabel:
    made = theme.label(text)
    made.setWordWrap(True)
    return made
