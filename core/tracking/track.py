"""One hand followed over time: its side, where to search for it next, and what is shown of it."""

from dataclasses import dataclass, field

import numpy as np

from handmirror.core.camera.box import Box
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.estimators.base import HandInput, HandMemory
from handmirror.core.tracking.filters import FilterName, HandFilter, Unfiltered, make_filter
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.tracking.sides import SideEvidence
from handmirror.core.types import Array, Side

PREDICTION = 0.8  # of the last step is expected again: a hand slows down more often than it speeds up


@dataclass(eq=False)
class Track:
    """A hand that is being followed."""

    seen: Landmarks
    time_ns: int
    sides: SideEvidence
    number: int | None = None  # None: not recognised yet
    hand: PosedHand | None = None  # the last good one
    memory: HandMemory | None = None  # what the estimator returned for the next frame
    best_presence: float = 0.0  # 0..1 of all its frames
    _filter: HandFilter = field(default_factory=Unfiltered)
    _filter_kind: tuple[FilterName | None, float] = (None, 1.0)  # name and strength of the filter
    _filtered_ns: int = 0
    _speed: Array = field(default_factory=lambda: np.zeros(2))  # pixels per second

    @classmethod
    def new(cls, seen: Landmarks, time_ns: int) -> "Track":
        """A hand that was just found."""
        return cls(seen, time_ns, SideEvidence(seen.side).with_seen(seen, 1.0, None), best_presence=seen.presence)

    @property
    def side(self) -> Side:
        """The side as far as it is known."""
        return self.sides.side

    @property
    def hand_input(self) -> HandInput:
        """What an estimator poses the hand from."""
        return HandInput(self.side, self.seen, self.memory)

    def way(self, time_ns: int) -> Array:
        """The pixels [2] that the hand should have moved by a time since it was last seen."""
        return self._speed * (time_ns - self.time_ns) * 1e-9 * PREDICTION

    def ahead(self, box: Box, time_ns: int) -> Box:
        """A square around the hand as it was last seen, moved to where the hand should be at a time."""
        reach = box.size / 2
        x, y = np.clip(self.way(time_ns), -reach, reach)
        return box.moved(float(x), float(y))

    def update(self, seen: Landmarks, time_ns: int, taken: Side | None = None) -> None:
        """Add the newest frame's landmarks; `taken` is the side that the other hands in the picture have."""
        place, before_ns = self.seen.points_2d.mean(0), self.time_ns
        self.seen, self.time_ns = seen, time_ns
        self.best_presence = max(self.best_presence, seen.presence)
        self.moved_from(place, before_ns)
        self._set_sides(self.sides.with_seen(seen, 1.0, taken))

    def moved_from(self, place: Array, time_ns: int) -> None:
        """Set its speed by where it was [2] at an earlier time."""
        seconds = (self.time_ns - time_ns) * 1e-9
        self._speed = (self.seen.points_2d.mean(0) - place) / seconds if seconds > 0 else np.zeros(2)

    def wake(self, number: int | None, sides: SideEvidence, hand: PosedHand | None, memory: HandMemory | None) -> None:
        """Continue a hand that was lost."""
        self._set_sides(sides.joined(self.sides))
        self.number, self.hand, self.memory = number, hand, memory

    def _set_sides(self, sides: SideEvidence) -> None:
        """A hand that turns out to be the other one keeps only its size."""
        if sides.side is not self.side:
            self.hand, self._filter = None, make_filter(*self._filter_kind)
            self.memory = None if self.memory is None else self.memory.of_the_hand
        self.sides = sides

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
