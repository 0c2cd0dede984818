"""Joint angles and quaternions."""

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.anatomy import FREEDOMS
from handmirror.core.hand.angles import ANGLE_NAMES, FINGER_JOINTS, joint_angles, model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle, rotations_about


def test_angles_are_those_the_pose_was_made_of():
    axes = model_axes(HandModel.load())
    random = np.random.default_rng(0)
    low, high = (np.array([getattr(freedom, end) for freedom in FREEDOMS]) for end in ("low", "high"))
    expected = np.zeros((20, 15, 3))
    for freedom, values in zip(FREEDOMS, random.uniform(low, high, (20, len(FREEDOMS))).T, strict=True):
        expected[:, freedom.joint - 1, freedom.axis] = values
    pose = np.zeros((20, 48))
    for sample in range(20):
        flexion, abduction, twist = (rotations_about(axes[1:, k], expected[sample, :, k]) for k in range(3))
        pose[sample, 3:] = np.concatenate([matrix_to_axis_angle(turn) for turn in flexion @ abduction @ twist])
    assert np.abs(joint_angles(pose, axes) - expected).max() < 1e-9


def test_flexion_curls_a_finger_towards_the_palm():
    model = HandModel.load()
    axes = model_axes(model)
    joint = FINGER_JOINTS.index("middle_2")
    pose = np.zeros(48)
    pose[3 + 3 * joint : 6 + 3 * joint] = axes[joint + 1, 0]
    angles = joint_angles(pose, axes).ravel()
    assert ANGLE_NAMES[int(np.argmax(np.abs(angles)))] == "middle_2_flexion" and np.isclose(angles.max(), 1)
    tip = np.array([0.0, 0, 0])
    straight, curled = (axis_angle_to_matrix(turn) @ axes[joint + 1, 2] for turn in (tip, axes[joint + 1, 0]))
    assert curled[1] < straight[1] - 0.5  # the back of the hand looks along y at rest


def test_quaternions_agree_with_matrices():
    random = np.random.default_rng(1)
    turns = random.normal(size=(50, 3))
    turns[0] = 0
    turns[1] = [np.pi, 0, 0]
    made = quaternion.from_axis_angle(turns)
    assert np.allclose(quaternion.to_matrix(made), [axis_angle_to_matrix(turn) for turn in turns], atol=1e-12)
    back = quaternion.to_matrix(quaternion.from_axis_angle(quaternion.to_axis_angle(-made)))
    assert np.allclose(back, quaternion.to_matrix(made), atol=1e-9)
    smooth = quaternion.continuous(made * random.choice([-1, 1], (50, 1)))
    assert ((smooth[1:] * smooth[:-1]).sum(1) >= 0).all()


def test_slerp_turns_evenly_the_short_way():
    axis = np.array([0.6, 0, 0.8])
    angles = np.array([0.3, 0.3 + 1e-9, 3.0])
    first, second = quaternion.from_axis_angle(np.zeros(3)), quaternion.from_axis_angle(axis * angles[:, None])
    for share in (0.0, 0.25, 1.0):
        mixed = quaternion.slerp(np.tile(first, (3, 1)), -second, np.full(3, share))
        assert np.allclose(quaternion.to_axis_angle(mixed), axis * angles[:, None] * share, atol=1e-9)
