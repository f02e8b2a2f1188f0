"""The detail pane of a plan: a butir in full, how it is measured, and what the checks say."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.butir import AWALAN, Level
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import JUDUL_PENGUKURAN, Arah, CaraIsi, Konsolidasi
from ui.core import theme
from ui.core.acuan import describe_acuan
from ui.core.guard import guarded
from ui.core.inputs import ChoiceInput, Field, SeveralInput, TextInput
from ui.core.layout import scrolled
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.parts import Parts
from ui.core.table_pane import RowFields, TablePane
from ui.rencana.advice import advise, describe_weights
from ui.rencana.list_editor import ListEditor, ListKind
from ui.rencana.refused_list import RefusedList
from ui.rencana.row_list import ListDraft, RowList
from ui.rencana.table_model import WAKTU, Baris

_WIDE = 620
"""From which width on the fields stand side by side."""

_PARTS = {
    "rincian": _("Rincian"),
    "pengukuran": _("Pengukuran"),
    "komponen": _("Komponen"),
}

_PENGUKURAN = ListKind(
    ("judul", _("Judul, misalnya Definisi")),
    ("teks", _("Teks")),
    _("Tambah ba&gian"),
    JUDUL_PENGUKURAN,
    lines=3,
)
_KOMPONEN = ListKind(("nama", _("Nama komponen")), ("bobot", _("Bobot (%)")), _("Tambah &komponen"))


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
        self.failure = RefusedList()
        self.parts = Parts(_PARTS, _("Bagian rincian"))
        self.fields = {
            "nomor_asli": Field(_("N&omor"), TextInput()),
            "sumber_data": Field(_("Sumber &data"), TextInput()),
            "pagu": Field(_("Pa&gu (Rp)"), TextInput()),
            "konsolidasi": Field(_("Cara &hitung tahunan"), _choice(Konsolidasi)),
            "arah": Field(_("Pola&ritas"), _choice(Arah)),
            "cara_isi": Field(_("Cara i&si"), _choice(CaraIsi)),
            "waktu": Field(_("&Waktu (triwulan jatuh tempo)"), SeveralInput(WAKTU)),
            "instansi_terkait": Field(_("I&nstansi terkait"), TextInput()),
        }
        self.bound = RowFields(pane, self.fields)
        self.pengukuran = ListEditor(_PENGUKURAN)
        self.komponen = ListEditor(_KOMPONEN)
        self.total = theme.label("", "keterangan")
        self._fields_side = self._build()
        office, tasks = context.services, context.tasks
        self.lists = {
            "pengukuran": RowList(
                self.pengukuran, tasks, lambda *given: office.rencana.save_pengukuran(*given)
            ),
            "komponen": RowList(
                self.komponen, tasks, lambda *given: office.rencana.save_komponen(*given)
            ),
        }
        for bound in self.lists.values():
            bound.failures_changed.connect(self._show_failure)
        self.failure.go.clicked.connect(lambda _checked=False: self._go_to_refused())
        self.failure.again.clicked.connect(lambda _checked=False: self._settle(RowList.retry))
        self.failure.discard.clicked.connect(lambda _checked=False: self._settle(RowList.discard))
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())
        self.parts.currentChanged.connect(lambda _at: self._show_failure())

    def _build(self) -> QBoxLayout:
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fields.setSpacing(theme.px(16))
        for names in (
            ("nomor_asli", "pagu", "waktu", "instansi_terkait", "sumber_data"),
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
            self.parts.add_part(page)
        switch = QHBoxLayout()
        switch.addWidget(self.parts.switch)
        switch.addStretch(1)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        side = theme.px(16)
        body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        body.setSpacing(theme.px(8))
        for widget in (self.title, self.place, self.findings):
            body.addWidget(widget)
        body.addLayout(switch)
        body.addWidget(self.failure)
        body.addWidget(self.parts, 1)
        scroll = scrolled(self._body, lambda: self.failure if self.failure.isVisible() else None)
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
        for bound in self.lists.values():
            bound.forget_saved()
        self.show_row()

    def commit(self) -> None:
        """Save the texts that have been typed and not yet left."""
        self.bound.commit()
        for bound in self.lists.values():
            bound.commit()

    def unsaved(self) -> int:
        """Return how many lists were refused."""
        return len(self._failures())

    def drop_refused(self, here: QWidget | None) -> bool:
        """Forget the refused list in which the keyboard is, at the widget `here`, if any."""
        for bound in self.lists.values():
            inside = here is not None and bound.editor.isAncestorOf(here)
            if inside and self._row and self._row.key in bound.failures():
                bound.discard(self._row.key)
                return True
        return False

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        row = self._pane.model.row_at(index.row()) if index.isValid() else None
        self._row = row
        self._body.setVisible(row is not None)
        if row and row.key in self._pohon.by_id:
            self._show(row)

    def _show(self, row: Baris) -> None:
        simpul = row.simpul
        self.title.setText(simpul.butir.uraian)
        self.place.setText(describe_place(self._pohon, simpul))
        measured = simpul.indikator is not None
        self.parts.switch.setVisible(measured)
        if not measured:
            self.parts.show_part("rincian")
        own = {
            "waktu": simpul.level.is_keluaran,
            "instansi_terkait": simpul.level is Level.KELUARAN,
            "pagu": simpul.level.has_anggaran,
            "nomor_asli": simpul.level not in AWALAN,
        }
        for name, field in self.fields.items():
            field.setVisible(own.get(name, measured))
        self._show_lists(row)
        text = "\n".join(finding.pesan for finding in row.temuan)
        self.findings.tell(text, row.nada or "info")
        self._advise(row)

    def _show_lists(self, row: Baris) -> None:
        simpul = row.simpul
        stored: dict[str, list[dict[str, Any]]] = {
            "pengukuran": [
                {"id": it.id, "judul": it.judul, "teks": it.teks} for it in simpul.pengukuran
            ],
            "komponen": [
                {
                    "id": it.id,
                    "nama": it.nama,
                    "bobot": "" if it.bobot is None else format_angka(it.bobot),
                }
                for it in simpul.komponen
            ],
        }
        for part, bound in self.lists.items():
            bound.show_list(
                row.key, simpul.butir.uraian, stored[part], read_only=bool(row.terkunci)
            )
        self.total.setText(describe_weights(simpul))
        self._show_failure()

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
        if not self.parts.switch.isHidden():
            self.parts.show_part(part)

    # Refused lists ----------------------------------------------------------------------------

    def _failures(self) -> list[tuple[str, str, ListDraft]]:
        """Return the lists that were refused, those of the row under the cursor first."""
        here = self._row.key if self._row else ""
        found = [
            (part, key, draft)
            for part, bound in self.lists.items()
            for key, draft in bound.failures().items()
        ]
        return sorted(found, key=lambda it: it[1] != here)

    def _show_failure(self) -> None:
        """Say which list was not saved, and why; what was typed stays in its lines."""
        failures = self._failures()
        if not failures:
            self.failure.hide()
            return
        part, key, draft = failures[0]
        here = self._is_here(part, key)
        text = _("Belum tersimpan. {kalimat}").format(kalimat=draft.error)
        if not here:
            text = _("{daftar} “{nama}” belum tersimpan. {kalimat}").format(
                daftar=_PARTS[part], nama=draft.nama, kalimat=draft.error
            )
        self.failure.show_message(
            text,
            go=not here and self._pane.model.position_of(key) >= 0,
            again=draft.retry,
        )

    def _is_here(self, part: str, key: str) -> bool:
        """Tell whether a list is the one in sight."""
        return self._row is not None and (self._row.key, self.parts.value()) == (key, part)

    def _go_to_refused(self) -> None:
        """Put the keyboard on the list that the sentence is about."""
        part, key, _draft = self._failures()[0]
        self._pane.view.go_to(key, "uraian")
        self.parts.show_part(part)
        self.lists[part].editor.focus()

    def _settle(self, settle: Callable[[RowList, str], None]) -> None:
        """Save or forget that list; the button goes, and with it the keyboard if it was there."""
        part, key, _draft = self._failures()[0]
        editor, focused = self.lists[part].editor, self.focusWidget()
        inside = focused is not None and editor.isAncestorOf(focused)
        settle(self.lists[part], key)
        if self._is_here(part, key) and not inside:
            editor.focus()


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
