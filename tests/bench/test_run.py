"""The benchmarks still run; how fast anything is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.ukur import HEADINGS

ROOT = Path(__file__).resolve().parents[2]


def test_that_one_group_prints_its_table_and_writes_its_rows(tmp_path: Path) -> None:
    result = tmp_path / "rows.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.run", "--hanya", "simpan", "--json", str(result)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    heading, _rule, line = done.stdout.splitlines()
    assert [cell.strip() for cell in heading.strip("|").split("|")] == list(HEADINGS)
    (row,) = json.loads(result.read_text("utf-8"))
    assert row["what"] in line
    assert min(row["floor"], row["ours"], row["ratio"]) > 0
