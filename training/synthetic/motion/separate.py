"""Separates overlapping fingers, and brings those together that have to touch.

Gauss-Newton steps on the angles of all frames at once: the residuals are how deep capsules overlap, how far those that
have to touch are apart, and how far the thumb's pulp is turned away from what it touches.
"""

from collections.abc import Sequence

import numpy as np

from handmirror.core.hand.anatomy import ABDUCTION, FLEXION, TWIST
from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import DISTAL, Capsules, Gaps, gaps
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.skeleton import (
    ANGLES,
    FREEDOM_AXIS,
    FREEDOM_JOINT,
    HIGH,
    LOW,
    Bones,
    Skeleton,
)

STEPS = 10
THUMB_END = DISTAL[0] - 1  # its capsule
PULP_M, FACING, FACING_ENOUGH_M = 0.006, 0.8, 3e-4  # the pulp's lever, the cosine that is sufficient, and its tolerance
CLOSE_ENOUGH_M = 2e-4
MAX_PAIRS = 12  # overlaps of a frame that one step resolves, the deepest first
DAMPING = 2e-5  # square metres: how strongly angles keep their values, against overlaps
MAX_STEP = 0.2  # radians
SMOOTH_S = 0.05  # standard deviation of the time over which fingers yield
# how easily angles yield: spreading and twisting less than bending
EASE = np.where(FREEDOM_AXIS == FLEXION, 1.0, np.where(FREEDOM_AXIS == TWIST, 0.3, 0.6))


def separate(person: Person, angles: Array, touch: Sequence[Sequence[int]] | None = None) -> Array:
    """Angles [t, 26] near those given, within the limits, in which no finger lies deep in another or in the palm.

    Args:
        person: whose hand.
        angles: [t, 26] radians.
        touch: for each frame the capsules that the thumb's end has to touch.
    """
    skeleton, capsules = person.skeleton, person.capsules
    wanted = _wanted(capsules, touch, len(angles))
    angles = np.clip(angles, LOW, HIGH)
    todo = np.arange(len(angles))
    for _ in range(STEPS):
        now = angles[todo]
        bones = skeleton.bones(now)
        found, residual = _residuals(capsules, bones, wanted[todo])
        towards = _towards_touched(capsules, found, wanted[todo])
        turned_away = _turned_away(skeleton, bones, towards)
        bad = (np.abs(residual).max(1) > CLOSE_ENOUGH_M) | (turned_away > FACING_ENOUGH_M)
        if not bad.any():
            break
        todo, now, residual = todo[bad], now[bad], residual[bad]
        kept = np.argsort(-np.abs(residual), axis=1)[:, :MAX_PAIRS]
        bones = Bones(bones.rotations[bad], bones.joints[bad])
        axes = skeleton.axes_in(bones, now)
        jacobian = np.concatenate(
            [
                _jacobian(capsules, bones, axes, found.of(bad, kept), capsules.pairs[kept]),
                _facing(skeleton, bones, axes, towards[bad])[:, None],
            ],
            axis=1,
        )
        step = _solve(jacobian, np.hstack([np.take_along_axis(residual, kept, 1), turned_away[bad, None]]))
        angles[todo] = np.clip(now + np.clip(step, -MAX_STEP, MAX_STEP), LOW, HIGH)
    return angles


def separate_smoothly(person: Person, angles: Array, time_s: Array) -> Array:
    """The same for the frames of a clip at `time_s` [t], without jumps where fingers yield to the other side."""
    angles = np.clip(angles, LOW, HIGH)
    change = separate(person, angles) - angles
    near = np.exp(-0.5 * ((time_s[:, None] - time_s) / SMOOTH_S) ** 2)
    return np.clip(angles + near @ change / near.sum(1, keepdims=True), LOW, HIGH)


def depth(person: Person, angles: Array) -> Array:
    """How deep, in metres, the deepest overlap of each frame's hand is [t], beyond what flesh allows."""
    nothing = np.zeros((len(angles), len(person.capsules.pairs)), bool)
    _, residual = _residuals(person.capsules, person.skeleton.bones(angles), nothing)
    return np.asarray(residual.max(1))


