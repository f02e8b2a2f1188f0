"""The child's part of `pdf_bertanda`: hold a hostile PDF against what ours consist of.

One original with two empty signature fields, then for each seal one update that fills its field and
touches nothing else that was there before. That is narrower than "form filling" as pyHanko
understands it, which is asked as well: it has met more attacks than we have.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    Reference,
    StreamObject,
)
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionType
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from ranpk_desktop.domain.pdf_bertanda import (
    CETAK_TERKUNCI,
    LEBAR_MAKS,
    LEBAR_MIN,
    TINGGI_MAKS,
    TINGGI_MIN,
    Pihak,
)
from ranpk_desktop.imports import RefusedError
from ranpk_desktop.imports.pdf_bertanda import LUAR_MAKS, UNIT_MAKS, WAKTU

HALAMAN_MAKS = 2000
SISI_MAKS = 2000.0
"""Points of a page's longer side; A3 has 1191."""

_BULAT = 0.01
"""How far a written length may be off."""

_KUNCI_KATALOG = {"/Type", "/Pages", "/AcroForm", "/Metadata", "/OutputIntents", "/Lang"}
_KUNCI_KATALOG |= {"/Outlines", "/PageMode", "/ViewerPreferences"}
_KUNCI_CABANG = {"/Type", "/Kids", "/Count", "/Parent"}
_KUNCI_HALAMAN = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Trans"}
_KUNCI_HALAMAN |= {"/Contents", "/Resources", "/Annots"}
_KUNCI_FORMULIR = {"/Fields", "/SigFlags"}
_KUNCI_BIDANG = {"/Type", "/Subtype", "/FT", "/T", "/TU", "/TM", "/Rect", "/P", "/F", "/AP"}
_KUNCI_SEGEL = {"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Reason"}
_KUNCI_GAMBAR = {"/Type", "/Subtype", "/BBox", "/Resources", "/Length", "/Filter"}
_TRAILER = rb"<<(?:[^<>()%]|<[0-9A-Fa-f]*>)*>>"
_AKHIR = re.compile(_TRAILER + rb"\s+startxref\s+([0-9]{1,10})\s+%%EOF\r?\n?")
_OBJEK = re.compile(rb"[0-9]\s+obj\b")
_PANJANG_ENTRI = 20
_KEPALA_TABEL = b"xref\n"
_BAGIAN = re.compile(rb"([0-9]{1,10}) ([0-9]{1,10})\n((?:[0-9]{10} [0-9]{5} [fn] \n)+)")


def read(isi: bytes) -> dict[str, Any]:
    """Return the one piece that `pdf_bertanda.receive` takes; raises RefusedError or whatever."""
    try:
        reader = PdfFileReader(BytesIO(isi), strict=True)
        if reader.encrypted:
            raise RefusedError("PDF_BERSANDI")
        refs = _field_refs(reader)
    except PdfReadError:
        return _read_leniently(isi)
    signed = [it for it in refs if "/V" in it.get_object()]
    names = {pihak.bidang for pihak in Pihak}
    seals = {it.idnum for it in signed if _value(it.get_object(), "/T") in names}
    if not seals:
        return _count_elsewhere(reader)
    ends = _ends(isi, reader, len(seals))
    _check_fields(reader, refs)
    if signed != refs[: len(signed)]:
        raise RefusedError("URUTAN_TERBALIK")
    for number, ref in enumerate(signed, start=1):
        _check_update(isi, reader, ref, number, ends[number - 1])
    _check_nothing_acts(reader, refs)
    covered: list[Any] = [_check_seal(reader, ref, n) for n, ref in enumerate(signed, start=1)]
    covered += [None] * (len(refs) - len(covered))
    return {
        "asli": ends[0],
        "bidang": [
            [pihak, str(ref.get_object()["/TM"])[:UNIT_MAKS], coverage]
            for pihak, ref, coverage in zip(Pihak, refs, covered, strict=True)
        ],
    }


def _read_leniently(isi: bytes) -> dict[str, Any]:
    """Tell whether a PDF that is not written as the standard says was signed elsewhere.

    Ours always are: one with a seal of ours is damaged.
    """
    reader = PdfFileReader(BytesIO(isi), strict=False)
    filled = enumerate_sig_fields(reader, filled_status=True)
    if any(name in {pihak.bidang for pihak in Pihak} for name, _seal, _field in filled):
        raise RefusedError("PDF_TIDAK_TERBACA")
    return _count_elsewhere(reader)


def _count_elsewhere(reader: PdfFileReader) -> dict[str, Any]:
    count = sum(1 for _field in enumerate_sig_fields(reader, filled_status=True))
    if not count:
        raise RefusedError("TANPA_SEGEL")
    return {"luar": min(count, LUAR_MAKS)}


