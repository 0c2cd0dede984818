"""Lowers the confidence of joints that another hand covers, since the image does not show them.

Their weight in the fit does not fall: the network that finds the joints says itself how unsure it is of them, and
trusting them less than that changed no measured error (training/RUNS.md).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.joints import BONES
from handmirror.core.types import Array

# Of the joints that this module calls covered, 36 % were within 10 mm of the true place about the wrist, of the others
# 51 % (rendered clips of hands that cross, clasp and hide each other).
COVERED_SCORE = 0.7
BEHIND_M = 0.01  # a covered joint is at least this much farther away than the bone before it
_PALM = ((5, 9), (9, 13), (13, 17), (1, 5))  # joints between which there is flesh, beside the bones
_FINGER_M, _PALM_M = 0.009, 0.014  # metres of flesh around a bone
_ENDS = np.array([*BONES, *_PALM])  # [24, 2] of the 21 joints
_RADIUS = np.array([_PALM_M if 0 in ends or ends in _PALM else _FINGER_M for ends in (*BONES, *_PALM)])


def with_covered(
    scores: Sequence[Array | None], presences: Sequence[float], joints: Sequence[Array]
) -> list[Array | None]:
    """The scores [21] of each hand's joints, lower where another hand covers them.

    Args:
        scores: of each hand's joints; None: all are the hand's presence, which stays so if none is covered.
        presences: of the hands, 0..1.
        joints: [21, 3] metres of each hand, as they really are.
    """
    result: list[Array | None] = []
    for k, own in enumerate(scores):
        hidden = np.zeros(21, bool)
        for other, points in enumerate(joints):
            if other != k:
                hidden |= covered(joints[k], points)
        if hidden.any():
            own = np.where(hidden, COVERED_SCORE, 1.0) * (presences[k] if own is None else own)
        result.append(own)
    return result


def covered(joints: Array, other: Array) -> NDArray[np.bool_]:
    """Which joints [21] of a hand another one hides from the camera; both [21, 3] metres, as they really are."""
    rays, rays_of_other = joints[:, :2] / joints[:, 2:], other[:, :2] / other[:, 2:]
    reach = _PALM_M / float(other[:, 2].min())
    if (rays.max(0) < rays_of_other.min(0) - reach).any() or (rays.min(0) > rays_of_other.max(0) + reach).any():
        return np.zeros(21, bool)
    starts, ends = rays_of_other[_ENDS[:, 0]], rays_of_other[_ENDS[:, 1]]
    way, off = ends - starts, rays[:, None] - starts  # [24, 2] and [21, 24, 2]
    along = np.clip((off * way).sum(-1) / np.maximum((way * way).sum(-1), 1e-12), 0, 1)
    beside = np.linalg.norm(off - along[..., None] * way, axis=-1)
    depth = other[_ENDS[:, 0], 2] + along * (other[_ENDS[:, 1], 2] - other[_ENDS[:, 0], 2])
    hidden: NDArray[np.bool_] = np.any((beside * depth < _RADIUS) & (joints[:, 2:] > depth + BEHIND_M), axis=1)
    return hidden
