"""The catalogue of 2024 against its source, and files that pretend to be one."""

import json
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from ranpk_desktop.domain.angka import parse_angka
from ranpk_desktop.domain.katalog import Aksi, BarisKatalog, Katalog
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import katalog
from ranpk_desktop.paths import resource

FILE = resource("katalog", "ranpk_2024.json")


@pytest.fixture(scope="module")
def ranpk() -> Katalog:
    return katalog.load(FILE.read_bytes())


@pytest.fixture(scope="module")
def by_kode(ranpk: Katalog) -> dict[str, BarisKatalog]:
    return {row.kode: row for row in ranpk.baris}


@pytest.fixture
def raw() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(FILE.read_bytes())
    return value


def load(value: object) -> Katalog:
    return katalog.load(json.dumps(value, ensure_ascii=False).encode())


def test_that_every_printed_row_is_there_once(ranpk: Katalog) -> None:
    assert ranpk.tahun == 2024
    assert "Nomor 17 Tahun 2024" in ranpk.sumber
    assert len(ranpk.baris) == len({row.kode for row in ranpk.baris}) == 116
    assert Counter(row.pilar for row in ranpk.baris if row.sektor is None) == {1: 18, 2: 18, 3: 8}
    assert Counter(row.sektor for row in ranpk.baris if row.sektor) == {
        "3.1": 9,
        "3.2": 5,
        "3.3": 17,
        "3.4": 8,
        "3.5": 3,
        "3.6": 4,
        "3.7": 5,
        "3.8": 9,
        "3.9": 6,
        "3.10": 1,
        "3.11": 5,
    }


def test_that_four_rows_are_headings_without_target_and_aksi(ranpk: Katalog) -> None:
    headings = [row for row in ranpk.baris if row.kelompok]
    assert [row.kode for row in headings] == ["3.3-1", "3.3-2", "3.3-3", "3.3-5"]
    assert all(row.target.teks == "" and row.target.nilai is None for row in headings)
    assert not any(row.aksi or row.satuan for row in headings)
    assert all(row.target.teks and row.aksi for row in ranpk.baris if not row.kelompok)


def test_that_the_pairs_of_kegiatan_and_keluaran_are_151(ranpk: Katalog) -> None:
    pairs = {row.kode: len(row.aksi) for row in ranpk.baris if len(row.aksi) > 1}
    assert sum(len(row.aksi) for row in ranpk.baris) == 151
    assert pairs == {
        "3.1-4": 2,
        "3.1-5": 2,
        "3.3-1.2": 6,
        "3.3-1.3": 4,
        "3.3-1.4": 7,
        "3.3-2.2": 2,
        "3.3-3.2": 2,
        "3.4.listrik-1": 8,
        "3.4.listrik-2": 2,
        "3.4.listrik-3": 3,
        "3.8-3": 2,
        "3.9-3": 2,
        "3.9-4": 5,
        "3.9-5": 2,
        "3.9-6": 3,
        "3.10-1": 2,
        "3.11-5": 2,
    }


def test_that_bpom_answers_for_ten_rows(ranpk: Katalog) -> None:
    rows = [row for row in ranpk.baris if row.bpom]
    assert [row.kode for row in rows] == ["2-16", *(f"3.1-{n}" for n in range(1, 10))]
    assert all(
        [name.casefold() for name in row.penanggung_jawab] == ["badan pengawas obat dan makanan"]
        for row in rows
    )


@pytest.mark.parametrize(
    ("kode", "teks", "operator", "nilai"),
    [
        ("1-12", "7475", "", "7475"),
        ("1-13", "3054", "", "3054"),
        ("1-14", "56.000", "", "56000"),
        ("1-15", "60.000", "", "60000"),
        ("1-16", "36.000", "", "36000"),
        ("1-18", "40%", "", "40"),
        ("2-5", "35.830.670", "", "35830670"),
        ("2-12", "10 %", "", "10"),
        ("3-1", "5 (Skala 1-7)", "", "5"),
        ("3-3", "1.056.313", "", "1056313"),
        ("3-4", "6.000", "", "6000"),
        ("3-5", "2.000", "", "2000"),
        ("3-7", "14,8", "", "14.8"),
        ("3-8", "400.000", "", "400000"),
        ("3.1-7", "3.413", "", "3413"),
        ("3.1-9", "1.106", "", "1106"),
        ("3.3-1.1", "0,22", "", "0.22"),
        ("3.3-1.2", "0.85", "", "0.85"),
        ("3.3-1.3", "2,15", "", "2.15"),
        ("3.3-1.4", "0,011", "", "0.011"),
        ("3.3-2.1", "0,26", "", "0.26"),
        ("3.3-2.2", "0,12", "", "0.12"),
        ("3.4.listrik-4", "6.009.854 (kumulatif: 18.010.715)", "", "6009854"),
        ("3.5-1", "≤ 2", "≤", "2"),
        ("3.7-5", "2.700", "", "2700"),
        ("3.8-7", "77,79", "", "77.79"),
    ],
)
def test_that_an_unusual_target_keeps_its_text_beside_its_number(
    by_kode: dict[str, BarisKatalog], kode: str, teks: str, operator: str, nilai: str
) -> None:
    target = by_kode[kode].target
    assert (target.teks, target.operator, target.nilai) == (teks, operator, Decimal(nilai))


