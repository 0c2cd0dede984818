"""What the window saves from one start to the next."""

import json
from pathlib import Path

import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pytestqt.qtbot import QtBot
from shown import red_side, wait_for_frames

from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics

pytestmark = pytest.mark.opengl


def test_switches_and_source_are_kept(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    assert tracker.smooth
    window.actions_.smooth.trigger()
    window.actions_.mirror.trigger()
    assert not tracker.smooth
    window.close()

    tracker = MovingHands()
    second = open_window("", tracker)
    assert second.last_source == camera.url
    second.open(second.last_source + "?", remember=False)
    assert second.last_source == camera.url
    wait_for_frames(qtbot, second)
    assert not tracker.smooth
    assert red_side(second) == "left"


def test_a_login_is_neither_shown_nor_kept(qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings) -> None:
    window = open_window("")
    window.open(camera.url.replace("//", "//me:secret@") + "?pwd=secret")
    wait_for_frames(qtbot, window)
    assert window.last_source == camera.url + "?pwd=***"
    assert "secret" not in window.status_line.source.toolTip() + window.chooser.currentText() + window.windowTitle()
    window.close()
    second = open_window("")
    second.open_first()
    assert "login" in second.camera_pane.banner.text
    assert "secret" not in settings.path.read_text()


def test_damaged_settings_are_the_usual_ones(qtbot: QtBot, camera: MjpegCamera, tmp_path: Path) -> None:
    file = tmp_path / "damaged.json"
    damaged = {"geometry": {"base64": "?"}, "splitter": 3, "hand_length_m": "17.5 cm", "overlay": 7, "sessions": ["a"]}
    file.write_text(json.dumps(damaged | {"source": None, "hand_models": [1, 2]}))
    settings = Settings(file)
    window = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    assert window.last_source == "" and window.hand_length.length is None
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    window.resize(1000, 500)
    window.close()
    again = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1000, 500)


def test_the_hand_length_is_asked_for_and_kept(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    assert tracker.hand_length is None and window.hand_length.text() == "Hand length…"
    window.hand_length.trigger()
    dialog = window.calibration.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    field = dialog.hand_page.field
    qtbot.waitUntil(field.hasFocus)
    assert field.text() == "Unknown"
    qtbot.keyClicks(field, "17.5")
    assert tracker.hand_length == pytest.approx(0.175) and window.hand_length.text() == "Hand length: 17.5 cm…"
    window.close()

    tracker = MovingHands()
    second = open_window(camera.url, tracker)
    wait_for_frames(qtbot, second)
    assert tracker.hand_length == pytest.approx(0.175)
    second.hand_length.use(None)
    assert tracker.hand_length is None
