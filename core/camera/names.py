"""Which cameras there are, and by which of the system's interfaces OpenCV reaches them."""

import os
import sys
from dataclasses import dataclass

import cv2
from cv2_enumerate_cameras import enumerate_cameras


@dataclass(frozen=True)
class CameraInfo:
    """One camera of this computer."""

    index: int  # the number to open it by
    name: str  # as the system calls it
    backend: str  # the interface, such as V4L2


def camera_api() -> int:
    """OpenCV's number of the system's camera interface; on Windows HANDMIRROR_CAMERA_API=dshow chooses DirectShow."""
    if sys.platform == "win32":
        chosen = os.environ.get("HANDMIRROR_CAMERA_API", "msmf").lower()
        return cv2.CAP_DSHOW if chosen == "dshow" else cv2.CAP_MSMF
    return cv2.CAP_AVFOUNDATION if sys.platform == "darwin" else cv2.CAP_V4L2


def list_cameras() -> list[CameraInfo]:
    """The cameras of this computer by number; empty when there are none or the system does not say."""
    api = camera_api()
    try:
        found = enumerate_cameras(api)
    except Exception:  # names are a convenience: without them a camera still opens by its number
        return []
    backend = cv2.videoio_registry.getBackendName(api)
    cameras = [CameraInfo(camera.index, camera.name or f"Camera {camera.index}", backend) for camera in found]
    return sorted(cameras, key=lambda camera: camera.index)


def describe_cameras(cameras: list[CameraInfo]) -> str:
    """The cameras as part of a sentence."""
    if not cameras:
        return "no camera was found on this computer"
    return "the cameras are " + ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)
