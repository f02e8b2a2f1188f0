import itertools

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QPalette

from ranpk_desktop.paths import resource
from ui.core import icons, theme
from ui.core.colors import DARK, LIGHT, TONES, Colors, contrast
from ui.core.theme import Mode


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_that_every_text_has_enough_contrast_on_every_ground(colors: Colors):
    grounds = ("window", "rail", "surface", "stripe", "field", "hover")
    for text, ground in itertools.product(("text", "muted", "accent"), grounds):
        ratio = contrast(getattr(colors, text), getattr(colors, ground))
        assert ratio >= 4.5, (text, ground, ratio)
    for ground in ("accent", "accent_hover"):
        assert contrast(colors.on_accent, getattr(colors, ground)) >= 4.5
    assert contrast(colors.text, colors.selection) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("tone", TONES)
def test_that_every_status_can_be_read_in_cells_messages_and_selections(colors: Colors, tone: str):
    text, soft = colors.tones[tone].text, colors.tones[tone].ground
    for ground in (soft, colors.window, colors.surface, colors.field, colors.selection):
        assert contrast(text, ground) >= 4.5, (tone, ground)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_that_the_frames_of_fields_and_the_focus_can_be_seen(colors: Colors):
    assert contrast(colors.outline, colors.surface) >= 3
    assert contrast(colors.accent, colors.window) >= 3


def test_that_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_that_the_colours_can_be_switched_and_are_announced(dress, qapp, qtbot):
    with qtbot.waitSignal(dress.changed):
        dress.set_mode(Mode.GELAP)
    assert theme.colors() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    dress.set_mode(Mode.SISTEM)
    assert dress.mode is Mode.SISTEM


def test_that_sizes_grow_with_the_application_font(dress, qapp):
    before = QFont(qapp.font())
    small = theme.row_height(2)
    try:
        large = QFont(before)
        large.setPointSizeF(before.pointSizeF() * 2)
        qapp.setFont(large)
        assert theme.row_height(2) >= 1.7 * small
        assert theme.font("judul").pointSizeF() == pytest.approx(large.pointSizeF() * 1.5)
    finally:
        qapp.setFont(before)


def test_that_two_lines_fit_into_a_tall_row(dress):
    assert QFontMetricsF(theme.font()).height() * 2 + 2 * theme.px(4) <= theme.row_height(2)


def test_that_every_tone_has_its_own_icon_shape():
    assert set(icons.STATUS_ICONS) == set(TONES)
    assert len(set(icons.STATUS_ICONS.values())) == len(TONES)


def test_that_icons_take_the_colour_of_the_theme_when_they_are_painted(dress):
    drawn = icons.icon("check", "baik")
    dress.set_mode(Mode.TERANG)
    light = drawn.pixmap(64, 64).toImage()
    dress.set_mode(Mode.GELAP)
    dark = drawn.pixmap(64, 64).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for image in (light, dark)
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.tones["baik"].text in seen
    assert DARK.tones["baik"].text in seen


def test_that_every_icon_file_takes_a_colour_and_the_licence_lies_beside_them():
    folder = resource("theme", "icons")
    assert (folder / "LICENSE").read_text(encoding="utf-8").startswith("ISC License")
    for file in folder.glob("*.svg"):
        assert "currentColor" in file.read_text(encoding="utf-8"), file.name
