"""One hand followed over time: its side, where to look for it next, and what is shown of it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.box import Box
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.tracking.smoothing import HandSmoother
from handmirror.core.types import Array, Side

# So many frames in a row must disagree before a track changes its side, and outweigh what was seen before them, of
# which each frame keeps this share.
DISAGREEING_FRAMES, KEPT_EVIDENCE = 5, 0.93
# A new hand of doubtful side is not shown before its looks agree that far, or before the last of so many looks.
SURE, DOUBTFUL_LOOKS = 0.62, 3
PREDICTION = 0.8  # of the last step is expected again: a hand slows down more often than it speeds up


@dataclass
class Track:
    """A hand that is being followed."""

    number: int
    side: Side
    seen: Landmarks
    time_ns: int
    hand: PosedHand | None = None  # the last good one
    memory: Any = None  # what the estimator keeps of this hand
    side_is_known: bool = False  # from then on it changes only if much speaks for it
    _smoother: HandSmoother = field(default_factory=HandSmoother)
    _smoothed_ns: int = 0
    _speed: Array = field(default_factory=lambda: np.zeros(2))  # pixels per second
    _looks: int = 0
    _disagreements: int = 0
    _evidence: float = 0.0  # above 0 for a right hand

    def __post_init__(self) -> None:
        self._weigh_side(self.seen)

    def ahead(self, box: Box, time_ns: int) -> Box:
        """A square around the hand as it was last seen, moved to where the hand should be at a time."""
        x, y = self._speed * (time_ns - self.time_ns) * 1e-9 * PREDICTION
        reach = box.size / 2
        return box.moved(float(np.clip(x, -reach, reach)), float(np.clip(y, -reach, reach)))

    def update(self, seen: Landmarks, time_ns: int) -> None:
        """Take in what the newest frame shows."""
        seconds = (time_ns - self.time_ns) * 1e-9
        step = seen.points_2d.mean(0) - self.seen.points_2d.mean(0)
        self._speed = step / seconds if seconds > 0 else np.zeros(2)
        self.seen, self.time_ns = seen, time_ns
        self._weigh_side(seen)

    def _weigh_side(self, seen: Landmarks) -> None:
        """Take a look's side in: at once while the hand is not shown yet, later only if much speaks for it."""
        self._looks += 1
        self._evidence = KEPT_EVIDENCE * self._evidence + 2 * seen.right - 1
        self._disagreements = self._disagreements + 1 if seen.side is not self.side else 0
        outweighed = (self._evidence > 0) is not (self.side is Side.RIGHT)
        if outweighed and (not self.side_is_known or self._disagreements >= DISAGREEING_FRAMES):
            self.side, self._disagreements = Side.RIGHT if self._evidence > 0 else Side.LEFT, 0
            self.hand, self.memory, self._smoother = None, None, HandSmoother()
        self.side_is_known |= abs(self._evidence) >= SURE or self._looks >= DOUBTFUL_LOOKS

    def correct(self, seen: Landmarks) -> None:
        """A better look at the same hand in the same frame."""
        self.seen = seen
        self._speed = np.zeros(2)

    def shown(self, hand: PosedHand, smooth: bool, time_ns: int) -> tuple[PosedHand, Array]:
        """The hand and the points [21, 2] of the picture as they are to be shown: smoothed if so wished."""
        seconds = (time_ns - self._smoothed_ns) * 1e-9
        self._smoothed_ns = time_ns
        if not smooth:
            self._smoother = HandSmoother()
            return hand, self.seen.points_2d
        points = self._smoother.smooth_points(self.seen.points_2d, self.seen.size, seconds)
        return self._smoother.smooth(hand, seconds), points
