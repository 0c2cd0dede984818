"""The readme of an export: units, axes, frame rate, hands and what was lost."""

import numpy as np

from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.session.export.motion import Motion, TrackMotion

TITLE_END = ", exported by Handmirror."  # of the first line of a readme
CAMERA_AXES = "Axes: those of the camera, x right, y down, z forward (OpenCV), the camera at the origin."
Y_UP_AXES = "Axes: x right, y up, z backward (glTF, OpenGL), the camera at the origin looking along -z."
LEFT_HANDS = (
    "Pose, shape and translation are those of a right hand model. Those of a left hand describe its mirror image: "
    "pose the right hand, then negate X. Joints and vertices are already those of the left hand."
)
RIG = (
    "Each hand is one skeleton of 21 joints with the track's median shape, so that bones keep their length. The skin "
    "is bound by linear blending; the hand model's pose correctives are left out. In a file of several hands "
    "each joint has its hand's name, too: hand_1_right_index_2."
)
FOLLOWED_SIZE = "In this file, however, each frame has its own bone lengths, as tracked."


def describe(motion: Motion, *sentences: str) -> str:
    """The readme of an export: what holds for every format, then a format's own sentences."""
    lines = [
        f"Hands of {motion.source}{TITLE_END}",
        "Units: metres, radians unless stated otherwise, seconds after the session's first frame."
        if not motion.part
        else f"Units: metres, radians unless stated otherwise, seconds. {motion.part}",
        f"Frame rate: {rate(motion)}",
        f"Joints: {', '.join(JOINT_NAMES)}.",
        *sentences,
        "",
        *(_line(hand, motion) for hand in motion.hands),
        *motion.losses,
    ]
    return "\n".join(lines) + "\n"


def rate(motion: Motion) -> str:
    """The frame rate in a sentence."""
    if motion.resampled:
        return f"{motion.fps:g} fps, resampled (rotations by slerp, all else linearly, never across a gap)."
    if motion.even:
        return f"{motion.fps:g} fps."
    return f"variable, about {motion.fps:g} fps; the timestamps are those of the recording."


def with_size(follow_size: bool, sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of a format with a skeleton, and that on the length of its bones."""
    return (*sentences, FOLLOWED_SIZE) if follow_size else sentences


def scene_rate(motion: Motion) -> str:
    """How to set a session's frame rate in Blender, as the beginning of a sentence."""
    whole = max(round(motion.fps), 1)
    fraction = f"Custom with FPS {whole} and Base {whole / motion.fps:.6g}"
    rate = f"{whole}" if whole == motion.fps else fraction
    return f"set the scene's frame rate to {rate} (Output Properties > Format)"


def _line(hand: TrackMotion, motion: Motion) -> str:
    spans = [motion.seconds(hand.time_ns[hand.span == span][[0, -1]]) for span in np.unique(hand.span)]
    seen = ", ".join(f"{begin:.3f} to {end:.3f} s" for begin, end in spans[:20])
    more = f" and {len(spans) - 20} more times" if len(spans) > 20 else ""
    return f"{hand.name}: a {hand.side} hand, {len(hand.frame)} samples, seen from {seen}{more}."
