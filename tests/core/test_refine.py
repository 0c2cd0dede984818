"""Refinement with later frames, on made-up motion whose truth is known."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.projection import project
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.size import HandSizer
from handmirror.core.metrics.joints import accel_error, mpjpe
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.poses.schema import HandLine, PoseLine, line_record, to_line
from handmirror.core.refine.joining import join
from handmirror.core.refine.pieces import cut
from handmirror.core.refine.refine import Refined, refine_file, refined_lines
from handmirror.core.refine.sides import on_other_side, palm_axes
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import track_to_folder
from handmirror.core.session.reader import open_session
from handmirror.core.session.refined import check_refinable, draw_session, is_unfinished, refine_session
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Side

ARRAYS = load_arrays()
MODEL, SIZER = HandModel(ARRAYS), HandSizer(ARRAYS)
K = np.array([[600.0, 0, 320], [0, 600, 240], [0, 0, 1]])
MS = 1_000_000
Course = Callable[[float], Array]  # the wrist [3] of a right hand's model in metres, of seconds


def swaying(x: float, speed: float = 0.0) -> Course:
    return lambda t: np.array([x + speed * t + 0.03 * np.sin(3 * t), 0.02 * np.sin(2 * t), 0.55 + 0.03 * np.sin(t)])


def hand_at(
    t: float, course: Course, track: int = 1, side: Side = Side.RIGHT, noise: np.random.Generator | None = None
) -> HandLine:
    """A hand that bends its fingers and turns; `noise` is that of a tracker in poses, size and distance."""
    pose, shape, wrist = np.zeros(48), np.zeros(10), course(t)
    pose[:3] = 0.3 * np.sin(t), 2.0 + 0.2 * np.sin(1.5 * t), 0.1
    pose[3:].reshape(15, 3)[:, 2] = 0.4 + 0.3 * np.sin(2 * t)
    if noise is not None:
        pose += noise.normal(0, 0.04, 48)
        shape = noise.normal(0, 0.3, 10)
        wrist = wrist * (1 + noise.normal(0, 0.01))
    trans = wrist - MODEL.rest_wrist(shape[None])[0]
    joints = points_of_side(MODEL.joints(pose[None], shape[None], trans[None])[0], side)
    arrays = {"pose": pose, "shape": shape, "trans": trans, "joints": joints}
    arrays = {name: array.astype(np.float32) for name, array in arrays.items()}
    points = project(joints.astype(np.float64), K)
    if noise is not None:
        points = points + noise.normal(0, 1, (21, 2))
    return HandLine(side=side, track=track, score=0.9, joints_2d=points, **arrays)


def line_at(number: int, hands: Sequence[HandLine], step_ms: float = 33) -> PoseLine:
    return PoseLine(number, round(number * step_ms * MS), f"{number:06d}", (640, 480), K, tuple(hands))


def refined(lines: Sequence[PoseLine], block_ns: int = 4000 * MS) -> list[PoseLine]:
    return list(refined_lines(iter(lines), join(cut(iter(lines)), SIZER), MODEL, SIZER, block_ns))


def write(path: Path, lines: Sequence[PoseLine]) -> Path:
    path.write_text("".join(to_line(line_record(line)) for line in lines))
    return path


def tracks(lines: Sequence[PoseLine]) -> list[list[int]]:
    return [sorted(hand.track for hand in line.hands) for line in lines]


@pytest.fixture(scope="module")
def noisy() -> tuple[list[PoseLine], Array]:
    """Four seconds of a noisy hand at 30 frames a second, and its true joints."""
    noise, course = np.random.default_rng(0), swaying(0.0)
    times = [number * 0.033 for number in range(120)]
    lines = [line_at(number, [hand_at(t, course, noise=noise)]) for number, t in enumerate(times)]
    return lines, np.stack([hand_at(t, course).joints for t in times])


def test_jitter_goes_and_nothing_lags(noisy: tuple[list[PoseLine], Array]) -> None:
    lines, truth = noisy
    before = np.stack([line.hands[0].joints for line in lines])
    after = np.stack([line.hands[0].joints for line in refined(lines)])
    assert accel_error(after, truth).mean() < 0.1 * accel_error(before, truth).mean()
    assert mpjpe(after, truth).mean() < 0.6 * mpjpe(before, truth).mean()
    errors = [np.linalg.norm(np.roll(after, shift, 0)[5:-5] - truth[5:-5]) for shift in (-1, 0, 1)]
    assert np.argmin(errors) == 1


def test_a_hand_has_one_size(noisy: tuple[list[PoseLine], Array]) -> None:
    shapes = np.stack([line.hands[0].shape for line in refined(noisy[0])])
    assert np.ptp(shapes, axis=0).max() == 0 and np.abs(shapes[0]).max() < 0.25


def test_a_known_length_of_the_hand_stays(noisy: tuple[list[PoseLine], Array]) -> None:
    lines = []
    for line in noisy[0][:20]:
        sized = SIZER.resized(line.hands[0].shape.astype(np.float64), 0.18)
        lines.append(replace(line, hands=(replace(line.hands[0], shape=sized.astype(np.float32)),)))
    assert SIZER.length(refined(lines)[0].hands[0].shape) == pytest.approx(0.18, abs=1e-5)


def test_a_file_without_hands_stays_so(tmp_path: Path) -> None:
    path = write(tmp_path / "poses.jsonl", [line_at(0, []), line_at(1, [])])
    before = path.read_bytes()
    assert refine_file(path, path, MODEL, SIZER) == Refined(frames=2) and path.read_bytes() == before


def test_where_windows_end_does_not_matter(noisy: tuple[list[PoseLine], Array]) -> None:
    lines = [replace(line, hands=()) if 30 <= line.frame < 40 else line for line in noisy[0]]
    whole, parts = refined(lines), refined(lines, 430 * MS)
    assert tracks(parts) == tracks(whole)
    for part, line in zip(parts, whole, strict=True):
        assert np.allclose(part.hands[0].joints, line.hands[0].joints, atol=1e-6)
        assert np.allclose(part.hands[0].joints_2d, line.hands[0].joints_2d, atol=1e-4)


def test_a_wrong_distance_in_a_frame_is_rejected() -> None:
    course = swaying(0.0)
    lines = [line_at(number, [hand_at(number * 0.033, course)]) for number in range(60)]
    nearer = hand_at(30 * 0.033, lambda t: 0.6 * course(t))
    lines[30] = line_at(30, [replace(nearer, joints_2d=lines[30].hands[0].joints_2d)])
    after = refined(lines)[30].hands[0].joints
    assert np.linalg.norm(after - hand_at(30 * 0.033, course).joints, axis=1).max() < 0.01


def test_a_short_gap_is_filled_and_marked() -> None:
    course = swaying(0.0)
    lines = [
        line_at(number, [] if 40 <= number < 52 else [hand_at(number * 0.033, course, track=1 + (number > 45))])
        for number in range(100)
    ]
    after = refined(lines)
    assert tracks(after) == [[1]] * 100
    assert [line.frame for line in after if line.hands[0].filled] == list(range(40, 52))
    for line in after[40:52]:
        truth = hand_at(line.frame * 0.033, course)
        assert np.linalg.norm(line.hands[0].joints - truth.joints, axis=1).mean() < 0.02
        assert np.linalg.norm(line.hands[0].joints_2d - truth.joints_2d, axis=1).mean() < 20


def test_a_long_absence_is_joined_but_not_filled() -> None:
    course = swaying(0.0)
    lines = [
        line_at(number, [] if 40 <= number < 70 else [hand_at(number * 0.033, course, track=1 + (number > 45))])
        for number in range(100)
    ]
    assert tracks(refined(lines)) == [[1]] * 40 + [[]] * 30 + [[1]] * 30


def test_a_gap_is_not_filled_where_the_hand_left_fast() -> None:
    def away(t: float) -> Array:
        return np.array([max(0.0, 1.5 * min(t - 0.7, 1.5 - t)), 0, 0.6])

    lines = [
        line_at(number, [] if 25 <= number < 39 else [hand_at(number * 0.033, away, track=1 + (number > 30))])
        for number in range(60)
    ]
    assert tracks(refined(lines))[25:39] == [[]] * 14


def test_a_hand_is_not_filled_in_where_it_is_outside_the_image() -> None:
    def out_and_back(t: float) -> Array:
        return np.array([0.33 + 0.2 * np.exp(-(((t - 1) / 0.25) ** 2)), 0, 0.6])

    hands = [hand_at(number * 0.033, out_and_back) for number in range(60)]
    lines = [line_at(number, [] if 23 <= number < 37 else [hand]) for number, hand in enumerate(hands)]
    for line, hand in zip(refined(lines), hands, strict=True):
        is_outside = (hand.joints_2d[:, 0] > 639).mean() > 0.5
        assert not (is_outside and line.hands and line.hands[0].filled)


def test_a_waved_hand_that_is_alone_stays_one_and_is_not_filled_in() -> None:
    def waved(t: float) -> Array:
        return np.array([0.25 * np.sin(2 * np.pi * 3 * t), 0, 0.6])

    lines = [line_at(number, [hand_at(number * 0.033, waved)] if number % 8 < 3 else []) for number in range(60)]
    assert tracks(refined(lines)) == [[1] if number % 8 < 3 else [] for number in range(60)]


def test_a_hand_that_the_tracker_took_for_the_other_one_is_cut_from_it() -> None:
    """The right hand's track ends and the left one's continues on the right hand; the left one is found again."""
    right, left = swaying(0.0), swaying(-0.03)
    lines = []
    for number in range(91):
        t = number / 30
        one, other = hand_at(t, right, 2), hand_at(t, left, 1, Side.LEFT)
        if number >= 30:
            one = replace(one, track=1, side=Side.LEFT if number < 55 else Side.RIGHT)
            other = replace(other, track=3)
        lines.append(line_at(number, [one] if 30 <= number < 60 else [other, one], 1000 / 30))
    after = refined(lines)
    numbers = [{hand.side: hand.track for hand in line.hands} for line in (after[0], after[-1])]
    assert numbers[0] == numbers[1] and len(numbers[0]) == 2


def test_two_hands_that_cross_keep_their_numbers() -> None:
    """The tracker continues with the wrong one of them and finds the other one again as a new track."""
    right, left = swaying(-0.25, 0.25), swaying(-0.25, 0.25)  # the left one's model is mirrored: it goes the other way
    lines = []
    for number in range(61):
        t, crossed, hidden = number / 30, number >= 32, 28 <= number < 34
        one = hand_at(t, right, 2 if not crossed else 1)
        other = hand_at(t, left, 1 if not crossed else 3, Side.LEFT)
        lines.append(line_at(number, [one] if crossed and hidden else [other] if hidden else [other, one], 1000 / 30))
    after = refined(lines)
    sides = {(hand.track, hand.side) for line in after for hand in line.hands}
    assert sides == {(1, Side.LEFT), (2, Side.RIGHT)}
    for line in (after[0], after[-1]):
        for hand in line.hands:
            truth = hand_at(line.frame / 30, right if hand.side is Side.RIGHT else left, side=hand.side)
            assert np.linalg.norm(hand.joints - truth.joints, axis=1).mean() < 0.02


def test_the_whole_track_decides_the_side() -> None:
    course = swaying(0.0)

    def of_other_side(t: float) -> HandLine:
        """As the tracker gives it when it takes the right hand for a left one: only the thumb is elsewhere."""
        right = hand_at(t, course)
        wrist, pose = on_other_side(right.joints[0], right.pose, palm_axes(MODEL))
        joints = MODEL.joints(pose[None], right.shape[None], (wrist - MODEL.rest_wrist(right.shape[None])))[0]
        joints = points_of_side(joints, Side.LEFT)
        return replace(right, side=Side.LEFT, pose=pose.astype(np.float32), joints=joints, joints_2d=project(joints, K))

    lines = [
        line_at(number, [of_other_side(number * 0.033) if 30 <= number < 45 else hand_at(number * 0.033, course)])
        for number in range(90)
    ]
    after = refined(lines)
    assert {hand.side for line in after for hand in line.hands} == {Side.RIGHT}
    for line in after:
        assert np.allclose(line.hands[0].joints, hand_at(line.frame * 0.033, course).joints, atol=0.01)


def test_a_file_is_refined_whole_or_not_at_all(noisy: tuple[list[PoseLine], Array], tmp_path: Path) -> None:
    path = write(tmp_path / "poses.jsonl", noisy[0][:60])
    with path.open("a") as file:
        file.write('{"frame": 3')  # cut off
    before = path.read_bytes()

    def interrupt(done: int, total: int) -> None:
        if done > 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refine_file(path, path, MODEL, SIZER, interrupt)
    assert path.read_bytes() == before
    assert refine_file(path, path, MODEL, SIZER) == Refined(frames=60, hands=1)
    lines = read_pose_lines(path)
    assert [line.frame for line in lines.lines] == list(range(60)) and not lines.losses
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_refinement_is_resumed_with_the_same_result(
    noisy: tuple[list[PoseLine], Array], tmp_path: Path
) -> None:
    frames = 160
    lines = [replace(noisy[0][k % 120], frame=k, image=f"{k:06d}", time_ns=k * 100 * MS) for k in range(frames)]
    lines[5:7] = [replace(line, hands=()) for line in lines[5:7]]  # filled in
    path, whole, resumed = write(tmp_path / "poses.jsonl", lines), tmp_path / "whole.jsonl", tmp_path / "resumed.jsonl"
    expected = refine_file(path, whole, MODEL, SIZER)
    assert expected.filled == 2

    def interrupt(done: int, total: int) -> None:
        if done == frames - 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refine_file(path, resumed, MODEL, SIZER, interrupt)
    (part,) = tmp_path.glob(".resumed*")
    written = part.read_bytes().replace(b'"000000"', b'"as was"')  # to see that it is kept
    assert written.count(b"\n") > 50
    part.write_bytes(written + b'{"frame": 300, "time_')  # as after a kill
    assert refine_file(path, resumed, MODEL, SIZER) == expected
    assert resumed.read_bytes() == whole.read_bytes().replace(b'"000000"', b'"as was"')


def test_what_was_refined_of_another_file_is_not_resumed(noisy: tuple[list[PoseLine], Array], tmp_path: Path) -> None:
    path, out = write(tmp_path / "poses.jsonl", noisy[0][:60]), tmp_path / "out.jsonl"

    def interrupt(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refine_file(path, out, MODEL, SIZER, interrupt)
    write(path, noisy[0][10:60])
    assert refine_file(path, out, MODEL, SIZER).frames == 50
    assert sorted(tmp_path.iterdir()) == [out, path]


def test_what_was_refined_is_deleted_when_its_session_is_overwritten(
    noisy: tuple[list[PoseLine], Array], tmp_path: Path
) -> None:
    path = write(tmp_path / "poses.jsonl", noisy[0][:20])

    def interrupt(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refine_file(path, path, MODEL, SIZER, interrupt)
    assert list(tmp_path.glob(".poses-refined-*"))
    SessionFolder(tmp_path).claim(overwrite=True).release()
    assert not list(tmp_path.glob("*.jsonl")) and not list(tmp_path.glob(".*.jsonl"))


def test_an_interrupted_run_is_resumed_and_refined(pictures: Path, tmp_path: Path) -> None:
    out, tracked = tmp_path / "out", []
    tracker = HandTracker(device="cpu", smooth=False)

    def run(stop_at: int) -> None:
        def look(summary) -> None:
            tracked.append(summary.frames)
            if summary.frames == stop_at:
                raise KeyboardInterrupt

        with open_source(str(pictures)) as source:
            tracker.reset()
            track_to_folder(source, tracker, Intrinsics.parse(), out, False, look, refine=True)

    run(stop_at=4)
    with (out / "poses.jsonl").open("a") as file:
        file.write('{"frame": 4, "time_')  # as after a kill
    assert is_unfinished(SessionFolder(out)) and len(open_session(out).results()) == 4
    run(stop_at=-1)
    assert tracked == [1, 2, 3, 4, 5, 6]
    unrefined = open_session(out)
    assert [line.frame for line in unrefined.results()] == list(range(6)) and not unrefined.losses
    assert unrefined.results()[5].hands[0].track > unrefined.results()[0].hands[0].track
    run(stop_at=-1)  # nothing is left to track
    assert refine_session(out).joins == 1
    assert len(tracked) == 6 and not is_unfinished(SessionFolder(out))
    session = open_session(out)
    assert {hand.track for line in session.results() for hand in line.hands} == {1}
    assert session.facts.more["refined"]["hands"] == 1 and read_facts(out / "session.json").ending == "complete"
    with open_source(str(pictures)) as source:
        assert draw_session(out, source, Intrinsics.parse()).stat().st_size > 1000
    with pytest.raises(UserError, match="already contains a session"):
        run(stop_at=-1)


def test_a_live_source_has_to_be_recorded_first() -> None:
    grey = [np.full((48, 64, 3), 90, np.uint8)]
    sentence = "--refine needs a recording, but .* is live: record it with handmirror record"
    with MjpegCamera(grey) as camera, open_source(camera.url) as source, pytest.raises(UserError, match=sentence):
        check_refinable(source)


def test_stills_cannot_be_refined(pictures: Path) -> None:
    with open_source(str(pictures), stills=True) as source, pytest.raises(UserError, match="follow each other"):
        check_refinable(source)


def test_filled_hands_are_read_as_such(noisy: tuple[list[PoseLine], Array], tmp_path: Path) -> None:
    hand = noisy[0][0].hands[0]
    path = write(tmp_path / "poses.jsonl", [line_at(0, [hand, replace(hand, track=2, filled=True)])])
    assert [json.loads(path.read_text())["hands"][k].get("filled") for k in (0, 1)] == [None, True]
    assert [hand.filled for hand in read_pose_lines(path).lines[0].hands] == [False, True]
