"""Sealing as Pihak Kesatu, and taking in the file that both parties signed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.perjanjian_kinerja import Cara, Keadaan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import tanda_tangan
from ranpk_desktop.services.tanda_tangan import Kembali, Penyegelan
from ranpk_desktop.services.versi_perjanjian import VersiPerjanjian
from ui.core import theme
from ui.core.action_pane import ActionPane
from ui.core.exports import documents
from ui.core.frasa_pane import FrasaPane
from ui.core.inputs import ChoiceInput, Field
from ui.core.page import Context
from ui.core.tasks import Work


class SealPane(FrasaPane):
    """Put the office's seal on a final version, under the passphrase of its key."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("&Segel sebagai Pihak Kesatu"))
        self._context = context
        self._versi: VersiPerjanjian | None = None
        self._work: Work | None = None
        self._keyless = False
        self.words.setText(
            _(
                "PDF versi final ini diberi segel integritas (tidak tersertifikasi) dengan kunci "
                "kantor, lalu menunggu segel Pihak Kedua. Frasa sandi tidak disimpan di mana pun. "
                "Untuk tanda tangan basah atau BSrE: cetak, lalu lampirkan berkasnya kemudian."
            )
        )
        context.tasks.work_changed.connect(self._watch)

    def ask(self, versi: VersiPerjanjian) -> None:
        """Open the pane for a final version, if there is a key."""
        self._versi = versi
        self._context.tasks.run(self._read, partial(self._begin, versi))

    def _read(self) -> tuple[bool, str | None]:
        office = self._context.services
        return office.identitas.has_key, office.jam.check()

    def _begin(self, versi: VersiPerjanjian, found: tuple[bool, str | None]) -> None:
        self._keyless = False
        self.title.setText(_("Tanda tangani {versi}").format(versi=versi.label.lower()))
        self.open_pane()
        self._show_state(found)

    def look_again(self) -> None:
        """Let the office seal once its key was made."""
        if self._keyless:
            self._context.tasks.run(self._read, self._show_state)

    def _show_state(self, found: tuple[bool, str | None]) -> None:
        has_key, jam = found
        self._keyless = not has_key
        self.primary.setEnabled(has_key)
        self.message.hide()
        if not has_key:
            make = partial(self._context.open_page, "pengaturan", bagian="kunci")
            self.message.show_message(
                _("Kantor ini belum mempunyai kunci segel."),
                "peringatan",
                ((_("Buat kunci"), make),),
                closable=False,
            )
        elif jam:
            self.message.show_message(jam, "peringatan", closable=False)

    def submit(self) -> None:
        """Gather what sealing needs, then seal in the pool."""
        if self._versi is None or not self.primary.isEnabled():
            return
        self.fields["frasa"].set_error("")
        try:
            frasa = self.take_frasa()
        except CheckError as error:
            self.show_error(error)
            return
        self.primary.setEnabled(False)
        prepare = self._context.services.tanda_tangan.prepare
        job = partial(prepare, self._versi)
        self._context.tasks.run(job, partial(self._seal, frasa), self.show_error)

    def _seal(self, frasa: str, penyegelan: Penyegelan) -> None:
        if not self.asking:
            return

        def job(work: Work) -> bytes:
            made = tanda_tangan.seal(penyegelan, frasa)
            work.report(1)
            return made

        self._work = self._context.tasks.run_in_pool(
            job, partial(self._record, penyegelan), self.show_error, title=_("Menyegel PDF")
        )

    def _record(self, penyegelan: Penyegelan, pdf: bytes) -> None:
        record = self._context.services.tanda_tangan.record_sealed
        self._context.tasks.run(partial(record, penyegelan, pdf), self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()
        text = _(
            "PDF sudah disegel. Simpan berkasnya dari kartu versi ini, kirim kepada Pihak Kedua, "
            "lalu lampirkan berkas yang kembali."
        )
        self._context.show_message(text, "baik")

    def _watch(self, work: Work) -> None:
        """Let the user try again after cancelling in the status line."""
        if work is self._work and work.ended:
            self._work = None
            self.primary.setEnabled(True)

    def close_pane(self) -> None:
        """Stop what is under way, forget the passphrase, and hide."""
        if self._work:
            self._work.cancel()
        super().close_pane()


_CARA = (
    (Cara.SEGEL, _("Bersegel dari Pihak Kedua (dibuka dan diperiksa)")),
    (Cara.BASAH, _("Hasil pindai tanda tangan basah")),
    (Cara.BSRE, _("PDF yang ditandatangani di luar, misalnya BSrE")),
)
_KINDS = {
    Cara.SEGEL: _("Dokumen PDF (*.pdf)"),
    Cara.BASAH: _("PDF atau gambar (*.pdf *.jpg *.jpeg *.png)"),
    Cara.BSRE: _("Dokumen PDF (*.pdf)"),
}


class AttachPane(ActionPane):
    """Take in the file that both parties signed: choose, look at what the check says, accept."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("&Simpan sebagai yang ditandatangani"))
        self._context = context
        self._versi: VersiPerjanjian | None = None
        self._path: Path | None = None
        self._certificate: Path | None = None
        self._found: Kembali | None = None
        self._folder = documents()
        self.words.setText(
            _(
                "Berkasnya disimpan persis seperti diterima. PDF bersegel diperiksa dan hanya "
                "diterima bila sah; hasil pindai dan PDF yang ditandatangani di luar tidak "
                "dinyatakan sah oleh aplikasi ini."
            )
        )
        self.cara = ChoiceInput([(kind.value, title) for kind, title in _CARA])
        self.add_field("berkas", Field(_("Ca&ra penandatanganan"), self.cara))
        self.choose = QPushButton(_("Pilih berkas…"))
        self.choose.clicked.connect(lambda _checked=False: self.choose_file())
        self.trust = QPushButton(_("Sertifikat Pihak Kedua…"))
        self.trust.clicked.connect(lambda _checked=False: self.choose_certificate())
        self.name = theme.label("", "keterangan")
        for widget in (self.choose, self.trust):
            self.add_button(widget)
        self.column.insertWidget(self.column.count() - 1, self.name)
        self.cara.edited.connect(self._turn)

    def ask(self, versi: VersiPerjanjian) -> None:
        """Open the pane for a version; a sealed one that waits expects the seal first."""
        self._versi = versi
        waiting = versi.keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA
        kinds = [(kind.value, title) for kind, title in _CARA if waiting or kind is not Cara.SEGEL]
        self.cara.set_choices(kinds)
        self.cara.setCurrentIndex(0)
        text = _("Lampirkan {versi} yang sudah ditandatangani")
        self.title.setText(text.format(versi=versi.label.lower()))
        self.open_pane()
        self._forget()

    def choose_file(self) -> None:
        """Ask which file came back."""
        kind = _KINDS[Cara(self.cara.value())]
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Pilih berkas yang ditandatangani"), str(self._folder), kind
        )
        if chosen:
            self.take(Path(chosen))

    def choose_certificate(self) -> None:
        """Ask for the certificate of Pihak Kedua, to trust it for this once."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Pilih sertifikat Pihak Kedua"), str(self._folder), _("Sertifikat (*.pem)")
        )
        if chosen and self._path:
            self._certificate = Path(chosen)
            self.take(self._path)

    def take(self, path: Path) -> None:
        """Read and check a file in the pool, then say what it is."""
        self._path, self._folder, self._found = path, path.parent, None
        self.fields["berkas"].set_error("")
        self.message.hide()
        self.name.hide()
        self.primary.setEnabled(False)
        cara = Cara(self.cara.value())
        if cara is not Cara.SEGEL:
            self._read(
                lambda work: tanda_tangan.read_attachment(
                    path, cara, cancelled=lambda: work.cancelled, report=work.report
                )
            )
            return
        expect, certificate = self._context.services.tanda_tangan.expect, self._certificate

        def check(harapan: tanda_tangan.Harapan) -> None:
            self._read(
                lambda work: tanda_tangan.read_returned(
                    path,
                    harapan,
                    certificate,
                    cancelled=lambda: work.cancelled,
                    report=work.report,
                )
            )

        if self._versi:
            self._context.tasks.run(partial(expect, self._versi), check, self.show_error)

    def _read(self, job: Callable[[Work], Kembali]) -> None:
        self._context.tasks.run_in_pool(
            job, self._show, self.show_error, title=_("Memeriksa berkas")
        )

    def _show(self, kembali: Kembali) -> None:
        """Say what the check found; what may not be kept cannot be saved."""
        self._found = kembali
        self.name.setText(kembali.nama)
        self.name.show()
        try:
            tanda_tangan.require_acceptable(kembali)
        except KnownError:
            acceptable = False
        else:
            acceptable = True
        words = _("Hasil pindai: isinya tidak diperiksa. Cocokkan kode data pada kaki halamannya.")
        if kembali.hasil:
            words = tanda_tangan.describe(kembali.hasil)
        if not acceptable:
            hint = _(
                "Bila ini hasil pindai atau ditandatangani di luar, ganti Cara penandatanganan."
            )
            words = f"{words}\n{hint}"
        luar = kembali.hasil is None or kembali.hasil.luar
        tone = "buruk" if not acceptable else "info" if luar else "baik"
        self.message.show_message(words, tone, closable=False)
        codes = {it.kode for it in kembali.hasil.temuan} if kembali.hasil else set()
        self.trust.setVisible("SERTIFIKAT_BELUM_ADA" in codes)
        self.primary.setEnabled(acceptable)

    def submit(self) -> None:
        """Keep the file, or ask for it first."""
        if self._found is None:
            self.choose_file()
            return
        if self._versi is None or not self.primary.isEnabled():
            return
        record = self._context.services.tanda_tangan.record_returned
        self.finish(self._context.tasks, partial(record, self._versi, self._found))

    def show_error(self, error: KnownError) -> None:
        """Say why a file was not taken; another can be chosen."""
        super().show_error(error)
        self.primary.setEnabled(self._found is not None)
        if self.cara.value() == Cara.SEGEL:
            text = _(
                "Bila berkas ini hasil pindai atau ditandatangani di luar, ganti “Cara "
                "penandatanganan”; berkasnya tidak perlu dipilih lagi."
            )
            self.message.show_message(text, "info", closable=False)

    def _turn(self) -> None:
        """Check the file chosen as signed in the other way."""
        path = self._path
        self._forget()
        if path:
            self.take(path)

    def _forget(self) -> None:
        self._path = self._certificate = self._found = None
        self.name.hide()
        self.message.hide()
        self.fields["berkas"].set_error("")
        self.trust.hide()
        self.primary.setEnabled(False)
