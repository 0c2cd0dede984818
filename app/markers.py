"""Marked frames of a session, kept in its folder as `markers.json`."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.errors import UserError
from core.session.folder import SessionFolder
from core.session.frame_list import SessionFrame

FORMAT, FORMAT_VERSION = "handmirror-markers", 1
LARGEST_FILE = 1_000_000  # bytes


def read_markers(session: Path, frames: Sequence[SessionFrame]) -> tuple[int, ...]:
    """Places of the marked frames, rising; frames that are not there any more are left out.

    UserError when the file is damaged or of a newer version.
    """
    path = SessionFolder(session).markers
    if not path.is_file():
        return ()
    try:
        with path.open("rb") as file:
            record = json.loads(file.read(LARGEST_FILE))
        if record["format_version"] > FORMAT_VERSION:
            raise UserError(f"The markers in {path} are of a newer format: update Handmirror.")
        if record["format"] != FORMAT or record["format_version"] != FORMAT_VERSION:
            raise ValueError("another format")
        marked = {int(marker["frame"]) for marker in record["markers"]}
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise UserError(f"{path} holds no markers that can be read: remove it to set new ones.") from error
    return tuple(place for place, frame in enumerate(frames) if frame.index in marked)


def write_markers(session: Path, frames: Sequence[SessionFrame], places: Iterable[int]) -> None:
    """Replace the markers by these places; UserError when the old ones cannot be read or the new ones not written."""
    read_markers(session, frames)
    markers = [{"frame": frames[place].index, "time_ns": frames[place].time_ns} for place in sorted(places)]
    record = {"format": FORMAT, "format_version": FORMAT_VERSION, "markers": markers}
    path = SessionFolder(session).markers
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise UserError(f"The markers cannot be kept in {path} ({error.strerror}): check its permissions.") from error
