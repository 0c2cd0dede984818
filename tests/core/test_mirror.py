"""Left hands as mirror images of right ones: what is mirrored alike stays consistent."""

import numpy as np
import pytest

from handmirror.core.camera.projection import NEAR_M, project
from handmirror.core.hand import mirror
from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Side

RANDOM = np.random.default_rng(3)
POSE = RANDOM.normal(scale=0.4, size=48)
POINTS = RANDOM.uniform([-0.2, -0.2, 0.3], [0.2, 0.2, 0.6], (50, 3))
K = np.array([[620.0, 0, 331], [0, 655, 228], [0, 0, 1]])


def test_mirrored_points_are_seen_where_the_mirrored_image_shows_them():
    mirrored = project(mirror.mirror_points(POINTS), mirror.mirror_intrinsics(K, 640))
    np.testing.assert_allclose(mirrored, mirror.mirror_pixels(project(POINTS, K), 640), rtol=1e-12)


def test_a_pixel_and_its_image_are_mirrored_alike():
    image = np.zeros((4, 9, 3), np.uint8)
    image[1, 2] = 255
    ((x, y),) = mirror.mirror_pixels(np.array([[2.0, 1.0]]), 9)
    assert mirror.mirror_image(image)[int(y), int(x), 0] == 255


def test_rotations_and_poses_are_mirrored_alike():
    rotations = axis_angle_to_matrix(POSE.reshape(16, 3))
    mirrored = axis_angle_to_matrix(mirror.mirror_pose(POSE).reshape(16, 3))
    np.testing.assert_allclose(mirrored, mirror.mirror_rotation(rotations), atol=1e-12)
    turned = mirror.mirror_points(POINTS @ rotations[0].T)
    np.testing.assert_allclose(mirror.mirror_points(POINTS) @ mirrored[0].T, turned, atol=1e-12)


@pytest.mark.parametrize("side", Side)
def test_faces_of_either_side_point_outwards(side):
    model = HandModel.load()
    posed = PosedHands(model, [side], POSE[None], np.zeros((1, 10)), np.zeros((1, 3)))
    vertices = posed.vertices(0).astype(float)
    corners = vertices[mirror.faces_of_side(model.faces, side)]
    volume = np.einsum("fc,fc->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6
    assert volume > 1e-4  # cubic metres; it is negative with the faces inside out
    tip = posed.joints()[0][12]  # of the middle finger: a vertex, so joints and mesh are mirrored alike
    assert np.abs(vertices - tip).sum(1).min() < 1e-6


def test_of_side_changes_left_hands_alone_and_leads_back():
    values = {
        mirror.points_of_side: POINTS,
        mirror.pose_of_side: POSE,
        mirror.rotation_of_side: axis_angle_to_matrix(POSE[:3]),
        mirror.image_of_side: RANDOM.integers(0, 255, (4, 5, 3)),
        mirror.faces_of_side: HandModel.load().faces,
    }
    for of_side, value in values.items():
        assert of_side(value, Side.RIGHT) is value
        assert not np.array_equal(of_side(value, Side.LEFT), value)
        np.testing.assert_allclose(of_side(of_side(value, Side.LEFT), Side.LEFT), value, atol=1e-12)


def test_points_behind_the_camera_are_projected_as_if_they_were_near():
    points = np.array([[0.1, 0.2, -1.0], [0.1, 0.2, NEAR_M]])
    behind, near = project(points, K)
    np.testing.assert_array_equal(behind, near)
