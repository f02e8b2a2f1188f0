"""What holds for the repository as a whole."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {".ci", "db", "docs", "ranpk_desktop", "resources", "tests", "ui"}
FILES = {
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "THIRD_PARTY.md",
    "build.spec",
    "constraints.txt",
    "paket-sistem.txt",
    "pyproject.toml",
    "run.sh",
    "test.sh",
}
STARTERS = {"Popen", "call", "check_call", "check_output", "run", "start", "system", "which"}
"""The functions that start or look up a program, of these modules and this class:"""
MODULES = {"QProcess", "os", "shutil", "subprocess"}


def locked() -> dict[str, str]:
    """Return {name: version} of constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return dict(line.split()[0].split("==") for line in lines if not line.startswith("#"))


def listed_programs() -> set[str]:
    """Return the programs that paket-sistem.txt names behind their packages."""
    lines = (ROOT / "paket-sistem.txt").read_text("utf-8").splitlines()
    return {program for line in lines for program in line.partition("#")[0].split()[1:]}


def called_programs(source: str) -> Iterator[str]:
    """Yield the program of every call in Python source that starts one, as it is written there.

    A helper may stand between if it is `def run(*command)`: then the calls of `run` count.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module="subprocess"):
                yield "write subprocess.run, or this check cannot see it"
            case ast.Call(ast.Name("run"), [ast.Constant(str(program)), *_]):
                yield program
            case ast.Call(ast.Attribute(ast.Name(module), function), [first, *_]) if (
                module in MODULES and function in STARTERS
            ):
                if isinstance(first, ast.List):
                    first = first.elts[0]
                yield first.value if isinstance(first, ast.Constant) else ast.unparse(first)


def test_that_the_top_level_is_exactly_as_agreed():
    listing = subprocess.check_output(["git", "-C", ROOT, "ls-files"], text=True)
    assert {line.split("/")[0] for line in listing.splitlines()} == FOLDERS | FILES


def test_that_the_layers_import_in_one_direction_only():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_the_lock_holds_everything_that_is_asked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    pins = locked()
    for requirement in map(Requirement, asked):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier


def test_that_every_locked_package_has_a_wheel_for_windows_on_record():
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"#.*|[a-z0-9-]+==\S+ +# windows:( (py|cp)\d+)+", line), line


def test_that_every_locked_package_is_credited():
    credits_ = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    credited = {canonicalize_name(name) for name in re.findall(r"^\| (\S+) \|", credits_, re.M)}
    assert set(locked()) - credited == set()


def test_that_qt_has_the_release_that_keeps_python_alive():
    assert locked()["pyside6-essentials"] == locked()["pyside6-addons"] == "6.11.3"
    assert version("PySide6-Essentials") == version("PySide6-Addons") == "6.11.3"


def test_that_signals_do_not_eat_references():
    """PySide6 6.12.0 dropped one to True at each emission, until Python died (PYSIDE-3474)."""

    class Sender(QObject):
        sent = Signal(bool, object)

    sender = Sender()
    sender.sent.connect(lambda yes, nothing: None)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(20_000):
        sender.sent.emit(True, None)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert [abs(b - a) < 100 for a, b in zip(before, after, strict=True)] == [True, True]


@pytest.mark.parametrize("folder", ["ranpk_desktop", "ui", "db", "tests"])
def test_that_every_program_called_belongs_to_a_listed_system_package(folder: str):
    allowed = listed_programs() | {"sys.executable", "command"}
    for path in sorted(ROOT.joinpath(folder).rglob("*.py")):
        assert set(called_programs(path.read_text("utf-8"))) <= allowed, path


def test_that_calls_of_programs_are_found():
    source = "subprocess.run(['lpr', x])\nshutil.which('lp')\nos.system(line)\nservice.run(['x'])"
    assert list(called_programs(source)) == ["lpr", "lp", "line"]
    assert list(called_programs("from subprocess import run")) != []
    between = "def run(*command):\n    subprocess.run(command)\nrun('lpr', '-P')\nrun(job)"
    assert set(called_programs(between)) == {"command", "lpr"}
