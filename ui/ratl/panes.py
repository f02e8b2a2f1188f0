"""What the view Tindak lanjut asks for: a new action, and why one is closed without proof."""

from collections.abc import Mapping, Sequence
from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.isian_ratl import lacks_proof
from ranpk_desktop.services.ratl import IsiRatl
from ui.core.action_pane import ActionPane
from ui.core.inputs import ChoiceInput, DateInput, Field, TextInput
from ui.core.page import Context
from ui.ratl.table_model import Baris


class AddPane(ActionPane):
    """Ask for survey year, service and text of a new action."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Tamba&hkan"))
        self._context = context
        self.tahun, self.layanan = ChoiceInput(), ChoiceInput()
        self.rencana_aksi = TextInput(_("Apa yang akan dilakukan"))
        self.add_field("tahun", Field(_("Tahun sur&vei"), self.tahun))
        self.add_field("jenis_layanan", Field(_("La&yanan"), self.layanan))
        self.add_field("rencana_aksi", Field(_("&Rencana aksi"), self.rencana_aksi))
        self.title.setText(_("Tambah tindak lanjut"))
        self.words.hide()

    def ask(self, isi: IsiRatl, tahun: int, layanan: str) -> None:
        """Ask for an action, at first of a year and a service."""
        self.tahun.set_choices([(str(it), str(it)) for it in reversed(isi.years)])
        self.tahun.set_value(str(tahun))
        self.layanan.set_choices([*((it, it) for it in isi.layanan), ("", _("Tanpa layanan"))])
        self.layanan.set_value(layanan)
        self.rencana_aksi.set_value("")
        self.open_pane()
        self.fields["rencana_aksi"].focus()

    def submit(self) -> None:
        """Add the action; the page goes to its row, where the rest is typed."""
        add, tahun = self._context.services.ratl.add, int(self.tahun.value())
        job = partial(add, tahun, self.layanan.value(), self.rencana_aksi.value())
        self.finish(self._context.tasks, job)


class FinishPane(ActionPane):
    """Ask on which day actions were done, and why those without data dukung have none."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Nyatakan s&elesai"))
        self._context = context
        self._days: Mapping[str, str] = {}
        self.tanggal = DateInput()
        self.alasan = TextInput(_("Misalnya: daftar hadir tersimpan di map layanan"))
        self.add_field("tanggal_selesai", Field(_("Tan&ggal selesai"), self.tanggal))
        self.add_field("alasan_tanpa_dukungan", Field(_("Alasan tanpa data du&kung"), self.alasan))

    def ask(self, rows: Sequence[Baris], days: Mapping[str, str]) -> None:
        """Ask about some rows; `days` are the days typed for them already, "" for none.

        Rows with days that differ keep them.
        """
        self._days = days
        lacking = [row for row in rows if lacks_proof(row.ratl, row.isi.dukungan)]
        typed = sorted(set(filter(None, days.values())))
        title = _("Nyatakan {n} tindak lanjut selesai?")
        words = _("{n} di antaranya belum punya data dukung. Lampirkan dahulu, atau tulis alasan.")
        if len(rows) == 1:
            title = _("Nyatakan tindak lanjut ini selesai?")
            words = _("Data dukungnya belum ada. Lampirkan dahulu, atau tulis alasan.")
        self.title.setText(title.format(n=len(rows)))
        self.words.setText(words.format(n=len(lacking)))
        self.words.setVisible(bool(lacking))
        self.tanggal.set_value(typed[0] if typed else rows[0].hari.isoformat())
        self.fields["tanggal_selesai"].setVisible(len(typed) <= 1)
        self.fields["alasan_tanpa_dukungan"].setVisible(bool(lacking))
        self.alasan.set_value("")
        self.open_pane()
        if lacking:
            self.fields["alasan_tanpa_dukungan"].focus()

    def submit(self) -> None:
        """Close the actions."""
        day = self.tanggal.value()
        differ = self.fields["tanggal_selesai"].isHidden()
        days = {key: (typed if differ and typed else day) for key, typed in self._days.items()}
        job = partial(self._context.services.ratl.close, days, self.alasan.value())
        self.finish(self._context.tasks, job)
