"""Reads and writes gesture files (`docs/formats/gestures.md`)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handmirror.core.assets import asset
from handmirror.core.errors import UserError, printable
from handmirror.core.files import make_folder, read_at_most, reason, replace_text
from handmirror.core.gestures.gesture import MAX_GESTURES, Direction, Gesture, GestureSet, is_number
from handmirror.core.hand.angles import ANGLE_NAMES
from handmirror.core.hand.joints import FINGERS

FORMAT, FORMAT_VERSION = "handmirror-gestures", 1
MAX_FILE = 1_000_000  # bytes
_GESTURE_KEYS = {"name", "angles", "gaps", "directions", "tolerance", "on"}
_REMEDY = "correct the file, or remove it to use the gestures that ship"


@dataclass(frozen=True)
class GestureFile:
    """What could be read of a file, and what was left out in sentences."""

    gestures: GestureSet
    losses: tuple[str, ...] = ()


def shipped_path() -> Path:
    """The file of the gestures that ship with Handmirror."""
    return asset("gestures.json")


def shipped_gestures() -> GestureSet:
    """The gestures that ship with Handmirror."""
    return read_gestures(shipped_path()).gestures


def read_gestures(path: Path) -> GestureFile:
    """Read a file; a damaged gesture is left out and reported in `losses`.

    UserError when the file cannot be read, is not a gesture file, is of a newer version, or its thresholds are invalid.
    """
    return parse_gestures(_read_record(path), path)


def parse_gestures(record: Any, path: Path) -> GestureFile:
    """The gestures of a file's JSON object, as `read_gestures`; `path` is named in sentences."""
    _check_format(record, path)
    gestures: list[Gesture] = []
    losses: list[str] = []
    listed = record.get("gestures")
    if not isinstance(listed, list) or len(listed) > MAX_GESTURES:
        raise UserError(f"{path} has no list of at most {MAX_GESTURES} gestures: {_REMEDY}.")
    for number, entry in enumerate(listed, 1):
        try:
            gesture = _gesture(entry)
            if any(gesture.name == other.name for other in gestures):
                raise ValueError("an earlier one has the same name")
            gestures.append(gesture)
        except ValueError as error:
            what = f"gesture {number}{_named(entry)} was left out, {error}"
            losses.append(printable(f"{path}: {what}: correct or remove it."))
    thresholds = {name: record[name] for name in ("enter", "leave", "minimum_ns") if name in record}
    if not all(is_number(value) for value in thresholds.values()) or type(record.get("minimum_ns", 0)) is not int:
        raise UserError(f"{path}: {' or '.join(thresholds)} is not a number: {_REMEDY}.")
    try:
        return GestureFile(GestureSet(tuple(gestures), **thresholds), tuple(losses))
    except ValueError as error:
        raise UserError(f"{path}: {error}: {_REMEDY}.") from error


def write_gestures(path: Path, gestures: GestureSet) -> None:
    """Write a file whole or not at all, and its folder if missing; UserError when that is not possible."""
    make_folder(path.parent)
    replace_text(path, to_text(gestures))


def to_record(gestures: GestureSet) -> dict[str, Any]:
    """The content of a file as a JSON object."""
    return dict(json.loads(to_text(gestures)))


def to_text(gestures: GestureSet) -> str:
    """The content of a file, with the angles of each finger on a line."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "enter": gestures.enter,
        "leave": gestures.leave,
        "minimum_ns": gestures.minimum_ns,
    }
    lines = [f" {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    entries = ",\n".join(_entry_text(gesture) for gesture in gestures.gestures)
    return "\n".join(["{", *lines, ' "gestures": [', entries, " ]", "}"]) + "\n"


def _entry_text(gesture: Gesture) -> str:
    fields = [f'"name": {json.dumps(gesture.name)}']
    if not gesture.on:
        fields.append('"on": false')
    if gesture.tolerance != 1:
        fields.append(f'"tolerance": {json.dumps(gesture.tolerance)}')
    if gesture.gaps:
        fields.append(f'"gaps": {json.dumps({name: list(gap) for name, gap in gesture.gaps.items()})}')
    if gesture.directions:
        parts = {name: [part.towards, part.within_deg] for name, part in gesture.directions.items()}
        fields.append(f'"directions": {json.dumps(parts)}')
    named = sorted(gesture.angles, key=ANGLE_NAMES.index)
    fingers = [[name for name in named if name.startswith(finger)] for finger in FINGERS]
    if not named:
        return "  {\n   " + ",\n   ".join((*fields, '"angles": {}')) + "\n  }"
    angles = ",\n    ".join(
        ", ".join(f'"{name}": {json.dumps(list(gesture.angles[name]))}' for name in finger)
        for finger in fingers
        if finger
    )
    fields.append(f'"angles": {{\n    {angles}\n   }}')
    return "  {\n   " + ",\n   ".join(fields) + "\n  }"


def _read_record(path: Path) -> Any:
    try:
        content = read_at_most(path, MAX_FILE)
    except OSError as error:
        raise UserError(f"The gestures {path} cannot be read ({reason(error)}): give another file.") from error
    if content is None:
        raise UserError(f"The gestures {path} have more than {MAX_FILE // 1_000_000} MB: give another file.")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        what = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "encoding or nesting"
        raise UserError(f"{path} is not valid JSON ({what}): {_REMEDY}.") from error


def _check_format(record: Any, path: Path) -> None:
    version = record.get("format_version") if isinstance(record, dict) else None
    if type(version) is not int or record.get("format") != FORMAT or version < 1:
        raise UserError(f"{path} is not a gesture file of Handmirror: {_REMEDY}.")
    if version > FORMAT_VERSION:
        raise UserError(
            f"The gestures {path} have format version {version}, newer than the supported {FORMAT_VERSION}: "
            "update Handmirror."
        )


def _gesture(entry: Any) -> Gesture:
    """A gesture; ValueError saying what is wrong with it."""
    if not isinstance(entry, dict):
        raise ValueError("it is not a JSON object")
    if unknown := sorted(entry.keys() - _GESTURE_KEYS):
        raise ValueError(f"it has the unknown key {unknown[0]}")
    name = entry.get("name")
    angles, gaps, directions = (entry.get(key, {}) for key in ("angles", "gaps", "directions"))
    tolerance, on = entry.get("tolerance", 1.0), entry.get("on", True)
    if not isinstance(name, str):
        raise ValueError("its name is not a text")
    if not all(isinstance(value, dict) for value in (angles, gaps, directions)):
        raise ValueError("its angles, gaps or directions are not a JSON object")
    if not is_number(tolerance) or not isinstance(on, bool):
        raise ValueError("its tolerance is not a number, or on is not true or false")
    return Gesture(
        name,
        {angle: _range(angle, value) for angle, value in angles.items()},
        {finger: _range(f"gap to {finger}", value) for finger, value in gaps.items()},
        {part: _direction(part, value) for part, value in directions.items()},
        float(tolerance),
        on,
    )


def _range(angle: str, value: Any) -> tuple[float, float]:
    if not (isinstance(value, list) and len(value) == 2 and all(map(is_number, value))):
        raise ValueError(f"{angle} is not a list of two numbers")
    return value[0], value[1]


def _direction(part: str, value: Any) -> Direction:
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and is_number(value[1])):
        raise ValueError(f"the direction of {part} is not a list of a direction and an angle")
    return Direction(value[0], value[1])


def _named(entry: Any) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    return f" ({name[:40]})" if isinstance(name, str) else ""
