"""The length of a hand, and hands of a known length.

One camera cannot distinguish a small hand that is near from a large one that is far; the length of the hand does.
"""

from dataclasses import replace

import numpy as np

from handmirror.core.hand.joints import MANO_TO_21, MIDDLE_FINGER, rest_points
from handmirror.core.hand.posed import PosedHand
from handmirror.core.types import Array

MIN_HAND_LENGTH, MAX_HAND_LENGTH = 0.10, 0.26  # metres, of people's hands
_CHAIN = (0, *MIDDLE_FINGER)  # of the 21 joints: from the wrist to the tip of the middle finger
_STEPS = 3  # the length is nearly linear in the betas


class HandSizer:
    """Gives hands of one model a length: metres from the wrist along the bones to the tip of the middle finger."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        """`arrays` of a hand model in MANO's format."""
        rest, moves = (part[list(MANO_TO_21)] for part in rest_points(arrays))
        self._bones, self._bone_moves = (np.diff(part[list(_CHAIN)], axis=0) for part in (rest, moves))
        about_wrist = (moves - moves[0]).reshape(-1, moves.shape[2])
        betas_of = np.linalg.pinv(about_wrist)  # of a change of the joints about the wrist
        # the betas that double a hand of betas b: _twice + _more_twice @ b
        self._twice, self._more_twice = betas_of @ (rest - rest[0]).ravel(), betas_of @ about_wrist

    def length(self, shape: Array) -> float:
        """Metres, of betas [10]; no pose changes it."""
        bones = self._bones + self._bone_moves @ shape
        return float(np.sqrt(np.vecdot(bones, bones)).sum())

    def sized(self, hand: PosedHand, length: float) -> PosedHand:
        """The hand at this length: larger and farther away, or smaller and nearer, and alike in the image."""
        shape = self.resized(hand.shape, length)
        return replace(hand, shape=shape, wrist=hand.wrist * (self.length(shape) / self.length(hand.shape)))

    def resized(self, shape: Array, length: float) -> Array:
        """Betas [10] of a hand of this length that is otherwise alike."""
        now = self.length(shape)
        for _ in range(_STEPS):
            shape = shape + (length / now - 1) * (self._twice + self._more_twice @ shape)
            now = self.length(shape)
        return shape
