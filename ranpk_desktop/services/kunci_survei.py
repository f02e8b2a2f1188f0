"""The results of a survey lock with their report; opening them again is a revision."""

from typing import Any

from db.connection import Store
from db.repositories import kunci_survei as repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import skm as skm_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.ratl import read_ratl
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.ratl import own
from ranpk_desktop.services.rekaman import acting_pejabat, lock_columns, store_rekaman

SKM = JenisPaket.SKM.value


class KunciSurveiService:
    """Lock the surveys of a part of a year, with their target; RATL rows are never locked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, tahun: int, periode: PeriodeSkm) -> dict[str, Any] | None:
        """Return the lock that holds, None where results can be typed."""
        return repository.lock(self._store, tahun, periode)

    def lock(self, tahun: int, periode: PeriodeSkm, pejabat_id: str) -> Changes:
        """Lock the surveys in the name of an official and store their rekaman.

        Raises KnownError where they are locked already, or where there is none.
        """
        if repository.lock(self._store, tahun, periode):
            raise KnownError("SUDAH_DIKUNCI", _("Hasil survei ini sudah dikunci."))
        isi = content(self._store, tahun, periode)
        if not any(row["tahun"] == tahun for row in isi["survei"]):
            raise KnownError(
                "BELUM_ADA_SURVEI",
                _("Belum ada hasil survei {tahun} ({periode}).").format(
                    tahun=tahun, periode=periode.label
                ),
                _("Isi nilai unsurnya dahulu."),
            )
        pejabat = acting_pejabat(self._store, pejabat_id)
        opened = repository.last_unlock(self._store, tahun, periode)
        with self._store.command(_title(_("Kunci hasil survei {survei}"), tahun, periode)) as it:
            rekaman_id = store_rekaman(
                self._store,
                jenis=SKM,
                tahun=tahun,
                periode=periode.value,
                keadaan="DIKUNCI",
                alasan=opened["alasan_buka"] if opened else "",
                isi=isi,
            )
            columns = lock_columns(pejabat, rekaman_id, self._store.now())
            place = {"tahun": tahun, "periode": periode.value}
            self._store.insert("kunci_survei", {**columns, **place})
        return it.changes

    def unlock(self, tahun: int, periode: PeriodeSkm, alasan: str) -> Changes:
        """Open locked surveys for a revision; the reason goes into the next rekaman."""
        kunci = self.require_lock(tahun, periode)
        if not alasan.strip():
            raise CheckError("alasan", _("Alasan membuka kunci belum diisi."))
        opened = {"dibuka_pada": self._store.now(), "alasan_buka": alasan.strip()}
        judul = _title(_("Buka kunci hasil survei {survei}"), tahun, periode)
        with self._store.command(judul) as command:
            self._store.update("kunci_survei", kunci["id"], opened)
        return command.changes

    def require_lock(self, tahun: int, periode: PeriodeSkm) -> dict[str, Any]:
        """Return the lock that holds; raises KnownError where the surveys are open."""
        kunci = repository.lock(self._store, tahun, periode)
        if kunci is None:
            raise KnownError(
                "BELUM_DIKUNCI",
                _("Hasil survei {tahun} ({periode}) belum dikunci.").format(
                    tahun=tahun, periode=periode.label
                ),
            )
        return kunci

    def locked(self, tahun: int, periode: PeriodeSkm) -> dict[str, Any]:
        """Return the rekaman of locked surveys; raises KnownError where they are open."""
        kunci = self.require_lock(tahun, periode)
        return rekaman_repository.rekaman(self._store, kunci["rekaman_id"])


def content(store: Store, tahun: int, periode: PeriodeSkm) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a survey report, of RATL the unit's own."""
    isi = skm_repository.isi_until(store, tahun, periode)
    mine = own(store)
    isi["ratl"] = [row for row in isi["ratl"] if mine(read_ratl(row))]
    return isi


def _title(judul: str, tahun: int, periode: PeriodeSkm) -> str:
    part = "" if periode is PeriodeSkm.TAHUN else f" {periode.label}"
    return judul.format(survei=f"{tahun}{part}")
