"""A file that may come from Pusat: what it is, whether it is genuine, whether it is for us.

`read` needs no database and may run in the pool; the service belongs to the DB thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from db.connection import Store
from db.repositories import referensi as referensi_repository
from db.repositories import tanda_terima as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import referensi, tanda_terima
from ranpk_desktop.domain.paket import Entri, HasilVerifikasi, JenisPaket, PaketTerbuka
from ranpk_desktop.domain.pdf_bertanda import PUSAT
from ranpk_desktop.domain.referensi import Referensi
from ranpk_desktop.domain.tanda_terima import TandaTerima
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services import sematan
from ranpk_desktop.services.kantor import KantorService

FOLDER = "diterima"
"""Where what came from Pusat lies byte for byte, below the data folder."""


class KeadaanBerkas(StrEnum):
    """What can be done with a file; only BARU, LAMA and DIGANTIKAN are known to be from Pusat."""

    BARU = "BARU"
    LAMA = "LAMA"
    DIGANTIKAN = "DIGANTIKAN"
    UNIT_LAIN = "UNIT_LAIN"
    BELUM_DISEMATKAN = "BELUM_DISEMATKAN"
    KUNCI_LAIN = "KUNCI_LAIN"
    KUNCI_LAMA = "KUNCI_LAMA"
    BUKAN_DARI_PUSAT = "BUKAN_DARI_PUSAT"
    PAKET_SENDIRI = "PAKET_SENDIRI"
    LEBIH_BARU = "LEBIH_BARU"
    RUSAK = "RUSAK"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            KeadaanBerkas.BARU: _("dari Pusat, siap dibuka"),
            KeadaanBerkas.LAMA: _("sudah dibuka"),
            KeadaanBerkas.DIGANTIKAN: _("sudah digantikan"),
            KeadaanBerkas.UNIT_LAIN: _("bukan berkas unit ini"),
            KeadaanBerkas.BELUM_DISEMATKAN: _("kunci Pusat belum dikenal"),
            KeadaanBerkas.KUNCI_LAIN: _("bukan kunci Pusat yang dikenal"),
            KeadaanBerkas.KUNCI_LAMA: _("kunci Pusat yang sudah diganti"),
            KeadaanBerkas.BUKAN_DARI_PUSAT: _("bukan berkas dari Pusat"),
            KeadaanBerkas.PAKET_SENDIRI: _("paket kantor ini sendiri"),
            KeadaanBerkas.LEBIH_BARU: _("dibuat aplikasi versi lebih baru"),
            KeadaanBerkas.RUSAK: _("rusak atau bukan paket RANPK"),
        }[self]


_TEPERCAYA = (KeadaanBerkas.BARU, KeadaanBerkas.LAMA, KeadaanBerkas.DIGANTIKAN)


@dataclass(frozen=True, slots=True)
class BerkasPusat:
    """Hold a file as it was looked at; `pesan` says in sentences what it is and what to do.

    `sertifikat` (DER), `kode_pengenal` and its words are those of its seal, empty unless it is
    whole. `tanda_terima` and `referensi` are there only where the pinned key of Pusat sealed it.
    `dibuat_pada` is ISO 8601, by the clock of Pusat.
    """

    nama: str
    keadaan: KeadaanBerkas
    pesan: str
    isi: bytes = b""
    jenis: JenisPaket | None = None
    manifes: str = ""
    unit: str = ""
    sertifikat: bytes = b""
    kode_pengenal: str = ""
    kata: tuple[str, ...] = ()
    dibuat_pada: str = ""
    tanda_terima: TandaTerima | None = None
    referensi: Referensi | None = None
    dokumen: tuple[Entri, ...] = ()

    @property
    def tepercaya(self) -> bool:
        """Tell whether it is known to come from Pusat, and for this office."""
        return self.keadaan in _TEPERCAYA

    @property
    def dapat_disematkan(self) -> bool:
        """Tell whether its key may be pinned as that of Pusat, once its code was compared."""
        return self.keadaan in (KeadaanBerkas.BELUM_DISEMATKAN, KeadaanBerkas.KUNCI_LAIN)

    def require(self, jenis: JenisPaket) -> None:
        """Raise KnownError unless it is from Pusat, for this office, and of this jenis."""
        if not self.tepercaya:
            raise KnownError(self.keadaan.value, self.pesan)
        if self.jenis is not jenis:
            raise KnownError(
                "JENIS_LAIN",
                _("Berkas {nama} berisi {isi}, bukan {jenis}.").format(
                    nama=self.nama, isi=self.jenis.label if self.jenis else "", jenis=jenis.label
                ),
            )


class DariPusatService:
    """Look at files, keep those of Pusat, and pin its key."""

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._data = store.path.parent

    @property
    def folder(self) -> Path:
        """Where received files lie."""
        return self._data / FOLDER

    def look(self, path: Path) -> BerkasPusat:
        """Say what a file is; raises KnownError for one that cannot be read."""
        return self.judge(read(path, self._data))

    def judge(self, berkas: BerkasPusat) -> BerkasPusat:
        """Say of a file that was read whether it is for this office, and whether it is known."""
        if not berkas.tepercaya:
            return self._judge_own(berkas)
        if berkas.tanda_terima:
            return self._judge_receipt(berkas, berkas.tanda_terima)
        return self._judge_references(berkas)

    def _judge_own(self, berkas: BerkasPusat) -> BerkasPusat:
        """Tell a package of this office that it does not know, as after a restore."""
        own = berkas.unit == self._kantor.require()["acuan"]
        if not own or repository.knows_paket(self._store, berkas.manifes):
            return berkas
        pesan = _(
            "Ini paket kantor ini sendiri yang tidak ada dalam catatan di sini, misalnya karena "
            "datanya pernah dipulihkan. Pulihkan isinya lewat Pengaturan → Cadangan."
        )
        return replace(berkas, keadaan=KeadaanBerkas.PAKET_SENDIRI, pesan=pesan)

    def _judge_receipt(self, berkas: BerkasPusat, terima: TandaTerima) -> BerkasPusat:
        unit = self._kantor.require()
        if terima.unit != unit["acuan"]:
            text = _("Tanda terima {nomor} ini bukan berkas unit ini, melainkan untuk unit lain.")
            pesan = text.format(nomor=terima.nomor)
            return replace(berkas, keadaan=KeadaanBerkas.UNIT_LAIN, pesan=pesan, tanda_terima=None)
        held = repository.of_paket(self._store, terima.paket)
        if held and held["manifes"] != berkas.manifes and _is_older(berkas, held["dibuat_pada"]):
            text = _("Tanda terima {nomor} ini sudah digantikan oleh {lain}.")
            pesan = text.format(nomor=terima.nomor, lain=held["nomor"])
            return replace(berkas, keadaan=KeadaanBerkas.DIGANTIKAN, pesan=pesan)
        if repository.by_manifes(self._store, berkas.manifes):
            pesan = _("Tanda terima {nomor} ini sudah pernah dibuka.").format(nomor=terima.nomor)
            return replace(berkas, keadaan=KeadaanBerkas.LAMA, pesan=pesan)
        return berkas

    def _judge_references(self, berkas: BerkasPusat) -> BerkasPusat:
        newest = referensi_repository.newest(self._store)
        if newest and newest["manifes"] == berkas.manifes:
            pesan = _("Referensi ini sudah diterapkan.")
            return replace(berkas, keadaan=KeadaanBerkas.LAMA, pesan=pesan)
        if newest and _is_older(berkas, newest["dibuat_pada"]):
            pesan = _("Referensi ini sudah digantikan: yang lebih baru sudah diterapkan.")
            return replace(berkas, keadaan=KeadaanBerkas.DIGANTIKAN, pesan=pesan)
        return berkas

    def keep(self, berkas: BerkasPusat) -> Path:
        """Keep a file byte for byte and return its path; raises KnownError for a full disk."""
        path = make_folder(self.folder) / f"{berkas.manifes}.asice"
        if not path.exists():
            write_atomic(path, berkas.isi)
        return path

    def pin(self, sertifikat: bytes, kode: str) -> None:
        """Trust a certificate (DER) as that of Pusat from now on; the one before is an earlier one.

        `kode` is what Pusat reads out by telephone, its digits or its words. Raises
        CheckError("kode") unless it is that of the certificate, and LockedError while the office
        is carried.
        """
        from ranpk_desktop.paket.sertifikat import kata_pengenal, kode_pengenal

        self._store.require_here()
        own = kode_pengenal(sertifikat), " ".join(kata_pengenal(sertifikat))
        if _plain(kode) not in map(_plain, own):
            raise CheckError(
                "kode",
                _("Kode pengenal itu bukan kode kunci dalam berkas ini."),
                _("Jangan sematkan. Tanyakan kodenya sekali lagi lewat nomor telepon resmi Pusat."),
            )
        sematan.pin(self._data, sertifikat, PUSAT)

    def pin_all(self, pem: Sequence[str]) -> None:
        """Trust exactly these certificates, which came under a seal that was trusted."""
        path = sematan.file_of(self._data, PUSAT)
        make_folder(path.parent)
        write_atomic(path, "".join(f"{it.strip()}\n" for it in pem).encode())


def read(path: Path, folder: Path) -> BerkasPusat:
    """Read a file and check it against the key of Pusat that the data folder has pinned.

    Raises KnownError for a file that cannot be read; whatever is in it is a result.
    """
    from ranpk_desktop.paket import verifikasi

    isi = verifikasi.read_file(path)
    trusted = [it for it in sematan.known(folder) if it.unit_id == PUSAT]
    hasil = verifikasi.verify(isi, trusted)
    if hasil.paket is None:
        return _unreadable(path.name, hasil)
    return _of_package(path.name, isi, hasil, hasil.paket)


def _unreadable(nama: str, hasil: HasilVerifikasi) -> BerkasPusat:
    """Return what is no package of a form that we know; a newer form says so."""
    (temuan, *_rest) = hasil.temuan
    newer = temuan.kode == "VERSI_TIDAK_DIKENAL"
    keadaan = KeadaanBerkas.LEBIH_BARU if newer else KeadaanBerkas.RUSAK
    return BerkasPusat(nama, keadaan, temuan.pesan)


def _of_package(nama: str, isi: bytes, hasil: HasilVerifikasi, paket: PaketTerbuka) -> BerkasPusat:
    from ranpk_desktop.paket.sertifikat import kata_pengenal

    found = BerkasPusat(
        nama,
        KeadaanBerkas.BARU,
        "",
        isi=isi,
        jenis=paket.jenis,
        manifes=paket.manifes,
        unit=paket.unit.id,
        sertifikat=paket.segel.sertifikat,
        kode_pengenal=paket.segel.kode_pengenal,
        kata=kata_pengenal(paket.segel.sertifikat),
        dibuat_pada=paket.data["dibuat_pada"],
    )
    if paket.unit.id != PUSAT or paket.jenis not in _PEMBACA:
        text = _("Ini {jenis} dari {unit}, bukan tanda terima atau referensi dari Pusat.")
        pesan = text.format(jenis=paket.jenis.label, unit=paket.unit.nama)
        return replace(found, keadaan=KeadaanBerkas.BUKAN_DARI_PUSAT, pesan=pesan)
    if hasil.sah is None:
        text = _(
            "Berkas ini utuh, tetapi kunci Pusat belum disematkan di komputer ini. Mintalah Pusat "
            "membacakan kode pengenal kuncinya melalui telepon, lalu cocokkan dengan {kode}."
        )
        pesan = text.format(kode=found.kode_pengenal)
        return replace(found, keadaan=KeadaanBerkas.BELUM_DISEMATKAN, pesan=pesan)
    if not hasil.sah:
        text = _(
            "Berkas ini tidak disegel dengan kunci Pusat yang disematkan di komputer ini. Bila "
            "Pusat memang mengganti kuncinya, mintalah kode pengenalnya melalui telepon dan "
            "cocokkan dengan {kode}; bila tidak, jangan buka berkas ini."
        )
        pesan = text.format(kode=found.kode_pengenal)
        return replace(found, keadaan=KeadaanBerkas.KUNCI_LAIN, pesan=pesan)
    if any(temuan.kode == "KUNCI_LAMA" for temuan in hasil.temuan):
        pesan = _(
            "Berkas ini disegel dengan kunci lama Pusat, yang sudah diganti. Mintalah Pusat "
            "mengirimkannya sekali lagi."
        )
        return replace(found, keadaan=KeadaanBerkas.KUNCI_LAMA, pesan=pesan)
    try:
        return _PEMBACA[paket.jenis](found, paket)
    except (KeyError, TypeError, ValueError):
        pesan = _("Berkas ini dari Pusat, tetapi isinya tidak dapat dibaca. Beri tahu Pusat.")
        return replace(found, keadaan=KeadaanBerkas.RUSAK, pesan=pesan)


def _receipt(found: BerkasPusat, paket: PaketTerbuka) -> BerkasPusat:
    terima = tanda_terima.read(paket.data["isi"])
    pesan = _("Tanda terima {nomor} dari Pusat: {judul} {putusan}.").format(
        nomor=terima.nomor, judul=terima.judul, putusan=terima.putusan.label
    )
    return replace(found, pesan=pesan, tanda_terima=terima, dokumen=paket.objek[1:])


def _references(found: BerkasPusat, paket: PaketTerbuka) -> BerkasPusat:
    pesan = _("Referensi dari Pusat.")
    return replace(found, pesan=pesan, referensi=referensi.read(paket.data["isi"]))


_PEMBACA = {JenisPaket.TANDA_TERIMA: _receipt, JenisPaket.REFERENSI: _references}


def _plain(kode: str) -> str:
    """Return a code without what people put between its groups."""
    return "".join(filter(str.isalnum, kode)).casefold()


def _is_older(berkas: BerkasPusat, dibuat_pada: str) -> bool:
    """Tell whether a file was made before another one, by the clock of Pusat."""
    return datetime.fromisoformat(berkas.dibuat_pada) < datetime.fromisoformat(dibuat_pada)
