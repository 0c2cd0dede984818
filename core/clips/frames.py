"""From a labelled frame of any data set to the stored one: mirrored to a right hand, cut out, compressed."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from handmirror.core.camera.box import Box, box_of_hand, tightened
from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.camera.projection import project
from handmirror.core.clips.schema import STORED_SIDE
from handmirror.core.hand.mirror import mirror_image, mirror_intrinsics, mirror_pixels, mirror_points
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array, Image, Side

Mask = NDArray[np.bool_]

STORED_REACH = 1.5  # side of the stored square in sides of the square that the tracker would cut
LONE_JOINTS_REACH = 1.4  # the same square around joints that are not all labelled, in sides of their box
MIN_JOINTS = 6  # labelled joints in front of the camera that a frame needs
MIN_SIDE = 12.0  # pixels: a smaller hand teaches nothing
MAX_HAND = 2.0  # side of its square in longer sides of the image: of a larger one nothing is seen
MIN_DEPTH_M = 0.02
JPEG_QUALITY = 95


@dataclass(frozen=True, eq=False)
class LabelledFrame:
    """One hand of one image, as a data set has it: full image, real side.

    `mano_pose` and `mano_shape` are of a right hand model; of a left hand they describe its mirror image.
    """

    image: Image  # [h, w, 3] RGB
    K: Array  # [3, 3] pixels; the centre of the first pixel is (0, 0)
    side: Side
    timestamp: float  # seconds since the source began
    joint_cam: Array  # [21, 3] metres in the camera
    joint_img: Array | None = None  # [21, 2] pixels of the image; None: `joint_cam` projected
    joint_valid: Array | None = None  # [21] 0 or 1; None: all
    mano_pose: Array | None = None  # [48] radians, zero is the flat hand
    mano_shape: Array | None = None  # [10]


@dataclass(frozen=True)
class StoredFrame:
    """One frame as a clip stores it."""

    img: bytes  # JPEG
    labels: dict[str, Array]  # one row of each array of the schema
    extra: dict[str, bytes] = field(default_factory=dict)  # further files of the frame by their endings


def rotated_pose(pose: Array, rotation: Array) -> Array:
    """A pose [48] whose global rotation was in one camera's axes, in those of another: x_other = rotation @ x_one."""
    root = matrix_to_axis_angle(rotation @ axis_angle_to_matrix(np.asarray(pose[:3], float)))
    return np.concatenate([root, pose[3:]])


def hand_square(joint_img: Array, joint_valid: Array | Mask) -> Box:
    """The rotated square in which the hand is shown to the network, in the pixels of joint_img [21, 2].

    With all joints labelled it is the square that the tracker cuts out when it runs live.
    """
    if joint_valid.all():
        return tightened(box_of_hand(joint_img), joint_img)
    x, y, width, height = joint_box(joint_img, joint_valid)
    side = max(width, height, 1.0) * LONE_JOINTS_REACH
    return Box(float(x + width / 2), float(y + height / 2), float(side), 0.0)


def joint_box(joint_img: Array, joint_valid: Array | Mask) -> Array:
    """x, y, w, h [4] around the labelled ones of joint_img [21, 2]."""
    points = joint_img[joint_valid > 0]
    low, high = points.min(0), points.max(0)
    return np.concatenate([low, high - low])


def mirrored(frame: LabelledFrame) -> LabelledFrame:
    """The frame seen in a mirror: of a left hand a right one. Pixel u becomes width - 1 - u, as the flip does it."""
    width = frame.image.shape[1]
    K = mirror_intrinsics(frame.K, width)
    joint_img = None if frame.joint_img is None else mirror_pixels(np.asarray(frame.joint_img, np.float64), width)
    image: Image = np.ascontiguousarray(mirror_image(frame.image))
    joint_cam = mirror_points(np.asarray(frame.joint_cam, np.float64))
    return replace(frame, image=image, K=K, joint_cam=joint_cam, joint_img=joint_img)


def store_frame(frame: LabelledFrame) -> StoredFrame | None:
    """Cut the hand out and compress it; None when too little of it is labelled or seen to learn from."""
    frame = mirrored(frame) if frame.side == Side.LEFT else frame
    joint_cam = np.asarray(frame.joint_cam, np.float64)
    given = np.ones(21) if frame.joint_valid is None else np.asarray(frame.joint_valid)
    valid = (given > 0) & np.isfinite(joint_cam).all(1) & (joint_cam[:, 2] > MIN_DEPTH_M)
    if frame.joint_img is not None:
        valid &= np.isfinite(frame.joint_img).all(1)
    if valid.sum() < MIN_JOINTS:
        return None
    joint_cam = np.where(valid[:, None], joint_cam, (0.0, 0.0, 1.0))
    joint_img = project(joint_cam, frame.K) if frame.joint_img is None else frame.joint_img
    box = hand_square(joint_img, valid)
    height, width = frame.image.shape[:2]
    is_usable = MIN_SIDE <= box.size <= MAX_HAND * max(width, height)  # false for what is not a number
    if not is_usable or not (0 <= box.x < width and 0 <= box.y < height):
        return None
    image, low, scale = cut_square(frame.image, box.x, box.y, box.size * STORED_REACH)
    joint_img = np.where(valid[:, None], _moved(joint_img, low, scale), 0)
    labels: dict[str, Array] = {
        "joint_cam": joint_cam * valid[:, None],
        "joint_img": joint_img,
        "joint_valid": valid.astype(np.float32),
        "focal": frame.K[[0, 1], [0, 1]] * scale,
        "princpt": _moved(frame.K[:2, 2], low, scale),
        "hand_bbox": joint_box(joint_img, valid),
        "timestamp": np.array(frame.timestamp, float),
        **_mano(frame),
    }
    return StoredFrame(encode_jpeg(image, JPEG_QUALITY), labels)


def cut_square(image: Image, x: float, y: float, side: float) -> tuple[Image, Array, float]:
    """The upright square of `side` pixels around (x, y), black outside the image, made smaller than STORED_SIDE.

    Returns the square [s, s, 3], the image's pixel [2] that became its first one, and the scale it was changed by.
    """
    whole = max(int(np.ceil(side)), 1)
    left, top = round(x - (whole - 1) / 2), round(y - (whole - 1) / 2)
    square = np.zeros((whole, whole, 3), np.uint8)
    height, width = image.shape[:2]
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + whole, width), min(top + whole, height)
    if x0 < x1 and y0 < y1:
        square[y0 - top : y1 - top, x0 - left : x1 - left] = image[y0:y1, x0:x1]
    low = np.array([left, top], float)
    if whole <= STORED_SIDE:
        return square, low, 1.0
    small = cv2.resize(square, (STORED_SIDE, STORED_SIDE), interpolation=cv2.INTER_AREA)
    return small.astype(np.uint8, copy=False), low, STORED_SIDE / whole


def _moved(points: Array, low: Array, scale: float) -> Array:
    """Pixels of the image -> of the square: resizing keeps the corners of pixels, half a pixel from their centres."""
    return (points - low + 0.5) * scale - 0.5


def _mano(frame: LabelledFrame) -> dict[str, Array]:
    pose, shape = frame.mano_pose, frame.mano_shape
    if pose is None or shape is None or not (np.isfinite(pose).all() and np.isfinite(shape).all()):
        return {"mano_pose": np.zeros(48), "mano_shape": np.zeros(10), "mano_valid": np.array(0.0)}
    return {"mano_pose": np.asarray(pose), "mano_shape": np.asarray(shape), "mano_valid": np.array(1.0)}
