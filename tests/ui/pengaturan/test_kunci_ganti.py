"""The key handed over, replaced and imported in the window, and certificates of others pinned."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from tests.ui.pengaturan.conftest import SAAT

FRASA = "melati mekar di pagi hari"
BARU = "kamboja gugur di sore hari"


@pytest.fixture
def section(jendela):
    return jendela.section("kunci")


@pytest.fixture
def berkunci(jendela):
    jendela.read(lambda office: office.identitas.make_key(FRASA))
    return jendela.section("kunci")


@pytest.fixture
def dari_luar(tmp_path):
    path = tmp_path / "kunci-kantor.p12"
    path.write_bytes(make_p12("Balai POM di Kota Lain", "", BARU, SAAT))
    return path


@pytest.fixture
def sertifikat_pusat(tmp_path):
    der = load_p12(make_p12("Pusat", "", BARU, SAAT), BARU).sertifikat
    (tmp_path / "pusat.pem").write_bytes(sertifikat.certificate_pem(der))
    return tmp_path / "pusat.pem", der


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(path), ""))


def type_into(pane, **texts):
    for name, text in texts.items():
        pane.fields[name].input.setText(text)


def opens_with(jendela, frasa):
    key = jendela.read(lambda office: office.identitas.key())
    try:
        return bool(load_p12(key, frasa))
    except KnownError:
        return False


def test_that_the_code_is_shown_in_words_too(berkunci, jendela):
    key = jendela.read(lambda office: office.identitas.show())
    assert berkunci.card.words.text() == spell(key["kata_pengenal"])
    assert len(berkunci.card.words.text().replace("·", "").split()) == 12


def test_that_a_key_is_imported_in_the_place_of_a_new_one(section, jendela, dari_luar, monkeypatch):
    choose(monkeypatch, dari_luar)
    section.import_button.click()
    assert section.import_pane.isVisible()
    assert not section.form.isVisible()
    assert "kunci-kantor.p12" in section.import_pane.words.text()
    type_into(section.import_pane, frasa="bukan frasanya")
    section.import_pane.primary.click()
    jendela.settle()
    assert section.import_pane.fields["frasa"].error
    type_into(section.import_pane, frasa=BARU)
    section.import_pane.primary.click()
    jendela.settle()
    assert not section.import_pane.isVisible()
    assert section.card.isVisible()
    assert section.message.text.startswith("Kunci segel sudah diimpor.")
    assert jendela.read(lambda office: office.identitas.key()) == dari_luar.read_bytes()
    assert section.import_pane.frasa.text() == ""


def test_that_the_pane_says_which_files_hold_no_key(section, jendela, tmp_path, monkeypatch):
    path = tmp_path / "catatan.p12"
    path.write_bytes(b"bukan kunci")
    choose(monkeypatch, path)
    section.import_button.click()
    type_into(section.import_pane, frasa=BARU)
    section.import_pane.primary.click()
    jendela.settle()
    assert "tidak dapat dibaca" in section.import_pane.message.text
    section.import_pane.close_pane()
    assert section.form.isVisible()


def test_that_a_new_head_gets_the_key_under_a_phrase_of_his_own(berkunci, jendela):
    code = berkunci.card.code.text()
    berkunci.card.hand_button.click()
    pane = berkunci.hand_pane
    assert QApplication.focusWidget() is pane.fields["frasa_lama"].input
    type_into(pane, frasa_lama=FRASA, frasa=BARU, ulangi=BARU)
    pane.primary.click()
    jendela.settle()
    assert not pane.isVisible()
    assert "Frasa sandi sudah diganti" in berkunci.message.text
    assert berkunci.card.code.text() == code
    assert opens_with(jendela, BARU)
    assert not opens_with(jendela, FRASA)
    assert all(field.input.text() == "" for field in pane.fields.values())


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"frasa_lama": "", "frasa": BARU, "ulangi": BARU}, "frasa_lama"),
        ({"frasa_lama": "salah sama sekali", "frasa": BARU, "ulangi": BARU}, "frasa_lama"),
        ({"frasa_lama": FRASA, "frasa": BARU, "ulangi": FRASA}, "ulangi"),
        ({"frasa_lama": FRASA, "frasa": "pendek", "ulangi": "pendek"}, "frasa"),
    ],
)
def test_that_a_wrong_phrase_is_named_at_its_field(berkunci, jendela, texts, field):
    berkunci.card.hand_button.click()
    type_into(berkunci.hand_pane, **texts)
    berkunci.hand_pane.primary.click()
    jendela.settle()
    assert berkunci.hand_pane.fields[field].error
    assert QApplication.focusWidget() is berkunci.hand_pane.fields[field].input
    assert opens_with(jendela, FRASA)


def test_that_the_way_to_the_officials_is_offered(berkunci, jendela):
    berkunci.card.hand_button.click()
    berkunci.hand_pane.pejabat.click()
    jendela.settle()
    assert jendela.page.stack.currentWidget().NAME == "pejabat"


@pytest.mark.parametrize("diketahui", [True, False])
def test_that_a_key_is_replaced_with_a_reason(berkunci, jendela, diketahui):
    code = berkunci.card.code.text()
    berkunci.card.replace_button.click()
    pane = berkunci.replace_pane
    assert pane.fields["frasa_lama"].isVisible()
    if not diketahui:
        pane.held.click()
        assert not pane.fields["frasa_lama"].isVisible()
    type_into(pane, frasa=BARU, ulangi=BARU, **({"frasa_lama": FRASA} if diketahui else {}))
    pane.primary.click()
    jendela.settle()
    assert pane.fields["alasan"].error
    type_into(pane, alasan="Laptop hilang")
    pane.primary.click()
    jendela.settle()
    assert not pane.isVisible()
    assert berkunci.card.code.text() != code
    assert opens_with(jendela, BARU)
    assert "daftar identitas" in berkunci.message.text
    (made,) = jendela.read(lambda office: office.paket.history())
    assert made.judul == "Daftar identitas 2026"
    assert made.berkas[0].nama in berkunci.message.text
    (onward,) = berkunci.message.findChildren(QPushButton)
    assert onward.text() == "Ke Paket && Kirim"


def test_that_a_key_from_a_file_takes_the_place_of_the_old_one(
    berkunci, jendela, dari_luar, monkeypatch
):
    choose(monkeypatch, dari_luar)
    berkunci.card.replace_button.click()
    pane = berkunci.replace_pane
    pane.file_button.click()
    assert "kunci-kantor.p12" in pane.file.text()
    assert not pane.fields["ulangi"].isVisible()
    type_into(pane, alasan="Kunci RSA", frasa_lama=FRASA, frasa=BARU)
    pane.primary.click()
    jendela.settle()
    assert jendela.read(lambda office: office.identitas.key()) == dari_luar.read_bytes()


def test_that_esc_forgets_what_was_typed(berkunci, jendela):
    berkunci.card.replace_button.click()
    pane = berkunci.replace_pane
    type_into(pane, alasan="Hilang", frasa_lama=FRASA, frasa=BARU, ulangi=BARU)
    pane.close_pane()
    assert all(field.input.text() == "" for field in pane.fields.values())
    assert berkunci.card.replace_button.isEnabled()


@pytest.mark.parametrize("bentuk", ["kata", "angka"])
def test_that_a_certificate_is_pinned_by_the_code_that_was_read_out(
    berkunci, jendela, sertifikat_pusat, monkeypatch, bentuk
):
    path, der = sertifikat_pusat
    choose(monkeypatch, path)
    berkunci.pins.add_button.click()
    jendela.settle()
    pane = berkunci.pin_pane
    assert pane.unit.value() == "pusat"
    for wrong in ("", "gajah kuda", "0" * 30):
        pane.kode.setText(wrong)
        pane.primary.click()
        jendela.settle()
        assert pane.fields["kode"].error
    assert jendela.read(lambda office: office.identitas.pinned_list()) == ()
    kode = sertifikat.kode_pengenal(der)
    pane.kode.setText(kode if bentuk == "angka" else " ".join(sertifikat.kata_pengenal(der)))
    pane.primary.click()
    jendela.settle()
    assert not pane.isVisible()
    (pinned,) = jendela.read(lambda office: office.identitas.pinned_list())
    assert (pinned.unit_id, pinned.kode_pengenal) == ("pusat", kode)
    assert list(berkunci.pins.rows) == ["pusat"]


def test_that_a_pinned_certificate_is_taken_off_after_a_question(
    berkunci, jendela, sertifikat_pusat
):
    der = sertifikat_pusat[1]
    jendela.read(lambda office: office.identitas.pin(der, "pusat"))
    section = jendela.section("kunci")
    section.load()
    jendela.settle()
    section.pins.rows["pusat"].click()
    assert "Lepas sertifikat Pusat?" in section.message.text
    (yes,) = section.message.findChildren(QPushButton)
    yes.click()
    jendela.settle()
    assert jendela.read(lambda office: office.identitas.pinned_list()) == ()
    assert section.pins.rows == {}


def test_that_nobody_is_chosen_for_a_certificate_of_unknown_name(
    berkunci, jendela, sertifikat_pusat, monkeypatch
):
    path, der = sertifikat_pusat
    choose(monkeypatch, path.rename(path.with_name("dari-wa.pem")))
    berkunci.pins.add_button.click()
    jendela.settle()
    assert berkunci.pin_pane.unit.value() == ""
    berkunci.pin_pane.kode.setText(sertifikat.kode_pengenal(der))
    berkunci.pin_pane.primary.click()
    jendela.settle()
    assert berkunci.pin_pane.fields["unit"].error


def test_that_another_file_is_no_certificate(berkunci, jendela, tmp_path, monkeypatch):
    path = tmp_path / "surat.pem"
    path.write_bytes(b"bukan sertifikat")
    choose(monkeypatch, path)
    berkunci.pins.add_button.click()
    jendela.settle()
    assert not berkunci.pin_pane.isVisible()
    assert "tidak dapat dibaca" in berkunci.message.text


def test_that_the_end_of_the_key_is_announced(berkunci, jendela):
    assert not berkunci.card.ending.isVisible()
    until = jendela.read(lambda office: office.identitas.last_day())
    ending = jendela.read(lambda office: office.identitas.expiry_warning(until))
    key = jendela.read(lambda office: office.identitas.show())
    berkunci.card.show_key(key, ending)
    assert berkunci.card.ending.isVisible()
    assert "30 November 2036" in berkunci.card.ending.text
