"""Borders of stored images: a hand may be partly outside, and training may draw a border through it.

Live tracking crops such a hand from the image as it is, and `VirtualCamera.crop` fills what lies outside. Here the same
function shows which pixels it would fill if the image ended earlier; they stay black whatever the image looks like.
"""

from dataclasses import dataclass

import numpy as np

from handmirror.core.camera.virtual_camera import VirtualCamera
from handmirror.core.types import Array, Image

DARK = 16  # of 255: brighter than JPEG artefacts in the black around an image
OUTSIDE = (0.05, 0.65)  # share of the joints that a border leaves outside
CORNERS = 0.2  # share of borders that are a corner of the image, with two sides

Sides = tuple[int, int, int, int]  # first column and row, end of columns and rows


@dataclass(frozen=True, eq=False)
class Border:
    """Sides of an image through a hand, as tangents in the camera, since the stored images move with the hand."""

    low: Array  # [2] of the first column and row; infinite where there is no border
    high: Array  # [2] of the last ones

    def within(self, sides: Sides, K: Array) -> Sides:
        """What is left of an image's sides, one pixel at least; K are its intrinsics [3, 3]."""
        focal, centre = K[[0, 1], [0, 1]], K[:2, 2]
        first, end = np.array(sides[:2]), np.array(sides[2:])
        low = np.clip(np.ceil(self.low * focal + centre), first, end - 1)
        high = np.clip(np.floor(self.high * focal + centre) + 1, low + 1, end)
        return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def draw_border(rng: np.random.Generator, joints: Array, K: Array) -> Border:
    """A border that leaves some of the joints [n, 2], pixels of an image with intrinsics K [3, 3], outside."""
    tangents = (joints - K[:2, 2]) / K[[0, 1], [0, 1]]
    low, high = np.full(2, -np.inf), np.full(2, np.inf)
    axes = (0, 1) if rng.random() < CORNERS else (int(rng.integers(2)),)
    for axis in axes:
        share = rng.uniform(*OUTSIDE) / len(axes)
        if rng.random() < 0.5:
            low[axis] = np.quantile(tangents[:, axis], share)
        else:
            high[axis] = np.quantile(tangents[:, axis], 1 - share)
    return Border(low, high)


def image_sides(image: Image) -> Sides:
    """The part of a stored square [h, w, 3] that shows the original image: the rest of it is black."""
    bright = image.max(2) > DARK
    columns, rows = np.flatnonzero(bright.any(0)), np.flatnonzero(bright.any(1))
    if not len(columns):
        return 0, 0, image.shape[1], image.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def inside(points: Array, sides: Sides) -> Array:
    """[n] 1.0 for points [n, 2] within the sides, else 0.0."""
    low, end = np.array(sides[:2]), np.array(sides[2:])
    return np.asarray(np.all((points >= low) & (points <= end - 1), axis=1), np.float32)


def shown(camera: VirtualCamera, K: Array, sides: Sides) -> Array:
    """How much of each pixel [h, w, 1] of a crop shows an image with intrinsics K [3, 3] that ends at these sides."""
    left, top, right, bottom = sides
    moved = K.copy()
    moved[:2, 2] -= (left, top)
    white = np.full((bottom - top, right - left), 255, np.uint8)
    return np.asarray(camera.crop(white, moved)[..., None] / np.float32(255))
