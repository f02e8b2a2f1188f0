"""Hostile workbooks, made from scratch; each function returns the bytes of one file."""

import io
import struct
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def parts(data: str = "", after: str = "", before: str = "") -> dict[str, bytes]:
    """Return the parts of a small workbook; `data` goes into sheetData, the others around it."""
    application = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    others = {
        "styles": "styles",
        "sharedStrings": "sharedStrings",
        "worksheets/sheet1": "worksheet",
    }
    overrides = "".join(
        f'<Override PartName="/xl/{nama}.xml" ContentType="{application}.{jenis}+xml"/>'
        for nama, jenis in others.items()
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{application}.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Isi" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet {MAIN}><fonts count="1"><font/></fonts><fills count="1">'
        '<fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>teks</t></si></sst>",
        SHEET: f"<worksheet {MAIN}>{before}<sheetData>{data}</sheetData>{after}</worksheet>",
    }
    return {nama: (HEAD + teks).encode() for nama, teks in texts.items()}


def pack(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", method) as arsip:
        for nama, isi in files.items():
            arsip.writestr(nama, isi)
    return hasil.getvalue()


def sheet(data: str = "", after: str = "", before: str = "") -> bytes:
    return pack(parts(data, after, before))


def replaced(nama: str, isi: bytes | str) -> bytes:
    return pack(parts() | {nama: isi.encode() if isinstance(isi, str) else isi})


def grid(cells: int, cell: str = "<v>1</v>", attributes: str = "") -> str:
    """Return the rows of a sheet of 100 columns."""
    columns = [get_column_letter(nomor) for nomor in range(1, 101)]
    names = [f"{columns[n % 100]}{n // 100 + 1}" for n in range(cells)]
    written = [f'<c r="{name}"{attributes}>{cell}</c>' for name in names]
    rows = (written[n : n + 100] for n in range(0, cells, 100))
    return "".join(f'<row r="{n}">{"".join(row)}</row>' for n, row in enumerate(rows, 1))


def bomb() -> bytes:
    """Pack 1.2 GB into 1.2 MB: zeros in many picture entries."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip:
        for nama, isi in parts().items():
            arsip.writestr(nama, isi)
        with arsip.open("xl/media/image1.png", "w") as gambar:
            for _megabyte in range(1200):
                gambar.write(bytes(1 << 20))
    return hasil.getvalue()


def lying_bomb() -> bytes:
    """Declare 1 kB for an entry of 40 MB that honest looks cannot tell from a text."""
    nama, isi = b"xl/worksheets/sheet2.xml", b" " * (40 << 20)
    berkas = bytearray(pack(parts() | {nama.decode(): isi}))
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = berkas.find(signature)
        while berkas[at + name_at : at + name_at + len(nama)] != nama:
            at = berkas.find(signature, at + 1)
        berkas[at + size_at : at + size_at + 4] = struct.pack("<L", 1000)
    return bytes(berkas)


def many_small() -> bytes:
    """Inflate to 40 MB in entries each of which looks harmless."""
    return pack(parts() | {f"xl/media/image{n}.png": bytes(900_000) for n in range(45)})


def encrypted_entry() -> bytes:
    berkas = bytearray(pack(parts()))
    at = berkas.find(b"PK\x01\x02")
    berkas[at + 8] |= 1
    return bytes(berkas)


def twice() -> bytes:
    """Hold the sheet twice, the second time with other content."""
    hasil = io.BytesIO(pack(parts("<row r='1'><c r='A1'><v>1</v></c></row>")))
    with zipfile.ZipFile(hasil, "a") as arsip:
        arsip.writestr(SHEET.upper(), parts()[SHEET])
    return hasil.getvalue()


def overlapping() -> bytes:
    """Point the central directory's last entry at the content of another one."""
    berkas = bytearray(pack(parts()))
    at = berkas.rfind(b"PK\x01\x02")
    berkas[at + 42 : at + 46] = struct.pack("<L", 0)
    return bytes(berkas)


def broken_crc() -> bytes:
    berkas = bytearray(pack(parts(), zipfile.ZIP_STORED))
    at = berkas.find(b"<sheetData>")
    berkas[at + 1] ^= 1
    return bytes(berkas)


def shared(teks: str) -> bytes:
    return f"<sst {MAIN}><si><t>{teks}</t></si></sst>".encode()


def many_texts() -> bytes:
    """Hold a million shared texts that no cell uses."""
    texts = f"<sst {MAIN}>{'<si><t>teks</t></si>' * 1_000_000}</sst>".encode()
    return pack(parts() | {"xl/sharedStrings.xml": texts}, zipfile.ZIP_STORED)


def laughs() -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    return (
        f"<?xml version='1.0'?><!DOCTYPE sst [{entities}]><sst {MAIN}><si><t>&a11;</t></si></sst>"
    )


def quadratic() -> str:
    long = "h" * 100_000
    return (
        f"<!DOCTYPE sst [<!ENTITY a '{long}'>]><sst {MAIN}><si><t>{'&a;' * 100_000}</t></si></sst>"
    )


def external() -> str:
    return (
        "<!DOCTYPE sst [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        f"<sst {MAIN}><si><t>&a;</t></si></sst>"
    )


def ordinary() -> bytes:
    buku = Workbook()
    buku.active["A1"] = "judul"
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


ONE = '<row r="1"><c r="A1"{}>{}</c></row>'
DEEP = 100_000

JAHAT: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "BUKAN_BUKU_KERJA"),
    "text": (lambda: b"nama;nilai\nobat;96,5\n", "BUKAN_BUKU_KERJA"),
    "pdf": (lambda: b"%PDF-1.7\n", "BUKAN_BUKU_KERJA"),
    "other-zip": (lambda: pack({"mimetype": b"x", "content.xml": b"<x/>"}), "BUKAN_BUKU_KERJA"),
    "word": (
        lambda: replaced(
            "[Content_Types].xml",
            parts()["[Content_Types].xml"].replace(b"spreadsheetml", b"wordprocessingml"),
        ),
        "BUKAN_BUKU_KERJA",
    ),
    "xls": (lambda: OLE2 + bytes(4096), "BUKU_KERJA_LAMA"),
    "password": (
        lambda: OLE2 + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(1024),
        "BUKU_KERJA_BERSANDI",
    ),
    "encrypted-entry": (encrypted_entry, "BUKU_KERJA_BERSANDI"),
    "truncated": (lambda: ordinary()[:-100], "BUKU_KERJA_RUSAK"),
    "half": (lambda: ordinary()[:2000], "BUKU_KERJA_RUSAK"),
    "broken-crc": (broken_crc, "BUKU_KERJA_RUSAK"),
    "overlapping": (overlapping, "BUKU_KERJA_RUSAK"),
    "bomb": (bomb, "BUKU_KERJA_MENGEMBANG"),
    "lying-bomb": (lying_bomb, "BUKU_KERJA_RUSAK"),
    "many-small": (many_small, "BUKU_KERJA_MENGEMBANG"),
    "ratio": (lambda: replaced("xl/media/image1.png", bytes(4 << 20)), "BUKU_KERJA_MENGEMBANG"),
    "many-entries": (
        lambda: pack(parts() | {f"xl/x{n}": b"" for n in range(1001)}),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "huge-directory": (
        lambda: pack({f"{n}": b"" for n in range(20_000)}),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "path-up": (lambda: replaced("../../etc/x.xml", "<x/>"), "BUKU_KERJA_TIDAK_WAJAR"),
    "path-root": (lambda: replaced("/etc/x.xml", "<x/>"), "BUKU_KERJA_TIDAK_WAJAR"),
    "path-drive": (lambda: replaced("C:x.xml", "<x/>"), "BUKU_KERJA_TIDAK_WAJAR"),
    "path-backslash": (lambda: replaced("xl\\x.xml", "<x/>"), "BUKU_KERJA_TIDAK_WAJAR"),
    "name-nul": (
        lambda: replaced("xl/xQ.xml", "<x/>").replace(b"xl/xQ.xml", b"xl/x\0.xml"),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "name-twice": (twice, "BUKU_KERJA_TIDAK_WAJAR"),
    "lzma": (lambda: pack(parts(), zipfile.ZIP_LZMA), "BUKU_KERJA_TIDAK_WAJAR"),
    "laughs": (lambda: replaced("xl/sharedStrings.xml", laughs()), "BUKU_KERJA_BERENTITAS"),
    "quadratic": (lambda: replaced("xl/sharedStrings.xml", quadratic()), "BUKU_KERJA_BERENTITAS"),
    "external": (lambda: replaced("xl/sharedStrings.xml", external()), "BUKU_KERJA_BERENTITAS"),
    "dtd-utf-16": (
        lambda: replaced("xl/sharedStrings.xml", external().encode("utf-16")),
        "BUKU_KERJA_BERENTITAS",
    ),
    "dtd-in-a-part-nobody-reads": (
        lambda: replaced("docProps/core.xml", external()),
        "BUKU_KERJA_BERENTITAS",
    ),
    "no-xml": (lambda: replaced(SHEET, b"\x00\x01\x02"), "BUKU_KERJA_RUSAK"),
    "sheet-without-part": (
        lambda: pack({k: v for k, v in parts().items() if k != "xl/workbook.xml"}),
        "BUKU_KERJA_RUSAK",
    ),
    "deep": (
        lambda: replaced(SHEET, "<a>" * DEEP + "</a>" * DEEP),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "giant-tag": (
        lambda: replaced(SHEET, f"<worksheet {MAIN} x='{'y' * 500_000}'/>"),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "unfinished-tag": (
        lambda: pack(parts() | {SHEET: b"<a x='" + b"y" * (20 << 20)}, zipfile.ZIP_STORED),
        "BUKU_KERJA_RUSAK",
    ),
    "giant-comment": (
        lambda: replaced(SHEET, f"<!--{'x' * 500_000}--><worksheet {MAIN}/>"),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "300,001-cells": (lambda: sheet(grid(300_001)), "BUKU_KERJA_TERLALU_BANYAK_SEL"),
    "a-row-of-cells": (
        lambda: pack(parts(f'<row r="1">{"<c/>" * 500_000}</row>'), zipfile.ZIP_STORED),
        "BUKU_KERJA_TERLALU_BANYAK_SEL",
    ),
    "millions-of-elements": (
        lambda: pack(parts(f'<row r="1">{"<c/>" * 4_000_000}</row>'), zipfile.ZIP_STORED),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "huge-shared-text": (
        lambda: pack(
            parts(ONE.format(' t="s"', "<v>0</v>"))
            | {"xl/sharedStrings.xml": shared("y" * 900_000)}
        ),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "one-text-in-all-cells": (
        lambda: pack(
            parts(grid(100_000, "<v>0</v>", ' t="s"'))
            | {"xl/sharedStrings.xml": shared("y" * 32_000)}
        ),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "text-that-is-not-there": (
        lambda: sheet(ONE.format(' t="s"', "<v>7</v>")),
        "BUKU_KERJA_RUSAK",
    ),
    "no-number": (lambda: sheet(ONE.format("", "<v>x</v>")), "BUKU_KERJA_RUSAK"),
    "number-of-a-million-digits": (
        lambda: sheet(ONE.format("", f"<v>{'9' * 900_000}</v>")),
        "BUKU_KERJA_RUSAK",
    ),
    "no-style": (lambda: sheet(ONE.format(' s="99"', "<v>1</v>")), "BUKU_KERJA_RUSAK"),
    "outside": (
        lambda: sheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        "BUKU_KERJA_RUSAK",
    ),
    "merged-without-end": (
        lambda: sheet(after="<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 20_001 + "</mergeCells>"),
        "BUKU_KERJA_TIDAK_WAJAR",
    ),
    "merged-nowhere": (
        lambda: sheet(after='<mergeCells><mergeCell ref="A1:=cmd"/></mergeCells>'),
        "JAWABAN_TIDAK_SAH",
    ),
}
"""Name → how to make it, and the kode of its refusal."""
