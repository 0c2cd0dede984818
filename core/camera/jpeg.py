"""JPEG images in memory: what cameras give and sessions keep."""

import re

import cv2
import numpy as np

from handmirror.core.camera.source import has_usable_size
from handmirror.core.types import Image

QUALITY = 90
_SIZE_MARKERS = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the start of a frame, which holds its size
_BARE_MARKERS = {0x01, *range(0xD0, 0xD8)}  # no length follows
_FILL = re.compile(rb"\xff+")  # any number of these may precede a marker (ITU-T T.81, B.1.1.2)


def encode_jpeg(image: Image, quality: int = QUALITY) -> bytes:
    """An image [h, w, 3] RGB as JPEG."""
    bgr = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def decode_jpeg(data: bytes) -> Image | None:
    """The image [h, w, 3] RGB, not rotated by any EXIF mark; None when it is damaged or of no usable size."""
    size = jpeg_size(data)
    if size is None or not has_usable_size(*size):  # a forged header must not fill the memory
        return None
    try:
        bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error:
        return None
    return None if bgr is None else cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header of a JPEG, without decoding it; None without a valid header."""
    if data[:2] != b"\xff\xd8":
        return None
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _SIZE_MARKERS:
            height, width = (int.from_bytes(data[place + k : place + k + 2], "big") for k in (5, 7))
            return width, height
        if marker == 0xFF:
            place = _FILL.match(data, place).end() - 1  # type: ignore[union-attr]
        else:
            place += 2 if marker in _BARE_MARKERS else 2 + length
    return None
