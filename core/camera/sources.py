"""Opens a source of frames from the text that the user gives."""

import re
from pathlib import Path

from handmirror.core.camera.address import KINDS, kind_of, lacks_scheme, without_login
from handmirror.core.camera.devices import Camera
from handmirror.core.camera.files import open_path
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.camera.names import describe_cameras, list_cameras
from handmirror.core.camera.source import Source, SourceLost
from handmirror.core.errors import UserError
from handmirror.core.files import reason

__all__ = ["CameraMode", "Source", "SourceLost", "open_source"]


def open_source(text: str, stills: bool = False, camera: CameraMode = DEFAULT_MODE, timeout_s: float = 10.0) -> Source:
    """Open what `text` names: camera number or name, video, image, folder of images, http(s) or rtsp address.

    `stills` marks the frames as images of their own, `camera` is what to ask a camera for, `timeout_s` how long to
    wait for an address. UserError when there is nothing to track; its kind SourceLost says that the camera or address
    may come back.
    """
    text = text.strip()
    if (kind := kind_of(text)) is not None:
        if kind not in KINDS:
            shown = without_login(text)
            raise UserError(f"The address {shown} starts with {kind}://: give one with http, https or rtsp.")
        from handmirror.core.camera.streams import Stream  # only for addresses: it loads TLS

        return Stream(text, timeout_s, stills)
    if re.fullmatch(r"[0-9]{1,4}", text):
        return Camera(int(text), camera, stills)
    if (path := _existing(text)) is not None:
        return open_path(path, stills)
    if lacks_scheme(text):
        raise UserError(f"The address {without_login(text)} has no scheme: start it with http://, https:// or rtsp://.")
    return Camera(_camera_number(text), camera, stills)


def _existing(text: str) -> Path | None:
    """The path when there is something; UserError when a folder on the way is not accessible."""
    try:
        path = Path(text).expanduser()
        path.stat()
    except PermissionError as error:
        raise UserError(
            f"The file {without_login(text)} cannot be reached ({reason(error)}): check its permissions."
        ) from error
    except (OSError, ValueError, RuntimeError):  # ValueError: a zero byte in it; RuntimeError: ~someone unknown
        return None
    return path if text else None


def _camera_number(name: str) -> int:
    cameras = list_cameras()
    numbers = [camera.index for camera in cameras if camera.name.casefold() == name.casefold()]
    if not numbers:
        raise UserError(
            f"No file, folder or camera is called {name!r}: check the spelling; {describe_cameras(cameras)}."
        )
    if len(numbers) > 1:
        raise UserError(f"{len(numbers)} cameras are called {name!r}: give the number, one of {numbers}.")
    return numbers[0]