def test_that_all_other_targets_are_plain_whole_numbers(ranpk: Katalog) -> None:
    plain = [
        row.target for row in ranpk.baris if row.target.teks.isdigit() and len(row.target.teks) < 4
    ]
    assert len(plain) == 116 - 4 - 26
    assert all(str(target.nilai) == target.teks and not target.operator for target in plain)


def test_that_every_number_is_the_one_that_its_text_begins_with(ranpk: Katalog) -> None:
    for target in (row.target for row in ranpk.baris if not row.kelompok):
        number = target.teks.removeprefix("≤").split("(")[0].strip()
        assert parse_angka(number).nilai == target.nilai, target.teks


def test_that_codes_follow_from_where_a_row_stands(ranpk: Katalog) -> None:
    sub = {None: "", "Listrik": ".listrik", "Gas Rumah Tangga": ".gas"}
    for row in ranpk.baris:
        place = f"{row.sektor or row.pilar}{sub[row.sub_sektor]}"
        assert row.kode == f"{place}-{row.no.rstrip('.')}"
    assert Counter(row.sub_sektor for row in ranpk.baris if row.sub_sektor) == {
        "Listrik": 4,
        "Gas Rumah Tangga": 4,
    }


def test_that_numbers_are_kept_as_printed(ranpk: Katalog) -> None:
    without_point = [row.kode for row in ranpk.baris if not row.no.endswith(".")]
    assert without_point == [
        "3.3-1.1",
        "3.3-1.2",
        "3.3-1.3",
        "3.3-1.4",
        "3.3-2.1",
        "3.3-2.2",
        "3.3-3.1",
        "3.3-3.2",
        "3.3-3.3",
        "3.3-4",
        "3.3-5.1",
        "3.3-5.2",
        "3.3-5.3",
        "3.8-9",
    ]
    assert [row.no for row in ranpk.baris if row.sektor == "3.6"] == ["1.", "2.", "3.", "6."]


def test_that_titles_come_from_the_headings(by_kode: dict[str, BarisKatalog]) -> None:
    row = by_kode["3.1-2"]
    assert row.judul_pilar == "Pilar 3 – Peningkatan Kepatuhan Pelaku Usaha"
    assert row.judul_sektor == "3.1 Obat dan Makanan"
    assert by_kode["2-16"].judul_pilar == "Pilar 2 – Peningkatan Keberdayaan Konsumen"
    assert by_kode["2-16"].judul_sektor == ""


@pytest.mark.parametrize(
    ("kode", "penanggung_jawab"),
    [
        (
            "1-2",
            (
                "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
                "Kementerian Komunikasi dan Informatika",
                "Kementerian Perdagangan",
                "Kementerian Dalam Negeri",
                "Badan Perlindungan Konsumen Nasional",
            ),
        ),
        ("2-11", ("Kementerian Pendidikan, Kebudayaan, Riset dan Teknologi",)),
        ("2-13", ("Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi",)),
        (
            "3.4.gas-1",
            ("Kementerian Energi dan Sumber Daya Mineral", "badan usaha terkait"),
        ),
        (
            "3.8-5",
            (
                "Kementerian Pekerjaan Umum dan Perumahan Rakyat",
                "Kementerian Dalam Negeri",
                "Pemerintah Daerah",
                "Kementerian Perdagangan",
                "BPSK",
            ),
        ),
    ],
)
def test_that_penanggung_jawab_is_a_list_of_whole_names(
    by_kode: dict[str, BarisKatalog], kode: str, penanggung_jawab: tuple[str, ...]
) -> None:
    assert by_kode[kode].penanggung_jawab == penanggung_jawab


def test_that_rows_continued_on_the_next_page_are_joined(
    by_kode: dict[str, BarisKatalog],
) -> None:
    assert by_kode["3.2-1"].satuan == (
        "Laporan hasil pengawasan tematik kepada penyelenggara sistem pembayaran "
        "sistemik/kritikal (sesuai dengan assesmen risiko)"
    )
    assert by_kode["3.1-5"].aksi[1] == Aksi(
        kegiatan="Layanan publikasi keamanan dan mutu Obat dan Makanan yang meliputi layanan "
        "informasi dan pengaduan serta penyebaran informasi melalui berbagai media.",
        keluaran="Terlaksananya 2.718 layanan publikasi keamanan dan mutu Obat dan Makanan.",
    )
    assert by_kode["3.10-1"].aksi[1] == Aksi(
        kegiatan="Usaha Bidang Pariwisata dan Ekonomi Kreatif yang Pariwisata difasilitasi "
        "tersertifikasi",
        keluaran="405 Usaha",
    )
    assert by_kode["3.11-5"].aksi[1].keluaran == (
        "Penerapan Sistem SSm Pengangkutan Udara secara nasional"
    )


