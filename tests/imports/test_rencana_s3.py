"""Tables whose target cells name their quarter: hierarchy, quarters by label, nothing lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_rencana import Bacaan, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.imports import rencana
from tests.imports.buku_rencana import (
    BAIK,
    KEPALA_S3,
    buku,
    codes,
    lembar,
    outline,
    read,
    s3,
    targets,
)

GABUNGAN = ("A1:D1", "E1:H1", "I1:L1", "M1:M2")


def table(*rows: list[Any], kepala: Any = KEPALA_S3, gabungan: Any = GABUNGAN) -> Bacaan:
    return rencana.read(buku(lembar([*kepala, *rows], gabungan)))


def kegiatan(
    uraian: str | None, indikator: str | None, target: Any, satuan: str | None = "laporan"
) -> list[Any]:
    return [*(None,) * 8, uraian, indikator, satuan if indikator else None, target]


def program(uraian: str | None, indikator: str | None, target: Any = None) -> list[Any]:
    return [*(None,) * 4, uraian, indikator, "%" if indikator else None, target]


def quarters(uraian: str, indikator: str, target: tuple[Any, ...] = BAIK) -> list[list[Any]]:
    first, *rest = target
    return [kegiatan(uraian, indikator, first), *(kegiatan(None, None, it) for it in rest)]


def test_that_a_rencana_aksi_keeps_what_stands_beside_what() -> None:
    bacaan = rencana.read(read(s3()))
    assert outline(bacaan) == [
        "SASARAN_STRATEGIS Terjaganya mutu obat",
        "  INDIKATOR % Obat bermutu",
        "  PROGRAM Program pengawasan obat",
        "    INDIKATOR Persentase sarana patuh",
        "    KEGIATAN Pemeriksaan sarana",
        "      INDIKATOR Persentase sarana diperiksa",
        "      SUB_KEGIATAN? Pemeriksaan apotek",
        "        INDIKATOR Jumlah apotek",
        "      SUB_KEGIATAN? Pemeriksaan toko obat",
        "        INDIKATOR Jumlah toko obat",
        "  PROGRAM Program pengujian",
        "    INDIKATOR Persentase uji tepat waktu",
        "    KEGIATAN Pengujian sampel",
        "      INDIKATOR Jumlah sampel",
        "  INDIKATOR Indeks kesadaran masyarakat",
        "  PROGRAM Program komunikasi",
        "    INDIKATOR Jumlah orang yang diedukasi",
        "    KEGIATAN Penyebaran informasi",
        "      INDIKATOR Jumlah kegiatan",
        "SASARAN_STRATEGIS Terkelolanya kantor",
        "  INDIKATOR Nilai kinerja anggaran",
        "  PROGRAM Program dukungan",
        "    INDIKATOR Nilai pengelolaan",
        "    KEGIATAN Layanan perkantoran",
        "      INDIKATOR Jumlah layanan",
    ]
    assert bacaan.tahun == 2026
    assert bacaan.ringkasan == RingkasanTarget(52, angka=48, strip=3, kosong=1)
    assert codes(bacaan) == [
        ("BARIS_TIDAK_DIBACA", "Rencana Aksi!I39"),
        ("BARIS_TIDAK_DIBACA", "Rencana Aksi!I43"),
    ]


@pytest.mark.parametrize(
    ("indikator", "expected"),
    [
        ("% Obat bermutu", {1: "95", 2: "95", 3: "95", 4: "95"}),
        ("Persentase sarana patuh", {1: "7,8", 2: "7,8", 3: "7,8", 4: "7,8"}),
        ("Jumlah apotek", {1: "-", 2: "11", 3: "12", 4: ""}),
        ("Jumlah toko obat", {1: "-", 2: "5", 3: "6", 4: "7"}),
        ("Persentase uji tepat waktu", {1: "1", 2: "2", 3: "3", 4: "-"}),
    ],
)
def test_that_a_quarter_is_read_from_its_own_label(
    indikator: str, expected: dict[int, str]
) -> None:
    assert targets(rencana.read(read(s3())), indikator) == expected


def test_that_satuan_and_penanggung_jawab_belong_to_the_indikator_of_their_row() -> None:
    bacaan = rencana.read(read(s3()))
    isi = {it.uraian: dict(it.isi) for it in bacaan.butir if it.level is Level.INDIKATOR}
    assert isi["Jumlah toko obat"] == {
        "satuan": "laporan",
        "penanggung_jawab": "Ketua Tim Pemeriksaan; Sekretaris",
    }
    assert isi["Persentase sarana patuh"] == {"satuan": "%"}
    assert isi["Indeks kesadaran masyarakat"] == {"satuan": "indeks"}


def test_that_a_merged_penanggung_jawab_answers_for_all_its_rows() -> None:
    rows = [*quarters("Satu", "Jumlah a"), *quarters("Dua", "Jumlah b")]
    rows[0] = [*rows[0], "Ketua Tim"]
    bacaan = table(*rows, gabungan=(*GABUNGAN, "M4:M11"))
    assert [it.isi.get("penanggung_jawab") for it in bacaan.butir if it.target] == ["Ketua Tim"] * 2


def test_that_repeated_texts_begin_nothing_anew() -> None:
    bacaan = table(
        *(
            [*("Sasaran", "Indikator", "%", f"TW {n} = 1"), *("Program", "Ukuran", "%", "TW 1 = 1")]
            for n in range(1, 5)
        )
    )
    assert outline(bacaan) == [
        "SASARAN_STRATEGIS Sasaran",
        "  INDIKATOR Indikator",
        "  PROGRAM Program",
        "    INDIKATOR Ukuran",
    ]
    assert [it.kode for it in bacaan.temuan].count("TRIWULAN_GANDA") == 3
    assert bacaan.ringkasan == RingkasanTarget(8, angka=5, ragu=3)


def test_that_the_first_kegiatan_below_a_program_is_none_by_guess() -> None:
    rows = [program("Program", "Ukuran", "TW 1 = 1"), *quarters("Satu", "a"), *quarters("Dua", "b")]
    levels = [it.partition(" ")[0] for it in map(str.strip, outline(table(*rows)))]
    assert levels == ["PROGRAM", "INDIKATOR", "KEGIATAN", "INDIKATOR", "SUB_KEGIATAN?", "INDIKATOR"]


def test_that_a_column_that_is_named_kegiatan_alone_holds_no_sub_kegiatan() -> None:
    kepala = ([*KEPALA_S3[0][:8], "KEGIATAN", *KEPALA_S3[0][9:]], KEPALA_S3[1])
    bacaan = table(*quarters("Satu", "a"), *quarters("Dua", "b"), kepala=kepala)
    assert [it.level for it in bacaan.butir if it.induk is None] == [Level.KEGIATAN] * 2


def test_that_four_quarters_in_one_cell_are_four_targets() -> None:
    bacaan = table(kegiatan("Satu", "a", "TW 1 = 1\nTW 2 = -\nTW 3 = \nTW 4 = 2,5"))
    assert targets(bacaan, "a") == {1: "1", 2: "-", 3: "", 4: "2,5"}
    assert bacaan.ringkasan == RingkasanTarget(4, angka=2, strip=1, kosong=1)


@pytest.mark.parametrize(
    ("satu", "dua", "sel"),
    [
        (BAIK[:3], ("TW 4 = 9", *BAIK), "Lembar1!L7"),
        ((*BAIK, "TW 1 = 9"), BAIK[1:], "Lembar1!L8"),
    ],
)
def test_that_a_quarter_over_the_border_returns_to_its_indikator(
    satu: tuple[str, ...], dua: tuple[str, ...], sel: str
) -> None:
    bacaan = table(*quarters("Satu", "a", satu), *quarters("Dua", "b", dua))
    assert [sorted(it.target) for it in bacaan.butir if it.target] == [[1, 2, 3, 4]] * 2
    assert codes(bacaan) == [("TRIWULAN_BERGESER", sel)]
    assert bacaan.ringkasan == RingkasanTarget(8, angka=8)


@pytest.mark.parametrize(
    ("target", "kode", "ringkasan"),
    [
        (("TW 1 = 1", "TW 2 = 2", "TW 2 = 5", "TW 4 = 4"), "TRIWULAN_GANDA", (4, 3, 1)),
        (("TW 1 = 1", "TW 2 = 2", "TW 3 = tiga", "TW 4 = 4"), "TARGET_TIDAK_TERBACA", (4, 3, 1)),
        (("TW 1 = 1", "TW 2 = 2", "95", "TW 4 = 4"), "TARGET_TANPA_TRIWULAN", (4, 3, 1)),
        (("TW 1 = 1", "TW 2 = 2", 95, "TW 4 = 4"), "TARGET_TANPA_TRIWULAN", (4, 3, 1)),
        (("TW 1 = 1", "TW 2 = 2", None, "TW 4 = 4"), "TRIWULAN_TIDAK_ADA", (3, 3, 0)),
        (("TW 1 = 1", "TW 2 = 2", "TW 3 = 1.5", "TW 4 = 4"), "ANGKA_DIRAGUKAN", (4, 4, 0)),
    ],
)
def test_that_every_doubt_is_counted_and_explained(
    target: tuple[Any, ...], kode: str, ringkasan: tuple[int, int, int]
) -> None:
    bacaan = table(*quarters("Satu", "a", target))
    assert kode in [it.kode for it in bacaan.temuan]
    sel_target, angka, ragu = ringkasan
    assert bacaan.ringkasan == RingkasanTarget(sel_target, angka=angka, ragu=ragu)


def test_that_a_text_torn_by_a_page_goes_on() -> None:
    rows = quarters("Pemeriksaan sarana", "Jumlah sarana")
    rows[1] = kegiatan("dan distribusi", None, BAIK[1])
    rows[2] = [*(None,) * 9, "yang diperiksa", None, BAIK[2]]
    assert outline(table(*rows)) == [
        "KEGIATAN Pemeriksaan sarana dan distribusi",
        "  INDIKATOR Jumlah sarana yang diperiksa",
    ]


def test_that_an_indikator_below_nothing_is_kept_and_told() -> None:
    bacaan = table(program(None, "Ukuran", "TW 1 = 1"))
    assert outline(bacaan) == ["PROGRAM Ukuran", "  INDIKATOR Ukuran"]
    assert ("INDIKATOR_TANPA_URAIAN", "Lembar1!F4") in codes(bacaan)


def test_that_a_banner_across_the_table_is_no_sasaran() -> None:
    rows = [["BIDANG PEMERIKSAAN"], *quarters("Satu", "a")]
    bacaan = table(*rows, gabungan=(*GABUNGAN, "A4:M4"))
    assert outline(bacaan)[0] == "KEGIATAN Satu"
    assert ("BARIS_TIDAK_DIBACA", "Lembar1!A4") in codes(bacaan)


def test_that_columns_are_found_by_name_in_any_place_and_in_one_header_row() -> None:
    kepala = [
        [
            *("No", "Penanggung Jawab", "Program", "Indikator", "Satuan", "Target"),
            *("Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target"),
        ]
    ]
    rows = [
        ["1", "Ketua", "Program A", "Ukuran", "%", "TW 1 = 5", "Kegiatan A", "Jumlah", "buah", 7],
        [*(None,) * 5, "TW 2 = 6", None, None, None, "TW 1 = 3"],
    ]
    bacaan = table(*rows, kepala=kepala, gabungan=())
    assert outline(bacaan) == [
        "PROGRAM Program A",
        "  INDIKATOR Ukuran",
        "  KEGIATAN Kegiatan A",
        "    INDIKATOR Jumlah",
    ]
    assert targets(bacaan, "Ukuran") == {1: "5", 2: "6"}
    assert [it.nomor for it in bacaan.butir] == ["1", "", "", ""]
    assert bacaan.butir[-1].isi["penanggung_jawab"] == "Ketua"


def test_that_a_table_goes_on_in_the_next_sheet() -> None:
    rows = quarters("Satu", "a")
    bacaan = rencana.read(
        buku(
            lembar([*KEPALA_S3, *rows[:2]], GABUNGAN, "Table 1"),
            lembar([*KEPALA_S3, *rows[2:]], GABUNGAN, "Table 2"),
        )
    )
    assert targets(bacaan, "a") == {1: "1", 2: "2", 3: "3", 4: "4"}


LABELS = st.sampled_from(["TW 1", "TW II", "tw 3", "Triwulan 4", "TW\u00a02", ""])
VALUES = st.sampled_from([" = 95", "= -", " =", "=N/A", " = 7.350", " = tiga", "", "= ≤ 2", " 5"])
TARGETS = st.none() | st.builds(str.__add__, LABELS, VALUES) | st.integers(0, 9)
TEXTS = st.none() | st.sampled_from(["Satu", "Dua", "dan lagi", "%"])


@given(st.lists(st.tuples(*[TEXTS, TEXTS, TEXTS, TARGETS] * 3, TEXTS), max_size=12))
def test_that_each_target_cell_is_counted_once_and_each_doubt_has_its_finding(
    rows: list[tuple[Any, ...]],
) -> None:
    bacaan = table(*map(list, rows), ["A", "B", "%", "TW 1 = 1"])
    r = bacaan.ringkasan
    cells = [row[k] for row in rows for k in (3, 7, 11)]
    assert r.sel_target == 1 + sum(it not in (None, "") for it in cells)
    assert r.sel_target == r.angka + r.strip + r.kosong + r.tidak_diukur + r.ragu
    kept = [isian.jenis for it in bacaan.butir for isian in it.target.values()]
    assert len(kept) == r.sel_target - r.ragu
    doubts = {"TRIWULAN_GANDA", "TARGET_TIDAK_TERBACA"}
    doubts |= {"TARGET_TANPA_TRIWULAN", "TARGET_TANPA_INDIKATOR"}
    assert sum(it.kode in doubts for it in bacaan.temuan) == r.ragu
    assert all(it.induk is None or it.induk < n for n, it in enumerate(bacaan.butir))
    parents = [None if it.induk is None else bacaan.butir[it.induk].level for it in bacaan.butir]
    assert all(up in it.level.parents for it, up in zip(bacaan.butir, parents, strict=True))
