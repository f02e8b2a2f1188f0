"""A workbook beside a plan: what is new, changed, equal and missing."""

from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import Isian, Jenis, parse_isian
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.cocok_rencana import cocokkan, take, turn_levels
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.rencana import Konsolidasi
from tests.bacaan import as_read, guessed, plans

BARU, BERUBAH, SAMA, HILANG = StatusImpor
STRATEGIS, PROGRAM, INDIKATOR = Level.SASARAN_STRATEGIS, Level.PROGRAM, Level.INDIKATOR
KEGIATAN, SUB = Level.KEGIATAN, Level.SUB_KEGIATAN


_ROWS = count(1)


def butir(level: Level, uraian: str, induk: int | None = None, **columns: Any) -> ButirBaca:
    return ButirBaca(level, uraian, f"Lembar1!A{next(_ROWS)}", induk, **columns)


def bacaan(*rows: ButirBaca) -> Bacaan:
    return Bacaan(rows, (), RingkasanTarget())


def tebakan(level: Level, uraian: str, induk: int | None = None) -> ButirBaca:
    return butir(level, uraian, induk, level_tebakan=True)


def plan(*rows: tuple[str, Level, str, str | None]) -> Pohon:
    """Return a plan of rows (id, level, uraian, induk); indikator have satuan % and TW II 96."""
    return Pohon.read(
        {
            "butir_rencana": [
                {
                    "id": key,
                    "tahun": 2026,
                    "induk_id": induk,
                    "level": level.value,
                    "urutan": urutan,
                    "nomor_asli": "",
                    "uraian": uraian,
                    "penanggung_jawab": "Tim A",
                    "acuan": None,
                    "dihapus_pada": None,
                }
                for urutan, (key, level, uraian, induk) in enumerate(rows)
            ],
            "indikator": [
                {
                    "butir_id": key,
                    "satuan": "%",
                    "arah": "MAKSIMAL",
                    "konsolidasi": "AKHIR",
                    "cara_isi": "PERIODE",
                    "sumber_data": "",
                }
                for key, level, _uraian, _induk in rows
                if level is INDIKATOR
            ],
            "target": [
                {
                    "id": f"{key}-2",
                    "butir_id": key,
                    "triwulan": 2,
                    "jenis": "angka",
                    "nilai": "96",
                    "operator": "",
                    "teks": "96",
                }
                for key, level, _uraian, _induk in rows
                if level is INDIKATOR
            ],
        }
    )


SATU = (("s", STRATEGIS, "Sasaran", None), ("i", INDIKATOR, "Persentase obat", "s"))
LEVELS = (
    ("s", STRATEGIS, "Sasaran", None),
    ("p", PROGRAM, "Program", "s"),
    ("k", KEGIATAN, "Uji", "p"),
    ("l", KEGIATAN, "Awasi", "p"),
    ("m", SUB, "Sampling", "l"),
)


def shown(rows: Any) -> list[tuple[str, StatusImpor]]:
    return [(row.uraian, row.status) for row in rows]


@given(plans(), st.booleans(), st.booleans())
def test_that_what_we_exported_only_says_the_same(pohon: Pohon, ids: bool, guess: bool) -> None:
    read = as_read(pohon, ids)
    rows = cocokkan(guessed(read) if guess else read, pohon)

    assert [(row.kunci, row.status, row.perubahan) for row in rows] == [
        (simpul.id, SAMA, ()) for simpul in pohon.simpul
    ]


@given(plans(), plans(), st.booleans())
def test_that_no_butir_is_matched_twice_and_none_gets_lost(
    pohon: Pohon, other: Pohon, guess: bool
) -> None:
    read = as_read(other, ids=False)
    rows = cocokkan(guessed(read) if guess else read, pohon)

    assert len({row.kunci for row in rows}) == len(rows)
    assert [row.tempat for row in rows if row.butir] == list(range(len(read.butir)))
    made: set[str | None] = {None, *pohon.by_id}
    for row in rows:
        assert row.induk in made
        made.add(row.kunci)


@given(plans(), plans())
def test_that_every_new_butir_stands_where_its_level_may(pohon: Pohon, other: Pohon) -> None:
    rows = cocokkan(guessed(as_read(other, ids=False)), pohon)
    levels = {row.kunci: row.level for row in rows} | {
        simpul.id: simpul.level for simpul in pohon.simpul
    }
    for row in rows:
        if row.status is BARU:
            assert (levels[row.induk] if row.induk else None) in row.level.parents


