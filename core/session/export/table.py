"""Tables: one row for each hand of each frame, with its joints, key points and joint angles."""

from itertools import chain

import numpy as np

from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles, model_axes
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.session.export.notes import CAMERA_AXES

SENTENCES = (
    CAMERA_AXES,
    "One row for each hand of each frame. The unit is the end of a column's name: _m metres in the camera, _px pixels "
    "of the full picture (as seen, not projected), _rad radians.",
    "Angles: flexion (curling is positive), abduction and twist, applied in this order; zero is the flat hand, and "
    "they have the same meaning for a left hand.",
)
NUMBERS = {
    "joints": tuple(f"{joint}_{axis}_m" for joint in JOINT_NAMES for axis in "xyz"),
    "joints_2d": tuple(f"{joint}_{axis}_px" for joint in JOINT_NAMES for axis in "uv"),
    "angles": tuple(f"{angle}_rad" for angle in ANGLE_NAMES),
}  # names of the columns of each array of a hand
GESTURES = "gesture is the name of a recognised gesture, empty for none; gesture_score is 0 to 1, NaN for none."


def sentences(motion: Motion) -> tuple[str, ...]:
    """What the readme of a table states."""
    return (*SENTENCES, GESTURES) if motion.has_gestures else SENTENCES


def columns(motion: Motion, model: HandModel) -> dict[str, np.ndarray]:
    """Columns of equal length by name, rows by time, then track."""
    axes = model_axes(model)
    parts = [_of_hand(hand, motion, axes) for hand in motion.hands]
    table = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((table["track"], table["time_s"]))
    return {name: values[order] for name, values in table.items()}


def _of_hand(hand: TrackMotion, motion: Motion, axes: np.ndarray) -> dict[str, np.ndarray]:
    count = len(hand.frame)
    values = [hand.joints, hand.joints_2d, joint_angles(hand.pose, axes)]
    numbers = np.concatenate([value.reshape(count, -1) for value in values], axis=1)
    return {
        "frame": hand.frame,
        "image": hand.image,
        "time_s": motion.seconds(hand.time_ns),
        "track": np.full(count, hand.track),
        "side": np.full(count, str(hand.side)),
        "score": hand.score,
        **({"gesture": hand.gesture, "gesture_score": hand.gesture_score} if motion.has_gestures else {}),
        **dict(zip(chain(*NUMBERS.values()), numbers.T, strict=True)),
    }
