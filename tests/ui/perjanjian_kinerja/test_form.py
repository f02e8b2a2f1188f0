"""Filling in a draft: every field saves itself, and the pages beside it follow."""

import threading
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ranpk_desktop.services import perjanjian_kinerja
from tests.ui.perjanjian_kinerja.halaman import TAHUN


def test_that_the_draft_stands_beside_its_real_pages(draf):
    assert draf.page.form.isVisible()
    assert "Contoh Kesepuluh, M.Si." in draf.text()
    assert "Draf" in draf.page.notice.text
    assert draf.actions() == ["Jadikan final…"]
    assert draf.preview.pdf.pages.page_count > 2


def test_that_a_field_is_saved_when_it_is_left_and_the_pages_follow(draf):
    draf.type("pihak_kedua_nama", "Prof. Nama Baru")
    assert draf.row()["pihak_kedua_nama"] == "Prof. Nama Baru"
    assert "Prof. Nama Baru" in draf.text()
    draf.undo()
    assert draf.row()["pihak_kedua_nama"] == "Contoh Kesepuluh, M.Si."
    assert draf.field("pihak_kedua_nama").input.value() == "Contoh Kesepuluh, M.Si."
    assert "Contoh Kesepuluh, M.Si." in draf.text()


def test_that_a_date_is_typed_as_people_write_it_and_may_stay_open(draf):
    draf.type("tanggal", "5/1/2026")
    assert draf.row()["tanggal"] == "2026-01-05"
    assert draf.field("tanggal").input.value() == "5 Januari 2026"
    draf.choose("bentuk_tanggal", "LENGKAP")
    assert "5 Januari 2026" in draf.text()
    draf.type("tanggal", "")
    assert draf.row()["tanggal"] is None


def test_that_a_title_typed_with_its_prefix_sets_the_prefix(draf):
    draf.type("pihak_kedua_jabatan", "Plt. Kepala Badan")
    assert draf.field("pihak_kedua_sebutan").input.value() == "Plt."
    assert draf.field("pihak_kedua_jabatan").input.value() == "Kepala Badan"


def test_that_a_refused_text_stays_with_its_sentence_until_esc(draf):
    draf.page.form.layout_part.unfold()
    draf.type("tepi_kiri", "5")
    field = draf.field("tepi_kiri")
    assert "30 sampai 40" in field.error
    assert field.input.value() == "5"
    assert draf.page.unsaved() == 1
    assert draf.row()["tepi_kiri"] == 30
    field.input.setFocus()
    draf.press(Qt.Key.Key_Escape)
    assert (field.error, field.input.value(), draf.page.unsaved()) == ("", "30", 0)


def test_that_a_refused_text_goes_when_a_good_one_is_typed(draf):
    draf.page.form.layout_part.unfold()
    draf.type("tepi_kiri", "5")
    draf.type("tepi_kiri", "35")
    assert not draf.field("tepi_kiri").error
    assert draf.row()["tepi_kiri"] == 35


def test_that_a_choice_is_saved_at_once(draf):
    draf.choose("bentuk_lampiran", "RINGKAS")
    assert draf.row()["bentuk_lampiran"] == "RINGKAS"
    draf.undo()
    assert draf.field("bentuk_lampiran").input.value() == "LENGKAP"


@pytest.mark.parametrize(
    ("kertas", "size"), [("A4", (210, 297)), ("F4", (215, 330)), ("Folio", (210, 330))]
)
def test_that_the_paper_switch_changes_the_pages(draf, kertas, size):
    draf.pick(draf.page.kertas, kertas)
    assert draf.row()["kertas"] == kertas
    assert draf.sheet() == size


def test_that_somebody_else_of_the_register_may_promise(draf):
    chosen = draf.isi().pejabat[-1]
    draf.choose("pihak_kesatu_id", chosen["id"])
    assert draf.row()["pihak_kesatu_id"] == chosen["id"]
    assert chosen["nama"] in draf.text()
    draf.choose("pihak_kesatu_id", "")
    assert draf.row()["pihak_kesatu_id"] is None


def test_that_each_finding_leads_to_its_field(draf):
    draf.type("pihak_kedua_nama", "")
    (row,) = [it for it in draf.page.form.findings.rows if "atasan" in it.accessibleName()]
    assert row.accessibleName().startswith("Kesalahan: ")
    row.click()
    assert draf.field("pihak_kedua_nama").input.hasFocus()


