"""What `handmirror` without a command does: a window where there is a display, else the demo clip without one."""

import importlib.util
import os
import sys
from pathlib import Path

from platformdirs import user_data_path

from handmirror.app.terminal import load_tracker, screen
from handmirror.app.tracker_settings import TrackerSettings
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.camera.names import list_cameras
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command

# module -> distribution of the extra `window`
WINDOW_LIBRARIES = {"PyQt6": "PyQt6", "pyqtgraph": "pyqtgraph", "OpenGL": "PyOpenGL"}


def open_window(
    source: str | None,
    intrinsics: str | None,
    fov: str | None,
    settings: TrackerSettings,
    seconds: float | None,
    screenshot: Path | None,
    camera: CameraMode = DEFAULT_MODE,
) -> int:
    """Open the window, or without a display track headless; the exit status (arguments: `handmirror --help`)."""
    intrinsics_of = Intrinsics.parse(intrinsics, fov)
    if not has_display():
        screen.print("No display was found, so this run has no window.")
        return _track_headless(source, intrinsics_of, settings, camera)

    require_window()
    notice = ""
    if source is None and not list_cameras():
        source, notice = demo_clip(), "No camera was found, so the demo clip is shown."
        screen.print(notice)
    from handmirror.app.window import run_window

    # made on the window's worker thread: loading the networks takes longer than showing the window
    return run_window(
        source,
        intrinsics_of,
        TrackerSettings.make,
        notice,
        screenshot=screenshot,
        seconds=seconds,
        tracker_settings=settings,
        camera=camera,
    )


def missing_window_libraries() -> list[str]:
    """Which distributions of the extra `window` are not installed."""
    return [name for module, name in WINDOW_LIBRARIES.items() if importlib.util.find_spec(module) is None]


def require_window() -> None:
    """UserError where the window's libraries are not installed, saying how to install them."""
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


def _track_headless(source: str | None, intrinsics: Intrinsics, settings: TrackerSettings, camera: CameraMode) -> int:
    from handmirror.app.headless import track_and_report
    from handmirror.core.camera.sources import open_source
    from handmirror.core.session.folder import SessionFolder

    if source is None:
        screen.print("The demo clip is tracked instead.")
    out = SessionFolder.dated(user_data_path("handmirror", appauthor=False)).path
    with open_source(source or demo_clip(), camera=camera) as opened:
        return track_and_report(opened, load_tracker(settings), intrinsics, out, video=True)
