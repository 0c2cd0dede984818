"""Tracks a session's recorded video again: with another checkpoint, hand model or filter."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from handmirror.core.errors import UserError
from handmirror.core.provenance import FileFact, file_fact
from handmirror.core.session.facts import SessionFacts
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.session.reader import Session, SessionSource, open_session
from handmirror.core.tracking.config import TrackerConfig
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


def rerun_config(
    facts: SessionFacts, checkpoints: Iterable[Path] = (), hand_models: Iterable[Path] = ()
) -> TrackerConfig:
    """The options to track a session again as it was tracked, on the fastest device.

    Args:
        facts: of the session.
        checkpoints: where its checkpoint may be, if that is not the bundled one.
        hand_models: the same for its hand model.

    Raises:
        UserError: a file that it was tracked with is not among these, or one of its options is invalid.
    """
    bundled = facts.assets_sha256.values()
    return TrackerConfig(
        max_hands=facts.setting("max_hands", 2),
        stills=facts.setting("stills", False),
        smooth=facts.setting("smooth", True),
        checkpoint=_found("checkpoint", facts.checkpoint, bundled, checkpoints),
        hand_model=_found("hand model", facts.hand_model, bundled, hand_models),
        fit=facts.checkpoint is None,
        hand_length=facts.setting("hand_length", 0.0) or None,
        gestures=facts.gestures,
    )


def _found(kind: str, needed: FileFact | None, bundled: Iterable[Any], paths: Iterable[Path]) -> Path | None:
    """The file that was used, None for one that came with the program; UserError when it is not among `paths`."""
    if needed is None or needed.sha256 in bundled:
        return None
    for path in paths:
        try:
            if file_fact(path).sha256 == needed.sha256:
                return path
        except OSError:
            continue
    raise UserError(f"The session was tracked with the {kind} {needed.file}, which was not found: choose its file.")
