"""The total of an indikator that is made of parts (S4 no. 7, 8, 9 and 14)."""

from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import Jenis, round_half_up
from ranpk_desktop.domain.komponen import NilaiKomponen, total
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.realisasi import read_realisasi
from ranpk_desktop.domain.rencana import Komponen
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import Rencana


def part(nama: str, bobot: str | None, teks: str) -> NilaiKomponen:
    komponen = Komponen(nama, "b", 1, nama, None if bobot is None else Decimal(bobot))
    above, _, below = teks.partition("/")
    if below:
        return NilaiKomponen(komponen, "n", None, Decimal(above), Decimal(below))
    return NilaiKomponen(komponen, "n", Decimal(above) if above else None)


def test_that_weights_that_make_100_percent_weigh_the_parts() -> None:
    bagian = [
        part("Ketepatan", "35", "90"),
        part("Mutu", "30", "80"),
        part("Tindak lanjut", "20", "70"),
        part("Inovasi", "15", "60"),
    ]
    nilai, arithmetic = total(bagian, "Nilai")
    assert nilai == Decimal("78.5")
    assert arithmetic == "35% × 90 + 30% × 80 + 20% × 70 + 15% × 60 = 78,5"


def test_that_parts_without_weights_are_added_unrounded() -> None:
    bagian = [part(f"Rasio {n}", None, teks) for n, teks in enumerate(("1/3", "1/3", "1/3", "2"))]
    nilai, arithmetic = total(bagian, "Rasio")
    assert nilai is not None
    assert round_half_up(nilai, 9) == 3
    assert arithmetic.splitlines()[0] == "Rasio 0: 1 ÷ 3 = 0,33"


def test_that_a_fraction_of_a_percentage_counts_times_100() -> None:
    assert total([part("a", "60", "80"), part("b", "40", "67/80")], "%")[0] == Decimal("81.5")


def test_that_a_part_that_is_missing_leaves_no_total_and_is_named() -> None:
    nilai, sentence = total([part("Sarana", "60", "80"), part("Produk", "40", "")], "%")
    assert nilai is None
    assert sentence == "1 dari 2 komponen terisi; belum: Produk"


@pytest.mark.parametrize("weights", [("60", "30"), ("60", "50"), ("100", None)])
def test_that_weights_that_do_not_make_100_percent_are_said(
    weights: tuple[str, str | None],
) -> None:
    nilai, sentence = total([part("a", weights[0], "1"), part("b", weights[1], "1")], "%")
    assert nilai is None
    assert "seharusnya 100%" in sentence


@pytest.mark.parametrize(
    ("filled", "jenis"), [({"a": "1", "b": "2"}, Jenis.ANGKA), ({"a": "1"}, Jenis.KOSONG)]
)
def test_that_a_quarter_with_unfinished_parts_counts_as_not_filled(
    filled: dict[str, str], jenis: Jenis
) -> None:
    rencana = Rencana()
    butir = rencana.indikator(None, "Indeks", "- 3 3 3 3", satuan="Indeks")
    rencana.komponen(butir, ("a", None), ("b", None))
    ids = {row["nama"]: row["id"] for row in rencana.isi["komponen"]}
    rencana.isi["realisasi"].append(
        {
            "id": "r",
            "butir_id": butir,
            "triwulan": 1,
            "jenis": "angka",
            "dari_komponen": 1,
            **dict.fromkeys(("nilai", "pembilang", "penyebut")),
            **dict.fromkeys(("teks", "analisis", "kendala", "tindak_lanjut"), ""),
        }
    )
    rencana.isi["nilai_komponen"] = [
        {"id": nama, "komponen_id": ids[nama], "triwulan": 1, "nilai": nilai}
        | dict.fromkeys(("pembilang", "penyebut"))
        for nama, nilai in filled.items()
    ]
    found = read_realisasi(rencana.isi, Pohon.read(rencana.isi))[butir]
    assert found[Triwulan.I].jenis is jenis
    (row,) = rencana.compose(Triwulan.I).baris
    assert row.belum_diisi is (jenis is Jenis.KOSONG)
    assert (row.hitungan.capaian_tw is None) is (jenis is Jenis.KOSONG)
    assert [part.terisi for part in found[Triwulan.II].komponen] == [False, False]