@pytest.mark.parametrize(
    ("row", "perubahan"),
    [
        (butir(INDIKATOR, "Persentase  obat\n"), []),
        (butir(INDIKATOR, "PERSENTASE obat"), [("uraian", "Persentase obat", "PERSENTASE obat")]),
        (butir(INDIKATOR, "Obat", id="i"), [("uraian", "Persentase obat", "Obat")]),
        (butir(INDIKATOR, "Persentase obat", isi={"satuan": " % "}), []),
        (
            butir(INDIKATOR, "Persentase obat", isi={"satuan": "sampel"}),
            [("satuan", "%", "sampel")],
        ),
        (
            butir(INDIKATOR, "Persentase obat", isi={"penanggung_jawab": "tim a"}),
            [("penanggung_jawab", "Tim A", "tim a")],
        ),
        (butir(INDIKATOR, "Persentase obat", target={2: parse_isian("96,0")}), []),
        (
            butir(INDIKATOR, "Persentase obat", target={2: parse_isian("≤ 96")}),
            [("target_2", "96", "≤ 96")],
        ),
        (
            butir(INDIKATOR, "Persentase obat", target={1: parse_isian("-"), 2: parse_isian("")}),
            [("target_1", "", "-"), ("target_2", "96", "")],
        ),
        (butir(INDIKATOR, "Persentase obat", target={0: parse_isian("")}), []),
        (butir(INDIKATOR, "Persentase obat", target={0: parse_isian("96")}), []),
        (
            butir(INDIKATOR, "Persentase obat", target={0: parse_isian("97")}),
            [("target_0", "", "97")],
        ),
        (butir(INDIKATOR, "Persentase obat", pengukuran=()), []),
        (
            butir(INDIKATOR, "Persentase obat", pengukuran=(("Definisi", "Obat beredar"),)),
            [("pengukuran", "", "Definisi: Obat beredar")],
        ),
    ],
)
def test_that_only_what_the_file_shows_otherwise_is_a_change(
    row: ButirBaca, perubahan: list[tuple[str, str, str]]
) -> None:
    rows = cocokkan(bacaan(butir(STRATEGIS, "Sasaran"), replace(row, induk=0)), plan(*SATU))

    assert rows[0].status is SAMA
    assert [(it.kolom, it.lama, it.baru) for it in rows[1].perubahan] == perubahan
    assert rows[1].status is (BERUBAH if perubahan else SAMA)


@pytest.mark.parametrize("shown", ["83,33", "83,333333333333", "83,33333333333333"])
def test_that_a_mean_without_end_is_equal_however_it_is_rounded(shown: str) -> None:
    pohon = plan(*SATU)
    simpul = pohon.simpul[1]
    assert simpul.indikator
    numbers = {tw: Isian(Jenis.ANGKA, Decimal(n)) for tw, n in {1: 80, 2: 85, 3: 85}.items()}
    rata = replace(simpul.indikator, konsolidasi=Konsolidasi.RATA)
    pohon = Pohon((pohon.simpul[0], replace(simpul, indikator=rata, target=numbers)))
    file = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(INDIKATOR, "Persentase obat", 0, target={0: parse_isian(shown)}),
    )
    assert [row.status for row in cocokkan(file, pohon)] == [SAMA, SAMA]


def test_that_an_id_counts_before_the_text_and_only_once() -> None:
    file = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(INDIKATOR, "Diganti", 0, id="i"),
        butir(INDIKATOR, "Diganti juga", 0, id="i"),
        butir(INDIKATOR, "Sasaran", 0, id="s"),
    )
    rows = cocokkan(file, plan(*SATU))

    assert [(row.kunci, row.status) for row in rows] == [
        ("s", SAMA),
        ("i", BERUBAH),
        ("baru-2", BARU),
        ("baru-3", BARU),
    ]


