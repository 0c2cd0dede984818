"""`frames.jsonl`: number, exact time and name of each picture in `video.mkv`, whose own clock has milliseconds only.

    {"pts": 400, "frame": 12, "time_ns": 400123456, "image": "000012"}

One JSON object a line, written with the picture. `pts` is the time in the video in milliseconds and finds the picture.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.session.json_lines import read_lines
from handmirror.core.session.pose_lines import whole_number


@dataclass(frozen=True)
class SessionFrame:
    """One captured frame of a session."""

    index: int  # as the source counted
    time_ns: int
    pts: int  # milliseconds since the video's start
    name: str


def frame_line(frame: SessionFrame) -> str:
    """The line that tells of a frame, with its line end."""
    record = {"pts": frame.pts, "frame": frame.index, "time_ns": frame.time_ns, "image": frame.name}
    return json.dumps(record, separators=(",", ":")) + "\n"


def read_frame_list(path: Path) -> tuple[list[SessionFrame], int]:
    """The frames by rising number, time and pts, and how many lines could not be used; UserError without a file."""
    read = read_lines(path, _parsed)
    unusable = read.damaged + read.cut_off
    ordered: list[SessionFrame] = []
    for frame in sorted(read.values, key=lambda frame: frame.index):
        last = ordered[-1] if ordered else None
        if last is None or (frame.index > last.index and frame.time_ns > last.time_ns and frame.pts > last.pts):
            ordered.append(frame)
        else:
            unusable += 1
    return ordered, unusable


def _parsed(raw: bytes) -> SessionFrame:
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(record, dict) or not isinstance(record.get("image"), str):
        raise ValueError("no line of a frame")
    index, time_ns, pts = (whole_number(record, name) for name in ("frame", "time_ns", "pts"))
    return SessionFrame(index, time_ns, pts, record["image"])
