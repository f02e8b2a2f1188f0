import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.triwulan import Triwulan
from tests.kuncian import lock


@pytest.fixture
def section(jendela):
    made = jendela.section("pejabat")
    QAbstractItemModelTester(
        made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.model
    )
    return made


def names(section):
    return [row["nama"] for row in section.model.rows]


def go_to(section, nama):
    row = next(row for row in section.model.rows if row["nama"] == nama)
    section.pane.view.go_to(row["id"])


def shown(section, column):
    model = section.model
    at = model.column_of(column)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_that_the_table_says_who_is_in_office(section):
    assert names(section) == ["Contoh Kedua, S.Si., Apt.", "Contoh Pertama, S.Farm., Apt., M.K.M."]
    assert shown(section, "status") == ["Selesai", "Menjabat"]
    assert shown(section, "jabatan")[0] == "Plh. Kepala Loka POM di Kabupaten Contoh"
    assert shown(section, "masa")[1].replace("\xa0", " ") == "1 Februari 2024 – sekarang"


def test_that_the_form_follows_the_cursor(section):
    go_to(section, "Contoh Pertama, S.Farm., Apt., M.K.M.")
    form = section.form
    assert form.values()["nip"] == "198003152005012001"
    assert form.values()["masih"] == "1"
    assert not form.fields["sampai"].isVisible()
    go_to(section, "Contoh Kedua, S.Si., Apt.")
    assert form.values()["sampai"] == "2026-07-17"
    assert form.fields["sampai"].isVisible()


def test_that_a_new_official_is_added_and_shown(section, jendela):
    section.buttons[0].click()
    assert QApplication.focusWidget() is section.form.fields["nama"].input
    assert not section.delete_button.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "Contoh Baru")
    section.form.fields["nip"].input.setText("19851120 201012 1 002")
    section.form.fields["sebutan"].input.set_value("Plt.")
    section.form.submit()
    jendela.settle()
    assert names(section)[0] == "Contoh Baru"
    assert section.pane.view.current_key() == section.form.row["id"]
    row = jendela.read(lambda office: office.kantor.pejabat()[0])
    assert row["nip"] == "198511202010121002"
    assert row["jabatan"] == "Kepala Loka POM di Kabupaten Contoh"
    assert (row["mulai"], row["sampai"], row["sebutan"]) == ("2026-12-01", None, "Plt.")


def test_that_the_end_of_a_term_is_stored(section, jendela):
    go_to(section, "Contoh Pertama, S.Farm., Apt., M.K.M.")
    form = section.form
    form.fields["masih"].input.click()
    form.fields["sampai"].input.set_value("2026-11-30")
    form.submit()
    jendela.settle()
    assert "Selesai" in shown(section, "status")[1]
    assert jendela.read(lambda office: office.kantor.pejabat()[1]["sampai"]) == "2026-11-30"


@pytest.mark.parametrize(
    ("name", "value"), [("nama", ""), ("jabatan", ""), ("sampai", "2026-07-01")]
)
def test_that_a_wrong_value_gets_a_sentence_and_nothing_is_stored(section, jendela, name, value):
    before = jendela.read(lambda office: office.kantor.pejabat())
    section.form.fields[name].input.set_value(value)
    section.form.submit()
    jendela.settle()
    assert section.form.fields[name].error
    assert jendela.read(lambda office: office.kantor.pejabat()) == before


def test_that_the_table_waits_while_the_form_is_not_saved(section, jendela, qtbot):
    form = section.form
    form.fields["dasar"].focus()
    QTest.keyClicks(form.fields["dasar"].input, " baru")
    here = form.row["id"]
    go_to(section, "Contoh Pertama, S.Farm., Apt., M.K.M.")
    qtbot.waitUntil(lambda: section.pane.view.current_key() == here)
    assert "Simpan atau batalkan" in form.message.text
    assert form.values()["dasar"].endswith("baru")
    form.submit()
    jendela.settle()
    go_to(section, "Contoh Pertama, S.Farm., Apt., M.K.M.")
    assert form.values()["nama"].startswith("Contoh Pertama")


def test_that_a_new_person_not_saved_is_not_lost_by_adding_or_choosing_another(section, qtbot):
    section.add()
    QTest.keyClicks(QApplication.focusWidget(), "Sedang diketik")
    section.add()
    assert section.form.values()["nama"] == "Sedang diketik"
    section.pane.view.selectRow(0)
    qtbot.waitUntil(lambda: section.pane.view.current_key() is None)
    assert section.form.values()["nama"] == "Sedang diketik"


def test_that_giving_up_a_new_person_shows_a_stored_one_again(section, jendela):
    section.add()
    QTest.keyClicks(QApplication.focusWidget(), "Batal saja")
    section.form.undo_button.click()
    jendela.settle()
    assert section.form.values()["nama"] == "Contoh Kedua, S.Si., Apt."
    assert section.pane.view.current_key() == section.form.row["id"]


def test_that_a_deleted_official_comes_back_with_the_offered_button(section, jendela):
    go_to(section, "Contoh Kedua, S.Si., Apt.")
    section.delete_button.click()
    jendela.settle()
    assert names(section) == ["Contoh Pertama, S.Farm., Apt., M.K.M."]
    assert section.message.text == "Contoh Kedua, S.Si., Apt. dihapus."
    section._undo()
    jendela.settle()
    assert "Contoh Kedua, S.Si., Apt." in names(section)
    assert section.message.isHidden()


def test_that_an_official_in_a_rekaman_is_not_deleted_and_says_why(section, jendela):
    jendela.read(lambda office: lock(office, 2026, Triwulan.III, office.kantor.pejabat()[1]["id"]))
    go_to(section, "Contoh Pertama, S.Farm., Apt., M.K.M.")
    section.delete_button.click()
    jendela.settle()
    assert "Isi tanggal berakhirnya" in section.message.text
    assert len(names(section)) == 2
    go_to(section, "Contoh Kedua, S.Si., Apt.")
    assert section.message.isHidden()


def test_that_ctrl_z_under_an_open_form_keeps_what_is_typed(section, jendela):
    section.add()
    QTest.keyClicks(QApplication.focusWidget(), "Contoh Baru")
    section.form.submit()
    jendela.settle()
    section.form.fields["dasar"].focus()
    QTest.keyClicks(section.form.fields["dasar"].input, "SK 1")
    jendela.undo()
    assert "Contoh Baru" not in names(section)
    assert section.form.values()["dasar"] == "SK 1"
    section.form.submit()
    jendela.settle()
    assert "Contoh Baru" in names(section)


def test_that_a_person_with_two_nips_is_said_above_the_table(section, jendela):
    assert section.doubt.isHidden()
    nama = "Contoh Pertama"
    row = {"nama": nama, "nip": "198003152005012002", "jenis_nip": "NIP", "jabatan": "", "aktif": 1}
    jendela.tasks.run(lambda: jendela.office.kantor.save_pegawai(row))
    jendela.settle()
    assert "dua NIP" in section.doubt.text
    assert not section.doubt.isHidden()
    jendela.undo()
    assert section.doubt.isHidden()
