"""OpenXR's 26 joints: the conventions of XR_EXT_hand_tracking, on hands of both sides."""

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.openxr import OPENXR_NAMES, openxr_joints
from handmirror.core.types import Array, Side

TIPS = [5, 10, 15, 20, 25]
FORWARD = np.pi / np.sqrt(2) * np.array([1, 0, -1])  # turns the flat hand palm down, fingers away from the viewer
TO_Y_UP = np.array([1, -1, -1])


def located(side: Side, pose: Array) -> dict[str, Array]:
    """The joints of a hand by their names, [8] each."""
    hand = posed_hand(side, pose)
    return dict(zip(OPENXR_NAMES, openxr_joints(hand.pose, hand.joints, hand.side), strict=True))


def axes_of(joint: Array) -> Array:
    """The joint's x, y and z in the world, as rows."""
    return quaternion.to_matrix(joint[3:7]).T


def test_the_order_is_that_of_the_specification() -> None:
    assert len(OPENXR_NAMES) == 26
    indices = {"palm": 0, "wrist": 1, "thumb_tip": 5, "index_proximal": 7, "middle_metacarpal": 11, "little_tip": 25}
    assert {name: OPENXR_NAMES.index(name) for name in indices} == indices


@pytest.mark.parametrize("side", list(Side))
def test_an_open_hand_that_points_forward_palm_down_has_the_axes_of_the_world(side: Side) -> None:
    hand = located(side, np.concatenate([FORWARD, np.zeros(45)]))
    for name in ("wrist", "palm", "middle_metacarpal", "middle_proximal", "index_distal", "index_tip"):
        assert np.trace(axes_of(hand[name])) > 1 + 2 * np.cos(np.radians(17)), name
    thumb = hand["thumb_metacarpal"][0] - hand["wrist"][0]
    assert (thumb < -0.02) if side is Side.RIGHT else (thumb > 0.02)
    outwards = axes_of(hand["thumb_tip"])[1, 0]  # the nail faces up and to the thumb's side
    assert (outwards < -0.3) if side is Side.RIGHT else (outwards > 0.3)


@pytest.mark.parametrize("side", list(Side))
def test_each_joint_looks_along_its_bone(side: Side) -> None:
    pose = random_pose(4)
    hand, joints = located(side, pose), posed_hand(side, pose).joints * TO_Y_UP
    for k, name in enumerate(OPENXR_NAMES):
        axes = axes_of(hand[name])
        assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-6) and np.linalg.det(axes) == pytest.approx(1)
        if name not in ("palm", "wrist") and k not in TIPS:
            bone = list(hand.values())[k + 1][:3] - hand[name][:3]
            assert axes[2] @ bone / np.linalg.norm(bone) == pytest.approx(-1), name
    knuckle, wrist = hand["middle_proximal"][:3], hand["wrist"][:3]
    assert axes_of(hand["wrist"])[2] @ (knuckle - wrist) / np.linalg.norm(knuckle - wrist) == pytest.approx(-1)
    assert hand["palm"][:3] == pytest.approx((hand["middle_metacarpal"] + hand["middle_proximal"])[:3] / 2)
    same = {"wrist": "wrist", "thumb_proximal": "thumb_2", "index_proximal": "index_1", "little_distal": "pinky_3"}
    for name, ours in same.items():
        assert hand[name][:3] == pytest.approx(joints[JOINT_NAMES.index(ours)], abs=1e-6)


def test_a_left_hand_is_the_mirror_image() -> None:
    right, left = (openxr_joints(h.pose, h.joints, h.side) for h in (posed_hand(side, random_pose(5)) for side in Side))
    mirrored = right * [-1, 1, 1, 1, -1, -1, 1, 1]
    assert np.allclose(left[:, [0, 1, 2, 7]], mirrored[:, [0, 1, 2, 7]], atol=1e-6)
    assert np.allclose(np.abs((left[:, 3:7] * mirrored[:, 3:7]).sum(1)), 1, atol=1e-6)


def test_a_radius_is_half_of_the_thickness_and_reaches_the_tip() -> None:
    model, pose = hand_model(), np.zeros((1, 48))
    flat = model(pose, np.zeros((1, 10)))
    vertices, joints = flat.vertices[0] * TO_Y_UP, flat.joints[0].astype(float)
    hand = openxr_joints(pose[0], joints, Side.RIGHT)
    for k, (*place, x, y, z, w, radius) in enumerate(hand):
        up = quaternion.to_matrix(np.array([x, y, z, w]))[:, 1]
        if k not in TIPS:
            thickness = reach(vertices, model.faces, np.array(place), up) + reach(
                vertices, model.faces, np.array(place), -up
            )
            assert radius == pytest.approx(thickness / 2, abs=2e-4), OPENXR_NAMES[k]
    ends = joints[[4, 8, 12, 16, 20]] * TO_Y_UP
    assert np.linalg.norm(hand[TIPS, :3] - ends, axis=1) == pytest.approx(hand[TIPS, 7])


def reach(vertices: Array, faces: np.ndarray, start: Array, direction: Array) -> float:
    """How far the skin is from a point inside the hand."""
    first, second, third = (vertices[faces[:, k]] for k in range(3))
    sides = np.stack([second - first, third - first, -np.broadcast_to(direction, first.shape)], axis=-1)
    u, v, away = np.linalg.solve(sides, (start - first)[..., None])[..., 0].T
    return float(away[(u >= 0) & (v >= 0) & (u + v <= 1) & (away > 0)].min())


def test_many_hands_at_once_are_those_one_by_one() -> None:
    hands = [posed_hand(Side.LEFT, random_pose(seed)) for seed in range(4)]
    together = openxr_joints(np.stack([h.pose for h in hands]), np.stack([h.joints for h in hands]), Side.LEFT)
    for hand, joints in zip(hands, together, strict=True):
        assert np.allclose(openxr_joints(hand.pose, hand.joints, hand.side), joints)
