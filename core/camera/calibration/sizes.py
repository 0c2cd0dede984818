"""The size of the image that a calibration is for, under its many names."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.values import first_of, number, numbers, plain_names
from handmirror.core.types import Array

PAIRS = (("width", "height"), ("imagewidth", "imageheight"), ("imgwidth", "imgheight"), ("w", "h"))
WIDTH_FIRST = (
    *("resolution", "imagesize", "imgsize", "imsize", "framesize", "size", "imageresolution"),
    *("calibdimension", "dimensions", "imagedimensions", "intrinsicmatrixreferencedimensions"),
)
HEIGHT_FIRST = ("imageshape", "imgshape", "shape")  # as in NumPy
MAX_SIDE = 65_536


def size_of(names: Mapping[str, Any], rows_first: bool, what: str) -> tuple[int, int] | None:
    """Width and height in pixels, None when they are not stated; CalibrationError when they are invalid.

    `rows_first`: the size is MATLAB's [rows, columns].
    """
    try:
        given = _given(names, rows_first)
        if given is None:
            return None
        width, height = (number(value) for value in given)
        if not all(side == round(side) and 0 < side <= MAX_SIDE for side in (width, height)):
            raise ValueError("not a size")
    except (ValueError, OverflowError, TypeError) as error:
        raise CalibrationError(f"{what} has an invalid picture size: give width and height in pixels.") from error
    return round(width), round(height)


def _given(names: Mapping[str, Any], rows_first: bool) -> Any:
    for width, height in PAIRS:
        if names.get(width) is not None or names.get(height) is not None:
            return names.get(width), names.get(height)
    wide = first_of(names, WIDTH_FIRST)
    if isinstance(wide, dict) and "data" not in wide:
        return _given(plain_names(wide), rows_first)
    if isinstance(wide, str):
        found = re.fullmatch(r"\s*(\d{1,6})\s*[x×,*]\s*(\d{1,6})\s*", wide)
        return [int(side) for side in found.groups()] if found else wide
    if wide is not None:
        sides = numbers(wide)[:2]
        return sides[::-1] if rows_first else sides
    high = first_of(names, HEIGHT_FIRST)
    return None if high is None else numbers(high)[1::-1]


def cut_to_region(K: Array, size: tuple[int, int] | None, region: Any) -> tuple[Array, tuple[int, int] | None]:
    """K and size of ROS's region of interest, where CameraInfo states one: its K is that of the whole sensor."""
    if not isinstance(region, dict):
        return K, size
    left, top, width, height = (region.get(name) for name in ("x_offset", "y_offset", "width", "height"))
    if not all(type(value) is int and 0 <= value <= MAX_SIDE for value in (left, top, width, height)):
        return K, size
    if not width or not height:
        return K, size
    K = K.copy()
    K[:2, 2] -= np.array([left, top])
    return K, (width, height)
