"""Joint angles: how far each finger joint is flexed, abducted and twisted."""

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.anatomy import joint_axes
from handmirror.core.hand.joints import JOINT_NAMES, MANO_PARENTS, MANO_TO_21, MIDDLE_FINGER, TIP_VERTICES
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array, Side

KINDS = ("flexion", "abduction", "twist")

# MANO's joints 1..15 by their names among the 21: index_1 ... thumb_3
FINGER_JOINTS = tuple(JOINT_NAMES[MANO_TO_21.index(joint)] for joint in range(1, 16))

ANGLE_NAMES = tuple(f"{joint}_{kind}" for joint in FINGER_JOINTS for kind in KINDS)

_TIPS_BY_MANO_FINGER = [TIP_VERTICES[k] for k in (1, 2, 4, 3, 0)]


def model_axes(model: HandModel) -> Array:
    """The axes [16, 3, 3] of core.hand.anatomy.joint_axes for the mean shape of a hand model."""
    return axes_at_rest(model.v_template, model.rest_joints)


def axes_at_rest(vertices: Array, joints: Array) -> Array:
    """As `model_axes`, from the vertices [778, 3] and MANO's joints [16, 3] at rest."""
    return joint_axes(joints, vertices[_TIPS_BY_MANO_FINGER].astype(float))


def joint_angles(pose: Array, axes: Array) -> Array:
    """Flexion, abduction and twist [..., 15, 3] in radians of poses [..., 48] of the right hand model.

    Each joint's rotation is split as `Rot(flexion axis) @ Rot(abduction axis) @ Rot(bone)`, as in core.hand.anatomy;
    the rest pose is zero and flexion curls. A left hand's pose describes its mirror image, so its angles mean the same.
    Abduction lies within a quarter turn, the others within half a turn.

    Args:
        pose: axis-angle in radians, 3 global + 15 x 3.
        axes: [16, 3 axes, 3] of `model_axes`.
    """
    fingers = pose[..., 3:].reshape(*pose.shape[:-1], 15, 3).astype(float)
    frame = axes[1:]  # rows are orthonormal and right-handed: flexion, abduction, bone
    local = frame @ quaternion.to_matrix(quaternion.from_axis_angle(fingers)) @ np.swapaxes(frame, -1, -2)
    flexion = np.arctan2(-local[..., 1, 2], local[..., 2, 2])
    abduction = np.arcsin(np.clip(local[..., 0, 2], -1, 1))
    twist = np.arctan2(-local[..., 0, 1], local[..., 0, 0])
    return np.stack([flexion, abduction, twist], axis=-1)


def world_rotations(pose: Array) -> Array:
    """The rotations [..., 16, 3, 3] of MANO's joints from rest, in the axes of the hand model, of poses [..., 48]."""
    world = axis_angle_to_matrix(pose.reshape(*pose.shape[:-1], 16, 3))
    for joint, parent in enumerate(MANO_PARENTS):
        if parent >= 0:
            world[..., joint, :, :] = world[..., parent, :, :] @ world[..., joint, :, :]
    return world


def joint_frames(pose: Array, axes: Array, side: Side) -> Array:
    """The local frame [16, 3 axes, 3] of each of MANO's joints of a posed hand, in the camera's axes.

    Each is right-handed: x is the axis of flexion (a positive turn curls the finger), y points to the back of the hand
    and z along the bone. The wrist has the frame that the middle finger's base would have without its own turn.

    Args:
        pose: [48] axis-angle of the right hand model, in radians; for a left hand, of its mirror image.
        axes: [16, 3 axes, 3] of `model_axes`.
        side: that of the hand.
    """
    world = world_rotations(pose)
    at_rest = axes.copy()
    at_rest[0] = axes[MANO_TO_21[MIDDLE_FINGER[0]]]
    frames = points_of_side(at_rest @ np.swapaxes(world, 1, 2), side)
    frames[:, 0] = np.cross(frames[:, 1], frames[:, 2])  # a mirror image would be left-handed
    return frames
