"""The whole tracker on the demo clip, whose truth is known, and what holds a track together."""

import json
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.camera.box import Box, box_of_hand, tightened
from handmirror.core.camera.sources import open_source
from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.hand.model import load_arrays, vertex_normals
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.size import HandSizer
from handmirror.core.network.onnx_engine import OnnxEngine
from handmirror.core.network.parts import Compiled, Part
from handmirror.core.tracking.contact import Skin, overlaps
from handmirror.core.tracking.landmarks import Landmarks, possible
from handmirror.core.tracking.search import SEARCH_EVERY, is_another
from handmirror.core.tracking.track import Track
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import FrameResult, Side

FLAT = PosedHand(np.eye(3), np.ones(3), np.zeros((15, 3)), np.zeros(10))


@pytest.fixture(scope="module")
def truth() -> list[dict]:
    return [json.loads(line) for line in asset("demo/truth.jsonl").open()]


@pytest.fixture(scope="module", params=["network", "fit"])
def tracker(request) -> HandTracker:
    return HandTracker(device="cpu", fit=request.param == "fit")


def frames(first: int, count: int) -> list:
    with open_source(str(asset("demo/demo.mp4"))) as source:
        return list(islice(source, first, first + count))


def first_of_both_hands(truth: list[dict]) -> int:
    return next(k for k, line in enumerate(truth) if len(line["hands"]) == 2)


def run(tracker: HandTracker, some_frames: list, truth: list[dict]) -> list[FrameResult]:
    tracker.reset()
    return [tracker.track(frame, np.array(truth[frame.index]["K"])) for frame in some_frames]


def test_both_hands_of_the_demo_clip_are_found_where_they_are(tracker, truth):
    begin = first_of_both_hands(truth) + 10
    results = run(tracker, frames(begin, 20), truth)[4:]  # by then the second hand is found
    assert {hand.track for result in results for hand in result.hands} == {h.track for h in results[0].hands}
    shift, depth = [], []
    for result in results:
        hands = {str(hand.side): hand for hand in result.hands}
        assert len(result.hands) == 2 and not result.notice
        for true in truth[result.frame.index]["hands"]:
            found, points = hands[true["side"]], np.array(true["joints_2d"])
            shift.append(np.linalg.norm(found.joints_2d - points, axis=1).mean() / np.ptp(points, axis=0).max())
            depth.append(found.joints[0, 2] / true["joints"][0][2] - 1)
    assert np.mean(shift) < 0.06
    assert np.median(np.abs(depth)) < 0.12


@pytest.mark.parametrize("waits", range(SEARCH_EVERY))  # frames since the last search when the hand comes
def test_a_further_hand_is_shown_within_three_frames(tracker, waits):
    alone = frames(0, 12)
    K = np.array([[831.0, 0, 960], [0, 831.0, 270], [0, 0, 1]])
    tracker.reset()
    found = []
    for frame in alone:
        beside = np.zeros_like(frame.image) if frame.index < 5 + waits else frame.image[:, ::-1]
        both = replace(frame, image=np.concatenate([frame.image, beside], axis=1))
        found.append(len(tracker.track(both, K).hands))
    assert found[4 + waits] == 1 and found[5 + waits + 3] == 2


def test_mesh_joints_and_parameters_describe_the_same_hand(tracker, truth):
    results = run(tracker, frames(first_of_both_hands(truth) + 10, 8), truth)
    hands = results[-1].hands
    assert {hand.side for hand in hands} == {Side.LEFT, Side.RIGHT}
    for hand in hands:
        assert hand.vertices.shape == (778, 3) and np.isfinite(hand.vertices).all()
        # the tips are vertices of the mesh in both hands, so both were mirrored alike
        distance = np.linalg.norm(hand.vertices - hand.joints[8], axis=1).min()
        assert distance < 1e-6
        assert np.sign(hand.joints[0, 0]) == np.sign(hand.joints_2d[0, 0] - results[-1].K[0, 2])


def test_nothing_is_found_where_no_hand_is(tracker):
    frame = frames(0, 1)[0]
    random = np.random.default_rng(0)
    tracker.reset()
    for noise in (np.zeros_like(frame.image), random.integers(0, 255, frame.image.shape, np.uint8)):
        assert tracker.track(replace(frame, image=noise), np.diag([800.0, 800.0, 1.0])).hands == ()


