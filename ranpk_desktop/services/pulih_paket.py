"""Plan, quarters, surveys and agreements put together again from the office's own packages."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import backup
from db.connection import Store, new_id
from db.file_store import FOLDER as EVIDENCE
from db.file_store import FileStore
from db.repositories import pulih_paket as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.pulih_paket import (
    BarisPulih,
    DiSini,
    Nasib,
    PaketPulih,
    Tempat,
    assemble,
    in_order_made,
    judge,
)
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.tertinggal import missing_in_packages

Report = Callable[[int, int], None]
_ACUAN = re.compile(r"(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9-]{1,100}")
_BUKTI = re.compile(r"bukti-([0-9a-f]{64})(\.|$)")
_DIPAKAI = (Nasib.BARU, Nasib.MENGGANTI)
_DISIMPAN = (*_DIPAKAI, Nasib.SUDAH_ADA, Nasib.LEBIH_LAMA, Nasib.BAGIAN)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Hold the whole packages among some files; `ditolak` are the others with their sentences."""

    paket: tuple[PaketPulih, ...]
    ditolak: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RencanaPulih:
    """Say what a restore would do.

    `pengenal` are the kode pengenal of seals that nothing here vouches for: somebody has to
    confirm each before anything is restored. `sebutan` are the same with their words.
    """

    unit: str
    baris: tuple[BarisPulih, ...]
    ditolak: tuple[tuple[str, str], ...]
    pengenal: tuple[str, ...]
    sebutan: tuple[str, ...]

    @property
    def dipakai(self) -> bool:
        """Tell whether there is anything to restore."""
        return any(baris.nasib in _DISIMPAN for baris in self.baris)

    @property
    def mengganti(self) -> bool:
        """Tell whether something that is here would give way."""
        return any(baris.nasib is Nasib.MENGGANTI for baris in self.baris)


@dataclass(frozen=True, slots=True)
class HasilPulih:
    """Say what a restore has done; `tertinggal` names what the packages do not hold.

    `cadangan` is the name of the backup of what was there, "" for a folder without an office.
    """

    rencana: RencanaPulih
    tertinggal: tuple[str, ...]
    cadangan: str


def read(paths: Sequence[Path], report: Report) -> Bacaan:
    """Return the whole packages among some files; may run in the pool.

    A file that is none, or damaged, is not an error but a sentence of its own.
    """
    from ranpk_desktop.paket import verifikasi

    found: dict[str, PaketPulih] = {}
    ditolak = []
    for at, path in enumerate(paths):
        report(at, len(paths))
        try:
            berkas = verifikasi.read_file(path)
            paket = verifikasi.open_package(berkas)
            it = PaketPulih(
                path=path,
                ukuran=len(berkas),
                manifes=paket.manifes,
                sidik_isi=paket.sidik_isi,
                data=paket.data,
                isi_baku=kanonik.dump(paket.data["isi"]).decode(),
                sertifikat=paket.segel.sertifikat,
                pengenal=paket.segel.kode_pengenal,
                bukti=frozenset(_evidence(entri.nama) for entri in paket.objek) - {""},
            )
            _require_values(it)
            found.setdefault(it.manifes, it)
        except KnownError as error:
            ditolak.append((path.name, error.pesan))
    return Bacaan(tuple(found.values()), tuple(ditolak))


def _evidence(nama: str) -> str:
    named = _BUKTI.match(nama)
    return named[1] if named else ""


def _require_values(it: PaketPulih) -> None:
    """Refuse cells that no database holds; whoever sealed them had another program."""
    values = (nilai for rows in it.isi.values() for row in rows for nilai in row.values())
    if not _ACUAN.fullmatch(it.unit.id) or any(isinstance(nilai, (list, dict)) for nilai in values):
        raise _unfit()


