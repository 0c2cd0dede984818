"""Lens distortion, and the undistorted image that an ideal lens would have given."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.types import Array, Image

LensModel = Literal["none", "brown", "modified brown", "fisheye", "fov"]

NEGLIGIBLE_PX = 0.25  # a distortion that moves no pixel farther is left alone
MIN_ZOOM, ZOOM_STEP = 0.5, 0.01  # how far the undistorted image may shrink to keep what the camera saw
STRIP_ROWS = 256  # of the maps that are made at a time, so that large images need little memory
SAMPLES = 33  # along each side, where the distortion is measured
OUTSIDE = -2.0  # where a pixel comes from that the camera has not seen
MAX_COEFFICIENTS = {"none": 0, "brown": 12, "modified brown": 5, "fisheye": 4, "fov": 1}


@dataclass(frozen=True)
class Lens:
    """A lens model and its coefficients, in the order of OpenCV.

    - "brown": k1, k2, p1, p2, k3, k4, k5, k6, s1, s2, s3, s4, as OpenCV's projectPoints
    - "modified brown": k1, k2, p1, p2, k3, the tangential part on top of the radial one, as RealSense's projection
    - "fisheye": k1, k2, k3, k4 of the equidistant model, as OpenCV's fisheye module and Kannala and Brandt
    - "fov": w, the angle of Devernay and Faugeras, in radians
    """

    model: LensModel = "none"
    coefficients: tuple[float, ...] = ()

    @property
    def bends(self) -> bool:
        """Whether it moves any pixels."""
        return self.model == "fisheye" or any(self.coefficients)

    def distort(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Where rays x, y (X/Z and Y/Z, any equal shapes) lie in the distorted image, in the same units."""
        if not self.bends:
            return x, y
        c = np.zeros(MAX_COEFFICIENTS[self.model])
        c[: len(self.coefficients)] = self.coefficients
        if self.model == "brown":
            return _brown(x, y, c)
        if self.model == "modified brown":
            return _modified_brown(x, y, c)
        return _by_angle(x, y, _fisheye_radius if self.model == "fisheye" else _fov_radius, c)


NO_LENS = Lens()


def _brown(x: Array, y: Array, c: Array) -> tuple[Array, Array]:
    k1, k2, p1, p2, k3, k4, k5, k6, s1, s2, s3, s4 = c
    r2 = x * x + y * y
    radial = (1 + r2 * (k1 + r2 * (k2 + r2 * k3))) / (1 + r2 * (k4 + r2 * (k5 + r2 * k6)))
    across = 2 * p1 * x * y + p2 * (r2 + 2 * x * x) + r2 * (s1 + s2 * r2)
    down = p1 * (r2 + 2 * y * y) + 2 * p2 * x * y + r2 * (s3 + s4 * r2)
    return x * radial + across, y * radial + down


def _modified_brown(x: Array, y: Array, c: Array) -> tuple[Array, Array]:
    k1, k2, p1, p2, k3 = c
    r2 = x * x + y * y
    radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3))
    x, y = x * radial, y * radial
    return x + 2 * p1 * x * y + p2 * (r2 + 2 * x * x), y + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y


def _by_angle(x: Array, y: Array, radius_of: Callable[[Array, Array], Array], c: Array) -> tuple[Array, Array]:
    r = np.hypot(x, y)
    scale = np.where(r > 1e-9, radius_of(r, c) / np.maximum(r, 1e-9), radius_of(np.array(1e-6), c) / 1e-6)
    return x * scale, y * scale


def _fisheye_radius(r: Array, c: Array) -> Array:
    angle: Array = np.arctan(r)
    a2 = angle * angle
    factor: Array = 1 + a2 * (c[0] + a2 * (c[1] + a2 * (c[2] + a2 * c[3])))
    return angle * factor


def _fov_radius(r: Array, c: Array) -> Array:
    angle: Array = np.arctan(2 * r * math.tan(c[0] / 2))
    return angle / float(c[0])


