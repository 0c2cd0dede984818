"""The images of a stored clip, decoded only if they are as small as stored ones should be."""

import struct

import cv2
import numpy as np

from handmirror.core.camera.jpeg import decode_jpeg, jpeg_size
from handmirror.core.clips.schema import STORED_SIDE, Clip
from handmirror.core.errors import UserError
from handmirror.core.types import Array, Image

_PNG = b"\x89PNG\r\n\x1a\n"


def stored_image(clip: Clip, k: int) -> Image:
    """Image k [h, w, 3] RGB; UserError when it is damaged or larger than STORED_SIDE."""
    size = jpeg_size(clip.imgs[k])
    _check_size(clip, f"Image {k}", size)
    image = decode_jpeg(clip.imgs[k])
    if image is None:
        raise UserError(f"Image {k} of {clip.place} is damaged: create the shards again.")
    return image


def stored_map(clip: Clip, name: str) -> Array:
    """A grey image [h, w] beside the clip's, as "000.depth.png"; UserError when it is missing or damaged."""
    if name not in clip.extra:
        raise UserError(f"{clip.place} has no {name}: render the shards with --depth --masks.")
    data = clip.extra[name]
    is_png = len(data) >= 24 and data.startswith(_PNG)
    _check_size(clip, f"The image {name}", struct.unpack(">II", data[16:24]) if is_png else None)
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if is_png else None
    if image is None or image.ndim != 2:
        raise UserError(f"The image {name} of {clip.place} is damaged: create the shards again.")
    return np.asarray(image, float)


def _check_size(clip: Clip, what: str, size: tuple[int, ...] | None) -> None:
    if size is not None and max(size) > STORED_SIDE:  # few bytes can stand for many pixels
        raise UserError(
            f"{what} of {clip.place} has {size[0]} x {size[1]} pixels, more than {STORED_SIDE} a side: create "
            f"the shards again."
        )
