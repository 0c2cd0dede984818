import numpy as np
import pytest

from handmirror.core.camera.projection import project
from handmirror.core.camera.virtual_camera import VirtualCamera, through
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.types import Side

K = np.array([[620.0, 0, 331], [0, 655, 228], [0, 0, 1]])
SQUARES = [((320.0, 240.0), 200.0, 0.0), ((60.0, 400.0), 180.0, 2.6), ((600.0, 30.0), 90.0, -1.2)]


def seen_by(camera: VirtualCamera, points: np.ndarray) -> np.ndarray:
    """Points [n, 3] of the real camera in the virtual one's axes."""
    return points @ camera.rotation.T


@pytest.mark.parametrize(("centre", "size", "angle"), SQUARES)
def test_points_land_where_the_homography_moves_their_pixels(centre, size, angle):
    camera = VirtualCamera.looking_at(np.array(centre), size, angle, K)
    rng = np.random.default_rng(5)
    points = rng.uniform([-0.3, -0.2, 0.25], [0.3, 0.2, 0.8], (200, 3))
    seen = project(seen_by(camera, points), camera.K)
    np.testing.assert_allclose(seen, through(camera.homography(K), project(points, K)), rtol=1e-6)
    np.testing.assert_allclose(camera.to_camera(seen_by(camera, points)), points, rtol=1e-12)
    assert np.linalg.det(camera.rotation) == pytest.approx(1)


@pytest.mark.parametrize(("centre", "size", "angle"), SQUARES)
def test_the_square_fills_the_crop_upright(centre, size, angle):
    camera = VirtualCamera.looking_at(np.array(centre), size, angle, K)
    c, s = np.cos(angle), np.sin(angle)
    offsets = size / 2 * np.array([[0, 0], [0, -1], [1, 0], [0, 1], [-1, 0]]) @ np.array([[c, s], [-s, c]])
    middle, top, *others = through(camera.homography(K), np.array(centre) + offsets)
    np.testing.assert_allclose(middle, 111.5, atol=1e-9)
    assert top[0] == pytest.approx(111.5, abs=1e-6)  # straight up
    reach = np.abs(np.array([top, *others]) - 111.5).max(axis=1)
    assert reach.max() == pytest.approx(112) and reach.min() > 80


def test_a_crop_shows_the_pixel_it_looks_at():
    image = np.zeros((480, 640, 3), np.uint8)
    image[398:403, 58:63] = (255, 0, 0)
    crop = VirtualCamera.looking_at(np.array([60.0, 400.0]), 60.0, 0.7, K).crop(image, K)
    assert crop.shape == (224, 224, 3)
    assert tuple(crop[111, 111]) == (255, 0, 0)
    rows, columns = np.nonzero(crop[..., 0])
    assert rows.mean() == pytest.approx(111.5, abs=0.5) and columns.mean() == pytest.approx(111.5, abs=0.5)


def test_the_mirrored_camera_sees_the_reversed_crop():
    camera = VirtualCamera.looking_at(np.array([500.0, 300.0]), 150.0, 0.4, K)
    points = np.random.default_rng(1).uniform([-0.2, -0.2, 0.3], [0.2, 0.2, 0.6], (50, 3))
    seen = project(seen_by(camera, points), camera.K)
    left = camera.of_side(Side.LEFT)
    mirrored = project(seen_by(left, mirror_points(points)), left.K)
    np.testing.assert_allclose(mirrored[:, 0], 223 - seen[:, 0], rtol=1e-9)
    np.testing.assert_allclose(mirrored[:, 1], seen[:, 1], rtol=1e-9)


@pytest.mark.parametrize("size", [460.0, 700.0])
def test_a_hand_larger_than_the_crop_is_made_of_all_its_pixels(size):
    """Each pixel of the crop is a mean of several: a camera's noise is halved at least, and nothing moves."""
    K = np.array([[1300.0, 0, 960], [0, 1300, 540], [0, 0, 1]])
    camera = VirtualCamera.looking_at(np.array([700.0, 500.0]), size, 0.3, K)
    noise = np.random.default_rng(0).normal(128, 20, (1080, 1920, 3)).clip(0, 255).astype(np.uint8)
    assert camera.crop(noise, K)[60:160, 60:160].std() < 10
    place, dot = np.array([[640.0, 430.0]]), np.zeros((1080, 1920, 3), np.uint8)
    dot[425:436, 635:646] = 255
    seen = camera.crop(dot, K)[..., 0].astype(float)
    rows, columns = np.mgrid[:224, :224]
    middle = np.array([(columns * seen).sum(), (rows * seen).sum()]) / seen.sum()
    np.testing.assert_allclose(middle, through(camera.homography(K), place)[0], atol=0.1)


def test_a_hand_that_reaches_beyond_the_picture_is_black_there():
    K = np.array([[1300.0, 0, 960], [0, 1300, 540], [0, 0, 1]])
    white = np.full((1080, 1920, 3), 255, np.uint8)
    for x in (0.0, -5000.0):
        crop = VirtualCamera.looking_at(np.array([x, 540.0]), 600.0, 0.0, K).crop(white, K)
        assert crop.shape == (224, 224, 3) and not crop[:, :100].any()
        assert (crop[:, 130:] == 255).all() if x == 0 else not crop.any()
