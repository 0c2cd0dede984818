"""What is exported: gaps, several hands, uneven timestamps, resampling."""

import json
from dataclasses import replace

import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand import quaternion
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.clock import frame_clock
from handmirror.core.session.export.motion import posed, read_motion, resampled
from handmirror.core.session.export.rig import PARENTS, TO_Y_UP, make_rig
from handmirror.core.types import Side

CLIP = asset("demo/truth.jsonl")  # 300 frames at 30 a second; the left hand comes at frame 180


@pytest.fixture(scope="module")
def model():
    return HandModel.load()


@pytest.fixture(scope="module")
def motion(model):
    return read_motion(CLIP, model)


def write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def records():
    return [json.loads(line) for line in CLIP.open()]


def with_gap(path):
    """The right hand is away in frames 100 to 109, the whole session in 40 to 59; times tremble."""
    made = [record for record in records() if not 40 <= record["frame"] < 60]
    random = np.random.default_rng(0)
    for record in made:
        record["time_ns"] += 5_000_000_000 + int(random.integers(0, 8_000_000))
        if 100 <= record["frame"] < 110:
            record["hands"] = [hand for hand in record["hands"] if hand["side"] == "left"]
    return write(path, made)


def test_hands_of_the_clip(motion):
    right, left = motion.hands
    assert (right.name, left.name) == ("hand_1_right", "hand_2_left")
    assert len(right.frame) == 300 and len(left.frame) == 120 and left.frame[0] == 180
    assert motion.fps == 30 and motion.even and motion.frame_count == 300
    assert not right.span.any()


def test_gaps_and_uneven_times(tmp_path, model):
    motion = read_motion(with_gap(tmp_path / "poses.jsonl"), model)
    right = motion.hands[0]
    assert not motion.even and 29 < motion.fps < 31
    edges = right.frame[np.flatnonzero(np.diff(right.span)) + 1]
    assert edges.tolist() == [60, 110]  # longer than half a second without lines; lines without the hand
    even = resampled(motion, 60, model)
    times = even.seconds(even.hands[0].time_ns)
    assert np.allclose(times * 60, np.rint(times * 60), atol=1e-5)
    for span in np.unique(right.span):
        before, after = (each.time_ns[each.span == span] for each in (right, even.hands[0]))
        assert np.abs(before[[0, -1]] - after[[0, -1]]).max() <= 0.5e9 / 60 + 1
        assert np.allclose(np.diff(after), 1e9 / 60, atol=1)


@pytest.mark.parametrize(
    ("step_ns", "count", "fps"),
    [
        (1e9 / 30, 300, 30),
        (1001e9 / 30_000, 200_000, 30_000 / 1001),  # two hours
        (1e6, 5_000, 1000),
        (1e9 / 29.9987, 40_000, 29.9987),  # a camera's own clock
        (2e9, 20, 0.5),
    ],
)
@pytest.mark.parametrize("rounded_ns", [1, 1_000_000])  # Matroska has milliseconds
def test_the_rate_of_an_evenframe_clock(step_ns, count, fps, rounded_ns):
    times = np.rint(np.arange(count) * step_ns / rounded_ns).astype(np.int64) * rounded_ns
    assert frame_clock(times) == (pytest.approx(fps, rel=1e-6), True, True)
    assert frame_clock(times[np.arange(count) % 8 != 5]) == (
        pytest.approx(fps, rel=1e-6),
        False,
        True,
    )  # dropped frames


def test_the_rate_of_an_unevenframe_clock():
    times = np.cumsum(np.random.default_rng(0).uniform(10e6, 90e6, 400)).astype(np.int64)
    fps, even, whole = frame_clock(times)
    assert 15 < fps < 25 and not even and not whole
    assert frame_clock(np.array([5])) == (30, True, True)


