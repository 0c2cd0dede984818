"""Tracks the clips of a benchmark folder, and scores answers to them."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from handmirror.core.bench.quality.manifest import TRUTH, VIDEO, ClipFacts
from handmirror.core.bench.quality.scoring import ClipScores, score_clip
from handmirror.core.bench.quality.truth import read_answers, read_truth
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder
from handmirror.core.poses.files import PoseWriter
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Array


def track_clips(
    root: Path, clips: Sequence[ClipFacts], tracker: Tracker, out: Path, tick: Callable[[str], None]
) -> None:
    """Track clips, one `NAME.jsonl` in `out` for each; `tick` is called after each frame with the clip's name.

    The tracker is reset before each clip. It gets the intrinsics that the clip was rendered with.
    """
    make_folder(out)
    for clip in clips:
        truth = read_truth(clip.folder(root) / TRUTH)
        K = _intrinsics(truth[0].line.K, root, clip)
        tracker.reset()
        with ExitStack() as stack:
            frames = stack.enter_context(open_source(str(clip.folder(root) / VIDEO)))
            poses = stack.enter_context(PoseWriter(answers_path(out, clip)))
            for frame in frames:
                poses.write(tracker.track(frame, K))
                tick(clip.name)


def score_clips(root: Path, clips: Sequence[ClipFacts], answers: Path) -> dict[str, ClipScores]:
    """The scores of each clip by its name."""
    return {
        clip.name: score_clip(
            clip.name, read_truth(clip.folder(root) / TRUTH), read_answers(answers_path(answers, clip))
        )
        for clip in clips
    }


def check_answers(folders: Sequence[Path], clips: Sequence[ClipFacts]) -> None:
    """UserError naming the first clip that a folder has no answers to."""
    for folder in folders:
        for clip in clips:
            path = answers_path(folder, clip)
            if not path.is_file():
                raise UserError(f"{folder} has no answers to the clip {clip.name}: write {path.name} into it.")


def by_kind(clips: Sequence[ClipFacts], scores: dict[str, ClipScores]) -> dict[str, ClipScores]:
    """The scores of all clips of each kind, and at the end those of "all"."""
    sums: dict[str, ClipScores] = {}
    for clip in clips:
        sums.setdefault(clip.kind, ClipScores()).add(scores[clip.name])
    total = ClipScores()
    for each in scores.values():
        total.add(each)
    return {**sums, "all": total}


def answers_path(folder: Path, clip: ClipFacts) -> Path:
    """The file with the answers to a clip."""
    return folder / f"{clip.name}.jsonl"


def _intrinsics(K: Array | None, root: Path, clip: ClipFacts) -> Array:
    if K is None:
        raise UserError(f"{clip.folder(root) / TRUTH} has no K: render the benchmark folder again.")
    return K
