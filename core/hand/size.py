"""How long a hand is, and the same hand at the length that is known of it.

One camera cannot tell a small hand that is near from a large one that is far. Who knows the hand's length knows both.
"""

from dataclasses import replace

import numpy as np

from core.hand.joints import MANO_TO_21, MIDDLE_FINGER, rest_points
from core.hand.posed import PosedHand
from core.types import Array

SHORTEST, LONGEST = 0.10, 0.26  # metres, of people's hands
_CHAIN = (0, *MIDDLE_FINGER)  # of the 21 joints: from the wrist to the tip of the middle finger
_STEPS = 3  # the length is nearly linear in the betas


class HandSizer:
    """Gives hands of one model a length: metres from the wrist along the bones to the tip of the middle finger."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        """`arrays` of a hand model in MANO's format."""
        self._rest, self._moves = (part[list(MANO_TO_21)] for part in rest_points(arrays))
        about_wrist = (self._moves - self._moves[0]).reshape(-1, self._moves.shape[2])
        self._betas_of = np.linalg.pinv(about_wrist)  # of a change of the joints about the wrist

    def length(self, shape: Array) -> float:
        """Metres, of betas [10]; no pose changes it."""
        return float(np.linalg.norm(np.diff(self._joints(shape)[list(_CHAIN)], axis=0), axis=1).sum())

    def sized(self, hand: PosedHand, length: float) -> PosedHand:
        """The hand at this length: larger and farther away, or smaller and nearer, and alike in the picture."""
        shape, before = hand.shape, self.length(hand.shape)
        for _ in range(_STEPS):
            joints = self._joints(shape)
            growth = length / self.length(shape) - 1
            shape = shape + self._betas_of @ (growth * (joints - joints[0])).ravel()
        return replace(hand, shape=shape, wrist=hand.wrist * (self.length(shape) / before))

    def _joints(self, shape: Array) -> Array:
        """[21, 3] metres, of the flat hand."""
        return self._rest + self._moves @ shape
