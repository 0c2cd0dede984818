"""Motion of the demo clip: key poses, and the parameters of each frame between them."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.joints import FINGERS, TIP_VERTICES
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array, Side
from handmirror.training.synthetic.scene import HandMotion, SceneMotion

FPS = 30
SECONDS = 10
FIRST_JOINT = {"index": 1, "middle": 4, "pinky": 7, "ring": 10, "thumb": 13}  # in MANO's order
SMOOTHING_FRAMES = 3.0  # standard deviation of the filter over the piecewise smooth key motion

# Fingers upright, palm to the camera: the model's fingers -x, back +y and thumb +z become up, forward and right.
UPRIGHT = np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0]])


@dataclass(frozen=True)
class _Fingers:
    """Bends in degrees: per finger the flexion of its three joints, and how far it is spread."""

    bend: dict[str, tuple[float, float, float]]
    spread: dict[str, float]
    thumb: tuple[tuple[float, float, float], ...]  # per joint: flexion, abduction, twist


STRAIGHT, CURLED = (4.0, 6.0, 4.0), (84.0, 100.0, 55.0)
THUMB_OPEN = ((-8.0, 6.0, 0.0), (-4.0, 0.0, 0.0), (-8.0, 0.0, 0.0))
THUMB_REST = ((8.0, -6.0, 4.0), (8.0, 0.0, 0.0), (10.0, 0.0, 0.0))
THUMB_FOLDED = ((35.0, 8.0, -11.0), (8.0, 0.0, 0.0), (62.0, 0.0, 0.0))  # over the curled index and middle


def _fingers(*straight: str, thumb: tuple = THUMB_FOLDED) -> _Fingers:
    """Some fingers straight, the others curled into the palm."""
    bend = {finger: STRAIGHT if finger in straight else CURLED for finger in FINGERS[1:]}
    spread = {"index": 4.0, "middle": 1.0, "ring": -3.0, "pinky": -5.0}
    folded = {"index": -3.0, "middle": -2.0, "ring": 6.0, "pinky": 16.0}
    return _Fingers(bend, {f: (spread if f in straight else folded)[f] for f in bend}, thumb)


_WIDE = {"index": 10.0, "middle": 2.0, "ring": -6.0, "pinky": -12.0}
_LOOSE = {"index": 3.0, "middle": 0.0, "ring": -2.0, "pinky": -4.0}
POSES = {
    "spread": _Fingers(dict.fromkeys(FINGERS[1:], (-6.0, 2.0, 2.0)), _WIDE, THUMB_OPEN),
    "relaxed": _Fingers(
        {"index": (14, 20, 10), "middle": (18, 24, 14), "ring": (20, 28, 16), "pinky": (20, 28, 16)}, _LOOSE, THUMB_REST
    ),
    "claw": _Fingers(dict.fromkeys(FINGERS[1:], (20.0, 60.0, 35.0)), _LOOSE, THUMB_REST),
    "fist": _fingers(),
    "one": _fingers("index"),
    "two": _fingers("index", "middle"),
    "three": _fingers("index", "middle", "ring"),
    "four": _fingers(*FINGERS[1:]),
    "five": _fingers(*FINGERS[1:], thumb=THUMB_OPEN),
    "pinch": _Fingers(
        {"index": (48, 51, 33), "middle": (22, 28, 16), "ring": (16, 22, 14), "pinky": (10, 16, 10)},
        _LOOSE,
        ((33.0, -16.0, 16.0), (26.0, 0.0, 0.0), (32.0, 0.0, 0.0)),
    ),
}

# second; pose; wrist x, y, z in metres; turn in degrees about the camera's y (0: palm seen, 180: back), x and z
_RIGHT_KEYS = (
    (0.0, "spread", -0.01, 0.085, 0.50, 12, 0, -4),
    (0.7, "relaxed", 0.00, 0.080, 0.48, -10, 4, 6),
    (1.2, "fist", -0.01, 0.070, 0.47, 0, 4, 0),
    (1.7, "one", -0.02, 0.080, 0.47, 6, 2, 4),
    (2.2, "two", -0.02, 0.080, 0.47, 4, 0, 2),
    (2.7, "three", -0.01, 0.080, 0.46, 0, 0, -2),
    (3.2, "four", -0.00, 0.080, 0.45, -6, 0, -4),
    (3.7, "five", 0.00, 0.080, 0.45, -10, 0, -6),
    (4.1, "relaxed", -0.02, 0.080, 0.46, 40, 4, -4),
    (4.7, "spread", -0.05, 0.085, 0.46, 150, 2, 4),
    (5.3, "claw", -0.08, 0.075, 0.44, 184, 0, 8),
    (5.9, "spread", -0.11, 0.080, 0.46, 190, 4, -6),
    (6.6, "relaxed", -0.13, 0.085, 0.50, 60, 2, -6),
    (7.1, "pinch", -0.13, 0.085, 0.50, 24, 0, -4),
    (7.6, "relaxed", -0.14, 0.080, 0.49, 14, 4, -12),
    (8.1, "pinch", -0.13, 0.080, 0.48, 20, -4, -4),
    (8.7, "spread", -0.14, 0.085, 0.46, 0, 0, -14),
    (9.3, "relaxed", -0.13, 0.080, 0.52, 8, 6, 10),
    (10.0, "spread", -0.14, 0.085, 0.50, 10, 0, -6),
)
# of the mirrored world, as all parameters of a left hand
_LEFT_KEYS = (
    (5.6, "relaxed", -0.14, 0.360, 0.52, 10, 0, 0),
    (6.2, "spread", -0.14, 0.085, 0.52, 8, 0, -4),
    (6.9, "five", -0.15, 0.080, 0.53, 0, 4, -12),
    (7.4, "two", -0.15, 0.085, 0.52, 6, 0, 0),
    (8.0, "five", -0.14, 0.085, 0.52, 2, 2, -6),
    (8.6, "fist", -0.14, 0.080, 0.54, 0, 4, 0),
    (9.2, "one", -0.15, 0.085, 0.52, 6, 0, -8),
    (10.0, "spread", -0.14, 0.085, 0.50, 8, 0, -4),
)
_SHAPES = {Side.RIGHT: (0.3, 0.4, -0.2, 0.1), Side.LEFT: (0.3, 0.4, -0.2, 0.1)}


def demo_scene(model: HandModel) -> SceneMotion:
    """The right hand, and the left one that comes up into the image; the scene's axes are the camera's."""
    hands = (_motion(model, Side.RIGHT, _RIGHT_KEYS), _motion(model, Side.LEFT, _LEFT_KEYS))
    return SceneMotion(hands, np.arange(FPS * SECONDS) / FPS, "demo")


def _motion(model: HandModel, side: Side, keys: tuple) -> HandMotion:
    times = np.arange(FPS * SECONDS) / FPS
    local = np.stack([finger_pose(model, POSES[key[1]]).ravel() for key in keys])
    values = np.hstack([np.array([key[2:] for key in keys], float), local])
    values = _between([key[0] for key in keys], values, times)
    sway = np.sin(2 * np.pi * times[:, None] * (0.43, 0.61, 0.37, 0.53, 0.71, 0.47) + (0, 1, 2, 3, 4, 5))
    values[:, :6] += sway * (0.003, 0.002, 0.006, 2.0, 2.0, 2.0)

    turns = np.stack([turn(*np.radians(row[3:6])) for row in values])
    world = matrix_to_axis_angle(turns)
    shape = np.zeros(10)
    shape[: len(_SHAPES[side])] = _SHAPES[side]
    wrist_at_rest = model.rest_joints[0] + model.joint_shapedirs[0] @ shape
    elbow = values[:, :3] + (-0.06, 0.30, 0.03)
    pose = np.hstack([world, values[:, 6:]])
    return HandMotion(side, pose, shape, values[:, :3] - wrist_at_rest, elbow)


def turn(yaw: float, pitch: float, roll: float) -> Array:
    """Global rotation [3, 3] of an upright hand: turned about the camera's y, then x, then z, in radians."""
    about_y, about_x, about_z = (
        axis_angle_to_matrix(np.array(axis, float) * angle)
        for axis, angle in (((0, 1, 0), yaw), ((1, 0, 0), pitch), ((0, 0, 1), roll))
    )
    return about_z @ about_x @ about_y @ UPRIGHT


