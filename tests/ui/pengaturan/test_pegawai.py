import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def section(jendela):
    return jendela.section("pegawai")


def fillers(jendela):
    return [action.text() for action in jendela.window.status_line.filler.menu().actions()]


def test_that_a_new_member_of_staff_can_be_chosen_as_the_one_who_types(section, jendela):
    section.add()
    QTest.keyClicks(QApplication.focusWidget(), "Contoh Kelima")
    section.form.submit()
    jendela.settle()
    assert "Contoh Kelima" in fillers(jendela)
    rows = jendela.read(lambda office: office.kantor.pegawai())
    row = next(row for row in rows if row["nama"] == "Contoh Kelima")
    assert (row["nip"], row["aktif"]) == (None, 1)


def test_that_one_who_has_left_is_no_longer_offered(section, jendela):
    nama = section.form.values()["nama"]
    section.form.fields["aktif"].input.click()
    section.form.submit()
    jendela.settle()
    assert nama not in fillers(jendela)
    assert (
        jendela.read(
            lambda office: next(row for row in office.kantor.pegawai() if row["nama"] == nama)[
                "aktif"
            ]
        )
        == 0
    )


def test_that_the_register_may_become_empty_and_offers_the_first_action(section, jendela):
    for _person in range(2):
        section.delete()
        jendela.settle()
    assert section.model.rows == []
    assert not section.side.isVisible()
    section.add()
    assert section.side.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "Yang pertama")
    section.form.submit()
    jendela.settle()
    assert [row["nama"] for row in section.model.rows] == ["Yang pertama"]


def test_that_an_odd_nip_is_said_but_saved(section, jendela):
    section.form.fields["nip"].input.setText("123")
    warning = section.form.nip_warning
    assert "bukan 18 angka" in warning.text
    assert warning.parent() is section.form.fields["nip"]
    assert warning._text.property("nada") == "peringatan"
    section.form.submit()
    jendela.settle()
    assert "123" in jendela.read(lambda office: [r["nip"] for r in office.kantor.pegawai()])


def test_that_a_person_without_a_name_is_refused(section, jendela):
    section.add()
    section.form.fields["jabatan"].input.setText("Perencana")
    section.form.submit()
    assert section.form.fields["nama"].error == "Nama pegawai belum diisi."
