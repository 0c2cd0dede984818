"""NPZ: joints and MANO parameters as arrays."""

import zipfile
from pathlib import Path
from typing import IO

import numpy as np

from handmirror.core.session.export.motion import Motion, TrackMotion, posed_parts
from handmirror.core.session.export.notes import CAMERA_AXES, LEFT_HANDS, describe
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer

SENTENCES = (
    CAMERA_AXES,
    "One row for each hand of each frame, sorted by track, then time: frame, image, time_s, track, side, score, joints "
    "[n, 21, 3], joints_2d [n, 21, 2] (pixels, as seen), global_orient [n, 3], hand_pose [n, 45], betas [n, 10], "
    "transl [n, 3], K [n, 3, 3]. Every frame keeps its own betas.",
    'The parameters are the arguments of smplx.MANO("HAND_MODEL.npz", ext="npz", is_rhand=True, use_pca=False, '
    "flat_hand_mean=True, batch_size=n), with the hand model that the session was tracked with (for Handmirror's: "
    "assets/hand_model/hand_right.npz). The betas of the hand model that ships with Handmirror are not MANO's.",
    LEFT_HANDS,
)
VERTICES = (
    "vertices [n, 778, 3] are in camera axes, like joints; faces [1538, 3] are counter-clockwise from outside for a "
    "right hand: reverse their order (faces[:, ::-1]) for a left one."
)


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write joints and parameters of every hand as they are; with `vertices` the mesh of each too, and its faces."""
    motion = job.motion
    rows: dict[str, list[np.ndarray]] = {}
    for hand in motion.hands:
        for name, values in _columns(hand, motion).items():
            rows.setdefault(name, []).append(values)
    arrays = {"readme": np.array(describe(motion, *sentences(job)))}
    arrays |= {name: np.concatenate(parts) for name, parts in rows.items()}
    if job.vertices:
        arrays["faces"] = job.model.faces.astype(np.int32)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, values in arrays.items():
            with file.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, values, allow_pickle=False)
        if job.vertices:
            with file.open("vertices.npy", "w", force_zip64=True) as member:
                _write_vertices(member, job)
    return ()


def sentences(job: Job) -> tuple[str, ...]:
    """What the readme states."""
    return (*SENTENCES, VERTICES) if job.vertices else SENTENCES


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


def _write_vertices(file: IO[bytes], job: Job) -> None:
    """An array [n, 778, 3] part by part: those of a long session need much memory."""
    motion, model = job.motion, job.model
    steps = Steps(job.progress, motion.sample_count)
    shape = (motion.sample_count, len(model.v_template), 3)
    header = {"descr": "<f4", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)
    for hand in motion.hands:
        for part, _ in posed_parts(hand, model):
            for row in steps.over(part.astype("<f4")):
                file.write(row.tobytes())


WRITER = Writer(write, sentences)
