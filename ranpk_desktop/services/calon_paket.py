"""What can be made into a package: of which version, released by whom, and whether it was made."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import kantor as kantor_repository
from db.repositories import paket as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.riwayat_paket import CalonPaket, PaketTersimpan, title
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import riwayat_paket
from ranpk_desktop.services.jenis_paket import (
    NIHIL,
    JenisBuatan,
    Sumber,
    Titipan,
    load_isi,
    registry,
)
from ranpk_desktop.services.rekaman import acting_pejabat, next_version

Row = dict[str, Any]


class CalonService:
    """Find the versions that packages are made of, and the packages that lie in the folder."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def candidate(self, entry: JenisBuatan, tahun: int, periode: str) -> CalonPaket:
        """Return what can be made of a period, and whether it was made before."""
        sumber = entry.sumber(self._store, tahun, periode)
        latest = self._latest(entry, tahun, periode)
        rekaman = sumber.rekaman
        if rekaman is None and latest and _still_holds(sumber, latest):
            rekaman = latest
        revisi = (
            rekaman["revisi"]
            if rekaman
            else rekaman_repository.next_revision(self._store, entry.jenis, tahun, periode)
        )
        return CalonPaket(
            jenis=entry.jenis,
            tahun=tahun,
            periode=periode,
            judul=title(entry.jenis, tahun, periode),
            rekaman_id=rekaman["id"] if rekaman else None,
            revisi=revisi,
            halangan=sumber.halangan,
            boleh_nihil=sumber.boleh_nihil and entry.nihil is not None,
            berisi=not sumber.boleh_nihil and entry.nihil is not None,
            tersimpan=self.stored(rekaman, sumber.titipan) if rekaman else None,
        )

    def _latest(self, entry: JenisBuatan, tahun: int, periode: str) -> Row | None:
        return rekaman_repository.latest(self._store, entry.jenis, tahun, periode)

    def version(
        self, entry: JenisBuatan, sumber: Sumber, calon: CalonPaket, nihil: str
    ) -> tuple[Row, bool]:
        """Return the version that a package is made of, and whether it is still to be stored."""
        keadaan, alasan, isi = sumber.keadaan, sumber.alasan, sumber.isi
        if nihil:
            if entry.nihil is None or not sumber.boleh_nihil:
                raise CheckError("nihil", _("Ada yang harus dilaporkan, jadi tidak dapat nihil."))
            keadaan, alasan = NIHIL, clean_line(nihil)
            isi = entry.nihil(self._store, calon.tahun, calon.periode)
            if not alasan:
                raise CheckError("nihil", _("Alasan laporan nihil belum diisi."))
        elif sumber.rekaman:
            return sumber.rekaman, False
        if isi is None:
            raise LookupError(calon)
        latest = self._latest(entry, calon.tahun, calon.periode)
        if (
            latest
            and (latest["keadaan"] == NIHIL) == bool(nihil)
            and (not nihil or latest["alasan"] == alasan)
            and latest["isi"] == kanonik.dump(isi).decode()
        ):
            return latest, False
        row = next_version(
            self._store,
            entry.jenis.value,
            calon.tahun,
            calon.periode,
            keadaan=keadaan,
            alasan=alasan,
            isi=isi,
        )
        return row, True

    def releaser(self, sumber: Sumber, rekaman: Row, pejabat_id: str | None) -> Row:
        """Return who releases a package; raises CheckError("pejabat") where nobody does."""
        if sumber.rekaman is None:
            return acting_pejabat(self._store, pejabat_id or sumber.pejabat_id or "")
        known = (*load_isi(rekaman)["pejabat"], *kantor_repository.pejabat(self._store))
        found = next((row for row in known if row["id"] == sumber.pejabat_id), None)
        return found or acting_pejabat(self._store, pejabat_id or "")

    def stored(self, rekaman: Row, titipan: Sequence[Titipan] = ()) -> PaketTersimpan | None:
        """Return the newest package of a version, if every part of it is whole and up to date."""
        parts = repository.of_version(self._store, rekaman["id"])
        wanted = {it.sha256 for it in titipan}
        if not parts or not all(_is_stored(self._folder / it["berkas"], it) for it in parts):
            return None
        if wanted and not _carries(self._folder / parts[0]["berkas"], wanted):
            return None
        return self.described(parts, rekaman, lama=True)

    def described(self, parts: Sequence[Row], rekaman: Row, *, lama: bool) -> PaketTersimpan:
        """Return a package by the rows of its parts."""
        files = tuple(riwayat_paket.file_of(row, self._folder) for row in parts)
        return PaketTersimpan(
            path=files[0].path,
            manifes=files[0].manifes,
            sidik_isi=rekaman["sidik_isi"],
            ukuran=sum(it.ukuran for it in files),
            lama=lama,
            id=files[0].id,
            berkas=files,
        )


def entry_of(jenis: JenisPaket) -> JenisBuatan:
    """Return the entry of a kind; raises KnownError for one that offices do not make."""
    found = registry().get(jenis)
    if found is None:
        raise KnownError(
            "JENIS_TIDAK_DIBUAT", _("Kantor tidak membuat {jenis}.").format(jenis=jenis.label)
        )
    return found


def _still_holds(sumber: Sumber, latest: Row) -> bool:
    """Tell whether the newest version says what a new one would.

    A report of nothing does as long as there is nothing else to report.
    """
    if latest["keadaan"] == NIHIL:
        return sumber.boleh_nihil
    return sumber.isi is not None and latest["isi"] == kanonik.dump(sumber.isi).decode()


def _is_stored(path: Path, row: Row) -> bool:
    """Tell whether the file is still the package that was recorded, and not lost or replaced."""
    from ranpk_desktop.paket import verifikasi

    try:
        manifes = verifikasi.open_package(verifikasi.read_file(path)).manifes
    except KnownError:
        return False
    return manifes == str(row["manifes"])


def _carries(path: Path, wanted: set[str]) -> bool:
    """Tell whether a whole package has documents of these digests."""
    from ranpk_desktop.paket import verifikasi

    objek = verifikasi.open_package(verifikasi.read_file(path)).objek
    return wanted <= {sha256(entri.isi).hexdigest() for entri in objek}
