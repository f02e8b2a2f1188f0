from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_lengkap, contoh, kantor_baru
from ranpk_desktop.services.office import open_office
from tests import kuncian
from tests.ui.keyboard import nameless, press, reachable, stops, type_text
from tests.ui.wizard.conftest import SAAT

ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down


def fill(window) -> None:
    """Answer every page up to the last button."""
    window.welcome.new_card.click()
    window.unit.search.setText("ende")
    window.go_next()
    window.kepala.fields["nama"].input.setText("Contoh Pertama, S.Farm.")
    window.go_next()
    window.pengisi.fields["nama"].input.setText("Sari Contoh")


def test_that_an_office_is_set_up_with_the_keyboard_alone(awal):
    press(ENTER)
    type_text("bpom ende")
    press(ENTER)
    type_text("Contoh Pertama, S.Farm.")
    press(ENTER)
    type_text("Sari Contoh")
    press(ENTER)
    awal.settle()
    unit, kepala, pengisi, tahun = awal.read(
        lambda office: (
            office.kantor.require(),
            office.kantor.pejabat_on(date(2026, 12, 1))[0],
            office.kantor.pengisi,
            office.rencana.years(),
        )
    )
    assert unit["nama"] == "Balai POM di Ende"
    assert (kepala["nama"], kepala["nip"]) == ("Contoh Pertama, S.Farm.", None)
    assert kepala["jabatan"] == "Kepala Balai POM di Ende"
    assert kepala["mulai"] == "2026-01-01"
    assert pengisi == "Sari Contoh"
    assert tahun == [2026]
    assert not awal.window.isVisible()


def test_that_everything_asked_for_is_stored(awal):
    window = awal.window
    fill(window)
    kepala = window.kepala.fields
    kepala["nip"].input.setText("19800315 200521 2 001")
    kepala["jenis_nip"].input.set_value("NI PPPK")
    kepala["sebutan"].input.set_value("Plt.")
    kepala["mulai"].input.set_value("2026-07-06")
    kepala["jabatan"].input.setText("Kepala Balai")
    window.pengisi.fields["tahun"].input.set_value("2027")
    window.go_next()
    awal.settle()
    row, years = awal.read(lambda office: (office.kantor.pejabat()[0], office.rencana.years()))
    assert {name: row[name] for name in kepala} == {
        "nama": "Contoh Pertama, S.Farm.",
        "jenis_nip": "NI PPPK",
        "nip": "198003152005212001",
        "sebutan": "Plt.",
        "mulai": "2026-07-06",
        "jabatan": "Kepala Balai",
    }
    assert years == [2027]


def test_that_the_catalogue_may_be_left_out(awal):
    fill(awal.window)
    katalog = awal.window.pengisi.fields["katalog"].input
    assert "katalog 2024" in katalog.text()
    katalog.click()
    assert not awal.window.pengisi.fields["tahun"].isEnabled()
    awal.window.go_next()
    awal.settle()
    assert awal.read(lambda office: office.rencana.years()) == []


def test_that_the_sample_opens_in_its_own_folder(awal, tmp_path):
    press(TAB, 3)
    press(ENTER)
    awal.settle()
    assert awal.read(lambda office: (office.folder, office.kantor.require()["contoh"])) == (
        tmp_path / "contoh",
        1,
    )
    assert not (tmp_path / "kantor").exists()


def test_that_esc_goes_back_and_keeps_what_was_typed(awal):
    fill(awal.window)
    press(ESC, 3)
    assert awal.window.at == 0
    assert awal.window.isVisible()
    press(ESC)
    assert awal.window.at == 0
    press(ENTER)
    assert awal.window.unit.units.value().nama == "Balai POM di Ende"
    press(ENTER)
    assert awal.window.kepala.fields["nama"].input.value() == "Contoh Pertama, S.Farm."


@pytest.mark.parametrize("place", ["OneDrive - BPOM", "berkas"])
def test_that_a_refused_folder_is_a_sentence_and_nothing_typed_is_lost(start, tmp_path, place):
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    awal = start(tmp_path / place / "kantor")
    fill(awal.window)
    awal.window.go_next()
    awal.settle()
    message = awal.window.pengisi.message
    assert not message.isHidden()
    assert ("OneDrive" in message.text) == (place != "berkas")
    assert awal.window.isVisible()
    assert awal.window.pengisi.fields["nama"].input.value() == "Sari Contoh"
    assert awal.offices == []


