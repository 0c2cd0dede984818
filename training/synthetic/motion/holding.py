"""Motion of a hand that holds a thing: as a whole, with things that are used upright mostly upright."""

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.one_hand import Movement, draw_carrying
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.poses import KeyPose
from handmirror.training.synthetic.motion.skeleton import product
from handmirror.training.synthetic.things.catalogue import HeldThing
from handmirror.training.synthetic.things.hold import draw_held

UPRIGHT = ("bottle", "cup", "mug", "plate")
KEPT_UPRIGHT = 0.75  # share of these
LEANING_RAD = np.radians(18)  # standard deviation
UP = np.array([0.0, -1, 0])


def draw_holding(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, time_s: Array
) -> tuple[Movement, HeldThing] | None:
    """A hand that carries one of the things around; None where the thing did not fit."""
    found = draw_held(rng, person, str(rng.choice(knobs.things)))
    if found is None:
        return None
    angles, held = found
    grasp = KeyPose(angles, f"holding a {held.thing.name}")
    movement = draw_carrying(rng, knobs, person, egocentric, grasp, time_s)
    if held.thing.name in UPRIGHT and rng.random() < KEPT_UPRIGHT:
        movement = _upright(movement, held.rotation[:, 2], rng.normal(0, LEANING_RAD), person.knuckle_at_rest)
    return movement, held


def _upright(movement: Movement, up: Array, leaning: float, knuckle: Array) -> Movement:
    """The movement rotated in the image, about the middle knuckle, until `up` [3] of the hand leads up."""
    before = quaternion.to_matrix(movement.rotation)
    x, y, _ = before.mean(0) @ up
    turn = np.array([0.0, 0.0, np.arctan2(UP[1], UP[0]) - np.arctan2(y, x) + leaning])
    rotation = product(quaternion.from_axis_angle(turn), movement.rotation)
    places = movement.wrist + before @ knuckle
    return Movement(movement.angles, rotation, places - axis_angle_to_matrix(turn) @ before @ knuckle, movement.kind)
