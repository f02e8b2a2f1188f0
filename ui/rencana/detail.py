"""The detail pane of a plan: a butir in full, how it is measured, and what the checks say."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, format_angka, format_isian
from ranpk_desktop.domain.butir import AWALAN
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import (
    JUDUL_PENGUKURAN,
    TAHUNAN,
    Arah,
    CaraIsi,
    Konsolidasi,
    numbers,
    suggest_arah,
    suggest_konsolidasi,
)
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.acuan import describe_acuan
from ui.core.guard import guarded
from ui.core.inputs import ChoiceInput, Field, Segments, SeveralInput, TextInput
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.table_pane import RowFields, TablePane
from ui.rencana.list_editor import ListEditor, ListKind
from ui.rencana.table_model import WAKTU, Baris

_WIDE = 620
"""From which width on the fields stand side by side."""

_PARTS = ("rincian", "pengukuran", "komponen")

_PENGUKURAN = ListKind(
    ("judul", _("Judul, misalnya Definisi")),
    ("teks", _("Teks")),
    _("&Tambah bagian"),
    JUDUL_PENGUKURAN,
    lines=3,
)
_KOMPONEN = ListKind(("nama", _("Nama komponen")), ("bobot", _("Bobot (%)")), _("&Tambah komponen"))


class DetailPane(QFrame):
    """Show the row under the cursor of `pane`, in the parts Rincian, Pengukuran, Komponen."""

    def __init__(self, context: Context, pane: TablePane[Baris]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._context, self._pane = context, pane
        self._pohon = Pohon(())
        self._row: Baris | None = None
        self.title = theme.label("", "bagian")
        self.title.setWordWrap(True)
        self.place = theme.label("", "keterangan")
        self.place.setWordWrap(True)
        self.advice = InlineMessage()
        self.findings = InlineMessage()
        self.parts = Segments(
            [
                ("rincian", _("Rincian")),
                ("pengukuran", _("Pengukuran")),
                ("komponen", _("Komponen")),
            ],
            _("Bagian rincian"),
        )
        self.parts.set_value("rincian")
        self.parts.picked.connect(self._turn)
        self.fields = {
            "nomor_asli": Field(_("N&omor"), TextInput()),
            "sumber_data": Field(_("Sum&ber data"), TextInput()),
            "pagu": Field(_("Pa&gu (Rp)"), TextInput()),
            "konsolidasi": Field(_("Cara &hitung tahunan"), _choice(Konsolidasi)),
            "arah": Field(_("Polari&tas"), _choice(Arah)),
            "cara_isi": Field(_("Cara is&i"), _choice(CaraIsi)),
            "waktu": Field(_("&Waktu (triwulan jatuh tempo)"), SeveralInput(WAKTU)),
        }
        self.bound = RowFields(pane, self.fields)
        self.pengukuran = ListEditor(_PENGUKURAN)
        self.komponen = ListEditor(_KOMPONEN)
        self.total = theme.label("", "keterangan")
        self._stack = QStackedWidget()
        self._fields_side = self._build()
        office = context.services
        for editor, save in (
            (self.pengukuran, lambda *given: office.rencana.save_pengukuran(*given)),
            (self.komponen, lambda *given: office.rencana.save_komponen(*given)),
        ):
            editor.committed.connect(partial(self._save_list, save))
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())

    def _build(self) -> QBoxLayout:
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fields.setSpacing(theme.px(16))
        for names in (
            ("nomor_asli", "pagu", "waktu", "sumber_data"),
            ("konsolidasi", "arah"),
            ("cara_isi",),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.px(8))
            for name in names:
                column.addWidget(self.fields[name])
            column.addStretch(1)
            fields.addLayout(column, 1)
        rincian, komponen = QWidget(), QWidget()
        inside = QVBoxLayout(rincian)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.advice)
        inside.addLayout(fields)
        inside.addStretch(1)
        below = QVBoxLayout(komponen)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.komponen)
        below.addWidget(self.total)
        below.addStretch(1)
        for page in (rincian, _on_top(self.pengukuran), komponen):
            self._stack.addWidget(page)
        switch = QHBoxLayout()
        switch.addWidget(self.parts)
        switch.addStretch(1)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        side = theme.px(16)
        body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        body.setSpacing(theme.px(8))
        for widget in (self.title, self.place, self.findings):
            body.addWidget(widget)
        body.addLayout(switch)
        body.addWidget(self._stack, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        return fields

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fields_side.setDirection(beside if wide else below)

    def set_pohon(self, pohon: Pohon) -> None:
        """Take the tree that the rows come from."""
        self._pohon = pohon
        self.show_row()

    def commit(self) -> None:
        """Save the texts that have been typed and not yet rested."""
        self.bound.commit()
        self.pengukuran.commit()
        self.komponen.commit()

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        row = self._pane.model.row_at(index.row()) if index.isValid() else None
        if self._row and (row is None or row.key != self._row.key):
            self.pengukuran.commit()
            self.komponen.commit()
        self._row = row
        self._body.setVisible(row is not None)
        if row and row.key in self._pohon.by_id:
            self._show(row)

    def _show(self, row: Baris) -> None:
        simpul = row.simpul
        self.title.setText(simpul.butir.uraian)
        self.place.setText(describe_place(self._pohon, simpul))
        measured = simpul.indikator is not None
        self.parts.setVisible(measured)
        if not measured and self.parts.value() != "rincian":
            self.parts.set_value("rincian")
            self._turn("rincian")
        own = {
            "waktu": simpul.level.is_keluaran,
            "pagu": simpul.level.has_anggaran,
            "nomor_asli": simpul.level not in AWALAN,
        }
        for name, field in self.fields.items():
            field.setVisible(own.get(name, measured))
        self._show_lists(row)
        if row.temuan:
            text = "\n".join(finding.pesan for finding in row.temuan)
            self.findings.show_message(text, row.nada or "info", closable=False)
        else:
            self.findings.hide()
        self._advise(row)

    def _show_lists(self, row: Baris) -> None:
        simpul, locked = row.simpul, bool(row.terkunci)
        self.pengukuran.set_values(
            [{"id": it.id, "judul": it.judul, "teks": it.teks} for it in simpul.pengukuran],
            read_only=locked,
        )
        self.komponen.set_values(
            [
                {
                    "id": it.id,
                    "nama": it.nama,
                    "bobot": "" if it.bobot is None else format_angka(it.bobot),
                }
                for it in simpul.komponen
            ],
            read_only=locked,
        )
        self.total.setText(describe_weights(simpul))

    def _advise(self, row: Baris) -> None:
        """Suggest how the year is reckoned, and which way is good, with the reason."""
        advice = advise(row.simpul)
        if advice is None or row.terkunci:
            self.advice.hide()
            return
        kolom, value, text = advice

        def take() -> None:
            self._pane.model.edit(row.key, kolom, value)

        self.advice.show_message(text, "info", ((_("Pakai saran"), take),), closable=False)

    def show_part(self, part: str) -> None:
        """Turn to one of the parts, where the row has it."""
        if not self.parts.isHidden():
            self.parts.set_value(part)
            self._turn(part)

    def _turn(self, part: str) -> None:
        self._stack.setCurrentIndex(_PARTS.index(part))

    def _save_list(self, save: Callable[..., Changes], rows: list[dict[str, Any]]) -> None:
        if self._row:
            self._context.tasks.run(partial(save, self._row.key, rows), None, self._refused)

    def _refused(self, error: KnownError) -> None:
        """Say why a list was not saved; what was typed stays in its lines."""
        self.findings.show_message(str(error), "buruk", closable=False)


def describe_weights(simpul: Simpul) -> str:
    """Return how the komponen of an indikator make its value."""
    weights = [it.bobot for it in simpul.komponen if it.bobot is not None]
    if not weights:
        return _("Tanpa bobot: nilai komponen dijumlahkan. Isi bobot bila tertimbang.")
    total = sum(weights, Decimal(0))
    text = (
        _("Jumlah bobot {jumlah}%.") if total == 100 else _("Jumlah bobot {jumlah}%, bukan 100%.")
    )
    return text.format(jumlah=format_angka(total))


def advise(simpul: Simpul) -> tuple[str, str, str] | None:
    """Return a better value for konsolidasi or arah: column, value, and the reason in words."""
    indikator = simpul.indikator
    if indikator is None:
        return None
    v, tahunan = numbers(simpul.target), simpul.target.get(TAHUNAN, KOSONG).nilai
    kind = suggest_konsolidasi(v, tahunan)
    if kind and kind is not indikator.konsolidasi:
        reason = {
            Konsolidasi.JUMLAH: _("jumlah target triwulan ({daftar}) sama dengan target tahunan"),
            Konsolidasi.AKHIR: _("target triwulan terakhir ({daftar}) sama dengan target tahunan"),
            Konsolidasi.TETAP: _("target semua triwulan sama ({daftar})"),
            Konsolidasi.RATA: _("rata-rata target triwulan ({daftar}) sama dengan target tahunan"),
        }[kind].format(daftar="; ".join(map(format_angka, v)))
        text = _("Cara hitung tahunan mungkin “{cara}”: {alasan}.")
        return "konsolidasi", kind.value, text.format(cara=kind.label, alasan=reason)
    for isian in simpul.target.values():
        arah = suggest_arah(isian.operator)
        if arah and arah is not indikator.arah:
            text = _("Polaritas mungkin “{arah}”: targetnya ditulis {isian}.")
            words = text.format(arah=arah.label, isian=format_isian(isian))
            return "arah", arah.value, words
    return None


def describe_place(pohon: Pohon, simpul: Simpul) -> str:
    """Return what a butir is, where it stands, and the national row that it is linked to."""
    above = [it.butir.uraian for it in pohon.ancestors(simpul.id)][::-1]
    acuan = describe_acuan(simpul.butir.acuan)
    return " · ".join(filter(None, (simpul.level.label, " › ".join(above), acuan)))


def _choice(kinds: type[Konsolidasi] | type[Arah] | type[CaraIsi]) -> ChoiceInput:
    return ChoiceInput([(kind.value, kind.label) for kind in kinds])


def _on_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder
