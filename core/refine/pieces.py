"""The first pass over a file: cuts tracks where they jump to another place, and sums up each piece.

A tracker that goes on to another hand under the same number is thus no mistake for good: pieces are joined anew, with
all of them known.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.types import Array, Side

MOTION_FRAMES = 5  # at an end of a piece, from which its motion is known
MOST_SAMPLES = 32  # shapes of a piece that are kept
# What the points may be off from where they are expected, in sizes of the hand in the image: at once, and for each
# second since the hand was last seen. A hand waved hard changes its speed by less within a frame.
JUMP, JUMP_PER_S = 0.45, 6.0
BESIDE = 1.0  # sizes of the hand within which the end or beginning of another track ends a piece
MET, PARTED = 0.5, 0.15  # sizes: two hands this near have met, and part when they are so much farther from each other
SPEED_FRAMES = 3  # from which the motion is known while cutting
FORGOTTEN_NS = 1_000_000_000  # after which a number that comes back is another piece
PREDICTION = 0.8  # of the motion goes on, as while tracking


@dataclass(frozen=True, eq=False)
class Moment:
    """Where a hand is in the image in one frame."""

    time_ns: int
    centre: Array  # [2] pixels
    size: float  # pixels: the longer side of a box around the hand


@dataclass(frozen=True, eq=False)
class Glimpse:
    """Where a hand is in the image, at an end of a piece."""

    time_ns: int
    centre: Array  # [2] pixels
    size: float  # pixels: the longer side of a box around the hand
    speed: Array  # [2] pixels per second

    def expected(self, time_ns: int) -> Array:
        """Where the centre [2] would be at another time."""
        return self.centre + PREDICTION * self.speed * ((time_ns - self.time_ns) * 1e-9)


@dataclass(eq=False)
class Piece:
    """One hand in frames that follow each other, as long as it moved as hands move."""

    track: int
    begin: list[Moment] = field(default_factory=list)  # its first ones
    end: deque[Moment] = field(default_factory=lambda: deque(maxlen=MOTION_FRAMES))  # its last ones
    right: float = 0.0  # evidence: above 0 for a right hand
    weight: float = 0.0  # of all evidence
    frames: int = 0
    shapes: list[tuple[Side, float, Array]] = field(default_factory=list)  # side, weight and betas of some frames
    stride: int = 1  # between those

    def add(self, time_ns: int, hand: HandLine, size: tuple[int, int]) -> None:
        """Add a frame; `size` is the image's."""
        seen, weight = moment(time_ns, hand), evidence(hand, size)
        if len(self.begin) < MOTION_FRAMES:
            self.begin.append(seen)
        self.end.append(seen)
        self.right += weight if hand.side is Side.RIGHT else -weight
        self.weight += weight
        if self.frames % self.stride == 0:
            self.shapes.append((hand.side, weight, hand.shape))
            if len(self.shapes) > MOST_SAMPLES:
                self.shapes, self.stride = self.shapes[::2], 2 * self.stride
        self.frames += 1

    def summary(self) -> "PieceSummary":
        """What is kept of it when it is over: a few kilobytes less."""
        begin, end = glimpse(self.begin, 0), glimpse(list(self.end), -1)
        rows = [(of_side is Side.RIGHT, weight * self.stride, *shape) for of_side, weight, shape in self.shapes]
        return PieceSummary(self.track, begin, end, self.right, self.weight, np.array(rows, np.float32))


@dataclass(frozen=True, eq=False)
class PieceSummary:
    """A piece that is over."""

    track: int
    begin: Glimpse  # where it begins
    end: Glimpse  # where it ends
    right: float  # evidence: above 0 for a right hand
    weight: float  # of all evidence
    shapes: Array  # [n, 12] of some frames: 1 for a right hand, weight, betas


def evidence(hand: HandLine, size: tuple[int, int]) -> float:
    """How much a frame says about a hand, 0..1: little where only a part of it is in the image."""
    inside = ((hand.joints_2d >= 0) & (hand.joints_2d <= np.array(size) - 1)).all(1).mean()
    return float(np.clip(hand.score, 0.05, 1) * max(inside, 0.1) ** 2)


