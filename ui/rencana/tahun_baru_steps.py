"""The steps to a new year: the year and its plan, catalogue, officials, days off, and a summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.katalog import BarisKatalog, Katalog
from ranpk_desktop.domain.laporan import serving
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.tahun_baru import check_pejabat
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.libur import DaftarLibur
from ranpk_desktop.services.tahun_baru import year_exists
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Job
from ui.core.inputs import ChoiceInput, Field
from ui.core.layout import card, pair
from ui.core.libur_pane import LiburPane
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.tasks import Tasks
from ui.rencana.bawa_pane import BawaPane

LALU, KATALOG, KOSONG = "lalu", "katalog", "kosong"
SUMBER = (
    (LALU, _("Dari rencana tahun lain")),
    (KATALOG, _("Dari katalog RANPK")),
    (KOSONG, _("Rencana kosong")),
)
"""Where the plan of a new year may come from."""
_UNCHANGED = Changes(frozenset(), None, "")


@dataclass(frozen=True, slots=True)
class Persiapan:
    """Hold what the office knows when a year is begun; `pejabat` are all rows."""

    tahun: int
    years: tuple[int, ...]
    hari_ini: date
    pejabat: tuple[dict[str, Any], ...]
    libur: DaftarLibur


class _Step(QWidget):
    """A page with a place for sentences above what a subclass puts into `body`."""

    TITLE = ""
    HEADING = ""
    TEXT = ""

    def __init__(self) -> None:
        super().__init__()
        self.message = InlineMessage()
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.message)
        column.addLayout(self.body, 1)

    def check(self) -> None:
        """Raise CheckError for the first value that does not do."""

    def show_error(self, error: KnownError) -> None:
        """Show the sentence above the page."""
        self.message.show_message(str(error), "buruk")

    def start(self) -> None:
        """Give the first field the keyboard; a page without one leaves it to the button."""


class TahunStep(_Step):
    """Choose the year and where its plan comes from; `picked` says that the year is another."""

    TITLE = _("Tahun dan rencana")
    HEADING = _("Tahun mana yang dimulai?")
    TEXT = _("Belum ada yang disimpan sampai langkah terakhir. Tahun yang lama tidak berubah.")
    picked = Signal()
    open_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._years: tuple[int, ...] = ()
        self.tahun, self.sumber = ChoiceInput(), ChoiceInput(SUMBER)
        self.asal = BawaPane(context)
        year = Field(_("Tahu&n rencana"), self.tahun)
        self.body.addLayout(pair(year, Field(_("&Sumber rencana"), self.sumber), self.asal.source))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.asal)
        for text in (
            _(
                "Baris RANPK tanggung jawab BPOM masuk ke rencana dengan target yang diusulkan. "
                "Baris instansi lain dapat diambil sesudahnya lewat “Dari katalog…”."
            ),
            _("Rencana disusun sendiri, diimpor, atau diambil kemudian dari katalog."),
        ):
            self._stack.addWidget(_words(text))
        self.body.addWidget(self._stack, 1)
        self.tahun.edited.connect(self._pick)
        self.sumber.edited.connect(self._turn)

    @property
    def chosen(self) -> int:
        """Return the year chosen, 0 before one is offered."""
        return int(self.tahun.value() or 0)

    def show_state(self, siap: Persiapan) -> None:
        """Offer years around the present and the newest plan; at first propose the next one."""
        self._years = siap.years
        newest = max(siap.years, default=siap.hari_ini.year)
        offered = range(min(siap.hari_ini.year, newest) - 1, max(siap.hari_ini.year, newest) + 3)
        first = not self.tahun.count()
        self.tahun.set_choices([(str(year), str(year)) for year in offered])
        self.tahun.set_value(str(siap.tahun))
        if first and not any(year != siap.tahun for year in siap.years):
            self.sumber.set_value(KATALOG)
        self.asal.set_years(siap.tahun, siap.years)
        self._turn()
        self._warn()

    def check(self) -> None:
        """Refuse a year that has a plan, and a source from which nothing comes."""
        if self.chosen in self._years:
            raise year_exists(self.chosen)
        if self.sumber.value() == LALU and not self.asal.hasil:
            raise CheckError(
                "sumber",
                _("Tidak ada rencana tahun lain yang dapat dibawa."),
                _("Pilih sumber rencana yang lain."),
            )

    def show_error(self, error: KnownError) -> None:
        """Offer to open the plan that is there already."""
        if error.kode != "TAHUN_SUDAH_ADA":
            super().show_error(error)
            return
        tahun = self.chosen
        title = _("Buka rencana {tahun}").format(tahun=tahun)
        action = (title, lambda: self.open_wanted.emit(tahun))
        self.message.show_message(str(error), "peringatan", (action,), closable=False)

    def start(self) -> None:
        """Give the year the keyboard."""
        self.tahun.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self) -> None:
        self._warn()
        self.picked.emit()

    def _warn(self) -> None:
        """Tell at once where the year has a plan already."""
        if self.chosen in self._years:
            self.show_error(year_exists(self.chosen))
        else:
            self.message.hide()

    def _turn(self) -> None:
        names = [name for name, _title in SUMBER]
        self._stack.setCurrentIndex(names.index(self.sumber.value()))
        self.asal.source.setVisible(self.sumber.value() == LALU)


class KatalogStep(_Step):
    """Say which catalogue is here, and what comes of it."""

    TITLE = _("Katalog RANPK")
    HEADING = _("Katalog mana yang dipakai?")
    TEXT = _("Target nasional dan tautan baris RANPK berasal dari katalog tahun itu.")

    def __init__(self) -> None:
        super().__init__()
        self.katalog: Katalog | None = None
        self._frame, self._facts = _fact_card()
        self.body.addWidget(self._frame)
        self.links = InlineMessage()
        self.body.addWidget(self.links)
        self.body.addStretch(1)

    @property
    def rows(self) -> list[BarisKatalog]:
        """Return the rows that BPOM answers for."""
        found = self.katalog.baris if self.katalog else ()
        return [row for row in found if row.bpom and not row.kelompok]

    def check(self) -> None:
        """Wait for the catalogue: rows and links come from it."""
        if self.katalog is None:
            raise CheckError("katalog", _("Katalog masih dibuka."), _("Coba lagi sebentar."))

    def show_state(self, tahun: int, sumber: str, links: str) -> None:
        """Say which catalogue is here for a year, and what is done with the links of its plan."""
        if self.katalog is None:
            return
        here = self.katalog.tahun
        _show_facts(
            self._facts,
            (
                (_("Ada di komputer ini"), _("Katalog RANPK {tahun}").format(tahun=here)),
                (_("Sumber"), self.katalog.sumber),
                (
                    _("Isi"),
                    _("{n} baris, {bpom} di antaranya tanggung jawab BPOM").format(
                        n=sum(not row.kelompok for row in self.katalog.baris), bpom=len(self.rows)
                    ),
                ),
                (_("Baris yang diambil"), self._taken(sumber)),
                *(((_("Tautan baris"), links),) if links else ()),
            ),
        )
        if here == tahun:
            self.message.hide()
        else:
            text = _(
                "Katalog {tahun} belum ada di komputer ini. Baris RANPK pada rencana {tahun} "
                "ditandai “katalog {lama}”; sesuaikan bila katalog {tahun} sudah terbit."
            )
            self.message.show_message(
                text.format(tahun=tahun, lama=here), "peringatan", closable=False
            )

    def _taken(self, sumber: str) -> str:
        if sumber == KATALOG:
            return _("{n} baris tanggung jawab BPOM").format(n=len(self.rows))
        return _("Belum ada; dapat diambil kemudian lewat “Dari katalog…”")


class PejabatStep(_Step):
    """Say who is in office when the year begins; `settings_wanted` leads to the register."""

    TITLE = _("Pejabat")
    HEADING = _("Siapa yang menjabat pada awal tahun?")
    TEXT = _("Pejabat mengunci triwulan dan namanya tercetak pada laporan.")
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame, self._facts = _fact_card()
        self.body.addWidget(self._frame)
        self.doubt = InlineMessage()
        self.body.addWidget(self.doubt)
        self.settings = button(Action(_("Ub&ah di Pengaturan…"), self.settings_wanted.emit, "user"))
        self.body.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(
            _words(_("Pilihan pada langkah-langkah ini menunggu selama Anda di Pengaturan."))
        )
        self.body.addStretch(1)

    def show_state(self, siap: Persiapan) -> None:
        """Show who is in office on 1 January, and what is missing."""
        first = date(siap.tahun, 1, 1)
        rows = serving(siap.pejabat, first)
        self._frame.setVisible(bool(rows))
        _show_facts(
            self._facts,
            [
                (
                    full_title(row),
                    f"{row['nama']} · {_until(row['sampai'])}",
                )
                for row in rows
            ],
        )
        findings = check_pejabat(siap.pejabat, siap.tahun)
        urgent = any(finding.tingkat is Tingkat.PERINGATAN for finding in findings)
        text = "\n".join(finding.pesan for finding in findings)
        self.doubt.tell(text, "peringatan" if urgent else "info")

    def start(self) -> None:
        """Leave the keyboard on the way on."""


class LiburStep(_Step):
    """List the days off of the year; nothing is stored before the last step."""

    TITLE = _("Hari libur")
    HEADING = _("Hari libur tahun itu sudah diketahui?")
    TEXT = _("Tanpa daftar, tenggat dihitung seolah tidak ada hari libur; boleh diisi kemudian.")

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._stored: DaftarLibur | None = None
        self._changed: dict[int, tuple[HariLibur, ...]] = {}
        self.pane = LiburPane(tasks, self._keep)
        self.body.addWidget(self.pane, 1)

    @property
    def changed(self) -> tuple[HariLibur, ...] | None:
        """Return the list to be stored, None where it is as it was."""
        if self._stored is None:
            return None
        hari = self._changed.get(self._stored.tahun)
        return None if hari == self._stored.hari else hari

    @property
    def dirty(self) -> bool:
        """Tell whether something was typed here."""
        return self.changed is not None or bool(self.pane.unsaved)

    def show_state(self, daftar: DaftarLibur) -> None:
        """Show the list of a year as stored, or as it was changed here."""
        self._stored = daftar
        self._show(self._changed.get(daftar.tahun, daftar.hari))

    def check(self) -> None:
        """Refuse to leave lines behind that are not in the list."""
        self.pane.table.commit()
        if self.pane.model.failures():
            raise CheckError("hari", _("Betulkan atau batalkan dahulu isian yang merah."))
        if self.pane.lines.value():
            raise CheckError(
                "lines",
                _("Masih ada baris yang belum masuk ke daftar."),
                _("Tekan Tambahkan, atau kosongkan kotaknya."),
            )
        self.message.hide()

    def start(self) -> None:
        """Give the lines the keyboard."""
        self.pane.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, hari: tuple[HariLibur, ...]) -> Job:
        if self._stored:
            self._changed[self._stored.tahun] = hari
            self._show(hari)
        return lambda: _UNCHANGED

    def _show(self, hari: Sequence[HariLibur]) -> None:
        if self._stored:
            self.pane.show_days(self._stored.tahun, hari)


class RingkasanStep(_Step):
    """Say what will be done."""

    TITLE = _("Ringkasan")
    HEADING = _("Siap memulai tahun baru")
    TEXT = _("Semuanya disimpan sekaligus, dan satu kali Urungkan mengembalikannya.")

    def __init__(self) -> None:
        super().__init__()
        self._frame, self._facts = _fact_card()
        self.body.addWidget(self._frame)
        self.body.addStretch(1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show titles, and what holds for each."""
        _show_facts(self._facts, facts)


def _until(sampai: str | None) -> str:
    if sampai is None:
        return _("masih menjabat")
    return _("sampai {tanggal}").format(tanggal=format_tanggal(date.fromisoformat(sampai)))


def _words(text: str) -> QWidget:
    made = theme.label(text)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    theme.set_tone(made, "redup")
    return made


def _fact_card() -> tuple[QFrame, QGridLayout]:
    frame, column = card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 3)
    column.addLayout(grid)
    return frame, grid


def _show_facts(grid: QGridLayout, facts: Sequence[tuple[str, str]]) -> None:
    """Replace what a card says."""
    while item := grid.takeAt(0):
        if old := item.widget():
            old.hide()
            old.deleteLater()
    for row, (title, text) in enumerate(facts):
        name, said = theme.label(title), theme.label(text)
        theme.set_tone(name, "redup")
        for at, label in enumerate((name, said)):
            label.setWordWrap(True)
            grid.addWidget(label, row, at, Qt.AlignmentFlag.AlignTop)
