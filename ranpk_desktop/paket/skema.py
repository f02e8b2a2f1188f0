"""The JSON Schema of data.json, major version 1: made from the table list, used by the reader.

A minor version may add keys, tables and columns, so a reader ignores what it does not know and
requires what it knows.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from types import NoneType
from typing import Any

import jsonschema

from ranpk_desktop.domain.data_dukung import JenisDukung
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.paths import resource

VERSI = "1.4"
"""1.1 added the tables of the plan (keluaran, anggaran, komponen, pengukuran), 1.2 those of data
dukung, RATL and Perjanjian Kinerja, 1.3 komponen, keluaran, budgets and reasons of a quarter, 1.4
`nihil`, and `bagian` of each piece of evidence."""
BERKAS_SKEMA = ("schema", "paket-1.json")

Skema = dict[str, Any]

_TABEL_WAJIB = ("butir_rencana", "indikator", "pejabat", "realisasi", "target", "unit")
"""The tables of 1.0: a quarter locked in those days has no others, and its rekaman is fixed."""
_BUKTI_MAKS = 5000
_NILAI = frozenset({str, int, NoneType})
"""The types of what stands in a cell; True and False are none of them."""

_TEKS: Skema = {"type": "string"}
_NAMA: Skema = {
    "type": "string",
    "not": {"pattern": "[\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]"},
}
"""Names are printed to terminals: no control characters, no turned direction of writing."""
_BILANGAN: Skema = {"type": "integer", "minimum": 0}
_NOMOR: Skema = {"type": "integer", "minimum": 1}
_SIDIK: Skema = {"type": "string", "pattern": "^[0-9a-f]{64}$", "maxLength": 64}
_UUID: Skema = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "maxLength": 36,
}
_WAKTU: Skema = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$",
    "maxLength": 25,
}
_TRIWULAN = ["TW1", "TW2", "TW3", "TW4"]
_PERIODE: Skema = {
    "anyOf": [
        {"enum": [*_TRIWULAN, "S1", "S2", "TAHUN"]},
        {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "maxLength": 10},
    ]
}


def make_schema(tabel: Mapping[str, Sequence[str]]) -> Skema:
    """Return the schema for packages whose `isi` has these tables with these columns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "data.json dalam paket RANPK, versi 1",
        **_object(
            {
                "versi": {"type": "string", "pattern": r"^1\.[0-9]+$", "maxLength": 8},
                "jenis": {"enum": [jenis.value for jenis in JenisPaket]},
                "unit": _object({"id": _NAMA, "kode": _NAMA, "nama": _NAMA}),
                "tahun": _BILANGAN,
                "periode": _PERIODE,
                "revisi": _BILANGAN,
                "garis": _UUID,
                "nomor_urut": _BILANGAN,
                "menggantikan": _or_null(_SIDIK),
                "dibuat_pada": _WAKTU,
                "aplikasi": _NAMA,
                "versi_aturan": _BILANGAN,
                "revisi_rencana": _or_null(_BILANGAN),
                "pelepas": _object({"nama": _NAMA, "jabatan": _NAMA, "sebutan": _NAMA}),
                "contoh": {"type": "boolean"},
                "isi": {
                    "type": "object",
                    "properties": {nama: _rows(kolom) for nama, kolom in tabel.items()},
                    "additionalProperties": _rows(()),
                },
                "data_dukung": {
                    "type": "array",
                    "maxItems": _BUKTI_MAKS,
                    "items": _object(
                        {
                            "jenis": {"enum": [jenis.value for jenis in JenisDukung]},
                            "nama": _NAMA,
                            "keterangan": _TEKS,
                            "url": _or_null(_TEKS),
                            "sha256": _or_null(_SIDIK),
                            "ukuran": _or_null(_BILANGAN),
                            "mime": _or_null(_TEKS),
                        },
                        {"bagian": _or_null(_NOMOR)},
                    ),
                },
                "bagian": _object({"ke": _NOMOR, "dari": _NOMOR, "induk": _or_null(_SIDIK)}),
            },
            {"nihil": _or_null({"type": "string", "minLength": 1})},
        ),
        "if": {"properties": {"jenis": {"const": JenisPaket.LAPORAN_TRIWULAN.value}}},
        "then": {
            "properties": {"periode": {"enum": _TRIWULAN}},
            "if": {"properties": {"bagian": {"properties": {"ke": {"const": 1}}}}},
            "then": {"properties": {"isi": {"required": list(_TABEL_WAJIB)}}},
        },
    }


def render_schema(tabel: Mapping[str, Sequence[str]]) -> str:
    """Return the text of resources/schema/paket-1.json for these tables."""
    return json.dumps(make_schema(tabel), indent=2, ensure_ascii=False) + "\n"


def check_data(data: object) -> dict[str, Any]:
    """Return data.json if it obeys the schema file, else raise ValueError.

    The rows are compared with the same schema by hand: jsonschema takes 40 ms for the cells of
    one quarter, which is ten times as long as all else that a verification does.
    """
    skema = _load_schema()
    if not isinstance(data, dict) or not isinstance(data.get("isi"), dict):
        raise ValueError("no object with isi")
    tanpa_baris = {**data, "isi": {tabel: [] for tabel in data["isi"]}}
    error = next(jsonschema.Draft202012Validator(skema).iter_errors(tanpa_baris), None)
    if error is not None:
        raise ValueError(error.message)
    tabel_dikenal = skema["properties"]["isi"]["properties"]
    for tabel, daftar in data["isi"].items():
        wajib = frozenset(tabel_dikenal.get(tabel, _rows(()))["items"]["required"])
        if not isinstance(daftar, list) or not all(_is_row(baris, wajib) for baris in daftar):
            raise ValueError(f"rows of {tabel}")
    return data


def _is_row(baris: object, wajib: frozenset[str]) -> bool:
    return (
        isinstance(baris, dict)
        and wajib <= baris.keys()
        and _NILAI.issuperset(map(type, baris.values()))
    )


@cache
def _load_schema() -> Skema:
    skema: Skema = json.loads(resource(*BERKAS_SKEMA).read_text(encoding="utf-8"))
    return skema


def _rows(kolom: Sequence[str]) -> Skema:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": list(kolom),
            "additionalProperties": {"type": ["string", "integer", "null"]},
        },
    }


def _object(anggota: Skema, boleh: Skema | None = None) -> Skema:
    """Return an object that has all of `anggota` and may have what is in `boleh`."""
    return {
        "type": "object",
        "properties": {**anggota, **(boleh or {})},
        "required": list(anggota),
    }


def _or_null(skema: Skema) -> Skema:
    return {"anyOf": [skema, {"type": "null"}]}