def test_that_a_full_disk_can_be_tried_again(awal, monkeypatch):
    def full(*_arguments):
        raise KnownError("DISK_PENUH", "Disk penuh.", "Kosongkan sebagian disk.")

    with monkeypatch.context() as patched:
        patched.setattr(kantor_baru, "make", full)
        fill(awal.window)
        awal.window.go_next()
        awal.settle()
    assert awal.window.pengisi.message.text == "Disk penuh. Kosongkan sebagian disk."
    awal.window.go_next()
    awal.settle()
    assert awal.read(lambda office: office.kantor.require()["acuan"]) == "loka-ende"


def test_that_a_refused_sample_is_a_sentence_on_the_first_page(awal, tmp_path):
    (tmp_path / "contoh").write_text("bukan folder", encoding="utf-8")
    awal.window.welcome.sample_card.click()
    awal.settle()
    assert "tidak dapat dipakai" in awal.window.welcome.message.text
    assert awal.window.welcome.isEnabled()


def test_that_a_page_without_its_answer_is_not_left(awal):
    window = awal.window
    window.welcome.new_card.click()
    window.go_next()
    assert "belum dipilih" in window.unit.message.text
    window.unit.search.setText("ende")
    assert window.unit.message.isHidden()
    window.go_next()
    window.go_next()
    assert window.kepala.fields["nama"].error == "Nama kepala belum diisi."
    assert QApplication.focusWidget() is window.kepala.fields["nama"].input
    window.kepala.fields["nama"].input.setText("Contoh")
    window.kepala.fields["jabatan"].input.setText("")
    window.go_next()
    assert window.kepala.fields["jabatan"].error
    window.kepala.fields["jabatan"].input.setText("Kepala")
    window.go_next()
    window.go_next()
    assert window.pengisi.fields["nama"].error == "Nama Anda belum diisi."


def test_that_another_unit_brings_its_own_title_but_keeps_a_typed_one(awal):
    window = awal.window
    fill(window)
    jabatan = window.kepala.fields["jabatan"].input
    press(ESC, 2)
    window.unit.search.setText("dumai")
    window.go_next()
    assert jabatan.value() == "Kepala Balai POM di Dumai"
    jabatan.setText("Pelaksana")
    window.go_back()
    window.unit.search.setText("ende")
    window.go_next()
    assert jabatan.value() == "Pelaksana"


def test_that_a_nip_is_judged_while_it_is_typed_and_never_forbids_going_on(awal):
    window = awal.window
    fill(window)
    window.go_back()
    window.kepala.fields["nip"].focus()
    warning = window.kepala.nip_warning
    type_text("19800315")
    assert warning.text == "8 dari 18 angka"
    type_text("2005212001")
    assert "NI PPPK" in warning.text
    window.kepala.fields["jenis_nip"].input.set_value("NI PPPK")
    assert warning.text == ""
    press(Qt.Key.Key_Backspace)
    press(TAB)
    assert "bukan 18 angka" in warning.text
    window.go_next()
    assert window.at == 3


def test_that_a_wrong_clock_proposes_no_year_of_long_ago(qtbot, tasks, dress, tmp_path):
    from datetime import UTC, datetime

    from ui.wizard.first_start import FirstStart

    window = FirstStart(tasks, lambda: datetime(2015, 1, 1, tzinfo=UTC), tmp_path, tmp_path)
    qtbot.addWidget(window)
    assert int(window.pengisi.fields["tahun"].input.value()) >= 2026
    assert window.kepala.fields["mulai"].input.value() >= "2026"


def test_that_the_window_stays_while_the_office_is_being_stored(awal):
    fill(awal.window)
    awal.window.go_next()
    assert not awal.window.close()
    awal.settle()
    assert awal.offices


def test_that_tab_reaches_everything_on_every_page_and_everything_has_a_name(awal):
    window = awal.window
    fill(window)
    for at in range(4):
        window._go(at)
        wanted = reachable(window)
        assert set(wanted) <= set(stops(window)), at
        assert nameless(wanted) == [], at


def test_that_the_arrow_keys_choose_while_the_search_field_has_the_keyboard(awal):
    awal.window.welcome.new_card.click()
    type_text("loka kota")
    first = awal.window.unit.units.value()
    press(DOWN)
    second = awal.window.unit.units.value()
    assert first != second
    press(Qt.Key.Key_Up)
    assert awal.window.unit.units.value() == first
    assert QApplication.focusWidget() is awal.window.unit.search


def test_that_closing_asks_before_typed_text_is_lost(awal, qtbot):
    fill(awal.window)
    assert not awal.window.close()
    message = awal.window.pengisi.message
    assert "belum disimpan" in message.text
    (leave,) = [button for button in message.findChildren(QPushButton) if button.isVisible()]
    with qtbot.waitSignal(awal.window.closed):
        leave.click()
    assert not awal.window.isVisible()
    assert awal.offices == []


