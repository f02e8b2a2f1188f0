"""Canonical JSON: one content has exactly one spelling, so that a digest can stand for it.

UTF-8 in Unicode form NFC, keys sorted, no spaces, no floats (amounts are strings), integers that
every JSON reader holds exactly, rows of a table sorted by their id, at most 32 levels deep.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError

KEDALAMAN_MAKS = 32
_BILANGAN_MAKS = 2**53 - 1
_TEKS = frozenset({str, type(None)})
_KUNCI_BARIS = ("id", "butir_id")


def dump(obj: object) -> bytes:
    """Return the canonical bytes of dicts, lists, strings, integers, booleans and None.

    Text is brought into NFC. A list of objects that all carry an `id` (or else all a `butir_id`)
    is a table: its rows are sorted by it. Raises TypeError for other types, floats among them,
    and ValueError for what the form forbids.
    """
    return _spell(_canonical(obj, 0))


def load(data: bytes) -> Any:
    """Return the content of canonical bytes; raise KnownError JSON_TIDAK_BAKU for any others.

    Duplicate keys, spaces, other escapes and other orders are found by writing it once more.
    """
    try:
        teks = data.decode()
        obj = json.loads(teks, parse_float=_refuse_number, parse_constant=_refuse_number)
        if unicodedata.is_normalized("NFC", teks):
            # Then every text in it is: what is left to ask needs no copy, which takes long.
            same = _obeys(obj, 0) and _spell(obj) == data
        else:
            same = dump(obj) == data
    except (ValueError, RecursionError) as error:
        raise _not_canonical() from error
    if not same:
        raise _not_canonical()
    return obj


def sidik_isi(
    jenis: str,
    unit: Mapping[str, object],
    tahun: int,
    periode: str,
    revisi: int,
    isi: Mapping[str, object],
    data_dukung: Iterable[str] = (),
    *,
    baku: bool = False,
) -> str:
    """Return the SHA-256, in hex, of what a document says: the same content, the same digest.

    `unit` is the object that stands in data.json; `data_dukung` are the SHA-256 digests, in hex,
    of the evidence files, in any order. `baku` says that `load` returned all of it. The rule is
    package.md's and is repeated in docs/paket.md.
    """
    isi_bersidik = {
        "jenis": jenis,
        "unit": unit,
        "tahun": tahun,
        "periode": periode,
        "revisi": revisi,
        "isi": isi,
        "data_dukung": sorted(data_dukung),
    }
    spelled = _spell(isi_bersidik) if baku else dump(isi_bersidik)
    return hashlib.sha256(spelled).hexdigest()


def kode_data(sidik: str) -> str:
    """Return the short form that is printed on documents: `7F3A-91C2-0B5D-44E1`."""
    return "-".join(sidik[awal : awal + 4] for awal in range(0, 16, 4)).upper()


def _spell(obj: object) -> bytes:
    """Return the bytes of an object in which only the keys may still be unsorted."""
    text = json.dumps(obj, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _obeys(obj: Any, depth: int) -> bool:
    """Tell whether numbers, depth and rows of an object from JSON are as the form asks."""
    if isinstance(obj, int):  # also True and False
        return abs(obj) <= _BILANGAN_MAKS
    if not isinstance(obj, (dict, list)):
        return True
    if depth == KEDALAMAN_MAKS:
        return False
    if isinstance(obj, dict):
        inner = obj.values()
        return _TEKS.issuperset(map(type, inner)) or all(_obeys(it, depth + 1) for it in inner)
    return all(_obeys(it, depth + 1) for it in obj) and _sorted_rows(obj) == obj


def _canonical(obj: object, depth: int) -> object:
    """Return a copy that json.dumps writes canonically once it sorts the keys."""
    if isinstance(obj, str):
        return _nfc(obj)
    if obj is None or isinstance(obj, bool):
        return obj
    if isinstance(obj, int):
        if abs(obj) > _BILANGAN_MAKS:
            raise ValueError("integer beyond 2**53 - 1")
        return obj
    if depth == KEDALAMAN_MAKS:
        raise ValueError("nested too deeply")
    if isinstance(obj, (dict, Mapping)):  # asking for dict first is much faster
        return _canonical_object(obj, depth)
    if isinstance(obj, (list, tuple)):
        return _sorted_rows([_canonical(anggota, depth + 1) for anggota in obj])
    raise TypeError(f"{type(obj).__name__} has no canonical form")


def _canonical_object(obj: Mapping[Any, object], depth: int) -> dict[str, object]:
    if not all(isinstance(kunci, str) for kunci in obj):
        raise TypeError("a key is not a string")
    hasil = {_nfc(kunci): _canonical(nilai, depth + 1) for kunci, nilai in obj.items()}
    if len(hasil) < len(obj):
        raise ValueError("two keys are the same in NFC")
    return hasil


def _nfc(teks: str) -> str:
    return teks if teks.isascii() else unicodedata.normalize("NFC", teks)


def _sorted_rows(daftar: list[Any]) -> list[Any]:
    for kunci in _KUNCI_BARIS:
        if all(isinstance(baris, dict) and isinstance(baris.get(kunci), str) for baris in daftar):
            if len({baris[kunci] for baris in daftar}) < len(daftar):
                raise ValueError("two rows have the same id")
            return sorted(daftar, key=lambda baris: str(baris[kunci]))
    return daftar


def _refuse_number(teks: str) -> NoReturn:
    raise ValueError(f"{teks} is not an integer")


def _not_canonical() -> KnownError:
    return KnownError(
        "JSON_TIDAK_BAKU",
        _("Isi data tidak ditulis dalam bentuk baku, sehingga tidak dapat dipercaya."),
        _("Mintalah berkas aslinya kepada pengirim."),
    )
