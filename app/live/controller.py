"""Connects the tracking threads and the window: starts, stops, records, and delivers the newest result."""

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Protocol

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.app.live.run_recording import RunRecording
from handmirror.app.translation import tr
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import list_cameras
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.live import Live, LiveCounters, LiveResult, LiveStatus
from handmirror.core.live import Tracker as LiveTracker
from handmirror.core.tracking.config import TrackerConfig, TrackerSetup
from handmirror.core.types import FrameResult

SCREEN_MS = 16  # so that at most 60 results per second reach the window
STOP_S = 2.0

_log = logging.getLogger("handmirror.app")


class Tracker(LiveTracker, Protocol):
    """What the window needs of a tracker."""

    smooth: bool  # whether the One-Euro filter is on; may be set at any time
    smoothing: float  # its strength, 1 is what it was tuned for; may be set at any time
    hand_length: float | None  # metres, None where it is unknown; may be set at any time
    gestures: GestureSet | None  # what it recognises; may be set at any time

    @property
    def device_label(self) -> str:
        """The device in words, for the status line."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences on what is unusual about it."""


# makes a tracker, announcing what takes long in sentences; called on a worker thread
MakeTracker = Callable[[TrackerConfig, Callable[[str], None]], Tracker]


class TrackingController(QObject):
    """Runs what takes time on one worker thread, in order; its methods return at once."""

    result_ready = pyqtSignal(object)  # LiveResult, the newest
    status_changed = pyqtSignal(object)  # LiveStatus
    source_opened = pyqtSignal(bool)  # whether it is live
    tracker_loaded = pyqtSignal(str, bool)  # its device in words; whether it smooths
    tracker_noticed = pyqtSignal(str)  # what is unusual about it or about the intrinsics
    cameras_listed = pyqtSignal(list)  # of CameraInfo
    recording_started = pyqtSignal(object)  # Path of the session's folder
    recording_grew = pyqtSignal(object)  # RecordingReport, in answer to report_recording
    recording_warned = pyqtSignal(str)
    recording_stopped = pyqtSignal(object)  # RecordingReport, also when it ended by itself
    recording_failed = pyqtSignal(str, bool)  # why it could not start; whether another folder may help
    _status = pyqtSignal(int, object)  # which run; its LiveStatus
    _opened = pyqtSignal(int, bool)  # which run; whether its source is live
    _wake = pyqtSignal()

    def __init__(self, make_tracker: Callable[[], Tracker], intrinsics: Intrinsics) -> None:
        super().__init__()
        self._make_tracker, self._intrinsics = make_tracker, intrinsics
        self._worker = ThreadPoolExecutor(1, "handmirror-worker")
        self._loading = 0  # the run for which a tracker is being loaded
        self._run = 0  # rises with each start and stop; reports of older runs are ignored
        self._waiting = False  # for a source that was lost
        self._closed = False  # the window and this object's signals may be deleted while the worker still loads
        self._live: Live | None = None
        self._tracker: Tracker | None = None
        self._outdated = False  # the next run loads another tracker
        self._source: Source | None = None  # the last one opened in this run
        self._recording: RunRecording | None = None
        self._smooth, self._smoothing = True, 1.0
        self._hand_length: float | None = None
        self._gestures: GestureSet | None = None
        self.publish: Callable[[FrameResult], None] = lambda result: None  # called on the tracker thread
        self._lock = threading.Lock()
        self._newest: tuple[int, LiveResult] | None = None
        self._wake_pending = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._deliver)
        self._wake.connect(self._on_wake)
        self._status.connect(self._on_run_status)
        self._opened.connect(self._on_opened)

    def start(self, open_source: Callable[[], Source], loop: bool) -> None:
        """Track what `open_source` opens in place of what is tracked now; `loop` repeats files."""
        self._run += 1
        self._worker.submit(self._start, self._run, open_source, loop)

    def stop(self) -> None:
        """Stop tracking."""
        self._run += 1
        self._worker.submit(self._stop)

    def change_tracker(self, make_tracker: Callable[[], Tracker]) -> None:
        """Load another tracker, which may be slow, at the next start."""
        self._worker.submit(self._change_tracker, make_tracker)

    def list_cameras(self) -> None:
        """List the cameras; cameras_listed has the result."""
        self._worker.submit(lambda: self.cameras_listed.emit(list_cameras()))

    def set_smooth(self, on: bool) -> None:
        """Switch the One-Euro filter."""
        self._smooth = on
        if self._tracker is not None:
            self._tracker.smooth = on

    def set_smoothing(self, strength: float) -> None:
        """Set the strength of the One-Euro filter; 1 is what it was tuned for."""
        self._smoothing = strength
        if self._tracker is not None:
            self._tracker.smoothing = strength

    def set_hand_length(self, length: float | None) -> None:
        """Set the length of the hands in metres; None where it is unknown."""
        self._hand_length = length
        if self._tracker is not None:
            self._tracker.hand_length = length

    def set_gestures(self, gestures: GestureSet | None) -> None:
        """Set the gestures to recognise; None for none."""
        self._gestures = gestures
        if self._tracker is not None:
            self._tracker.gestures = gestures

    def start_recording(self, parent: Path) -> None:
        """Record this run to a new folder in `parent`; recording_started or recording_failed is emitted."""
        self._worker.submit(self._start_recording, self._run, parent)

    def stop_recording(self) -> None:
        """End the recording, if there is one; recording_stopped is emitted."""
        self._worker.submit(self._stop_recording)

    def report_recording(self) -> None:
        """Report the progress of the recording by recording_grew."""
        self._worker.submit(self._report_recording)

    def counters(self) -> LiveCounters:
        """How many frames of this run went where."""
        return self._live.counters() if self._live is not None else LiveCounters(0, 0, 0)

    @property
    def setup(self) -> TrackerSetup | None:
        """What the tracker runs with; None until it is loaded."""
        return self._tracker.setup if self._tracker is not None else None

    @property
    def source_mode(self) -> str:
        """The mode in which the camera was opened; empty for other sources."""
        return self._source.mode if self._source is not None else ""

    def announce(self, sentence: str) -> None:
        """Announce what takes long while a tracker is loaded; called on the worker thread."""
        if not self._closed:
            self._status.emit(self._loading, LiveStatus("opening", sentence))

    def close(self) -> bool:
        """Stop and end the worker within 2 s; False if a thread hangs (a daemon, which ends with the program)."""
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
            self._status.emit(run, LiveStatus("failed", str(error)))
            return
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            what = f"{type(error).__name__}: {error}"
            self._status.emit(run, LiveStatus("failed", tr("The tracker cannot be loaded: {what}", what=what)))
            return

        def open_and_report() -> Source:
            source = open_source()
            if run == self._run:
                self._source = source
                self._opened.emit(run, source.live)
            return source

        def notice(sentence: str) -> None:
            if run == self._run:
                self.tracker_noticed.emit(sentence)

        def report(status: LiveStatus) -> None:
            self._status.emit(run, status)

        live = Live(open_and_report, tracker, self._intrinsics, loop, report, notice)
        live.subscribe(lambda result: self._offer(run, result))
        live.subscribe(lambda result: self.publish(result.result))
        if run == self._run:
            self._live = live
            live.start()

    def _change_tracker(self, make_tracker: Callable[[], Tracker]) -> None:
        self._make_tracker, self._outdated = make_tracker, True

    def _ready_tracker(self, run: int) -> Tracker:
        if self._tracker is None or self._outdated:
            self._loading = run
            self._status.emit(run, LiveStatus("opening", tr("Loading the tracker…")))
            self._tracker = None  # frees its memory, and is missing if the next one fails
            self._tracker, self._outdated = self._make_tracker(), False
            self._smooth = self._smooth and self._tracker.smooth  # off if either was switched off
            if not self._closed:
                self.tracker_loaded.emit(self._tracker.device_label, self._smooth)
                if self._tracker.notices:
                    self.tracker_noticed.emit(" ".join(self._tracker.notices))
        self._tracker.smooth, self._tracker.hand_length = self._smooth, self._hand_length
        self._tracker.gestures = self._gestures
        self._tracker.smoothing = self._smoothing
        return self._tracker

    def _start_recording(self, run: int, parent: Path) -> None:
        live, source = self._live, self._source
        self._stop_recording()  # one that ended by itself
        if run != self._run or live is None or source is None or self._tracker is None:
            self.recording_failed.emit(tr("No source is being tracked: start tracking first."), False)
            return
        callbacks = self.recording_started.emit, self.recording_warned.emit, self.recording_stopped.emit
        try:
            self._recording = RunRecording(live, source, self._tracker, parent, *callbacks)
        except UserError as error:
            self.recording_failed.emit(str(error), True)
        except OSError as error:
            sentence = tr(
                "The session cannot be recorded in {folder} ({reason}): choose another folder.",
                folder=parent,
                reason=reason(error),
            )
            self.recording_failed.emit(sentence, True)

    def _stop_recording(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            recording.stop()

    def _report_recording(self) -> None:
        if self._recording is not None:
            self.recording_grew.emit(self._recording.report())

    def _stop(self) -> None:
        self._stop_recording()  # first: it takes the result of its last frame with it
        live, self._live, self._source = self._live, None, None
        if live is not None and not live.stop():
            self._tracker = None  # its thread may still be using it: the next run loads a new one

    # on the tracking threads

    def _offer(self, run: int, result: LiveResult) -> None:
        """Keep only the newest result; at most one wake-up is pending, so the window's queue never grows."""
        with self._lock:
            self._newest = (run, result)
            was_pending, self._wake_pending = self._wake_pending, True
        if not was_pending:
            self._wake.emit()

    # on the window's thread, which may have started or stopped a run since the report was sent

    def _on_run_status(self, run: int, status: LiveStatus) -> None:
        if run == self._run:
            _log.info("%s: %s", status.state, status.message)
            self._waiting = status.state == "waiting"
            self.status_changed.emit(status)

    def _on_opened(self, run: int, live: bool) -> None:
        if run == self._run:
            self.source_opened.emit(live)

    def _on_wake(self) -> None:
        if not self._pause.isActive():
            self._deliver()

    def _deliver(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
            self._wake_pending = False
        if newest is not None and newest[0] == self._run and not self._waiting:  # else the source was lost meanwhile
            self._pause.start(SCREEN_MS)
            self.result_ready.emit(newest[1])
