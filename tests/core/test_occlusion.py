"""Joints that another hand covers have a lower score."""

import numpy as np
import pytest

from handmirror.core.hand.model import HandModel
from handmirror.core.tracking.occlusion import COVERED_SCORE, covered, with_covered

FINGERTIP = 12  # of the middle finger


@pytest.fixture(scope="module")
def joints() -> np.ndarray:
    """A flat hand, palm towards the camera, half a metre away."""
    pose = np.zeros((1, 48), np.float32)
    pose[:, 0] = np.pi / 2
    return HandModel.load().joints(pose, np.zeros((1, 10), np.float32), np.array([[0, 0, 0.5]], np.float32))[0]


def test_a_hand_behind_another_one_is_covered(joints):
    behind = joints * 1.3  # on the same rays
    assert covered(behind, joints).all() and not covered(joints, behind).any()


def test_only_what_lies_behind_is_covered(joints):
    middle = joints[FINGERTIP] * 1.3
    fingers = joints * 1.3 + (middle - joints[0] * 1.3) * (
        1,
        1,
        0,
    )  # the wrist behind the fingertip, the rest beyond it
    hidden = covered(fingers, joints)
    assert hidden[0] and not hidden[FINGERTIP]


def test_scores_fall_where_joints_are_covered(joints):
    front, back = with_covered([None, None], [0.9, 0.8], [joints, joints * 1.3])
    assert front is None
    np.testing.assert_allclose(back, COVERED_SCORE * 0.8)


def test_joints_outside_the_image_keep_no_score(joints):
    inside = np.where(np.arange(21) < 5, 0.8, 0.0)
    _, back = with_covered([None, inside], [0.9, 0.8], [joints, joints * 1.3])
    np.testing.assert_allclose(back, COVERED_SCORE * inside)


def test_hands_beside_each_other_cover_nothing(joints):
    assert with_covered([None, None], [0.9, 0.8], [joints, joints + np.array([0.4, 0, 0.2])]) == [None, None]
