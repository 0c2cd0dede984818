"""What an export says of itself: units, axes, frame rate, hands and what was lost."""

from pathlib import Path

import numpy as np

from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.types import Side

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
FOLLOWED_SIZE = "Here bones take each frame's own length instead, as it was tracked."


def describe(motion: Motion, *sentences: str) -> str:
    """The readme of an export: what holds for every format, then a format's own sentences."""
    lines = [
        f"Hands of {motion.source}, exported by Handmirror.",
        "Units: metres, radians unless stated otherwise, seconds after the session's first frame.",
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
        return f"{motion.fps:g} a second, resampled (turns by slerp, the rest linearly, never across a gap)."
    if motion.even:
        return f"{motion.fps:g} a second."
    return f"uneven, about {motion.fps:g} a second; the time stamps are those of the recording."


def in_blender(kind: ExportFormat, motion: Motion) -> tuple[str, ...]:
    """What to set in Blender (seen in 3.4 and 5.0), in a sentence; none for formats that it does not open."""
    scene = f"set the scene's frame rate to {_blender_rate(motion.fps)} (Output Properties > Format)"
    notes = {
        ExportFormat.GLB: f"{scene} before importing, so that its frames are those of the session; at another rate the "
        "hands move at the same speed, between the frames.",
        ExportFormat.USD: f"{scene}; Blender shows one time code per frame, so at another rate the speed is wrong.",
        ExportFormat.BVH: "tick Update Scene FPS in the import dialog, or the file's frames play at the scene's rate.",
        ExportFormat.OBJ: "leave the axes of the import dialog as they are (Forward -Z, Up Y).",
        ExportFormat.PLY: "set Forward to -Z and Up to Y in the import dialog; without it the hand lies turned by 90 "
        "degrees.",
    }
    return (f"In Blender: {notes[kind]}",) if kind in notes else ()


def _blender_rate(fps: float) -> str:
    whole = max(round(fps), 1)
    return f"{whole}" if whole == fps else f"Custom with FPS {whole} and Base {whole / fps:.6g}"


def write_readme(path: Path, text: str) -> Path:
    """Write the text of `describe`."""
    path.write_text(text, encoding="utf-8")
    return path


def _line(hand: TrackMotion, motion: Motion) -> str:
    spans = [motion.seconds(hand.time_ns[hand.span == span][[0, -1]]) for span in np.unique(hand.span)]
    seen = ", ".join(f"{begin:.3f} to {end:.3f} s" for begin, end in spans[:20])
    more = f" and {len(spans) - 20} times more" if len(spans) > 20 else ""
    side = "left" if hand.side is Side.LEFT else "right"
    return f"{hand.name}: a {side} hand, {len(hand.frame)} samples, seen from {seen}{more}."
