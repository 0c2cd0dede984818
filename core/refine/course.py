"""The course of one hand: what was tracked as numbers to smooth, and back to lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from handmirror.core.camera.projection import project
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.quaternion import from_axis_angle, slerp, to_axis_angle
from handmirror.core.hand.size import HandSizer
from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.refine.joining import FILLED_NS, Identity
from handmirror.core.refine.pieces import SPEED_FRAMES, evidence, glimpse, moment
from handmirror.core.refine.sides import on_other_side
from handmirror.core.refine.smoothing import Group, reach_s, smooth
from handmirror.core.tracking.cut import inside
from handmirror.core.types import Array

# A hand as a row of numbers, of the right hand model: direction and logarithm of the distance of the wrist, 16
# rotations as quaternions, points of the image in pixels.
DIRECTION, DISTANCE, ROTATION, FINGERS = slice(0, 2), slice(2, 3), slice(3, 7), slice(7, 67)
QUATERNIONS, POINTS, ROW = slice(3, 67), slice(67, 109), 109
GROUPS = (
    Group(DIRECTION, 0.08, 0.002),
    Group(DISTANCE, 0.16, 0.01),
    Group(ROTATION, 0.12, 0.02),
    Group(FINGERS, 0.13, 0.05),
    Group(POINTS, 0.08, 5.0),
)
OTHER_SIDE = 0.2  # what a frame counts for in which the hand was taken for one of the other side
STEADY_WAY = 0.8  # sizes of the hand between where its motion before and after a gap leads to in the middle of it
LEAST_INSIDE = 0.5  # of a hand's joints, for it to be filled in
MOST_WAY, MOST_WAY_HIDDEN = 0.7, 1.5  # sizes of the hand that it may move in a gap, in which another hand may hide it
STEADY = 0.7  # of the last signs, in the choice of a quaternion's sign
CONTEXT_NS = int(reach_s(GROUPS) * 1e9) + FILLED_NS  # what a refined frame can depend on, before and after it


@dataclass(eq=False)
class Course:
    """The frames of one hand that are in the window."""

    identity: Identity
    lines: list[PoseLine] = field(default_factory=list)  # those with the hand
    hands: list[HandLine] = field(default_factory=list)
    rows: list[Array] = field(default_factory=list)  # [109] each
    weights: list[float] = field(default_factory=list)
    _doubtful: int = 0  # newest frames of the other side that no frame of its own side precedes

    def add(self, line: PoseLine, hand: HandLine, sizer: HandSizer, palm: Array) -> None:
        """Add the hand of the newest line; `palm` is that of `palm_axes`."""
        is_near = bool(self.lines) and line.time_ns - self.lines[-1].time_ns <= FILLED_NS
        is_own = hand.side is self.identity.side
        self._doubtful = 0 if not is_near else self._doubtful
        self.lines.append(line)
        self.hands.append(hand)
        self.rows.append(_row(hand, self.identity, sizer, palm, self.rows[-1] if is_near else None))
        self.weights.append((1.0 if is_own else OTHER_SIDE) * max(evidence(hand, line.size), 0.01))
        if not is_own and (self._doubtful or not is_near):
            self._doubtful += 1
        elif is_own and self._doubtful:  # now it is known what those before are like
            for k in range(len(self.rows) - 2, max(len(self.rows) - 2 - self._doubtful, -1), -1):
                self.rows[k] = _row(self.hands[k], self.identity, sizer, palm, self.rows[k + 1])
            self._doubtful = 0

    def forget(self, time_ns: int, most: int) -> None:
        """Drop what is older, and the oldest until at most so many frames are left."""
        count = sum(line.time_ns < time_ns for line in self.lines)
        count = max(count, len(self.lines) - most)
        for values in (self.lines, self.hands, self.rows, self.weights):
            del values[:count]

    def refined(self, lines: Sequence[PoseLine], model: HandModel) -> dict[int, HandLine]:
        """The hand in these lines, which follow each other, by their frame numbers; where it is not there, none."""
        seen = [k for k, line in enumerate(self.lines) if lines[0].frame <= line.frame <= lines[-1].frame]
        times = np.array([line.time_ns for line in self.lines], np.int64)
        gaps = self._gaps(lines, times)
        wanted = sorted({*seen, *(k for before in gaps for k in (before, before + 1))})
        if not wanted:
            return {}
        seconds = (times - times[wanted[0]]) * 1e-9
        rows = np.stack(self.rows)
        rows[:, QUATERNIONS] = _same_signs(rows[:, QUATERNIONS])
        smoothed = smooth(seconds, rows, np.array(self.weights), seconds[wanted], GROUPS)
        place = {k: at for at, k in enumerate(wanted)}
        hands, into = [self.hands[k] for k in seen], [self.lines[k] for k in seen]
        kept = [smoothed[place[k]] for k in seen]
        for before, missing in gaps.items():
            ends = [place[before], place[before + 1]]
            span = seconds[[before, before + 1]]
            at = np.array([(line.time_ns - times[wanted[0]]) * 1e-9 for line in missing])
            kept += list(_between(smoothed[ends], span, at))
            lower = min(self.hands[before], self.hands[before + 1], key=lambda hand: hand.score)
            hands += [replace(lower, gesture=None, gesture_score=None, filled=True)] * len(missing)
            into += missing
        refined = _hands(np.stack(kept), hands, into, self.identity, model)
        return {line.frame: hand for line, hand in zip(into, refined, strict=True) if _is_there(hand, line)}

    def _gaps(self, lines: Sequence[PoseLine], times: NDArray[np.int64]) -> dict[int, list[PoseLine]]:
        """The lines in short gaps, by the number of the hand's frame before."""
        own = {line.frame for line in self.lines}
        gaps: dict[int, list[PoseLine]] = {}
        for line in lines:
            before = int(np.searchsorted(times, line.time_ns, "right")) - 1
            inside = line.frame not in own and 0 <= before < len(times) - 1
            if inside and times[before + 1] - times[before] <= FILLED_NS:
                gaps.setdefault(before, []).append(line)
        return {before: missing for before, missing in gaps.items() if self._is_steady(before, times, missing)}

    def _is_steady(self, before: int, times: NDArray[np.int64], missing: Sequence[PoseLine]) -> bool:
        """Whether the hand moves alike before and after a gap, so that its way through it is known.

        A hand that no other one hides is missing because it is blurred, and may have turned back.
        """
        nearby = range(max(before - SPEED_FRAMES + 1, 0), min(before + 1 + SPEED_FRAMES, len(times)))
        first = [moment(int(times[k]), self.hands[k]) for k in nearby if k <= before]
        second = [moment(int(times[k]), self.hands[k]) for k in nearby if k > before]
        middle = int(times[before] + times[before + 1]) // 2
        last, begin = glimpse(first, -1), glimpse(second, 0)
        apart = float(np.linalg.norm(last.expected(middle) - begin.expected(middle)))
        size = max(last.size, begin.size)
        seconds = float(times[before + 1] - times[before]) * 1e-9
        way = max(float(np.linalg.norm(each.speed)) for each in (last, begin)) * seconds
        others = [hand.joints_2d.mean(0) for line in missing for hand in line.hands]
        is_hidden = any(np.linalg.norm(each - end.centre) < size for each in others for end in (last, begin))
        return apart < STEADY_WAY * size and way < (MOST_WAY_HIDDEN if is_hidden else MOST_WAY) * size


