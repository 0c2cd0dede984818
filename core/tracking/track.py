"""One hand followed over time: its side, its size, where to look for it next."""

from dataclasses import dataclass, field

import numpy as np

from core.hand.fit import FitState
from core.tracking.box import Box, box_of_hand
from core.tracking.landmarks import Landmarks
from core.tracking.smoothing import HandSmoother
from core.types import Array, Side

DISAGREEING_FRAMES = 5  # so many in a row before a track changes its side
SHAPE_SPREAD, SETTLED_SPREAD = 0.5, 0.03  # of the betas: for a hand never seen, and for one seen long
PREDICTION = 0.8  # of the last step is expected again: a hand slows down more often than it speeds up


@dataclass
class Track:
    """A hand that is being followed."""

    number: int
    side: Side
    seen: Landmarks
    time_ns: int
    state: FitState | None = None
    frames: int = 0  # fitted so far
    smoother: HandSmoother = field(default_factory=HandSmoother)
    _speed: Array = field(default_factory=lambda: np.zeros(2))  # pixels per second
    _disagreements: int = 0
    _smoothed_ns: int = 0

    def expected_box(self, time_ns: int) -> Box:
        """Where the hand should be at a time."""
        box = box_of_hand(self.seen.points_2d)
        x, y = self._speed * (time_ns - self.time_ns) * 1e-9 * PREDICTION
        reach = box.size / 2
        return box.moved(float(np.clip(x, -reach, reach)), float(np.clip(y, -reach, reach)))

    def update(self, seen: Landmarks, time_ns: int) -> None:
        """Take in what the newest frame shows."""
        seconds = (time_ns - self.time_ns) * 1e-9
        step = seen.points_2d.mean(0) - self.seen.points_2d.mean(0)
        self._speed = step / seconds if seconds > 0 else np.zeros(2)
        self.seen, self.time_ns = seen, time_ns
        self._disagreements = self._disagreements + 1 if seen.side is not self.side else 0
        if self._disagreements >= DISAGREEING_FRAMES:
            self._change_side(seen.side)

    def correct(self, seen: Landmarks) -> None:
        """A better look at the same hand in the same frame."""
        self.seen = seen
        self._speed = np.zeros(2)

    def shown(self, smooth: bool, time_ns: int) -> "tuple[Track, FitState, Array]":
        """This track, its hand and the points [21, 2] of the picture, smoothed if so wished; it must have a state."""
        assert self.state is not None
        if not smooth:
            self.smoother, self._smoothed_ns = HandSmoother(), time_ns
            return self, self.state, self.seen.points_2d
        seconds = (time_ns - self._smoothed_ns) * 1e-9
        self._smoothed_ns = time_ns
        points = self.smoother.smooth_points(self.seen.points_2d, self.seen.size, seconds)
        return self, self.smoother.smooth(self.state, seconds), points

    @property
    def shape_spread(self) -> float:
        """How far the next frame may move the betas: less, the longer this hand has been seen."""
        return max(SETTLED_SPREAD, SHAPE_SPREAD / np.sqrt(1 + self.frames))

    def _change_side(self, side: Side) -> None:
        self.side, self._disagreements = side, 0
        self.state, self.frames, self.smoother = None, 0, HandSmoother()
