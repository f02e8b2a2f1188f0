"""The line above the table: what it is narrowed to, how much is filled, how the unit stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_persen
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ui.core import icons, theme
from ui.core.inputs import ChoiceInput
from ui.realisasi.table_model import Baris

FILTERS: dict[str, tuple[str, Callable[[Baris], bool] | None]] = {
    "semua": (_("Semua indikator"), None),
    "belum_diisi": (_("Belum diisi"), lambda row: row.isi.belum_diisi),
    "tanpa_target": (_("Target belum diisi"), lambda row: row.isi.tanpa_target),
    "di_bawah_target": (_("Di bawah target"), lambda row: row.isi.di_bawah_target),
    "ada_peringatan": (_("Ada peringatan"), lambda row: bool(row.peringatan)),
    "berkas_hilang": (_("Berkas tidak ditemukan"), lambda row: row.berkas_hilang > 0),
    "tidak_dapat_disimpulkan": (
        _("Tidak dapat disimpulkan"),
        lambda row: row.isi.tidak_dapat_disimpulkan,
    ),
}
"""What the table can be narrowed to: title, and which rows stay (all where there is no rule)."""


_EVERYBODY = _("Semua pen. jawab")
_NOBODY = _("Tanpa pen. jawab")


def _owner(isi: BarisIndikator) -> str:
    return isi.penanggung_jawab or _NOBODY


class SummaryRow(QWidget):
    """Offer filters, and show completeness and the capaian of the unit.

    `filter` asks what is the matter with a row, `penanggung` whose it is; `narrowed` says that
    either was changed.
    """

    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = ChoiceInput([(name, title) for name, (title, _keep) in FILTERS.items()])
        self.filter.setAccessibleName(_("Saring indikator"))
        self.filter.setMinimumWidth(theme.px(120))  # its longest choice must not widen the window
        self.penanggung = ChoiceInput([("", _EVERYBODY)])
        self.penanggung.setAccessibleName(_("Saring penanggung jawab"))
        self.penanggung.setMinimumWidth(theme.px(120))
        for box in (self.filter, self.penanggung):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(16)
            box.edited.connect(self.narrowed)
        self.shown = theme.label("", "keterangan")
        self.terisi = theme.label("", "keterangan")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.px(16))  # gives way first: the words beside it say the same
        self.bar.setMaximumWidth(theme.px(96))
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = icons.Picture(theme.px(16))
        self.capaian = theme.label("", "tebal")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.filter)
        row.addWidget(self.penanggung)
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.terisi)
        row.addWidget(self.bar, 1)
        row.addSpacing(theme.px(16))
        row.addWidget(self._icon)
        row.addWidget(self.capaian)

    def keep(self) -> Callable[[Baris], bool] | None:
        """Return which rows stay, None for all."""
        _title, rule = FILTERS[self.filter.value()]
        whose = self.penanggung.value()
        if not whose:
            return rule
        return lambda row: whose == _owner(row.isi) and (rule is None or rule(row))

    def choose(self, saring: str) -> None:
        """Narrow to one of FILTERS, whoever is responsible."""
        self.filter.set_value(saring)
        self.penanggung.set_value("")

    def _offer_owners(self, laporan: LaporanTriwulan) -> None:
        """Offer who is responsible for a row; a choice that has gone leaves everybody."""
        owners = sorted({_owner(row) for row in laporan.baris}, key=lambda x: (x == _NOBODY, x))
        choices = [("", _EVERYBODY), *((owner, owner) for owner in owners)]
        if choices == [
            (str(self.penanggung.itemData(at)), self.penanggung.itemText(at))
            for at in range(self.penanggung.count())
        ]:
            return
        before = self.penanggung.value()
        self.penanggung.set_choices(choices)
        self.penanggung.setVisible(len(owners) > 1)
        if self.penanggung.value() != before:
            self.narrowed.emit()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows the filter leaves, or, where it leaves all, how many are filled."""
        for part in (self.terisi, self.bar):
            part.setVisible(shown == total)
        if shown == total:
            self.shown.clear()
        elif shown:
            self.shown.setText(_("{n} dari {jumlah} tampak").format(n=shown, jumlah=total))
        else:
            self.shown.setText(_("Tidak ada indikator yang cocok"))

    def show_totals(self, laporan: LaporanTriwulan) -> None:
        """Show the totals of a quarter, and whom its rows can be narrowed to."""
        self._offer_owners(laporan)
        wanted = [row.belum_diisi for row in laporan.baris if row.perlu_diisi]
        terisi, jumlah = wanted.count(False), len(wanted)
        self.terisi.setText(_("{terisi} dari {jumlah} terisi").format(terisi=terisi, jumlah=jumlah))
        self.bar.setRange(0, max(1, jumlah))
        self.bar.setValue(terisi)
        self.bar.setAccessibleName(self.terisi.text())
        band, capaian = laporan.kriteria_unit, laporan.capaian_unit
        known = band is not None and capaian is not None
        self._icon.setVisible(known)
        self.capaian.setVisible(known)
        if band and capaian is not None:
            text = _("Capaian kantor {capaian} {kriteria}")
            words = text.format(capaian=format_persen(capaian), kriteria=band.nama)
            self.capaian.setText(words)
            theme.set_tone(self.capaian, band.nada)
            self._icon.set_icon(icons.status_icon(band.nada))
