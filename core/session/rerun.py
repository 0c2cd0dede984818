"""Tracks a session's recorded video again: with another checkpoint, hand model or filter."""

from collections.abc import Callable
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.session.reader import Session, SessionSource, open_session
from handmirror.core.tracking.protocol import Tracker


def rerun(
    session: Session,
    tracker: Tracker,
    out: Path,
    progress: Callable[[Summary], None] = lambda summary: None,
    overwrite: bool = False,
) -> Summary:
    """Track every recorded frame in order into a folder, which is then a session with the same video.

    The same session and the same tracker give the same `poses.jsonl`, byte for byte, on the same machine's CPU. Frames
    keep their number, time and K; those that were skipped live are tracked too.

    Args:
        session: an open one with a video.
        tracker: a fresh tracker.
        out: a folder for poses and facts, made when missing.
        progress: called after each frame.
        overwrite: replace what an earlier run tracked into `out`; UserError without, when there is something.
    """
    if Path(out).resolve() == session.path.resolve():
        raise UserError(f"The folder {out} contains the session itself: choose another one for the re-run.")
    with SessionSource(session) as source:
        return track_to_folder(source, tracker, session.intrinsics(), out, False, progress, session.home, overwrite)


def rerun_session(
    session: Path,
    out: Path,
    tracker: Tracker,
    progress: Callable[[Summary], None] = lambda summary: None,
    overwrite: bool = False,
) -> tuple[Summary, tuple[str, ...]]:
    """Track a session's video again into the folder `out`; the result, and what was lost of the session."""
    with open_session(session) as opened:
        return rerun(opened, tracker, out, progress, overwrite), opened.losses
