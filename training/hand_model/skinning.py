"""Linear blend skinning of one hand in double precision, with the transform of every vertex at hand."""

import numpy as np

from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array


def vertex_transforms(weights: Array, joints: Array, rotations: Array) -> tuple[Array, Array]:
    """Turn [v, 3, 3] and shift [v, 3] that skinning gives each vertex.

    Args:
        weights: [v, 16] share of each joint.
        joints: [16, 3] metres, at rest.
        rotations: [16, 3, 3] of each joint against its parent.
    """
    world, place = np.empty((16, 3, 3)), np.empty((16, 3))
    world[0], place[0] = rotations[0], joints[0]
    for joint, parent in list(enumerate(MANO_PARENTS))[1:]:
        world[joint] = world[parent] @ rotations[joint]
        place[joint] = place[parent] + world[parent] @ (joints[joint] - joints[parent])
    shift = place - np.einsum("jrc,jc->jr", world, joints)
    return np.einsum("vj,jrc->vrc", weights, world), weights @ shift


def posed(vertices: Array, weights: Array, joints: Array, pose: Array) -> Array:
    """Vertices [v, 3] of a pose [16, 3] without correctives."""
    turn, shift = vertex_transforms(weights, joints, axis_angle_to_matrix(pose))
    return np.einsum("vrc,vc->vr", turn, vertices) + shift
