"""Evidence in the window: every way to add it, to open it, and to take it off again."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QToolButton

from db.file_store import FileStore
from ranpk_desktop.domain.data_dukung import DukunganRatl, JenisDukung
from ranpk_desktop.errors import KnownError
from tests.berkas import JPEG, PDF, PNG, photo
from tests.kuncian import lock
from tests.ui.data_dukung.conftest import mime_of
from ui.data_dukung.pane import DataDukungPane

Key = Qt.Key


def test_that_files_are_chosen_in_a_dialog(dukungan, berkas, tmp_path, monkeypatch):
    other = tmp_path / "gambar.png"
    other.write_bytes(PNG)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: ([str(berkas), str(other)], "")
    )
    dukungan.click("Tambah berkas…")
    assert dukungan.names == dukungan.stored("4") == ["gambar.png", "laporan.pdf"]
    assert dukungan.detail.parts.value() == "data_dukung"
    titles = [made.text() for made in dukungan.detail.parts.switch.findChildren(QToolButton)]
    assert titles == ["Rincian", "Komponen (0/2)", "Data dukung (2)"]


def test_that_a_dialog_given_up_changes_nothing(dukungan, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    dukungan.click("Tambah berkas…")
    assert dukungan.names == []


def test_that_files_are_pasted(dukungan, berkas):
    dukungan.paste(mime_of(berkas))
    assert dukungan.names == ["laporan.pdf"]
    dukungan.paste(mime_of(berkas))
    assert dukungan.message() == "Berkas ini sudah ada pada baris ini."


def test_that_a_copied_picture_becomes_a_png(dukungan):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    mime.setText("1\t2")  # as a spreadsheet does
    dukungan.paste(mime)
    (nama,) = dukungan.names
    assert nama.startswith("Tempelan 2026-12-01 ")
    assert nama.endswith(".png")


@pytest.mark.parametrize("by_url", [True, False])
def test_that_an_address_opens_the_form_with_it(dukungan, by_url):
    url = "https://contoh.go.id/a?b=1"
    mime = mime_of(text=url)
    if by_url:
        mime.setUrls([QUrl(url)])
    dukungan.paste(mime)
    form = dukungan.pane.forms[JenisDukung.TAUTAN]
    assert form.isVisible()
    assert form.values()["url"] == url
    assert form.values()["tanggal"] == "1 Desember 2026"
    assert dukungan.jendela.focus is form.fields["nama"].input
    dukungan.jendela.keys("Unggahan")
    dukungan.press(Key.Key_Return)
    assert dukungan.names == ["Unggahan"]
    assert dukungan.jendela.focus is dukungan.table.view


def test_that_other_text_is_not_taken(dukungan):
    dukungan.paste(mime_of(text="Catatan rapat"))
    assert "berkas, gambar, atau alamat web" in dukungan.message()
    assert dukungan.names == []


@pytest.mark.parametrize("part", ["rincian", "data_dukung"])
def test_that_files_are_dropped_on_the_details_whatever_they_show(dukungan, berkas, part):
    dukungan.detail.parts.show_part(part)
    dukungan.go("8")
    assert dukungan.drop(mime_of(berkas))
    assert dukungan.names == dukungan.stored("8") == ["laporan.pdf"]
    assert dukungan.pane.isVisible()


def test_that_text_is_not_dropped(dukungan):
    assert not dukungan.drop(mime_of(text="Catatan rapat"))


def test_that_what_is_refused_is_told_and_the_rest_is_added(dukungan, berkas, tmp_path):
    jahat = tmp_path / "pasang.exe"
    jahat.write_bytes(b"MZ" + bytes(100))
    dukungan.drop(mime_of(jahat, berkas, tmp_path / "tidak-ada.pdf"))
    assert dukungan.names == ["laporan.pdf"]
    assert "pasang.exe" in dukungan.message()
    assert "tidak-ada.pdf" in dukungan.message()


def test_that_a_big_picture_is_asked_about_with_what_it_saves(dukungan, foto):
    dukungan.drop(mime_of(foto))
    assert dukungan.question().startswith("“foto.jpg” dapat dikecilkan dari 2,4 MB menjadi ")
    assert "hemat" in dukungan.question()
    assert dukungan.names == []
    dukungan.click("Kecilkan")
    assert dukungan.names == ["foto.jpg"]
    assert dukungan.table.model.row_at(0).isi.ukuran < 1_500_000
    assert dukungan.question() == ""


def test_that_the_original_can_be_kept(dukungan, foto, berkas):
    dukungan.drop(mime_of(foto, berkas))
    assert dukungan.names == []
    dukungan.click("Pakai aslinya")
    assert dukungan.names == ["foto.jpg", "laporan.pdf"]
    assert dukungan.table.model.row_at(0).isi.ukuran == foto.stat().st_size
    dukungan.jendela.window.undo_action.trigger()
    dukungan.settle()
    assert dukungan.names == []


def test_that_a_full_disk_for_a_big_picture_loses_no_other_file(
    dukungan, foto, berkas, monkeypatch
):
    dukungan.drop(mime_of(foto, berkas))

    def put(_files, _isi):
        raise KnownError("DISK_PENUH", "Tidak ada cukup ruang.")

    monkeypatch.setattr(FileStore, "put", put)
    dukungan.click("Pakai aslinya")
    assert dukungan.names == ["laporan.pdf"]
    assert "Tidak ada cukup ruang." in dukungan.message()


def test_that_closing_the_question_leaves_the_picture_out(dukungan, foto, berkas):
    dukungan.drop(mime_of(foto, berkas))
    dukungan.list.question._close.click()
    dukungan.settle()
    assert dukungan.names == ["laporan.pdf"]


def test_that_a_picture_goes_to_the_row_it_was_dropped_on(dukungan, foto, tmp_path):
    second = tmp_path / "lain.jpg"
    second.write_bytes(photo(seed=6))
    dukungan.drop(mime_of(foto))
    dukungan.go("8")
    dukungan.drop(mime_of(second))
    dukungan.click("Kecilkan")
    assert dukungan.question().startswith("“lain.jpg”")
    dukungan.click("Kecilkan")
    assert dukungan.stored("4") == ["foto.jpg"]
    assert dukungan.stored("8") == ["lain.jpg"]


def test_that_a_picture_beyond_the_limit_can_only_be_made_smaller(dukungan, tmp_path):
    besar = tmp_path / "besar.jpg"
    besar.write_bytes(photo() + bytes(7_000_000))
    dukungan.drop(mime_of(besar))
    with pytest.raises(IndexError):
        dukungan.click("Pakai aslinya")
    dukungan.click("Kecilkan")
    assert dukungan.names == ["besar.jpg"]


def test_that_delete_takes_an_item_off_and_the_button_brings_it_back(dukungan, berkas):
    dukungan.drop(mime_of(berkas))
    dukungan.choose("laporan.pdf")
    dukungan.press(Key.Key_Delete)
    assert dukungan.names == dukungan.stored("4") == []
    assert dukungan.message() == "“laporan.pdf” dilepas dari baris ini."
    dukungan.click("Urungkan")
    assert dukungan.names == ["laporan.pdf"]
    assert dukungan.message() == ""


def test_that_the_offer_to_undo_goes_with_the_next_command(dukungan, berkas):
    dukungan.drop(mime_of(berkas))
    dukungan.choose("laporan.pdf")
    dukungan.click("Lepas")
    assert dukungan.message()
    dukungan.jendela.type("4", "nilai", "85")
    assert dukungan.message() == ""


def test_that_an_item_is_deleted_from_every_row_at_once(dukungan):
    dukungan.go("3")
    dukungan.choose("Rekap hasil uji TW III")
    dukungan.press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "dihapus dari semua baris" in dukungan.message()
    assert "Rekap hasil uji TW III" not in dukungan.stored("3") + dukungan.stored("2")
    dukungan.jendela.window.undo_action.trigger()
    dukungan.settle()
    assert "Rekap hasil uji TW III" in dukungan.names
    assert dukungan.stored("2") == ["Rekap hasil uji TW III"]


def test_that_enter_opens_a_copy_that_cannot_harm_the_evidence(dukungan, berkas, opened):
    dukungan.drop(mime_of(berkas))
    for _twice in range(2):
        dukungan.choose("laporan.pdf")
        dukungan.press(Key.Key_Return)
    first, second = opened
    assert isinstance(first, Path)
    assert first != second
    assert (first.name, first.read_bytes()) == ("laporan.pdf", PDF)
    assert not first.stat().st_mode & stat.S_IXUSR
    first.write_bytes(b"diubah")
    sha256 = dukungan.table.model.row_at(0).isi.sha256
    assert dukungan.office.data_dukung.files.read(sha256, "laporan.pdf") == PDF


def test_that_an_address_is_handed_to_the_browser_and_never_fetched(dukungan, opened):
    dukungan.go("2")
    dukungan.choose("Rekap hasil uji TW III")
    dukungan.click("Buka")
    assert opened == ["https://loka-contoh.example.go.id/hasil-uji-tw3"]


def test_that_a_paper_tells_where_it_is(dukungan, opened):
    dukungan.go("3")
    dukungan.choose("Berita acara pengawasan pasar")
    dukungan.press(Key.Key_Return)
    assert "disimpan di Lemari arsip 2, map biru" in dukungan.message()
    assert opened == []


def test_that_a_lost_file_is_told_in_list_table_and_filter(dukungan, berkas, opened):
    dukungan.drop(mime_of(berkas))
    files = dukungan.office.data_dukung.files
    (path,) = files.folder.glob("*/*")
    path.unlink()
    dukungan.go("8")
    dukungan.go("4")
    ukuran = dukungan.table.model.column_of("ukuran")
    assert dukungan.table.model.index(0, ukuran).data() == "hilang"
    dukungan.choose("laporan.pdf")
    dukungan.press(Key.Key_Return)
    assert "tidak ditemukan" in dukungan.message()
    assert opened == []
    dukungan.jendela.page.load()
    dukungan.settle()
    assert dukungan.jendela.text("4", "data_dukung") == "1 (1 hilang)"
    assert dukungan.jendela.text("3", "data_dukung") == "2"
    dukungan.jendela.window.open_page("beranda")
    dukungan.settle()
    beranda = dukungan.jendela.window.page("beranda")
    beranda.body.links["BERKAS_HILANG"].click()
    dukungan.settle()
    assert dukungan.jendela.page.model.rowCount() == 1
    dukungan.drop(mime_of(berkas))  # the same content mends it
    assert dukungan.office.data_dukung.files.missing([path.name]) == frozenset()


def test_that_a_small_picture_is_taken_without_asking(dukungan, tmp_path):
    path = tmp_path / "kecil.jpg"
    path.write_bytes(JPEG)
    dukungan.drop(mime_of(path))
    assert dukungan.names == ["kecil.jpg"]


def test_that_evidence_of_other_rows_is_found_and_used(dukungan):
    dukungan.click("Pilih yang ada…")
    picker = dukungan.pane.picker
    assert picker.isVisible()
    assert not picker.primary.isEnabled()
    dukungan.jendela.keys("rekap")
    dukungan.press(Key.Key_Return)
    assert dukungan.names == dukungan.stored("4") == ["Rekap hasil uji TW III"]
    dipakai = dukungan.table.model.column_of("dipakai")
    assert dukungan.table.model.index(0, dipakai).data() == "3 baris"


def test_that_several_can_be_picked_and_esc_picks_none(dukungan):
    dukungan.click("Pilih yang ada…")
    dukungan.press(Key.Key_Escape)
    assert dukungan.names == []
    dukungan.click("Pilih yang ada…")
    dukungan.pane.picker.table.view.setFocus()
    dukungan.pane.picker.table.view.selectAll()
    dukungan.press(Key.Key_Return)
    assert len(dukungan.names) == 2
    dukungan.click("Pilih yang ada…")
    assert "Belum ada data dukung lain" in dukungan.message()


def test_that_the_meter_counts_the_whole_quarter_and_warns(dukungan, tmp_path):
    def size():
        return dukungan.list.meter.words.text()

    assert size() == "0,0 / 7,4 MB"
    for nomor, besar in (("4", 3_100_000), ("8", 4_900_000)):
        path = tmp_path / f"{nomor}.pdf"
        path.write_bytes(PDF + bytes(besar))
        dukungan.go(nomor)
        dukungan.drop(mime_of(path))
    assert size() == "8,0 / 7,4 MB, lebih dari satu email"
    dukungan.go("4")
    assert size() == "8,0 / 7,4 MB, lebih dari satu email"


def test_that_a_locked_quarter_can_only_be_read(terkunci, berkas, opened):
    assert terkunci.names == ["Berita acara pengawasan pasar", "Rekap hasil uji TW III"]
    assert not any(button.isVisible() for button in terkunci.list.add)
    assert terkunci.list.locked.isVisible()
    terkunci.choose("Rekap hasil uji TW III")
    for key in (Key.Key_Delete, Key.Key_F2):
        terkunci.press(key)
    terkunci.paste(mime_of(berkas))
    assert terkunci.list.isVisible()
    terkunci.drop(mime_of(berkas))
    assert "sudah dikunci" in terkunci.message()
    assert terkunci.stored("3") == ["Berita acara pengawasan pasar", "Rekap hasil uji TW III"]
    terkunci.choose("Rekap hasil uji TW III")
    terkunci.press(Key.Key_Return)
    assert opened


def test_that_a_lock_reaches_the_pane_at_once(dukungan):
    assert dukungan.list.add[0].isVisible()
    pejabat = dukungan.office.kantor
    dukungan.jendela.do(
        lambda: lock(
            dukungan.office, 2026, dukungan.jendela.row("4").triwulan, pejabat.pejabat()[0]["id"]
        )
    )
    dukungan.settle()
    assert not dukungan.list.add[0].isVisible()


def test_that_a_quarter_locked_meanwhile_refuses_with_its_sentence(dukungan, berkas, monkeypatch):
    dukungan.jendela.tasks.bus.changed.disconnect(dukungan.pane._follow)
    pejabat = dukungan.office.kantor
    dukungan.jendela.do(
        lambda: lock(
            dukungan.office, 2026, dukungan.jendela.row("4").triwulan, pejabat.pejabat()[0]["id"]
        )
    )
    dukungan.drop(mime_of(berkas))
    assert "sudah dikunci" in dukungan.message()
    assert dukungan.stored("4") == []


def test_that_any_page_can_show_the_pane_for_a_row_of_its_own(dukungan, berkas, qtbot):
    pane = DataDukungPane(dukungan.jendela.window.context)
    qtbot.addWidget(pane)
    baris = dukungan.jendela.do(dukungan.jendela.office.ratl.load).baris
    pane.show_target(DukunganRatl(next(it.ratl.id for it in baris if not it.dukungan)))
    pane.resize(900, 300)
    pane.show()
    dukungan.settle()
    dukungan.drop(mime_of(berkas), on=pane)
    assert [row.isi.nama for row in pane.list.table.model.rows] == ["laporan.pdf"]
    assert pane.list.meter.words.text() == "0,0 / 7,4 MB"
    pane.show_target(None)
    assert not dukungan.drop(mime_of(berkas), on=pane)