def _value(node: DictionaryObject, key: str, default: Any = None) -> Any:
    """Return an entry, followed to its object; `get` of a dictionary would not follow it."""
    return node[key] if key in node else default  # noqa: SIM401


def _field_refs(reader: PdfFileReader) -> list[IndirectObject]:
    form: Any = _value(reader.root, "/AcroForm", DictionaryObject())
    fields: Any = _value(form, "/Fields", ArrayObject())
    refs = [fields.raw_get(n) for n in range(len(fields))]
    return [it for it in refs if isinstance(it, IndirectObject)]


def _ends(isi: bytes, reader: PdfFileReader, seals: int) -> list[int]:
    """Require one update for each seal, each behind the other; return where all of them end."""
    total = reader.xrefs.total_revisions
    if total > 1 + seals:
        raise RefusedError("ISI_DITAMBAH")
    if total < 1 + seals:
        raise RefusedError("SUSUNAN_ASING")
    ends: list[int] = []
    for number in range(total):
        section = reader.xrefs.get_xref_container_info(number)
        found = _AKHIR.match(isi, section.end_location)
        if (
            section.xref_section_type is not XRefSectionType.STANDARD
            or found is None
            # Read alone, up to here, it must show what it shows as a part of the whole.
            or int(found[1]) != section.declared_startxref
        ):
            raise RefusedError("SUSUNAN_ASING")
        _check_table(isi, section.declared_startxref)
        ends.append(found.end())
    if ends != sorted(ends):
        raise RefusedError("SUSUNAN_ASING")
    if ends[-1] != len(isi):
        raise RefusedError("ISI_DITAMBAH")
    return ends


def _check_table(isi: bytes, start: int) -> None:
    """Require one spelling of a table, and each object in it once: readers differ in the rest."""
    at, last = start + len(_KEPALA_TABEL), -1
    while part := _BAGIAN.match(isi, at):
        first, count = int(part[1]), int(part[2])
        if first <= last or count * _PANJANG_ENTRI != len(part[3]):
            raise RefusedError("SUSUNAN_ASING")
        at, last = part.end(), first + count - 1
    if not isi.startswith(_KEPALA_TABEL, start) or not isi.startswith(b"trailer", at):
        raise RefusedError("SUSUNAN_ASING")


def _check_fields(reader: PdfFileReader, refs: list[IndirectObject]) -> None:
    """Require the two fields of ours, each once in the form and once on a page, and nothing else.

    Our documents have no other annotation: even a link may bring a picture that covers the page.
    """
    form = reader.root["/AcroForm"]
    names = [(_value(it.get_object(), "/T"), _value(it.get_object(), "/FT")) for it in refs]
    if (
        names != [(pihak.bidang, "/Sig") for pihak in Pihak]
        or len(form["/Fields"]) != len(refs)
        or set(form) != _KUNCI_FORMULIR
        or any("/Kids" in it.get_object() or "/Parent" in it.get_object() for it in refs)
    ):
        raise RefusedError("BIDANG_ASING")
    if sorted(it.idnum for it in _annotations(reader)) != sorted(it.idnum for it in refs):
        raise RefusedError("BIDANG_ASING")


def _check_nothing_acts(reader: PdfFileReader, refs: list[IndirectObject]) -> None:
    """Require that the PDF looks the same always and everywhere.

    Scripts, layers that show on paper only and files inside could make one seal stand for two
    texts, even if both parties sealed them; ours have no place where such things hang.
    """
    nodes = list(_nodes(reader))
    if (
        not set(reader.root) <= _KUNCI_KATALOG
        or any(not set(it) <= (_KUNCI_CABANG if "/Kids" in it else _KUNCI_HALAMAN) for it in nodes)
        or any(set(it.get_object()) - {"/V"} != _KUNCI_BIDANG for it in refs)
    ):
        raise RefusedError("SUSUNAN_ASING")
    for ref in refs:
        _check_rectangle(ref.get_object())


def _check_rectangle(field: DictionaryObject) -> None:
    """Require room in which a seal shows, and which hides no page."""
    left, bottom, right, top = map(float, field["/Rect"])
    if (
        field["/F"] != CETAK_TERKUNCI
        or not LEBAR_MIN - _BULAT <= right - left <= LEBAR_MAKS + _BULAT
        or not TINGGI_MIN - _BULAT <= top - bottom <= TINGGI_MAKS + _BULAT
        or not (0 <= left <= right <= SISI_MAKS and 0 <= bottom <= top <= SISI_MAKS)
    ):
        raise RefusedError("SUSUNAN_ASING")


