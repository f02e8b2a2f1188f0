"""What documents looked like when somebody last looked at them: `make golden` writes it anew.

For each document a folder beside this file: the workbook's XML files, one element a line; the
text of the PDF; its pages as small pictures.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.dom import minidom
from zipfile import ZipFile

from PIL import Image, ImageChops

from ranpk_desktop.exports import (
    laporan_triwulan_pdf,
    laporan_triwulan_xlsx,
    perjanjian_kinerja_pdf,
    perjanjian_kinerja_xlsx,
    rencana_aksi_iku_pdf,
    rencana_aksi_iku_xlsx,
    rencana_aksi_pdf,
    rencana_aksi_xlsx,
)
from tests.factories import busy_plan, cetak, small_plan
from tests.perjanjian import logo, naskah, tiny_plan

FOLDER = Path(__file__).parent
DPI = 50
BLOCK, NOTICED = 8, 24
"""Side in pixels of the blocks that are compared, and by how much of 255 one must be off to count:
the palest fill does; letters and hairlines that another renderer draws its own way do not."""


def quarter_report() -> tuple[bytes, bytes]:
    """Return the report of the sample office as PDF and workbook."""
    laporan = busy_plan(8, contoh=1).compose()
    return (
        laporan_triwulan_pdf.render(laporan, cetak()),
        laporan_triwulan_xlsx.render(laporan, cetak()),
    )


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


def agreement() -> tuple[bytes, bytes]:
    """Return a Perjanjian Kinerja of few pages, with a logo, as PDF and workbook."""
    made = naskah(tiny_plan(), logo=logo(), bentuk_tanggal="TAHUN", nomor="RC.02.01.15A.01.26.7")
    return (
        perjanjian_kinerja_pdf.render(made, cetak()).isi,
        perjanjian_kinerja_xlsx.render(made, cetak()),
    )


DOCUMENTS: dict[str, Callable[[], tuple[bytes, bytes]]] = {
    "laporan-triwulan": quarter_report,
    "rencana-aksi": action_plan,
    "rencana-aksi-iku": action_plan_iku,
    "perjanjian-kinerja": agreement,
}


def main() -> None:
    """Write the folder of every document anew."""
    for nama, render in DOCUMENTS.items():
        shutil.rmtree(FOLDER / nama, ignore_errors=True)
        pdf, workbook = render()
        for file, text in {"pdf.txt": pdf_text(pdf), **workbook_texts(workbook)}.items():
            path = FOLDER / nama / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        for number, page in enumerate(pictures(pdf), 1):
            small = page.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            small.save(FOLDER / nama / f"halaman-{number}.png", optimize=True)


def workbook_texts(workbook: bytes) -> dict[str, str]:
    """Return the XML files of a workbook by name, one element a line."""
    with ZipFile(BytesIO(workbook)) as archive:
        return {
            f"xlsx/{nama}": minidom.parseString(archive.read(nama)).toprettyxml(indent="")  # noqa: S318  # our own file
            for nama in archive.namelist()
            if nama != "xl/theme/theme1.xml"  # always the same, not made by us
            and not nama.endswith(".png")
        }


def pdf_text(pdf: bytes) -> str:
    """Return the text of a PDF as laid out."""
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()


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
