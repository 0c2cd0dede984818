"""Files and addresses in place of a command, as desktops pass them for "Open with"."""

from itertools import takewhile
from pathlib import Path

from handmirror.core.camera.address import KINDS, kind_of


def sources_at_the_start(arguments: list[str]) -> list[str]:
    """Those of the first arguments that name something to open; several only if all of them are files."""
    found = list(takewhile(_is_source, arguments))
    return found if all(Path(each).is_file() for each in found) else found[:1]


def _is_source(argument: str) -> bool:
    if (kind := kind_of(argument)) is not None:
        return kind in KINDS
    try:
        return bool(argument) and Path(argument).expanduser().exists()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or ~ of an unknown user
        return False
