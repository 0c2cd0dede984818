"""Which hands of two files are the same one."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from handmirror.core.poses.schema import HandLabel

SAME_HAND = 0.5  # mean distance of the key points, in sides of the hand's box, under which two hands are the same one

A = TypeVar("A", bound=HandLabel)
B = TypeVar("B", bound=HandLabel)


def match_hands(hands: Sequence[A], others: Sequence[B], others_are_true: bool = False) -> list[tuple[A, B]]:
    """Pairs of hands of one frame that are the same, by their key points: the nearest first, each hand at most once.

    Distances are in sides of the larger hand's box; of the other's alone where that is the truth, so that a prediction
    that is too large is not for that reason a match.
    """
    costs = np.array([[_distance(a, b, others_are_true) for b in others] for a in hands])
    costs = costs.reshape(len(hands), len(others))
    pairs = []
    while costs.size and costs.min() < SAME_HAND:
        row, column = divmod(int(costs.argmin()), len(others))
        costs[row], costs[:, column] = np.inf, np.inf
        pairs.append((hands[row], others[column]))
    return pairs


def _distance(hand: HandLabel, other: HandLabel, other_is_true: bool) -> float:
    """Mean distance of the key points in the image, in sides of a box around them of at least a pixel."""
    boxed = [other] if other_is_true else [hand, other]
    box = max(1.0, *(float(np.ptp(each.joints_2d, axis=0).max()) for each in boxed))
    return float(np.linalg.norm(hand.joints_2d - other.joints_2d, axis=1).mean()) / box
