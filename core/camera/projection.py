"""Points in the camera -> pixels: the one place for arrays of NumPy (`training.losses` has it with gradients)."""

import numpy as np

from handmirror.core.types import Array

NEAR_M = 0.01


def project(points: Array, K: Array) -> Array:
    """Pixels [..., 2] of points [..., 3] in metres, in front of a camera K [3, 3] whose third row is 0, 0, 1.

    Points nearer than NEAR_M, or behind the camera, are projected as if they were at that depth.
    """
    depth = np.maximum(points[..., 2:], NEAR_M)
    return np.concatenate([points[..., :2] / depth, np.ones_like(depth)], axis=-1) @ K[:2].T
