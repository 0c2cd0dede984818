"""Recording from the real window on a real network camera."""

import threading
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from PyQt6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot
from recording import record

from handmirror.app.preferences.dialog import SettingsDialog
from handmirror.app.preferences.recording_page import RecordingPage
from handmirror.app.settings import Settings
from handmirror.core.session.reader import open_session
from handmirror.core.types import Array, Frame, FrameResult

pytestmark = pytest.mark.opengl


def test_the_live_view_is_recorded(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> None:
    window = open_window(camera.url)
    shown = []
    window.controller.result_ready.connect(lambda live: shown.append(live.result))
    folder = record(qtbot, window)
    assert folder.parent == sessions

    with qtbot.waitSignal(window.controller.recording_stopped) as stopped:
        window.actions_.record.trigger()
    assert str(folder) in window.camera_pane.banner.text
    assert not window.actions_.record.isChecked() and window.actions_.record.isEnabled()
    with open_session(folder) as session:
        assert session.facts.ending == "complete" and not session.losses
        assert len(session.frames) == stopped.args[0].frames >= 8
        numbers = {frame.index for frame in session.frames}
        recorded = {line.frame: line for line in session.results()}
        assert recorded.keys() <= numbers
        seen = [result for result in shown if result.frame.index in recorded]
        assert len(seen) >= 3
        for result in seen:
            [hand] = recorded[result.frame.index].hands
            assert np.array_equal(hand.pose, result.hands[0].pose)


def test_the_window_shows_that_it_records(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> None:
    window = open_window(camera.url)
    frame, record_action = window.recording_view.frame, window.actions_.record
    qtbot.waitUntil(record_action.isEnabled)
    assert record_action.text() == "Record" and not frame.time.isVisible()
    record(qtbot, window, frames=40)
    assert record_action.text() == "Stop recording" and record_action.isChecked()
    assert frame.time.isVisible()
    qtbot.waitUntil(lambda: frame.time.text() == "0:01")
    assert "B  ·  " in frame.figures.text() and frame.figures.text().endswith(" free")
    assert not frame.bar.geometry().intersects(window.panes.grid.geometry())  # else each picture draws it again
    record_action.trigger()
    qtbot.waitUntil(lambda: not frame.time.isVisible())
    assert record_action.text() == "Record"


def test_the_report_counts_the_tracked_frames(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> None:
    class SlowHands(MovingHands):
        """Tracks about every third frame of the camera."""

        def track(self, frame: Frame, K: Array) -> FrameResult:
            QThread.msleep(90)
            return super().track(frame, K)

    window = open_window(camera.url, SlowHands())
    folder = record(qtbot, window, frames=12)
    with qtbot.waitSignal(window.controller.recording_stopped) as stopped:
        window.actions_.record.trigger()
    with open_session(folder) as session:
        frames, tracked = len(session.frames), int(session.tracked.sum())
    assert (frames, tracked) == (stopped.args[0].frames, stopped.args[0].tracked)
    assert 0 < tracked < frames
    assert f": {tracked} of {frames} frames tracked, " in window.banner.text


def test_the_last_frame_is_recorded_with_its_hands(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path
) -> None:
    may_track = threading.Event()
    may_track.set()

    class HeldHands(MovingHands):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            may_track.wait(60)
            return super().track(frame, K)

    window = open_window(camera.url, HeldHands())
    folder = record(qtbot, window)
    may_track.clear()
    captured = window.controller.counters().captured
    qtbot.waitUntil(lambda: window.controller.counters().captured > captured + 3)
    camera.freeze()
    with qtbot.waitSignal(window.controller.recording_stopped):
        window.actions_.record.trigger()
        may_track.set()
    with open_session(folder) as session:
        assert session.tracked[-1] and not session.tracked.all()


def test_a_folder_that_cannot_be_made_is_a_sentence_and_another_can_be_chosen(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path, settings: Settings, tmp_path: Path
) -> None:
    sessions.write_text("a file in the way")
    window = open_window(camera.url)
    qtbot.waitUntil(window.actions_.record.isEnabled)
    with qtbot.waitSignal(window.controller.recording_failed):
        window.actions_.record.trigger()
    assert str(sessions) in window.banner.text
    assert not window.actions_.record.isChecked() and window.actions_.record.isEnabled()

    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    page = next(page for page in dialog.pages.values() if page.isVisible())
    assert isinstance(page, RecordingPage)
    qtbot.waitUntil(lambda: str(sessions) in page.problem.text())
    other = tmp_path / "other" / "recordings"
    page.folder.line.setText(str(other))
    qtbot.waitUntil(lambda: window.recording_view.folder.path == other)
    assert not other.exists()
    dialog.accept()
    assert record(qtbot, window).parent == other
    assert settings.get("sessions", "") == str(other)
