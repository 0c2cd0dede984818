import numpy as np
import pytest

from handmirror.core.hand.angles import joint_angles, joint_frames, model_axes
from handmirror.core.hand.joints import JOINT_NAMES, MANO_TO_21
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Side


@pytest.mark.parametrize("side", list(Side))
def test_frames_follow_the_bones_and_are_right_handed(side: Side) -> None:
    model = HandModel.load()
    pose = np.random.default_rng(3).normal(0, 0.4, 48)
    joints = points_of_side(model.joints(pose[None], np.zeros((1, 10)))[0], side)
    frames = joint_frames(pose, model_axes(model), side)
    assert np.allclose(frames @ frames.swapaxes(1, 2), np.eye(3), atol=1e-6)
    assert np.allclose(np.linalg.det(frames), 1)
    for joint in range(1, 16):
        at = MANO_TO_21.index(joint)
        bone = joints[at + 1] - joints[at]
        assert frames[joint, 2] @ bone / np.linalg.norm(bone) == pytest.approx(1, abs=0.02), JOINT_NAMES[at]


def test_a_positive_turn_about_x_is_flexion() -> None:
    axes = model_axes(HandModel.load())
    pose = np.zeros(48)
    pose[3:6] = 0.5 * axes[1, 0]  # index_1
    assert joint_angles(pose, axes)[0] == pytest.approx([0.5, 0, 0])
    for side in Side:
        before, after = joint_frames(np.zeros(48), axes, side)[1], joint_frames(pose, axes, side)[1]
        turn = axis_angle_to_matrix(0.5 * before[0])
        assert np.allclose(after, before @ turn.T, atol=1e-6)
