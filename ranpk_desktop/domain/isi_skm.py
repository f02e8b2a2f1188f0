"""The surveys of a year as data: the window and the documents show what is composed here.

`compose` reads the rows of the database, or those of a rekaman, which are the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ranpk_desktop.domain.angka import from_text
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.parameter_skm import Metode, ParameterSkm
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.rekomendasi_skm import Rekomendasi, TindakLanjut, propose
from ranpk_desktop.domain.skm import (
    HasilSkm,
    HasilUnit,
    Jawaban,
    PeriodeSkm,
    Survei,
    achievement,
    calculate,
    combine,
)
from ranpk_desktop.domain.unsur import Unsur

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Aturan:
    """Give the parameters of a survey year, and what Pusat asks to be followed up of it."""

    parameter: Callable[[int], ParameterSkm]
    rekomendasi: Callable[[int], Sequence[Rekomendasi]]


@dataclass(frozen=True, slots=True)
class Titik:
    """Show one year of a trend; `capaian` is in percent of that year's target."""

    tahun: int
    hasil: HasilSkm
    target: Decimal | None
    capaian: Decimal | None


@dataclass(frozen=True, slots=True)
class LayananSkm:
    """Show the survey of one service in the period chosen.

    `lalu` is its result a year before, `butuh` the sample needed for `populasi`. `profil` counts
    respondents as (kind, answer, count). `tren` goes from the oldest year to the newest.
    """

    id: str
    nama: str
    hasil: HasilSkm
    lalu: HasilSkm | None
    tindak_lanjut: TindakLanjut
    tren: tuple[Titik, ...]
    responden: int | None = None
    populasi: int | None = None
    butuh: int | None = None
    berkas: str = ""
    profil: tuple[tuple[Profil, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IsiSkm:
    """Show the surveys of a year: by service, and the unit made of them.

    `target` is the unit's own of that year; `masuk_target` says whether the unit is one of those
    that the national value is made of. `years` have a survey. `kunci` is the lock that holds.
    """

    tahun: int
    periode: PeriodeSkm
    layanan: tuple[LayananSkm, ...]
    unit: HasilUnit
    tren: tuple[Titik, ...]
    target: Decimal | None
    masuk_target: bool
    years: tuple[int, ...]
    kunci: Row | None = None

    def of(self, layanan_id: str) -> LayananSkm | None:
        """Return one service."""
        return next((it for it in self.layanan if it.id == layanan_id), None)


_Surveys = Mapping[tuple[str, int], tuple[Row, Mapping[Unsur, Jawaban]]]
"""Surveys of one part of every year by service and year: the row, and what is known of unsur."""


def compose(isi: Isi, tahun: int, periode: PeriodeSkm, aturan: Aturan) -> IsiSkm:
    """Return the surveys of a year, with those of the other years for the trend."""
    services = _live(isi)
    surveys = _surveys(isi, {str(row["id"]) for row in services}, periode)
    own = {int(row["tahun"]): row for row in isi["target_skm"]}
    names = {str(row["id"]): str(row["nama"]) for row in services}
    years = sorted({year for _layanan_id, year in surveys})
    points = {year: _unit(year, surveys, names, own.get(year), aturan) for year in {*years, tahun}}
    targets = {year: _target(own.get(year)) for year in {*years, tahun}}
    profiles = _profiles(isi)
    mine = own.get(tahun, {})
    return IsiSkm(
        tahun=tahun,
        periode=periode,
        layanan=tuple(_layanan(row, tahun, surveys, targets, profiles, aturan) for row in services),
        unit=points[tahun],
        tren=tuple(_point(it, points[it].hasil, targets[it]) for it in years),
        target=targets[tahun],
        masuk_target=bool(mine.get("masuk_target", 1)),
        years=survey_years(isi),
    )


def survey_years(isi: Isi) -> tuple[int, ...]:
    """Return the years in which a live service has a survey, oldest first."""
    live = {row["id"] for row in _live(isi)}
    return tuple(sorted({int(it["tahun"]) for it in isi["survei"] if it["layanan_id"] in live}))


def _live(isi: Isi) -> list[Row]:
    rows = [row for row in isi["layanan"] if row["dihapus_pada"] is None]
    return sorted(rows, key=lambda row: (row["urutan"], row["nama"], row["id"]))


def _surveys(isi: Isi, services: set[str], periode: PeriodeSkm) -> _Surveys:
    answers: dict[str, dict[Unsur, Jawaban]] = {}
    for row in isi["nilai_unsur"]:
        answers.setdefault(row["survei_id"], {})[Unsur(row["unsur"])] = _jawaban(row)
    return {
        (str(row["layanan_id"]), int(row["tahun"])): (row, answers.get(row["id"], {}))
        for row in isi["survei"]
        if row["periode"] == periode.value and row["layanan_id"] in services
    }


def _profiles(isi: Isi) -> dict[str, list[Row]]:
    """Return the profiles by survey, the most frequent answers first."""
    profiles: dict[str, list[Row]] = {}
    ordered = sorted(
        isi["profil_responden"], key=lambda it: (it["jenis"], -it["jumlah"], it["isi"])
    )
    for row in ordered:
        if row["jumlah"]:
            profiles.setdefault(row["survei_id"], []).append(row)
    return profiles


def _layanan(
    row: Row,
    tahun: int,
    surveys: _Surveys,
    targets: Mapping[int, Decimal | None],
    profiles: Mapping[str, Sequence[Row]],
    aturan: Aturan,
) -> LayananSkm:
    layanan_id, known = str(row["id"]), aturan.parameter(tahun)
    results = {
        year: calculate(answers, aturan.parameter(year))
        for (owner, year), (_survei, answers) in surveys.items()
        if owner == layanan_id
    }
    survei = surveys[layanan_id, tahun][0] if tahun in results else None
    hasil = results.get(tahun) or calculate({}, known)
    lalu = results.get(tahun - 1)
    populasi = survei["populasi"] if survei else None
    return LayananSkm(
        id=layanan_id,
        nama=str(row["nama"]),
        hasil=hasil,
        lalu=lalu,
        tindak_lanjut=propose(hasil, lalu, aturan.rekomendasi(tahun)),
        tren=tuple(_point(year, results[year], targets[year]) for year in sorted(results)),
        responden=survei["responden"] if survei else None,
        populasi=populasi,
        butuh=known.sampel.needed(populasi) if populasi else None,
        berkas=survei["berkas"] if survei else "",
        profil=tuple(
            (Profil(it["jenis"]), str(it["isi"]), int(it["jumlah"]))
            for it in (profiles.get(survei["id"], ()) if survei else ())
        ),
    )


def _unit(
    tahun: int, surveys: _Surveys, names: Mapping[str, str], own: Row | None, aturan: Aturan
) -> HasilUnit:
    """Return the value of the unit in a year, by the method chosen for it."""
    known = aturan.parameter(tahun)
    metode = Metode(own["metode"]) if own and own["metode"] else known.metode
    found = [
        Survei(nama, answers, survei["responden"])
        for layanan_id, nama in names.items()
        if (it := surveys.get((layanan_id, tahun)))
        for survei, answers in (it,)
    ]
    return combine(found, known, metode)


def _point(tahun: int, hasil: HasilSkm, target: Decimal | None) -> Titik:
    return Titik(tahun, hasil, target, achievement(hasil, target))


def _target(row: Row | None) -> Decimal | None:
    return from_text(row["target"]) if row and row["target"] is not None else None


def _jawaban(row: Row) -> Jawaban:
    jumlah, nilai = (
        None if row[name] is None else from_text(row[name]) for name in ("jumlah", "nilai")
    )
    return Jawaban(n=row["n"], jumlah=jumlah, nilai=nilai, kosong=row["kosong"])
