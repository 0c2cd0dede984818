"""Recording in a window, and what it asks meanwhile."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow


def record(qtbot: QtBot, window: MainWindow, frames: int = 8) -> Path:
    """Start recording by the key, and wait until so many frames are kept."""
    qtbot.waitUntil(window.actions_.record.isEnabled)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.controller.recording_started) as started:
        qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitSignal(window.controller.recording_grew, check_params_cb=lambda report: report.frames >= frames).wait()
    return started.args[0]


def question(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    """The question that is open over the window."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    [box] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Click the button of the question whose text begins so."""
    [button] = [button for button in question(qtbot, window).buttons() if button.text().startswith(text)]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
