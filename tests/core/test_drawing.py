from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from handmirror.core.camera.projection import project
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel
from handmirror.core.render.drawing import FINGER_COLOURS, draw_hands, wrist_cap
from handmirror.core.types import Hand, Side

K = np.array([[600.0, 0, 320], [0, 600, 240], [0, 0, 1]])
BACKGROUND = np.full((480, 640, 3), 100, np.uint8)


@pytest.fixture(scope="module")
def model() -> HandModel:
    return HandModel.load()


def make_hand(model: HandModel, side: Side, trans=(0.1, 0.0, 0.5), turn=(1.5, 0.0, 0.0)) -> Hand:
    pose = np.zeros(48, np.float32)
    pose[:3] = turn
    geometry = model(pose[None], np.zeros((1, 10)), np.array([trans]))
    vertices, joints = geometry.vertices[0], geometry.joints[0]
    if side is Side.LEFT:
        vertices, joints = mirror_points(vertices), mirror_points(joints)
    return Hand(1, side, 1.0, pose, np.zeros(10), np.array(trans), joints, project(joints, K), lambda: vertices)


def changed(image: np.ndarray) -> np.ndarray:
    return (image != BACKGROUND).any(2)


@pytest.mark.parametrize("side", list(Side))
def test_mesh_covers_the_hand_and_leaves_the_rest_and_the_input(model, side):
    hand = make_hand(model, side)
    before = BACKGROUND.copy()
    drawn = changed(draw_hands(before, [hand], K, model.faces, skeleton=False))
    assert (before == BACKGROUND).all()
    inside = np.round(project(hand.vertices, K)).astype(int)
    assert drawn[inside[:, 1], inside[:, 0]].mean() > 0.95
    low, high = inside.min(0) - 2, inside.max(0) + 3
    outside = drawn.copy()
    outside[low[1] : high[1], low[0] : high[0]] = False
    assert drawn.any() and not outside.any()


def test_left_is_the_mirror_picture_of_right_in_another_colour(model):
    right = draw_hands(BACKGROUND, [make_hand(model, Side.RIGHT)], K, model.faces, skeleton=False)
    left = draw_hands(BACKGROUND, [make_hand(model, Side.LEFT)], K, model.faces, skeleton=False)
    mirrored = np.zeros_like(left)
    mirrored[:, 1:] = left[:, :0:-1]  # the centre column is 320 of 640
    assert (changed(right) ^ changed(mirrored))[:, 1:].mean() < 0.002
    mine, other = right[changed(right)].mean(0), left[changed(left)].mean(0)
    assert mine[2] > mine[0] + 20 and other[0] > other[2] + 20
    brightness_right, brightness_left = right.max(2).astype(int), mirrored.max(2).astype(int)
    both = changed(right) & changed(mirrored)
    assert np.abs(brightness_right - brightness_left)[both].mean() < 3  # equally lit: the same faces were culled


def test_the_open_wrist_shows_a_dark_inside(model):
    # fingers point away and the wrist is straight ahead: we look into it
    towards = make_hand(model, Side.RIGHT, trans=(-0.096, 0.0, 0.5), turn=(0.0, np.pi / 2, 0.0))
    assert towards.joints[12, 2] > towards.joints[0, 2] + 0.1
    drawn = draw_hands(np.full_like(BACKGROUND, 255), [towards], K, model.faces, skeleton=False)
    u, v = np.round(project(towards.joints[:1], K)[0]).astype(int)
    assert drawn[v - 3 : v + 4, u - 3 : u + 4].mean() < 140


def test_lid_closes_the_wrist_with_the_same_winding_and_leaves_a_closed_mesh(model):
    cap = wrist_cap(model.faces)
    assert cap.shape == (16, 3) and (cap[:, 2] == 778).all()
    closed = np.vstack([model.faces, cap])
    assert wrist_cap(closed).shape == (0, 3)
    directed = np.concatenate([closed[:, [0, 1]], closed[:, [1, 2]], closed[:, [2, 0]]])
    assert len(np.unique(directed, axis=0)) == len(directed)  # each edge once in each direction


def test_skeleton_draws_each_finger_at_its_joints(model):
    hand = make_hand(model, Side.RIGHT)
    drawn = draw_hands(BACKGROUND, [hand], K, model.faces, mesh=False)
    for finger, colour in enumerate(FINGER_COLOURS):
        u, v = np.round(project(hand.joints, K)[4 * finger + 4]).astype(int)
        assert (drawn[v, u] == colour).all()


def test_skeleton_and_mesh_are_of_the_same_hand_where_the_detected_points_are_elsewhere(model):
    hand = make_hand(model, Side.RIGHT)
    apart = replace(hand, joints_2d=hand.joints_2d + np.array([-150, 60]))
    assert (draw_hands(BACKGROUND, [apart], K, model.faces) == draw_hands(BACKGROUND, [hand], K, model.faces)).all()


def test_nearer_hand_is_drawn_over_the_farther_one(model):
    near, far = make_hand(model, Side.RIGHT, (0.1, 0, 0.4)), make_hand(model, Side.LEFT, (-0.12, 0, 0.6))
    first = draw_hands(BACKGROUND, [near, far], K, model.faces)
    second = draw_hands(BACKGROUND, [far, near], K, model.faces)
    assert (first == second).all()


def test_hands_outside_behind_or_not_finite_do_no_harm(model):
    hand = make_hand(model, Side.RIGHT)
    for shift in ([0.35, 0, 0], [0, -0.25, 0], [0, 0, -0.45], [0, 0, -1.0], [1e6, 0, 0], [5, 5, 0]):
        moved = hand.joints + np.array(shift, np.float32)
        vertices = hand.vertices + np.array(shift, np.float32)
        other = replace(hand, joints=moved, joints_2d=project(moved, K), mesh=partial(np.copy, vertices))
        assert draw_hands(BACKGROUND, [other], K, model.faces).shape == BACKGROUND.shape
    behind = replace(hand, mesh=lambda: hand.vertices - np.array([0, 0, 1], np.float32))
    assert not changed(draw_hands(BACKGROUND, [behind], K, model.faces, skeleton=False)).any()
    nowhere = {"joints": hand.joints * np.nan, "joints_2d": hand.joints_2d * np.nan}
    broken = replace(hand, **nowhere, mesh=lambda: hand.vertices * np.nan)
    assert not changed(draw_hands(BACKGROUND, [broken], K, model.faces)).any()
    assert changed(draw_hands(BACKGROUND, [broken, hand], K, model.faces)).any()


def test_no_hands_tiny_and_mirrored_view_pictures(model):
    assert not changed(draw_hands(BACKGROUND, [], K, model.faces)).any()
    hand = make_hand(model, Side.RIGHT)
    assert draw_hands(np.zeros((3, 2, 3), np.uint8), [hand], K, model.faces).shape == (3, 2, 3)
    flipped = BACKGROUND[:, ::-1]  # a view with a negative stride
    assert draw_hands(flipped, [hand], K, model.faces).flags.c_contiguous
