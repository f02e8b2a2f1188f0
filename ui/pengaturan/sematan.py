"""Certificates of other units: which ones are pinned, pinning one after its code was read out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.identitas import Sematan, spell
from ranpk_desktop.domain.pdf_bertanda import PUSAT
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import CheckError
from ui.core import theme
from ui.core.action_pane import ActionPane
from ui.core.actions import Action, button
from ui.core.exports import documents
from ui.core.inputs import ChoiceInput, Field, TextInput
from ui.core.page import Context


class SematkanPane(ActionPane):
    """Pin a certificate for a unit: its code is typed as the unit reads it out by telephone."""

    def __init__(self, context: Context, done: Callable[[str], None]) -> None:
        super().__init__(_("&Sematkan"))
        self._context, self._done = context, done
        self._der = b""
        self.title.setText(_("Sematkan sertifikat unit lain"))
        self.words.setText(
            _(
                "Teleponlah unit itu lewat nomor resminya, lalu ketik kode pengenal yang "
                "dibacakannya: kedua belas kata, atau ketiga puluh angka. Jangan menyalinnya dari "
                "berkas atau pesan yang datang bersama sertifikatnya."
            )
        )
        self.unit = ChoiceInput()
        self.add_field("unit", Field(_("&Unit"), self.unit))
        self.kode = TextInput()
        kode = self.add_field("kode", Field(_("&Kode pengenal yang dibacakan"), self.kode))
        self.row.setStretchFactor(kode, 7)  # twelve words

    def ask(self, der: bytes, units: Sequence[tuple[str, str]], unit_id: str = "") -> None:
        """Open the pane for a certificate (DER); `unit_id` is the unit that it probably is of."""
        self._der = der
        self.unit.set_choices(units)
        self.unit.set_value(unit_id)
        self.kode.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Pin the certificate if the code is its own."""
        for field in self.fields.values():
            field.set_error("")
        self.message.hide()
        der, unit_id, kode = self._der, self.unit.value(), self.kode.value()
        identitas = self._context.services.identitas

        def job() -> Sematan:
            from ranpk_desktop.paket.sertifikat import is_code_of

            if not kode:
                raise CheckError("kode", _("Kode pengenalnya belum diisi."))
            if not is_code_of(der, kode):
                raise CheckError(
                    "kode",
                    _("Kode ini bukan kode sertifikat itu."),
                    _("Periksa ketikannya; bila tetap berbeda, jangan sematkan sertifikatnya."),
                )
            return identitas.pin(der, unit_id)

        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._pinned, self.show_error)

    def _pinned(self, sematan: Sematan) -> None:
        self.close_pane()
        self._done(_("Sertifikat {nama} sudah disematkan.").format(nama=sematan.nama))


class SematanCard(QFrame):
    """List the pinned certificates, each with its code and the way to take it off."""

    def __init__(self, add: Callable[[], None], remove: Callable[[Sematan], None]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self.setMaximumWidth(theme.px(720))
        self._remove = remove
        self.rows: dict[str, QPushButton] = {}
        self.add_button = button(Action(_("Se&matkan sertifikat…"), add, "plus"))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(_("Sertifikat unit lain"), "bagian"))
        column.addWidget(self._list)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_list(self, pinned: Sequence[Sematan]) -> None:
        """Show what is pinned."""
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.rows = {}
        for sematan in pinned:
            self._column.addWidget(self._row(sematan))
        if not pinned:
            words = theme.label(
                _(
                    "Belum ada. Sertifikat Pusat dan unit lain disematkan di sini, supaya segel "
                    "pada paket dan PDF mereka dapat dikenali."
                ),
                "keterangan",
            )
            words.setWordWrap(True)
            self._column.addWidget(words)

    def _row(self, sematan: Sematan) -> QWidget:
        until = format_tanggal(sematan.berlaku_sampai)
        about = _("Berlaku sampai {tanggal}").format(tanggal=until)
        if sematan.lama:
            about += _("; {n} sertifikat lama masih dikenal").format(n=sematan.lama)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(theme.label(sematan.nama, "tebal"))
        for text in (sematan.kode_pengenal, spell(sematan.kata), about):
            label = theme.label(text, "keterangan")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        off = QPushButton(_("Lepas…"))
        off.setAccessibleName(_("Lepas sertifikat {nama}").format(nama=sematan.nama))
        off.clicked.connect(lambda _checked=False: self._remove(sematan))
        self.rows[sematan.unit_id] = off
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addLayout(words, 1)
        row.addWidget(off, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def ask_certificate(parent: QWidget) -> Path | None:
    """Ask for a file with a certificate; None where the user changes his mind."""
    kinds = f"{_('Sertifikat')} (*.pem *.crt *.cer *.der);;{_('Semua berkas')} (*)"
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Pilih sertifikat"), str(documents()), kinds
    )
    return Path(chosen) if chosen else None


def unit_choices() -> list[tuple[str, str]]:
    """Return whom a certificate may be of, as choices: nobody first, then Pusat and the units."""
    from ranpk_desktop.services.parameter import register_unit

    units = [(unit.id, unit.masa[-1].nama) for unit in register_unit().unit if unit.masa]
    return [("", _("Pilih unit…")), (PUSAT, _("Pusat")), *sorted(units, key=lambda unit: unit[1])]


def read_certificate(path: Path) -> tuple[bytes, list[tuple[str, str]]]:
    """Return a certificate (DER) from a file, and whose it may be; raises KnownError."""
    from ranpk_desktop.services import sematan

    return sematan.read_sealing(path), unit_choices()
