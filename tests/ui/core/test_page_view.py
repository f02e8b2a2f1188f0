"""The pages of a document: where they stand, what is drawn, and how they are reached."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ranpk_desktop.errors import KnownError
from tests.ui.core.kertas import framed, picture
from ui.core import page_view
from ui.core.page_view import ZOOMS
from ui.core.pdf_view import PdfView

A4, LANDSCAPE = (210, 297), (330, 215)


@pytest.fixture
def view(qtbot, dress):
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_bytes(framed(A4, LANDSCAPE, A4, A4))
    made.setFocus()
    QApplication.processEvents()
    return made


def at_rest(qtbot, view):
    """Wait until all that is in sight is drawn."""

    def done():
        view.pages.viewport().repaint()
        return not view.pages._asked and view.pages._shown <= set(view.pages._tiles)

    qtbot.waitUntil(done)


def ink(view):
    """Return the picture of what is in sight, black on white."""
    return picture(view.pages.viewport().grab().toImage()).point(lambda g: 255 * (g < 128))


def test_that_pages_fill_the_width_each_in_its_own_scale(view, qtbot):
    at_rest(qtbot, view)
    widths = {rect.width() for rect in view.pages._rects}
    assert max(widths) - min(widths) <= 1
    assert max(widths) < view.pages.viewport().width()
    assert ink(view).getbbox()


def test_that_a_whole_page_fits_into_the_view(view, qtbot):
    view.zoom.set_value("halaman")
    view.zoom.edited.emit()
    at_rest(qtbot, view)
    for rect in view.pages._rects:
        assert rect.height() <= view.pages.viewport().height()


def test_that_a_hundred_per_cent_is_the_size_on_paper(view):
    view.pages.set_zoom("100")
    width = view.pages._rects[0].width()
    assert width == pytest.approx(210 / 25.4 * view.logicalDpiX(), abs=1)


def test_that_zoom_steps_stop_at_both_ends(view):
    for _time in range(12):
        view.larger.click()
    assert view.zoom.value() == str(ZOOMS[-1])
    for _time in range(12):
        view.smaller.click()
    assert view.zoom.value() == str(ZOOMS[0])


def test_that_ctrl_and_the_wheel_zoom(view):
    view.pages.set_zoom("100")
    where = QPointF(100, 100)
    event = QWheelEvent(
        where,
        view.pages.viewport().mapToGlobal(where),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.pages.viewport(), event)
    assert view.zoom.value() == "125"


def test_that_keys_go_from_page_to_page_and_to_both_ends(view, qtbot):
    key = Qt.Key
    assert view.number.text() == "Halaman 1 dari 4"
    view.next.click()
    assert view.number.text() == "Halaman 2 dari 4"
    qtbot.keyClick(view.pages, key.Key_End)
    assert view.number.text() == "Halaman 4 dari 4"
    assert not view.next.isEnabled()
    qtbot.keyClick(view.pages, key.Key_Home)
    assert view.number.text() == "Halaman 1 dari 4"
    assert not view.previous.isEnabled()
    before = view.pages.verticalScrollBar().value()
    qtbot.keyClick(view.pages, key.Key_PageDown)
    assert view.pages.verticalScrollBar().value() > before
    assert view.pages.accessibleDescription() == view.number.text()


def test_that_a_small_page_leads_to_the_large_one(view, qtbot):
    assert view.small.count() == 4
    view.small.setCurrentRow(2)
    assert view.pages.page == 2
    qtbot.waitUntil(lambda: view.small.item(3).data(Qt.ItemDataRole.DecorationRole) is not None)
    assert view.small.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Halaman 2"


def test_that_a_narrow_view_leaves_the_small_pages_out(view, qtbot):
    assert view.small.isVisible()
    view.toggle.click()
    assert not view.small.isVisible()
    view.toggle.click()
    view.resize(400, 600)
    qtbot.waitUntil(lambda: not view.small.isVisible())


def test_that_a_new_version_stands_at_the_same_place_and_never_turns_white(view, qtbot):
    view.pages.set_zoom("150")
    view.pages.verticalScrollBar().setValue(700)
    at_rest(qtbot, view)
    before = ink(view).tobytes()
    view.show_bytes(framed(A4, LANDSCAPE, A4, A4))
    assert view.pages.verticalScrollBar().value() == 700
    assert ink(view).tobytes() == before
    at_rest(qtbot, view)
    assert ink(view).tobytes() == before
    assert not view.pages._before


def test_that_a_tile_asked_for_twice_is_still_drawn(view, qtbot):
    """A window that is resized lays out anew while its first tiles are on their way."""
    at_rest(qtbot, view)
    view.pages._tiles.clear()
    view.pages.viewport().repaint()
    view.pages._asked.clear()  # as laying out does
    view.pages.viewport().repaint()
    qtbot.waitUntil(lambda: view.pages._shown <= set(view.pages._tiles))


def test_that_a_shorter_document_shows_its_own_end(view, qtbot):
    view.pages.verticalScrollBar().setValue(view.pages.verticalScrollBar().maximum())
    view.show_bytes(framed(A4))
    at_rest(qtbot, view)
    assert view.number.text() == "Halaman 1 dari 1"
    assert view.small.count() == 1


def test_that_tiles_out_of_sight_are_forgotten(view, qtbot, monkeypatch):
    monkeypatch.setattr(page_view, "KEPT", 3_000_000)
    view.pages.set_zoom("400")
    bar = view.pages.verticalScrollBar()
    for place in range(0, bar.maximum(), 700):
        bar.setValue(place)
        at_rest(qtbot, view)
        held = sum(image.sizeInBytes() for image in view.pages._tiles.values())
        assert held <= 3_000_000 or len(view.pages._tiles) == len(view.pages._shown)


def test_that_what_cannot_be_shown_leaves_the_document_before(view):
    with pytest.raises(KnownError):
        view.show_bytes(b"bukan PDF")
    assert view.number.text() == "Halaman 1 dari 4"
