"""Write constraints.txt: the packages needed, in the versions installed here, and Windows wheels.

Follows what pyproject.toml asks for through the metadata of the installed packages, for every
Python and platform that the project supports, and asks the package index (through pip, which
downloads only metadata) for the Windows wheels. A missing wheel ends it with pip's error.
"""

import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"))
HEADER = """\
# The version of every package, for `pip install -c constraints.txt`; written by `make wheels`.
# Behind each: the tags of the wheels that the index has for 64-bit Windows, one for each Python.
"""


def main() -> None:
    """Write constraints.txt anew."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    installed = follow(asked)
    versions: dict[str, str] = {}
    tags: dict[str, set[str]] = defaultdict(set)
    for python in PYTHONS:
        for wheel in windows_wheels(installed, python):
            name, version, _, wheel_tags = parse_wheel_filename(wheel)
            versions[name] = str(version)
            tags[name] |= {tag.interpreter for tag in wheel_tags}
    lines = [
        f"{f'{name}=={versions[name]}':<40} # windows: {' '.join(sorted(tags[name]))}\n"
        for name in sorted(versions)
    ]
    (ROOT / "constraints.txt").write_text(HEADER + "".join(lines), "utf-8")


def follow(asked: list[str]) -> dict[str, str]:
    """Return {name: requirement} of all packages that `asked` leads to; pinned where installed."""
    found: dict[str, str] = {}
    queue = [Requirement(text) for text in asked]
    while queue:
        requirement = queue.pop(0)
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on Windows only: pip chooses the version
            found[name] = f"{name}{requirement.specifier}"
            continue
        fits = package.version in requirement.specifier
        found[name] = f"{name}=={package.version}" if fits else f"{name}{requirement.specifier}"
        queue += filter(applies, map(Requirement, package.requires or []))
    return found


def applies(requirement: Requirement) -> bool:
    """Tell whether any supported Python and platform needs it."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate(one) for one in ENVIRONMENTS)


def windows_wheels(requirements: dict[str, str], python: str) -> list[str]:
    """Return the file names of the wheels that pip takes on 64-bit Windows with that Python."""
    command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--report=-"]
    command += ["--ignore-installed", "--no-deps", "--only-binary=:all:", "--target=unused"]
    command += ["--platform=win_amd64", f"--python-version={python}", *requirements.values()]
    report = json.loads(subprocess.check_output(command))
    return [one["download_info"]["url"].rpartition("/")[2] for one in report["install"]]


def environment(python: str, platform: tuple[str, str, str]) -> dict[str, Any]:
    """Return what markers are compared with on that Python and platform."""
    found: dict[str, Any] = dict(default_environment())
    found["python_version"], found["python_full_version"] = python, f"{python}.0"
    found["sys_platform"], found["platform_system"], found["os_name"] = platform
    return found


ENVIRONMENTS = [environment(python, platform) for python in PYTHONS for platform in PLATFORMS]

if __name__ == "__main__":
    main()
