"""The addresses of Pusat and the mail server, typed as a person does."""

from functools import partial
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.kiriman import KonfigurasiSmtp, Pengaman
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.services import email, sandi_email
from ranpk_desktop.surat import smtp
from tests.brankas import Brankas, brankas
from tests.surat.kiriman_contoh import KANTOR, SANDI
from tests.surat.server import Kotak, certificate, free_port, serving, trusting

__all__ = ["brankas"]


@pytest.fixture
def section(jendela):
    return jendela.section("email")


def type_into(section, **texts: str) -> None:
    """Type texts into fields."""
    for name, text in texts.items():
        widget = section.form.fields[name].input
        widget.selectAll()
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        QTest.keyClicks(widget, text)


def save(section, jendela) -> None:
    section.form.submit()
    jendela.settle()


def wait_for_pool(jendela) -> None:
    jendela._qtbot.waitUntil(lambda: not jendela.tasks.works, timeout=20_000)
    jendela.settle()


def test_that_a_new_office_has_no_address_and_no_server(section) -> None:
    values = section.form.values()
    assert {name for name, text in values.items() if text} == {"pengaman", "port", "lepas"}
    assert (values["pengaman"], values["port"], values["lepas"]) == ("STARTTLS", "587", "0")
    assert not section.form.save_button.isEnabled()


def test_that_addresses_and_server_are_stored_together(section, jendela) -> None:
    type_into(
        section,
        umum="rencana@pusat.id;arsip@pusat.id",
        SKM="skm@pusat.id",
        server="smtp.pom.go.id",
        pengirim=KANTOR,
        pengguna="loka",
    )
    section.form.fields["lepas"].input.click()
    save(section, jendela)
    assert jendela.read(lambda o: o.surat.addresses(JenisPaket.RENCANA)) == (
        "rencana@pusat.id",
        "arsip@pusat.id",
    )
    assert jendela.read(lambda o: o.surat.addresses(JenisPaket.SKM)) == ("skm@pusat.id",)
    assert jendela.read(lambda o: o.surat.lampiran_lepas)
    assert jendela.read(lambda o: o.email.load()) == KonfigurasiSmtp(
        "smtp.pom.go.id", 587, Pengaman.STARTTLS, "loka", KANTOR
    )
    assert section.form.values()["umum"] == "rencana@pusat.id, arsip@pusat.id"
    assert not section.form.dirty


def test_that_the_port_follows_the_encryption_unless_it_was_typed(section) -> None:
    secure, port = (section.form.fields[name].input for name in ("pengaman", "port"))
    secure.set_value("TLS")
    secure.edited.emit()
    assert port.value() == "465"
    type_into(section, port="2525")
    secure.set_value("STARTTLS")
    secure.edited.emit()
    assert port.value() == "2525"


@pytest.mark.parametrize(
    ("name", "text"),
    [("umum", "bukan alamat"), ("SKM", "a@b"), ("server", "http://x"), ("port", "banyak")],
)
def test_that_a_wrong_value_gets_a_sentence_and_the_keyboard(section, jendela, name, text) -> None:
    type_into(section, **{name: text})
    save(section, jendela)
    assert section.form.fields[name].error
    assert QApplication.focusWidget() is section.form.fields[name].input
    assert section.form.values()[name] == text


def test_that_a_password_needs_its_account(section, jendela) -> None:
    type_into(section, sandi=SANDI)
    save(section, jendela)
    assert section.form.fields["server"].error


def test_that_the_password_goes_to_the_keyring_and_nowhere_else(
    section, jendela, tmp_path: Path, brankas: Brankas
) -> None:
    type_into(section, server="127.0.0.1", pengguna="loka", pengirim=KANTOR, sandi=SANDI)
    save(section, jendela)
    wait_for_pool(jendela)
    assert brankas.kept == {(sandi_email.LAYANAN, "loka@127.0.0.1"): SANDI}
    assert "brankas sandi komputer ini" in section.message.text
    assert section.form.values()["sandi"] == section.form._loaded["sandi"] == ""
    jendela.read(lambda office: office.cadangan.make())
    for path in (tmp_path / "kantor").rglob("*"):
        assert not path.is_file() or SANDI.encode() not in path.read_bytes()


def test_that_without_a_keyring_it_is_said_that_nothing_is_kept(section, jendela) -> None:
    assert type(keyring.get_keyring()).__module__ == "keyring.backends.fail"
    type_into(section, server="127.0.0.1", pengguna="loka", pengirim=KANTOR, sandi=SANDI)
    save(section, jendela)
    wait_for_pool(jendela)
    assert "tidak mempunyai brankas sandi" in section.message.text


def test_that_the_line_can_be_tried_before_anything_is_stored(
    section, jendela, tmp_path: Path, monkeypatch
) -> None:
    pem = certificate(tmp_path)
    monkeypatch.setattr(email, "knock", partial(smtp.check, tls=trusting(pem)))
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        type_into(section, server="127.0.0.1", port=str(port), pengguna=KANTOR, pengirim=KANTOR)
        for sandi, said in (
            ("salah", "menolak nama pengguna"),
            (SANDI, "Sambungan dan sandi baik"),
        ):
            type_into(section, sandi=sandi)
            section.form.check_button.click()
            wait_for_pool(jendela)
            assert said in section.form.answer.text
    assert kotak.seen == []
    assert jendela.read(lambda office: office.email.load()) == KonfigurasiSmtp()


def test_that_a_trial_without_a_server_asks_for_it(section, jendela) -> None:
    section.form.check_button.click()
    assert section.form.fields["server"].error
    type_into(section, server="127.0.0.1", port=str(free_port()))
    section.form.check_button.click()
    wait_for_pool(jendela)
    assert "tidak menjawab" in section.form.answer.text
    assert section.form.check_button.isEnabled()
