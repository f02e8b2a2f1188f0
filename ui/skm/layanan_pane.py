"""Naming a service: a new one, or one that is there."""

from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core.action_pane import ActionPane
from ui.core.inputs import Field, TextInput
from ui.core.page import Context


class LayananPane(ActionPane):
    """Ask for the name of a service; `added` holds the name that the page shall go to."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("&Simpan"))
        self._context = context
        self._layanan_id = ""
        self.added = ""
        self.nama = TextInput(_("misalnya Layanan Informasi dan Pengaduan"))
        self.add_field("nama", Field(_("N&ama jenis layanan"), self.nama))
        self.words.hide()

    def ask_new(self) -> None:
        """Ask for the name of a new service."""
        self._open("", "", _("Tambah jenis layanan"))

    def ask_rename(self, layanan_id: str, nama: str) -> None:
        """Ask for another name."""
        self._open(layanan_id, nama, _("Ganti nama {nama}").format(nama=nama))

    def _open(self, layanan_id: str, nama: str, title: str) -> None:
        self._layanan_id = layanan_id
        self.title.setText(title)
        self.nama.set_value(nama)
        self.nama.selectAll()
        self.open_pane()

    def submit(self) -> None:
        """Save the name."""
        skm, nama = self._context.services.skm, self.nama.value()
        job = partial(skm.add, nama)
        if self._layanan_id:
            job = partial(skm.rename, self._layanan_id, nama)
        else:
            self.added = nama
        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._done, self._refuse)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()

    def _refuse(self, error: KnownError) -> None:
        self.added = ""
        self.show_error(error)