def _unfit() -> KnownError:
    return KnownError(
        "PAKET_TIDAK_TERPULIHKAN",
        _("Isi paket ini tidak dapat dijadikan data kantor lagi."),
        _("Pakai paket lain dari periode itu, atau cadangan kantor."),
    )


def preview_empty(bacaan: Bacaan, folder: Path) -> RencanaPulih:
    """Return what a restore into a folder without an office would do; raises as `preview`."""
    return _preview(bacaan, folder, None, {}, frozenset())


def _preview(
    bacaan: Bacaan,
    folder: Path,
    unit: dict[str, Any] | None,
    held: Mapping[Tempat, DiSini],
    known: frozenset[str],
) -> RencanaPulih:
    if not bacaan.paket:
        raise KnownError(
            "TIDAK_ADA_PAKET",
            _("Tidak ada paket yang utuh di antara berkas yang dipilih."),
            bacaan.ditolak[0][1] if bacaan.ditolak else "",
        )
    offices = {(it.unit.id, int(it.data["contoh"])) for it in bacaan.paket}
    if unit:
        offices.add((unit["acuan"], unit["contoh"]))
    if len(offices) > 1:
        raise KnownError(
            "KANTOR_LAIN",
            _("Paket-paket itu bukan dari satu kantor: {nama}.").format(
                nama=", ".join(sorted({it.unit.nama for it in bacaan.paket}))
            ),
            _("Pilih hanya paket yang dikirim oleh kantor ini."),
        )
    newest = max(bacaan.paket, key=lambda it: it.dibuat_pada)
    unknown = _unknown(folder, bacaan.paket, newest.unit.id)
    return RencanaPulih(
        unit=str(unit["nama"]) if unit else newest.unit.nama,
        baris=tuple(judge(bacaan.paket, held, known)),
        ditolak=bacaan.ditolak,
        pengenal=tuple(unknown),
        sebutan=tuple(f"{kode} ({kata})" for kode, kata in unknown.items()),
    )


def _unknown(folder: Path, paket: Sequence[PaketPulih], acuan: str) -> dict[str, str]:
    """Return the kode pengenal of certificates that are not the office's own here, with words."""
    from ranpk_desktop.paket.sertifikat import kata_pengenal
    from ranpk_desktop.services.identitas import FOLDER, read_certificates

    path = folder / FOLDER / f"{acuan}.pem"
    own = {it.sertifikat for it in read_certificates(path)} if path.exists() else set()
    strange = {it.pengenal: it.sertifikat for it in paket if it.sertifikat not in own}
    return {kode: spell(kata_pengenal(der)) for kode, der in sorted(strange.items())}


class PulihPaketService:
    """Put the office's own packages back where their rows are missing or older."""

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._folder = store.path.parent

    def preview(self, bacaan: Bacaan) -> RencanaPulih:
        """Return what a restore would do; nothing is changed.

        Raises KnownError where no file is a package, and for packages of another unit.
        """
        return _preview(
            bacaan,
            self._folder,
            self._kantor.load(),
            repository.held(self._store),
            repository.known(self._store),
        )

    def apply(self, rencana: RencanaPulih, setuju: frozenset[str]) -> HasilPulih:
        """Restore what `preview` has said, in one transaction; `keep_files` must have run.

        `setuju` are the kode pengenal that somebody has confirmed. What is here is backed up
        first. Raises KnownError, and then the data are what they were.
        """
        self._store.require_here()
        _require_confirmed(rencana, setuju)
        before = ""
        if self._kantor.load():
            target = backup.before(self._store.path, "pulih", self._store.moment())
            backup.copy_database(self._store.db, target)
            before = target.name
        used = [row for row in rencana.baris if row.nasib in _DISIMPAN]
        chosen = [row.paket for row in used if row.nasib in _DIPAKAI]
        try:
            with self._store.command(_("Pulihkan dari paket terkirim")):
                repository.put_back(self._store, chosen, assemble(chosen))
                for paket in (row.paket for row in used if row.paket.utama):
                    repository.store_version(self._store, paket)
                repository.lock_versions(self._store, [row.paket for row in used])
                for paket in in_order_made([row.paket for row in used]):
                    repository.store_package(self._store, paket, file_name(paket))
                self._store.insert(
                    "garis",
                    {"id": new_id(), "sebab": "PULIH", "dibuat_pada": self._store.now()},
                )
        except sqlite3.IntegrityError as error:
            raise _unfit() from error
        self._pin([row.paket for row in used])
        kept = [row.paket for row in used]
        missing = missing_in_packages(self._store, kept, kosong=not before)
        return HasilPulih(rencana, missing, before)

    def _pin(self, used: Sequence[PaketPulih]) -> None:
        """Keep the certificate that was confirmed, where the folder has none of the unit yet."""
        from ranpk_desktop.paket import sertifikat
        from ranpk_desktop.services.identitas import FOLDER

        newest = max(used, key=lambda it: it.dibuat_pada)
        path = self._folder / FOLDER / f"{newest.unit.id}.pem"
        if not path.exists():
            make_folder(path.parent)
            write_atomic(path, sertifikat.certificate_pem(newest.sertifikat))


