"""What a file of answers comes to, without an office: the answer of `ranpk skm hitung`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ranpk_desktop.domain.bacaan_skm import BacaanLayanan
from ranpk_desktop.domain.parameter_skm import ParameterSkm
from ranpk_desktop.domain.rekomendasi_skm import propose
from ranpk_desktop.domain.skm import HasilSkm, Survei, calculate, combine, rounded
from ranpk_desktop.imports import lembar_teks, responden
from ranpk_desktop.services import parameter

_TANPA_TAHUN = 0
"""The key of parameters that no year has of its own."""


def calculate_file(path: Path, tahun: int | None = None) -> dict[str, Any]:
    """Return the object that `ranpk skm hitung` prints; amounts are texts with a point.

    `tahun` is the survey year where the file names none. The value of the unit is that of the
    newest year. Raises KnownError for a file that cannot be read or names no unsur.
    """
    bacaan = responden.read(lembar_teks.read_file(path))
    found = [(it, it.tahun or tahun) for it in bacaan.layanan]
    results = {(it.nama, year): calculate(it.jawaban, _parameter(year)) for it, year in found}
    rows = [
        _service(
            it.nama or path.stem,
            year,
            it.responden,
            results[it.nama, year],
            results.get((it.nama, year - 1)) if year else None,
        )
        for it, year in found
    ]
    return {
        "layanan": rows,
        "unit": _unit(found),
        "temuan": [it.as_json() for it in bacaan.temuan],
    }


def _parameter(tahun: int | None) -> ParameterSkm:
    return parameter.skm(tahun or _TANPA_TAHUN)


def _service(
    nama: str, tahun: int | None, jumlah: int | None, hasil: HasilSkm, lalu: HasilSkm | None
) -> dict[str, Any]:
    lanjut = propose(hasil, lalu, parameter.rekomendasi(tahun))
    return {
        "nama": nama,
        "tahun": tahun,
        "responden": jumlah,
        "unsur": {
            it.unsur.value: {
                "nrr": f"{rounded(it.nrr, 4)}",
                "nilai": f"{it.nilai}",
                "mutu": it.mutu.mutu if it.mutu else None,
                "n": it.jawaban.n,
                "kosong": it.jawaban.kosong,
            }
            for it in hasil.unsur
            if it.nrr is not None
        },
        **_value(hasil),
        "terendah": [it.unsur.value for it in hasil.terendah],
        "tindak_lanjut": [
            {
                "unsur": it.unsur.value,
                "alasan": it.alasan,
                "no_rekomendasi": it.rekomendasi.no,
                "rekomendasi": it.rekomendasi.teks,
            }
            for it in lanjut.usulan
        ],
        "catatan": list(lanjut.catatan),
    }


def _unit(found: Sequence[tuple[BacaanLayanan, int | None]]) -> dict[str, Any]:
    newest = max((year or 0 for _it, year in found), default=0)
    known = _parameter(newest)
    surveys = [
        Survei(it.nama, it.jawaban, it.responden) for it, year in found if (year or 0) == newest
    ]
    unit = combine(surveys, known, known.metode)
    return {**_value(unit.hasil), "metode": unit.metode.label}


def _value(hasil: HasilSkm) -> dict[str, Any]:
    return {
        "ikm": None if hasil.nilai is None else f"{hasil.nilai}",
        "mutu": hasil.mutu.mutu if hasil.mutu else None,
    }
