"""What is typed about evidence, and the keyboard in the whole pane."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ranpk_desktop.domain.data_dukung import JenisDukung
from tests.ui.data_dukung.conftest import mime_of
from tests.ui.keyboard import nameless, reachable
from ui.core.table_view import TableView

Key = Qt.Key


def test_that_a_paper_is_typed_and_kept(dukungan):
    dukungan.click("Dokumen fisik…")
    for text in ("Berita acara", "12/2026", "31/9/2026"):
        dukungan.jendela.keys(text)
        dukungan.press(Key.Key_Tab)
    dukungan.click("Tambahkan")
    form = dukungan.pane.forms[JenisDukung.DOKUMEN_FISIK]
    assert form.fields["tanggal"].error
    form.fields["tanggal"].input.setText("30/9/2026")
    dukungan.press(Key.Key_Return)
    (row,) = dukungan.table.model.rows
    assert (row.isi.nama, row.isi.nomor) == ("Berita acara", "12/2026")
    assert row.isi.tanggal == date(2026, 9, 30)
    dukungan.choose("Berita acara")
    dukungan.press(Key.Key_F2)
    assert form.values()["tanggal"] == "30 September 2026"


def test_that_what_is_wrong_stands_at_its_field_and_nothing_is_lost(dukungan):
    dukungan.click("Tautan web…")
    dukungan.jendela.keys("bukan alamat")
    dukungan.press(Key.Key_Return)
    form = dukungan.pane.forms[JenisDukung.TAUTAN]
    assert "bukan alamat web" in form.fields["url"].error
    assert form.values()["url"] == "bukan alamat"
    assert dukungan.jendela.page.unsaved() == 1
    dukungan.press(Key.Key_Escape)
    assert dukungan.list.isVisible()
    assert dukungan.jendela.page.unsaved() == 0


def test_that_a_form_half_typed_stays_and_belongs_to_its_row(dukungan):
    dukungan.click("Dokumen fisik…")
    dukungan.jendela.keys("Berita acara")
    dukungan.jendela.page.pane.view.go_to(dukungan.jendela.row("8").key, "nilai")
    dukungan.settle()
    form = dukungan.pane.forms[JenisDukung.DOKUMEN_FISIK]
    assert form.isVisible()
    form.primary.click()
    dukungan.settle()
    assert dukungan.stored("4") == ["Berita acara"]
    assert dukungan.stored("8") == dukungan.names == []


def test_that_a_form_nobody_typed_in_goes_with_its_row(dukungan):
    dukungan.click("Tautan web…")
    dukungan.go("8")
    assert dukungan.list.isVisible()


def test_that_f2_changes_what_is_typed_about_an_item(dukungan, berkas):
    dukungan.drop(mime_of(berkas))
    dukungan.choose("laporan.pdf")
    dukungan.press(Key.Key_F2)
    form = dukungan.pane.forms[JenisDukung.BERKAS]
    assert form.values() == {"nama": "laporan.pdf", "keterangan": ""}
    dukungan.jendela.keys("Ditandatangani kepala")
    dukungan.press(Key.Key_Return)
    assert dukungan.table.model.row_at(0).isi.keterangan == "Ditandatangani kepala"


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1040)])
def test_that_everything_has_a_name_and_is_whole(dukungan, size):
    dukungan.jendela.window.resize(*size)
    dukungan.go("3")
    dukungan.choose("Rekap hasil uji TW III")
    for ask in (None, dukungan.pane.ask_link, dukungan.pane.ask_paper, dukungan.pane.ask_existing):
        if ask:
            ask()
        dukungan.settle()
        stops = reachable(dukungan.pane)
        assert nameless(stops) == []
        for widget in stops:
            if not isinstance(widget, TableView):
                assert widget.width() >= widget.minimumSizeHint().width(), widget
        dukungan.pane._show_list()


def test_that_tab_goes_through_the_pane_from_above(dukungan, berkas):
    dukungan.drop(mime_of(berkas))
    dukungan.choose("laporan.pdf")
    dukungan.list.add[0].setFocus()
    seen = []
    for _step in range(8):
        seen.append(dukungan.jendela.focus)
        dukungan.press(Key.Key_Tab)
    assert seen == [*dukungan.list.add, dukungan.table.view, *dukungan.list.each]


def test_that_tab_goes_from_field_to_field_and_then_to_the_buttons(dukungan):
    for ask, jenis in (
        (dukungan.pane.ask_link, JenisDukung.TAUTAN),
        (dukungan.pane.ask_paper, JenisDukung.DOKUMEN_FISIK),
    ):
        ask()
        form = dukungan.pane.forms[jenis]
        wanted = [field.input for field in form.fields.values()] + [form.primary, form.cancel]
        wanted[0].setFocus()
        for stop in wanted:
            assert dukungan.jendela.focus is stop
            dukungan.press(Key.Key_Tab)
