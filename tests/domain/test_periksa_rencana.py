"""A plan as a whole: what stands where, twice, without a name, without a budget."""

import pytest

from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.parameter_aturan import ParameterAturan
from tests.domain.susunan import Susunan, sasaran


def found(plan, parameter=None):
    """Return the findings as code → (butir, column), in their order."""
    findings = check_pohon(plan.pohon, parameter or ParameterAturan())
    return [(f.kode, f.tempat["butir_id"], f.tempat["kolom"]) for f in findings]


def sentence(plan):
    (finding,) = check_pohon(plan.pohon)
    return finding.pesan


def s3():
    """Return a plan in the form of S3: only kegiatan name who answers."""
    plan = sasaran().indikator("i1", "s", penanggung_jawab="")
    plan.butir("p1", "PROGRAM", "s").indikator("i2", "p1", penanggung_jawab="")
    plan.butir("k1", "KEGIATAN", "p1", penanggung_jawab="Kepala Bidang").indikator(
        "i3", "k1", penanggung_jawab=""
    )
    plan.butir("sk1", "SUB_KEGIATAN", "k1")
    return plan.indikator("i4", "sk1", penanggung_jawab="")


def s4(waktu="2,3,4", uraian="Katalog (25 - 50 - 50)"):
    """Return a plan in the form of S4: an indikator with its rencana aksi."""
    plan = sasaran().indikator("i", "s")
    plan.butir("ra", "RENCANA_AKSI", "i").butir("kk", "KRITERIA", "ra")
    return plan.butir("to", "TARGET_OUTPUT", "kk", waktu=waktu, uraian=uraian, satuan="katalog")


def test_that_nothing_is_found_in_plans_that_are_whole():
    assert found(s3()) == []
    assert found(s4()) == []
    assert found(Susunan()) == []


@pytest.mark.parametrize("uraian", ["", "  \n"])
def test_that_an_empty_uraian_is_an_error(uraian):
    plan = sasaran().indikator("i", "s", uraian=uraian)
    assert found(plan) == [("R121", "i", "uraian")]
    assert sentence(plan) == "Uraian indikator ini kosong. Tulis uraiannya, atau hapus butir ini."


def test_that_a_butir_where_it_may_not_stand_is_named_with_the_places_where_it_may():
    plan = sasaran().butir("sk", "SUB_KEGIATAN", "s")
    assert found(plan) == [("R122", "sk", "letak")]
    assert sentence(plan) == (
        "Sub kegiatan tidak dapat berdiri di bawah Sasaran strategis “1 Uraian s”. "
        "Pindahkan ke bawah: Kegiatan."
    )
    alone = Susunan().butir("kk", "KRITERIA").butir("to", "TARGET_OUTPUT", "kk", waktu="1")
    alone.butir("pilar", "PILAR", "to")
    assert [row for row in found(alone) if row[0] == "R122"] == [
        ("R122", "kk", "letak"),
        ("R122", "pilar", "letak"),
    ]


def test_that_what_hangs_in_a_circle_is_checked_as_well():
    plan = Susunan().butir("a", "PROGRAM", "b").butir("b", "KEGIATAN", "a")
    plan.indikator("i", "b", penanggung_jawab="", satuan="")
    assert {row[0] for row in found(plan)} == {"R124", "R125"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Persentase UMKM menjadi wirausaha", "Prosentase  UMKM menjadi wirausaha.", True),
        ("% ketersediaan barang", "PERSENTASE KETERSEDIAAN BARANG", True),
        ("Jumlah laporan", "Jumlah laporan", True),
        ("Jumlah laporan triwulan I", "Jumlah laporan triwulan II", False),
        ("Nilai SAKIP A", "Nilai SAKIP B", False),
        ("!", "?", False),
    ],
)
def test_that_the_same_indikator_is_found_however_it_is_spelt(first, second, same):
    plan = sasaran().indikator("i1", "s", uraian=first).butir("p", "PROGRAM", "s")
    plan.indikator("i2", "p", uraian=second)
    assert found(plan) == ([("R123", "i2", "uraian")] if same else [])


def test_that_a_twin_says_where_the_other_is():
    plan = sasaran().indikator("i1", "s", uraian="Jumlah laporan").butir("p", "PROGRAM", "s")
    plan.indikator("i2", "p", uraian="jumlah laporan")
    assert sentence(plan) == (
        "Indikator ini sudah ada: Indikator “Jumlah laporan”, di bawah "
        "Sasaran strategis “1 Uraian s”. Hapus salah satunya, atau bedakan."
    )