def finger_axes(model: HandModel) -> tuple[Array, Array]:
    """Bone directions and dorsal directions [16, 3] of the rest hand; of the wrist (row 0) they are zero."""
    joints = model.rest_joints
    tips = dict(zip(FINGERS, model.v_template[list(TIP_VERTICES)].astype(float), strict=True))
    bones, dorsal = np.zeros((16, 3)), np.zeros((16, 3))
    for finger, first in FIRST_JOINT.items():
        chain = np.vstack([joints[first : first + 3], tips[finger]])
        bones[first : first + 3] = _unit(np.diff(chain, axis=0))
        up = _unit(np.array([1.0, 1, 1])) if finger == "thumb" else np.array([0.0, 1, 0])
        along = bones[first : first + 3]
        dorsal[first : first + 3] = _unit(up - along * (along @ up)[:, None])
    return bones, dorsal


def finger_pose(model: HandModel, fingers: _Fingers) -> Array:
    """Axis-angle [15, 3] of the finger joints, radians."""
    bones, dorsal = finger_axes(model)
    hinge = np.cross(dorsal, bones)
    pose = np.zeros((16, 3))
    for finger, first in FIRST_JOINT.items():
        for k in range(3):
            joint = first + k
            turns: tuple[tuple[Array, float], ...]
            if finger == "thumb":
                bend, spread, twist = fingers.thumb[k]
                turns = ((dorsal, spread), (hinge, bend), (bones, twist))
            else:
                spread = fingers.spread[finger] if k == 0 else 0.0
                turns = ((hinge, fingers.bend[finger][k]), (dorsal, spread))
            rotation = np.eye(3)
            for axis, degrees in turns:
                rotation = rotation @ axis_angle_to_matrix(axis[joint] * np.radians(degrees))
            pose[joint] = matrix_to_axis_angle(rotation)
    return pose[1:]


def _between(key_times: list[float], keys: Array, times: Array) -> Array:
    """Values at `times` [n, d]: eased from key to key [k, d], then smoothed over a few frames."""
    padded = np.arange(-15, len(times) + 15) / FPS
    index = np.clip(np.searchsorted(key_times, padded, side="right") - 1, 0, len(key_times) - 2)
    start, end = np.array(key_times)[index], np.array(key_times)[index + 1]
    share = np.clip((padded - start) / (end - start), 0, 1)[:, None]
    eased = keys[index] + share**2 * (3 - 2 * share) * (keys[index + 1] - keys[index])
    kernel = np.exp(-0.5 * (np.arange(-15, 16) / SMOOTHING_FRAMES) ** 2)
    return np.stack([np.convolve(column, kernel / kernel.sum(), "valid") for column in eased.T], axis=1)


def _unit(vectors: Array) -> Array:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
