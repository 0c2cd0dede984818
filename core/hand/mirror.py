"""Left hands: the one place that mirrors points, rotations, poses, images and faces.

The hand model, the fit and the networks know only right hands. A left hand is the mirror image of one: X is negated in
the camera's axes, and pixel u becomes width - 1 - u. Each `..._of_side` takes what belongs to a right hand to a hand of
a side, and back: for a right hand it changes nothing.
"""

import numpy as np

from handmirror.core.types import Array, Image, Side

_MIRROR = np.diag([-1.0, 1.0, 1.0])


def mirror_points(points: Array) -> Array:
    """Points or rays [..., 2] or [..., 3] with X negated."""
    signs = np.ones(points.shape[-1], points.dtype)
    signs[0] = -1
    return points * signs


def mirror_pixels(points: Array, width: int) -> Array:
    """Points [..., 2] in pixels (or [..., 3] with a depth) of an image `width` pixels wide, in its mirror image."""
    mirrored = points.copy()
    mirrored[..., 0] = width - 1 - points[..., 0]
    return mirrored


def mirror_image(image: Image) -> Image:
    """An image [h, w, 3] with its columns reversed, without a copy."""
    return image[:, ::-1]


def mirror_intrinsics(K: Array, width: int) -> Array:
    """The intrinsics [3, 3] of the mirror image of an image `width` pixels wide."""
    mirrored = K.copy()
    mirrored[0, 2] = width - 1 - K[0, 2]
    return mirrored


def mirror_rotation(rotation: Array) -> Array:
    """The rotation [..., 3, 3] that rotates mirrored points as the given one rotates points."""
    return _MIRROR @ rotation @ _MIRROR


def mirror_pose(pose: Array) -> Array:
    """A pose [..., 48] of axis-angle vectors, each (x, y, z) becoming (x, -y, -z)."""
    return pose * np.tile(np.array([1, -1, -1], pose.dtype), 16)


def points_of_side(points: Array, side: Side) -> Array:
    """Points [..., 2] or [..., 3] of a right hand -> those of a hand of this side, or back."""
    return mirror_points(points) if side == Side.LEFT else points


def image_of_side(image: Image, side: Side) -> Image:
    """An image [h, w, 3] of a right hand -> one of a hand of this side, or back."""
    return mirror_image(image) if side == Side.LEFT else image


def rotation_of_side(rotation: Array, side: Side) -> Array:
    """A rotation [..., 3, 3] of a right hand -> that of a hand of this side, or back."""
    return mirror_rotation(rotation) if side == Side.LEFT else rotation


def pose_of_side(pose: Array, side: Side) -> Array:
    """A pose [..., 48] of the right hand model -> that of a model of this side, or back."""
    return mirror_pose(pose) if side == Side.LEFT else pose


def faces_of_side(faces: np.ndarray, side: Side) -> np.ndarray:
    """Triangles [f, 3] of a right hand, counter-clockwise from outside -> likewise of a hand of this side, or back."""
    return faces[:, ::-1] if side == Side.LEFT else faces
