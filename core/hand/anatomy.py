"""How a hand may move: the degrees of freedom of its joints, their axes, habits and limits.

Every joint of MANO's fifteen rotates by `Rot(flexion axis) @ Rot(abduction axis) @ Rot(bone)`, the axes being fixed in
the rest pose. Interphalangeal joints are hinges; base joints of the fingers also spread and, a little, twist; the
thumb's base joint is a saddle. Ranges follow the usual goniometric tables (American Society for Surgery of the Hand;
Kapandji).
"""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.types import Array

FLEXION, ABDUCTION, TWIST = 0, 1, 2


@dataclass(frozen=True)
class Freedom:
    """One angle by which one joint rotates, in radians."""

    joint: int  # 1..15 of MANO's joints
    axis: int  # FLEXION, ABDUCTION or TWIST
    habit: float  # where the angle usually is
    spread: float  # standard deviation around the habit
    low: float
    high: float


def _freedom(joint: int, axis: int, *degrees: float) -> Freedom:
    habit, spread, low, high = np.radians(degrees)
    return Freedom(joint, axis, habit, spread, low, high)


def _finger(base: int, habit_abduction: float = 0.0) -> list[Freedom]:
    return [
        _freedom(base, FLEXION, 20, 35, -35, 95),
        _freedom(base, ABDUCTION, habit_abduction, 9, -25, 25),
        _freedom(base, TWIST, 0, 5, -15, 15),
        _freedom(base + 1, FLEXION, 30, 35, -10, 115),
        _freedom(base + 2, FLEXION, 18, 22, -15, 85),
    ]


_THUMB = [
    _freedom(13, FLEXION, 5, 18, -35, 45),
    _freedom(13, ABDUCTION, -8, 18, -50, 35),
    _freedom(13, TWIST, -30, 25, -80, 40),  # negative turns the pulp towards the fingers
    _freedom(14, FLEXION, 10, 18, -30, 65),
    _freedom(14, ABDUCTION, 0, 6, -15, 15),
    _freedom(15, FLEXION, 15, 28, -35, 90),
]

FREEDOMS: tuple[Freedom, ...] = (*_finger(1), *_finger(4), *_finger(7), *_finger(10), *_THUMB)


# Where the thumb's nail faces at rest, across its bones: between the back of the hand and the outer side, more to the
# side. Measured on the nails of real thumbs that are stretched out.
THUMB_BACK = np.array([1.0, 0.5, 1.0])


def joint_axes(rest_joints: Array, rest_tips: Array) -> Array:
    """Axes of flexion, abduction and twist, [16, 3 axes, 3], of a right hand at rest; row 0 (the wrist) is unused.

    Args:
        rest_joints: [16, 3] in MANO's order.
        rest_tips: [5, 3] tips of index, middle, pinky, ring, thumb: MANO's order of the fingers.
    """
    back = np.tile(np.array([0.0, 1.0, 0.0]), (16, 1))
    back[13:] = THUMB_BACK
    end = np.zeros((16, 3))
    for joint, parent in enumerate(MANO_PARENTS):
        if parent > 0:
            end[parent] = rest_joints[joint]
    end[[3, 6, 9, 12, 15]] = rest_tips
    bone = _unit(end - rest_joints)
    back = _unit(back - bone * (back * bone).sum(1, keepdims=True))
    return np.stack([np.cross(back, bone), back, bone], axis=1)


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit
