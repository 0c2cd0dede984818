"""Scripts of the hands in a clip: their place, rotation and pose over time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Array, Side
from handmirror.training.synthetic.knobs import BackgroundKnobs, EffectKnobs, Knobs, ObjectKnobs, SkinKnobs
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.one_hand import (
    DRIFT_M,
    DRIFT_RAD,
    TREMOR_M,
    TREMOR_RAD,
    Movement,
    blended,
    draw_movement,
    drift_and_tremor,
)
from handmirror.training.synthetic.motion.person import Person, draw_person
from handmirror.training.synthetic.motion.placement import draw_rotations, view_rotation
from handmirror.training.synthetic.motion.poses import plausible, variation
from handmirror.training.synthetic.motion.sample import hand_motion
from handmirror.training.synthetic.motion.separate import separate
from handmirror.training.synthetic.motion.skeleton import ANGLES, product
from handmirror.training.synthetic.scene import HandMotion

# an ordinary webcam on an ordinary day: what is hard is the moment
PLAIN = Knobs(
    motion=MotionKnobs(
        held=0.1, gesture=0.2, any_turn=0.0, shape_spread=0.8, tremor=(0.3, 1.0), egocentric=0.0, shown=0.3
    ),
    skin=SkinKnobs(glove=0.0, polish=0.05, ring=0.1, watch=0.1),
    background=BackgroundKnobs(person=0.3, table=0.0),
    objects=ObjectKnobs(held=0.0, before=0.0, around=0.1),
    effects=EffectKnobs(
        exposure_s=(0.004, 0.016), defocus_px=0.4, shake=0.0, noise=(0.003, 0.012), low_light=0.0, grey=0.0
    ),
)
BORDERS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "top": (0.0, -1.0), "bottom": (0.0, 1.0)}
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


@dataclass(frozen=True, eq=False)
class Script:
    """What a clip's hands are directed with. Places are those of the middle knuckle."""

    rng: np.random.Generator
    window: Window
    time_s: Array  # [t] seconds
    variant: str  # of the kind
    number: int  # of the clip

    @property
    def seconds(self) -> float:
        """From the first to the last frame."""
        return float(self.time_s[-1])

    def uniform(self, low: float, high: float) -> float:
        """A number drawn evenly."""
        return float(self.rng.uniform(low, high))

    def chance(self, share: float) -> bool:
        """True as often as `share` says."""
        return bool(self.rng.random() < share)

    def side(self) -> Side:
        """Any side."""
        return Side.LEFT if self.chance(0.5) else Side.RIGHT

    def person(self) -> Person:
        """Anybody."""
        return draw_person(self.rng, PLAIN.motion)

    # places

    def inside(self, z: float = 0.0, spread: float = 0.12) -> Array:
        """A place [3] at which the hand is in the image."""
        return self.window.place(0.5 + self.uniform(-spread, spread), 0.52 + self.uniform(-spread, spread), z)

    def at_border(self, border: str, metres: float, z: float = 0.0) -> Array:
        """A place [3], `metres` outside of a border (negative: inside)."""
        way = np.array(BORDERS[border])
        along = np.array([0.5, 0.55]) + self.rng.uniform(-0.2, 0.2, 2)
        edge = np.where(way == 0, along, (way > 0).astype(float))
        x, y = edge + way * self.window.margin(metres, z)
        return self.window.place(x, y, z)

    # movements

    def free(self, person: Person, knobs: MotionKnobs = PLAIN.motion) -> Movement:
        """Moving fingers on a hand that turns as people's do before a camera."""
        return draw_movement(self.rng, knobs, person, False, 0.0, self.time_s)

    def posed(self, person: Person, shape: str, rotation: Array | None = None) -> Movement:
        """A hand that keeps a pose of the library, turned by quaternions [t, 4] or as people's hands are."""
        chosen, count = hand_shapes()[shape], 3
        wanted = plausible(chosen.angles + variation(self.rng, np.radians(2)))
        angles = separate(person, wanted[None], [chosen.touch])
        alive = drift_and_tremor(self.rng, self.time_s, ANGLES, DRIFT_RAD / 3, TREMOR_RAD)
        if rotation is None:
            seconds = np.linspace(0, self.seconds, count)
            rotation = turned(draw_rotations(self.rng, PLAIN.motion, False, count), seconds, self.time_s)
        return Movement(
            plausible(angles + alive), self.swinging(rotation), np.zeros((len(self.time_s), 3)), chosen.kind
        )

    def swinging(self, rotation: Array) -> Array:
        """Quaternions [t, 4] with a little drift and tremor."""
        swing = drift_and_tremor(self.rng, self.time_s, 3, DRIFT_RAD, TREMOR_RAD)
        return product(quaternion.from_axis_angle(swing), rotation)

    def hand(self, person: Person, side: Side, movement: Movement, path: Array) -> HandMotion:
        """A movement whose middle knuckle follows `path` [t, 3], with drift and tremor of its own."""
        own = path * MIRRORED if side is Side.LEFT else path
        own = own + drift_and_tremor(self.rng, self.time_s, 3, DRIFT_M, TREMOR_M)
        wrist = own - quaternion.to_matrix(movement.rotation) @ person.knuckle_at_rest
        return hand_motion(self.rng, person, replace(movement, wrist=wrist), side, False)

    def walk(self, keys: Sequence[Key]) -> Array:
        """Places [t, 3] from key to key."""
        return between(np.array([key.second for key in keys]), self.time_s) @ np.stack([key.place for key in keys])


def between(seconds: Array, time_s: Array) -> Array:
    """How much of each key [k] of rising `seconds` there is at each time, [t, k].

    Movements have least jerk (Flash and Hogan, 1985).
    """
    index = np.clip(np.searchsorted(seconds, time_s, side="right") - 1, 0, len(seconds) - 2)
    u = np.clip((time_s - seconds[index]) / np.diff(seconds)[index], 0, 1)
    done = u**3 * (10 + u * (6 * u - 15))
    shares = np.zeros((len(time_s), len(seconds)))
    rows = np.arange(len(time_s))
    shares[rows, index], shares[rows, index + 1] = 1 - done, done
    return shares


def turned(rotations: Array, seconds: Array, time_s: Array) -> Array:
    """Quaternions [t, 4] from key to key [k, 4] of rising `seconds` [k]."""
    return blended(quaternion.continuous(rotations), between(seconds, time_s))


def facing(yaw_deg: float, pitch_deg: float = 0.0, roll_deg: float = 0.0) -> Array:
    """Quaternion [4] of a hand as its own side sees it; see `motion.placement.View`."""
    return view_rotation(*np.radians([yaw_deg, pitch_deg, roll_deg]))
