"""The trained network's place in the tracker."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from handmirror.core.assets import asset, sha256
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.model import default_model_path
from handmirror.core.hand.posed import PosedHand, mean_hand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.network.checkpoint import CheckpointFacts, load_checkpoint, save_checkpoint
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.network.engine import Engines
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.meshes import model_of
from handmirror.core.tracking.box import box_of_hand, tightened
from handmirror.core.tracking.landmarks import LandmarkReader
from handmirror.core.tracking.network_estimator import STILL_TURNS, NetworkEstimator, _joined
from handmirror.core.tracking.track import DISAGREEING_FRAMES, Track
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame, Side
from tests.mano_files import write_mano

K = np.array([[831.0, 0, 480], [0, 831.0, 270], [0, 0, 1]])


@pytest.fixture(scope="module")
def checkpoint() -> Path:
    return asset("checkpoints/stage2.safetensors")


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        return list(islice(clip, 20, 30))


def tracked(tracker: HandTracker, frames: list[Frame]):
    """The one track after these frames."""
    tracker.reset()
    for frame in frames:
        tracker.track(frame, K)
    (track,) = tracker._tracks
    return track


def posed(tracker: HandTracker, track: Track, frame: Frame, K: np.ndarray = K) -> PosedHand:
    """What the estimator says of the track's hand without what it remembers of it."""
    (hand,) = tracker._estimator.estimate([replace(track, memory=None)], frame, K)
    return hand


