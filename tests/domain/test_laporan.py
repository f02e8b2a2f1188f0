import json
from datetime import date
from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import KOSONG, Jenis, parse_isian, to_text
from ranpk_desktop.domain.capaian import load_bands
from ranpk_desktop.domain.laporan import compose, in_office
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paths import resource

TAHUN = 2026
BANDS = load_bands(
    json.loads(resource("parameter", "kriteria.json").read_text(encoding="utf-8"))["kriteria"]
)


class Kantor:
    """Collect the rows of an invented office."""

    def __init__(self):
        self.isi = {"unit": [{"nama": "Loka POM di Kabupaten Contoh"}]}
        for table in ("pejabat", "butir_rencana", "indikator", "target", "realisasi"):
            self.isi[table] = []

    def butir(self, butir_id, induk_id=None, level="SASARAN", **columns):
        row = {
            "id": butir_id,
            "tahun": TAHUN,
            "induk_id": induk_id,
            "level": level,
            "urutan": 1,
            "nomor_asli": "",
            "uraian": butir_id.upper(),
            "penanggung_jawab": "Tim",
            "acuan": None,
            "dihapus_pada": None,
        }
        self.isi["butir_rencana"].append(row | columns)
        return butir_id

    def indikator(self, butir_id, induk_id=None, target="", realisasi="", kinds="", **columns):
        """Add an indikator; cells of target (tahunan, TW I–IV) and realisasi (TW I–IV) by spaces.

        "_" is an empty cell, "8/10" a fraction; kinds is "konsolidasi cara_isi arah satuan".
        """
        self.butir(butir_id, induk_id, "INDIKATOR", **columns)
        names = ("konsolidasi", "cara_isi", "arah", "satuan")
        defaults = ("AKHIR", "PERIODE", "MAKSIMAL", "%")
        given = kinds.split()
        row = dict(zip(names, (*given, *defaults[len(given) :]), strict=True))
        self.isi["indikator"].append({"butir_id": butir_id, "sumber_data": ""} | row)
        for triwulan, teks in enumerate(target.split()):
            self._cell("target", butir_id, triwulan, teks)
        for triwulan, teks in enumerate(realisasi.split(), start=1):
            self._cell("realisasi", butir_id, triwulan, teks)
        return butir_id

    def _cell(self, table, butir_id, triwulan, teks):
        row = {"id": f"{table}-{butir_id}-{triwulan}", "butir_id": butir_id, "triwulan": triwulan}
        above, _, below = ("", "", "") if teks == "N/A" else teks.partition("/")
        isian = parse_isian("1" if below else teks.replace("_", ""))
        row |= {
            "jenis": isian.jenis.value,
            "nilai": None if below or isian.nilai is None else to_text(isian.nilai),
            "teks": isian.teks,
        }
        if table == "target":
            row |= {"operator": isian.operator}
        else:
            notes = dict.fromkeys(("analisis", "kendala", "tindak_lanjut"), "")
            row |= {"pembilang": above if below else None, "penyebut": below or None} | notes
        self.isi[table].append(row)

    def laporan(self, triwulan=Triwulan.III, **options):
        return compose(self.isi, TAHUN, triwulan, BANDS, **options)

    def baris(self, triwulan=Triwulan.III):
        (row,) = self.laporan(triwulan).baris
        return row


@pytest.fixture
def kantor():
    return Kantor()


