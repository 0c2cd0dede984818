"""Reads the truth of a clip and a program's answers to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handmirror.core.errors import UserError
from handmirror.core.json_lines import read_lines
from handmirror.core.poses.schema import HandLabel, LabelLine, parse_label_line, parse_object


@dataclass(frozen=True, eq=False)
class TrueHand:
    """A rendered hand of one frame."""

    label: HandLabel
    track: int
    inside: float  # 0..1 how much of it is in the image
    visible: float  # 0..1 how much of it is in the image and hidden by nothing but itself


@dataclass(frozen=True, eq=False)
class TrueFrame:
    """One frame of a clip."""

    line: LabelLine
    hands: tuple[TrueHand, ...]


def read_truth(path: Path) -> list[TrueFrame]:
    """Every frame of a `truth.jsonl`; UserError when it is damaged."""
    read = read_lines(path, _parse, "render the benchmark folder again")
    if read.first or not read.values:
        raise UserError(f"{path} is damaged ({read.first or 'it is empty'}): render the benchmark folder again.")
    return read.values


def read_answers(path: Path) -> dict[int, tuple[HandLabel, ...]]:
    """The hands of a `poses.jsonl` by frame, whichever program wrote it; UserError when it is damaged."""
    read = read_lines(path, parse_label_line, "track the clip first")
    if read.first:
        raise UserError(f"{path} is not a valid poses.jsonl ({read.first}): write it again.")
    return {number if line.frame is None else line.frame: line.hands for number, line in enumerate(read.values)}


def _parse(text: bytes) -> TrueFrame:
    line = parse_label_line(text)
    hands = []
    for label, record in zip(line.hands, parse_object(text)["hands"], strict=True):
        if label.track is None or line.frame is None:
            raise ValueError("a hand has no number")
        hands.append(TrueHand(label, label.track, _share(record, "inside"), _share(record, "visible")))
    return TrueFrame(line, tuple(hands))


def _share(record: dict[str, Any], name: str) -> float:
    value = record.get(name)
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise ValueError(f"{name} is not a share from 0 to 1")
    return float(value)