class PieceCutter:
    """Says for each hand of each line to which piece it belongs; the same lines always give the same pieces.

    A piece also ends where another track ends or begins beside it: one of two hands that meet is often lost, and the
    tracker may continue with the wrong one. And it ends where two hands that have met part again, as they may be
    swapped.
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}  # track -> piece
        self._recent: dict[int, deque[Moment]] = {}  # track -> its last moments
        self._last: set[int] = set()  # tracks of the last line
        self._nearest: dict[tuple[int, int], float] = {}  # two tracks -> how near they have been, in sizes
        self._count = 0

    def pieces_of(self, line: PoseLine) -> list[int]:
        """The numbers from 0 of the pieces that the line's hands belong to."""
        now = {hand.track: moment(line.time_ns, hand) for hand in line.hands}
        before = {track: glimpse(list(recent), -1) for track, recent in self._recent.items()}
        events = [before[track] for track in self._last - now.keys()]
        events += [glimpse([now[track]], 0) for track in now.keys() - self._last]
        parting = self._parting(now)
        for track, seen in now.items():
            known = before.get(track)
            is_new = known is None or track in parting or _jumps(known, seen)
            if is_new or (known is not None and any(_is_beside(known, event) for event in events)):
                self._numbers[track], self._count = self._count, self._count + 1
                self._recent[track] = deque(maxlen=SPEED_FRAMES)
            self._recent[track].append(seen)
        self._last = set(now)
        self._forget(line.time_ns)
        return [self._numbers[hand.track] for hand in line.hands]

    def _parting(self, now: dict[int, Moment]) -> set[int]:
        """Tracks whose hands had met, and are farther from each other again."""
        parting: set[int] = set()
        nearest = {}
        for pair in combinations(sorted(now), 2):
            one, other = (now[track] for track in pair)
            apart = float(np.linalg.norm(one.centre - other.centre)) / max(one.size, other.size, 1.0)
            least = min(self._nearest.get(pair, apart), apart)
            if least < MET and apart > least + PARTED:
                parting.update(pair)
                least = apart
            nearest[pair] = least
        self._nearest = nearest
        return parting

    def _forget(self, time_ns: int) -> None:
        """Drop tracks that ended long ago, so that memory does not grow with their number."""
        for track in [track for track, recent in self._recent.items() if time_ns - recent[-1].time_ns > FORGOTTEN_NS]:
            del self._numbers[track], self._recent[track]


def cut(lines: Iterator[PoseLine]) -> list[PieceSummary]:
    """All pieces of a file, by their numbers."""
    cutter = PieceCutter()
    over: dict[int, PieceSummary] = {}
    going: dict[int, Piece] = {}
    for line in lines:
        numbers = cutter.pieces_of(line)
        if not going.keys() >= set(numbers):
            over |= _over(going, numbers, line.time_ns)
        for number, hand in zip(numbers, line.hands, strict=True):
            going.setdefault(number, Piece(hand.track)).add(line.time_ns, hand, line.size)
    over |= {number: piece.summary() for number, piece in going.items()}
    return [over[number] for number in range(len(over))]


def _over(going: dict[int, Piece], numbers: Collection[int], time_ns: int) -> dict[int, PieceSummary]:
    """Take out the pieces that ended long before a time, and are not those of these numbers."""
    old = [number for number, piece in going.items() if time_ns - piece.end[-1].time_ns > FORGOTTEN_NS]
    ended = [number for number in old if number not in numbers]
    return {number: going.pop(number).summary() for number in ended}


def off(before: Glimpse, after: Glimpse) -> float:
    """How far apart two ends are, each expected at the other's time; from 1 on too far for the time between them."""
    seconds = (after.time_ns - before.time_ns) * 1e-9
    forward = np.linalg.norm(before.expected(after.time_ns) - after.centre)
    backward = np.linalg.norm(after.expected(before.time_ns) - before.centre)
    size = max(before.size, after.size, 1.0)
    return float(min(forward, backward) / size / (JUMP + JUMP_PER_S * seconds))


def _jumps(before: Glimpse, seen: Moment) -> bool:
    seconds = (seen.time_ns - before.time_ns) * 1e-9
    apart = np.linalg.norm(before.expected(seen.time_ns) - seen.centre) / max(before.size, seen.size, 1.0)
    return bool(apart > JUMP + JUMP_PER_S * seconds)


def _is_beside(one: Glimpse, other: Glimpse) -> bool:
    apart = np.linalg.norm(one.expected(other.time_ns) - other.centre)
    return bool(apart < BESIDE * max(one.size, other.size))


def moment(time_ns: int, hand: HandLine) -> Moment:
    """Where a hand is in a frame."""
    points = hand.joints_2d
    return Moment(time_ns, points.mean(0), float(np.ptp(points, axis=0).max()))


def glimpse(seen: Sequence[Moment], at: int) -> Glimpse:
    """The first or last of these moments, with their mean speed."""
    seconds = (seen[-1].time_ns - seen[0].time_ns) * 1e-9
    speed = (seen[-1].centre - seen[0].centre) / seconds if seconds > 0 else np.zeros(2)
    return Glimpse(seen[at].time_ns, seen[at].centre, float(np.median([each.size for each in seen])), speed)
