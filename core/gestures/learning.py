"""Makes a gesture of hands that show it."""

from collections.abc import Sequence

import numpy as np

from handmirror.core.gestures.gesture import MAX_DEG, MAX_GAP, TOUCHABLE, Gesture
from handmirror.core.gestures.scores import FEATURES, features
from handmirror.core.types import Array, Hand

# Half the width of a learned range at least, in degrees and percent, by its kind; other angles are not compared.
FLEXION_DEG, ABDUCTION_DEG, THUMB_DEG, GAP = 35.0, 15.0, 30.0, 45.0
SPREADS = 2.0  # standard deviations that a range covers to either side


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


def learn(name: str, hands: Sequence[Hand], axes: Array) -> Gesture:
    """The gesture that one or more hands show; ValueError where the name is not valid or there is no hand.

    The middle of each range is the median over the hands, and its half width covers two standard deviations at least.
    `axes` as for `joint_angles`.
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
    return Gesture(name, angles, gaps)
