"""Opens what the user chose, without Qt."""

from pathlib import Path

from handmirror.app.several import split_sources
from handmirror.core.camera.files import open_pictures
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source


def open_joined(source: str, stills: bool = False, camera: CameraMode = DEFAULT_MODE) -> Source:
    """As `open_source`, for several pictures too (`app.several`)."""
    paths = split_sources(source)
    if len(paths) == 1:
        return open_source(source, stills, camera)
    return open_pictures([Path(path) for path in paths], stills)
