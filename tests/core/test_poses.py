"""poses.jsonl read back: equal to the digit, and whatever lies in the file."""

import copy
import json
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmirror.core.errors import UserError
from handmirror.core.json_lines import MAX_LINE
from handmirror.core.poses.files import PoseWriter, read_pose_lines
from handmirror.core.poses.schema import parse_pose_line
from handmirror.core.types import Frame, FrameResult, Hand, Side


def result(index: int, hands: int = 1) -> FrameResult:
    rng = np.random.default_rng(index)
    frame = Frame(np.zeros((48, 64, 3), np.uint8), index, index * 33_333_333, f"{index:06d}")
    K = np.array([[60.0 + 1 / 3, 0, 32], [0, 61.7, 24], [0, 0, 1]])
    return FrameResult(frame, K, tuple(make_hand(track + 1, rng) for track in range(hands)))


def make_hand(track: int, rng: np.random.Generator) -> Hand:
    pose, shape, trans = (rng.normal(size=size).astype(np.float32) for size in (48, 10, 3))
    joints, vertices = (rng.normal(size=(size, 3)).astype(np.float32) for size in (21, 778))
    side = Side.LEFT if track % 2 else Side.RIGHT
    return Hand(
        track, side, float(rng.random()), pose, shape, trans, joints, rng.normal(size=(21, 2)) * 99, lambda: vertices
    )


def write(path, results):
    with PoseWriter(path) as writer:
        for each in results:
            writer.write(each)
    return path


def test_what_is_read_is_what_was_written_to_the_digit(tmp_path):
    results = [result(index, hands=index % 3) for index in range(9)]
    read = read_pose_lines(write(tmp_path / "poses.jsonl", results))
    assert read.losses == () and len(read.lines) == 9
    for ours, line in zip(results, read.lines, strict=True):
        frame = ours.frame
        assert (line.frame, line.time_ns, line.image, line.size) == (frame.index, frame.time_ns, frame.name, (64, 48))
        assert np.array_equal(line.K, ours.K)
        for hand, read_hand in zip(ours.hands, line.hands, strict=True):
            assert (read_hand.track, read_hand.side, read_hand.score) == (hand.track, hand.side, hand.score)
            for name in ("pose", "shape", "trans", "joints", "joints_2d"):
                assert np.array_equal(getattr(read_hand, name), getattr(hand, name))
                assert getattr(read_hand, name).dtype == getattr(hand, name).dtype


def test_a_gesture_is_read_back_and_adds_no_keys_where_there_is_none(tmp_path):
    plain = result(0, hands=2)
    fist = replace(plain.hands[0], gesture="fist ✊", gesture_score=0.875)
    path = write(tmp_path / "poses.jsonl", [replace(plain, hands=(fist, plain.hands[1]))])
    first, second = read_pose_lines(path).lines[0].hands
    assert (first.gesture, first.gesture_score) == ("fist ✊", 0.875)
    assert (second.gesture, second.gesture_score) == (None, None)
    written = json.loads(path.read_text())["hands"]
    assert list(written[1]) == ["track", "side", "score", "pose", "shape", "trans", "joints", "joints_2d"]
    assert list(written[0]) == [*written[1], "gesture", "gesture_score"]


def test_the_confidence_in_joints_is_read_back_and_adds_no_key_to_a_whole_hand(tmp_path):
    plain = result(0, hands=2)
    scores = np.linspace(0, 1, 21)
    path = write(
        tmp_path / "poses.jsonl", [replace(plain, hands=(replace(plain.hands[0], joints_score=scores), plain.hands[1]))]
    )
    first, second = read_pose_lines(path).lines[0].hands
    assert np.array_equal(first.joints_score, scores) and second.joints_score is None
    assert "joints_score" not in json.loads(path.read_text())["hands"][1]


@pytest.mark.parametrize("gesture", [3, "", "x" * 101, None])
def test_a_gesture_that_is_no_name_is_refused(gesture):
    record = copy.deepcopy(RECORD)
    record["hands"][0]["gesture"] = gesture
    with pytest.raises(ValueError, match="gesture is not"):
        parse_pose_line(json.dumps(record))