def amounts(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


@pytest.mark.parametrize(("cara_isi", "typed"), [("PERIODE", "20 30"), ("KUMULATIF", "20 50")])
def test_that_25_and_25_make_50_however_the_quarters_are_typed(kantor, cara_isi, typed):
    kantor.indikator("a", None, "50 N/A N/A 25 25", f"N/A N/A {typed}", f"JUMLAH {cara_isi}")

    third, fourth = (kantor.baris(tw).hitungan for tw in (Triwulan.III, Triwulan.IV))

    assert (third.capaian_tw, third.capaian_sd) == amounts("80.00", "80.00")
    assert (fourth.capaian_tw, fourth.capaian_sd) == amounts("120.00", "100.00")
    assert fourth.capaian_tahunan == Decimal("100.00")
    assert (fourth.realisasi_tw, fourth.realisasi_sd) == amounts(30, 50)
    assert fourth.kriteria.nama == "Sangat Baik"


def test_that_23_of_36_against_80_is_computed_unrounded(kantor):
    kantor.indikator("a", None, "80 80 80 80 80", "_ _ 23/36")

    row = kantor.baris()

    assert row.isian.nilai == Decimal("63.89")
    assert row.hitungan.capaian_tw == Decimal("79.86")
    assert row.hitungan.uraian == (
        "23 ÷ 36 × 100 = 63,89",
        "63,888… ÷ 80 × 100 = 79,86",
        "Terhadap tahunan: 63,888… ÷ 80 × 100 = 79,86",
    )


@pytest.mark.parametrize("cell", ["0", "-", "N/A"])
def test_that_a_target_of_nothing_leaves_every_denominator(kantor, cell):
    kantor.butir("s")
    kantor.indikator("a", "s", "80 80 80 80 80", "_ _ 40", urutan=1)
    kantor.indikator("b", "s", f"{cell} {cell} {cell} {cell} {cell}", "_ _ 99", urutan=2)

    laporan = kantor.laporan()

    assert laporan.baris[1].hitungan.capaian_tw is None
    assert laporan.baris[1].hitungan.kriteria is None
    assert laporan.baris[1].hitungan.capaian_tahunan is None
    assert [(k.capaian, k.jumlah) for k in laporan.kelompok] == [(Decimal("50.00"), 1)]
    assert laporan.capaian_unit == Decimal("50.00")


def test_that_the_unit_is_the_mean_of_its_groups_and_not_of_its_rows(kantor):
    for sasaran, urutan in (("s", 1), ("t", 2), ("u", 3)):
        kantor.butir(sasaran, urutan=urutan)
    kantor.indikator("a", "s", "80 80 80 80 80", "_ _ 80", urutan=1)
    kantor.indikator("b", "s", "80 80 80 80 80", "_ _ 40", urutan=2)
    kantor.indikator("c", "t", "80 80 80 80 80", "_ _ 128")
    kantor.indikator("d", "u", "80 80 80 80 80", "_ _ _")

    laporan = kantor.laporan()

    assert [(k.uraian, k.capaian, k.jumlah) for k in laporan.kelompok] == [
        ("S", Decimal("75.00"), 2),
        ("T", Decimal("160.00"), 1),
        ("U", None, 0),
    ]
    assert laporan.capaian_unit == Decimal("117.50")
    assert laporan.kriteria_unit.nama == "Sangat Baik"
    assert kantor.laporan(paling_tinggi=Decimal(120)).capaian_unit == Decimal("97.50")


def test_that_means_are_taken_of_unrounded_capaian(kantor):
    kantor.indikator("a", None, "3 3 3 3 3", "_ _ 1", urutan=1)
    kantor.indikator("b", None, "100 100 100 100 100", "_ _ 33,336", urutan=2)

    assert kantor.laporan().capaian_unit == Decimal("33.33"), "33,33 and 33,34 would give 33,34"


def test_that_rows_come_in_the_order_of_the_tree(kantor):
    kantor.butir("s2", urutan=2)
    kantor.butir("s1", urutan=1)
    kantor.butir("program", "s1", "PROGRAM", urutan=2)
    kantor.indikator("d", "s2", urutan=1)
    kantor.indikator("c", "program", urutan=1)
    kantor.indikator("b", "s1", urutan=1)
    kantor.indikator("a", "s1", urutan=1)

    rows = kantor.laporan().baris

    assert [(row.butir_id, row.nomor, row.kelompok) for row in rows] == [
        ("a", "1", "S1"),
        ("b", "2", "S1"),
        ("c", "3", "PROGRAM"),
        ("d", "4", "S2"),
    ]


def test_that_the_number_of_the_plan_is_kept(kantor):
    kantor.indikator("a", nomor_asli="IKU 7")

    assert kantor.baris().nomor == "IKU 7"


def test_that_the_group_of_a_row_is_no_indikator(kantor):
    kantor.butir("s")
    kantor.indikator("a", "s", urutan=1)
    kantor.indikator("b", "a", urutan=1)
    kantor.indikator("c", urutan=2)

    assert [row.kelompok for row in kantor.laporan().baris] == ["S", "S", ""]


def test_that_two_groups_of_one_name_stay_two(kantor):
    kantor.butir("s", uraian="Kinerja", urutan=1)
    kantor.butir("t", uraian="Kinerja", urutan=2)
    kantor.indikator("a", "s", "80 80 80 80 80", "_ _ 80")
    kantor.indikator("b", "t", "80 80 80 80 80", "_ _ 40")

    assert [k.capaian for k in kantor.laporan().kelompok] == [Decimal(100), Decimal(50)]


def test_that_what_was_taken_out_is_not_shown_and_takes_nothing_along(kantor):
    kantor.butir("s", dihapus_pada="2026-05-01T09:00:00+07:00", urutan=2)
    kantor.indikator("a", "s", "80 80 80 80 80", urutan=2)
    kantor.indikator("b", None, dihapus_pada="2026-05-01T09:00:00+07:00", urutan=1)
    kantor.indikator("c", "lost", urutan=1)

    assert [(row.butir_id, row.kelompok) for row in kantor.laporan().baris] == [
        ("c", ""),
        ("a", ""),
    ]


def test_that_a_very_deep_plan_is_walked(kantor):
    for n in range(3000):
        kantor.butir(f"b{n}", f"b{n - 1}" if n else None, "KEGIATAN")
    kantor.indikator("a", "b2999")

    assert kantor.baris().kelompok == "B2999"


@pytest.mark.parametrize(
    ("target", "realisasi", "perlu", "terisi"),
    [
        ("90", "80", 1, 1),
        ("90", "N/A", 1, 1),
        ("90", "-", 1, 1),
        ("90", "0", 1, 1),
        ("90", "_", 1, 0),
        ("0", "_", 1, 0),
        ("_", "_", 1, 0),
        ("_", "80", 1, 1),
        ("-", "_", 0, 0),
        ("N/A", "_", 0, 0),
        ("N/A", "80", 0, 0),
    ],
)
def test_that_rows_with_a_target_or_an_open_one_are_to_be_filled(
    kantor, target, realisasi, perlu, terisi
):
    kantor.indikator("a", None, f"90 90 90 {target} 90", f"_ _ {realisasi}")

    laporan = kantor.laporan()

    assert (laporan.jumlah, laporan.terisi) == (perlu, terisi)
    assert laporan.baris[0].perlu_diisi is bool(perlu)


def test_that_a_quarter_without_rows_is_open(kantor):
    kantor.indikator("a")

    row = kantor.baris()

    assert (row.target, row.target_tahunan, row.sebelumnya_isian, row.isian) == (KOSONG,) * 4
    assert row.realisasi.jenis is Jenis.KOSONG
    assert row.perlu_diisi
    assert row.hitungan.uraian == ()


@pytest.mark.parametrize(
    ("kinds", "realisasi", "tw", "sd", "tahunan"),
    [
        ("AKHIR PERIODE", "40 60 _", None, None, "75.00"),
        ("AKHIR PERIODE", "40 60 N/A", "75.00", None, "75.00"),
        ("TETAP PERIODE", "40 60 _", None, None, "75.00"),
        ("JUMLAH PERIODE", "40 60 _", None, None, "125.00"),
        ("JUMLAH PERIODE", "40 60 N/A", None, "41.67", "125.00"),
        ("RATA PERIODE", "40 60 _", None, None, "62.50"),
    ],
)
def test_that_earlier_quarters_never_pass_for_one_still_to_be_filled(
    kantor, kinds, realisasi, tw, sd, tahunan
):
    kantor.indikator("a", None, "80 80 80 80 80", realisasi, kinds)

    hitungan = kantor.baris().hitungan

    assert (hitungan.capaian_tw, hitungan.capaian_sd, hitungan.capaian_tahunan) == amounts(
        tw, sd, tahunan
    )


def test_that_the_quarter_before_is_shown_as_it_was_typed(kantor):
    kantor.indikator("a", None, "100 20 40 60 80", "10 25 _", "JUMLAH KUMULATIF")

    first, second, third = (kantor.baris(tw) for tw in (Triwulan.I, Triwulan.II, Triwulan.III))

    assert (first.sebelumnya, first.sebelumnya_isian) == (None, KOSONG)
    assert (second.sebelumnya, second.hitungan.realisasi_tw) == (10, 15)
    assert third.sebelumnya_isian.nilai == 25


def test_that_realisasi_of_later_quarters_is_not_seen(kantor):
    kantor.indikator("a", None, "100 20 40 60 80", "10 20 30 40", "JUMLAH")

    assert kantor.baris(Triwulan.II).hitungan.realisasi_sd == 30


def test_that_a_missing_annual_target_is_derived(kantor):
    kantor.indikator("a", None, "_ 80 85 85 -", "_ _ 75", "RATA PERIODE")

    row = kantor.baris()

    assert row.target_tahunan.nilai == Decimal("83.33")
    assert row.hitungan.uraian[-1] == "Terhadap tahunan: 75 ÷ 83,333… × 100 = 90,00"


def test_that_targets_are_added_up_for_sums_only(kantor):
    kantor.indikator("a", None, "100 20 N/A 25 30", kinds="JUMLAH", urutan=1)
    kantor.indikator("b", None, "100 20 N/A 25 30", kinds="AKHIR", urutan=2)

    summed, last = kantor.laporan().baris

    assert (summed.target_sd, last.target_sd) == (45, None)


def test_that_the_arithmetic_of_a_sum_names_the_quarter_the_date_and_the_year(kantor):
    kantor.indikator("a", None, "50 N/A N/A 25 25", "N/A N/A 20 30", "JUMLAH PERIODE")

    assert kantor.baris(Triwulan.IV).hitungan.uraian == (
        "S.d. TW IV: 20 + 30 = 50",
        "30 ÷ 25 × 100 = 120,00",
        "S.d. TW IV: 50 ÷ 50 × 100 = 100,00",
        "Terhadap tahunan: 50 ÷ 50 × 100 = 100,00",
    )


def test_that_an_office_without_a_plan_has_an_empty_report(kantor):
    laporan = kantor.laporan()

    assert (laporan.baris, laporan.kelompok, laporan.capaian_unit) == ((), (), None)
    assert (laporan.terisi, laporan.jumlah) == (0, 0)
    assert laporan.unit["nama"] == "Loka POM di Kabupaten Contoh"
    assert (laporan.tahun, laporan.triwulan) == (TAHUN, Triwulan.III)


KEPALA = {"id": "kepala", "mulai": "2024-01-01", "sampai": "2026-09-30"}
PLH = {"id": "plh", "mulai": "2026-09-20", "sampai": "2026-09-25"}
BARU = {"id": "baru", "mulai": "2026-10-01", "sampai": None}


@pytest.mark.parametrize(
    ("pada", "pejabat"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), KEPALA),
        (date(2026, 9, 19), KEPALA),
        (date(2026, 9, 20), PLH),
        (date(2026, 9, 25), PLH),
        (date(2026, 9, 30), KEPALA),
        (date(2026, 10, 1), BARU),
    ],
)
def test_that_a_document_takes_who_is_in_office_on_its_date(kantor, pada, pejabat):
    assert in_office([KEPALA, PLH, BARU], pada) == pejabat


def test_that_a_report_names_who_is_in_office_when_the_quarter_ends(kantor):
    kantor.isi["pejabat"] = [BARU, PLH, KEPALA]

    assert kantor.laporan().pejabat == KEPALA
    assert kantor.laporan(pada=date(2026, 10, 5)).pejabat == BARU


def test_that_the_unit_is_the_mean_of_its_sasaran_not_of_their_headings():
    kantor = Kantor()
    for sektor, capaian in (("pilar", [100]), ("sektor", [50] * 9)):
        kantor.butir(sektor, level="SEKTOR")
        for number, nilai in enumerate(capaian):
            sasaran = f"{sektor}{number}"
            kantor.indikator(sasaran, sektor, "_ 100", str(nilai))
            kantor.isi["butir_rencana"][-1]["level"] = "SASARAN"
    laporan = kantor.laporan(triwulan=Triwulan.I)
    assert laporan.capaian_unit == Decimal("55.00")
    assert [kelompok.capaian for kelompok in laporan.kelompok] == [Decimal(100), Decimal(50)]
