"""Making packages in the window: what can be, what Pusat would say, and who signs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import verifikasi
from ranpk_desktop.services import buat_paket, contoh
from ranpk_desktop.services import paket as service
from ranpk_desktop.services.berkas_dukung import examine, keep
from tests.berkas import photo
from tests.kuncian import lock
from tests.ui.jendela import fill_and_lock, set_up_only
from tests.ui.paket.halaman import FRASA, HalamanPaket, with_package

TW3 = "Laporan TW III 2026"


def state(halaman, judul):
    model = halaman.isi.table.model
    row = next(at for at in range(model.rowCount()) if model.row_at(at).judul == judul)
    return model.index(row, model.column_of("keadaan")).data()


def test_that_an_empty_history_offers_the_first_package(halaman):
    assert not halaman.page.model.rowCount()
    assert not halaman.page.detail.isVisible()
    halaman.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    halaman.seluruh.wait_for(halaman.isi.isVisible)
    halaman.seluruh.settle()
    assert QApplication.focusWidget() is halaman.isi.table.view


def test_that_the_keyboard_alone_makes_a_package(halaman):
    halaman.page.open_making()
    halaman.seluruh.settle()
    halaman.choose(TW3)
    halaman.press(Qt.Key.Key_Return)
    assert halaman.periksa.isVisible()
    assert "akan diterima Pusat" in halaman.periksa.message.text
    halaman.press(Qt.Key.Key_Return)
    assert halaman.tanda.isVisible()
    halaman.type(FRASA)
    halaman.press(Qt.Key.Key_Return)
    assert not halaman.page.making.asking
    row = halaman.page.chosen()
    assert (row.judul, row.versi, row.status) == (TW3, "Versi awal", "Dibuat, belum dikirim")
    paket = verifikasi.open_package(row.paket.berkas[0].path.read_bytes())
    assert (paket.manifes, paket.data["periode"]) == (row.paket.manifes, "TW3")
    assert "sudah dibuat" in halaman.said()


def test_that_each_candidate_says_whether_it_can_be_made(halaman):
    halaman.choose(TW3)
    assert state(halaman, TW3) == "Siap dibuat"
    assert "belum dikunci" in state(halaman, "Laporan TW IV 2026")
    halaman.choose("Laporan TW IV 2026")
    assert not halaman.isi.primary.isEnabled()
    assert halaman.isi.go.isVisible()


def test_that_what_is_not_locked_leads_to_where_it_is_locked(halaman):
    halaman.choose("Laporan TW IV 2026")
    halaman.isi.go.click()
    halaman.seluruh.settle()
    assert halaman.seluruh.shown() == "Realisasi"
    view = halaman.seluruh.page("realisasi").view("indikator")
    assert view.periode.kode.endswith("TW4")
    assert view.lock_pane.asking


def test_that_a_report_of_nothing_needs_its_reason(buka):
    def prepare(office):
        set_up_only(office)
        office.identitas.make_key(FRASA)

    halaman = HalamanPaket(buka(prepare))
    halaman.choose(TW3)
    assert halaman.isi.nihil.isVisible()
    halaman.isi.nihil.click()
    assert halaman.isi.alasan.input.hasFocus()  # what is typed next must not untick the box
    halaman.isi.submit()
    assert "mengapa" in halaman.isi.alasan.error
    halaman.isi.alasan.input.setText("Tidak ada kegiatan pengawasan.")
    halaman.isi.submit()
    halaman.seluruh.settle()
    halaman.periksa.submit()
    halaman.seluruh.settle()
    assert halaman.tanda.fields["pejabat"].isVisible()
    halaman.sign()
    row = halaman.page.chosen()
    assert row.judul == f"{TW3} (NIHIL)"
    data = verifikasi.open_package(row.paket.berkas[0].path.read_bytes()).data
    assert data["nihil"] == "Tidak ada kegiatan pengawasan."


def test_that_a_further_package_is_shown_and_said_to_be_made(buka):
    def prepare(office):
        with_package(office)
        kepala = next(row for row in office.kantor.pejabat() if not row["sebutan"])
        office.rekaman.fix(2026, kepala["id"], walau_peringatan=True)

    halaman = HalamanPaket(buka(prepare))
    made = halaman.make("Rencana 2026")
    assert made.judul == "Rencana 2026"
    assert "sudah dibuat" in halaman.said()
    halaman.go(TW3, "judul")
    assert not halaman.said()


def test_that_a_quarter_with_rows_cannot_be_a_report_of_nothing(halaman):
    halaman.choose(TW3)
    assert not halaman.isi.nihil.isVisible()
    assert not halaman.isi.no_nihil.isVisible()  # it can be made, so nobody looks for it
    halaman.choose("Laporan TW IV 2026")
    assert not halaman.isi.nihil.isVisible()
    assert halaman.isi.no_nihil.isVisible()


def test_that_an_unchanged_content_hands_out_the_stored_file(dengan_paket):
    halaman = dengan_paket
    before = halaman.page.model.row_at(0).paket
    halaman.choose(TW3)
    assert "belum berubah" in state(halaman, TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    assert not halaman.page.making.asking
    assert "berkas yang sama dipakai lagi" in halaman.said()
    assert [row.paket for row in halaman.page.model.rows] == [before]
    assert len(list((halaman.office.folder / "paket").glob("*"))) == 1


def test_that_an_error_found_by_the_rules_of_pusat_stops_the_package(halaman, monkeypatch):
    real = halaman.office.paket.preflight

    def refuse(calon, nihil="", *, flashdisk=False):
        from dataclasses import replace

        from ranpk_desktop.domain.finding import Finding

        place = {"butir_id": None}
        finding = Finding("R241", Tingkat.KESALAHAN, "Tidak ada pejabat.", tempat=place)
        return replace(real(calon, nihil, flashdisk=flashdisk), temuan=(finding,))

    monkeypatch.setattr(
        type(halaman.office.paket), "preflight", lambda _self, *a, **k: refuse(*a, **k)
    )
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    assert "belum akan diterima" in halaman.periksa.message.text
    assert not halaman.periksa.primary.isEnabled()
    halaman.periksa.go.click()
    halaman.seluruh.settle()
    assert halaman.seluruh.shown() == "Pengaturan"


def test_that_the_check_shows_what_goes_in_and_how_large_it_is(halaman):
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    names = [nama for nama, _ukuran in halaman.periksa.isi.model.rows]
    assert names[0] == "data.json"
    assert "laporan-TW3-2026.pdf" in names
    assert "satu email memuat 7,4 MB" in halaman.periksa.meter.text()
    assert 0 < halaman.periksa.bar.value() < halaman.periksa.bar.maximum()


def test_that_the_steps_can_be_gone_back(halaman):
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    halaman.periksa.submit()
    halaman.seluruh.settle()
    halaman.tanda.before.click()
    halaman.seluruh.settle()
    assert halaman.periksa.isVisible()
    halaman.periksa.before.click()
    halaman.seluruh.settle()
    assert halaman.isi.table.chosen().judul == TW3
    halaman.press(Qt.Key.Key_Escape)
    assert not halaman.page.making.asking


def test_that_the_first_package_makes_the_key_and_forgets_the_passphrase(buka):
    halaman = HalamanPaket(buka(fill_and_lock))
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    halaman.periksa.submit()
    halaman.seluruh.settle()
    assert "5 kata atau 14 huruf" in halaman.tanda.words.text()
    halaman.type(FRASA)
    halaman.press(Qt.Key.Key_Tab)
    halaman.type(FRASA)
    halaman.press(Qt.Key.Key_Return)
    assert not halaman.tanda.frasa.text()
    assert not halaman.tanda.ulang.text()
    assert halaman.office.identitas.has_key
    assert halaman.page.chosen().judul == TW3
    assert "kode pengenal" in halaman.said()


@pytest.mark.parametrize(
    ("frasa", "ulang", "field", "kata"),
    [
        ("", "", "frasa", "belum diisi"),
        (FRASA, FRASA + "x", "ulang", "tidak sama"),
        ("pendek", "pendek", "frasa", "terlalu pendek"),
    ],
)
def test_that_an_unfit_passphrase_is_refused_at_its_field(buka, frasa, ulang, field, kata):
    halaman = HalamanPaket(buka(fill_and_lock))
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    halaman.periksa.submit()
    halaman.seluruh.settle()
    halaman.tanda.frasa.setText(frasa)
    halaman.tanda.ulang.setText(ulang)
    halaman.tanda.submit()
    halaman.seluruh.settle()
    assert kata in halaman.tanda.fields[field].error
    assert halaman.tanda.asking
    assert not halaman.office.identitas.has_key


def at_signature(halaman):
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    halaman.periksa.submit()
    halaman.seluruh.settle()
    return halaman.tanda


def test_that_a_wrong_passphrase_is_asked_for_again(halaman):
    tanda = at_signature(halaman)
    assert tanda.fields["ulang"].isHidden()
    halaman.sign("bukan frasa yang benar itu")
    assert "tidak cocok" in tanda.fields["frasa"].error
    assert not tanda.frasa.text()
    assert QApplication.focusWidget() is tanda.frasa
    halaman.type("k")
    assert not tanda.fields["frasa"].error
    halaman.sign()
    assert halaman.page.chosen().judul == TW3


def test_that_closing_the_pane_forgets_the_passphrase(halaman):
    tanda = at_signature(halaman)
    halaman.type(FRASA)
    halaman.press(Qt.Key.Key_Escape)
    assert not tanda.frasa.text()
    assert not halaman.page.making.asking


def test_that_a_package_can_be_stopped_and_tried_again(halaman, monkeypatch):
    tanda, begun = at_signature(halaman), []
    build = service.build

    def slow(persiapan, frasa, report):
        begun.append(True)
        while True:
            report(1, 100)

    monkeypatch.setattr(service, "build", slow)
    tanda.frasa.setText(FRASA)
    tanda.submit()
    halaman.seluruh.wait_for(lambda: bool(begun) and tanda.stop.isVisible())
    tanda.stop.click()
    halaman.seluruh.settle()
    assert tanda.asking
    assert "dihentikan" in tanda.message.text
    assert not (halaman.office.folder / "paket").exists()
    monkeypatch.setattr(service, "build", build)
    halaman.sign()
    assert halaman.page.chosen().judul == TW3


def test_that_a_full_disk_leaves_the_pane_open_with_the_sentence(halaman, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    tanda = at_signature(halaman)
    monkeypatch.setattr(halaman.office.paket, "record", refuse)
    halaman.sign()
    assert tanda.message.text == "Disk penuh."
    assert tanda.primary.isEnabled()


def test_that_a_clock_that_cannot_be_right_is_named_before_sealing(halaman, monkeypatch):
    monkeypatch.setattr(halaman.office.jam, "check", lambda: "Jam komputer salah.")
    tanda = at_signature(halaman)
    assert tanda.message.text == "Jam komputer salah."
    assert tanda.primary.text() == "Tetap buat pa&ket"


def test_that_realisasi_leads_here_with_its_quarter_chosen(halaman):
    halaman.seluruh.window.open_page("realisasi")
    halaman.seluruh.settle()
    halaman.seluruh.page("realisasi").view("indikator").open_package()
    halaman.seluruh.settle()
    assert halaman.seluruh.shown() == "Paket & Kirim"
    assert halaman.isi.isVisible()
    assert halaman.isi.table.chosen().judul == TW3


def with_photo(office):
    """Lock the quarter with a photograph among its evidence, and make the key."""
    contoh.fill(office)
    row = office.realisasi.load(2026, Triwulan.III).laporan.baris[0]
    kept = keep(office.data_dukung.files, examine("Foto pasar.jpg", photo()))
    office.data_dukung.add_berkas(DukunganRealisasi(row.butir_id, Triwulan.III), [kept])
    kepala = next(it for it in office.kantor.pejabat() if not it["sebutan"])
    lock(office, 2026, Triwulan.III, kepala["id"])
    office.identitas.make_key(FRASA)


def test_that_a_file_that_no_mail_holds_waits_for_the_word_flashdisk(buka, monkeypatch):
    monkeypatch.setattr(buat_paket, "UKURAN_MAKS", 1000)  # the photograph is too large now
    halaman = HalamanPaket(buka(with_photo))
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    assert "belum akan diterima" in halaman.periksa.message.text
    halaman.periksa.stick.click()
    halaman.seluruh.settle()
    assert "akan diterima Pusat" in halaman.periksa.message.text
    halaman.periksa.submit()
    halaman.seluruh.settle()
    halaman.sign()
    assert halaman.page.chosen().judul == TW3


def test_that_big_evidence_leads_to_where_scans_are_made_smaller(halaman, monkeypatch):
    from ui.paket import periksa_pane

    monkeypatch.setattr(periksa_pane, "_BIG", 1000)
    halaman.choose(TW3)
    halaman.isi.submit()
    halaman.seluruh.settle()
    assert "dikecilkan" in halaman.periksa.meter.text()
    halaman.periksa.shrink.click()
    halaman.seluruh.settle()
    assert halaman.seluruh.shown() == "Realisasi"
