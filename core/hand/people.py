"""Lengths of people's hands by their names, in a JSON file in the user's folder for settings."""

import json
import math
import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path

from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, read_at_most, reason, replace_text
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH

FORMAT = "handmirror-people"
MAX_FILE = 1_000_000  # bytes
MAX_NAME = 80  # characters


@dataclass(frozen=True)
class Person:
    """Someone whose hands were measured; UserError when the name or the length is not possible."""

    name: str
    hand_length: float  # metres from the wrist along the bones to the tip of the middle finger

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > MAX_NAME or not self.name.isprintable():
            raise UserError(f"Invalid name {self.name!r}: give one of 1 to {MAX_NAME} characters.")
        if not MIN_HAND_LENGTH <= self.hand_length <= MAX_HAND_LENGTH:
            raise UserError(
                f"Invalid hand length {100 * self.hand_length:.1f} cm: give one from {100 * MIN_HAND_LENGTH:g} to "
                f"{100 * MAX_HAND_LENGTH:g} cm."
            )


def people_file() -> Path:
    """Where people are kept: in HANDMIRROR_DATA, else in the user's folder for settings."""
    root = os.environ.get("HANDMIRROR_DATA")
    return (Path(root) if root else user_config_path("handmirror", appauthor=False)) / "people.json"


def read_people(path: Path | None = None) -> tuple[Person, ...]:
    """All of them in the order of their names, none where there is no file; UserError when it cannot be read."""
    path = path or people_file()
    try:
        content = read_at_most(path, MAX_FILE)
        record = None if content is None else json.loads(content)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        why = reason(error) if isinstance(error, OSError) else "not JSON"
        raise UserError(f"{path} cannot be read ({why}): restore the file, or delete it and measure again.") from error
    entries = record.get("people") if isinstance(record, dict) and record.get("format") == FORMAT else None
    if not isinstance(entries, list):
        raise UserError(f"{path} is not a list of people: restore the file, or delete it and measure again.")
    people = {person.name: person for person in map(_person, entries) if person is not None}
    return tuple(sorted(people.values(), key=lambda person: person.name.casefold()))


def find_person(name: str, path: Path | None = None) -> Person:
    """The person of this name, in upper or lower case; UserError when there is none."""
    people = read_people(path)
    wanted = name.strip().casefold()
    found = next((person for person in people if person.name.casefold() == wanted), None)
    if found is None:
        if not people:
            raise UserError(f"No hand length is saved for {name.strip()!r}: run handmirror calibrate --hand.")
        known = ", ".join(person.name for person in people[:20])
        raise UserError(
            f"No hand length is saved for {name.strip()!r}, only for {known}: run handmirror calibrate --hand."
        )
    return found


def remember(person: Person, path: Path | None = None) -> None:
    """Keep a person, in place of one of the same name; UserError when that is not possible."""
    others = (other for other in read_people(path) if other.name.casefold() != person.name.casefold())
    _write([*others, person], path)


def forget(name: str, path: Path | None = None) -> None:
    """Remove the person of this name, if there is one; UserError when that is not possible."""
    _write([person for person in read_people(path) if person.name.casefold() != name.casefold()], path)


def _write(people: list[Person], path: Path | None) -> None:
    path = path or people_file()
    make_folder(path.parent)
    entries = [{"name": person.name, "hand_length": round(person.hand_length, 5)} for person in people]
    replace_text(path, json.dumps({"format": FORMAT, "people": entries}, indent=1, ensure_ascii=False) + "\n")


def _person(entry: object) -> Person | None:
    """None for an entry that is not one."""
    name, length = (entry.get(key) for key in ("name", "hand_length")) if isinstance(entry, dict) else (None, None)
    if not isinstance(name, str) or isinstance(length, bool) or not isinstance(length, int | float):
        return None
    try:
        return Person(name, float(length)) if math.isfinite(length) else None
    except (UserError, OverflowError):
        return None
