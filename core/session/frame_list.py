"""`frames.jsonl`: number, exact time and name of each image in `video.mkv`, whose own clock has milliseconds only.

    {"pts": 400, "frame": 12, "time_ns": 400123456, "image": "000012"}

One JSON object a line, written with the image. `pts` is the time in the video in milliseconds and finds the image.
"""

from dataclasses import dataclass
from pathlib import Path

from handmirror.core.json_lines import read_lines
from handmirror.core.poses.schema import parse_object, text_value, to_line, whole_number


@dataclass(frozen=True)
class SessionFrame:
    """One captured frame of a session."""

    index: int  # as the source counted
    time_ns: int
    pts: int  # milliseconds since the video's start
    name: str


def frame_line(frame: SessionFrame) -> str:
    """A frame's line, with its line end."""
    record = {"pts": frame.pts, "frame": frame.index, "time_ns": frame.time_ns, "image": frame.name}
    return to_line(record)


def read_frame_list(path: Path) -> tuple[list[SessionFrame], int]:
    """The frames by rising number, time and pts, and how many lines could not be used; UserError without a file."""
    read = read_lines(path, _parsed, "give the folder of a session")
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
    record = parse_object(raw)
    index, time_ns, pts = (whole_number(record, name) for name in ("frame", "time_ns", "pts"))
    return SessionFrame(index, time_ns, pts, text_value(record, "image"))
