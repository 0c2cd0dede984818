"""The figures of each hand over the last seconds, from the frames that the window shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.angles import FINGER_JOINTS, joint_angles
from handmirror.core.hand.joints import FINGERS, JOINT_NAMES
from handmirror.core.session.curves import MAX_GAP_NS
from handmirror.core.types import Array, FrameResult, Hand, Side

SECONDS = 10.0  # that are kept
CURVE_GAP_S = 0.5  # without a hand; after a longer gap the curve is interrupted
THUMB_TIP, INDEX_TIP = JOINT_NAMES.index("thumb_4"), JOINT_NAMES.index("index_4")

# the figures of a hand in one frame, by the names of their columns
COLUMNS = (*(f"flexion/{joint}" for joint in FINGER_JOINTS), "pinch", "speed", "distance")
_BY_FINGER = [[FINGER_JOINTS.index(f"{finger}_{k}") for k in (1, 2, 3)] for finger in FINGERS]


@dataclass(frozen=True)
class HandFigures:
    """One hand of the newest frame."""

    track: int
    side: Side
    score: float  # presence, 0..1
    distance: float  # metres: depth of the wrist
    pinch: float  # metres between the tips of thumb and index finger
    speed: float  # metres per second of the wrist; NaN while it is not known
    flexion: Array  # [5, 3] radians: FINGERS, from base to tip
    gesture: str = ""  # its name; empty for none


@dataclass(frozen=True, eq=False)
class HandCurve:
    """One figure of a hand over time; a NaN is a gap."""

    track: int
    side: Side
    seconds: Array  # [n] up to 0, the newest frame
    values: Array  # [n] as in HandFigures


class _Sample(NamedTuple):
    time_ns: int
    pose: Array  # [48]
    joints: Array  # [21, 3]


@dataclass(eq=False)
class _Track:
    """Samples that have been computed, and those that are waiting for it."""

    times_ns: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))  # [n]
    rows: Array = field(default_factory=lambda: np.zeros((0, len(COLUMNS))))  # [n, COLUMNS]
    waiting: list[_Sample] = field(default_factory=list)
    last: _Sample | None = None  # the newest one that has been computed

    def compute(self, axes: Array) -> None:
        """Add the rows of the waiting samples: together they take hardly longer than one."""
        if not self.waiting:
            return
        before = self.waiting[0] if self.last is None else self.last
        times_ns = np.array([sample.time_ns for sample in self.waiting], np.int64)
        joints = np.array([sample.joints for sample in (before, *self.waiting)], float)
        flexion = joint_angles(np.array([sample.pose for sample in self.waiting]), axes)[..., 0]
        pinch = np.linalg.norm(joints[1:, THUMB_TIP] - joints[1:, INDEX_TIP], axis=1)
        gaps_ns = np.diff(times_ns, prepend=before.time_ns)
        moved = np.linalg.norm(np.diff(joints[:, 0], axis=0), axis=1)
        usable = (gaps_ns > 0) & (gaps_ns <= MAX_GAP_NS)
        speed = np.divide(moved, gaps_ns * 1e-9, out=np.full(len(moved), np.nan), where=usable)
        rows = np.column_stack([flexion, pinch, speed, joints[1:, 0, 2]])
        self.times_ns, self.rows = np.concatenate([self.times_ns, times_ns]), np.concatenate([self.rows, rows])
        self.last, self.waiting = self.waiting[-1], []

    def cut(self, first_ns: int, end_ns: int) -> None:
        """Keep only samples from `first_ns` until before `end_ns`."""
        kept = (self.times_ns >= first_ns) & (self.times_ns < end_ns)
        self.times_ns, self.rows = self.times_ns[kept], self.rows[kept]
        self.waiting = [sample for sample in self.waiting if first_ns <= sample.time_ns < end_ns]
        if self.last is not None and not first_ns <= self.last.time_ns < end_ns:
            self.last = None


class HandHistory:
    """Collects frames cheaply, and computes figures when they are read."""

    def __init__(self, axes: Array) -> None:
        """`axes` [16, 3, 3] of the hand model, of core.hand.angles.model_axes."""
        self._axes = axes
        self._tracks: dict[tuple[int, Side], _Track] = {}
        self._hands: tuple[Hand, ...] = ()  # of the newest frame
        self._newest_ns = 0

    def clear(self) -> None:
        """Forget everything, for another source."""
        self._tracks, self._hands, self._newest_ns = {}, (), 0

    def add(self, result: FrameResult) -> None:
        """Add the frame that is shown. After a step back in time, what was later is forgotten."""
        time_ns = result.frame.time_ns
        if time_ns < self._newest_ns:
            for track in self._tracks.values():
                track.cut(0, time_ns)
        self._newest_ns, self._hands = time_ns, result.hands
        for hand in result.hands:
            track = self._tracks.setdefault((hand.track, hand.side), _Track())
            newest = track.waiting[-1] if track.waiting else track.last
            held = newest is not None and newest.joints is hand.joints  # in a frame that was not tracked
            if newest is None or not (held or newest.time_ns == time_ns):  # else the frame is shown again
                track.waiting.append(_Sample(time_ns, hand.pose, hand.joints))

    def figures(self) -> tuple[HandFigures, ...]:
        """The hands of the newest frame."""
        self._compute()
        return tuple(self._figures_of(hand) for hand in self._hands)

    def curves(self, column: str) -> Sequence[HandCurve]:
        """One of COLUMNS over the last SECONDS, of every hand that was seen in them."""
        self._compute()
        number = COLUMNS.index(column)
        return [
            HandCurve(track, side, *_with_gaps((kept.times_ns - self._newest_ns) * 1e-9, kept.rows[:, number]))
            for (track, side), kept in self._tracks.items()
        ]

    def _figures_of(self, hand: Hand) -> HandFigures:
        row = self._tracks[hand.track, hand.side].rows[-1]
        pinch, speed, distance = (float(value) for value in row[len(FINGER_JOINTS) :])
        flexion, gesture = row[_BY_FINGER], hand.gesture or ""
        return HandFigures(hand.track, hand.side, hand.score, distance, pinch, speed, flexion, gesture)

    def _compute(self) -> None:
        first_ns = self._newest_ns - round(SECONDS * 1e9)
        for track in self._tracks.values():
            track.compute(self._axes)
            track.cut(first_ns, self._newest_ns + 1)
        shown = {(hand.track, hand.side) for hand in self._hands}
        self._tracks = {key: track for key, track in self._tracks.items() if len(track.rows) or key in shown}


def _with_gaps(seconds: Array, values: Array) -> tuple[Array, Array]:
    """Both [n] with a NaN where there was no hand."""
    gaps = np.flatnonzero(np.diff(seconds) > CURVE_GAP_S) + 1
    return np.insert(seconds, gaps, np.nan), np.insert(values, gaps, np.nan)
