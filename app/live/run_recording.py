"""Connects a recorder to a live run, from the next captured frame until it is stopped."""

import threading
from collections.abc import Callable
from pathlib import Path

from handmirror.app.live.cameras_recorder import CamerasRecorder
from handmirror.app.live.cameras_source import CamerasSource
from handmirror.app.live.cameras_tracker import CamerasTracker
from handmirror.core.camera.source import Source
from handmirror.core.live import FINAL, Live, LiveResult
from handmirror.core.session.facts import COMPLETE, SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Frame

LAST_RESULT_S = 0.5  # how long the end of a recording waits for the result of the last frame


class RunRecording:
    """One recording of one run; create and stop it on a worker thread, since both wait for the disk."""

    def __init__(
        self,
        live: Live,
        source: Source,
        tracker: Tracker,
        parent: Path,
        started: Callable[[Path], None],
        warned: Callable[[str], None],
        stopped: Callable[[RecordingReport], None],
    ) -> None:
        """Start in a new folder in `parent`; the callbacks are the recorder's. UserError when that is not possible."""
        folder, callbacks = SessionFolder.dated(parent), (started, stopped, warned)
        self._recorder: Recorder | CamerasRecorder
        if isinstance(source, CamerasSource) and isinstance(tracker, CamerasTracker):
            self._recorder = CamerasRecorder(folder, source, tracker, *callbacks)
        else:
            facts = SessionFacts.beginning(SourceFacts.of(source), tracker.setup, live.intrinsics)
            self._recorder = Recorder(folder, facts, *callbacks)
        self._recorder.start()
        self._live = live
        self._progress = threading.Condition()
        self._first: int | None = None  # number of the first frame kept
        self._last = self._newest = -1  # numbers of the last frame kept and of the newest one tracked
        live.on_frame = self._add_frame
        live.subscribe(self._add_result)

    def report(self) -> RecordingReport:
        """Its progress."""
        return self._recorder.report()

    def stop(self) -> None:
        """Write what is queued and end the session, if it has not ended by itself; the run must not be stopped yet."""
        self._live.on_frame = None
        with self._progress:
            self._progress.wait_for(self._has_last_result, LAST_RESULT_S)
        self._live.unsubscribe(self._add_result)
        status = self._live.status()
        self._recorder.stop(status.message if status.state == "failed" else COMPLETE)

    def _has_last_result(self) -> bool:
        """Whether no more results of frames that were kept will come."""
        return self._newest >= self._last or self._live.status().state in FINAL

    def _add_frame(self, frame: Frame) -> None:
        if self._first is None:
            self._first = frame.index
        self._last = frame.index
        self._recorder.add_frame(frame)

    def _add_result(self, live: LiveResult) -> None:
        """Keep a result, except of frames from before or after the recording."""
        index = live.result.frame.index
        if self._first is not None and self._first <= index <= self._last:
            self._recorder.add_result(live.result)
        with self._progress:
            self._newest = index
            self._progress.notify()
