"""Tables with one row per indikator, and the Rencana Aksi that hangs below them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.imports import rencana
from ranpk_desktop.imports.buku_kerja import JenisSel, Lembar, Sel
from tests.imports.buku_rencana import (
    KEPALA_RA,
    KEPALA_S4,
    buku,
    codes,
    lembar,
    outline,
    read,
    s4,
    targets,
)

POHON = [
    "SASARAN_STRATEGIS Terjaganya mutu obat",
    "  INDIKATOR Persentase obat bermutu",
    "    RENCANA_AKSI Sampling obat",
    "      KRITERIA Tersedianya laporan",
    "        TARGET_OUTPUT Rapat",
    "        TARGET_OUTPUT Laporan sampling",
    "SASARAN_STRATEGIS Terjaganya mutu pangan",
    "  INDIKATOR Persentase pangan aman",
    "    RENCANA_AKSI Bimbingan",
    "      KRITERIA Terlaksananya bimbingan",
    "        TARGET_OUTPUT Bimbingan",
    "    RENCANA_AKSI Pendampingan",
    "      KRITERIA Tersedianya data",
    "        TARGET_OUTPUT Data",
    "  INDIKATOR Jumlah sarana yang didampingi",
    "SASARAN_KHUSUS Pertumbuhan kesadaran masyarakat",
    "  INDIKATOR Indeks kesadaran konsumen",
    "    RENCANA_AKSI Survei",
    "      KRITERIA Terlaksananya survei",
    "        TARGET_OUTPUT Survei",
    "SASARAN_OPERASIONAL Selesainya pengaduan",
    "  INDIKATOR Persentase pengaduan selesai",
]


def lampiran(*rows: list[Any], gabungan: tuple[str, ...] = ()) -> Bacaan:
    return rencana.read(buku(lembar([*KEPALA_S4, *rows], gabungan)))


def row(*target: Any, indikator: str = "Ukuran", satuan: str | None = "Persen") -> list[Any]:
    return ["1", "Sasaran", indikator, "Sumber", None, *target, satuan]


def aksi(*rows: list[Any]) -> Bacaan:
    return rencana.read(buku(lembar([KEPALA_RA, *rows])))


def butir(bacaan: Bacaan, uraian: str) -> ButirBaca:
    return next(it for it in bacaan.butir if it.uraian == uraian)


@pytest.mark.parametrize("satu_lembar", [True, False])
def test_that_both_tables_make_one_tree(satu_lembar: bool) -> None:
    bacaan = rencana.read(read(s4(satu_lembar)))
    assert outline(bacaan) == POHON
    assert bacaan.tahun == 2026
    assert bacaan.ringkasan == RingkasanTarget(31, angka=22, strip=1, kosong=1, tidak_diukur=7)


def test_that_what_contradicts_itself_or_was_not_read_is_told_with_its_cell() -> None:
    assert codes(rencana.read(read(s4()))) == [
        ("TAHUNAN_TIDAK_COCOK", "PK!J8"),
        ("BARIS_TIDAK_DIBACA", "PK!A22"),
        ("BARIS_TIDAK_DIBACA", "PK!A24"),
        ("TARGET_BERBEDA", "PK!D32"),
        ("INDIKATOR_DITULIS_LAIN", "PK!C34"),
    ]


@pytest.mark.parametrize(
    ("uraian", "expected"),
    [
        ("Persentase obat bermutu", {0: "12,4", 1: "N/A", 2: "N/A", 3: "N/A", 4: "12,4"}),
        ("Jumlah sarana yang didampingi", {0: "50", 1: "N/A", 2: "N/A", 3: "25", 4: "25"}),
        ("Indeks kesadaran konsumen", {0: "40", 1: "-", 2: "", 3: "40", 4: "40"}),
        ("Laporan sampling", {2: "25", 3: "50", 4: "50"}),
    ],
)
def test_that_targets_keep_their_kind_and_number(uraian: str, expected: dict[int, str]) -> None:
    assert targets(rencana.read(read(s4())), uraian) == expected


def test_that_rows_keep_their_numbers_satuan_and_waktu() -> None:
    bacaan = rencana.read(read(s4()))
    assert [it.nomor for it in bacaan.butir if it.level.is_sasaran] == ["1", "2", "3", "4"]
    assert [it.nomor for it in bacaan.butir if it.level.is_keluaran] == [
        *("T/O 1.1.1", "T/O 1.1.2", "T/O 1.1.1", "T/O 2.1.1", "T/O 1.1.1")
    ]
    waktu = [it.isi.get("waktu") for it in bacaan.butir if it.level.is_keluaran]
    assert waktu == ["1", "2,3,4", "3", "1,2,3,4", "4"]
    assert dict(butir(bacaan, "Jumlah sarana yang didampingi").isi) == {
        "satuan": "Sarana",
        "sumber_data": "Aplikasi B",
    }


def test_that_pengukuran_is_split_at_its_titles_and_goes_on_after_a_page() -> None:
    bacaan = rencana.read(read(s4()))
    judul = {it.uraian: [part[0] for part in it.pengukuran or ()] for it in bacaan.butir}
    assert judul["Persentase obat bermutu"] == ["Dasar Hukum", "Definisi", "Metode Pengukuran"]
    assert judul["Persentase pangan aman"] == [
        *("Dasar Hukum", "Definisi", "Formula Pengukuran", "Sumber Data")
    ]
    assert butir(bacaan, "Indeks kesadaran konsumen").pengukuran == (
        ("Definisi", "Tingkat kesadaran"),
        ("Metode Pengukuran", "Survei"),
    )
    assert butir(bacaan, "Persentase pengaduan selesai").pengukuran == (("", "≤ 2 hari"),)


@pytest.mark.parametrize(
    ("target", "kode", "sel", "ragu"),
    [
        (("N/A", "N/A", "N/A", "12.4", "12,4"), "ANGKA_DIRAGUKAN", "I3", 0),
        ((None, "7,26", None, "7.350", None), "ANGKA_DIRAGUKAN", "I3", 0),
        (("N/A", "2,5", "N/A", "7,35", "7,26"), "TAHUNAN_TIDAK_COCOK", "J3", 0),
        (("N/A", "2,5", "N/A", "banyak", None), "TARGET_TIDAK_TERBACA", "I3", 1),
    ],
)
def test_that_doubtful_numbers_are_told(
    target: tuple[Any, ...], kode: str, sel: str, ragu: int
) -> None:
    bacaan = lampiran(row(*target))
    assert (kode, f"Lembar1!{sel}") in codes(bacaan)
    assert (bacaan.ringkasan.sel_target, bacaan.ringkasan.ragu) == (5, ragu)


@pytest.mark.parametrize(
    ("sel", "kode"),
    [
        (Sel("F3", "2026-04-12", JenisSel.TANGGAL, "d-mmm"), "TARGET_TANGGAL"),
        (Sel("F3", "#REF!", JenisSel.GALAT, "General"), "TARGET_GALAT"),
        (Sel("F3", "1", JenisSel.LOGIKA, "General"), "TARGET_TIDAK_TERBACA"),
    ],
)
def test_that_cells_of_another_kind_are_no_targets(sel: Sel, kode: str) -> None:
    isi = lembar([*KEPALA_S4, row(None, 1, 1, 1, None)])
    bacaan = rencana.read(buku(Lembar(isi.nama, (*isi.sel, sel), ())))
    assert (kode, "Lembar1!F3") in codes(bacaan)
    assert bacaan.ringkasan == RingkasanTarget(5, angka=3, kosong=1, ragu=1)


def test_that_a_unit_behind_the_number_is_the_satuan() -> None:
    bacaan = lampiran(row("2 Laporan", "2 laporan", None, None, None, satuan=None))
    assert (targets(bacaan, "Ukuran")[2], butir(bacaan, "Ukuran").isi["satuan"]) == ("2", "Laporan")


def test_that_a_target_merged_over_several_quarters_counts_for_each_and_is_told() -> None:
    bacaan = lampiran(row("N/A", None, None, "5", "5"), gabungan=("F3:H3",))
    assert targets(bacaan, "Ukuran") == {0: "5", 1: "N/A", 2: "N/A", 3: "N/A", 4: "5"}
    assert codes(bacaan) == [("TARGET_GABUNGAN", "Lembar1!F3")]


def test_that_targets_without_indikator_are_doubts() -> None:
    bacaan = lampiran(row(*"12345"), [None, None, None, None, None, "9", None, None, "9"])
    assert codes(bacaan)[-1] == ("BARIS_TIDAK_DIBACA", "Lembar1!F4")
    bacaan = lampiran([*(None,) * 5, "9"], row(*"12344"))
    assert ("TARGET_TANPA_INDIKATOR", "Lembar1!F3") in codes(bacaan)
    assert bacaan.ringkasan == RingkasanTarget(6, angka=5, ragu=1)


@pytest.mark.parametrize(
    ("nama", "found"),
    [
        ("Persentase Pertumbuhan Sarana Aman", True),
        ("persentase perumbuhan sarana aman", True),
        ("Persentase pertumbuhan sarana", False),
        ("Persentase pertumbuhan sarana obat aman", False),
        ("Persentase pertumbuhan toko aman", False),
    ],
)
def test_that_a_misread_name_finds_its_indikator_and_another_name_none(
    nama: str, found: bool
) -> None:
    tabel = lembar([*KEPALA_S4, row(*"12344", indikator="Persentase pertumbuhan sarana aman")])
    rows = [
        ["1", "Sasaran lain", nama, "4", "RA 1. Aksi", "KK 1.1 Kriteria", "T/O 1.1.1 a", "TW 1"]
    ]
    bacaan = rencana.read(buku(tabel, lembar([KEPALA_RA, *rows], nama="RA")))
    assert (sum(it.level is Level.INDIKATOR for it in bacaan.butir) == 1) is found
    assert (("INDIKATOR_TIDAK_DITEMUKAN", "RA!C2") in codes(bacaan)) is not found


def test_that_a_name_that_fits_two_indikator_is_decided_by_the_sasaran() -> None:
    rows = [["1", "Sasaran A", "Indeks mutu", None, None, *"11111", "x"]]
    rows += [["2", "Sasaran B", "Indeks mutu", None, None, *"22222", "x"]]
    aksi_b = [
        ["1", "Sasaran B", "Indeks mutu", "2", "RA 1. Aksi", "KK 1.1 K", "T/O 1.1.1 T", "TW 1"]
    ]
    bacaan = rencana.read(
        buku(lembar([*KEPALA_S4, *rows]), lembar([KEPALA_RA, *aksi_b], nama="RA"))
    )
    assert outline(bacaan)[2:5] == [
        "SASARAN_STRATEGIS Sasaran B",
        "  INDIKATOR Indeks mutu",
        "    RENCANA_AKSI Aksi",
    ]


def test_that_a_rencana_aksi_alone_makes_its_own_sasaran_and_indikator() -> None:
    bacaan = aksi(
        ["1", "Sasaran", "Indeks", "4,5", "RA 1. Aksi", "KK 1.1 Kriteria", "T/O 1.1.1 Satu", "TW 1"]
    )
    assert outline(bacaan)[:3] == [
        "SASARAN_STRATEGIS Sasaran",
        "  INDIKATOR Indeks",
        "    RENCANA_AKSI Aksi",
    ]
    assert targets(bacaan, "Indeks") == {0: "4,5"}
    assert bacaan.temuan == ()


def test_that_several_items_in_one_cell_are_several_butir() -> None:
    bacaan = aksi(
        [
            *("1", "S", "I", "1", "RA 1. A\nRA 2. B", "KK 1.1 K\nKK 2.1 L"),
            *("T/O 1.1.1 T\nT/O 2.1.1 U", "TW 1\nTW 2 dan 4"),
        ]
    )
    assert outline(bacaan)[2:] == [
        "    RENCANA_AKSI A",
        "      KRITERIA K",
        "        TARGET_OUTPUT T",
        "    RENCANA_AKSI B",
        "      KRITERIA L",
        "        TARGET_OUTPUT U",
    ]
    assert [it.isi["waktu"] for it in bacaan.butir if it.level.is_keluaran] == ["1", "2,4"]


@pytest.mark.parametrize(
    ("cells", "kode"),
    [
        (["RA 1. A", "KK 2.1 K", "T/O 2.1.1 T", "TW 1"], "NOMOR_TIDAK_COCOK"),
        (["RA 1. A", None, "T/O 1.1.1 T", "TW 1"], "BUTIR_DILENGKAPI"),
        (["RA 1. A", "KK 1.1 K", "T/O 1.1.1 T", "Setiap saat"], "WAKTU_TIDAK_DIPAHAMI"),
        (["RA 1. A", "KK 1.1 K", "T/O 1.1.1 T (1 - 2)", "TW 1, 2, 3"], "JUMLAH_TARGET_BERBEDA"),
    ],
)
def test_that_odd_rencana_aksi_are_read_and_told(cells: list[Any], kode: str) -> None:
    bacaan = aksi(["1", "Sasaran", "Indeks", "4", *cells])
    assert [it.kode for it in bacaan.temuan] == [kode]
    assert bacaan.butir[-1].level is Level.TARGET_OUTPUT


CELLS = (
    st.none()
    | st.sampled_from(["N/A", "-", "12,4", "12.4", "7.350", "banyak", "≤ 2", "40%", "", "2 buah"])
    | st.integers(0, 10**6)
)
INDIKATOR = st.none() | st.sampled_from(["Ukuran", "Jumlah", "dan lain-lain"])


@given(st.lists(st.tuples(INDIKATOR, *[CELLS] * 5), max_size=12))
def test_that_the_sum_of_target_cells_holds(rows: list[tuple[Any, ...]]) -> None:
    bacaan = lampiran(
        *(["1", "Sasaran", it[0], None, None, *it[1:], "Persen"] for it in rows), row(*"12345")
    )
    r = bacaan.ringkasan
    assert r.sel_target == r.angka + r.strip + r.kosong + r.tidak_diukur + r.ragu
    indikator = [it for it in bacaan.butir if it.level is Level.INDIKATOR]
    kept = [isian.jenis for it in indikator for isian in it.target.values()]
    assert len(kept) == r.sel_target - r.ragu
    doubts = {"TARGET_TIDAK_TERBACA", "TARGET_TANPA_INDIKATOR"}
    assert sum(it.kode in doubts for it in bacaan.temuan) == r.ragu


KATA = st.none() | st.sampled_from(
    [
        *filter(None, [*KEPALA_S4[0], *KEPALA_S4[1], *KEPALA_RA]),
        *("RA 1. A", "KK 3.1 B", "T/O 1.1.1 C", "TW 1 = 2", "Program", "Kegiatan", "URAIAN"),
        *("TARGET", "Sasaran Khusus", "NIP 19", "12,5"),
    ]
)


@given(st.lists(st.lists(KATA | st.integers(0, 9), max_size=12), max_size=14))
def test_that_no_table_however_odd_stops_the_reader(rows: list[list[Any]]) -> None:
    bacaan = rencana.read(buku(lembar(rows)))
    r = bacaan.ringkasan
    assert r.sel_target == r.angka + r.strip + r.kosong + r.tidak_diukur + r.ragu
    parents = [None if it.induk is None else bacaan.butir[it.induk].level for it in bacaan.butir]
    assert all(up in it.level.parents for it, up in zip(bacaan.butir, parents, strict=True))
