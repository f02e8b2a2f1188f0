"""A plan of 300 indikator: read, composed and checked."""

from pathlib import Path
from statistics import median
from typing import Any

from db.connection import new_id
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.services import contoh, kantor_baru
from ranpk_desktop.services.office import Office
from tests.bench import kantor
from tests.bench.halaman import elapsed, painting
from tests.bench.jendela import opened
from tests.bench.ukur import RUNS, Row, below, compare, seconds, timed, turns

INDIKATOR = 300
TABLES = ("indikator", "keluaran", "anggaran", "komponen", "pengukuran", "target")


def rows(folder: Path) -> list[Row]:
    """Compose and check a plan against fetching the same rows; show it against a bare table."""
    with kantor_baru.open_filled(folder, utc_now, planned) as office:
        checked = checking(office)
    return [*checked, *showing(folder)]


def showing(folder: Path) -> list[Row]:
    """Read, check and paint the plan in the window, and change a cell of it."""
    with opened(folder) as jendela:
        jendela.window.open_page("rencana", tahun=kantor.TAHUN)
        jendela.settle()
        page = jendela.window.page("rencana")
        page.tree.unfold_all()
        jendela.settle()
        what = f"plan of {INDIKATOR} indikator"
        loading = median(elapsed(jendela, page.load) for _run in range(RUNS)) * 1000
        return [
            below(f"{what} read, checked and painted", 100, loading),
            painting(jendela.window, page.pane.view, what),
        ]


def checking(office: Office) -> list[Row]:
    """Check the plan of the year, with and without reading it."""
    conn = office.store.db.conn
    live = f"SELECT * FROM butir_rencana WHERE tahun = {kantor.TAHUN}"
    queries = [live, *(f"SELECT * FROM {table} ORDER BY butir_id" for table in TABLES)]

    def floor() -> None:
        for query in queries:
            conn.execute(query).fetchall()

    def ours() -> None:
        office.periksa.rencana(kantor.TAHUN)

    simpul = office.periksa.load(kantor.TAHUN).pohon.simpul
    alone = median(seconds(lambda: check_pohon(Pohon(simpul))) for _run in range(RUNS * 3))
    found = len(check_pohon(Pohon(simpul)))
    what = f"plan of {INDIKATOR} indikator read, composed, checked"
    return [
        compare(
            f"{what} (floor: sqlite3 fetching its rows)",
            10,
            turns(timed(floor), timed(ours), RUNS * 3),
        ),
        below(
            f"{len(simpul)} rows of it checked",
            20,
            alone * 1000,
            note=f"{found} findings",
        ),
    ]


def planned(office: Office) -> None:
    """Fill an office with a plan in the form of S3: every row measured, kegiatan with a budget."""
    office.kantor.create(contoh.load()["unit"])
    with office.store.command("Rencana"):
        for sasaran in range(10):
            above = butir(office, None, "SASARAN_STRATEGIS", f"Sasaran {sasaran}")
            for program in range(2):
                nama = f"program {sasaran}.{program}"
                under = butir(office, above, "PROGRAM", f"Pelaksanaan {nama}", pagu="700000000")
                indikator(office, under, f"Persentase capaian {nama}")
                for kegiatan in range(7):
                    nomor = f"kegiatan {sasaran}.{program}.{kegiatan}"
                    at = butir(office, under, "KEGIATAN", f"Melaksanakan {nomor}", pagu="100000000")
                    indikator(office, at, f"Persentase {nomor} yang tepat waktu")
                    indikator(office, at, f"Jumlah laporan {nomor}", satuan="laporan")


def butir(office: Office, induk: str | None, level: str, uraian: str, pagu: str = "") -> str:
    """Add a row of the plan and return its id."""
    row: dict[str, Any] = {"id": new_id(), "tahun": kantor.TAHUN, "induk_id": induk, "level": level}
    row |= {"urutan": 1, "uraian": uraian, "penanggung_jawab": "Kepala Bidang"}
    office.store.insert("butir_rencana", row)
    if pagu:
        office.store.insert("anggaran", {"butir_id": row["id"], "pagu": pagu})
    return str(row["id"])


def indikator(office: Office, induk: str, uraian: str, satuan: str = "Persen") -> None:
    """Add an indikator with five targets."""
    butir_id = butir(office, induk, "INDIKATOR", uraian)
    kinds = {"arah": "MAKSIMAL", "konsolidasi": "AKHIR", "cara_isi": "PERIODE"}
    office.store.insert("indikator", {"butir_id": butir_id, "satuan": satuan} | kinds)
    for triwulan, nilai in enumerate(("90", "25", "50", "75", "90")):
        row = {"id": new_id(), "butir_id": butir_id, "triwulan": triwulan, "jenis": "angka"}
        office.store.insert("target", row | {"nilai": nilai, "teks": nilai})
