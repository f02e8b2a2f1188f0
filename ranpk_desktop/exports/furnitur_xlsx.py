"""Furniture of every workbook: styles, kop, signature, print set-up, hidden ids, stable bytes.

`render` turns a workbook into bytes, the same bytes for the same content.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import TEPI, Cetak, Tepi
from ranpk_desktop.exports.lembar_xlsx import GAYA, Gaya, Lembar, Sel, count_lines, indent

HURUF = "Arial"
"""Every Excel has it; LibreOffice puts Liberation Sans in its place, as wide letter by letter."""

UKURAN_NORMAL = 10
TANGGAL = "[$-421]d mmmm yyyy"
WAKTU = '[$-421]d mmmm yyyy hh"."mm'

Alamat = tuple[str, str, int] | tuple[str, str, int, int]
"""Where a row of ours stands: its id, the sheet's name, the row's number; of a row with several,
the column's number, too."""


def new_workbook(judul: str, unit: Mapping[str, Any], cetak: Cetak) -> Workbook:
    """Return an empty workbook with our styles and fixed properties."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    made = cetak.dibuat_pada.astimezone(UTC).replace(tzinfo=None)
    properties = workbook.properties
    properties.title, properties.creator = judul, clean(unit["nama"])
    properties.lastModifiedBy, properties.language = "RANPK Desktop", "id-ID"
    properties.created = properties.modified = made
    workbook._named_styles["Normal"].font = Font(name=HURUF, size=UKURAN_NORMAL)  # type: ignore[attr-defined]  # no public way
    for nama, gaya in GAYA.items():
        workbook.add_named_style(_named_style(nama, gaya))
    return workbook


def _named_style(nama: str, gaya: Gaya) -> NamedStyle:
    thin, double = Side(style="thin", color=naskah.GARIS), Side(style="double", color=naskah.TINTA)
    style = NamedStyle(name=f"ranpk_{nama}")
    style.font = Font(name=HURUF, size=gaya.ukuran, bold=gaya.tebal, color=naskah.TINTA)
    style.alignment = Alignment(
        horizontal=gaya.rata,
        vertical=gaya.tegak,
        indent=indent(gaya),
        wrap_text=gaya.rata != "right",
        shrink_to_fit=gaya.rata == "right",
    )
    style.border = {
        "all": Border(left=thin, right=thin, top=thin, bottom=thin),
        "bottom": Border(bottom=double),
        "sides": Border(left=thin, right=thin),
        "top": Border(top=thin),
        "": Border(),
    }[gaya.garis]
    if gaya.warna:
        style.fill = PatternFill("solid", fgColor=gaya.warna)
    return style


def new_sheet(
    workbook: Workbook, nama: str, lebar: Sequence[float], unit: Mapping[str, Any], judul: str
) -> Lembar:
    """Return a sheet with banner, kop and title; `lebar` as for Lembar."""
    lembar = Lembar(workbook, nama, lebar)
    notice = naskah.sample_notice(unit)
    if notice:
        lembar.across(notice, "contoh")
    instansi, nama_unit, *alamat = naskah.letterhead(unit)
    lembar.across(instansi, "instansi")
    lembar.across(nama_unit, "unit")
    lembar.across(" · ".join(alamat), "alamat")
    lembar.across(judul, "judul", tinggi=26 + 16 * judul.count("\n"))
    return lembar


def close(lembar: Lembar, penutup: str, tanda: naskah.TandaTangan, kanan: int) -> None:
    """Add closing sentence and signature block, `kanan` columns wide, as one row.

    No page break can part one row.
    """
    lines = (tanda.tempat_tanggal, tanda.jabatan, *[""] * 4, tanda.nama or "." * 50, tanda.nip)
    lembar.skip()
    lembar.add(
        Sel(penutup, "polos", kolom=len(lembar.lebar) - kanan - 1),
        Sel(gaya="polos"),
        Sel("\n".join(lines), "polos", kolom=kanan),
    )


def close_pair(
    lembar: Lembar, kiri: naskah.TandaTangan, kanan: naskah.TandaTangan, kolom: int, gaya: str
) -> None:
    """Add two signature blocks side by side as one row; the left one is `kolom` columns wide.

    What the one has more lines for leaves lines open in the other, so that names stand level.
    """
    columns = (kolom, len(lembar.lebar) - kolom)
    widths = (sum(lembar.lebar[:kolom]), sum(lembar.lebar[kolom:]))
    blocks = [
        _block(tanda, width, gaya) for tanda, width in zip((kiri, kanan), widths, strict=True)
    ]
    texts: tuple[list[str], list[str]] = ([], [])
    for parts in zip(*blocks, strict=True):
        most = max(lines for _teks, lines in parts)
        for text, (teks, lines) in zip(texts, parts, strict=True):
            text.append(teks + "\n" * (most - lines))
    whole = (_KEPT + "\n".join(text) + _KEPT for text in texts)
    lembar.skip()
    lembar.add(*(Sel(text, gaya, kolom=count) for text, count in zip(whole, columns, strict=True)))


_KEPT = "\N{ZERO WIDTH SPACE}"
"""Keeps the open lines at the ends of a text, which is otherwise stored without them."""


def _block(tanda: naskah.TandaTangan, lebar: float, gaya: str) -> list[tuple[str, int]]:
    """Return the parts of a signature block, each with its number of lines in a width."""
    jabatan = "\n".join(filter(None, (tanda.sebagai, tanda.jabatan)))
    parts = (tanda.tempat_tanggal, jabatan, "\n" * 3, tanda.nama or "." * 50, tanda.nip)
    return [(teks, count_lines(teks, lebar, gaya)) for teks in parts]


def print_setup(
    lembar: Lembar,
    unit: Mapping[str, Any],
    cetak: Cetak,
    keterangan: str,
    kepala: Sequence[int] = (),
    tepi: Tepi = TEPI,
    *,
    mendatar: bool = True,
) -> None:
    """Set paper, margins and footer; `kepala` are the rows that every page repeats."""
    sheet = lembar.sheet
    lebar, tinggi = cetak.ukuran
    setup = sheet.page_setup
    setup.orientation = "landscape" if mendatar else "portrait"
    setup.paperSize = _PAPER_SIZE[cetak.kertas]
    setup.paperWidth, setup.paperHeight = f"{lebar}mm", f"{tinggi}mm"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right = _inches(tepi.kiri), _inches(tepi.kanan)
    margins.top, margins.bottom = _inches(tepi.atas), _inches(tepi.bawah)
    margins.header = margins.footer = 0.35
    sheet.print_options.horizontalCentered = True
    footer = cast(HeaderFooterItem, sheet.oddFooter)
    footer.left.text = _("Halaman {x} dari {y}").format(x="&P", y="&N")
    notice, header = naskah.sample_notice(unit), cast(HeaderFooterItem, sheet.oddHeader)
    if notice and not mendatar:  # an upright foot has no room for both
        header.center.text = _escape(notice)
    texts = filter(None, (notice if mendatar else "", keterangan))
    footer.center.text = _escape(" · ".join(texts))
    footer.right.text = _escape(naskah.content_code(cetak))
    parts = [footer.left, footer.center, footer.right]
    for part in [*parts, header.center] if header.center.text else parts:
        part.size, part.font = 8, f"{HURUF},Regular"
    if kepala:
        sheet.print_title_rows = f"{kepala[0]}:{kepala[-1]}"


def _inches(millimetres: float) -> float:
    return round(millimetres / 25.4, 2)


_PAPER_SIZE = {"A4": 9, "F4": 14, "Folio": 14}
"""Excel's numbers; 14 is 8.5×13 inch, the nearest for programs that ignore width and height."""


def _escape(teks: str) -> str:
    return teks.replace("&", "&&")


def add_ids(
    workbook: Workbook,
    skema: str,
    keterangan: Mapping[str, str | int],
    rows: Sequence[Alamat],
) -> None:
    """Add the very hidden sheet by which a later import knows each row."""
    sheet: Worksheet = workbook.create_sheet("_ranpk")
    sheet.sheet_state = "veryHidden"
    header = ("id", "lembar", "baris", "kolom")[: max(map(len, rows), default=3)]
    for pair in (("skema", skema), *keterangan.items(), header, *rows):
        sheet.append(pair)


class _StillZip(ZipFile):
    """Write entries that carry neither the time nor the system of the computer."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_options: Any) -> None:
        nama = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        info = ZipInfo(str(nama), (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
        super().writestr(info, data)

    def write(self, filename: Any, arcname: Any = None, *_options: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def render(workbook: Workbook) -> bytes:
    """Return the workbook as bytes."""
    buffer = BytesIO()
    ExcelWriter(workbook, _StillZip(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()
