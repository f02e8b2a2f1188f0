"""Locking a quarter stores what it held as a rekaman; opening it again is a revision."""

from typing import Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import rekaman as repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError

LAPORAN_TRIWULAN = JenisPaket.LAPORAN_TRIWULAN.value
UNIT_PAKET = {"id": "acuan", "kode": "kode", "nama": "nama"}
"""How a package names its unit, and the columns of `unit` that say so."""


class RekamanService:
    """Lock and unlock quarters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lock(self, tahun: int, triwulan: Triwulan, pejabat_id: str) -> Changes:
        """Lock a quarter in the name of an official and store its rekaman.

        Raises KnownError where it is locked already, or where there is nothing to lock.
        """
        if repository.lock(self._store, tahun, triwulan):
            raise KnownError("SUDAH_DIKUNCI", _("Triwulan ini sudah dikunci."))
        isi = rencana_repository.isi(self._store, tahun, triwulan)
        if not isi["indikator"]:
            raise KnownError(
                "BELUM_ADA_RENCANA",
                _("Belum ada indikator pada rencana {tahun}.").format(tahun=tahun),
                _("Susun rencana dahulu."),
            )
        pejabat = self._pejabat(pejabat_id)
        judul = _("Kunci {triwulan} {tahun}").format(triwulan=triwulan.label, tahun=tahun)
        with self._store.command(judul) as command:
            rekaman_id = self._store_rekaman(tahun, triwulan, isi)
            self._store.insert(
                "kunci",
                {
                    "id": new_id(),
                    "tahun": tahun,
                    "triwulan": int(triwulan),
                    "rekaman_id": rekaman_id,
                    "pejabat_id": pejabat_id,
                    "nama": pejabat["nama"],
                    "jabatan": " ".join(filter(None, (pejabat["sebutan"], pejabat["jabatan"]))),
                    "dikunci_pada": self._store.now(),
                },
            )
        return command.changes

    def unlock(self, tahun: int, triwulan: Triwulan, alasan: str) -> Changes:
        """Open a locked quarter for a revision; the reason goes into the next rekaman."""
        if not alasan.strip():
            raise CheckError("alasan", _("Alasan membuka kunci belum diisi."))
        kunci = self.require_lock(tahun, triwulan)
        judul = _("Buka kunci {triwulan} {tahun}").format(triwulan=triwulan.label, tahun=tahun)
        with self._store.command(judul) as command:
            self._store.update(
                "kunci",
                kunci["id"],
                {"dibuka_pada": self._store.now(), "alasan_buka": alasan.strip()},
            )
        return command.changes

    def require_lock(self, tahun: int, triwulan: Triwulan) -> dict[str, Any]:
        """Return the lock that holds for a quarter; raises KnownError where it is open."""
        kunci = repository.lock(self._store, tahun, triwulan)
        if kunci is None:
            raise KnownError(
                "BELUM_DIKUNCI",
                _("{triwulan} {tahun} belum dikunci.").format(triwulan=triwulan.label, tahun=tahun),
                _("Kunci triwulan dahulu."),
            )
        return kunci

    def locked(self, tahun: int, triwulan: Triwulan) -> dict[str, Any]:
        """Return the rekaman of a locked quarter; raises KnownError where it is open."""
        return repository.rekaman(self._store, self.require_lock(tahun, triwulan)["rekaman_id"])

    def _pejabat(self, pejabat_id: str) -> dict[str, Any]:
        for row in kantor_repository.pejabat(self._store):
            if row["id"] == pejabat_id:
                return row
        raise CheckError("pejabat", _("Pejabat yang mengunci belum dipilih."))

    def _store_rekaman(self, tahun: int, triwulan: Triwulan, isi: rencana_repository.Isi) -> str:
        periode = triwulan.periode
        before = repository.latest(self._store, LAPORAN_TRIWULAN, tahun, periode)
        opened = repository.last_unlock(self._store, tahun, triwulan)
        revisi = before["revisi"] + 1 if before else 0
        rekaman_id = new_id()
        self._store.insert(
            "rekaman",
            {
                "id": rekaman_id,
                "jenis": LAPORAN_TRIWULAN,
                "tahun": tahun,
                "periode": periode,
                "revisi": revisi,
                "keadaan": "DIKUNCI",
                "alasan": opened["alasan_buka"] if opened else "",
                "isi": kanonik.dump(isi).decode(),
                "sidik_isi": kanonik.sidik_isi(
                    jenis=LAPORAN_TRIWULAN,
                    unit={name: isi["unit"][0][kolom] for name, kolom in UNIT_PAKET.items()},
                    tahun=tahun,
                    periode=periode,
                    revisi=revisi,
                    isi=isi,
                    data_dukung=[],
                ),
                "dibuat_pada": self._store.now(),
                "pelaku": self._store.pelaku,
            },
        )
        return rekaman_id
