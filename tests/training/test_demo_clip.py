import json

import av
import cv2
import numpy as np
import pytest
import torch

from core.assets import asset
from core.hand.model import HandModel, mirror_points
from core.session.drawing import lid_of_opening
from training.demo_clip.clip import FRAMES, Clip
from training.demo_clip.raster import rasterize
from training.demo_clip.surface import Surface, rim_loop


@pytest.fixture(scope="module")
def truth() -> list[dict]:
    return [json.loads(line) for line in asset("demo/truth.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def frames() -> list[av.VideoFrame]:
    with av.open(str(asset("demo/demo.mp4"))) as container:
        return list(container.decode(video=0))


@pytest.fixture(scope="module")
def clip() -> Clip:
    return Clip(seed=0)


def test_the_clip_has_a_frame_for_each_line_of_the_truth(truth, frames):
    assert len(frames) == len(truth) == FRAMES
    assert [line["frame"] for line in truth] == list(range(FRAMES))
    for frame, line in zip(frames, truth, strict=True):
        assert [frame.width, frame.height] == line["size"]
        assert float(frame.time) == pytest.approx(line["time_ns"] * 1e-9, abs=1e-3)
    assert asset("demo/demo.mp4").stat().st_size < 2_500_000


def test_a_right_hand_throughout_and_a_left_one_for_seconds(truth):
    sides = [[hand["side"] for hand in line["hands"]] for line in truth]
    assert all(found in (["right"], ["right", "left"]) for found in sides)
    assert sum("left" in found for found in sides) > 60
    assert all(hand["track"] == {"right": 1, "left": 2}[hand["side"]] for line in truth for hand in line["hands"])


def test_joints_project_to_joints_2d(truth):
    for line in truth:
        for hand in line["hands"]:
            seen = np.array(hand["joints"]) @ np.array(line["K"]).T
            assert np.abs(seen[:, :2] / seen[:, 2:] - hand["joints_2d"]).max() < 0.05


def test_the_model_posed_with_the_truth_has_its_joints(truth):
    hands = [hand for line in truth for hand in line["hands"]]
    pose, shape, trans = (torch.tensor([hand[key] for hand in hands]) for key in ("pose", "shape", "trans"))
    joints = HandModel.load()(pose, shape, trans).joints.numpy()
    left = np.array([hand["side"] == "left" for hand in hands])
    joints[left] = mirror_points(joints[left])
    assert np.abs(joints - np.array([hand["joints"] for hand in hands])).max() < 5e-5


def test_motion_is_smooth(truth):
    joints = np.array([line["hands"][0]["joints"] for line in truth])
    acceleration = np.linalg.norm(np.diff(joints, n=2, axis=0), axis=-1)
    assert acceleration.max() < 0.006  # metres a frame squared


def test_a_frame_is_deterministic_matches_the_shipped_one_and_covers_the_joints(clip, truth, frames):
    index = 240
    picture, cover = clip.picture(index)
    again, _ = Clip(seed=0).picture(index)
    assert (picture == again).all()
    line = clip.line(index)
    assert len(line["hands"]) == len(truth[index]["hands"]) == 2
    for rendered, written in zip(line["hands"], truth[index]["hands"], strict=True):
        for key in ("pose", "shape", "trans", "joints", "joints_2d"):
            assert np.abs(np.subtract(rendered[key], written[key])).max() < 0.02, key
    grown = cv2.dilate((cover > 0.5).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    for hand in truth[index]["hands"]:
        u, v = np.floor(np.array(hand["joints_2d"])).astype(int).T
        tips = np.isin(np.arange(21), (4, 8, 12, 16, 20))
        assert (cover[v, u][~tips] > 0.5).all()
        assert grown[v, u].all()  # tips lie on the outline, within two pixels of what is drawn
    shipped = frames[index].to_ndarray(format="rgb24")
    assert np.abs(shipped.astype(int) - picture).mean() < 4


def test_fine_surface_stays_on_the_coarse_one_and_is_open_at_the_far_ends_only():
    model = HandModel.load()
    surface = Surface(model.faces)
    template = model.v_template.numpy().astype(float)
    fine = surface.refine(template)
    nearest = np.array([np.linalg.norm(fine - vertex, axis=1).min() for vertex in template[::8]])
    assert np.median(nearest) < 5e-4 and nearest.max() < 2.5e-3
    ones = surface.refine(np.ones((778, 1)))
    assert ones == pytest.approx(1)  # an affine combination
    assert len(rim_loop(model.faces)) == 16
    assert len(lid_of_opening(surface.faces)) == 3 * 16 * 2**3  # end of the skin, both ends of the sleeve


def test_rasterizer_keeps_the_nearer_triangle_and_culls_the_back():
    pixels = np.array([[0.0, 0], [0, 8], [8, 0], [0, 0], [0, 4], [4, 0]])
    depth = np.array([2.0, 2, 2, 1, 1, 1])
    z, face, weights = rasterize(pixels, depth, np.array([[0, 1, 2], [3, 4, 5]]), (8, 8))
    assert face[1, 1] == 1 and face[1, 5] == 0 and face[7, 7] == -1
    assert z[1, 1] == 1 and z[1, 5] == 2 and np.isinf(z[7, 7])
    assert weights[1, 5] @ pixels[:3] == pytest.approx([5.5, 1.5])
    _, culled, _ = rasterize(pixels, depth, np.array([[0, 2, 1], [3, 4, 5]]), (8, 8))
    assert culled[1, 5] == -1 and culled[1, 1] == 1
    assert (rasterize(pixels + 100, depth, np.array([[0, 1, 2]]), (8, 8))[1] == -1).all()
