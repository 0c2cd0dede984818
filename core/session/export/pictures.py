"""The images that belong to the poses."""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.reader import open_session
from handmirror.core.types import Frame


def images_of(path: Path, video: str | None, first: int = 0) -> Iterator[Frame] | None:
    """The frames of a session by rising number, None when it contains no images; damaged ones are left out.

    `path` is the session's folder or the `poses.jsonl` in it; `video` the source that was tracked, for poses without
    images of their own; `first` the number of the first frame that is needed: the ones before may be left out.
    """
    if video is not None:
        return _from_source(video)
    folder = SessionFolder(path if path.is_dir() else path.parent)
    if path in (folder.path, folder.poses) and folder.is_there():
        with open_session(folder.path) as session:
            return _from_session(folder.path, first) if session.has_video else None
    return None


def _from_source(video: str) -> Iterator[Frame]:
    with open_source(video) as source:
        while (frame := source.read()) is not None:
            yield frame


def _from_session(path: Path, first: int) -> Iterator[Frame]:
    with open_session(path) as session:
        begin = max(bisect_right([frame.index for frame in session.frames], first) - 1, 0)
        for place in range(begin, len(session.frames)):
            try:
                yield session.read_frame(place)
            except UserError:
                continue
