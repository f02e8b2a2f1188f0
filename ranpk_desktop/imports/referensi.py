"""Read a reference file strictly; a later one may come from anywhere, so it is hostile input."""

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, NoReturn

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paths import resource

MAX_MEGABYTES = 1
"""Ten times the size of the catalogue of 2024."""


def read(isi: bytes, skema: str, nama: str) -> Any:
    """Return the value of a JSON file that follows `resources/schema/<skema>.json`.

    `nama` is what the user calls the file. Raises KnownError for a file that is too big, is not
    strict JSON (UTF-8, NFC, no floats, no key twice, not nested without end) or breaks the schema.
    """
    if len(isi) > MAX_MEGABYTES * 1024 * 1024:
        raise KnownError(
            "REFERENSI_TERLALU_BESAR",
            _("Berkas {nama} lebih besar dari {batas} MB.").format(nama=nama, batas=MAX_MEGABYTES),
            _("Minta berkas referensi yang asli dari Pusat."),
        )
    try:
        value = _parse(isi)
    except (ValueError, RecursionError) as error:
        raise KnownError(
            "REFERENSI_RUSAK",
            _("Berkas {nama} rusak atau bukan berkas referensi.").format(nama=nama),
            _("Minta berkas referensi yang asli dari Pusat."),
        ) from error
    wrong = next(_validator(skema).iter_errors(value), None)
    if wrong is not None:
        refuse(nama, wrong.absolute_path)
    return value


def refuse(nama: str, tempat: Iterable[str | int]) -> NoReturn:
    """Raise KnownError for a value that does not fit; `tempat` is ("baris", 3, "kode")."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in tempat)
    raise KnownError(
        "REFERENSI_TIDAK_SESUAI",
        _("Isi berkas {nama} tidak dikenal pada bagian {tempat}.").format(
            nama=nama, tempat=path.lstrip(".") or _("awal")
        ),
        _("Minta berkas referensi yang asli dari Pusat."),
    )


@cache
def _validator(skema: str) -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(resource("schema", f"{skema}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _parse(isi: bytes) -> Any:
    value = json.loads(
        isi.decode("utf-8-sig"),
        object_pairs_hook=_unique,
        parse_float=_refuse_number,
        parse_constant=_refuse_number,
    )
    text = json.dumps(value, ensure_ascii=False)
    text.encode("utf-8")  # an escaped half of a surrogate pair is no text
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("not NFC")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands twice")
    return value


def _refuse_number(number: str) -> NoReturn:
    raise ValueError(f"not an integer: {number}")
