"""What Beranda shows of one quarter: made anew at each reading, arranged by the room there is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.beranda import Beranda, JamTenggat, Keadaan, Kelengkapan, Langkah
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.services.beranda import IsiBeranda
from ranpk_desktop.services.paket import PaketTerakhir
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.guard import guarded
from ui.core.layout import card
from ui.core.link_row import LinkRow, plain_row

_THREE = 1000
"""From which width on the three cards stand side by side."""
_NADA = {
    Tingkat.KESALAHAN: "buruk",
    Tingkat.PERINGATAN: "peringatan",
    Tingkat.INFO: "info",
}

Open = Callable[..., None]
"""Go to the place of something: its code, and what else that place wants to know."""


class Body(QWidget):
    """Show one reading. `links` are its lines that lead somewhere, by their code.

    `open_place(code, **place)` is called for them, `open_folder` for the last package.
    """

    def __init__(
        self,
        isi: IsiBeranda,
        places: frozenset[str],
        open_place: Open,
        open_folder: Callable[[], None],
    ) -> None:
        super().__init__()
        self.links: dict[str, QPushButton] = {}
        self._places, self._open, self._open_folder = places, open_place, open_folder
        beranda = isi.beranda
        self._cards = (
            self._completeness(beranda),
            self._attention(beranda),
            self._package(isi.paket, isi.zona),
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(16))
        self._wide: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(_course(beranda, isi.zona))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._arrange()

    # Cards ------------------------------------------------------------------------------------

    def _completeness(self, beranda: Beranda) -> QFrame:
        frame, column = _card(_("Kelengkapan"))
        text = _("{terisi} dari {jumlah} indikator terisi")
        words = text.format(terisi=beranda.terisi, jumlah=beranda.jumlah)
        if not beranda.jumlah:
            words = _("Tidak ada indikator yang perlu diisi pada triwulan ini.")
        label = theme.label(words)
        label.setWordWrap(True)
        column.addLayout(_inset(label))
        if beranda.jumlah:
            column.addLayout(_inset(_bar(beranda.terisi, beranda.jumlah, words)))
        if beranda.kelengkapan:
            column.addLayout(_inset(theme.label(_("Per penanggung jawab"), "keterangan")))
            rows = _list()
            for row in beranda.kelengkapan:
                rows.addWidget(self._share(row))
            column.addLayout(rows)
        column.addStretch(1)
        return frame

    def _share(self, row: Kelengkapan) -> QWidget:
        count = _("{terisi} dari {jumlah}").format(terisi=row.terisi, jumlah=row.jumlah)
        name = f"{row.penanggung_jawab}: {count}"
        bar = _bar(row.terisi, row.jumlah, name)
        bar.setFixedWidth(theme.px(64))
        extras = (bar, theme.label(count, "keterangan"))
        if row.butir_id is None:
            tick = QLabel()
            tick.setPixmap(icons.pixmap("check", "baik"))
            return plain_row(row.penanggung_jawab, extras=(*extras, tick))
        run = partial(self._open, "BELUM_DIISI", butir_id=row.butir_id)
        link = LinkRow(row.penanggung_jawab, run, extras=extras, name=name)
        self.links[f"PJ {row.penanggung_jawab}"] = link
        return link

    def _attention(self, beranda: Beranda) -> QFrame:
        frame, column = _card(_("Perlu perhatian"))
        rows = _list()
        for finding in beranda.perhatian:
            nada = _NADA[finding.tingkat]
            picture = icons.pixmap(icons.STATUS_ICONS[nada], nada, theme.px(18))
            if finding.kode in self._places:
                run = partial(self._open, finding.kode)
                link = self.links[finding.kode] = LinkRow(finding.pesan, run, picture=picture)
                rows.addWidget(link)
            else:
                rows.addWidget(plain_row(finding.pesan, picture=picture))
        if not beranda.perhatian:
            picture = icons.pixmap(icons.STATUS_ICONS["baik"], "baik", theme.px(18))
            rows.addWidget(plain_row(_("Tidak ada yang perlu perhatian."), picture=picture))
        column.addLayout(rows)
        column.addStretch(1)
        return frame

    def _package(self, paket: PaketTerakhir | None, zona: str) -> QFrame:
        frame, column = _card(_("Paket terakhir"))
        if paket is None:
            words = _muted(_("Belum ada paket. Paket dibuat dari triwulan yang sudah dikunci."))
            column.addLayout(_inset(words))
        else:
            revisi = _("Revisi ke-{n}").format(n=paket.revisi) if paket.revisi else _("Versi awal")
            title = theme.label(f"{paket.periode.label} · {revisi}", "tebal")
            title.setWordWrap(True)
            waktu = format_waktu(paket.dibuat_pada, zona)
            column.addLayout(_inset(title))
            text = _("Dibuat {waktu} · {ukuran}")
            words = _muted(text.format(waktu=waktu, ukuran=format_bytes(paket.ukuran)))
            column.addLayout(_inset(words))
            if paket.ada:
                hint = _muted(_("Kirim berkasnya lewat email, WhatsApp, atau flashdisk."))
                column.addLayout(_inset(hint))
                row = _inset(self._folder_button())
                row.addStretch(1)
                column.addLayout(row)
            else:
                text = _("Berkas {nama} tidak ada lagi di folder paket.")
                gone = theme.label(text.format(nama=paket.path.name))
                gone.setWordWrap(True)
                theme.set_tone(gone, "peringatan")
                column.addLayout(_inset(gone))
        column.addStretch(1)
        return frame

    def _folder_button(self) -> QPushButton:
        made = button(Action(_("Buka &folder"), self._open_folder, "folder-open"))
        self.links["FOLDER"] = made
        return made

    # Layout -----------------------------------------------------------------------------------

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns, or two with the package below the completeness."""
        wide = self.width() >= theme.px(_THREE)
        if wide == self._wide:
            return
        self._wide = wide
        places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1))
        if not wide:
            places = ((0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1))
        for frame, place in zip(self._cards, places, strict=True):
            self._grid.removeWidget(frame)
            self._grid.addWidget(frame, *place)
        for at, share in enumerate((4, 5, 3) if wide else (1, 1, 0)):
            self._grid.setColumnStretch(at, share)


