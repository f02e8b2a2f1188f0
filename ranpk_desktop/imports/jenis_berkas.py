"""Tell what kind of file evidence is, by its content: a name is only somebody's word."""

import html
import io
import zipfile
import zlib
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError


@dataclass(frozen=True, slots=True)
class JenisBerkas:
    """Describe one kind: how it begins, and which part a container of that kind must hold.

    `akhiran` are its endings without the dot, the usual one first; a part is an XML file whose
    name begins with `bagian` (Word calls its own document.xml or document2.xml).
    """

    nama: str
    mime: str
    akhiran: tuple[str, ...]
    awal: bytes
    bagian: str = ""

    @property
    def gambar(self) -> bool:
        """Tell whether it is a picture, which can be made smaller."""
        return self.mime.startswith("image/")


_OOXML = "application/vnd.openxmlformats-officedocument."
_ZIP = b"PK\x03\x04"

PDF = JenisBerkas("PDF", "application/pdf", ("pdf",), b"%PDF-")
JPEG = JenisBerkas("JPEG", "image/jpeg", ("jpg", "jpeg", "jpe"), b"\xff\xd8\xff")
PNG = JenisBerkas("PNG", "image/png", ("png",), b"\x89PNG\r\n\x1a\n")
JENIS_BERKAS = (
    PDF,
    JPEG,
    PNG,
    JenisBerkas("Excel", _OOXML + "spreadsheetml.sheet", ("xlsx",), _ZIP, "xl/workbook"),
    JenisBerkas("Word", _OOXML + "wordprocessingml.document", ("docx",), _ZIP, "word/document"),
    JenisBerkas(
        "PowerPoint",
        _OOXML + "presentationml.presentation",
        ("pptx",),
        _ZIP,
        "ppt/presentation",
    ),
)
"""The kinds that are accepted; none of them runs by itself when it is opened."""

_PROGRAM = ("vbaproject", "macrosheet", "activex", "macroenabled")
"""What the names or the types of parts say that hold programs, in lower case."""
_DAFTAR_JENIS = "[Content_Types].xml"
_DAFTAR_MAKS = 1_000_000
_ENTRI_MAKS = 5000
_RUSAK = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
_PUSAT = b"PK\x01\x02"


def endings_of(mime: str) -> tuple[str, ...]:
    """Return the endings of a kind, the usual one first; one that starts nothing for no kind."""
    found = (jenis.akhiran for jenis in JENIS_BERKAS if jenis.mime == mime)
    return next(found, ("bin",))


def recognise(nama: str, isi: bytes) -> JenisBerkas:
    """Return the kind of a file; `nama` is what the sentence calls it.

    Raises KnownError BERKAS_KOSONG, BERKAS_BERMAKRO, JENIS_BERKAS_DITOLAK.
    """
    if not isi:
        raise KnownError("BERKAS_KOSONG", _("Berkas “{nama}” kosong.").format(nama=nama))
    parts = _parts(isi) if isi.startswith(_ZIP) else ()
    told = (*parts, _told_types(isi)) if parts else ()
    if any(word in text.casefold() for text in told for word in _PROGRAM):
        raise KnownError(
            "BERKAS_BERMAKRO",
            _("Berkas “{nama}” berisi makro, jadi tidak diterima.").format(nama=nama),
            _("Simpan tanpa makro (.xlsx, .docx) atau sebagai PDF."),
        )
    for jenis in JENIS_BERKAS:
        if isi.startswith(jenis.awal) and _has_part(jenis, parts):
            return jenis
    kinds = ", ".join(jenis.nama for jenis in JENIS_BERKAS)
    raise KnownError(
        "JENIS_BERKAS_DITOLAK",
        _("Jenis berkas “{nama}” tidak diterima.").format(nama=nama),
        _("Yang diterima: {daftar}. Simpan dahulu sebagai salah satunya.").format(daftar=kinds),
    )


def _has_part(jenis: JenisBerkas, parts: tuple[str, ...]) -> bool:
    if not jenis.bagian:
        return True
    return any(part.startswith(jenis.bagian) and part.endswith(".xml") for part in parts)


def _parts(isi: bytes) -> tuple[str, ...]:
    """Return the names in a container, none where it is broken; nothing is unpacked."""
    if isi.count(_PUSAT) > _ENTRI_MAKS:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as container:
            return tuple(container.namelist())
    except _RUSAK:
        return ()


def _told_types(isi: bytes) -> str:
    """Return what a container says of the kinds of its parts: those may have any name.

    However it is encoded, and without taking any XML apart.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as container, container.open(_DAFTAR_JENIS) as daftar:
            said = daftar.read(_DAFTAR_MAKS)
    except (*_RUSAK, KeyError):
        return ""
    return html.unescape(said.replace(b"\0", b"").decode("latin-1"))
