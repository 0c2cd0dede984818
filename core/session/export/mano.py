"""NPZ of MANO parameters, and JSON in the layouts of FreiHAND and HO3D."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from core.hand import quaternion
from core.hand.joints import MANO_TO_21
from core.hand.model import HandModel
from core.session.export.motion import Motion, TrackMotion, posed_parts
from core.session.export.notes import CAMERA_AXES, LEFT_HANDS, describe
from core.session.export.steps import Progress, Steps, unheard
from core.types import Array

NPZ_SENTENCES = (
    CAMERA_AXES,
    "One row for each hand of each frame: frame, image, time_s, track, side, score, global_orient [n, 3], hand_pose "
    "[n, 45], betas [n, 10], transl [n, 3], K [n, 3, 3]. Every frame keeps its own betas.",
    "They are the arguments of smplx.MANO(is_rhand=True, use_pca=False, flat_hand_mean=True) with the hand model that "
    "the session was tracked with. The betas of the hand model that ships with Handmirror are not MANO's.",
    LEFT_HANDS,
)
JSON_SENTENCES = (
    CAMERA_AXES + " Those of ho3d.json are OpenGL's: x right, y up, z backward.",
    "One entry in every list for each hand of each frame; index.json tells its frame, picture, time, track and side.",
    "training_K.json, training_xyz.json, training_verts.json, training_mano.json and training_scale.json are as in "
    "FreiHAND (v2). mano is pose 48, betas 10, root u and v in pixels and "
    "scale; the pose is relative to the flat hand (flat_hand_mean=True), FreiHAND's own to MANO's mean pose. scale is "
    "the length of the middle finger's first bone.",
    "ho3d.json holds what HO3D keeps in its pickles: camMat, handPose, handBeta, handTrans and handJoints3D, in MANO's "
    "order of joints, tips last.",
    LEFT_HANDS,
)
_TO_MANO = np.argsort(MANO_TO_21)  # the 21 joints -> MANO's 16 and the tips
_TO_OPENGL = np.array([1.0, -1.0, -1.0])
_MIDDLE = (9, 10)  # ends of the bone that FreiHAND measures


def write_npz(motion: Motion, model: HandModel, out: Path) -> None:
    """Write the parameters of every hand as they are."""
    parts = [
        {
            "frame": hand.frame,
            "image": hand.image,
            "time_s": motion.seconds(hand.time_ns),
            "track": np.full(len(hand.frame), hand.track),
            "side": np.full(len(hand.frame), str(hand.side)),
            "score": hand.score,
            "global_orient": hand.pose[:, :3].astype(np.float32),
            "hand_pose": hand.pose[:, 3:].astype(np.float32),
            "betas": hand.shape.astype(np.float32),
            "transl": hand.trans.astype(np.float32),
            "K": hand.K,
        }
        for hand in motion.hands
    ]
    rows: dict[str, Any] = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    np.savez_compressed(out, readme=np.array(describe(motion, *NPZ_SENTENCES)), **rows)


def write_json(motion: Motion, model: HandModel, out: Path, progress: Progress = unheard) -> None:
    """Write the lists into the folder `out`."""
    hands = motion.hands
    _dump(out / "index.json", (row for hand in hands for row in _index(hand, motion)))
    _dump(out / "ho3d.json", (row for hand in hands for row in _ho3d(hand, model)))
    _dump(out / "training_K.json", _rows(hand.K for hand in hands))
    _dump(out / "training_xyz.json", _rows(hand.joints for hand in hands))
    _dump(out / "training_mano.json", _rows(_freihand(hand)[:, None] for hand in hands))
    _dump(out / "training_scale.json", _rows(_freihand(hand)[:, -1] for hand in hands))
    steps = Steps(progress, motion.sample_count)  # of the vertices alone: they take by far the longest
    vertices = _rows(part for hand in hands for part, _ in posed_parts(hand, model))
    _dump(out / "training_verts.json", steps.over(vertices))


def _freihand(hand: TrackMotion) -> Array:
    """FreiHAND's 61 numbers [n, 61]: pose, betas, root in the picture, scale."""
    scale = np.linalg.norm(hand.joints[:, _MIDDLE[1]] - hand.joints[:, _MIDDLE[0]], axis=1)
    return np.concatenate([hand.pose, hand.shape, hand.joints_2d[:, _MIDDLE[0]], scale[:, None]], axis=1)


def _rows(parts: Iterable[Array]) -> Iterator[Any]:
    """The rows of each part as lists, to the micrometre."""
    return (row for part in parts for row in part.astype(float).round(6).tolist())


def _index(hand: TrackMotion, motion: Motion) -> list[dict[str, Any]]:
    times = motion.seconds(hand.time_ns).round(9).tolist()
    rows = zip(hand.frame.tolist(), hand.image.tolist(), times, strict=True)
    facts = {"track": hand.track, "side": str(hand.side)}
    return [{"frame": frame, "image": image, "time_s": time, **facts} for frame, image, time in rows]


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
