"""The seals of a Perjanjian Kinerja: ours, those that came back, and what a check of them says.

The service belongs to the DB thread; the functions below it need no database and run in the pool.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import PUSAT, HasilPdf, Pihak, Stempel, TandaTanganPdf
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.perjanjian_kinerja import Cara, Keadaan
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.imports import Report
from ranpk_desktop.services import identitas as pins
from ranpk_desktop.services import perjanjian_kinerja
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.perjanjian_kinerja import Naskah, PerjanjianKinerjaService
from ranpk_desktop.services.versi_perjanjian import VersiPerjanjian

_PINDAIAN = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n")
_BOLEH = {"MENUNGGU_PIHAK_KEDUA", "WAKTU_SEGEL_JANGGAL"}
"""What may be found in a PDF that Pihak Kedua is about to seal."""


@dataclass(frozen=True, slots=True)
class Penyegelan:
    """Hold all that sealing a version needs; sealing touches neither database nor window."""

    versi: VersiPerjanjian
    naskah: Naskah
    unit: str
    kunci_p12: bytes
    stempel: Stempel


@dataclass(frozen=True, slots=True)
class PenyegelanKedua:
    """Hold what sealing as Pihak Kedua needs; `identitas` says whose first seal is known."""

    kunci_p12: bytes
    stempel: Stempel
    identitas: tuple[Identitas, ...]


@dataclass(frozen=True, slots=True)
class Harapan:
    """Hold what a PDF that comes back must be: it begins with `dikirim`, known keys sealed it."""

    dikirim: bytes
    identitas: tuple[Identitas, ...]


@dataclass(frozen=True, slots=True)
class Kembali:
    """Hold a file that came back, byte for byte; `hasil` is None for a scan, which has no seal."""

    nama: str
    isi: bytes
    cara: Cara
    hasil: HasilPdf | None = None


class TandaTanganService:
    """Follow a final version from our seal to the file that both parties signed."""

    def __init__(
        self,
        store: Store,
        kantor: KantorService,
        perjanjian: PerjanjianKinerjaService,
        identitas: IdentitasService,
    ) -> None:
        self._store = store
        self._kantor = kantor
        self._perjanjian = perjanjian
        self._identitas = identitas

    def prepare(self, versi: VersiPerjanjian) -> Penyegelan:
        """Gather what our seal on a final version needs.

        Raises KnownError for a version that is sealed or replaced, and without a key.
        """
        if versi.keadaan is not Keadaan.FINAL:
            raise KnownError(
                "SUDAH_DITANDATANGANI",
                _("{versi} sudah ditandatangani atau digantikan.").format(versi=versi.label),
                _("Batalkan penandatanganannya dahulu bila perlu diulang."),
            )
        naskah = self._perjanjian.naskah(versi.tahun, revisi=versi.revisi)
        isi, _cetak = naskah
        return Penyegelan(
            versi=versi,
            naskah=naskah,
            unit=isi.unit["acuan"],
            kunci_p12=self._identitas.key(),
            stempel=Stempel(
                isi.kesatu.nama, isi.kesatu.jabatan, self._store.moment(), isi.unit["zona"]
            ),
        )

    def prepare_second(self, pejabat: Mapping[str, Any]) -> PenyegelanKedua:
        """Gather what this office's seal as Pihak Kedua needs: head office, on its own computer.

        Raises KnownError without a key.
        """
        jabatan = clean_line(full_title(pejabat))
        zona = self._kantor.require()["zona"]
        return PenyegelanKedua(
            kunci_p12=self._identitas.key(),
            stempel=Stempel(pejabat["nama"], jabatan, self._store.moment(), zona),
            identitas=tuple(pins.pinned(self._store.path.parent)),
        )

    def record_sealed(self, penyegelan: Penyegelan, pdf: bytes) -> Changes:
        """Keep the PDF with our seal; the version then waits for Pihak Kedua."""
        nama = f"{perjanjian_kinerja.file_name(penyegelan.naskah)}.pdf"
        return self._perjanjian.versi.record(
            penyegelan.versi, Keadaan.MENUNGGU_PIHAK_KEDUA, Cara.SEGEL, (nama, pdf)
        )

    def expect(self, versi: VersiPerjanjian) -> Harapan:
        """Return what the PDF must be that Pihak Kedua sends back.

        Raises KnownError where none with our seal was sent out, or where it is gone.
        """
        tahap = versi.terakhir
        if (
            tahap is None
            or tahap.cara is not Cara.SEGEL
            or versi.keadaan is not Keadaan.MENUNGGU_PIHAK_KEDUA
        ):
            raise KnownError(
                "TIDAK_MENUNGGU",
                _("{versi} tidak sedang menunggu segel Pihak Kedua.").format(versi=versi.label),
                _("Segel dahulu sebagai Pihak Kesatu, atau lampirkan pindaiannya."),
            )
        dikirim = self._perjanjian.versi.signed_file(tahap)
        own = self._kantor.require()["acuan"]  # its key may have been replaced meanwhile
        return Harapan(dikirim, tuple(pins.pinned(self._store.path.parent, {own})))

    def record_returned(self, versi: VersiPerjanjian, kembali: Kembali) -> Changes:
        """Keep a file that came back, byte for byte; the version is then signed.

        Raises KnownError for a PDF that is not what its way of signing asks for.
        """
        require_acceptable(kembali)
        return self._perjanjian.versi.record(
            versi, Keadaan.DITANDATANGANI, kembali.cara, (kembali.nama, kembali.isi)
        )


def require_acceptable(kembali: Kembali) -> None:
    """Raise KnownError with the first finding unless the file may be kept as signed.

    Sealed must be valid; signed elsewhere must be just that, and is never called valid.
    """
    hasil = kembali.hasil
    if hasil is None or (hasil.luar if kembali.cara is Cara.BSRE else hasil.sah):
        return
    if kembali.cara is Cara.BSRE and hasil.sah is not False:
        raise KnownError(
            "BUKAN_DARI_LUAR",
            _("PDF ini disegel dengan RANPK Desktop, tidak ditandatangani di luar."),
            _("Terima berkas itu sebagai PDF bersegel."),
        )
    raise KnownError(hasil.temuan[0].kode, hasil.temuan[0].pesan)


def seal(penyegelan: Penyegelan, frasa: str) -> bytes:
    """Return the version's PDF with both fields and our seal; raises KnownError FRASA_SALAH."""
    from ranpk_desktop.paket.kunci_p12 import load_p12
    from ranpk_desktop.pdf_bertanda import bidang, tanda

    kunci = load_p12(penyegelan.kunci_p12, frasa)
    naskah = perjanjian_kinerja.render_pdf(penyegelan.naskah)
    units = {Pihak.KESATU: penyegelan.unit, Pihak.KEDUA: PUSAT}
    prepared = bidang.prepare(naskah.isi, naskah.tempat, units)
    return tanda.sign(prepared, kunci, Pihak.KESATU, penyegelan.stempel)


