"""Local cameras."""

import sys
import time

import cv2
import numpy as np

from handmirror.core.camera.controls import CameraControls, NoControls
from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode, accepted_mode, chosen_mode, offered_modes
from handmirror.core.camera.names import camera_api, describe_cameras, list_cameras
from handmirror.core.camera.opencv_controls import OpenCvControls
from handmirror.core.camera.source import FirstSecond, Source, SourceLost, check_size
from handmirror.core.camera.v4l2_controls import V4l2Controls
from handmirror.core.errors import UserError
from handmirror.core.types import Frame, Image

DAMAGED_IN_A_ROW = 10
USUAL_FPS = 30.0
MJPG = cv2.VideoWriter.fourcc(*"MJPG")


class Camera(Source):
    """A camera of this computer by its number; SourceLost when it is not there or busy.

    Frames are stamped with the monotonic clock right after the grab. Where the camera sends JPEGs, they are decoded
    here and go along as they came (Frame.packet). `mode` is what is asked for, or the largest size up to that which is
    fast enough, where the system lists the camera's modes; UserError when an exact mode is not among them and it has no
    `or_default`.
    """

    live = True

    def __init__(self, index: int, mode: CameraMode, stills: bool = False) -> None:
        cameras = list_cameras()
        name = next((camera.name for camera in cameras if camera.index == index), "")
        super().__init__(f"Camera {index} ({name})" if name else f"Camera {index}")
        self.camera = name or self.label
        self.stills, self.index = stills, index
        self._count, self._first_second = 0, FirstSecond()
        self._opencv_controls: OpenCvControls | None = None
        self._open(index, mode)
        try:
            if self._ahead is None and name:
                raise SourceLost(
                    f"{self.label} delivers no frames: close the other program that uses it, or allow access to the "
                    f"camera{where_to_allow(sys.platform)}."
                )
            if self._ahead is None:
                raise SourceLost(
                    f"Camera {index} was not found: plug it in or choose another source; {describe_cameras(cameras)}."
                )
            check_size(self._ahead.image, self.label)
        except UserError:
            self.close()
            raise
        self.fps = self._capture.get(cv2.CAP_PROP_FPS) or None
        self.mode = _mode(self._capture, self._ahead)
        self.controls = self._find_controls()
        if mode.exact and mode.or_default and not self.notice and self._ahead.size != (mode.width, mode.height):
            self.notice = f"{self.label} refused {mode.width}x{mode.height}: it runs in {self.mode}."

    def _open(self, index: int, mode: CameraMode) -> None:
        """Open the device and read a frame ahead, None if there is none; a refused mode may be replaced."""
        offered = offered_modes(index)
        accepted, self.notice = accepted_mode(mode, offered, self.label)
        self._try(index, accepted)
        default = chosen_mode(DEFAULT_MODE, offered, self.label)
        if self._ahead is None and self._capture.isOpened() and mode.or_default and accepted != default:
            self.close()
            self._try(index, default)
            self.notice = f"{self.label} delivers no frames in {accepted}: it runs in {default}."

    def _find_controls(self) -> CameraControls:
        if sys.platform == "linux":
            return V4l2Controls(f"/dev/video{self.index}", self.label)
        if sys.platform != "win32":  # OpenCV sets none of them on macOS
            return NoControls()
        self._opencv_controls = OpenCvControls(self._capture)
        return self._opencv_controls

    def _try(self, index: int, mode: CameraMode) -> None:
        self._capture = _open_camera(index, mode)
        self._as_packets = self._capture.isOpened() and _ask_for_packets(self._capture)
        self._ahead = self._grab() if self._capture.isOpened() else None

    @property
    def measured_fps(self) -> float | None:
        """Frames per second, as they came in the first second."""
        return self._first_second.fps

    def read(self) -> Frame | None:
        """The next frame as it comes; SourceLost when there are no more."""
        frame, self._ahead = self._ahead or self._grab(), None
        if frame is None:
            raise SourceLost(
                f"{self.label} delivers no more frames: plug it in again, or close the other program that uses it."
            )
        self._first_second.add(frame.time_ns)
        return frame

    def close(self) -> None:
        """Release the device."""
        self._capture.release()

    def _grab(self) -> Frame | None:
        if self._opencv_controls is not None:
            self._opencv_controls.carry_out()
        for _ in range(DAMAGED_IN_A_ROW):  # a webcam's JPEGs may be damaged, especially the first ones
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
        """The image [h, w, 3] and the JPEG it came as, if any; None when it is damaged."""
        if not self._as_packets:
            return cv2.cvtColor(data, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False), None
        packet = data.tobytes()
        image = decode_jpeg(packet) if data.shape[0] == 1 else None
        if image is None and self._count == 0:
            # the driver does not do what it reported: use images
            self._as_packets = not self._capture.set(cv2.CAP_PROP_CONVERT_RGB, 1)
        return None if image is None else (image, packet)


def where_to_allow(platform: str) -> str:
    """Where the system of a `sys.platform` has the permission for cameras, to follow "allow access to the camera"."""
    settings = {
        "darwin": "System Settings > Privacy & Security > Camera, then start the program again",
        "win32": "Settings > Privacy & security > Camera > Let desktop apps access your camera",
    }
    return f" in {settings[platform]}" if platform in settings else ""


def _ask_for_packets(capture: cv2.VideoCapture) -> bool:
    """Ask a camera that sends JPEGs for the undecoded data; returns whether it agrees."""
    is_jpeg = int(capture.get(cv2.CAP_PROP_FOURCC)) == MJPG and capture.getBackendName() == "V4L2"
    return is_jpeg and capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)


def _open_camera(index: int, mode: CameraMode) -> cv2.VideoCapture:
    capture = cv2.VideoCapture(index, camera_api())
    if not capture.isOpened():
        return capture
    if sys.platform != "darwin":  # first, since V4L2 asks so
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*mode.pixel_format.ljust(4)))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, mode.width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, mode.height)
    # OpenCV passes whole numbers; the driver takes its nearest rate
    capture.set(cv2.CAP_PROP_FPS, int((mode.fps or USUAL_FPS) + 0.5))
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def _mode(capture: cv2.VideoCapture, frame: Frame) -> str:
    """What the camera was opened with, for people."""
    code = int(capture.get(cv2.CAP_PROP_FOURCC))
    letters = code.to_bytes(4, "little").decode("latin-1").strip() if 0 < code < 2**32 else ""
    pixel_format = f" ({letters})" if letters.isprintable() and letters else ""
    fps = capture.get(cv2.CAP_PROP_FPS)
    return f"{frame.size[0]} x {frame.size[1]}" + (f" at {fps:g} fps" if fps > 0 else "") + pixel_format
