"""A camera rotated towards the hand: its image is the crop that the network reads.

A homography moves the real image's pixels to it exactly, so the crop has true intrinsics wherever in the image the
hand was, and what the network says in its axes is rotated back without loss. (A crop that is only cut out shows the
same hand in another shape at the border than in the middle.)
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from handmirror.core.hand.mirror import rotation_of_side
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.types import Array, Image, Side

FOCAL_STEP = 1.01


@dataclass(frozen=True, eq=False)
class VirtualCamera:
    """A pinhole camera at the real camera's place, square, the optical axis through the middle of its image."""

    rotation: Array  # [3, 3] x_virtual = rotation @ x_camera
    focal: float  # pixels of the crop, in both directions
    size: int = CROP_SIZE  # width and height of the crop in pixels

    @classmethod
    def looking_at(
        cls, centre_px: Array, size_px: float, angle: float, K: Array, size: int = CROP_SIZE
    ) -> "VirtualCamera":
        """The camera that sees a rotated square of the image upright and as large as its own image.

        Args:
            centre_px: [2] the square's middle in pixels of the image.
            size_px: the square's side in pixels of the image, over 0.
            angle: how far the square is rotated, in radians, clockwise on the screen; 0: up is up.
            K: [3, 3] the image's intrinsics.
            size: the crop's side in pixels.
        """
        inverse = np.linalg.inv(K)
        down = inverse[:, :2] @ (-np.sin(angle), np.cos(angle))
        right = inverse[:, :2] @ (np.cos(angle), np.sin(angle))
        ray = inverse @ (*centre_px, 1.0)
        z = ray / np.linalg.norm(ray)
        y = down - z * (z @ down)
        y /= np.linalg.norm(y)
        rotation = np.stack([np.cross(y, z), y, z])
        # off the image's middle the four sides come out unlike: the farthest one just fits
        half = size_px / 2
        sides = (ray + half * np.array([[-1, 0], [1, 0], [0, -1], [0, 1]]) @ np.array([right, down])) @ rotation.T
        reach = np.abs(sides[:, :2] / sides[:, 2:]).max()
        return cls(rotation, float(size / 2 / reach), size)

    @property
    def K(self) -> Array:  # noqa: N802
        """[3, 3] intrinsics of the crop; the first pixel's centre is at 0, the crop's middle at (size - 1) / 2."""
        middle = (self.size - 1) / 2
        return np.array([[self.focal, 0, middle], [0, self.focal, middle], [0, 0, 1]])

    def of_side(self, side: Side) -> "VirtualCamera":
        """For a left hand the camera of the mirror image, whose crop is this one's with its columns reversed."""
        return VirtualCamera(rotation_of_side(self.rotation, side), self.focal, self.size)

    @property
    def stepped(self) -> "VirtualCamera":
        """The camera with the next shorter focal length of a grid in steps of a hundredth: few cameras recur."""
        return VirtualCamera(self.rotation, FOCAL_STEP ** math.floor(math.log(self.focal, FOCAL_STEP)), self.size)

    def homography(self, K: Array) -> Array:
        """[3, 3] from pixels of the image with intrinsics K [3, 3] to pixels of the crop."""
        return self.K @ self.rotation @ np.linalg.inv(K)

    def crop(self, image: Image, K: Array) -> Image:
        """What the camera sees: [size, size, 3] from an image [h, w, 3] with intrinsics K; black outside of it.

        A hand at least twice as large in the image is made smaller first, each pixel the mean of several, as in the
        images that the network was trained with: one pixel of several would show their noise.
        """
        homography, several = self.homography(K), int(min(K[0, 0], K[1, 1]) / self.focal)
        if several > 1:
            image, to_image = _shrunk(image, *self._region(homography, image, several), several)
            homography = homography @ to_image
        size = (self.size, self.size)
        return cv2.warpPerspective(image, homography, size, flags=cv2.INTER_LINEAR)  # type: ignore[return-value]

    def _region(self, homography: Array, image: Image, margin: int) -> tuple[int, int, int, int]:
        """Columns and rows (first, end) of the image that the crop is made of."""
        low, high = -0.5, self.size - 0.5
        corners = through(np.linalg.inv(homography), np.array([[low, low], [high, low], [high, high], [low, high]]))
        height, width = image.shape[:2]
        first = np.clip(np.floor(corners.min(0)) - margin, 0, (width, height)).astype(int)
        end = np.clip(np.ceil(corners.max(0)) + margin + 1, 0, (width, height)).astype(int)
        return int(first[0]), int(end[0]), int(first[1]), int(end[1])

    def to_camera(self, points: Array) -> Array:
        """Points [..., 3] in this camera's axes -> the real camera's."""
        return points @ self.rotation


def through(homography: Array, points: Array) -> Array:
    """Pixels [n, 2] carried over by a homography [3, 3]."""
    moved = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ homography.T
    return moved[:, :2] / moved[:, 2:]


def _shrunk(image: Image, left: int, right: int, top: int, bottom: int, several: int) -> tuple[Image, Array]:
    """A part of an image made smaller by a whole factor, and the matrix [3, 3] from its pixels to the image's."""
    size = (right - left) // several, (bottom - top) // several
    if min(size) < 1:
        return image, np.eye(3)
    part = image[top : top + size[1] * several, left : left + size[0] * several]
    middle = (several - 1) / 2  # of the pixels that became the first one
    to_image = np.array([[several, 0, left + middle], [0, several, top + middle], [0, 0, 1.0]])
    return cv2.resize(part, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False), to_image
