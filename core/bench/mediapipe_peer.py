"""The peer that Handmirror is measured against: official MediaPipe, in an environment of its own.

MediaPipe 1.2.2 ships without models, and its landmarker needs them as a .task file: a zip of two networks. Both are in
the wheel of 0.10.21, which is downloaded only for them.
"""

import hashlib
import os
import shutil
import subprocess
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path

from handmirror.core.bench.plan import Contender
from handmirror.core.errors import UserError
from handmirror.core.files import write_errors

VERSION, OLD = "1.2.2", "0.10.21"
DOWNLOAD = f"MediaPipe {VERSION} with the packages it needs, and the wheel of {OLD} for its two networks"
DOWNLOAD_MB, DISK_MB = 210, 640  # measured on Linux x86-64
# place in the task file: place in the old wheel, SHA-256
NETWORKS = {
    "hand_detector.tflite": (
        "mediapipe/modules/palm_detection/palm_detection_full.tflite",
        "1b14e9422c6ad006cde6581a46c8b90dd573c07ab7f3934b5589e7cea3f89a54",
    ),
    "hand_landmarks_detector.tflite": (
        "mediapipe/modules/hand_landmark/hand_landmark_full.tflite",
        "11c272b891e1a99ab034208e23937a8008388cf11ed2a9d776ed3d01d0ba00e3",
    ),
}
# The networks are the same in the wheel of every system, so that of one is fetched on all.
OLD_WHEEL = ("--no-deps", "--only-binary=:all:", "--python-version=3.11", "--platform=manylinux_2_28_x86_64")
NOWHERE = "http://127.0.0.1:9"
# MediaPipe sends usage statistics to Google, with no option to stop it but a proxy that does not answer.
ENVIRONMENT = {
    "GLOG_minloglevel": "3",
    "PYTHONPATH": "",  # the peer has packages of its own
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE),
}


def folder() -> Path:
    """Where the environment lies."""
    return user_cache_path("handmirror", appauthor=False) / f"bench-mediapipe-{VERSION}"


def is_ready() -> bool:
    """Whether the environment was made before."""
    return (folder() / "ready").is_file()


def contender(announce: Callable[[str], None]) -> Contender:
    """MediaPipe ready to run; creates its environment if missing and announces each step; UserError."""
    home = folder()
    if not is_ready():
        with write_errors(home, "free some space or check permissions"):
            _make(home, announce)
    options = {"task": str(home / "hand.task")}
    return Contender(f"MediaPipe {VERSION}", "mediapipe", str(_python(home)), options, ENVIRONMENT)


def _python(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make(home: Path, announce: Callable[[str], None]) -> None:
    shutil.rmtree(home, ignore_errors=True)  # what an interrupted start has left
    announce("creating an environment for MediaPipe")
    venv.create(home, with_pip=True)
    _pip(home, announce, "install", f"mediapipe=={VERSION}")
    wheels = home / "wheels"
    _pip(home, announce, "download", *OLD_WHEEL, "--dest", str(wheels), f"mediapipe=={OLD}")
    announce("packing MediaPipe's networks")
    pack_task(next(wheels.glob("*.whl")), home / "hand.task")
    shutil.rmtree(wheels)
    (home / "ready").touch()


def _pip(home: Path, announce: Callable[[str], None], *arguments: str) -> None:
    """Run pip in the environment; UserError with what it says when it fails."""
    command = [str(_python(home)), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    lines = ["no answer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.strip())
            announce(f"pip: {line.strip()[:70]}")
    if process.returncode:
        reason = next((line for line in reversed(lines) if line.startswith("ERROR:")), lines[-1])
        reason = reason.removeprefix("ERROR: ").rstrip(".")
        raise UserError(f"MediaPipe cannot be installed here ({reason}): check the network, or omit --against.")


def pack_task(wheel: Path, task: Path) -> None:
    """Write the .task file from a wheel's networks; UserError when they are not the ones known."""
    try:
        with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(task, "w", zipfile.ZIP_STORED) as packed:
            for name, (place, sha256) in NETWORKS.items():
                data = old.read(place)
                if hashlib.sha256(data).hexdigest() != sha256:
                    raise UserError(f"{place} in {wheel.name} is not the published file: use another index.")
                packed.writestr(name, data)
    except (zipfile.BadZipFile, KeyError) as error:
        raise UserError(f"{wheel.name} does not contain MediaPipe's networks ({error}): try again.") from error
