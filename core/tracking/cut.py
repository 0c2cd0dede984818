"""Hands that the image's border cuts: what is outside is not known, and is held to what was known before.

The networks place all of a cut hand's points inside the image: the hand seems smaller, thus farther away, and with the
square that follows from it smaller in the next frame again. So the square is that of the posed hand, whose size is
known, and its distance changes the less, the less of it can be seen.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from handmirror.core.camera.projection import project
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.posed import PosedHand
from handmirror.core.types import Array, Side

NEAR_BORDER = 0.15  # sizes of the hand: only one that comes so near to the border can be cut
# A distance is believed as far as this share of the joints is in the image: not at all, all of it. In between, the
# usual distance of the hand counts as well.
UNKNOWN_SHARE, KNOWN_SHARE = 0.35, 1.0
# Of the way to that distance so much is gone in a frame at STEP_S, at most this share of the distance; a longer time
# since the last frame counts as no more than MOST_FRAMES.
FOLLOWED, MOST_STEP, MOST_FRAMES = 0.3, 0.04, 3.0
STEP_S = 1 / 30
# Seconds over which the usual distance follows the hand while all of it is seen, and while it is cut.
USUAL_S, USUAL_CUT_S = 1.0, 3.0
RECOVERY_NS = 300_000_000  # after a hand was cut its distance still changes no faster
# The share of the joints in the image from which the landmarks begin to show the side.
TELLS_SIDE = 0.8


@dataclass(frozen=True, eq=False)
class CutHand:
    """A hand that is partly outside the image."""

    points: Array  # [21, 2] pixels: its joints, those outside as the posed hand has them
    inside: NDArray[np.bool_]  # [21] which are in the image

    @property
    def share(self) -> float:
        """Of the joints in the image, 0..1."""
        return float(self.inside.mean())

    @property
    def tells_side(self) -> float:
        """How reliably the landmarks show the side, 0..1."""
        return max(0.0, (self.share - TELLS_SIDE) / (1 - TELLS_SIDE))


@dataclass(frozen=True)
class KnownDistance:
    """What is known of a hand's distance."""

    last: float  # metres, of the wrist
    usual: float  # metres
    time_ns: int
    cut_ns: int | None = None  # when the hand was last cut

    def then(self, now: float, is_cut: bool, time_ns: int) -> "KnownDistance":
        """With a new distance."""
        new = 1 - math.exp((self.time_ns - time_ns) * 1e-9 / (USUAL_CUT_S if is_cut else USUAL_S))
        usual = self.usual * (now / self.usual) ** new
        return KnownDistance(now, usual, time_ns, time_ns if is_cut else self.cut_ns)

    def is_recovering(self, time_ns: int) -> bool:
        """Whether the hand was cut a short time ago."""
        return self.cut_ns is not None and time_ns - self.cut_ns <= RECOVERY_NS

    def believed(self, seen: float, share: float, time_ns: int) -> float:
        """Metres, where it was `seen` at a time with a share of the joints in the image."""
        frames = min((time_ns - self.time_ns) * 1e-9 / STEP_S, MOST_FRAMES)
        weight = min(max((share - UNKNOWN_SHARE) / (KNOWN_SHARE - UNKNOWN_SHARE), 0.0), 1.0) ** 2
        aim = math.log(self.usual) + weight * math.log(seen / self.usual)
        way = (1 - (1 - FOLLOWED) ** frames) * (aim - math.log(self.last))
        most = MOST_STEP * frames
        return self.last * math.exp(min(max(way, -most), most))


@dataclass(frozen=True, eq=False)
class View:
    """A frame as a hand was seen in it."""

    seen: Array  # [21, 2] pixels: its points
    K: Array  # [3, 3] intrinsics
    size: tuple[int, int]  # width, height in pixels
    time_ns: int


@dataclass(frozen=True, eq=False)
class HeldHand:
    """A posed hand at a distance that can be believed."""

    hand: PosedHand
    cut: CutHand | None  # None: all of it is in the image
    known: KnownDistance | None


def inside(points: Array, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Which points [n, 2] lie in an image of that width and height: [n]."""
    within: NDArray[np.bool_] = np.all((points >= 0) & (points <= np.array(size) - 1), axis=1)
    return within


def may_be_cut(points: Array, size: tuple[int, int]) -> bool:
    """Whether a hand with these points [21, 2] may have further ones outside an image of that width and height."""
    margin = NEAR_BORDER * float(np.ptp(points, axis=0).max())
    return bool((points.min(0) < margin).any() or (points.max(0) > np.array(size) - 1 - margin).any())


class CutHands:
    """Holds cut hands of one model."""

    def __init__(self, model: HandModel) -> None:
        self._model = model

    def held(self, hand: PosedHand, side: Side, known: KnownDistance | None, view: View) -> HeldHand:
        """A hand as it was posed in this frame, brought to a distance that can be believed.

        `known` is what is known of its distance from before; None: nothing.
        """
        distance, is_recovering = float(hand.wrist[2]), known is not None and known.is_recovering(view.time_ns)
        if not is_recovering and not may_be_cut(view.seen, view.size):
            return HeldHand(hand, None, _uncut(known, distance, view.time_ns))
        joints = self._joints(hand)
        if known is None:  # nothing to hold it to
            cut = self._cut(joints, side, view)
            return HeldHand(hand, cut, _uncut(None, distance, view.time_ns) if cut is None else None)
        visible = self._visible(joints, side, view)
        middle = joints[visible].mean(0) if visible.any() else joints.mean(0)
        way = middle / middle[2]  # along it what is seen stays in its place
        visible &= self._visible(joints + (known.last - distance) * way, side, view)
        if not is_recovering and visible.all():
            return HeldHand(hand, None, _uncut(known, distance, view.time_ns))
        move = (known.believed(distance, float(visible.mean()), view.time_ns) - distance) * way
        hand, cut = replace(hand, wrist=hand.wrist + move), self._cut(joints + move, side, view)
        return HeldHand(hand, cut, known.then(float(hand.wrist[2]), cut is not None, view.time_ns))

    def _cut(self, joints: Array, side: Side, view: View) -> CutHand | None:
        points = project(points_of_side(joints, side), view.K)
        visible = inside(points, view.size)
        return None if visible.all() else CutHand(np.where(visible[:, None], view.seen, points), visible)

    @staticmethod
    def _visible(joints: Array, side: Side, view: View) -> NDArray[np.bool_]:
        return inside(project(points_of_side(joints, side), view.K), view.size)

    def _joints(self, hand: PosedHand) -> Array:
        """[21, 3] metres, of a right hand."""
        shape = hand.shape[None].astype(np.float32)
        trans = (hand.wrist[None] - self._model.rest_wrist(shape)).astype(np.float32)
        joints: Array = self._model.joints(hand.pose[None].astype(np.float32), shape, trans)[0].astype(np.float64)
        return joints


def _uncut(known: KnownDistance | None, distance: float, time_ns: int) -> KnownDistance:
    """What is known with a distance in metres at which all of the hand was seen."""
    return KnownDistance(distance, distance, time_ns) if known is None else known.then(distance, False, time_ns)
