"""Images that use only 8, 10 or 12 of 16 bits, such as infrared ones, which would otherwise appear almost black."""

import numpy as np

from handmirror.core.types import Image

_CAMERA_BITS = (8, 10, 12)  # that cameras keep at the lower end of 16
NARROW_TOP = 2**12 >> 8  # the brightest that such an image comes to when its upper 8 bits are taken


def bits_in_use(deep: np.ndarray) -> int:
    """How many of its 16 bits a uint16 image fills: 8, 10, 12 or all 16."""
    top = int(deep.max())
    return next((bits for bits in _CAMERA_BITS if top < 2**bits), 16)


def to_8_bits(deep: np.ndarray, bits: int) -> Image:
    """A uint16 image of which `bits` are in use, in uint8 and full brightness."""
    return (deep >> (bits - 8)).astype(np.uint8)
