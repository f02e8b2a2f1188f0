"""Tools of an attacker: updates behind a PDF, updates inside a seal, originals made to deceive."""

import re
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf, String
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NumberObject,
    StreamObject,
    TextStringObject,
    pdf_name,
)

from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.exports import pdfa
from ranpk_desktop.pdf_bertanda import tanda
from ranpk_desktop.pdf_bertanda.bidang import prepare
from tests.pdf_bertanda.naskah import UNIT, agreement, stamp


def codes(hasil):
    """Return the codes of what a check found."""
    return [temuan.kode for temuan in hasil.temuan]


def refused(hasil):
    """Return the codes of a refusal, which is in sentences."""
    assert hasil.sah is False
    assert hasil.temuan
    assert all(temuan.pesan.endswith(".") for temuan in hasil.temuan)
    return codes(hasil)


def append(pdf, change):
    """Return the PDF with an update that nobody sealed."""
    writer = tanda.Penulis(BytesIO(pdf))
    change(writer)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def seal_with(pdf, kunci, change, pihak=Pihak.KEDUA, writer=tanda.Penulis):
    """Return the PDF with a true seal in whose update something else is changed as well."""
    update = writer(BytesIO(pdf))
    fields = update.root["/AcroForm"]["/Fields"]
    field = fields[list(Pihak).index(pihak)]
    picture = tanda._picture(update, stamp(pihak), 200, 60)
    field["/AP"] = DictionaryObject({pdf_name("/N"): picture})
    change(update)
    return tanda._embed(update, kunci, pihak, stamp(pihak))


def original(change):
    """Return a prepared PDF that was changed before anybody sealed it."""
    naskah = agreement()
    with Pdf.open(BytesIO(prepare(naskah.isi, naskah.tempat, UNIT))) as pdf:
        change(pdf)
        return pdfa.save(pdf)


def seal_both(pdf, kunci):
    """Return the PDF with the true seals of both parties."""
    for pihak in Pihak:
        pdf = tanda.sign(pdf, kunci[pihak], pihak, stamp(pihak))
    return pdf


def stream(teks=b"BT ET"):
    """Return a content stream."""
    return StreamObject(stream_data=teks)


def page(writer, number=0):
    """Return a page of a PDF in an update, to be changed."""
    reference, _resources = writer.find_page_for_modification(number)
    writer.mark_update(reference)
    return reference.get_object()


# Changes of an update.


def replace_content(writer):
    page(writer)["/Contents"] = writer.add_object(stream(b"q Q"))


def replace_page(writer):
    pages = writer.root["/Pages"]
    kids = pages["/Kids"]
    other = DictionaryObject(kids[0])
    other["/Contents"] = writer.add_object(stream(b"q Q"))
    kids[0] = writer.add_object(other)
    writer.mark_update(writer.root.raw_get("/Pages"))


def overwrite_content(writer):
    writer.objects[0, page(writer).raw_get("/Contents").idnum] = stream(b"q Q")


def drop_page(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject([pages["/Kids"].raw_get(0)])
    pages["/Count"] = NumberObject(1)
    writer.mark_update(writer.root.raw_get("/Pages"))


def add_annotation(writer, kind="/FreeText"):
    sheet = page(writer)
    note = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(kind),
            pdf_name("/Rect"): ArrayObject(map(NumberObject, (0, 0, 500, 800))),
            pdf_name("/Contents"): TextStringObject("lain"),
        }
    )
    sheet["/Annots"] = ArrayObject([*sheet["/Annots"], writer.add_object(note)])


def add_text_field(writer):
    form = writer.root["/AcroForm"]
    field = DictionaryObject(
        {
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): TextStringObject("Target"),
            pdf_name("/V"): TextStringObject("100"),
        }
    )
    form["/Fields"] = ArrayObject([*form["/Fields"], writer.add_object(field)])
    writer.mark_update(writer.root.raw_get("/AcroForm"))


def change_metadata(writer):
    info = writer.trailer["/Info"]
    info["/Title"] = TextStringObject("Lain")
    writer.mark_update(writer.trailer.raw_get("/Info"))


def change_xmp(writer):
    reference = writer.root.raw_get("/Metadata")
    old = reference.get_object()
    writer.objects[0, reference.idnum] = StreamObject(
        {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")},
        stream_data=old.data.replace(b"Perjanjian", b"Penjanjian"),
    )


def open_with_javascript(writer):
    action = DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): TextStringObject("x")}
    )
    writer.root["/OpenAction"] = writer.add_object(action)
    writer.update_root()


def hide_orphan(writer):
    writer.add_object(stream(b"disembunyikan"))


def move_seal(writer):
    field = writer.root["/AcroForm"]["/Fields"][1]
    field["/Rect"] = ArrayObject(map(NumberObject, (0, 0, 600, 900)))


def hide_other_seal(writer):
    field = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    field.get_object()["/F"] = NumberObject(2)
    writer.mark_update(field)


def redraw_other_seal(writer):
    field = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    picture = DictionaryObject({pdf_name("/N"): writer.add_object(stream(b""))})
    field.get_object()["/AP"] = picture
    writer.mark_update(field)


def rename_field(writer):
    writer.root["/AcroForm"]["/Fields"][1]["/TM"] = TextStringObject("balai-lain")


def add_other_pictures(writer):
    field = writer.root["/AcroForm"]["/Fields"][1]
    field["/AP"]["/D"] = writer.add_object(stream(b""))


