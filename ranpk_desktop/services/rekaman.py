"""Locking a quarter and fixing a plan store a rekaman; opening them again is a revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import referensi as referensi_repository
from db.repositories import rekaman as repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, count_faults, summarise
from ranpk_desktop.domain.laporan_alasan import in_use
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.laporan import read

if TYPE_CHECKING:  # which needs this module itself
    from ranpk_desktop.services.periksa import PeriksaService

LAPORAN_TRIWULAN = JenisPaket.LAPORAN_TRIWULAN.value
RENCANA = JenisPaket.RENCANA.value
BELUM_BERES = "RENCANA_BELUM_BERES"
"""The code of the refusal to fix a plan in which the checks find something."""
TRIWULAN_BELUM_BERES = "TRIWULAN_BELUM_BERES"
"""The code of the refusal to lock a quarter with an error, or a warning that nobody explained."""
PERIODE_RENCANA = "TAHUN"
UNIT_PAKET = {"id": "acuan", "kode": "kode", "nama": "nama"}
"""How a package names its unit, and the columns of `unit` that say so."""


@dataclass(frozen=True, slots=True)
class _Kuncian:
    """Say what is locked: a quarter, or the plan of a year (`triwulan` TAHUNAN)."""

    tahun: int
    triwulan: int
    jenis: str
    periode: str
    keadaan: str


class RekamanService:
    """Lock and unlock quarters, fix plans and open them for a revision."""

    def __init__(self, store: Store, periksa: "PeriksaService") -> None:
        self._store = store
        self._periksa = periksa

    def lock(self, tahun: int, triwulan: Triwulan, pejabat_id: str) -> Changes:
        """Lock a quarter in the name of an official and store its rekaman.

        Raises KnownError where it is locked already, where there is nothing to lock, and where the
        checks find an error, or a warning without a written reason.
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
        used = in_use(self._require_checked(isi, tahun, triwulan))
        isi["alasan_temuan"] = [
            row for row in isi["alasan_temuan"] if (row["kode"], row["butir_id"]) in used
        ]
        judul = _("Kunci {triwulan} {tahun}").format(triwulan=triwulan.label, tahun=tahun)
        locked = _Kuncian(tahun, triwulan, LAPORAN_TRIWULAN, triwulan.periode, "DIKUNCI")
        return self._lock(judul, locked, isi, pejabat_id)

    def fix(self, tahun: int, pejabat_id: str, *, walau_peringatan: bool = False) -> Changes:
        """Fix the plan of a year in the name of an official and store its rekaman.

        Raises KnownError where it is fixed already, where there is nothing to fix, and where the
        checks find errors, or warnings that are not meant to stay (`walau_peringatan`).
        """
        if repository.lock(self._store, tahun, TAHUNAN):
            raise KnownError(
                "SUDAH_DITETAPKAN",
                _("Rencana {tahun} sudah ditetapkan.").format(tahun=tahun),
                _("Buat revisi bila perlu diubah."),
            )
        isi = rencana_repository.isi(self._store, tahun, TAHUNAN)
        if not isi["butir_rencana"]:
            raise KnownError(
                "BELUM_ADA_RENCANA",
                _("Rencana {tahun} masih kosong.").format(tahun=tahun),
                _("Susun rencana dahulu."),
            )
        _require_checked_plan(isi, tahun, walau_peringatan=walau_peringatan)
        judul = _("Tetapkan rencana {tahun}").format(tahun=tahun)
        locked = _Kuncian(tahun, TAHUNAN, RENCANA, PERIODE_RENCANA, "DITETAPKAN")
        return self._lock(judul, locked, isi, pejabat_id)

    def unlock(self, tahun: int, triwulan: Triwulan, alasan: str) -> Changes:
        """Open a locked quarter for a revision; the reason goes into the next rekaman."""
        kunci = self.require_lock(tahun, triwulan)
        judul = _("Buka kunci {triwulan} {tahun}").format(triwulan=triwulan.label, tahun=tahun)
        return self._unlock(judul, kunci, alasan, _("Alasan membuka kunci belum diisi."))

    def revise(self, tahun: int, alasan: str) -> Changes:
        """Open a fixed plan for a revision; the reason goes into the next rekaman."""
        kunci = repository.lock(self._store, tahun, TAHUNAN)
        if kunci is None:
            raise KnownError(
                "BELUM_DITETAPKAN",
                _("Rencana {tahun} belum ditetapkan, jadi masih dapat diubah.").format(tahun=tahun),
            )
        judul = _("Buat revisi rencana {tahun}").format(tahun=tahun)
        return self._unlock(judul, kunci, alasan, _("Alasan revisi belum diisi."))

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

    def _require_checked(
        self, isi: rencana_repository.Isi, tahun: int, triwulan: Triwulan
    ) -> list[Finding]:
        """Return the findings of a quarter; raises KnownError where one of them holds it open."""
        temuan = self._periksa.check(isi, read(isi, tahun, triwulan))
        if any(finding.menahan for finding in temuan):
            raise KnownError(
                TRIWULAN_BELUM_BERES,
                _("{triwulan} {tahun} belum dapat dikunci: {hitungan}.").format(
                    triwulan=triwulan.label, tahun=tahun, hitungan=summarise(temuan)
                ),
                _(
                    "Betulkan kesalahannya, dan tulis alasan untuk setiap peringatan yang memang "
                    "dimaksud; lihat “Kunci triwulan…” atau `ranpk periksa`."
                ),
            )
        return temuan

    def _lock(
        self, judul: str, locked: _Kuncian, isi: rencana_repository.Isi, pejabat_id: str
    ) -> Changes:
        pejabat = acting_pejabat(self._store, pejabat_id)
        opened = repository.last_unlock(self._store, locked.tahun, locked.triwulan)
        with self._store.command(judul) as command:
            rekaman_id = store_rekaman(
                self._store,
                jenis=locked.jenis,
                tahun=locked.tahun,
                periode=locked.periode,
                keadaan=locked.keadaan,
                alasan=opened["alasan_buka"] if opened else "",
                isi=isi,
            )
            columns = lock_columns(pejabat, rekaman_id, self._store.now())
            place = {"tahun": locked.tahun, "triwulan": int(locked.triwulan)}
            self._store.insert("kunci", {**columns, **place})
        return command.changes

    def _unlock(self, judul: str, kunci: dict[str, Any], alasan: str, missing: str) -> Changes:
        if not alasan.strip():
            raise CheckError("alasan", missing)
        with self._store.command(judul) as command:
            self._store.update(
                "kunci",
                kunci["id"],
                {"dibuka_pada": self._store.now(), "alasan_buka": alasan.strip()},
            )
        return command.changes