def test_resampling_lies_between_the_samples(motion, model):
    """Every second frame left out and resampled: near to what was left out, turns by slerp."""
    right = motion.hands[0]
    arrays = {name: value[::2] for name, value in vars(right).items() if isinstance(value, np.ndarray)}
    half = replace(motion, hands=(replace(right, **arrays),), fps=15.0)
    made = resampled(half, 30, model).hands[0]
    assert len(made.frame) == 299
    assert np.abs(made.joints[::2] - right.joints[::2]).max() < 2e-5
    error = np.linalg.norm(made.joints - right.joints[:299], axis=-1)
    assert error.max() < 0.003
    turns, between = (quaternion.from_axis_angle(pose.reshape(-1, 16, 3)) for pose in (right.pose, made.pose))
    expected = quaternion.slerp(turns[0], turns[2], np.full(16, 0.5))
    assert np.allclose(np.abs((expected * between[1]).sum(-1)), 1, atol=1e-9)


def test_a_slow_rate_keeps_every_span(tmp_path, model):
    made = records()[:60]
    for record in made:
        record["hands"] = record["hands"] if record["frame"] % 20 == 8 else []
    motion = read_motion(write(tmp_path / "poses.jsonl", made), model, fps=5)
    assert motion.hands[0].span.tolist() == [0, 1, 2]
    assert motion.seconds(motion.hands[0].time_ns).tolist() == pytest.approx([0.2, 1.0, 1.6])


@pytest.mark.parametrize("follow_size", [False, True])
def test_the_skeleton_stands_where_the_hand_is(motion, model, follow_size):
    for hand in motion.hands:
        random = np.random.default_rng(2)
        varied = hand.shape + random.normal(0, 0.3, hand.shape.shape)
        changed = replace(hand, shape=varied)
        rig = make_rig(changed, motion, model, follow_size)
        shown = changed
        if not follow_size:
            wrists = (model.rest_wrist(shape) for shape in (varied, rig.shape))
            moved = hand.trans + next(wrists) - next(wrists)
            shown = replace(hand, shape=np.tile(rig.shape, (len(varied), 1)), trans=moved)
        vertices, joints = posed(shown, model)
        assert np.abs(rig.joints() - joints * TO_Y_UP).max() < 2e-5
        if not follow_size:
            world = quaternion.to_matrix(rig.turns)
            for joint, parent in enumerate(PARENTS[1:], 1):
                world[:, joint] = world[:, parent] @ world[:, joint]
            local = rig.vertices[None, :, None] - rig.rest
            skinned = np.einsum("vj,njrc,vjc->nvr", rig.weights, world[:5], local[0])
            skinned += np.einsum("vj,njr->nvr", rig.weights, rig.joints()[:5])
            distance = np.linalg.norm(skinned - vertices[:5] * TO_Y_UP, axis=-1)
            assert distance.mean() < 0.001 and distance.max() < 0.01  # the pose correctives are left out


def test_the_left_rig_is_turned_inside_out_no_more_than_the_right(motion, model):
    for hand in motion.hands:
        rig = make_rig(hand, motion, model)
        first, second, third = (rig.vertices[rig.faces[:, k]] for k in range(3))
        volume = np.einsum("fc,fc->f", first, np.cross(second, third)).sum() / 6
        assert volume > 1e-5, hand.side
        assert (rig.rest[9, 0] < rig.rest[0, 0]) == (hand.side is Side.RIGHT)


def test_what_cannot_be_exported_is_one_sentence(tmp_path, model):
    with pytest.raises(UserError, match="no hand"):
        read_motion(write(tmp_path / "empty.jsonl", [record | {"hands": []} for record in records()[:3]]), model)
    other = records()[:9]
    for record in other:
        record["hands"][0]["shape"] = [2.0, -2.0, *[0.0] * 8]
    with pytest.raises(UserError, match="another hand model"):
        read_motion(write(tmp_path / "other.jsonl", other), model)
    for fps in (0.0, -1.0, float("nan"), 1e9):
        with pytest.raises(UserError, match="not a valid frame rate"):
            read_motion(CLIP, model, fps)
    far = records()[:2]
    far[1]["time_ns"] = 10**17
    with pytest.raises(UserError, match="lower frame rate"):
        _ = read_motion(write(tmp_path / "far.jsonl", far), model, 30.0).frame_count
