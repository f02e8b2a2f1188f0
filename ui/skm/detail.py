"""Below the table: bars per unsur, the trend over the years, and what must be followed up."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.isi_skm import IsiSkm, LayananSkm, Titik
from ranpk_desktop.domain.rekomendasi_skm import Usulan
from ui.core import icons, theme
from ui.core.guard import guarded
from ui.core.layout import card
from ui.core.link_row import LinkRow
from ui.skm.bars import BarChart, Batang
from ui.skm.table_model import Baris, change

_THREE, _TWO = 900, 560
"""From which width on three, or two cards stand side by side."""


class DetailPane(QScrollArea):
    """Show what follows from the table; `go_to(kode)` is called for an unsur to be followed up."""

    def __init__(self, go_to: Callable[[str], None]) -> None:
        super().__init__()
        self._go_to = go_to
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.bars = BarChart(_("Nilai per unsur"))
        self.trend = BarChart(_("Nilai SKM tiap tahun"))
        self.profile = _muted()
        self.links: list[LinkRow] = []
        self._columns = 0
        self._cards = (self._bars_card(), self._follow_card(), self._trend_card())
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self.setWidget(holder)
        self._arrange()

    def _bars_card(self) -> QFrame:
        frame, column = card(_("Nilai per unsur"))
        self._legend = _muted()
        column.addWidget(self.bars)
        column.addWidget(self._legend)
        column.addStretch(1)
        return frame

    def _trend_card(self) -> QFrame:
        frame, column = card(_("Dari tahun ke tahun"))
        column.addWidget(self.trend)
        column.addWidget(self.profile)
        column.addStretch(1)
        return frame

    def _follow_card(self) -> QFrame:
        frame, column = card(_("Yang harus ditindaklanjuti"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        column.addLayout(self._list)
        column.addStretch(1)
        return frame

    def show_survey(self, isi: IsiSkm, chosen: LayananSkm | None, rows: Sequence[Baris]) -> None:
        """Show a service, or the unit where none is chosen."""
        self.bars.show_bars([_unsur_bar(row) for row in rows])
        compared = any(row.lalu is not None for row in rows)
        text = _("Garis tegak: nilai {tahun}. Batang dimulai dari 25, nilai terendah.")
        self._legend.setText(text.format(tahun=isi.tahun - 1) if compared else "")
        self._legend.setVisible(compared)
        trend = [it for it in (chosen.tren if chosen else isi.tren) if it.hasil.nilai is not None]
        self.trend.show_bars([_year_bar(it) for it in trend])
        self.trend.setVisible(bool(trend))
        words = _profile(chosen) if chosen else _members(isi)
        self.profile.setText(words if trend else _("Belum ada hasil yang lengkap.\n") + words)
        self.profile.setVisible(bool(self.profile.text()))
        self._show_follow_up(isi, chosen)

    def _show_follow_up(self, isi: IsiSkm, chosen: LayananSkm | None) -> None:
        while item := self._list.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.links = []
        services = [chosen] if chosen else isi.layanan
        for it in services:
            if chosen is None:
                self._list.addWidget(theme.label(it.nama, "tebal"))
            for text, usulan in groupby(it.tindak_lanjut.usulan, _rekomendasi):
                self._list.addWidget(_muted(text))
                for one in usulan:
                    self._list.addWidget(self._link(one, chosen))
            for words in it.tindak_lanjut.catatan:
                self._list.addWidget(_muted(words))

    def _link(self, usulan: Usulan, chosen: LayananSkm | None) -> QWidget:
        text = f"{usulan.unsur.sebutan}: {usulan.alasan}"
        if chosen is None:
            return _wrapped(text)
        picture = icons.pixmap(icons.STATUS_ICONS["peringatan"], "peringatan")
        kode = usulan.unsur.value
        link = LinkRow(text, lambda: self._go_to(kode), picture=picture)
        self.links.append(link)
        return link

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.width()
        columns = 3 if width >= theme.px(_THREE) else 2 if width >= theme.px(_TWO) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, frame in enumerate(self._cards):
            self._grid.removeWidget(frame)
            self._grid.addWidget(frame, at // columns, at % columns)
        for at, share in enumerate((4, 4, 3)):
            self._grid.setColumnStretch(at, share if at < columns else 0)


def _unsur_bar(row: Baris) -> Batang:
    hasil = row.hasil
    nama = hasil.unsur.sebutan
    if hasil.nilai is None:
        kosong = _("{unsur}: belum diisi.").format(unsur=nama)
        return Batang(hasil.unsur.value, None, _("belum diisi"), kosong)
    mutu = hasil.mutu.label if hasil.mutu else ""
    nilai = format_angka(hasil.nilai, 2)
    parts = [_("{unsur}: {nilai}, mutu {mutu}").format(unsur=nama, nilai=nilai, mutu=mutu)]
    if row.perubahan is not None:
        parts.append(_("{perubahan} dari tahun lalu").format(perubahan=change(row.perubahan)))
    if hasil.peringkat:
        parts.append(_("terendah ke-{n}").format(n=hasil.peringkat))
    kata = f"{nilai} {hasil.mutu.mutu if hasil.mutu else ''}"
    if hasil.peringkat:
        kata += f" ▼{hasil.peringkat}"
    nada = "peringatan" if hasil.peringkat else ""
    return Batang(hasil.unsur.value, hasil.nilai, kata, ", ".join(parts) + ".", row.lalu, nada)


def _year_bar(titik: Titik) -> Batang:
    hasil = titik.hasil
    nilai = "" if hasil.nilai is None else format_angka(hasil.nilai, 2)
    mutu = hasil.mutu.label if hasil.mutu else ""
    words = _("{tahun}: nilai {nilai}, mutu {mutu}").format(
        tahun=titik.tahun, nilai=nilai, mutu=mutu
    )
    kata = f"{nilai} {hasil.mutu.mutu if hasil.mutu else ''}"
    if titik.target is not None and titik.capaian is not None:
        words += _(", target {target}, tercapai {capaian}").format(
            target=format_angka(titik.target, 2), capaian=format_persen(titik.capaian)
        )
        kata += f" · {format_persen(titik.capaian)}"
    return Batang(str(titik.tahun), hasil.nilai, kata, words + ".", titik.target)


def _profile(chosen: LayananSkm) -> str:
    lines = []
    for profil in Profil:
        parts = [f"{isi} {jumlah}" for kind, isi, jumlah in chosen.profil if kind is profil]
        if parts:
            lines.append(f"{profil.label}: {', '.join(parts)}")
    if chosen.berkas:
        lines.append(_("Diambil dari {berkas}").format(berkas=chosen.berkas))
    return "\n".join(lines)


def _members(isi: IsiSkm) -> str:
    lines = []
    if isi.unit.layanan:
        text = _("Nilai unit: {metode} dari {daftar}.")
        lines.append(text.format(metode=isi.unit.metode.label, daftar=", ".join(isi.unit.layanan)))
    if isi.unit.catatan:
        lines.append(isi.unit.catatan)
    return "\n".join(lines)


def _rekomendasi(usulan: Usulan) -> str:
    text = _("Rekomendasi {no}: {teks}")
    return text.format(no=usulan.rekomendasi.no, teks=usulan.rekomendasi.teks)


def _muted(text: str = "") -> QLabel:
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made


def _wrapped(text: str) -> QLabel:
    made = theme.label(text)
    made.setWordWrap(True)
    return made
