"""The preview of a RATL import: year and unit, what each row would do, what must be looked at."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_ratl import BacaanRatl, RingkasanRatl
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.services.impor_ratl import PratinjauRatl
from ui.core import theme
from ui.core.inputs import ChoiceInput
from ui.core.pratinjau import SARINGAN, Pratinjau, change_html, head_html
from ui.core.tasks import Tasks
from ui.skm.impor_ratl_model import ImporRatlModel, UsulRatl, describe

SEMUA = "*"
"""The choice of all units; a unit is chosen by its `kunci_unit`."""
_TEBAKAN = "tebakan"


class PratinjauRatlPane(Pratinjau):
    """Let people see, narrow and tick the actions of a file.

    `choices` are the fields of year and unit, which the dialog puts beside its title; `year_picked`
    and `unit_picked` carry what was chosen there.
    """

    year_picked = Signal(int)
    unit_picked = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            ImporRatlModel(tasks, self.tick),
            (
                *SARINGAN,
                (StatusImpor.SAMA.value, _("Sama")),
                (_TEBAKAN, _("Unsur tebakan")),
            ),
            _("Isi baris ini"),
            _("Pertanyaan dan catatan"),
        )
        self.tahun, self.unit = ChoiceInput(), ChoiceInput()
        self.unit.setMinimumWidth(theme.px(160))
        self.choices = QWidget()
        choices = QHBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(theme.px(8))
        for words, field, stretch in (
            (_("Tahun &survei"), self.tahun, 0),
            (_("&Unit"), self.unit, 1),
        ):
            label = theme.label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            choices.addWidget(label)
            choices.addWidget(field, stretch)
        self.tahun.edited.connect(lambda: self.year_picked.emit(int(self.tahun.value())))
        self.unit.edited.connect(lambda: self.unit_picked.emit(self.unit.value()))
        self.findings.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer_years(self, years: Collection[int], tahun: int) -> None:
        """Offer survey years, the newest first, and choose one."""
        offered = sorted({*years, tahun}, reverse=True)
        self.tahun.set_choices([(str(it), str(it)) for it in offered])
        self.tahun.set_value(str(tahun))

    def offer_units(self, bacaan: BacaanRatl, own: str, chosen: str) -> None:
        """Offer our own unit first, all units, then each of the file; choose one."""
        units = bacaan.units()
        choices = []
        if own in units:
            choices.append((own, _("Unit sendiri: {nama}").format(nama=units.pop(own))))
        choices.append((SEMUA, _("Semua unit dalam berkas ({n})").format(n=len(bacaan.units()))))
        choices += sorted(units.items(), key=lambda it: it[1])
        self.unit.set_choices(choices)
        self.unit.set_value(chosen)
        self.unit.setToolTip(self.unit.currentText())

    def show_preview(self, pratinjau: PratinjauRatl) -> None:
        """Show a file anew: all is ticked but what would take a status back."""
        self.begin(row.kunci for row in pratinjau.baris if row.mundur)
        self.sum.setText(sum_sentence(pratinjau.bacaan.ringkasan))
        self.show_findings(pratinjau.bacaan.temuan)
        self.show_rows(pratinjau.baris)

    def clear(self) -> None:
        """Show nothing: the file has none of the year."""
        self.begin()
        self.sum.setText("")
        self.show_findings(())
        self.show_rows(())
        self.counts.setText("")

    def proposals(self, refused: Collection[str]) -> Sequence[UsulRatl]:
        """Return the rows of the table; those named are not wanted."""
        return [UsulRatl(row, row.kunci not in refused) for row in self._baris]

    def keeps(self, row: Any, wanted: str) -> bool:
        """Tell whether a filter keeps a row."""
        return bool(row.unsur_tebakan) if wanted == _TEBAKAN else super().keeps(row, wanted)

    def detail_of(self, row: Any) -> str:
        """Return what the file says of a row, as HTML."""
        baris = row.baris
        words = {
            StatusImpor.SAMA: _("Sama dengan yang tersimpan: tidak ada yang berubah."),
            StatusImpor.HILANG: _("Tersimpan di sini, tidak ada dalam berkas. Tetap disimpan."),
        }.get(baris.status, "")
        if baris.mundur:
            words = _("Status di sini sudah lebih maju. Centang bila memang hendak dimundurkan.")
        full = baris.aksi.rencana_aksi if baris.aksi else row.text("rencana_aksi")
        head = head_html(full, (row.unit, baris.aksi.sel if baris.aksi else ""))
        told = f"<p>{escape(words)}</p>" if words else ""
        return head + told + change_html(describe(row), new=baris.status is StatusImpor.BARU)


def sum_sentence(jumlah: RingkasanRatl) -> str:
    """Return "272 baris sumber = 270 aksi + 1 lanjutan + 1 pertanyaan; 63 unit."."""
    text = _(
        "{baris_sumber} baris sumber = {aksi} aksi + {lanjutan} lanjutan + "
        "{pertanyaan} pertanyaan; {unit} unit."
    )
    return text.format(
        baris_sumber=jumlah.baris_sumber,
        aksi=jumlah.aksi,
        lanjutan=jumlah.lanjutan,
        pertanyaan=jumlah.pertanyaan,
        unit=jumlah.unit,
    )
