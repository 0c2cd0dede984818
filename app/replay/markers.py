"""Marked frames of a session, saved in its folder as `markers.json`."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from handmirror.app.translation import localized_reason, tr
from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, replace_text
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.frame_list import SessionFrame

FORMAT, FORMAT_VERSION = "handmirror-markers", 1
MAX_FILE = 1_000_000  # bytes


def read_markers(session: Path, frames: Sequence[SessionFrame]) -> tuple[int, ...]:
    """Places of the marked frames, rising; frames that no longer exist are left out.

    UserError when the file is damaged or of a newer version.
    """
    path = SessionFolder(session).markers
    if not path.is_file():
        return ()
    try:
        content = read_at_most(path, MAX_FILE)
        if content is None:
            raise ValueError("too long")
        record = json.loads(content)
        if record["format_version"] > FORMAT_VERSION:
            raise UserError(tr("The markers in {path} are in a newer format: update Handmirror.", path=path))
        if record["format"] != FORMAT or record["format_version"] != FORMAT_VERSION:
            raise ValueError("another format")
        marked = {int(marker["frame"]) for marker in record["markers"]}
    except OSError as error:
        why = localized_reason(error)
        sentence = tr("{path} cannot be read ({reason}): check its permissions.", path=path, reason=why)
        raise UserError(sentence) from error
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise UserError(tr("{path} contains no valid markers: delete it to set new ones.", path=path)) from error
    return tuple(place for place, frame in enumerate(frames) if frame.index in marked)


def write_markers(session: Path, frames: Sequence[SessionFrame], places: Iterable[int]) -> None:
    """Replace the markers by these; UserError when the old ones cannot be read or the new ones cannot be written."""
    read_markers(session, frames)
    markers = [{"frame": frames[place].index, "time_ns": frames[place].time_ns} for place in sorted(places)]
    record = {"format": FORMAT, "format_version": FORMAT_VERSION, "markers": markers}
    path = SessionFolder(session).markers
    replace_text(path, json.dumps(record, indent=2) + "\n")
