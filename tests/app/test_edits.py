"""Undo and redo in the replay, by keys in the real window."""

import shutil
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.replay.markers import read_markers
from handmirror.core.session.reader import open_session

pytestmark = pytest.mark.opengl

Key, NONE, CTRL = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
REDO = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> MainWindow:
    """A replay of a session whose markers may be changed."""
    window = open_window(str(shutil.copytree(session, tmp_path / "mine")))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(window, key, keys)


def step(qtbot: QtBot, window: MainWindow) -> None:
    """Go ten frames forward."""
    place = window.replay.place + 10
    press(qtbot, window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.replay.place == place)


def saved(window: MainWindow) -> tuple[int, ...]:
    """Places of the markers in the session's folder."""
    assert window.replay.session is not None
    path = window.replay.session.path
    with open_session(path) as opened:
        return read_markers(path, opened.frames)


def test_a_marker_is_undone_and_redone_and_so_is_the_file(qtbot: QtBot, window: MainWindow) -> None:
    step(qtbot, window)
    press(qtbot, window, Key.Key_M)
    assert window.replay.edits.undo.text() == "Undo: set marker"
    qtbot.waitUntil(lambda: saved(window) == (10,))
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: saved(window) == ())
    assert window.replay.markers == ()
    press(qtbot, window, Key.Key_Z, REDO)
    qtbot.waitUntil(lambda: saved(window) == (10,))
    assert window.replay.markers == (10,)


def test_a_range_that_esc_cleared_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    step(qtbot, window)
    press(qtbot, window, Key.Key_A)
    step(qtbot, window)
    press(qtbot, window, Key.Key_B)
    chosen = window.replay.marked_range
    assert chosen is not None
    press(qtbot, window, Key.Key_Escape)
    assert window.replay.marked_range is None
    press(qtbot, window, Key.Key_Z, CTRL)
    assert window.replay.marked_range == chosen


def test_another_session_has_nothing_to_undo(qtbot: QtBot, window: MainWindow, session: Path) -> None:
    press(qtbot, window, Key.Key_M)
    assert window.replay.edits.undo.isEnabled()
    window.open(str(session))
    assert not window.replay.edits.undo.isEnabled()


def test_esc_without_a_range_is_no_edit(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Key.Key_Escape)
    assert not window.replay.edits.undo.isEnabled()
