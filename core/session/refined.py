"""Sessions whose poses are refined after tracking (core.refine): resumed after an interruption, and finished."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.size import HandSizer
from handmirror.core.poses.files import stream_pose_lines
from handmirror.core.poses.posing import posed_hands
from handmirror.core.refine.refine import Refined, refine_file
from handmirror.core.render.drawing import draw_hands
from handmirror.core.render.overlay import OverlayVideo
from handmirror.core.session.facts import COMPLETE, SessionFacts, read_facts, write_facts
from handmirror.core.session.folder import SessionFolder

REFINED = "refined"  # key of `session.json` with what was done


def check_refinable(source: Source, stills: bool = False) -> None:
    """UserError when a source has no later frames to refine with: a live one, or pictures of their own."""
    if source.live:
        raise UserError(
            f"--refine needs a recording, but {source.label} is live: record it with handmirror record, then run "
            f"handmirror rerun --refine."
        )
    if stills or source.stills:
        raise UserError(f"--refine needs frames that follow each other, but {source.label} has stills: omit it.")


def can_resume(folder: SessionFolder, facts: SessionFacts) -> bool:
    """Whether a folder holds an unfinished run with the same source, settings and files as that of `facts`."""
    if not is_unfinished(folder):
        return False
    return _what(read_facts(folder.facts)) == _what(facts)


def is_tracked(folder: SessionFolder) -> bool:
    """Whether an unfinished run has tracked all frames."""
    return read_facts(folder.facts).ending == COMPLETE


def is_unfinished(folder: SessionFolder) -> bool:
    """Whether a folder holds a run whose poses were to be refined, and are not."""
    try:
        facts = read_facts(folder.facts)
    except UserError:
        return False
    return facts.setting("refine", False) and REFINED not in facts.more


def refine_session(
    path: Path, hand_model: Path | None = None, progress: Callable[[int, int], None] = lambda done, total: None
) -> Refined:
    """Refine the poses of a session that was tracked for it; an interruption leaves the unrefined ones.

    Args:
        path: the session's folder.
        hand_model: the one that it was tracked with; None for the bundled one.
        progress: called with frames done and in all; what it raises ends the work.
    """
    folder = SessionFolder(path)
    lock = folder.lock()
    try:
        facts = read_facts(folder.facts)
        arrays = load_arrays(hand_model)
        refined = refine_file(folder.poses, folder.poses, HandModel(arrays), HandSizer(arrays), progress)
        done = {"hands": refined.hands, "joins": refined.joins, "filled": refined.filled}
        write_facts(folder.facts, replace(facts, more={**facts.more, "tracks": refined.hands, REFINED: done}))
    finally:
        lock.release()
    return refined


def draw_session(
    path: Path,
    source: Source,
    intrinsics: Intrinsics,
    hand_model: Path | None = None,
    progress: Callable[[int], None] = lambda frames: None,
) -> Path:
    """Write the annotated video of a session that was tracked from `source`; returns its path."""
    folder, model = SessionFolder(path), HandModel.load(hand_model)
    lines = stream_pose_lines(folder.poses)
    line = next(lines, None)
    video: OverlayVideo | None = None
    try:
        for count, frame in enumerate(source, 1):
            frame = intrinsics.undistort(frame)
            if video is None:
                video = OverlayVideo(folder.overlay, source.fps or 30.0, frame.size)
            while line is not None and line.frame < frame.index:
                line = next(lines, None)
            hands = posed_hands(line.hands, model) if line is not None and line.frame == frame.index else ()
            K = intrinsics.for_frame(frame)
            video.write(draw_hands(frame.image, hands, K, model.faces), frame.time_ns)
            progress(count)
    finally:
        if video is not None:
            video.close()
    return folder.overlay


def _what(facts: SessionFacts) -> dict[str, Any]:
    """What makes two runs the same, as JSON."""
    named = {
        "source": facts.source.label,
        "settings": facts.settings,
        "checkpoint": None if facts.checkpoint is None else facts.checkpoint.sha256,
        "hand_model": None if facts.hand_model is None else facts.hand_model.sha256,
        "assets": facts.assets_sha256,
        "rerun_of": facts.rerun_of_sha256,
    }
    what: dict[str, Any] = json.loads(json.dumps(named))
    return what
