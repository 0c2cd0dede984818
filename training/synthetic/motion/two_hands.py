"""Motion of two hands in a clip: they touch in some way, or move side by side."""

from dataclasses import replace

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import FLESH_M
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
    interpolate_keys,
)
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.placement import about_axes, draw_places, view_rotation
from handmirror.training.synthetic.motion.poses import plausible, variation
from handmirror.training.synthetic.motion.separate import separate_smoothly
from handmirror.training.synthetic.motion.skeleton import ANGLES, HIGH, LOW, product
from handmirror.training.synthetic.motion.timing import draw_course, key_count
from handmirror.training.synthetic.motion.touching import (
    Held,
    Role,
    Touch,
    cross_gaps,
    disentangle,
    touches,
    way_to_touch,
)

ASIDE_M = (0.07, 0.14)  # from the middle between two free hands to each
CLEARANCE_M = 0.005  # between two free hands, at least
MIRRORED = np.array([1.0, -1, -1, 1])  # on a quaternion, mirrors X
TRIES = 5
PACE = 0.4  # of the fingers' small movements while the hands touch
VIEW_SPREAD = np.radians(4)  # standard deviation of how hands that touch are rotated against each other
# of both together: yaw, pitch and roll, mean and standard deviation; the viewer's own hands are seen from behind
PAIR_ROTATION = np.radians([[0, 30], [4, 18], [0, 16]])
OWN_PAIR_ROTATION = np.radians([[180, 25], [-38, 18], [0, 16]])
LIVELINESS = np.radians(10)  # standard deviation of the rotations of both hands together, from key to key


def draw_free_pair(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, time_s: Array
) -> tuple[Movement, Movement]:
    """Right and left hand side by side, so far apart that they never meet."""
    aside = (1 if egocentric else -1) * rng.uniform(*ASIDE_M)
    right, left = (draw_movement(rng, knobs, person, egocentric, aside, time_s) for _ in range(2))
    way = np.array([-np.sign(aside), 0.0, 0.0])
    free = way_to_touch(Held(person, right, False), Held(person, left, True), np.tile(way, (len(time_s), 1)))
    back = way * min(float(free.min()) - CLEARANCE_M, 0.0) / 2
    return replace(right, wrist=right.wrist + back), replace(left, wrist=left.wrist + back)


def draw_touching_pair(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, time_s: Array
) -> tuple[Movement, Movement]:
    """Right and left hand that touch, now and then or all the time."""
    touch = touches()[rng.integers(len(touches()))]
    pace, seconds = rng.uniform(*knobs.pace), float(time_s[-1])
    hertz = rng.uniform(0.8, 2.2) * pace
    cycle = 2 * np.pi * (hertz * time_s + rng.random())
    if touch.way is None:
        right, left = (_alive(rng, hand, time_s) for hand in _entwined(rng, knobs, person, touch))
    else:
        right, left = (pose_role(rng, knobs, person, role, touch, time_s) for role in (touch.right, touch.left))
        right, left = meet(touch, right, left, np.sin(cycle))
        beat = rng.uniform(*touch.beat) * (0.5 - 0.5 * np.cos(cycle))
        right = right.moved(-beat[:, None] * np.array(touch.way))

    count = key_count(seconds, 0.5 * pace)
    course = draw_course(rng, 0.5 * pace, seconds, np.ones(count - 1))
    base = [rng.normal(*angle) for angle in (OWN_PAIR_ROTATION if egocentric else PAIR_ROTATION)]
    keys = np.stack([about_axes(*(base + LIVELINESS * rng.standard_normal(3))) for _ in range(count)])
    shares = course.shares(time_s)
    tremor = rng.uniform(*knobs.tremor)
    swing = quaternion.from_axis_angle(drift_and_tremor(rng, time_s, 3, DRIFT_RAD, tremor * TREMOR_RAD))
    both = product(swing, blended(quaternion.continuous(keys), shares))
    place = shares @ draw_places(rng, knobs, 0.0, count) + drift_and_tremor(rng, time_s, 3, DRIFT_M, tremor * TREMOR_M)
    middle = (right.knuckle + left.knuckle).mean(0) / 2
    return _carried(right, both, middle, place), _carried(left, both, middle, place)


def meet(touch: Touch, right: Held, left: Held, stroke: Array) -> tuple[Held, Held]:
    """Bring the hands together as a touch has it; `stroke` [t], -1 to 1, says where in its slide each frame is."""
    offset = np.array(touch.shift) + stroke[:, None] * touch.stroke
    right = right.moved(left.anchor(touch.left.at) - right.anchor(touch.right.at) + offset)
    if touch.way is None:
        return disentangle(right, left)
    way = np.tile(np.array(touch.way, float), (len(stroke), 1))
    return right.moved(way * way_to_touch(right, left, way)[:, None]), left


def _entwined(rng: np.random.Generator, knobs: MotionKnobs, person: Person, touch: Touch) -> tuple[Held, Held]:
    """The one frame of hands that hold each other; tried again when fingers could not get out of each other."""
    for _ in range(TRIES):
        right, left = (pose_role(rng, knobs, person, role, touch, np.zeros(1)) for role in (touch.right, touch.left))
        right, left = meet(touch, right, left, np.zeros(1))
        if cross_gaps(right, left)[0].distance.min() > -FLESH_M:
            break
    return right, left


def pose_role(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, role: Role, touch: Touch, time_s: Array
) -> Held:
    """One hand of a touch, before it meets the other one."""
    shape = hand_shapes()[role.shape].angles
    spread = 0.6 * np.radians(knobs.variation_deg)
    keys = np.stack([plausible(shape + variation(rng, spread)) for _ in range(2)])
    course = draw_course(rng, PACE, float(time_s[-1]), np.ones(1))
    moving = interpolate_keys(rng, course, keys, time_s)
    moving = moving + drift_and_tremor(rng, time_s, ANGLES, DRIFT_RAD / 2, TREMOR_RAD / 2)
    angles = separate_smoothly(person, plausible(moving), time_s)
    view = np.radians(role.view) + VIEW_SPREAD * rng.standard_normal(3)
    swing = quaternion.from_axis_angle(drift_and_tremor(rng, time_s, 3, DRIFT_RAD / 2, 0.0))
    movement = Movement(angles, product(swing, view_rotation(*view)), np.zeros((len(time_s), 3)), touch.name)
    return Held(person, movement, role is touch.left)


def _alive(rng: np.random.Generator, hand: Held, time_s: Array) -> Held:
    """A hand that stays as it is in its one frame, but for drift and tremor."""
    movement, frames = hand.movement, len(time_s)
    angles = np.clip(movement.angles + drift_and_tremor(rng, time_s, ANGLES, DRIFT_RAD / 3, TREMOR_RAD / 2), LOW, HIGH)
    rotation, wrist = np.repeat(movement.rotation, frames, axis=0), np.repeat(movement.wrist, frames, axis=0)
    return replace(hand, movement=replace(movement, angles=angles, rotation=rotation, wrist=wrist))


def _carried(hand: Held, both: Array, middle: Array, place: Array) -> Movement:
    """A hand rotated by `both` [t, 4] about the middle [3] of two, which goes to `place` [t, 3]."""
    movement = hand.movement
    moved = (quaternion.to_matrix(both) @ (hand.real(movement.wrist) - middle)[..., None]).squeeze(-1) + place
    own = both * MIRRORED if hand.left else both
    return replace(movement, rotation=product(own, movement.rotation), wrist=hand.real(moved))
