"""Live sources: cameras of this computer and network streams."""

import sys
import time
from dataclasses import dataclass

import cv2
import numpy as np

from core.camera.address import without_login
from core.camera.jpeg import decode_jpeg
from core.camera.names import camera_api, describe_cameras, list_cameras
from core.camera.source import Source, SourceLost, check_size
from core.errors import UserError
from core.types import Frame, Image

READ_TIMEOUT_S = 2.0  # a stream silent for longer is lost
DAMAGED_IN_A_ROW = 10
MJPG = cv2.VideoWriter.fourcc(*"MJPG")


@dataclass(frozen=True)
class CameraMode:
    """What to ask a camera for; it may give something else."""

    width: int = 1280
    height: int = 720
    fps: float = 30.0


DEFAULT_MODE = CameraMode()


class _Capture(Source):
    """Frames of an open cv2.VideoCapture, stamped with the monotonic clock right after the grab.

    Where the source sends JPEGs, they are decoded here and go along as they came (Frame.packet).
    """

    live = True

    def __init__(self, capture: cv2.VideoCapture, label: str, absent: str, lost: str, stills: bool) -> None:
        super().__init__(label)
        self.stills = stills
        self._capture, self._lost, self._count = capture, lost, 0
        self._as_packets = capture.isOpened() and _ask_for_packets(capture)
        self._ahead = self._grab() if capture.isOpened() else None
        try:
            if self._ahead is None:
                raise SourceLost(absent)
            check_size(self._ahead.image, label)
        except UserError:
            self.close()
            raise
        self.fps = capture.get(cv2.CAP_PROP_FPS) or None

    def read(self) -> Frame | None:
        """The next frame as it comes; SourceLost when there is none any more."""
        frame, self._ahead = self._ahead or self._grab(), None
        if frame is None:
            raise SourceLost(self._lost)
        return frame

    def close(self) -> None:
        """Give the device or the connection back."""
        self._capture.release()

    def _grab(self) -> Frame | None:
        for _ in range(DAMAGED_IN_A_ROW):  # a webcam's JPEG may come damaged, the first ones above all
            if not self._capture.grab():
                return None
            time_ns = time.monotonic_ns()
            whole, data = self._capture.retrieve()
            read = self._read(np.asarray(data)) if whole else None
            if read is not None:
                index, self._count = self._count, self._count + 1
                return Frame(read[0], index, time_ns, f"{index:06d}", read[1])
        return None

    def _read(self, data: np.ndarray) -> tuple[Image, bytes | None] | None:
        """The picture [h, w, 3] and the JPEG it came as, if any; None when it is damaged."""
        if not self._as_packets:
            return cv2.cvtColor(data, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False), None
        packet = data.tobytes()
        image = decode_jpeg(packet) if data.shape[0] == 1 else None
        if image is None and self._count == 0 and self._capture.getBackendName() == "V4L2":
            # the driver does not do what it said: pictures then
            self._as_packets = not self._capture.set(cv2.CAP_PROP_CONVERT_RGB, 1)
        return None if image is None else (image, packet)


def _ask_for_packets(capture: cv2.VideoCapture) -> bool:
    """Have a source that sends JPEGs hand them over as they are; whether it agrees."""
    if int(capture.get(cv2.CAP_PROP_FOURCC)) != MJPG:
        return False
    backend = capture.getBackendName()
    if backend == "FFMPEG":
        return capture.set(cv2.CAP_PROP_FORMAT, -1)
    return backend == "V4L2" and capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)


class Camera(_Capture):
    """A camera of this computer by its number; SourceLost when it is not there or busy."""

    def __init__(self, index: int, mode: CameraMode, stills: bool = False) -> None:
        cameras = list_cameras()
        name = next((camera.name for camera in cameras if camera.index == index), "")
        label = f"Camera {index} ({name})" if name else f"Camera {index}"
        if name:
            absent = f"{label} gives no picture: close the other program that uses it, or allow access to the camera."
        else:
            absent = f"There is no camera {index}: plug it in or choose another source; {describe_cameras(cameras)}."
        lost = f"{label} gives no pictures any more: plug it in again, or close the other program that uses it."
        super().__init__(_open_camera(index, mode), label, absent, lost, stills)


def _open_camera(index: int, mode: CameraMode) -> cv2.VideoCapture:
    capture = cv2.VideoCapture(index, camera_api())
    if not capture.isOpened():
        return capture
    if sys.platform != "darwin":  # raw pictures of this size come at 10 fps over USB 2; first, since V4L2 asks so
        capture.set(cv2.CAP_PROP_FOURCC, MJPG)
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, mode.width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, mode.height)
    capture.set(cv2.CAP_PROP_FPS, mode.fps)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


class Stream(_Capture):
    """A network camera by its http(s) or rtsp address; SourceLost when it cannot be reached in time."""

    def __init__(self, address: str, timeout_s: float, stills: bool = False) -> None:
        label = without_login(address)
        waits = [
            *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, round(timeout_s * 1000)),
            *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, round(min(timeout_s, READ_TIMEOUT_S) * 1000)),
        ]
        absent = f"The address {label} gives no video: check that it is right and that its camera is switched on."
        lost = f"The stream {label} has stopped: check that its camera is switched on and the network works."
        super().__init__(cv2.VideoCapture(address, cv2.CAP_FFMPEG, waits), label, absent, lost, stills)
