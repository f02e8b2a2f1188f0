from decimal import Decimal

import pytest

from ranpk_desktop.domain.rencana import CaraIsi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import laporan_triwulan as isi
from tests.factories import Rencana, cetak


@pytest.mark.parametrize(
    ("x", "teks"),
    [
        ("96", "96"),
        ("12.40", "12,4"),
        ("1234567.891", "1.234.567,891"),
        ("0.0015", "0,0015"),
        ("0", "0"),
        ("-2.5", "-2,5"),
        (Decimal(174) / 180 * 100, "96,67"),
        (Decimal(1) / 3, "0,33"),
        (Decimal(1) / 30000, "0,000033"),
        (Decimal(2) / 3 * 90, "60"),
    ],
)
def test_that_typed_numbers_show_whole_and_quotients_with_two_decimals(x, teks):
    assert isi.amount(Decimal(x)) == teks


def test_that_the_title_and_the_period_are_spelt_out():
    laporan = Rencana().compose(Triwulan.IV)
    assert isi.title(laporan) == "LAPORAN KINERJA INTERIM\nTRIWULAN IV TAHUN 2026"
    assert isi.period(laporan) == "1 Oktober 2026 – 31 Desember 2026"
    assert isi.footer(laporan, cetak()) == "Laporan kinerja interim TW IV 2026 · Versi awal"


@pytest.mark.parametrize(
    ("realisasi", "teks"), [({}, ""), ({3: "N/A"}, "N/A"), ({3: "-"}, "-"), ({3: "0"}, "0")]
)
def test_that_the_kinds_of_nothing_stay_apart(realisasi, teks):
    rencana = Rencana()
    rencana.indikator(None, "Persentase obat memenuhi syarat", realisasi=realisasi)
    (baris,) = rencana.compose().baris
    assert isi.realisasi_tw(baris) == teks


def test_that_a_fraction_stands_in_the_column_that_it_was_typed_for():
    rencana = Rencana()
    for cara_isi in CaraIsi:
        rencana.indikator(None, cara_isi, realisasi={3: "1740/1800"}, cara_isi=cara_isi)
    periode, kumulatif = rencana.compose().baris
    assert isi.fraction(periode, CaraIsi.PERIODE) == "1.740 ÷ 1.800"
    assert isi.fraction(periode, CaraIsi.KUMULATIF) == ""
    assert isi.fraction(kumulatif, CaraIsi.KUMULATIF) == "1.740 ÷ 1.800"


def test_that_only_written_analyses_are_listed():
    rencana = Rencana()
    rencana.indikator(None, "Tanpa analisis", realisasi={3: "90"})
    rencana.indikator(None, "Hanya kendala", realisasi={3: "90"}, kendala="Kapal", analisis=" \n")
    (baris,) = isi.analyses(rencana.compose())
    assert isi.texts(baris) == (("Kendala", "Kapal"),)
