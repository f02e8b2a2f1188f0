"""Rows of a plan are dragged with the mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.butir import Level
from tests.ui.rencana.halaman import buka, halaman
from ui.core import outline

__all__ = ["buka", "halaman"]
LEFT, PLAIN, MOVE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier, Qt.DropAction.MoveAction
ABOVE, INTO, BELOW = 0.05, 0.5, 0.95


class Tangan:
    """Move the mouse over the table; the drag of the system ends where `target` says."""

    def __init__(self, halaman, monkeypatch):
        self.halaman, self.view = halaman, halaman.page.pane.view
        self.target, self.dragged = QPoint(), []
        self.before_drop = lambda: None
        tangan = self

        class Drag:
            """Stand in for QDrag, which waits for a mouse that offscreen nobody moves."""

            def __init__(self, source):
                assert source is tangan.view

            def setMimeData(self, content):  # noqa: N802  as Qt spells it
                self.content = content

            def exec(self, _actions):
                tangan.dragged.append(tangan.halaman.page.tree.outline.selected())
                tangan.carry(self.content)

        monkeypatch.setattr(outline, "QDrag", Drag)

    def at(self, uraian, part=INTO, column="nomor"):
        """Return a point of a row; `part` of its height from the top."""
        model = self.halaman.page.model
        position = model.position_of(self.halaman.key_of(uraian))
        rect = self.view.visualRect(model.index(position, model.column_of(column)))
        return QPoint(rect.center().x(), rect.top() + round(part * (rect.height() - 1)))

    def carry(self, content):
        """Send what the system sends while something is dragged and dropped."""
        told = (MOVE, content, LEFT, PLAIN.NoModifier)
        enter = QDragEnterEvent(self.target, *told)
        over = QDragMoveEvent(self.target, *told)
        for event in (enter, over):
            self.send(event)
            assert event.isAccepted()
        self.before_drop()
        self.send(QDropEvent(QPointF(self.target), *told))

    def send(self, event):
        QApplication.sendEvent(self.view.viewport(), event)

    def drag(self, uraian, target):
        """Press on the number of a row, move away, and drop."""
        self.target = target
        viewport, start = self.view.viewport(), self.at(uraian)
        QTest.mousePress(viewport, LEFT, PLAIN.NoModifier, start)
        QTest.mouseMove(viewport, start + QPoint(2, 1))
        assert not self.dragged
        QTest.mouseMove(viewport, start + QPoint(0, 40))
        QTest.mouseRelease(viewport, LEFT, PLAIN.NoModifier, start + QPoint(0, 40))
        self.halaman.seluruh.settle()

    def choose(self, *uraian):
        """Select rows with Ctrl and the mouse, at their text."""
        held = PLAIN.NoModifier
        for nama in uraian:
            QTest.mouseClick(self.view.viewport(), LEFT, held, self.at(nama, column="uraian"))
            held = PLAIN.ControlModifier

    def place(self, uraian):
        """Return in which line of the table a row stands."""
        return [line.strip() for line in self.halaman.shape].index(uraian)

    @property
    def chosen(self):
        keys = self.halaman.page.tree.outline.selected()
        return [self.halaman.page.tree.pohon.by_id[key].butir.uraian for key in keys]


@pytest.fixture
def tangan(halaman, monkeypatch):
    return Tangan(halaman, monkeypatch)


@pytest.mark.parametrize(
    ("at", "part", "shape"),
    [
        ("Satu", ABOVE, ["  Program", "    Tiga", "    Satu", "    Dua"]),
        ("Satu", INTO, ["  Program", "    Satu", "      Tiga", "    Dua"]),
        ("Satu", BELOW, ["  Program", "    Satu", "    Tiga", "    Dua"]),
        ("Program", INTO, ["  Program", "    Satu", "    Dua", "    Tiga"]),
        ("Program", BELOW, ["  Program", "    Tiga", "    Satu", "    Dua"]),
        ("Tiga", INTO, ["  Program", "    Satu", "    Dua", "    Tiga"]),
    ],
)
def test_that_a_row_goes_where_it_is_dropped(tangan, at, part, shape):
    tangan.drag("Tiga", tangan.at(at, part))
    assert tangan.dragged == [[tangan.halaman.key_of("Tiga")]]
    assert tangan.halaman.shape[3:] == shape


def test_that_below_a_closed_row_is_after_it(tangan):
    tangan.halaman.seluruh.do(
        lambda: tangan.halaman.office.susunan.add(2027, Level.SASARAN_KHUSUS, "Lain")
    )
    tangan.halaman.seluruh.do(
        lambda: tangan.halaman.office.susunan.add(
            2027, Level.PROGRAM, "Program lain", tangan.halaman.key_of("Lain")
        )
    )
    tangan.halaman.click_mark("Program")
    tangan.drag("Program lain", tangan.at("Program", BELOW))
    assert tangan.halaman.shape == [
        *("Sasaran", "  Indikator A", "  Indikator B", "  Program", "  Program lain", "Lain")
    ]


def test_that_rows_chosen_together_are_dragged_together(tangan):
    tangan.choose("Satu", "Tiga")
    tangan.drag("Tiga", tangan.at("Program", BELOW))
    assert tangan.halaman.shape[4:] == ["    Satu", "    Tiga", "    Dua"]


def test_that_a_click_leaves_one_row_of_several_chosen(tangan):
    tangan.choose("Satu", "Dua", "Tiga")
    assert tangan.chosen == ["Satu", "Dua", "Tiga"]
    viewport = tangan.view.viewport()
    QTest.mousePress(viewport, LEFT, PLAIN.NoModifier, tangan.at("Dua"))
    assert tangan.chosen == ["Satu", "Dua", "Tiga"]
    QTest.mouseRelease(viewport, LEFT, PLAIN.NoModifier, tangan.at("Dua"))
    assert tangan.chosen == ["Dua"]


def test_that_ctrl_adds_the_number_of_a_chosen_row_to_the_cells_chosen(tangan):
    tangan.choose("Satu", "Dua", "Tiga")
    QTest.mouseClick(tangan.view.viewport(), LEFT, PLAIN.ControlModifier, tangan.at("Dua"))
    assert tangan.chosen == ["Satu", "Dua", "Tiga"]
    assert len(tangan.view.selectedIndexes()) == 4


def test_that_a_fixed_plan_lets_nothing_be_dragged(tangan):
    tangan.halaman.page.tree.outline.movable = False
    tangan.drag("Tiga", tangan.at("Satu", ABOVE))
    assert not tangan.dragged


@pytest.fixture
def long_plan(tangan):
    office, program = tangan.halaman.office, tangan.halaman.key_of("Program")

    def grow():
        for nomor in range(60):
            office.susunan.add(2027, Level.KEGIATAN, f"Kegiatan {nomor:02}", program)

    tangan.halaman.seluruh.do(lambda: grow() or True)
    tangan.halaman.page.load()
    tangan.halaman.seluruh.settle()
    tangan.view.scrollToTop()
    return tangan


def test_that_rows_come_into_sight_while_something_is_held_at_an_edge(long_plan, qtbot):
    bar, viewport = long_plan.view.verticalScrollBar(), long_plan.view.viewport()
    assert bar.maximum() > 10
    outline_ = long_plan.halaman.page.tree.outline

    def wait():
        qtbot.waitUntil(lambda: bar.value() >= 3)
        assert outline_._mark.isVisible()

    long_plan.before_drop = wait
    long_plan.drag("Dua", QPoint(20, viewport.height() - 3))
    assert not outline_._scroll.isActive()
    assert not outline_._mark.isVisible()
    assert long_plan.place("Dua") > 10

    long_plan.view.scrollToBottom()
    end = bar.value()
    long_plan.before_drop = lambda: qtbot.waitUntil(lambda: bar.value() <= end - 3)
    long_plan.dragged.clear()
    long_plan.drag("Kegiatan 59", QPoint(20, 3))
    assert long_plan.place("Kegiatan 59") < long_plan.place("Kegiatan 58") - 3


def test_that_nothing_scrolls_in_the_middle_or_after_leaving(long_plan, qtbot):
    bar, viewport = long_plan.view.verticalScrollBar(), long_plan.view.viewport()
    middle = QPoint(20, viewport.height() // 2)

    def leave():
        qtbot.wait(150)
        assert bar.value() == 0
        long_plan.send(QDragLeaveEvent())
        assert not long_plan.halaman.page.tree.outline._scroll.isActive()

    long_plan.before_drop = leave
    long_plan.drag("Dua", middle)
    assert long_plan.dragged
