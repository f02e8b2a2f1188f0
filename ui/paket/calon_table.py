"""What can be made into a package, as a table: one line is chosen."""

from PySide6.QtWidgets import QAbstractItemView

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.riwayat_paket import CalonPaket, RiwayatPaket
from ui.core.column import Column
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane

Key = tuple[str, int, str]
"""What a package reports: jenis, year, period."""


def key_of(calon: CalonPaket | RiwayatPaket) -> Key:
    """Return what tells a candidate from all others."""
    return calon.jenis.value, calon.tahun, calon.periode


class CalonTable(TablePane[CalonPaket]):
    """Show the candidates of a year, with why one of them cannot be made."""

    def __init__(self) -> None:
        super().__init__(TableModel(_COLUMNS, key_of), _("Yang dapat dipaketkan"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def chosen(self) -> CalonPaket | None:
        """Return the candidate under the cursor."""
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None


def _state(calon: CalonPaket) -> str:
    if calon.tersimpan:
        return _("Sudah ada dan isinya belum berubah: berkas itu dipakai lagi")
    if calon.halangan:
        return calon.halangan.pesan
    return _("Siap dibuat")


def _tone(calon: CalonPaket) -> str:
    if calon.tersimpan:
        return "info"
    return "peringatan" if calon.halangan else "baik"


_COLUMNS: tuple[Column[CalonPaket], ...] = (
    Column("judul", _("Paket"), value=lambda row: row.judul, width=46),
    Column(
        "versi",
        _("Versi"),
        text=lambda row: revision_label(row.revisi) if row.rekaman_id else "–",
        width=12,
    ),
    Column("keadaan", _("Keadaan"), value=_state, status=_tone, width=30, stretch=True),
)
