"""Any table: its header found by name, its columns proposed, corrected, remembered."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.imports import rencana
from ranpk_desktop.imports.kisi import Kisi, column_letters, column_number
from ranpk_desktop.imports.rencana import Bidang, Pemetaan, propose
from ranpk_desktop.imports.rencana.pemetaan import Kolom
from tests.imports.buku_rencana import (
    KEPALA_RA,
    KEPALA_S3,
    KEPALA_S4,
    buku,
    codes,
    lembar,
    outline,
    read,
    s4,
    targets,
)

B = Bidang
TW = [B.TW1, B.TW2, B.TW3, B.TW4]
ROMAWI = ["I", "II", "III", "IV"]


def fields(*rows: list[Any], gabungan: tuple[str, ...] = ()) -> list[Bidang]:
    return [it.bidang for it in propose(lembar(rows, gabungan)).kolom]


@pytest.mark.parametrize(
    ("kepala", "expected"),
    [
        (
            [["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"], ["1", "S", "I", "90"]],
            [B.NOMOR, B.SASARAN, B.INDIKATOR, B.TAHUNAN],
        ),
        (
            [["Program", "Kegiatan", "Indikator", "Satuan", *(f"Target TW {n}" for n in ROMAWI)]],
            [B.PROGRAM, B.KEGIATAN, B.INDIKATOR, B.SATUAN, *TW],
        ),
        (
            [["Kegiatan", "Indikator Keluaran", "Target 2026", "PIC", "Pagu (Rp)"]],
            [B.KEGIATAN, B.INDIKATOR, B.TAHUNAN, B.PENANGGUNG_JAWAB, B.PAGU],
        ),
        (
            list(KEPALA_S4),
            [
                *(B.NOMOR, B.SASARAN, B.INDIKATOR, B.SUMBER_DATA, B.PENGUKURAN),
                *(*TW, B.TAHUNAN, B.SATUAN),
            ],
        ),
        (
            [KEPALA_RA],
            [
                *(B.NOMOR, B.SASARAN, B.INDIKATOR, B.TAHUNAN),
                *(B.RENCANA_AKSI, B.KRITERIA, B.TARGET_OUTPUT, B.WAKTU),
            ],
        ),
        (list(KEPALA_S3), [B.URAIAN, B.INDIKATOR, B.SATUAN, B.TARGET] * 3 + [B.PENANGGUNG_JAWAB]),
        # Quarters as numbers below two groups, of which one is no target; numbers of columns.
        (
            [
                ["Kegiatan", "Indikator", "Satuan", "Triwulan", *(None,) * 3, "Realisasi"],
                [None, None, None, 1, 2, 3, 4, 1, 2, 3, 4],
                [*range(1, 12)],
                ["K", "I", "buah", *"12344444"],
            ],
            [B.KEGIATAN, B.INDIKATOR, B.SATUAN, *TW, *[B.ABAIKAN] * 4],
        ),
        # A column of remarks is no satuan.
        (
            [
                ["Sasaran", "Indikator", "Target", "Keterangan"],
                ["S", "I", "9", "Menunggu hasil rapat dengan Pusat"],
            ],
            [B.SASARAN, B.INDIKATOR, B.TAHUNAN, B.ABAIKAN],
        ),
        # Halves of a year are no quarters.
        (
            [["Sasaran", "Indikator", "Satuan", "Semester", None], [None, None, None, "I", "II"]],
            [B.SASARAN, B.INDIKATOR, B.SATUAN, B.ABAIKAN, B.ABAIKAN],
        ),
        # A misspelt name.
        ([["Sasaran", "Indikatr Kinerja", "Target"]], [B.SASARAN, B.INDIKATOR, B.TAHUNAN]),
    ],
)  # fmt: skip
def test_that_columns_are_proposed_by_the_names_in_their_header(
    kepala: list[list[Any]], expected: list[Bidang]
) -> None:
    assert fields(["JUDUL TABEL"], [], *kepala) == expected


def test_that_a_sheet_without_a_known_header_offers_its_columns_to_people() -> None:
    isi = lembar([["Catatan"], ["apa", "ukuran", "jml"], ["Satu", "I", "12,5"], ["Dua", "J", "-"]])
    usul = propose(isi)
    assert [it.bidang for it in usul.kolom] == [B.ABAIKAN] * 3
    assert codes(rencana.read(buku(isi))) == [("LEMBAR_TIDAK_DIKENAL", "Lembar1!A1")]
    chosen = (B.KEGIATAN, B.INDIKATOR, B.TAHUNAN)
    kolom = tuple(replace(it, bidang=b) for it, b in zip(usul.kolom, chosen, strict=True))
    bacaan = rencana.read(buku(isi), [replace(usul, kolom=kolom)])
    assert outline(bacaan) == ["KEGIATAN Satu", "  INDIKATOR I", "KEGIATAN Dua", "  INDIKATOR J"]
    assert (targets(bacaan, "I"), targets(bacaan, "J")) == ({0: "12,5"}, {0: "-"})


def test_that_labelled_targets_can_be_named_by_people() -> None:
    isi = lembar([["a", "b", "c"], ["Satu", "I", "TW 1 = 5"], [None, None, "TW 2 = 6"]])
    kolom = tuple(
        Kolom(huruf, bidang)
        for huruf, bidang in zip("ABC", (B.PROGRAM, B.INDIKATOR, B.TARGET), strict=True)
    )
    bacaan = rencana.read(buku(isi), [Pemetaan("Lembar1", 1, 2, kolom)])
    assert outline(bacaan) == ["PROGRAM Satu", "  INDIKATOR I"]
    assert targets(bacaan, "I") == {1: "5", 2: "6"}


def test_that_a_remembered_mapping_serves_the_same_layout_elsewhere() -> None:
    kepala = ["No", "Sasaran", "Indikator", "Target", "Bidang"]
    lama = propose(lembar([kepala, ["1", "S", "I", "9", "Ketua"]]))
    fixed = tuple(
        replace(it, bidang=B.PENANGGUNG_JAWAB) if it.judul == "Bidang" else it for it in lama.kolom
    )
    lama = replace(lama, kolom=fixed)
    baru = lembar([["JUDUL"], [None, *kepala], [None, "1", "S", "I", "9", "Ketua"]], nama="Lain")
    peta = propose(baru).recall(Pemetaan.from_text(lama.to_text()))
    assert [it.bidang for it in peta.kolom] == [it.bidang for it in fixed]
    bacaan = rencana.read(buku(baru), [peta])
    assert bacaan.butir[-1].isi["penanggung_jawab"] == "Ketua"
    lain = propose(lembar([kepala[:4]]))
    assert lain.recall(lama) is lain


def test_that_a_mapping_of_one_table_leaves_the_others_and_serves_repeated_headers() -> None:
    isi = read(s4())
    peta = propose(isi.lembar[0])
    assert outline(rencana.read(isi, [peta])) == outline(rencana.read(isi))


def test_that_general_tables_keep_level_budget_and_strays() -> None:
    bacaan = rencana.read(
        buku(
            lembar(
                [
                    ["No", "Program", "Kegiatan/Sub Kegiatan", "Indikator", "Target", "Anggaran"],
                    ["1", "P", None, "I1", "1", "Rp1.000.000"],
                    ["2", None, "K", "I2", "2", 500000],
                    ["3", None, "L", "I3", "3", "banyak", "catatan"],
                ]
            )
        )
    )
    assert outline(bacaan) == [
        "PROGRAM P",
        "  INDIKATOR I1",
        "  KEGIATAN K",
        "    INDIKATOR I2",
        "    SUB_KEGIATAN? L",
        "      INDIKATOR I3",
    ]
    assert [it.isi.get("pagu") for it in bacaan.butir[::2]] == ["1000000", "500000", None]
    assert codes(bacaan) == [
        ("PAGU_TIDAK_TERBACA", "Lembar1!F4"),
        ("BARIS_TIDAK_DIBACA", "Lembar1!G4"),
    ]


def test_that_a_level_column_names_the_level_of_each_row() -> None:
    rows = [["Sasaran strategis", "S"], ["Indikator", "I", "9"], ["Program", "P"], ["Regu", "R"]]
    bacaan = rencana.read(buku(lembar([["Level", "Uraian", "Target"], *rows])))
    assert outline(bacaan) == [
        "SASARAN_STRATEGIS S",
        "  INDIKATOR I",
        "  PROGRAM P",
        "SASARAN_STRATEGIS? R",
    ]
    assert codes(bacaan) == [("LEVEL_TIDAK_DIKENAL", "Lembar1!A5")]


def test_that_another_table_does_not_hang_below_the_last_sasaran() -> None:
    rows = [["Sasaran", "Indikator", "Target"], ["S", "I", "9"]]
    rows += [["Program", "Anggaran", "Keterangan"], ["P", "Rp1.000", "APBN"]]
    bacaan = rencana.read(buku(lembar(rows)))
    assert outline(bacaan) == ["SASARAN_STRATEGIS S", "  INDIKATOR I", "PROGRAM P"]
    assert bacaan.butir[-1].isi == {"pagu": "1000"}


def test_that_a_column_that_is_not_read_is_told_once() -> None:
    kepala = [*KEPALA_RA, "Satuan", "Catatan"]
    rows = [kepala, ["1", "S", "I", "9", "RA 1. A", None, None, None, "%", "x"], kepala]
    bacaan = rencana.read(buku(lembar(rows)))
    assert codes(bacaan) == [
        ("KOLOM_TIDAK_DIBACA", "Lembar1!I1"),
        ("KOLOM_TIDAK_DIBACA", "Lembar1!J1"),
    ]


def test_that_a_text_does_not_grow_without_end() -> None:
    rows = [["Sasaran", "Indikator", "Target"], ["S", "Awal", "9"]]
    rows += [[None, "lanjutan " * 100]] * 20
    bacaan = rencana.read(buku(lembar(rows)))
    assert len(bacaan.butir[-1].uraian) < 12_000
    assert {it.kode for it in bacaan.temuan} == {"TEKS_TERLALU_PANJANG"}


def test_that_hidden_sheets_are_told_and_not_read() -> None:
    isi = [["Sasaran", "Indikator", "Target"], ["S", "I", "9"]]
    bacaan = rencana.read(buku(lembar(isi, nama="Lama", tersembunyi=True), lembar(isi)))
    assert codes(bacaan) == [("LEMBAR_TERSEMBUNYI", "Lama!A1")]
    assert len(bacaan.butir) == 2


GOOD = Pemetaan("Rencana", 2, 4, (Kolom("A", B.URAIAN, "URAIAN", B.SASARAN),), "uraian")
KOLOM = st.builds(
    Kolom,
    st.integers(1, 16384).map(column_letters),
    st.sampled_from(Bidang),
    st.text(),
    st.none() | st.sampled_from([B.SASARAN, B.PROGRAM]),
)


@given(st.builds(
    Pemetaan, st.text(), st.integers(1, 9), st.integers(10, 20),
    st.lists(KOLOM, unique_by=lambda it: it.huruf, max_size=5).map(tuple), st.text(),
))  # fmt: skip
def test_that_a_mapping_survives_as_text(peta: Pemetaan) -> None:
    assert Pemetaan.from_text(peta.to_text()) == peta


@pytest.mark.parametrize(
    "change",
    [
        {"lembar": 1},
        {"baris_kepala": True},
        {"baris_kepala": 4},
        {"baris_kepala": 0},
        {"baris_data": 10**8},
        {"kolom": {}},
        {"kolom": [1]},
        {"tanda": None},
        {"lain": 1},
    ],
)
def test_that_a_foreign_mapping_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any message will do
        Pemetaan.from_text(json.dumps(json.loads(GOOD.to_text()) | change))


@pytest.mark.parametrize(
    "change",
    [{"huruf": "XFE"}, {"huruf": "a"}, {"bidang": "lain"}, {"jenjang": "satuan"}, {"judul": 1}],
)
def test_that_a_foreign_column_is_refused(change: dict[str, Any]) -> None:
    isi = json.loads(GOOD.to_text())
    isi["kolom"][0] |= change
    with pytest.raises(ValueError):  # noqa: PT011  any message will do
        Pemetaan.from_text(json.dumps(isi))


@pytest.mark.parametrize("teks", ["", "[]", "null", "[" * 90_000, "x" * 200_000])
def test_that_what_is_no_mapping_is_refused(teks: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any message will do
        Pemetaan.from_text(teks)


@given(st.integers(1, 16384))
def test_that_columns_are_named_and_numbered_alike(nomor: int) -> None:
    assert column_number(column_letters(nomor)) == nomor


def test_that_a_range_over_the_whole_sheet_costs_nothing() -> None:
    isi = lembar([["a", "b"], [None, "c"]], ["A1:XFD1048576"] * 1000)
    kisi = Kisi(isi)
    found = [petak.teks for _kolom, petak in kisi.covering(2)]
    assert found == ["a", "c"]


def test_that_a_percent_a_space_and_a_line_are_read_as_people_see_them() -> None:
    isi = lembar([["a\u00a0b_x000D_\nc\u200b", 0.125, 1250]])
    sel = (isi.sel[0], replace(isi.sel[1], format="0.0%"), replace(isi.sel[2], format='0"%"'))
    assert [it.teks for it in Kisi(replace(isi, sel=sel)).row(1)] == ["a b\nc", "12,5%", "1.250"]
