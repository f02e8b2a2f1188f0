"""Section Kunci segel: the key that seals packages, made once under a passphrase."""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import CheckError
from ranpk_desktop.system import open_with_desktop
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.form_page import FormPage
from ui.core.inputs import TextInput
from ui.core.page import Context
from ui.pengaturan.section import Section

_MADE = Changes(frozenset(), None, _("Buat kunci segel"))
"""A key is a file, not a row: the journal has no command for it."""


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
    """Show the key: its code, how long it is valid, and where its certificate lies."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self.setMaximumWidth(theme.px(720))
        self._folder = Path()
        self.code = theme.label()
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(theme.font("judul").pointSizeF())
        self.code.setFont(mono)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(_("Kode pengenal kunci"))
        self.until = theme.label()
        self.place = theme.label("", "keterangan")
        hint = theme.label(
            _("Bacakan kode ini lewat telepon bila Pusat hendak mencocokkan kunci kantor Anda."),
            "keterangan",
        )
        for label in (hint, self.place):
            label.setWordWrap(True)
        self.copy_button = button(Action(_("Salin &kode"), self.copy, "copy"))
        self.folder_button = button(Action(_("Buka &folder"), self._open, "folder-open"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        for widget in (
            theme.label(_("Kode pengenal kunci"), "keterangan"),
            self.code,
            hint,
            self.until,
            self.place,
        ):
            column.addWidget(widget)
        column.addSpacing(theme.px(8))
        column.addLayout(buttons)

    def show_key(self, key: dict[str, Any]) -> None:
        """Show what `IdentitasService.show` says."""
        self._folder = Path(key["sertifikat"]).parent
        self.code.setText(key["kode_pengenal"])
        until = format_tanggal(date.fromisoformat(key["berlaku_sampai"]))
        self.until.setText(_("Berlaku sampai {tanggal}").format(tanggal=until))
        self.place.setText(_("Sertifikat untuk Pusat: {berkas}").format(berkas=key["sertifikat"]))

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QGuiApplication.clipboard().setText(self.code.text())
        self.copy_button.setText(_("Tersalin"))

    def _open(self) -> None:
        with contextlib.suppress(OSError):  # the path stands above the button
            open_with_desktop(self._folder)


class KunciSection(Section):
    """The key, or the form that makes it."""

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
        self.card = KunciCard()
        self._frame = QScrollArea()
        self._frame.setWidgetResizable(True)
        self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        self._frame.setWidget(holder)
        for widget in (holder, self._frame.viewport()):
            widget.setAutoFillBackground(False)
        self.content.addWidget(self.form)
        self.content.addWidget(self._frame)
        self.form.hide()
        self._frame.hide()
        self.form.saved.connect(self._made)

    def load(self) -> None:
        """Read whether there is a key, and what it is."""
        self.tasks.run(self._read, self._show)

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form while there is no key."""
        return () if self.form.isHidden() else (self.form,)

    def _read(self) -> dict[str, Any] | None:
        identitas = self.services.identitas
        return identitas.show() if identitas.has_key else None

    def _show(self, key: dict[str, Any] | None) -> None:
        self.form.setVisible(key is None)
        self._frame.setVisible(key is not None)
        if key:
            self.card.show_key(key)

    def _made(self, _changes: Changes) -> None:
        self.form.forget()
        self.message.show_message(
            _(
                "Kunci segel sudah dibuat. Simpan frasa sandinya baik-baik: aplikasi tidak "
                "menyimpannya, dan tanpa frasa kunci tidak dapat dipakai."
            ),
            "baik",
        )
        self.load()
