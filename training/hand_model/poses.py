"""Poses in degrees about the joints' anatomical axes, and those that test the hand model."""

from collections.abc import Mapping, Sequence

import numpy as np

from handmirror.core.hand.anatomy import joint_axes
from handmirror.core.hand.rotation import matrix_to_axis_angle, rotations_about
from handmirror.core.types import Array
from handmirror.training.hand_model.published import JOINTS, TIPS

FINGER_BASES = {"index": 1, "middle": 4, "pinky": 7, "ring": 10}
THUMB_BASE = 13
AXES = joint_axes(JOINTS, TIPS)

Degrees = tuple[float, float, float]


def turn(joint: int, flexion: float, abduction: float = 0.0, twist: float = 0.0) -> Array:
    """Axis-angle [3] in radians of a joint turned by angles in degrees."""
    flexed, abducted, twisted = rotations_about(AXES[joint], np.radians([flexion, abduction, twist]))
    return matrix_to_axis_angle(flexed @ abducted @ twisted)


def hand_pose(
    fingers: Degrees, thumb: Sequence[Degrees] = (), spread: Mapping[str, float] | None = None, **single: Degrees
) -> Array:
    """Pose [16, 3] of axis-angle vectors.

    Args:
        fingers: flexion of base, middle and end joint of all four fingers.
        thumb: flexion, abduction and twist of the thumb's three joints.
        spread: abduction of a finger's base joint, by its name.
        single: flexions of one finger, by its name.
    """
    pose = np.zeros((16, 3))
    for name, base in FINGER_BASES.items():
        for k, flexion in enumerate(single.get(name, fingers)):
            pose[base + k] = turn(base + k, flexion, (spread or {}).get(name, 0.0) if k == 0 else 0.0)
    for k, angles in enumerate(thumb):
        pose[THUMB_BASE + k] = turn(THUMB_BASE + k, *angles)
    return pose


# thumbs as fits of the model to photos of fists and pinches have them
_TUCKED_THUMB = ((45.0, 5.0, 5.0), (27.0, 2.0, 0.0), (26.0, 0.0, 0.0))
_PINCHING_THUMB = ((46.0, 14.0, -18.0), (-3.0, 1.0, 0.0), (21.0, 0.0, 0.0))
_FOLDED = (80.0, 100.0, 60.0)

TEST_POSES: dict[str, Array] = {
    "rest": hand_pose((0, 0, 0)),
    "half": hand_pose((45, 50, 30), ((25, 10, -10), (10, 0, 0), (15, 0, 0))),
    "fist": hand_pose(_FOLDED, _TUCKED_THUMB, {"index": -4, "middle": -2, "ring": 8, "pinky": 25}),
    "point": hand_pose(_FOLDED, _TUCKED_THUMB, {"ring": 6, "pinky": 20}, index=(5, 5, 5)),
    "pinch": hand_pose((15, 25, 15), _PINCHING_THUMB, index=(55, 55, 25)),
    "spread": hand_pose(
        (-10, 0, 0), ((-15, 10, 0), (-5, 0, 0), (-10, 0, 0)), {"index": 12, "middle": 3, "ring": -6, "pinky": -12}
    ),
    "hook": hand_pose((0, 100, 70)),
}
