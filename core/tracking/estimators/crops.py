"""The crop encoder: squares of a frame in, tokens and landmarks out."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from handmirror.core.camera.box import Box
from handmirror.core.camera.virtual_camera import VirtualCamera, through
from handmirror.core.hand.mirror import image_of_side, mirror_pixels, mirror_points
from handmirror.core.network.parts import CROP_SIZE, Compiled, CropLandmarks, Joints
from handmirror.core.tracking.estimators.fusion import joints_found
from handmirror.core.tracking.estimators.records import EncodedCrop, NetworkLandmarks, Token
from handmirror.core.types import Array, Frame, Side

KNOWN_CAMERAS = 64  # whose rays are kept: hands at distances that differ by a factor of 1.9


class CropEncoder:
    """PoseNet's spatial part with its crops, which virtual cameras take; those of left hands are mirrored."""

    def __init__(self, read_rays: Compiled, encode: Compiled) -> None:
        """The parts "rays" and "look" (the crop encoder) of `core.network.parts`."""
        self._read_rays, self._encode = read_rays, encode
        self._known_rays: OrderedDict[bytes, Array] = OrderedDict()

    def encode(self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]) -> list[EncodedCrop]:
        """One output for each square, a hand of that side being expected in it; K is [3, 3]."""
        if not boxes:
            return []
        cameras = [VirtualCamera.looking_at(np.array([box.x, box.y]), box.size, box.angle, K).stepped for box in boxes]
        sided = [camera.of_side(side) for camera, side in zip(cameras, sides, strict=True)]
        crops = [camera.crop(frame.image, K) for camera in cameras]
        images = np.stack([image_of_side(crop, side) for crop, side in zip(crops, sides, strict=True)])
        intrinsics = np.array([camera.K[[0, 1, 0, 1], [0, 1, 2, 2]] for camera in sided], np.float32)
        value, *seen = self._encode(images, intrinsics, np.stack([self._rays(each) for each in intrinsics]))
        landmarks = [CropLandmarks(*row) for row in zip(*seen[:4], strict=True)] if seen else [None] * len(boxes)
        found = [Joints(*row) for row in zip(*seen[4:], strict=True)] if len(seen) > 4 else [None] * len(boxes)
        encoded = []
        for k, camera in enumerate(sided):
            joints = found[k]
            rays = None if joints is None else joints_found(camera, joints.points, joints.spread)
            token = Token(value[k], frame.time_ns, intrinsics[k], camera.rotation, rays)
            encoded.append(EncodedCrop(token, landmarks[k], cameras[k]))
        return encoded

    def _rays(self, camera: Array) -> Array:
        """What the network reads of a crop's camera [4], float32: [n, k]. Most frames' cameras were there before."""
        key = camera.tobytes()
        if key not in self._known_rays:
            if len(self._known_rays) >= KNOWN_CAMERAS:
                self._known_rays.popitem(last=False)
            self._known_rays[key] = self._read_rays(camera[None])[0][0]
        self._known_rays.move_to_end(key)
        return self._known_rays[key]


def landmarks_of(crop: EncodedCrop, box: Box, side: Side, K: Array) -> NetworkLandmarks:
    """What was seen in a square's crop, brought back to the image and to the hand's own side."""
    assert crop.landmarks is not None
    points: Array = crop.landmarks.points[:, :2].astype(np.float64)
    space: Array = crop.landmarks.space.astype(np.float64)
    right = float(crop.landmarks.right)
    if side is Side.LEFT:
        points, space, right = mirror_pixels(points, CROP_SIZE), mirror_points(space), 1 - right
    space = np.concatenate([space[:, :2] @ box.rotation.T, space[:, 2:]], axis=1)
    in_image = through(np.linalg.inv(crop.camera.homography(K)), points)
    return NetworkLandmarks(box, in_image, space, float(crop.landmarks.presence), right, crop.token, side)
