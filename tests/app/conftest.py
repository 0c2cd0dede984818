import gc
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from PyQt6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.app.translation import ENGLISH, use_language
from handmirror.app.widgets.theme import apply_theme
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.types import Frame, Side

# views in several windows share their shaders; Qt needs the attribute before its application exists
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

OpenWindow = Callable[..., MainWindow]
PATIENCE_MS = 60_000  # only a hang takes this long


class PatientQtBot(QtBot):
    """Its waits are for what must come true, however slow the computer is."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture
def camera() -> Iterator[MjpegCamera]:
    """Grey pictures with a red bar at the left edge and a blue one at the right edge."""
    picture = np.full((240, 320, 3), 90, np.uint8)
    picture[:, :40], picture[:, -40:] = (220, 30, 30), (30, 30, 220)
    with MjpegCamera([picture]) as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def sessions(settings: Settings, tmp_path: Path) -> Path:
    """Where recordings are saved."""
    settings.set("sessions", str(tmp_path / "sessions"))
    return tmp_path / "sessions"


@pytest.fixture
def open_window(qtbot: QtBot, settings: Settings) -> OpenWindow:
    """Opens a window on a source, with a tracker of its own, and closes it after the test."""

    def open_on(source: str = "", tracker: MovingHands | None = None, notice: str = "") -> MainWindow:
        window = MainWindow(lambda config, announce: tracker or MovingHands(), Intrinsics(), settings, "cpu", notice)
        qtbot.addWidget(window, before_close_func=MainWindow.close_now)  # without asking about a recording
        with qtbot.waitExposed(window):
            window.show()
        if source:
            window.open(source)
        return window

    return open_on


@pytest.fixture(autouse=True)
def themed(qapp) -> None:
    apply_theme(qapp)


@pytest.fixture(autouse=True)
def swept(qapp) -> Iterator[None]:
    """Collects closed windows here: on a worker thread, Python's collector would crash Qt."""
    yield
    gc.collect()


@pytest.fixture
def speak(qapp) -> Iterator[Callable[[str], None]]:
    """Chooses a language, until the end of the test."""

    def choose(language: str) -> None:
        assert use_language(language) == ""

    yield choose
    choose(ENGLISH)


@pytest.fixture(scope="session")
def session(tmp_path_factory) -> Path:
    """Two moving hands over grey pictures at uneven times; every tenth was not tracked."""
    folder = SessionFolder(tmp_path_factory.mktemp("sessions") / "hands")
    recorder = Recorder(folder, SessionFacts(SourceFacts("a test", live=True, fps=30.0)), stop_free_bytes=0)
    recorder.start()
    tracker = MovingHands((Side.LEFT, Side.RIGHT))
    for index in range(60):
        image = np.full((240, 320, 3), 60 + index, np.uint8)
        frame = Frame(image, index, 10**9 + index * 33_333_333 + index % 3 * 10**6, f"{index:06d}")
        recorder.add_frame(frame)
        if index % 10 != 5:
            recorder.add_result(tracker.track(frame, np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])))
    recorder.stop()
    return folder.path
