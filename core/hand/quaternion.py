"""Unit quaternions (x, y, z, w) in numpy: what animation formats store and what is interpolated."""

import numpy as np

from handmirror.core.types import Array


def from_axis_angle(axis_angle: Array) -> Array:
    """Quaternions [..., 4] of axis-angle vectors [..., 3] in radians; the real part is last."""
    angle = np.linalg.norm(axis_angle, axis=-1, keepdims=True)
    half_sinc = np.sinc(angle / (2 * np.pi)) / 2  # sin(angle / 2) / angle, also at zero
    return np.concatenate([axis_angle * half_sinc, np.cos(angle / 2)], axis=-1)


def to_axis_angle(quaternion: Array) -> Array:
    """Axis-angle [..., 3] in radians, of length at most pi, of unit quaternions [..., 4]."""
    quaternion = np.where(quaternion[..., 3:] < 0, -quaternion, quaternion)
    sine = np.linalg.norm(quaternion[..., :3], axis=-1, keepdims=True)
    angle = 2 * np.arctan2(sine, quaternion[..., 3:])
    return quaternion[..., :3] * np.where(sine > 1e-9, angle / np.maximum(sine, 1e-9), 2.0)


def to_matrix(quaternion: Array) -> Array:
    """Rotation matrices [..., 3, 3] of unit quaternions [..., 4]."""
    x, y, z, w = np.moveaxis(quaternion, -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def continuous(quaternions: Array) -> Array:
    """The same rotations [n, ..., 4] over time, each with the sign that is nearer to the one before it.

    A program that interpolates number by number then never takes the long way round.
    """
    dots = (quaternions[1:] * quaternions[:-1]).sum(-1, keepdims=True)
    signs = np.cumprod(np.where(dots < 0, -1.0, 1.0), axis=0)
    return np.concatenate([quaternions[:1], quaternions[1:] * signs])


def slerp(first: Array, second: Array, share: Array) -> Array:
    """Rotations [..., 4] the short way from `first` to `second` [..., 4] at constant speed; `share` [...] is 0 to 1."""
    dot = (first * second).sum(-1, keepdims=True)
    second = np.where(dot < 0, -second, second)
    angle = np.arccos(np.clip(np.abs(dot), 0, 1))
    share = np.asarray(share)[..., None]
    near = angle < 1e-6  # the rotations are the same but for rounding: the straight line is exact enough
    sine = np.where(near, 1.0, np.sin(angle))
    before = np.where(near, 1 - share, np.sin((1 - share) * angle) / sine)
    after = np.where(near, share, np.sin(share * angle) / sine)
    mixed = before * first + after * second
    unit: Array = mixed / np.linalg.norm(mixed, axis=-1, keepdims=True)
    return unit