def switch_catalogue(writer):
    root = DictionaryObject(writer.root)
    writer.trailer["/Root"] = writer._root = writer.add_object(root)


def nothing(_writer):
    pass


# Originals made to deceive, sealed by an office that did not look.


def with_text_field(pdf):
    field = Dictionary(FT=Name.Tx, T=String("Target"), V=String("100"))
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def with_hidden_text_field(pdf):
    """A text field that stands on a page, but not in the form."""
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("T"), Rect=Array([0, 0, 9, 9])
    )
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(field)])


def with_direct_annotation(pdf):
    pdf.pages[1].obj.Annots = Array([Dictionary(Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]))])


def with_third_party(pdf):
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("PihakKetiga")))
    pdf.Root.AcroForm.Fields.append(field)


def with_duplicate_field(pdf):
    second = pdf.Root.AcroForm.Fields[1]
    copy = pdf.make_indirect(Dictionary({key: second[key] for key in second.keys()}))  # noqa: SIM118
    pdf.Root.AcroForm.Fields.append(copy)


def with_field_twice(pdf):
    pdf.Root.AcroForm.Fields.append(pdf.Root.AcroForm.Fields[1])


def with_seal_on_every_page(pdf):
    pdf.pages[1].obj.Annots = Array([pdf.Root.AcroForm.Fields[1]])


def with_xfa(pdf):
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def with_picture_over_a_page(pdf):
    """A link that no form knows, whose picture hides the text."""
    picture = pdf.make_stream(
        b"1 g 0 0 500 800 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 500, 800])
    )
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 500, 800]),
        AP=Dictionary(N=picture),
    )
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(link)])


def _script():
    return Dictionary(S=Name.JavaScript, JS=String("x"))


def with_script_on_opening(pdf):
    pdf.Root.OpenAction = _script()


def with_script_of_a_page(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=_script())


def with_script_of_a_field(pdf):
    pdf.Root.AcroForm.Fields[1].AA = Dictionary(E=_script())


def with_layers(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("hanya di kertas")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def with_file_inside(pdf):
    pdf.attachments["lain.txt"] = b"lain"


def with_hidden_seal(pdf):
    pdf.Root.AcroForm.Fields[0].F = 2


def with_seal_over_a_page(pdf):
    pdf.Root.AcroForm.Fields[0].Rect = Array([0, 0, 595, 842])


def with_swapped_fields(pdf):
    first, second = pdf.Root.AcroForm.Fields
    pdf.Root.AcroForm.Fields = Array([second, first])


def shadow(pdf, teks=b"q Q"):
    """Return the PDF with a second content of page 1 that no table knows yet, and its place."""
    start = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    with Pdf.open(BytesIO(pdf)) as opened:
        number = opened.pages[0].obj.Contents.objgen[0]
    hidden = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(teks),
        teks,
    )
    old, new = (b"startxref\n%d\n" % it for it in (start, start + len(hidden)))
    tail = pdf[start:].replace(old, new)
    return pdf[:start] + hidden + tail, number, start


def with_two_tables(pdf, teks=b"q Q"):
    """Return the PDF with a second table before its own, and that one's place.

    The PDF itself ends with the table that was always there; the other one shows the hidden `teks`.
    """
    hiding, number, place = shadow(pdf, teks)
    start = hiding.rindex(b"xref\n", 0, hiding.rindex(b"startxref"))
    table = hiding[start : hiding.rindex(b"startxref")]
    lines = table.split(b"\n")
    lines[2 + number] = b"%010d 00000 n " % place
    other = b"\n".join(lines)
    end = b"startxref\n%d\n%%%%EOF\n" % (start + len(other))
    return hiding[:start] + other + table + end, start


class DoublingWriter(tanda.Penulis):
    """Writes the field of Pihak Kedua twice, and both into the table: readers differ in which."""

    def _write_objects(self, stream, object_position_dict):
        super()._write_objects(stream, object_position_dict)
        number = self.root["/AcroForm"]["/Fields"].raw_get(1).idnum
        self.entry = b"%d 1\n%010d 00000 n \n" % (number, stream.tell())
        stream.write(b"%d 0 obj\n<< /FT /Sig /T (PihakKedua) >>\nendobj\n" % number)

    def write(self, stream):
        buffer = BytesIO()
        super().write(buffer)
        pdf = buffer.getvalue()
        at = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref")) + len(b"xref\n")
        stream.write(pdf[:at] + self.entry + pdf[at:])


class HidingWriter(tanda.Penulis):
    """Writes a page anew that no table names; a reader that mends a PDF would find it."""

    def _write_objects(self, stream, object_position_dict):
        super()._write_objects(stream, object_position_dict)
        number = self.root["/Pages"]["/Kids"].raw_get(0).idnum
        stream.write(b"%d 0 obj\n<< /Type /Page >>\nendobj\n" % number)


class SecondTrailerWriter(tanda.Penulis):
    """Ends its table with a second trailer, which a reader may take for the true one."""

    def write(self, stream):
        buffer = BytesIO()
        super().write(buffer)
        pdf = buffer.getvalue()
        at = pdf.rindex(b"startxref")
        stream.write(pdf[:at] + b"trailer\n<< /Root 9 0 R /Size 50 >>\n" + pdf[at:])


def reveal(pdf, number, offset):
    """Return the PDF with an update that is nothing but a table: the hidden content shows."""
    previous = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", pdf, re.S)[-1]
    trailer = re.sub(rb"/Prev \d+", b"", trailer)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<<%s /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + table % (number, offset, trailer, previous, len(pdf))
