# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand model in Blender's axes (metres, z up, the camera looks along y); needs nothing of Blender.

Cameras of Handmirror have x right, y down, z forward. A left hand is a mirrored right one.
"""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .session import HandmirrorError

# MANO's 16 joints, each of which is a bone
BONES = ("wrist", *(f"{finger}_{k}" for finger in ("index", "middle", "pinky", "ring", "thumb") for k in (1, 2, 3)))
PARENTS = (-1, 0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11, 0, 13, 14)
TIPS = (320, 443, 671, 554, 744)  # vertices, of the fingers in the order of BONES
TO_BLENDER = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]])
WRONG_MODEL_M = 0.002
SHAPES = {
    "v_template": (778, 3),
    "f": (1538, 3),
    "shapedirs": (778, 3, 10),
    "weights": (778, 16),
    "J_regressor": (16, 778),
}


@dataclass(frozen=True)
class RestHand:
    """A flat hand of one side."""

    heads: np.ndarray  # [16, 3] of the bones
    tails: np.ndarray  # [16, 3]
    vertices: np.ndarray  # [778, 3]
    faces: np.ndarray  # [1538, 3] counter-clockwise from outside
    weights: np.ndarray  # [778, 16]
    back: np.ndarray  # [3] direction out of the back of the hand


class HandModel:
    """A right hand in MANO's format."""

    def __init__(self, path: Path) -> None:
        """Read an .npz file; HandmirrorError."""
        try:
            data = path.read_bytes()
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name] for name in SHAPES}
                arrays["shapedirs"] = arrays["shapedirs"][..., :10]  # some files of MANO have more
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise HandmirrorError(
                f"The hand model {path} cannot be read ({error}): choose an .npz file in MANO's format."
            ) from error
        self.sha256 = hashlib.sha256(data).hexdigest()
        for name, shape in SHAPES.items():
            if arrays[name].shape != shape:
                raise HandmirrorError(
                    f"{name} of the hand model {path} does not have the shape {shape}: choose another."
                )
        self._template = arrays["v_template"].astype(float)
        self._shapedirs = arrays["shapedirs"].astype(float)
        self._faces = arrays["f"].astype(int)
        self._weights = arrays["weights"].astype(float)
        regressor = arrays["J_regressor"].astype(float)
        tips = list(TIPS)
        self._points = np.concatenate([regressor @ self._template, self._template[tips]])  # [21, 3]
        moves = np.einsum("jv,vck->jck", regressor, self._shapedirs)
        self._moves = np.concatenate([moves, self._shapedirs[tips]])  # [21, 3, 10]

    def points(self, shape: np.ndarray, side: str) -> np.ndarray:
        """Where the 16 joints and 5 tips of flat hands of these betas [n, 10] are: [n, 21, 3]."""
        return in_blender(self._points + np.einsum("jck,nk->njc", self._moves, shape), side)

    def rest(self, shape: np.ndarray, side: str) -> RestHand:
        """The flat hand of these betas [10]."""
        points = self.points(shape[None], side)[0]
        tails = points[[4, 2, 3, 16, 5, 6, 17, 8, 9, 18, 11, 12, 19, 14, 15, 20]]  # the wrist's is middle_1
        back = np.cross(points[1] - points[0], points[7] - points[0]) * (1 if side == "right" else -1)
        return RestHand(
            heads=points[:16],
            tails=tails,
            vertices=in_blender(self._template + self._shapedirs @ shape, side),
            faces=self._faces[:, ::-1] if side == "left" else self._faces,
            weights=self._weights,
            back=-back / np.linalg.norm(back),
        )

    def wrists(self, shape: np.ndarray, trans: np.ndarray, side: str) -> np.ndarray:
        """Where the wrists of n samples are: [n, 3] of betas [n, 10] and translations [n, 3]."""
        return self.points(shape, side)[:, 0] + in_blender(trans, side)


def in_blender(points: np.ndarray, side: str) -> np.ndarray:
    """Points [..., 3] of the right hand model in a camera -> of a hand of this side in Blender's axes."""
    return (points * _mirror(side)) @ TO_BLENDER.T


def turns(pose: np.ndarray, side: str) -> np.ndarray:
    """How the joints are turned in their parents: poses [n, 48] -> quaternions w, x, y, z [n, 16, 4]."""
    # the axis of a turn under a mirror is the negative mirrored one
    axes = pose.reshape(-1, 16, 3) * _mirror(side) * (-1 if side == "left" else 1) @ TO_BLENDER.T
    angle = np.linalg.norm(axes, axis=-1, keepdims=True)
    # sin(angle / 2) / angle, also at zero
    return np.concatenate([np.cos(angle / 2), axes * np.sinc(angle / (2 * np.pi)) / 2], axis=-1)


def quaternion_product(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Products of quaternions w, x, y, z [..., 4]."""
    w, v = first[..., :1], first[..., 1:]
    x, u = second[..., :1], second[..., 1:]
    return np.concatenate([w * x - (v * u).sum(-1, keepdims=True), w * u + x * v + np.cross(v, u)], axis=-1)


def continuous(quaternions: np.ndarray) -> np.ndarray:
    """Quaternions [n, ..., 4] with the signs that make each the nearest to the one before it."""
    flips = (quaternions[1:] * quaternions[:-1]).sum(-1, keepdims=True) < 0
    signs = np.cumprod(np.where(flips, -1.0, 1.0), axis=0)
    return np.concatenate([quaternions[:1], quaternions[1:] * signs])


def check_wrists(found: np.ndarray, joints: np.ndarray, source: str) -> None:
    """HandmirrorError when a source's poses belong to another hand model.

    Args:
        found: wrists [n, 3] of the model.
        joints: wrists [n, 3] of the source in the axes of the camera.
        source: its name, for the message.
    """
    if np.median(np.linalg.norm(found - joints @ TO_BLENDER.T, axis=-1)) > WRONG_MODEL_M:
        raise HandmirrorError(f"{source} was made with another hand model: choose it in the preferences of the add-on.")


def find_model(session_file: str, session_sha256: str, chosen: str = "") -> HandModel:
    """The hand model of a session: the chosen file, else the one that comes with the add-on; HandmirrorError.

    Args:
        session_file: name of the hand model that the session was tracked with, for the message; may be empty.
        session_sha256: its hash; empty where any model is accepted.
        chosen: path of a file, empty for none.
    """
    here = Path(__file__).resolve()
    places = [here.with_name("hand_right.npz"), here.parents[3] / "assets" / "hand_model" / "hand_right.npz"]
    path = Path(chosen) if chosen else next((place for place in places if place.is_file()), places[0])
    model = HandModel(path)
    if session_sha256 and session_sha256 != model.sha256:
        raise HandmirrorError(
            f"The session was tracked with the hand model {session_file}, not with {path.name}: choose it in the "
            "preferences of the add-on."
        )
    return model


def _mirror(side: str) -> np.ndarray:
    return np.array([-1.0 if side == "left" else 1.0, 1.0, 1.0])
