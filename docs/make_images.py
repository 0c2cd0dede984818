"""`python -m docs.make_images [NAME...]`: the pictures of the window in the documentation.

Drives the real window on the demo clip, as a user does, and writes docs/images/NAME.webp, all or those named. Run it
in the root of a checkout after a change that they show, without a display as
`xvfb-run -a -s "-screen 0 1400x1000x24" python -m docs.make_images`. It takes a few minutes, most of them for the
training. `demo.webp` is not among them.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QMenu, QWidget

from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.app.training.plan import Recipe
from handmirror.app.translation import use_language
from handmirror.app.window import make_application
from handmirror.core.assets import asset
from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.session.rerun import rerun_session
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker
from tests.app.moving_hands import MovingHands
from tests.core.board_views import views
from tests.driven_window import turn_for, turn_until
from tests.mjpeg_camera import MjpegCamera

IMAGES = Path(__file__).parent / "images"
QUALITY = 82  # of WebP
PATIENCE_S = 1800.0
LONG, SHORT = (0, 150), 30  # frames of the session in most pictures, and number of frames of the others
TAKES = {"wave": 0, "counting": 96, "fist and open": 30, "piano take 2": 190, "two hands": 240}  # first frames
STEPS, SHOWN_STEPS = 60, 34  # of the training; those that are over in its picture


class Studio:
    """One window after the other, with settings and sessions of its own."""

    def __init__(self, folder: Path) -> None:
        self.sessions = folder / "Videos/Handmirror"
        self._settings = folder / "settings.json"
        self._stack = ExitStack()

    def open(self, source: str = "", tracker: type = HandTracker, size: tuple[int, int] = (1280, 800)) -> MainWindow:
        """A window on a source, in place of the last one."""
        self._stack.close()
        self._settings.unlink(missing_ok=True)
        settings = Settings(self._settings)
        settings.set("sessions", str(self.sessions))
        window = MainWindow(
            lambda config, announce: tracker(config) if tracker is HandTracker else tracker(()),
            Intrinsics(),
            settings,
            "CPU",
        )
        window.resize(*size)
        window.show()
        if source:
            window.open(source, remember=False)
        self._stack.callback(turn_until, lambda: not window.isVisible())
        self._stack.callback(window.close_now)
        return window

    def replay(self, name: str, place: int) -> MainWindow:
        """A window that shows a frame of a session."""
        window = self.open(str(self.sessions / name))
        wait(lambda: window.replay.session is not None)
        go_to(window, place)
        return window

    def close(self) -> None:
        """Close the window."""
        self._stack.close()


def main(names: Sequence[str]) -> None:
    """Make the pictures of these names; of all if there are none."""
    make_application()
    use_language("en")
    with tempfile.TemporaryDirectory(prefix="handmirror-") as folder:
        studio = Studio(Path(folder))
        record_sessions(studio.sessions)
        for name, make in MAKERS.items():
            if not names or name in names:
                make(studio)
        studio.close()


def record_sessions(folder: Path) -> None:
    """Sessions of parts of the demo clip; every fifth frame of the longest was not tracked."""
    for day, (name, first) in enumerate(TAKES.items(), 10):
        last = LONG[1] if name == "wave" else first + SHORT
        tracker = HandTracker(TrackerConfig(device="cpu"))
        with open_source(str(asset("demo/demo.mp4"))) as source:
            facts = SessionFacts.beginning(SourceFacts.of(source), tracker.setup)
            recorder = Recorder(SessionFolder(folder / name), facts, stop_free_bytes=0)
            recorder.start()
            for frame in islice(source, first, last):
                recorder.add_frame(frame)
                if frame.index % 20 < 16:
                    recorder.add_result(tracker.track(frame, Intrinsics().for_frame(frame)))
            recorder.stop()
        path = folder / name / "session.json"
        record = json.loads(path.read_text())
        path.write_text(json.dumps(record | {"created": f"2026-11-{day}T{day}:0{day % 7}:00+0000"}, indent=1))


# the pictures


def window(studio: Studio) -> None:
    """The demo clip while it plays."""
    shown = studio.open(DEMO_CLIP, size=(1280, 720))
    wait(lambda: shown.status_line.hands.text() and shown.sources.transport.bar.isVisible())
    wait(lambda: shown.status_line.hands.text().count("≈") == 2)
    QTest.qWait(1500)
    save("window", shown)


def calibrate(studio: Studio) -> None:
    """The board while it is shown to the camera."""
    pictures = [image for image in views(Board()) for _ in range(20)]
    with MjpegCamera(pictures, fps=15) as camera:
        shown = studio.open(camera.url, MovingHands)
        wait(lambda: not shown.banner.isVisible())
        shown.calibration.action.trigger()
        dialog = shown.calibration.dialog
        assert dialog is not None
        dialog.pages.setCurrentWidget(dialog.board_page)
        dialog.board_page.start.click()
        wait(lambda: "Views: 9" in dialog.board_page.figures.text())
        save("calibrate", dialog)
        studio.close()


def transport(studio: Studio) -> None:
    """A video that is paused."""
    video = studio.sessions.parent / "waving.mp4"
    shutil.copy(asset("demo/demo.mp4"), video)
    shown = studio.open(str(video), size=(1280, 720))
    wait(lambda: shown.status_line.hands.text().startswith("Right"))
    QTest.qWait(3000)
    press(shown, Qt.Key.Key_Space)
    QTest.qWait(4000)  # until there is no frame rate any more
    save("transport", shown)


def inspector(studio: Studio) -> None:
    """Skeletons with trails in front of the camera's picture, beside the inspector."""
    shown = studio.replay("wave", 20)
    for text in ("Inspector", "Skeleton", "Camera frustum", "Camera picture in 3D", "Finger trails", "Centre on hand"):
        item(shown, text).trigger()
    assert shown.mesh_pane is not None
    for place in range(21, 36):  # all of them, for the trails and the plot
        go_to(shown, place)
        QTest.qWait(120)
    shown.mesh_pane.setFocus()
    for _ in range(4):
        QTest.keyClick(shown.mesh_pane, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    shown.camera_pane.setFocus()
    QTest.qWait(500)
    save("inspector", shown)


def replay(studio: Studio) -> None:
    """A range and markers on the timeline."""
    shown = studio.replay("wave", 20)
    for place, key in ((20, Qt.Key.Key_A), (34, Qt.Key.Key_M), (76, Qt.Key.Key_M), (120, Qt.Key.Key_B)):
        go_to(shown, place)
        press(shown, key)
    go_to(shown, 92)
    save("replay", shown)


def sessions(studio: Studio) -> None:
    """The list of the recording folder."""
    shown = studio.open(size=(1280, 800))
    item(shown, "Sessions…").trigger()
    dialog = shown.sources.sessions.browser
    assert dialog is not None
    dialog.resize(980, 500)
    QTest.qWait(2000)
    save("sessions", dialog)


def compare(studio: Studio) -> None:
    """The network's run beside that of the fit."""
    fit = studio.sessions.parent / "wave fit"
    rerun_session(studio.sessions / "wave", fit, HandTracker(TrackerConfig(device="cpu", fit=True)))
    shown = studio.replay("wave", 40)
    shown.session_tools.compare_with(fit)
    wait(lambda: shown.replay.second is not None and shown.session_tools.panel.isVisible())
    go_to(shown, 54)
    save("compare", shown)
    shutil.rmtree(fit)


def training(studio: Studio) -> None:
    """A training on two sessions."""
    shown = studio.replay("wave", 0)
    wait(lambda: shown.training.session is not None)
    item(shown, "Train a checkpoint…").trigger()
    page = shown.training.dialog
    assert page is not None
    wait(page.isVisible)
    form = page.form
    form.add_source(studio.sessions / "counting")
    form.validation.setCurrentIndex(form.validation.count() - 1)
    form.recipe.setCurrentIndex(form.recipe.findData(Recipe.TRIAL.value))
    form.steps.setValue(STEPS)
    form.batch_size.setValue(2)
    page.start.click()
    wait(lambda: page.view.points >= SHOWN_STEPS and page.view.image.isVisible())
    QTest.qWait(1000)
    save("training", page)
    page.stop.click()
    wait(lambda: not page.running)


MAKERS: dict[str, Callable[[Studio], None]] = {
    each.__name__: each for each in (window, transport, calibrate, sessions, inspector, compare, replay, training)
}


# the window


def item(shown: MainWindow, text: str) -> QAction:
    """A menu item by its text."""

    def within(menu: QWidget) -> QAction | None:
        for action in menu.actions():
            if action.text().replace("&", "") == text:
                return action
            inner = action.menu()
            if isinstance(inner, QMenu) and (found := within(inner)) is not None:
                return found
        return None

    bar = shown.menuBar()
    assert bar is not None
    found = within(bar)
    assert found is not None, text
    return found


def press(shown: MainWindow, key: Qt.Key) -> None:
    """Press a key in the main window."""
    shown.activateWindow()
    wait(shown.isActiveWindow)
    QTest.keyClick(shown, key)
    turn_for(5)


def go_to(shown: MainWindow, place: int) -> None:
    """Show a frame of the replay."""
    shown.replay.seek(place)
    wait(lambda: shown.replay.place == place)


def wait(condition: Callable[[], object]) -> None:
    """Run Qt's loop until the condition holds."""
    turn_until(condition, PATIENCE_S)


def save(name: str, of: QWidget) -> None:
    """Write what a window looks like."""
    QTest.qWait(500)
    image = of.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    data = image.constBits()
    assert data is not None
    data.setsize(image.sizeInBytes())
    rows = np.frombuffer(data, np.uint8).reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    bgr = np.ascontiguousarray(rows.reshape(image.height(), image.width(), 3)[..., ::-1])
    path = IMAGES / f"{name}.webp"
    assert cv2.imwrite(str(path), bgr, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
    print(f"{path}: {image.width()} x {image.height()}, {path.stat().st_size // 1000} kB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
