"""What a file would bring, in the place of the table until the user decides."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.bacaan_skm import PERAN, BacaanLayanan, BacaanSkm, KolomBaca, of_year
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.skm import calculate
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import parameter
from ranpk_desktop.services.skm_impor import BerkasSurvei, interpret
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Column, Job
from ui.core.guard import guarded
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.pane import Pane
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Work

_TOLD = 4
"""How many services are named before the rest is counted."""
_UNCHANGED = Changes(frozenset(), None, "")
_TONES = {Tingkat.KESALAHAN: "buruk", Tingkat.PERINGATAN: "peringatan", Tingkat.INFO: "info"}


class ImportPane(Pane):
    """Show how each column was understood, and what would come of it; only "Terapkan" writes.

    The role of a column can be chosen otherwise. `applied` carries the service that the page
    shall show.
    """

    applied = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._context = context
        self._berkas: BerkasSurvei | None = None
        self._isi: IsiSkm | None = None
        self._layanan_id = ""
        self._peran: dict[int, str] = {}
        self.bacaan: BacaanSkm | None = None
        self.title = theme.label("", "bagian")
        self.words = theme.label()
        self.words.setWordWrap(True)
        self.messages = {tingkat: InlineMessage() for tingkat in Tingkat}
        self.model = TableModel(_columns(self._choose), lambda row: row.nomor, context.tasks, self)
        self.table = TablePane(self.model, _("Kolom berkas"))
        self.primary = button(Action(_("Terap&kan"), self.submit), primary=True)
        self.cancel = button(Action(_("Bata&l"), self.close_pane))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.primary)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(8))
        for widget in (self.title, self.words, *self.messages.values()):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def ask(self, berkas: BerkasSurvei, isi: IsiSkm, layanan_id: str) -> None:
        """Understand a file for a year; what names no service goes to `layanan_id`."""
        self._berkas, self._isi, self._layanan_id = berkas, isi, layanan_id
        self._peran = {}
        self._read()

    def submit(self) -> None:
        """Take over what the file says, as one command."""
        if self.bacaan is None or self._isi is None or self._berkas is None:
            return
        self.primary.setEnabled(False)
        job = partial(
            self._context.services.skm.apply,
            self._isi.tahun,
            self._isi.periode,
            self.bacaan.layanan,
            self._layanan_id,
            self._berkas.nama,
        )
        self._context.tasks.run(job, self._done, self._refuse)

    def close_pane(self) -> None:
        """Give up, or be done; nothing has been written unless by "Terapkan"."""
        self._berkas = self.bacaan = None
        super().close_pane()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc; Enter presses the button it stands on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.cancel if self.cancel.hasFocus() else self.primary).click()
        else:
            super().keyPressEvent(event)

    # Reading ----------------------------------------------------------------------------------

    def _choose(self, row: KolomBaca, peran: str) -> Job:
        self._peran[row.nomor] = peran
        self._read()
        return lambda: _UNCHANGED

    def _read(self) -> None:
        berkas, peran = self._berkas, dict(self._peran)
        if berkas is None:
            return

        def job(_work: Work) -> BacaanSkm:
            return interpret(berkas, peran)

        title = _("Membaca {nama}").format(nama=berkas.nama)
        shown = partial(self._show, berkas, peran)
        self._context.tasks.run_in_pool(job, shown, self._unreadable, title=title)

    def _unreadable(self, error: KnownError) -> None:
        self._context.show_message(str(error), "buruk")

    def _show(self, berkas: BerkasSurvei, peran: dict[int, str], bacaan: BacaanSkm) -> None:
        isi = self._isi
        if berkas is not self._berkas or peran != self._peran or isi is None:
            return  # another file, or another choice, has come since
        self.bacaan = bacaan
        text = _("Impor {berkas} ke SKM {tahun} ({periode})?")
        if len(berkas.lembar) > 1:
            text = _("Impor {berkas}, lembar {lembar}, ke SKM {tahun} ({periode})?")
        self.title.setText(
            text.format(
                berkas=berkas.nama,
                lembar=bacaan.lembar,
                tahun=isi.tahun,
                periode=isi.periode.label,
            )
        )
        own = of_year(bacaan.layanan, isi.tahun)
        self.words.setText(self._summary(own, isi))
        for tingkat, message in self.messages.items():
            told = [
                it.pesan for it in (*bacaan.temuan, *self._findings(own)) if it.tingkat is tingkat
            ]
            message.setVisible(bool(told))
            if told:
                message.show_message("\n".join(told), _TONES[tingkat], closable=False)
        self.table.show_rows(bacaan.kolom)
        ready = bacaan.dapat_diterapkan and bool(own) and not self._homeless(own)
        self.primary.setEnabled(ready)
        if not self.asking:
            self.appear()
            (self.primary if ready else self.table.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _homeless(self, own: list[BacaanLayanan]) -> bool:
        """Tell whether results name no service, and none is chosen."""
        return not self._layanan_id and any(not it.nama for it in own)

    def _findings(self, own: list[BacaanLayanan]) -> Iterator[Finding]:
        if self._homeless(own):
            words = _(
                "Berkas ini tidak menyebut jenis layanan. Batalkan, pilih layanannya, ulangi."
            )
            yield Finding("TANPA_LAYANAN", Tingkat.KESALAHAN, words)
        others = len(self.bacaan.layanan) - len(own) if self.bacaan else 0
        if others:
            words = _("{n} hasil dari tahun lain tidak ikut diambil.").format(n=others)
            yield Finding("TAHUN_LAIN", Tingkat.INFO, words)

    def _summary(self, own: list[BacaanLayanan], isi: IsiSkm) -> str:
        lines = [self._describe(it, isi) for it in own[:_TOLD]]
        if len(own) > _TOLD:
            lines.append(_("Dan {n} layanan lagi.").format(n=len(own) - _TOLD))
        return "\n".join(lines) or _("Tidak ada hasil yang dapat diambil.")

    def _describe(self, bacaan: BacaanLayanan, isi: IsiSkm) -> str:
        """Return in words what would come of one service."""
        chosen = isi.of(self._layanan_id)
        nama = bacaan.nama or (chosen.nama if chosen else _("(layanan belum dipilih)"))
        if all(plain(it.nama) != plain(nama) for it in isi.layanan):
            nama = _("{nama} (layanan baru)").format(nama=nama) if bacaan.nama else nama
        hasil = calculate(bacaan.jawaban, parameter.skm(isi.tahun))
        parts = []
        if bacaan.responden is not None:
            parts.append(_("{n} responden").format(n=bacaan.responden))
            kosong = sum(it.kosong for it in bacaan.jawaban.values())
            parts.append(_("{n} jawaban kosong").format(n=kosong))
        if hasil.nilai is not None and hasil.mutu:
            text = _("nilai {nilai} – {mutu}")
            nilai = format_angka(hasil.nilai, 2)
            parts.append(text.format(nilai=nilai, mutu=hasil.mutu.label))
        else:
            parts.append(_("{n} dari 9 unsur bernilai").format(n=hasil.terisi))
        for profil, counts in bacaan.profil.items():
            top = ", ".join(f"{answer} {n}" for answer, n in list(counts.items())[:3])
            parts.append(f"{profil.label.lower()} {top}")
        return f"{nama}: {', '.join(parts)}."

    # Writing ----------------------------------------------------------------------------------

    def _done(self, changes: Changes) -> None:
        same = changes.perintah_id is None
        words = _("Isi berkas itu sudah sama dengan yang tersimpan.") if same else changes.judul
        self.close_pane()
        self._context.show_message(words, "info" if same else "baik")
        self.applied.emit(self._layanan_id)

    def _refuse(self, error: KnownError) -> None:
        self.primary.setEnabled(True)
        self.messages[Tingkat.KESALAHAN].show_message(str(error), "buruk", closable=False)


def _columns(choose: Callable[[KolomBaca, str], Job]) -> tuple[Column[KolomBaca], ...]:
    return (
        Column("judul", _("Judul kolom"), width=26, stretch=True),
        Column(
            "peran",
            _("Dibaca sebagai"),
            width=34,
            editor=tuple(PERAN.items()),
            save=choose,
        ),
        Column("sebab", _("Dikenali dari"), width=30),
        Column("contoh", _("Contoh isi"), width=14),
        Column("terisi", _("Terisi"), align="kanan", width=6),
        Column("kosong", _("Kosong"), align="kanan", width=6),
        Column(
            "tak_terbaca",
            _("Tak terbaca"),
            value=lambda row: row.tak_terbaca or None,
            status=lambda row: "peringatan" if row.tak_terbaca else None,
            align="kanan",
            width=8,
        ),
    )
