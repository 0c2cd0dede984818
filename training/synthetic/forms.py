"""Grids of points that objects are bent from, and the axes of a palm."""

import numpy as np

from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array

RINGS, COLUMNS = 16, 25  # the last column repeats the first
ANGLES = np.linspace(0, 2 * np.pi, COLUMNS)


def rings_around(centres: Array, basis: Array, radii: Array) -> Array:
    """Places [t, RINGS, COLUMNS, 3] around centres [t, RINGS, 3] across basis [t, 2, 3]; radii [t, RINGS, COLUMNS]."""
    circle = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=-1)
    ways = np.einsum("ck,tki->tci", circle, basis)
    return centres[:, :, None] + ways[:, None] * radii[..., None]


def palm_frame(joints: Array) -> Array:
    """Axes [t, 3, 3] of a hand's palm as columns: along the knuckles, towards the fingers, out of the palm."""
    along = unit(joints[:, 9] - joints[:, 0])
    row = joints[:, 5] - joints[:, 17]
    across = unit(row - along * (row * along).sum(-1, keepdims=True))
    return np.stack([across, along, cross(across, along)], axis=-1)


def unit(vectors: Array) -> Array:
    """Vectors [..., n] with a length of one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
