"""Ties a recorder to a live run: from the next captured frame on, until it is stopped."""

from collections.abc import Callable
from pathlib import Path

from handmirror.core.camera.source import Source
from handmirror.core.live import Live, LiveResult
from handmirror.core.session.facts import COMPLETE, SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Frame


class RunRecording:
    """One recording of one run; to be made and stopped on a worker thread, since both wait for the disk."""

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
        """Begin in a new folder in `parent`; the callbacks are the recorder's. UserError when that is not possible."""
        facts = SessionFacts.beginning(SourceFacts.of(source), tracker.setup, live.intrinsics)
        self._recorder = Recorder(SessionFolder.dated(parent), facts, started, stopped, warned)
        self._recorder.start()
        self._live = live
        self._first: int | None = None  # number of the first frame kept
        live.on_frame = self._add_frame
        live.subscribe(self._add_result)

    def report(self) -> RecordingReport:
        """How it stands."""
        return self._recorder.report()

    def stop(self) -> None:
        """Write what waits and end the session; harmless when it has ended by itself."""
        self._live.on_frame = None
        self._live.unsubscribe(self._add_result)
        status = self._live.status()
        self._recorder.stop(status.message if status.state == "failed" else COMPLETE)

    def _add_frame(self, frame: Frame) -> None:
        if self._first is None:
            self._first = frame.index
        self._recorder.add_frame(frame)

    def _add_result(self, live: LiveResult) -> None:
        """Keep a result, but not one of a frame from before the recording."""
        if self._first is not None and live.result.frame.index >= self._first:
            self._recorder.add_result(live.result)
