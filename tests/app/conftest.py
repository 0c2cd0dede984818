from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from PyQt6.QtCore import QCoreApplication, QSettings, Qt
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.theme import apply_theme
from core.camera.intrinsics import Intrinsics

# views in several windows share their shaders; Qt wants to know before its application is there
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def camera() -> Iterator[MjpegCamera]:
    """Grey pictures with a red bar at the left edge and a blue one at the right edge."""
    picture = np.full((240, 320, 3), 90, np.uint8)
    picture[:, :40], picture[:, -40:] = (220, 30, 30), (30, 30, 220)
    with MjpegCamera([picture]) as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_window(qtbot: QtBot, settings: QSettings) -> OpenWindow:
    """Opens a window on a source, with a tracker of its own, and closes it after the test."""

    def open_on(source: str = "", tracker: MovingHands | None = None, notice: str = "") -> MainWindow:
        window = MainWindow(lambda: tracker or MovingHands(), Intrinsics(), settings, "cpu", notice)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        if source:
            window.open(source)
        return window

    return open_on


@pytest.fixture(autouse=True)
def themed(qapp) -> None:
    apply_theme(qapp)
