"""Sources before they are opened: their names and kinds, and the source used last."""

from collections.abc import Sequence
from pathlib import Path

from handmirror.app.settings import Settings
from handmirror.core.assets import ASSETS
from handmirror.core.camera.address import has_login, kind_of, lacks_scheme, without_login
from handmirror.core.camera.files import is_still
from handmirror.core.camera.names import CameraInfo

DEMO_CLIP = str(ASSETS / "demo" / "demo.mp4")
SOURCE, HAD_LOGIN = "source", "source_had_login"  # keys of the settings


def source_label(source: str, cameras: Sequence[CameraInfo] = ()) -> str:
    """The name of this source in the window."""
    names = {str(camera.index): camera.name for camera in cameras}
    if source == DEMO_CLIP:
        return "Demo clip"
    if source in names:
        return names[source]
    if source.isdigit():
        return f"Camera {source}"
    return without_login(source) if kind_of(source) or lacks_scheme(source) else Path(source).name or source


def is_picture(source: str) -> bool:
    """Whether the source is a single still picture."""
    return kind_of(source) is None and is_still(Path(source))


def plays_again(source: str) -> bool:
    """Whether the source is repeated at its end: a video, not pictures."""
    try:
        return not is_picture(source) and not Path(source).is_dir()
    except OSError:  # opening it reports the error
        return False


class LastSource:
    """The source used last, in the settings; a login that an earlier version saved is removed at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        source = settings.get(SOURCE, "")
        if has_login(source):
            self.keep(source)

    def keep(self, source: str) -> None:
        """Save this one for the next start."""
        self._settings.set(SOURCE, without_login(source))
        self._settings.set(HAD_LOGIN, has_login(source))

    @property
    def source(self) -> str:
        """As `open_source` takes it, but addresses without their login; empty at the first start."""
        return self._settings.get(SOURCE, "")

    @property
    def lacks_login(self) -> bool:
        """Whether it is an address whose login must be entered again."""
        return self._settings.get(HAD_LOGIN, False)
