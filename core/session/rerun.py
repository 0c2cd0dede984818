"""Tracks a session's recorded video again: with another checkpoint, hand model or filter."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from handmirror.core.camera.calibration.lens import NO_LENS
from handmirror.core.camera.intrinsics import Intrinsics
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
    intrinsics: Intrinsics | None = None,
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
        intrinsics: in place of those of the recording. The video stays as it is, so a lens distortion is left out.
    """
    if Path(out).resolve() == session.path.resolve():
        raise UserError(f"The folder {out} contains the session itself: choose another one for the re-run.")
    K = session.intrinsics() if intrinsics is None else _without_distortion(intrinsics)
    with SessionSource(session) as source:
        return track_to_folder(source, tracker, K, out, False, progress, session.home, overwrite)


def rerun_session(
    session: Path,
    out: Path,
    tracker: Tracker,
    progress: Callable[[Summary], None] = lambda summary: None,
    overwrite: bool = False,
    intrinsics: Intrinsics | None = None,
) -> tuple[Summary, tuple[str, ...]]:
    """Track a session's video again into the folder `out`; the result, and what was lost of the session.

    UserError for intrinsics with lens distortion where the video is undistorted already.
    """
    with open_session(session) as opened:
        losses = opened.losses
        if intrinsics is not None and _distorts(intrinsics):
            if _is_undistorted(opened):
                raise UserError(
                    f"The video of {session} is undistorted already, with the calibration it was recorded with: re-run "
                    f"it with that one, or give fx,fy,cx,cy."
                )
            losses = (*losses, f"The lens distortion in {intrinsics.where} is left out: the video stays as recorded.")
        return rerun(opened, tracker, out, progress, overwrite, intrinsics), losses


def _without_distortion(intrinsics: Intrinsics) -> Intrinsics:
    shared, per_name = intrinsics.shared, intrinsics.per_name
    return replace(
        intrinsics,
        shared=None if shared is None else replace(shared, lens=NO_LENS),
        per_name=None if per_name is None else {name: replace(each, lens=NO_LENS) for name, each in per_name.items()},
    )


def _distorts(intrinsics: Intrinsics) -> bool:
    every = [*([intrinsics.shared] if intrinsics.shared else []), *(intrinsics.per_name or {}).values()]
    return any(calibration.lens.bends for calibration in every)


def _is_undistorted(session: Session) -> bool:
    """Whether a calibration with lens distortion was in use when the session was recorded."""
    facts = session.facts.settings.get("intrinsics")
    entries = [facts, *facts.get("saved", ())] if isinstance(facts, dict) else []
    return any(isinstance(entry, dict) and entry.get("lens", "none") != "none" for entry in entries)
