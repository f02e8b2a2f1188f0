"""The seals of a Perjanjian Kinerja: ours, those that came back, and what a check of them says."""

from collections.abc import Sequence
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import HasilPdf, TandaTanganPdf
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.domain.teks import clean_line


def verify(path: Path, identitas: Sequence[Identitas], asli: Path | None = None) -> HasilPdf:
    """Check a PDF file against the certificates that the user trusts, and against its original.

    Raises KnownError for a file that cannot be read; a bad PDF is a result, not an error.
    """
    from ranpk_desktop.pdf_bertanda import verifikasi

    original = verifikasi.read_file(asli) if asli else None
    return verifikasi.verify(verifikasi.read_file(path), identitas, asli=original)


def describe(hasil: HasilPdf) -> str:
    """Return the result of a check in sentences."""
    lines = [] if hasil.luar else [_verdict(hasil.sah)]
    lines += [_seal(it) for it in hasil.tanda_tangan if it.utuh]
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def _verdict(sah: bool | None) -> str:
    if sah:
        return _("PDF ini sah: utuh, dan disegel oleh kedua pihak yang dikenal.")
    if sah is None:
        return _("PDF ini utuh, tetapi belum dapat dinyatakan sah.")
    return _("PDF ini tidak sah.")


def _seal(seal: TandaTanganPdf) -> str:
    return _(
        "{pihak}: segel {unit}, kode pengenal {kode}, {waktu} menurut komputer pengirim"
    ).format(
        pihak=seal.pihak.label if seal.pihak else "",
        unit=clean_line(seal.unit),
        kode=seal.kode_pengenal,
        waktu=format_own_waktu(seal.waktu) if seal.waktu else "",
    )
