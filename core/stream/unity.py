"""A hand as the bones of Unity's humanoid, which VMC speaks.

Unity's axes are left-handed with y up. The avatar faces +z and stands where the tracked person stands, opposite the
camera: camera x, y and z are all negated, and a right hand drives the avatar's right hand. A bone's turn is measured
from the T-pose (arms out, palms down), in the axes of its parent bone. The rest hand of the hand model is that T-pose:
its fingers run along -x and its thumb along +z.
"""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import MANO_PARENTS, MANO_TO_21
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.types import Array, Hand, Side

_FINGERS = ("Index", "Middle", "Little", "Ring", "Thumb")
# of MANO's 16 joints, after Left or Right
BONE_NAMES = ("Hand", *(finger + part for finger in _FINGERS for part in ("Proximal", "Intermediate", "Distal")))

_JOINTS_16 = [MANO_TO_21.index(joint) for joint in range(16)]  # places of MANO's joints among the 21
_HALF_TURN = np.diag([1.0, -1.0, -1.0])  # about x


@dataclass(frozen=True)
class Bone:
    """A bone in the axes of its parent."""

    name: str  # of UnityEngine.HumanBodyBones
    position: Array  # [3] metres from the parent bone; of the wrist, whose arm is not tracked, from the camera
    rotation: Array  # [4] quaternion x, y, z, w; of the wrist as if the arm were in the T-pose


def unity_bones(hand: Hand) -> list[Bone]:
    """The 16 bones of a hand, parents first."""
    right = hand.side is Side.RIGHT
    axis_angle = hand.pose.reshape(16, 3).astype(float)
    local = quaternion.to_matrix(quaternion.from_axis_angle(axis_angle))
    joints = hand.joints[_JOINTS_16].astype(float)
    offsets = _offsets(local, joints if right else mirror_points(joints))
    # a bone's own axes are the right hand model's, which Unity's left hand shares and its right hand mirrors
    turns = axis_angle * [1, -1, -1] if right else axis_angle
    rotations = quaternion.from_axis_angle(turns)
    rotations[0] = _quaternion_of(local[0] @ _HALF_TURN if right else _HALF_TURN @ local[0])
    positions = mirror_points(offsets) if right else offsets
    positions[0] = -joints[0]
    side = "Right" if right else "Left"
    return [Bone(side + name, positions[k], rotations[k]) for k, name in enumerate(BONE_NAMES)]


def _offsets(local: Array, joints: Array) -> Array:
    """Each joint [16, 3] from its parent in the parent's axes, given the turns [16, 3, 3]; the wrist's row is zero."""
    world, offsets = [local[0]], np.zeros((16, 3))
    for joint, parent in list(enumerate(MANO_PARENTS))[1:]:
        offsets[joint] = world[parent].T @ (joints[joint] - joints[parent])
        world.append(world[parent] @ local[joint])
    return offsets


def _quaternion_of(rotation: Array) -> Array:
    return quaternion.from_axis_angle(matrix_to_axis_angle(rotation))
