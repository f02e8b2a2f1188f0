"""Tell whether a PDF is what both parties sealed: never a traceback, never a guess.

The order: size → how it is put together (in the child) → what each seal covers → the seals → the
original → trust. What the child says only narrows what is accepted: seals, their certificates and
what they cover are read here, from the bytes, by the same code that reads the seal of a package.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography import x509

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import PUSAT, UKURAN_MAKS, HasilPdf, Pihak, TandaTanganPdf
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import read_ordinary
from ranpk_desktop.imports import Report, pdf_bertanda, proses
from ranpk_desktop.imports.pdf_bertanda import BidangPdf, CakupanPdf, SusunanPdf
from ranpk_desktop.paket import segel, sertifikat

DETIK = 30.0
"""Seconds that the child may take; a real one takes less than two."""
TAHUN_MIN, TAHUN_MAKS = 2000, 2049
"""Years in which the seal of a package can be made too; far off, no zone could show the time."""
_TEMPAT = re.compile(rb"<([0-9A-F]+)>")


def read_file(path: Path) -> bytes:
    """Return the bytes of a PDF; raises KnownError BERKAS_TIDAK_TERBACA, PDF_TERLALU_BESAR."""
    isi = read_ordinary(path, proses.BERKAS_MAKS)
    check_size(isi)
    return isi


def check_size(isi: bytes) -> None:
    """Raise KnownError PDF_TERLALU_BESAR for more than any PDF may have that is taken in."""
    if len(isi) > UKURAN_MAKS:
        raise KnownError(
            "PDF_TERLALU_BESAR",
            _("PDF ini lebih besar dari {batas} MB.").format(batas=UKURAN_MAKS >> 20),
            _("Pindai dengan ketelitian yang lebih rendah, atau kirim bagian yang perlu saja."),
        )


def verify(
    pdf: bytes,
    tepercaya: Sequence[Identitas] = (),
    *,
    asli: bytes | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> HasilPdf:
    """Check a PDF that may be hostile against the certificates that the user trusts.

    `asli` is what it must begin with, if that is at hand: the unsealed original, or the PDF with
    the first seal as it was sent out. To be called in a pool thread; a bad PDF is a result, and
    only DIBATALKAN is raised.
    """
    try:
        check_size(pdf)
        susunan: SusunanPdf = proses.run(
            "pdf_bertanda", pdf, seconds=DETIK, cancelled=cancelled, report=report
        )
    except KnownError as error:
        if error.kode == "DIBATALKAN":
            raise
        return _refused(_explained(error))
    if susunan.luar:
        return _signed_elsewhere(susunan.luar)
    return _judge(pdf, susunan, tepercaya, asli)


def _explained(error: KnownError) -> Finding:
    """Return the finding for a PDF that was not read; the pool's own endings speak of workbooks."""
    if error.kode == "PDF_TERLALU_BESAR" or pdf_bertanda.explain(error.kode):
        return _fault(error.kode, str(error))
    return _fault(
        error.kode,
        _("PDF ini tidak dapat dibaca dengan aman, jadi tidak dapat dinyatakan sah."),
    )


def _signed_elsewhere(jumlah: int) -> HasilPdf:
    pesan = _(
        "PDF ini ditandatangani di luar RANPK Desktop, tidak diperiksa. "
        "Periksa tanda tangannya dengan layanan penerbitnya."
    )
    temuan = Finding("DITANDATANGANI_DI_LUAR", Tingkat.PERINGATAN, pesan)
    tanda = tuple(TandaTanganPdf(None) for _one in range(min(jumlah, 10)))
    return HasilPdf(None, tanda, (temuan,), luar=True)


def _judge(
    pdf: bytes, susunan: SusunanPdf, tepercaya: Sequence[Identitas], asli: bytes | None
) -> HasilPdf:
    """Read the seals and weigh them."""
    ends = _ends(pdf, susunan)
    if ends is None:
        return _refused(_fault("SUSUNAN_ASING", _sentence("SUSUNAN_ASING")))
    seals = [_read_seal(pdf, it, it.cakupan) for it in susunan.bidang if it.cakupan]
    temuan = [_broken(it) for it in seals if not it.utuh]
    if asli is not None and not (pdf.startswith(asli) and len(asli) in ends):
        temuan.append(
            _fault(
                "ASLI_BERBEDA",
                _("PDF ini bukan lanjutan dari naskah yang tersimpan di sini."),
            )
        )
    tanda, about_trust = _weigh(seals, susunan.bidang, tepercaya)
    temuan += about_trust
    if len(seals) < len(Pihak):
        temuan.append(
            Finding(
                "MENUNGGU_PIHAK_KEDUA", Tingkat.PERINGATAN, _("Pihak Kedua belum menyegel PDF ini.")
            )
        )
    levels = {it.tingkat for it in temuan}
    sah = False if Tingkat.KESALAHAN in levels else None if temuan else True
    return HasilPdf(sah, tanda, (*temuan, *filter(None, map(_remark, tanda))))


def _ends(pdf: bytes, susunan: SusunanPdf) -> list[int] | None:
    """Return where the original and each seal's update end, None if they leave anything out.

    Each seal must cover all from the first byte to its own end, but for its own place; the last
    one ends with the file.
    """
    ends = [susunan.asli]
    for cakupan in (it.cakupan for it in susunan.bidang if it.cakupan):
        if not ends[-1] < cakupan.awal < cakupan.akhir < cakupan.batas:
            return None
        ends.append(cakupan.batas)
    whole = len(ends) > 1 and ends[-1] == len(pdf)
    closed = all(pdf[:end].endswith(b"%%EOF\n") for end in ends)
    return ends if whole and closed else None


