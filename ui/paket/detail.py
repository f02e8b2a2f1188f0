"""The package under the cursor: how it can be sent, and what is in it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.kiriman import KeadaanKiriman, Kiriman
from ranpk_desktop.domain.riwayat_paket import BerkasPaket, StatusPaket
from ranpk_desktop.domain.tanggal import format_waktu
from ui.core import icons, theme
from ui.core.layout import scrolled
from ui.core.messages import Actions, InlineMessage
from ui.core.parts import Parts
from ui.paket.kirim import KirimPart
from ui.paket.table_model import Baris

_PARTS = {"kirim": _("Kirim"), "rincian": _("Rincian")}


class DetailPane(QFrame):
    """Show one report; `run` names what the buttons of sending do.

    `receipt(manifes)` shows what Pusat answered to a package.
    """

    def __init__(
        self, run: Mapping[str, Callable[[], Any]], receipt: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._receipt = receipt
        self.setObjectName("kartu")
        self.title = theme.label("", "bagian")
        self.title.setWordWrap(True)
        self._icon = icons.Picture(theme.px(18))
        self.status = theme.label()
        self.status.setWordWrap(True)
        self.doubt, self.answer = InlineMessage(), InlineMessage(narrow=True)
        self.kirim = KirimPart(run)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(theme.px(16))
        self._facts.setVerticalSpacing(theme.px(6))
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.parts = Parts(_PARTS, _("Bagian rincian"))
        self._lay_out()

    def _lay_out(self) -> None:
        rincian = QWidget()
        rincian.setLayout(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self.parts.add_part(self.kirim)
        self.parts.add_part(rincian)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.title, 1)
        head.addWidget(self.parts.switch, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.status, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self.answer)
        column.addWidget(self.doubt)
        column.addWidget(self.parts, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        self._scroll = scrolled(body)
        around.addWidget(self._scroll)

    def say(self, text: str, tone: str, actions: Actions = ()) -> None:
        """Say what came of a way of sending, where it can be seen."""
        self.kirim.message.show_message(text, tone, actions)
        show = partial(self._scroll.ensureWidgetVisible, self.kirim.message)
        QTimer.singleShot(0, self.kirim.message, show)

    def show_row(self, row: Baris, kiriman: tuple[Kiriman, ...]) -> None:
        """Show a report and how its parts left; the times are those of the office's clock."""
        paket = row.paket
        self.title.setText(f"{paket.judul} · {row.versi}")
        self._icon.set_icon(icons.status_icon(row.tone))
        self.status.setText(row.status)
        theme.set_tone(self.status, row.tone)
        self.doubt.tell(_doubt(row, kiriman))
        self._show_answer(row)
        self.kirim.offer(ada=row.ada, terbaru=paket.status is not StatusPaket.DIGANTIKAN)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for title, value in _facts(row, kiriman):
            words = theme.label(value)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(theme.label(title, "keterangan"), words)

    def _show_answer(self, row: Baris) -> None:
        """Lead to the receipt of Pusat, where there is one."""
        text = _ANSWERS.get(row.paket.status, "")
        show = partial(self._receipt, row.paket.manifes)
        self.answer.tell(text, row.tone, ((_("Lihat tanda terima"), show),))


_ANSWERS = {
    StatusPaket.DITERIMA: _("Pusat menerima paket ini."),
    StatusPaket.DIKEMBALIKAN: _("Pusat mengembalikan paket ini; betulkan, lalu kirim revisinya."),
}


def _doubt(row: Baris, kiriman: tuple[Kiriman, ...]) -> str:
    """Return what the user must know before he sends, "" for nothing."""
    if not row.ada:
        gone = ", ".join(it.nama for it in row.paket.berkas if not it.ada)
        text = _(
            "Berkas {nama} tidak ada lagi di folder paket. Buat paket lagi menyusunnya kembali."
        )
        return text.format(nama=gone)
    if any(it.keadaan is KeadaanKiriman.TIDAK_PASTI for it in kiriman):
        return _(
            "Pengiriman tidak pasti: jaringan putus sesudah seluruh surat terkirim, sebelum server "
            "menjawab. Bila dikirim lagi, Pusat mungkin menerimanya dua kali; yang kedua dikenali "
            "sebagai salinan yang sama."
        )
    big = [it.nama for it in row.paket.berkas if it.lewat_flashdisk]
    if big:
        text = _("{nama} terlalu besar untuk email; kirim lewat flashdisk atau cara lain.")
        return text.format(nama=", ".join(big))
    return ""


def _facts(row: Baris, kiriman: tuple[Kiriman, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is known of a report: a title and its words."""
    paket, zona = row.paket, row.zona
    yield _("Dibuat"), format_waktu(paket.dibuat_pada, zona)
    if paket.nihil:
        yield _("Nihil"), paket.nihil
    yield _("Kode data"), kanonik.kode_data(paket.sidik_isi)
    yield _("Kode paket"), kanonik.kode_data(paket.manifes)
    if paket.menggantikan:
        yield (
            _("Menggantikan"),
            _("paket {kode}").format(kode=kanonik.kode_data(paket.menggantikan)),
        )
    for berkas in paket.berkas:
        yield (_part(berkas), f"{berkas.nama} ({format_bytes(berkas.ukuran)})")
    for it in kiriman:
        yield _("Kiriman"), _sent(it, zona)


def _part(berkas: BerkasPaket) -> str:
    if berkas.dari == 1:
        return _("Berkas")
    return _("Bagian {ke} dari {dari}").format(ke=berkas.ke, dari=berkas.dari)


def _sent(kiriman: Kiriman, zona: str) -> str:
    """Return how one part left, or is to leave."""
    saat: datetime = kiriman.terkirim_pada or kiriman.dibuat_pada
    head = " ".join(filter(None, (kiriman.cara.label, kiriman.bagian)))
    words = _("{cara}: {keadaan}, {waktu}").format(
        cara=head, keadaan=kiriman.keadaan.label, waktu=format_waktu(saat, zona)
    )
    if kiriman.tujuan:
        words = _("{kiriman}, kepada {tujuan}").format(kiriman=words, tujuan=kiriman.tujuan)
    return f"{words}. {kiriman.jawaban}" if kiriman.jawaban else words
