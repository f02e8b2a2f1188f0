from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import Isian, Jenis, round_half_up
from ranpk_desktop.domain.pecahan import is_percent
from ranpk_desktop.domain.realisasi import Realisasi, position, shown, value
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Indikator, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

JUMLAH, AKHIR, TETAP, RATA = Konsolidasi
PERIODE, KUMULATIF = CaraIsi
NOTHING = {"": Jenis.KOSONG, "-": Jenis.STRIP, "N/A": Jenis.TIDAK_DIUKUR}


def realisasi(teks, triwulan=Triwulan.I):
    """Read "20", "8/10" or a kind of nothing."""
    if teks in NOTHING:
        return Realisasi("r", "b", triwulan, NOTHING[teks])
    above, _, below = teks.partition("/")
    if below:
        fraction = {"pembilang": Decimal(above), "penyebut": Decimal(below)}
        return Realisasi("r", "b", triwulan, Jenis.ANGKA, **fraction)
    return Realisasi("r", "b", triwulan, Jenis.ANGKA, Decimal(above))


def stand(konsolidasi, cara_isi, typed, satuan="Orang", triwulan=Triwulan.IV):
    indikator = Indikator("b", satuan, Arah.MAKSIMAL, konsolidasi, cara_isi)
    cells = {tw: realisasi(teks, tw) for tw, teks in zip(Triwulan, typed, strict=False)}
    return position(indikator, cells, triwulan)


def number(teks):
    return None if teks is None else Decimal(teks)


@pytest.mark.parametrize(
    ("teks", "satuan", "nilai"),
    [
        ("12.4", "%", "12.4"),
        ("9/10", "%", "90"),
        ("9/10", "Persen", "90"),
        ("9/10", "Rasio", "0.9"),
        ("0/10", "%", "0"),
        ("", "%", None),
        ("-", "%", None),
        ("N/A", "%", None),
    ],
)
def test_that_a_quarter_has_the_number_that_was_typed_or_divided(teks, satuan, nilai):
    assert value(realisasi(teks), satuan) == number(nilai)


@pytest.mark.parametrize(
    ("satuan", "percent"),
    [("%", True), ("Persen", True), ("persentase (%)", True), ("Orang", False), ("", False)],
)
def test_that_percent_is_recognised_by_its_satuan(satuan, percent):
    assert is_percent(satuan) is percent


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "field"),
    [
        (174, 0, "penyebut"),
        (0, 0, "penyebut"),
        (5, -5, "penyebut"),
        (174, None, "penyebut"),
        (None, 180, "pembilang"),
    ],
)
def test_that_a_fraction_needs_both_parts_and_something_below(pembilang, penyebut, field):
    fraction = Realisasi(
        "r",
        "b",
        Triwulan.I,
        Jenis.ANGKA,
        pembilang=number(pembilang),
        penyebut=number(penyebut),
    )

    with pytest.raises(CheckError) as caught:
        value(fraction, "%")

    assert caught.value.field == field


def test_that_a_quotient_is_shown_with_two_decimals_and_a_typed_number_as_typed():
    assert shown(realisasi("174/180"), "%") == Isian(Jenis.ANGKA, Decimal("96.67"))
    assert shown(realisasi("12.345"), "%") == Isian(Jenis.ANGKA, Decimal("12.345"))
    assert shown(realisasi("N/A"), "%") == Isian(Jenis.TIDAK_DIUKUR)