@pytest.mark.parametrize("satuan", ["", " "])
def test_that_a_number_needs_a_satuan_and_a_text_does_not(satuan):
    assert found(sasaran().indikator("i", "s", satuan=satuan)) == [("R124", "i", "satuan")]
    plan = s4()
    plan.isi["keluaran"][0]["satuan"] = satuan
    assert found(plan) == []
    plan.target("to", "|25|50|50|")
    assert found(plan) == [("R124", "to", "satuan")]


def test_that_who_answers_is_inherited_from_above():
    plan = sasaran().indikator("i", "s", penanggung_jawab="")
    assert found(plan) == [("R125", "i", "penanggung_jawab")]
    plan.isi["butir_rencana"][0]["penanggung_jawab"] = "Kepala"
    assert found(plan) == []


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ((), []),
        # Nobody is named any more: each indikator is found.
        (("k1",), ["i1", "i2", "i3", "i4"]),
    ],
)
def test_that_who_answers_for_kegiatan_answers_for_what_they_stand_beside(without, expected):
    plan = s3()
    for row in plan.isi["butir_rencana"]:
        if row["id"] in without:
            row["penanggung_jawab"] = ""
    assert [row[1] for row in found(plan)] == expected


def test_that_another_indikator_or_kegiatan_does_not_answer_for_one():
    plan = s3().butir("k2", "KEGIATAN", "p1").indikator("i5", "k2", penanggung_jawab="")
    plan.indikator("i6", "s", penanggung_jawab="").indikator("i7", "s")
    assert found(plan) == [
        ("R125", "i5", "penanggung_jawab"),
        ("R125", "i6", "penanggung_jawab"),
    ]


def test_that_an_output_is_found_only_where_its_indikator_is_not():
    plan = s4()
    plan.isi["butir_rencana"][1]["penanggung_jawab"] = ""
    assert found(plan) == [("R125", "i", "penanggung_jawab")]
    ranpk = Susunan().butir("k", "KEGIATAN").butir("o", "KELUARAN", "k", waktu="1")
    assert found(ranpk) == [("R125", "o", "penanggung_jawab")]


def test_that_a_row_of_another_years_catalogue_is_named_once():
    plan = Susunan().indikator("i", level="SASARAN", acuan="RANPK-2024/3.1-2")
    plan.butir("k", "KEGIATAN", "i", acuan="RANPK-2024/3.1-2")
    assert found(plan) == [("R126", "i", "acuan")]
    plan.isi["butir_rencana"][0]["acuan"] = "RANPK-2026/3.1-2"
    assert found(plan) == []


@pytest.mark.parametrize(
    ("uraian", "satuan", "odd"),
    [
        ("Persentase obat aman", "Orang", True),
        ("% obat aman", "Orang", True),
        ("prosentase obat aman", "Orang", True),
        ("Persentase obat aman", "Persen", False),
        ("Persentase obat aman", "%", False),
        ("Jumlah obat dengan persentase rendah", "Orang", False),
    ],
)
def test_that_a_percentage_by_name_is_one_by_satuan(uraian, satuan, odd):
    plan = sasaran().indikator("i", "s", uraian=uraian, satuan=satuan)
    assert found(plan) == ([("R127", "i", "satuan")] if odd else [])


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (("35", "30", "20", "15"), []),  # S4 no. 7
        (("9.7", "18.2", "43.5", "28.6"), []),
        ((None, None), []),
        (("50", "40"), ["R131"]),
        (("60", "50"), ["R131"]),
        (("50", "50", None), ["R132"]),
        (("50", None), ["R131", "R132"]),
        (("0", "0"), ["R131"]),
    ],
)
def test_that_weights_make_a_hundred_percent(weights, expected):
    parts = [(f"Bagian {n}", bobot) for n, bobot in enumerate(weights)]
    plan = sasaran().indikator("i", "s", komponen=parts)
    assert found(plan) == [(kode, "i", "bobot") for kode in expected]
    assert all(finding.tingkat == "kesalahan" for finding in check_pohon(plan.pohon))


