"""Draws a scene: who, which poses, how turned, and how it all moves."""

from dataclasses import dataclass

import numpy as np

from core.hand import quaternion
from core.types import Array, Side
from training.synthetic.motion.capsules import Capsules
from training.synthetic.motion.course import Course, draw_course, key_count, time_stamps, wander
from training.synthetic.motion.gestures import GESTURES, repeated
from training.synthetic.motion.knobs import MotionKnobs
from training.synthetic.motion.library import FIRST_ANGLE
from training.synthetic.motion.place import (
    COMFORT,
    EGOCENTRIC_ELBOW,
    HAND_M,
    WEBCAM_ELBOW,
    draw_places,
    draw_turns,
    elbows,
    wrist_of,
)
from training.synthetic.motion.poses import draw_pose, plausible, variation
from training.synthetic.motion.separate import separate
from training.synthetic.motion.skeleton import ANGLES, Skeleton, product
from training.synthetic.scene import HandMotion, SceneMotion

MIDDLE_KNUCKLE = 4  # of MANO's joints
FINGER_LAG_S = 0.05  # standard deviation by which fingers follow each other
TREMOR_RAD, TREMOR_M = np.radians(0.25), 0.0003  # at 6 to 11 hertz
DRIFT_RAD, DRIFT_M = np.radians(1.2), 0.003  # at 0.1 to 0.7 hertz


@dataclass(frozen=True, eq=False)
class Person:
    """Whose hands they are."""

    shape: Array  # [10] betas
    skeleton: Skeleton
    capsules: Capsules

    @property
    def size(self) -> float:
        """Of the hand, against the mean one."""
        return float(np.linalg.norm(self.knuckle_at_rest)) / HAND_M

    @property
    def knuckle_at_rest(self) -> Array:
        """[3] metres from the wrist to the middle knuckle of the rest hand."""
        return np.asarray(self.skeleton.rest[MIDDLE_KNUCKLE] - self.skeleton.rest[0])


@dataclass(frozen=True, eq=False)
class Movement:
    """A hand as it moves, before it becomes parameters of the hand model."""

    angles: Array  # [t, 26] radians
    turn: Array  # [t, 4] quaternions of the whole hand
    knuckle: Array  # [t, 3] metres, of the middle finger
    kind: str


def sample_scene(rng: np.random.Generator, knobs: MotionKnobs, frames: int, fps: float) -> SceneMotion:
    """A clip of one or two hands.

    Args:
        rng: the clip's own generator: the same one gives the same clip.
        knobs: what varies.
        frames: how many; 1 for a picture.
        fps: of the camera, 10 to 60.

    Returns:
        The scene; of a left hand also the elbow is that of its mirror image.
    """
    time_s = time_stamps(rng, knobs, frames, fps)
    person = draw_person(rng, knobs)
    egocentric = bool(rng.random() < knobs.egocentric)
    if rng.random() < knobs.two_hands:
        aside = (1 if egocentric else -1) * rng.uniform(0.07, 0.14)
        movements = [draw_movement(rng, knobs, person, egocentric, aside, time_s) for _ in Side]
        sides = list(Side)
    else:
        movements = [draw_movement(rng, knobs, person, egocentric, 0.0, time_s)]
        sides = [Side.LEFT if rng.random() < knobs.left else Side.RIGHT]
    hands = tuple(
        hand_of(rng, person, movement, side, egocentric) for movement, side in zip(movements, sides, strict=True)
    )
    return SceneMotion(hands, time_s, " and ".join(dict.fromkeys(movement.kind for movement in movements)))


def draw_person(rng: np.random.Generator, knobs: MotionKnobs) -> Person:
    """Betas as people have them: the first one is size, in which children and adults are two groups."""
    shape = np.clip(knobs.shape_spread * rng.standard_normal(10), -2.5, 2.5)
    child = rng.random() < knobs.children
    shape[0] = np.clip(rng.normal(-1.4, 0.7) if child else rng.normal(0.35, 0.7), -2.7, 2.2)
    skeleton = Skeleton.of(shape)
    return Person(shape, skeleton, Capsules.of(skeleton))


