"""Read foreign files: every one of them is hostile until it has been checked.

Reference files are JSON and are read on the spot. What a library must take apart (workbooks,
pictures, signed PDFs) is read by a parser in a child process: `proses.run` is the parent's side,
`anak.serve` the child's.
"""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from ranpk_desktop.errors import KnownError

CHILD_ARGUMENT = "--urai-berkas"
"""The hidden argument that makes the program the child of another one."""

Report = Callable[[float], None]
"""Take how far a work is, 0 to 1."""


class RefusedError(Exception):
    """Refuse a foreign file, from inside the child; the parent knows the sentence of `kode`."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode


class Pengurai(Protocol):
    """Read one kind of foreign file; a module is one. `parse` runs in the child, the rest not."""

    def parse(self, isi: bytes, report: Report) -> Iterator[Any]:
        """Yield the content piece by piece, each plain JSON of at most some 100 kB.

        Raises RefusedError. Small pieces keep the window alive while the parent receives them.
        """

    def receive(self, pieces: Iterator[Any]) -> Any:
        """Return the content in dataclasses; the pieces are as hostile as the file.

        Raises ValueError for anything that `parse` would not have said.
        """

    def explain(self, kode: str) -> KnownError | None:
        """Return the sentence of a RefusedError of this parser, None if it has no such code."""


def _buku_kerja() -> Pengurai:
    from ranpk_desktop.imports import buku_kerja

    return buku_kerja


def _gambar() -> Pengurai:
    from ranpk_desktop.imports import gambar

    return gambar


def _logo() -> Pengurai:
    from ranpk_desktop.imports import logo

    return logo


def _pdf_bertanda() -> Pengurai:
    from ranpk_desktop.imports import pdf_bertanda

    return pdf_bertanda


PENGURAI: dict[str, Callable[[], Pengurai]] = {
    "buku_kerja": _buku_kerja,
    "gambar": _gambar,
    "logo": _logo,
    "pdf_bertanda": _pdf_bertanda,
}
"""The parsers by name; each is imported only where it is used."""
