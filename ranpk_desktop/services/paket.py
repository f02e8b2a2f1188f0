"""The signed packages of the office: made once from a rekaman, kept, found again, and checked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import paket as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import (
    Entri,
    HasilVerifikasi,
    Identitas,
    JenisPaket,
    PaketJadi,
    revision_label,
)
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.riwayat_paket import (
    CalonPaket,
    PaketTersimpan,
    Prapenerbangan,
    RiwayatPaket,
    period_label,
    title,
)
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services import riwayat_paket
from ranpk_desktop.services.buat_paket import Persiapan, build, too_large
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.jenis_paket import (
    NIHIL,
    Bahan,
    JenisBuatan,
    Sumber,
    Titipan,
    load_isi,
    registry,
)
from ranpk_desktop.services.rekaman import RekamanService, acting_pejabat, next_version

if TYPE_CHECKING:  # which takes the libraries of signatures along
    from ranpk_desktop.paket.rakit import HasilRakit

__all__ = (
    "PaketService",
    "PaketTerakhir",
    "PaketTersimpan",
    "Persiapan",
    "assemble",
    "build",
    "contents",
    "describe",
    "describe_assembly",
    "verify",
)

FOLDER = "paket"
"""Where the packages lie, below the data folder."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PaketTerakhir:
    """Name the newest package of a quarter; `ada` tells whether its file is still there."""

    periode: Periode
    revisi: int
    dibuat_pada: datetime
    ukuran: int
    path: Path
    ada: bool


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

    # What there is ----------------------------------------------------------------------------

    def candidates(self, tahun: int) -> tuple[CalonPaket, ...]:
        """Return all that can be made into a package for a year, now or after something is done."""
        return tuple(
            self._candidate(entry, tahun, periode)
            for entry in registry().values()
            for periode in entry.periode(self._store, tahun)
        )

    def candidate(self, jenis: JenisPaket, tahun: int, periode: str) -> CalonPaket:
        """Return one candidate by name; raises KnownError where the year has no such period."""
        entry = _entry(jenis)
        if periode not in entry.periode(self._store, tahun):
            raise KnownError(
                "PERIODE_TIDAK_ADA",
                _("{judul}: periode ini belum ada atau belum berjalan.").format(
                    judul=title(jenis, tahun, periode)
                ),
            )
        return self._candidate(entry, tahun, periode)

    def default_period(self, jenis: JenisPaket, tahun: int) -> str:
        """Return the period of a jenis that need not be named: its only one, or the year.

        Raises KnownError where there are several.
        """
        offered = _entry(jenis).periode(self._store, tahun)
        if len(offered) == 1 or "TAHUN" in offered:
            return "TAHUN" if "TAHUN" in offered else offered[0]
        raise KnownError(
            "PERIODE_BELUM_DISEBUT",
            _("Periode {jenis} belum disebut.").format(jenis=jenis.label),
            _("Sebutkan --tw atau --semester."),
        )

    def history(self, tahun: int | None = None) -> tuple[RiwayatPaket, ...]:
        """Return the reports that were made, the newest first, each with its parts and status."""
        return riwayat_paket.load(self._store, self._folder, tahun)

    def file_paths(self, paket_id: str) -> tuple[Path, ...]:
        """Return the files of the report that a part belongs to, in order."""
        found = repository.parts(self._store, paket_id)
        return tuple(self._folder / row["berkas"] for row in found)

    def find(self, tahun: int, triwulan: Triwulan) -> PaketTersimpan | None:
        """Return the package that was already built from the quarter's rekaman, if any."""
        return self._stored(self._rekaman.locked(tahun, triwulan))

    def last(self) -> PaketTerakhir | None:
        """Return the newest package of a quarter, or None before the first."""
        row = repository.last(self._store, JenisPaket.LAPORAN_TRIWULAN)
        if row is None:
            return None
        files = [riwayat_paket.file_of(it, self._folder) for it in self._parts(row)]
        return PaketTerakhir(
            periode=Periode(row["tahun"], Triwulan.from_periode(row["periode"])),
            revisi=row["revisi"],
            dibuat_pada=datetime.fromisoformat(row["dibuat_pada"]),
            ukuran=sum(it.ukuran for it in files),
            path=files[0].path,
            ada=all(it.ada for it in files),
        )

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

        entry = registry()[calon.jenis]
        sumber = entry.sumber(self._store, calon.tahun, calon.periode)
        if not nihil and sumber.halangan:
            return Prapenerbangan((sumber.halangan,), (), 0, 0)
        rekaman, _baru = self._version(entry, sumber, calon, nihil)
        pelepas = self._releaser(sumber, rekaman, None)
        bahan = Bahan(rekaman, load_isi(rekaman), pelepas, "A4")
        files = self._data_dukung.files
        return prapenerbangan.look(bahan, sumber, files, nihil=bool(nihil), flashdisk=flashdisk)

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
        entry = registry()[calon.jenis]
        sumber = entry.sumber(self._store, calon.tahun, calon.periode)
        if not nihil and sumber.halangan:
            raise KnownError(sumber.halangan.kode, sumber.halangan.pesan)
        rekaman, baru = self._version(entry, sumber, calon, nihil)
        titipan = () if nihil else sumber.titipan
        if not flashdisk:
            _require_small(rekaman, titipan)
        garis = rekaman_repository.garis(self._store)
        replaced = repository.replaced_manifes(self._store, calon.jenis, calon.tahun, calon.periode)
        return Persiapan(
            rekaman=rekaman,
            baru=baru,
            pelepas=self._releaser(sumber, rekaman, pejabat_id),
            garis=garis,
            nomor_urut=rekaman_repository.next_nomor_urut(self._store, garis),
            menggantikan=replaced,
            isi_lama=repository.content_of(self._store, replaced),
            revisi_rencana=sumber.revisi_rencana,
            dibuat_pada=self._store.moment(),
            kunci_p12=self._identitas.key(),
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
        return self._described(rows, rekaman, lama=False)

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
        found = None if persiapan.baru else self._stored(persiapan.rekaman, persiapan.titipan)
        if found:
            return found
        words = frasa if isinstance(frasa, str) else frasa()
        return self.record(persiapan, build(persiapan, words))

    # Inside -----------------------------------------------------------------------------------

    def _candidate(self, entry: JenisBuatan, tahun: int, periode: str) -> CalonPaket:
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
            tersimpan=self._stored(rekaman, sumber.titipan) if rekaman else None,
        )

    def _latest(self, entry: JenisBuatan, tahun: int, periode: str) -> Row | None:
        return rekaman_repository.latest(self._store, entry.jenis, tahun, periode)

    def _version(
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

    def _releaser(self, sumber: Sumber, rekaman: Row, pejabat_id: str | None) -> Row:
        """Return who releases a package; raises CheckError("pejabat") where nobody does."""
        if sumber.rekaman is None:
            return acting_pejabat(self._store, pejabat_id or sumber.pejabat_id or "")
        known = (*load_isi(rekaman)["pejabat"], *kantor_repository.pejabat(self._store))
        found = next((row for row in known if row["id"] == sumber.pejabat_id), None)
        return found or acting_pejabat(self._store, pejabat_id or "")

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

    def _parts(self, row: Row) -> list[Row]:
        return repository.parts(self._store, row["id"])

    def _stored(self, rekaman: Row, titipan: Sequence[Titipan] = ()) -> PaketTersimpan | None:
        """Return the newest package of a version, if every part of it is whole and up to date."""
        parts = repository.of_version(self._store, rekaman["id"])
        wanted = {it.sha256 for it in titipan}
        if not parts or not all(_is_stored(self._folder / it["berkas"], it) for it in parts):
            return None
        if wanted and not _carries(self._folder / parts[0]["berkas"], wanted):
            return None
        return self._described(parts, rekaman, lama=True)

    def _described(self, parts: Sequence[Row], rekaman: Row, *, lama: bool) -> PaketTersimpan:
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


def _entry(jenis: JenisPaket) -> JenisBuatan:
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
    from hashlib import sha256

    from ranpk_desktop.paket import verifikasi

    objek = verifikasi.open_package(verifikasi.read_file(path)).objek
    return wanted <= {sha256(entri.isi).hexdigest() for entri in objek}


def verify(path: Path, identitas: Sequence[Identitas]) -> HasilVerifikasi:
    """Check a package file against the certificates that the user trusts.

    Raises KnownError for a file that cannot be read; a bad package is a result, not an error.
    """
    from ranpk_desktop.paket import verifikasi

    return verifikasi.verify(verifikasi.read_file(path), identitas)


def describe(hasil: HasilVerifikasi) -> str:
    """Return the result of a check in sentences."""
    if hasil.sah:
        lines = [_("Paket ini utuh dan disegel oleh kantor yang dikenal.")]
    elif hasil.sah is None:
        lines = [_("Paket ini utuh, tetapi pengirimnya belum dapat dipastikan.")]
    else:
        lines = [_("Paket ini tidak sah.")]
    if hasil.paket:
        data, segel = hasil.paket.data, hasil.paket.segel
        words = (
            hasil.paket.jenis.label,
            period_label(data["periode"]),
            str(data["tahun"]),
            _("bagian {ke} dari {dari}").format(**data["bagian"])
            if data["bagian"]["dari"] > 1
            else "",
        )
        lines.append(
            _("{unit}: {isi}, {versi}").format(
                unit=data["unit"]["nama"],
                isi=" ".join(filter(None, words)),
                versi=revision_label(data["revisi"]),
            )
        )
        if data.get("nihil"):
            lines.append(_("Laporan nihil: {alasan}").format(alasan=clean_line(data["nihil"])))
        pelepas = data["pelepas"]
        released = _("Dilepas oleh {nama}, {jabatan}")
        lines.append(released.format(nama=pelepas["nama"], jabatan=full_title(pelepas)))
        lines.append(
            _("Segel {unit}, kode pengenal {kode}, waktu menurut komputer pengirim {waktu}").format(
                unit=clean_line(segel.unit),
                kode=segel.kode_pengenal,
                waktu=format_own_waktu(datetime.fromisoformat(data["dibuat_pada"])),
            )
        )
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def assemble(paths: Sequence[Path], identitas: Sequence[Identitas]) -> "HasilRakit":
    """Return which reports some files are the parts of; the files may come in any order.

    Raises KnownError for a file that cannot be read; a bad package is a finding, not an error.
    """
    from ranpk_desktop.paket import rakit, verifikasi

    return rakit.assemble(((it.name, verifikasi.read_file(it)) for it in paths), identitas)


def describe_assembly(hasil: "HasilRakit") -> str:
    """Return in sentences which reports are complete, and what is missing."""
    lines = []
    for it in hasil.rakitan:
        judul = title(it.jenis, it.data["tahun"], it.data["periode"])
        nama = f"{it.data['unit']['nama']}: {judul}, {revision_label(it.data['revisi'])}"
        if it.lengkap:
            text = _("{nama}: lengkap, {n} bagian.").format(nama=nama, n=it.dari)
        else:
            hilang = ", ".join(map(str, it.hilang))
            text = _("{nama}: belum lengkap, kurang bagian {hilang} dari {n}.").format(
                nama=nama, hilang=hilang, n=it.dari
            )
        lines.append(text)
        if it.sah is None:
            lines.append(_("- Pengirimnya belum dapat dipastikan."))
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def contents(path: Path) -> dict[str, Any]:
    """Return the files of a whole package with their sizes, and its tables with their row counts.

    Raises KnownError for a package that is not whole.
    """
    from ranpk_desktop.paket import verifikasi

    paket = verifikasi.open_package(verifikasi.read_file(path))
    return {
        "berkas": [{"nama": entri.nama, "ukuran": len(entri.isi)} for entri in paket.objek],
        "tabel": {nama: len(rows) for nama, rows in paket.data["isi"].items()},
        **_header(paket.data),
    }


def _header(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names a package: jenis, tahun, periode, revisi."""
    return {nama: data[nama] for nama in ("jenis", "tahun", "periode", "revisi")}