def _wanted(capsules: Capsules, touch: Sequence[Sequence[int]] | None, frames: int) -> np.ndarray:
    """[t, p] the pairs that have to touch."""
    wanted = np.zeros((frames, len(capsules.pairs)), bool)
    for frame, others in enumerate(touch or ()):
        for other in others:
            wanted[frame] |= (capsules.pairs == sorted((THUMB_END, other))).all(1)
    return wanted


def _residuals(capsules: Capsules, bones: Bones, wanted: np.ndarray) -> tuple[Gaps, Array]:
    """Gaps of all pairs, and by how much each has to widen [t, p]: negative where it has to close."""
    ends = capsules.placed(bones)
    found = gaps(ends, ends, capsules.radius, capsules.radius, capsules.pairs)
    missing = -(found.distance + capsules.slack)
    return found, np.where(wanted, missing, np.maximum(missing, 0))


def _jacobian(capsules: Capsules, bones: Bones, axes: Array, found: Gaps, pairs: np.ndarray) -> Array:
    """d distance / d angle [t, k, 26] of pairs [t, k, 2]: a force along the normal, and its torques."""
    one = lever(bones, axes, found.first, found.normal, capsules.bone[pairs[..., 0]])
    return one - lever(bones, axes, found.second, found.normal, capsules.bone[pairs[..., 1]])


def _towards_touched(capsules: Capsules, found: Gaps, wanted: np.ndarray) -> Array:
    """Unit vectors [t, 3] from the thumb's end to what it has to touch; zero where there is nothing."""
    thumb_first = (capsules.pairs[:, :1] == THUMB_END) * 1.0
    towards = (found.normal * (1 - 2 * thumb_first) * wanted[..., None]).sum(1)
    return np.asarray(towards / np.maximum(np.linalg.norm(towards, axis=1, keepdims=True), 1e-9))


def _pulp(skeleton: Skeleton, bones: Bones) -> Array:
    """Where the thumb's pulp faces [t, 3]: away from its nail."""
    return -bones.rotations[:, THUMB_END + 1] @ skeleton.axes[THUMB_END + 1, ABDUCTION]


def _turned_away(skeleton: Skeleton, bones: Bones, towards: Array) -> Array:
    """How far [t] the pulp is rotated away from what it must touch, as a length; zero when it faces it well enough."""
    facing = (_pulp(skeleton, bones) * towards).sum(1)
    return np.where(towards.any(1), PULP_M * np.maximum(FACING - facing, 0), 0.0)


def _facing(skeleton: Skeleton, bones: Bones, axes: Array, towards: Array) -> Array:
    """How much more the pulp faces [t, 3] with each angle [t, 26], as a length."""
    turning = cross(axes, _pulp(skeleton, bones)[:, None])
    return np.asarray(PULP_M * (turning @ towards[..., None]).squeeze(-1) * MOVES[THUMB_END + 1])


def lever(bones: Bones, axes: Array, points: Array, normal: Array, bone: np.ndarray) -> Array:
    """How a point [t, k, 3] on a bone [t, k] moves along a direction [t, k, 3] with each angle [t, k, 26]."""
    torque = cross(points, normal)  # about the origin
    about_joint = cross(bones.joints[:, FREEDOM_JOINT], axes)  # [t, 26, 3]
    # axis . ((point - joint) x normal), taken apart so that no [t, k, 26, 3] is needed
    turned = torque @ np.swapaxes(axes, -1, -2) + normal @ np.swapaxes(about_joint, -1, -2)
    return turned * MOVES[bone]


def _solve(jacobian: Array, residual: Array) -> Array:
    """The damped step [t, 26]."""
    eased = jacobian * EASE
    normal = eased @ np.swapaxes(eased, -1, -2)
    normal += DAMPING * np.eye(normal.shape[-1])
    return EASE * (np.swapaxes(eased, -1, -2) @ np.linalg.solve(normal, residual[..., None])).squeeze(-1)


def _moves() -> Array:
    """[16, 26] one where an angle moves a bone."""
    moves = np.zeros((16, ANGLES))
    for bone in range(1, 16):
        joint = bone
        while joint > 0:
            moves[bone, joint == FREEDOM_JOINT] = 1
            joint = MANO_PARENTS[joint]
    return moves


MOVES = _moves()
