from decimal import Decimal

from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.publikasi_skm import publish
from tests.domain.survei import NILAI_2022
from tests.skm_contoh import INFORMASI, PENGUJIAN, PROFIL, Survei, survey, survey_report


def test_that_the_report_of_2022_comes_to_the_published_value() -> None:
    made = Survei()
    made.survei(made.layanan(INFORMASI), 2022, NILAI_2022)
    made.target(2022, "89.45")
    laporan = made.compose()
    unit = laporan.isi.unit.hasil
    assert (unit.nilai, unit.mutu and unit.mutu.mutu) == (Decimal("90.83"), "A")
    (point,) = laporan.isi.tren
    assert point.capaian == Decimal("101.54")


def test_that_a_service_without_action_says_why_or_is_missing() -> None:
    laporan = survey_report()
    (nihil,) = laporan.nihil
    assert (nihil.tahun, nihil.layanan) == (2022, "Sertifikasi Sarana")
    assert nihil.alasan.startswith("Kesembilan unsur bernilai 100,00")
    assert laporan.belum == (PENGUJIAN,)
    assert [it.layanan for it in laporan.rencana] == [INFORMASI]


def test_that_a_written_reason_counts_before_what_the_results_say() -> None:
    made = survey()
    ids = {row["nama"]: row["id"] for row in made.isi["layanan"]}
    made.nihil(ids[PENGUJIAN], 2022, "Layanan ditutup.")
    made.nihil(ids["Sertifikasi Sarana"], 2022, "Nilainya penuh.")
    made.nihil(ids[INFORMASI], 2021, "Tahun lain.")
    laporan = made.compose()
    assert [it.alasan for it in laporan.nihil] == ["Layanan ditutup.", "Nilainya penuh."]
    assert laporan.belum == ()


def test_that_last_time_is_the_newest_year_before_that_has_actions() -> None:
    laporan = survey_report()
    assert laporan.tahun_lalu == 2021
    assert laporan.jumlah.seluruhnya == 4
    assert survey().compose(tahun=2021).tahun_lalu is None
    later = survey().compose(tahun=2025)
    assert later.tahun_lalu == 2022
    assert later.survei == ()


def test_that_deleted_actions_are_not_reported() -> None:
    made = survey()
    for row in made.isi["ratl"]:
        row["dihapus_pada"] = "2022-01-01T00:00:00+07:00"
    laporan = made.compose()
    assert laporan.rencana == laporan.tindak_lanjut == ()


def test_that_profiles_of_all_services_are_added_up() -> None:
    made = Survei()
    for nama in (INFORMASI, PENGUJIAN):
        made.survei(made.layanan(nama), 2022, NILAI_2022, PROFIL)
    profil = made.compose().profil
    assert profil[0] == (Profil.JENIS_KELAMIN, "Perempuan", 140)
    assert [jumlah for kind, _jawaban, jumlah in profil if kind is Profil.PENDIDIKAN] == [
        160,
        60,
        40,
    ]


def test_that_a_sheet_is_of_a_service_or_of_the_unit_with_its_target() -> None:
    laporan = survey_report()
    unit = publish(laporan)
    assert (unit.layanan, unit.responden, unit.target) == ("", 205, Decimal("89.45"))
    assert unit.metode == "rata-rata layanan"
    one = publish(laporan, laporan.isi.layanan[0].id, besar=True)
    assert (one.layanan, one.responden, one.target, one.metode) == (INFORMASI, 130, None, "")
    assert one.hasil.nilai == Decimal("90.83")
    assert (one.besar, unit.besar) == (True, False)


def test_that_rare_answers_are_counted_together() -> None:
    profil = dict(publish(survey_report()).profil)
    pekerjaan = profil[Profil.PEKERJAAN]
    assert len(pekerjaan) == 6
    assert pekerjaan[-1] == ("jawaban lain", 15 + 14 + 13)
    assert len(profil[Profil.PENDIDIKAN]) == 3
