"""The mapping step of an import: which row names the columns, and what each of them holds."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.imports.buku_kerja import Lembar
from ranpk_desktop.imports.kisi import Kisi
from ranpk_desktop.imports.rencana.pemetaan import Bidang, Kolom, Pemetaan
from ranpk_desktop.services.berkas_rencana import Berkas, Terbuka
from ui.core import theme
from ui.core.column import Column, Job
from ui.core.inputs import ChoiceInput, Field
from ui.core.layout import pair
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks, Work

_UNCHANGED = Changes(frozenset(), None, "")
_ROWS, _TITLE = 60, 44
"""How many rows are offered as header, and how much is shown of each."""
_SAMPLES, _LOOK = 3, 40
"""How many examples are shown of a column, and in how many rows they are looked for."""


@dataclass(frozen=True, slots=True)
class JenisPemetaan:
    """Say what the columns of one kind of workbook can hold, in the words of screens.

    A table needs one of `wajib`. `propose(lembar, baris)` reads the header at a row. `jenjang` are
    the levels that may have columns of their own.
    """

    judul: Mapping[Bidang, str]
    wajib: Collection[Bidang]
    propose: Callable[[Lembar, int], Pemetaan]
    jenjang: Mapping[Bidang, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KolomBaca:
    """Hold one column with examples of what stands in it."""

    kolom: Kolom
    contoh: str


class MappingPane(QWidget):
    """Let people say where a table stands and what its columns hold; `changed` at every choice."""

    changed = Signal()

    def __init__(self, tasks: Tasks, jenis: JenisPemetaan) -> None:
        super().__init__()
        self._tasks, self._jenis = tasks, jenis
        self._berkas: Berkas | None = None
        self._pemetaan: Pemetaan | None = None
        self.lembar, self.kepala = ChoiceInput(), ChoiceInput()
        self.model = _MappingModel(tasks, self, jenis, self._choose)
        self.pane = TablePane(self.model, _("Kolom dalam berkas"))
        words = theme.label(
            _(
                "Tunjukkan baris yang berisi judul kolom, lalu pilih isi tiap kolom. Pilihan ini "
                "diingat untuk berkas lain dengan judul kolom yang sama."
            )
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(words)
        column.addLayout(
            pair(
                Field(_("&Lembar"), self.lembar),
                Field(_("Baris judul &kolom"), self.kepala),
            )
        )
        column.addWidget(self.pane, 1)
        self.lembar.edited.connect(self._pick_sheet)
        self.kepala.edited.connect(self._pick_row)

    def show_berkas(self, berkas: Berkas, pemetaan: Pemetaan | None = None) -> None:
        """Show the sheets of a workbook, and the columns of one: as mapped, or as proposed."""
        self._berkas = berkas
        names = [terbuka.lembar.nama for terbuka in berkas.lembar]
        self.lembar.set_choices([(name, name) for name in names])
        self.lembar.set_value(pemetaan.lembar if pemetaan else self._fullest())
        self._show(pemetaan or self._sheet().usulan)

    def mapping(self) -> Pemetaan | None:
        """Return what was chosen, None while no column holds what a table needs."""
        fields = {kolom.bidang for kolom in self._pemetaan.kolom} if self._pemetaan else set()
        return self._pemetaan if fields & set(self._jenis.wajib) else None

    def commit(self) -> None:
        """Take over what stands in an open editor."""
        self.pane.commit()

    def _fullest(self) -> str:
        """Return the sheet whose columns are known best: that is the plan, as a rule."""
        known = {
            terbuka.lembar.nama: sum(
                kolom.bidang is not Bidang.ABAIKAN for kolom in terbuka.usulan.kolom
            )
            for terbuka in (self._berkas.lembar if self._berkas else ())
        }
        return max(known, key=lambda name: known[name], default="")

    def _sheet(self) -> Terbuka:
        assert self._berkas  # noqa: S101  shown before anything can be chosen
        return next(it for it in self._berkas.lembar if it.lembar.nama == self.lembar.value())

    def _pick_sheet(self) -> None:
        self._show(self._sheet().usulan)

    def _pick_row(self) -> None:
        lembar, baris = self._sheet().lembar, int(self.kepala.value())
        propose = self._jenis.propose

        def work(_work: Work) -> Pemetaan:
            return propose(lembar, baris)

        self._tasks.run_in_pool(work, self._show, title=_("Membaca judul kolom"))

    def _show(self, pemetaan: Pemetaan) -> None:
        kisi = self._sheet().kisi
        self._pemetaan = pemetaan
        self.kepala.set_choices([(str(n), _row_title(kisi, n)) for n in kisi.baris[:_ROWS]])
        self.kepala.set_value(str(pemetaan.baris_kepala))
        rows = [KolomBaca(it, _samples(kisi, pemetaan, it)) for it in pemetaan.kolom]
        self.pane.show_rows(rows)
        self.changed.emit()

    def _choose(self, row: KolomBaca, **how: Any) -> Job:
        """Take over what a column holds; the job has nothing left to do."""
        chosen = replace(row, kolom=replace(row.kolom, **how))
        rows = [chosen if it.kolom.huruf == row.kolom.huruf else it for it in self.model.rows]
        if self._pemetaan:
            self._pemetaan = replace(self._pemetaan, kolom=tuple(it.kolom for it in rows))
        self.model.set_rows(rows)
        self.changed.emit()
        return lambda: _UNCHANGED


class _MappingModel(TableModel[KolomBaca]):
    """Show columns of a file; what is chosen is handed on."""

    def __init__(
        self, tasks: Tasks, parent: QObject, jenis: JenisPemetaan, choose: Callable[..., Job]
    ) -> None:
        columns = _columns(jenis, choose)
        if jenis.jenjang:
            columns = (*columns, _level_column(jenis, choose))
        super().__init__(columns, lambda row: row.kolom.huruf, tasks, parent)


def _columns(jenis: JenisPemetaan, choose: Callable[..., Job]) -> tuple[Column[KolomBaca], ...]:
    return (
        Column("huruf", _("Kolom"), value=lambda row: row.kolom.huruf, width=6),
        Column("judul", _("Judul dalam berkas"), value=lambda row: row.kolom.judul, width=30),
        Column("contoh", _("Contoh isi"), width=30, stretch=True),
        Column(
            "bidang",
            _("Isi kolom"),
            value=lambda row: row.kolom.bidang.value,
            width=26,
            editor=tuple((bidang.value, judul) for bidang, judul in jenis.judul.items()),
            save=lambda row, teks: choose(row, bidang=Bidang(teks)),
        ),
    )


def _level_column(jenis: JenisPemetaan, choose: Callable[..., Job]) -> Column[KolomBaca]:
    none = ("", "–")
    return Column(
        "jenjang",
        _("Milik"),
        value=lambda row: row.kolom.jenjang.value if row.kolom.jenjang else "",
        hint=_("Diisi bila tiap tingkat punya kolom indikator dan target sendiri"),
        width=14,
        editor=(none, *((bidang.value, judul) for bidang, judul in jenis.jenjang.items())),
        save=lambda row, teks: choose(row, jenjang=Bidang(teks) if teks else None),
    )


def _row_title(kisi: Kisi, baris: int) -> str:
    texts = " · ".join(petak.baris_teks for petak in kisi.row(baris))
    shown = texts if len(texts) <= _TITLE else f"{texts[: _TITLE - 1]}…"
    return _("Baris {n}: {isi}").format(n=baris, isi=shown)


def _samples(kisi: Kisi, pemetaan: Pemetaan, kolom: Kolom) -> str:
    rows = kisi.between(pemetaan.baris_data, pemetaan.baris_data + _LOOK)
    found = (kisi.own(baris, kolom.nomor) for baris in rows)
    texts = dict.fromkeys(petak.baris_teks for petak in found if petak)
    return " · ".join(list(texts)[:_SAMPLES])
