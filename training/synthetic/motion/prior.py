"""`python -m handmirror.training.synthetic.motion.prior CLIPS... --out FILE`: the poses and motions of tracked hands.

Real hands widen what synthetic ones do. Only finger poses and short runs of them are kept: no image, shape,
rotation or position, and nothing that identifies a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from handmirror.core.assets import ASSETS
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.projection import project
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.files import check_place, replaced
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.poses.schema import HandLine
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Hand
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.recorded import MOTION_STEPS, STEP_S, angles_of
from handmirror.training.synthetic.motion.separate import depth, separate
from handmirror.training.synthetic.motion.skeleton import HIGH, LOW, Skeleton

SUREST = 0.9  # least presence
WORST_ERROR = 0.06  # mean distance of key points and fitted hand, in sides of the hand's box
BEYOND = np.radians(4)  # how far an angle may be out of its range; it is then moved into it
DEEPEST_M = 0.016  # overlap of fingers above which a fit is not believed; below it they are moved apart
MAX_GAP_S = 0.15  # between two frames of one motion
FASTEST = 25.0  # radians a second of any joint: faster is a jump of the tracker
LEAST_MOTION = np.radians(15)  # by which some joint moves in a motion worth keeping
ALIKE_M = 0.003  # mean distance of joints under which two poses are the same
MAX_POSES, MAX_MOTIONS = 3000, 220  # keep the file under a megabyte


@dataclass(frozen=True, eq=False)
class Seen:
    """A hand's finger pose at a time."""

    time_s: float
    angles: Array  # [26] radians
    joints: Array  # [21, 3] metres in the camera


def tracked(path: Path) -> Iterator[list[Seen]]:
    """Each track of a clip, a folder of images or a `poses.jsonl`, without frames that are probably wrong."""
    tracks: dict[int, list[Seen]] = defaultdict(list)
    for time_ns, K, hands in _frames(path):
        for hand in hands:
            if _believed(hand, K):
                angles = angles_of(hand.pose[3:].astype(float))
                tracks[hand.track].append(Seen(time_ns * 1e-9, angles, hand.joints.astype(float)))
    yield from tracks.values()


def poses_of(tracks: Iterable[list[Seen]]) -> Array:
    """Angles [n, 26] of all frames that a hand can do, their fingers moved out of each other."""
    return _cleaned(np.array([seen.angles for track in tracks for seen in track]).reshape(-1, len(LOW)))


