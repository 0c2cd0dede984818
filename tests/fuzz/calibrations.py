"""Calibrations as many programs save them, and the numbers that a user types."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.cameras.rig import read_rig
from handmirror.core.types import Frame

from .target import BrokenPropertyError, Target

F, CX, CY = 50.0, 32.0, 24.0
K = [[F, 0, CX], [0, F, CY], [0, 0, 1]]
FLAT = [F, 0, CX, 0, F, CY, 0, 0, 1]
SIZE = {"width": 64, "height": 48}
FOUR = {"fx": F, "fy": F, "cx": CX, "cy": CY}
BENT = [-0.3, 0.1, 0.001, -0.002, 0.02]
OPENCV = {"rows": 3, "cols": 3, "data": FLAT}
NERF = {"fl_x": F, "fl_y": F, "cx": CX, "cy": CY, "w": 64, "h": 48}
OAK = {**SIZE, "intrinsicMatrix": K, "distortionCoeff": [0.0] * 14, "cameraType": 0}
AZURE = {
    "ModelParameters": [0.5, 0.5, 0.5, 0.6, *[0.0] * 10],
    "ModelType": "CALIBRATION_LensDistortionModelBrownConrady",
}
DOCUMENTS = (
    K,
    FLAT,
    [K, K],
    {"K": K},
    {**FOUR, **SIZE},
    {"a.jpg": K, "00000001.jpg": {"K": K, **SIZE}},
    {"image_width": 64, "image_height": 48, "camera_matrix": OPENCV, "dist_coeffs": BENT},
    {**SIZE, "distortion_model": "plumb_bob", "D": [0] * 5, "K": FLAT, "P": [F, 0, CX, 0, 0, F, CY, 0, 0, 0, 1, 0]},
    {"k": FLAT, "width": 128, "height": 96, "roi": {"x_offset": 8, "y_offset": 8, "width": 64, "height": 48}},
    {**SIZE, "intrinsic_matrix": [F, 0, 0, 0, F, 0, CX, CY, 1]},
    {**SIZE, "ppx": CX, "ppy": CY, "fx": F, "fy": F, "model": "distortion.inverse_brown_conrady", "coeffs": BENT},
    {"ImageSize": [48, 64], "IntrinsicMatrix": [[F, 0, 0], [0, F, 0], [CX, CY, 1]], "RadialDistortion": [-0.3, 0.1]},
    {"cameraData": [[1, OAK], [0, OAK]]},
    {"frames": [{"file_path": "images/00000001.jpg", **NERF, "transform_matrix": [[1, 0], [0, 1]]}]},
    {"K": K, "distortion_model": "equidistant", "d": [0.05, -0.01, 0.003, -0.001]},
    {
        "CalibrationInformation": {
            "Cameras": [
                {
                    "Intrinsics": AZURE,
                    "SensorWidth": 4096,
                    "SensorHeight": 3072,
                    "Purpose": "CALIBRATION_CameraPurposePhotoVideo",
                }
            ]
        }
    },
)
YAML = f"""%YAML:1.0
---
image_width: 64
image_height: 48
camera_matrix: !!opencv-matrix
   rows: 3
   cols: 3
   dt: d
   data: {FLAT}
distortion_coefficients: !!opencv-matrix
   rows: 1
   cols: 5
   dt: d
   data: [ -0.1, 0., 0., 0., 0. ]
"""
KALIBR = """cam0:
  camera_model: pinhole
  intrinsics: [50.0, 50.0, 32.0, 24.0]
  distortion_model: radtan
  distortion_coeffs: [0.1, 0, 0, 0]
  resolution: [64, 48]
"""
XML = f"""<?xml version="1.0"?>
<opencv_storage>
<image_width>64</image_width>
<image_height>48</image_height>
<camera_matrix type_id="opencv-matrix"><rows>3</rows><cols>3</cols><dt>d</dt>
  <data>{" ".join(map(str, FLAT))}</data></camera_matrix>
</opencv_storage>
"""
COLMAP = "# Camera list\n1 OPENCV 64 48 50 50 32.5 24.5 0.1 0 0 0\n"
REALSENSE = """ Intrinsic of "Color" / 64x48 / {YUYV}
  Width:      \t64
  Height:     \t48
  PPX:        \t32
  PPY:        \t24
  Fx:         \t50
  Fy:         \t50
  Distortion: \tInverse Brown Conrady
  Coeffs:     \t0.1  \t0  \t0  \t0  \t0
"""
AROUND = {"rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "translation": [0.1, 0, 0]}
SEVERAL = (
    {"format": "handmirror-cameras", "format_version": 1, "cameras": [{"name": "a", "K": K, **AROUND}, AROUND]},
    {"cam0": {"camera_model": "pinhole", "intrinsics": [F, F, CX, CY]}},
    {"R": AROUND["rotation"], "T": [[0.1], [0], [0]], "K1": K, "K2": K, "D1": BENT},
)
SEVERAL[1]["cam1"] = {**SEVERAL[1]["cam0"], "T_cn_cnm1": np.eye(4).tolist()}
FRAME = Frame(np.zeros((48, 64, 3), np.uint8), 0, 0, "00000001.jpg")


def _texts(*texts: str) -> Callable[[Path], list[bytes]]:
    return lambda folder: [text.encode() for text in texts]


def read_file(path: Path) -> None:
    """The straightened frame and its K."""
    _use(Intrinsics.parse(str(path)))


def read_typed(path: Path) -> None:
    """Of numbers."""
    _use(Intrinsics.parse(path.read_bytes().decode(errors="surrogateescape")))


def read_field_of_view(path: Path) -> None:
    """Of an angle."""
    _use(Intrinsics.parse(None, path.read_bytes().decode(errors="surrogateescape")))


def read_several(path: Path) -> None:
    """The poses of several cameras."""
    for camera in read_rig(path).cameras:
        if not np.isfinite(camera.translation).all() or abs(np.linalg.det(camera.rotation) - 1) > 1e-6:
            raise BrokenPropertyError(f"a camera is at {camera.translation}, turned by {camera.rotation.tolist()}")


def _use(intrinsics: Intrinsics) -> None:
    straight = intrinsics.undistort(FRAME)
    matrix = intrinsics.for_frame(straight)
    if matrix.shape != (3, 3) or not np.isfinite(matrix).all() or not (matrix[[0, 1], [0, 1]] > 0).all():
        raise BrokenPropertyError(f"K is {matrix.tolist()}")
    if straight.image.shape != FRAME.image.shape or straight.image.dtype != np.uint8:
        raise BrokenPropertyError(f"the undistorted picture is {straight.image.shape}")
    intrinsics.doubt(FRAME)


TARGETS = (
    Target("calibrations", "calibration.json", _texts(*map(json.dumps, DOCUMENTS)), read_file, slowness=4),
    Target("calibrations", "several.json", _texts(*map(json.dumps, SEVERAL)), read_several, slowness=4),
    Target("calibrations", "calibration.yaml", _texts(YAML, KALIBR, "50 0 32\n0 50 24\n0 0 1\n"), read_file),
    Target("calibrations", "calibration.xml", _texts(XML), read_file),
    Target("calibrations", "cameras.txt", _texts(COLMAP), read_file),
    Target("calibrations", "realsense.txt", _texts(REALSENSE), read_file),
    Target("calibrations", "typed.txt", _texts("50,50,32,24", "5e1, 50, 32.5, 24"), read_typed, names_file=False),
    Target("calibrations", "angle.txt", _texts("70", "78.5d"), read_field_of_view, names_file=False),
)
