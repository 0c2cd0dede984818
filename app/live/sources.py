"""Sources before they are opened: their names and kinds, and the source used last."""

from collections.abc import Sequence
from pathlib import Path

from handmirror.app.live.cameras_text import cameras_choice
from handmirror.app.settings import Settings
from handmirror.app.several import split_sources
from handmirror.app.translation import tr
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
        return tr("Demo clip")
    if source in names:
        return names[source]
    if source.isdigit():
        return tr("Camera {number}", number=source)
    if (chosen := cameras_choice(source)) is not None:
        return " + ".join(source_label(each, cameras) for each in chosen.sources)
    if len(several := split_sources(source)) > 1:
        return tr("%n picture(s)", len(several))
    return without_login(source) if kind_of(source) or lacks_scheme(source) else Path(source).name or source


def source_tip(source: str) -> str:
    """More about a source than its label: the whole path; empty where there is none."""
    if cameras_choice(source) is not None:
        return source_label(source)
    if source.isdigit() or source == DEMO_CLIP or kind_of(source) or lacks_scheme(source):
        return ""
    return source


def opening_text(source: str) -> str:
    """What is said while a source is being opened."""
    if cameras_choice(source) is not None:
        return tr("Opening the cameras…")
    is_file = len(split_sources(source)) > 1 or _exists(source)
    return tr("Opening {name}…", name=source_label(source)) if is_file else tr("Opening the camera…")


def is_picture(source: str) -> bool:
    """Whether the source is a single still picture."""
    return kind_of(source) is None and len(split_sources(source)) == 1 and is_still(Path(source))


def is_series(source: str) -> bool:
    """Whether the source is a folder of pictures, or several pictures."""
    if cameras_choice(source) is not None:
        return False
    try:
        return len(split_sources(source)) > 1 or (kind_of(source) is None and Path(source).is_dir())
    except OSError:  # opening it reports the error
        return False


def _exists(source: str) -> bool:
    try:
        return kind_of(source) is None and not source.isdigit() and Path(source).exists()
    except OSError:
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
