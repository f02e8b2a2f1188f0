"""What Beranda shows of one quarter: made anew at each reading, arranged by the room there is."""

from collections.abc import Callable
from functools import partial

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
from ranpk_desktop.domain.beranda import Beranda, remind
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.kelengkapan import Kelengkapan
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.riwayat_paket import RiwayatPaket
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.services.beranda import IsiBeranda
from ui.beranda.grafik import capaian_card, kriteria_card
from ui.beranda.langkah import course
from ui.beranda.parts import inset, lines, muted, titled
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.guard import guarded
from ui.core.link_row import LinkRow, plain_row
from ui.core.status_paket import TONES

_THREE = 1000
"""From which width on the three cards stand side by side."""
_NADA = {
    Tingkat.KESALAHAN: "buruk",
    Tingkat.PERINGATAN: "peringatan",
    Tingkat.INFO: "info",
}

Open = Callable[..., None]
"""Go to the place of something: its code, and what else that place wants to know."""
Copy = Callable[[str, str], None]
"""Put a text for somebody on the clipboard: the name, the text."""


class Body(QWidget):
    """Show one reading. `links` are its lines that lead somewhere, by their code.

    `open_place(code, **place)` is called for them, `open_folder` for the last package, `copy` for
    the text that reminds somebody, `received` for a file from Pusat.
    """

    def __init__(
        self,
        isi: IsiBeranda,
        places: frozenset[str],
        open_place: Open,
        open_folder: Callable[[], None],
        copy: Copy,
        received: Callable[[], None],
    ) -> None:
        super().__init__()
        self.links: dict[str, QPushButton] = {}
        self._places, self._open, self._open_folder = places, open_place, open_folder
        self._isi, self._copy, self._received = isi, copy, received
        beranda = isi.beranda
        self._cards = (
            self._completeness(beranda),
            self._attention(beranda),
            self._package(isi.paket, isi.zona),
        )
        self._charts = tuple(
            make(beranda.grafik, self._lead, self.links) for make in (capaian_card, kriteria_card)
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(16))
        self._wide: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(course(beranda, isi.zona))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._arrange()

    # Cards ------------------------------------------------------------------------------------

    def _completeness(self, beranda: Beranda) -> QFrame:
        frame, column = titled(_("Kelengkapan"))
        text = _("{terisi} dari {jumlah} isian terisi")
        words = text.format(terisi=beranda.terisi, jumlah=beranda.jumlah)
        if not beranda.jumlah:
            words = _("Tidak ada yang perlu diisi pada triwulan ini.")
        label = theme.label(words)
        label.setWordWrap(True)
        column.addLayout(inset(label))
        if beranda.jumlah:
            column.addLayout(inset(_bar(beranda.terisi, beranda.jumlah, words)))
        if beranda.kelengkapan:
            column.addLayout(inset(theme.label(_("Per penanggung jawab"), "keterangan")))
            rows = lines()
            for row in beranda.kelengkapan:
                rows.addWidget(self._share(row))
                if row.kosong and row.bernama and beranda.pengingat:
                    rows.addLayout(self._reminder(row))
            column.addLayout(rows)
        column.addStretch(1)
        return frame

    def _share(self, row: Kelengkapan) -> QWidget:
        count = _("{terisi} dari {jumlah}").format(terisi=row.terisi, jumlah=row.jumlah)
        name = f"{row.penanggung_jawab}: {count}"
        bar = _bar(row.terisi, row.jumlah, name)
        bar.setFixedWidth(theme.px(64))
        extras = (bar, theme.label(count, "keterangan"))
        if not row.kosong:
            tick = QLabel()
            tick.setPixmap(icons.pixmap("check", "baik"))
            return plain_row(row.penanggung_jawab, extras=(*extras, tick))
        run = partial(self._open, "BELUM_DIISI", **row.kosong[0].tempat)
        link = LinkRow(row.penanggung_jawab, run, extras=extras, name=name)
        self.links[f"PJ {row.penanggung_jawab}"] = link
        return link

    def _reminder(self, row: Kelengkapan) -> QHBoxLayout:
        """Return the button below a name that copies what he is reminded with."""
        nama = row.penanggung_jawab
        run = partial(self._copy, nama, remind(self._isi.beranda, row, self._isi.unit))
        made = button(Action(_("Salin teks pengingat"), run, "copy"))
        made.setProperty("gaya", "baris")
        text = _("Salin teks pengingat untuk {nama}").format(nama=nama)
        made.setAccessibleName(text)
        made.setToolTip(text)
        self.links[f"PENGINGAT {nama}"] = made
        line = inset(made)
        line.addStretch(1)
        return line

    def _attention(self, beranda: Beranda) -> QFrame:
        frame, column = titled(_("Perlu perhatian"))
        rows = lines()
        for finding in beranda.perhatian:
            nada = _NADA[finding.tingkat]
            picture = icons.pixmap(icons.STATUS_ICONS[nada], nada, theme.px(18))
            if finding.kode in self._places:
                run = partial(self._open, finding.kode, **finding.tempat)
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

    def _package(self, paket: RiwayatPaket | None, zona: str) -> QFrame:
        frame, column = titled(_("Paket terakhir"))
        if paket is None:
            words = muted(_("Belum ada paket. Paket dibuat dari isi yang sudah dikunci."))
            column.addLayout(inset(words))
        else:
            title = theme.label(f"{paket.judul} · {revision_label(paket.revisi)}", "tebal")
            title.setWordWrap(True)
            waktu = format_waktu(paket.dibuat_pada, zona)
            column.addLayout(inset(title))
            text = _("Dibuat {waktu} · {ukuran}")
            words = muted(text.format(waktu=waktu, ukuran=format_bytes(paket.ukuran)))
            column.addLayout(inset(words))
            rows = lines()
            rows.addWidget(self._package_status(paket))
            column.addLayout(rows)
            gone = [berkas.nama for berkas in paket.berkas if not berkas.ada]
            if gone:
                text = _("Berkas {nama} tidak ada lagi di folder paket.")
                lost = theme.label(text.format(nama=", ".join(gone)))
                lost.setWordWrap(True)
                theme.set_tone(lost, "peringatan")
                column.addLayout(inset(lost))
            else:
                row = inset(self._folder_button())
                row.addStretch(1)
                column.addLayout(row)
        made = button(Action(_("Buka berkas dari &Pusat…"), self._received, "file-input"))
        self.links["DARI_PUSAT"] = made
        row = inset(made)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return frame

    def _package_status(self, paket: RiwayatPaket) -> LinkRow:
        """Return the line that says how far the package is, and leads to its ways of sending."""
        nada = TONES[paket.status]
        picture = icons.pixmap(icons.STATUS_ICONS[nada], nada, theme.px(18))
        text = " · ".join(filter(None, (paket.status.label, paket.keterangan)))
        run = partial(self._open, "PAKET_TERAKHIR", paket_id=paket.id)
        link = self.links["PAKET_TERAKHIR"] = LinkRow(text, run, picture=picture)
        return link

    def _folder_button(self) -> QPushButton:
        made = button(Action(_("Buka &folder"), self._open_folder, "folder-open"))
        self.links["FOLDER"] = made
        return made

    def _lead(self, butir_id: str) -> None:
        self._open("INDIKATOR", butir_id=butir_id)

    # Layout -----------------------------------------------------------------------------------

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns, or two with the package below the completeness; charts come last."""
        wide = self.width() >= theme.px(_THREE)
        if wide == self._wide:
            return
        self._wide = wide
        places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 2), (1, 2, 1, 1))
        if not wide:
            places = ((0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1), (2, 0, 1, 2), (3, 0, 1, 2))
        for frame, place in zip((*self._cards, *self._charts), places, strict=True):
            self._grid.removeWidget(frame)
            self._grid.addWidget(frame, *place)
        for at, share in enumerate((4, 5, 3) if wide else (1, 1, 0)):
            self._grid.setColumnStretch(at, share)


def _bar(done: int, total: int, name: str) -> QProgressBar:
    made = QProgressBar()
    made.setTextVisible(False)
    made.setRange(0, total)
    made.setValue(done)
    made.setAccessibleName(name)
    return made