def draw_movement(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, aside_m: float, time_s: Array
) -> Movement:
    """One hand's clip: it goes from pose to pose, holds one, or repeats a gesture."""
    pace, seconds = rng.uniform(*knobs.pace), float(time_s[-1])
    doing = rng.random()
    held, gesture = doing < knobs.held, knobs.held <= doing < knobs.held + knobs.gesture
    count = 2 if held else key_count(seconds, pace)
    turns = draw_turns(rng, knobs, egocentric, count)
    places = draw_places(rng, knobs, aside_m, count)
    if held:
        turns[1], places[1] = turns[0], places[0]

    if gesture:
        doing_what = GESTURES[rng.integers(len(GESTURES))]
        course = draw_course(rng, 0.5 * pace, seconds, np.full(count - 1, 1.0))
        spread = variation(rng, np.radians(knobs.variation_deg))
        hertz, phase = rng.uniform(*doing_what.hertz) * pace**0.5, rng.random()
        angles, swing, shift = repeated(doing_what, time_s, hertz, phase, spread)
        kind = doing_what.name
    else:
        keys = [draw_pose(rng, knobs) for _ in range(1 if held else count)]
        kind = keys[0].kind
        angles = np.stack([key.angles for key in keys] * (2 if held else 1))
        angles = separate(person.skeleton, angles, [key.touch for key in keys] * (2 if held else 1), person.capsules)
        course = draw_course(rng, pace, seconds, np.abs(np.diff(angles, axis=0)).max(1))
        angles = _between_poses(rng, course, angles, time_s)
        swing, shift = np.zeros((2, 1, 3))
    shares = course.shares(time_s)
    tremor = rng.uniform(*knobs.tremor)
    angles = angles + _unrest(rng, time_s, (ANGLES,), DRIFT_RAD, tremor * TREMOR_RAD)
    swing = swing + _unrest(rng, time_s, (3,), DRIFT_RAD, tremor * TREMOR_RAD)
    knuckle = shares @ places + shift + _unrest(rng, time_s, (3,), DRIFT_M, tremor * TREMOR_M)
    mixed = shares @ turns
    turned = product(quaternion.from_axis_angle(swing), mixed / np.linalg.norm(mixed, axis=1, keepdims=True))
    angles = separate(person.skeleton, plausible(angles), None, person.capsules)
    return Movement(angles, turned, knuckle, kind)


def hand_of(rng: np.random.Generator, person: Person, movement: Movement, side: Side, egocentric: bool) -> HandMotion:
    """A movement as parameters of the hand model."""
    towards = (EGOCENTRIC_ELBOW if egocentric else WEBCAM_ELBOW) + np.sin(COMFORT) * rng.standard_normal(3)
    rotation = quaternion.to_matrix(movement.turn)
    wrist = wrist_of(movement.knuckle, rotation, person.knuckle_at_rest)
    pose = np.hstack([quaternion.to_axis_angle(movement.turn), person.skeleton.finger_pose(movement.angles)])
    elbow = elbows(wrist, rotation, towards, person.size)
    return HandMotion(side, pose, person.shape, wrist - person.skeleton.rest[0], elbow)


def _between_poses(rng: np.random.Generator, course: Course, keys: Array, time_s: Array) -> Array:
    """Angles [t, 26] from key to key [k, 26]; each finger has a delay of its own."""
    angles = np.empty((len(time_s), ANGLES))
    for finger, first in FIRST_ANGLE.items():
        columns = slice(first, first + (6 if finger == "thumb" else 5))
        lag = float(np.clip(rng.normal(0, FINGER_LAG_S), -0.1, 0.1))
        angles[:, columns] = course.shares(time_s, lag) @ keys[:, columns]
    return angles


def _unrest(rng: np.random.Generator, time_s: Array, size: tuple[int, ...], drift: float, tremor: float) -> Array:
    return drift * wander(rng, time_s, size, (0.1, 0.7)) + tremor * wander(rng, time_s, size, (6.0, 11.0))
