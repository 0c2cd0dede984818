"""Opens the window, for the command line."""

import signal
import sys
import tempfile
from pathlib import Path

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, Qt, QTimer
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication

from handmirror.app.crash_report import CrashReporter
from handmirror.app.live.frame_clock import FrameClock
from handmirror.app.live.replaceable_tracker import MakeTracker
from handmirror.app.log import log_folder
from handmirror.app.main_window import DEFAULT_CONFIG, MainWindow
from handmirror.app.preferences.keys import LANGUAGE
from handmirror.app.preferences.store import Preferences
from handmirror.app.preferences.window_settings import apply_appearance
from handmirror.app.settings import Settings, user_settings
from handmirror.app.translation import use_language
from handmirror.app.warm_up import WarmUp
from handmirror.app.widgets.theme import apply_theme
from handmirror.core import interrupts
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.errors import UserError
from handmirror.core.live import LiveStatus
from handmirror.core.tracking.config import TrackerConfig

SWITCH_S = 0.001  # a busy tracker yields to the window sooner than after Python's 5 ms
INTERRUPT_MS = 200  # how often Python gets a chance to handle Ctrl-C

_applications: list[QApplication] = []  # kept until Python ends: freed before its widgets, Qt may crash


def run_window(
    source: str | None,
    intrinsics: Intrinsics,
    make_tracker: MakeTracker,
    notice: str = "",
    device_label: str = "",
    argv: list[str] | None = None,
    screenshot: Path | None = None,
    seconds: float | None = None,
    config: TrackerConfig = DEFAULT_CONFIG,
    camera: CameraMode = DEFAULT_MODE,
) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        source: what `open_source` takes; None for the one last chosen in the window, else the first camera, else the
            demo clip.
        intrinsics: K of each frame.
        make_tracker: called on a worker thread, at first with `config`; may be slow.
        notice: a sentence shown over the picture, such as why this source was chosen.
        device_label: for the status line until the tracker is loaded.
        argv: arguments for Qt.
        screenshot: with `seconds`, where to save a picture of the window (PNG).
        seconds: to measure: run this long, print one line of figures and close. The user's settings are not changed.
        config: the first tracker's.
        camera: the mode to request from a camera.

    Raises:
        UserError: with `seconds`, when nothing could be tracked or the picture could not be saved.
    """
    app = make_application(argv)
    sys.setswitchinterval(SWITCH_S)
    reporter = CrashReporter(log_folder())
    reporter.install()
    with tempfile.TemporaryDirectory() as scratch:
        measuring = Settings(Path(scratch, "settings.json"))
        settings = user_settings() if seconds is None else measuring
        apply_appearance(Preferences(settings))
        untranslated = use_language(Preferences(settings).get(LANGUAGE))
        window = MainWindow(
            make_tracker, intrinsics, settings, device_label, f"{notice} {untranslated}".strip(), config, camera
        )
        reporter.reported.connect(window.show_error)
        settings.on_failure = window.show_error
        window.show()
        WarmUp(window, window.panes, window.replay.timeline, window.training.prepare)
        window.open_first() if source is None else window.open(source, remember=False)
        measurement = None if seconds is None else _Measurement(window, seconds, screenshot)
        status = run_until_closed(app, window)
        sip.delete(window)  # now, while Qt's application is there and no thread reports to it any more
    reporter.uninstall()
    if measurement is not None and measurement.failure:
        raise UserError(measurement.failure)
    return status


def make_application(argv: list[str] | None = None) -> QApplication:
    """The QApplication, set up so that OpenGL views share their contexts; call it before anything else of Qt."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([sys.argv[0], *(argv or [])])
    _applications.append(app)
    app.setApplicationName("Handmirror")
    app.setDesktopFileName("handmirror")
    app.setWindowIcon(QIcon(str(asset("icons/handmirror.svg"))))
    apply_theme(app)
    return app


def run_until_closed(app: QApplication, window: MainWindow) -> int:
    """Run Qt's loop; Ctrl-C and other termination signals close the window in the usual way."""

    def close(number: int, _: object) -> None:
        interrupts.note(number)
        window.close_now()

    before = {number: signal.signal(number, close) for number in interrupts.taken()}
    app.commitDataRequest.connect(window.close_now)  # the user logs out
    timer = QTimer()
    timer.timeout.connect(lambda: None)
    timer.start(INTERRUPT_MS)
    try:
        return app.exec()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Measurement:
    """Closes the window after some seconds and prints figures; closes it at once when the run fails."""

    def __init__(self, window: MainWindow, seconds: float, screenshot: Path | None) -> None:
        self.failure = ""  # a sentence
        self._window, self._screenshot = window, screenshot
        self._status: LiveStatus | None = None
        window.clock = FrameClock(frames=None)
        window.controller.status_changed.connect(self._on_status)
        QTimer.singleShot(round(seconds * 1000), self._finish)

    def _on_status(self, status: LiveStatus) -> None:
        self._status = status
        if status.state == "failed":
            self.failure = status.message
            self._window.close()

    def _finish(self) -> None:
        window, shot = self._window, self._screenshot
        if self.failure:
            return
        if shot is not None and not window.grab().save(str(shot)):
            self.failure = f"The screenshot cannot be written to {shot}: choose another file, such as shot.png."
        pace, counters = window.clock.pace(), window.controller.counters()
        if pace is None and not self.failure:
            reason = self._status.message if self._status and self._status.state == "waiting" else ""
            self.failure = reason or "No frame was shown in time: give a larger --seconds."
        figures = "no frames" if pace is None else f"{pace.fps:.1f} fps, latency median {pace.latency_ms:.1f} ms"
        p95 = "" if pace is None else f", p95 {pace.latency_p95_ms:.1f} ms"
        print(f"{figures}{p95}, dropped {counters.dropped} of {counters.captured}", flush=True)
        window.close()
