"""What was spent of a budget until the end of a quarter, saved cell by cell."""

from collections.abc import Iterable
from typing import Any

from db.connection import Store
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import to_text
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services.isian_triwulan import write
from ranpk_desktop.services.realisasi import Sel
from ranpk_desktop.services.rencana import parse_form

JUDUL = {
    "rencana": _("Rencana penarikan"),
    "realisasi": _("Realisasi anggaran"),
    "keterangan": _("Keterangan"),
}
"""The cells that can be typed, and their titles."""


class RealisasiAnggaranService:
    """Fill a budget; it is read with the rest of its quarter (RealisasiService)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, butir_id: str, triwulan: Triwulan, kolom: str, teks: str) -> Changes:
        """Save one cell as typed, amounts in rupiah s.d. the quarter: `kolom` is one of JUDUL.

        Raises CheckError for what is no amount, LockedError for a locked quarter.
        """
        nama = rencana_repository.uraian(self._store, butir_id)
        judul = _("Isi anggaran {triwulan}: {nama}").format(triwulan=triwulan.label, nama=nama)
        with self._store.command(judul) as command:
            self.write(butir_id, triwulan, {kolom: teks})
        return command.changes

    def paste(self, triwulan: Triwulan, cells: Iterable[Sel]) -> Changes:
        """Save many cells as one command; raises CheckError, LockedError, then nothing is saved."""
        found = list(cells)
        judul = _("Isi {n} sel anggaran {triwulan}").format(n=len(found), triwulan=triwulan.label)
        with self._store.command(judul) as command:
            for cell in found:
                self.write(cell.butir_id, triwulan, {cell.kolom: cell.teks})
        return command.changes

    def write(self, butir_id: str, triwulan: Triwulan, texts: dict[str, str]) -> None:
        """Write cells of one row inside the caller's command."""
        columns = {kolom: column(kolom, teks) for kolom, teks in texts.items()}
        key = {"butir_id": butir_id, "triwulan": int(triwulan)}
        write(self._store, "realisasi_anggaran", key, columns)


def column(kolom: str, teks: str) -> Any:
    """Return the stored value of one cell; raises CheckError naming it."""
    if kolom == "keterangan":
        return clean(teks)
    isian = parse_form(teks, kolom, "")
    if not isian.kosong and (isian.nilai is None or isian.operator or isian.nilai < 0):
        raise CheckError(
            kolom,
            _("{judul} ditulis sebagai rupiah.").format(judul=JUDUL[kolom]),
            _("Contoh: 1.250.000.000, atau kosongkan."),
        )
    return None if isian.nilai is None else to_text(isian.nilai)
