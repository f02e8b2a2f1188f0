"""The covering letter of a package: its number and to whom, then the preview."""

from collections.abc import Callable
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.exports.surat_pengantar import SuratPengantar
from ui.core.action_pane import ActionPane
from ui.core.exports import Export
from ui.core.inputs import Field, NoteInput, TextInput
from ui.core.page import Context
from ui.paket.table_model import Baris


class PengantarPane(ActionPane):
    """Ask for what only the office knows; `preview()` then shows the letter."""

    def __init__(self, context: Context, preview: Callable[[], Any]) -> None:
        super().__init__(_("Pr&atinjau dan cetak…"))
        self._context, self._preview = context, preview
        self._row: Baris | None = None
        self.words.setText(
            _(
                "Surat memuat daftar berkas, ukuran, dan kode datanya. Nomor dan tujuan boleh "
                "dikosongkan, lalu ditulis tangan."
            )
        )
        self.nomor = TextInput(_("Misalnya: R-PR.03.02.18A.10.26.118"))
        self.tujuan = NoteInput(_("Misalnya: Sekretaris Utama"), lines=2)
        self.add_field("nomor", Field(_("N&omor surat"), self.nomor))
        self.add_field("tujuan", Field(_("&Kepada"), self.tujuan))

    def ask(self, row: Baris) -> None:
        """Open the pane for a report; another one has another number."""
        if self._row is None or self._row.paket.id != row.paket.id:
            self.nomor.set_value("")
        self._row = row
        self.title.setText(_("Surat pengantar {paket}").format(paket=row.paket.judul))
        self.open_pane()

    def submit(self) -> None:
        """Show the letter."""
        self._preview()

    def export(self, row: Baris) -> Export:
        """Describe the letter of a report, with the number if it was typed for this one."""
        own = self._row is not None and self._row.paket.id == row.paket.id
        nomor, tujuan = (self.nomor.value() if own else ""), self.tujuan.value()
        office, paket_id = self._context.services, row.paket.id

        def read() -> SuratPengantar:
            kertas = office.pengaturan.kertas()
            return office.surat.pengantar(paket_id, nomor=nomor, tujuan=tujuan, kertas=kertas)

        return Export(
            judul=_("surat pengantar {paket}").format(paket=row.paket.judul),
            nama=f"surat-pengantar-{row.paket.berkas[0].path.stem}",
            read=read,
            render=_render,
        )


def _render(naskah: SuratPengantar, _ending: str) -> bytes:
    from ranpk_desktop.exports import surat_pengantar_pdf

    return surat_pengantar_pdf.render(naskah)
