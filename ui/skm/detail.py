"""Below the table: bars per unsur, the trend over the years, and what must be followed up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.isi_skm import IsiSkm, LayananSkm, Titik
from ranpk_desktop.domain.skm import describe_change
from ranpk_desktop.services.ratl import AdaRatl
from ui.core import theme
from ui.core.guard import guarded
from ui.core.layout import card
from ui.skm.bars import BarChart, Batang
from ui.skm.follow_up import FollowUp
from ui.skm.table_model import Baris

_THREE, _TWO = 900, 560
"""From which width on three, or two cards stand side by side."""


class DetailPane(QScrollArea):
    """Show what follows from the table; `go_to(kode)` is called for an unsur to be followed up."""

    def __init__(self, go_to: Callable[[str], None]) -> None:
        super().__init__()
        self.follow_up = FollowUp(go_to)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.bars = BarChart(_("Nilai per unsur"))
        self.trend = BarChart(_("Nilai SKM tiap tahun"))
        self.profile = _muted()
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
        column.addWidget(self.follow_up)
        column.addStretch(1)
        return frame

    def show_survey(
        self, isi: IsiSkm, chosen: LayananSkm | None, rows: Sequence[Baris], ada: AdaRatl
    ) -> None:
        """Show a service, or the unit where none is chosen; `ada` is what is followed up."""
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
        self.follow_up.show_survey(isi, chosen, ada)

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
        parts.append(
            _("{perubahan} dari tahun lalu").format(perubahan=describe_change(row.perubahan))
        )
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


def _muted(text: str = "") -> QLabel:
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made
