"""Lens models by the names that other programs give them, and their coefficients as calibration files hold them."""

import re
from collections.abc import Mapping
from typing import Any

from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.lens import MAX_COEFFICIENTS, NO_LENS, Lens, LensModel
from handmirror.core.camera.calibration.values import first_of, numbers, plain_names

LIST_NAMES = (
    *("d", "dist", "distcoeffs", "distcoeff", "distcoefs", "distcoef", "coeffs", "distortion", "distortioncoeffs"),
    *("distortioncoeff", "distortioncoefs", "distortioncoefficients", "distortionparameters"),
)
ONE_BY_ONE = ("k1", "k2", "p1", "p2", "k3", "k4", "k5", "k6", "s1", "s2", "s3", "s4")
FISHEYE_ORDER = ("k1", "k2", "k3", "k4", *(name for name in ONE_BY_ONE if name not in ("k1", "k2", "k3", "k4")))
FISHEYE_BY_NAME = "calledfisheye"  # set where only the name of the entry says so, as Gyroflow's fisheye_params
STRICT_LABELS = ("distortionmodel", "distortiontype", "modeltype")
LOOSE_LABELS = ("cameramodel", "cameratype", "model", "type", "projectiontype", "projection")
MODELS: dict[str, LensModel] = {
    **dict.fromkeys(("none", "pinhole", "perspective", "simplepinhole", "rectilinear", "nodistortion"), "none"),
    **dict.fromkeys(("plumbbob", "radtan", "radialtangential", "radtan8", "brown", "brownconrady", "opencv"), "brown"),
    **dict.fromkeys(("fullopencv", "rationalpolynomial", "rational", "radial", "simpleradial", "thinprism"), "brown"),
    "opencvstandard": "brown",
    **dict.fromkeys(("pinholeradtan", "pinholeradtan8", "calibrationlensdistortionmodelbrownconrady"), "brown"),
    # RealSense's SDK projects the "inverse" model as it does the modified one
    **dict.fromkeys(("modifiedbrownconrady", "inversebrownconrady"), "modified brown"),
    **dict.fromkeys(("fisheye", "equidistant", "equi", "kannalabrandt", "kannalabrandt4"), "fisheye"),
    **dict.fromkeys(("kannalabrandt8", "kb4", "opencvfisheye", "simpleradialfisheye", "radialfisheye"), "fisheye"),
    "fov": "fov",
}
UNSUPPORTED = (
    *("omni", "omnidirectional", "mei", "ucm", "eucm", "ds", "doublesphere", "equirectangular", "spherical"),
    *("ftheta", "thinprismfisheye", "radtanthinprismfisheye", "scaramuzza", "ocam", "catadioptric"),
)
OTHER_NAMES = re.compile(r"[kpsd][1-6]|.*(distort|distcoef|radial|tangential).*")


def lens_of(names: Mapping[str, Any], what: str) -> Lens:
    """The lens of an entry (its names as `plain_names` gives them); CalibrationError when it is not supported."""
    names = _with_label(names, what)
    model = _model(names, what)
    given = first_of(names, LIST_NAMES)
    if isinstance(given, dict) and "data" not in given:
        beside = {name: value for name, value in names.items() if name not in LIST_NAMES}
        return lens_of({**beside, **_inner(given)}, what)
    try:
        if given is not None:
            return _lens(model or "brown", numbers(given), what)
        if "radialdistortion" in names:  # MATLAB
            return _lens("brown", _of_matlab(names), what)
        if any(name in names for name in ONE_BY_ONE):
            order = FISHEYE_ORDER if model == "fisheye" else ONE_BY_ONE
            return _lens(model or "brown", [numbers(names.get(name, 0))[0] for name in order], what)
        _refuse_unread(names, what)
    except (ValueError, OverflowError, IndexError) as error:
        raise CalibrationError(f"{what} has lens distortion that is not a list of numbers: correct it.") from error
    return Lens("fisheye") if model == "fisheye" else NO_LENS


def _with_label(names: Mapping[str, Any], what: str) -> dict[str, Any]:
    """The names, with a text under "distortion" and the like taken for the name of the model."""
    found = dict(names)
    for name in LIST_NAMES:
        if isinstance(text := found.get(name), str):
            del found[name]
            found.setdefault("distortionmodel", text)
    return found


def _inner(given: dict[str, Any]) -> dict[str, Any]:
    """The names of a dictionary that holds the distortion; those that are not known stay recognisable as such."""
    inner = plain_names(given)
    if "model" in inner:
        inner["distortionmodel"] = inner.pop("model")
    known = {*LIST_NAMES, *ONE_BY_ONE, *STRICT_LABELS, *LOOSE_LABELS}
    return {name if name in known else f"distortion{name}": value for name, value in inner.items()}


def _model(names: Mapping[str, Any], what: str) -> LensModel | None:
    """The model that is named, None when none is; the lens's own label goes before the camera's."""
    if names.get("fisheye") in (True, 1) or names.get("fisheyemodel") in (True, 1) or names.get("cameratype") == 1:
        return "fisheye"
    for label in (*STRICT_LABELS, *LOOSE_LABELS):
        value = names.get(label)
        if not isinstance(value, str) or not value:
            continue
        name = re.sub(r"[^a-z0-9]", "", value.lower().removeprefix("distortion."))
        if name in MODELS:
            if MODELS[name] != "none" or label in STRICT_LABELS:
                return MODELS[name]
        elif label in STRICT_LABELS or name in UNSUPPORTED:
            raise CalibrationError(
                f'{what} has the lens model "{value}", which is not supported: calibrate with the model of OpenCV, '
                f"or track pictures that are undistorted already."
            )
    return "fisheye" if names.get(FISHEYE_BY_NAME) else None


def _of_matlab(names: Mapping[str, Any]) -> list[float]:
    radial, tangential = numbers(names["radialdistortion"]), numbers(names.get("tangentialdistortion", [0, 0]))
    k1, k2, k3 = [*radial, 0.0, 0.0][:3]
    return [k1, k2, *[*tangential, 0.0, 0.0][:2], k3]


def _lens(model: LensModel, coefficients: list[float], what: str) -> Lens:
    count = len(coefficients)
    while coefficients and coefficients[-1] == 0:
        coefficients = coefficients[:-1]
    if not all(abs(value) < 1e6 for value in coefficients):  # NaN too
        raise CalibrationError(f"{what} has lens distortion that is not a list of finite numbers: correct it.")
    if not coefficients:
        return Lens("fisheye") if model == "fisheye" else NO_LENS
    most = MAX_COEFFICIENTS[model]
    if model == "brown" and count > most:
        raise CalibrationError(
            f"{what} has the lens distortion of a tilted sensor, which is not supported: calibrate without it."
        )
    if len(coefficients) > most or (model == "brown" and count == 3):
        raise CalibrationError(
            f"{what} has {count} distortion coefficients, which the {model} model does not have: give k1, k2, p1, "
            f"p2, k3 as OpenCV does, or name the model."
        )
    return Lens(model, tuple(coefficients))


def _refuse_unread(names: Mapping[str, Any], what: str) -> None:
    """Distortion under a name that is not known must not be dropped silently."""
    for name, value in names.items():
        if OTHER_NAMES.fullmatch(name) and not isinstance(value, str | bool):
            try:
                unread = any(numbers(value))
            except ValueError:
                unread = True
            if unread:
                raise CalibrationError(
                    f'{what} has lens distortion under an unknown name, "{name}": call it "distortion_coefficients".'
                )
