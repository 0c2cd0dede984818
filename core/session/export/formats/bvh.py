"""BVH: a file for each hand."""

from pathlib import Path

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.session.export.motion import Motion, resampled
from handmirror.core.session.export.notes import RIG, Y_UP_AXES
from handmirror.core.session.export.rig import PARENTS, Rig, make_rig
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    Y_UP_AXES,
    RIG,
    "Lengths are metres: import at scale 1 where a unit is a metre (Blender), at 100 where it is a centimetre. Angles "
    "are degrees, in the order Z, X, Y. With all angles zero the hand is flat.",
    "BVH has a constant frame rate: recordings with a variable one are resampled to the frame rate above. Every file "
    "covers the whole session: while its hand is out of sight, it repeats the last pose, or before that the first one.",
    "The Blender of Debian 12 cannot open BVH files, since its importer does not work with its version of Python: use "
    "the GLB there.",
)
_TURN = "Zrotation Xrotation Yrotation"


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write a file for each hand into the folder `out`."""
    motion, model = job.motion, job.model
    even = motion if motion.resampled else resampled(motion, motion.fps, model)
    count = even.frame_count
    steps = Steps(job.progress, count * len(even.hands))
    for hand in even.hands:
        rig = make_rig(hand, even, model)
        numbers = even.step_of(rig.time_ns)
        held = np.clip(np.searchsorted(numbers, np.arange(count), "right") - 1, 0, None)
        header = f"MOTION\nFrames: {count}\nFrame Time: {1 / even.fps:.9f}\n"
        lines = (" ".join(f"{value:.6f}" for value in row) for row in steps.over(_channels(rig)[held]))
        text = "HIERARCHY\n" + _hierarchy(rig) + header + "\n".join(lines) + "\n"
        (out / f"{hand.name}.bvh").write_text(text, encoding="utf-8")
    return ()


def in_blender(motion: Motion) -> str:
    """What to set in Blender."""
    return "tick Update Scene FPS in the import dialog, or the file's frames play at the scene's rate."


def _hierarchy(rig: Rig, joint: int = 0, depth: int = 0) -> str:
    """The skeleton from `joint` on. The root's place is wholly in its channels."""
    pad = "  " * depth
    x, y, z = (0.0, 0.0, 0.0) if joint == 0 else rig.offsets[0, joint]
    children = [child for child, parent in enumerate(PARENTS) if parent == joint]
    title = f"{'JOINT' if depth else 'ROOT'} {JOINT_NAMES[joint]}" if children else "End Site"
    text = f"{pad}{title}\n{pad}{{\n{pad}  OFFSET {x:.6f} {y:.6f} {z:.6f}\n"
    if children:
        places = "" if depth else "Xposition Yposition Zposition "
        text += f"{pad}  CHANNELS {3 if depth else 6} {places}{_TURN}\n"
    return text + "".join(_hierarchy(rig, child, depth + 1) for child in children) + f"{pad}}}\n"


def _channels(rig: Rig) -> Array:
    """Numbers of every frame [n, 3 + 3 x 16], joints as the hierarchy lists them; tips have none."""
    joints = [joint for joint in range(21) if joint == 0 or joint % 4]
    turns = quaternion.to_matrix(rig.turns[:, joints])  # Rz @ Rx @ Ry
    x = np.arcsin(np.clip(turns[..., 2, 1], -1, 1))
    z = np.arctan2(-turns[..., 0, 1], turns[..., 1, 1])
    y = np.arctan2(-turns[..., 2, 0], turns[..., 2, 2])
    degrees = np.degrees(np.unwrap(np.stack([z, x, y], axis=-1), axis=0))
    return np.concatenate([rig.wrist, degrees.reshape(len(turns), -1)], axis=1)


WRITER = Writer(write, lambda job: SENTENCES, in_blender)
