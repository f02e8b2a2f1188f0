"""What the pane shows of one file: made anew for each, with the one thing that can be done."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, from_text
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.services.dari_pusat import BerkasPusat, KeadaanBerkas
from ranpk_desktop.services.referensi import PratinjauReferensi
from ranpk_desktop.services.sel_kembali import SelKembali
from ranpk_desktop.services.tanda_terima import HasilTandaTerima
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.inputs import CheckInput, Field, NoteInput
from ui.core.link_row import LinkRow, plain_row

_NADA = {
    KeadaanBerkas.BELUM_DISEMATKAN: "peringatan",
    KeadaanBerkas.DIGANTIKAN: "info",
    KeadaanBerkas.PAKET_SENDIRI: "info",
}
_NILAI = 24
"""Letters of a value that is told: a longer one is the text of the row itself."""
_BUKA = {
    JenisPaket.LAPORAN_TRIWULAN: _("Buka triwulan untuk revisi"),
    JenisPaket.RENCANA: _("Buka rencana untuk revisi"),
    JenisPaket.SKM: _("Buka hasil survei untuk revisi"),
}


class Part(QWidget):
    """Base of every part: a column of words and buttons; `first` takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.first: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))

    def say(self, text: str, nada: str = "", *, strong: bool = False) -> None:
        """Add a paragraph, with the icon of its tone where it has one."""
        if nada:
            picture = icons.pixmap(icons.STATUS_ICONS[nada], nada, theme.px(18))
            self.column.addWidget(plain_row(text, picture=picture))
            return
        made = theme.label(text, "tebal" if strong else "isi")
        made.setWordWrap(True)
        self.column.addWidget(made)

    def offer(self, title: str, run: Callable[[], None], icon: str = "") -> QPushButton:
        """Add the button for the one thing that can be done."""
        made = button(Action(title, run, icon), primary=True)
        self.column.addWidget(made)
        self.first = self.first or made
        return made

    def end(self) -> None:
        """Leave the rest of the room empty."""
        self.column.addStretch(1)


class FilePart(Part):
    """Say what a file is that cannot be opened; offer to pin its key where that may be right."""

    def __init__(
        self, berkas: BerkasPusat, pin: Callable[[], None], restore: Callable[[], None]
    ) -> None:
        super().__init__()
        self.say(f"{berkas.nama}: {berkas.keadaan.label}", strong=True)
        self.say(berkas.pesan, _NADA.get(berkas.keadaan, "buruk"))
        self.same: CheckInput | None = None
        if berkas.dapat_disematkan:
            self._offer_pin(berkas, pin)
        elif berkas.keadaan is KeadaanBerkas.PAKET_SENDIRI:
            self.offer(_("&Ke Cadangan"), restore, "archive-restore")
        self.end()

    def _offer_pin(self, berkas: BerkasPusat, pin: Callable[[], None]) -> None:
        self.say(_("Kode pengenal kunci dalam berkas ini:"))
        self.say(spell(berkas.kata), strong=True)
        self.say(berkas.kode_pengenal)
        self.same = CheckInput(_("Pusat &membacakan kode yang sama"))
        self.same.setToolTip(_("Lewat nomor telepon resmi, bukan nomor dari surat yang sama."))
        self.column.addWidget(self.same)
        self.first = self.same
        made = self.offer(_("&Sematkan kunci Pusat"), pin, "key-round")
        made.setEnabled(False)
        self.same.toggled.connect(made.setEnabled)


class ReceiptPart(Part):
    """Show what Pusat decided: the cells that came back as jumps, and the way to a revision."""

    def __init__(
        self,
        hasil: HasilTandaTerima,
        jump: Callable[[SelKembali], None],
        revise: Callable[[str], None],
    ) -> None:
        super().__init__()
        terima = hasil.tanda_terima
        returned = terima.putusan is Putusan.DIKEMBALIKAN
        self.say(hasil.pesan, "peringatan" if returned else "baik")
        if hasil.lama:
            self.say(_("Tanda terima ini sudah pernah dibuka; tidak ada yang berubah."))
        self.links = tuple(self._link(it, jump) for it in hasil.sel)
        if hasil.sel:
            heading = _("Sel yang dikembalikan ({n})").format(n=len(hasil.sel))
            self.column.addWidget(theme.label(heading, "bagian"))
            rows = QVBoxLayout()
            rows.setSpacing(0)
            for link in self.links:
                rows.addWidget(link)
            self.column.addLayout(rows)
        self.alasan: NoteInput | None = None
        if hasil.dapat_dibuka:
            self._offer_revision(hasil, revise)
        self.end()

    def _link(self, it: SelKembali, jump: Callable[[SelKembali], None]) -> QWidget:
        nilai = "" if it.sel.nilai is None else str(it.sel.nilai)
        with suppress(ValueError):
            nilai = format_angka(from_text(nilai))
        shown = f" {nilai}" if 0 < len(nilai) <= _NILAI else ""
        text = f"{it.baris}\n{it.kolom}{shown}: {it.sel.komentar}"
        if not it.halaman:
            return plain_row(text)
        made = LinkRow(text, partial(jump, it))
        self.first = self.first or made
        return made

    def _offer_revision(self, hasil: HasilTandaTerima, revise: Callable[[str], None]) -> None:
        alasan = NoteInput(lines=3)
        alasan.set_value(hasil.tanda_terima.alasan)
        self.alasan = alasan
        self.column.addWidget(Field(_("&Alasan revisi"), alasan))
        title = _BUKA[hasil.tanda_terima.jenis]
        self.offer(title, lambda: revise(alasan.value()), "history")


class ReferencesPart(Part):
    """Show what references change, and apply them."""

    def __init__(self, pratinjau: PratinjauReferensi, apply: Callable[[], None]) -> None:
        super().__init__()
        if pratinjau.lama:
            self.say(_("Referensi ini sudah diterapkan."), "baik")
        elif not pratinjau.perubahan:
            self.say(_("Referensi dari Pusat ini tidak mengubah apa pun."), "info")
        else:
            self.say(_("Referensi dari Pusat mengubah:"), strong=True)
        for it in pratinjau.perubahan:
            self.column.addWidget(theme.label(it.judul, "bagian"))
            for pesan in it.pesan:
                self.say(pesan)
        if not pratinjau.lama:
            self.say(
                _("Yang sudah dikunci tetap memakai referensi yang berlaku saat dikunci."), "info"
            )
            self.offer(_("&Terapkan"), apply, "check")
        self.end()


class DonePart(Part):
    """Say that something is done."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.say(text, "baik")
        self.end()
