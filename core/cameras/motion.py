"""The motion of the hands as one camera saw it, at any times at once: for the offsets of clocks and for extrinsics."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handmirror.core.cameras.seen import MOST_STEPS, USUAL_NS
from handmirror.core.hand.joints import BONES, MIDDLE_FINGER
from handmirror.core.poses.schema import PoseLine
from handmirror.core.types import Array, Side

Times = NDArray[np.int64]
LEAST_SCORE = 0.5  # of a hand, to measure with it


@dataclass(frozen=True, eq=False)
class HandPath:
    """One hand of a camera in its frames."""

    times: Times  # [n] ns of the camera's own clock, rising
    joints: Array  # [n, 21, 3] metres in the camera's axes
    step_ns: int  # between the camera's frames, usually

    def at(self, times: Times | Array) -> Array:
        """Joints [m, 21, 3] at times [m] of the camera's own clock, between frames interpolated; NaN where unknown."""
        if len(self.times) < 2:
            return np.full((len(times), 21, 3), np.nan)
        after = np.clip(np.searchsorted(self.times, times), 1, len(self.times) - 1)
        first, last = self.times[after - 1], self.times[after]
        share = (times - first) / (last - first)
        found: Array = self.joints[after - 1] + share[:, None, None] * (self.joints[after] - self.joints[after - 1])
        unknown = (share < 0) | (share > 1) | (last - first > MOST_STEPS * self.step_ns)
        found[unknown] = np.nan
        return found

    def resized(self, factor: float) -> "HandPath":
        """A hand larger by this factor and farther away, alike in the image."""
        return HandPath(self.times, self.joints * factor, self.step_ns)

    @property
    def size(self) -> float:
        """Metres: the median length of all bones together."""
        one, other = zip(*BONES, strict=True)
        return float(np.median(np.linalg.norm(self.joints[:, one] - self.joints[:, other], axis=-1).sum(1)))

    @property
    def length(self) -> float:
        """Metres from the wrist along the bones to the tip of the middle finger, the median."""
        bones = np.diff(self.joints[:, (0, *MIDDLE_FINGER)], axis=1)
        return float(np.median(np.linalg.norm(bones, axis=-1).sum(1)))


Paths = dict[Side, HandPath]  # of one camera; a side without frames is missing


def paths_of(lines: Sequence[PoseLine]) -> Paths:
    """The surest left and right hand of each line."""
    times = [line.time_ns for line in lines]
    step = int(np.median(np.diff(times))) if len(times) > 2 else USUAL_NS
    paths = {}
    for side in Side:
        found = []
        for line in lines:
            hands = [hand for hand in line.hands if hand.side is side and hand.score >= LEAST_SCORE]
            if hands:
                best = max(hands, key=lambda hand: hand.score)
                found.append((line.time_ns, np.asarray(best.joints, float)))
        if found:
            moments, joints = zip(*found, strict=True)
            paths[side] = HandPath(np.array(moments, np.int64), np.array(joints), step)
    return paths


def spread_evenly(times: Times, most: int) -> Times:
    """At most `most` of the times, evenly spread."""
    if len(times) <= most:
        return times
    chosen: Times = times[np.linspace(0, len(times) - 1, most).round().astype(int)]
    return chosen
