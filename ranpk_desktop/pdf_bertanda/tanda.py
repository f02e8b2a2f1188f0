"""Put a seal into a prepared PDF: one incremental update, the same bytes for the same arguments."""

import hashlib
import re
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.pdf_bertanda import Pihak, Stempel
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports import stempel as gambar
from ranpk_desktop.paket import segel
from ranpk_desktop.paket.kunci_p12 import Kunci

_CADANGAN = 16
"""Bytes by which two signatures of one key may differ in length."""
_SUBSET = re.compile(r"/([A-Z]{6})\+")


class Penulis(IncrementalPdfFileWriter):
    """Write an update that changes nothing but what it is told to.

    pyHanko would raise the PDF's version and write its own name and the time into the metadata,
    both of which end PDF/A-1b.
    """

    output_version = (1, 4)

    def _update_meta(self) -> None:
        pass

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        """Keep the PDF's first ID; the second says what it was appended to."""
        prev.stream.seek(0)
        fingerprint = hashlib.sha256(prev.stream.read()).digest()[:16]
        return ArrayObject([ByteStringObject(prev.document_id[0]), ByteStringObject(fingerprint)])


def sign(pdf: bytes, kunci: Kunci, pihak: Pihak, stempel: Stempel) -> bytes:
    """Return the PDF with the seal of a party appended, visible in its field.

    `pdf` is ours, or has been through `verifikasi.verify`. Raises KnownError PDF_BUKAN_NASKAH,
    SUDAH_DITANDATANGANI, BELUM_GILIRAN.
    """
    writer, field = _open(pdf, pihak)
    left, bottom, right, top = (float(it) for it in field["/Rect"])
    picture = _picture(writer, stempel, right - left, top - bottom)
    field["/AP"] = DictionaryObject({pdf_name("/N"): picture})
    return _embed(writer, kunci, pihak, stempel)


def _open(pdf: bytes, pihak: Pihak) -> tuple[Penulis, DictionaryObject]:
    """Return a writer and the party's empty field."""
    try:
        writer = Penulis(BytesIO(pdf))
        found = (it.get_object() for it in writer.root["/AcroForm"]["/Fields"])
        fields = {it["/T"]: it for it in found}
        ours = {it: fields[it.bidang] for it in Pihak}
    # pyHanko answers what is no PDF of ours with many kinds of exception
    except Exception as error:
        raise KnownError(
            "PDF_BUKAN_NASKAH",
            _("PDF ini tidak mempunyai tempat segel dari RANPK."),
            _("Pilih PDF Perjanjian Kinerja yang dibuat dengan RANPK Desktop."),
        ) from error
    if "/V" in ours[pihak]:
        raise KnownError(
            "SUDAH_DITANDATANGANI",
            _("{pihak} sudah menyegel PDF ini.").format(pihak=pihak.label),
            _("Pakai berkas itu apa adanya."),
        )
    if pihak is Pihak.KEDUA and "/V" not in ours[Pihak.KESATU]:
        raise KnownError(
            "BELUM_GILIRAN",
            _("Pihak Kesatu belum menyegel PDF ini."),
            _("Mintalah Pihak Kesatu menyegelnya dahulu."),
        )
    return writer, ours[pihak]


def _picture(writer: Penulis, stempel: Stempel, lebar: float, tinggi: float) -> IndirectObject:
    """Add the visible seal to the update; return it."""
    page = gambar.render(stempel, lebar, tinggi)
    picture: IndirectObject = writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
    mark = hashlib.sha256(page).digest()
    for entry in writer.objects.values():
        if isinstance(entry, DictionaryObject):
            _rename_subset(entry, mark)
    return picture


def _rename_subset(entry: DictionaryObject, mark: bytes) -> None:
    """Give a subset of letters a name that no other subset in the PDF has (ISO 32000-1, 9.6.4)."""
    for key in ("/BaseFont", "/FontName"):
        name = entry.get(key)
        if isinstance(name, NameObject) and (found := _SUBSET.match(name)):
            digest = hashlib.sha256(mark + found[1].encode()).digest()
            tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
            entry[pdf_name(key)] = pdf_name(f"/{tag}+{name[found.end() :]}")


def _embed(writer: Penulis, kunci: Kunci, pihak: Pihak, stempel: Stempel) -> bytes:
    """Write the update with room for the seal, then the seal over all around that room."""
    room = len(segel.sign_pdf(bytes(32), kunci)) + _CADANGAN
    signature = SignatureObject(
        timestamp=in_zone(stempel.waktu, stempel.zona),
        subfilter=SigSeedSubFilter.PADES,
        bytes_reserved=2 * room,  # it is written in hex
        reason=gambar.keterangan(),
    )
    steps: Any = PdfCMSEmbedder().write_cms(pihak.bidang, writer, existing_fields_only=True)
    next(steps)
    steps.send(SigObjSetup(signature))
    prepared, output = steps.send(SigIOSetup("sha256", output=BytesIO()))
    steps.send(segel.sign_pdf(prepared.document_digest, kunci))
    return bytes(output.getvalue())
