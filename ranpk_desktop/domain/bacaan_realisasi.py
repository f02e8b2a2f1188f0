"""Realisasi as a foreign workbook says it, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BarisBaca:
    """Hold one row: where it stands, what it is called, and its filled cells as texts.

    `isi` is keyed as cells of a quarter are typed: nilai, pecahan ("174 / 180"), analisis, kendala
    and tindak_lanjut.
    """

    sel: str
    nama: str
    isi: Mapping[str, str]