def test_that_equal_texts_pair_up_in_their_order_unless_their_numbers_say_otherwise() -> None:
    sasaran = ("s", STRATEGIS, "Sasaran", None)
    pohon = plan(sasaran, *((key, Level.RENCANA_AKSI, "Bimbingan", "s") for key in "abc"))
    read = [butir(Level.RENCANA_AKSI, "Bimbingan", 0) for _n in range(3)]
    numbered = [replace(read[0], nomor="RA 3"), replace(read[1], nomor="1."), read[2]]

    for rows, keys in ((read, "abc"), (numbered, "cab"), (read[:2], "ab"), (read * 2, "abc")):
        found = cocokkan(bacaan(butir(STRATEGIS, "Sasaran"), *rows), pohon)
        assert "".join(row.kunci for row in found if row.simpul and row.butir) == "s" + keys


def test_that_a_guessed_level_takes_the_one_of_the_plan() -> None:
    file = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(PROGRAM, "Program", 0),
        tebakan(KEGIATAN, "Uji", 1),
        tebakan(SUB, "Awasi", 2),
        tebakan(SUB, "Baru satu", 2),
        tebakan(SUB, "Sampling", 2),
        tebakan(SUB, "Baru dua", 2),
        butir(INDIKATOR, "Jumlah", 6),
    )
    rows = cocokkan(file, plan(*LEVELS))

    assert [(row.level, row.status, row.induk, row.tingkat) for row in rows[2:]] == [
        (KEGIATAN, SAMA, "p", 2),
        (KEGIATAN, SAMA, "p", 2),
        (SUB, BARU, "l", 3),
        (SUB, SAMA, "l", 3),
        (SUB, BARU, "l", 3),
        (INDIKATOR, BARU, "baru-6", 4),
    ]
    assert [row.tebakan for row in rows] == [False] * 4 + [True, False, True, False]


def test_that_a_row_with_another_text_is_known_by_what_stands_below_it() -> None:
    pohon = plan(*LEVELS, ("i", INDIKATOR, "Jumlah", "m"), ("j", INDIKATOR, "Indeks", "m"))
    named = (butir(STRATEGIS, "Sasaran"), butir(PROGRAM, "Nama baru", 0), butir(KEGIATAN, "Uji", 1))
    awasi = (butir(KEGIATAN, "Awasi", 1), butir(SUB, "Diganti", 3), butir(INDIKATOR, "Jumlah", 4))

    rows = cocokkan(bacaan(*named, *awasi, butir(INDIKATOR, "Indeks", 4)), pohon)
    assert [row.kunci for row in rows] == ["s", "p", "k", "l", "m", "i", "j"]
    assert [row.kunci for row in rows if row.status is BERUBAH] == ["p", "m"]

    # Half of what stands below is not enough, and what hangs below a new row is new.
    half = cocokkan(bacaan(*named, *awasi), pohon)
    assert [row.kunci for row in half if row.status is BARU] == ["baru-4", "baru-5"]
    assert [row.kunci for row in half if row.status is HILANG] == ["m", "i", "j"]


def test_that_a_row_that_moved_is_found_where_nothing_else_has_its_text() -> None:
    here = ("q", PROGRAM, "Program lain", "s")
    moved = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(PROGRAM, "Program lain", 0),
        butir(KEGIATAN, "Awasi", 1),
        butir(SUB, "Sampling", 2),
        butir(PROGRAM, "Program baru", 0),
        butir(KEGIATAN, "Uji", 4),
    )
    rows = cocokkan(moved, plan(*LEVELS, here))
    assert [row.kunci for row in rows if row.butir] == [*("s", "q", "l", "m"), "baru-4", "baru-5"]

    twice = plan(*LEVELS, here, ("n", KEGIATAN, "Awasi", "p"))
    assert [row.kunci for row in cocokkan(moved, twice) if row.butir] == [
        *("s", "q", "baru-2", "baru-3", "baru-4", "baru-5")
    ]


def test_that_missing_is_only_what_the_file_should_show() -> None:
    pohon = plan(
        ("r", Level.PILAR, "Pilar", None),
        ("q", Level.SASARAN, "Sasaran RANPK", "r"),
        ("kr", KEGIATAN, "Kegiatan RANPK", "q"),
        *LEVELS,
        ("i", INDIKATOR, "Jumlah sampel", "s"),
        ("ra", Level.RENCANA_AKSI, "Aksi", "i"),
        ("t", STRATEGIS, "Sasaran dua", None),
        ("pt", PROGRAM, "Program dua", "t"),
    )
    file = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(INDIKATOR, "Jumlah laporan", 0),
        butir(PROGRAM, "Program", 0),
        tebakan(KEGIATAN, "Uji", 2),
    )
    assert shown(cocokkan(file, pohon)) == [
        ("Sasaran", SAMA),
        ("Jumlah laporan", BARU),
        ("Program", SAMA),
        ("Uji", SAMA),
        ("Awasi", HILANG),
        ("Sampling", HILANG),
        ("Jumlah sampel", HILANG),
        ("Sasaran dua", HILANG),
        ("Program dua", HILANG),
    ]


