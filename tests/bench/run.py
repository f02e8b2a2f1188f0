"""Measure every row of the budgets: `python -m tests.bench.run [--hanya NAMA] [--json FILE]`.

Each group runs in a process of its own, so that none finds imported what it shall pay for.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.bench.ukur import Row, as_json, table

GROUPS = {
    "mulai": "start, first page, memory",
    "simpan": "one cell durable",
    "tanggap": "the window while a package is built and a backup runs",
    "halaman": "page switch, quarter with 60 indicators",
    "tabel": "20,000 rows sorted and filtered",
    "rencana": "a plan composed and checked",
    "ratl": "RATL table with 860 rows",
    "paket": "a package built, its size",
    "laporan": "the reports of a quarter with 60 indikator, and its checks",
    "verifikasi": "a package verified",
    "kirim": "a letter with a package written and sent",
    "cadangan": "a whole backup with 200 MB of evidence, read back",
    "perjanjian": "a Perjanjian Kinerja with 30 indikator as PDF and workbook",
    "pratinjau": "preview and printing of a document in the window",
    "segel_pdf": "a PDF sealed and checked",
    "dokumen_ratl": "860 actions of RATL as workbook and PDF",
    "impor": "a plan of 300 indikator read from a workbook",
    "impor_ratl": "a RATL workbook of 860 actions read, compared and written",
}


def measure(name: str) -> list[Row]:
    """Measure one group here."""
    with tempfile.TemporaryDirectory() as folder:
        rows: list[Row] = import_module(f"tests.bench.{name}").rows(Path(folder))
    return rows


def measure_apart(name: str) -> list[Row]:
    """Measure one group in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "rows.json"
        subprocess.run(
            [sys.executable, "-m", "tests.bench.run", "--hanya", name, "--json", str(result)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return [Row(**row) for row in json.loads(result.read_text("utf-8"))]


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description=__doc__)
    parser.add_argument("--hanya", choices=GROUPS, help="measure one group only")
    parser.add_argument("--json", type=Path, help="write the rows into this file as well")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if wanted.hanya:
        rows = measure(wanted.hanya)
    else:
        rows = [row for name in GROUPS for row in measure_apart(name)]
    print(table(rows))  # noqa: T201
    if wanted.json:
        wanted.json.write_text(json.dumps(as_json(rows), ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
