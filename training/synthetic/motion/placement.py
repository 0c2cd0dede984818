"""Rotation and position of a hand, as webcams see people's hands and as people see their own."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.skeleton import product

# Fingers up, palm to the viewer: the rest hand's fingers -x, back +y and thumb +z become up, away and right.
UPRIGHT = np.array([0.5, 0.5, 0.5, 0.5])  # a third of a turn about (1, 1, 1)
FOREARM_M = 0.25
WRIST_FLEXION, WRIST_DEVIATION = np.radians([-70, 80]), np.radians([-30, 20])  # of deviation: little finger, thumb
WRIST_SHARE = 0.6  # of a small bend between hand and arm that the wrist takes
COMFORT = np.radians(14)  # standard deviation by which a forearm leaves the way that would be straightest


@dataclass(frozen=True)
class View:
    """A way to hold a hand to the viewer, in degrees: mean and standard deviation of its angles.

    Yaw rotates the upright hand about itself: 0 shows the palm, 180 the back, 90 the thumb's side, -90 the other. Pitch
    then tips the fingers towards the viewer, and roll rotates them in the image, clockwise.
    """

    part: float  # how often, among the others
    yaw: tuple[float, float]
    pitch: tuple[float, float] = (0, 18)
    roll: tuple[float, float] = (0, 22)


WEBCAM_VIEWS = (
    View(0.26, (0, 25)),  # palm
    View(0.14, (180, 30)),  # back
    View(0.12, (80, 20)),  # thumb's side
    View(0.08, (-80, 20)),  # little finger's side
    View(0.08, (0, 40), (62, 14)),  # pointing at the camera, seen from the tips
    View(0.05, (180, 40), (62, 14)),
    View(0.06, (0, 35), (-55, 14)),  # from below, the fingers lead away
    View(0.07, (150, 40), (-50, 14)),
    View(0.05, (0, 35), (0, 18), (75, 18)),  # lying, palm or back seen, to either side
    View(0.05, (180, 35), (0, 18), (75, 18)),
    View(0.03, (0, 50), (0, 18), (-70, 18)),
    View(0.03, (180, 50), (0, 18), (180, 25)),  # hanging
)
SHOWN = 2  # the first of them: palm and back
EGOCENTRIC_VIEWS = (
    View(0.42, (180, 30), (-45, 22), (-15, 25)),  # back, reaching away
    View(0.20, (110, 25), (-50, 22), (-10, 22)),  # thumb's side up, as around a cup
    View(0.14, (0, 30), (-30, 22), (-10, 25)),  # looking into the own palm
    View(0.10, (180, 35), (15, 18), (-40, 22)),
    View(0.08, (-80, 25), (-20, 22), (0, 25)),
    View(0.06, (180, 40), (-75, 12), (0, 25)),  # pointing straight away
)
# From wrist to elbow, of a right hand: a person who faces the camera, or the viewer's own arm
WEBCAM_ELBOW, EGOCENTRIC_ELBOW = np.array([-0.25, 0.85, 0.45]), np.array([0.30, 0.55, -0.80])


def draw_rotations(rng: np.random.Generator, knobs: MotionKnobs, egocentric: bool, count: int) -> Array:
    """Quaternions [k, 4] of a hand that rotates from key to key: one view, left now and then for another."""
    views: tuple[View, ...] = EGOCENTRIC_VIEWS if egocentric else WEBCAM_VIEWS
    if not egocentric and knobs.shown and rng.random() < knobs.shown:  # no number is drawn for what is off
        views = WEBCAM_VIEWS[:SHOWN]
    parts = np.array([view.part for view in views])
    anyhow = rng.random() < knobs.any_turn
    liveliness = rng.uniform(4, 22)
    rotations: Array = np.empty((count, 4))
    base = np.zeros(3)
    for k in range(count):
        if k == 0 or rng.random() < 0.12:
            view = views[rng.choice(len(views), p=parts / parts.sum())]
            base = np.array([rng.normal(*angle) for angle in (view.yaw, view.pitch, view.roll)])
        rotations[k] = view_rotation(*np.radians(base + liveliness * rng.standard_normal(3)))
    if anyhow:
        rotations = product(_random_rotation(rng), rotations)
    return quaternion.continuous(rotations)


def view_rotation(yaw: float, pitch: float, roll: float) -> Array:
    """Quaternion [4] of a hand rotated as by a View, in radians."""
    return product(about_axes(yaw, pitch, roll), UPRIGHT)


def about_axes(yaw: float, pitch: float, roll: float) -> Array:
    """Quaternion [4] that rotates about the scene's y, then x, then z, in radians."""
    about_y, about_x, about_z = (
        quaternion.from_axis_angle(np.array(axis) * angle)
        for axis, angle in (((0.0, 1, 0), yaw), ((1.0, 0, 0), pitch), ((0.0, 0, 1), roll))
    )
    return product(about_z, product(about_x, about_y))


def draw_places(rng: np.random.Generator, knobs: MotionKnobs, aside_m: float, count: int) -> Array:
    """Where the middle knuckle is at each key, [k, 3] metres; `aside_m` is how far right of the origin it stays."""
    direction = rng.standard_normal(3)
    home = direction / np.linalg.norm(direction) * rng.uniform(*knobs.reach_m) + (aside_m, 0, 0)
    liveliness = np.exp(rng.uniform(np.log(0.008), np.log(0.07)))
    steps = liveliness * rng.standard_normal((count, 3)) * (1, 0.8, 0.7)
    away = np.zeros(3)
    places = np.empty((count, 3))
    for k, step in enumerate(steps):
        away = 0.6 * away + step  # wanders, but comes back
        places[k] = home + away
    return places


def draw_elbows(rng: np.random.Generator, wrist: Array, rotation: Array, size: float, egocentric: bool) -> Array:
    """Where the forearm leads to, [t, 3], as near to where elbows are as the wrist can bend.

    Args:
        rng: for how this person holds the arm.
        wrist: [t, 3] metres.
        rotation: [t, 3, 3] of the hand.
        size: of the hand against the mean one.
        egocentric: whether it is the viewer's own arm.
    """
    towards = (EGOCENTRIC_ELBOW if egocentric else WEBCAM_ELBOW) + np.sin(COMFORT) * rng.standard_normal(3)
    wanted = towards @ rotation
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    # the hand is Rot(z, flexion) @ Rot(y, deviation) against the forearm, which is +x of the straight hand; a forearm
    # that would have to come through the fingers is led around them without a jump
    flexion = _eased(-np.arcsin(np.clip(wanted[:, 1], -1, 1)), WRIST_FLEXION)
    deviation = _eased(np.arctan2(wanted[:, 2], np.maximum(wanted[:, 0], 0.3)), WRIST_DEVIATION)
    forearm = np.stack(
        [np.cos(flexion) * np.cos(deviation), -np.sin(flexion), np.cos(flexion) * np.sin(deviation)], axis=1
    )
    return wrist + FOREARM_M * size * np.einsum("tij,tj->ti", rotation, forearm)


def _random_rotation(rng: np.random.Generator) -> Array:
    four = rng.standard_normal(4)
    return four / np.linalg.norm(four)


def _eased(angle: Array, limits: Array) -> Array:
    """What the wrist bends of the angles [t] between hand and arm; the shoulder does the rest."""
    limit = np.where(angle < 0, -limits[0], limits[1])
    return np.asarray(limit * np.tanh(WRIST_SHARE * angle / limit))
