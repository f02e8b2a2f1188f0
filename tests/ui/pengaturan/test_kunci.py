import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.identitas import spell

FRASA = "melati mekar di pagi hari"


@pytest.fixture
def section(jendela):
    return jendela.section("kunci")


def fill(section, frasa, ulangi):
    section.form.fields["frasa"].input.setText(frasa)
    section.form.fields["ulangi"].input.setText(ulangi)


def test_that_a_key_is_made_and_its_code_shown(section, jendela):
    assert section.form.isVisible()
    fill(section, FRASA, FRASA)
    section.form.submit()
    jendela.settle()
    assert not section.form.isVisible()
    key = jendela.read(lambda office: office.identitas.show())
    assert section.card.code.text() == key["kode_pengenal"]
    assert section.card.until.text() == "Berlaku sampai 30 November 2036"
    assert key["sertifikat"] in section.card.place.text()
    section.card.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == f"{key['kode_pengenal']}\n{spell(key['kata_pengenal'])}"


def test_that_the_words_do_not_promise_a_certified_signature(section):
    assert "segel integritas (tidak tersertifikasi)" in section.TEXT.casefold()


def test_that_the_passphrase_is_kept_nowhere(section, jendela, tmp_path):
    fill(section, FRASA, FRASA)
    section.form.submit()
    jendela.settle()
    assert section.form.values() == section.form._loaded == {"frasa": "", "ulangi": ""}
    jendela.read(lambda office: office.cadangan.make())
    for path in (tmp_path / "kantor").rglob("*"):
        if path.is_file():
            assert FRASA.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("frasa", "ulangi", "field"),
    [("", "", "frasa"), (FRASA, FRASA.upper(), "ulangi"), ("pendek", "pendek", "frasa")],
)
def test_that_a_wrong_passphrase_gets_a_sentence_and_the_keyboard(
    section, jendela, frasa, ulangi, field
):
    fill(section, frasa, ulangi)
    section.form.submit()
    jendela.settle()
    assert section.form.fields[field].error
    assert QApplication.focusWidget() is section.form.fields[field].input
    assert section.form.values() == {"frasa": frasa, "ulangi": ulangi}
    assert not jendela.read(lambda office: office.identitas.has_key)
