"""Between the tracking threads and the window: starts, stops, records, and hands over the newest result."""

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import list_cameras
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.live import Live, LiveCounters, LiveResult, LiveStatus
from handmirror.core.live import Tracker as LiveTracker
from handmirror.core.types import FrameResult

if TYPE_CHECKING:
    from handmirror.app.run_recording import RunRecording

SCREEN_MS = 16  # at most 60 pictures a second reach the window
STOP_S = 2.0

_log = logging.getLogger("handmirror.app")


class Tracker(LiveTracker, Protocol):
    """What the window needs of a tracker."""

    smooth: bool  # whether the One-Euro filter is on; may be set at any time
    hand_length: float | None  # metres, None where it is not known; likewise

    @property
    def device_label(self) -> str:
        """What it runs on, for the status line."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not as usual about it, in sentences."""


class TrackingController(QObject):
    """Everything that takes time happens on one worker thread, in order; the slots of this class return at once."""

    result_ready = pyqtSignal(object)  # LiveResult, the newest
    status_changed = pyqtSignal(object)  # LiveStatus
    source_opened = pyqtSignal(bool)  # whether it is live
    tracker_loaded = pyqtSignal(str, bool)  # its device in words; whether it smooths
    tracker_noticed = pyqtSignal(str)  # what is not as usual about it, or about the intrinsics
    cameras_listed = pyqtSignal(list)  # of CameraInfo
    recording_started = pyqtSignal(object)  # Path of the session's folder
    recording_grew = pyqtSignal(object)  # RecordingReport, when it was asked for
    recording_warned = pyqtSignal(str)
    recording_stopped = pyqtSignal(object)  # RecordingReport, also when it stopped by itself
    recording_failed = pyqtSignal(str)  # it could not begin
    _said = pyqtSignal(int, object)  # which run; its LiveStatus
    _opened = pyqtSignal(int, bool)  # which run; whether its source is live
    _wake = pyqtSignal()

    def __init__(self, make_tracker: Callable[[], Tracker], intrinsics: Intrinsics) -> None:
        super().__init__()
        self._make_tracker, self._intrinsics = make_tracker, intrinsics
        self._worker = ThreadPoolExecutor(1, "handmirror-worker")
        self._loading = 0  # the run that a tracker is loaded for
        self._run = 0  # rises with each start and stop: what an older run still says is not passed on
        self._closed = False  # the window may be gone, and this object's signals with it, while the worker still loads
        self._live: Live | None = None
        self._tracker: Tracker | None = None
        self._source: Source | None = None  # opened last in this run
        self._recording: RunRecording | None = None
        self._smooth = True
        self._hand_length: float | None = None
        self.publish: Callable[[FrameResult], None] = lambda result: None  # called on the tracker thread
        self._lock = threading.Lock()
        self._newest: tuple[int, LiveResult] | None = None
        self._woken = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._hand_over)
        self._wake.connect(self._on_wake)
        self._said.connect(self._on_said)
        self._opened.connect(self._on_opened)

    def start(self, open_source: Callable[[], Source], loop: bool) -> None:
        """Track what `open_source` opens, in place of what is tracked now; `loop` plays files again and again."""
        self._run += 1
        self._worker.submit(self._start, self._run, open_source, loop)

    def stop(self) -> None:
        """Stop tracking."""
        self._run += 1
        self._worker.submit(self._stop)

    def change_tracker(self, make_tracker: Callable[[], Tracker]) -> None:
        """Have the next start load another tracker, which may be slow."""
        self._worker.submit(self._change_tracker, make_tracker)

    def list_cameras(self) -> None:
        """Look which cameras there are; cameras_listed tells."""
        self._worker.submit(lambda: self.cameras_listed.emit(list_cameras()))

    def set_smooth(self, on: bool) -> None:
        """Switch the One-Euro filter."""
        self._smooth = on
        if self._tracker is not None:
            self._tracker.smooth = on

    def set_hand_length(self, length: float | None) -> None:
        """Say how long the hands are, in metres; None where it is not known."""
        self._hand_length = length
        if self._tracker is not None:
            self._tracker.hand_length = length

    def start_recording(self, parent: Path) -> None:
        """Record this run to a new folder in `parent`; recording_started or recording_failed tells."""
        self._worker.submit(self._start_recording, self._run, parent)

    def stop_recording(self) -> None:
        """End the recording; recording_stopped tells. Harmless when there is none."""
        self._worker.submit(self._stop_recording)

    def look_at_recording(self) -> None:
        """Look how the recording stands; recording_grew tells."""
        self._worker.submit(self._look_at_recording)

    def counters(self) -> LiveCounters:
        """How many frames of this run went where."""
        return self._live.counters() if self._live is not None else LiveCounters(0, 0, 0)

    def announce(self, sentence: str) -> None:
        """Say what takes long while a tracker is loaded; called on the worker thread."""
        if not self._closed:
            self._said.emit(self._loading, LiveStatus("opening", sentence))

    def close(self) -> bool:
        """Stop for good, within 2 s; False when something hangs (its threads are daemons and end with the program)."""
        self._run += 1
        self._closed = True
        self._pause.stop()
        stopped = self._worker.submit(self._stop)
        wait([stopped], STOP_S)
        self._worker.shutdown(wait=False, cancel_futures=True)
        return stopped.done() and not stopped.cancelled() and stopped.exception() is None

    # on the worker thread

    def _start(self, run: int, open_source: Callable[[], Source], loop: bool) -> None:
        self._stop()
        if run != self._run:
            return
        try:
            tracker = self._ready_tracker(run)
        except UserError as error:
            self._said.emit(run, LiveStatus("failed", str(error)))
            return
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            self._said.emit(run, LiveStatus("failed", f"The tracker cannot be loaded: {type(error).__name__}: {error}"))
            return

        def open_and_tell() -> Source:
            source = open_source()
            if run == self._run:
                self._source = source
                self._opened.emit(run, source.live)
            return source

        def doubt(sentence: str) -> None:
            if run == self._run:
                self.tracker_noticed.emit(sentence)

        def say(status: LiveStatus) -> None:
            self._said.emit(run, status)

        live = Live(open_and_tell, tracker, self._intrinsics, loop, say, doubt)
        live.subscribe(lambda result: self._offer(run, result))
        live.subscribe(lambda result: self.publish(result.result))
        if run == self._run:
            self._live = live
            live.start()

    def _change_tracker(self, make_tracker: Callable[[], Tracker]) -> None:
        self._make_tracker, self._tracker = make_tracker, None

    def _ready_tracker(self, run: int) -> Tracker:
        if self._tracker is None:
            self._loading = run
            self._said.emit(run, LiveStatus("opening", "Loading the tracker…"))
            self._tracker = self._make_tracker()
            self._smooth = self._smooth and self._tracker.smooth  # off when either was asked for
            if not self._closed:
                self.tracker_loaded.emit(self._tracker.device_label, self._smooth)
                if self._tracker.notices:
                    self.tracker_noticed.emit(" ".join(self._tracker.notices))
        self._tracker.smooth, self._tracker.hand_length = self._smooth, self._hand_length
        return self._tracker

    def _start_recording(self, run: int, parent: Path) -> None:
        live, source = self._live, self._source
        self._stop_recording()  # one that has ended by itself
        if run != self._run or live is None or source is None or self._tracker is None:
            self.recording_failed.emit("Nothing is tracked that could be recorded: start the tracking first.")
            return
        from handmirror.app.run_recording import RunRecording  # only now: the window comes first

        tell = self.recording_started.emit, self.recording_warned.emit, self.recording_stopped.emit
        try:
            self._recording = RunRecording(live, source, self._tracker, parent, *tell)
        except UserError as error:
            self.recording_failed.emit(str(error))
        except OSError as error:
            reason = error.strerror or error
            self.recording_failed.emit(f"Nothing can be recorded in {parent} ({reason}): check its permissions.")

    def _stop_recording(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            recording.stop()

    def _look_at_recording(self) -> None:
        if self._recording is not None:
            self.recording_grew.emit(self._recording.report())

    def _stop(self) -> None:
        live, self._live, self._source = self._live, None, None
        if live is not None and not live.stop():
            self._tracker = None  # its thread may still be in there: the next run gets a new one
        self._stop_recording()

    # on the tracking threads

    def _offer(self, run: int, result: LiveResult) -> None:
        """Keep the newest only; one wake-up is under way at most, so the window's queue never grows."""
        with self._lock:
            self._newest = (run, result)
            woken, self._woken = self._woken, True
        if not woken:
            self._wake.emit()

    # on the window's thread, which may have started or stopped since the other threads said it

    def _on_said(self, run: int, status: LiveStatus) -> None:
        if run == self._run:
            _log.info("%s: %s", status.state, status.message)
            self.status_changed.emit(status)

    def _on_opened(self, run: int, live: bool) -> None:
        if run == self._run:
            self.source_opened.emit(live)

    def _on_wake(self) -> None:
        if not self._pause.isActive():
            self._hand_over()

    def _hand_over(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
            self._woken = False
        if newest is not None and newest[0] == self._run:
            self._pause.start(SCREEN_MS)
            self.result_ready.emit(newest[1])
