"""What a survey's results ask to be followed up: Pusat decides it per survey year, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.skm import HasilSkm, HasilUnsur, drops, first_with_ties
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError

_MUTU_RENDAH = ("C", "D")


class Dasar(StrEnum):
    """Why something is to be followed up; the results of a survey say all but the last."""

    MUTU_C_D = "MUTU_C_D"
    PENURUNAN = "PENURUNAN"
    TERENDAH = "TERENDAH"
    SARAN_RESPONDEN = "SARAN_RESPONDEN"

    @property
    def label(self) -> str:
        """Return the words on screens and documents."""
        return {
            Dasar.MUTU_C_D: _("Mutu C/D"),
            Dasar.PENURUNAN: _("Penurunan"),
            Dasar.TERENDAH: _("Terendah"),
            Dasar.SARAN_RESPONDEN: _("Saran responden"),
        }[self]


@dataclass(frozen=True, slots=True)
class Rekomendasi:
    """Hold one numbered rekomendasi of a survey year; `paling_banyak` None means every unsur."""

    no: int
    teks: str
    dasar: Dasar
    paling_banyak: int | None
    saran_responden: bool


@dataclass(frozen=True, slots=True)
class Usulan:
    """Propose to follow up one unsur of one service, with the reason in words."""

    rekomendasi: Rekomendasi
    unsur: Unsur
    alasan: str


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """Hold what is proposed, and in `catatan` why a rekomendasi proposes nothing."""

    usulan: tuple[Usulan, ...]
    catatan: tuple[str, ...]


def load_rekomendasi(data: Mapping[str, Any], tahun: int | None) -> tuple[Rekomendasi, ...]:
    """Read the rekomendasi of a survey year from `parameter/rekomendasi.json`, or the defaults.

    Raises KnownError("PARAMETER_SALAH") when they are malformed.
    """
    try:
        rows = data["per_tahun"].get(str(tahun), data["bawaan"])
        found = tuple(
            Rekomendasi(
                no=int(row["no"]),
                teks=str(row["teks"]),
                dasar=Dasar(row["dasar"]),
                paling_banyak=_limit(row["paling_banyak"]),
                saran_responden=bool(row["saran_responden"]),
            )
            for row in rows
        )
        if not found or len({it.no for it in found}) != len(found):
            raise ValueError("none, or one number twice")
        if any(it.dasar not in _FINDERS for it in found):
            raise ValueError("a rule that no result can answer")
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise KnownError(
            "PARAMETER_SALAH",
            _("Daftar rekomendasi SKM tidak dapat dibaca."),
            _("Muat ulang berkas referensi dari Pusat, atau pakai rekomendasi bawaan."),
        ) from fault
    return found


def propose(
    hasil: HasilSkm, lalu: HasilSkm | None, rekomendasi: Sequence[Rekomendasi]
) -> TindakLanjut:
    """Return what the results of one service ask for; `lalu` are those of the year before.

    Nothing is proposed while an unsur is missing, nor for nine times 100,00.
    """
    if hasil.nilai is None:
        text = _("Usulan disusun setelah kesembilan unsur terisi ({n} dari 9).")
        return TindakLanjut((), (text.format(n=hasil.terisi),))
    if hasil.sempurna:
        words = _("Kesembilan unsur bernilai 100,00, jadi tidak ada yang perlu ditindaklanjuti.")
        return TindakLanjut((), (words,))
    usulan: list[Usulan] = []
    catatan: list[str] = []
    for it in rekomendasi:
        found = _FINDERS[it.dasar](hasil, lalu, it)
        usulan += found
        if not found:
            catatan.append(_nothing(it, lalu))
    return TindakLanjut(tuple(usulan), tuple(catatan))


def _low_mutu(hasil: HasilSkm, _lalu: HasilSkm | None, it: Rekomendasi) -> list[Usulan]:
    low = [row for row in hasil.unsur if row.mutu and row.mutu.mutu in _MUTU_RENDAH]
    ordered = sorted(((row.unsur, _value(row)) for row in low), key=lambda row: (row[1], row[0]))
    reason = _("nilai {nilai}, mutu {mutu}")
    return [
        Usulan(it, unsur, reason.format(nilai=_shown(row), mutu=row.mutu.label if row.mutu else ""))
        for unsur in first_with_ties(ordered, it.paling_banyak)
        if (row := hasil.of(unsur))
    ]


def _fallen(hasil: HasilSkm, lalu: HasilSkm | None, it: Rekomendasi) -> list[Usulan]:
    fallen = drops(hasil, lalu)
    by_how_much = dict(fallen)
    reason = _("turun {turun} dari {lalu} menjadi {kini}")
    return [
        Usulan(
            it,
            unsur,
            reason.format(
                turun=format_angka(by_how_much[unsur], 2),
                lalu=_shown(lalu.of(unsur)) if lalu else "",
                kini=_shown(hasil.of(unsur)),
            ),
        )
        for unsur in first_with_ties(fallen, it.paling_banyak)
    ]


def _lowest(hasil: HasilSkm, _lalu: HasilSkm | None, it: Rekomendasi) -> list[Usulan]:
    ordered = sorted(((row.unsur, _value(row)) for row in hasil.unsur), key=lambda r: (r[1], r[0]))
    reason = _("terendah ke-{n}, nilai {nilai}")
    values = [nilai for _unsur, nilai in ordered]
    return [
        Usulan(
            it,
            unsur,
            reason.format(n=values.index(_value(row)) + 1, nilai=_shown(row)),
        )
        for unsur in first_with_ties(ordered, it.paling_banyak)
        if (row := hasil.of(unsur))
    ]


_FINDERS = {
    Dasar.MUTU_C_D: _low_mutu,
    Dasar.PENURUNAN: _fallen,
    Dasar.TERENDAH: _lowest,
}


def _nothing(it: Rekomendasi, lalu: HasilSkm | None) -> str:
    if it.dasar is Dasar.MUTU_C_D:
        words = _("tidak ada unsur bermutu C atau D")
    elif lalu is None or not lalu.terisi:
        words = _("hasil tahun sebelumnya belum ada untuk dibandingkan")
    else:
        words = _("tidak ada unsur yang turun dari tahun sebelumnya")
    return _("Rekomendasi {no}: {sebab}.").format(no=it.no, sebab=words)


def _value(row: HasilUnsur) -> Decimal:
    return row.nilai or Decimal(0)


def _shown(row: HasilUnsur) -> str:
    return format_angka(_value(row), 2)


def _limit(n: object) -> int | None:
    if n is None:
        return None
    if not isinstance(n, int) or n < 1:
        raise ValueError(n)
    return n