def test_that_closing_asks_nothing_where_nothing_was_typed(awal):
    awal.window.welcome.new_card.click()
    assert awal.window.close()


@pytest.fixture
def carried(tmp_path, monkeypatch):
    """Choose in every file dialog an office that somebody carries here."""
    chosen = tmp_path / "dibawa.ranpk"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(chosen), ""))
    with open_office(tmp_path / "asal", lambda: SAAT) as office:
        contoh.fill(office)
        bawaan = office.bawaan.begin("Budi Contoh", chosen.name)
        bahan = office.cadangan_lengkap.gather(bawaan=bawaan)
        cadangan_lengkap.write(bahan, chosen, lambda _done, _total: None)
    return chosen


def test_that_a_carried_office_opens_here_and_can_be_typed_into(awal, carried, tmp_path):
    awal.window.welcome.file_card.click()
    awal.settle()
    assert awal.read(lambda office: office.folder) == tmp_path / "kantor"
    awal.read(lambda office: office.kantor.save_unit({"kota": "Di komputer ini"}))
    assert not awal.window.isVisible()


def test_that_opening_a_whole_office_can_be_cancelled(awal, carried, monkeypatch, tmp_path):
    real = cadangan_lengkap.unpack

    def unpack(path, folder, report):
        awal._tasks.works[-1].cancel()
        return real(path, folder, report)

    monkeypatch.setattr(cadangan_lengkap, "unpack", unpack)
    awal.window.welcome.file_card.click()
    assert awal.window.cancel_button.isVisible()
    assert not awal.window.welcome.isEnabled()
    awal.settle()
    assert awal.offices == []
    assert awal.window.welcome.isEnabled()
    assert not awal.window.cancel_button.isVisible()
    assert list((tmp_path / "kantor").iterdir()) == []


def test_that_a_file_that_is_no_office_is_a_sentence_and_another_can_be_chosen(awal, carried):
    whole = carried.read_bytes()
    carried.write_bytes(whole[:-30])
    awal.window.welcome.file_card.click()
    awal.settle()
    assert awal.window.welcome.message.text.startswith("Berkas ini bukan cadangan lengkap RANPK")
    carried.write_bytes(whole)
    awal.window.welcome.file_card.click()
    awal.settle()
    assert awal.read(lambda office: office.kantor.require()["contoh"]) == 1


def sent_package(tmp_path):
    """Return the package that another computer's office has sent."""
    with open_office(tmp_path / "dulu", lambda: SAAT) as office:
        contoh.fill(office)
        office.identitas.make_key("lima kata untuk uji saja")
        kuncian.lock(office, 2026, Triwulan.II, office.kantor.pejabat()[0]["id"])
        return office.paket.make(2026, Triwulan.II, "A4", "lima kata untuk uji saja").path


def open_packages(awal, monkeypatch, *paths):
    answer = ([str(it) for it in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: answer)
    awal.window.welcome.packages_card.click()
    awal.settle()
    return awal.window._pulih


def test_that_an_office_is_restored_from_its_packages_once_the_seal_is_confirmed(
    awal, tmp_path, monkeypatch
):
    pane = open_packages(awal, monkeypatch, sent_package(tmp_path))
    assert not awal.window.welcome.new_card.isVisible()
    assert not pane.primary.isEnabled()
    pane.confirm.click()
    pane.primary.click()
    awal.settle()
    assert any("Kunci segel" in row.judul for row in pane.missing.rows)
    assert awal.window.isVisible()
    assert awal.offices == []
    pane.cancel.click()
    awal.settle()
    assert awal.read(lambda office: office.rekaman.locked(2026, Triwulan.II)["revisi"]) == 0
    assert not awal.window.isVisible()


def test_that_closing_the_window_after_a_restore_opens_the_office(awal, tmp_path, monkeypatch):
    pane = open_packages(awal, monkeypatch, sent_package(tmp_path))
    pane.confirm.click()
    pane.primary.click()
    awal.settle()
    awal.window.close()
    awal.settle()
    assert len(awal.offices) == 1
    assert not awal.window.isVisible()


def test_that_a_restore_given_up_leads_back_to_the_ways_to_begin(awal, tmp_path, monkeypatch):
    pane = open_packages(awal, monkeypatch, sent_package(tmp_path))
    press(ESC)
    awal.settle()
    assert not pane.isVisible()
    assert awal.window.welcome.new_card.isVisible()
    assert QApplication.focusWidget() is awal.window.welcome.new_card
    pane = open_packages(awal, monkeypatch)
    assert not pane.asking
