"""Measures a hand that lies flat beside a bank card or on a sheet of paper.

The sheet gives the plane, and each joint is found where its line of sight meets the height at which it lies above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.sheet import Sheet, SheetKind, find_sheet
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH
from handmirror.core.text import plural
from handmirror.core.types import Array, FrameResult, Hand

CHAIN = (0, *MIDDLE_FINGER)  # of the 21 joints: from the wrist to the tip of the middle finger
PALM = (0, 5, 17)  # wrist, and the first joints of index and pinky
# heights of the chain above the surface that the hand lies on, in parts of the hand's length: half of what a flat hand
# is thick there
HEIGHTS = np.array([0.11, 0.075, 0.048, 0.04, 0.03])
PASSES = 3  # the heights depend on the length
MIN_STRAIGHT = 0.95  # of the finger, as the tracker sees it in space: distance of its ends by its length
MAX_TURNED = 0.6  # radians between palm and sheet, as the tracker sees it
ENOUGH_READINGS, MIN_READINGS = 40, 5
MAX_SPREAD = 0.03
SPREAD_OF = (10, 90)  # percentiles, half of whose distance is the spread
NAMES: dict[SheetKind, str] = {"id1": "bank card", "a4": "sheet of A4 paper", "letter": "sheet of Letter paper"}


class Problem(str, Enum):
    """Why a frame gives no length."""

    NO_SHEET = "no sheet"
    NO_HAND = "no hand"
    NOT_FLAT = "not flat"


@dataclass(frozen=True, eq=False)
class Reading:
    """What a frame gives."""

    length: float | None  # metres
    problem: Problem | None
    sheet: Sheet | None
    hand: Hand | None


@dataclass(frozen=True)
class HandLength:
    """A measured hand."""

    length: float  # metres from the wrist along the bones to the tip of the middle finger; the median
    spread: float  # of the readings, in parts of the length
    readings: int


class HandMeasurement:
    """Takes tracked frames one by one; `result` is the length of the hand that is nearest to the sheet."""

    def __init__(self, kind: SheetKind) -> None:
        self.kind = kind
        self.frames = 0
        self._lengths: list[float] = []
        self._problems: dict[Problem, int] = dict.fromkeys(Problem, 0)

    @property
    def readings(self) -> int:
        """How many frames gave a length."""
        return len(self._lengths)

    @property
    def is_enough(self) -> bool:
        """Whether more readings would hardly improve the result."""
        return len(self._lengths) >= ENOUGH_READINGS

    @property
    def length(self) -> float | None:
        """The median so far in metres; None before the first reading."""
        return float(np.median(self._lengths)) if self._lengths else None

    def add(self, result: FrameResult) -> Reading:
        """Read the length from a frame."""
        self.frames += 1
        reading = self._read(result)
        if reading.length is not None:
            self._lengths.append(reading.length)
        elif reading.problem is not None:
            self._problems[reading.problem] += 1
        return reading

    def _read(self, result: FrameResult) -> Reading:
        sheet = find_sheet(result.frame.image, self.kind, result.K)
        if sheet is None:
            return Reading(None, Problem.NO_SHEET, None, None)
        hand = _nearest(result.hands, sheet)
        if hand is None:
            return Reading(None, Problem.NO_HAND, sheet, None)
        if not _is_flat(hand, sheet):
            return Reading(None, Problem.NOT_FLAT, sheet, hand)
        # the hand model's own joints: the landmarks in the picture lie elsewhere in the fingers
        length = chain_length(project(hand.joints, result.K), sheet, result.K)
        if not MIN_HAND_LENGTH <= length <= MAX_HAND_LENGTH:
            return Reading(None, Problem.NO_SHEET, sheet, hand)  # another rectangle was taken for it
        return Reading(length, None, sheet, hand)

    def result(self) -> HandLength:
        """The length of the hand.

        Raises:
            UserError: too few frames gave a length, or these disagree.
        """
        if len(self._lengths) < MIN_READINGS:
            raise UserError(self._too_few())
        lengths = np.array(self._lengths)
        length = float(np.median(lengths))
        low, high = np.percentile(lengths, SPREAD_OF)
        spread = float(high - low) / 2 / length
        if spread > MAX_SPREAD:
            raise UserError(
                f"The views of the hand disagree by {100 * spread:.1f} %, more than {100 * MAX_SPREAD:g} %: lay hand "
                f"and {NAMES[self.kind]} flat on one surface, hold still, and measure again."
            )
        return HandLength(length, spread, len(lengths))

    def _too_few(self) -> str:
        name, frames = NAMES[self.kind], plural(self.frames, "frame")
        worst = max(self._problems, key=lambda problem: self._problems[problem])
        count = self._problems[worst]
        if not count:
            return (
                f"The hand was measured in {frames}, but {MIN_READINGS} are needed: show it for longer, or in more "
                f"pictures."
            )
        sentences = {
            Problem.NO_SHEET: f"No {name} was found in {count} of {frames}: show it whole, on a plain surface of "
            f"another brightness.",
            Problem.NO_HAND: f"No hand was found in {count} of {frames}: lay it beside the {name}, whole in the "
            f"picture.",
            Problem.NOT_FLAT: f"The hand was not flat in {count} of {frames}: lay it beside the {name} with straight "
            f"fingers, on the same surface.",
        }
        return sentences[worst]


def chain_length(pixels: Array, sheet: Sheet, K: Array) -> float:
    """Length in metres along the joints of a hand that lies flat on the plane of a sheet, at `pixels` [21, 2]."""
    length = 0.18
    for _ in range(PASSES):
        points = sheet.on_plane(pixels[list(CHAIN)], K, HEIGHTS * length)
        length = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    return length


def _nearest(hands: Sequence[Hand], sheet: Sheet) -> Hand | None:
    middle = sheet.corners.mean(0)
    whole = [hand for hand in hands if np.isfinite(hand.joints_2d).all() and np.isfinite(hand.joints).all()]
    return min(whole, key=lambda hand: float(np.linalg.norm(hand.joints_2d.mean(0) - middle)), default=None)


def _is_flat(hand: Hand, sheet: Sheet) -> bool:
    """Whether the middle finger is straight and the palm parallel to the sheet."""
    chain = hand.joints[list(CHAIN)]
    straight = np.linalg.norm(chain[-1] - chain[0]) / np.linalg.norm(np.diff(chain, axis=0), axis=1).sum()
    wrist, index, pinky = hand.joints[list(PALM)]
    palm = np.cross(index - wrist, pinky - wrist)
    parallel = abs(float(palm @ sheet.normal)) / max(float(np.linalg.norm(palm)), 1e-9)
    return bool(straight >= MIN_STRAIGHT and parallel >= np.cos(MAX_TURNED))