@pytest.mark.parametrize(
    ("konsolidasi", "cara_isi", "typed", "tw", "sd"),
    [
        (JUMLAH, PERIODE, ("N/A", "N/A", "20", "30"), "30", "50"),
        (JUMLAH, KUMULATIF, ("N/A", "N/A", "20", "50"), "30", "50"),
        (JUMLAH, KUMULATIF, ("N/A", "N/A", "N/A", "50"), "50", "50"),
        (JUMLAH, KUMULATIF, ("20", "", "50", "45"), "-5", "45"),
        (JUMLAH, PERIODE, ("10", "20", "30", ""), None, "60"),
        (JUMLAH, KUMULATIF, ("10", "30", "60", ""), None, None),
        (JUMLAH, PERIODE, ("", "-", "N/A", ""), None, None),
        (AKHIR, PERIODE, ("N/A", "20", "40", "80"), "80", "80"),
        (AKHIR, PERIODE, ("N/A", "20", "40", "N/A"), None, "40"),
        (AKHIR, KUMULATIF, ("N/A", "20", "40", "80"), "80", "80"),
        (AKHIR, KUMULATIF, ("N/A", "20", "40", ""), None, None),
        (TETAP, PERIODE, ("95", "94", "96", "95"), "95", "95"),
        (TETAP, PERIODE, ("95", "94", "", ""), None, "94"),
        (TETAP, KUMULATIF, ("95", "94", "96", "95"), "95", "95"),
        (RATA, PERIODE, ("80", "N/A", "90", "100"), "100", "90"),
        (RATA, PERIODE, ("80", "N/A", "90", ""), None, "85"),
        (RATA, KUMULATIF, ("80", "N/A", "90", "100"), None, "100"),
        (RATA, KUMULATIF, ("80", "", "90", ""), None, None),
    ],
)
def test_that_quarters_are_consolidated_by_kind_and_by_how_they_are_typed(
    konsolidasi, cara_isi, typed, tw, sd
):
    posisi = stand(konsolidasi, cara_isi, typed)

    assert (posisi.tw, posisi.sd) == (number(tw), number(sd))


def test_that_a_mean_of_fractions_weighs_them():
    posisi = stand(RATA, PERIODE, ("1/2", "N/A", "9/10"), "%", Triwulan.III)

    assert posisi.tw == 90
    assert round_half_up(posisi.sd) == Decimal("83.33")
    assert posisi.uraian == ("9 ÷ 10 × 100 = 90", "S.d. TW III: (1 + 9) ÷ (2 + 10) × 100 = 83,33")


def test_that_a_mean_of_fractions_and_plain_numbers_does_not():
    assert stand(RATA, PERIODE, ("1/2", "N/A", "90"), "%", Triwulan.III).sd == 70


def test_that_later_quarters_are_not_seen():
    assert stand(JUMLAH, PERIODE, ("10", "20", "30", "40"), triwulan=Triwulan.II).sd == 30


@pytest.mark.parametrize(
    ("konsolidasi", "cara_isi", "typed", "uraian"),
    [
        (AKHIR, PERIODE, ("20", "40", "80", "90"), ()),
        (AKHIR, PERIODE, ("20", "40", "N/A", "N/A"), ("S.d. TW IV: 40 (TW II)",)),
        (AKHIR, PERIODE, ("", "", "", "23/36"), ("23 ÷ 36 = 0,64",)),
        (JUMLAH, PERIODE, ("", "", "20", "30.5"), ("S.d. TW IV: 20 + 30,5 = 50,5",)),
        (JUMLAH, PERIODE, ("", "", "20", ""), ("S.d. TW IV: 20 (TW III)",)),
        (JUMLAH, PERIODE, ("", "", "", "30"), ()),
        (JUMLAH, KUMULATIF, ("", "", "20", "50"), ("50 − 20 = 30",)),
        (JUMLAH, KUMULATIF, ("", "", "-5", "50"), ("50 − (-5) = 55",)),
        (RATA, PERIODE, ("80", "", "", "91"), ("S.d. TW IV: (80 + 91) ÷ 2 = 85,5",)),
        (RATA, KUMULATIF, ("80", "", "", "91"), ()),
        (JUMLAH, PERIODE, ("", "", "", ""), ()),
    ],
)
def test_that_the_arithmetic_is_shown_where_numbers_do_not_stand_as_typed(
    konsolidasi, cara_isi, typed, uraian
):
    assert stand(konsolidasi, cara_isi, typed).uraian == uraian


def test_that_a_quarter_without_a_row_is_not_filled():
    empty = Realisasi.empty("b", Triwulan.II)

    assert (empty.id, empty.jenis) == (None, Jenis.KOSONG)
    assert value(empty, "%") is None


def test_that_a_row_of_the_database_is_read():
    row = {
        "id": "r",
        "butir_id": "b",
        "triwulan": 3,
        "jenis": "angka",
        "nilai": None,
        "pembilang": "174",
        "penyebut": "180",
        "teks": "174 / 180",
        "analisis": "baik",
        "kendala": "",
        "tindak_lanjut": "",
    }

    assert Realisasi.from_row(row) == Realisasi(
        id="r",
        butir_id="b",
        triwulan=Triwulan.III,
        jenis=Jenis.ANGKA,
        pembilang=Decimal(174),
        penyebut=Decimal(180),
        teks="174 / 180",
        analisis="baik",
    )