@dataclass(frozen=True, eq=False)
class Undistortion:
    """The map from a distorted image to an undistorted one of the same size."""

    K: Array  # [3, 3] of the undistorted image: the principal point stays, the focal lengths may be shorter
    _maps: tuple[np.ndarray, np.ndarray]  # as cv2.remap takes them

    def apply(self, image: Image) -> Image:
        """The undistorted image [h, w, 3] of a distorted one of that size; black where the camera saw nothing."""
        return cv2.remap(image, *self._maps, cv2.INTER_LINEAR)  # type: ignore[return-value]


def undistortion(lens: Lens, K: Array, size: tuple[int, int], what: str) -> Undistortion | None:
    """How to straighten images of `size` (width, height) with intrinsics K; None when there is nothing to do.

    The undistorted image shrinks, to half at most, until the middle of each side shows what it showed before: a
    hand there is not lost. CalibrationError naming `what` when the numbers give no image.
    """
    if not lens.bends:
        return None
    u, v = np.meshgrid(np.linspace(0, size[0] - 1, SAMPLES), np.linspace(0, size[1] - 1, SAMPLES))
    with np.errstate(all="ignore"):
        moved_u, moved_v = _through(lens, K, K, u, v)
        moved = np.hypot(moved_u - u, moved_v - v)
        if not np.isfinite(moved[SAMPLES // 2]).all():
            raise CalibrationError(f"{what} has an implausible lens distortion: calibrate the camera again.")
        if np.nan_to_num(moved, nan=np.inf).max() < NEGLIGIBLE_PX:
            return None
        straight_K = K.copy()
        straight_K[[0, 1], [0, 1]] *= _zoom(lens, K, size)
        return Undistortion(straight_K, _maps(lens, K, straight_K, size))


def _through(lens: Lens, K: Array, straight_K: Array, u: Array, v: Array) -> tuple[Array, Array]:
    """Pixels of the distorted image that pixels u, v of the straight one come from."""
    x, y = (u - straight_K[0, 2]) / straight_K[0, 0], (v - straight_K[1, 2]) / straight_K[1, 1]
    x, y = lens.distort(x, y)
    return x * K[0, 0] + K[0, 2], y * K[1, 1] + K[1, 2]


def _zoom(lens: Lens, K: Array, size: tuple[int, int]) -> float:
    """The largest factor up to 1 at which the middles of all four sides come from the border or beyond it."""
    right, bottom = size[0] - 1, size[1] - 1
    u, v = np.array([0, right, K[0, 2], K[0, 2]]), np.array([K[1, 2], K[1, 2], 0, bottom])
    zoom = 1.0
    while zoom > MIN_ZOOM:
        straight_K = K.copy()
        straight_K[[0, 1], [0, 1]] *= zoom
        from_u, from_v = _through(lens, K, straight_K, u, v)
        inside = np.array([from_u[0], right - from_u[1], from_v[2], bottom - from_v[3]])
        if not (inside > NEGLIGIBLE_PX).any():
            break
        zoom -= ZOOM_STEP
    return zoom


def _maps(lens: Lens, K: Array, straight_K: Array, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    width, height = size
    whole = np.empty((2, height, width), np.float32)
    for top in range(0, height, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, height)
        u, v = np.meshgrid(np.arange(width + 1.0), np.arange(top, bottom + 1.0))
        from_u, from_v = _through(lens, K, straight_K, u, v)
        # beyond the turning point of the polynomial the image would appear mirrored
        across = np.diff(from_u, axis=1)[:-1], np.diff(from_v, axis=1)[:-1]
        down = np.diff(from_u, axis=0)[:, :-1], np.diff(from_v, axis=0)[:, :-1]
        seen = across[0] * down[1] - across[1] * down[0] > 0  # false for NaN too
        for k, (values, side) in enumerate(((from_u, width), (from_v, height))):
            whole[k, top:bottom] = np.where(seen, np.clip(values[:-1, :-1], OUTSIDE, side + 1.0), OUTSIDE)
    return cv2.convertMaps(whole[0], whole[1], cv2.CV_16SC2)
