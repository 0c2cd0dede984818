"""The messages of the WebSocket: JSON texts, each whole in itself.

The first is

    {"type": "hello", "format": "handmirror-stream", "format_version": 1, "faces": base64}

with `faces` the triangles [1538, 3] of a right hand as unsigned 16-bit integers, counter-clockwise from outside; a left
hand's run the other way round. Then, for each frame, unless the reader is too slow and gets the newest one instead,

    {"type": "frame", "frame": 12, "time_ns": 400000000, ..., "hands": [{"track": 1, "side": "right", ...,
     "vertices": {"origin": [x, y, z], "scale": 7.1e-06, "int16": base64}}]}

which is a line of `poses.jsonl` (core.poses) with the mesh added: vertex k is `origin + scale * int16[k]`, in
metres of the camera (x right, y down, z forward), [778, 3]. Numbers in base64 are little-endian, row after row. Keys
may be added; a reader ignores those, and message types, that it does not know.
"""

import base64
import json
from typing import Any

import numpy as np

from handmirror.core.poses.schema import to_record
from handmirror.core.types import Array, FrameResult, Hand

FORMAT_VERSION = 1


def hello_message(faces: np.ndarray) -> str:
    """The first message; faces are [f, 3] vertex numbers of a right hand."""
    hello = {"type": "hello", "format": "handmirror-stream", "format_version": FORMAT_VERSION}
    return json.dumps({**hello, "faces": _base64(faces.astype("<u2"))})


def frame_message(result: FrameResult) -> str:
    """The message of a frame; a hand with a number that is none is left out, since JSON has no word for it."""
    record: dict[str, Any] = {"type": "frame", **to_record(result)}
    hands = zip(record["hands"], result.hands, strict=True)
    record["hands"] = [{**line, "vertices": _packed(hand.vertices)} for line, hand in hands if _is_finite(hand)]
    return json.dumps(record, separators=(",", ":"), allow_nan=False)


def _is_finite(hand: Hand) -> bool:
    arrays = (hand.pose, hand.shape, hand.trans, hand.joints, hand.joints_2d, hand.vertices, np.array(hand.score))
    return all(np.isfinite(array).all() for array in arrays)


def _packed(vertices: Array) -> dict[str, Any]:
    """Vertices [v, 3] with the finest step that 16 bits allow: some 0.005 mm for a hand."""
    origin = vertices.mean(axis=0, dtype=float)
    scale = max(float(np.abs(vertices - origin).max()) / 32767, 1e-12)
    steps = np.rint((vertices - origin) / scale).astype("<i2")
    return {"origin": origin.tolist(), "scale": scale, "int16": _base64(steps)}


def _base64(array: np.ndarray) -> str:
    return base64.b64encode(array.tobytes()).decode("ascii")
