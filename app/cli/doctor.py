"""`handmirror doctor`: what is installed and works, what is missing, and how to fix it."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from handmirror.app.cli.start import has_display, missing_window_libraries
from handmirror.app.log import VARIABLE as LOG_VARIABLE
from handmirror.app.log import log_path
from handmirror.app.terminal import screen
from handmirror.core import opencv
from handmirror.core.assets import RESTORE, damaged_assets, shipped_hashes
from handmirror.core.cache import VARIABLE as CACHE_VARIABLE
from handmirror.core.cache import cache_folder
from handmirror.core.camera.modes import DEFAULT_MODE, chosen_mode, offered_modes
from handmirror.core.camera.names import CameraInfo, list_cameras
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import reason
from handmirror.core.hand.model import HandModel
from handmirror.core.network.engine import Engines, has_cuda, has_nvidia_card
from handmirror.core.network.graph_files import SHIPPED, read_graph
from handmirror.core.network.onnx_engine import CANNOT_LOAD, load_weights
from handmirror.core.network.onnx_runtime import load_onnxruntime
from handmirror.core.network.shipped import shipped_parts
from handmirror.core.provenance import versions

WINDOW_PACKAGES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
# Qt aborts the process if it finds no platform plug-in, so it is tested in a separate one
OPENGL_PROBE = """
from handmirror.app.panes.opengl import find_opengl
from handmirror.app.window import make_application
application = make_application()
found = find_opengl()
print(f"{found.version} on {found.renderer}" if found else "")
"""


@dataclass(frozen=True)
class Finding:
    """The result of one check."""

    part: str
    state: str
    remedy: str = ""  # empty: nothing is wrong
    needed: bool = True  # whether Handmirror cannot track without it


def doctor() -> None:
    """Print the findings; exits with 2 when something that tracking needs is missing, else 0."""
    findings = [*_versions(), *(check() for check in CHECKS)]
    table = Table("", "part", "found", box=None, pad_edge=False)
    for finding in findings:
        table.add_row("ok" if not finding.remedy else "--", finding.part, finding.state)
    screen.print(table)
    for finding in findings:
        if finding.remedy:
            screen.print(f"{finding.part}: {finding.remedy}")
    raise SystemExit(2 if any(finding.remedy and finding.needed for finding in findings) else 0)


def _versions() -> list[Finding]:
    remedies = {"opencv": opencv.notice()}
    shown = {name: version for name, version in versions().items() if name != "onnxruntime"}
    return [Finding(name, version, remedies.get(name, ""), needed=False) for name, version in shown.items()]


def _onnxruntime() -> Finding:
    try:
        onnxruntime = load_onnxruntime()
    except (ImportError, OSError) as error:
        version = versions().get("onnxruntime", "")
        words = str(error).partition("\n")[0] or type(error).__name__
        state = f"{version}, which cannot be loaded ({words})" if version else "not installed"
        remedy = f"pip install {'--force-reinstall ' if version else ''}'onnxruntime<1.29'."
        return Finding("onnxruntime", state, remedy, needed=False)
    return Finding("onnxruntime", f"{onnxruntime.__version__} on {', '.join(onnxruntime.get_available_providers())}")


def _engine() -> Finding:
    try:
        engines = Engines()
        for part in shipped_parts():
            engines.compile(part)
    except UserError as error:
        return Finding("engine", "no engine can run the networks", str(error))
    notices = [notice for notice in engines.notices if not notice.startswith(CANNOT_LOAD)]  # those are reported above
    return Finding("engine", f"{engines.name} on {engines.label}", " ".join(notices), needed=False)


def _nvidia_card() -> Finding:
    if not has_nvidia_card():
        return Finding("NVIDIA card", "none")
    if has_cuda():
        return Finding("NVIDIA card", "PyTorch can use it")
    remedy = "start once with `python3 run.py --cuda`, which installs PyTorch's CUDA build; until then the CPU is used."
    return Finding("NVIDIA card", "the installed PyTorch cannot use it", remedy, needed=False)


def _cache() -> Finding:
    folder = cache_folder("graphs")
    if folder is None:
        return Finding("cache", f"none: {CACHE_VARIABLE} is empty")
    return _writable("cache", folder, folder.parent, CACHE_VARIABLE)


def _log() -> Finding:
    return _writable("log", log_path().parent, log_path(), LOG_VARIABLE)


def _writable(part: str, folder: Path, shown: Path, variable: str) -> Finding:
    """Whether files can be written to a folder, which the environment `variable` can replace."""
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding(part, str(shown))
    except OSError as error:
        remedy = f"make it writable, or set {variable} to another folder; until then nothing is written there."
        return Finding(part, f"{shown} is not writable ({reason(error)})", remedy, needed=False)


def _window() -> Finding:
    if missing := missing_window_libraries():
        remedy = f"to see the window, run {install_command('window')}; the other commands do not need it."
        return Finding("window and OpenGL", f"{', '.join(missing)} not installed", remedy, needed=False)
    if not has_display():
        remedy = "start Handmirror in a desktop session to see the window; `handmirror track` needs no display."
        return Finding("window and OpenGL", "no display", remedy, needed=False)
    probe = subprocess.run([sys.executable, "-c", OPENGL_PROBE], capture_output=True, text=True, timeout=60)
    if probe.returncode == 0 and probe.stdout.strip():
        return Finding("window and OpenGL", probe.stdout.strip())
    if probe.returncode == 0:
        state, packages = "window without OpenGL", "libgl1 libegl1 libgl1-mesa-dri"
    else:
        state, packages = "no window can be opened", f"{WINDOW_PACKAGES} {XCB_PACKAGES}"
    remedy = "install the driver of your graphics card."
    if sys.platform == "linux":
        remedy = f"sudo apt install {packages}"
    return Finding("window and OpenGL", state, remedy, needed=False)


def _cameras() -> Finding:
    names = ", ".join(f"{camera.index}: {camera.name}{_camera_mode(camera)}" for camera in list_cameras())
    remedy = "plug one in and close other programs that use it; videos, pictures and addresses work without one."
    return Finding("cameras", names or "none", "" if names else remedy, needed=False)


def _camera_mode(camera: CameraInfo) -> str:
    """The mode in which it is opened, if the system reports its modes."""
    offered = offered_modes(camera.index)
    return f", {chosen_mode(DEFAULT_MODE, offered, camera.name)}" if offered else ""


def _assets() -> Finding:
    try:
        if faults := damaged_assets():
            changed = "; if you changed them on purpose, run `python -m handmirror.training.assets_hashes`"
            return Finding("assets", "; ".join(faults), f"{RESTORE}{changed}.")
        HandModel.load()
        for part in shipped_parts():
            graph = read_graph(SHIPPED, part.key)
            if graph is None:
                raise UserError(f"The shipped graph {SHIPPED / part.key}.onnx is damaged: install Handmirror again.")
            load_weights(part.weights, graph.weights)
    except UserError as error:
        return Finding("assets", "damaged", str(error))
    return Finding("assets", f"{len(shipped_hashes())} files, all unmodified")


CHECKS: tuple[Callable[[], Finding], ...] = (
    _onnxruntime,
    _nvidia_card,
    _engine,
    _cache,
    _log,
    _window,
    _cameras,
    _assets,
)
