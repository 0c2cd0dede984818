"""Hands that were taken for hands of the other side: what they were seen as says how they are.

In an image the two sides are alike but for a mirroring, and a tracker that is wrong about the side is right about most
else: about the directions of fingers and palm, about fingers and thumb, or about the image alone. What fits the frames
around is taken.
"""

import numpy as np

from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array

_MIRROR = np.diag([-1.0, 1.0, 1.0])


def palm_axes(model: HandModel) -> Array:
    """Unit vectors [2, 3] of a model at rest, at right angles to its middle finger: across the palm, and out of it."""
    wrist, index, middle, pinky = model.rest_joints[[0, 1, 4, 7]]
    along = (middle - wrist) / np.linalg.norm(middle - wrist)
    across = (index - pinky) - along * ((index - pinky) @ along)
    across = across / np.linalg.norm(across)
    return np.stack([across, np.cross(along, across)])


def on_other_side(wrist: Array, pose: Array, palm: Array, like: Array | None = None) -> tuple[Array, Array]:
    """Wrist [3] and pose [48] of the hand of the other side for which a hand was taken, each of the right hand model.

    Args:
        wrist: [3] metres.
        pose: [48] axis-angle.
        palm: [2, 3] of `palm_axes`.
        like: [3] axis-angle, the global rotation in a frame nearby; None where none is known: then the fingers and the
            palm point where they did.
    """
    rotation = axis_angle_to_matrix(pose[:3])
    sight = wrist / np.linalg.norm(wrist)
    mirrored = np.stack([*(rotation @ _mirror(axis) for axis in palm), _mirror(sight) @ rotation])
    turned = _MIRROR @ mirrored
    best = 0
    if like is not None:  # the nearest rotation has the largest trace of the difference
        best = int(np.argmax(np.einsum("kij,ij->k", turned, axis_angle_to_matrix(like))))
    return _MIRROR @ wrist, np.concatenate([matrix_to_axis_angle(turned[best][None])[0], pose[3:]])


def _mirror(axis: Array) -> Array:
    """The reflection [3, 3] along a unit vector [3]."""
    return np.eye(3) - 2 * np.outer(axis, axis)
