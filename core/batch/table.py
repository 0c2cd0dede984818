"""The rows of a video in Parquet: one for each hand of each frame, written as they are read, in bounded memory."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.parquet

from handmirror.core.files import write_errors
from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.schema import HandLine, PoseLine, parse_pose_line
from handmirror.core.session.export.table import NUMBERS

ROWS = 2048  # of a row group
README = (
    "Axes: those of the camera, x right, y down, z forward (OpenCV). One row for each hand of each frame. The unit is "
    "the end of a column's name: _m metres in the camera, _px pixels of the full picture (as seen, not projected), "
    "_rad radians. time_s is counted from the first frame. pose, shape and trans are of the right hand model; those of "
    "a left hand describe its mirror image: pose the right hand, then negate X. fx, fy, cx, cy: u = fx X / Z + cx."
)
_LISTS = {"pose": 48, "shape": 10, "trans": 3}
_CAMERA = {"fx": (0, 0), "fy": (1, 1), "cx": (0, 2), "cy": (1, 2)}  # place in K

# of numbers that hardly repeat, dictionaries and statistics would take a quarter of the file, and most of the time
_OPTIONS: dict[str, Any] = {
    "compression": "zstd",
    "use_dictionary": ["frame", "image", "track", "side", "gesture", "width", "height", *_CAMERA],
    "write_statistics": ["frame", "time_ns", "time_s", "track", "side"],
}

SCHEMA = pyarrow.schema(
    [
        ("frame", pyarrow.int64()),
        ("image", pyarrow.string()),
        ("time_ns", pyarrow.int64()),
        ("time_s", pyarrow.float64()),
        ("track", pyarrow.int32()),
        ("side", pyarrow.string()),
        ("score", pyarrow.float32()),
        ("gesture", pyarrow.string()),
        ("gesture_score", pyarrow.float32()),
        ("width", pyarrow.int32()),
        ("height", pyarrow.int32()),
        *((name, pyarrow.float64()) for name in _CAMERA),
        *((name, pyarrow.float32()) for names in NUMBERS.values() for name in names),
        *((name, pyarrow.list_(pyarrow.float32(), size)) for name, size in _LISTS.items()),
    ],
    metadata={"readme": README},
)


def write_table(poses: Path, out: Path, model: HandModel, tick: Callable[[], None] = lambda: None) -> int:
    """Write the rows of a `poses.jsonl` of the tracker; returns how many. UserError when it cannot be written.

    `tick` is called now and then: a day's rows take a quarter of an hour.
    """
    axes, count, first_ns = model_axes(model), 0, None
    with (
        write_errors(out),
        out.open("wb") as file,
        pyarrow.parquet.ParquetWriter(file, SCHEMA, **_OPTIONS) as writer,
    ):
        hands: list[tuple[PoseLine, HandLine]] = []
        for line in _lines(poses):
            first_ns = line.time_ns if first_ns is None else first_ns
            hands += [(line, hand) for hand in line.hands]
            if len(hands) >= ROWS:
                writer.write_batch(_batch(hands, first_ns, axes))
                count, hands = count + len(hands), []
                tick()
        if hands:
            writer.write_batch(_batch(hands, first_ns or 0, axes))
    return count + len(hands)


def _lines(poses: Path) -> Iterator[PoseLine]:
    with poses.open("rb") as file:
        for text in file:
            yield parse_pose_line(text)


def _batch(hands: list[tuple[PoseLine, HandLine]], first_ns: int, axes: np.ndarray) -> pyarrow.RecordBatch:
    """Rows of some hands, by time, then track."""
    rows = sorted(hands, key=lambda pair: (pair[0].time_ns, pair[1].track))
    time_ns = np.array([line.time_ns for line, _ in rows], np.int64)
    poses = np.stack([hand.pose for _, hand in rows])
    numbers = {
        "joints": np.stack([hand.joints for _, hand in rows]),
        "joints_2d": np.stack([hand.joints_2d for _, hand in rows]),
        "angles": joint_angles(poses, axes),
    }
    columns: dict[str, object] = {
        "frame": [line.frame for line, _ in rows],
        "image": [line.image for line, _ in rows],
        "time_ns": time_ns,
        "time_s": (time_ns - first_ns) * 1e-9,
        "track": [hand.track for _, hand in rows],
        "side": [str(hand.side) for _, hand in rows],
        "score": [hand.score for _, hand in rows],
        "gesture": [hand.gesture or "" for _, hand in rows],
        "gesture_score": [np.nan if hand.gesture_score is None else hand.gesture_score for _, hand in rows],
        "width": [line.size[0] for line, _ in rows],
        "height": [line.size[1] for line, _ in rows],
    }
    columns |= {name: [line.K[place] for line, _ in rows] for name, place in _CAMERA.items()}
    for kind, values in numbers.items():
        flat = values.reshape(len(rows), -1).astype(np.float32)
        columns |= {name: np.ascontiguousarray(flat[:, k]) for k, name in enumerate(NUMBERS[kind])}
    for name, size in _LISTS.items():
        flat = np.concatenate([getattr(hand, name) for _, hand in rows])
        columns[name] = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(flat), size)
    arrays = [_array(columns[field.name], field.type) for field in SCHEMA]
    return pyarrow.record_batch(arrays, schema=SCHEMA)


def _array(values: object, kind: pyarrow.DataType) -> pyarrow.Array:
    return values if isinstance(values, pyarrow.Array) else pyarrow.array(values, kind)
