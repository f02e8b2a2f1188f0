"""Build the bundle, try it, and print its size and start beside their floors.

The floor of the size is a bundle of a bare window, made by PyInstaller with its own defaults; that
of the start, from the call to the first painted window, is the program run from source.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BARE = ROOT / "build" / "bare"
ROUNDS = 7
SIZE_GOAL, START_GOAL = 1.5, 1.2
BARE_WINDOW = """\
import sys
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.show()
sys.exit(app.exec())
"""


def main() -> None:
    """Build both bundles and compare; whatever does not work ends it with the reason."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    bundle = ROOT / "dist" / f"ranpk-desktop-{version}"
    build("build.spec")
    BARE.mkdir(parents=True, exist_ok=True)
    (BARE / "bare.py").write_text(BARE_WINDOW, "utf-8")
    folders = [f"--{name}={BARE / name}" for name in ("distpath", "workpath", "specpath")]
    build(*folders, "--windowed", str(BARE / "bare.py"))

    frozen, source = [str(bundle / "ranpk-desktop")], [sys.executable, "-m", "ranpk_desktop"]
    answer, _start = smoke(frozen)
    print(json.dumps(answer))
    try_command_line(bundle / "ranpk")
    starts = [(smoke(source)[1], smoke(frozen)[1]) for _round in range(ROUNDS)]
    print(f"\n{'':24}{'lantai':>8}{'bundel':>8}{'rasio':>8}  sasaran")
    report("ukuran (MB)", size(BARE / "distpath" / "bare"), size(bundle), SIZE_GOAL)
    report("mulai → jendela (ms)", *map(median, zip(*starts, strict=True)), START_GOAL)


def build(*arguments: str) -> None:
    """Run PyInstaller."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    subprocess.run([*command, *arguments], cwd=ROOT, check=True)


def smoke(command: list[str]) -> tuple[dict[str, Any], float]:
    """Return what `--smoke` says, and the milliseconds from the call to the first window."""
    called = time.time()
    done = subprocess.run([*command, "--smoke"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} --smoke: {done.returncode}\n{done.stdout!r}\n{done.stderr!r}")
    answer = json.loads(done.stdout)
    return answer, (answer["selesai"]["awal"] - called) * 1000


def try_command_line(ranpk: Path) -> None:
    """Make and verify a package under a locale of ASCII, in a folder with other letters."""
    ascii_only = {**os.environ, "LC_ALL": "C", "LANG": "C"}

    def answer(*arguments: str | Path) -> Any:
        command = [ranpk, *arguments, "--json"]
        return json.loads(subprocess.check_output(command, env=ascii_only).decode("utf-8"))

    with tempfile.TemporaryDirectory(prefix="ranpk é – ≥ ") as folder:
        made = answer("demo", "--out", folder)
        verify = ("paket", "verifikasi", made["paket"], "--sertifikat", made["sertifikat"])
        if Path(made["paket"]).parent != Path(folder) or not answer(*verify)["sah"]:
            sys.exit(f"{ranpk} demo: {made}")


def size(folder: Path) -> float:
    """Return the megabytes of all files below a folder; a link counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def report(what: str, floor: float, ours: float, goal: float) -> None:
    """Print one row."""
    ratio = f"{ours / floor:.2f}×"
    print(f"{what:24}{floor:8.0f}{ours:8.0f}{ratio:>8}  ≤ {goal}×")


if __name__ == "__main__":
    main()
