"""Rotations in numpy: axis-angle vectors and matrices."""

import numpy as np

from core.types import Array


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
    x, y, z = axes.T
    zero = np.zeros_like(x)
    skew = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=-1).reshape(-1, 3, 3)
    sine, cosine = np.sin(angles)[:, None, None], np.cos(angles)[:, None, None]
    return np.eye(3) + sine * skew + (1 - cosine) * (skew @ skew)


def rotation_about(axis_angle: Array) -> Array:
    """The rotation matrix [3, 3] of an axis-angle vector [3]."""
    angle = float(np.linalg.norm(axis_angle))
    return rotations_about(axis_angle[None] / max(angle, 1e-12), np.array([angle]))[0]


def matrix_to_axis_angle(rotation: Array) -> Array:
    """Axis-angle [3] in radians, of length at most pi, of a rotation matrix [3, 3]."""
    twice_sine = np.array(
        [rotation[2, 1] - rotation[1, 2], rotation[0, 2] - rotation[2, 0], rotation[1, 0] - rotation[0, 1]]
    )
    cosine = np.clip((np.trace(rotation) - 1) / 2, -1, 1)
    sine = np.linalg.norm(twice_sine) / 2
    angle = np.arctan2(sine, cosine)
    if sine > 1e-6:
        return twice_sine / (2 * sine) * angle
    if cosine > 0:
        return twice_sine / 2
    # half a turn: the axis is the largest column of (R + I) / 2
    symmetric = (rotation + np.eye(3)) / 2
    column = int(np.argmax(np.diag(symmetric)))
    return symmetric[:, column] / np.linalg.norm(symmetric[:, column]) * np.pi
