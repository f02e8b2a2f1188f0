"""A Perjanjian Kinerja with 30 indikator: gathered, checked, laid out as PDF and workbook."""

from io import BytesIO
from pathlib import Path
from statistics import median

from pikepdf import Pdf

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import contoh, kantor_baru, perjanjian_kinerja
from ranpk_desktop.services.office import Office
from tests.bench import kantor
from tests.bench.rencana import butir, indikator
from tests.bench.ukur import RUNS, Row, Work, below, seconds

INDIKATOR = 30
_UKUR = "Sarana yang patuh dibagi sarana yang diperiksa, dikali seratus persen. " * 12


def rows(folder: Path) -> list[Row]:
    """Measure what stands between a click and the preview, and the workbook, each warm."""
    with kantor_baru.open_filled(folder, utc_now, planned) as office:
        service = office.perjanjian_kinerja
        loading = warm(lambda: service.load(kantor.TAHUN))
        gathering = warm(lambda: service.naskah(kantor.TAHUN))
        naskah = service.naskah(kantor.TAHUN)
    with Pdf.open(BytesIO(perjanjian_kinerja.render(naskah, "pdf"))) as pdf:
        pages = len(pdf.pages)
    what = f"agreement with {INDIKATOR} indikator"
    return [
        below(f"{what}: read and checked", 50, loading, note="on the DB thread"),
        below(
            f"{what}: gathered and laid out as PDF, second call",
            1000,
            gathering + warm(lambda: perjanjian_kinerja.render(naskah, "pdf")),
            note=f"{pages} pages",
        ),
        below(
            f"{what}: workbook, second call",
            1000,
            warm(lambda: perjanjian_kinerja.render(naskah, "xlsx")),
        ),
    ]


def warm(work: Work) -> float:
    """Return the median of several calls in milliseconds, after one that is not counted."""
    work()
    return median(seconds(work) for _run in range(RUNS)) * 1000


def planned(office: Office) -> None:
    """Fill an office with sasaran, indikator that say how they are measured, and rencana aksi."""
    office.kantor.create(contoh.load()["unit"])
    office.kantor.save_pejabat(contoh.load()["pejabat"][0])
    with office.store.command("Rencana"):
        for n in range(INDIKATOR):
            above = butir(office, None, "SASARAN_STRATEGIS", f"Sasaran yang ke-{n} dari semuanya")
            indikator(office, above, f"Persentase sarana yang patuh, ukuran ke-{n}")
            action = butir(office, above, "RENCANA_AKSI", f"Rencana aksi ke-{n}")
            criterion = butir(office, action, "KRITERIA", f"Terlaksananya rencana ke-{n}")
            butir(office, criterion, "TARGET_OUTPUT", f"Laporan ke-{n}")
            butir(office, above, "PROGRAM", f"Program ke-{n}", pagu="700000000")
    simpul = office.rencana.load(kantor.TAHUN).pohon.simpul
    for measured in (it for it in simpul if it.indikator):
        texts = [{"judul": judul, "teks": _UKUR} for judul in ("Definisi", "Metode Pengukuran")]
        office.rencana.save_pengukuran(measured.id, texts)
