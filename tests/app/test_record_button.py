"""Recording from the real window on a real network camera."""

from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.session.reader import open_session

pytestmark = pytest.mark.opengl


@pytest.fixture
def sessions(settings: Settings, tmp_path: Path) -> Path:
    settings.set("sessions", str(tmp_path / "sessions"))
    return tmp_path / "sessions"


def record(qtbot: QtBot, window: MainWindow, frames: int = 8) -> Path:
    """Start recording by the key, and wait until so many frames are kept."""
    qtbot.waitUntil(window.actions_.record.isEnabled, timeout=10_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    with qtbot.waitSignal(window.controller.recording_started, timeout=10_000) as started:
        qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitSignal(
        window.controller.recording_grew, timeout=10_000, check_params_cb=lambda report: report.frames >= frames
    ).wait()
    return started.args[0]


def test_the_live_view_is_recorded(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> None:
    window = open_window(camera.url)
    shown = []
    window.controller.result_ready.connect(lambda live: shown.append(live.result))
    folder = record(qtbot, window)
    assert folder.parent == sessions
    assert window.actions_.record.isChecked()
    assert window.status_line.recording.isVisible()
    assert "● " in window.status_line.recording.text().replace("</span>", "")
    assert "MB" in window.status_line.recording.text()

    with qtbot.waitSignal(window.controller.recording_stopped, timeout=10_000) as stopped:
        window.actions_.record.trigger()
    assert str(folder) in window.camera_pane.banner.text
    assert not window.actions_.record.isChecked() and window.actions_.record.isEnabled()
    assert not window.status_line.recording.isVisible()
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


def test_stopping_the_tracking_ends_the_recording(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path
) -> None:
    window = open_window(camera.url)
    folder = record(qtbot, window, frames=2)
    with qtbot.waitSignal(window.controller.recording_stopped, timeout=10_000):
        window.actions_.run.trigger()
    assert not window.actions_.record.isEnabled()
    assert str(folder) in window.camera_pane.banner.text
    with open_session(folder) as session:
        assert not session.losses


def test_where_a_recording_lies_is_said_after_another_source_has_ended_it(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path, tmp_path: Path
) -> None:
    window = open_window(camera.url)
    folder = record(qtbot, window, frames=2)
    window.open(str(tmp_path / "nothing.mp4"))
    qtbot.waitUntil(lambda: "nothing.mp4" in window.camera_pane.banner.text, timeout=10_000)
    window.open(camera.url)
    qtbot.waitUntil(lambda: str(folder) in window.camera_pane.banner.text, timeout=10_000)
    window.open(camera.url)  # once is enough
    qtbot.waitUntil(window.actions_.record.isEnabled, timeout=10_000)
    assert window.camera_pane.banner.text == ""


def test_closing_the_window_ends_the_recording(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> None:
    window = open_window(camera.url)
    folder = record(qtbot, window, frames=2)
    window.close()
    with open_session(folder) as session:
        assert not session.losses


def test_a_folder_that_cannot_be_made_is_a_sentence(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path
) -> None:
    sessions.write_text("a file in the way")
    window = open_window(camera.url)
    qtbot.waitUntil(window.actions_.record.isEnabled, timeout=10_000)
    with qtbot.waitSignal(window.controller.recording_failed, timeout=10_000):
        window.actions_.record.trigger()
    assert str(sessions) in window.camera_pane.banner.text
    assert not window.actions_.record.isChecked() and window.actions_.record.isEnabled()