def test_cut_off_anywhere_every_whole_line_is_kept(tmp_path):
    whole = write(tmp_path / "poses.jsonl", [result(index) for index in range(3)]).read_bytes()
    ends = [k + 1 for k, byte in enumerate(whole) if byte == ord("\n")]
    for size in [0, 1, *range(5, len(whole), 97), *ends, ends[1] - 1]:
        (tmp_path / "cut.jsonl").write_bytes(whole[:size])
        read = read_pose_lines(tmp_path / "cut.jsonl")
        complete = sum(size >= end - 1 for end in ends)  # a line without its line end is whole
        assert len(read.lines) == complete
        partial = size not in (0, *ends, *(end - 1 for end in ends))
        assert any("cut off" in loss for loss in read.losses) == partial


def test_damaged_repeated_and_shuffled_lines(tmp_path):
    lines = write(tmp_path / "poses.jsonl", [result(index) for index in range(6)]).read_text().splitlines()
    mixed = [lines[4], lines[0], "{}", lines[2], "", "rubbish \x00", lines[2], lines[1], "x" * (2 * MAX_LINE + 5)]
    (tmp_path / "mixed.jsonl").write_text("\n".join([*mixed, lines[5]]) + "\n")
    read = read_pose_lines(tmp_path / "mixed.jsonl")
    assert [line.frame for line in read.lines] == [0, 1, 2, 4, 5]
    assert len(read.losses) == 3
    assert "3 lines" in read.losses[0] and "line 3" in read.losses[0]
    assert "out of order" in read.losses[1] and "1 line of" in read.losses[2]


@pytest.mark.parametrize("content", [b"\x00" * 100 + b"\n", b"[]\n", b'{"frames": 3}\n', b"RIFF....WAVE\nfmt \n"])
def test_foreign_files_are_one_sentence(tmp_path, content):
    (tmp_path / "poses.jsonl").write_bytes(content)
    with pytest.raises(UserError, match="contains no poses"):
        read_pose_lines(tmp_path / "poses.jsonl")
    with pytest.raises(UserError, match="does not exist"):
        read_pose_lines(tmp_path)


RECORD = {
    "frame": 1, "time_ns": 5, "image": "a", "size": [64, 48], "K": [[50, 0, 32], [0, 50, 24], [0, 0, 1]],
    "hands": [{"track": 1, "side": "left", "score": 1, "pose": [0] * 48, "shape": [0.0] * 10, "trans": [0] * 3,
               "joints": [[0, 0, 1]] * 21, "joints_2d": [[3, 4]] * 21}],
}  # fmt: skip
JUNK = st.one_of(
    st.none(), st.booleans(), st.text(max_size=5), st.floats(), st.integers(-(10**400), 10**400),
    st.recursive(st.floats(), lambda inner: st.lists(inner, max_size=4), max_leaves=9),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*RECORD, *RECORD["hands"][0]]), JUNK, st.booleans())
def test_no_value_in_no_place_does_harm(name, junk, leave_out):
    record = copy.deepcopy(RECORD)
    holder = record if name in record else record["hands"][0]
    holder[name] = junk
    if leave_out:
        del holder[name]
    try:
        line = parse_pose_line(json.dumps(record))
    except ValueError as error:
        assert str(error)
    else:
        assert not leave_out and np.isfinite(line.K).all()
        assert all(np.isfinite(hand.joints).all() and len(hand.pose) == 48 for hand in line.hands)


def test_nesting_without_end_is_no_line():
    with pytest.raises(ValueError, match="not JSON"):
        parse_pose_line('{"frame":' + "[" * 200_000)


@pytest.mark.parametrize("filling", [b"{}\n", b"\n", b"\nx"])
def test_reading_a_file_of_rubbish_stops_early(tmp_path, filling):
    """A gigabyte, which takes no space: after the filling come zeros."""
    path = write(tmp_path / "poses.jsonl", [result(0)])
    with path.open("ab") as file:
        file.write(filling * 2_000_000)
        file.truncate(1_000_000_000)
    began = time.monotonic()
    read = read_pose_lines(path)
    assert time.monotonic() - began < 5 and len(read.lines) == 1
    assert read.losses[-1] == "The rest of poses.jsonl was not read: too much of it is damaged."
