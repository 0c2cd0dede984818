"""Connects the tracking threads and the window: starts, stops, records, and delivers the newest result."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.live.newest_result import NewestResult
from handmirror.app.live.replaceable_tracker import ReplaceableTracker, Tracker
from handmirror.app.live.run_recording import RunRecording
from handmirror.app.translation import localized_reason, tr
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import list_cameras
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.live import Live, LiveCounters, LiveResult, LiveStatus
from handmirror.core.playback import Playback, PlaybackState
from handmirror.core.tracking.config import TrackerSetup
from handmirror.core.types import Frame, FrameResult

STOP_S = 2.0
LOADING = "Loading the tracker…"

_log = logging.getLogger("handmirror.app")


@dataclass(frozen=True)
class PlaybackStart:
    """How a stored source is played at first, as Playback takes it."""

    playing: bool = True
    loop: bool = True
    speed: float = 1.0
    still_s: float | None = None


@dataclass(frozen=True)
class OpenedFile:
    """What is known of a stored source when it is opened; None where it is not."""

    duration_ns: int | None
    fps: float | None
    frame_count: int | None


class TrackingController(QObject):
    """Runs what takes time on one worker thread, in order; its methods return at once."""

    result_ready = pyqtSignal(object)  # LiveResult, the newest
    picture_ready = pyqtSignal(object)  # LiveResult of a frame that is shown before there is a tracker
    status_changed = pyqtSignal(object)  # LiveStatus
    source_opened = pyqtSignal(bool)  # whether it is live
    camera_opened = pyqtSignal(str)  # the name of its camera; empty for a file
    file_opened = pyqtSignal(object)  # OpenedFile: the source is stored
    playback_changed = pyqtSignal(object)  # PlaybackState
    tracker_loaded = pyqtSignal(str, bool)  # its device in words; whether it smooths
    tracker_failed = pyqtSignal(str, bool)  # why it cannot be loaded; whether the last one stays in use
    tracker_noticed = pyqtSignal(str)  # what is unusual about it or about the intrinsics
    cameras_listed = pyqtSignal(list)  # of CameraInfo
    recording_started = pyqtSignal(object)  # Path of the session's folder
    recording_grew = pyqtSignal(object)  # RecordingReport, in answer to report_recording
    recording_warned = pyqtSignal(str)
    recording_stopped = pyqtSignal(object)  # RecordingReport, also when it ended by itself
    recording_failed = pyqtSignal(str, bool)  # why it could not start; whether another folder may help
    _status = pyqtSignal(int, object)  # which run; its LiveStatus
    _opened = pyqtSignal(int, object)  # which run; its Source
    _played = pyqtSignal(int, object)  # which run; its PlaybackState

    def __init__(self, make_tracker: Callable[[], Tracker], intrinsics: Intrinsics) -> None:
        super().__init__()
        # of a camera by its name; called on a tracking thread when a source is opened
        self.choose_intrinsics: Callable[[str], Intrinsics] = lambda camera: intrinsics
        self._worker = ThreadPoolExecutor(1, "handmirror-worker")
        self.tracker = ReplaceableTracker(make_tracker, self._worker, self._on_loaded)
        self._run = 0  # rises with each start and stop; reports of older runs are ignored
        self._waiting = False  # for a source that was lost
        self._closed = False  # the window and this object's signals may be deleted while the worker still loads
        self._live: Live | None = None
        self._source: Source | None = None  # the last one opened in this run
        self._recording: RunRecording | None = None
        self.publish: Callable[[FrameResult], None] = lambda result: None  # called on the tracker thread
        self.playback: Playback | None = None  # of this run, if its source is stored
        self._newest = NewestResult(self)
        self._newest.ready.connect(self._on_newest)
        self._status.connect(self._on_run_status)
        self._opened.connect(self._on_opened)
        self._played.connect(self._on_played)

    def start(self, open_source: Callable[[], Source], start: PlaybackStart | None = None) -> None:
        """Track what `open_source` opens in place of what is tracked now.

        A stored source is played by `playback` as `start` says; with None once, from its beginning to its end.
        """
        self._run += 1
        run, self.playback = self._run, None
        if start is not None:
            on_state = partial(self._emit, self._played, run)
            self.playback = Playback(start.playing, start.loop, start.speed, start.still_s, on_state)
        self._worker.submit(self._start, run, open_source, self.playback)

    def stop(self) -> None:
        """Stop tracking."""
        self._run += 1
        self._worker.submit(self._stop)

    def change_tracker(self, make_tracker: Callable[[], Tracker], later: bool = False) -> None:
        """Use another tracker, as soon as it has been loaded; at the next start if `later` or nothing is tracked now.

        `tracker_loaded` or `tracker_failed` is emitted; when it fails, the last one stays in use.
        """
        self._worker.submit(self._change_tracker, make_tracker, later)

    def list_cameras(self) -> None:
        """List the cameras; cameras_listed has the result."""
        self._worker.submit(lambda: self.cameras_listed.emit(list_cameras()))

    def use_intrinsics(self, intrinsics: Intrinsics) -> None:
        """Track with other intrinsics from now on; what is saved for the camera is read where nothing is given."""
        source = self._source
        if intrinsics.is_given or source is None or not source.camera:
            self._use_intrinsics(intrinsics)  # at once: no file is read
        else:
            self._worker.submit(self._use_intrinsics, intrinsics)

    def intrinsics_are_known(self, frame: Frame) -> bool:
        """Whether those of this run are more than a default for a frame."""
        return self._live is not None and self._live.intrinsics.are_known(frame)

    def start_recording(self, parent: Path) -> None:
        """Record this run to a new folder in `parent`; recording_started or recording_failed is emitted."""
        self._worker.submit(self._start_recording, self._run, parent, self.playback)

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
        tracker = self.tracker.current
        return tracker.setup if tracker is not None else None

    @property
    def source_mode(self) -> str:
        """The mode in which the camera was opened; empty for other sources."""
        return self._source.mode if self._source is not None else ""

    def announce(self, sentence: str) -> None:
        """Announce what takes long while a tracker is loaded; called on the worker thread."""
        self._emit(self._status, self._run, LiveStatus("opening", sentence))

    def close(self) -> bool:
        """Stop and end the worker within 2 s; False if a thread hangs (a daemon, which ends with the program)."""
        self._run += 1
        self._closed = True
        self._newest.close()
        stopped = self._worker.submit(self._stop)
        wait([stopped], STOP_S)
        self._worker.shutdown(wait=False, cancel_futures=True)
        self.tracker.close()
        return stopped.done() and not stopped.cancelled() and stopped.exception() is None

    # on the worker thread

    def _start(self, run: int, open_source: Callable[[], Source], playback: Playback | None) -> None:
        self._stop()
        if run != self._run:
            return

        def open_and_report() -> Source:
            source = open_source()
            live.use_intrinsics(self.choose_intrinsics(source.camera))
            if run == self._run:
                self._source = source
                self._emit(self._opened, run, source)
            return source

        def notice(sentence: str) -> None:
            if run == self._run:
                self._emit(self.tracker_noticed, sentence)

        def report(status: LiveStatus) -> None:
            if status.state != "running" or live.has_tracker:  # else that is reported when there is one
                self._emit(self._status, run, status)

        live = Live(
            open_and_report,
            None if self.tracker.is_outdated else self.tracker.current,
            Intrinsics(),
            on_status=report,
            on_doubt=notice,
            on_untracked=lambda result: self._newest.offer(run, result, False),
            playback=playback,
        )
        live.subscribe(lambda result: self._newest.offer(run, result, True))
        live.subscribe(lambda result: self.publish(result.result))
        if run == self._run:
            self._live = live
            if self.tracker.is_outdated:
                self._load()
            live.start()

    def _change_tracker(self, make_tracker: Callable[[], Tracker], later: bool) -> None:
        self.tracker.want(make_tracker)
        if self._live is not None and not later:
            self._load()

    def _load(self) -> None:
        self._emit(self._status, self._run, LiveStatus("opening", LOADING))
        self.tracker.load()

    def _on_loaded(self, tracker: Tracker | None, sentence: str) -> None:
        """Use a loaded tracker; None: it cannot be loaded for the reason in the sentence."""
        if tracker is None and self.tracker.current is None:
            self._stop()
            self._emit(self._status, self._run, LiveStatus("failed", sentence))
            self._emit(self.tracker_failed, sentence, False)
            return
        if tracker is None:
            self.tracker.keep()
            self._use_tracker()
            self._emit(self.tracker_failed, sentence, True)
            return
        self._stop_recording()  # its file says which tracker it is of
        smooth = self.tracker.replace(tracker)
        self._emit(self.tracker_loaded, tracker.device_label, smooth)
        if tracker.notices:
            self._emit(self.tracker_noticed, " ".join(tracker.notices))
        self._use_tracker()

    def _use_tracker(self) -> None:
        """Let the run, if there is one, track with the tracker from now on."""
        tracker, live = self.tracker.configured(), self._live
        if live is not None:
            live.use(tracker)
            if (status := live.status()).state == "running":
                self._emit(self._status, self._run, status)

    def _use_intrinsics(self, intrinsics: Intrinsics) -> None:
        if (live := self._live) is not None:
            live.use_intrinsics(intrinsics)

    def _start_recording(self, run: int, parent: Path, playback: Playback | None) -> None:
        live, source, tracker = self._live, self._source, self.tracker.current
        self._stop_recording()  # one that ended by itself
        if run != self._run or live is None or source is None or tracker is None:
            self.recording_failed.emit(tr("No source is being tracked: start tracking first."), False)
            return
        callbacks = self.recording_started.emit, self.recording_warned.emit, self.recording_stopped.emit
        try:
            self._recording = RunRecording(live, source, tracker, parent, *callbacks)
            if playback is not None:
                playback.show_again()
        except UserError as error:
            self.recording_failed.emit(str(error), True)
        except OSError as error:
            sentence = tr(
                "The session cannot be recorded in {folder} ({reason}): choose another folder.",
                folder=parent,
                reason=localized_reason(error),
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
            self.tracker.drop()  # its thread may still be using it: the next run loads another

    # on the tracking threads

    def _emit(self, signal: Any, *values: object) -> None:
        """Emit a signal on any thread, unless the window and its signals may be gone."""
        if not self._closed:
            signal.emit(*values)

    # on the window's thread, which may have started or stopped a run since the report was sent

    def _on_run_status(self, run: int, status: LiveStatus) -> None:
        if run == self._run:
            _log.info("%s: %s", status.state, status.message)
            self._waiting = status.state == "waiting"
            self.status_changed.emit(status)

    def _on_opened(self, run: int, source: Source) -> None:
        if run != self._run:
            return
        self.camera_opened.emit(source.camera)
        self.source_opened.emit(source.live)
        if not source.live:
            self.file_opened.emit(OpenedFile(source.duration_ns, source.fps, source.frame_count))

    def _on_played(self, run: int, state: PlaybackState) -> None:
        if run == self._run:
            self.playback_changed.emit(state)

    def _on_newest(self, run: int, result: LiveResult, tracked: bool) -> None:
        if run == self._run and not self._waiting:  # else the source was lost meanwhile
            self._newest.pause()
            (self.result_ready if tracked else self.picture_ready).emit(result)
