"""The page as a whole: empty, reachable by keyboard, named, and safe to close."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import open_office
from tests.ui.jendela import SAAT, fill_and_lock, set_up_only


def focusable(parent):
    return [
        widget
        for widget in parent.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def test_that_a_year_without_a_plan_explains_itself_and_leads_to_the_plan(make_window):
    jendela = make_window(set_up_only)
    page = jendela.page
    assert not page.pane.view.isVisible()
    assert not page.detail.isVisible()
    assert not page.summary.isVisible()
    titles = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert "&Susun rencana" in titles
    assert "&Kunci triwulan…" not in titles
    page.open_rencana()
    jendela.settle()
    assert jendela.window.page("rencana").tahun.value() == page.tahun.value()


def test_that_years_with_a_plan_and_this_and_the_next_one_are_offered(jendela):
    tahun = jendela.page.tahun
    assert [tahun.itemText(at) for at in range(tahun.count())] == ["2026", "2027"]
    tahun.setCurrentIndex(1)
    tahun.activated.emit(1)
    jendela.settle()
    assert not jendela.page.pane.view.isVisible()
    assert jendela.page.triwulan.value() == "TW3"


def test_that_every_widget_that_takes_the_keyboard_has_a_name(terkunci):
    terkunci.page.open_unlock()
    terkunci.settle()
    for widget in focusable(terkunci.page):
        named = widget.accessibleName() or (
            isinstance(widget, QAbstractButton) and (widget.text() or widget.toolTip())
        )
        assert named, widget


def test_that_tab_reaches_everything(jendela):
    reached = set()
    jendela.page.triwulan.findChildren(QWidget)[0].setFocus()
    for _step in range(40):
        reached.add(QApplication.focusWidget())
        held = (
            Qt.KeyboardModifier.ControlModifier
            if QApplication.focusWidget() is jendela.page.pane.view
            else Qt.KeyboardModifier.NoModifier
        )
        jendela.key(Qt.Key.Key_Tab, held)
    missing = [
        widget
        for widget in focusable(jendela.page)
        if widget not in reached and not is_other_segment(widget)
    ]
    assert not missing


def is_other_segment(widget):
    return widget.property("gaya") == "segmen" and not widget.isChecked()


def test_that_closing_waits_for_what_is_still_queued(make_window, tmp_path, qtbot):
    jendela = make_window()
    office, save = jendela.office, jendela.office.realisasi.save_nilai

    def slow(*arguments):
        time.sleep(0.2)
        return save(*arguments)

    office.realisasi.save_nilai = slow
    butir_id = jendela.row("4").isi.butir_id
    for nomor, teks in (("4", "85,1"), ("8", "1")):
        jendela.go(nomor, "nilai")
        jendela.keys(teks)
        if nomor == "4":
            jendela.key(Qt.Key.Key_Return)
    jendela.window.close()
    assert jendela.window.isVisible()
    qtbot.waitUntil(lambda: not jendela.window.isVisible())
    jendela.close()
    with open_office(tmp_path / "kantor", lambda: SAAT) as again:
        rows = {row.butir_id: row for row in again.realisasi.load(2026, Triwulan.III).laporan.baris}
    assert str(rows[butir_id].isian.nilai) == "85.1"
    assert sum(not row.isian.kosong for row in rows.values()) == 7


def test_that_a_refused_cell_keeps_the_window_open(jendela):
    jendela.type("4", "nilai", "abc")
    jendela.window.close()
    jendela.settle()
    assert jendela.window.isVisible()
    assert "1 isian belum tersimpan" in jendela.window.banners.shown["tutup"].text


@pytest.fixture
def large_font(qapp):
    before, large = qapp.font(), qapp.font()
    large.setPointSizeF(16)
    qapp.setFont(large)
    yield
    qapp.setFont(before)


def test_that_a_large_font_still_fits_a_small_screen(large_font, make_window):
    jendela = make_window(fill_and_lock)
    for action in (jendela.page.load, jendela.page.open_package, jendela.page.open_unlock):
        action()
        jendela.settle()
        smallest = jendela.window.minimumSizeHint()
        assert (smallest.width(), smallest.height()) <= (1366, 768)
        assert jendela.window.height() == 768


def test_that_a_click_on_a_quarter_takes_what_stands_in_the_open_editor_along(jendela, qtbot):
    jendela.go("4", "nilai")
    jendela.keys("85,1")
    button = jendela.page.triwulan.findChildren(QAbstractButton)[3]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    jendela.settle()
    assert jendela.page.triwulan.value() == "TW4"
    assert jendela.text("4", "sebelumnya") == "85,1"
