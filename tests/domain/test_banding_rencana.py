"""Two versions of a plan: every field that differs, and nothing else."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.banding_rencana import JenisPerbedaan, compare, summarise
from ranpk_desktop.domain.butir import Level
from tests.domain.susunan import Susunan, sasaran

BARU, BERUBAH, PINDAH, DIHAPUS = JenisPerbedaan
IDS = [f"b{n}" for n in range(6)]


def plan():
    """Return a plan with something of everything."""
    made = sasaran().indikator("i1", "s", komponen=[("Media", "60"), ("Krisis", "40")])
    made.pengukuran("i1", "Definisi", "Artinya ini.").pengukuran("i1", "Catatan", "-")
    made.butir("p", "PROGRAM", "s", pagu="1000000").butir("k1", "KEGIATAN", "p")
    made.butir("k2", "KEGIATAN", "p").butir("k3", "KEGIATAN", "p")
    return made.butir("o", "KELUARAN", "k3", waktu="2,3", satuan="laporan", target="|1|2||")


def rows(lama, baru):
    return [
        (row.jenis, row.butir_id, row.kolom, row.lama, row.baru)
        for row in compare(lama.pohon, baru.pohon)
    ]


def row(isi, table, butir_id, **matches):
    key = "id" if table == "butir_rencana" else "butir_id"
    return next(
        found for found in isi[table] if found[key] == butir_id and matches.items() <= found.items()
    )


@pytest.mark.parametrize(
    ("table", "butir_id", "matches", "columns", "kolom", "lama", "baru"),
    [
        ("butir_rencana", "k1", {}, {"uraian": "Lain"}, "uraian", "Uraian k1", "Lain"),
        ("butir_rencana", "k1", {}, {"nomor_asli": "2."}, "nomor", "", "2."),
        ("butir_rencana", "k1", {}, {"acuan": "RANPK-2024/2-16"}, "acuan", "", "RANPK-2024/2-16"),
        ("butir_rencana", "i1", {}, {"penanggung_jawab": ""}, "penanggung_jawab",
         "Tim Kerja Pengujian", ""),
        ("butir_rencana", "k1", {}, {"level": "SUB_KEGIATAN"}, "level", "Kegiatan", "Sub kegiatan"),
        ("indikator", "i1", {}, {"satuan": "Nilai"}, "satuan", "Persen", "Nilai"),
        ("indikator", "i1", {}, {"arah": "STABIL"}, "arah", "makin tinggi makin baik",
         "stabil makin baik"),
        ("indikator", "i1", {}, {"konsolidasi": "JUMLAH"}, "konsolidasi", "Nilai terakhir",
         "Dijumlah"),
        ("indikator", "i1", {}, {"cara_isi": "KUMULATIF"}, "cara_isi", "Triwulan ini saja",
         "S.d. triwulan ini"),
        ("indikator", "i1", {}, {"sumber_data": "SIPT"}, "sumber_data", "", "SIPT"),
        ("target", "i1", {"triwulan": 2}, {"nilai": "1234.5"}, "target_2", "90", "1.234,5"),
        ("target", "i1", {"triwulan": 0}, {"jenis": "tidak_diukur", "nilai": None}, "target_0",
         "90", "N/A"),
        ("target", "i1", {"triwulan": 3}, {"jenis": "kosong", "nilai": None}, "target_3", "90", ""),
        ("target", "i1", {"triwulan": 4}, {"operator": "≤"}, "target_4", "90", "≤ 90"),
        ("anggaran", "p", {}, {"pagu": "1250000"}, "pagu", "Rp1.000.000", "Rp1.250.000"),
        ("keluaran", "o", {}, {"waktu": "2,3,4"}, "waktu", "TW 2, 3", "TW 2, 3, 4"),
        ("keluaran", "o", {}, {"satuan": "dokumen"}, "satuan", "laporan", "dokumen"),
        ("komponen", "i1", {"nama": "Krisis"}, {"bobot": "35.5"}, "komponen", "Krisis (40%)",
         "Krisis (35,5%)"),
        ("komponen", "i1", {"nama": "Krisis"}, {"bobot": None}, "komponen", "Krisis (40%)",
         "Krisis"),
        ("pengukuran", "i1", {"judul": "Catatan"}, {"teks": "Baru"}, "pengukuran", "Catatan: -",
         "Catatan: Baru"),
    ],
)  # fmt: skip
def test_that_a_field_that_differs_is_named_alone(
    table, butir_id, matches, columns, kolom, lama, baru
):
    old, new = plan(), plan()
    row(new.isi, table, butir_id, **matches).update(columns)
    assert rows(old, new) == [(BERUBAH, butir_id, kolom, lama, baru)]


def test_that_a_difference_says_its_butir_and_its_column_in_words():
    old, new = plan(), plan()
    row(new.isi, "butir_rencana", "s")["uraian"] = "Obat aman"
    (found,) = compare(old.pohon, new.pohon)
    assert (found.butir, found.judul) == ("1 Obat aman", "Uraian")


def test_that_a_new_butir_lists_what_is_filled_and_moves_nobody():
    new = plan()
    new.butir("k0", "KEGIATAN", "p", uraian="Yang baru", penanggung_jawab="Tim", pagu="5")
    row(new.isi, "butir_rencana", "k0")["urutan"] = 0
    assert rows(plan(), new) == [
        (BARU, "k0", "level", "", "Kegiatan"),
        (BARU, "k0", "uraian", "", "Yang baru"),
        (BARU, "k0", "penanggung_jawab", "", "Tim"),
        (BARU, "k0", "pagu", "", "Rp5"),
    ]


def test_that_what_was_taken_out_is_listed_where_it_stood():
    new = plan()
    row(new.isi, "butir_rencana", "k2")["dihapus_pada"] = "2026-01-01T00:00:00+07:00"
    row(new.isi, "butir_rencana", "k1")["uraian"] = "Lain"
    row(new.isi, "butir_rencana", "k3")["uraian"] = "Lain"
    assert rows(plan(), new) == [
        (BERUBAH, "k1", "uraian", "Uraian k1", "Lain"),
        (DIHAPUS, "k2", "level", "Kegiatan", ""),
        (DIHAPUS, "k2", "uraian", "Uraian k2", ""),
        (BERUBAH, "k3", "uraian", "Uraian k3", "Lain"),
    ]


def test_that_what_stood_first_of_all_is_listed_first():
    (first, *_others) = rows(plan(), sasaran_only())
    assert first[:2] == (DIHAPUS, "s")


def sasaran_only():
    return Susunan().butir("lain", "SASARAN_STRATEGIS")


def test_that_a_butir_below_another_one_has_moved_and_not_what_hangs_on_it():
    old, new = plan(), plan()
    row(new.isi, "butir_rencana", "k3")["induk_id"] = "s"
    assert rows(old, new) == [
        (PINDAH, "k3", "letak", "di bawah Program “Uraian p”",
         "di bawah Sasaran strategis “1 Uraian s”"),
    ]  # fmt: skip
    assert rows(new, old)[0][0] is PINDAH


def test_that_only_the_butir_that_was_carried_has_moved():
    new = plan()
    row(new.isi, "butir_rencana", "k3")["urutan"] = 0
    assert rows(plan(), new) == [
        (PINDAH, "k3", "letak", "setelah Kegiatan “Uraian k2”", "paling awal")
    ]


def test_that_items_that_came_went_or_changed_places_are_named():
    new = plan()
    new.komponen("i1", "Respons", "10")
    new.isi["pengukuran"][0]["urutan"] = 99
    assert rows(plan(), new) == [
        (BERUBAH, "i1", "komponen", "", "Respons (10%)"),
        (BERUBAH, "i1", "pengukuran", "Definisi: Artinya ini.; Catatan: -",
         "Catatan: -; Definisi: Artinya ini."),
    ]  # fmt: skip
    assert (BERUBAH, "i1", "komponen", "Respons (10%)", "") in rows(new, plan())


def test_that_how_a_number_was_typed_is_no_difference():
    old = sasaran().indikator("i", "s", target="90|N/A|-|1234,50|")
    new = sasaran().indikator("i", "s", target="90,0|n/a|--|1.234,5")
    assert rows(old, new) == []


def test_that_the_differences_are_summed_up_in_a_sentence():
    old, new = plan(), plan()
    assert summarise(compare(old.pohon, old.pohon)) == "Kedua versi sama."
    new.butir("baru", "KEGIATAN", "p")
    row(new.isi, "butir_rencana", "k1").update(uraian="Lain", penanggung_jawab="Tim")
    row(new.isi, "butir_rencana", "k3")["induk_id"] = "s"
    assert summarise(compare(old.pohon, new.pohon)) == "Butir: 1 baru, 1 berubah, 1 pindah."


@st.composite
def plans(draw):
    """Draw a plan of some butir of a few ids, in any tree and order, with a few fields."""
    made = Susunan()
    for butir_id in draw(st.lists(st.sampled_from(IDS), unique=True)):
        induk = draw(st.none() | st.sampled_from(IDS))
        kinds = {
            "level": draw(st.sampled_from([Level.KEGIATAN, Level.KELUARAN])).value,
            "urutan": draw(st.integers(0, 5)),
            "uraian": draw(st.sampled_from(["", "satu", "dua"])),
            "waktu": draw(st.sampled_from(["", "1", "1,2"])),
            "target": draw(st.sampled_from(["", "1|-|N/A||2", "1|2|||", "|≤ 2|||"])),
        }
        made.butir(butir_id, induk=induk, **kinds)
        for nama in draw(st.permutations(["a", "b", "c"]))[: draw(st.integers(0, 3))]:
            made.komponen(butir_id, nama, draw(st.sampled_from([None, "10"])))
    return made


@given(plans())
def test_that_a_plan_does_not_differ_from_itself(made):
    again = Susunan()
    again.isi = {name: deepcopy(list(reversed(rows))) for name, rows in made.isi.items()}
    assert compare(made.pohon, again.pohon) == ()


@given(plans(), plans())
def test_that_a_comparison_read_backwards_is_the_one_of_the_other_direction(lama, baru):
    turned = {BARU: DIHAPUS, DIHAPUS: BARU, BERUBAH: BERUBAH, PINDAH: PINDAH}
    there = [
        (turned[jenis], butir_id, kolom, new, old)
        for jenis, butir_id, kolom, old, new in rows(lama, baru)
    ]
    assert sorted(there) == sorted(rows(baru, lama))


@given(plans(), plans())
def test_that_each_butir_of_the_new_plan_is_named_in_its_order(lama, baru):
    order = [simpul.id for simpul in baru.pohon.simpul]
    named = [found[1] for found in rows(lama, baru) if found[0] is not DIHAPUS]
    assert sorted(named, key=order.index) == named
    new = {simpul.id for simpul in baru.pohon.simpul} - {s.id for s in lama.pohon.simpul}
    assert {found[1] for found in rows(lama, baru) if found[0] is BARU} == new