def motions_of(tracks: Iterable[list[Seen]]) -> Array:
    """Angles [m, MOTION_STEPS, 26] of stretches in which a hand was seen without a gap, and moved."""
    stretches = [stretch for track in tracks for stretch in _stretches(track)]
    windows = [
        stretch[start : start + MOTION_STEPS]
        for stretch in stretches
        for start in range(0, len(stretch) - MOTION_STEPS + 1, MOTION_STEPS // 2)
    ]
    moving = [w for w in windows if np.ptp(w, axis=0).max() > LEAST_MOTION]
    return np.clip(np.array(moving).reshape(-1, MOTION_STEPS, len(LOW)), LOW, HIGH)


def farthest(points: Array, count: int, nearest: float) -> np.ndarray:
    """Which of points [n, d] to keep: each the farthest from those kept so far, until they come as near as `nearest`.

    Distances are the root mean square over the d / 3 places that a point holds.
    """
    kept, distance = [0], np.full(len(points), np.inf)
    while len(kept) < count:
        difference = points - points[kept[-1]]
        distance = np.minimum(distance, np.sqrt((difference**2).sum(1) / (points.shape[1] / 3)))
        farthest_one = int(distance.argmax())
        if distance[farthest_one] < nearest:
            break
        kept.append(farthest_one)
    return np.array(kept)


def joint_places(angles: Array) -> Array:
    """[n, 60] metres: where angles [n, 26] put the joints and tips of the mean hand, the wrist being still."""
    skeleton = Skeleton.of(np.zeros(10))
    bones = skeleton.bones(angles)
    return np.hstack([bones.joints[:, 1:].reshape(len(angles), -1), skeleton.tip_points(bones).reshape(-1, 15)])


def build(tracks: list[list[Seen]]) -> dict[str, np.ndarray]:
    """The file's arrays, in half precision: poses [n, 45], motions [m, MOTION_STEPS, 45], axis-angle."""
    poses, motions = poses_of(tracks), motions_of(tracks)
    if not len(poses):
        raise UserError("No hand is visible well enough in these clips: give others.")
    skeleton = Skeleton.of(np.zeros(10))
    poses = poses[farthest(joint_places(poses), MAX_POSES, ALIKE_M)]
    if len(motions):
        courses = joint_places(motions.reshape(-1, motions.shape[-1])).reshape(len(motions), -1)
        motions = motions[farthest(courses, MAX_MOTIONS, 3 * ALIKE_M)]
    flat = motions.reshape(-1, poses.shape[1])
    return {
        "poses": skeleton.finger_pose(poses).astype(np.float16),
        "motions": skeleton.finger_pose(flat).reshape(-1, MOTION_STEPS, 45).astype(np.float16),
    }


def _frames(path: Path) -> Iterator[tuple[int, Array, tuple[Hand, ...] | tuple[HandLine, ...]]]:
    """Time, K and hands of each frame: read where they were tracked before, else tracked now."""
    if path.suffix == ".jsonl":
        for line in read_pose_lines(path).lines:
            yield line.time_ns, line.K, line.hands
        return
    stills = path.is_dir()
    tracker, intrinsics = HandTracker(stills=stills, fit=True), Intrinsics()
    with (
        open_source(str(path), stills=stills) as source,
        closing(with_progress(source, path.name, source.frame_count)) as bar,
    ):
        for frame in bar:
            result = tracker.track(frame, intrinsics.for_frame(frame))
            yield frame.time_ns, result.K, result.hands


def _believed(hand: Hand | HandLine, K: Array) -> bool:
    if hand.score < SUREST:
        return False
    apart = np.linalg.norm(project(hand.joints, K) - hand.joints_2d, axis=1).mean()
    return bool(apart < WORST_ERROR * np.ptp(hand.joints_2d, axis=0).max())


def _cleaned(angles: Array) -> Array:
    """Those of angles [n, 26] that a hand can do."""
    possible = ((angles > LOW - BEYOND) & (angles < HIGH + BEYOND)).all(1)
    angles = np.clip(angles[possible], LOW, HIGH)
    mean = Person.of(np.zeros(10))
    angles = separate(mean, angles[depth(mean, angles) < DEEPEST_M])
    return angles[depth(mean, angles) < 1e-3]


def _stretches(track: list[Seen]) -> Iterator[Array]:
    """Angles [n, 26] STEP_S apart of the runs of a track without gaps or jumps."""
    run = track[:1]
    for before, after in pairwise(track):
        step = after.time_s - before.time_s
        if not 0 < step < MAX_GAP_S or np.abs(after.angles - before.angles).max() > FASTEST * step:
            yield _resampled(run)
            run = []
        run.append(after)
    yield _resampled(run)


def _resampled(run: list[Seen]) -> Array:
    if len(run) < 2:
        return np.zeros((0, len(LOW)))
    times, angles = np.array([seen.time_s for seen in run]), np.array([seen.angles for seen in run])
    at = np.arange(times[0], times[-1], STEP_S)
    return np.stack([np.interp(at, times, column) for column in angles.T], axis=1)


def main(
    clips: Annotated[list[Path], typer.Argument(help="Videos, folders of single pictures, or poses.jsonl files.")],
    out: Annotated[Path, typer.Option(help="The .npz to write.")] = ASSETS / "pose_prior" / "poses.npz",
) -> None:
    """Track real hands and keep the shapes of their motion."""
    if out.suffix != ".npz":
        raise UserError(f"{out} does not end in .npz: give the name of an .npz file.")
    check_place(out)
    tracks = [track for clip in clips for track in tracked(clip)]
    arrays = build(tracks)
    with replaced(out) as part:
        np.savez_compressed(part, poses=arrays["poses"], motions=arrays["motions"])
    seen = sum(len(track) for track in tracks)
    typer.echo(f"{seen} good hands; {len(arrays['poses'])} poses and {len(arrays['motions'])} motions in {out}")


if __name__ == "__main__":
    run_command(main)
