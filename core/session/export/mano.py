"""NPZ of MANO parameters, and JSON in the layouts of FreiHAND and HO3D."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.motion import Motion, TrackMotion, posed_parts
from handmirror.core.session.export.notes import CAMERA_AXES, LEFT_HANDS, describe
from handmirror.core.session.export.steps import Progress, Steps, unheard
from handmirror.core.types import Array

NPZ_SENTENCES = (
    CAMERA_AXES,
    "One row for each hand of each frame, sorted by track, then time: frame, image, time_s, track, side, score, joints "
    "[n, 21, 3], joints_2d [n, 21, 2] (pixels, as seen), global_orient [n, 3], hand_pose [n, 45], betas [n, 10], "
    "transl [n, 3], K [n, 3, 3]. Every frame keeps its own betas.",
    'The parameters are the arguments of smplx.MANO("HAND_MODEL.npz", ext="npz", is_rhand=True, use_pca=False, '
    "flat_hand_mean=True, batch_size=n), with the hand model that the session was tracked with (of Handmirror's own: "
    "assets/hand_model/hand_right.npz). The betas of the hand model that ships with Handmirror are not MANO's.",
    LEFT_HANDS,
)
VERTICES = (
    "vertices [n, 778, 3] are in the camera, as joints; faces [1538, 3] are counter-clockwise from outside for a right "
    "hand: reverse their order (faces[:, ::-1]) for a left one."
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


def write_npz(
    motion: Motion, model: HandModel, out: Path, vertices: bool = False, progress: Progress = unheard
) -> None:
    """Write joints and parameters of every hand as they are; with `vertices` the mesh of each too, and its faces."""
    rows: dict[str, list[np.ndarray]] = {}
    for hand in motion.hands:
        for name, values in _columns(hand, motion).items():
            rows.setdefault(name, []).append(values)
    sentences = (*NPZ_SENTENCES, VERTICES) if vertices else NPZ_SENTENCES
    arrays = {"readme": np.array(describe(motion, *sentences))}
    arrays |= {name: np.concatenate(parts) for name, parts in rows.items()}
    if vertices:
        arrays["faces"] = model.faces.astype(np.int32)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, values in arrays.items():
            with file.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, values, allow_pickle=False)
        if vertices:
            with file.open("vertices.npy", "w", force_zip64=True) as member:
                _write_vertices(member, motion, model, progress)


def _columns(hand: TrackMotion, motion: Motion) -> dict[str, np.ndarray]:
    return {
        "frame": hand.frame,
        "image": hand.image,
        "time_s": motion.seconds(hand.time_ns),
        "track": np.full(len(hand.frame), hand.track),
        "side": np.full(len(hand.frame), str(hand.side)),
        "score": hand.score,
        "joints": hand.joints.astype(np.float32),
        "joints_2d": hand.joints_2d,
        "global_orient": hand.pose[:, :3].astype(np.float32),
        "hand_pose": hand.pose[:, 3:].astype(np.float32),
        "betas": hand.shape.astype(np.float32),
        "transl": hand.trans.astype(np.float32),
        "K": hand.K,
    }


def _write_vertices(file: IO[bytes], motion: Motion, model: HandModel, progress: Progress) -> None:
    """An array [n, 778, 3] part by part: those of a long session need much memory."""
    steps = Steps(progress, motion.sample_count)
    shape = (motion.sample_count, len(model.v_template), 3)
    header = {"descr": "<f4", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)
    for hand in motion.hands:
        for part, _ in posed_parts(hand, model):
            for row in steps.over(part.astype("<f4")):
                file.write(row.tobytes())


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
