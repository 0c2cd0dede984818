"""Draws hand poses: from the library, from tracked hands, mixtures, or any pose that the joints allow."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.anatomy import FREEDOMS
from handmirror.core.hand.joints import FINGERS
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import DISTAL
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.library import COLUMNS, FIRST_ANGLE, HandShape, hand_shapes
from handmirror.training.synthetic.motion.recorded import real_poses
from handmirror.training.synthetic.motion.skeleton import ANGLES, HIGH, LOW

# Columns of the 26 angles, fingers in the order index, middle, ring, pinky
_FIRST = np.array([FIRST_ANGLE[finger] for finger in FINGERS[1:]])
BASE, SPREAD, TWIST, MIDDLE, END = _FIRST, _FIRST + 1, _FIRST + 2, _FIRST + 3, _FIRST + 4
THUMB = np.arange(FIRST_ANGLE["thumb"], ANGLES)
FOLDED_SPREAD = np.radians([-5, 0, 7, 16])  # of bent fingers, which point at the thumb's root
# how much fingers bend together: the nearer, the more, the last two most, as Ingram et al. (2008) saw it; our numbers
TOGETHER = np.linalg.cholesky([[1, 0.6, 0.4, 0.3], [0.6, 1, 0.75, 0.5], [0.4, 0.75, 1, 0.8], [0.3, 0.5, 0.8, 1]])


@dataclass(frozen=True, eq=False)
class KeyPose:
    """A pose to move to."""

    angles: Array  # [26] radians
    kind: str  # where it comes from
    touch: tuple[int, ...] = ()  # capsules that the thumb's end meets


def draw_pose(rng: np.random.Generator, knobs: MotionKnobs, real: Array | None = None) -> KeyPose:
    """A pose with variation, within what joints can do; fingers may still run into each other.

    `real` are angles [n, 26] of seen hands to draw from, None for those that ship.
    """
    parts = np.array([knobs.library, knobs.mixed, knobs.random, knobs.real])
    source = rng.choice(4, p=parts / parts.sum())
    key = _real(rng, real) if source == 3 else (_library, _mixed, _random)[source](rng)
    angles = plausible(key.angles + variation(rng, np.radians(knobs.variation_deg)))
    touch = key.touch or ((int(rng.choice(DISTAL[1:])) - 1,) if rng.random() < knobs.contact else ())
    return KeyPose(angles, key.kind, touch)


def variation(rng: np.random.Generator, spread: float) -> Array:
    """Offsets [26], radians: fingers bend more or less as a whole, each joint by a little of its own."""
    offsets = 0.5 * spread * rng.standard_normal(ANGLES)
    offsets[TWIST] *= 0.3
    whole = spread * (TOGETHER @ rng.standard_normal(4))
    offsets[BASE] += whole
    offsets[MIDDLE] += whole
    offsets[END] += 2 / 3 * whole
    return offsets


def plausible(angles: Array) -> Array:
    """Angles [..., 26] within the joints' ranges, and as joints depend on each other.

    A finger's end joint bends with the middle one, two thirds as far on average; bent fingers can hardly spread.
    """
    angles = angles.copy()
    middle = angles[..., MIDDLE]
    angles[..., END] = np.clip(angles[..., END], 0.5 * middle - np.radians(25), 0.9 * middle + np.radians(20))
    folded = np.clip(angles[..., BASE] / np.radians(85), 0, 1)
    centre, room = folded * FOLDED_SPREAD, np.radians(25) - folded * np.radians(17)
    angles[..., SPREAD] = np.clip(angles[..., SPREAD], centre - room, centre + room)
    return np.clip(angles, LOW, HIGH)


def _library(rng: np.random.Generator) -> KeyPose:
    shape = _any_shape(rng)
    return KeyPose(shape.angles, shape.kind, shape.touch)


def _mixed(rng: np.random.Generator) -> KeyPose:
    """Between two shapes, or some fingers of one and the rest of the other."""
    one, other = _any_shape(rng), _any_shape(rng)
    if rng.random() < 0.5:
        share = np.full(ANGLES, rng.uniform(0.2, 0.8))
    else:
        share = np.zeros(ANGLES)
        for finger in rng.choice(FINGERS, rng.integers(1, 4), replace=False):
            share[COLUMNS[str(finger)]] = 1
    return KeyPose(one.angles + share * (other.angles - one.angles), "mixed")


def _random(rng: np.random.Generator) -> KeyPose:
    angles = np.zeros(ANGLES)
    bend = np.radians(rng.uniform(-5, 80)) + np.radians(25) * (TOGETHER @ rng.standard_normal(4))
    angles[BASE] = bend
    angles[MIDDLE] = np.radians(rng.uniform(0, 95)) + np.radians(20) * (TOGETHER @ rng.standard_normal(4))
    angles[END] = 2 / 3 * angles[MIDDLE] + np.radians(8) * rng.standard_normal(4)
    opening = rng.uniform(-0.6, 1.2)  # all fingers apart or together
    angles[SPREAD] = np.radians([10, 2, -5, -12]) * opening + np.radians(3) * rng.standard_normal(4)
    angles[TWIST] = np.radians(3) * rng.standard_normal(4)
    angles[THUMB] = [rng.normal(freedom.habit, 1.3 * freedom.spread) for freedom in FREEDOMS[THUMB[0] :]]
    return KeyPose(angles, "random")


def _real(rng: np.random.Generator, poses: Array | None) -> KeyPose:
    poses = real_poses() if poses is None else poses
    return KeyPose(poses[rng.integers(len(poses))], "real")


def _any_shape(rng: np.random.Generator) -> HandShape:
    shapes = list(hand_shapes().values())
    return shapes[rng.integers(len(shapes))]
