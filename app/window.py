"""Opens the window: what the command line calls."""

import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_log_path
from PyQt6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication

from app.controller import Tracker
from app.crash_report import CrashReporter
from app.frame_clock import FrameClock
from app.main_window import MainWindow
from app.theme import apply_theme
from app.tracker_settings import TrackerSettings
from core.assets import asset
from core.camera.intrinsics import Intrinsics
from core.camera.modes import DEFAULT_MODE, CameraMode
from core.camera.names import list_cameras

SWITCH_S = 0.001  # a busy tracker gives the window its turn sooner than after Python's 5 ms
INTERRUPT_MS = 200  # how often Python gets a chance to see Ctrl+C


def run_window(
    source: str | None,
    intrinsics: Intrinsics,
    make_tracker: Callable[[TrackerSettings], Tracker],
    notice: str = "",
    device_label: str = "",
    argv: list[str] | None = None,
    screenshot: Path | None = None,
    seconds: float | None = None,
    tracker_settings: TrackerSettings | None = None,
    camera: CameraMode = DEFAULT_MODE,
) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        source: what `open_source` takes; None for the one last chosen in the window, else the first camera.
        intrinsics: K of each frame.
        make_tracker: called on a worker thread, at first with `tracker_settings`; may be slow.
        notice: a sentence shown over the picture, such as why this source was chosen.
        device_label: for the status line until the tracker is loaded and says itself.
        argv: arguments for Qt.
        screenshot: with `seconds`, where to save a picture of the window (PNG).
        seconds: to measure: run this long, print one line of figures and close. The user's settings are not touched.
        tracker_settings: what was asked for on the command line; None for the usual ones.
        camera: what to ask a camera for.
    """
    app = make_application(argv)
    sys.setswitchinterval(SWITCH_S)
    reporter = CrashReporter(user_log_path("handmirror", appauthor=False))
    reporter.install()
    with tempfile.TemporaryDirectory() as scratch:
        measuring = QSettings(str(Path(scratch, "settings.ini")), QSettings.Format.IniFormat)
        settings = QSettings("Handmirror", "Handmirror") if seconds is None else measuring
        window = MainWindow(make_tracker, intrinsics, settings, device_label, notice, tracker_settings, camera)
        reporter.reported.connect(window.say_error)
        window.show()
        if (source is not None or not window.open_last()) and (chosen := source or _first_camera()):
            window.open(chosen, remember=False)
        if seconds is not None:
            window.clock = FrameClock(window=None)
            QTimer.singleShot(round(seconds * 1000), lambda: _finish(window, screenshot))
        status = run_until_closed(app, window)
    reporter.uninstall()
    return status


def make_application(argv: list[str] | None = None) -> QApplication:
    """The QApplication, set up so that OpenGL views share their contexts; to be called before any other."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([sys.argv[0], *(argv or [])])
    app.setApplicationName("Handmirror")
    app.setDesktopFileName("handmirror")
    app.setWindowIcon(QIcon(str(asset("icons/handmirror.svg"))))
    apply_theme(app)
    return app


def _first_camera() -> str:
    return next((str(camera.index) for camera in list_cameras()), "")


def run_until_closed(app: QApplication, window: MainWindow) -> int:
    """Qt's loop; Ctrl+C closes the window in the usual way."""
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    awake = QTimer()
    awake.timeout.connect(lambda: None)
    awake.start(INTERRUPT_MS)
    try:
        return app.exec()
    finally:
        signal.signal(signal.SIGINT, before)


def _finish(window: MainWindow, screenshot: Path | None) -> None:
    if screenshot is not None:
        window.grab().save(str(screenshot))
    pace, counters = window.clock.pace(), window.controller.counters()
    figures = "no frames" if pace is None else f"{pace.fps:.1f} fps, latency median {pace.latency_ms:.1f} ms"
    p95 = "" if pace is None else f", p95 {pace.latency_p95_ms:.1f} ms"
    print(f"{figures}{p95}, dropped {counters.dropped} of {counters.captured}", flush=True)
    window.close()
