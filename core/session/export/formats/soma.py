"""SOMA-X: the joint rotations of NVIDIA's SOMA hand, in the layout of its own NPZ files."""

import zipfile
from pathlib import Path

import numpy as np

from handmirror.core.hand.soma import SomaRig, soma_names, soma_size
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.session.export.notes import CAMERA_AXES, describe
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    CAMERA_AXES,
    "A file for each hand, which soma.io.load_soma_npz of py-soma-x opens: poses [n, 25, 3] are the local rotations of "
    "joint_names as axis-angle vectors in the axes of SOMA's rig (absolute_pose), the first one that of the wrist; "
    "transl [n, 3] is where the wrist is. identity_coeffs are zero, SOMA's mean hand; global_scale and scale_params "
    "[1, 24] bring its bones to the lengths of the tracked ones. Beside them: frame, image, time_s, score, joints "
    "[n, 21, 3] as tracked, K [n, 3, 3], track and side.",
    "Left hands need no mirroring: hand_type says of which side a file is.",
    "The bones of the fingers have the directions of the tracked hand. SOMA's metacarpal joints rest.",
)
COEFFICIENTS = 20  # of the identity "soma" of SOMA's hand
_BATCH = 512


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write a file for each hand."""
    rig, motion = SomaRig(job.model), job.motion
    steps = Steps(job.progress, motion.sample_count)
    for hand in motion.hands:
        size, bones = soma_size(hand.joints)
        arrays = {
            "poses": _poses(hand, rig, steps).astype(np.float32),
            "transl": hand.joints[:, 0].astype(np.float32),
            "joint_names": np.array(soma_names(hand.side)),
            "identity_model_type": np.array("soma"),
            "identity_coeffs": np.zeros((1, COEFFICIENTS), np.float32),
            "keep_root": np.bool_(True),
            "absolute_pose": np.bool_(True),
            "rotation_repr": np.array("rotvec"),
            "unit": np.array("meters"),
            "scale_params": bones[None].astype(np.float32),
            "global_scale": np.float32(size),
            "hand_type": np.array(str(hand.side)),
            **_others(hand, motion),
        }
        with zipfile.ZipFile(out / f"{hand.name}.npz", "w", zipfile.ZIP_DEFLATED) as file:
            for name, values in arrays.items():
                with file.open(f"{name}.npy", "w", force_zip64=True) as member:
                    np.lib.format.write_array(member, np.asanyarray(values), allow_pickle=False)
    return ()


def _poses(hand: TrackMotion, rig: SomaRig, steps: Steps) -> Array:
    """Rotations [n, 25, 3], part by part."""
    parts = []
    for start in range(0, len(hand.frame), _BATCH):
        part = rig.rotations(hand.pose[start : start + _BATCH], hand.side)
        parts.append(part)
        for _ in steps.over(part):
            pass
    return np.concatenate(parts)


def _others(hand: TrackMotion, motion: Motion) -> dict[str, np.ndarray]:
    """Arrays beyond those of SOMA's own format."""
    return {
        "frame": hand.frame,
        "image": hand.image,
        "time_s": motion.seconds(hand.time_ns),
        "score": hand.score,
        "joints": hand.joints.astype(np.float32),
        "K": hand.K,
        "track": np.array(hand.track),
        "side": np.array(str(hand.side)),
        "readme": np.array(describe(motion, *SENTENCES)),
    }


WRITER = Writer(write, lambda job: SENTENCES)
