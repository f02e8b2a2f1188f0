"""Making the signed package: passphrase, the key where there is none yet, and what came out."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.paket import JenisPaket, PaketJadi
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import paket as service
from ranpk_desktop.services.paket import PaketTersimpan, Persiapan
from ui.core import theme
from ui.core.desktop import open_path
from ui.core.frasa_pane import FrasaPane
from ui.core.inputs import Field, TextInput
from ui.core.page import Context
from ui.core.tasks import Work


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What is known before anything is asked."""

    ada: PaketTersimpan | None
    has_key: bool
    jam: str | None


class PackagePane(FrasaPane):
    """Build the package of a locked quarter under the passphrase, or hand out the old one."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self._context = context
        self._periode: Periode | None = None
        self._making_key = False
        self._kode_pengenal = ""
        self._work: Work | None = None
        self._ready: PaketTersimpan | None = None
        self.ulang = TextInput(secret=True)
        self.add_field("ulang", Field(_("Ulan&gi frasa sandi"), self.ulang))
        self.setTabOrder(self.frasa, self.ulang)
        self.open_folder = QPushButton(_("Buka &folder"))
        self.open_folder.clicked.connect(lambda _checked=False: self._open_folder())
        self.add_button(self.open_folder)
        self.result = QWidget()
        self._rows = QFormLayout(self.result)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(theme.px(16))
        self._rows.setVerticalSpacing(theme.px(4))
        self.column.insertWidget(self.column.count() - 1, self.result)
        context.tasks.work_changed.connect(self._watch)

    # Asking -----------------------------------------------------------------------------------

    def ask(self, periode: Periode) -> None:
        """Open the pane for a locked quarter."""
        self._periode = periode
        self._kode_pengenal = ""
        self._context.tasks.run(partial(self._read, periode), self._begin, self._refuse)

    def _read(self, periode: Periode) -> _Beginning:
        office = self._context.services
        return _Beginning(
            ada=office.paket.find(periode.tahun, periode.triwulan),
            has_key=office.identitas.has_key,
            jam=office.jam.check(),
        )

    def look_again(self) -> None:
        """Ask for the passphrase alone once the key was made elsewhere."""
        if self._making_key and self._periode:
            self._context.tasks.run(partial(self._read, self._periode), self._begin_again)

    def _begin_again(self, beginning: _Beginning) -> None:
        if self._making_key and beginning.has_key and self.asking:
            self._begin(beginning)

    def _refuse(self, error: KnownError) -> None:
        self._context.show_message(str(error), "peringatan")

    def _begin(self, beginning: _Beginning) -> None:
        if beginning.ada:
            self._show_result(beginning.ada)
            return
        self._making_key = not beginning.has_key
        self.forget()
        self._show_mode(asking=True)
        periode = self._periode.label if self._periode else ""
        self.title.setText(_("Buat paket {periode}").format(periode=periode))
        if self._making_key:
            text = _(
                "Kantor ini belum mempunyai kunci segel, jadi kunci dibuat sekarang. Pilih frasa "
                "sandi sedikitnya 5 kata atau 14 huruf. Frasa tidak disimpan di mana pun dan tidak "
                "dapat dipulihkan: catat dan simpan di tempat aman."
            )
            self.primary.setText(_("Buat kunci dan &paket"))
        else:
            text = _(
                "Frasa sandi membuka kunci segel kantor ini. Frasa tidak disimpan di mana pun."
            )
            self.primary.setText(_("Buat &paket"))
        self.words.setText(text)
        self.open_pane()
        if beginning.jam:
            self.message.show_message(beginning.jam, "peringatan", closable=False)
            self.primary.setText(_("Tetap buat &paket"))

    # Working ----------------------------------------------------------------------------------

    def submit(self) -> None:
        """Make the key if there is none, then the package."""
        for field in self.fields.values():
            field.set_error("")
        office = self._context.services
        try:
            if self._making_key and self.frasa.text() and self.frasa.text() != self.ulang.text():
                raise CheckError("ulang", _("Kedua frasa sandi tidak sama."))
            frasa = self.take_frasa()
        except CheckError as error:
            self.show_error(error)
            return
        self.primary.setEnabled(False)
        if self._making_key:
            job = partial(office.identitas.make_key, frasa)
            self._context.tasks.run(job, partial(self._key_made, frasa), self.show_error)
        else:
            self._prepare(frasa)

    def _key_made(self, frasa: str, kunci: dict[str, Any]) -> None:
        self._making_key = False
        self._kode_pengenal = str(kunci["kode_pengenal"])
        self._prepare(frasa)

    def _prepare(self, frasa: str) -> None:
        periode, office = self._periode, self._context.services
        if periode is None:
            return

        def job() -> Persiapan:
            jenis, kode = JenisPaket.LAPORAN_TRIWULAN, periode.triwulan.periode
            calon = office.paket.candidate(jenis, periode.tahun, kode)
            return office.paket.prepare(calon, office.pengaturan.kertas())

        self._context.tasks.run(job, partial(self._build, frasa), self.show_error)

    def _build(self, frasa: str, persiapan: Persiapan) -> None:
        if not self.asking:
            return
        self._work = self._context.tasks.run_in_pool(
            lambda work: service.build(persiapan, frasa, work.report),
            partial(self._record, persiapan),
            self.show_error,
            title=_("Membuat paket"),
        )

    def _record(self, persiapan: Persiapan, jadi: tuple[PaketJadi, ...]) -> None:
        paket = self._context.services.paket
        job = partial(paket.record, persiapan, jadi)
        self._context.tasks.run(job, self._show_result, self.show_error)

    def _watch(self, work: Work) -> None:
        """Let the user try again after cancelling in the status line."""
        if work is self._work and work.ended:
            self._work = None
            self.primary.setEnabled(True)

    # Afterwards -------------------------------------------------------------------------------

    def _show_result(self, ready: PaketTersimpan) -> None:
        self._ready = ready
        self._show_mode(asking=False)
        periode = self._periode.label if self._periode else ""
        self.title.setText(_("Paket {periode} siap dikirim").format(periode=periode))
        if ready.lama:
            text = _(
                "Isi triwulan ini belum berubah sejak paketnya dibuat, jadi berkas yang sama "
                "dipakai lagi."
            )
        else:
            text = _("Paket sudah dibuat dan disegel dengan kunci kantor ini.")
        if self._kode_pengenal:
            text += " " + _("Kuncinya baru: sampaikan kode pengenalnya kepada Pusat.")
        self.words.setText(text)
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for label, value in (
            (_("Berkas"), ready.path.name),
            (_("Folder"), str(ready.path.parent)),
            (_("Ukuran"), format_bytes(ready.ukuran)),
            (_("Kode data"), kanonik.kode_data(ready.sidik_isi)),
            (_("Kode pengenal kunci"), self._kode_pengenal),
        ):
            if value:
                self._add_row(label, value)
        self.open_pane()
        self.open_folder.setFocus()

    def _add_row(self, label: str, value: str) -> None:
        words = theme.label(value)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addRow(theme.label(label, "keterangan"), words)

    def _open_folder(self) -> None:
        if self._ready:
            open_path(self._context, self._ready.path.parent)

    def close_pane(self) -> None:
        """Stop what is under way, forget the passphrase, and hide."""
        if self._work:
            self._work.cancel()
        super().close_pane()

    def _show_mode(self, *, asking: bool) -> None:
        for widget in (self.fields["frasa"], self.primary, self.reveal):
            widget.setVisible(asking)
        self.fields["ulang"].setVisible(asking and self._making_key)
        self.result.setVisible(not asking)
        self.open_folder.setVisible(not asking)
        self.cancel.setText(_("Bata&l") if asking else _("Tutu&p"))
