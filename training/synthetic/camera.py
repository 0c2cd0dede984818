"""The camera in the scene, and the square of its image that is stored."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.clips.frames import MIN_SIDE, STORED_REACH, hand_square
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array
from handmirror.training.synthetic.draw import View
from handmirror.training.synthetic.knobs import CameraKnobs

NEAREST_M = 0.08  # no joint comes closer to the camera
FITTING = 0.95  # of the image's half height that a hand may fill without being cut


@dataclass(frozen=True, eq=False)
class Camera:
    """A full image's camera over the frames of a clip."""

    size: tuple[int, int]  # width and height in pixels
    K: Array  # [3, 3]
    rotation: Array  # [t, 3, 3] x_camera = rotation @ x_scene + shift
    shift: Array  # [t, 3] metres

    def seen(self, points: Array) -> Array:
        """Points [t, n, 3] of the scene in the camera's axes."""
        return np.einsum("tij,tnj->tni", self.rotation, points) + self.shift[:, None]

    def view(self, frame: int) -> View:
        """The full image of a frame."""
        return View(self.rotation[frame], self.shift[frame], self.K, self.size)


@dataclass(frozen=True, eq=False)
class Square:
    """The part of a full image that is stored, as `core.clips` cuts it."""

    left: int
    top: int
    side: int  # pixels of the full image
    stored: int  # pixels of the stored one

    @property
    def scale(self) -> float:
        """Stored pixels a pixel."""
        return self.stored / self.side

    def K(self, K: Array) -> Array:  # noqa: N802
        """Intrinsics [3, 3] of the stored square."""
        scale = self.scale
        moved = K.copy()
        moved[:2] *= scale
        moved[:2, 2] = (K[:2, 2] - (self.left, self.top) + 0.5) * scale - 0.5
        return moved

    def view(self, camera: Camera, frame: int) -> View:
        """The stored image of a frame."""
        return View(camera.rotation[frame], camera.shift[frame], self.K(camera.K), (self.stored, self.stored))

    def inside(self, size: tuple[int, int]) -> tuple[slice, slice]:
        """Rows and columns of the stored square that lie in a full image of `size`; the rest is black."""
        low = (np.array([-self.left, -self.top]) * self.scale).round().astype(int).clip(0, self.stored)
        high = ((np.array(size) - (self.left, self.top)) * self.scale).round().astype(int).clip(0, self.stored)
        return slice(low[1], high[1]), slice(low[0], high[0])


def place_camera(rng: np.random.Generator, knobs: CameraKnobs, joints: Array) -> Camera:
    """A camera that looks at the hand with joints [t, 21, 3] of the scene."""
    width = int(rng.choice(knobs.width_px))
    size = (width, round(width / float(rng.choice(knobs.aspect))))
    focal = width / 2 / np.tan(np.radians(rng.uniform(*knobs.view_deg)) / 2)
    K = np.array([[focal, 0, (width - 1) / 2], [0, focal, (size[1] - 1) / 2], [0, 0, 1]])
    middle = joints.mean((0, 1))
    base = _scene_to_camera(rng, knobs)
    distance = np.exp(rng.uniform(*np.log(knobs.distance_m)))
    reach = float(np.linalg.norm(joints - middle, axis=-1).max())
    half = np.array(size) / 2
    if rng.random() < knobs.cut:
        room = half - 2
    else:  # near hands are moved away until they fit
        distance = max(distance, reach * (1 + focal / (FITTING * half.min())))
        room = np.maximum(half - reach * focal / (distance - reach), 0)
    pixel = K[:2, 2] + room * rng.uniform(-1, 1, 2)
    ray = np.array([*((pixel - K[:2, 2]) / focal), 1.0])
    shift = distance * ray / np.linalg.norm(ray) - base @ middle
    nearest = (joints @ base.T + shift)[..., 2].min()
    shift[2] += max(0.0, NEAREST_M - nearest)
    shakes = _shake(rng, len(joints), np.radians(rng.uniform(*knobs.shake_deg)))
    rotation = np.stack([shake @ base for shake in shakes])
    return Camera(size, K, rotation, np.stack([shake @ shift for shake in shakes]))


def stored_squares(camera: Camera, joints: Array, largest: int) -> list[Square | None]:
    """The square around the hand in each frame; None where it is too small or has left the image.

    Args:
        camera: of the clip.
        joints: [t, 21, 3] in the camera's axes, as a right hand.
        largest: side of the stored image at most, in pixels.
    """
    squares: list[Square | None] = []
    for points in joints:
        box = hand_square(project(points, camera.K), np.ones(21))
        width, height = camera.size
        if box.size < MIN_SIDE or not (0 <= box.x < width and 0 <= box.y < height):
            squares.append(None)
            continue
        side = max(int(np.ceil(box.size * STORED_REACH)), 1)
        left, top = round(box.x - (side - 1) / 2), round(box.y - (side - 1) / 2)
        squares.append(Square(left, top, side, min(side, largest)))
    return squares


def _scene_to_camera(rng: np.random.Generator, knobs: CameraKnobs) -> Array:
    """From the scene to the camera's axes [3, 3]."""
    roll = rng.normal(0, np.radians(knobs.roll_deg))
    yaw, pitch = np.radians(rng.uniform(*knobs.yaw_deg)), np.radians(rng.uniform(*knobs.pitch_deg))
    if rng.random() < knobs.any_side:
        yaw, pitch = rng.uniform(-np.pi, np.pi), np.arcsin(rng.uniform(-1, 1))
    if rng.random() < knobs.any_roll:
        roll = rng.uniform(-np.pi, np.pi)
    about_x, about_y, about_z = np.diag([pitch, yaw, roll])
    return axis_angle_to_matrix(about_z) @ axis_angle_to_matrix(about_x) @ axis_angle_to_matrix(about_y)


def _shake(rng: np.random.Generator, frames: int, angle: float) -> Array:
    """Small rotations [t, 3, 3] of a held camera: slow waves."""
    if frames == 1 or angle < 1e-5:
        return np.tile(np.eye(3), (frames, 1, 1))
    time = np.arange(frames)[:, None] / 30
    waves = np.sin(2 * np.pi * (time * rng.uniform(0.3, 1.5, (1, 3)) + rng.random(3)))
    return axis_angle_to_matrix(angle * waves)
