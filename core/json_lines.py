"""Reads files of one JSON object a line, damaged and hostile ones included, in bounded time and memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from handmirror.core.errors import UserError
from handmirror.core.files import reason

MAX_LINE = 1_000_000  # bytes; a line of poses with two hands has about 4000
MAX_DAMAGED = 10_000  # lines, after which the rest is not read
MAX_WASTE = 100_000_000  # bytes of lines that are blank or too long, likewise
BLANK_LINE = 1000  # bytes that one counts for: it costs as much time

T = TypeVar("T")


@dataclass
class ReadLines(Generic[T]):
    """What could be read of a file."""

    values: list[T] = field(default_factory=list)
    damaged: int = 0  # lines
    first: str = ""  # the first line that cannot be read, and what is wrong with it
    cut_off: bool = False  # the last line has no end and cannot be read
    gave_up: bool = False  # too much is damaged: the rest was not read


def read_lines(path: Path, parse: Callable[[bytes], T], hint: str) -> ReadLines[T]:
    """Every line that `parse` takes; it raises ValueError for others. UserError with `hint` when it is missing."""
    if not path.is_file():  # a pipe or device would never end
        raise UserError(f"The file {path} does not exist: {hint}.")
    read: ReadLines[T] = ReadLines()
    number = waste = 0
    try:
        with path.open("rb") as file:
            while (raw := file.readline(MAX_LINE)) and not read.gave_up:
                number += 1
                if not raw.strip():
                    waste += len(raw) + BLANK_LINE
                else:
                    try:
                        read.values.append(parse(raw))
                    except ValueError as error:
                        _note(read, raw, f"line {number}: {error}")
                while len(raw) == MAX_LINE and not raw.endswith(b"\n") and waste <= MAX_WASTE:
                    raw = file.readline(MAX_LINE)  # the rest of a line that is too long
                    waste += len(raw)
                read.gave_up = waste > MAX_WASTE or read.damaged > MAX_DAMAGED
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): check its permissions.") from error
    return read


def _note(read: ReadLines[T], raw: bytes, what: str) -> None:
    read.first = read.first or what
    if raw.endswith(b"\n") or len(raw) == MAX_LINE:
        read.damaged += 1
    else:
        read.cut_off = True
