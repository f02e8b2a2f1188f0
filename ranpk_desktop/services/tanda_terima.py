"""Receipts of Pusat: opened once, kept byte for byte, and what then holds of a period."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.connection import Store, new_id
from db.repositories import rekaman as rekaman_repository
from db.repositories import tanda_terima as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik, tanda_terima
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import Entri, JenisPaket
from ranpk_desktop.domain.perjanjian_kinerja import Keadaan
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.tanda_terima import Putusan, TandaTerima
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import sel_kembali
from ranpk_desktop.services.dari_pusat import BerkasPusat, DariPusatService, KeadaanBerkas, read
from ranpk_desktop.services.sel_kembali import SelKembali

if TYPE_CHECKING:  # each of them imports what few receipts need
    from ranpk_desktop.services.kunci_survei import KunciSurveiService
    from ranpk_desktop.services.rekaman import RekamanService
    from ranpk_desktop.services.tanda_tangan import Harapan, Kembali, TandaTanganService
    from ranpk_desktop.services.versi_perjanjian import VersiPerjanjian


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """Hold a receipt that is about to be opened, and what a PDF in it must be to be accepted."""

    berkas: BerkasPusat
    versi: "VersiPerjanjian | None" = None
    harapan: "Harapan | None" = None
    kembali: "Kembali | None" = None
    tertolak: str = ""


@dataclass(frozen=True, slots=True)
class HasilTandaTerima:
    """Say what a receipt means here.

    `lama` tells that it had been opened before, `dikenal` that the package was built in this
    folder, `digantikan` which receipt holds instead ("" for this one). `dapat_dibuka` tells that
    what came back is locked and may be opened for a revision. `naskah` says in a sentence what
    became of a Perjanjian Kinerja that came with it.
    """

    tanda_terima: TandaTerima
    dibuat_pada: datetime
    path: Path
    sel: tuple[SelKembali, ...]
    lama: bool
    dikenal: bool
    digantikan: str
    dapat_dibuka: bool
    naskah: str = ""
    changes: Changes = field(default=Changes(frozenset(), None, ""))

    @property
    def pesan(self) -> str:
        """Return in sentences what Pusat decided, and what this office did not know."""
        terima = self.tanda_terima
        text = _("{judul}: {putusan} Pusat, tanda terima {nomor}.")
        lines = [
            text.format(judul=terima.judul, putusan=terima.putusan.label, nomor=terima.nomor),
            terima.keterangan,
        ]
        if self.digantikan:
            text = _("Tanda terima ini sudah digantikan oleh {nomor}.")
            lines.append(text.format(nomor=self.digantikan))
        if not self.dikenal:
            lines.append(
                _(
                    "Paket yang dinilai tidak dibuat dari folder data ini, mungkin sebelum data "
                    "dipulihkan. Catatan kantor sudah disesuaikan dengan yang dipegang Pusat."
                )
            )
        return "\n".join(line for line in (*lines, self.naskah) if line)

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk tanda-terima buka --json` prints."""
        terima = self.tanda_terima
        return {
            "nomor": terima.nomor,
            "putusan": terima.putusan,
            "jenis": terima.jenis,
            "tahun": terima.tahun,
            "periode": terima.periode,
            "revisi": terima.revisi,
            "paket": terima.paket,
            "dipegang": terima.dipegang,
            "keterangan": terima.keterangan,
            "sel": [
                {
                    "tabel": it.sel.tabel,
                    "baris_id": it.sel.baris_id,
                    "kolom": it.sel.kolom,
                    "baris": it.baris,
                    "komentar": it.sel.komentar,
                }
                for it in self.sel
            ],
            "lama": self.lama,
            "dikenal": self.dikenal,
            "digantikan": self.digantikan or None,
            "naskah": self.naskah or None,
            "berkas": str(self.path),
        }


