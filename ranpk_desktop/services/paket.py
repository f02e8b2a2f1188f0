"""The signed packages of the office: made once from a rekaman, kept, found again, and checked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.connection import Store, new_id
from db.repositories import paket as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import (
    Entri,
    JenisPaket,
    PaketJadi,
)
from ranpk_desktop.domain.riwayat_paket import (
    CalonPaket,
    PaketTersimpan,
    Prapenerbangan,
    RiwayatPaket,
    title,
)
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services import riwayat_paket
from ranpk_desktop.services.baca_paket import (
    assemble,
    contents,
    describe_assembly,
    verify,
)
from ranpk_desktop.services.buat_paket import Persiapan, build, too_large
from ranpk_desktop.services.calon_paket import CalonService, entry_of
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.jenis_paket import (
    Bahan,
    Sumber,
    Titipan,
    load_isi,
    registry,
)
from ranpk_desktop.services.rekaman import RekamanService

__all__ = (
    "PaketService",
    "PaketTersimpan",
    "Persiapan",
    "assemble",
    "build",
    "contents",
    "describe_assembly",
    "verify",
)

FOLDER = "paket"
"""Where the packages lie, below the data folder."""

Row = dict[str, Any]


class PaketService:
    """Build and keep packages."""

    def __init__(
        self,
        store: Store,
        rekaman: RekamanService,
        identitas: IdentitasService,
        data_dukung: DataDukungService,
    ) -> None:
        self._store = store
        self._data_dukung = data_dukung
        self._rekaman = rekaman
        self._identitas = identitas
        self._folder = store.path.parent / FOLDER
        self._calon = CalonService(store, self._folder)

    # What there is ----------------------------------------------------------------------------

    def candidates(self, tahun: int) -> tuple[CalonPaket, ...]:
        """Return all that can be made into a package for a year, now or after something is done."""
        return tuple(
            self._calon.candidate(entry, tahun, periode)
            for entry in registry().values()
            for periode in entry.periode(self._store, tahun)
        )

    def candidate(self, jenis: JenisPaket, tahun: int, periode: str) -> CalonPaket:
        """Return one candidate by name; raises KnownError where the year has no such period."""
        entry = entry_of(jenis)
        if periode not in entry.periode(self._store, tahun):
            raise KnownError(
                "PERIODE_TIDAK_ADA",
                _("{judul}: periode ini belum ada atau belum berjalan.").format(
                    judul=title(jenis, tahun, periode)
                ),
            )
        return self._calon.candidate(entry, tahun, periode)

    def periods(self, jenis: JenisPaket, tahun: int) -> tuple[str, ...]:
        """Return the periods of a year for which a jenis is offered."""
        return tuple(entry_of(jenis).periode(self._store, tahun))

    def history(self, tahun: int | None = None) -> tuple[RiwayatPaket, ...]:
        """Return the reports that were made, the newest first, each with its parts and status."""
        return riwayat_paket.load(self._store, self._folder, tahun)

    def file_paths(self, paket_id: str) -> tuple[Path, ...]:
        """Return the files of the report that a part belongs to, in order."""
        found = repository.parts(self._store, paket_id)
        return tuple(self._folder / row["berkas"] for row in found)

    def find(self, tahun: int, triwulan: Triwulan) -> PaketTersimpan | None:
        """Return the package that was already built from the quarter's rekaman, if any."""
        return self._calon.stored(self._rekaman.locked(tahun, triwulan))

    def made_on(self, rekaman_id: str) -> date | None:
        """Return the day on which the package of a rekaman was made, if its file is there."""
        parts = repository.of_version(self._store, rekaman_id)
        if not parts or not all((self._folder / row["berkas"]).exists() for row in parts):
            return None
        return datetime.fromisoformat(parts[0]["dibuat_pada"]).date()

    # Making -----------------------------------------------------------------------------------

    def preflight(
        self, calon: CalonPaket, nihil: str = "", *, flashdisk: bool = False
    ) -> Prapenerbangan:
        """Return what Pusat would find in the package, and how large it would be.

        With `nihil` it is the report that there is nothing to report. `flashdisk` allows files
        that no mail holds.
        """
        from ranpk_desktop.services import prapenerbangan

        entry = entry_of(calon.jenis)
        sumber = entry.sumber(self._store, calon.tahun, calon.periode)
        if not nihil and sumber.halangan:
            return Prapenerbangan((sumber.halangan,), (), 0, 0)
        rekaman, _baru = self._calon.version(entry, sumber, calon, nihil)
        bahan = Bahan(rekaman, load_isi(rekaman), {}, "A4")
        files = self._data_dukung.files
        found = prapenerbangan.look(bahan, sumber, files, nihil=bool(nihil), flashdisk=flashdisk)
        return self._with_releaser(found, sumber, rekaman)

    def prepare(
        self,
        calon: CalonPaket,
        kertas: NamaKertas,
        *,
        pejabat_id: str | None = None,
        nihil: str = "",
        flashdisk: bool = False,
    ) -> Persiapan:
        """Gather what a package needs; what has a lock is released by who locked it.

        `pejabat_id` releases what has none, `nihil` is why there is nothing to report. Raises
        KnownError where something is to be done first, for an office without a key, and for files
        that no mail holds, unless they may go on a flashdisk; CheckError("pejabat") where nobody
        can release it, CheckError("nihil") where there is something to report.
        """
        entry = entry_of(calon.jenis)
        sumber = entry.sumber(self._store, calon.tahun, calon.periode)
        if not nihil and sumber.halangan:
            raise KnownError(sumber.halangan.kode, sumber.halangan.pesan)
        rekaman, baru = self._calon.version(entry, sumber, calon, nihil)
        titipan = () if nihil else sumber.titipan
        if not flashdisk:
            _require_small(rekaman, titipan)
        garis = rekaman_repository.garis(self._store)
        replaced = repository.replaced_manifes(self._store, calon.jenis, calon.tahun, calon.periode)
        return Persiapan(
            rekaman=rekaman,
            baru=baru,
            pelepas=self._calon.releaser(sumber, rekaman, pejabat_id),
            garis=garis,
            nomor_urut=rekaman_repository.next_nomor_urut(self._store, garis),
            menggantikan=replaced,
            isi_lama=repository.content_of(self._store, replaced),
            revisi_rencana=sumber.revisi_rencana,
            dibuat_pada=self._store.moment(),
            kunci_p12=self._identitas.key(),
            kunci_lama=self._former_key(rekaman),
            kertas=kertas,
            files=self._data_dukung.files,
            titipan=titipan,
            dokumen=tuple(Entri(nama, isi) for nama, isi in sumber.dokumen.items()),
        )

    def record(self, persiapan: Persiapan, jadi: Sequence[PaketJadi]) -> PaketTersimpan:
        """Put the built parts into the office's folder, then all of them into the database.

        Raises KnownError for a full disk, and where another package was made meanwhile; then
        nothing is recorded.
        """
        rekaman = persiapan.rekaman
        self._require_next(persiapan)
        names = [_file_name(rekaman, it, ke, len(jadi)) for ke, it in enumerate(jadi, 1)]
        for nama, part in zip(names, jadi, strict=True):
            write_atomic(make_folder(self._folder) / nama, part.berkas)
        judul = title(persiapan.jenis, rekaman["tahun"], rekaman["periode"])
        rows = [
            {
                "id": new_id(),
                "rekaman_id": rekaman["id"],
                "garis_id": persiapan.garis,
                "nomor_urut": persiapan.nomor_urut + ke,
                "menggantikan": None if ke else persiapan.menggantikan,
                "manifes": part.manifes,
                "berkas": names[ke],
                "ukuran": len(part.berkas),
                "dibuat_pada": persiapan.dibuat_pada.isoformat(timespec="seconds"),
                "bagian_ke": ke + 1,
                "bagian_dari": len(jadi),
                "induk": jadi[0].manifes if ke else None,
            }
            for ke, part in enumerate(jadi)
        ]
        with self._store.command(_("Buat paket {judul}").format(judul=judul)):
            if persiapan.baru:
                self._store.insert("rekaman", rekaman)
            for row in rows:
                self._store.insert("paket", row)
        return self._calon.described(rows, rekaman, lama=False)

    def make(
        self, tahun: int, triwulan: Triwulan, kertas: NamaKertas, frasa: str
    ) -> PaketTersimpan:
        """Hand out the quarter's package: the stored one, or a new one where there is none."""
        calon = self.candidate(JenisPaket.LAPORAN_TRIWULAN, tahun, triwulan.periode)
        return self.make_of(calon, kertas, frasa)

    def make_of(
        self,
        calon: CalonPaket,
        kertas: NamaKertas,
        frasa: str | Callable[[], str],
        *,
        pejabat_id: str | None = None,
        nihil: str = "",
        flashdisk: bool = False,
    ) -> PaketTersimpan:
        """Hand out the package of a candidate, as `make`; arguments as for `prepare`.

        A `frasa` that is to be asked for is asked for only where something is to be sealed.
        """
        if calon.tersimpan and not nihil:
            return calon.tersimpan
        persiapan = self.prepare(
            calon, kertas, pejabat_id=pejabat_id, nihil=nihil, flashdisk=flashdisk
        )
        found = None if persiapan.baru else self._calon.stored(persiapan.rekaman, persiapan.titipan)
        if found:
            return found
        words = frasa if isinstance(frasa, str) else frasa()
        return self.record(persiapan, build(persiapan, words))

    def make_identity_list(
        self, kertas: NamaKertas, frasa: str | Callable[[], str]
    ) -> PaketTersimpan:
        """Hand out the DAFTAR_IDENTITAS of today; after a replacement the key before may seal it.

        Raises KnownError without a key, CheckError("pejabat") where nobody is in office.
        """
        tahun = self._store.moment().year
        (periode,) = self.periods(JenisPaket.DAFTAR_IDENTITAS, tahun)
        calon = self.candidate(JenisPaket.DAFTAR_IDENTITAS, tahun, periode)
        return self.make_of(calon, kertas, frasa)

    # Inside -----------------------------------------------------------------------------------

    def _with_releaser(self, found: Prapenerbangan, sumber: Sumber, rekaman: Row) -> Prapenerbangan:
        """Add that nobody can release a package by default, where that is so."""
        try:
            self._calon.releaser(sumber, rekaman, None)
        except CheckError as error:
            tempat: dict[str, object] = {"halaman": "pengaturan"}
            finding = Finding("TANPA_PEJABAT", Tingkat.PERINGATAN, str(error), tempat=tempat)
            return replace(found, temuan=(*found.temuan, finding))
        return found

    def _require_next(self, persiapan: Persiapan) -> None:
        """Refuse a package whose number or version was taken by another one meanwhile."""
        rekaman, garis = persiapan.rekaman, rekaman_repository.garis(self._store)
        latest = rekaman_repository.latest(
            self._store, rekaman["jenis"], rekaman["tahun"], rekaman["periode"]
        )
        taken = persiapan.baru and latest and latest["revisi"] >= rekaman["revisi"]
        number = rekaman_repository.next_nomor_urut(self._store, garis)
        if taken or (garis, number) != (persiapan.garis, persiapan.nomor_urut):
            raise KnownError(
                "PAKET_LAIN_DIBUAT",
                _("Sementara itu paket lain sudah dibuat, jadi paket ini tidak disimpan."),
                _("Buat paketnya sekali lagi."),
            )

    def _former_key(self, rekaman: Row) -> bytes | None:
        """Return the key that vouches for the one that replaced it, where it is still in hand."""
        if rekaman["jenis"] != JenisPaket.DAFTAR_IDENTITAS or not rekaman["alasan"]:
            return None
        return self._identitas.former_key()

    def _parts(self, row: Row) -> list[Row]:
        return repository.parts(self._store, row["id"])


def _require_small(rekaman: Row, titipan: Sequence[Titipan]) -> None:
    sizes = {
        str(row["nama"]): int(row["ukuran"] or 0)
        for row in load_isi(rekaman).get("data_dukung", ())
    }
    for error in too_large(sizes | {it.asal: it.ukuran for it in titipan}):
        raise error


def _file_name(rekaman: Row, jadi: PaketJadi, ke: int, dari: int) -> str:
    """Return the name under which a part is sent: whose, what, which version, which part."""
    jenis = str(rekaman["jenis"])
    words = (
        "ranpk",
        load_isi(rekaman)["unit"][0]["acuan"],
        str(rekaman["tahun"]),
        *([] if jenis == JenisPaket.LAPORAN_TRIWULAN else [jenis.replace("_", "-")]),
        rekaman["periode"],
        f"r{rekaman['revisi']}",
        jadi.manifes[:8],
        *([f"{ke}dari{dari}"] if dari > 1 else []),
    )
    return "-".join(words) + ".asice"
