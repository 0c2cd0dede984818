"""The camera matrix K of each frame: given by the user, or guessed from a field of view."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import UserError
from core.types import Array, Frame

DEFAULT_FOV_DEG = 60.0
MIN_FOV_DEG, MAX_FOV_DEG = 10.0, 170.0
MATRIX_NAMES = ("K", "camera_matrix", "cameraMatrix", "intrinsic_matrix", "intrinsics")  # ours, and other tools'
NUMBER_NAMES = ("fx", "fy", "cx", "cy")
FORMS = "give fx,fy,cx,cy in pixels or a JSON file with one K or one K per picture name"


@dataclass(frozen=True, eq=False)
class Intrinsics:
    """One K for every frame, one per frame name, or, with neither, a guess from the field of view.

    The guess: `fov_deg` spans the longer side, the pixels are square and the principal point is (w / 2, h / 2).
    """

    fov_deg: float = DEFAULT_FOV_DEG
    shared: Array | None = None  # [3, 3]
    per_name: Mapping[str, Array] | None = None  # frame name -> [3, 3]
    where: str = ""  # the file, for error sentences

    @classmethod
    def parse(cls, text: str | None = None, fov_deg: float | None = None) -> "Intrinsics":
        """From `fx,fy,cx,cy`, the path of a JSON file, or a field of view in degrees (10..170); UserError else.

        The JSON file holds K as 3 x 3 list, as {"K": 3 x 3 list} or as {"fx": .., "fy": .., "cx": .., "cy": ..}, or
        several of these as {"picture.jpg": K, ...}. For "K" it may say "camera_matrix" or another of MATRIX_NAMES, and
        for the list OpenCV's {"rows": 3, "cols": 3, "data": [9 numbers]}.
        """
        if text is None:
            return cls(_check_fov(DEFAULT_FOV_DEG if fov_deg is None else fov_deg))
        if fov_deg is not None:
            raise UserError("Intrinsics and a field of view were both given: give one of the two.")
        numbers = _numbers(text)
        if numbers is not None:
            return cls(shared=_checked(_from_four(numbers), f"The intrinsics {text}"))
        return _from_file(text)

    def for_frame(self, frame: Frame) -> Array:
        """K [3, 3] in pixels for this frame; UserError when the file has none for its name."""
        if self.per_name is not None:
            if frame.name not in self.per_name:
                raise UserError(
                    f'The intrinsics file {self.where} has no entry for {frame.name}: add it, or one "K" for all.'
                )
            return self.per_name[frame.name].copy()
        if self.shared is not None:
            return self.shared.copy()
        width, height = frame.size
        focal = max(width, height) / 2 / math.tan(math.radians(self.fov_deg) / 2)
        return _from_four([focal, focal, width / 2, height / 2])


def _check_fov(fov_deg: float) -> float:
    if not MIN_FOV_DEG <= fov_deg <= MAX_FOV_DEG:
        raise UserError(
            f"A field of view of {fov_deg:g} degrees is out of range: give one from {MIN_FOV_DEG:g} to {MAX_FOV_DEG:g}."
        )
    return fov_deg


def _numbers(text: str) -> list[float] | None:
    """The four numbers of fx,fy,cx,cy, or None when the text is something else."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) == 4 else None


def _from_four(numbers: list[float]) -> Array:
    fx, fy, cx, cy = numbers
    return np.array([[fx, 0.0, cx], [0.0, fy, cy], [0.0, 0.0, 1.0]])


def _from_file(text: str) -> Intrinsics:
    try:
        content = json.loads(Path(text).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "not JSON"
        raise UserError(f"The intrinsics {text!r} cannot be read ({reason}): {FORMS}.") from error
    what = f"The intrinsics file {text}"
    if isinstance(content, dict) and content and not content.keys() & {*MATRIX_NAMES, *NUMBER_NAMES}:
        per_name = {name: _checked(_matrix(K, f"{what}, {name},"), f"{what}, {name},") for name, K in content.items()}
        return Intrinsics(per_name=per_name, where=text)
    return Intrinsics(shared=_checked(_matrix(content, what), what), where=text)


def _matrix(value: Any, what: str) -> Array:
    if isinstance(value, dict):
        value = next((value[name] for name in MATRIX_NAMES if name in value), value)
    if isinstance(value, dict):
        value = _rows(value)
    try:
        matrix = np.array([[float(number) for number in row] for row in value])
    except (TypeError, ValueError, OverflowError):
        matrix = np.empty(0)
    if matrix.shape != (3, 3):
        raise UserError(f"{what} does not hold a K of 3 x 3 numbers: {FORMS}.")
    return matrix


def _rows(named: dict[str, Any]) -> list[list[Any]]:
    if isinstance(data := named.get("data"), list):  # as OpenCV writes a matrix
        return [data[:3], data[3:6], data[6:]]
    fx, fy, cx, cy = (named.get(name) for name in NUMBER_NAMES)
    return [[fx, 0, cx], [0, fy, cy], [0, 0, 1]]


def _checked(K: Array, what: str) -> Array:
    """K itself, float64 [3, 3], when a camera can have it."""
    focal, centre = K[[0, 1], [0, 1]], K[:2, 2]
    if not np.isfinite(K).all() or (focal <= 0).any() or (centre == 0).all():
        raise UserError(
            f"{what} has fx, fy {focal[0]:g}, {focal[1]:g} and cx, cy {centre[0]:g}, {centre[1]:g}: give focal lengths "
            f"over 0 and the principal point in pixels."
        )
    rest = K.copy()
    rest[[0, 1, 0, 1], [0, 1, 2, 2]] = 0
    if not np.array_equal(rest, np.diag([0.0, 0.0, 1.0])):
        raise UserError(f"{what} has a K with skew or another last row than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]].")
    return K
