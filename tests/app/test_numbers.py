"""Numbers are shown, and typed, in the format of the window's language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.translation import localized
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.number_axis import NumberAxis
from handmirror.app.widgets.quantities import decimal_text, exact_clock_text, length_text, short_text, size_text
from handmirror.core.camera.calibrate.board import Board
from handmirror.core.errors import UserError

Speak = Callable[[str], None]


@pytest.mark.parametrize(("language", "point"), [("en", "."), ("zh_CN", "."), ("de", ",")])
def test_numbers_have_the_decimal_point_of_the_language(speak: Speak, language: str, point: str) -> None:
    speak(language)
    texts = [
        decimal_text(1234.5, 2),
        short_text(29.97),
        exact_clock_text(65.0625),
        length_text(3.04),
        size_text(3_200_000),
    ]
    texts += NumberAxis("left").tickStrings([0.5], 1, 0.5)
    expected = ["1234.50", "29.97", "1:05.062", "3.0\N{NO-BREAK SPACE}s", "3.2\N{NO-BREAK SPACE}MB", "0.5"]
    assert texts == [text.replace(".", point) for text in expected]


@pytest.mark.parametrize("typed", ["18.5", "18,5"])
@pytest.mark.parametrize(("language", "shown"), [("en", "18.5 cm"), ("de", "18,5 cm")])
def test_a_point_and_a_comma_both_start_decimals(
    qtbot: QtBot, speak: Speak, language: str, shown: str, typed: str
) -> None:
    speak(language)
    field = DecimalField()
    qtbot.addWidget(field)
    field.setDecimals(1)
    field.setSuffix(" cm")
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (18.5, shown)


def test_numbers_in_sentences_of_core_are_in_the_format_of_the_language(speak: Speak) -> None:
    with pytest.raises(UserError) as refused:
        Board(square_mm=0.5)
    assert "0.5 mm" in str(refused.value)
    speak("de")
    assert "0,5 mm" in localized(str(refused.value))


@pytest.mark.opengl
def test_the_german_window_shows_times_with_a_comma(
    qtbot: QtBot, speak: Speak, open_window: Callable[..., MainWindow], session: Path
) -> None:
    speak("de")
    window = open_window(str(session))
    timeline = window.replay.timeline
    qtbot.waitUntil(timeline.isVisible)
    assert timeline.time.text().startswith("0:00,000 / 0:01,9")
    assert [timeline.speed.itemText(k) for k in range(2)] == ["0,1 ×", "0,25 ×"]
