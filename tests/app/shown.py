"""What a window shows, and waiting for it."""

from pixels import pixels
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow


def red_side(window: MainWindow) -> str:
    """On which side of the shown picture the camera's red bar is."""
    picture = pixels(window.camera_pane.grab().toImage())
    height, width = picture.shape[:2]
    left, right = picture[height // 2, width // 40], picture[height // 2, -width // 40]
    return "left" if left[0] - left[2] > right[0] - right[2] else "right"


def wait_for_frames(qtbot: QtBot, window: MainWindow, count: int = 3) -> None:
    for _ in range(count):
        with qtbot.waitSignal(window.controller.result_ready):
            pass
