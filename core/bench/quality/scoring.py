"""Compares the answers to one clip with its truth, frame by frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from handmirror.core.bench.quality.identity import Alike, IdentityCounts, assignment, count_identity
from handmirror.core.bench.quality.truth import TrueFrame, TrueHand
from handmirror.core.metrics.joints import accel_error, mpjpe, pa_mpjpe, root_relative
from handmirror.core.poses.matching import SAME_HAND
from handmirror.core.poses.schema import HandLabel
from handmirror.core.types import Array

TO_FIND = 0.5  # share of a hand that is visible from which it is to be found
PREFERRED = 0.5  # similarity by which an answer must lie nearer to a hidden hand to belong to it
HINTED = 0.1  # share from which a hand can be known to be there at all
NEAREST_M = 0.10  # joints nearer than this have no place in the camera: the program gives none
HALF_OUTSIDE = (0.25, 0.75)  # share of a hand in the image while it is half outside


@dataclass(frozen=True, eq=False)
class HandFrame:
    """A true hand in a frame, and the answer that belongs to it."""

    clip: str
    frame: int
    true: TrueHand
    found: HandLabel | None
    distance_mm: float  # of the joints' mean along the line of sight, positive: too far; NaN where not known
    mpjpe: float  # mm; NaN where not found
    pa_mpjpe: float  # mm

    @property
    def to_find(self) -> bool:
        """Whether at least half of the hand can be seen."""
        return self.true.visible >= TO_FIND

    @property
    def is_half_outside(self) -> bool:
        """Whether the image's border cuts the hand."""
        return HALF_OUTSIDE[0] <= self.true.inside < HALF_OUTSIDE[1]

    @property
    def has_wrong_side(self) -> bool:
        """Whether it was found as the other hand."""
        return self.found is not None and self.found.side is not self.true.label.side


@dataclass(frozen=True, eq=False)
class FalseHand:
    """An answer where no hand is."""

    clip: str
    frame: int
    hand: HandLabel


@dataclass(frozen=True, eq=False)
class Jump:
    """How much the error of a hand's distance changed from one frame to the next."""

    clip: str
    frame: int  # the later one
    true: TrueHand
    mm: float
    is_half_outside: bool  # in both frames


@dataclass(frozen=True, eq=False)
class Wait:
    """From half of a hand being visible until it is found."""

    clip: str
    frame: int  # at which it begins
    true: TrueHand
    frames: float  # infinite: not before it was hidden again


@dataclass(eq=False)
class ClipScores:
    """Everything that is measured on one clip, or on several after `add`."""

    frames: int = 0
    hands: list[HandFrame] = field(default_factory=list)
    false: list[FalseHand] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    accel: list[float] = field(default_factory=list)  # mm/frame^2, root-relative
    identity: IdentityCounts | None = None  # None: the answers have no track numbers

    def add(self, other: "ClipScores") -> None:
        """Add those of another clip."""
        if self.frames:
            both = self.identity is not None and other.identity is not None
            self.identity = self.identity + other.identity if both else None  # type: ignore[operator]
        else:
            self.identity = other.identity
        self.frames += other.frames
        for name in ("hands", "false", "jumps", "waits", "accel"):
            getattr(self, name).extend(getattr(other, name))


def score_clip(clip: str, truth: Sequence[TrueFrame], answers: Mapping[int, Sequence[HandLabel]]) -> ClipScores:
    """Compare the answers by frame with the truth of every frame of a clip."""
    scores, alike = ClipScores(len(truth)), []
    for number, frame in enumerate(truth):
        hands = answers.get(number, ())
        closeness = similarity(frame, hands)
        pairs = _pairs(frame, closeness)
        scores.hands += [
            hand_frame(clip, number, true, hands[pairs[k]] if k in pairs else None)
            for k, true in enumerate(frame.hands)
        ]
        scores.false += [FalseHand(clip, number, hand) for k, hand in enumerate(hands) if k not in pairs.values()]
        alike.append(_to_identify(frame, hands, closeness, pairs))
    known = all(hand.track is not None for hands in answers.values() for hand in hands)
    scores.identity = count_identity(alike) if known else None
    for track in dict.fromkeys(hand.true.track for hand in scores.hands):
        series = [hand for hand in scores.hands if hand.true.track == track]
        scores.jumps += _jumps(series)
        scores.waits += _waits(series)
        scores.accel += _accel(series)
    return scores


