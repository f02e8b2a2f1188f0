"""What documents looked like when somebody last looked at them: `make golden` writes it anew.

For each document a folder beside this file: the workbook's XML files, one element a line; the
text of the PDF; its pages as small pictures. All of it has to stay small: parts of a workbook that
are always the same are left out, and what one document shows of a kind another need not.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.dom import minidom
from zipfile import ZipFile

from PIL import Image, ImageChops

from ranpk_desktop.domain.publikasi_skm import publish
from ranpk_desktop.exports import (
    lampiran1_pdf,
    lampiran1_xlsx,
    lampiran2_pdf,
    lampiran2_xlsx,
    laporan_semester_pdf,
    laporan_semester_xlsx,
    laporan_skm_pdf,
    laporan_skm_xlsx,
    laporan_triwulan_pdf,
    laporan_triwulan_xlsx,
    perjanjian_kinerja_pdf,
    perjanjian_kinerja_xlsx,
    publikasi_skm_pdf,
    publikasi_skm_xlsx,
    rencana_aksi_iku_pdf,
    rencana_aksi_iku_xlsx,
    rencana_aksi_pdf,
    rencana_aksi_xlsx,
    surat_pengantar_pdf,
)
from tests.factories import cetak, small_plan, unit
from tests.laporan_contoh import interim_plan, s1_plan, semester
from tests.pengantar_contoh import letter
from tests.perjanjian import logo, naskah, tiny_plan
from tests.ratl_contoh import few, rincian, ringkasan, summary_rows
from tests.skm_contoh import survey_report

FOLDER = Path(__file__).parent
DPI = 50
BLOCK, NOTICED = 8, 24
"""Side in pixels of the blocks that are compared, and by how much of 255 one must be off to count:
the palest fill does; letters and hairlines that another renderer draws its own way do not."""


def quarter_report() -> tuple[bytes, bytes]:
    """Return the interim report of a quarter with all its parts as PDF and workbook."""
    laporan = interim_plan(contoh=1).compose()
    return (
        laporan_triwulan_pdf.render(laporan, cetak()),
        laporan_triwulan_xlsx.render(laporan, cetak()),
    )


def half_year_report() -> tuple[bytes, bytes]:
    """Return the report of a half-year in the shape of S1 as PDF and workbook."""
    made = semester(s1_plan()), cetak(kertas="A4")
    return laporan_semester_pdf.render(*made), laporan_semester_xlsx.render(*made)


def action_plan() -> tuple[bytes, bytes]:
    """Return the Rencana Aksi of a small plan as PDF and workbook."""
    rencana = small_plan().tahunan()
    return rencana_aksi_pdf.render(rencana, cetak()), rencana_aksi_xlsx.render(rencana, cetak())


def action_plan_iku() -> tuple[bytes, bytes]:
    """Return the Rencana Aksi IKU of a small plan as PDF and workbook."""
    rencana = small_plan().tahunan()
    return (
        rencana_aksi_iku_pdf.render(rencana, cetak()),
        rencana_aksi_iku_xlsx.render(rencana, cetak()),
    )


def summary() -> tuple[bytes, bytes]:
    """Return Lampiran 1 of three units as PDF and workbook."""
    made = unit(), ringkasan(summary_rows()), cetak()
    return lampiran1_pdf.render(*made), lampiran1_xlsx.render(*made)


def matrix() -> tuple[bytes, bytes]:
    """Return Lampiran 2 of a few actions as PDF and workbook."""
    made = unit(), rincian(few()), cetak()
    return lampiran2_pdf.render(*made), lampiran2_xlsx.render(*made)


def survey() -> tuple[bytes, bytes]:
    """Return the report of a survey, follow-ups and all, as PDF and workbook."""
    made = unit(), survey_report(), cetak()
    return laporan_skm_pdf.render(*made), laporan_skm_xlsx.render(*made)


def counter_sheet() -> tuple[bytes, bytes]:
    """Return the value of a survey for the counter as PDF and workbook."""
    made = unit(), publish(survey_report()), cetak()
    return publikasi_skm_pdf.render(*made), publikasi_skm_xlsx.render(*made)


def agreement() -> tuple[bytes, bytes]:
    """Return a Perjanjian Kinerja of few pages, with a logo, as PDF and workbook."""
    made = naskah(tiny_plan(), logo=logo(), bentuk_tanggal="TAHUN", nomor="RC.02.01.15A.01.26.7")
    return (
        perjanjian_kinerja_pdf.render(made, cetak()).isi,
        perjanjian_kinerja_xlsx.render(made, cetak()),
    )


def covering_letter() -> tuple[bytes, bytes]:
    """Return the covering letter of a report in two parts as PDF; there is no workbook of it."""
    return surat_pengantar_pdf.render(letter(2)), b""


@dataclass(frozen=True)
class Golden:
    """Say how a document is made, and what of it is stored beside its text."""

    render: Callable[[], tuple[bytes, bytes]]
    pages: bool = True
    sheets: bool = True
    styles: bool = False


DOCUMENTS: dict[str, Golden] = {
    "laporan-triwulan": Golden(quarter_report, styles=True),
    "laporan-semester": Golden(half_year_report, sheets=False),
    "rencana-aksi": Golden(action_plan),
    "rencana-aksi-iku": Golden(action_plan_iku),
    "perjanjian-kinerja": Golden(agreement, sheets=False),
    "lampiran-1": Golden(summary, pages=False),
    "lampiran-2": Golden(matrix),
    "laporan-skm": Golden(survey, pages=False, sheets=False),
    "publikasi-skm": Golden(counter_sheet, sheets=False),
    "surat-pengantar": Golden(covering_letter, sheets=False),
}
_ALWAYS_THE_SAME = ("[Content_Types].xml", "docProps/app.xml", "xl/theme/theme1.xml")


def main() -> None:
    """Write the folder of every document anew."""
    for nama, golden in DOCUMENTS.items():
        shutil.rmtree(FOLDER / nama, ignore_errors=True)
        pdf, workbook = golden.render()
        for file, text in {"pdf.txt": pdf_text(pdf), **workbook_texts(workbook, golden)}.items():
            path = FOLDER / nama / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        for number, page in enumerate(pictures(pdf) if golden.pages else (), 1):
            small = page.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            small.save(FOLDER / nama / f"halaman-{number}.png", optimize=True)


def workbook_texts(workbook: bytes, golden: Golden) -> dict[str, str]:
    """Return the XML files of a workbook that are stored, by name, one element a line."""
    if not golden.sheets:
        return {}
    with ZipFile(BytesIO(workbook)) as archive:
        return {
            f"xlsx/{nama}": minidom.parseString(archive.read(nama)).toprettyxml(indent="")  # noqa: S318  # our own file
            for nama in archive.namelist()
            if _says_something(nama) and (golden.styles or "styles" not in nama)
        }


def _says_something(nama: str) -> bool:
    return nama.endswith(".xml") and nama not in _ALWAYS_THE_SAME


def pdf_text(pdf: bytes) -> str:
    """Return the text of a PDF line by line; how wide gaps are depends on poppler's version."""
    command = ["pdftotext", "-layout", "-", "-"]
    said = subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()
    lines = (" ".join(line.split()) for line in said.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def pictures(pdf: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as small pictures."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder, "halaman")
        command = ["pdftoppm", "-r", str(DPI), "-png", "-", str(stem)]
        subprocess.run(command, input=pdf, check=True)
        return [Image.open(path).convert("RGB") for path in sorted(Path(folder).iterdir())]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of a picture, 0 to 1, that looks different."""
    if one.size != other.size:
        return 1
    blurred = (picture.convert("RGB").reduce(BLOCK) for picture in (one, other))
    bands = ImageChops.difference(*blurred).split()
    strongest = ImageChops.lighter(ImageChops.lighter(*bands[:2]), bands[2])
    levels = strongest.histogram()
    return sum(levels[NOTICED:]) / sum(levels)


if __name__ == "__main__":
    main()
