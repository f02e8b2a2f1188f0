"""A survey that somebody has in a file or on the clipboard, understood before it is taken over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import BacaanSkm, Lembaran
from ranpk_desktop.imports import Report, lembar_teks, responden


@dataclass(frozen=True, slots=True)
class BerkasSurvei:
    """Hold the rows of a file; nothing of it has been understood yet."""

    nama: str
    lembar: tuple[Lembaran, ...]


def open_file(path: Path, cancelled: Callable[[], bool], report: Report) -> BerkasSurvei:
    """Read a workbook or a text file in a pool thread; raises KnownError."""
    return BerkasSurvei(path.name, lembar_teks.read_file(path, cancelled=cancelled, report=report))


def from_block(block: Sequence[Sequence[str]]) -> BerkasSurvei:
    """Return what stands on the clipboard as if it were a file."""
    rows = [(nomor, tuple(row)) for nomor, row in enumerate(block, 1) if any(row)]
    nama = _("papan klip")
    return BerkasSurvei(nama, (lembar_teks.sheet(nama, rows),))


def interpret(berkas: BerkasSurvei, peran: Mapping[int, str]) -> BacaanSkm:
    """Return what the rows say, with the roles of columns that a person chose.

    Raises KnownError where no unsur is named.
    """
    return responden.read(berkas.lembar, peran)
