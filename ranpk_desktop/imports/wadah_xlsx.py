"""Open the ZIP container of a workbook and let through only what is safe to parse.

Runs in the child before any other reader sees the file: 0.6 MB can unpack to 1.2 GB, and an XML
entity grows without end. Later readers get a new container with what was inflated and checked here.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from ranpk_desktop.imports import RefusedError, Report

ISI_MAKS = 32 * 1024 * 1024
ENTRI_MAKS = 1000
RASIO_MAKS = 250  # the rows of an honest sheet are alike, and shrink to 1/100
RASIO_MULAI = 1024 * 1024  # smaller entries do no harm, however well they were packed
ELEMEN_MAKS = 3_000_000
KEDALAMAN_MAKS = 64
TANDA_MAKS = 64 * 1024  # expat before 2.6 reads an unfinished tag again with every portion

_JENIS = re.compile(
    rb"(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml"
)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SANDI = "EncryptedPackage".encode("utf-16-le")
_PUSAT = b"PK\x01\x02"
_NAMA = re.compile(r"[^\x00-\x1f\\/:*?\"<>|]{1,120}(/[^\x00-\x1f\\/:*?\"<>|]{1,120}){0,8}/?")
_PORSI = 64 * 1024


def unpack(isi: bytes, report: Report) -> io.BytesIO:
    """Return a new, stored container with the XML of the workbook; raises RefusedError."""
    if isi.startswith(_OLE2):
        # Excel wraps an encrypted .xlsx in the container of the old format.
        raise RefusedError("BUKU_KERJA_BERSANDI" if _SANDI in isi else "BUKU_KERJA_LAMA")
    if not isi.startswith(b"PK"):
        raise RefusedError("BUKAN_BUKU_KERJA")
    if isi.count(_PUSAT) > 4 * ENTRI_MAKS:  # also those of documents inside
        raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as masuk:
            return _copy(masuk, report)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise RefusedError("BUKU_KERJA_RUSAK") from error
    except (NotImplementedError, RuntimeError) as error:  # features of ZIP that no workbook uses
        raise RefusedError("BUKU_KERJA_TIDAK_WAJAR") from error


def _copy(masuk: zipfile.ZipFile, report: Report) -> io.BytesIO:
    entri = masuk.infolist()
    _check_directory(entri)
    terbaca = elemen = 0
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as keluar:
        for nomor, info in enumerate(entri):
            bagian = bytearray()
            is_xml = info.filename.casefold().endswith((".xml", ".rels"))
            for porsi in _inflate(masuk, info):
                terbaca += len(porsi)
                if terbaca > ISI_MAKS:
                    raise RefusedError("BUKU_KERJA_MENGEMBANG")
                if is_xml:
                    bagian += porsi
            if is_xml:
                elemen += _check_xml(bytes(bagian))
                if elemen > ELEMEN_MAKS:
                    raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
                # Who wrote a workbook and when is not read, and a wrong date there harms nobody.
                if not info.filename.startswith("docProps/"):
                    keluar.writestr(zipfile.ZipInfo(info.filename), bytes(bagian))
            report((nomor + 1) / len(entri))
    _check_kind(hasil)
    return hasil


def _check_directory(entri: list[zipfile.ZipInfo]) -> None:
    """Judge what the central directory declares, before anything is inflated."""
    nama = {info.filename.casefold() for info in entri}
    if (
        not 0 < len(entri) <= ENTRI_MAKS
        or len(nama) < len(entri)
        or not all(_is_name(info.orig_filename) for info in entri)
    ):
        raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
    if any(info.flag_bits & 0x1 for info in entri):
        raise RefusedError("BUKU_KERJA_BERSANDI")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in entri):
        raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
    if sum(info.file_size for info in entri) > ISI_MAKS or any(
        info.file_size > max(RASIO_MULAI, RASIO_MAKS * info.compress_size) for info in entri
    ):
        raise RefusedError("BUKU_KERJA_MENGEMBANG")


def _is_name(nama: str) -> bool:
    return bool(_NAMA.fullmatch(nama)) and not {".", ".."} & set(nama.split("/"))


def _inflate(masuk: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield an entry in portions; the declared size is not trusted, the CRC is checked."""
    with masuk.open(info) as berkas:
        while porsi := berkas.read(_PORSI):
            yield porsi


def _check_xml(isi: bytes) -> int:
    """Return the number of elements; refuse a DTD, giant tags, and nesting without end."""
    jumlah = dalam = 0

    def start(_nama: str, atribut: list[str]) -> None:
        nonlocal jumlah, dalam
        jumlah += 1
        dalam += 1
        if dalam > KEDALAMAN_MAKS or jumlah > ELEMEN_MAKS:
            raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
        if atribut and sum(map(len, atribut)) > TANDA_MAKS:
            raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")

    def end(_nama: str) -> None:
        nonlocal dalam
        dalam -= 1

    def doctype(*_rest: object) -> None:
        raise RefusedError("BUKU_KERJA_BERENTITAS")

    def text(*isi: str) -> None:
        if sum(map(len, isi)) > TANDA_MAKS:
            raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.CommentHandler = text
    parser.ProcessingInstructionHandler = text
    try:
        # In one go: in portions, expat before 2.6 takes quadratic time for one long tag.
        parser.Parse(isi, True)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from error
        raise RefusedError("BUKU_KERJA_RUSAK") from error
    return jumlah


def _check_kind(hasil: io.BytesIO) -> None:
    """Refuse other documents in a ZIP: text documents, OpenDocument, binary workbooks."""
    with zipfile.ZipFile(hasil) as arsip:
        try:
            jenis = arsip.read("[Content_Types].xml")
        except KeyError as error:
            raise RefusedError("BUKAN_BUKU_KERJA") from error
    if not _JENIS.search(jenis):
        raise RefusedError("BUKAN_BUKU_KERJA")
