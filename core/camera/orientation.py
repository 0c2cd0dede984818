"""From an image as stored to the image as shown: rotated and mirrored as its file states, with square pixels."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from handmirror.core.types import Image

WIDEST_PIXEL = 4  # times as wide as high, or as high as wide; larger ratios are ignored


@dataclass(frozen=True)
class Orientation:
    """One of the eight ways to rotate and mirror an image: transposed first, then mirrored."""

    transposed: bool = False
    mirrored_x: bool = False  # left and right are exchanged
    mirrored_y: bool = False

    @classmethod
    def from_matrix(cls, matrix: bytes | None) -> "Orientation":
        """From FFmpeg's display matrix, 3 x 3 int32 row by row: (x, y) -> (a x + c y, b x + d y) with a b / c d.

        Rotations that are not quarter turns become the nearest quarter; None, or a matrix of zeros, changes nothing.
        """
        if matrix is None or len(matrix) < 36:
            return cls()
        a, b, _, c, d = (int(value) for value in np.frombuffer(matrix, np.int32, 5))
        if abs(a) + abs(d) >= abs(b) + abs(c):
            return cls(False, a < 0, d < 0)
        return cls(True, c < 0, b < 0)

    @classmethod
    def from_rotation(cls, degrees: float) -> "Orientation":
        """From a rotation counter-clockwise, to the nearest quarter."""
        quarters = round(degrees / 90) % 4
        return cls(quarters % 2 == 1, quarters >= 2, quarters in (1, 2))

    def apply(self, image: Image) -> Image:
        """The image [h, w, 3] as it is shown; contiguous."""
        if self.transposed:
            image = image.transpose(1, 0, 2)
        image = image[:: -1 if self.mirrored_y else 1, :: -1 if self.mirrored_x else 1]
        return np.ascontiguousarray(image)


def square_size(width: int, height: int, aspect: Fraction | None) -> tuple[int, int]:
    """Width and height that show an image with square pixels.

    `aspect` is a stored pixel's width divided by its height. The shorter of the two is stretched, as players do, so
    that no resolution is lost: wide pixels make the image wider, high ones higher. None, zero and ratios beyond
    WIDEST_PIXEL count as square.
    """
    if not aspect or not Fraction(1, WIDEST_PIXEL) <= aspect <= WIDEST_PIXEL:
        return width, height
    return (round(width * aspect), height) if aspect >= 1 else (width, round(height / aspect))