def test_that_a_sentence_about_weights_names_the_sum_or_the_part():
    parts = [("Media", "52.5"), ("Krisis", "40")]
    assert sentence(sasaran().indikator("i", "s", komponen=parts)) == (
        "Jumlah bobot komponen 92,5%, seharusnya 100%. Betulkan bobotnya."
    )
    parts = [("Media", "100"), ("Krisis", None)]
    assert "“Krisis”" in sentence(sasaran().indikator("i", "s", komponen=parts))


def test_that_an_output_needs_a_time():
    plan = s4(waktu="", uraian="Katalog")
    assert found(plan) == [("R141", "to", "waktu")]
    plan.isi["keluaran"].clear()
    assert found(plan) == [("R141", "to", "waktu")]


def test_that_a_target_outside_its_time_is_found():
    plan = s4(waktu="2,4", uraian="Katalog").target("to", "25|25|-|50|100")
    assert found(plan) == [("R142", "to", "target_1")]
    assert sentence(plan) == (
        "Ada target untuk TW I, padahal waktunya TW 2, 4. "
        "Tambahkan triwulannya ke waktu, atau hapus targetnya."
    )


def test_that_a_rencana_aksi_goes_down_to_its_outputs():
    plan = sasaran().indikator("i", "s").butir("ra1", "RENCANA_AKSI", "i")
    plan.butir("ra2", "RENCANA_AKSI", "i").butir("kk", "KRITERIA", "ra2")
    assert found(plan) == [("R143", "ra1", "uraian"), ("R143", "kk", "uraian")]
    assert "belum mempunyai kriteria keberhasilan" in check_pohon(plan.pohon)[0].pesan


@pytest.mark.parametrize(
    ("asli", "differs"),
    [("", False), ("T/O 1.1.1", False), ("1.1.1.", False), ("T/O 1.1.2", True), ("Huruf a", True)],
)
def test_that_a_number_of_the_file_is_held_against_the_place(asli, differs):
    plan = s4()
    plan.isi["butir_rencana"][-1]["nomor_asli"] = asli
    assert found(plan) == ([("R144", "to", "nomor")] if differs else [])


@pytest.mark.parametrize(
    ("uraian", "waktu", "target", "kolom"),
    [
        ("Katalog (25 - 50 - 50)", "2,3,4", "", None),
        ("Katalog (25 - 50 - 50)", "2,3,4", "|25|50|50|", None),
        ("Katalog (25 - 50 - 50)", "2,3,4", "|25|60|50|", "target_3"),
        ("Katalog (25–50)", "2,3,4", "", "waktu"),
        ("Katalog (1.000 - 1.500)", "3,4", "||1.000|1.500|", None),
        ("Katalog 2020 (2020 - 2024)", "1,2,3", "", None),
        ("Katalog (skala 1 - 7)", "1,2,3", "", None),
        ("Katalog", "1,2,3", "1|2|3||", None),
    ],
)
def test_that_numbers_in_an_uraian_are_those_of_its_quarters(uraian, waktu, target, kolom):
    plan = s4(waktu, uraian).target("to", target)
    assert found(plan) == ([("R145", "to", kolom)] if kolom else [])


@pytest.mark.parametrize(
    ("pagu", "parts", "expected"),
    [
        ("100", ("60", "40"), []),
        ("100", ("60", "50"), ["R151"]),
        ("100", ("60", "30"), ["R152"]),
        ("100", (), []),
        (None, ("60", "40"), []),
    ],
)
def test_that_a_budget_is_held_against_its_parts(pagu, parts, expected):
    plan = sasaran().butir("p", "PROGRAM", "s", **({"pagu": pagu} if pagu else {}))
    for n, part in enumerate(parts):
        plan.butir(f"k{n}", "KEGIATAN", "p", pagu=part)
    assert found(plan) == [(kode, "p", "pagu") for kode in expected]


def test_that_a_kegiatan_without_budget_counts_its_sub_kegiatan():
    plan = sasaran().butir("p", "PROGRAM", "s", pagu="1000000").butir("k", "KEGIATAN", "p")
    plan.butir("a", "SUB_KEGIATAN", "k", pagu="600000").butir(
        "b", "SUB_KEGIATAN", "k", pagu="500000"
    )
    assert sentence(plan) == (
        "Jumlah pagu di bawahnya Rp1.100.000, lebih Rp100.000 daripada pagunya sendiri "
        "Rp1.000.000. Betulkan salah satunya."
    )
    assert found(plan, ParameterAturan(selisih_pagu=100000)) == []