def test_that_a_wrong_nip_of_the_head_leads_to_the_officials(draf):
    office = draf.seluruh.office
    head = draf.isi().pihak_kesatu
    draf.seluruh.do(lambda: office.kantor.save_pejabat({**head, "nip": "123"}))
    (row,) = [it for it in draf.page.form.findings.rows if head["nama"] in it.accessibleName()]
    assert "Pengaturan" in row.accessibleName()
    row.click()
    draf.settle()
    assert draf.seluruh.shown() == "Pengaturan"
    section = draf.seluruh.page("pengaturan").stack.currentWidget()
    assert section.NAME == "pejabat"


def test_that_a_finding_about_the_plan_leads_to_the_plan(draf):
    (row,) = [it for it in draf.page.form.findings.rows if "Rencana 2026" in it.accessibleName()]
    goal = {str(it.tempat["kolom"]) for it in draf.isi().temuan}
    row.click()
    draf.settle()
    if "revisi_rencana" in goal:
        assert draf.field("revisi_rencana").input.hasFocus()
    draf.page.form.go_to("rencana")
    draf.settle()
    assert draf.seluruh.shown() == "Rencana"


def test_that_another_year_begins_as_this_one_is_laid_out(draf):
    draf.pick(draf.page.tahun, str(TAHUN + 1))
    assert draf.page._shown.isi.tahun == TAHUN + 1
    assert not draf.page._shown.isi.ada
    assert draf.field("pihak_kedua_nama").input.value() == "Contoh Kesepuluh, M.Si."
    draf.page.go_to(tahun=TAHUN, kolom="tempat")
    draf.settle()
    assert draf.field("tempat").input.hasFocus()


# Texts ------------------------------------------------------------------------------------------


def test_that_the_office_may_word_the_sentences_itself(draf):
    draf.page.form.texts.fold.button.click()
    field = draf.page.form.texts.bound.fields["judul_pernyataan"]
    field.input.setFocus()
    field.input.setPlainText("JANJI TAHUN {tahun}")
    field.input.commit()
    draf.settle()
    assert "JANJI TAHUN 2026" in draf.text()
    field.input.setPlainText("")
    field.input.commit()
    draf.preview.setFocus()
    draf.settle()
    assert "PERJANJIAN KINERJA" in draf.text()
    assert field.input.value() == "PERJANJIAN KINERJA\nTAHUN {tahun}"


def test_that_an_unknown_place_in_a_text_is_refused_at_its_field(draf):
    draf.page.form.texts.fold.button.click()
    field = draf.page.form.texts.bound.fields["pembuka"]
    before = field.input.value()
    field.input.setFocus()
    field.input.setPlainText("Pada hari {hari}")
    field.input.commit()
    draf.settle()
    assert "{hari} tidak dikenal" in field.error
    assert draf.page.unsaved() == 1
    draf.press(Qt.Key.Key_Escape)
    assert (field.error, field.input.value()) == ("", before)


# Logo -------------------------------------------------------------------------------------------


def test_that_a_logo_is_put_in_and_taken_out(draf, tmp_path):
    stream = BytesIO()
    Image.new("RGB", (64, 64), "navy").save(stream, "PNG")
    (tmp_path / "logo.png").write_bytes(stream.getvalue())
    draf.page.form.take_logo(tmp_path / "logo.png")
    draf.settle()
    assert draf.row()["logo_sidik"]
    assert draf.page.form.logo_state.text() == "Logo terpasang."
    draf.page.form.layout_part.unfold()
    draf.page.form.remove.click()
    draf.settle()
    assert draf.row()["logo_sidik"] is None


def test_that_what_is_no_picture_is_refused_with_a_sentence(draf, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"bukan gambar")
    draf.page.form.take_logo(tmp_path / "logo.png")
    draf.settle()
    assert draf.row()["logo_sidik"] is None
    assert draf.banner()


# The pages that follow ------------------------------------------------------------------------


def test_that_a_cancelled_preview_can_be_made_again(draf, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(naskah, ending):
        begun.set()
        go_on.wait(10)
        return render(naskah, ending)

    render = perjanjian_kinerja.render
    monkeypatch.setattr(perjanjian_kinerja, "render", slow)
    draf.preview.make()
    draf.seluruh._qtbot.waitUntil(begun.is_set)
    draf.seluruh.window.status_line.cancel_button.click()
    go_on.set()
    draf.settle()
    assert "belum mengikuti" in draf.preview.message.text
    monkeypatch.undo()
    draf.preview.message._buttons[0].click()
    draf.settle()
    assert draf.preview.message.isHidden()


def test_that_only_the_last_of_quick_changes_is_shown(draf):
    for name in ("Satu", "Dua", "Tiga"):
        line = draf.field("pihak_kedua_nama").input
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, f"Atasan {name}")
        line.commit()
    draf.settle()
    assert "Atasan Tiga" in draf.text()
    assert "Atasan Dua" not in draf.text()
