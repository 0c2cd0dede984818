"""OpenXR's 26 joints of each hand, as JSON lines."""

import json
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.poses.openxr import openxr_hand, openxr_header
from handmirror.core.session.export.motion import TrackMotion
from handmirror.core.session.export.notes import Y_UP_AXES
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    Y_UP_AXES + " They are also OpenXR's and WebXR's.",
    "JSON lines: the first has the names of OpenXR's 26 joints (XR_EXT_hand_tracking) and of the 8 numbers of each, "
    "position x y z, rotation x y z w and radius; each other line is a frame with a hand. A joint's -z runs along its "
    "bone towards the tip, y out of the back of the hand. Its rotation has the sign nearer to the frame before.",
    "The metacarpal joints of the four fingers, the palm and the radii are estimates; a tip lies inside the finger by "
    "its radius.",
)
_BATCH = 512


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    motion = job.motion
    steps = Steps(job.progress, motion.sample_count)
    samples = merge(*(_samples(hand, place) for place, hand in enumerate(motion.hands)), key=itemgetter(0, 1))
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_line(openxr_header()))
        for time_ns, group in groupby(samples, itemgetter(0)):
            frames, hands = zip(*((frame, hand) for _, _, frame, hand in steps.over(group)), strict=True)
            seconds = round(float(motion.seconds(np.array(time_ns))), 9)
            file.write(_line({"frame": frames[0], "time_ns": time_ns, "time_s": seconds, "hands": hands}))
    return ()


def _samples(hand: TrackMotion, place: int) -> Iterator[tuple[int, int, int, dict[str, Any]]]:
    """Time, the hand's place, frame and record of each sample; in parts: all of a long session take much memory."""
    last: Array | None = None  # rotations [26, 4] of the sample before
    for start in range(0, len(hand.frame), _BATCH):
        part = slice(start, start + _BATCH)
        joints = openxr_joints(hand.pose[part], hand.joints[part], hand.side)
        turns = joints[..., 3:7] if last is None else np.concatenate([last[None], joints[..., 3:7]])
        joints[..., 3:7] = quaternion.continuous(turns)[-len(joints) :]
        last = joints[-1, :, 3:7]
        times, frames, scores = (values[part].tolist() for values in (hand.time_ns, hand.frame, hand.score))
        for time, frame, score, located in zip(times, frames, scores, joints, strict=True):
            yield time, place, frame, openxr_hand(hand.track, hand.side, score, located)


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, separators=(",", ":")) + "\n"


WRITER = Writer(write, lambda job: SENTENCES)
