"""From the start of the window to the first hands, and what goes wrong on the way."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from PyQt6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from shown import red_side, wait_for_frames

from handmirror.app.live import start_steps
from handmirror.app.live.replaceable_tracker import MakeTracker
from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import CameraInfo
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Array, Frame, FrameResult

pytestmark = pytest.mark.opengl


def opened(qtbot: QtBot, settings: Settings, make: MakeTracker, checkpoint: Path | None = None) -> MainWindow:
    window = MainWindow(make, Intrinsics(), settings, config=TrackerConfig(checkpoint=checkpoint))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_the_camera_is_shown_before_the_tracker_is_loaded(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    may_load = threading.Event()

    def make(*_: object) -> MovingHands:
        may_load.wait(60)
        return MovingHands()

    window = opened(qtbot, settings, make)
    window.open(camera.url)
    assert window.banner.text == "Opening the camera…"
    for _ in range(3):  # it moves
        with qtbot.waitSignal(window.controller.picture_ready):
            pass
    assert window.banner.text == "Loading the tracker…"
    assert red_side(window) == "right" and not window.actions_.record.isEnabled()
    may_load.set()
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: window.banner.text == "")
    assert window.actions_.record.isEnabled()


def test_stopped_while_the_tracker_loads_the_camera_is_released(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    may_load = threading.Event()

    def make(*_: object) -> MovingHands:
        may_load.wait(60)
        return MovingHands()

    window = opened(qtbot, settings, make)
    window.open(camera.url)
    with qtbot.waitSignal(window.controller.picture_ready):
        pass
    window.stop()
    qtbot.waitUntil(lambda: window.controller.counters().captured == 0)
    assert window.banner.text == ""
    may_load.set()


def test_a_file_waits_for_the_tracker(qtbot: QtBot, settings: Settings) -> None:
    may_load, seen = threading.Event(), []

    class Counting(MovingHands):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            seen.append(frame.index)
            return super().track(frame, K)

    def make(*_: object) -> MovingHands:
        may_load.wait(60)
        return Counting()

    window = opened(qtbot, settings, make)
    window.open(DEMO_CLIP)
    with qtbot.waitSignal(window.controller.picture_ready) as picture:
        pass
    assert picture.args[0].result.frame.index == 0 and window.controller.counters().captured <= 2
    may_load.set()
    wait_for_frames(qtbot, window, 1)
    assert seen[0] == 0


def test_without_a_hand_a_camera_says_what_to_do(
    qtbot: QtBot, camera: MjpegCamera, open_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_steps, "HINT_MS", 50)
    tracker = MovingHands(())
    window = open_window(camera.url, tracker)
    qtbot.waitUntil(lambda: "Hold a hand in view" in window.banner.text)
    tracker.sides = MovingHands().sides
    qtbot.waitUntil(lambda: window.banner.text == "")
    tracker.sides = ()
    wait_for_frames(qtbot, window, 5)
    assert window.banner.text == ""  # once is enough


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.banner.findChildren(QPushButton) if button.isVisible()}


def test_a_damaged_settings_file_is_reported_without_a_camera(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handmirror.app.live.controller.list_cameras", list)
    (tmp_path / "settings.json").write_text("{")
    window = opened(qtbot, Settings(tmp_path / "settings.json"), lambda config, announce: MovingHands())
    window.open_first()
    qtbot.waitUntil(lambda: "No camera was found" in window.banner.text)
    assert "The settings file was damaged" in window.banner.text


def test_without_a_camera_the_demo_plays_beside_buttons(
    qtbot: QtBot, open_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handmirror.app.live.controller.list_cameras", list)
    window = open_window()
    window.open_first()
    wait_for_frames(qtbot, window, 1)
    qtbot.waitUntil(lambda: "No camera was found" in window.banner.text)
    assert window.source == DEMO_CLIP
    assert {"Search again", "Open video…"} <= buttons(window).keys()
    buttons(window)["Search again"].click()
    qtbot.waitUntil(lambda: "Still no camera" in window.banner.text)
    buttons(window)["Open video…"].click()
    qtbot.waitUntil(window.findChild(QFileDialog).isVisible)
    window.findChild(QFileDialog).reject()

    monkeypatch.setattr("handmirror.app.live.controller.list_cameras", lambda: [CameraInfo(7, "New", "V4L2")])
    buttons(window)["Search again"].click()
    qtbot.waitUntil(lambda: "Camera 7 was not found" in window.banner.text)  # it has gone again


def test_a_last_source_that_is_an_address_is_opened_without_a_camera(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handmirror.app.live.controller.list_cameras", list)
    settings.set("source", camera.url)
    window = open_window()
    window.open_first()
    wait_for_frames(qtbot, window, 1)
    assert window.source == camera.url == window.chooser.currentData()


def test_a_missing_camera_offers_the_demo(
    qtbot: QtBot, open_window, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.set("source", "98")
    window = open_window()
    window.open_first()
    qtbot.waitUntil(lambda: "Camera 98 was not found" in window.banner.text)
    assert {"Search again", "Open video…", "Play the demo"} <= buttons(window).keys()
    buttons(window)["Play the demo"].click()
    wait_for_frames(qtbot, window, 1)
    assert window.source == DEMO_CLIP


def test_a_source_that_cannot_be_opened_leaves_the_last_one_running(
    qtbot: QtBot, camera: MjpegCamera, open_window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    window.open(str(broken))
    qtbot.waitUntil(lambda: window.source == camera.url)
    wait_for_frames(qtbot, window)
    assert "broken.mp4 cannot be read" in window.banner.text and window.banner.button.text() == "Try again"
    assert window.last_source == camera.url
    window.open(str(tmp_path / "camera of nobody"))  # a camera that may come later
    qtbot.waitUntil(lambda: "camera of nobody" in window.banner.text and window.source == camera.url)
    window.open("98")
    qtbot.waitUntil(lambda: "Camera 98" in window.banner.text and window.source == camera.url)
    assert "trying again" not in window.banner.text


def test_a_tracker_that_cannot_be_loaded_leaves_the_last_one_running(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    made: list[TrackerConfig] = []

    def make(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        made.append(config)
        if config.checkpoint is not None:
            raise UserError("The checkpoint mine.safetensors is damaged: choose another one.")
        return MovingHands()

    window = opened(qtbot, settings, make)
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    window.estimators.use_file("/home/me/mine.safetensors")
    qtbot.waitUntil(lambda: "mine.safetensors is damaged" in window.banner.text)
    wait_for_frames(qtbot, window)
    assert "previous method is still in use" in window.banner.text
    assert window.estimators.everything()[0].isChecked() and window.estimators.config.checkpoint is None
    assert window.actions_.record.isEnabled()
    window.stop()
    window.start()
    wait_for_frames(qtbot, window)
    assert [config.checkpoint is None for config in made] == [True, False]  # the bad file is not tried again


def test_a_first_checkpoint_that_cannot_be_loaded_offers_the_bundled_network(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    def make(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        if config.checkpoint is not None:
            raise UserError("The checkpoint mine.safetensors is damaged: choose another one.")
        return MovingHands()

    window = opened(qtbot, settings, make, Path("mine.safetensors"))
    window.open(camera.url)
    qtbot.waitUntil(lambda: "Use the bundled network" in buttons(window))
    buttons(window)["Use the bundled network"].click()
    wait_for_frames(qtbot, window)
    QApplication.processEvents()
    assert window.banner.text == ""
