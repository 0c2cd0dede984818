"""Points from rays of several cameras, and the motion between two sets of points."""

import numpy as np

from handmirror.core.types import Array

LEAST_DEPTH = 0.01  # metres in front of a camera, for points that are computed


def rays_of(pixels: Array, K: Array) -> Array:
    """x/z and y/z [..., 2] of pixels [..., 2] of a camera K [3, 3]."""
    rays: Array = (pixels - K[:2, 2]) / K[[0, 1], [0, 1]]
    return rays


def triangulate(rays: Array, rotations: Array, shifts: Array, weights: Array) -> Array:
    """Points [n, 3] of the world that lie nearest to their lines of sight.

    The sum of the squared distances to the lines is least: each camera c adds to a 3 x 3 system the projection
    I - d d^T across its direction d, times its weight, and that applied to its centre.

    Args:
        rays: [c, n, 2] x/z and y/z in each camera.
        rotations: [c, 3, 3] x_camera = rotation @ x_world + shift.
        shifts: [c, 3] metres.
        weights: [c, n] of each line; 0 leaves it out. Where fewer than two lines count, the point is NaN.
    """
    directions = np.concatenate([rays, np.ones((*rays.shape[:2], 1))], axis=-1) @ rotations
    directions /= np.linalg.norm(directions, axis=-1, keepdims=True)
    centres = -(shifts[:, None] @ rotations)[:, 0]
    across = np.eye(3) - directions[..., :, None] * directions[..., None, :]
    across = across * weights[..., None, None]
    left, right = across.sum(0), (across @ centres[:, None, :, None]).sum(0)
    usable = (weights > 0).sum(0) >= 2
    left = np.where(usable[:, None, None], left + 1e-9 * np.eye(3), np.eye(3))
    points = np.linalg.solve(left, right)[..., 0]
    return np.where(usable[:, None], points, np.nan)


def seen_rays(points: Array, rotations: Array, shifts: Array) -> tuple[Array, Array]:
    """x/z and y/z [c, n, 2] of points [n, 3] in each camera, and their depths [c, n] in metres."""
    places = points @ rotations.swapaxes(-1, -2) + shifts[:, None]
    depth = np.maximum(places[..., 2], LEAST_DEPTH)
    return places[..., :2] / depth[..., None], depth


def kabsch(source: Array, target: Array, weights: Array | None = None) -> tuple[Array, Array]:
    """Rotation [3, 3] and shift [3] that bring points [n, 3] nearest to others (Kabsch, 1976); weights [n]."""
    share = np.full(len(source), 1.0) if weights is None else weights
    share = share / share.sum()
    middle, aim = share @ source, share @ target
    u, _, vt = np.linalg.svd((source - middle).T @ ((target - aim) * share[:, None]))
    rotation: Array = (u @ np.diag([1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt).T
    return rotation, aim - rotation @ middle
