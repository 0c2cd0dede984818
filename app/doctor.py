"""`handmirror doctor`: what is there, what is missing, and the line that mends it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from rich.table import Table

from app.start import has_display
from app.terminal import screen
from core.camera.names import list_cameras
from core.errors import UserError
from core.session.software import asset_hashes, versions

WINDOW_PACKAGES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
# Qt ends the whole process where it finds no platform plug-in, so it is asked in one of its own.
OPENGL_PROBE = """
from app.opengl import find_opengl
from app.window import make_application
application = make_application()
found = find_opengl()
print(f"{found.version} on {found.renderer}" if found else "")
"""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: str
    remedy: str = ""  # empty: all is well
    needed: bool = True  # whether Handmirror cannot track without it


def examine() -> int:
    """Print the findings; 0 when everything that tracking needs is there, else 2."""
    findings = [*_versions(), *(look() for look in LOOKS)]
    table = Table("", "what", "found", box=None, pad_edge=False)
    for finding in findings:
        table.add_row("ok" if not finding.remedy else "--", finding.what, finding.state)
    screen.print(table)
    for finding in findings:
        if finding.remedy:
            screen.print(f"{finding.what}: {finding.remedy}")
    return 2 if any(finding.remedy and finding.needed for finding in findings) else 0


def _versions() -> list[Finding]:
    return [Finding(name, version) for name, version in versions().items()]


def _device() -> Finding:
    import torch
    from core.network.runtime import choose_device, device_label

    device = choose_device("auto")
    if device.type == "cuda" or torch.version.cuda is None:
        return Finding("device", device_label(device))
    remedy = "this PyTorch can use an NVIDIA card, but none answers: install NVIDIA's driver, or go on with the CPU."
    return Finding("device", device_label(device), remedy, needed=False)


def _window() -> Finding:
    if not has_display():
        remedy = "start Handmirror in a desktop session to see the window; `handmirror track` needs none."
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
    names = ", ".join(f"{camera.index}: {camera.name}" for camera in list_cameras())
    remedy = "plug one in and close other programs that use it; videos, pictures and addresses work without one."
    return Finding("cameras", names or "none", "" if names else remedy, needed=False)


def _assets() -> Finding:
    from core.hand.model import HandModel
    from core.network.checkpoint import load_checkpoint
    from core.network.landmark_net import LandmarkNet
    from core.network.palm_net import PalmNet
    from core.tracking.network_estimator import shipped_network

    try:
        HandModel.load()
        LandmarkNet.load()
        PalmNet.load()
        if (network := shipped_network()) is not None:
            load_checkpoint(network)
    except UserError as error:
        return Finding("assets", "damaged", str(error))
    return Finding("assets", f"{len(asset_hashes())} files, all of which load")


LOOKS: tuple[Callable[[], Finding], ...] = (_device, _window, _cameras, _assets)