def test_a_jump_in_time_starts_new_tracks(tracker, truth):
    results = run(tracker, frames(20, 2), truth)
    late = replace(results[-1].frame, time_ns=results[-1].frame.time_ns + 2_000_000_000)
    after = tracker.track(late, results[-1].K)
    assert {h.track for h in after.hands}.isdisjoint({h.track for h in results[-1].hands})


def test_two_hands_do_not_pass_through_each_other(tracker, truth):
    """A hand meets its mirror image: their distances are found alike, so that the meshes overlap by 6 mm."""
    points = np.array(truth[4]["hands"][0]["joints_2d"])[:, 0]
    seam = int(points.min() + 0.15 * np.ptp(points))
    tracker.reset()
    for frame in frames(0, 4):
        half = frame.image[:, seam:]
        K = np.array(truth[0]["K"], float)
        K[0, 2] = half.shape[1]
        result = tracker.track(replace(frame, image=np.ascontiguousarray(np.hstack([half[:, ::-1], half]))), K)
    assert {hand.side for hand in result.hands} == set(Side)
    one, other = (
        Skin(h.vertices, vertex_normals(h.vertices, faces_of_side(tracker.faces, h.side))) for h in result.hands
    )
    assert max(overlaps(one, other)[0].max(initial=0), overlaps(other, one)[0].max(initial=0)) < 0.003


