"""The first page says where the office stands, and every line of it leads somewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh
from tests.ui.jendela import fill_and_lock, set_up_only
from tests.ui.keyboard import press, stops
from ui.beranda import page as beranda_page
from ui.beranda.page import PLACES
from ui.core.desktop import system

FRASA = "kuda hijau makan lima mangga"


def words(beranda):
    """Return all that can be read on the page."""
    return [label.text() for label in beranda.body.findChildren(QLabel) if label.text()]


def primary(beranda):
    """Return the button for what comes next, or None."""
    shown = [
        made
        for made in beranda.header.findChildren(QPushButton)
        if made.property("gaya") == "utama" and made.isVisible()
    ]
    assert len(shown) <= 1
    return shown[0] if shown else None


def title_of(button):
    return button.accessibleName() if button else ""


def with_package(office):
    fill_and_lock(office)
    office.identitas.make_key(FRASA)
    office.paket.make(2026, Triwulan.III, "F4", FRASA)


def test_that_it_opens_first_and_tells_deadline_steps_and_completeness(buka):
    jendela = buka()
    beranda = jendela.page("beranda")
    assert jendela.shown() == "Beranda"
    assert beranda.periode.currentText() == "TW III 2026"
    assert {
        "Tenggat 7 Oktober 2026 (WIT)",
        "terlambat 39 hari kerja",
        "Isi 6/9",
        "6 dari 9 isian terisi",
        "Tim Informasi dan Komunikasi",
        "3 dari 5",
    } <= set(words(beranda))
    assert primary(beranda).accessibleName() == "Lanjutkan: 3 isian belum diisi"


def test_that_the_button_jumps_to_what_is_to_be_filled(buka):
    jendela = buka()
    primary(jendela.page("beranda")).click()
    jendela.settle()
    realisasi = jendela.page("realisasi").view("indikator")
    assert jendela.shown() == "Realisasi"
    assert realisasi.summary.filter.value() == "belum_diisi"
    assert realisasi.model.rowCount() == 3
    assert QApplication.focusWidget() is realisasi.pane.view
    assert realisasi.model.columns[realisasi.pane.view.currentIndex().column()].name == "nilai"


def test_that_a_penanggung_jawab_leads_to_his_first_empty_row(buka):
    jendela = buka()
    link = jendela.page("beranda").body.links["PJ Tim Informasi dan Komunikasi"]
    assert link.accessibleName() == "Tim Informasi dan Komunikasi: 3 dari 5"
    link.click()
    jendela.settle()
    realisasi = jendela.page("realisasi").view("indikator")
    row = realisasi.model.row_at(realisasi.pane.view.currentIndex().row())
    assert row.isi.penanggung_jawab == "Tim Informasi dan Komunikasi"
    assert row.isi.belum_diisi


def test_that_a_line_can_be_opened_with_enter(buka):
    jendela = buka()
    link = jendela.page("beranda").body.links["DI_BAWAH_TARGET"]
    link.setFocus()
    press(Qt.Key.Key_Return)
    jendela.settle()
    assert jendela.page("realisasi").view("indikator").summary.filter.value() == "di_bawah_target"
    assert jendela.page("realisasi").view("indikator").model.rowCount() == 2


@pytest.mark.parametrize(
    ("kode", "bagian"), [("TANPA_KUNCI_SEGEL", "kunci"), ("CADANGAN", "cadangan")]
)
def test_that_what_the_office_lacks_leads_to_its_setting(buka, kode, bagian):
    jendela = buka()
    jendela.page("beranda").body.links[kode].click()
    jendela.settle()
    pengaturan = jendela.page("pengaturan")
    assert jendela.shown() == "Pengaturan"
    assert bagian == pengaturan.stack.currentWidget().NAME


def test_that_late_follow_ups_lead_to_their_rows(buka):
    jendela = buka()
    link = jendela.page("beranda").body.links["RATL_TERLAMBAT"]
    assert link.accessibleName().startswith("3 RATL terlambat")
    link.click()
    jendela.settle()
    ratl = jendela.page("skm").view("ratl")
    assert jendela.shown() == "SKM"
    assert ratl.isVisible()
    assert ratl.filters.keadaan.value() == "terlambat"
    assert ratl.model.rowCount() == 3
    assert QApplication.focusWidget() is ratl.pane.view
    assert ratl.pane.view.currentIndex().isValid()


def test_that_what_was_done_elsewhere_is_seen_on_coming_back(buka):
    jendela = buka()
    beranda = jendela.page("beranda")
    jendela.window.open_page("pengaturan")
    jendela.do(lambda: jendela.office.cadangan.make())
    jendela.do(lambda: jendela.office.identitas.make_key(FRASA))
    jendela.window.open_page("beranda")
    jendela.settle()
    assert {"BELUM_DIISI", "KELUARAN_TERLEWAT", "DI_BAWAH_TARGET", "RATL_TERLAMBAT"} == {
        kode for kode in beranda.body.links if kode in PLACES
    }


def test_that_another_quarter_can_be_chosen_and_its_places_are_of_that_quarter(buka):
    jendela = buka()
    beranda = jendela.page("beranda")
    beranda.periode.setCurrentIndex(beranda.periode.findData("2026-TW4"))
    beranda.periode.activated.emit(beranda.periode.currentIndex())
    jendela.settle()
    assert {
        "Tenggat 7 Januari 2027 (WIT)",
        "Daftar hari libur 2027 belum ada, jadi hari libur ikut dihitung hari kerja.",
    } <= set(words(beranda))
    primary(beranda).click()
    jendela.settle()
    assert jendela.page("realisasi").view("indikator").triwulan.value() == "TW4"


def test_that_a_full_quarter_leads_to_locking(buka, qtbot):
    def fill(office):
        contoh.fill(office)
        office.realisasi.fill(2026, Triwulan.III, contoh.load()["demo"])

    jendela = buka(fill)
    beranda = jendela.page("beranda")
    # The checks are asked once the page stands; while it is drawn anew there is no button.
    qtbot.waitUntil(lambda: "kunci" in title_of(primary(beranda)))
    button = primary(beranda)
    assert button.accessibleName() == "Lanjutkan: kunci TW III 2026"
    button.click()
    jendela.settle()
    assert jendela.page("realisasi").view("indikator").lock_pane.asking


def test_that_a_locked_quarter_leads_to_its_package(buka):
    jendela = buka(fill_and_lock)
    button = primary(jendela.page("beranda"))
    assert button.accessibleName() == "Lanjutkan: buat paket TW III 2026"
    button.click()
    jendela.settle()
    assert jendela.page("paket").making.isi.isVisible()
    assert jendela.page("paket").making.isi.table.chosen().judul == "Laporan TW III 2026"


def test_that_the_last_package_is_shown_with_its_folder(buka, monkeypatch):
    opened = []
    monkeypatch.setattr(system, "open_with_desktop", opened.append)
    jendela = buka(with_package)
    beranda = jendela.page("beranda")
    assert primary(beranda).accessibleName() == "Lanjutkan: kirim paket TW III 2026"
    assert "Laporan TW III 2026 · Versi awal" in words(beranda)
    assert "Dibuat, belum dikirim" in words(beranda)
    assert any(text.startswith("Dibuat 1 Desember 2026 10.00 WIT · ") for text in words(beranda))
    beranda.body.links["FOLDER"].click()
    assert opened == [jendela.office.folder / "paket"]


@pytest.mark.parametrize("way", ["lanjutan", "kartu"])
def test_that_a_package_not_sent_leads_to_its_ways_of_sending(buka, way):
    jendela = buka(with_package)
    beranda = jendela.page("beranda")
    link = beranda.body.links["PAKET_TERAKHIR"]
    (primary(beranda) if way == "lanjutan" else link).click()
    jendela.settle()
    assert jendela.shown() == "Paket & Kirim"
    assert jendela.page("paket").chosen().judul == "Laporan TW III 2026"


def test_that_an_office_without_a_plan_is_led_to_the_catalogue(buka):
    jendela = buka(set_up_only)
    beranda = jendela.page("beranda")
    assert "Belum ada rencana untuk 2026" in words(beranda)
    primary(beranda).click()
    jendela.settle()
    assert jendela.shown() == "Rencana"
    titles = [b.text() for b in jendela.page("rencana").findChildren(QPushButton)]
    assert "Ambil dari &katalog RANPK…" in titles


def test_that_tab_goes_through_the_page_from_top_to_bottom(buka):
    jendela = buka()
    beranda = jendela.page("beranda")
    here = [widget for widget in stops(jendela.window) if beranda.isAncestorOf(widget)]
    start = here.index(beranda.periode)
    assert here[start:] + here[:start] == [
        beranda.periode,
        primary(beranda),
        *beranda.body.links.values(),
    ]


def test_that_the_keyboard_stays_on_its_line_when_the_page_is_read_again(buka):
    jendela = buka()
    beranda = jendela.page("beranda")
    beranda.body.links["CADANGAN"].setFocus()
    beranda.load()
    jendela.settle()
    assert QApplication.focusWidget() is beranda.body.links["CADANGAN"]


def test_that_a_narrow_page_puts_the_package_below_the_completeness(buka):
    jendela = buka()
    completeness, attention, package = jendela.page("beranda").body._cards
    assert package.y() == attention.y() == completeness.y()
    jendela.window.resize(900, 768)
    jendela.settle()
    assert package.y() > completeness.y()
    assert attention.y() == completeness.y()


def test_that_every_place_exists(buka):
    jendela = buka()
    for kode in beranda_page.PLACES:
        jendela.page("beranda").open_place(kode)
        jendela.settle()


def test_that_a_reminder_is_copied_for_whoever_has_rows_to_fill(buka):
    jendela = buka()
    made = jendela.page("beranda").body.links["PENGINGAT Tim Informasi dan Komunikasi"]
    assert made.accessibleName() == "Salin teks pengingat untuk Tim Informasi dan Komunikasi"
    made.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Yth. Tim Informasi dan Komunikasi,")
    assert "Loka POM di Kabupaten Contoh" in text


def test_that_nobody_is_reminded_of_a_locked_quarter(buka):
    beranda = buka(fill_and_lock).page("beranda")
    assert not any(kode.startswith("PENGINGAT") for kode in beranda.body.links)


def test_that_a_bar_says_its_number_and_leads_to_its_indikator(buka):
    jendela = buka()
    links = jendela.page("beranda").body.links
    (bar,) = [
        it
        for kode, it in links.items()
        if kode.startswith("CAPAIAN ") and "7." in it.accessibleName()
    ]
    assert bar.accessibleName().endswith("75,00% Cukup")
    bar.setFocus()
    press(Qt.Key.Key_Return)
    jendela.settle()
    realisasi = jendela.page("realisasi").view("indikator")
    assert realisasi.model.row_at(realisasi.pane.view.currentIndex().row()).nomor == "7"


def test_that_a_missed_output_is_opened_in_its_quarter(buka):
    jendela = buka()
    jendela.page("beranda").body.links["KELUARAN_TERLEWAT"].click()
    jendela.settle()
    views = jendela.page("realisasi")
    assert views.current == "keluaran"
    view = views.view("keluaran")
    assert view.triwulan.value() == "TW2"
    row = view.model.row_at(view.pane.view.currentIndex().row())
    assert row.isi.belum_diisi
