"""Every control of the real window and its dialogs is reached by Tab, and has a name for screen readers."""

import shutil
from pathlib import Path

import pytest
from mjpeg_camera import MjpegCamera
from pytestqt.qtbot import QtBot
from shown import wait_for_frames
from tabbing import faults, faults_of_dialog, menu_actions

from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow

pytestmark = pytest.mark.opengl


def faults_of_dialogs(qtbot: QtBot, window: MainWindow) -> dict[str, list[str]]:
    asking = [action for action in menu_actions(window) if action.isEnabled() and action.text().endswith("…")]
    asking += [window.help.guide, window.help.shortcuts, window.help.report, window.actions_.about]
    found = {}
    for action in asking:
        found[action.text()] = faults_of_dialog(qtbot, action)
    return {name: each for name, each in found.items() if each}


def test_live(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    window.inspector.show()
    window.banner.show_message("Something", "info", buttons=[("One", lambda: None), ("Two", lambda: None)])
    assert faults(qtbot, window) == []


def test_replay(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert faults(qtbot, window) == []


def test_dialogs_while_tracking(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    assert faults_of_dialogs(qtbot, window) == {}


def test_dialogs_of_a_replay(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert faults_of_dialogs(qtbot, window) == {}


def test_comparison(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    other = shutil.copytree(session, tmp_path / "other")
    window.session_tools.compare_with(other)
    qtbot.waitUntil(lambda: window.replay.second is not None)
    assert faults(qtbot, window) == []


def test_video(qtbot: QtBot, open_window) -> None:
    window = open_window(DEMO_CLIP)
    wait_for_frames(qtbot, window)
    assert faults(qtbot, window) == []
