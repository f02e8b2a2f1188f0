"""A plan as a workbook says it: butir in the order of the file, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ranpk_desktop.domain.angka import Isian
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class ButirBaca:
    """Hold one butir that a workbook names, at `sel` ("Lembar1!C14").

    `induk` is the place of the butir above it in `Bacaan.butir`, None at the root. `level_tebakan`
    says that the level is a guess (S3 does not mark kegiatan and sub kegiatan). `id` comes from
    the hidden sheet of our own exports. `isi` maps columns to texts, and only columns that the
    file has for this row: penanggung_jawab, satuan, sumber_data, waktu, pagu. `target` is keyed by
    triwulan, TAHUNAN included; `pengukuran` is None where the file has no such column.
    """

    level: Level
    uraian: str
    sel: str
    induk: int | None = None
    nomor: str = ""
    level_tebakan: bool = False
    id: str | None = None
    isi: Mapping[str, str] = field(default_factory=dict)
    target: Mapping[int, Isian] = field(default_factory=dict)
    pengukuran: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class RingkasanTarget:
    """Count the target cells of a file: sel_target = angka + strip + kosong + tidak_diukur + ragu.

    `ragu` are those that could not be read; each of them has its finding.
    """

    sel_target: int = 0
    angka: int = 0
    strip: int = 0
    kosong: int = 0
    tidak_diukur: int = 0
    ragu: int = 0


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Hold all that one workbook says of a plan; `tahun` is None where it names none."""

    butir: tuple[ButirBaca, ...]
    temuan: tuple[Finding, ...]
    ringkasan: RingkasanTarget
    tahun: int | None = None


def as_json(bacaan: Bacaan) -> dict[str, Any]:
    """Return the object that `ranpk impor rencana` prints (cli.md)."""
    raise NotImplementedError
