"""Motion of one hand in a clip: from pose to pose, holding one, repeating a gesture, or as a recorded hand."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.gestures import GESTURES, repeated
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.library import COLUMNS
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.placement import draw_places, draw_rotations
from handmirror.training.synthetic.motion.poses import KeyPose, draw_pose, plausible, variation
from handmirror.training.synthetic.motion.recorded import STEP_S, real_motions
from handmirror.training.synthetic.motion.separate import separate, separate_smoothly
from handmirror.training.synthetic.motion.skeleton import ANGLES, product
from handmirror.training.synthetic.motion.timing import Course, band_limited_noise, draw_course, key_count

DOINGS = ("hold", "repeat", "as seen", "go")  # a pose, a gesture, what a real hand did, from pose to pose
FINGER_LAG_S = 0.05  # standard deviation by which fingers follow each other
TREMOR_RAD, TREMOR_M = np.radians(0.25), 0.0003  # at 6 to 11 hertz
SMOOTH_STEPS = 0.8  # of a seen motion, standard deviation: takes the tracker's jitter away
DRIFT_RAD, DRIFT_M = np.radians(1.2), 0.003  # at 0.1 to 0.7 hertz


@dataclass(frozen=True, eq=False)
class Movement:
    """A hand as it moves, in its own (if left, mirrored) world."""

    angles: Array  # [t, 26] radians
    rotation: Array  # [t, 4] quaternions of the whole hand
    wrist: Array  # [t, 3] metres
    kind: str


@dataclass(frozen=True, eq=False)
class _Fingers:
    """Motion of the fingers, and of the hand along with them."""

    angles: Array  # [t, 26] radians
    kind: str
    course: Course  # of the whole hand
    swing: Array  # [t or 1, 3] axis-angle
    shift: Array  # [t or 1, 3] metres


def draw_movement(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, aside_m: float, time_s: Array
) -> Movement:
    """A hand that moves freely, `aside_m` right of the origin in its own world."""
    pace, seconds = rng.uniform(*knobs.pace), float(time_s[-1])
    doing = str(rng.choice(DOINGS, p=_shares_of_doing(knobs)))
    count = 2 if doing == "hold" else key_count(seconds, pace)
    rotations = draw_rotations(rng, knobs, egocentric, count)
    places = draw_places(rng, knobs, aside_m, count)
    if doing == "hold":
        rotations[1], places[1] = rotations[0], places[0]
        fingers = _go(rng, knobs, person, [draw_pose(rng, knobs)] * 2, pace, time_s)
    elif doing == "repeat":
        fingers = _repeat(rng, knobs, count, pace, time_s)
    elif doing == "as seen":
        fingers = _as_seen(rng, count, pace, time_s)
    else:
        fingers = _go(rng, knobs, person, [draw_pose(rng, knobs) for _ in range(count)], pace, time_s)
    tremor = rng.uniform(*knobs.tremor)
    rotation, wrist = _carried(rng, person, fingers, rotations, places, tremor, time_s)
    angles = plausible(fingers.angles + drift_and_tremor(rng, time_s, ANGLES, DRIFT_RAD, tremor * TREMOR_RAD))
    angles = separate_smoothly(person, angles, time_s)
    return Movement(angles, rotation, wrist, fingers.kind)


def draw_carrying(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, egocentric: bool, grasp: KeyPose, time_s: Array
) -> Movement:
    """A hand that moves as a whole, its fingers around what it carries."""
    pace = rng.uniform(*knobs.pace)
    count = key_count(float(time_s[-1]), pace)
    rotations, places = draw_rotations(rng, knobs, egocentric, count), draw_places(rng, knobs, 0.0, count)
    course = draw_course(rng, pace, float(time_s[-1]), np.ones(count - 1))
    angles = np.repeat(grasp.angles[None], len(time_s), axis=0)
    fingers = _Fingers(angles, grasp.kind, course, np.zeros((1, 3)), np.zeros((1, 3)))
    rotation, wrist = _carried(rng, person, fingers, rotations, places, rng.uniform(*knobs.tremor), time_s)
    return Movement(angles, rotation, wrist, grasp.kind)


def _carried(
    rng: np.random.Generator,
    person: Person,
    fingers: _Fingers,
    rotations: Array,
    places: Array,
    tremor: float,
    time_s: Array,
) -> tuple[Array, Array]:
    """Rotations [t, 4] and wrists [t, 3] of a hand that goes from key to key of both."""
    shares = fingers.course.shares(time_s)
    swing = fingers.swing + drift_and_tremor(rng, time_s, 3, DRIFT_RAD, tremor * TREMOR_RAD)
    rotation = product(quaternion.from_axis_angle(swing), blended(rotations, shares))
    knuckle = shares @ places + fingers.shift + drift_and_tremor(rng, time_s, 3, DRIFT_M, tremor * TREMOR_M)
    return rotation, knuckle - quaternion.to_matrix(rotation) @ person.knuckle_at_rest


def drift_and_tremor(rng: np.random.Generator, time_s: Array, width: int, drift: float, tremor: float) -> Array:
    """Slow drift and tremor [t, width] of given standard deviations."""
    slow = drift * band_limited_noise(rng, time_s, width, (0.1, 0.7))
    return slow + tremor * band_limited_noise(rng, time_s, width, (6.0, 11.0))


def blended(rotations: Array, shares: Array) -> Array:
    """Quaternions [t, 4] in between keys [k, 4], by shares [t, k]."""
    mixed = shares @ rotations
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True))


def interpolate_keys(rng: np.random.Generator, course: Course, keys: Array, time_s: Array) -> Array:
    """Angles [t, 26] from key to key [k, 26]; each finger has a delay of its own."""
    angles = np.empty((len(time_s), ANGLES))
    for columns in COLUMNS.values():
        lag = float(np.clip(rng.normal(0, FINGER_LAG_S), -0.1, 0.1))
        angles[:, columns] = course.shares(time_s, lag) @ keys[:, columns]
    return angles


def _shares_of_doing(knobs: MotionKnobs) -> Array:
    """How often each of DOINGS is done."""
    going = max(1 - knobs.held - knobs.gesture, 0.0)
    sources = knobs.library + knobs.mixed + knobs.random + knobs.real
    as_seen = 0.5 * going * knobs.real / sources
    shares = np.array([knobs.held, knobs.gesture, as_seen, going - as_seen])
    return np.asarray(shares / shares.sum())


def _go(
    rng: np.random.Generator, knobs: MotionKnobs, person: Person, keys: list[KeyPose], pace: float, time_s: Array
) -> _Fingers:
    angles = separate(person, np.stack([k.angles for k in keys]), [k.touch for k in keys])
    course = draw_course(rng, pace, float(time_s[-1]), np.abs(np.diff(angles, axis=0)).max(1))
    moving = interpolate_keys(rng, course, angles, time_s)
    return _Fingers(moving, keys[0].kind, course, np.zeros((1, 3)), np.zeros((1, 3)))


def _repeat(rng: np.random.Generator, knobs: MotionKnobs, count: int, pace: float, time_s: Array) -> _Fingers:
    gesture = GESTURES[rng.integers(len(GESTURES))]
    course = draw_course(rng, 0.5 * pace, float(time_s[-1]), np.ones(count - 1))
    spread = variation(rng, np.radians(knobs.variation_deg))
    hertz = rng.uniform(*gesture.hertz) * np.sqrt(pace)
    angles, swing, shift = repeated(gesture, time_s, hertz, rng.random(), spread)
    return _Fingers(angles, gesture.name, course, swing, shift)


def _as_seen(rng: np.random.Generator, count: int, pace: float, time_s: Array) -> _Fingers:
    """A stretch of a real hand's motion, back and forth where the clip is longer."""
    motions = real_motions()
    motion = motions[rng.integers(len(motions))] + variation(rng, np.radians(3.0))
    last = len(motion) - 1
    at = rng.uniform(0, 2 * last) + time_s * rng.uniform(0.8, 1.2) / STEP_S
    at = last - np.abs(at % (2 * last) - last)
    near = np.exp(-0.5 * ((at[:, None] - np.arange(last + 1)) / SMOOTH_STEPS) ** 2)
    angles = near @ motion / near.sum(1, keepdims=True)
    course = draw_course(rng, pace, float(time_s[-1]), np.ones(count - 1))
    return _Fingers(angles, "as seen", course, np.zeros((1, 3)), np.zeros((1, 3)))
