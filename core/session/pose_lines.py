"""Reads `poses.jsonl` (the contract is in core.session.poses) into typed records, damaged files included."""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.camera.source import has_usable_size
from handmirror.core.counted import counted
from handmirror.core.errors import UserError
from handmirror.core.session.json_lines import read_lines
from handmirror.core.types import Array, Side

MOST_HANDS = 64  # in one line
LARGEST_NUMBER = 1e6  # in any array: nothing of a hand or camera is farther, longer or wider
LARGEST_COUNT = 2**62  # frames and nanoseconds

# name -> (shape, as the tracker makes them)
_ARRAYS: dict[str, tuple[tuple[int, ...], type[np.floating]]] = {
    "pose": ((48,), np.float32),
    "shape": ((10,), np.float32),
    "trans": ((3,), np.float32),
    "joints": ((21, 3), np.float32),
    "joints_2d": ((21, 2), np.float64),
}


@dataclass(frozen=True, eq=False)
class HandLine:
    """One hand of one line; `pose`, `shape` and `trans` are of the right hand model, as in core.types.Hand."""

    track: int  # 0 or more; the same as long as the same hand is followed
    side: Side
    score: float
    pose: Array  # [48] float32 axis-angle, radians
    shape: Array  # [10] float32 betas
    trans: Array  # [3] float32 metres
    joints: Array  # [21, 3] float32 metres in the camera, a left hand's mirrored back
    joints_2d: Array  # [21, 2] float64 pixels of the full picture


@dataclass(frozen=True, eq=False)
class PoseLine:
    """One frame: what was tracked in it."""

    frame: int  # as the source counted, 0 or more
    time_ns: int
    image: str  # the frame's name
    size: tuple[int, int]  # width, height in pixels
    K: Array  # [3, 3] float64
    hands: tuple[HandLine, ...]


@dataclass(frozen=True, eq=False)
class PoseFile:
    """A file's whole lines by rising frame and time, and what was lost of it in sentences."""

    lines: tuple[PoseLine, ...]
    losses: tuple[str, ...] = ()


def read_pose_lines(path: Path) -> PoseFile:
    """Every line that can be read, by rising frame number and time.

    A line that is damaged, cut off, there twice or out of step with time is skipped and reported in `losses`. UserError
    when the file cannot be read, or holds lines but no line of poses.
    """
    read = read_lines(path, parse_pose_line)
    if read.damaged and not read.values:
        raise UserError(f"{path} holds no poses ({read.first}): give a poses.jsonl that Handmirror has written.")
    lines, losses = read.values, []
    if read.cut_off:
        losses.append(f"The last line of {path.name} is cut off and was left out.")
    if read.damaged:
        unreadable = counted(read.damaged, "line")
        losses.append(f"{unreadable} of {path.name} could not be read ({read.first}).")
    if read.gave_up:
        losses.append(f"The rest of {path.name} was not read: too much of it is damaged.")
    ordered, out_of_step = _in_order(lines)
    if any(later.frame < earlier.frame for earlier, later in pairwise(lines)):
        losses.append(f"The lines of {path.name} were out of order and have been sorted by frame.")
    if out_of_step:
        repeated = counted(out_of_step, "line")
        losses.append(f"{repeated} of {path.name} had to be left out for a frame or time that was there before.")
    return PoseFile(tuple(ordered), tuple(losses))


def parse_pose_line(text: str | bytes) -> PoseLine:
    """One line of the file; ValueError saying what is wrong with it. Keys that are not of the contract are ignored."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(record, dict):
        raise ValueError("no JSON object")
    hands = record.get("hands")
    if not isinstance(hands, list) or len(hands) > MOST_HANDS:
        raise ValueError(f"hands is not a list of at most {MOST_HANDS}")
    image = record.get("image")
    if not isinstance(image, str):
        raise ValueError("image is not text")
    return PoseLine(
        frame=whole_number(record, "frame"),
        time_ns=whole_number(record, "time_ns"),
        image=image,
        size=_size(record.get("size")),
        K=camera_matrix(record.get("K")),
        hands=tuple(_hand(hand) for hand in hands),
    )


def camera_matrix(value: Any) -> Array:
    """K [3, 3] of nested lists; ValueError when it is not fx, fy over 0, last row 0 0 1."""
    K = _array(value, "K", (3, 3), np.float64)
    if K[0, 0] <= 0 or K[1, 1] <= 0 or K[2].tolist() != [0, 0, 1]:
        raise ValueError("K is not a camera matrix")
    return K


def _in_order(lines: list[PoseLine]) -> tuple[list[PoseLine], int]:
    """Lines by rising frame and time, and how many were left out for that."""
    ordered: list[PoseLine] = []
    for line in sorted(lines, key=lambda line: line.frame):
        if not ordered or (line.frame > ordered[-1].frame and line.time_ns > ordered[-1].time_ns):
            ordered.append(line)
    return ordered, len(lines) - len(ordered)


def _hand(record: Any) -> HandLine:
    if not isinstance(record, dict):
        raise ValueError("a hand is no JSON object")
    side, score = record.get("side"), record.get("score")
    if side not in ("left", "right"):
        raise ValueError("side is neither left nor right")
    if not isinstance(score, (int, float)) or isinstance(score, bool) or not abs(score) <= LARGEST_NUMBER:
        raise ValueError("score is not a number")
    arrays = {name: _array(record.get(name), name, *kind) for name, kind in _ARRAYS.items()}
    return HandLine(track=whole_number(record, "track"), side=Side(side), score=float(score), **arrays)


def whole_number(record: dict[str, Any], name: str) -> int:
    """A count or time of 0 or more out of a JSON object; ValueError when it is not there or something else."""
    value = record.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_COUNT:
        raise ValueError(f"{name} is not a whole number of 0 or more")
    return value


def _size(value: Any) -> tuple[int, int]:
    whole = isinstance(value, list) and len(value) == 2 and all(type(side) is int for side in value)
    if not whole or not has_usable_size(*value):
        raise ValueError("size is not a width and height")
    return value[0], value[1]


def _array(value: Any, name: str, shape: tuple[int, ...], dtype: type[np.floating]) -> Array:
    """Nested lists of finite numbers as an array of exactly this shape; ValueError else."""
    try:
        array = np.array(value)
    except (ValueError, RecursionError):  # rows of unequal length
        array = np.empty(0)
    usable = array.shape == shape and array.dtype.kind in "if"
    if not usable or not (np.abs(array) <= LARGEST_NUMBER).all():  # false for what is not a number
        raise ValueError(f"{name} is not {' x '.join(map(str, shape))} usable numbers")
    return array.astype(dtype)
