"""The landmark network: 21 key points of a hand in the image and in space, presence and side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from handmirror.core.camera.box import Box, crop
from handmirror.core.hand.fit import KeyPoints
from handmirror.core.hand.mirror import mirror_image, mirror_pixels, mirror_points, points_of_side
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import CROP_SIZE, CropLandmarks, landmarks_part
from handmirror.core.types import Array, Image, Side

FARTHEST_POINT, MAX_HAND = 10, 1.0  # sides of the square and metres about a hand's centre that no point is off
AnyLandmarks = TypeVar("AnyLandmarks", bound="Landmarks")


@dataclass(frozen=True)
class Landmarks:
    """What the network saw in one square."""

    box: Box
    points_2d: Array  # [21, 2] pixels of the image
    points_3d: Array  # [21, 3] metres about the hand's centre; x right, y down in the image, z along the line of sight
    presence: float  # 0..1
    right: float  # probability of a right hand

    @property
    def side(self) -> Side:
        """The likelier side."""
        return Side.RIGHT if self.right >= 0.5 else Side.LEFT

    @property
    def size(self) -> float:
        """The longer side of the key points' upright box, in pixels."""
        return float(np.ptp(self.points_2d, axis=0).max())

    @property
    def facing(self) -> float:
        """How far the palm or the back of the hand faces the camera: 1 straight on, 0 edge-on."""
        wrist, index, little = self.points_3d[[0, 5, 17]]
        normal = np.cross(index - wrist, little - wrist)
        length = float(np.linalg.norm(normal))
        return abs(float(normal[2])) / length if length > 0 else 0.0

    @property
    def is_possible(self) -> bool:
        """Whether these can be points of a hand: finite, near the square, and not all in one place."""
        off = np.abs(self.points_2d - (self.box.x, self.box.y)).max() / self.box.size
        reach = np.abs(self.points_3d).max()
        known = np.isfinite(self.presence + self.right)
        return bool(known and off < FARTHEST_POINT and self.size > 0 and 0 < reach < MAX_HAND)

    def key_points(self, K: Array, side: Side) -> KeyPoints:
        """For the fit: rays of the camera and 3D points in its axes, mirrored to a right hand."""
        rays = (self.points_2d - K[:2, 2]) / K[[0, 1], [0, 1]]
        points = self.points_3d @ _rotation_to(rays.mean(0)).T
        return KeyPoints(points_of_side(rays, side), points_of_side(points, side))


class LandmarkReader:
    """The landmark network with its crops."""

    def __init__(self, engines: Engines) -> None:
        self._run = engines.compile(landmarks_part())

    def read(self, image: Image, boxes: Sequence[Box]) -> list[Landmarks]:
        """One result per square."""
        if not boxes:
            return []
        output = CropLandmarks(*self._run(np.stack([crop(image, box, CROP_SIZE) for box in boxes])))
        return [possible(_in_image(output, k, box)) for k, box in enumerate(boxes)]

    def read_averaged(self, image: Image, box: Box) -> Landmarks:
        """The mean over two rotated crops and a mirrored one: for stills, where time matters less."""
        rotated = [box.rotated(-0.25), box.rotated(0.25)]
        crops = [crop(image, each, CROP_SIZE) for each in [*rotated, box]]
        crops[2] = mirror_image(crops[2])
        output = CropLandmarks(*self._run(np.stack(crops)))
        views = [_in_image(output, k, each) for k, each in enumerate(rotated)]
        mirrored = _unmirrored(output, 2)
        views.append(_in_image(mirrored, 2, box))
        usual = np.mean([view.points_2d for view in views[:2]], axis=0)
        if np.linalg.norm(views[2].points_2d - usual, axis=1).mean() > 0.1 * views[0].size:
            views.pop()  # in the mirror image another hand was found
        mean = Landmarks(
            box,
            np.mean([view.points_2d for view in views], axis=0),
            np.mean([view.points_3d for view in views], axis=0),
            float(np.mean([view.presence for view in views])),
            float(np.mean([view.right for view in views])),
        )
        return possible(mean)


def possible(seen: AnyLandmarks) -> AnyLandmarks:
    """The landmarks or, if they cannot be a hand's, an absent hand: presence 0, all points in the middle."""
    if seen.is_possible:
        return seen
    middle, nowhere = np.tile((seen.box.x, seen.box.y), (21, 1)), np.zeros((21, 3))
    return replace(seen, points_2d=middle, points_3d=nowhere, presence=0.0, right=0.5)


def _in_image(output: CropLandmarks, k: int, box: Box) -> Landmarks:
    points, space = output.points[k, :, :2].astype(np.float64), output.space[k].astype(np.float64)
    space = np.concatenate([space[:, :2] @ box.rotation.T, space[:, 2:]], axis=1)
    return Landmarks(box, box.to_image(points, CROP_SIZE), space, float(output.presence[k]), float(output.right[k]))


def _unmirrored(output: CropLandmarks, k: int) -> CropLandmarks:
    """Answer k as if its crop had not been mirrored."""
    points, space, right = output.points.copy(), output.space.copy(), output.right.copy()
    points[k], space[k], right[k] = mirror_pixels(points[k], CROP_SIZE), mirror_points(space[k]), 1 - right[k]
    return CropLandmarks(points, output.presence, right, space)


def _rotation_to(ray: Array) -> Array:
    """The rotation [3, 3] without roll that rotates the optical axis to the ray (x/z, y/z)."""
    z = np.array([ray[0], ray[1], 1.0])
    z /= np.linalg.norm(z)
    axis = np.array([-z[1], z[0], 0.0])
    cross = np.array([[0, 0, axis[1]], [0, 0, -axis[0]], [-axis[1], axis[0], 0]])
    rotation: Array = np.eye(3) + cross + cross @ cross / (1 + z[2])
    return rotation
