"""Reads and writes `poses.jsonl`: damaged and hostile files of a session, and labels, which must be whole."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from handmirror.core.errors import UserError
from handmirror.core.files import GrowingFile, reason
from handmirror.core.json_lines import MAX_LINE, read_lines
from handmirror.core.poses.schema import LabelLine, PoseLine, parse_label_line, parse_pose_line, to_line, to_record
from handmirror.core.text import plural
from handmirror.core.types import FrameResult


class PoseWriter:
    """Writes the file line by line, so that an interrupted run keeps every whole line. A context manager."""

    def __init__(self, path: Path, resume: bool = False) -> None:
        """Create the file, or with `resume` add to the whole lines of one; UserError when that is not possible."""
        self._file = GrowingFile(path, keep=_whole_bytes(path) if resume else 0)

    def write(self, result: FrameResult) -> None:
        """Add one frame; UserError when the disk is full."""
        self._file.append(to_line(to_record(result)).encode())

    def __enter__(self) -> "PoseWriter":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()


def _whole_bytes(path: Path) -> int:
    """How many bytes of a file are whole lines; 0 where there is none."""
    whole = size = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                if (end := chunk.rfind(b"\n")) >= 0:
                    whole = size + end + 1
                size += len(chunk)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): check its permissions.") from error
    return whole


@dataclass(frozen=True, eq=False)
class PoseFile:
    """A file's whole lines by rising frame and time, and what was lost of it in sentences."""

    lines: tuple[PoseLine, ...]
    losses: tuple[str, ...] = ()


def read_pose_lines(path: Path) -> PoseFile:
    """Every complete line that can be read, by rising frame number and time.

    A line that is damaged, cut off, repeated or out of step with time is skipped and reported in `losses`. UserError
    when the file cannot be read, or holds lines but no line of poses.
    """
    if not path.exists() and (camera := path.parent / "camera_1").is_dir():
        raise UserError(
            f"The hands that the cameras of {path.parent} saw are not fused: track the cameras again, or give the "
            f"folder of one camera, such as {camera}."
        )
    read = read_lines(path, parse_pose_line, "give a poses.jsonl or the folder of a session")
    if read.damaged and not read.values:
        raise UserError(f"{path} contains no poses ({read.first}): give a poses.jsonl that Handmirror wrote.")
    lines, losses = read.values, []
    if read.cut_off:
        losses.append(f"The last line of {path.name} is cut off and was left out.")
    if read.damaged:
        unreadable = plural(read.damaged, "line")
        losses.append(f"{unreadable} of {path.name} could not be read ({read.first}).")
    if read.gave_up:
        losses.append(f"The rest of {path.name} was not read: too much of it is damaged.")
    ordered, out_of_step = _in_order(lines)
    if any(later.frame < earlier.frame for earlier, later in pairwise(lines)):
        losses.append(f"The lines of {path.name} were out of order and have been sorted by frame.")
    if out_of_step:
        repeated = plural(out_of_step, "line")
        losses.append(f"{repeated} of {path.name} were left out: their frame number or time repeats an earlier one.")
    return PoseFile(tuple(ordered), tuple(losses))


def stream_pose_lines(path: Path) -> Iterator[PoseLine]:
    """The lines of a file one by one, without those that `read_pose_lines` leaves out or would have to move.

    UserError when the file cannot be read.
    """
    frame = time_ns = -1
    try:
        with path.open("rb") as file:
            while raw := file.readline(MAX_LINE):
                try:
                    line = parse_pose_line(raw)
                except ValueError:
                    continue
                if line.frame > frame and line.time_ns > time_ns:
                    frame, time_ns = line.frame, line.time_ns
                    yield line
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): check its permissions.") from error


def read_labels(path: Path) -> dict[str, LabelLine]:
    """The lines of a file from anywhere by their image's file name; UserError naming the first that is not valid."""
    read = read_lines(path, parse_label_line, "give a poses.jsonl")
    if read.first:
        raise UserError(f"{path} is not a valid poses.jsonl ({read.first}): correct that line or remove it.")
    if read.gave_up:
        raise UserError(f"{path} is not a valid poses.jsonl (too many empty lines): give another file.")
    return {Path(line.image).name: line for line in read.values}


def require(lines: Collection[LabelLine], path: Path, *names: str) -> None:
    """UserError when a line from `path`, or one of its hands, lacks one of these keys."""
    of_line = {field.name for field in fields(LabelLine)}
    for name in names:
        holders = lines if name in of_line else [hand for line in lines for hand in line.hands]
        if any(getattr(holder, name) is None for holder in holders):
            raise UserError(f"Some lines of {path} have no {name}: give a poses.jsonl as handmirror track writes it.")


def _in_order(lines: list[PoseLine]) -> tuple[list[PoseLine], int]:
    """Lines by rising frame and time, and how many were left out for that."""
    ordered: list[PoseLine] = []
    for line in sorted(lines, key=lambda line: line.frame):
        if not ordered or (line.frame > ordered[-1].frame and line.time_ns > ordered[-1].time_ns):
            ordered.append(line)
    return ordered, len(lines) - len(ordered)
