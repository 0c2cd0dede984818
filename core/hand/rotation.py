"""Rotations in numpy: axis-angle vectors and matrices."""

import numpy as np

from handmirror.core.types import Array

# axis-angle vector @ SKEW: the rows of its cross product matrix, in order
SKEW = np.array(
    [[0, 0, 0, 0, 0, -1, 0, 1, 0], [0, 0, 1, 0, 0, 0, -1, 0, 0], [0, -1, 0, 1, 0, 0, 0, 0, 0]], dtype=np.float64
)
_IDENTITY = np.eye(3)
# a matrix's nine numbers @ _PARTS: twice the sine of its angle times its axis, and its trace
_PARTS = np.column_stack([SKEW.T, _IDENTITY.ravel()])
_WIDE = -0.99  # cosine of an angle from which on a rotation's axis is not read from the sines


def cross(one: Array, other: Array) -> Array:
    """Cross products [..., 3]; numpy's own takes several times as long where there are few."""
    a, b, c = one[..., 0], one[..., 1], one[..., 2]
    x, y, z = other[..., 0], other[..., 1], other[..., 2]
    first = b * z - c * y
    product = np.empty((*first.shape, 3), first.dtype)
    product[..., 0], product[..., 1], product[..., 2] = first, c * x - a * z, a * y - b * x
    return product


def rotations_about(axes: Array, angles: Array) -> Array:
    """Rotation matrices [n, 3, 3] about unit axes [n, 3] by angles [n] (Rodrigues)."""
    return axis_angle_to_matrix(axes * angles[:, None])


def axis_angle_to_matrix(axis_angle: Array) -> Array:
    """Rotation matrices [..., 3, 3] of axis-angle vectors [..., 3] (Rodrigues), in float64."""
    vectors = np.asarray(axis_angle, np.float64)
    # below 1e-12 the two sines over the angle are 1 and a half to the last digit, at zero too
    angle = np.maximum(np.sqrt(np.vecdot(vectors, vectors)), 1e-12)[..., None, None]
    half = np.sin(angle / 2) / angle
    rotation: Array = vectors[..., None] * ((2 * half * half) * vectors[..., None, :])
    rotation += (np.sin(angle) / angle) * (vectors @ SKEW).reshape(rotation.shape)
    rotation += np.cos(angle) * _IDENTITY
    return rotation


def matrix_to_axis_angle(rotation: Array) -> Array:
    """Axis-angle vectors [..., 3] in radians, of length at most pi, of rotation matrices [..., 3, 3]."""
    parts = rotation.reshape(*rotation.shape[:-2], 9) @ _PARTS
    twice_sine, cosine = parts[..., :3], (parts[..., 3] - 1) / 2
    sine = np.sqrt(np.vecdot(twice_sine, twice_sine)) / 2
    straight = sine > 1e-6
    angle = np.arctan2(sine, cosine)
    vectors = twice_sine * np.where(straight, angle / np.maximum(2 * sine, 1e-6), 0.5)[..., None]
    wide = cosine < _WIDE
    if wide.any():
        vectors[wide] = _axes(rotation[wide], twice_sine[wide], cosine[wide]) * angle[wide][:, None]
    return vectors


def _axes(rotations: Array, twice_sine: Array, cosine: Array) -> Array:
    """Unit axes [n, 3] of rotations [n, 3, 3] by nearly half a turn.

    There the sines are lost in the rounding of the matrix; the axis is a column of the symmetric part,
    cos I + (1 - cos) axis axis^T, less its first term, and the sines only say which way along it.
    """
    outer = (rotations + rotations.swapaxes(-1, -2)) / 2 - cosine[:, None, None] * _IDENTITY
    column = np.argmax(outer[:, [0, 1, 2], [0, 1, 2]], axis=1)
    axis = np.take_along_axis(outer, column[:, None, None], axis=2)[..., 0]
    axis = np.where(np.vecdot(axis, twice_sine)[:, None] < 0, -axis, axis)
    unit: Array = axis / np.sqrt(np.vecdot(axis, axis))[:, None]
    return unit