class Broken:
    """ONNX Runtime, one answer of one network being no numbers while `which` names it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.which: tuple[str, int] | None = None
        self.answers: dict[str, int] = {}  # of each network, how many arrays
        real = OnnxEngine.compile
        monkeypatch.setattr(OnnxEngine, "compile", lambda engine, part: self._wrapped(part, real(engine, part)))

    def _wrapped(self, part: Part, run: Compiled) -> Compiled:
        def call(*arrays: np.ndarray) -> tuple[np.ndarray, ...]:
            answer = run(*arrays)
            self.answers[part.name] = len(answer)
            return tuple(each * np.nan if self.which == (part.name, k) else each for k, each in enumerate(answer))

        return call


@pytest.mark.parametrize("fit", [False, True])
def test_a_network_that_answers_with_no_number_ends_no_run(truth, monkeypatch, fit):
    """Each answer of each network, for a frame: what is shown are numbers, and two frames later the hand is there."""
    broken = Broken(monkeypatch)
    tracker = HandTracker(device="cpu", max_hands=1, fit=fit)
    run(tracker, frames(20, 2), truth)
    followers = ("landmarks",) if fit else ("look", "refine")
    cases = [(name, k) for name in followers for k in range(broken.answers[name])]
    assert len(cases) == (4 if fit else 10)
    clip = iter(frames(22, 3 * len(cases)))
    for case in cases:
        results = []
        for broken.which in (case, None, None):
            frame = next(clip)
            results.append(tracker.track(frame, np.array(truth[frame.index]["K"])))
        for hand in (hand for result in results for hand in result.hands):
            assert np.isfinite(hand.joints).all() and np.isfinite(hand.joints_2d).all()
        assert results[-1].hands and not results[-1].notice, case


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e38, 0.0])
def test_points_that_cannot_be_a_hands_are_no_hand(wrong):
    random = np.random.default_rng(0)
    good = Landmarks(Box(100, 80, 60, 0), random.uniform(80, 110, (21, 2)), random.normal(0, 0.03, (21, 3)), 0.9, 0.8)
    assert possible(good) is good
    for name in ("points_2d", "points_3d"):
        seen = possible(replace(good, **{name: np.full_like(getattr(good, name), wrong)}))
        assert seen.presence == 0 and np.isfinite(seen.points_2d).all() and np.isfinite(seen.points_3d).all()
    assert possible(replace(good, right=np.nan)).presence == 0


def test_an_implausible_hand_keeps_the_last_good_pose_and_says_so(tracker, truth):
    results = run(tracker, frames(20, 3), truth)
    absurd = np.diag([1e7, 1e7, 1.0])  # puts the hand kilometres away
    frame = results[-1].frame
    troubled = tracker.track(replace(frame, time_ns=frame.time_ns + 33_000_000), absurd)
    assert troubled.notice
    assert np.linalg.norm(troubled.hands[0].joints[0] - results[-1].hands[0].joints[0]) < 0.05
    again = tracker.track(replace(frame, time_ns=frame.time_ns + 66_000_000), results[-1].K)
    assert not again.notice


def test_a_known_length_of_the_hand_gives_its_distance(tracker, truth):
    begin = first_of_both_hands(truth) + 10
    guessed = run(tracker, frames(begin, 8), truth)[-1].hands
    tracker.hand_length = 0.21
    try:
        known = run(tracker, frames(begin, 8), truth)[-1].hands
    finally:
        tracker.hand_length = None
    sizer = HandSizer(load_arrays())
    for before, after in zip(guessed, known, strict=True):
        lengths = [sizer.length(hand.shape) for hand in (before, after)]
        assert lengths[1] == pytest.approx(0.21, rel=1e-3)
        assert after.joints[0, 2] / before.joints[0, 2] == pytest.approx(0.21 / lengths[0], rel=1e-2)
        assert np.array_equal(after.joints_2d, before.joints_2d)


def landmarks(right: float) -> Landmarks:
    points = np.random.default_rng(1).uniform(100, 200, (21, 2))
    flat = np.column_stack([points, np.zeros(21)]) * 1e-3  # the palm faces the camera
    return Landmarks(box_of_hand(points), points, flat, 1.0, right)


def side_of_a_new_hand(*rights: float) -> list[tuple[Side, bool]]:
    track = Track.new(landmarks(rights[0]), 0)
    sides_and_certainty = [(track.side, track.sides.is_known)]
    for k, right in enumerate(rights[1:], start=1):
        track.update(landmarks(right), k * 33_000_000)
        sides_and_certainty.append((track.side, track.sides.is_known))
    return sides_and_certainty


def test_a_new_hand_of_uncertain_side_waits_until_its_frames_agree():
    left, right = Side.LEFT, Side.RIGHT
    assert side_of_a_new_hand(0.97, 0.1, 0.1) == [(right, True)] * 3  # surely seen once
    assert side_of_a_new_hand(0.7, 0.85) == [(right, False), (right, True)]
    assert side_of_a_new_hand(0.79, 0.18, 0.2) == [(right, False), (left, False), (left, True)]
    assert side_of_a_new_hand(0.55, 0.5, 0.5)[-1] == (right, True)  # it does not wait for ever


def test_only_hands_of_known_side_are_shown_in_a_video(tracker, truth, monkeypatch):
    (frame,) = frames(first_of_both_hands(truth) + 10, 1)
    for least in ("SURE", "LITTLE_DOUBT"):
        monkeypatch.setattr(f"handmirror.core.tracking.sides.{least}", 9.0)  # nothing is sure at once
    counts = [len(result.hands) for result in run(tracker, [frame] * 4, truth)]
    assert counts[:2] == [0, 0] and counts[2] == counts[3] > 0


def test_a_further_hand_in_a_part_of_a_still_must_be_sure_large_and_elsewhere():
    known = landmarks(1.0)
    track, aside = Track.new(known, 0), known.points_2d + np.array([2 * known.size, 0])
    another = replace(known, points_2d=aside, presence=0.9)
    assert is_another(another, track)
    assert not is_another(replace(another, presence=0.7), track)
    assert not is_another(replace(another, points_2d=aside * 0.2), track)
    assert not is_another(replace(another, points_2d=known.points_2d + np.array([0.3 * known.size, 0])), track)


def test_a_tight_square_leaves_no_point_outside():
    points = np.array([[0, 0], *[[30, -20 * k] for k in range(1, 21)]], float)
    points[8] = (150, -100)  # one finger stretched far out
    box = tightened(box_of_hand(points), points)
    inside = (points - (box.x, box.y)) @ box.rotation
    assert np.abs(np.delete(inside, 8, axis=0)).max() < box.size / 2


def test_the_filter_can_be_switched_while_a_hand_is_followed():
    points = landmarks(1.0).points_2d
    track = Track.new(landmarks(1.0), 0)
    shown = []
    for k, name in enumerate(["one-euro", "one-euro", None, "one-euro"]):
        moved = replace(landmarks(1.0), points_2d=points + 40 * k)
        track.update(moved, k * 33_000_000)
        shown.append(track.shown(FLAT, name, k * 33_000_000)[1] - moved.points_2d)
    lags = [bool(np.abs(each).max() > 1) for each in shown]
    assert lags == [False, True, False, False]  # a new filter begins with what it is given