def _course(beranda: Beranda, zona: str) -> QFrame:
    """Return the card of the deadline and the steps."""
    frame, column = card()
    column.addWidget(_steps(beranda.langkah))
    column.addWidget(_deadline(beranda.tenggat, zona))
    if beranda.tenggat.catatan:
        column.addWidget(_muted(beranda.tenggat.catatan))
    return frame


def _deadline(jam: JamTenggat, zona: str) -> QWidget:
    made = QWidget()
    row = _line(made)
    text = _("Tenggat {tanggal} ({zona})")
    row.addWidget(theme.label(text.format(tanggal=format_tanggal(jam.tenggat), zona=zona), "tebal"))
    mark, words = QLabel(), theme.label(jam.pesan)
    mark.setPixmap(icons.pixmap(icons.STATUS_ICONS[jam.nada], jam.nada))
    theme.set_tone(words, jam.nada)
    words.setWordWrap(True)
    row.addWidget(mark)
    row.addWidget(words, 1)
    return made


def _steps(langkah: tuple[Langkah, ...]) -> QWidget:
    made = QWidget()
    row = _line(made)
    for at, step in enumerate(langkah, start=1):
        if at > 1:
            arrow = QLabel()
            arrow.setPixmap(icons.pixmap("arrow-right", "muted"))
            row.addWidget(arrow)
        here = step.keadaan is Keadaan.SEKARANG
        if step.keadaan is Keadaan.SELESAI:
            tick = QLabel()
            tick.setPixmap(icons.pixmap("circle-check", "baik", theme.px(20)))
            row.addWidget(tick)
        else:
            number = theme.label(str(at), "tebal" if here else "isi")
            number.setObjectName("nomor")
            number.setProperty("kini", here)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(number)
        words = theme.label(step.judul, "tebal" if here else "isi")
        if step.keadaan is Keadaan.NANTI:
            theme.set_tone(words, "redup")
        row.addWidget(words)
    row.addStretch(1)
    return made


def _line(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return row


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a card whose lines reach nearer to its edge than the words above them (`_inset`)."""
    frame, column = card()
    column.setContentsMargins(theme.px(8), theme.px(16), theme.px(8), theme.px(16))
    column.addLayout(_inset(theme.label(title, "bagian")))
    return frame, column


def _inset(widget: QWidget) -> QHBoxLayout:
    """Put a widget above or below the words of the lines of a card."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
    row.addWidget(widget)
    return row


def _list() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column


def _bar(done: int, total: int, name: str) -> QProgressBar:
    made = QProgressBar()
    made.setTextVisible(False)
    made.setRange(0, total)
    made.setValue(done)
    made.setAccessibleName(name)
    return made


def _muted(text: str) -> QLabel:
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made
