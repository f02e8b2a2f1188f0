"""Surveys of an office: typed, imported, undone, compared over the years."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.tables import rows as query
from ranpk_desktop.domain.bacaan_skm import BacaanLayanan, BacaanSkm, Profil
from ranpk_desktop.domain.isi_skm import LayananSkm
from ranpk_desktop.domain.parameter_skm import Metode
from ranpk_desktop.domain.skm import Jawaban, PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError
from ranpk_desktop.imports import responden
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.skm import Sel
from ranpk_desktop.services.skm_isian import check_cell
from tests.domain.survei import NILAI_2021, NILAI_2022
from tests.imports.survei import DUA_PULUH_SEMBILAN, NAMA, answers, lembar

TAHUN = PeriodeSkm.TAHUN


def only(office: Office, tahun: int = 2022, nama: str = "Baru") -> LayananSkm:
    return next(it for it in office.skm.load(tahun).layanan if it.nama == nama)


@pytest.fixture
def baru(office: Office) -> str:
    """Add a service without surveys, and return its id."""
    office.skm.add("  Baru ")
    return only(office).id


def fill(office: Office, layanan_id: str, tahun: int, nilai: str) -> None:
    cells = [
        Sel(layanan_id, unsur, "nilai", teks)
        for unsur, teks in zip(Unsur, nilai.split(), strict=True)
    ]
    office.skm.save(tahun, TAHUN, cells)


def bacaan(nama: str = "") -> BacaanSkm:
    rows = [[nama, "L", *row] for row in answers(DUA_PULUH_SEMBILAN)]
    rows[0][2] = ""
    return responden.read([lembar(["Jenis layanan", "Jenis kelamin", *NAMA], *rows)])


def count(office: Office, table: str) -> int:
    return int(query(office.store.db, f"SELECT count(*) AS n FROM {table}")[0]["n"])


def test_that_two_typed_years_show_value_target_fall_and_proposals(
    office: Office, baru: str
) -> None:
    fill(office, baru, 2021, NILAI_2021)
    fill(office, baru, 2022, NILAI_2022)
    office.skm.save_target(2021, "88,46")
    office.skm.save_target(2022, "89,45")
    found = only(office)
    assert (str(found.hasil.nilai), found.hasil.mutu.mutu) == ("90.83", "A")
    assert [(it.tahun, str(it.capaian)) for it in found.tren] == [
        (2021, "101.51"),
        (2022, "101.54"),
    ]
    assert [it.unsur for it in found.tindak_lanjut.usulan] == ["U1", "U2", "U9"]
    assert [it.unsur for it in only(office, 2021).tindak_lanjut.usulan] == ["U1", "U9", "U2"]
    assert found.lalu is not None
    assert str(found.lalu.nilai) == "89.80"


def test_that_undo_takes_a_cell_back_and_redo_types_it_again(office: Office, baru: str) -> None:
    office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U3, "nilai", "3,57")])
    assert only(office).hasil.of(Unsur.U3).jawaban.nilai == Decimal("3.57")
    assert office.perintah.peek()[0] == "Isi SKM 2022: U3 Waktu Penyelesaian"
    office.perintah.undo()
    assert only(office).hasil.terisi == 0
    assert count(office, "survei") == 4
    office.perintah.redo()
    assert str(only(office).hasil.of(Unsur.U3).nilai) == "89.25"


def test_that_a_sum_and_its_n_make_a_value_and_a_value_takes_their_place(
    office: Office, baru: str
) -> None:
    def jawaban() -> Jawaban:
        return only(office).hasil.of(Unsur.U1).jawaban

    office.skm.save(
        2022, TAHUN, [Sel(baru, Unsur.U1, "jumlah", "105"), Sel(baru, Unsur.U1, "n", "29")]
    )
    assert jawaban() == Jawaban(n=29, jumlah=Decimal(105))
    office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "nilai", "90")])
    assert jawaban() == Jawaban(n=29, nilai=Decimal(90))
    office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "jumlah", "116")])
    assert jawaban() == Jawaban(n=29, jumlah=Decimal(116))
    office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "jumlah", "")])
    assert jawaban() == Jawaban(n=29)


def test_that_a_sum_without_n_is_that_of_all_respondents(office: Office, baru: str) -> None:
    office.skm.save_count(baru, 2022, TAHUN, "responden", "29")
    office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "jumlah", "105")])
    assert only(office).hasil.of(Unsur.U1).jawaban.n == 29


@pytest.mark.parametrize(
    ("kolom", "teks", "n"),
    [
        ("nilai", "0", None),
        ("nilai", "12", None),
        ("nilai", "101", None),
        ("nilai", "88.13", None),
        ("nilai", "≤ 90", None),
        ("nilai", "-", None),
        ("nilai", "baik", None),
        ("jumlah", "105", None),
        ("jumlah", "28", 29),
        ("jumlah", "117", 29),
        ("jumlah", "105,5", 29),
        ("n", "2,5", None),
        ("n", "-1", None),
        ("n", "banyak", None),
    ],
)
def test_that_what_cannot_be_is_refused_before_and_while_saving(
    office: Office, baru: str, kolom: str, teks: str, n: int | None
) -> None:
    if n:
        office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "n", str(n))])
    with pytest.raises(CheckError) as before:
        check_cell(kolom, teks, n)
    with pytest.raises(CheckError) as caught:
        office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, kolom, teks)])
    assert caught.value.field == before.value.field == kolom
    assert only(office).hasil.terisi == 0


def test_that_n_must_still_fit_the_sum(office: Office, baru: str) -> None:
    typed = [Sel(baru, Unsur.U1, "n", "29"), Sel(baru, Unsur.U1, "jumlah", "105")]
    office.skm.save(2022, TAHUN, typed)
    with pytest.raises(CheckError):
        office.skm.save(2022, TAHUN, [Sel(baru, Unsur.U1, "n", "200")])
    office.skm.save(
        2022, TAHUN, [Sel(baru, Unsur.U1, "n", "200"), Sel(baru, Unsur.U1, "jumlah", "700")]
    )
    assert only(office).hasil.of(Unsur.U1).jawaban.n == 200


def test_that_an_empty_cell_of_an_empty_survey_leaves_no_trace(office: Office, baru: str) -> None:
    cells = [Sel(baru, unsur, kolom, "") for unsur in Unsur for kolom in ("n", "jumlah", "nilai")]
    assert office.skm.save(2022, TAHUN, cells).perintah_id is None
    assert office.skm.save_count(baru, 2022, TAHUN, "populasi", "").perintah_id is None
    assert count(office, "survei") == 4


def test_that_an_import_is_one_command_and_one_undo(office: Office, baru: str) -> None:
    before = count(office, "nilai_unsur")
    office.skm.apply(2022, TAHUN, bacaan().layanan, baru, "jawaban.xlsx")
    found = only(office)
    assert (found.responden, found.berkas) == (29, "jawaban.xlsx")
    assert found.hasil.of(Unsur.U1).jawaban.kosong == 1
    assert found.profil == ((Profil.JENIS_KELAMIN, "Laki-laki", 29),)
    assert office.perintah.peek()[0] == "Impor SKM 2022 dari jawaban.xlsx"
    office.perintah.undo()
    assert (only(office).hasil.terisi, count(office, "nilai_unsur")) == (0, before)


def test_that_the_same_file_changes_nothing_and_another_one_only_what_differs(
    office: Office, baru: str
) -> None:
    office.skm.apply(2022, TAHUN, bacaan().layanan, baru, "a.xlsx")
    again = office.skm.apply(2022, TAHUN, bacaan().layanan, baru, "a.xlsx")
    assert again.perintah_id is None
    other = BacaanLayanan(
        "",
        None,
        {Unsur.U9: Jawaban(nilai=Decimal(80))},
        5,
        {Profil.JENIS_KELAMIN: {"Perempuan": 5}},
    )
    office.skm.apply(2022, TAHUN, [other], baru, "a.xlsx")
    found = only(office)
    assert found.hasil.terisi == 9
    assert found.hasil.of(Unsur.U9).jawaban == Jawaban(nilai=Decimal(80))
    assert found.profil == ((Profil.JENIS_KELAMIN, "Perempuan", 5),)


def test_that_services_are_found_by_name_or_added(office: Office, baru: str) -> None:
    read = [*bacaan("BARU").layanan, *bacaan("Lain sekali").layanan]
    office.skm.apply(2022, TAHUN, read, "", "a.xlsx")
    names = [it.nama for it in office.skm.load(2022).layanan]
    assert names[2:] == ["Baru", "Lain sekali"]
    assert only(office).hasil.terisi == 9
    office.perintah.undo()
    assert len(office.skm.load(2022).layanan) == 3


def test_that_results_without_a_service_need_a_chosen_one(office: Office, baru: str) -> None:
    with pytest.raises(CheckError):
        office.skm.apply(2022, TAHUN, bacaan().layanan, "", "a.xlsx")
    assert only(office).hasil.terisi == 0


def test_that_results_of_another_year_are_left(office: Office, baru: str) -> None:
    read = [BacaanLayanan("", 2019, {Unsur.U1: Jawaban(nilai=Decimal(80))})]
    assert office.skm.apply(2022, TAHUN, read, baru, "a.xlsx").perintah_id is None


def test_that_single_answers_are_stored_nowhere(office: Office, baru: str) -> None:
    office.skm.apply(2022, TAHUN, bacaan().layanan, baru, "a.xlsx")
    stored = query(
        office.store.db,
        "SELECT unsur FROM nilai_unsur JOIN survei ON survei.id = survei_id WHERE tahun = 2022",
    )
    assert sorted(row["unsur"] for row in stored) == [unsur.value for unsur in Unsur]


def test_that_a_deleted_service_leaves_the_unit_and_comes_back_with_its_surveys(
    office: Office,
) -> None:
    isi = office.skm.load(2026)
    assert str(isi.unit.hasil.nilai) == "88.46"
    office.skm.delete(isi.layanan[1].id)
    after = office.skm.load(2026)
    assert [it.nama for it in after.layanan] == ["Layanan Informasi dan Pengaduan"]
    assert after.unit.hasil.nilai == isi.layanan[0].hasil.nilai
    office.perintah.undo()
    assert office.skm.load(2026) == isi


def test_that_a_service_is_renamed_and_no_name_stands_twice(office: Office, baru: str) -> None:
    office.skm.rename(baru, "Baru sekali")
    assert only(office, nama="Baru sekali").id == baru
    for nama in ("", "  ", "baru  SEKALI"):
        with pytest.raises(CheckError) as caught:
            office.skm.add(nama)
        assert caught.value.field == "nama"
    office.skm.rename(baru, "BARU SEKALI")


def test_that_the_method_of_the_unit_is_chosen_by_year(office: Office) -> None:
    office.skm.save_metode(2026, Metode.GABUNGAN_RESPONDEN)
    pooled = office.skm.load(2026)
    assert (pooled.unit.metode, str(pooled.unit.hasil.nilai)) == (
        Metode.GABUNGAN_RESPONDEN,
        "88.67",
    )
    assert office.skm.load(2025).unit.metode is Metode.RATA_LAYANAN
    office.perintah.undo()
    assert office.skm.load(2026).unit.metode is Metode.RATA_LAYANAN


def test_that_a_unit_may_stay_out_of_the_national_value(office: Office) -> None:
    assert office.skm.load(2026).masuk_target
    office.skm.save_masuk_target(2026, False)
    assert not office.skm.load(2026).masuk_target


def test_that_sample_needed_follows_the_population(office: Office, baru: str) -> None:
    office.skm.save_count(baru, 2022, TAHUN, "populasi", "1.000")
    office.skm.save_count(baru, 2022, TAHUN, "responden", "29")
    found = only(office)
    assert (found.populasi, found.butuh, found.responden) == (1000, 278, 29)
    office.skm.save_count(baru, 2022, TAHUN, "populasi", "")
    assert only(office).butuh is None


@pytest.mark.parametrize("teks", ["3,5", "101", "baik", "88.46"])
def test_that_a_target_is_a_value(office: Office, teks: str) -> None:
    with pytest.raises(CheckError) as caught:
        office.skm.save_target(2022, teks)
    assert caught.value.field == "target"


def test_that_a_target_can_be_taken_away(office: Office) -> None:
    office.skm.save_target(2026, "")
    assert office.skm.load(2026).target is None
    assert office.skm.save_target(2030, "").perintah_id is None


def test_that_parts_of_a_year_are_surveys_of_their_own(office: Office, baru: str) -> None:
    fill(office, baru, 2022, NILAI_2022)
    office.skm.save(2022, PeriodeSkm.S1, [Sel(baru, Unsur.U1, "nilai", "70")])
    half = office.skm.load(2022, PeriodeSkm.S1)
    assert half.of(baru).hasil.terisi == 1
    assert half.years == (2022, 2025, 2026)
    assert str(only(office).hasil.of(Unsur.U1).nilai) == "89.19"


@given(nilai=st.lists(st.decimals(25, 100, places=2), min_size=9, max_size=9))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_typed_values_come_back_as_they_were_typed(
    office: Office, nilai: list[Decimal]
) -> None:
    layanan_id = office.skm.load(2026).layanan[0].id
    cells = [
        Sel(layanan_id, unsur, "nilai", f"{x}".replace(".", ","))
        for unsur, x in zip(Unsur, nilai, strict=True)
    ]
    office.skm.save(2024, TAHUN, cells)
    hasil = office.skm.load(2024).of(layanan_id).hasil
    assert [it.jawaban.nilai for it in hasil.unsur] == nilai


def test_that_a_locked_quarter_does_not_lock_surveys(locked: Office) -> None:
    layanan_id = locked.skm.load(2026).layanan[0].id
    locked.skm.save(2026, TAHUN, [Sel(layanan_id, Unsur.U1, "nilai", "70")])
    assert str(locked.skm.load(2026).of(layanan_id).hasil.of(Unsur.U1).nilai) == "70.00"
