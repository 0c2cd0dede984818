"""The camera matrix K of each frame: given by the user, read from a calibration, or guessed from a field of view."""

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handmirror.core.camera.calibrate.saved import SavedCalibrations, find_calibrations
from handmirror.core.camera.calibration.calibration import Calibration, checked, from_four
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.formats import read_calibrations
from handmirror.core.camera.calibration.lens import Undistortion, undistortion
from handmirror.core.errors import UserError
from handmirror.core.text import plural
from handmirror.core.types import Array, Frame

DEFAULT_FOV_DEG = 60.0
MIN_FOV_DEG, MAX_FOV_DEG = 10.0, 170.0
FIELD_OF_VIEW = "field of view"  # in session.json
FAR_OFF = 0.1  # a principal point this far from the middle, in parts of the image's side, causes a warning
FOCAL_RANGE = 0.2, 10.0  # focal lengths, in parts of the longer side, outside of which it does, too


@dataclass(frozen=True, eq=False)
class Intrinsics:
    """One calibration for every frame, one per frame name, or, with neither, a guess from the field of view.

    The guess: `fov_deg` spans the longer side (or, with `diagonal`, the image's diagonal), the pixels are square and
    the principal point is the image's middle, ((w - 1) / 2, (h - 1) / 2) where pixel centres are whole numbers.
    Where nothing was given, `of_camera` adds the calibrations that are saved for a camera; the one for the frame's
    size is used.

    Where a calibration has lens distortion, `undistort` each frame first: K and all poses are those of the straight
    image.
    """

    fov_deg: float = DEFAULT_FOV_DEG
    diagonal: bool = False
    shared: Calibration | None = None
    per_name: Mapping[str, Calibration] | None = None  # by frame name
    where: str = ""  # the file, or what was typed
    saved: SavedCalibrations | None = None  # of the camera

    @classmethod
    def parse(cls, text: str | None = None, fov_deg: float | str | None = None) -> "Intrinsics":
        """From `fx,fy,cx,cy`, the path of a calibration file, or a field of view in degrees (10..170); UserError else.

        docs/calibrations.md lists the files. A field of view as text may be of the diagonal: "78d".
        """
        if text is None:
            return cls() if fov_deg is None else cls(*_field_of_view(fov_deg), where=str(fov_deg))
        if fov_deg is not None:
            raise UserError("Intrinsics and a field of view were both given: give one of the two.")
        numbers = _numbers(text)
        if numbers is not None:
            K = checked(from_four(numbers), f"The intrinsics {text}")
            return cls(shared=Calibration(K), where=text)
        found = read_calibrations(text)
        return cls(per_name=found, where=text) if isinstance(found, dict) else cls(shared=found, where=text)

    @property
    def is_given(self) -> bool:
        """Whether someone stated them; False for the default field of view, with or without saved calibrations."""
        return self.shared is not None or self.per_name is not None or bool(self.where)

    def of_camera(self, camera: str, folder: Path | None = None) -> "Intrinsics":
        """These, with the calibrations saved for a camera (`Source.camera`) where nothing was given.

        `folder` is where calibrations are kept; by default the user's.
        """
        if self.is_given:
            return self
        return replace(self, saved=find_calibrations(camera, folder) if camera else None)

    def are_known(self, frame: Frame) -> bool:
        """Whether they are more than the default field of view for this frame."""
        return self.is_given or self._calibration(frame) is not None

    def calibration_for(self, frame: Frame) -> Calibration | None:
        """The calibration that is used for this frame; None where there is only a field of view."""
        return self._calibration(frame)

    def undistort(self, frame: Frame) -> Frame:
        """The frame without lens distortion; the frame itself where there is nothing to do.

        The image keeps its size. UserError when the calibration is not for frames like this.
        """
        straight = None if frame.undistorted else self._view(frame).undistortion
        if straight is None:
            return frame
        return replace(frame, image=straight.apply(frame.image), packet=None, undistorted=True)

    def for_frame(self, frame: Frame) -> Array:
        """K [3, 3] in pixels for this frame.

        Raises:
            UserError: the file has no intrinsics for its name or for images of its shape.
            ValueError: the lens distorts, and the frame has not been through `undistort`.
        """
        view = self._view(frame)
        if view.undistortion is None:
            return view.K.copy()
        if not frame.undistorted:
            raise ValueError("the lens distorts: call Intrinsics.undistort(frame) first")
        return view.undistortion.K.copy()

    def doubt(self, frame: Frame) -> str:
        """One sentence when K may be of images of another size, or no saved calibration fits them; else empty."""
        if self.saved is not None:
            return self.saved.doubt(frame.size)
        calibration = self._calibration(frame)
        if calibration is None or calibration.size is not None:
            return ""
        (width, height), K = frame.size, calibration.K
        off = max(abs(K[0, 2] / (width - 1) - 0.5), abs(K[1, 2] / (height - 1) - 0.5))
        focal = K[0, 0] / max(width, height)
        if off <= FAR_OFF and FOCAL_RANGE[0] <= focal <= FOCAL_RANGE[1]:
            return ""
        return (
            f"The intrinsics {self.where} may belong to another picture size: cx, cy {K[0, 2]:g}, {K[1, 2]:g} and fx "
            f"{K[0, 0]:g} are unusual for {width} x {height} pixels; check them, or state the width and height they "
            f"are for."
        )

    def facts(self) -> dict[str, Any]:
        """Their entry in session.json."""
        if self.per_name is not None:
            return {"from": Path(self.where).name, "pictures": len(self.per_name)}
        if self.shared is not None:
            return {"from": Path(self.where).name, **_facts(self.shared)}
        guess = {"degrees": self.fov_deg, "of": "diagonal" if self.diagonal else "longer side"}
        if self.saved is None or not self.saved.files:
            return {"from": FIELD_OF_VIEW, **guess, "assumed": not self.is_given}
        saved = [{"file": each.path.name, **_facts(each.calibration)} for each in self.saved.files]
        return {"from": f"saved calibrations of {self.saved.camera}", "saved": saved, "otherwise": guess}

    def _calibration(self, frame: Frame) -> Calibration | None:
        if self.saved is not None:
            fitting = self.saved.for_size(frame.size)
            return None if fitting is None else fitting.calibration
        if self.per_name is None:
            return self.shared
        if frame.name not in self.per_name:
            raise CalibrationError(
                f'The intrinsics file {self.where} has no entry for {frame.name}: add it, or one "K" for all.'
            )
        return self.per_name[frame.name]

    def _view(self, frame: Frame) -> "_View":
        calibration = self._calibration(frame)
        if calibration is not None:
            where = self.where or f"of {self.saved.camera if self.saved else ''}"
            return _view(calibration, frame.size, f"The intrinsics {where}")
        width, height = frame.size
        side = math.hypot(width, height) if self.diagonal else max(width, height)
        focal = side / 2 / math.tan(math.radians(self.fov_deg) / 2)
        return _View(from_four([focal, focal, (width - 1) / 2, (height - 1) / 2]), None)


