"""Small pictures of sources and sessions."""

import cv2
import numpy as np

from handmirror.core.types import Image

QUALITY = 85  # of the JPEG


def thumbnail(image: Image, size: tuple[int, int]) -> bytes:
    """A JPEG of an image [h, w, 3] RGB that fits into this width and height in pixels."""
    height, width = image.shape[:2]
    scale = min(size[0] / width, size[1] / height, 1.0)
    shape = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(image, shape, interpolation=cv2.INTER_AREA)
    _, encoded = cv2.imencode(".jpg", np.ascontiguousarray(small[:, :, ::-1]), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return encoded.tobytes()
