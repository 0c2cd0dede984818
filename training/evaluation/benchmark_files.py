"""Result files in the formats that the benchmarks' own scripts read.

A sample is named by its image: "00000012" (FreiHAND), "SM1/0012" (HO3D), "20200709_141754/836212060125/000012"
(DexYCB: session, camera, frame).
"""

import json
from collections.abc import Iterable
from enum import Enum
from pathlib import Path, PurePosixPath

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.files import replace_text
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array

OPENGL = np.array([1.0, -1.0, -1.0])  # OpenCV's axes -> OpenGL's: y up, z backwards
HO3D_FROM_21 = np.argsort(MANO_TO_21)  # MANO's 16 joints, then the tips of thumb, index, middle, ring, pinky


FPS = 30.0  # of HO3D and DexYCB
REST_DEPTH_M = 0.5  # where the flat hand is put that stands for a hand that was not found

Hands = dict[str, tuple[Array, Array]]  # sample -> joints [21, 3] and vertices [778, 3], metres in the camera


class Format(str, Enum):
    """The benchmarks."""

    freihand = "freihand"
    ho3d = "ho3d"
    dexycb = "dexycb"


_NAME_PARTS = {Format.freihand: 1, Format.ho3d: 2, Format.dexycb: 3}
_KEY_STARTS = {Format.freihand: "FreiHAND", Format.ho3d: "HO3D", Format.dexycb: "DexYCB"}


def sample_name(picture: str | Path, kind: Format) -> str:
    """The sample that an image's path is, as DIR/session/camera/color_000012.jpg."""
    *folders, last = PurePosixPath(Path(picture).as_posix()).parts[-_NAME_PARTS[kind] :]
    return "/".join([*folders, PurePosixPath(last).stem.removeprefix("color_")])


def sample_names(key: str, timestamps: Iterable[float], kind: Format) -> list[str]:
    """The samples that the frames of a converted clip are; UserError when it is not of this data set."""
    start, *parts, _ = key.split("-")
    if start != _KEY_STARTS[kind] or len(parts) != {Format.ho3d: 1}.get(kind, 2):
        raise UserError(f"The clip {key} is not from {_KEY_STARTS[kind]}: give shards from its converter.")
    if kind == Format.freihand:
        return [parts[1] for _ in timestamps]
    digits = 4 if kind == Format.ho3d else 6
    return ["/".join([*parts, f"{round(time * FPS):0{digits}d}"]) for time in timestamps]


def write_result(kind: Format, path: Path, hands: Hands, order: Path | None = None) -> str:
    """Write an official result file and return a sentence about it.

    Args:
        kind: the benchmark.
        path: the file to write.
        hands: what was found, by sample.
        order: a text with one image's path a line, in the benchmark's order (HO3D: its evaluation.txt); None for
            that of the names. Samples of it that were not found get a flat hand in front of the camera.
    """
    if order is not None:
        wanted = [sample_name(line, kind) for line in _lines(order)]
    elif kind == Format.freihand:
        wanted = sorted(hands)
    else:
        raise UserError(f"{_KEY_STARTS[kind]} has its own order: give a list of its images with --order.")
    if not set(wanted) & set(hands):
        raise UserError(f"None of the images in {order} was tracked: it must name them like {next(iter(hands), '-')}.")
    rest = _rest_hand()
    joints, vertices = (np.array([hands.get(name, rest)[part] for name in wanted]) for part in range(2))
    if kind == Format.freihand:
        write_freihand(path, joints, vertices)
    elif kind == Format.ho3d:
        write_ho3d(path, joints, vertices)
    else:
        write_dexycb(path, list(range(len(wanted))), joints)
    missing = sum(name not in hands for name in wanted)
    return f"{path}: {len(wanted)} samples, {missing} of them without a hand (a flat one stands for it)."


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text"
        raise UserError(f"The order {path} cannot be read ({reason}): give a text file.") from error


def _rest_hand() -> tuple[Array, Array]:
    hand = HandModel.load()(np.zeros((1, 48)), np.zeros((1, 10)), np.array([[0.0, 0.0, REST_DEPTH_M]]))
    return hand.joints[0], hand.vertices[0]


def write_freihand(path: Path, joints: Array, vertices: Array) -> None:
    """FreiHAND's `pred.json`: `[xyz, verts]` in the order of its evaluation images.

    Args:
        path: the file.
        joints: [n, 21, 3] metres in the camera, OpenCV's axes, the 21 joints of core.hand.
        vertices: [n, 778, 3] metres.
    """
    replace_text(path, json.dumps([_lists(joints), _lists(vertices)]))


def write_ho3d(path: Path, joints: Array, vertices: Array) -> None:
    """HO3D's `pred.json`: as FreiHAND's, but in OpenGL's axes and HO3D's order of joints, by `evaluation.txt`.

    The arguments are those of `write_freihand`.
    """
    write_freihand(path, joints[:, HO3D_FROM_21] * OPENGL, vertices * OPENGL)


def write_dexycb(path: Path, samples: list[int], joints: Array) -> None:
    """DexYCB's text for its hand pose task: a line per sample, its number and 63 coordinates in mm, comma-separated.

    Args:
        path: the file.
        samples: [n] the sample's number in the split, as dex_ycb_toolkit counts them.
        joints: [n, 21, 3] metres in the camera.
    """
    rows = zip(samples, joints.reshape(-1, 63) * 1e3, strict=True)
    replace_text(path, "".join(f"{sample}," + ",".join(f"{value:.4f}" for value in row) + "\n" for sample, row in rows))


def _lists(points: Array) -> list:
    return points.astype(float).round(6).tolist()
