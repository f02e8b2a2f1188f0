"""A plan as a workbook says it: butir in the order of the file, and what was not understood."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ranpk_desktop.domain.angka import KOSONG, Isian, to_text
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.rencana import TAHUNAN, guess_konsolidasi, numbers, suggest_arah
from ranpk_desktop.domain.triwulan import Triwulan


@dataclass(frozen=True, slots=True)
class ButirBaca:
    """Hold one butir that a workbook names, at `sel` ("Lembar1!C14").

    `induk` is the place of the butir above it in `Bacaan.butir`, None at the root. `level_tebakan`
    says that the level is a guess (S3 does not mark kegiatan and sub kegiatan). `id` comes from
    the hidden sheet of our own exports. `isi` maps columns to texts, and only columns that the
    file has for this row: penanggung_jawab (of the indikator where there is one), satuan,
    sumber_data, and in their stored form waktu ("2,3,4") and pagu. `target` is keyed by triwulan,
    TAHUNAN included; `pengukuran` is None where the file has no such column.
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
    """Return the object that `ranpk impor rencana` prints (cli.md).

    An indikator stands within the butir above it; `induk` is a place in the printed list,
    `induk_sel` the cell of the butir above, an indikator too. `arah` and `konsolidasi` are
    suggestions, null where the targets suggest none.
    """
    printed: list[dict[str, Any]] = []
    place: dict[int, int] = {}
    for nomor, butir in enumerate(bacaan.butir):
        above = None if butir.induk is None else place[butir.induk]
        if butir.level is Level.INDIKATOR and above is not None:
            place[nomor] = above
            printed[above]["indikator"].append(_indikator(butir))
        else:
            place[nomor] = len(printed)
            sel = None if butir.induk is None else bacaan.butir[butir.induk].sel
            printed.append(_butir(butir) | {"induk": above, "induk_sel": sel})
    return {
        "tahun": bacaan.tahun,
        "butir": printed,
        "temuan": [_finding(it) for it in bacaan.temuan],
        "ringkasan": asdict(bacaan.ringkasan),
    }


def _butir(butir: ButirBaca) -> dict[str, Any]:
    return {
        "level": butir.level.value,
        "level_tebakan": butir.level_tebakan,
        "nomor": butir.nomor,
        "uraian": butir.uraian,
        "indikator": [],
        "penanggung_jawab": butir.isi.get("penanggung_jawab", ""),
        "pagu": butir.isi.get("pagu"),
        "waktu": butir.isi.get("waktu", ""),
        "tw": _quarters(butir) if butir.level.is_keluaran else None,
        "sel": butir.sel,
        "id": butir.id,
    }


def _indikator(butir: ButirBaca) -> dict[str, Any]:
    tahunan = butir.target.get(TAHUNAN, KOSONG)
    operators = (it.operator for it in butir.target.values() if it.operator)
    return {
        "nama": butir.uraian,
        "nomor": butir.nomor,
        "satuan": butir.isi.get("satuan", ""),
        "arah": suggest_arah(next(operators, "")),
        "konsolidasi": guess_konsolidasi(numbers(butir.target), tahunan.nilai),
        "tahunan": _cell(tahunan),
        "tw": _quarters(butir),
        "penanggung_jawab": butir.isi.get("penanggung_jawab", ""),
        "sumber_data": butir.isi.get("sumber_data", ""),
        "pengukuran": [{"judul": judul, "teks": teks} for judul, teks in butir.pengukuran or ()],
        "sel": butir.sel,
        "id": butir.id,
    }


def _quarters(butir: ButirBaca) -> list[dict[str, Any]]:
    return [_cell(butir.target.get(tw, KOSONG)) for tw in Triwulan]


def _cell(isian: Isian) -> dict[str, Any]:
    return {
        "teks": isian.teks,
        "jenis": isian.jenis.value,
        "nilai": None if isian.nilai is None else to_text(isian.nilai),
        "operator": isian.operator,
    }


def _finding(temuan: Finding) -> dict[str, Any]:
    return {
        "kode": temuan.kode,
        "tingkat": temuan.tingkat.value,
        "sel": temuan.sel,
        "pesan": temuan.pesan,
    }
