"""Shards: a session as training data, in clips as core.clips.schema has them."""

from pathlib import Path

import numpy as np

from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.clips.schema import HandModelName
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.hand.model import default_model_path
from handmirror.core.provenance import file_fact
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.session.export.notes import CAMERA_AXES
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.text import plural
from handmirror.core.types import Frame

SENTENCES = (
    CAMERA_AXES,
    "WebDataset shards for Handmirror's own training. A sample is a clip of one hand in up to 64 frames at the "
    "recording's timestamps; gaps over half a second end a clip. Every picture is a square around the hand, and K and "
    "the key points are in its pixels. Left hands are mirrored, picture and labels, so that all are right hands; "
    "handedness keeps the real side.",
    "joint_cam and the hand model's parameters are what was tracked, not ground truth.",
)


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write every hand with its image into the folder `out`; returns what was left out, in sentences."""
    motion = job.motion
    if job.pictures is None:
        raise UserError(f"{motion.source} has no pictures to train on: give the video that was tracked.")
    hands = _by_frame(motion)
    steps = Steps(job.progress, motion.sample_count)
    with ClipWriter(out, motion.source, _model_name(job.hand_model)) as writer:
        for frame in job.pictures:
            for hand, row in hands.pop(frame.index, ()):
                writer.append(f"{motion.source}-{hand.name}", hand.side, _labelled(frame, hand, row, motion))
                steps.tick()
            if not hands:
                break
    unseen = sum(len(rows) for rows in hands.values())
    sentences = (
        (unseen, "left out: the frame has no picture."),
        (writer.left_out, "left out: too little of the hand is visible."),
    )
    return tuple(f"{plural(count, 'hand')} {sentence}" for count, sentence in sentences if count)


def _model_name(hand_model: Path | None) -> HandModelName:
    """Whose pose and shape those of a session are that was tracked with this hand model."""
    shipped = default_model_path()
    return "free" if file_fact(hand_model or shipped).sha256 == file_fact(shipped).sha256 else "mano"


def _by_frame(motion: Motion) -> dict[int, list[tuple[TrackMotion, int]]]:
    """The hands of each frame, with their row, by the frame's number."""
    hands: dict[int, list[tuple[TrackMotion, int]]] = {}
    for hand in motion.hands:
        for row, number in enumerate(hand.frame.tolist()):
            hands.setdefault(number, []).append((hand, row))
    return hands


def _labelled(frame: Frame, hand: TrackMotion, row: int, motion: Motion) -> LabelledFrame:
    width, height = hand.size[row].tolist()
    if frame.size != (width, height):
        raise UserError(
            f"The picture of frame {frame.index} is {frame.size[0]} x {frame.size[1]} pixels, its poses are for "
            f"{width} x {height}: give the video of this session."
        )
    return LabelledFrame(
        image=frame.image,
        K=hand.K[row],
        side=hand.side,
        timestamp=float(motion.seconds(np.array(hand.time_ns[row]))),
        joint_cam=hand.joints[row],
        joint_img=hand.joints_2d[row],
        mano_pose=hand.pose[row],
        mano_shape=hand.shape[row],
    )


WRITER = Writer(write, lambda job: SENTENCES)
