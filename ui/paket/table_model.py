"""The history of packages as a table: one row for each report, all its parts together."""

from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.riwayat_paket import RiwayatPaket, StatusPaket
from ranpk_desktop.domain.tanggal import format_tanggal
from ui.core.column import Column
from ui.core.status_paket import TONES
from ui.core.table_model import TableModel


@dataclass(frozen=True, slots=True)
class Baris:
    """One report of the history, with times of the office's clock."""

    paket: RiwayatPaket
    zona: str

    @property
    def judul(self) -> str:
        """Return what it is, with what is special about it."""
        judul, parts = self.paket.judul, len(self.paket.berkas)
        if self.paket.nihil:
            judul = _("{judul} (NIHIL)").format(judul=judul)
        return _("{judul}, {n} bagian").format(judul=judul, n=parts) if parts > 1 else judul

    @property
    def versi(self) -> str:
        """Return the version in words."""
        return revision_label(self.paket.revisi)

    @property
    def ada(self) -> bool:
        """Tell whether every file is still there."""
        return all(berkas.ada for berkas in self.paket.berkas)

    @property
    def status(self) -> str:
        """Return the status in words, with when or how where that is known."""
        paket = self.paket
        between = " " if paket.status is StatusPaket.TERKIRIM else " · "
        return between.join(filter(None, (paket.status.label, paket.keterangan)))

    @property
    def tone(self) -> str:
        """Return the tone of the status."""
        return TONES[self.paket.status]


class RiwayatModel(TableModel[Baris]):
    """Show packages, the newest first; nothing is typed here."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda row: row.paket.id)


_COLUMNS: tuple[Column[Baris], ...] = (
    Column("judul", _("Paket"), value=lambda row: row.judul, width=16, stretch=True),
    Column("versi", _("Versi"), value=lambda row: row.versi, width=10),
    Column(
        "status",
        _("Status"),
        value=lambda row: row.status,
        status=lambda row: row.tone,
        width=24,
    ),
    Column(
        "ukuran",
        _("Ukuran"),
        text=lambda row: format_bytes(row.paket.ukuran),
        sort=lambda row: row.paket.ukuran,
        align="kanan",
        width=8,
    ),
    Column(
        "dibuat_pada",
        _("Dibuat"),
        text=lambda row: format_tanggal(in_zone(row.paket.dibuat_pada, row.zona).date()),
        sort=lambda row: row.paket.dibuat_pada,
        width=16,
    ),
)