def similarity(frame: TrueFrame, hands: Sequence[HandLabel]) -> Array:
    """How alike true and predicted hands are, [true, predicted], 0..1: 0 from half a box between their joints on.

    The joints that lie in the image decide, where there are any; the box is that of all joints of the true hand.
    """
    alike = np.zeros((len(frame.hands), len(hands)))
    for row, true in enumerate(frame.hands):
        points = true.label.joints_2d
        box = max(1.0, float(np.ptp(points, axis=0).max()))
        size = frame.line.size
        within = np.ones(21, bool) if size is None else ((points >= 0) & (points <= np.array(size) - 1)).all(1)
        chosen = within if within.any() else np.ones(21, bool)
        for column, hand in enumerate(hands):
            apart = float(np.linalg.norm(hand.joints_2d - points, axis=1)[chosen].mean()) / box
            alike[row, column] = max(0.0, 1 - apart / SAME_HAND)
    return alike


def hand_frame(clip: str, frame: int, true: TrueHand, found: HandLabel | None) -> HandFrame:
    """A true hand with the answer to it."""
    if found is None:
        return HandFrame(clip, frame, true, None, float("nan"), float("nan"), float("nan"))
    pred, truth = found.joints[None], true.label.joints[None]
    depth = float(found.joints[:, 2].mean())
    distance = (depth - float(true.label.joints[:, 2].mean())) * 1e3 if depth > NEAREST_M else float("nan")
    return HandFrame(clip, frame, true, found, distance, float(mpjpe(pred, truth)[0]), float(pa_mpjpe(pred, truth)[0]))


def _pairs(frame: TrueFrame, closeness: Array) -> dict[int, int]:
    """Which answer belongs to which true hand; hands that can be seen come before those that they hide."""
    seen = np.array([true.visible >= TO_FIND for true in frame.hands]).reshape(-1, 1)
    rows, columns = assignment((closeness > 0) * (closeness + PREFERRED * seen))
    return {int(r): int(c) for r, c in zip(rows, columns, strict=True) if closeness[r, c] > 0}


def _to_identify(frame: TrueFrame, hands: Sequence[HandLabel], closeness: Array, pairs: dict[int, int]) -> Alike:
    """The hands that are to be found, without the answers that belong to hands of which less can be seen."""
    rows = [k for k, true in enumerate(frame.hands) if true.visible >= TO_FIND]
    ignored = {column for row, column in pairs.items() if row not in rows}
    columns = [k for k in range(len(hands)) if k not in ignored]
    numbers = [-1 if (number := hands[k].track) is None else number for k in columns]
    return Alike([frame.hands[k].track for k in rows], numbers, closeness[np.ix_(rows, columns)])


def _jumps(series: Sequence[HandFrame]) -> list[Jump]:
    jumps = []
    for before, after in pairwise(series):
        change = after.distance_mm - before.distance_mm
        if after.frame == before.frame + 1 and change == change and (before.to_find or after.to_find):
            half = before.is_half_outside and after.is_half_outside
            jumps.append(Jump(after.clip, after.frame, after.true, abs(change), half))
    return jumps


def _waits(series: Sequence[HandFrame]) -> list[Wait]:
    waits: list[Wait] = []
    start: HandFrame | None = None
    was_visible = False
    for hand in series:
        if hand.to_find and not was_visible:
            start = hand
        was_visible = hand.to_find
        if start is not None and (hand.found is not None or not was_visible):
            frames = hand.frame - start.frame if was_visible else float("inf")
            waits.append(Wait(start.clip, start.frame, start.true, frames))
            start = None
    if start is not None:
        waits.append(Wait(start.clip, start.frame, start.true, float("inf")))
    return waits


def _accel(series: Sequence[HandFrame]) -> list[float]:
    """ACCEL of every stretch of frames in which at least half of the hand is visible and found under one number."""
    errors: list[float] = []
    stretch: list[HandFrame] = []
    for hand in [*series, None]:
        follows = (
            hand is not None
            and hand.found is not None
            and hand.to_find
            and (not stretch or _continues(stretch[-1], hand))
        )
        if not follows:
            errors += _accel_of(stretch)
            stretch = []
        if hand is not None and hand.found is not None and hand.to_find:
            stretch.append(hand)
    return errors


def _continues(before: HandFrame, after: HandFrame) -> bool:
    assert before.found is not None and after.found is not None
    return after.frame == before.frame + 1 and after.found.track == before.found.track


def _accel_of(stretch: Sequence[HandFrame]) -> list[float]:
    if len(stretch) < 3:
        return []
    pred = np.stack([hand.found.joints for hand in stretch if hand.found is not None])
    truth = np.stack([hand.true.label.joints for hand in stretch])
    errors: list[float] = accel_error(root_relative(pred), root_relative(truth)).tolist()
    return errors
