"""Why a warning about a quarter may stay: one written reason for each."""

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.isian_triwulan import write


class AlasanTemuanService:
    """Keep the reasons; they are part of what a locked quarter says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(
        self, tahun: int, triwulan: Triwulan, kode: str, butir_id: str | None, alasan: str
    ) -> Changes:
        """Save why a warning stays, "" to take the reason back; LockedError for a locked quarter.

        `butir_id` is None for a warning about the quarter as a whole.
        """
        key = {"tahun": tahun, "triwulan": int(triwulan), "kode": kode, "butir_id": butir_id}
        with self._store.command(_("Tulis alasan peringatan {tw}").format(tw=triwulan.label)) as it:
            write(self._store, "alasan_temuan", key, {"alasan": clean(alasan)})
        return it.changes