def test_that_an_empty_plan_misses_nothing_and_an_empty_file_says_nothing() -> None:
    assert cocokkan(bacaan(), plan(*LEVELS)) == ()
    assert shown(cocokkan(bacaan(butir(STRATEGIS, "Sasaran")), plan())) == [("Sasaran", BARU)]


GUESSES = (
    butir(PROGRAM, "Program"),
    tebakan(KEGIATAN, "A", 0),
    tebakan(SUB, "B", 1),
    tebakan(SUB, "C", 1),
    butir(INDIKATOR, "Jumlah", 3),
    tebakan(SUB, "D", 1),
    butir(PROGRAM, "Program dua"),
    tebakan(KEGIATAN, "E", 6),
)


@pytest.mark.parametrize(
    ("places", "level", "levels"),
    [
        ({3}, KEGIATAN, {1: (KEGIATAN, 0), 2: (SUB, 1), 3: (KEGIATAN, 0), 5: (SUB, 3)}),
        ({2, 3, 5}, KEGIATAN, {1: (KEGIATAN, 0), 2: (KEGIATAN, 0), 3: (KEGIATAN, 0)}),
        ({1, 2, 7}, SUB, {1: (KEGIATAN, 0), 2: (SUB, 1), 7: (KEGIATAN, 6)}),
        ({0, 4}, SUB, {0: (PROGRAM, None), 4: (INDIKATOR, 3)}),
    ],
)
def test_that_guesses_are_turned_and_hang_below_the_kegiatan_before(
    places: set[int], level: Level, levels: dict[int, tuple[Level, int | None]]
) -> None:
    turned = turn_levels(bacaan(*GUESSES), places, level).butir

    assert {n: (turned[n].level, turned[n].induk) for n in levels} == levels
    assert turn_levels(bacaan(*turned), {1, 2, 3, 5, 7}, SUB).butir == GUESSES


def test_that_rows_that_are_not_wanted_are_left_out_with_what_hangs_below_them() -> None:
    file = bacaan(
        butir(STRATEGIS, "Sasaran"),
        butir(INDIKATOR, "Persentase obat", 0, isi={"satuan": "sampel"}),
        butir(PROGRAM, "Program", 0),
        butir(KEGIATAN, "Uji", 2),
        butir(PROGRAM, "Program dua", 0),
    )
    rows = cocokkan(file, plan(*SATU, ("j", INDIKATOR, "Jumlah", "s")))
    kept = take(rows, {"baru-3", "baru-4"})

    assert [(row.kunci, row.status) for row in kept] == [
        ("s", SAMA),
        ("i", SAMA),
        ("baru-4", BARU),
    ]
    assert take(rows, {row.kunci for row in rows}) == tuple(
        row for row in rows if row.status is not HILANG
    )


def test_that_a_sasaran_of_a_guessed_kind_takes_the_one_of_the_plan() -> None:
    pohon = plan(("s", Level.SASARAN_KHUSUS, "Sasaran", None), ("t", STRATEGIS, "Lain", None))
    (row,) = cocokkan(bacaan(tebakan(STRATEGIS, "Sasaran")), pohon)

    assert (row.kunci, row.level, row.tebakan) == ("s", Level.SASARAN_KHUSUS, False)


def test_that_a_row_that_the_file_does_not_name_is_only_made_where_it_is_needed() -> None:
    lost = butir(INDIKATOR, "Jumlah sampel")
    made = replace(lost, level=STRATEGIS)
    file = bacaan(made, replace(lost, induk=0), butir(Level.RENCANA_AKSI, "Uji", 1))
    known = plan(("p", PROGRAM, "Program", None), ("i", INDIKATOR, "Jumlah sampel", "p"))

    assert shown(cocokkan(file, known)) == [("Jumlah sampel", SAMA), ("Uji", BARU)]
    assert [row.level for row in cocokkan(file, plan())] == [
        *(STRATEGIS, INDIKATOR, Level.RENCANA_AKSI)
    ]