def test_a_mirrored_picture_gives_the_mirrored_hand(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track, frame = tracked(tracker, frames[:1]), frames[0]
    right = posed(tracker, track, frame)

    last = frame.image.shape[1] - 1
    mirror_frame = replace(frame, image=np.ascontiguousarray(frame.image[:, ::-1]))
    mirror_K = K.copy()
    mirror_K[0, 2] = last - K[0, 2]
    points = track.seen.points_2d * (-1, 1) + (last, 0)
    seen = replace(track.seen, points_2d=points, points_3d=track.seen.points_3d * (-1, 1, 1))
    mirror_track = replace(track, side=Side.LEFT, seen=seen, memory=None)
    left = posed(tracker, mirror_track, mirror_frame, mirror_K)
    unflipped = posed(tracker, track, mirror_frame, mirror_K)
    assert track.side is Side.RIGHT
    assert np.abs(unflipped.pose - right.pose).max() > 0.2  # so the network does tell a picture from its mirror image
    assert np.abs(left.pose - right.pose).max() < 0.02
    assert np.abs(left.wrist - right.wrist).max() < 0.005


def test_one_pass_says_where_the_hand_is_and_of_which_side(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track, frame, network = tracked(tracker, frames[:1]), frames[0], tracker._estimator
    known = track.seen  # by the landmark network itself
    boxes = [network.box(known.points_2d)]
    for side in Side:  # of a crop that was mirrored in vain the answer is turned back
        (seen,) = network.look(frame, K, boxes, [side])
        assert np.linalg.norm(seen.points_2d - known.points_2d, axis=1).mean() < 0.05 * known.size
        assert seen.side is Side.RIGHT
        assert seen.presence > 0.9


def test_the_hands_size_settles(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track = tracked(tracker, frames)
    assert track.memory.frames == len(frames)
    before = track.hand.shape
    tracker.track(replace(frames[0], time_ns=frames[-1].time_ns + 33_000_000), K)
    alone = tracked(tracker, frames[:1]).hand.shape
    assert np.abs(track.hand.shape - before).max() < 0.2 * np.abs(alone - before).max()


def test_the_window_holds_seven_tokens_and_they_matter(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track = tracked(tracker, frames)
    assert len(track.memory.tokens) == 7
    alone = posed(tracker, track, frames[-1])
    assert np.abs(alone.pose - track.hand.pose).max() > 1e-3


def test_windows_of_several_lengths_are_read_together_as_each_alone(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    tokens, network = list(tracked(tracker, frames).memory.tokens), tracker._estimator
    assert len(tokens) == network.config.num_frame
    windows = [tokens, tokens[:1], tokens[-3:], tokens]
    together = network._answers(windows)
    for k, window in enumerate(windows):
        for one, other in zip(network._answers([window]), together, strict=True):
            assert np.allclose(one[0], other[k], atol=1e-5, rtol=1e-4)


def test_two_hands_are_posed_together_as_each_alone(checkpoint, frames):
    frame = frames[0]
    image = np.concatenate([frame.image, frame.image[:, ::-1]], axis=1)
    tracker = HandTracker(device="cpu", smooth=False, checkpoint=checkpoint)
    assert len(tracker.track(replace(frame, image=np.ascontiguousarray(image)), K).hands) == 2
    tracks = [replace(track, memory=None) for track in tracker._tracks]
    assert {track.side for track in tracks} == {Side.LEFT, Side.RIGHT}
    wide = replace(frame, image=np.ascontiguousarray(image))
    for track, hand in zip(tracks, tracker._estimator.estimate(tracks, wide, K), strict=True):
        alone = posed(tracker, track, wide)
        assert np.allclose(hand.pose, alone.pose, atol=1e-3) and np.allclose(hand.wrist, alone.wrist, atol=1e-4)


def test_a_hand_taken_for_the_other_side_starts_again(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track = tracked(tracker, frames[:1])
    assert track.side is Side.RIGHT
    track.side = Side.LEFT
    counts = []
    for frame in frames[1 : DISAGREEING_FRAMES + 2]:
        tracker.track(frame, K)
        counts.append((track.side, len(track.memory.tokens)))
    wrong, (first, second) = counts[:-2], counts[-2:]
    assert [side for side, _ in wrong] == [Side.LEFT] * (DISAGREEING_FRAMES - 1)
    assert [first, second] == [(Side.RIGHT, 1), (Side.RIGHT, 2)]  # no token of the mirrored hand is left
    assert tracker._tracks == [track]


def test_a_hand_that_left_brings_no_token_back(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    before = tracked(tracker, frames[:3])
    gone = replace(frames[3], image=np.full_like(frames[3].image, 90))
    assert tracker.track(gone, K).hands == ()
    tracker.track(frames[4], K)
    (track,) = tracker._tracks
    assert track.number != before.number and len(track.memory.tokens) == 1


def test_time_steps_are_those_of_the_clock(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    some = [frames[k] for k in (0, 1, 4, 9)]
    track = tracked(tracker, some)
    assert [token.time_ns for token in track.memory.tokens] == [frame.time_ns for frame in some]


def test_a_still_is_the_mean_over_turned_crops(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint, stills=True)
    network = tracker._estimator
    track = tracked(tracker, frames[:2])
    assert len(track.memory.tokens) == 1 and track.memory.frames == 1
    (together,) = (own.hand for own in network._ask([replace(track, memory=None)], frames[1], K))
    alone = []
    for angle in (0.0, *STILL_TURNS):
        square = tightened(box_of_hand(track.seen.points_2d), track.seen.points_2d).turned(angle)
        (crop,) = network._crops(frames[1], K, [square], [track.side])
        refined = network._answers([[crop.token]])
        alone += network._posed(refined, crop.token.rotation[None], together.shape[None])[0]
    assert np.abs(alone[1].fingers - alone[2].fingers).max() > 0.01  # they do differ
    assert np.allclose(together.fingers, np.mean([hand.fingers for hand in alone], axis=0), atol=1e-5)
    assert np.allclose(together.wrist, np.mean([hand.wrist for hand in alone], axis=0), atol=1e-5)


def test_a_still_has_the_points_that_both_networks_see(checkpoint, frames):
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint, stills=True)
    seen = tracked(tracker, frames[:1]).seen
    near = np.random.default_rng(0).normal(scale=0.01 * seen.size, size=(21, 2))
    near[8] = (3 * seen.size, 0)  # one network sees this tip elsewhere
    looks = [replace(seen, points_2d=seen.points_2d + near + shift) for shift in (-2.0, 2.0)]
    moved = _joined(seen, looks).points_2d - seen.points_2d
    assert np.abs(moved[8]).max() < 1e-3 * seen.size
    assert np.allclose(np.delete(moved, 8, axis=0), np.delete(near, 8, axis=0) / 2, atol=1e-3 * seen.size)


@pytest.mark.parametrize("finds", [True, False])
def test_the_answer_is_held_to_the_joints_that_are_found_or_else_to_the_points_seen(
    checkpoint, frames, finds, tmp_path
):
    if not finds:
        checkpoint = without_finder(checkpoint, tmp_path / "old.safetensors")
    tracker = HandTracker(device="cpu", max_hands=1, smooth=False, checkpoint=checkpoint)
    track = tracked(tracker, frames)
    network = tracker._estimator
    (own,) = network._ask([replace(track, memory=None)], frames[-1], K)
    assert (own.found is not None) is finds
    rays = own.found.rays if finds else track.seen.key_points(K, track.side).rays

    def off(hand: PosedHand) -> float:
        (joints,) = network._model.joints(hand.pose[None], hand.shape[None])
        joints = joints - joints[0] + hand.wrist
        return float(np.abs(joints[:, :2] / joints[:, 2:] - rays).mean())

    assert off(track.hand) < 0.7 * off(own.hand)


def without_finder(checkpoint: Path, out: Path) -> Path:
    """The checkpoint as those were that had no finder."""
    net, facts = load_checkpoint(checkpoint)
    older = PoseNet(replace(net.config, finder=False))
    older.load_pretrained(checkpoint, whole=True)
    save_checkpoint(out, older, facts)
    return out


def test_the_mean_of_two_turns_lies_halfway():
    flat = PosedHand(np.eye(3), np.array([0, 0, 0.5]), np.zeros((15, 3)), np.zeros(10))
    axis = np.array([0.0, 0.6, 0.8])
    hands = [replace(flat, rotation=axis_angle_to_matrix(axis * angle)) for angle in (0.1, 0.5)]
    assert np.allclose(mean_hand(hands).rotation, axis_angle_to_matrix(axis * 0.3))


def test_the_shipped_network_belongs_to_the_shipped_hand_model(checkpoint):
    net, facts = load_checkpoint(checkpoint)
    assert net.config.stage == 2 and facts.hand_model_sha256 == sha256(default_model_path())
    assert checkpoint.stat().st_size < 17e6


def test_with_another_hand_model_the_fit_takes_over_and_says_so(checkpoint, tmp_path):
    other = tmp_path / "mine.npz"
    with np.load(default_model_path()) as arrays:
        np.savez(other, **arrays)
    tracker = HandTracker(device="cpu", hand_model=other)
    assert tracker.checkpoint is None and "mine.npz" in tracker.warning and "fit" in tracker.warning
    assert not HandTracker(device="cpu", hand_model=other, fit=True).warning
    same = HandTracker(device="cpu", hand_model=default_model_path())
    assert same.checkpoint == HandTracker(device="cpu").checkpoint is not None and not same.warning


def test_a_checkpoint_of_another_hand_model_is_refused(checkpoint, tmp_path):
    other = tmp_path / "other.safetensors"
    save_checkpoint(other, PoseNet(PoseNetConfig()), CheckpointFacts(hand_model="mano", hand_model_sha256="0" * 64))
    engines = Engines("cpu")
    with pytest.raises(UserError, match=r"hand model mano, .*: give the file that it was trained with as --hand-model"):
        NetworkEstimator(other, engines, LandmarkReader(engines))


def test_a_checkpoint_trained_with_mano_runs_with_manos_own_file(tmp_path):
    mano, checkpoint = write_mano(tmp_path / "MANO_RIGHT.pkl"), tmp_path / "mano.safetensors"
    save_checkpoint(checkpoint, PoseNet(PoseNetConfig()), CheckpointFacts("mano", sha256(mano)))
    tracker = HandTracker(device="cpu", engine="torch", checkpoint=checkpoint, hand_model=mano)
    facts = SessionFacts.beginning(SourceFacts("a test", live=False, fps=30.0), tracker.setup)
    assert facts.hand_model is not None and facts.hand_model.file == "MANO_RIGHT.pkl"
    assert np.array_equal(model_of(facts, mano).faces, tracker.faces)
    with pytest.raises(UserError, match=r"MANO_RIGHT\.pkl.*give that one with --hand-model"):
        model_of(facts)
