"""Take a signed PDF apart: its two fields, what each seal covers, what was changed since.

`parse` runs in the child (imports.proses) and refuses every PDF that is not put together as ours
are. It says nothing about the seals themselves: `ranpk_desktop.pdf_bertanda` reads those from the
bytes, and believes the child nothing that the bytes can tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pdf_bertanda import UKURAN_MAKS, Pihak
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import RefusedError, Report

UNIT_MAKS, LUAR_MAKS = 100, 1000
WAKTU = re.compile(r"D:[0-9]{14}[+-][0-9]{2}'[0-9]{2}'")


@dataclass(frozen=True, slots=True)
class CakupanPdf:
    """Say what a seal covers: all up to `awal`, and from `akhir` up to `batas`; its time as in PDF.

    The seal itself stands in between.
    """

    awal: int
    akhir: int
    batas: int
    waktu: str


@dataclass(frozen=True, slots=True)
class BidangPdf:
    """Hold the field of a party: whose certificate must seal ("" for any), and its seal if any."""

    pihak: Pihak
    unit: str
    cakupan: CakupanPdf | None


@dataclass(frozen=True, slots=True)
class SusunanPdf:
    """Hold what a signed PDF consists of; `asli` is how many bytes its unsigned beginning has.

    A PDF that another program signed has no fields of ours; `luar` then counts its signatures.
    """

    bidang: tuple[BidangPdf, ...] = ()
    asli: int = 0
    luar: int = 0


def parse(isi: bytes, report: Report) -> Iterator[Any]:
    """Yield one piece: how the PDF is put together; raises RefusedError for one unlike ours."""
    from ranpk_desktop.imports import susunan_pdf

    try:
        yield susunan_pdf.read(isi)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:  # a library on hostile input: whatever it says, it is no PDF of ours
        raise RefusedError("PDF_TIDAK_TERBACA") from error


def receive(pieces: Iterator[Any]) -> SusunanPdf:
    """Return how a PDF is put together; raises ValueError for what `parse` would not say."""
    (piece,) = pieces
    match piece:
        case {"luar": int(luar)} if 0 < luar <= LUAR_MAKS:
            return SusunanPdf(luar=luar)
        case {"asli": int(asli), "bidang": list(bidang)} if 0 < asli <= UKURAN_MAKS:
            fields = tuple(map(_receive_field, bidang))
            if [it.pihak for it in fields] != list(Pihak):
                raise ValueError("not one field for each party")
            return SusunanPdf(fields, asli)
        case _:
            raise ValueError("no such piece")


def _receive_field(field: object) -> BidangPdf:
    match field:
        case [str(pihak), str(unit), None] if len(unit) <= UNIT_MAKS:
            return BidangPdf(Pihak(pihak), unit, None)
        case [str(pihak), str(unit), [int(awal), int(akhir), int(batas), str(waktu)]] if (
            len(unit) <= UNIT_MAKS
            and 0 < awal < akhir < batas <= UKURAN_MAKS
            and WAKTU.fullmatch(waktu)
        ):
            return BidangPdf(Pihak(pihak), unit, CakupanPdf(awal, akhir, batas, waktu))
        case _:
            raise ValueError("not a field")


def explain(kode: str) -> KnownError | None:
    """Return the sentence for a refusal of `parse`."""
    minta = _("Mintalah berkas yang asli kepada pengirimnya.")
    sentences = {
        "PDF_TIDAK_TERBACA": (_("Berkas ini bukan PDF, atau PDF yang rusak."), minta),
        "PDF_BERSANDI": (
            _("PDF ini dikunci dengan kata sandi, jadi tidak dapat diperiksa."),
            minta,
        ),
        "TANPA_SEGEL": (
            _("PDF ini belum disegel."),
            _("Segel dahulu, atau pilih berkas yang sudah disegel."),
        ),
        "BIDANG_ASING": (
            _("PDF ini memuat isian atau tanda tangan selain segel kedua pihak."),
            minta,
        ),
        "URUTAN_TERBALIK": (_("Pihak Kedua menyegel PDF ini sebelum Pihak Kesatu."), minta),
        "ISI_DITAMBAH": (_("Ada yang ditambahkan ke PDF ini setelah disegel."), minta),
        "ISI_DIUBAH": (_("Isi PDF ini diubah setelah disegel."), minta),
        "SUSUNAN_ASING": (
            _("Susunan PDF ini tidak seperti yang ditulis RANPK Desktop."),
            _("PDF dari program lain, misalnya BSrE, boleh dilampirkan tetapi tidak diperiksa."),
        ),
    }
    return KnownError(kode, *sentences[kode]) if kode in sentences else None
