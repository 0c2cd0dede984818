"""The extrinsics of several cameras and the offsets of their clocks: `cameras.json`, and files of other programs.

The world is the first camera: metres, x right, y down, z forward. docs/formats/cameras.md describes the file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.documents import read_document
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.formats import calibration_of, holds_camera
from handmirror.core.camera.calibration.values import first_of, numbers, plain_names
from handmirror.core.errors import UserError
from handmirror.core.files import replace_text
from handmirror.core.types import Array

FORMAT, FORMAT_VERSION = "handmirror-cameras", 1
MAX_CAMERAS = 8
MAX_APART = 50.0  # metres between two cameras; a file with more is in millimetres
MAX_NAME = 80  # characters
MAX_OFFSET_NS = 3_600_000_000_000
ROTATION_NAMES, SHIFT_NAMES = ("rotation", "r"), ("translation", "t", "shift")
FORMS = "give a cameras.json of handmirror calibrate, a camchain.yaml of Kalibr, or a stereo calibration of OpenCV"


@dataclass(frozen=True, eq=False)
class CameraPose:
    """A camera's extrinsics and clock: x_camera = rotation @ x_world + translation, time_world = time + offset."""

    name: str
    calibration: Calibration | None  # None: not in the file
    rotation: Array  # [3, 3]
    translation: Array  # [3] metres
    offset_ns: int = 0

    def to_camera(self, points: Array) -> Array:
        """World points [..., 3] in the camera's axes."""
        return points @ self.rotation.T + self.translation

    def to_world(self, points: Array) -> Array:
        """Points [..., 3] given in the camera's axes, in the world."""
        return (points - self.translation) @ self.rotation

    @property
    def centre(self) -> Array:
        """[3] metres: the camera's centre in the world."""
        centre: Array = -self.rotation.T @ self.translation
        return centre


@dataclass(frozen=True, eq=False)
class Rig:
    """Cameras that do not move relative to each other; the first one is the world."""

    cameras: tuple[CameraPose, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)  # made_from and error_px, where known


def write_rig(path: Path, rig: Rig) -> None:
    """Write `cameras.json`; UserError when that is not possible."""
    replace_text(path, json.dumps(rig_record(rig), indent=1) + "\n")


def rig_record(rig: Rig) -> dict[str, Any]:
    """A rig as the file's JSON object."""
    cameras = [_record(camera) for camera in rig.cameras]
    return {"format": FORMAT, "format_version": FORMAT_VERSION, "cameras": cameras, **rig.facts}


def read_rig(path: Path) -> Rig:
    """The cameras of a file, the first one being the world; UserError where it has no valid poses."""
    what = f"The cameras file {path}"
    document = read_document(str(path), what, FORMS)
    try:
        return _rig_of(document, what)
    except RecursionError as error:
        raise CalibrationError(f"{what} is nested too deeply: {FORMS}.") from error


def _rig_of(document: Any, what: str) -> Rig:
    if not isinstance(document, dict):
        raise CalibrationError(f"{what} has no cameras: {FORMS}.")
    version = document.get("format_version")
    if document.get("format") == FORMAT and (type(version) is not int or not 1 <= version <= FORMAT_VERSION):
        raise UserError(f"{what} has another format version than {FORMAT_VERSION}: update Handmirror.")
    cameras = _of_list(document, what) or _of_kalibr(document, what) or _of_stereo(document, what)
    if not cameras:
        raise CalibrationError(f"{what} has no camera with a rotation and a translation: {FORMS}.")
    if not 2 <= len(cameras) <= MAX_CAMERAS:
        raise CalibrationError(f"{what} has {len(cameras)} cameras: give 2 to {MAX_CAMERAS}.")
    facts: dict[str, Any] = {}
    if (made_from := document.get("made_from")) in ("board", "hand"):
        facts["made_from"] = made_from
    if type(error_px := document.get("error_px")) in (int, float):
        facts["error_px"] = error_px
    return Rig(_from_the_first(cameras, what), facts)


def _record(camera: CameraPose) -> dict[str, Any]:
    record: dict[str, Any] = {"name": camera.name}
    if (known := camera.calibration) is not None:
        record["K"] = known.K.tolist()
        if known.size is not None:
            record |= {"width": known.size[0], "height": known.size[1]}
        if known.lens.bends:
            record |= {"distortion_model": known.lens.model, "distortion_coefficients": list(known.lens.coefficients)}
    pose = {"rotation": camera.rotation.tolist(), "translation": camera.translation.tolist()}
    return {**record, **pose, "offset_ns": camera.offset_ns}


