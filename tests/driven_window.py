"""The real window with settings of its own, for programs that measure it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QEventLoop, QTimer
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QApplication, QDialog, QMenu

from handmirror.app.live.replaceable_tracker import MakeTracker
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.types import Frame, Side
from tests.app.moving_hands import MovingHands

K = np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])
SIZE = (1280, 720)
PATIENCE_S, STEP_S = 60.0, 0.01


@contextmanager
def driven_window(folder: Path, make_tracker: MakeTracker) -> Iterator[MainWindow]:
    """A window that is shown; what it saves is in the folder."""
    settings = Settings(folder / "settings.json")
    settings.set("sessions", str(folder / "sessions"))
    window = MainWindow(make_tracker, Intrinsics(), settings)
    window.resize(*SIZE)
    window.show()
    try:
        yield window
    finally:
        window.close_now()
        turn_until(lambda: not window.isVisible())


def record_session(folder: Path, frames: int) -> Path:
    """Two moving hands over grey pictures."""
    recorder = Recorder(
        SessionFolder(folder), SessionFacts(SourceFacts("a test", live=True, fps=30.0)), stop_free_bytes=0
    )
    recorder.start()
    tracker = MovingHands((Side.LEFT, Side.RIGHT))
    for index in range(frames):
        frame = Frame(
            np.full((240, 320, 3), 60 + index % 100, np.uint8), index, 10**9 + index * 33_333_333, f"{index:06d}"
        )
        recorder.add_frame(frame)
        recorder.add_result(tracker.track(frame, K))
    recorder.stop()
    return folder


def turn_until(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Run Qt's loop until the condition holds; TimeoutError if it does not in time."""
    end = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"this did not become true within {patience_s:.0f} s")
        turn_for_seconds(STEP_S)


def turn_for_seconds(seconds: float) -> None:
    """Run Qt's loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def turn_for(turns: int) -> None:
    """Run so many turns of Qt's loop."""
    for _ in range(turns):
        QApplication.processEvents()


def dialog_actions(window: MainWindow) -> dict[str, QAction]:
    """The menu items that open a dialog, by their texts."""
    bar = window.menuBar()
    assert bar is not None
    actions = [action for top in bar.actions() if isinstance(menu := top.menu(), QMenu) for action in menu.actions()]
    found = {action.text().replace("&", ""): action for action in actions if action.text().endswith("…")}
    return found | {window.actions_.about.text(): window.actions_.about}


def open_dialogs() -> list[QDialog]:
    """Those that are shown."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
