"""Measures the window, for `handmirror bench --live`."""

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PyQt6.QtCore import QTimer

from handmirror.app.live.replaceable_tracker import Tracker
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.app.window import SWITCH_S, make_application, run_until_closed
from handmirror.core.bench.live import Copies, LiveFigures, Shown, live_figures
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.live import LiveCounters, LiveResult, LiveStatus
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

WARM_UP_S = 2.0  # after the first frame on the screen
STOPPED_MS = 1000  # by then the tracker's thread has ended
COPY_FRAMES, COPY_WARM_UP = 8, 3  # frames that memory is measured on; the first ones fill caches and are left out


def measure_window(source: str, config: TrackerConfig, seconds: float) -> LiveFigures:
    """Open the window on a source, measure it and close it; UserError when no frame reaches the screen."""
    app = make_application()
    sys.setswitchinterval(SWITCH_S)
    with tempfile.TemporaryDirectory() as scratch:  # the user's settings are not changed
        stored = Settings(Path(scratch, "settings.json"))
        window = MeasuredWindow(config, stored, seconds)
        window.show()
        window.open(source, remember=False)
        run_until_closed(app, window)
    return window.figures()


class MeasuredWindow(MainWindow):
    """Records the times of each frame, and closes after the measurement."""

    def __init__(self, config: TrackerConfig, stored: Settings, seconds: float) -> None:
        """The `seconds` start WARM_UP_S after the first frame on the screen."""
        self._trackers: list[Tracker] = []
        super().__init__(self._make, Intrinsics(), stored, config=config)
        self._seconds, self._failure = seconds, ""
        self._drawing: tuple[LiveResult, int, int] | None = None
        self._has_shown = False  # whether a frame has reached the screen
        self._shown: list[Shown] = []
        self._begin: tuple[int, LiveCounters] | None = None
        self._end: tuple[int, LiveCounters] | None = None
        self._copies: Copies | None = None
        self.controller.status_changed.connect(self._check_status)

    def figures(self) -> LiveFigures:
        """The measured figures; call it after the window has closed."""
        if self._begin is None or self._end is None or self._copies is None or not self._shown:
            raise UserError(self._failure or "The window was closed before anything was measured: leave it open.")
        (begin_ns, before), (end_ns, after) = self._begin, self._end
        return live_figures(
            self._shown,
            (end_ns - begin_ns) / 1e9,
            after.captured - before.captured,
            after.tracked - before.tracked,
            after.dropped - before.dropped,
            self._copies,
        )

    def _make(self, config: TrackerConfig, announce: Callable[[str], None]) -> Tracker:
        self._trackers.append(HandTracker(config, announce))
        return self._trackers[-1]

    def _check_status(self, status: LiveStatus) -> None:
        if status.state in ("failed", "waiting", "ended"):
            self._failure = status.message
            self.close()

    def on_result(self, live: LiveResult) -> None:
        """Also take the times before and after."""
        received = time.monotonic_ns()
        super().on_result(live)
        self._drawing = live, received, time.monotonic_ns()

    def on_screen(self) -> None:
        """Also record all times of the frame."""
        super().on_screen()
        drawing, self._drawing = self._drawing, None
        if drawing is None:
            return
        live, received, prepared = drawing
        moments = (live.captured_ns, live.offered_ns, live.taken_ns, live.tracked_ns, received, prepared)
        shown = Shown(*moments, painted=time.monotonic_ns())
        if not self._has_shown:
            self._has_shown = True
            QTimer.singleShot(round(WARM_UP_S * 1000), self._begin_measuring)
        if self._begin is not None and self._end is None:
            self._shown.append(shown)

    def _begin_measuring(self) -> None:
        self._begin = time.monotonic_ns(), self.controller.counters()
        QTimer.singleShot(round(self._seconds * 1000), self._end_measuring)

    def _end_measuring(self) -> None:
        self._end = time.monotonic_ns(), self.controller.counters()
        self.controller.stop()
        QTimer.singleShot(STOPPED_MS, self._finish)

    def _finish(self) -> None:
        self._copies = self._measure_copies()
        self.close()

    def _measure_copies(self) -> Copies:
        """Track and draw some frames in turn, and measure the peak of new memory in each step, in frames."""
        tracker, intrinsics = self._trackers[-1], Intrinsics()
        track_sizes, draw_sizes, handed_on = [], [], True
        with open_source(self.source) as source, tracing():
            for frame in islice(source, COPY_FRAMES):
                track = partial(tracker.track, frame, intrinsics.for_frame(frame))
                result, tracked = peak_of(track)
                _, drawn = peak_of(partial(self._draw, result))
                handed_on = handed_on and np.shares_memory(frame.image, result.frame.image)
                track_sizes.append(tracked / frame.image.nbytes)
                draw_sizes.append(drawn / frame.image.nbytes)
        of_tracker, of_window = (median(sizes[COPY_WARM_UP:] or sizes) for sizes in (track_sizes, draw_sizes))
        return Copies(of_tracker, of_window, handed_on)

    def _draw(self, result: Any) -> None:
        self.show_frame(result)
        self.camera_pane.repaint()
        if self.mesh_pane is not None:
            self.mesh_pane.repaint()


@contextmanager
def tracing() -> Iterator[None]:
    """Trace the memory of Python, numpy and OpenCV in the block."""
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


def peak_of(step: Callable[[], Any]) -> tuple[Any, int]:
    """The result of a step, and the peak of memory during it in bytes above that before it."""
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    value = step()
    return value, max(0, tracemalloc.get_traced_memory()[1] - before)
