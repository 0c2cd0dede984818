"""Names and values in calibration files: one spelling of each name, strict numbers, matrices of any layout."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from handmirror.core.camera.calibration.calibration import from_four
from handmirror.core.types import Array


def plain_names(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    """The entries by their names in lower case without signs: camera_matrix and cameraMatrix are the same.

    ORB-SLAM's "Camera.fx" and "Camera1.fx" count as "fx".
    """
    return {
        re.sub(r"[^a-z0-9]", "", re.sub(r"^Camera1?\.", "", str(name)).lower()): value
        for name, value in mapping.items()
        if value is not None
    }


def first_of(names: Mapping[str, Any], wanted: Iterable[str]) -> Any:
    """The value of the first of these names that is there, else None."""
    return next((names[name] for name in wanted if names.get(name) is not None), None)


def number(value: Any) -> float:
    """A number as float; ValueError for everything else, such as true or "5"."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a number")
    return float(value)  # OverflowError, an ArithmeticError, for a huge whole number


def numbers(value: Any) -> list[float]:
    """The numbers of a list, a list of lists, or an OpenCV matrix {rows, cols, data}; ValueError otherwise."""
    if isinstance(value, dict):
        value = value.get("data")
    if not isinstance(value, list):
        return [number(value)]
    return [each for part in value for each in (numbers(part) if isinstance(part, list) else [number(part)])]


def matrix(value: Any) -> Array | None:
    """K [3, 3] of rows, columns or a flat list, 3 x 3, 3 x 4 or 4 x 4, or of fx, fy, cx, cy; None otherwise.

    A matrix whose last row holds the principal point is stored by columns, as Open3D, ARKit and MATLAB do.
    """
    try:
        flat = numbers(value)
    except (ValueError, OverflowError):
        return None
    if len(flat) == 4:
        return from_four(flat)
    shape = {9: (3, 3), 12: (3, 4), 16: (4, 4)}.get(len(flat))
    if shape is None or (_is_nested(value) and len(value) != shape[0]):
        return None
    whole = np.array(flat).reshape(shape)
    K = whole[:3, :3].copy()
    if (K[:2, 2] == 0).all() and (K[2, :2] != 0).any():
        K = K.T.copy()
    outside = whole.copy()
    outside[:3, :3] = 0
    outside[3:, 3:] -= 1
    return None if outside.any() else K


def _is_nested(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)
