"""Section Kunci segel: the key that seals packages, made once under a passphrase."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.identitas import Sematan, spell
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import CheckError
from ranpk_desktop.system import open_with_desktop
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.form_page import FormPage
from ui.core.inputs import TextInput
from ui.core.layout import scrolled
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.pengaturan.kunci_panes import GantiPane, ImporPane, SerahPane, ask_key_file
from ui.pengaturan.section import Section
from ui.pengaturan.sematan import SematanCard, SematkanPane, ask_certificate, read_certificate

_MADE = Changes(frozenset(), None, _("Buat kunci segel"))
"""A key is a file, not a row: the journal has no command for it."""


@dataclass(frozen=True, slots=True)
class _Isi:
    """What the section shows: the key (None without one), its end, and what is pinned."""

    key: dict[str, Any] | None
    ending: Finding | None
    pinned: tuple[Sematan, ...]


class KunciForm(FormPage):
    """Ask for a passphrase twice and make the key; the passphrase is kept nowhere."""

    NAME = "kunci"
    TITLE = _("Kunci segel")

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks, save_title=_("Buat &kunci"))
        self._services = context.services
        self.undo_button.hide()
        self.add_row(
            (
                "frasa",
                _("&Frasa sandi"),
                TextInput(secret=True),
                _("Sedikitnya 5 kata atau 14 huruf, yang mudah Anda ingat."),
            )
        )
        self.add_row(("ulangi", _("Ulan&gi frasa sandi"), TextInput(secret=True)))

    def check(self) -> None:
        """Refuse an empty passphrase and two that differ."""
        values = self.values()
        if not values["frasa"]:
            raise CheckError("frasa", _("Frasa sandi belum diisi."))
        if values["frasa"] != values["ulangi"]:
            raise CheckError("ulangi", _("Frasa sandi yang kedua tidak sama."), _("Ketik lagi."))

    def save(self) -> Callable[[], Changes]:
        """Return the job that makes the key."""
        frasa = self.values()["frasa"]

        def job() -> Changes:
            self._services.identitas.make_key(frasa)
            return _MADE

        return job

    def forget(self) -> None:
        """Clear the passphrase from the fields and from what the form remembers."""
        self.set_values({"frasa": "", "ulangi": ""})


class KunciCard(QFrame):
    """Show the key: its code in digits and words, how long it is valid, where it lies."""

    def __init__(self, hand_over: Callable[[], None], replace: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self.setMaximumWidth(theme.px(720))
        self._folder = Path()
        self.code, self.words = theme.label(), theme.label("", "tebal")
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(theme.font("judul").pointSizeF())
        self.code.setFont(mono)
        self.code.setAccessibleName(_("Kode pengenal kunci"))
        self.words.setAccessibleName(_("Kode pengenal kunci dalam kata"))
        for label in (self.code, self.words):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.until = theme.label()
        self.ending = InlineMessage()
        self.place = theme.label("", "keterangan")
        hint = theme.label(
            _(
                "Bacakan kedua belas kata ini lewat telepon bila Pusat hendak mencocokkan kunci "
                "kantor Anda; angkanya berarti sama."
            ),
            "keterangan",
        )
        for label in (self.words, hint, self.place):
            label.setWordWrap(True)
        self.copy_button = button(Action(_("Salin &kode"), self.copy, "copy"))
        self.folder_button = button(Action(_("Buka &folder"), self._open, "folder-open"))
        self.hand_button = button(Action(_("Serah &terima…"), hand_over, "handshake"))
        self.replace_button = button(Action(_("&Ganti kunci…"), replace, "history"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        for widget in (
            self.ending,
            theme.label(_("Kode pengenal kunci"), "keterangan"),
            self.code,
            self.words,
            hint,
            self.until,
            self.place,
        ):
            column.addWidget(widget)
        for buttons in (
            (self.copy_button, self.folder_button),
            (self.hand_button, self.replace_button),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            for made in buttons:
                row.addWidget(made)
            row.addStretch(1)
            column.addLayout(row)

    def show_key(self, key: dict[str, Any], ending: Finding | None) -> None:
        """Show what `IdentitasService.show` and `expiry_warning` say."""
        self._folder = Path(key["sertifikat"]).parent
        self.code.setText(key["kode_pengenal"])
        self.words.setText(spell(key["kata_pengenal"]))
        until = format_tanggal(date.fromisoformat(key["berlaku_sampai"]))
        self.until.setText(_("Berlaku sampai {tanggal}").format(tanggal=until))
        self.place.setText(_("Sertifikat untuk Pusat: {berkas}").format(berkas=key["sertifikat"]))
        tone = "buruk" if ending and ending.tingkat is Tingkat.KESALAHAN else "peringatan"
        self.ending.tell(f"{ending.pesan}." if ending else "", tone)

    def copy(self) -> None:
        """Put the code on the clipboard, in digits and in words."""
        QGuiApplication.clipboard().setText(f"{self.code.text()}\n{self.words.text()}")
        self.copy_button.setText(_("Tersalin"))

    def _open(self) -> None:
        with contextlib.suppress(OSError):  # the path stands above the button
            open_with_desktop(self._folder)


class KunciSection(Section):
    """The key, or the form that makes it; and the certificates of others."""

    NAME = KunciForm.NAME
    TITLE = KunciForm.TITLE
    ICON = "key-round"
    TEXT = _(
        "Segel integritas (tidak tersertifikasi) menunjukkan bahwa paket berasal dari kantor ini "
        "dan tidak berubah di jalan."
    )
    NOUNS = frozenset({"unit"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = KunciForm(context)
        self.import_pane = ImporPane(context, self._changed)
        self.hand_pane = SerahPane(context, self._changed)
        self.replace_pane = GantiPane(context, self._replaced)
        self.pin_pane = SematkanPane(context, self._changed)
        self.card = KunciCard(self.hand_pane.open_pane, self.replace_pane.open_pane)
        self.pins = SematanCard(self.choose_certificate, self._ask_unpin)
        self._has_key = False
        self.import_button = button(
            Action(_("&Impor berkas .p12…"), self.choose_key, "folder-open")
        )
        self._or = QWidget()
        row = QHBoxLayout(self._or)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(theme.label(_("Kantor ini sudah mempunyai kunci?"), "keterangan"))
        row.addWidget(self.import_button)
        row.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self._panes = (self.import_pane, self.hand_pane, self.replace_pane, self.pin_pane)
        for pane in self._panes:
            pane.setMaximumWidth(theme.px(720))
            # In what scrolls nothing may be squeezed below the words that wrap in it.
            pane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            pane.toggled.connect(self._make_room)
        for widget in (
            self.import_pane,
            self.hand_pane,
            self.replace_pane,
            self.card,
            self.pin_pane,
            self.pins,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self._frame = scrolled(holder)
        for shown in (self.form, self._or, self._frame):
            self.content.addWidget(shown)
            shown.hide()
        self.form.saved.connect(self._made)

    def load(self) -> None:
        """Read whether there is a key, what it is, and what is pinned."""
        self.tasks.run(self._read, self._show)

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form while there is no key."""
        return () if self.form.isHidden() else (self.form,)

    def begin(self, tindakan: str) -> None:
        """Hand the key over ("serah"), or replace it ("ganti")."""
        {"serah": self.hand_pane, "ganti": self.replace_pane}[tindakan].open_pane()

    def _read(self) -> _Isi:
        identitas = self.services.identitas
        today = self.services.store.moment().date()
        return _Isi(
            key=identitas.show() if identitas.has_key else None,
            ending=identitas.expiry_warning(today),
            pinned=identitas.pinned_list(),
        )

    def _show(self, isi: _Isi) -> None:
        self._has_key = isi.key is not None
        if isi.key:
            self.card.show_key(isi.key, isi.ending)
        self.pins.show_list(isi.pinned)
        self._make_room()

    def _make_room(self) -> None:
        """Let a card that asks take the place of what it does not need."""
        asking = next((pane for pane in self._panes if pane.asking), None)
        if asking:
            self._frame.verticalScrollBar().setValue(0)
        for widget in (self.form, self._or):
            widget.setVisible(not self._has_key and asking is None)
        self._frame.setVisible(self._has_key or asking is not None)
        self.card.setVisible(self._has_key and asking is not self.pin_pane)
        for opener in (self.card.hand_button, self.card.replace_button, self.pins.add_button):
            opener.setEnabled(asking is None)
        self.pins.setVisible(self._has_key and asking in (None, self.pin_pane))

    def choose_key(self) -> None:
        """Ask for a file with a key, then for its phrase."""
        path = ask_key_file(self)
        if path:
            self.import_pane.ask(path)

    def choose_certificate(self) -> None:
        """Ask for a file with a certificate, then for its code."""
        path = ask_certificate(self)
        if path:
            ask = partial(self._ask_code, path.stem)
            self.tasks.run(partial(read_certificate, path), ask, self._refuse)

    def _ask_code(self, unit_id: str, found: tuple[bytes, list[tuple[str, str]]]) -> None:
        self.pin_pane.ask(*found, unit_id=unit_id)

    def _ask_unpin(self, sematan: Sematan) -> None:
        text = _("Lepas sertifikat {nama}? Segelnya lalu tidak dikenali lagi di komputer ini.")
        self.message.show_message(
            text.format(nama=sematan.nama),
            "peringatan",
            ((_("Ya, lepaskan"), partial(self._unpin, sematan)),),
        )

    def _unpin(self, sematan: Sematan) -> None:
        unpin = partial(self.services.identitas.unpin, sematan.unit_id)
        text = _("Sertifikat {nama} sudah dilepas.").format(nama=sematan.nama)
        self.tasks.run(unpin, lambda _nothing: self._changed(text), self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.message.show_message(str(error), "buruk")

    def _changed(self, text: str) -> None:
        self.message.show_message(text, "baik")
        self.load()

    def _replaced(self, text: str) -> None:
        """Lead on to where the list for Pusat is sent from."""
        onward = partial(self.context.open_page, "paket")
        self.message.show_message(text, "baik", ((_("Ke Paket && Kirim"), onward),))
        self.load()

    def _made(self, _changes: Changes) -> None:
        self.form.forget()
        self._changed(
            _(
                "Kunci segel sudah dibuat. Simpan frasa sandinya baik-baik: aplikasi tidak "
                "menyimpannya, dan tanpa frasa kunci tidak dapat dipakai."
            )
        )
