"""Rotated squares around hands, and the crops cut out of them.

MediaPipe's own way, which its networks were trained with: the square is rotated so that the way from the wrist to the
middle finger points up, and pixels are not shifted by half (a "corrected" shift costs accuracy).
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from handmirror.core.types import Array, Image

PALM_SCALE, PALM_SHIFT = 2.6, -0.5  # from the palm to the whole hand, in sizes of the palm's box
HAND_SCALE, HAND_SHIFT = 2.0, -0.1  # from the box of the points that move little to the whole hand
# A tighter square gives smaller errors on photographs, but one that cuts off a finger gives great ones: as tight as
# leaves this margin around every point, within these bounds, in sizes of the box of the points that move little.
TIGHT_MARGIN, TIGHTEST, WIDEST = 0.2, 1.65, 2.1
_PALM_POINTS = (0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18)  # points that move little when fingers bend


@dataclass(frozen=True)
class Box:
    """A rotated square in an image."""

    x: float  # centre in pixels
    y: float
    size: float  # side in pixels
    angle: float  # radians, clockwise on the screen; 0: up is up

    @property
    def rotation(self) -> Array:
        """[2, 2] from the square's axes to the image's."""
        c, s = np.cos(self.angle), np.sin(self.angle)
        return np.array([[c, -s], [s, c]])

    def scaled(self, factor: float) -> "Box":
        """The same square, scaled by `factor`."""
        return replace(self, size=self.size * factor)

    def moved(self, x: float, y: float) -> "Box":
        """The same square, moved by pixels."""
        return replace(self, x=self.x + x, y=self.y + y)

    def rotated(self, angle: float) -> "Box":
        """The same square, rotated by radians."""
        return replace(self, angle=self.angle + angle)

    def to_image(self, points: Array, resolution: int) -> Array:
        """Points [..., 2] of a crop of `resolution` pixels -> pixels of the image."""
        return (points / resolution - 0.5) * self.size @ self.rotation.T + (self.x, self.y)


def box_of_palm(corners: Array, points: Array) -> Box:
    """The hand's square from a detected palm: corners [2, 2] (low, high) and seven points [7, 2], in pixels."""
    angle = _upright(points[2] - points[0])
    low, high = corners
    x, y = (low + high) / 2
    palm = Box(x, y, float((high - low).max()), angle)
    return _shifted(palm, PALM_SHIFT * palm.size).scaled(PALM_SCALE)


def box_of_hand(points: Array) -> Box:
    """The hand's square from its 21 key points [21, 2], in pixels."""
    # MediaPipe's aim: the middle joints of index, middle and ring finger, the middle one counting twice
    aim = (points[6] + 2 * points[10] + points[14]) / 4
    angle = _upright(aim - points[0])
    frame = Box(0, 0, 1, angle).rotation
    rotated = points[list(_PALM_POINTS)] @ frame
    low, high = rotated.min(0), rotated.max(0)
    centre = frame @ ((low + high) / 2)
    core = Box(centre[0], centre[1], float(max((high - low).max(), 1.0)), angle)
    return _shifted(core, HAND_SHIFT * core.size).scaled(HAND_SCALE)


def tightened(box: Box, points: Array) -> Box:
    """A hand's square as tight as its 21 key points [21, 2] allow."""
    core = box.size / HAND_SCALE
    reach = np.abs((points - (box.x, box.y)) @ box.rotation).max() * 2
    size = np.clip(reach * (1 + TIGHT_MARGIN), TIGHTEST * core, WIDEST * core)
    return replace(box, size=float(size))


def crop(image: Image, box: Box, resolution: int) -> Image:
    """The square's content [resolution, resolution, 3]; black outside the image."""
    half = box.rotation * (box.size / 2)
    centre = np.array([box.x, box.y])
    corners = np.array([centre - half[:, 0] - half[:, 1], centre + half[:, 0] - half[:, 1]])
    source = np.array([*corners, centre - half[:, 0] + half[:, 1]], np.float32)
    target = np.array([[0, 0], [resolution, 0], [0, resolution]], np.float32)
    matrix = cv2.getAffineTransform(source, target)
    return cv2.warpAffine(image, matrix, (resolution, resolution), flags=cv2.INTER_LINEAR)  # type: ignore[return-value]


def _shifted(box: Box, along: float) -> Box:
    """Moved along the square's own downward axis by pixels."""
    x, y = box.rotation[:, 1] * along
    return box.moved(x, y)


def _upright(direction: Array) -> float:
    """The angle of a square in which `direction` points up, in -pi..pi."""
    return float(np.arctan2(direction[0], -direction[1]))
