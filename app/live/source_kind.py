"""What the window does at the end of a source depends on what the source is."""

from pathlib import Path

from handmirror.core.camera.address import kind_of
from handmirror.core.camera.files import is_still


def is_picture(source: str) -> bool:
    """Whether the source is a single still picture."""
    return kind_of(source) is None and is_still(Path(source))


def plays_again(source: str) -> bool:
    """Whether the source is played again at its end: a video, not pictures."""
    try:
        return not is_picture(source) and not Path(source).is_dir()
    except OSError:  # opening it reports the error
        return False
