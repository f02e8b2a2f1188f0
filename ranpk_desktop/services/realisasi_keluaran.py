"""What a quarter brought of T/O and keluaran, saved cell by cell."""

from collections.abc import Iterable

from db.connection import Store
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Jenis
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isian_keluaran import read_cells
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.isian_triwulan import write
from ranpk_desktop.services.realisasi import Sel
from ranpk_desktop.services.rencana import RencanaService
from ranpk_desktop.services.rencana import Sel as SelRencana


class RealisasiKeluaranService:
    """Fill T/O and keluaran; they are read with the rest of their quarter (RealisasiService)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, butir_id: str, triwulan: Triwulan, kolom: str, teks: str) -> Changes:
        """Save one cell as typed: `kolom` is one of isian_keluaran.JUDUL.

        Raises CheckError for what cannot be read, LockedError for a locked quarter.
        """
        judul = _("Isi realisasi {triwulan}: {nama}").format(
            triwulan=triwulan.label, nama=rencana_repository.uraian(self._store, butir_id)
        )
        with self._store.command(judul) as command:
            self.write(butir_id, triwulan, {kolom: teks})
        return command.changes

    def paste(self, triwulan: Triwulan, cells: Iterable[Sel]) -> Changes:
        """Save many cells as one command; raises CheckError, LockedError, then nothing is saved."""
        texts: dict[str, dict[str, str]] = {}
        for cell in cells:
            texts.setdefault(cell.butir_id, {})[cell.kolom] = cell.teks
        count = sum(map(len, texts.values()))
        judul = _("Isi {n} sel {triwulan}").format(n=count, triwulan=triwulan.label)
        with self._store.command(judul) as command:
            for butir_id, row in texts.items():
                self.write(butir_id, triwulan, row)
        return command.changes

    def write(self, butir_id: str, triwulan: Triwulan, texts: dict[str, str]) -> None:
        """Write cells of one row inside the caller's command; one of the plan is written there."""
        texts = dict(texts)
        if (terkait := texts.pop("instansi_terkait", None)) is not None:
            RencanaService(self._store).write(SelRencana(butir_id, "instansi_terkait", terkait))
        key = {"butir_id": butir_id, "triwulan": int(triwulan)}
        write(self._store, "realisasi", key, read_cells(texts), {"jenis": Jenis.KOSONG.value})
