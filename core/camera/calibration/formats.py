"""Calibration files of many programs -> calibrations. docs/calibrations.md lists them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handmirror.core.camera.calibration.calibration import Calibration, checked, from_four
from handmirror.core.camera.calibration.documents import FORMS, ColmapCameras, read_document
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.lens_names import FISHEYE_BY_NAME, OTHER_NAMES, lens_of
from handmirror.core.camera.calibration.sizes import cut_to_region, size_of
from handmirror.core.camera.calibration.values import first_of, matrix, number, numbers, plain_names
from handmirror.core.types import Array

MATRIX_NAMES = ("k", "cameramatrix", "intrinsicmatrix", "intrinsics", "intrinsic", "mtx", "cammat", "matrix")
FOCAL_PAIR, CENTRE_PAIR = ("focallength", "focal", "f"), ("principalpoint", "princpt", "center", "centre")
FOCAL_NAMES = (("fx", "flx", "fu"), ("fy", "fly", "fv"))
CENTRE_NAMES = (("cx", "ppx", "pu", "u0"), ("cy", "ppy", "pv", "v0"))
NESTED = ("intrinsics", "intrinsic", "camerainfo", "calibration")
PREFERRED = ("color", "colour", "rgb")  # of several cameras in a file
MATLAB_NAMES = {"IntrinsicMatrix", "RadialDistortion", "PrincipalPoint"}
COLMAP_LENSES = {
    # model: where fx, fy, cx, cy and the coefficients stand
    "SIMPLE_PINHOLE": ("none", (0, 0, 1, 2), ()),
    "PINHOLE": ("none", (0, 1, 2, 3), ()),
    "SIMPLE_RADIAL": ("brown", (0, 0, 1, 2), (3,)),
    "RADIAL": ("brown", (0, 0, 1, 2), (3, 4)),
    "OPENCV": ("brown", (0, 1, 2, 3), (4, 5, 6, 7)),
    "FULL_OPENCV": ("brown", (0, 1, 2, 3), (4, 5, 6, 7, 8, 9, 10, 11)),
    "OPENCV_FISHEYE": ("fisheye", (0, 1, 2, 3), (4, 5, 6, 7)),
    "SIMPLE_RADIAL_FISHEYE": ("fisheye", (0, 0, 1, 2), (3,)),
    "RADIAL_FISHEYE": ("fisheye", (0, 0, 1, 2), (3, 4)),
    "FOV": ("fov", (0, 1, 2, 3), (4,)),
}


def read_calibrations(text: str) -> Calibration | dict[str, Calibration]:
    """The calibration in a file, or one for each image by its name; CalibrationError when it has no calibration.

    `text` is a path, or PATH#NAME for one of several cameras in the file.
    """
    path, choice = text, ""
    if "#" in text and not _exists(text):
        path, _, choice = text.rpartition("#")
    document = read_document(path)
    try:
        return _of_document(document, choice, path)
    except RecursionError as error:
        raise CalibrationError(f"The intrinsics file {path} is nested too deeply: {FORMS}.") from error


def _of_document(document: Any, choice: str, path: str) -> Calibration | dict[str, Calibration]:
    what = f"The intrinsics file {path}"
    document = _only_camera(document)
    cameras, preferred = _cameras(document)
    if cameras is None:
        if choice:
            raise CalibrationError(f"{what} contains only one camera: give it without #{choice}.")
        images = _images(document)
        if images is None:
            return calibration_of(document, what)
        return {name: calibration_of(entry, f"{what}, {name},") for name, entry in images.items()}
    name = _chosen(list(cameras), choice, preferred, path, what)
    return calibration_of(cameras[name], f"{what}, {name},")


def _only_camera(document: Any) -> Any:
    """Of Open3D's PinholeCameraTrajectory the one camera that took all its pictures; else the document itself."""
    if not isinstance(document, dict) or document.get("class_name") != "PinholeCameraTrajectory":
        return document
    steps = document.get("parameters")
    cameras = [step.get("intrinsic") for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return cameras[0] if cameras and all(camera == cameras[0] for camera in cameras) else document


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _chosen(names: list[str], choice: str, preferred: tuple[str, ...], path: str, what: str) -> str:
    wanted = [choice] if choice else [*preferred, *(names if len(names) == 1 else ())]
    found = next((name for name in wanted if name in names), None)
    if found is None:
        some = ", ".join(names[:10])
        raise CalibrationError(f"{what} contains several cameras, {some}: choose one, as in {path}#{names[0]}.")
    return found


def _cameras(document: Any) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """Entries of a file that holds cameras by name, and the names to take first; None when it is of another kind."""
    if isinstance(document, ColmapCameras):
        return {words[0]: ColmapCameras([words[1:]]) for words in document.lines}, ()
    if not isinstance(document, dict):
        return None, ()
    oak = document.get("cameraData")
    if isinstance(oak, list) and oak and all(isinstance(pair, list) and len(pair) == 2 for pair in oak):
        return {str(socket): entry for socket, entry in oak}, ("0",)  # the socket of the colour camera
    kinect = document.get("CalibrationInformation")
    if isinstance(kinect, dict) and isinstance(kinect.get("Cameras"), list):
        cameras = [camera for camera in kinect["Cameras"] if isinstance(camera, dict)]
        by_purpose = {
            str(camera.get("Purpose")).removeprefix("CALIBRATION_CameraPurpose"): camera for camera in cameras
        }
        return by_purpose or None, ("PhotoVideo",)
    if holds_camera(document) or any(_is_image(name) for name in document):
        return None, ()
    return _by_name(document) or None, PREFERRED


def _by_name(document: dict[Any, Any]) -> dict[str, Any]:
    """The entries that are cameras, each with what the file says beside them, such as the size or the lens."""
    distortion = {name for name in document if OTHER_NAMES.fullmatch(next(iter(plain_names({name: 0}))))}
    cameras = {name: entry for name, entry in document.items() if name not in distortion and holds_camera(entry)}
    beside = {name: value for name, value in document.items() if name not in cameras}
    return {
        str(name): {
            **beside,
            FISHEYE_BY_NAME: "fisheye" in str(name).lower(),
            **(entry if isinstance(entry, dict) and "data" not in entry else {"K": entry}),
        }
        for name, entry in cameras.items()
    }


def holds_camera(entry: Any) -> bool:
    """Whether an entry describes one camera."""
    if not isinstance(entry, dict):
        return matrix(entry) is not None
    names = plain_names(entry)
    return any(name in names for name in (*MATRIX_NAMES, *NESTED, *FOCAL_NAMES[0], *FOCAL_PAIR, *CENTRE_NAMES[0]))


def _is_image(name: Any) -> bool:
    return bool(Path(str(name)).suffix) or str(name).isdigit()


def _images(document: Any) -> dict[str, Any] | None:
    """Entries by image name, None when the file holds one camera."""
    if isinstance(document, list):  # FreiHAND: a list of K, whose images are called 00000000.jpg, ...
        many = document and all(isinstance(K, list) and len(K) == 3 and isinstance(K[0], list) for K in document)
        return {f"{k:08d}.jpg": K for k, K in enumerate(document)} if many else None
    if not isinstance(document, dict) or not document:
        return None
    frames = document.get("frames")
    if isinstance(frames, list) and frames and all(isinstance(frame, dict) for frame in frames):
        if not holds_camera(frames[0]):
            return None
        shared = {name: value for name, value in document.items() if name != "frames"}
        return {Path(str(frame.get("file_path", ""))).name: {**shared, **frame} for frame in frames}
    return None if holds_camera(document) else {str(name): entry for name, entry in document.items()}


def calibration_of(entry: Any, what: str) -> Calibration:
    """The calibration that an entry of a document describes; CalibrationError naming `what` if it describes nothing."""
    if isinstance(entry, ColmapCameras):
        return _of_colmap(entry.lines[0], what)
    if not isinstance(entry, dict):
        return Calibration(checked(_found(matrix(entry), what), what))
    names = plain_names(entry)
    for name in NESTED:
        inner = names.get(name)
        if isinstance(inner, dict) and "data" not in inner:
            if "ModelParameters" in inner:
                return _of_kinect(names, inner, what)
            names = {**{key: value for key, value in names.items() if key != name}, **plain_names(inner)}
    by_matlab = bool(MATLAB_NAMES & entry.keys())
    lens = lens_of(names, what)
    size = size_of(names, rows_first=by_matlab, what=what)
    K = _found(_matrix(names), what)
    if by_matlab:
        K[:2, 2] -= 1  # MATLAB's first pixel is (1, 1)
    elif "flx" in names:
        K[:2, 2] -= 0.5  # nerfstudio and instant-ngp: the middle of the first pixel is at 0.5
    K, size = cut_to_region(K, size, names.get("roi"))
    return Calibration(checked(K, what), size, lens)


def _matrix(names: Mapping[str, Any]) -> Array | None:
    given = first_of(names, MATRIX_NAMES)
    if given is not None:
        return matrix(given)
    try:
        focal = [first_of(names, wanted) for wanted in FOCAL_NAMES]
        centre = [first_of(names, wanted) for wanted in CENTRE_NAMES]
        if focal == [None, None]:
            focal = numbers(first_of(names, FOCAL_PAIR))
            focal = focal * 2 if len(focal) == 1 else focal
        if centre == [None, None]:
            centre = numbers(first_of(names, CENTRE_PAIR))
        return from_four([number(value) for value in (*focal, *centre)])
    except (ValueError, OverflowError):
        return None


def _found(K: Array | None, what: str) -> Array:
    if K is None:
        raise CalibrationError(f"{what} does not contain a K of 3 x 3 numbers or fx, fy, cx, cy: {FORMS}.")
    return K


def _of_colmap(words: list[str], what: str) -> Calibration:
    """A line of COLMAP's cameras.txt without its number: MODEL WIDTH HEIGHT and the model's parameters."""
    if not words:
        raise CalibrationError(f"{what} has a truncated COLMAP line: export it again.")
    if words[0] not in COLMAP_LENSES:
        raise CalibrationError(
            f'{what} has the camera model "{words[0]}", which is not supported: undistort the pictures with COLMAP.'
        )
    model, places, coefficients = COLMAP_LENSES[words[0]]
    try:
        size = int(words[1]), int(words[2])
        values = [float(word) for word in words[3:]]
        K = from_four([values[place] for place in places])
        lens = lens_of({"distortionmodel": model, "d": [values[place] for place in coefficients]}, what)
    except (ValueError, IndexError) as error:
        raise CalibrationError(f"{what} has a truncated COLMAP line: export it again.") from error
    K[:2, 2] -= 0.5  # COLMAP: the middle of the first pixel is at 0.5
    size = size_of({"width": size[0], "height": size[1]}, rows_first=False, what=what) or size
    return Calibration(checked(K, what), size, lens)


def _of_kinect(names: Mapping[str, Any], inner: Mapping[str, Any], what: str) -> Calibration:
    """An Azure Kinect's own calibration: parts of its 4:3 sensor, of which 16:9 images lack rows."""
    size = size_of(
        {"width": names.get("sensorwidth"), "height": names.get("sensorheight")}, rows_first=False, what=what
    )
    try:
        values = numbers(inner["ModelParameters"])
        cx, cy, fx, fy, k1, k2, k3, k4, k5, k6, codx, cody, p2, p1 = values[:14]
    except (ValueError, OverflowError) as error:
        raise CalibrationError(f"{what} lacks the 14 numbers of an Azure Kinect: export it again.") from error
    if size is None:
        raise CalibrationError(f"{what} does not state the sensor size: export it again.")
    lens = lens_of({"modeltype": inner.get("ModelType", ""), "d": [k1, k2, p1, p2, k3, k4, k5, k6]}, what)
    K = from_four([fx * size[0], fy * size[1], cx * size[0] - 0.5, cy * size[1] - 0.5])
    if codx or cody:
        raise CalibrationError(f"{what} has a shifted centre of distortion, which is not supported: calibrate again.")
    return Calibration(checked(K, what), size, lens, cuts_rows=True)
