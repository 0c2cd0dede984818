"""The message over the picture."""

import pytest
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from handmirror.app.widgets.banner import Banner

TEXT = "1240 von 1260 Frames nach /home/me/Sitzungen/2026-12-01 aufgenommen"
BUTTONS = (("Öffnen", lambda: None), ("Alle Frames auswerten", lambda: None))


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    pane.resize(900, 400)
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.mark.parametrize(("width", "are_below"), [(900, False), (330, True)])
def test_buttons_are_below_the_text_where_they_would_leave_it_no_room(
    qtbot: QtBot, pane: QWidget, width: int, are_below: bool
) -> None:
    banner = Banner(pane)
    banner.show_message(TEXT, "info", buttons=BUTTONS)
    pane.resize(width, 400)
    buttons = (banner.button, *banner.more)

    def arranged() -> None:
        text = banner.label.geometry()
        assert [each.y() > text.bottom() for each in buttons] == 2 * [are_below]
        assert text.height() >= banner.label.heightForWidth(text.width()) and text.width() >= 120
        assert all(banner.rect().contains(each.geometry()) for each in buttons)
        assert all(each.width() >= each.sizeHint().width() for each in buttons)

    qtbot.waitUntil(arranged)
