"""The last pass over every PDF: make it PDF/A-1b (ISO 19005-1), which archives can keep for good.

It adds what reportlab does not write: colours defined by a profile, metadata as XMP that equal
those of the PDF itself, and objects stored as the standard wants them. Embedded fonts and the lack
of transparency are the story's own duty; tests hold all of it against an independent checker.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from ranpk_desktop.exports.icc import srgb

PROGRAM = "RANPK Desktop"


@dataclass(frozen=True, slots=True)
class Keterangan:
    """Hold what a PDF says about itself; `dibuat_pada` is aware."""

    judul: str
    penulis: str
    perihal: str
    dibuat_pada: datetime


def archive(data: bytes, keterangan: Keterangan) -> bytes:
    """Return a PDF as PDF/A-1b, the same bytes for the same input."""
    with Pdf.open(BytesIO(data)) as pdf:
        _describe(pdf, keterangan)
        profile = pdf.make_stream(srgb(), N=3, Alternate=Name.DeviceRGB)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            Info=String("sRGB IEC61966-2.1"),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        return save(pdf)


def save(pdf: Pdf) -> bytes:
    """Return an opened PDF as the standard wants it, the same bytes for the same content."""
    buffer = BytesIO()
    pdf.save(
        buffer,
        force_version="1.4",
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.disable,
        deterministic_id=True,
    )
    return buffer.getvalue()


def _describe(pdf: Pdf, keterangan: Keterangan) -> None:
    """Write the metadata twice, as the standard wants: as the PDF's own and as XMP."""
    made = keterangan.dibuat_pada.replace(microsecond=0)
    zone = made.strftime("%z")
    date = String(f"{made:D:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'")
    own = Dictionary(
        Title=String(keterangan.judul),
        Author=String(keterangan.penulis),
        Subject=String(keterangan.perihal),
        Creator=String(PROGRAM),
        Producer=String(PROGRAM),
        CreationDate=date,
        ModDate=date,
    )
    pdf.trailer.Info = pdf.make_indirect(own)
    xmp = _XMP.format(
        judul=escape(keterangan.judul),
        penulis=escape(keterangan.penulis),
        perihal=escape(keterangan.perihal),
        program=escape(PROGRAM),
        waktu=made.isoformat(),
    )
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)


_XMP = """\
<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{judul}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{penulis}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{perihal}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{waktu}</xmp:CreateDate>
<xmp:ModifyDate>{waktu}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
