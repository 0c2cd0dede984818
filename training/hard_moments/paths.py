"""How hands go through a clip of hard moments: places over time, and movements that follow them."""

from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Array, Side
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.one_hand import (
    DRIFT_M,
    TREMOR_M,
    Movement,
    draw_movement,
    drift_and_tremor,
)
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.sample import hand_motion
from handmirror.training.synthetic.scene import HandMotion

HAND_M = 0.20  # about, from the wrist to the longest finger's tip
MIRRORED = np.array([-1.0, 1, 1])


@dataclass(frozen=True)
class Window:
    """What the camera sees: the scene's axes are the camera's, with the origin `distance_m` in front of it."""

    size: tuple[int, int]  # width, height in pixels
    fov_deg: float  # horizontal
    distance_m: float

    @property
    def focal(self) -> float:
        """Pixels."""
        return self.size[0] / 2 / float(np.tan(np.radians(self.fov_deg) / 2))

    @property
    def K(self) -> Array:  # noqa: N802
        """Intrinsics [3, 3]."""
        width, height = self.size
        return np.array([[self.focal, 0, (width - 1) / 2], [0, self.focal, (height - 1) / 2], [0, 0, 1.0]])

    def place(self, x: float, y: float, z: float = 0.0) -> Array:
        """The place [3] in the scene that is seen at (x, y), 0..1 of width and height, `z` metres behind the origin."""
        depth = self.distance_m + z
        pixel = np.array([x * (self.size[0] - 1), y * (self.size[1] - 1)])
        return np.array([*((pixel - self.K[:2, 2]) * depth / self.focal), z])

    def margin(self, metres: float, z: float = 0.0) -> Array:
        """A length in parts of the image's width and height, [2]."""
        return metres * self.focal / (self.distance_m + z) / np.array(self.size)


@dataclass(frozen=True)
class Key:
    """A place to be at a time."""

    second: float
    place: Array  # [3] metres


def follow(keys: list[Key], time_s: Array) -> Array:
    """Places [t, 3]: from key to key with least jerk (Flash and Hogan, 1985), still before and after.

    Two keys at the same place are a pause.
    """
    seconds, places = np.array([key.second for key in keys]), np.stack([key.place for key in keys])
    index = np.clip(np.searchsorted(seconds, time_s, side="right") - 1, 0, len(keys) - 2)
    u = np.clip((time_s - seconds[index]) / np.diff(seconds)[index], 0, 1)[:, None]
    return places[index] + u**3 * (10 + u * (6 * u - 15)) * (places[index + 1] - places[index])


def moving_hand(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, side: Side, path: Array, time_s: Array
) -> HandMotion:
    """A hand that does something while its middle knuckle follows `path` [t, 3] of the scene."""
    movement = draw_movement(rng, knobs, person, False, 0.0, time_s)
    return on_path(rng, person, movement, side, path, time_s)


def on_path(
    rng: np.random.Generator, person: Person, movement: Movement, side: Side, path: Array, time_s: Array
) -> HandMotion:
    """A movement whose middle knuckle is led along `path` [t, 3], with drift and tremor of its own."""
    own = path * MIRRORED if side is Side.LEFT else path
    own = own + drift_and_tremor(rng, time_s, 3, DRIFT_M, TREMOR_M)
    wrist = own - quaternion.to_matrix(movement.rotation) @ person.knuckle_at_rest
    return hand_motion(rng, person, replace(movement, wrist=wrist), side, False)
