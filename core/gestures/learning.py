"""Makes a gesture of hands that show it."""

from collections.abc import Sequence

import numpy as np

from handmirror.core.gestures.gesture import MAX_DEG, MAX_GAP, PARTS, TOUCHABLE, TOWARDS, Direction, Gesture
from handmirror.core.gestures.scores import FEATURES, directions, features
from handmirror.core.types import Array, Hand

# Half the width of a learned range at least, in degrees and percent, by its kind; other angles are not compared.
FLEXION_DEG, ABDUCTION_DEG, THUMB_DEG, GAP = 35.0, 15.0, 30.0, 45.0
SPREADS = 2.0  # standard deviations that a range covers to either side
SAME_FOR_BOTH = ("up", "down", "camera", "away")  # of TOWARDS; the other hand's left is this one's right
LEAST_WITHIN_DEG, SPARE_DEG, FARTHEST_DEG = 50.0, 25.0, 55.0  # of a learned direction


def compared() -> dict[str, float]:
    """The FEATURES that a learned gesture has, and the least half width of their ranges."""
    found = {}
    for name in FEATURES:
        joint, _, kind = name.rpartition("_")
        if name in TOUCHABLE:
            found[name] = GAP
        elif kind == "flexion":
            found[name] = FLEXION_DEG
        elif joint == "thumb_1":
            found[name] = THUMB_DEG
        elif kind == "abduction" and joint.endswith("_1"):
            found[name] = ABDUCTION_DEG
    return found


def learn(name: str, hands: Sequence[Hand], axes: Array, directed: bool = False) -> Gesture:
    """The gesture that one or more hands show; ValueError where the name is not valid or there is no hand.

    The middle of each range is the median over the hands, and its half width covers two standard deviations at least.

    Args:
        name: of the gesture.
        hands: of one side or both.
        axes: as for `joint_angles`.
        directed: also learn which parts of the hand point up, down, towards the camera or away from it.
    """
    if not hands:
        raise ValueError("there is no hand")
    values = features(hands, axes)
    middle, spread = np.median(values, axis=0), SPREADS * values.std(axis=0)
    angles, gaps = {}, {}
    for feature, least in compared().items():
        k = FEATURES.index(feature)
        low, high = middle[k] + np.array([-1, 1]) * max(least, float(spread[k]))
        if feature in TOUCHABLE:
            gaps[feature] = round(max(low, 0), 1), round(min(high, MAX_GAP), 1)
        else:
            angles[feature] = round(max(low, -MAX_DEG), 1), round(min(high, MAX_DEG), 1)
    return Gesture(name, angles, gaps, _directions_of(hands) if directed else {})


def _directions_of(hands: Sequence[Hand]) -> dict[str, Direction]:
    """Where the parts of the hands point, on average; without those that point to the side."""
    found = {}
    for part, vectors in zip(PARTS, directions(hands).swapaxes(0, 1), strict=True):
        mean = vectors.mean(axis=0)
        towards = max(SAME_FOR_BOTH, key=lambda name: float(mean @ TOWARDS[name]))
        off = np.degrees(np.arccos(np.clip(vectors @ TOWARDS[towards], -1, 1)))
        middle = float(np.median(off))
        if middle <= FARTHEST_DEG:
            within = max(LEAST_WITHIN_DEG, middle + SPARE_DEG, middle + SPREADS * float(off.std()))
            found[part] = Direction(towards, round(min(within, 180.0), 1))
    return found