def _require_confirmed(rencana: RencanaPulih, setuju: frozenset[str]) -> None:
    unknown = set(rencana.pengenal) - setuju
    if unknown:
        raise KnownError(
            "PENGENAL_BELUM_DICOCOKKAN",
            _("Segel dengan kode pengenal {kode} belum Anda cocokkan.").format(
                kode=", ".join(sorted(unknown))
            ),
            _("Bandingkan dengan kode pengenal kantor Anda yang tercatat di Pusat."),
        )
    if not rencana.dipakai:
        raise KnownError(
            "TIDAK_ADA_YANG_DIPULIHKAN",
            _("Tidak ada yang dapat dipulihkan dari paket-paket itu."),
        )


def file_name(it: PaketPulih) -> str:
    """Return the name that a package has in the office's folder."""
    jenis, tahun, periode = it.tempat
    ke, dari = it.data["bagian"]["ke"], it.data["bagian"]["dari"]
    words = (
        "ranpk",
        it.unit.id,
        str(tahun),
        *([] if jenis is JenisPaket.LAPORAN_TRIWULAN else [jenis.replace("_", "-")]),
        periode,
        f"r{it.revisi}",
        it.manifes[:8],
        *([f"{ke}dari{dari}"] if dari > 1 else []),
    )
    return "-".join(words) + ".asice"


def keep_files(folder: Path, rencana: RencanaPulih, setuju: frozenset[str], report: Report) -> None:
    """Put the packages and their evidence into the office's folders; may run in the pool.

    Files without rows do no harm, rows without files would: so this comes first. Raises KnownError
    for a file that has changed since it was read, and as write_atomic does.
    """
    from ranpk_desktop.paket import verifikasi

    _require_confirmed(rencana, setuju)
    files = FileStore(folder / EVIDENCE)
    kept = [row.paket for row in rencana.baris if row.nasib in _DISIMPAN]
    for at, it in enumerate(kept):
        report(at, len(kept))
        berkas = verifikasi.read_file(it.path)
        paket = verifikasi.open_package(berkas)
        if paket.manifes != it.manifes:
            raise _unfit()
        for entri in paket.objek:
            if _evidence(entri.nama):
                files.put(entri.isi)
        write_atomic(make_folder(folder / "paket") / file_name(it), berkas)


def open_restored(
    folder: Path, clock: Clock, bacaan: Bacaan, setuju: frozenset[str]
) -> tuple[Office, HasilPulih]:
    """Open a data folder without an office with what packages hold; the files must be kept."""
    office = open_office(folder, clock)
    try:
        return office, office.pulih_paket.apply(office.pulih_paket.preview(bacaan), setuju)
    except BaseException:
        office.close()
        raise
