"""The preview of an import of realisasi: which row is which indikator, and what would change."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.cocok_realisasi import (
    DITAWARKAN,
    JUDUL,
    BarisImporRealisasi,
    StatusCocok,
)
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.services.impor_realisasi import PratinjauRealisasi
from ui.core import theme
from ui.core.column import Column
from ui.core.inputs import ChoiceInput
from ui.core.pratinjau import (
    ModelPratinjau,
    Pratinjau,
    arrow,
    change_html,
    head_html,
    place_column,
    status_column,
)
from ui.core.tasks import Tasks

_TANYA = "tanya"
_TONES = {
    StatusCocok.BARU: "info",
    StatusCocok.BERUBAH: "peringatan",
    StatusCocok.TAK_COCOK: "cukup",
}
_TANPA = ""
"""The choice of no indikator at all."""


@dataclass(frozen=True, slots=True)
class UsulRealisasi:
    """Hold one row of the preview, and whether it is wanted."""

    baris: BarisImporRealisasi
    diambil: bool

    def change(self, kolom: str) -> str:
        """Return "95 → 96" for a cell that would change, what the file says for a new one.

        Of a row that nobody has paired yet it is what the file says.
        """
        if self.baris.indikator is None:
            return self.baris.baca.isi.get(kolom, "")
        found = (it for it in self.baris.perubahan if it.kolom == kolom)
        return next((arrow(it.lama, it.baru) if it.lama else it.baru for it in found), "")


class PratinjauRealisasiPane(Pratinjau):
    """Let people see, pair and tick the rows of a file; a guess is ticked by nobody but them.

    `paired` carries the place of a row and the butir_id that a person chose for it, "" for none.
    """

    WORDS: ClassVar = {
        StatusCocok.BARU: _("{n} baru"),
        StatusCocok.BERUBAH: _("{n} berubah"),
        StatusCocok.SAMA: _("{n} sama"),
        StatusCocok.TAK_COCOK: _("{n} belum ada pasangannya"),
    }
    OFFERED = DITAWARKAN

    paired = Signal(str, str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            ModelPratinjau(_columns(), tasks, self.tick, DITAWARKAN),
            (
                ("semua", _("Semua")),
                (_TANYA, _("Perlu dilihat")),
                (StatusCocok.BARU.value, _("Baru")),
                (StatusCocok.BERUBAH.value, _("Berubah")),
            ),
            _("Isi baris ini"),
            _("Yang tidak dibaca"),
        )
        self.indikator = ChoiceInput()
        self.indikator.setMinimumWidth(theme.px(160))
        self.indikator.setAccessibleName(_("Indikator baris ini"))
        label = theme.label(_("&Indikator baris ini"))
        label.setBuddy(self.indikator)
        self.tools.insertWidget(1, label)
        self.tools.insertWidget(2, self.indikator, 4)
        self.indikator.edited.connect(self._pair)
        self.pane.view.row_changed.connect(lambda _key: self._show_pair())

    def show_preview(self, pratinjau: PratinjauRealisasi, *, anew: bool) -> None:
        """Show a file; `anew` unticks guesses and what would change filled cells."""
        if anew:
            self.begin(row.kunci for row in pratinjau.baris if row.tebakan or row.menimpa)
        choices = [(it.butir_id, f"{it.nomor} {it.uraian}") for it in pratinjau.indikator]
        self.indikator.set_choices([(_TANPA, _("(bukan indikator)")), *choices])
        self.show_findings(())
        self.show_rows(pratinjau.baris)
        self._show_pair()

    def confirm(self, kunci: str) -> None:
        """Tick a row that a person has just paired, unless it would change a filled one."""
        row = next((row for row in self._baris if row.kunci == kunci and row.indikator), None)
        if row:
            self.tick({kunci}, not row.menimpa)

    def proposals(self, refused: Collection[str]) -> Sequence[UsulRealisasi]:
        """Return the rows of the table; those named are not wanted."""
        return [UsulRealisasi(row, row.kunci not in refused) for row in self._baris]

    def keeps(self, row: Any, wanted: str) -> bool:
        """Tell whether a filter keeps a row."""
        if wanted != _TANYA:
            return super().keeps(row, wanted)
        baris = row.baris
        return bool(
            baris.tebakan
            or baris.kesalahan
            or baris.status in (StatusCocok.TAK_COCOK, StatusCocok.BERUBAH)
        )

    def detail_of(self, row: Any) -> str:
        """Return what the file says of a row, as HTML."""
        baris: BarisImporRealisasi = row.baris
        told = [_words(baris), *baris.kesalahan]
        words = "".join(f"<p>{escape(it)}</p>" for it in told if it)
        name = _name(baris.indikator) if baris.indikator else ""
        changes = [(it.judul, it.lama, it.baru) for it in baris.perubahan]
        head = head_html(baris.baca.nama, (name, baris.baca.sel))
        return head + words + change_html(changes, new=baris.status is StatusCocok.BARU)

    def _current(self) -> BarisImporRealisasi | None:
        index = self.pane.view.currentIndex()
        return self.model.row_at(index.row()).baris if index.isValid() else None

    def _show_pair(self) -> None:
        row = self._current()
        self.indikator.setEnabled(row is not None)
        self.indikator.set_value(row.indikator.butir_id if row and row.indikator else _TANPA)
        self.indikator.setToolTip(self.indikator.currentText())

    def _pair(self) -> None:
        if row := self._current():
            self.paired.emit(row.kunci, self.indikator.value())


def _columns() -> tuple[Column[UsulRealisasi], ...]:
    def cell(kolom: str, width: int) -> Column[UsulRealisasi]:
        return Column(
            kolom,
            JUDUL[kolom],
            value=lambda row: row.change(kolom),
            tooltip=lambda row: row.change(kolom),
            align="kanan" if kolom in ("nilai", "pecahan") else "kiri",
            width=width,
        )

    return (
        status_column("kelas", _("Impor"), _TONES),
        Column("nama", _("Dalam berkas"), value=lambda row: row.baris.baca.nama, width=20),
        Column(
            "indikator",
            _("Indikator"),
            value=lambda row: _name(row.baris.indikator),
            text=lambda row: _guessed(row.baris),
            tooltip=lambda row: _guessed(row.baris),
            status=lambda row: "peringatan" if row.baris.tebakan else None,
            width=20,
            stretch=True,
        ),
        cell("pecahan", 11),
        cell("nilai", 12),
        cell("analisis", 10),
        cell("kendala", 10),
        cell("tindak_lanjut", 12),
        place_column(lambda row: row.baris.baca.sel),
    )


def _name(indikator: BarisIndikator | None) -> str:
    return indikator.uraian if indikator else ""


def _guessed(baris: BarisImporRealisasi) -> str:
    name = _name(baris.indikator)
    return _("{nama} (tebakan)").format(nama=name) if baris.tebakan else name


def _words(baris: BarisImporRealisasi) -> str:
    if baris.indikator is None:
        return _("Tidak ada indikator dengan nama ini. Pilih indikatornya di atas bila memang ada.")
    if baris.tebakan:
        return _("Namanya hanya mirip. Centang bila benar; lain kali langsung dikenali.")
    if baris.status is StatusCocok.SAMA and not baris.kesalahan:
        return _("Sama dengan yang tersimpan: tidak ada yang berubah.")
    return _("Mengganti isian yang sudah ada. Centang bila memang benar.") if baris.menimpa else ""
