"""One camera's calibration."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.lens import NO_LENS, Lens
from handmirror.core.types import Array

ASPECT_TOLERANCE = 0.01  # 848 x 480 counts as 16:9
MIN_FOCAL = 10.0  # pixels; less is in millimetres or in fractions of the image


@dataclass(frozen=True, eq=False)
class Calibration:
    """Intrinsics in pixels of an image of `size`; the centre of the first pixel is at (0, 0)."""

    K: Array  # [3, 3] float64, without skew
    size: tuple[int, int] | None = None  # width and height that K is for, None when not known
    lens: Lens = NO_LENS
    cuts_rows: bool = False  # a wider image than `size` lacks rows at the top and the bottom, as Azure Kinect's do

    def for_size(self, size: tuple[int, int], what: str) -> Array:
        """K [3, 3] for images of `size` (width, height); CalibrationError naming `what` for another shape."""
        if self.size is None or self.size == size:
            return self.K.copy()
        across, down = size[0] / self.size[0], size[1] / self.size[1]
        rows_cut = 0.0
        if self.cuts_rows and across > down:
            rows_cut = (self.size[1] * across - size[1]) / 2
            down = across
        if abs(across / down - 1) > ASPECT_TOLERANCE:
            raise CalibrationError(self._wrong_shape(size, what))
        scale = np.array([across, down])
        K = self.K.copy()
        K[[0, 1], [0, 1]] *= scale
        K[:2, 2] = (K[:2, 2] + 0.5) * scale - 0.5  # pixel centres are whole numbers
        K[1, 2] -= rows_cut
        return K

    def _wrong_shape(self, size: tuple[int, int], what: str) -> str:
        assert self.size is not None
        width, height = self.size
        sizes = f"{what} is for pictures of {width} x {height} pixels, but this one is {size[0]} x {size[1]}"
        if abs(size[0] * width / (size[1] * height) - 1) <= ASPECT_TOLERANCE:
            return f"{sizes}, rotated by 90 degrees: calibrate with pictures that are rotated like this one."
        return f"{sizes}, a different aspect ratio: calibrate at this one, or track pictures with the calibrated one."


def checked(K: Array, what: str) -> Array:
    """K itself, float64 [3, 3], when a camera can have it; CalibrationError naming `what` otherwise."""
    focal, centre = K[[0, 1], [0, 1]], K[:2, 2]
    if not np.isfinite(K).all() or (focal <= 0).any() or (centre == 0).all():
        raise CalibrationError(
            f"{what} has fx, fy {focal[0]:g}, {focal[1]:g} and cx, cy {centre[0]:g}, {centre[1]:g}: give positive "
            f"focal lengths and the principal point in pixels."
        )
    if (focal < MIN_FOCAL).any():
        raise CalibrationError(
            f"{what} has focal lengths of {focal[0]:g} and {focal[1]:g}, too small for pixels: give them in pixels, "
            f"not in millimetres or fractions of the picture."
        )
    rest = K.copy()
    rest[[0, 1, 0, 1], [0, 1, 2, 2]] = 0
    if not np.array_equal(rest, np.diag([0.0, 0.0, 1.0])):
        raise CalibrationError(
            f"{what} has a K with skew or a last row other than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]]."
        )
    return K


def from_four(numbers: list[float]) -> Array:
    """K [3, 3] of fx, fy, cx, cy."""
    fx, fy, cx, cy = numbers
    return np.array([[fx, 0.0, cx], [0.0, fy, cy], [0.0, 0.0, 1.0]])