def _is_there(hand: HandLine, line: PoseLine) -> bool:
    """Whether a hand was seen, or is inside the image where it was filled in."""
    return not hand.filled or float(inside(hand.joints_2d, line.size).mean()) >= LEAST_INSIDE


def _row(hand: HandLine, identity: Identity, sizer: HandSizer, palm: Array, neighbour: Array | None) -> Array:
    """A hand as numbers, of the identity's side and size: alike in the image, so nearer where it is smaller.

    `neighbour` is the row of a frame nearby, if any, where the side has to be corrected.
    """
    wrist: Array = points_of_side(hand.joints[0], hand.side).astype(np.float64)
    pose: Array = hand.pose.astype(np.float64)
    if hand.side is not identity.side:
        like = None if neighbour is None else to_axis_angle(neighbour[ROTATION])
        wrist, pose = on_other_side(wrist, pose, palm, like)
    wrist = wrist * (sizer.length(identity.shape) / sizer.length(hand.shape))
    row = np.empty(ROW)
    depth = max(float(wrist[2]), 0.01)
    row[DIRECTION], row[DISTANCE] = wrist[:2] / depth, np.log(depth)
    row[QUATERNIONS] = from_axis_angle(pose.reshape(16, 3)).ravel()
    row[POINTS] = hand.joints_2d.ravel()
    return row


def _same_signs(rows: Array) -> Array:
    """The same rotations [n, 64], each quaternion with the sign that is nearer to those before it."""
    quaternions: Array = rows.reshape(len(rows), 16, 4).copy()
    mean = quaternions[0]
    for k, each in enumerate(quaternions):
        quaternions[k] = each = np.where((each * mean).sum(-1, keepdims=True) < 0, -each, each)
        mean = STEADY * mean + (1 - STEADY) * each
    return quaternions.reshape(rows.shape)


def _between(ends: Array, span: Array, at: Array) -> Array:
    """Rows [m, 109] at times between two [2, 109], at `span` [2] seconds."""
    share = (at - span[0]) / (span[1] - span[0])
    rows: Array = ends[0] + share[:, None] * (ends[1] - ends[0])
    first, second = ends[:, QUATERNIONS].reshape(2, 16, 4)
    first, second = (each / np.linalg.norm(each, axis=-1, keepdims=True) for each in (first, second))
    turned = slerp(first[None], second[None], np.repeat(share[:, None], 16, axis=1))
    rows[:, QUATERNIONS] = turned.reshape(len(at), -1)
    return rows


def _hands(
    rows: Array, hands: Sequence[HandLine], lines: Sequence[PoseLine], identity: Identity, model: HandModel
) -> list[HandLine]:
    """Rows as hands of the identity; what the rows do not say is that of `hands`."""
    count = len(rows)
    quaternions = rows[:, QUATERNIONS].reshape(count, 16, 4)
    quaternions = quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True)
    pose = to_axis_angle(quaternions).reshape(count, 48).astype(np.float32)
    shape = np.repeat(identity.shape[None], count, axis=0).astype(np.float32)
    depth = np.exp(rows[:, DISTANCE])
    wrist = np.concatenate([rows[:, DIRECTION] * depth, depth], axis=1)
    trans = (wrist - model.rest_wrist(shape)).astype(np.float32)
    joints = points_of_side(model.joints(pose, shape, trans), identity.side)
    return [
        replace(
            hand,
            track=identity.number,
            side=identity.side,
            pose=pose[k],
            shape=shape[k],
            trans=trans[k],
            joints=joints[k],
            joints_2d=project(joints[k].astype(np.float64), line.K) if hand.filled else rows[k, POINTS].reshape(21, 2),
        )
        for k, (hand, line) in enumerate(zip(hands, lines, strict=True))
    ]
