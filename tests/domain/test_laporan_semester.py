import pytest

from ranpk_desktop.domain.laporan_semester import BarisSemester, LaporanSemester, checkpoint
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.parameter import katalog
from tests.laporan_contoh import Isian, s1_plan, semester


def points(baris: BarisSemester) -> list[tuple[str, str, str]]:
    return [(it.titik, it.teks, str(it.capaian)) for it in baris.capaian]


def sektor(laporan: LaporanSemester) -> list[tuple[str, int]]:
    return [(it.judul[:2], sum(len(each.baris) for each in it.sasaran)) for it in laporan.sektor]


def test_that_every_sektor_of_the_catalogue_is_there_even_an_empty_one():
    laporan = semester(s1_plan())
    assert sektor(laporan) == [("5.", 9), ("6.", 0), ("7.", 1)]
    assert [it.sasaran.nomor for it in laporan.sektor[0].sasaran] == ["1", "2", "3"]


def test_that_a_pilar_stands_before_the_sektor_and_only_with_something_in_it():
    made = Isian()
    empty = semester(made, katalog=katalog())
    assert [it.judul.split()[0] for it in empty.sektor] == [f"3.{n}" for n in range(1, 12)]
    sasaran = made.butir("SASARAN", "Efektivitas komunikasi", nomor="16.")
    made.isi["butir_rencana"][-1]["acuan"] = "RANPK-2024/2-16"
    made.keluaran("KELUARAN", "1 laporan", made.butir("KEGIATAN", "Publikasi", sasaran), "2,4")
    laporan = semester(made, katalog=katalog())
    assert laporan.sektor[0].judul == "Pilar 2 – Peningkatan Keberdayaan Konsumen"
    assert len(laporan.sektor) == 12


@pytest.mark.parametrize("acuan", [None, "RANPK-2030/3.1-1", "RANPK-2024/9-9"])
def test_that_what_the_catalogue_does_not_know_stands_at_the_end_under_its_own_group(acuan):
    made = Isian()
    atas = made.butir("SEKTOR", "Sektor lama")
    sasaran = made.butir("SASARAN", "Sasaran lama", atas)
    made.isi["butir_rencana"][-1]["acuan"] = acuan
    made.keluaran("KELUARAN", "1 laporan", made.butir("KEGIATAN", "Publikasi", sasaran), "2,4")
    laporan = semester(made, katalog=katalog())
    assert laporan.sektor[-1].judul == "Sektor lama"
    assert len(laporan.sektor) == 12


def test_that_two_numbers_of_one_satuan_are_reckoned_and_words_are_typed():
    third = semester(s1_plan()).sektor[0].sasaran[2]
    assert [points(baris) for baris in third.baris[:2]] == [
        [("B12", "4 Kali", "100.00")],
        [("B12", "0 Dokumen", "0.00")],  # S1 says 100%
    ]
    assert [it.diketik for baris in third.baris for it in baris.capaian] == [False, False, True]


def test_that_the_second_half_year_shows_both_checkpoints_where_the_first_was_reported():
    made = s1_plan()
    first = made.isi["keluaran"][0]["butir_id"]
    made.fill(first, 2, "1 kali", "1", keterangan="Baru satu kali.")
    one, other, *_rest = semester(made).baris
    assert points(one) == [("B06", "1 kali", "25.00"), ("B12", "4 Kali", "100.00")]
    assert points(other) == [("B12", "1 Dokumen", "100.00")]
    assert points(next(semester(made, Triwulan.II).baris)) == [("B06", "1 kali", "25.00")]


def test_that_what_is_due_is_asked_for_and_what_is_not_is_left_open():
    made = s1_plan()
    made.isi["realisasi"].clear()
    made.isi["keluaran"][0]["waktu"] = "4"
    one, other, *_rest = semester(made, Triwulan.II).baris
    assert points(one) == []
    assert points(other) == [("B06", "", "None")]


def test_that_who_is_responsible_for_the_sasaran_answers_for_its_keluaran():
    made = s1_plan()
    made.isi["butir_rencana"][1]["penanggung_jawab"] = "Tim Siaran"
    one, other, *_rest = semester(made).baris
    assert (one.penanggung_jawab, other.penanggung_jawab) == (
        "Tim Siaran",
        "Loka POM di Kabupaten Contoh",
    )
    assert one.instansi_terkait == "Dinas Contoh"


def test_that_an_own_target_output_is_no_part_of_ranpk():
    made = Isian()
    mutu = made.indikator(made.sasaran("Sasaran"), "Mutu")
    kriteria = made.butir("KRITERIA", "KK", made.butir("RENCANA_AKSI", "RA", mutu))
    made.keluaran("TARGET_OUTPUT", "Dokumen", kriteria, "2,4")
    assert list(semester(made).baris) == []


def test_that_quarters_have_names_as_checkpoints():
    assert [*map(checkpoint, Triwulan)] == ["B03", "B06", "B09", "B12"]