def is_guess(facts: Mapping[str, Any]) -> bool:
    """Whether the entry of session.json is that of the default field of view, or lacking."""
    default = facts.get("from", FIELD_OF_VIEW) == FIELD_OF_VIEW and facts.get("degrees", 0) in (0, DEFAULT_FOV_DEG)
    return bool(facts.get("assumed", default))


@dataclass(frozen=True, eq=False)
class _View:
    """A calibration for images of one size."""

    K: Array
    undistortion: Undistortion | None


@functools.lru_cache(maxsize=2)  # its maps are as large as images
def _view(calibration: Calibration, size: tuple[int, int], what: str) -> _View:
    K = calibration.for_size(size, what)
    return _View(K, undistortion(calibration.lens, K, size, what))


def _facts(calibration: Calibration) -> dict[str, Any]:
    return {
        "K": calibration.K.tolist(),
        "size": calibration.size,
        "lens": calibration.lens.model,
        "coefficients": list(calibration.lens.coefficients),
    }


def _field_of_view(fov: float | str) -> tuple[float, bool]:
    """Degrees, and whether they are of the diagonal."""
    found = re.fullmatch(r"\s*([-+.\w]+?)\s*(d|diagonal)?\s*", str(fov))
    try:
        degrees = float(found[1]) if found else math.nan
    except ValueError as error:
        raise UserError(
            f"The field of view {fov!r} is not a number of degrees: give one such as 70, or 78d for the diagonal."
        ) from error
    if not MIN_FOV_DEG <= degrees <= MAX_FOV_DEG:
        raise UserError(
            f"A field of view of {degrees:g} degrees is out of range: give one from {MIN_FOV_DEG:g} to {MAX_FOV_DEG:g}."
        )
    return degrees, found is not None and found[2] is not None


def _numbers(text: str) -> list[float] | None:
    """The four numbers of fx,fy,cx,cy, None when the text is something else; UserError for another count of numbers."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        return None
    if len(numbers) == 4:
        return numbers
    try:
        if Path(text).exists():
            return None
    except (OSError, ValueError):
        pass
    raise UserError(
        f"The intrinsics {text} contain {plural(len(numbers), 'number')}: give four, fx,fy,cx,cy in pixels."
    )