def test_that_lists_keep_their_numbers_one_item_a_line(by_kode: dict[str, BarisKatalog]) -> None:
    assert by_kode["2-17"].aksi[0].kegiatan.splitlines() == [
        "1. Training of Trainers kepada PIC Perlindungan Konsumen di 46 KPwDN",
        "2. Capacity Building kepada BI BICARA (contact center penanganan pengaduan)",
        "3. Edukasi/sosialisasi Perlindungan Konsumen ke Masyarakat targeted di KPwDN dan "
        "Nasional, dengan bentuk kegiatan:",
        "a. Webinar/Seminar",
        "b. Business Coaching",
        "c. Podcast",
        "d. Live di Sosial Media",
        "4. Edukasi/sosialisasi Ketentuan Perlindungan Konsumen ke Penyelenggara di KPwDN dan "
        "Nasional",
    ]
    halal = by_kode["3-5"].aksi[0].kegiatan.splitlines()
    assert [line.split(".")[0] for line in halal] == [str(n) for n in range(1, 13)]


def test_that_odd_print_is_kept_and_no_markup_is_left(by_kode: dict[str, BarisKatalog]) -> None:
    assert "Omni Communicatin Assistant (OCA)" in by_kode["2-14"].aksi[0].kegiatan
    assert by_kode["2-16"].penanggung_jawab == ("Badan Pengawas Obat Dan Makanan",)
    assert by_kode["3.4.listrik-4"].aksi[0].keluaran == "2.153.464 (kumulatif: 22.970.292)"
    assert by_kode["3.4.listrik-1"].aksi[6].kegiatan.endswith("dengan daya ≥ 41,5 kVA")
    assert by_kode["3.9-2"].satuan == "Produsen /importir"
    text = FILE.read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("<", "$", "  - ", " ,", " .", "( ", " )"))


def test_that_the_printed_object_is_the_file_without_its_titles(
    ranpk: Katalog, raw: dict[str, Any]
) -> None:
    del raw["judul"]
    assert json.loads(json.dumps(ranpk.as_dict())) == raw


def test_that_a_catalogue_of_another_year_loads(raw: dict[str, Any]) -> None:
    raw["tahun"] = 2027
    raw["baris"] = raw["baris"][:1]
    assert load(raw).tahun == 2027


@pytest.mark.parametrize(
    ("path", "value", "tempat"),
    [
        (("tahun",), "2024", "tahun"),
        (("tahun",), True, "tahun"),
        (("baris",), [], "baris"),
        (("judul", "3.1"), "", "judul.3.1"),
        (("baris", 0, "kode"), "../1-1", "baris[0].kode"),
        (("baris", 0, "kode"), "1-1\n", "baris[0].kode"),
        (("baris", 1, "kode"), "1-1", "baris[1].kode"),
        (("baris", 0, "pilar"), 9, "baris[0].pilar"),
        (("baris", 0, "sektor"), "9.9", "baris[0].sektor"),
        (("baris", 0, "kelompok"), True, "baris[0]"),
        (("baris", 0, "sasaran"), "Kali\x07mat", "baris[0].sasaran"),
        (("baris", 0, "sasaran"), "Kali\u202emat", "baris[0].sasaran"),
        (("baris", 0, "sasaran"), "a" * 5001, "baris[0].sasaran"),
        (("baris", 0, "target", "nilai"), "NaN", "baris[0].target.nilai"),
        (("baris", 0, "target", "nilai"), "1,5", "baris[0].target.nilai"),
        (("baris", 0, "target", "nilai"), 34, "baris[0].target.nilai"),
        (("baris", 0, "target", "nilai"), "1e9", "baris[0].target.nilai"),
        (("baris", 0, "target", "nilai"), "٣٤", "baris[0].target.nilai"),
        (("baris", 0, "target", "operator"), "=", "baris[0].target.operator"),
        (("baris", 0, "tambahan"), "x", "baris[0]"),
    ],
)
def test_that_a_value_that_does_not_fit_is_refused_with_its_place(
    raw: dict[str, Any], path: tuple[str | int, ...], value: object, tempat: str
) -> None:
    holder: Any = raw
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    with pytest.raises(KnownError) as caught:
        load(raw)
    assert caught.value.kode == "REFERENSI_TIDAK_SESUAI"
    assert tempat in caught.value.pesan
    assert caught.value.tindakan
