"""Put the two signature fields into a finished PDF, before the first seal.

All that seals need is there from the beginning: a seal then only fills its field, and whatever else
is changed later is somebody else's doing.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pdf_bertanda import CETAK_TERKUNCI, BagianNaskah, Pihak, TempatTanda
from ranpk_desktop.exports import pdfa

_ADA_TANDA_HANYA_TAMBAH = 1 | 2
"""Flags of the form: there are signature fields, and the file may only be appended to."""


def prepare(pdf: bytes, tempat: Sequence[TempatTanda], unit: Mapping[Pihak, str]) -> bytes:
    """Return a PDF/A-1b with an empty field of each party in its block of the Pernyataan.

    `unit` names by `acuan` whose certificate must seal, "" for any trusted one. The same bytes for
    the same arguments. Raises ValueError unless each party has one place, on a page of the PDF,
    and for a PDF with a form or annotations.
    """
    rooms = {it.pihak: it for it in tempat if it.bagian is BagianNaskah.PERNYATAAN}
    if len(rooms) != len(Pihak) or len(set(tempat)) != len(tempat):
        raise ValueError("not one place for each party")
    with Pdf.open(BytesIO(pdf)) as opened:
        if "/AcroForm" in opened.Root or any("/Annots" in it.obj for it in opened.pages):
            raise ValueError("there are a form or annotations, which a check would refuse")
        fields = [_add_field(opened, rooms[pihak], unit.get(pihak, "")) for pihak in Pihak]
        opened.Root.AcroForm = opened.make_indirect(
            Dictionary(Fields=Array(fields), SigFlags=_ADA_TANDA_HANYA_TAMBAH)
        )
        return pdfa.save(opened)


def flatten(pdf: bytes) -> bytes:
    """Return a copy for screen and printer, in which the seals are part of the page.

    QtPdf does not draw what stands in form fields. Only for a PDF that is ours or was verified; the
    copy is no longer sealed and never kept.
    """
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.flatten_annotations("all")
        return pdfa.save(opened)


def _add_field(pdf: Pdf, room: TempatTanda, unit: str) -> Object:
    """Add one field, which is also what shows it on the page, and return it.

    The mapping name (TM) carries the unit: nobody sees it, and both seals cover it.
    """
    if not 1 <= room.halaman <= len(pdf.pages):
        raise ValueError("no such page")
    page = pdf.pages[room.halaman - 1].obj
    # PDF/A wants an appearance; an empty one leaves the room free for a pen.
    blank = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, _points(room.lebar), _points(room.tinggi)]),
        Resources=Dictionary(),
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(room.pihak.bidang),
            TU=String(_("Segel {pihak}").format(pihak=room.pihak.label)),
            TM=String(unit),
            Rect=Array([_points(it) for it in (room.kiri, room.bawah, room.kanan, room.atas)]),
            P=page,
            F=CETAK_TERKUNCI,
            AP=Dictionary(N=blank),
        )
    )
    page.Annots = Array([*page.get("/Annots", Array()), field])
    return field


def _points(value: float) -> float:
    """Return a length as it is written: more digits would only differ between computers."""
    return round(value, 3)
