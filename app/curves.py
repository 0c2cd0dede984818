"""Joint angles and speeds of a session over its time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.hand.angles import FINGER_JOINTS, KINDS, joint_angles
from core.hand.joints import JOINT_NAMES
from core.session.pose_lines import HandLine, PoseLine
from core.types import Array, Side

LONGEST_GAP_S = 0.25  # a track that was away longer is drawn in two pieces


@dataclass(frozen=True, eq=False)
class TrackCurves:
    """One hand as long as it was followed; a row of NaN is a gap."""

    track: int
    side: Side
    seconds: Array  # [n] since the session's first frame
    angles: Array  # [n, 15, 3] degrees: FINGER_JOINTS by KINDS
    speeds: Array  # [n, 21] metres a second, JOINT_NAMES

    def values(self, quantity: str, joint: str) -> Array:
        """[n] of "speed" or one of KINDS at a joint's name."""
        if quantity == "speed":
            return self.speeds[:, JOINT_NAMES.index(joint)]
        return self.angles[:, FINGER_JOINTS.index(joint), KINDS.index(quantity)]


def curves_of(lines: Sequence[PoseLine], start_ns: int, axes: Array) -> tuple[TrackCurves, ...]:
    """The curves of each track.

    Args:
        lines: what was tracked, by rising time.
        start_ns: time of the session's first frame.
        axes: [16, 3, 3] of core.hand.angles.model_axes.
    """
    hands: dict[tuple[int, Side], list[tuple[float, HandLine]]] = {}
    for line in lines:
        for hand in line.hands:
            hands.setdefault((hand.track, hand.side), []).append(((line.time_ns - start_ns) * 1e-9, hand))
    return tuple(_track_curves(*key, seen, axes) for key, seen in sorted(hands.items()))


def _track_curves(track: int, side: Side, seen: list[tuple[float, HandLine]], axes: Array) -> TrackCurves:
    seconds = np.array([second for second, _ in seen])
    angles = np.degrees(joint_angles(np.stack([hand.pose for _, hand in seen]), axes))
    joints = np.stack([hand.joints for _, hand in seen]).astype(float)
    starts = [0, *(np.flatnonzero(np.diff(seconds) > LONGEST_GAP_S) + 1), len(seconds)]
    pieces = [slice(a, b) for a, b in pairwise(starts)]
    speeds = np.concatenate([_speeds(joints[piece], seconds[piece]) for piece in pieces])
    cuts = starts[1:-1]
    seconds, angles, speeds = (np.insert(values, cuts, np.nan, axis=0) for values in (seconds, angles, speeds))
    return TrackCurves(track, side, seconds, angles, speeds)


def _speeds(joints: Array, seconds: Array) -> Array:
    """[n, 21] m/s of joints [n, 21, 3], NaN for a single frame."""
    if len(seconds) < 2:
        return np.full(joints.shape[:2], np.nan)
    return np.asarray(np.linalg.norm(np.gradient(joints, seconds, axis=0), axis=-1))
