"""Live runs without a window: a source that is tracked and recorded or published, or a session that is published."""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.interrupts import Held
from handmirror.core.live import Live, LiveCounters, LiveStatus
from handmirror.core.poses.posing import posed_hands
from handmirror.core.poses.schema import PoseLine
from handmirror.core.session.facts import COMPLETE, INTERRUPTED, SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.hand_model import model_of
from handmirror.core.session.reader import open_session
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Frame, FrameResult

REPORT_EVERY_S = 0.2


@dataclass(frozen=True)
class Recorded:
    """A recording that has ended."""

    report: RecordingReport
    counters: LiveCounters
    status: LiveStatus  # of the source at the end
    seconds: float  # from the start to the end


class _Watch:
    """Follows the status of a live run: sets `ended` when it is over, and warns while a camera is waited for.

    `on_open` is called once, when the source is open or waited for.
    """

    def __init__(
        self, ended: threading.Event, warn: Callable[[str], None], on_open: Callable[[], None] = lambda: None
    ) -> None:
        self._ended, self._warn, self._on_open = ended, warn, on_open

    def __call__(self, status: LiveStatus) -> None:
        if status.state in ("running", "waiting"):
            on_open, self._on_open = self._on_open, lambda: None
            on_open()
        if status.state in ("ended", "failed"):
            self._ended.set()
        elif status.state == "waiting":
            self._warn(status.message)


@dataclass
class _Recording:
    """A live run and what records it."""

    live: Live
    recorder: Recorder
    ended: threading.Event  # of either
    opened: list[Source]  # the source that was opened first, until the run takes it
    began_s: float = 0.0

    def run(
        self,
        seconds: float | None,
        progress: Callable[[RecordingReport, LiveCounters], None],
        on_open: Callable[[], None],
    ) -> None:
        """Start, and wait for the end of the run, the recording or the time."""
        self.begin(on_open)
        while not self.ended.wait(REPORT_EVERY_S) and (seconds is None or time.monotonic() - self.began_s < seconds):
            progress(self.recorder.report(), self.live.counters())

    def begin(self, on_open: Callable[[], None] = lambda: None) -> None:
        """Start both."""
        self.began_s = time.monotonic()
        self.recorder.start()
        on_open()
        self.live.start()

    def stop(self, ending: str) -> Recorded:
        """Stop both; the ending is the run's if it failed."""
        if self.opened:
            self.opened.pop().close()
        self.live.stop()
        status = self.live.status()
        report = self.recorder.stop(status.message if status.state == "failed" else ending)
        return Recorded(report, self.live.counters(), status, time.monotonic() - self.began_s)


def record_source(
    source: str,
    out: Path,
    tracker: Tracker,
    intrinsics: Intrinsics,
    seconds: float | None = None,
    camera: CameraMode = DEFAULT_MODE,
    progress: Callable[[RecordingReport, LiveCounters], None] = lambda report, counters: None,
    warn: Callable[[str], None] = lambda sentence: None,
    publish: Callable[[FrameResult], None] = lambda result: None,
    on_open: Callable[[], None] = lambda: None,
) -> Recorded:
    """Track a source live and record it, until it ends, `seconds` are over, the disk is full or Ctrl-C is pressed.

    Args:
        source: as for open_source; a file plays at its own speed, and a camera that vanishes is waited for.
        out: a folder without a session; created if missing.
        tracker: a fresh tracker.
        intrinsics: gives K for each frame.
        seconds: how long; None for no limit.
        camera: what to ask a camera for.
        progress: called five times a second.
        warn: called with each warning, a sentence, on another thread.
        publish: called with each result on the tracker thread, such as a stream's.
        on_open: called when the source is open and the folder made.

    Raises:
        UserError: the source cannot be opened, or the folder cannot be created.
    """
    recording = _recording(source, out, tracker, intrinsics, camera, warn, publish)
    ending = COMPLETE
    try:
        recording.run(seconds, progress, on_open)
    except KeyboardInterrupt:
        ending = INTERRUPTED
    except BaseException as error:
        ending = f"failed: {error or type(error).__name__}"
        raise
    finally:
        with Held():
            recorded = recording.stop(ending)
    return recorded


@dataclass(frozen=True)
class CameraToRecord:
    """One of several cameras that are recorded at the same time."""

    source: str
    out: Path
    tracker: Tracker  # not shared
    intrinsics: Intrinsics


