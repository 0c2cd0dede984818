"""`poses.jsonl`: the one contract for poses, one JSON object a line.

    {"frame": 12, "time_ns": 400000000, "image": "000012", "size": [640, 480], "K": [[fx,0,cx],[0,fy,cy],[0,0,1]],
     "hands": [{"track": 1, "side": "right", "score": 0.98, "pose": [48], "shape": [10], "trans": [3],
                "joints": [[x,y,z] * 21], "joints_2d": [[u,v] * 21]}]}

Camera metres (x right, y down, z forward), radians, pixels of the full picture. The 21 joints are in the order of
core.hand.joints.JOINT_NAMES: wrist, then thumb, index, middle, ring and pinky, each from base to tip. `pose`, `shape`
and `trans` are of a right hand model; when `side` is left they describe the mirror image (negate X after posing).
`joints` are the model's joints in the camera, and `joints_2d` the key points as they were seen in the picture: their
distance shows how well the mesh sits on the hand. Numbers have all their digits, so that what is read is what was
written. Keys may be added, never changed.
"""

import json
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from handmirror.core.files import GrowingFile
from handmirror.core.types import Array, FrameResult, Hand


class PoseWriter:
    """Writes the file line by line, so that an interrupted run keeps every whole line. A context manager."""

    def __init__(self, path: Path) -> None:
        """Create the file; UserError when that is not possible."""
        self._file = GrowingFile(path)

    def write(self, result: FrameResult) -> None:
        """Add one frame; UserError when the disk is full."""
        self._file.append((json.dumps(to_record(result), separators=(",", ":")) + "\n").encode())

    def __enter__(self) -> "PoseWriter":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()


def to_record(result: FrameResult) -> dict[str, Any]:
    """One frame as the contract's JSON object."""
    frame = result.frame
    return {
        "frame": frame.index,
        "time_ns": frame.time_ns,
        "image": frame.name,
        "size": list(frame.size),
        "K": result.K.tolist(),
        "hands": [_hand_record(hand) for hand in result.hands],
    }


def _hand_record(hand: Hand) -> dict[str, Any]:
    arrays = {
        "pose": hand.pose,
        "shape": hand.shape,
        "trans": hand.trans,
        "joints": hand.joints,
        "joints_2d": hand.joints_2d,
    }
    numbers = {name: _numbers(array) for name, array in arrays.items()}
    return {"track": hand.track, "side": str(hand.side), "score": float(hand.score), **numbers}


def _numbers(array: Array) -> list[Any]:
    """Nested lists with as many digits as it takes to read the very same array back, and no more."""
    if array.dtype == np.float64:
        return array.tolist()
    return np.array([float(digits) for digits in array.ravel().astype(str)]).reshape(array.shape).tolist()
