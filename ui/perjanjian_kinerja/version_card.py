"""A final version: its state in words, its content code, and the steps of its signing."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.perjanjian_kinerja import Keadaan
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.services.versi_perjanjian import TahapPerjanjian, VersiPerjanjian
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.messages import InlineMessage

TONES = {
    Keadaan.DRAF: "info",
    Keadaan.FINAL: "cukup",
    Keadaan.MENUNGGU_PIHAK_KEDUA: "peringatan",
    Keadaan.DITANDATANGANI: "baik",
    Keadaan.DIGANTIKAN: "cukup",
}
"""The tone, and with it the icon shape, of each state."""


class VersionCard(QScrollArea):
    """Show what cannot be changed any more."""

    def __init__(
        self,
        save_file: Callable[[TahapPerjanjian], None],
        check_file: Callable[[TahapPerjanjian], None],
        withdraw: Callable[[], None],
        revise: Callable[[], None],
    ) -> None:
        super().__init__()
        self._save_file, self._check_file = save_file, check_file
        self._versi: VersiPerjanjian | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._icon = icons.Picture(theme.px(20))
        self.state = theme.label("", "bagian")
        self.state.setWordWrap(True)
        self.code = theme.label()
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(theme.font("bagian").pointSizeF())
        self.code.setFont(mono)
        self.code.setAccessibleName(_("Kode data"))
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        self.code.setTextInteractionFlags(
            selectable | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = button(Action(_("Sal&in kode"), self.copy, "copy"))
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(theme.px(16))
        self._facts.setVerticalSpacing(theme.px(4))
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(theme.px(8))
        self.check = InlineMessage()
        self.withdraw_button = button(Action(_("Batalkan penandatanganan…"), withdraw, "undo-2"))
        self.revise_button = button(Action(_("Buat re&visi…"), revise, "pencil"))
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._icon)
        head.addWidget(self.state, 1)
        hint = theme.label(
            _("Kode ini tercetak pada kaki setiap halaman versi ini, dan hanya versi ini."),
            "keterangan",
        )
        hint.setWordWrap(True)
        card = QFrame()
        card.setObjectName("kartu")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(theme.label(_("Kode data"), "keterangan"))
        column.addWidget(self.code)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hint)
        column.addLayout(self._facts)
        column.addWidget(theme.label(_("Penandatanganan"), "tebal"))
        column.addLayout(self._steps)
        column.addWidget(self.check)
        for made in (self.withdraw_button, self.revise_button):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(card)
        self.viewport().setAutoFillBackground(False)

    def show_version(self, versi: VersiPerjanjian, zona: str, *, newest: bool) -> None:
        """Show one version with times of the office's clock; only the `newest` can be revised."""
        self.revise_button.setVisible(newest)
        if versi == self._versi:
            return
        self._versi = versi
        self.check.hide()
        tone = TONES[versi.keadaan]
        self._icon.set_icon(icons.status_icon(tone))
        self.state.setText(versi.keadaan.label)
        theme.set_tone(self.state, tone)
        self.code.setText(versi.kode_data)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        final = _("{waktu}, {pelaku}").format(
            waktu=format_waktu(datetime.fromisoformat(versi.dibuat_pada), zona),
            pelaku=versi.pelaku or "–",
        )
        for title, value in (
            (_("Versi"), versi.label),
            (_("Dijadikan final"), final),
            (_("Versi rencana"), revision_label(versi.revisi_rencana)),
            (_("Alasan revisi"), versi.alasan),
        ):
            if value:
                words = theme.label(value)
                words.setWordWrap(True)
                self._facts.addRow(theme.label(title, "keterangan"), words)
        self._show_steps(versi, zona)
        signed = versi.keadaan in (Keadaan.MENUNGGU_PIHAK_KEDUA, Keadaan.DITANDATANGANI)
        self.withdraw_button.setVisible(signed)

    def _show_steps(self, versi: VersiPerjanjian, zona: str) -> None:
        while item := self._steps.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for tahap in versi.tahap:
            self._steps.addWidget(self._step(tahap, zona))
        if not versi.tahap:
            self._steps.addWidget(theme.label(_("Belum ada."), "keterangan"))

    def _step(self, tahap: TahapPerjanjian, zona: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for text, kind in describe_step(tahap, zona):
            words = theme.label(text, kind)
            words.setWordWrap(True)
            column.addWidget(words)
        if tahap.sha256:
            save, check = partial(self._save_file, tahap), partial(self._check_file, tahap)
            made = [button(Action(_("Simpan berkas…"), save, "file-text"))]
            if tahap.nama.lower().endswith(".pdf"):
                made.append(button(Action(_("Periksa tanda tangan"), check, "circle-check")))
            for one in made:
                one.setAccessibleName(f"{one.text().strip()} {tahap.nama}")
                column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QGuiApplication.clipboard().setText(self.code.text())


def describe_step(tahap: TahapPerjanjian, zona: str) -> Iterator[tuple[str, theme.Kind]]:
    """Yield one step of the signing in lines: what, when and who, with which file."""
    how = tahap.cara.label if tahap.cara else tahap.keterangan
    yield " – ".join(filter(None, [tahap.keadaan.label, how])), "isi"
    waktu = format_waktu(datetime.fromisoformat(tahap.dibuat_pada), zona)
    yield " · ".join(filter(None, [waktu, tahap.pelaku])), "keterangan"
    if tahap.nama:
        yield f"{tahap.nama} ({format_bytes(tahap.ukuran)})", "keterangan"
