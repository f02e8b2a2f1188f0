from PySide6.QtGui import QColor

from ui.core.messages import InlineMessage
from ui.core.theme import DARK, LIGHT, Mode


def colours(widget):
    image = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_that_the_icon_of_a_message_takes_the_colours_of_another_theme(dress, qtbot):
    message = InlineMessage()
    qtbot.addWidget(message)
    message.show_message("Disk penuh.", "buruk")
    assert LIGHT.tones["buruk"].text in colours(message._icon)
    dress.set_mode(Mode.GELAP)
    assert DARK.tones["buruk"].text in colours(message._icon)
