"""External readers that tell what a finished document looks like to somebody else."""

import re
import subprocess
from pathlib import Path

MM = 72 / 25.4


def run(*command: str | Path) -> str:
    """Return what a program prints."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8")


def pages(path: Path, *options: str) -> list[str]:
    """Return the text of each page of a PDF, as laid out."""
    return run("pdftotext", *(options or ("-layout",)), path, "-").split("\f")[:-1]


def page_sizes(path: Path) -> set[tuple[float, float]]:
    """Return the different page sizes of a PDF in millimetres."""
    found = re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)"', run("pdftotext", "-bbox", path, "-")
    )
    return {(float(width) / MM, float(height) / MM) for width, height in found}
