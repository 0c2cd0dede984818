"""What every estimator is: values in, values out. Its only state of a hand is the memory that it returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from handmirror.core.camera.box import Box
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.types import Array, Frame, Side


class HandMemory(Protocol):
    """What an estimator keeps of a hand from frame to frame."""

    @property
    def of_the_hand(self) -> "HandMemory":
        """What stays true while the hand is not seen: its size, no pose."""


@dataclass(frozen=True, eq=False)
class HandInput:
    """A hand to pose: where it was seen in the frame, and what the estimator returned for the frame before."""

    side: Side
    landmarks: Landmarks
    memory: HandMemory | None = None  # an estimator accepts only its own records; None, or another's: a new hand
    is_cut: bool = False  # by the image's border, in the frame before


@dataclass(frozen=True, eq=False)
class Estimate:
    """An estimator's output for one hand."""

    hand: PosedHand | None  # None: not found
    memory: HandMemory | None  # for the next frame
    landmarks: Landmarks  # those of the input, or better ones
    misfit: float | None = None  # metres between the image's points and the fitted hand; None: not known


class Estimator(Protocol):
    """Sees hands in squares of a frame, and poses them."""

    def box(self, points: Array) -> Box:
        """The square to crop for a hand with these points [21, 2], in pixels."""

    def find_landmarks(
        self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]
    ) -> Sequence[Landmarks]:
        """The landmarks in each square, where a hand of that side is expected; K is [3, 3]."""

    def estimate(self, hands: Sequence[HandInput], frame: Frame, K: Array) -> list[Estimate]:
        """Pose the hands of the newest frame, K being its intrinsics [3, 3]."""

    def compare_sides(self, hands: Sequence[Landmarks], frame: Frame, K: Array) -> list[float]:
        """How much better a right hand than a left one fits what is seen of each: logarithm of the errors' ratio.

        Negative where a left hand fits better; 0 where it is not known.
        """
