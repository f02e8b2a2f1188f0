"""The sRGB colour profile that an archived PDF must carry, computed from the standard's numbers."""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "r": (0.43607, 0.22249, 0.01392),
    "g": (0.38515, 0.71687, 0.09708),
    "b": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue of IEC 61966-2-1 as XYZ, adapted to D50 by the Bradford method."""

_SAMPLES = 256
_NAME = b"sRGB IEC61966-2.1"
_MADE = (2026, 1, 1, 0, 0, 0)


@cache
def srgb() -> bytes:
    """Return an ICC profile, version 2.1 (PDF/A-1 allows no later one), always the same bytes."""
    curve = struct.pack(
        f">4sII{_SAMPLES}H",
        b"curv",
        0,
        _SAMPLES,
        *(round(65535 * _linear(n / (_SAMPLES - 1))) for n in range(_SAMPLES)),
    )
    parts = {
        b"desc": struct.pack(">4sII", b"desc", 0, len(_NAME) + 1) + _NAME + bytes(1 + 78),
        b"cprt": struct.pack(">4sI", b"text", 0) + b"Computed; no rights reserved\0",
        b"wtpt": _xyz(*_D50),
        **{f"{nama}XYZ".encode(): _xyz(*xyz) for nama, xyz in _PRIMARIES.items()},
        **{f"{nama}TRC".encode(): curve for nama in _PRIMARIES},
    }
    return _assemble(parts)


def _linear(x: float) -> float:
    """Return how much light a value gives; both between 0 and 1."""
    return x / 12.92 if x <= 0.04045 else float(((x + 0.055) / 1.055) ** 2.4)


def _xyz(*numbers: float) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *_fixed(numbers))


def _fixed(numbers: tuple[float, ...]) -> list[int]:
    """Return numbers as the format has them, in 65536ths."""
    return [round(number * 65536) for number in numbers]


def _assemble(parts: dict[bytes, bytes]) -> bytes:
    """Join header, table and parts; parts that are equal are stored once."""
    start = 128 + 4 + 12 * len(parts)
    body, places, table = b"", {}, struct.pack(">I", len(parts))
    for nama, part in parts.items():
        if part not in places:
            places[part] = start + len(body)
            body += part + bytes(-len(part) % 4)
        table += struct.pack(">4sII", nama, places[part], len(part))
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI3i",
        start + len(body),
        b"",
        0x02100000,
        *(b"mntr", b"RGB ", b"XYZ "),
        *_MADE,
        b"acsp",
        *(b"", 0, 0, 0, 0, 0),
        *_fixed(_D50),
    )
    return header.ljust(128, b"\0") + table + body