def seal_second(
    path: Path,
    persiapan: PenyegelanKedua,
    frasa: str,
    by_hand: Sequence[Identitas] = (),
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> bytes:
    """Return a PDF that Pihak Kesatu sealed, with the seal of Pihak Kedua.

    `by_hand` are certificates that are trusted for this once. Raises KnownError with the finding
    that speaks against it: a first seal that is broken or unknown.
    """
    from ranpk_desktop.paket.kunci_p12 import load_p12
    from ranpk_desktop.pdf_bertanda import tanda, verifikasi

    pdf = verifikasi.read_file(path)
    kunci = load_p12(persiapan.kunci_p12, frasa)
    known = [*persiapan.identitas, *by_hand]
    hasil = verifikasi.verify(pdf, known, cancelled=cancelled, report=report)
    for temuan in hasil.temuan:
        if temuan.kode not in _BOLEH:
            raise KnownError(temuan.kode, temuan.pesan)
    return tanda.sign(pdf, kunci, Pihak.KEDUA, persiapan.stempel)


def read_returned(
    path: Path,
    harapan: Harapan,
    sertifikat: Path | None = None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Kembali:
    """Return a sealed PDF that came back, checked; `sertifikat` (PEM) is trusted for this once.

    Raises KnownError for a file that cannot be read.
    """
    from ranpk_desktop.pdf_bertanda import verifikasi

    isi = verifikasi.read_file(path)
    by_hand = pins.read_certificates(sertifikat) if sertifikat else ()
    return check_returned(path.name, isi, harapan, by_hand, cancelled=cancelled, report=report)


def check_returned(
    nama: str,
    isi: bytes,
    harapan: Harapan,
    by_hand: Sequence[Identitas] = (),
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Kembali:
    """Return a sealed PDF that came back, checked; `by_hand` are trusted for this once."""
    from ranpk_desktop.pdf_bertanda import verifikasi

    known = [*harapan.identitas, *by_hand]
    hasil = verifikasi.verify(isi, known, asli=harapan.dikirim, cancelled=cancelled, report=report)
    return Kembali(nama, isi, Cara.SEGEL, hasil)


def read_attachment(
    path: Path,
    cara: Cara,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Kembali:
    """Return a scan of the signed paper, or a PDF that another program signed.

    Raises KnownError for a file that cannot be read, CheckError("berkas") for another kind of file.
    """
    from ranpk_desktop.pdf_bertanda import verifikasi

    isi = verifikasi.read_file(path)
    allowed = _PINDAIAN if cara is Cara.BASAH else _PINDAIAN[:1]
    if not isi.startswith(allowed):
        raise CheckError(
            "berkas",
            _("{nama} bukan PDF atau gambar hasil pindai.").format(nama=path.name),
            _("Pilih PDF, JPEG, atau PNG; yang ditandatangani di luar selalu PDF."),
        )
    if cara is Cara.BASAH:
        return Kembali(path.name, isi, cara)
    hasil = verifikasi.verify(isi, cancelled=cancelled, report=report)
    return Kembali(path.name, isi, cara, hasil)


def verify(path: Path, identitas: Sequence[Identitas], asli: Path | None = None) -> HasilPdf:
    """Check a PDF file against the certificates that the user trusts, and against its original.

    Raises KnownError for a file that cannot be read; a bad PDF is a result, not an error.
    """
    from ranpk_desktop.pdf_bertanda import verifikasi

    original = verifikasi.read_file(asli) if asli else None
    return verifikasi.verify(verifikasi.read_file(path), identitas, asli=original)


def describe(hasil: HasilPdf) -> str:
    """Return the result of a check in sentences."""
    lines = [] if hasil.luar else [verdict(hasil)]
    lines += [_seal(it) for it in hasil.tanda_tangan if it.utuh]
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def verdict(hasil: HasilPdf) -> str:
    """Return the result of a check in one sentence."""
    if hasil.luar:
        return hasil.temuan[0].pesan
    if hasil.sah:
        return _("PDF ini sah: utuh, dan disegel oleh kedua pihak yang dikenal.")
    if hasil.sah is None:
        return _("PDF ini utuh, tetapi belum dapat dinyatakan sah.")
    return _("PDF ini tidak sah.")


def _seal(seal: TandaTanganPdf) -> str:
    pola = _("{pihak}: segel {unit}, kode pengenal {kode}, {waktu} menurut komputer pengirim")
    return pola.format(
        pihak=seal.pihak.label if seal.pihak else "",
        unit=clean_line(seal.unit),
        kode=seal.kode_pengenal,
        waktu=format_own_waktu(seal.waktu) if seal.waktu else "",
    )