class TandaTerimaService:
    """Open receipts, and say what Pusat decided last."""

    def __init__(
        self,
        store: Store,
        dari_pusat: DariPusatService,
        rekaman: "Callable[[], RekamanService]",
        kunci_survei: "Callable[[], KunciSurveiService]",
        tanda_tangan: "Callable[[], TandaTanganService]",
    ) -> None:
        self._store = store
        self._dari_pusat = dari_pusat
        self._rekaman = rekaman
        self._kunci_survei = kunci_survei
        self._tanda_tangan = tanda_tangan

    def open(self, path: Path) -> HasilTandaTerima:
        """Open a receipt in one go; raises KnownError for a file that is none of Pusat for us.

        Opened twice it changes nothing and says the same.
        """
        return self.record(examine(self.prepare(read(path, self._store.path.parent))))

    def prepare(self, berkas: BerkasPusat) -> Pembukaan:
        """Gather what opening needs; raises KnownError for what is no receipt of Pusat for us."""
        berkas = self._dari_pusat.judge(berkas)
        berkas.require(JenisPaket.TANDA_TERIMA)
        terima = _required(berkas)
        if terima.jenis is not JenisPaket.PERJANJIAN_KINERJA or not _naskah(berkas):
            return Pembukaan(berkas)
        from ranpk_desktop.services import versi_perjanjian

        versions = versi_perjanjian.load(self._store, terima.tahun)
        versi = next((it for it in versions if it.revisi == terima.revisi), None)
        if versi is None or versi.keadaan is not Keadaan.MENUNGGU_PIHAK_KEDUA:
            return Pembukaan(berkas, versi)
        try:
            return Pembukaan(berkas, versi, self._tanda_tangan().expect(versi))
        except KnownError as error:
            return Pembukaan(berkas, versi, tertolak=str(error))

    def record(self, pembukaan: Pembukaan) -> HasilTandaTerima:
        """Keep the file, then note the receipt, and the agreement that came signed with it.

        Raises KnownError for a full disk, and while the office is carried; nothing is noted then.
        """
        berkas = pembukaan.berkas
        terima = _required(berkas)
        lama = repository.by_manifes(self._store, berkas.manifes) is not None
        changes = Changes(frozenset(), None, "")
        if not lama:
            self._store.require_here()
            path = self._dari_pusat.keep(berkas)
            judul = _("Buka tanda terima {nomor}").format(nomor=terima.nomor)
            with self._store.command(judul) as command:
                self._store.insert("tanda_terima", self._columns(berkas, terima, path.name))
            changes = command.changes
        naskah, signed = self._accept(pembukaan)
        nouns = changes.nouns | signed.nouns
        changes = Changes(nouns, signed.perintah_id or changes.perintah_id, changes.judul)
        return self._result(berkas, terima, lama=lama, naskah=naskah, changes=changes)

    def _columns(self, berkas: BerkasPusat, terima: TandaTerima, nama: str) -> dict[str, Any]:
        return {
            "id": new_id(),
            "manifes": berkas.manifes,
            "paket_manifes": terima.paket,
            "nomor": terima.nomor,
            "putusan": terima.putusan.value,
            "keterangan": terima.keterangan,
            "isi": kanonik.dump(terima.as_isi()).decode(),
            "berkas": nama,
            "dibuat_pada": berkas.dibuat_pada,
            "dibuka_pada": self._store.now(),
        }

    def _accept(self, pembukaan: Pembukaan) -> tuple[str, Changes]:
        """Keep an agreement that Pihak Kedua sealed, or say why not."""
        nothing = Changes(frozenset(), None, "")
        versi, kembali = pembukaan.versi, pembukaan.kembali
        if kembali is None or versi is None:
            if pembukaan.tertolak:
                text = _("Perjanjian kinerja di dalamnya tidak dipakai: {alasan}")
                return text.format(alasan=pembukaan.tertolak), nothing
            if versi and versi.keadaan is Keadaan.DITANDATANGANI:
                return _("Perjanjian kinerja ini sudah ditandatangani kedua pihak."), nothing
            return "", nothing
        try:
            changes = self._tanda_tangan().record_returned(versi, kembali)
        except KnownError as error:
            text = _("Perjanjian kinerja di dalamnya tidak dipakai: {alasan}")
            return text.format(alasan=error), nothing
        return _("Perjanjian kinerja {versi} kini ditandatangani kedua pihak.").format(
            versi=versi.label.lower()
        ), changes

    def _result(
        self, berkas: BerkasPusat, terima: TandaTerima, *, lama: bool, naskah: str, changes: Changes
    ) -> HasilTandaTerima:
        holds = repository.of_paket(self._store, terima.paket)
        replaced = holds is not None and holds["manifes"] != berkas.manifes
        return HasilTandaTerima(
            tanda_terima=terima,
            dibuat_pada=datetime.fromisoformat(berkas.dibuat_pada),
            path=self._dari_pusat.folder / f"{berkas.manifes}.asice",
            sel=sel_kembali.resolve(self._store, terima),
            lama=lama,
            dikenal=repository.knows_paket(self._store, terima.paket),
            digantikan=holds["nomor"] if holds and replaced else "",
            dapat_dibuka=not replaced and self._may_open(terima),
            naskah=naskah,
            changes=changes,
        )

    # What holds -------------------------------------------------------------------------------

    def of_paket(self, manifes: str) -> TandaTerima | None:
        """Return the receipt that holds for a package, by the manifest digest of its part 1."""
        return read_row(repository.of_paket(self._store, manifes))

    def of_period(self, jenis: JenisPaket, tahun: int, periode: str) -> TandaTerima | None:
        """Return the newest receipt about a period, also of a package unknown here."""
        found = repository.of_period(self._store, jenis.value, tahun, periode)
        return read_row(found[0] if found else None)

    def show(self, nomor_or_manifes: str) -> HasilTandaTerima:
        """Show a receipt that was opened before, by the manifest of the package that it judges."""
        row = repository.of_paket(self._store, nomor_or_manifes)
        if row is None:
            raise KnownError("TIDAK_ADA", _("Tanda terima paket ini belum pernah dibuka."))
        berkas = BerkasPusat(
            row["berkas"],
            KeadaanBerkas.LAMA,
            "",
            jenis=JenisPaket.TANDA_TERIMA,
            manifes=row["manifes"],
            dibuat_pada=row["dibuat_pada"],
        )
        terima = tanda_terima.read(json.loads(row["isi"]))
        nothing = Changes(frozenset(), None, "")
        return self._result(berkas, terima, lama=True, naskah="", changes=nothing)

    # Revision ---------------------------------------------------------------------------------

    def open_revision(self, terima: TandaTerima, alasan: str) -> Changes:
        """Open what came back for a revision; raises KnownError where nothing is locked."""
        if terima.jenis is JenisPaket.LAPORAN_TRIWULAN:
            triwulan = Triwulan.from_periode(terima.periode)
            return self._rekaman().unlock(terima.tahun, triwulan, alasan)
        if terima.jenis is JenisPaket.RENCANA:
            return self._rekaman().revise(terima.tahun, alasan)
        if terima.jenis is JenisPaket.SKM:
            return self._kunci_survei().unlock(terima.tahun, PeriodeSkm(terima.periode), alasan)
        raise KnownError(
            "TANPA_KUNCI",
            _("{judul} tidak dibuka dari sini.").format(judul=terima.judul),
            _("Buat revisinya di halamannya, lalu kirim lagi."),
        )

    def _may_open(self, terima: TandaTerima) -> bool:
        """Tell whether what came back is locked as Pusat judged it, so that it can be opened."""
        if terima.putusan is not Putusan.DIKEMBALIKAN:
            return False
        lock: Mapping[str, Any] | None = None
        if terima.jenis is JenisPaket.LAPORAN_TRIWULAN:
            triwulan = Triwulan.from_periode(terima.periode)
            lock = rekaman_repository.lock(self._store, terima.tahun, triwulan)
        elif terima.jenis is JenisPaket.RENCANA:
            lock = rekaman_repository.lock(self._store, terima.tahun, TAHUNAN)
        elif terima.jenis is JenisPaket.SKM:
            lock = self._kunci_survei().load(terima.tahun, PeriodeSkm(terima.periode))
        if lock is None:
            return False
        rekaman = rekaman_repository.rekaman(self._store, lock["rekaman_id"])
        return bool(rekaman["revisi"] <= terima.revisi)


def examine(pembukaan: Pembukaan) -> Pembukaan:
    """Check the PDF that came with a receipt; takes a second, so call it in the pool."""
    from ranpk_desktop.services import tanda_tangan

    naskah = _naskah(pembukaan.berkas)
    if pembukaan.harapan is None or naskah is None:
        return pembukaan
    kembali = tanda_tangan.check_returned(naskah.nama, naskah.isi, pembukaan.harapan)
    return replace(pembukaan, kembali=kembali)


def read_row(row: Mapping[str, Any] | None) -> TandaTerima | None:
    """Return a stored receipt."""
    return tanda_terima.read(json.loads(row["isi"])) if row else None


def _required(berkas: BerkasPusat) -> TandaTerima:
    if berkas.tanda_terima is None:
        raise LookupError(berkas.keadaan)
    return berkas.tanda_terima


def _naskah(berkas: BerkasPusat) -> Entri | None:
    """Return the PDF in a receipt, None without one."""
    return next((it for it in berkas.dokumen if it.nama.lower().endswith(".pdf")), None)
