"""What `handmirror` does without a command: open the window or, where there is no display, track the demo clip."""

import gc
import importlib.util
import os
import sys
from pathlib import Path

from platformdirs import user_data_path

from handmirror.app.opening import open_joined
from handmirror.app.terminal import screen
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.session.folder import SessionFolder
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

# module -> distribution of the extra `window`
WINDOW_LIBRARIES = {"PyQt6": "PyQt6", "pyqtgraph": "pyqtgraph", "OpenGL": "PyOpenGL"}


def open_window(
    source: str | None,
    intrinsics: str | None,
    fov: str | None,
    config: TrackerConfig,
    seconds: float | None,
    screenshot: Path | None,
    camera: CameraMode = DEFAULT_MODE,
) -> int:
    """Open the window, or track without one if there is no display; returns the exit status."""
    intrinsics_of = Intrinsics.parse(intrinsics, fov)
    if not has_display():
        screen.print("No display was found: tracking without a window.")
        return _track_headless(source, intrinsics_of, config, camera)

    require_window()
    # until the window is shown: collections find nothing in what is imported and built, and take a tenth of the time
    gc.disable()
    from handmirror.app.window import run_window  # only here: without a display it may fail to load

    # the window loads the tracker on a worker thread, since that takes longer than showing the window
    return run_window(
        source,
        intrinsics_of,
        HandTracker,
        screenshot=screenshot,
        seconds=seconds,
        config=config,
        camera=camera,
    )


def missing_window_libraries() -> list[str]:
    """The distributions of the extra `window` that are not installed."""
    return [name for module, name in WINDOW_LIBRARIES.items() if importlib.util.find_spec(module) is None]


def require_window() -> None:
    """UserError if the window's libraries are not installed."""
    if missing := missing_window_libraries():
        raise UserError(
            f"The window needs {', '.join(missing)}: run {install_command('window')}, "
            "or use a command without a window, such as handmirror track."
        )


def has_display() -> bool:
    """Whether a window can be opened."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def demo_clip() -> str:
    """The path of the bundled clip."""
    return str(asset("demo/demo.mp4"))


def _track_headless(source: str | None, intrinsics: Intrinsics, config: TrackerConfig, camera: CameraMode) -> int:
    from handmirror.app.cli.tracking import load_tracker, track_and_report  # only here: with a window it is not used

    if source is None:
        screen.print("The demo clip is tracked instead.")
    out = SessionFolder.dated(user_data_path("handmirror", appauthor=False)).path
    with open_joined(source or demo_clip(), camera=camera) as opened:
        return track_and_report(opened, load_tracker(config), intrinsics, out, video=True)
