"""Videos and series of pictures under the transport bar of the real window."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from moving_hands import MovingHands
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from recording import record
from shown import wait_for_frames

from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.session.jpeg_video import JpegVideoWriter
from handmirror.core.session.reader import open_session
from handmirror.core.tracking.config import TrackerConfig

pytestmark = pytest.mark.opengl
COUNT, STEP_MS = 40, 40


def grey(place: int) -> np.ndarray:
    return np.full((48, 64, 3), 4 * place + 40, np.uint8)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Each picture's shade says its place."""
    path = tmp_path / "clip.mkv"
    with JpegVideoWriter(path, (64, 48), 1000 / STEP_MS) as video:
        for place in range(COUNT):
            video.write(cv2.imencode(".jpg", grey(place))[1].tobytes(), STEP_MS * place)
    return path


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for place in range(4):
        cv2.imwrite(str(folder / f"{place}.png"), grey(place))
    return folder


class Shown:
    """The places of the frames that the window shows."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.places: list[int] = []
        self._qtbot, self._window = qtbot, window
        window.controller.result_ready.connect(self._add)

    def _add(self, live) -> None:
        self.places.append(round((float(live.result.frame.image.mean()) - 40) / 4))

    def wait(self, place: int) -> None:
        self._qtbot.waitUntil(lambda: self.places[-1:] == [place])


def paused(qtbot: QtBot, open_window, path: Path) -> tuple[MainWindow, Shown]:
    """A window with the video at its beginning."""
    window = open_window(str(path))
    shown = Shown(qtbot, window)
    qtbot.waitUntil(lambda: window.sources.transport.active)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.actions_.run.text() == "Play")
    qtbot.keyClick(window, Qt.Key.Key_Home)
    shown.wait(0)
    return window, shown


def test_space_pauses_and_continues_at_the_same_frame(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    assert window.sources.transport.bar.isVisible() and "Right" in window.status_line.hands.text()
    window.sources.transport.seek(20 * STEP_MS * 10**6)
    shown.wait(20)
    for _ in range(2):
        qtbot.keyClick(window, "[")  # slower, so that a slow computer does not come to the end
    before = len(shown.places)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.actions_.run.text() == "Pause"
    wait_for_frames(qtbot, window, 3)
    assert 20 < shown.places[before] < 30 and shown.places[before:] == sorted(shown.places[before:])


def test_keys_step_exactly_one_frame(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    for key, modifier, place in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 11),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 1),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, COUNT - 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, COUNT - 2),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ):
        qtbot.keyClick(window, key, modifier)
        shown.wait(place)
    assert window.actions_.run.text() == "Play"
    assert window.sources.transport.bar.time.text() == "0:00.000 / 0:01.600"


def test_a_click_into_the_slider_goes_there(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    slider = window.sources.transport.bar.slider
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    qtbot.waitUntil(lambda: abs(shown.places[-1] - COUNT // 2) <= 1)


def test_a_video_ends_at_its_last_frame_and_plays_again_from_the_first(
    qtbot: QtBot, open_window, clip: Path, settings: Settings
) -> None:
    settings.set("loop/file", False)
    window, shown = paused(qtbot, open_window, clip)
    assert not window.replay.actions_.loop.isChecked()
    window.sources.transport.seek((COUNT - 3) * STEP_MS * 10**6)
    shown.wait(COUNT - 3)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    shown.wait(COUNT - 1)
    qtbot.waitUntil(lambda: window.actions_.run.text() == "Play")
    before = len(shown.places)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(shown.places) > before)
    assert shown.places[before] < COUNT // 2
    window.replay.actions_.loop.trigger()
    assert settings.get("loop/file", False)
    before = len(shown.places)
    window.sources.transport.seek((COUNT - 2) * STEP_MS * 10**6)
    qtbot.waitUntil(lambda: any(place >= COUNT - 2 for place in shown.places[before:]))
    qtbot.waitUntil(lambda: shown.places[-1] < 10)  # it loops


def test_a_loop_of_videos_is_not_one_of_sessions(qtbot: QtBot, open_window, clip: Path, session: Path) -> None:
    window, _ = paused(qtbot, open_window, clip)
    loop = window.replay.actions_.loop
    assert loop.isChecked()
    with qtbot.waitSignal(window.replay.shown):
        window.open(str(session))
    assert not loop.isChecked() and not window.sources.transport.bar.isVisible()


def test_a_session_opened_while_a_video_plays_can_be_played(
    qtbot: QtBot, open_window, clip: Path, session: Path
) -> None:
    window = open_window(str(clip))
    play = window.replay.actions_.play
    qtbot.waitUntil(lambda: play.text() == "Pause")
    with qtbot.waitSignal(window.replay.shown):
        window.open(str(session))
    assert play.text() == window.actions_.run.text() == "Play"


def test_the_speed_applies_at_once(qtbot: QtBot, open_window, clip: Path) -> None:
    window, _ = paused(qtbot, open_window, clip)
    for _ in range(2):
        qtbot.keyClick(window, "]")
    assert window.sources.transport.bar.speed.currentData() == 4.0
    assert window.replay.timeline.speed.currentData() == 1.0  # that of sessions
    with qtbot.waitSignal(window.controller.result_ready) as first:
        qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_frames(qtbot, window, 3)
    with qtbot.waitSignal(window.controller.result_ready) as last:
        pass
    media_ns = last.args[0].result.frame.time_ns - first.args[0].result.frame.time_ns
    assert media_ns > 1.5 * (last.args[0].offered_ns - first.args[0].offered_ns)


def test_a_changed_hand_length_tracks_the_paused_frame_again(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    before = len(shown.places)
    window.hand_length.use(0.175)
    qtbot.waitUntil(lambda: len(shown.places) > before)
    assert shown.places[-1] == 0


def test_a_changed_hand_length_does_not_undo_a_seek_that_is_on_its_way(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    window.sources.transport.seek(20 * STEP_MS * 10**6)
    window.hand_length.use(0.175)
    shown.wait(20)


def test_photos_are_tracked_one_by_one_and_as_a_video_on_request(
    qtbot: QtBot, settings: Settings, photos: Path
) -> None:
    made: list[TrackerConfig] = []

    def make(config: TrackerConfig, announce) -> MovingHands:
        made.append(config)
        return MovingHands()

    window = MainWindow(make, Intrinsics(), settings)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    shown = Shown(qtbot, window)
    window.open(str(photos))
    shown.wait(0)
    assert made[-1].stills and window.actions_.run.text() == "Play" and not window.actions_.smooth.isEnabled()
    assert window.sources.transport.bar.time.text() == "1 of 4  ·  0.png"
    window.replay.actions_.forward.trigger()
    shown.wait(1)
    window.replay.actions_.back.trigger()
    shown.wait(0)
    assert window.sources.transport.bar.time.text() == "1 of 4  ·  0.png"

    window.sources.transport.bar.as_video.click()
    wait_for_frames(qtbot, window, 5)
    assert not made[-1].stills and window.actions_.run.text() == "Pause" and window.actions_.smooth.isEnabled()


def test_the_paused_frame_is_recorded_and_those_that_follow(
    qtbot: QtBot, open_window, photos: Path, sessions: Path
) -> None:
    window = open_window(str(photos))
    shown = Shown(qtbot, window)
    shown.wait(0)
    window.replay.actions_.forward.trigger()
    shown.wait(1)
    folder = record(qtbot, window, frames=1)
    window.replay.actions_.forward.trigger()
    shown.wait(2)
    with qtbot.waitSignal(window.controller.recording_stopped):
        window.actions_.record.trigger()
    with open_session(folder) as session:
        assert [frame.name for frame in session.frames] == ["1.png", "2.png"]
        assert session.tracked.all()


def test_a_single_picture_has_no_bar(qtbot: QtBot, open_window, photos: Path) -> None:
    window = open_window(str(photos / "0.png"))
    wait_for_frames(qtbot, window, 1)
    assert not window.sources.transport.bar.isVisible()


def test_page_keys_seek_where_the_slider_has_the_focus(qtbot: QtBot, open_window, clip: Path) -> None:
    window, shown = paused(qtbot, open_window, clip)
    slider = window.sources.transport.bar.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    shown.wait(4)
    qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    shown.wait(0)
