"""External readers that tell what a finished document looks like to somebody else."""

import os
import re
import subprocess
import sys
from pathlib import Path

MM = 72 / 25.4
_JARS = ["preflight", "pdfbox2", "xmpbox", "fontbox2"]
_JARS += ["commons-logging", "jaxb-api", "javax.activation"]
_CLASSES = ":".join(f"/usr/share/java/{nama}.jar" for nama in _JARS)


def run(*command: str | Path) -> str:
    """Return what a program prints."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8")


def render_elsewhere(module: str, sample: str = "busy_plan().compose()") -> bytes:
    """Return a sample as a module of exports renders it in a process of its own.

    That process has another hash seed and lives in another time zone.
    """
    script = (
        "import sys; from tests.factories import *; from tests.perjanjian import *;"
        "from tests.ratl_contoh import *; from tests.skm_contoh import *;"
        "from tests.laporan_contoh import *;"
        "from ranpk_desktop.domain.publikasi_skm import publish;"
        f"from ranpk_desktop.exports.{module} import render;"
        f"made = render({sample}, cetak()); sys.stdout.buffer.write(getattr(made, 'isi', made))"
    )
    root = Path(__file__).parents[2]
    elsewhere = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
    )
    return elsewhere.stdout


def print_workbook(folder: Path, workbook: bytes) -> Path:
    """Return the PDF that LibreOffice makes of a workbook."""
    path = folder / "buku.xlsx"
    path.write_bytes(workbook)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path)
    return folder / "buku.pdf"


def pages(path: Path, *options: str) -> list[str]:
    """Return the text of each page of a PDF, as laid out."""
    return run("pdftotext", *(options or ("-layout",)), path, "-").split("\f")[:-1]


def page_sizes(path: Path) -> set[tuple[float, float]]:
    """Return the different page sizes of a PDF in millimetres."""
    found = re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)"', run("pdftotext", "-bbox", path, "-")
    )
    return {(float(width) / MM, float(height) / MM) for width, height in found}


def text_edges(path: Path) -> tuple[float, float, float, float]:
    """Return the left, right, top and bottom of all text in millimetres from left and top."""
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        run("pdftotext", "-bbox", path, "-"),
    )
    left, top, right, bottom = zip(
        *([float(side) / MM for side in box] for box in boxes), strict=True
    )
    return min(left), max(right), min(top), max(bottom)


def preflight(path: Path) -> list[str]:
    """Return what PDFBox Preflight holds against a PDF as PDF/A-1b."""
    command = ["java", "-cp", _CLASSES, "org.apache.pdfbox.preflight.Validator_A1b", path]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    verdict, *complaints = done.stdout.split("\n")
    assert "valid PDF/A-1b file" in verdict, done.stderr
    assert (done.returncode == 0) is ("is a valid" in verdict)
    return list(filter(None, complaints))
