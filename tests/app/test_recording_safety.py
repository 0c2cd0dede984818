"""Nothing that a user does by accident ends a recording."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mjpeg_camera import MjpegCamera
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QComboBox, QMessageBox, QToolBar
from pytestqt.qtbot import QtBot
from recording import answer, question, record
from shown import wait_for_frames

from handmirror.app.main_window import MainWindow
from handmirror.core.session.reader import open_session

pytestmark = pytest.mark.opengl
ROOT = Path(__file__).parents[2]


@pytest.fixture
def recording(qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path) -> tuple[MainWindow, Path]:
    """A window that records the camera, and the folder."""
    window = open_window(camera.url)
    return window, record(qtbot, window, frames=2)


def press_space(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)


def choose_demo(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


def choose_fit(qtbot: QtBot, window: MainWindow) -> None:
    window.estimators.everything()[1].trigger()


def close(qtbot: QtBot, window: MainWindow) -> None:
    window.close()


def open_recorded(qtbot: QtBot, window: MainWindow) -> None:
    window.open(str(next(Path(window.recording_view.folder.path).iterdir())))


ACTIONS = [press_space, choose_demo, choose_fit, close, open_recorded]


@pytest.mark.parametrize("action", ACTIONS)
def test_the_recording_continues_when_the_user_keeps_it(
    qtbot: QtBot, recording: tuple[MainWindow, Path], camera: MjpegCamera, action: Callable[[QtBot, MainWindow], None]
) -> None:
    window, folder = recording
    stopped = []
    window.controller.recording_stopped.connect(stopped.append)
    action(qtbot, window)
    wait_for_frames(qtbot, window)  # the question waits, the tracking does not
    box = question(qtbot, window)
    qtbot.waitUntil(lambda: box.isAncestorOf(QApplication.focusWidget() or window))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)  # once more: the button that keeps the recording
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    wait_for_frames(qtbot, window)
    assert window.isVisible() and window.source == camera.url and not stopped
    before = len(open_session(folder).frames)
    window.actions_.record.trigger()
    qtbot.waitUntil(lambda: bool(stopped))
    assert stopped[0].ending == "complete" and stopped[0].frames > before


@pytest.mark.parametrize("action", ACTIONS)
def test_the_recording_is_complete_when_the_user_stops_it(
    qtbot: QtBot, recording: tuple[MainWindow, Path], action: Callable[[QtBot, MainWindow], None]
) -> None:
    window, folder = recording
    action(qtbot, window)
    with qtbot.waitSignal(window.controller.recording_stopped):
        answer(qtbot, window, "Stop recording and ")
    with open_session(folder) as session:
        assert session.facts.ending == "complete" and not session.losses


def test_the_wheel_changes_no_list(qtbot: QtBot, recording: tuple[MainWindow, Path], camera: MjpegCamera) -> None:
    window, _ = recording
    lists = window.findChildren(QComboBox)
    assert window.chooser in lists
    for each in lists:
        before, at = each.currentIndex(), QPointF(5, 5)
        for step in (-120, 120):
            no = Qt.KeyboardModifier.NoModifier
            button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
            wheel = QWheelEvent(at, each.mapToGlobal(at), QPoint(), QPoint(0, step), button, no, phase, False)
            QApplication.sendEvent(each, wheel)
            assert each.currentIndex() == before
    assert window.source == camera.url and window.recording_view.running


def test_space_on_a_focused_button_presses_the_button(qtbot: QtBot, recording: tuple[MainWindow, Path]) -> None:
    window, _ = recording
    mirror = window.findChild(QToolBar).widgetForAction(window.actions_.mirror)
    before = window.actions_.mirror.isChecked()
    mirror.setFocus()
    qtbot.waitUntil(mirror.hasFocus)
    qtbot.keyClick(mirror, Qt.Key.Key_Space)
    assert window.actions_.mirror.isChecked() != before
    assert window.actions_.run.text() == "Stop" and window.recording_view.running


def test_a_method_chosen_while_recording_is_used_at_the_next_start(
    qtbot: QtBot, recording: tuple[MainWindow, Path]
) -> None:
    window, _ = recording
    loaded = []
    window.controller.tracker_loaded.connect(lambda *_: loaded.append(1))
    choose_fit(qtbot, window)
    answer(qtbot, window, "Keep")
    with qtbot.waitSignal(window.controller.recording_stopped):
        window.actions_.record.trigger()
    record(qtbot, window, frames=2)  # with the running tracker
    press_space(qtbot, window)
    answer(qtbot, window, "Stop recording and tracking")
    assert not loaded
    press_space(qtbot, window)
    wait_for_frames(qtbot, window)
    assert loaded


def test_a_question_is_withdrawn_when_the_recording_ends_by_itself(
    qtbot: QtBot, camera: MjpegCamera, open_window, sessions: Path
) -> None:
    window = open_window(camera.url)  # in a video the key would pause
    record(qtbot, window, frames=2)
    press_space(qtbot, window)
    box = question(qtbot, window)
    window.controller.stop_recording()
    qtbot.waitUntil(lambda: window.actions_.record.text() == "Record")
    qtbot.waitUntil(lambda: box not in window.findChildren(type(box)))
    assert window.actions_.run.text() == "Stop"


def test_the_window_closes_at_once_when_the_system_asks(qtbot: QtBot, recording: tuple[MainWindow, Path]) -> None:
    window, folder = recording
    press_space(qtbot, window)
    question(qtbot, window)
    window.close_now()
    assert not window.isVisible()
    with open_session(folder) as session:
        assert session.facts.ending == "complete" and not session.losses


def test_where_a_recording_lies_is_said_after_another_source_has_ended_it(
    qtbot: QtBot, recording: tuple[MainWindow, Path], camera: MjpegCamera, tmp_path: Path
) -> None:
    window, folder = recording
    window.open(str(tmp_path / "nothing.mp4"))
    answer(qtbot, window, "Stop recording and open")
    qtbot.waitUntil(lambda: "nothing.mp4" in window.banner.text)
    window.open(camera.url)
    qtbot.waitUntil(lambda: str(folder) in window.banner.text)
    window.open(camera.url)  # once is enough
    qtbot.waitUntil(window.actions_.record.isEnabled)
    qtbot.waitUntil(lambda: window.banner.text == "")


SCRIPT = """
import sys
from PyQt6.QtCore import QTimer
from handmirror.app import window as module
from handmirror.app.main_window import MainWindow
from handmirror.core.camera.intrinsics import Intrinsics
from moving_hands import MovingHands

class Recording(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        self.controller.result_ready.connect(self.record_once)
        self.controller.recording_grew.connect(lambda report: report.frames > 5 and print("recording", flush=True))

    def record_once(self):
        self.controller.result_ready.disconnect(self.record_once)
        self.actions_.record.trigger()

module.MainWindow = Recording
sys.exit(module.run_window(sys.argv[1], Intrinsics(), lambda config, announce: MovingHands()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without asking them")
def test_a_signal_closes_the_window_without_asking(camera: MjpegCamera, tmp_path: Path) -> None:
    paths = os.pathsep.join([str(ROOT / ".editable"), str(Path(__file__).parent)])
    homes = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_VIDEOS_DIR": str(tmp_path / "videos")}
    environment = {**os.environ, **homes, "PYTHONPATH": paths}
    command = [sys.executable, "-c", SCRIPT, camera.url]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None and program.stdout.readline() == "recording\n"
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(60)
        finally:
            program.kill()
    [folder] = (tmp_path / "videos" / "Handmirror").iterdir()
    with open_session(folder) as session:
        assert session.facts.ending == "complete" and len(session.frames) > 5
