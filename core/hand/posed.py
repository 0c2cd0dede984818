"""A posed hand, whoever found it: the fit or the network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.types import Array


@dataclass(frozen=True)
class PosedHand:
    """A right hand in the camera; of a left hand the mirror image."""

    rotation: Array  # [3, 3] global rotation
    wrist: Array  # [3] metres
    fingers: Array  # [15, 3] axis-angle of MANO's joints 1..15
    shape: Array  # [10] betas

    @property
    def pose(self) -> Array:
        """[48] axis-angle: the global rotation, then the fingers."""
        return np.concatenate([matrix_to_axis_angle(self.rotation), self.fingers.ravel()])

    @property
    def is_finite(self) -> bool:
        """Whether every number is one."""
        # a sum is not finite when one of its terms is not
        return bool(np.isfinite(self.rotation.sum() + self.wrist.sum() + self.fingers.sum() + self.shape.sum()))


def mean_hand(hands: Sequence[PosedHand]) -> PosedHand:
    """The mean of several estimates of one hand, which must not lie far apart; not finite if one of them is not."""
    broken = [hand for hand in hands if not hand.is_finite]  # has no nearest rotation, and no mean
    if broken or len(hands) == 1:
        return (broken or hands)[0]
    u, _, vt = np.linalg.svd(np.mean([hand.rotation for hand in hands], axis=0))  # the nearest rotation (Moakher, 2002)
    rest = (np.mean(parts, axis=0) for parts in zip(*((h.wrist, h.fingers, h.shape) for h in hands), strict=True))
    return PosedHand(u @ vt, *rest)
