"""What one camera saw, at any time of the world: its lines of poses, interpolated between frames."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.types import Array, Hand, Side

MOST_STEPS = 2.5  # usual times between two frames, from which on nothing is known between them
USUAL_NS = 33_333_333  # between frames where there are too few to measure


@dataclass(frozen=True, eq=False)
class SeenHand:
    """A hand as one camera saw it."""

    camera: int  # its place in the rig, from 0
    track: int  # its number in that camera
    side: Side
    score: float  # 0..1
    joints: Array  # [21, 3] metres in the camera's axes
    joints_2d: Array  # [21, 2] pixels
    joints_score: Array | None  # [21] 0..1; None: all are inside the image

    @property
    def confidence(self) -> Array:
        """[21] 0..1 of each joint."""
        return np.full(21, self.score) if self.joints_score is None else self.score * self.joints_score


def seen_hand(camera: int, hand: Hand | HandLine) -> SeenHand:
    """A hand of a tracker's result, or of a line of poses."""
    joints, points = np.asarray(hand.joints, float), np.asarray(hand.joints_2d, float)
    return SeenHand(camera, hand.track, hand.side, hand.score, joints, points, hand.joints_score)


class SeenOverTime:
    """One camera's lines in the world's time."""

    def __init__(self, camera: int, lines: Sequence[PoseLine], offset_ns: int) -> None:
        """`lines` by rising time; `offset_ns` is added to their times."""
        self.camera, self.lines, self.offset_ns = camera, lines, offset_ns
        self.times = [line.time_ns + offset_ns for line in lines]
        self.step_ns = int(np.median(np.diff(self.times))) if len(lines) > 2 else USUAL_NS

    def at(self, time_ns: int) -> list[SeenHand]:
        """The hands at a time of the world; empty where the camera has no frames around it."""
        after = bisect.bisect_left(self.times, time_ns)
        if after < len(self.times) and self.times[after] == time_ns:
            return [seen_hand(self.camera, hand) for hand in self.lines[after].hands]
        if not 0 < after < len(self.times):
            return self._near(min(after, len(self.times) - 1), time_ns)
        before = after - 1
        gap = self.times[after] - self.times[before]
        if gap > MOST_STEPS * self.step_ns:
            nearer = before if time_ns - self.times[before] < self.times[after] - time_ns else after
            return self._near(nearer, time_ns)
        share = (time_ns - self.times[before]) / gap
        later = {hand.track: hand for hand in self.lines[after].hands}
        return [
            _between(seen_hand(self.camera, hand), seen_hand(self.camera, later[hand.track]), share)
            for hand in self.lines[before].hands
            if hand.track in later
        ]

    def _near(self, place: int, time_ns: int) -> list[SeenHand]:
        """The hands of one frame, if it is at most half a step away."""
        if not self.times or abs(self.times[place] - time_ns) > self.step_ns / 2:
            return []
        return [seen_hand(self.camera, hand) for hand in self.lines[place].hands]


def _between(one: SeenHand, other: SeenHand, share: float) -> SeenHand:
    def mixed(a: Array, b: Array) -> Array:
        return a + share * (b - a)

    scores = one.joints_score if other.joints_score is None else other.joints_score
    if one.joints_score is not None and other.joints_score is not None:
        scores = mixed(one.joints_score, other.joints_score)
    return SeenHand(
        one.camera,
        one.track,
        one.side if share < 0.5 else other.side,
        one.score + share * (other.score - one.score),
        mixed(one.joints, other.joints),
        mixed(one.joints_2d, other.joints_2d),
        scores,
    )
