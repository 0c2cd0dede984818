"""Tracks a session's recorded video again: with another checkpoint, hand model or filter."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from handmirror.core.camera.calibration.lens import NO_LENS
from handmirror.core.camera.intrinsics import Intrinsics
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
    intrinsics: Intrinsics | None = None,
    refine: bool = False,
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
        refine: as for `track_to_folder`.
    """
    if Path(out).resolve() == session.path.resolve():
        raise UserError(f"The folder {out} contains the session itself: choose another one for the re-run.")
    K = session.intrinsics() if intrinsics is None else _without_distortion(intrinsics)
    with SessionSource(session) as source:
        return track_to_folder(source, tracker, K, out, False, progress, session.home, overwrite, refine=refine)


def rerun_session(
    session: Path,
    out: Path,
    tracker: Tracker,
    progress: Callable[[Summary], None] = lambda summary: None,
    overwrite: bool = False,
    intrinsics: Intrinsics | None = None,
    refine: bool = False,
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
                    f"it without a calibration, or give fx,fy,cx,cy."
                )
            losses = (*losses, f"The lens distortion in {intrinsics.where} is left out: the video stays as recorded.")
        return rerun(opened, tracker, out, progress, overwrite, intrinsics, refine), losses


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