def _read_seal(pdf: bytes, bidang: BidangPdf, cakupan: CakupanPdf) -> TandaTanganPdf:
    """Return the seal of a party; without a certificate unless it fits what it covers."""
    place = _TEMPAT.fullmatch(pdf, cakupan.awal, cakupan.akhir)
    covered = hashlib.sha256(pdf[: cakupan.awal])
    covered.update(pdf[cakupan.akhir : cakupan.batas])
    try:
        if place is None:
            raise ValueError("no place of a seal")
        der = segel.verify_pdf(bytes.fromhex(place[1].decode()), covered.digest())
        waktu = datetime.strptime(cakupan.waktu.replace("'", ""), "D:%Y%m%d%H%M%S%z")
        if not TAHUN_MIN <= waktu.year <= TAHUN_MAKS:
            raise ValueError("a time that no computer of ours has")
        bukti_diri = x509.load_der_x509_certificate(der)
        return TandaTanganPdf(
            bidang.pihak,
            utuh=True,
            unit=sertifikat.subject_name(bukti_diri),
            kode_pengenal=sertifikat.kode_pengenal(der),
            sertifikat=der,
            waktu=waktu,
            dalam_masa_berlaku=sertifikat.is_valid_at(bukti_diri, waktu),
        )
    # cryptography answers hostile certificates with many kinds of exception
    except Exception:
        return TandaTanganPdf(bidang.pihak)


def _weigh(
    seals: Sequence[TandaTanganPdf], bidang: Sequence[BidangPdf], tepercaya: Sequence[Identitas]
) -> tuple[tuple[TandaTanganPdf, ...], list[Finding]]:
    """Return the seals with what is known of their certificates, and what to say about it."""
    weighed: list[TandaTanganPdf] = []
    temuan: list[Finding] = []
    for seal, field in zip(seals, bidang, strict=False):  # the second field may be empty
        others = {it.sertifikat for it in seals if it is not seal}
        dikenal, finding = None, None
        if seal.utuh and any(it.sertifikat == seal.sertifikat for it in weighed):
            pesan = _("Kedua pihak menyegel PDF ini dengan satu kunci.")
            dikenal, finding = False, _fault("KUNCI_SAMA", pesan)
        elif seal.utuh:
            dikenal, finding = _recognise(seal, field, others, tepercaya)
        weighed.append(replace(seal, dikenal=dikenal))
        temuan += [finding] if finding else []
    return tuple(weighed), temuan


def _recognise(
    seal: TandaTanganPdf, field: BidangPdf, others: set[bytes], tepercaya: Sequence[Identitas]
) -> tuple[bool | None, Finding | None]:
    """Compare a certificate, byte for byte, with those that are trusted for its party.

    Pihak Kedua seals with head office's key, whatever the PDF says. Those that made the `others`,
    the other party's seals, are not expected here.
    """
    unit = PUSAT if field.pihak is Pihak.KEDUA else field.unit
    own = {it.sertifikat for it in tepercaya if it.unit_id is None or unit in ("", it.unit_id)}
    names = {"pihak": field.pihak.label, "kode": seal.kode_pengenal}
    if seal.sertifikat in own:
        return True, None
    if own - others or seal.sertifikat in {it.sertifikat for it in tepercaya}:
        pesan = _(
            "Segel {pihak} tidak dibuat dengan kunci {pihak} yang Anda kenal. "
            "Tanyakan kode pengenal {kode} kepadanya melalui telepon."
        )
        return False, _fault("SEGEL_TIDAK_DIKENAL", pesan.format(**names))
    pesan = _(
        "Segel {pihak} utuh, tetapi pembuatnya belum dapat dipastikan. Cocokkan kode pengenal "
        "{kode} dengannya melalui telepon, lalu sematkan sertifikatnya."
    )
    return None, Finding("SERTIFIKAT_BELUM_ADA", Tingkat.PERINGATAN, pesan.format(**names))


def _broken(seal: TandaTanganPdf) -> Finding:
    pesan = _("Segel {pihak} rusak, atau isi PDF ini diubah setelah disegel.")
    return _fault("SEGEL_RUSAK", pesan.format(pihak=seal.pihak.label if seal.pihak else ""))


def _remark(seal: TandaTanganPdf) -> Finding | None:
    """Return what a person should know about a seal that holds."""
    if seal.dalam_masa_berlaku:
        return None
    pesan = _(
        "Menurut komputer pengirim, {pihak} menyegel di luar masa berlaku sertifikatnya. "
        "Mintalah pengirim memeriksa tanggal komputernya."
    )
    return Finding(
        "WAKTU_SEGEL_JANGGAL",
        Tingkat.PERINGATAN,
        pesan.format(pihak=seal.pihak.label if seal.pihak else ""),
    )


def _refused(finding: Finding) -> HasilPdf:
    return HasilPdf(False, temuan=(finding,))


def _fault(kode: str, pesan: str) -> Finding:
    return Finding(kode, Tingkat.KESALAHAN, pesan)


def _sentence(kode: str) -> str:
    return str(pdf_bertanda.explain(kode))