def record_sources(
    cameras: Sequence[CameraToRecord],
    seconds: float | None = None,
    mode: CameraMode = DEFAULT_MODE,
    progress: Callable[[int], None] = lambda frames: None,
    warn: Callable[[str], None] = lambda sentence: None,
) -> list[Recorded]:
    """Record several sources at the same time, each as `record_source` does, into a session of its own.

    If one fails or vanishes, the others continue; the recording ends when all have ended, after `seconds`, or on
    Ctrl-C. `progress` is called with the frames recorded by all. UserError when one cannot be opened.
    """
    ending, recordings = COMPLETE, list[_Recording]()
    try:
        for each in cameras:
            recordings.append(_recording(each.source, each.out, each.tracker, each.intrinsics, mode, warn, _ignore))
        for recording in recordings:
            recording.begin()
        began = time.monotonic()
        while not all(recording.ended.is_set() for recording in recordings):
            if seconds is not None and time.monotonic() - began > seconds:
                break
            next(each for each in recordings if not each.ended.is_set()).ended.wait(REPORT_EVERY_S)
            progress(sum(recording.recorder.report().frames for recording in recordings))
    except KeyboardInterrupt:
        ending = INTERRUPTED
    except BaseException as error:
        ending = f"failed: {error or type(error).__name__}"
        raise
    finally:
        with Held():
            recorded = [recording.stop(ending) for recording in recordings]
    return recorded


def _ignore(result: FrameResult) -> None:
    """Publish nothing."""


def _recording(
    source: str,
    out: Path,
    tracker: Tracker,
    intrinsics: Intrinsics,
    camera: CameraMode,
    warn: Callable[[str], None],
    publish: Callable[[FrameResult], None],
) -> _Recording:
    """Of a source that is opened already, so that an error of that comes before anything else."""
    opened, ended = [open_source(source, camera=camera)], threading.Event()
    intrinsics = intrinsics.of_camera(opened[0].camera)
    recorder = Recorder(
        SessionFolder(out),
        SessionFacts.beginning(SourceFacts.of(opened[0]), tracker.setup, intrinsics),
        recording_stopped=lambda report: ended.set(),
        recording_warned=warn,
    )
    live = Live(
        lambda: opened.pop() if opened else open_source(source, camera=camera),
        tracker,
        intrinsics,
        on_status=_Watch(ended, warn),
        on_doubt=warn,
    )
    live.on_frame = recorder.add_frame
    live.subscribe(lambda result: recorder.add_result(result.result))
    live.subscribe(lambda result: publish(result.result))
    return _Recording(live, recorder, ended, opened)


def stream_source(
    source: str,
    tracker: Tracker,
    intrinsics: Intrinsics,
    publish: Callable[[FrameResult], None],
    seconds: float | None = None,
    warn: Callable[[str], None] = lambda sentence: None,
    on_open: Callable[[], None] = lambda: None,
    camera: CameraMode = DEFAULT_MODE,
) -> LiveStatus:
    """Track a source live and publish each result, until `seconds` are over, Ctrl-C or a failure; a file loops.

    On another thread `on_open` is called once, when the source is open or a camera is waited for, and `warn` with a
    sentence while that lasts. `camera` is what to ask a camera for. Returns how the source stood at the end, "failed"
    when it could not be opened.
    """
    ended = threading.Event()
    watch = _Watch(ended, warn, on_open)
    live = Live(lambda: open_source(source, camera=camera), tracker, intrinsics, True, watch, warn)
    live.subscribe(lambda result: publish(result.result))
    try:
        live.start()
        ended.wait(seconds)
    except KeyboardInterrupt:
        pass
    finally:
        live.stop()
    return live.status()


def stream_session(
    session: Path,
    publish: Callable[[FrameResult], None],
    seconds: float | None = None,
    hand_model: Path | None = None,
    on_open: Callable[[], None] = lambda: None,
) -> None:
    """Publish a recording at its own speed, in a loop, until `seconds` are over or Ctrl-C.

    `on_open` is called when the session is open; UserError when it cannot be, or has no poses.
    """
    with open_session(session) as opened:
        model, lines = model_of(opened.facts, hand_model), opened.results()
    if not lines:
        raise UserError(f"The session {session} has no poses to stream: give another one.")
    on_open()
    until = math.inf if seconds is None else time.monotonic() + seconds
    with contextlib.suppress(KeyboardInterrupt):
        while time.monotonic() < until:
            _publish_once(lines, model, publish, until)
            time.sleep(1 / 30)  # between the last frame and the first


def _publish_once(
    lines: Sequence[PoseLine], model: HandModel, publish: Callable[[FrameResult], None], until: float
) -> None:
    """Publish each line at its time after the first, until a moment of time.monotonic()."""
    began = time.monotonic()
    for line in lines:
        due = began + (line.time_ns - lines[0].time_ns) * 1e-9
        time.sleep(max(min(due, until) - time.monotonic(), 0))
        if time.monotonic() >= until:
            return
        width, height = line.size
        frame = Frame(np.zeros((height, width, 3), np.uint8), line.frame, line.time_ns, line.image)
        publish(FrameResult(frame, line.K, posed_hands(line.hands, model)))