def acting_pejabat(store: Store, pejabat_id: str) -> dict[str, Any]:
    """Return the official who acts; raises CheckError("pejabat") where none is chosen."""
    for row in kantor_repository.pejabat(store):
        if row["id"] == pejabat_id:
            return row
    raise CheckError("pejabat", _("Pejabat yang bertindak belum dipilih."))


def lock_columns(pejabat: Mapping[str, Any], rekaman_id: str, dikunci_pada: str) -> dict[str, Any]:
    """Return what every lock says: who acted, as what, when, and of which version."""
    return {
        "id": new_id(),
        "rekaman_id": rekaman_id,
        "pejabat_id": pejabat["id"],
        "nama": pejabat["nama"],
        "jabatan": full_title(pejabat),
        "dikunci_pada": dikunci_pada,
    }


def store_rekaman(
    store: Store,
    *,
    jenis: str,
    tahun: int,
    periode: str,
    keadaan: str,
    alasan: str,
    isi: Mapping[str, Any],
) -> str:
    """Store the next version of a period inside the caller's command and return its id."""
    row = next_version(store, jenis, tahun, periode, keadaan=keadaan, alasan=alasan, isi=isi)
    store.insert("rekaman", row)
    return str(row["id"])


def next_version(
    store: Store,
    jenis: str,
    tahun: int,
    periode: str,
    *,
    keadaan: str,
    alasan: str,
    isi: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the row of the next version of a period, which is not stored yet."""
    revisi = repository.next_revision(store, jenis, tahun, periode)
    return {
        "id": new_id(),
        "jenis": jenis,
        "tahun": tahun,
        "periode": periode,
        "revisi": revisi,
        "keadaan": keadaan,
        "alasan": alasan,
        "isi": kanonik.dump(isi).decode(),
        "sidik_isi": kanonik.sidik_isi(
            jenis=jenis,
            unit={name: isi["unit"][0][kolom] for name, kolom in UNIT_PAKET.items()},
            tahun=tahun,
            periode=periode,
            revisi=revisi,
            isi=isi,
            data_dukung=[row["sha256"] for row in isi.get("data_dukung", ()) if row["sha256"]],
        ),
        "dibuat_pada": store.now(),
        "pelaku": store.pelaku,
        "referensi_id": referensi_repository.newest_id(store),
    }


def _require_checked_plan(
    isi: rencana_repository.Isi, tahun: int, *, walau_peringatan: bool
) -> None:
    """Refuse a plan with errors, and one with warnings unless that is meant."""
    from ranpk_desktop.domain.aturan import check_pohon
    from ranpk_desktop.services.parameter import aturan

    errors, warnings = count_faults(check_pohon(Pohon.read(isi), aturan()))
    if errors or (warnings and not walau_peringatan):
        raise KnownError(
            BELUM_BERES,
            _("Rencana {tahun} masih mempunyai {n} kesalahan dan {m} peringatan.").format(
                tahun=tahun, n=errors, m=warnings
            ),
            _(
                "Lihat Daftar periksa atau `ranpk periksa`. Peringatan boleh dibiarkan bila memang "
                "dimaksud: --walau-ada-peringatan."
            ),
        )
