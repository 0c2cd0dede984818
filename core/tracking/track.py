"""One hand followed over time: its side, where to search for it next, and what is shown of it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from handmirror.core.camera.box import Box
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.estimators.base import HandInput
from handmirror.core.tracking.filters import FilterName, HandFilter, Unfiltered, make_filter
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.types import Array, Side

# So many frames in a row must disagree before a track changes its side, and outweigh what was seen before them, of
# which each frame keeps this share.
DISAGREEING_FRAMES, KEPT_EVIDENCE = 5, 0.93
# A new hand of uncertain side is not shown before its observations agree that far, or before the last of this many.
SURE, UNCERTAIN_FRAMES = 0.62, 3
PREDICTION = 0.8  # of the last step is expected again: a hand slows down more often than it speeds up


@dataclass
class Track:
    """A hand that is being followed."""

    number: int
    side: Side
    seen: Landmarks
    time_ns: int
    hand: PosedHand | None = None  # the last good one
    memory: Any = None  # what the estimator returned for the next frame
    side_is_known: bool = False  # from then on it changes only on strong evidence
    _filter: HandFilter = field(default_factory=Unfiltered)
    _filter_kind: tuple[FilterName | None, float] = (None, 1.0)  # name and strength of the filter
    _filtered_ns: int = 0
    _speed: Array = field(default_factory=lambda: np.zeros(2))  # pixels per second
    _observations: int = 0
    _disagreements: int = 0
    _evidence: float = 0.0  # above 0 for a right hand

    def __post_init__(self) -> None:
        self._weigh_side(self.seen)

    @property
    def hand_input(self) -> HandInput:
        """What an estimator poses the hand from."""
        return HandInput(self.side, self.seen, self.memory)

    def ahead(self, box: Box, time_ns: int) -> Box:
        """A square around the hand as it was last seen, moved to where the hand should be at a time."""
        x, y = self._speed * (time_ns - self.time_ns) * 1e-9 * PREDICTION
        reach = box.size / 2
        return box.moved(float(np.clip(x, -reach, reach)), float(np.clip(y, -reach, reach)))

    def update(self, seen: Landmarks, time_ns: int) -> None:
        """Add the newest frame's landmarks."""
        seconds = (time_ns - self.time_ns) * 1e-9
        step = seen.points_2d.mean(0) - self.seen.points_2d.mean(0)
        self._speed = step / seconds if seconds > 0 else np.zeros(2)
        self.seen, self.time_ns = seen, time_ns
        self._weigh_side(seen)

    def _weigh_side(self, seen: Landmarks) -> None:
        """Update the side: at once while the hand is not shown yet, later only on strong evidence."""
        self._observations += 1
        self._evidence = KEPT_EVIDENCE * self._evidence + 2 * seen.right - 1
        self._disagreements = self._disagreements + 1 if seen.side is not self.side else 0
        outweighed = (self._evidence > 0) is not (self.side is Side.RIGHT)
        if outweighed and (not self.side_is_known or self._disagreements >= DISAGREEING_FRAMES):
            self.side, self._disagreements = Side.RIGHT if self._evidence > 0 else Side.LEFT, 0
            self.hand, self.memory, self._filter = None, None, make_filter(*self._filter_kind)
        self.side_is_known |= abs(self._evidence) >= SURE or self._observations >= UNCERTAIN_FRAMES

    def correct(self, seen: Landmarks) -> None:
        """Replace the landmarks by better ones of the same hand in the same frame."""
        self.seen = seen
        self._speed = np.zeros(2)

    def shown(
        self, hand: PosedHand, name: FilterName | None, time_ns: int, strength: float = 1.0
    ) -> tuple[PosedHand, Array]:
        """The hand and the points [21, 2] of the image as they are shown, through the filter of that name, if any."""
        seconds = (time_ns - self._filtered_ns) * 1e-9
        self._filtered_ns = time_ns
        if (name, strength) != self._filter_kind:
            self._filter, self._filter_kind = make_filter(name, strength), (name, strength)
        points = self._filter.filter_points(self.seen.points_2d, self.seen.size, seconds)
        return self._filter.filter_hand(hand, seconds), points
