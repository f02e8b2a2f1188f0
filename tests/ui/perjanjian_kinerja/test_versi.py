"""From a final version to the file that both parties signed, and its revision."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from ranpk_desktop.domain.perjanjian_kinerja import Cara, Keadaan
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import open_office
from tests.services import test_tanda_tangan as dua_kantor
from tests.ui.perjanjian_kinerja.halaman import FRASA, TAHUN
from tests.ui.test_mnemonics import doubled

PNG = b"\x89PNG\r\n\x1a\n" + b"isi"


@pytest.fixture
def tersegel(jadi):
    """The page after the office has sealed."""
    jadi.page.open_seal()
    jadi.settle()
    jadi.page.seal_pane.frasa.setText(FRASA)
    jadi.page.seal_pane.submit()
    jadi.settle()
    return jadi


@pytest.fixture
def pusat(tmp_path: Path):
    """Head office on another computer, a day later."""
    later = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
    with open_office(tmp_path / "pusat", lambda: later + timedelta(days=1)) as opened:
        contoh.fill(opened)
        opened.kantor.save_unit({**opened.kantor.require(), "acuan": "pusat"})
        opened.identitas.make_key(dua_kantor.FRASA)
        yield opened


def keadaan(halaman):
    return halaman.isi().versi[-1].keadaan


def attach(halaman, path, cara):
    """Choose a file in the pane, as the file dialog would return it."""
    halaman.page.open_attach()
    halaman.settle()
    pane = halaman.page.attach_pane
    halaman.pick(pane.cara, cara)
    pane.take(path)
    halaman.settle()
    return pane


# Final ------------------------------------------------------------------------------------------


def test_that_errors_keep_a_draft_from_being_final(draf):
    draf.page.open_finalise()
    draf.settle()
    pane = draf.page.finalise_pane
    assert "1 kesalahan" in pane.message.text
    assert not pane.primary.isEnabled()
    pane.submit()
    draf.settle()
    assert draf.isi().terbuka
    draf.press(Qt.Key.Key_Escape)
    assert not pane.asking
    assert draf.preview.pdf.pages.hasFocus()


def test_that_warnings_wait_for_a_tick(siap):
    siap.type("nomor", "bukan nomor")
    siap.page.open_finalise()
    siap.settle()
    pane = siap.page.finalise_pane
    assert "peringatan" in pane.message.text
    assert not pane.primary.isEnabled()
    pane.anyway.click()
    assert pane.primary.isEnabled()
    pane.primary.click()
    siap.settle()
    assert keadaan(siap) is Keadaan.FINAL


def test_that_a_final_version_can_only_be_read(siap):
    siap.page.open_finalise()
    siap.settle()
    siap.page.finalise_pane.anyway.set_value("1")
    siap.page.finalise_pane.anyway.edited.emit()
    siap.page.finalise_pane.primary.click()
    siap.settle()
    assert not siap.page.form.isVisible()
    assert siap.page.card.isVisible()
    assert not siap.page.kertas.isEnabled()
    assert siap.page.card.state.text() == "Final, belum ditandatangani"
    code = siap.page.card.code.text()
    assert code == siap.isi().versi[0].kode_data
    assert code in siap.text()
    assert "DRAF" not in siap.text()
    assert siap.actions() == ["Lampirkan PDF bertanda tangan…", "Tanda tangani…"]


def test_that_a_refused_field_holds_up_the_final_version(siap):
    siap.page.form.layout_part.unfold()
    siap.type("tepi_kiri", "5")
    siap.page.open_finalise()
    siap.settle()
    assert "belum tersimpan" in siap.page.finalise_pane.message.text
    assert not siap.page.finalise_pane.primary.isEnabled()


def test_that_a_revision_needs_an_allowed_reason_and_keeps_the_version(jadi):
    jadi.page.card.revise_button.click()
    jadi.settle()
    pane = jadi.page.revise_pane
    pane.submit()
    jadi.settle()
    assert "belum dipilih" in pane.fields["alasan"].error
    jadi.pick(pane.alasan, "PEJABAT" if pane.alasan.findData("PEJABAT") > 0 else "STRATEGI")
    pane.submit()
    jadi.settle()
    assert "belum diisi" in pane.fields["uraian_alasan"].error
    jadi.pick(pane.alasan, "STRATEGI")
    pane.uraian.setText("Pagu berubah")
    pane.submit()
    jadi.settle()
    assert jadi.page.form.isVisible()
    assert "Pagu berubah" in jadi.page.notice.text
    choices = [jadi.page.versi.itemText(at) for at in range(jadi.page.versi.count())]
    assert choices == ["Revisi ke-1 (draf)", "Versi awal (final, belum ditandatangani)"]
    jadi.pick(jadi.page.versi, "0")
    assert jadi.page.card.isVisible()
    assert not jadi.page.card.revise_button.isVisible()


# Sealing ----------------------------------------------------------------------------------------


def test_that_an_office_without_a_key_is_led_to_it(siap):
    siap.seluruh.do(
        lambda: siap.seluruh.office.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    )
    siap.settle()
    siap.page.open_seal()
    siap.settle()
    pane = siap.page.seal_pane
    assert "belum mempunyai kunci" in pane.message.text
    assert not pane.primary.isEnabled()
    pane.message._buttons[0].click()
    siap.settle()
    assert siap.seluruh.shown() == "Pengaturan"
    siap.seluruh.do(lambda: siap.seluruh.office.identitas.make_key(FRASA))
    siap.seluruh.window.open_page("perjanjian_kinerja")
    siap.settle()
    assert pane.asking
    assert pane.message.isHidden()
    pane.frasa.setText(FRASA)
    pane.primary.click()
    siap.settle()
    assert keadaan(siap) is Keadaan.MENUNGGU_PIHAK_KEDUA


def test_that_the_office_seals_and_the_passphrase_is_forgotten(jadi):
    jadi.page.open_seal()
    jadi.settle()
    pane = jadi.page.seal_pane
    assert "tidak tersertifikasi" in pane.words.text()
    pane.frasa.setText(FRASA)
    pane.submit()
    assert not pane.frasa.text()
    jadi.settle()
    assert not pane.asking
    assert keadaan(jadi) is Keadaan.MENUNGGU_PIHAK_KEDUA
    assert "Menunggu Pihak Kedua" in jadi.page.notice.text
    assert "segel integritas" in jadi.text().casefold()
    assert jadi.file(Path()).startswith(b"%PDF-")


def test_that_a_wrong_passphrase_is_said_at_its_field(jadi):
    jadi.page.open_seal()
    jadi.settle()
    pane = jadi.page.seal_pane
    pane.submit()
    assert "belum diisi" in pane.fields["frasa"].error
    pane.frasa.setText("bukan frasa yang benar itu")
    pane.submit()
    jadi.settle()
    assert "tidak cocok" in pane.fields["frasa"].error
    assert keadaan(jadi) is Keadaan.FINAL


def test_that_what_is_saved_of_a_sealed_version_is_the_sealed_file(tersegel, tmp_path, monkeypatch):
    path = tmp_path / "pk.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    tersegel.page.exports.save(tersegel.page.offer, "pdf")
    tersegel.settle()
    assert path.read_bytes() == tersegel.file(tmp_path)
    path.unlink()
    (save,) = [
        it
        for it in tersegel.page.card.findChildren(QPushButton)
        if it.accessibleName().startswith("Simpan berkas")
    ]
    save.click()
    tersegel.settle()
    assert path.read_bytes() == tersegel.file(tmp_path)


def test_that_the_seals_of_a_kept_file_can_be_checked_again(tersegel):
    (check,) = [
        it
        for it in tersegel.page.card.findChildren(QPushButton)
        if it.accessibleName().startswith("Periksa tanda tangan")
    ]
    check.click()
    tersegel.settle()
    assert "belum dapat dinyatakan sah" in tersegel.page.card.check.text
    assert "Pihak Kesatu" in tersegel.page.card.check.text


def test_that_the_file_from_pihak_kedua_is_checked_and_kept(tersegel, pusat, tmp_path):
    sent = tmp_path / "pk.pdf"
    sent.write_bytes(tersegel.file(tmp_path))
    back = tersegel.seluruh.do(lambda: dua_kantor.certificates(tersegel.seluruh.office))
    persiapan = pusat.tanda_tangan.prepare_second(pusat.kantor.pejabat()[-1])
    kembali = tmp_path / "kembali.pdf"
    kembali.write_bytes(
        dua_kantor.tanda_tangan.seal_second(sent, persiapan, dua_kantor.FRASA, back)
    )
    pane = attach(tersegel, kembali, "SEGEL")
    assert "belum dapat dinyatakan sah" in pane.message.text
    assert not pane.primary.isEnabled()
    assert pane.trust.isVisible()
    pane._certificate = pusat.identitas.certificate_path
    pane.take(kembali)
    tersegel.settle()
    assert "PDF ini sah" in pane.message.text
    pane.primary.click()
    tersegel.settle()
    assert keadaan(tersegel) is Keadaan.DITANDATANGANI
    assert tersegel.file(tmp_path) == kembali.read_bytes()
    assert tersegel.page.card.state.text() == "Ditandatangani"


def test_that_a_tampered_file_is_never_kept(tersegel, tmp_path):
    bad = tmp_path / "pk.pdf"
    bad.write_bytes(tersegel.file(tmp_path) + b"\n% lebih")
    pane = attach(tersegel, bad, "SEGEL")
    assert "tidak sah" in pane.message.text
    assert not pane.primary.isEnabled()
    pane.submit()
    tersegel.settle()
    assert keadaan(tersegel) is Keadaan.MENUNGGU_PIHAK_KEDUA


# Signed with a pen, or elsewhere ------------------------------------------------------------------


def test_that_a_scan_is_kept_byte_for_byte_and_never_called_valid(jadi, tmp_path, monkeypatch):
    scan = tmp_path / "pindai.png"
    scan.write_bytes(PNG)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(scan), ""))
    jadi.page.open_attach()
    jadi.settle()
    pane = jadi.page.attach_pane
    assert not pane.primary.isEnabled()
    assert [pane.cara.itemData(at) for at in range(pane.cara.count())] == [Cara.BASAH, Cara.BSRE]
    pane.choose.click()
    jadi.settle()
    assert "tidak diperiksa" in pane.message.text
    pane.primary.click()
    jadi.settle()
    versi = jadi.isi().versi[-1]
    assert (versi.keadaan, versi.terakhir.cara) == (Keadaan.DITANDATANGANI, Cara.BASAH)
    assert jadi.file(tmp_path) == PNG
    assert "tanda tangan basah" in " ".join(
        it.text() for it in jadi.page.card.findChildren(type(jadi.page.card.state))
    )


def test_that_a_scan_chosen_as_sealed_is_kept_when_the_way_is_changed(tersegel, tmp_path):
    scan = tmp_path / "pindai.png"
    scan.write_bytes(PNG)
    pane = attach(tersegel, scan, "SEGEL")
    assert pane.fields["berkas"].error or not pane.primary.isEnabled()
    tersegel.pick(pane.cara, "BASAH")
    assert not pane.fields["berkas"].error
    assert pane.name.text() == "pindai.png"
    assert pane.primary.isEnabled()


def test_that_the_fault_of_one_file_goes_when_a_good_one_is_chosen(jadi, tmp_path):
    bad, scan = tmp_path / "catatan.txt", tmp_path / "pindai.png"
    bad.write_text("bukan hasil pindai", encoding="utf-8")
    scan.write_bytes(PNG)
    pane = attach(jadi, bad, "BASAH")
    assert pane.fields["berkas"].error
    pane.take(scan)
    jadi.settle()
    assert not pane.fields["berkas"].error
    assert pane.primary.isEnabled()


@pytest.mark.parametrize("cara", ["BASAH", "BSRE"])
def test_that_another_kind_of_file_is_refused(jadi, tmp_path, cara):
    path = tmp_path / "catatan.txt"
    path.write_text("bukan hasil pindai", encoding="utf-8")
    pane = attach(jadi, path, cara)
    assert "bukan PDF" in pane.fields["berkas"].error
    assert not pane.primary.isEnabled()


def test_that_a_signing_is_taken_back_with_a_reason(tersegel):
    tersegel.page.card.withdraw_button.click()
    tersegel.settle()
    pane = tersegel.page.withdraw_pane
    pane.submit()
    tersegel.settle()
    assert "belum diisi" in pane.fields["alasan"].error
    pane.alasan.setText("Salah versi")
    pane.submit()
    tersegel.settle()
    assert keadaan(tersegel) is Keadaan.FINAL
    assert tersegel.actions() == ["Lampirkan PDF bertanda tangan…", "Tanda tangani…"]


# Codes ------------------------------------------------------------------------------------------


def test_that_the_code_of_a_paper_names_its_version(jadi):
    jadi.page.open_code()
    pane = jadi.page.code_pane
    pane.kode.setText(jadi.isi().versi[0].kode_data.lower())
    pane.submit()
    jadi.settle()
    assert "berlaku" in pane.message.text
    pane.message._buttons[0].click()
    jadi.settle()
    assert jadi.page.card.isVisible()
    for kode, field in (("0000-0000-0000-0000", ""), ("abc", "kode")):
        pane.kode.setText(kode)
        pane.submit()
        jadi.settle()
        said = pane.fields[field].error if field else pane.message.text
        assert "tidak dikenal" in said or "bukan kode data" in said


def test_that_no_letter_is_doubled_in_any_state(tersegel):
    page = tersegel.page
    assert not doubled(tersegel.seluruh.window)
    for ask in (page.open_attach, page.open_withdraw, page.open_revise, page.open_code):
        ask()
        tersegel.settle()
        assert not doubled(tersegel.seluruh.window)


def test_that_no_letter_is_doubled_before_it_is_sealed(jadi):
    assert not doubled(jadi.seluruh.window)
    jadi.page.open_seal()
    jadi.settle()
    assert not doubled(jadi.seluruh.window)


def test_that_no_letter_is_doubled_in_a_draft(siap):
    siap.page.form.layout_part.unfold()
    siap.page.form.texts.fold.unfold()
    assert not doubled(siap.seluruh.window)
    siap.page.open_finalise()
    siap.settle()
    assert not doubled(siap.seluruh.window)
