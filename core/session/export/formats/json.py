"""JSON in the layouts of FreiHAND and HO3D."""

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.motion import Motion, TrackMotion, posed_parts
from handmirror.core.session.export.notes import CAMERA_AXES, LEFT_HANDS
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    CAMERA_AXES + " Those of ho3d.json are OpenGL's: x right, y up, z backward.",
    "One entry in every list for each hand of each frame; index.json gives its frame, picture, time, track and side.",
    "training_K.json, training_xyz.json, training_verts.json, training_mano.json and training_scale.json are as in "
    "FreiHAND (v2). mano is pose 48, betas 10, root u and v in pixels and "
    "scale; the pose is relative to the flat hand (flat_hand_mean=True), FreiHAND's own to MANO's mean pose. scale is "
    "the length of the middle finger's first bone.",
    "ho3d.json contains what HO3D has in its pickles: camMat, handPose, handBeta, handTrans and handJoints3D, in "
    "MANO's order of joints, tips last.",
    LEFT_HANDS,
)
GESTURES = "index.json also has the gesture and gesture_score of each hand in which one was recognised."
_TO_MANO = np.argsort(MANO_TO_21)  # the 21 joints -> MANO's 16 and the tips
_TO_OPENGL = np.array([1.0, -1.0, -1.0])
_MIDDLE = (9, 10)  # ends of the bone that FreiHAND measures


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the lists into the folder `out`."""
    motion, model, hands = job.motion, job.model, job.motion.hands
    _dump(out / "index.json", (row for hand in hands for row in _index(hand, motion)))
    _dump(out / "ho3d.json", (row for hand in hands for row in _ho3d(hand, model)))
    _dump(out / "training_K.json", _rows(hand.K for hand in hands))
    _dump(out / "training_xyz.json", _rows(hand.joints for hand in hands))
    _dump(out / "training_mano.json", _rows(_freihand(hand)[:, None] for hand in hands))
    _dump(out / "training_scale.json", _rows(_freihand(hand)[:, -1] for hand in hands))
    steps = Steps(job.progress, motion.sample_count)  # only of the vertices: they take by far the longest
    vertices = _rows(part for hand in hands for part, _ in posed_parts(hand, model))
    _dump(out / "training_verts.json", steps.over(vertices))
    return ()


def _freihand(hand: TrackMotion) -> Array:
    """FreiHAND's 61 numbers [n, 61]: pose, betas, root in the image, scale."""
    scale = np.linalg.norm(hand.joints[:, _MIDDLE[1]] - hand.joints[:, _MIDDLE[0]], axis=1)
    return np.concatenate([hand.pose, hand.shape, hand.joints_2d[:, _MIDDLE[0]], scale[:, None]], axis=1)


def _rows(parts: Iterable[Array]) -> Iterator[Any]:
    """The rows of each part as lists, to the micrometre."""
    return (row for part in parts for row in part.astype(float).round(6).tolist())


def _index(hand: TrackMotion, motion: Motion) -> list[dict[str, Any]]:
    times = motion.seconds(hand.time_ns).round(9).tolist()
    rows = zip(hand.frame.tolist(), hand.image.tolist(), times, strict=True)
    facts = {"track": hand.track, "side": str(hand.side)}
    entries: list[dict[str, Any]] = [
        {"frame": frame, "image": image, "time_s": time, **facts} for frame, image, time in rows
    ]
    for entry, gesture, score in zip(entries, hand.gesture.tolist(), hand.gesture_score.tolist(), strict=True):
        if gesture:
            entry["gesture"] = gesture
            if not math.isnan(score):
                entry["gesture_score"] = score
    return entries


def _ho3d(hand: TrackMotion, model: HandModel) -> list[dict[str, Any]]:
    wrist = model.rest_wrist(hand.shape)
    # posing turns around the wrist: half a turn about x goes before the global turn and moves the posed wrist
    x, y, z, w = quaternion.from_axis_angle(hand.pose[:, :3]).T
    turned = quaternion.to_axis_angle(np.stack([w, -z, y, -x], axis=1))
    arrays: dict[str, Array] = {
        "camMat": hand.K,
        "handPose": np.concatenate([turned, hand.pose[:, 3:]], axis=1),
        "handBeta": hand.shape,
        "handTrans": (wrist + hand.trans) * _TO_OPENGL - wrist,
        "handJoints3D": hand.joints[:, _TO_MANO] * _TO_OPENGL,
    }
    columns = {name: values.astype(float).round(6).tolist() for name, values in arrays.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _dump(path: Path, entries: Iterable[Any]) -> None:
    """A JSON list, written entry by entry: the vertices of a long session need much memory."""
    with path.open("w", encoding="utf-8") as file:
        for number, entry in enumerate(entries):
            file.write("[" if number == 0 else ",\n")
            file.write(json.dumps(entry, separators=(",", ":")))  # several times quicker than json.dump
        file.write("]\n")


WRITER = Writer(write, lambda job: (*SENTENCES, GESTURES) if job.motion.has_gestures else SENTENCES)
