"""What `handmirror record`, `stream`, `replay`, `rerun` and `compare` do, without their words on the terminal."""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.interrupts import Held
from handmirror.core.live import Live, LiveCounters, LiveStatus
from handmirror.core.session.compare import Comparison, compare_sessions
from handmirror.core.session.facts import COMPLETE, INTERRUPTED, SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary
from handmirror.core.session.meshes import model_of, posed_hands
from handmirror.core.session.reader import open_session
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.session.replay_video import Rendered, render_session
from handmirror.core.session.rerun import rerun
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Frame, FrameResult

TELL_EVERY_S = 0.2


@dataclass(frozen=True)
class Recorded:
    """What a recording came to."""

    report: RecordingReport
    counters: LiveCounters
    status: LiveStatus  # how the source stood at the end
    seconds: float  # from the start to the end


class _Watch:
    """Follows how a live run stands: whether it is over, and a word on what it waits for.

    `on_open` is called once, when the source is open or waited for.
    """

    def __init__(self, warn: Callable[[str], None], on_open: Callable[[], None] = lambda: None) -> None:
        self.ended = threading.Event()
        self._warn, self._on_open = warn, on_open

    def __call__(self, status: LiveStatus) -> None:
        if status.state in ("running", "waiting"):
            on_open, self._on_open = self._on_open, lambda: None
            on_open()
        if status.state in ("ended", "failed"):
            self.ended.set()
        elif status.state == "waiting":
            self._warn(status.message)


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
        out: a folder without a session; made when missing.
        tracker: a fresh tracker.
        intrinsics: gives K for each frame.
        seconds: how long; None for no limit.
        camera: what to ask a camera for.
        progress: called five times a second.
        warn: called with each sentence on what goes wrong meanwhile, on another thread.
        publish: called with each result on the tracker thread, such as a stream's.
        on_open: called when the source is open and the folder made.

    Raises:
        UserError: the source cannot be opened or the folder not be made.
    """
    opened = [open_source(source, camera=camera)]
    watch = _Watch(warn)
    recorder = Recorder(
        SessionFolder(out),
        SessionFacts.beginning(SourceFacts.of(opened[0]), tracker.setup, intrinsics),
        recording_stopped=lambda report: watch.ended.set(),
        recording_warned=warn,
    )
    live = Live(
        lambda: opened.pop() if opened else open_source(source, camera=camera),
        tracker,
        intrinsics,
        on_status=watch,
        on_doubt=warn,
    )
    live.on_frame = recorder.add_frame
    live.subscribe(lambda result: recorder.add_result(result.result))
    live.subscribe(lambda result: publish(result.result))
    began, ending = time.monotonic(), COMPLETE
    try:
        recorder.start()
        on_open()
        live.start()
        while not watch.ended.wait(TELL_EVERY_S) and (seconds is None or time.monotonic() - began < seconds):
            progress(recorder.report(), live.counters())
    except KeyboardInterrupt:
        ending = INTERRUPTED
    except BaseException as error:
        ending = f"failed: {error or type(error).__name__}"
        raise
    finally:
        with Held():
            if opened:
                opened.pop().close()
            live.stop()
            if live.status().state == "failed":
                ending = live.status().message
            report = recorder.stop(ending)
    return Recorded(report, live.counters(), live.status(), time.monotonic() - began)


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
    watch = _Watch(warn, on_open)
    live = Live(lambda: open_source(source, camera=camera), tracker, intrinsics, True, watch, warn)
    live.subscribe(lambda result: publish(result.result))
    try:
        live.start()
        watch.ended.wait(seconds)
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
    """Publish what was recorded, at its own pace and again from the start, until `seconds` are over or Ctrl-C.

    `on_open` is called when the session is open; UserError when it cannot be, or has no poses.
    """
    with open_session(session) as opened:
        model, lines = model_of(opened.facts, hand_model), opened.results()
    if not lines:
        raise UserError(f"The session {session} has no poses to stream: give another one.")
    on_open()
    until = None if seconds is None else time.monotonic() + seconds
    with contextlib.suppress(KeyboardInterrupt):
        while until is None or time.monotonic() < until:
            began = time.monotonic()
            for line in lines:
                wait = began + (line.time_ns - lines[0].time_ns) * 1e-9 - time.monotonic()
                time.sleep(max(wait, 0) if until is None else min(max(wait, 0), max(until - time.monotonic(), 0)))
                if until is not None and time.monotonic() >= until:
                    return
                width, height = line.size
                frame = Frame(np.zeros((height, width, 3), np.uint8), line.frame, line.time_ns, line.image)
                publish(FrameResult(frame, line.K, posed_hands(line.hands, model)))
            time.sleep(1 / 30)  # between the last frame and the first


def replay_to_video(
    session: Path,
    out: Path,
    mesh: bool = True,
    skeleton: bool = True,
    hand_model: Path | None = None,
    progress: Callable[[Rendered], None] = lambda rendered: None,
) -> tuple[Rendered, tuple[str, ...]]:
    """Render a session to an annotated video `out` (.mp4); what came of it and what was lost of the session."""
    with open_session(session) as opened:
        return render_session(opened, out, mesh, skeleton, hand_model, progress), opened.losses


def rerun_session(
    session: Path,
    out: Path,
    tracker: Tracker,
    progress: Callable[[Summary], None] = lambda summary: None,
    overwrite: bool = False,
) -> tuple[Summary, tuple[str, ...]]:
    """Track a session's video again into the folder `out`; what came of it and what was lost of the session."""
    with open_session(session) as opened:
        return rerun(opened, tracker, out, progress, overwrite), opened.losses


def compare_runs(first: Path, second: Path) -> Comparison:
    """Compare two sessions over the same frames: a recording and its re-run, or two re-runs."""
    if first.resolve() == second.resolve():
        raise UserError(f"Both runs are {first}: give two different ones.")
    with open_session(first) as ours, open_session(second) as theirs:
        return compare_sessions(ours, theirs)
