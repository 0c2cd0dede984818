"""A hand that holds something, as balls along its bones, for fast tests of overlap."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.forms import unit
from handmirror.training.synthetic.motion.capsules import PART_OF_BONE
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.poses import BASE, END, MIDDLE, THUMB
from handmirror.training.synthetic.motion.skeleton import HIGH, LOW

BALLS = np.array([0.0, 0.33, 0.67, 1.0])  # places along a capsule
PALM, THUMB_PART = 0, 1
FINGER_PARTS = (2, 3, 4, 5)  # index, middle, ring, pinky
ROOTS = (1, 4, 7, 10)  # MANO's joints at the knuckles
ENDS = (15, 3, 6, 9, 12)  # bones of the tips
INDEX, MIDDLE_JOINT, PINKY = 1, 4, 7  # MANO's joints


@dataclass(frozen=True, eq=False)
class HandBody:
    """The balls of one person's right hand, in the axes of the rest hand with the wrist at the origin."""

    person: Person

    @property
    def radius(self) -> Array:
        """[s] metres."""
        ends = self.person.capsules.radius
        return np.asarray(ends[:, :1] + BALLS * (ends[:, 1:] - ends[:, :1])).ravel()

    @property
    def bone(self) -> np.ndarray:
        """[s] MANO's joint that each ball rides on."""
        return np.repeat(self.person.capsules.bone, len(BALLS))

    @property
    def part(self) -> np.ndarray:
        """[s] 0 palm, 1 thumb, 2..5 index to pinky."""
        part = PART_OF_BONE[self.person.capsules.bone]
        part[15:] = PALM
        return np.repeat(part, len(BALLS))

    def balls(self, angles: Array) -> Array:
        """Middles [k, s, 3] of hands with angles [k, 26]."""
        bones = self.person.skeleton.bones(angles)
        ends = self.person.capsules.placed(bones)
        along = ends[:, :, :1] + BALLS[:, None] * (ends[:, :, 1:] - ends[:, :, :1])
        return along.reshape(len(angles), -1, 3)

    def palm(self, angles: Array) -> tuple[Array, Array, Array]:
        """Axes [3, 3] of the palm as columns, as `palm_frame` has them, the middle knuckle, and all joints in them."""
        joints = self.person.skeleton.bones(angles[None]).joints[0]
        along = unit(joints[MIDDLE_JOINT])
        row = joints[INDEX] - joints[PINKY]
        across = unit(row - along * (row @ along))
        axes = np.stack([across, along, np.cross(across, along)], axis=-1)
        return axes, joints[MIDDLE_JOINT], (joints - joints[MIDDLE_JOINT]) @ axes


def bent(angles: Array, by: Array, base: float = 1.0) -> Array:
    """Hands [k, 26] whose fingers are bent more by angles [k]; `base` is the share of the knuckles."""
    moved = np.repeat(angles[None], len(by), axis=0)
    moved[:, BASE] += base * by[:, None]
    moved[:, MIDDLE] += by[:, None]
    moved[:, END] += 0.6 * by[:, None]
    return np.clip(moved, LOW, HIGH)


def thumb_moved(angles: Array, by: Array) -> Array:
    """Hands [k, 26] whose thumb is bent and led away from the palm by angles [k, 2] more."""
    moved = np.repeat(angles[None], len(by), axis=0)
    moved[:, THUMB[0]] += by[:, 0]
    moved[:, THUMB[1]] += by[:, 1]
    moved[:, THUMB[2]] -= 0.5 * np.maximum(by[:, 1], 0)  # away from the palm it turns towards the fingers
    moved[:, THUMB[3]] += 0.4 * by[:, 0]
    moved[:, THUMB[5]] += 0.4 * by[:, 0]
    return np.clip(moved, LOW, HIGH)
