"""What the view Nilai asks for on the way to RATL: saran of respondents, or why there is none."""

from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.services.skm import LayananSkm
from ui.core.action_pane import ActionPane
from ui.core.inputs import Field, NoteInput
from ui.core.page import Context
from ui.skm.follow_up import Proposals


class SaranPane(ActionPane):
    """Ask for saran of respondents, which is attached to the rows that are made."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Buat R&ATL"))
        self._context = context
        self._tahun = 0
        self._usulan: Proposals = ()
        self.saran = NoteInput(_("Saran yang menyangkut usulan ini, satu baris satu saran"))
        self.add_field("saran", Field(_("&Saran responden"), self.saran))
        self.words.hide()

    def ask(self, tahun: int, usulan: Proposals) -> None:
        """Ask about some proposals of a survey year."""
        self._tahun, self._usulan = tahun, usulan
        text = _("Buat {n} RATL {tahun} dengan saran responden")
        self.title.setText(text.format(n=len(usulan), tahun=tahun))
        self.saran.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Make the rows."""
        make = self._context.services.ratl.make
        job = partial(make, self._tahun, self._usulan, self.saran.value())
        self.finish(self._context.tasks, job)


class AlasanPane(ActionPane):
    """Ask why a service has nothing to follow up; what the results say is proposed."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("&Simpan"))
        self._context = context
        self._tahun, self._layanan_id = 0, ""
        self.alasan = NoteInput()
        self.add_field("alasan", Field(_("Alasan t&anpa tindak lanjut"), self.alasan))
        self.words.hide()

    def ask(self, tahun: int, layanan: LayananSkm, alasan: str) -> None:
        """Ask about a service; an empty text takes back what was recorded."""
        self._tahun, self._layanan_id = tahun, layanan.id
        text = _("Mengapa {nama} tidak menindaklanjuti apa pun dari survei {tahun}?")
        self.title.setText(text.format(nama=layanan.nama, tahun=tahun))
        self.alasan.set_value(alasan or "\n".join(layanan.tindak_lanjut.catatan))
        self.open_pane()

    def submit(self) -> None:
        """Record the reason."""
        save = self._context.services.ratl.save_nihil
        job = partial(save, self._layanan_id, self._tahun, self.alasan.value())
        self.finish(self._context.tasks, job)
