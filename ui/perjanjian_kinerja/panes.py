"""Making a draft final, revising a version, taking a signature back, looking a code up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, count_faults
from ranpk_desktop.domain.perjanjian_kinerja import AlasanRevisi
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services.versi_perjanjian import HasilKode, VersiPerjanjian
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.perjanjian_kinerja.findings import describe_findings


@dataclass(frozen=True, slots=True)
class _Question:
    """What making final asks about."""

    tahun: int
    label: str
    temuan: tuple[Finding, ...]


class FinalisePane(ActionPane):
    """Make the draft final; errors block, warnings wait for a tick."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Ja&dikan final"))
        self._context = context
        self._question: _Question | None = None
        self._unsaved: Callable[[], int] = lambda: 0
        self.words.setText(
            _(
                "Versi final tidak dapat diubah lagi, kecuali lewat revisi dengan alasan, dan "
                "Ctrl+Z tidak mencapainya. Cetakannya tanpa tanda DRAF dan memuat kode data, siap "
                "ditandatangani."
            )
        )
        self.anyway = CheckInput(_("Jadikan final &walaupun ada peringatan"))
        self.anyway.edited.connect(self._enable)
        self.add_check(self.anyway)

    def ask(
        self, tahun: int, label: str, temuan: tuple[Finding, ...], unsaved: Callable[[], int]
    ) -> None:
        """Open the pane for the draft of a year; `unsaved` counts the refused fields."""
        self._question, self._unsaved = _Question(tahun, label, temuan), unsaved
        text = _("Jadikan final perjanjian kinerja {tahun}, {versi}")
        self.title.setText(text.format(tahun=tahun, versi=label.lower()))
        self.anyway.set_value("0")
        self.open_pane()
        self._show()

    def follow(self, tahun: int, temuan: tuple[Finding, ...]) -> None:
        """Take what the checks say now; a tick holds only for the findings that it was set for."""
        asked = self._question
        if self.asking and asked and (asked.tahun, asked.temuan) != (tahun, temuan):
            self._question = _Question(tahun, asked.label, temuan)
            self.anyway.set_value("0")
            self._show()

    def _show(self) -> None:
        temuan = self._question.temuan if self._question else ()
        errors, warnings = count_faults(temuan)
        self.anyway.setVisible(bool(warnings and not errors))
        self._enable()
        if self._unsaved():
            text = _("Isian berwarna merah belum tersimpan; betulkan, atau batalkan dengan Esc.")
            self.message.show_message(text, "buruk", closable=False)
        elif errors or warnings:
            text = _("{temuan}; lihat daftarnya di atas isian.")
            words = text.format(temuan=describe_findings(temuan))
            self.message.show_message(words, "buruk" if errors else "peringatan", closable=False)
        else:
            self.message.hide()

    def _enable(self) -> None:
        errors, warnings = count_faults(self._question.temuan if self._question else ())
        ready = not errors and (not warnings or self.anyway.isChecked())
        self.primary.setEnabled(ready and not self._unsaved())

    def submit(self) -> None:
        """Make it final."""
        if self._question is None or not self.primary.isEnabled():
            return
        finalise = self._context.services.perjanjian_kinerja.finalise
        anyway = self.anyway.isChecked()
        job = partial(finalise, self._question.tahun, walau_peringatan=anyway)
        self.finish(self._context.tasks, job)


class RevisePane(ActionPane):
    """Ask for which of the allowed reasons a final version has to be changed."""

    def __init__(self, context: Context, show_draft: Callable[[], None]) -> None:
        super().__init__(_("Bu&at revisi"))
        self._context, self._show_draft = context, show_draft
        self._tahun = 0
        self.words.setText(
            _(
                "Versi yang sudah final tetap tersimpan dan berlaku sampai revisinya "
                "ditandatangani. Isiannya dipakai lagi sebagai draf revisi; tanggal, nomor, Pihak "
                "Kesatu, dan versi rencana ditentukan lagi."
            )
        )
        self.alasan = ChoiceInput(
            [("", _("Pilih alasan…")), *((it.value, it.label) for it in AlasanRevisi)]
        )
        self.uraian = TextInput(_("Misalnya: pagu berubah menurut DIPA revisi"))
        self.add_field("alasan", Field(_("Ala&san revisi"), self.alasan))
        self.add_field("uraian_alasan", Field(_("U&raian"), self.uraian))

    def ask(self, tahun: int) -> None:
        """Open the pane for the newest version of a year."""
        self._tahun = tahun
        self.alasan.set_value("")
        self.title.setText(_("Revisi perjanjian kinerja {tahun}").format(tahun=tahun))
        self.uraian.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Begin the revision."""
        revise = self._context.services.perjanjian_kinerja.revise
        if not self.alasan.value():
            self.show_error(CheckError("alasan", _("Alasan revisi belum dipilih.")))
            return
        alasan = AlasanRevisi(self.alasan.value())
        self.primary.setEnabled(False)
        job = partial(revise, self._tahun, alasan, self.uraian.value())
        self._context.tasks.run(job, self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()
        self._show_draft()


class WithdrawPane(ActionPane):
    """Ask why what was noted of a signing does not hold."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Batalkan &penandatanganan"))
        self._context = context
        self._versi: VersiPerjanjian | None = None
        self.words.setText(
            _(
                "Versinya kembali menjadi final yang belum ditandatangani. Berkas dan alasannya "
                "tetap tercatat."
            )
        )
        self.alasan = TextInput(_("Misalnya: berkas yang dilampirkan keliru"))
        self.add_field("alasan", Field(_("Ala&san"), self.alasan))

    def ask(self, versi: VersiPerjanjian) -> None:
        """Open the pane for a version."""
        self._versi = versi
        text = _("Batalkan penandatanganan {versi}")
        self.title.setText(text.format(versi=versi.label.lower()))
        self.alasan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Take it back."""
        if self._versi is None:
            return
        withdraw = self._context.services.perjanjian_kinerja.versi.withdraw
        self.finish(self._context.tasks, partial(withdraw, self._versi, self.alasan.value()))


class CodePane(ActionPane):
    """Say which version a paper is of, by the content code at its foot."""

    def __init__(self, context: Context, show: Callable[[VersiPerjanjian], None]) -> None:
        super().__init__(_("Periks&a"))
        self._context, self._show_version = context, show
        self.title.setText(_("Periksa kode pada kertas"))
        self.words.setText(
            _("Ketik kode data yang tercetak pada kaki halaman; huruf besar-kecil tidak berbeda.")
        )
        self.kode = TextInput(_("7F3A-91C2-04BE-D815"))
        self.add_field("kode", Field(_("Ko&de data"), self.kode))
        self.cancel.setText(_("Tutu&p"))

    def ask(self) -> None:
        """Open the pane."""
        self.kode.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Look the code up."""
        self.message.hide()
        find = self._context.services.perjanjian_kinerja.versi.find
        self._context.tasks.run(partial(find, self.kode.value()), self._show, self.show_error)

    def _show(self, hasil: HasilKode) -> None:
        tone = "baik" if hasil.berlaku else "peringatan" if hasil.versi else "buruk"
        versi = hasil.versi
        go = ((_("Lihat versi itu"), partial(self._show_version, versi)),) if versi else ()
        self.message.show_message(hasil.describe(), tone, go, closable=False)