def _nodes(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """Yield the pages, and the branches that hold them."""
    queue, seen = [reader.root.raw_get("/Pages")], 0
    while queue:
        node = queue.pop().get_object()
        seen += 1
        if seen > HALAMAN_MAKS:
            raise RefusedError("SUSUNAN_ASING")
        kids = _value(node, "/Kids", ArrayObject())
        queue += [kids.raw_get(n) for n in range(len(kids))]
        yield node


def _annotations(reader: PdfFileReader) -> Iterator[IndirectObject]:
    """Yield the annotations of every page; one that is no object of its own is not ours."""
    for node in _nodes(reader):
        annotations = _value(node, "/Annots", ArrayObject())
        for n in range(len(annotations)):
            annotation = annotations.raw_get(n)
            if not isinstance(annotation, IndirectObject):
                raise RefusedError("BIDANG_ASING")
            yield annotation


def _check_update(
    isi: bytes, reader: PdfFileReader, ref: IndirectObject, number: int, start: int
) -> None:
    """Require that the update fills the field, and changes nothing else that was there before.

    Nor may it carry an object that its table does not name: a reader that mends a PDF might.
    """
    end = reader.xrefs.get_xref_container_info(number).declared_startxref
    old, new = (reader.get_historical_resolver(n) for n in (number - 1, number))
    written = new.explicit_refs_in_revision()
    changed = {it for it in written if not old.is_ref_unassignable(it)}
    if (
        changed != {ref.reference}
        or reader.xrefs.get_xref_data(number).freed
        or _heads(old) != _heads(new)
        or any(not start <= _offset(reader, it, number) < end for it in written)
    ):
        raise RefusedError("ISI_DIUBAH")
    before, after = old(ref.reference), new(ref.reference)
    if set(after) != {*before, "/V"} or any(
        before.raw_get(key) != after.raw_get(key) for key in before if key != "/AP"
    ):
        raise RefusedError("ISI_DIUBAH")
    _check_picture(after)
    reachable = new.collect_dependencies(
        DictionaryObject({key: after.raw_get(key) for key in ("/AP", "/V")}), since_revision=number
    )
    if reachable != written - changed or len(_OBJEK.findall(isi, start, end)) != len(written):
        raise RefusedError("SUSUNAN_ASING")


def _check_picture(field: DictionaryObject) -> None:
    """Require one picture of the seal, which a viewer fits into the field's rectangle."""
    pictures = field["/AP"]
    if not isinstance(pictures, DictionaryObject) or set(pictures) != {"/N"}:
        raise RefusedError("SUSUNAN_ASING")
    picture = pictures["/N"]
    if not isinstance(picture, StreamObject) or not set(picture) <= _KUNCI_GAMBAR:
        raise RefusedError("SUSUNAN_ASING")


def _heads(resolver: HistoricalResolver) -> tuple[Any, ...]:
    """Return what the trailer says that no update may change: catalogue, metadata, first ID."""
    trailer = resolver.trailer_view
    return (
        set(trailer) - {"/Prev"},
        trailer.raw_get("/Root"),
        trailer.raw_get("/Info"),
        trailer["/ID"][0].original_bytes,
    )


def _offset(reader: PdfFileReader, ref: Reference, number: int) -> int:
    """Return where an object stands; below every place for one packed into a stream."""
    place = reader.xrefs.get_historical_ref(ref, number)
    return place if isinstance(place, int) else -1


def _check_seal(reader: PdfFileReader, ref: IndirectObject, number: int) -> list[Any]:
    """Require a seal of our kind; return how far it covers the file, and its time."""
    field = ref.get_object()
    seal = field["/V"]
    if set(seal) != _KUNCI_SEGEL or seal["/SubFilter"] != "/ETSI.CAdES.detached":
        raise RefusedError("SUSUNAN_ASING")
    embedded: Any = EmbeddedPdfSignature(reader, field, str(field["/T"]))
    embedded.compute_integrity_info()
    last = number == reader.xrefs.total_revisions - 1
    wanted = SignatureCoverageLevel.ENTIRE_FILE if last else SignatureCoverageLevel.ENTIRE_REVISION
    outcome = embedded.diff_result
    if embedded.coverage is not wanted or embedded.signed_revision != number:
        raise RefusedError("ISI_DITAMBAH")
    if (
        not isinstance(outcome, DiffResult)
        or outcome.modification_level > ModificationLevel.FORM_FILLING
    ):
        raise RefusedError("ISI_DIUBAH")
    start, length, resume, rest = (int(it) for it in embedded.byte_range)
    waktu = str(seal["/M"])
    if start != 0 or not WAKTU.fullmatch(waktu):
        raise RefusedError("SUSUNAN_ASING")
    return [length, resume, resume + rest, waktu]
