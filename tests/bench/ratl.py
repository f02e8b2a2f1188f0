"""RATL: a table of 860 rows of many units and years, read and painted."""

from pathlib import Path
from statistics import median
from typing import Any

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import contoh, kantor_baru
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.ratl import insert_ratl
from tests.bench.halaman import elapsed, painting
from tests.bench.jendela import opened
from tests.bench.ukur import RUNS, Row, below

BARIS = 860


def rows(folder: Path) -> list[Row]:
    """Read and paint the table in the window, and narrow it to what is late."""
    kantor_baru.open_filled(folder, utc_now, fill).close()
    with opened(folder) as jendela:
        jendela.window.open_page("skm", tampilan="ratl")
        jendela.settle()
        page: Any = jendela.window.page("skm").view("ratl")
        if page.model.rowCount() != BARIS:
            raise AssertionError("the table does not show every row")
        reading = median(elapsed(jendela, page.load) for _run in range(RUNS)) * 1000
        narrowing = median(elapsed(jendela, lambda: narrow(page)) for _run in range(RUNS)) * 1000
        return [
            below(f"RATL table with {BARIS} rows, read and painted", 100, reading),
            below("the same narrowed by status and back, painted", 100, narrowing),
            painting(jendela.window, page.pane.view, "its table"),
        ]


def narrow(page: Any) -> None:
    """Show what is late, then all again."""
    for keadaan in ("terlambat", "semua"):
        page.filters.keadaan.set_value(keadaan)
        page.filters.changed.emit()


def fill(office: Office) -> None:
    """Set up an office whose follow-ups are those of a national workbook, of invented units."""
    office.kantor.create(contoh.load()["unit"])
    with office.store.command("Susun RATL"):
        for at in range(BARIS):
            insert_ratl(office.store, action(at))


def action(at: int) -> dict[str, Any]:
    """Return one of the rows."""
    return {
        "tahun": 2021 + at % 5,
        "jenis_layanan": f"Layanan {at % 12} bagi pelaku usaha dan masyarakat",
        "no_rekomendasi": str(1 + at % 3),
        "rekomendasi": "Tindak lanjuti unsur dengan nilai terendah pada setiap layanan. " * 2,
        "unsur": f"U{1 + at % 9}",
        "rencana_aksi": f"Rencana aksi {at}: menambah petugas loket pada jam ramai. " * 2,
        "waktu_pelaksanaan": (f"{1 + at % 28}/6/2026", "TW II 2026", "Setiap bulan")[at % 3],
        "penanggung_jawab": f"Tim Kerja {at % 7}",
        "status": ("BELUM", "PROSES", "SELESAI")[at % 3],
        "alasan_tanpa_dukungan": "Arsip tersimpan di kantor.",
    }
