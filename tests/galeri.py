"""Take pictures of every document: `python -m tests.galeri FOLDER`; a part of `make gambar`.

Of each its first page, of those that the guide shows a few more, from the PDF and from the
workbook as LibreOffice prints it.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from ranpk_desktop.domain.pdf_bertanda import Pihak, Stempel
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import perjanjian_kinerja_pdf, surat_pengantar_pdf
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from ranpk_desktop.pdf_bertanda import bidang, tanda
from ranpk_desktop.services import (
    contoh,
    dokumen_skm,
    laporan,
    laporan_semester,
    perjanjian_kinerja,
    rencana_aksi,
)
from ranpk_desktop.services.kantor_baru import open_sample
from ranpk_desktop.services.office import Office
from tests import perjanjian
from tests.factories import cetak, small_plan
from tests.pdf_bertanda.naskah import FRASA
from tests.pengantar_contoh import letter

NOON = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
TAHUN = 2026
DPI = 60
KERTAS = "F4"


@dataclass(frozen=True)
class Dokumen:
    """Name a document, and how it is made of the sample office: its data, then its bytes.

    `halaman` is how many pages are taken, `dpi` how large.
    """

    nama: str
    read: Callable[[Office], Any]
    render: Callable[[Any, str], bytes]
    endings: tuple[str, ...] = ("pdf", "xlsx")
    halaman: int = 1
    dpi: int = DPI


def _skm(nama: str, read: Callable[[Office], Any], *endings: str) -> Dokumen:
    return Dokumen(nama, read, dokumen_skm.render, endings or ("pdf", "xlsx"))


def _plan(bentuk: rencana_aksi.Bentuk) -> Dokumen:
    return Dokumen(
        bentuk.file_stem,
        lambda office: office.rencana_aksi.load(TAHUN, KERTAS),
        lambda naskah, ending: rencana_aksi.render(naskah, bentuk, ending),
    )


def _ratl_years(office: Office) -> list[int]:
    return office.dokumen_skm.years()


SURVEI = (TAHUN - 1, PeriodeSkm.TAHUN)
DOKUMEN = (
    Dokumen(
        "laporan",
        lambda office: office.laporan.load(TAHUN, Triwulan.III, KERTAS),
        laporan.render,
        halaman=5,
        dpi=80,
    ),
    Dokumen(
        "laporan-semester",
        lambda office: office.laporan_semester.load(TAHUN, Triwulan.II, KERTAS),
        laporan_semester.render,
        halaman=2,
    ),
    *map(_plan, rencana_aksi.Bentuk),
    Dokumen(
        "perjanjian-kinerja",
        lambda office: office.perjanjian_kinerja.naskah(TAHUN),
        perjanjian_kinerja.render,
        halaman=5,
    ),
    _skm("laporan-skm", lambda office: office.dokumen_skm.skm(*SURVEI, KERTAS)),
    _skm("publikasi-skm", lambda office: office.dokumen_skm.publikasi(*SURVEI), "pdf"),
    _skm(
        "lampiran-1-skm", lambda office: office.dokumen_skm.lampiran1(_ratl_years(office), KERTAS)
    ),
    _skm(
        "lampiran-2-skm",
        lambda office: office.dokumen_skm.lampiran2(_ratl_years(office)[-1], KERTAS),
    ),
    _skm("status-ratl", lambda office: office.dokumen_skm.ratl(_ratl_years(office), KERTAS)),
)
"""Every document of the program; add yours here, and a line in docs/galeri.md."""


def now() -> datetime:
    """Stand still, so that pictures differ only where the document does."""
    return NOON


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, open_sample(Path(data) / "contoh", now) as office:
        settle(office)
        for dokumen in DOKUMEN:
            naskah = dokumen.read(office)
            for ending in dokumen.endings:
                path = Path(data, f"{dokumen.nama}.{ending}")
                path.write_bytes(dokumen.render(naskah, ending))
                pdf = path if ending == "pdf" else convert(path, data)
                draw(pdf, folder / f"{dokumen.nama}-{ending}", dokumen.halaman, dokumen.dpi)
        sealed = Path(data, "segel.pdf")
        sealed.write_bytes(sealed_agreement())
        draw(sealed, folder / "perjanjian-kinerja-segel", 1, DPI)
        covering = Path(data, "pengantar.pdf")
        covering.write_bytes(surat_pengantar_pdf.render(letter(2)))
        draw(covering, folder / "surat-pengantar-pdf", 1, DPI)


def settle(office: Office) -> None:
    """Fix the plan, make the agreement final, fill the third quarter and lock it."""
    kepala = office.kantor.pejabat_on(NOON.date())[0]["id"]
    office.rekaman.fix(TAHUN, kepala, walau_peringatan=True)
    office.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    office.realisasi.fill(TAHUN, Triwulan.III, contoh.load()["demo"])
    office.rekaman.lock(TAHUN, Triwulan.III, kepala)


def sealed_agreement() -> bytes:
    """Return a Perjanjian Kinerja that both parties sealed."""
    isi = perjanjian.naskah(small_plan())
    made = perjanjian_kinerja_pdf.render(isi, cetak(kertas="A4"))
    pdf = bidang.prepare(made.isi, made.tempat, {})
    for pihak, orang in zip(Pihak, (isi.kesatu, isi.kedua), strict=True):
        kunci = load_p12(make_p12(pihak.label, "", FRASA, now()), FRASA)
        stempel = Stempel(orang.nama, orang.jabatan, now(), isi.unit["zona"])
        pdf = tanda.sign(pdf, kunci, pihak, stempel)
    return pdf


def convert(workbook: Path, folder: str) -> Path:
    """Let LibreOffice print a workbook."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(workbook)],
        check=True,
        capture_output=True,
    )
    return Path(folder) / workbook.with_suffix(".pdf").name


def draw(pdf: Path, stem: Path, last: int, dpi: int) -> None:
    """Turn the pages of a PDF into pictures, as far as page `last`."""
    options = ["-r", str(dpi), "-l", str(last), "-png"]
    subprocess.run(["pdftoppm", *options, str(pdf), str(stem)], check=True)
    for picture in stem.parent.glob(f"{stem.name}-*.png"):
        shrink(picture)


def shrink(picture: Path) -> None:
    """Save a picture with 128 colours, which is enough for screens and documents."""
    Image.open(picture).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        picture, optimize=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
