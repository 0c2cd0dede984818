"""What `handmirror record`, `replay`, `rerun` and `compare` do, without their words on the terminal."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.camera.intrinsics import Intrinsics
from core.camera.sources import CameraMode, open_source
from core.errors import UserError
from core.live import Live, LiveCounters, LiveStatus
from core.session.compare import Comparison, compare_sessions
from core.session.facts import SessionFacts, SourceFacts
from core.session.folder import SessionFolder
from core.session.headless import Summary
from core.session.reader import open_session
from core.session.recorder import Recorder, RecordingReport
from core.session.replay_video import Rendered, render_session
from core.session.rerun import rerun
from core.tracking.tracker import HandTracker

TELL_EVERY_S = 0.2


@dataclass(frozen=True)
class Recorded:
    """What a recording came to."""

    report: RecordingReport
    counters: LiveCounters
    status: LiveStatus  # how the source stood at the end
    seconds: float  # from the start to the end


def record_source(
    source: str,
    out: Path,
    tracker: HandTracker,
    intrinsics: Intrinsics,
    seconds: float | None = None,
    camera: CameraMode | None = None,
    progress: Callable[[RecordingReport, LiveCounters], None] = lambda report, counters: None,
    warn: Callable[[str], None] = lambda sentence: None,
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

    Raises:
        UserError: the source cannot be opened or the folder not be made.
    """
    mode = camera or CameraMode()
    opened = [open_source(source, camera=mode)]
    ended = threading.Event()
    status = [LiveStatus("opening", "")]

    def tell(new: LiveStatus) -> None:
        status[0] = new
        if new.state in ("ended", "failed"):
            ended.set()
        elif new.state == "waiting":
            warn(new.message)

    recorder = Recorder(
        SessionFolder(out),
        SessionFacts.beginning(SourceFacts.of(opened[0]), tracker),
        recording_stopped=lambda report: ended.set(),
        recording_warned=warn,
    )
    live = Live(
        lambda: opened.pop() if opened else open_source(source, camera=mode), tracker, intrinsics, on_status=tell
    )
    live.on_frame = recorder.add_frame
    live.subscribe(lambda result: recorder.add_result(result.result))
    began = time.monotonic()
    try:
        recorder.start()
        live.start()
        while not ended.wait(TELL_EVERY_S) and (seconds is None or time.monotonic() - began < seconds):
            progress(recorder.report(), live.counters())
    except KeyboardInterrupt:
        pass
    finally:
        if opened:
            opened.pop().close()
        live.stop()
        report = recorder.stop()
    return Recorded(report, live.counters(), status[0], time.monotonic() - began)


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
    tracker: HandTracker,
    progress: Callable[[Summary], None] = lambda summary: None,
) -> tuple[Summary, tuple[str, ...]]:
    """Track a session's video again into the folder `out`; what came of it and what was lost of the session."""
    with open_session(session) as opened:
        return rerun(opened, tracker, out, progress), opened.losses


def compare_runs(first: Path, second: Path) -> Comparison:
    """Compare two sessions over the same frames: a recording and its re-run, or two re-runs."""
    if first.resolve() == second.resolve():
        raise UserError(f"Both runs are {first}: give two different ones.")
    with open_session(first) as ours, open_session(second) as theirs:
        return compare_sessions(ours, theirs)
