import json

import av
import cv2
import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel
from handmirror.training.demo_clip.clip import FRAMES, SEED, Clip


@pytest.fixture(scope="module")
def truth() -> list[dict]:
    return [json.loads(line) for line in asset("demo/truth.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def frames() -> list[av.VideoFrame]:
    with av.open(str(asset("demo/demo.mp4"))) as container:
        return list(container.decode(video=0))


@pytest.fixture(scope="module")
def clip() -> Clip:
    return Clip(SEED)


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
    pose, shape, trans = (np.array([hand[key] for hand in hands]) for key in ("pose", "shape", "trans"))
    joints = HandModel.load().joints(pose, shape, trans)
    left = np.array([hand["side"] == "left" for hand in hands])
    joints[left] = mirror_points(joints[left])
    assert np.abs(joints - np.array([hand["joints"] for hand in hands])).max() < 5e-5


def test_motion_is_smooth(truth):
    joints = np.array([line["hands"][0]["joints"] for line in truth])
    acceleration = np.linalg.norm(np.diff(joints, n=2, axis=0), axis=-1)
    assert acceleration.max() < 0.006  # metres a frame squared


def test_a_frame_is_deterministic_matches_the_shipped_one_and_covers_the_joints(clip, truth, frames):
    index = 240
    image = clip.image(index)
    cover = clip.parts(index) > 0
    assert (image == Clip(SEED).image(index)).all()
    line = clip.line(index)
    assert len(line["hands"]) == len(truth[index]["hands"]) == 2
    for rendered, written in zip(line["hands"], truth[index]["hands"], strict=True):
        for key in ("pose", "shape", "trans", "joints", "joints_2d"):
            assert np.abs(np.subtract(rendered[key], written[key])).max() < 0.02, key
    grown = cv2.dilate(cover.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    for hand in truth[index]["hands"]:
        u, v = np.round(np.array(hand["joints_2d"])).astype(int).T
        tips = np.isin(np.arange(21), (4, 8, 12, 16, 20))
        assert cover[v, u][~tips].all()
        assert grown[v, u].all()  # tips lie on the outline, within two pixels of what is drawn
    shipped = frames[index].to_ndarray(format="rgb24")
    assert np.abs(shipped.astype(int) - image).mean() < 4
