"""The commands that stand in docs/ for outsiders, to be run as they stand there."""

import re
import subprocess
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def commands(nama: str) -> list[str]:
    """Return the shell blocks of a document."""
    teks = (DOCS / nama).read_text("utf-8")
    blok = re.findall(r"^( *)```sh\n(.*?)^ *```$", teks, re.M | re.S)
    return ["\n".join(b.removeprefix(spasi) for b in isi.splitlines()) for spasi, isi in blok]


def run(perintah: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a block in a folder, until the first command that fails."""
    return subprocess.run(
        ["sh", "-c", f"set -e\n{perintah}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )
