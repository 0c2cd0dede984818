"""Lens distortion is taken out of the picture, by the coefficients of calibration files."""

import cv2
import numpy as np
import pytest
from camera_facts import BENT, CX, CY, FX, FY, K, frame, written

from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.types import Frame

LENSES = [
    (BENT, {"dist_coeffs": BENT}),
    (BENT, {"D": BENT, "distortion_model": "plumb_bob"}),
    (BENT, dict(zip(("k1", "k2", "p1", "p2", "k3"), BENT, strict=True))),
    (BENT, {"distortion_coefficients": {"rows": 5, "cols": 1, "data": BENT}}),
    (BENT, {"distortion": {"model": "brown", "k1": -0.3, "k2": 0.1, "p1": 0.001, "p2": -0.002, "k3": 0.02}}),
    (BENT, {"dist": {"distortion": BENT}}),
    ([0.5, -0.2, 0.001, 0.001, 0.1, 0.7, -0.1, 0.05], {"d": [0.5, -0.2, 0.001, 0.001, 0.1, 0.7, -0.1, 0.05]}),
    (BENT, {"RadialDistortion": [-0.3, 0.1, 0.02], "TangentialDistortion": [0.001, -0.002]}),
]


@pytest.mark.parametrize(("expected", "stated"), LENSES)
def test_distortion_is_taken_out_of_the_picture_as_opencv_does(tmp_path, expected, stated):
    """A straight line in space, drawn bent as the lens shows it, is straight afterwards, where K says it is."""
    flat = K if "RadialDistortion" not in stated else [[FX, 0, CX + 1], [0, FY, CY + 1], [0, 0, 1]]
    intrinsics = Intrinsics.parse(written(tmp_path, {"K": flat, **stated}))
    points = np.column_stack([np.linspace(-0.35, 0.35, 200), np.full(200, -0.25), np.ones(200)])
    bent = cv2.projectPoints(points, np.zeros(3), np.zeros(3), np.array(K), np.array(expected))[0]
    assert_straight(intrinsics, points, bent)


def test_a_fisheye_is_straightened_as_opencv_does(tmp_path):
    coefficients = [0.05, -0.01, 0.003, -0.001]
    points = np.column_stack([np.linspace(-0.5, 0.5, 200), np.full(200, -0.3), np.ones(200)])
    bent = cv2.fisheye.distortPoints(points[:, None, :2], np.array(K), np.array(coefficients))
    for stated in (
        {"distortion_model": "equidistant", "d": coefficients},
        {"camera_model": "OPENCV_FISHEYE", **{f"k{k + 1}": value for k, value in enumerate(coefficients)}},
        {"fisheye_model": 1, "distortion_coefficients": [[value] for value in coefficients]},
    ):
        assert_straight(Intrinsics.parse(written(tmp_path, {"K": K, **stated})), points, bent)


def assert_straight(intrinsics: Intrinsics, points: np.ndarray, bent: np.ndarray) -> None:
    image = np.zeros((480, 640, 3), np.uint8)
    for u, v in bent.reshape(-1, 2).tolist():
        cv2.circle(image, (round(u * 16), round(v * 16)), 24, (255, 255, 255), -1, cv2.LINE_AA, 4)
    given = Frame(image, 0, 0, "000000", b"a JPEG")
    straight = intrinsics.undistort(given)
    assert straight.undistorted and straight.packet is None and straight.size == given.size
    assert intrinsics.undistort(straight) is straight
    new_K = intrinsics.for_frame(straight)
    row = new_K[1, 1] * points[0, 1] + new_K[1, 2]
    columns = np.flatnonzero(straight.image[..., 0].max(axis=0) > 100)[10:-10]
    weights = straight.image[..., 0].astype(float)[:, columns]
    rows = (weights * np.arange(480)[:, None]).sum(axis=0) / weights.sum(axis=0)
    assert np.abs(rows - row).max() < 0.5
    ends = new_K[0, 0] * points[[0, -1], 0] + new_K[0, 2]
    assert np.abs([columns[0] - 10 - ends[0], columns[-1] + 10 - ends[1]]).max() < 2.5


def test_other_lens_models_match_their_reference_projections():
    x, y = np.array([0.4]), np.array([-0.3])  # r2 = 0.25
    bent = Lens("modified brown", (0.1, 0.2, 0.01, 0.02, 0.0)).distort(x, y)
    f = 1 + 0.1 * 0.25 + 0.2 * 0.25**2  # librealsense: the tangential part of x f, y f, with the r2 of x, y
    fx, fy = 0.4 * f, -0.3 * f
    expected = (fx + 0.02 * fx * fy + 0.02 * (0.25 + 2 * fx**2), fy + 0.04 * fx * fy + 0.01 * (0.25 + 2 * fy**2))
    assert np.allclose(np.ravel(bent), expected)
    radius = np.hypot(*Lens("fov", (0.9,)).distort(x, y))
    assert np.allclose(radius, np.arctan(2 * 0.5 * np.tan(0.45)) / 0.9)


def test_undistorting_keeps_what_was_seen_at_the_sides_and_mirrors_nothing(tmp_path):
    intrinsics = Intrinsics.parse(written(tmp_path, {"K": K, "dist": [-0.35, 0, 0, 0]}))
    image = np.zeros((480, 640, 3), np.uint8)
    image[236:241] = 255
    image[:, :8], image[:, -8:] = (255, 0, 0), (0, 255, 0)
    straight = intrinsics.undistort(Frame(image, 0, 0, "0")).image
    assert straight[238, :40, 0].max() > 200 and straight[238, -40:, 1].max() > 200
    red, green = straight[..., 0].astype(int) - straight[..., 2], straight[..., 1].astype(int) - straight[..., 2]
    assert (red > 100).any() and not (red > 100)[:, 320:].any() and not (green > 100)[:, :320].any()


def test_a_distortion_that_moves_nothing_leaves_the_frame_alone(tmp_path):
    intrinsics = Intrinsics.parse(written(tmp_path, {"K": K, "dist": [1e-5, 0, 0, 0]}))
    given = frame()
    assert intrinsics.undistort(given) is given and np.allclose(intrinsics.for_frame(given), K)


def test_a_distorted_frame_is_never_mistaken_for_an_undistorted_one(tmp_path):
    intrinsics = Intrinsics.parse(written(tmp_path, {"K": K, "dist": BENT}))
    with pytest.raises(ValueError, match="undistort"):
        intrinsics.for_frame(frame())