def _of_list(document: dict[str, Any], what: str) -> list[CameraPose]:
    """The entries of `cameras`: Handmirror's own, or of another program with the same names."""
    entries = document.get("cameras")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return []
    cameras = []
    for number, entry in enumerate(entries, 1):
        names = plain_names(entry)
        name, offset = _name(entry.get("name"), number), entry.get("offset_ns", 0)
        where = f"{what}, camera {name},"
        if type(offset) is not int or abs(offset) > MAX_OFFSET_NS:
            raise CalibrationError(f"{where} has no offset_ns in whole nanoseconds: correct it, or remove the entry.")
        pose = _pose(first_of(names, ROTATION_NAMES), first_of(names, SHIFT_NAMES), where)
        inner = {key: value for key, value in entry.items() if key.lower() not in (*ROTATION_NAMES, *SHIFT_NAMES)}
        known = calibration_of(inner, where) if holds_camera(inner) else None
        cameras.append(CameraPose(name, known, *pose, offset))
    return cameras


def _name(value: Any, number: int) -> str:
    """A name that can be shown."""
    text = "".join(sign for sign in value if sign.isprintable())[:MAX_NAME].strip() if isinstance(value, str) else ""
    return text or str(number)


def _of_kalibr(document: dict[str, Any], what: str) -> list[CameraPose]:
    """cam0, cam1, ... of a camchain.yaml: each after the first one has its pose in the one before, T_cn_cnm1."""
    cameras: list[CameraPose] = []
    while isinstance(entry := document.get(f"cam{len(cameras)}"), dict):
        name = f"cam{len(cameras)}"
        where = f"{what}, {name},"
        rotation, shift = np.eye(3), np.zeros(3)
        if cameras:
            T = _numbers(entry.get("T_cn_cnm1"), (4, 4))
            if T is None:
                raise CalibrationError(f"{where} has no T_cn_cnm1 of 4 x 4 numbers: {FORMS}.")
            step = _rotation(T[:3, :3], where)
            before = cameras[-1]
            rotation, shift = step @ before.rotation, step @ before.translation + T[:3, 3]
        cameras.append(CameraPose(name, calibration_of(entry, where), rotation, shift))
    return cameras


def _of_stereo(document: dict[str, Any], what: str) -> list[CameraPose]:
    """R and T of OpenCV's stereoCalibrate, with the K of both cameras where they are in the same file."""
    names = plain_names(document)
    if "r" not in names or "t" not in names:
        return []
    rotation, shift = _pose(names["r"], names["t"], what)
    cameras = []
    for k, pose in (("1", (np.eye(3), np.zeros(3))), ("2", (rotation, shift))):
        K = first_of(names, (f"k{k}", f"m{k}", f"cameramatrix{k}"))
        lens = first_of(names, (f"d{k}", f"distcoeffs{k}", f"dist{k}"))
        entry = {"K": K, **({} if lens is None else {"dist_coeffs": lens})}
        cameras.append(CameraPose(k, None if K is None else calibration_of(entry, f"{what}, camera {k},"), *pose))
    return cameras


def _from_the_first(cameras: list[CameraPose], what: str) -> tuple[CameraPose, ...]:
    """The cameras with the first one as the world and its clock."""
    first = cameras[0]
    moved = []
    for camera in cameras:
        rotation = camera.rotation @ first.rotation.T
        shift = camera.translation - rotation @ first.translation
        if np.linalg.norm(shift) > MAX_APART:
            raise CalibrationError(
                f"{what} has cameras {np.linalg.norm(shift):.0f} m apart: give the translations in metres."
            )
        offset = camera.offset_ns - first.offset_ns
        moved.append(CameraPose(camera.name, camera.calibration, rotation, shift, offset))
    return tuple(moved)


def _pose(rotation: Any, shift: Any, what: str) -> tuple[Array, Array]:
    R, t = _numbers(rotation, (3, 3)), _numbers(shift, (3,))
    if R is None or t is None:
        raise CalibrationError(f"{what} has no rotation of 3 x 3 and translation of 3 numbers: {FORMS}.")
    return _rotation(R, what), t


def _rotation(R: Array, what: str) -> Array:
    """The rotation [3, 3] nearest to a matrix, which may have been rounded."""
    if np.abs(R @ R.T - np.eye(3)).max() > 1e-2 or np.linalg.det(R) < 0:
        raise CalibrationError(f"{what} has an invalid rotation: its rows must be perpendicular and of length 1.")
    u, _, vt = np.linalg.svd(R)
    rotation: Array = u @ vt
    return rotation


def _numbers(value: Any, shape: tuple[int, ...]) -> Array | None:
    """Finite numbers of lists or an OpenCV matrix as an array of this shape; None otherwise."""
    try:
        found = np.array(numbers(value), float)
    except (ValueError, OverflowError, RecursionError):
        return None
    return found.reshape(shape) if found.size == np.prod(shape) and np.isfinite(found).all() else None
