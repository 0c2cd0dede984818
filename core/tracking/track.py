"""One hand followed over time: its side, where to search for it next, and what is shown of it."""

from dataclasses import dataclass, field

import numpy as np

from handmirror.core.camera.box import Box
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.cut import CutHand, KnownDistance
from handmirror.core.tracking.estimators.base import HandInput, HandMemory
from handmirror.core.tracking.filters import FilterName, HandFilter, Unfiltered, make_filter
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.tracking.sides import SideEvidence
from handmirror.core.types import Array, Side

PREDICTION = 0.8  # of the last step is expected again: a hand slows down more often than it speeds up


RECENT_NS = 200_000_000  # a hand that was lost this short a time ago still has its speed


@dataclass(frozen=True, eq=False)
class SleepingTrack:
    """A hand that was lost."""

    number: int | None  # None: it was not recognised before it was lost
    sides: SideEvidence
    place: Array  # [2] pixels: the middle of its points
    expected: Array  # [2] pixels: the same in the first frame without it, by its speed
    size: float  # pixels
    hand: PosedHand | None  # as it was last
    distance: KnownDistance | None
    memory: HandMemory | None  # the estimator's, of the hand itself
    time_ns: int  # of the last frame in which it was seen


@dataclass(eq=False)
class Track:
    """A hand that is being followed."""

    seen: Landmarks
    time_ns: int
    sides: SideEvidence
    number: int | None = None  # None: not recognised yet
    hand: PosedHand | None = None  # the last good one
    distance: KnownDistance | None = None
    memory: HandMemory | None = None  # what the estimator returned for the next frame
    cut: CutHand | None = None  # None: all of it is in the image
    has_turned: bool = False  # its side has changed since it was last recognised
    met_ns: int | None = None  # when another hand was last near it
    best_presence: float = 0.0  # 0..1 of all its frames
    best_misfit: float | None = None  # metres, the estimator's, likewise; None: not known
    _filter: HandFilter = field(default_factory=Unfiltered)
    _filter_kind: tuple[FilterName | None, float] = (None, 1.0)  # name and strength of the filter
    _filtered_ns: int = 0
    _speed: Array = field(default_factory=lambda: np.zeros(2))  # pixels per second

    @classmethod
    def new(cls, seen: Landmarks, time_ns: int, tells_side: float = 1.0) -> "Track":
        """A hand that was just found; `tells_side`, 0..1, is how reliably its landmarks show the side."""
        sides = SideEvidence(seen.side).with_seen(seen, tells_side)
        return cls(seen, time_ns, sides, best_presence=seen.presence)

    @property
    def side(self) -> Side:
        """The side as far as it is known."""
        return self.sides.side

    @property
    def hand_input(self) -> HandInput:
        """What an estimator poses the hand from."""
        return HandInput(self.side, self.seen, self.memory, self.cut is not None)

    @property
    def points(self) -> Array:
        """[21, 2] pixels: where its joints are, also those outside the image."""
        return self.seen.points_2d if self.cut is None else self.cut.points

    @property
    def joints_score(self) -> Array | None:
        """[21] 0..1: the confidence in each joint; None where none is outside the image."""
        return None if self.cut is None else np.where(self.cut.inside, self.seen.presence, 0.0)

    def way(self, time_ns: int) -> Array:
        """The pixels [2] that the hand should have moved by a time since it was last seen."""
        return self._speed * (time_ns - self.time_ns) * 1e-9 * PREDICTION

    def ahead(self, box: Box, time_ns: int) -> Box:
        """A square around the hand as it was last seen, moved to where the hand should be at a time."""
        reach = box.size / 2
        x, y = np.clip(self.way(time_ns), -reach, reach)
        return box.moved(float(x), float(y))

    def update(self, seen: Landmarks, time_ns: int, others: float = 0.0) -> None:
        """Add the newest frame's landmarks; `others` is the side of the other hands, see `SideEvidence.with_seen`."""
        visible = slice(None) if self.cut is None or not self.cut.inside.any() else self.cut.inside
        step, before_ns = (seen.points_2d - self.points)[visible].mean(0), self.time_ns
        self.seen, self.time_ns = seen, time_ns
        self._moved(step, before_ns)
        self.best_presence = max(self.best_presence, seen.presence)
        weight = 1.0 if self.cut is None else self.cut.tells_side
        self._set_sides(self.sides.with_seen(seen, weight, others))

    def compare(self, right_fits: float, others: float) -> None:
        """Add how much better a right hand than a left one fits the newest frame; see `SideEvidence`."""
        share = 1.0 if self.cut is None else self.cut.share
        self._set_sides(self.sides.with_comparison(self.seen, share, right_fits, others))

    def has_met(self, within_ns: int) -> bool:
        """Whether another hand was near it in the last `within_ns`."""
        return self.met_ns is not None and self.time_ns - self.met_ns <= within_ns

    def fitted(self, misfit: float | None) -> None:
        """Note how well a hand fits the newest frame, in metres."""
        if misfit is not None:
            self.best_misfit = misfit if self.best_misfit is None else min(misfit, self.best_misfit)

    def asleep(self, time_ns: int) -> SleepingTrack:
        """This hand, which is missing at a time."""
        memory, place = None if self.memory is None else self.memory.of_the_hand, self.points.mean(0)
        size, expected = float(np.ptp(self.points, axis=0).max()), place + self.way(time_ns)
        kept = (self.hand, self.distance, memory)
        return SleepingTrack(self.number, self.sides, place, expected, size, *kept, self.time_ns)

    def wake(self, lost: SleepingTrack) -> None:
        """Continue a hand that was lost."""
        is_first, time_ns = self.sides.observations == 1, self.time_ns
        self._set_sides(lost.sides.joined(self.sides))
        self.has_turned = False  # it was recognised as it is
        if lost.number is not None:
            self.number, self.hand, self.distance, self.memory = lost.number, lost.hand, lost.distance, lost.memory
        if is_first and time_ns - lost.time_ns <= RECENT_NS:
            self._moved(self.seen.points_2d.mean(0) - lost.place, lost.time_ns)

    def turn(self) -> None:
        """Take it for the other side."""
        self._set_sides(self.sides.turned)

    def _moved(self, step: Array, since_ns: int) -> None:
        """Set its speed by a step [2] in pixels since an earlier time."""
        seconds = (self.time_ns - since_ns) * 1e-9
        self._speed = step / seconds if seconds > 0 else np.zeros(2)

    def _set_sides(self, sides: SideEvidence) -> None:
        """A hand that turns out to be the other one keeps only its size."""
        if sides.side is not self.side:
            self.has_turned = True
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
