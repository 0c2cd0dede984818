"""The hands of a session over time, as arrays for curves: joint angles and speeds of each track."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.types import Array, Side

MAX_GAP_NS = 500_000_000  # after a longer one there is no speed


@dataclass(frozen=True, eq=False)
class TrackCurves:
    """One track, in the n frames that it was seen in."""

    track: int
    side: Side  # in most of the frames
    frame: NDArray[np.int64]  # [n]
    time_ns: NDArray[np.int64]  # [n]
    angles: Array  # [n, 15, 3] radians: core.hand.angles.FINGER_JOINTS by KINDS
    speed: Array  # [n, 21] m/s of the joints in the camera since the frame before; NaN in the first and after a gap


def track_curves(lines: tuple[PoseLine, ...], model: HandModel) -> tuple[TrackCurves, ...]:
    """Curves of each track of a session's results, by rising track number."""
    tracks: dict[int, list[tuple[PoseLine, HandLine]]] = {}
    for line in lines:
        for hand in line.hands:
            tracks.setdefault(hand.track, []).append((line, hand))
    axes = model_axes(model)
    return tuple(_curves(number, tracks[number], axes) for number in sorted(tracks))


def _curves(number: int, seen: list[tuple[PoseLine, HandLine]], axes: Array) -> TrackCurves:
    time_ns = np.array([line.time_ns for line, _ in seen], np.int64)
    lefts = sum(hand.side is Side.LEFT for _, hand in seen)
    joints = np.array([hand.joints for _, hand in seen], float)
    return TrackCurves(
        track=number,
        side=Side.LEFT if 2 * lefts > len(seen) else Side.RIGHT,
        frame=np.array([line.frame for line, _ in seen], np.int64),
        time_ns=time_ns,
        angles=joint_angles(np.array([hand.pose for _, hand in seen], float), axes),
        speed=_speed(joints, time_ns),
    )


def _speed(joints: Array, time_ns: NDArray[np.int64]) -> Array:
    """Speeds [n, 21] in m/s of joints [n, 21, 3] in metres."""
    gap_ns = np.diff(time_ns)[:, None]
    distance = np.linalg.norm(np.diff(joints, axis=0), axis=2)
    usable = (gap_ns > 0) & (gap_ns <= MAX_GAP_NS)  # a forged line may hold a track twice
    steps = np.divide(distance, gap_ns * 1e-9, out=np.full(distance.shape, np.nan), where=usable)
    return np.concatenate([np.full((1, joints.shape[1]), np.nan), steps])
