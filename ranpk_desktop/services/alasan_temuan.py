"""Why a warning about a quarter may stay: one written reason for each."""

from collections.abc import Mapping

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan_alasan import Kunci
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
        return self.save_all(tahun, triwulan, {(kode, butir_id): alasan})

    def save_all(self, tahun: int, triwulan: Triwulan, alasan: Mapping[Kunci, str]) -> Changes:
        """Save several reasons as one command."""
        judul = _("Tulis alasan peringatan {tw}").format(tw=triwulan.label)
        if len(alasan) > 1:
            judul = _("Tulis alasan {n} peringatan {tw}").format(n=len(alasan), tw=triwulan.label)
        with self._store.command(judul) as command:
            for (kode, butir_id), teks in alasan.items():
                key = {"tahun": tahun, "triwulan": int(triwulan), "kode": kode}
                columns = {"alasan": clean(teks)}
                write(self._store, "alasan_temuan", {**key, "butir_id": butir_id}, columns)
        return command.changes
