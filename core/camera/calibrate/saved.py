"""Calibrations that were made here: one file for each camera and picture size, in the form of ROS's camera_info."""

import os
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from platformdirs import user_data_path

from handmirror.core.camera.calibration.calibration import ASPECT_TOLERANCE, Calibration
from handmirror.core.camera.calibration.documents import read_document
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.formats import read_calibrations
from handmirror.core.camera.calibration.lens import LensModel
from handmirror.core.files import make_folder, replace_text

SUFFIX = ".yaml"
NO_FACTS: Mapping[str, Any] = MappingProxyType({})
# the name in ROS, or the one that the reader knows, and the number of coefficients
ROS_LENSES: dict[LensModel, tuple[str, int]] = {
    "none": ("plumb_bob", 5),
    "brown": ("plumb_bob", 5),
    "modified brown": ("modified_brown_conrady", 5),
    "fisheye": ("equidistant", 4),
    "fov": ("fov", 1),
}
MAX_FILES = 1000  # that are looked at
_NOT_IN_NAMES = re.compile(r"[^\w .()+-]+")


def calibration_folder() -> Path:
    """Where calibrations are kept: HANDMIRROR_DATA, else the user's folder for data."""
    root = os.environ.get("HANDMIRROR_DATA")
    return (Path(root) if root else user_data_path("handmirror", appauthor=False)) / "calibrations"


@dataclass(frozen=True, eq=False)
class SavedCalibration:
    """One file."""

    path: Path
    calibration: Calibration


@dataclass(frozen=True, eq=False)
class SavedCalibrations:
    """The calibrations of one camera."""

    camera: str
    files: Sequence[SavedCalibration] = ()
    notice: str = ""  # one sentence when a file could not be read, else empty

    def for_size(self, size: tuple[int, int]) -> SavedCalibration | None:
        """That of pictures of this width and height, else the largest one of the same shape, else None."""
        same = [saved for saved in self.files if saved.calibration.size == size]
        alike = [saved for saved in self.files if _has_shape(saved.calibration, size)]
        return next(iter(same), None) or max(alike, key=lambda saved: saved.calibration.size or (0, 0), default=None)

    def doubt(self, size: tuple[int, int]) -> str:
        """One sentence when there are calibrations of this camera, but none for pictures of this shape; else empty."""
        if not self.files or self.for_size(size) is not None:
            return self.notice
        sizes = ", ".join(sorted({"{} x {}".format(*(saved.calibration.size or (0, 0))) for saved in self.files}))
        return (
            f"The calibration of {self.camera} is for pictures of {sizes} pixels and is not used for {size[0]} x "
            f"{size[1]}, which has another shape: calibrate in this size, or track in the calibrated one."
        )


def place_of(camera: str, size: tuple[int, int], folder: Path | None = None) -> Path:
    """The file for a camera and the width and height of its pictures, in the user's folder unless one is given."""
    return (folder or calibration_folder()) / f"{_file_name(camera)} {size[0]}x{size[1]}{SUFFIX}"


def save_calibration(path: Path, camera: str, calibration: Calibration, facts: Mapping[str, Any] = NO_FACTS) -> None:
    """Write a calibration, which states its size, in place of an earlier one; UserError when that is not possible.

    `camera` is its name, as `Source.camera` has it; `facts` are further entries, such as `LensResult.facts`.
    """
    make_folder(path.parent)
    replace_text(path, as_yaml(camera, calibration, facts))


def as_yaml(camera: str, calibration: Calibration, facts: Mapping[str, Any] = NO_FACTS) -> str:
    """The text of the file."""
    import yaml

    assert calibration.size is not None
    K, coefficients = calibration.K, calibration.lens.coefficients
    model, count = ROS_LENSES[calibration.lens.model]
    if len(coefficients) > count:
        model, count = "rational_polynomial", len(coefficients)
    record: dict[str, Any] = {
        "image_width": calibration.size[0],
        "image_height": calibration.size[1],
        "camera_name": camera,
        "camera_matrix": _matrix(K),
        "distortion_model": model,
        "distortion_coefficients": _matrix(np.array([[*coefficients, *[0.0] * (count - len(coefficients))]])),
        "rectification_matrix": _matrix(np.eye(3)),
        "projection_matrix": _matrix(np.column_stack([K, np.zeros(3)])),
        **facts,
        "saved": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
    text: str = yaml.safe_dump(record, sort_keys=False, allow_unicode=True, default_flow_style=None, width=120)
    return text


def find_calibrations(camera: str, folder: Path | None = None) -> SavedCalibrations:
    """What was saved for a camera; files that cannot be read are left out with a notice."""
    if not camera:
        return SavedCalibrations("")
    try:
        paths = sorted((folder or calibration_folder()).glob(f"*{SUFFIX}"))[:MAX_FILES]
    except OSError:
        paths = []
    found, unreadable = [], ""
    for path in paths:
        if not path.name.startswith(f"{_file_name(camera)} "):
            continue
        try:
            document, calibration = read_document(str(path)), read_calibrations(str(path))
        except CalibrationError as error:
            unreadable = f"{error} The saved calibration is not used."
            continue
        if isinstance(calibration, Calibration) and calibration.size and document.get("camera_name") == camera:
            found.append(SavedCalibration(path, calibration))
    return SavedCalibrations(camera, found, unreadable)


def _file_name(camera: str) -> str:
    return _NOT_IN_NAMES.sub("_", camera)[:80].strip(" .") or "camera"


def _matrix(values: np.ndarray) -> dict[str, Any]:
    return {"rows": values.shape[0], "cols": values.shape[1], "data": [float(value) for value in values.ravel()]}


def _has_shape(calibration: Calibration, size: tuple[int, int]) -> bool:
    if calibration.size is None:
        return False
    across, down = size[0] / calibration.size[0], size[1] / calibration.size[1]
    return abs(across / down - 1) <= ASPECT_TOLERANCE
