"""What poses the hands: the trained network's place in the tracker, driven from landmarks to posed hands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from handmirror.core.assets import asset, sha256
from handmirror.core.camera.box import box_of_hand, tightened
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import mirror_image, mirror_intrinsics, mirror_pixels, mirror_points
from handmirror.core.hand.model import HandModel, default_model_path
from handmirror.core.hand.posed import PosedHand, mean_hand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.network.checkpoint import CheckpointFacts, load_checkpoint, read_facts, save_checkpoint
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import posenet_parts
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.hand_model import model_of
from handmirror.core.tracking.detector import PalmDetector
from handmirror.core.tracking.estimators.base import Estimate, HandInput
from handmirror.core.tracking.estimators.crops import CropEncoder
from handmirror.core.tracking.estimators.fusion import joined
from handmirror.core.tracking.estimators.network import STILL_ROTATIONS, NetworkEstimator, WindowPoser
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame, Side
from tests.mano_files import write_mano

K = np.array([[831.0, 0, 480], [0, 831.0, 270], [0, 0, 1]])
CHECKPOINT = asset("checkpoints/stage2.safetensors")


@dataclass
class Networks:
    """What a tracker has loaded."""

    engines: Engines
    detector: PalmDetector
    reader: LandmarkReader
    estimator: NetworkEstimator

    def landmarks(self, frame: Frame) -> Landmarks:
        """Those of the one hand in a frame, by the landmark network."""
        (palm, *_) = self.detector.detect(frame.image)
        (first,) = self.reader.read(frame.image, [palm.box])
        (second,) = self.reader.read(frame.image, [box_of_hand(first.points_2d)])
        return second

    def other(self, checkpoint: Path = CHECKPOINT, stills: bool = False) -> NetworkEstimator:
        return NetworkEstimator(checkpoint, self.engines, self.reader, stills=stills)


@pytest.fixture(scope="module")
def networks() -> Networks:
    engines = Engines("cpu")
    reader = LandmarkReader(engines)
    return Networks(engines, PalmDetector(engines), reader, NetworkEstimator(CHECKPOINT, engines, reader))


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        return list(islice(clip, 20, 30))


def followed(networks: Networks, frames: Sequence[Frame]) -> Estimate:
    """The right hand of the last frame, followed through the others, as a tracker does it."""
    landmarks, memory = networks.landmarks(frames[0]), None
    for k, frame in enumerate(frames):
        if k:
            square = networks.estimator.box(landmarks.points_2d)
            (landmarks,) = networks.estimator.find_landmarks(frame, K, [square], [Side.RIGHT])
        (estimate,) = networks.estimator.estimate([HandInput(Side.RIGHT, landmarks, memory)], frame, K)
        memory = estimate.memory
    return estimate


def posed(estimator: NetworkEstimator, side: Side, landmarks: Landmarks, frame: Frame, K: np.ndarray = K) -> PosedHand:
    """The estimate of a hand that has not been seen before."""
    (estimate,) = estimator.estimate([HandInput(side, landmarks)], frame, K)
    assert estimate.hand is not None
    return estimate.hand


def test_a_mirrored_picture_gives_the_mirrored_hand(networks, frames):
    frame, seen = frames[0], networks.landmarks(frames[0])
    right = posed(networks.estimator, Side.RIGHT, seen, frame)

    width = frame.image.shape[1]
    mirror_frame = replace(frame, image=np.ascontiguousarray(mirror_image(frame.image)))
    mirror_K, points = mirror_intrinsics(K, width), mirror_pixels(seen.points_2d, width)
    mirror_seen = replace(seen, points_2d=points, points_3d=mirror_points(seen.points_3d))
    left = posed(networks.estimator, Side.LEFT, mirror_seen, mirror_frame, mirror_K)
    unflipped = posed(networks.estimator, Side.RIGHT, seen, mirror_frame, mirror_K)
    assert np.abs(unflipped.pose - right.pose).max() > 0.2  # so the network does tell a picture from its mirror image
    assert np.abs(left.pose - right.pose).max() < 0.02
    assert np.abs(left.wrist - right.wrist).max() < 0.005


@pytest.mark.parametrize("side", Side)  # the output for a crop that was mirrored wrongly is mirrored back
def test_one_pass_says_where_the_hand_is_and_of_which_side(networks, frames, side):
    known = networks.landmarks(frames[0])
    (seen,) = networks.estimator.find_landmarks(frames[0], K, [networks.estimator.box(known.points_2d)], [side])
    assert np.linalg.norm(seen.points_2d - known.points_2d, axis=1).mean() < 0.05 * known.size
    assert seen.side is Side.RIGHT
    assert seen.presence > 0.9


@pytest.mark.parametrize("side", Side)
def test_a_hand_of_the_right_side_fits_better(networks, frames, side):
    boxes = [networks.estimator.box(networks.landmarks(frames[0]).points_2d)]
    (fits,) = networks.estimator.compare_sides(
        networks.estimator.find_landmarks(frames[0], K, boxes, [side]), frames[0], K
    )
    assert fits > 0.5


def test_landmarks_expected_of_the_other_side_bring_no_token(networks, frames):
    frame, known = frames[0], networks.landmarks(frames[0])
    boxes = [networks.estimator.box(known.points_2d)]
    seen = [networks.estimator.find_landmarks(frame, K, boxes, [side])[0] for side in (Side.RIGHT, Side.LEFT)]
    right, other = (posed(networks.estimator, Side.RIGHT, each, frame) for each in seen)
    assert np.abs(right.pose - other.pose).max() < 0.1  # the mirrored crop's token would give another hand


def test_the_hands_size_becomes_steady(networks, frames):
    late = replace(frames[0], time_ns=frames[-1].time_ns + 33_000_000)
    before, after = followed(networks, frames), followed(networks, [*frames, late])
    alone = followed(networks, frames[:1])
    assert (before.memory.frames, after.memory.frames) == (len(frames), len(frames) + 1)
    change, difference = (np.abs(each.memory.shape - before.memory.shape).max() for each in (after, alone))
    assert change < 0.2 * difference


def test_a_frame_in_which_the_hand_is_cut_changes_its_size_little(networks, frames):
    memory, seen = followed(networks, frames[:3]).memory, networks.landmarks(frames[3])
    changes = []
    for is_cut in (False, True):
        (estimate,) = networks.estimator.estimate([HandInput(Side.RIGHT, seen, memory, is_cut)], frames[3], K)
        changes.append(np.abs(estimate.memory.shape - memory.shape).max())
    assert 0 < changes[1] < 0.05 * changes[0]


def test_the_window_holds_seven_tokens_and_they_matter(networks, frames):
    estimate = followed(networks, frames)
    assert len(estimate.memory.tokens) == 7
    alone = posed(networks.estimator, Side.RIGHT, estimate.landmarks, frames[-1])
    assert np.abs(alone.pose - estimate.hand.pose).max() > 1e-3


def test_windows_of_several_lengths_are_read_together_as_each_alone(networks, frames):
    tokens = followed(networks, frames).memory.tokens
    config = read_facts(CHECKPOINT)[0]
    refine = networks.engines.compile(posenet_parts(CHECKPOINT, config)[2])
    poser = WindowPoser(refine, HandModel.load(), config.norm_by_hand)
    windows = [tokens, tokens[:1], tokens[-3:], tokens]
    together = poser.refined(windows)
    for k, window in enumerate(windows):
        for one, other in zip(poser.refined([window]), together, strict=True):
            assert np.allclose(one[0], other[k], atol=1e-5, rtol=1e-4)


def test_two_hands_are_posed_together_as_each_alone(networks, frames):
    seen, width = networks.landmarks(frames[0]), frames[0].image.shape[1]
    image = np.concatenate([frames[0].image, mirror_image(frames[0].image)], axis=1)
    wide = replace(frames[0], image=np.ascontiguousarray(image))
    beside = mirror_pixels(seen.points_2d, 2 * width)
    left = replace(seen, points_2d=beside, points_3d=mirror_points(seen.points_3d), right=1 - seen.right)
    hands = [HandInput(Side.RIGHT, seen), HandInput(Side.LEFT, left)]
    for hand, estimate in zip(hands, networks.estimator.estimate(hands, wide, K), strict=True):
        alone = posed(networks.estimator, hand.side, hand.landmarks, wide)
        assert np.allclose(estimate.hand.pose, alone.pose, atol=1e-3)
        assert np.allclose(estimate.hand.wrist, alone.wrist, atol=1e-4)


def test_an_estimator_changes_nothing_that_it_is_given(networks, frames):
    memory = followed(networks, frames[:3]).memory
    hand = HandInput(Side.RIGHT, networks.landmarks(frames[3]), memory)
    first, second = (networks.estimator.estimate([hand], frames[3], K)[0] for _ in range(2))
    assert np.array_equal(first.hand.pose, second.hand.pose)
    assert len(memory.tokens) == 3 and len(second.memory.tokens) == 4


def test_time_steps_are_those_of_the_clock(networks, frames):
    some = [frames[k] for k in (0, 1, 4, 9)]
    assert [token.time_ns for token in followed(networks, some).memory.tokens] == [frame.time_ns for frame in some]


def test_a_hand_that_left_brings_no_token_back(networks, frames):
    memory = followed(networks, frames[:3]).memory
    kept = memory.of_the_hand
    assert kept.tokens == () and kept.fit is None and kept.offset is None
    assert kept.frames == 3 and np.array_equal(kept.shape, memory.shape)


def test_a_hand_that_comes_back_keeps_its_number_and_size(frames):
    tracker, fresh = (HandTracker(device="cpu", max_hands=1, smooth=False) for _ in range(2))
    before = [tracker.track(frame, K) for frame in frames[:3]][-1].hands[0]
    gone = replace(frames[3], image=np.full_like(frames[3].image, 90))
    assert tracker.track(gone, K).hands == ()
    (after,) = tracker.track(frames[4], K).hands
    (alone,) = fresh.track(frames[4], K).hands
    assert after.track == before.track
    assert np.linalg.norm(after.shape - before.shape) < 0.5 * np.linalg.norm(alone.shape - before.shape)


def test_a_still_is_the_mean_over_turned_crops(networks, frames, tmp_path):
    checkpoint, frame = changed(tmp_path / "free.safetensors", hold=False), frames[1]
    seen, estimator = networks.landmarks(frame), networks.other(checkpoint, stills=True)
    (together,) = estimator.estimate([HandInput(Side.RIGHT, seen)], frame, K)
    assert len(together.memory.tokens) == 1 and together.memory.frames == 1
    config = read_facts(checkpoint)[0]
    rays, encode, refine = (networks.engines.compile(part) for part in posenet_parts(checkpoint, config))
    poser = WindowPoser(refine, HandModel.load(), config.norm_by_hand)
    square, alone = tightened(box_of_hand(seen.points_2d), seen.points_2d), []
    for angle in (0.0, *STILL_ROTATIONS):
        (crop,) = CropEncoder(rays, encode).encode(frame, K, [square.rotated(angle)], [Side.RIGHT])
        refined = poser.refined([[crop.token]])
        alone += poser.posed(refined, crop.token.rotation[None], together.memory.shape[None])[0]
    assert np.abs(alone[1].fingers - alone[2].fingers).max() > 0.01  # they do differ
    assert np.allclose(together.hand.fingers, np.mean([hand.fingers for hand in alone], axis=0), atol=1e-5)
    assert np.allclose(together.hand.wrist, np.mean([hand.wrist for hand in alone], axis=0), atol=1e-5)


def test_a_still_has_the_points_that_both_networks_see(networks, frames):
    seen = networks.landmarks(frames[0])
    near = np.random.default_rng(0).normal(scale=0.01 * seen.size, size=(21, 2))
    near[8] = (3 * seen.size, 0)  # one network sees this tip elsewhere
    views = [replace(seen, points_2d=seen.points_2d + near + shift) for shift in (-2.0, 2.0)]
    moved = joined(seen, views).points_2d - seen.points_2d
    assert np.abs(moved[8]).max() < 1e-3 * seen.size
    assert np.allclose(np.delete(moved, 8, axis=0), np.delete(near, 8, axis=0) / 2, atol=1e-3 * seen.size)
    (estimate,) = networks.other(stills=True).estimate([HandInput(Side.RIGHT, seen)], frames[0], K)
    assert 0 < np.abs(estimate.landmarks.points_2d - seen.points_2d).max() < 0.1 * seen.size


@pytest.mark.parametrize("finder", [True, False])
def test_the_answer_is_held_to_the_joints_that_are_found_or_else_to_the_points_seen(networks, frames, finder, tmp_path):
    frame, seen = frames[-1], networks.landmarks(frames[-1])
    estimates, engines = {}, Engines("cpu", "torch")  # ONNX Runtime would need the changed network exported
    for hold in (True, False):
        checkpoint = changed(tmp_path / f"{hold}.safetensors", finder, hold)
        estimator = NetworkEstimator(checkpoint, engines, networks.reader)
        (estimates[hold],) = estimator.estimate([HandInput(Side.RIGHT, seen)], frame, K)
    found = estimates[False].memory.tokens[-1].found
    assert (found is not None) is finder
    rays = found.rays if found is not None else seen.key_points(K, Side.RIGHT).rays

    def off(hand: PosedHand) -> float:
        (joints,) = HandModel.load().joints(hand.pose[None], hand.shape[None])
        joints = joints - joints[0] + hand.wrist
        return float(np.abs(joints[:, :2] / joints[:, 2:] - rays).mean())

    assert off(estimates[True].hand) < 0.7 * off(estimates[False].hand)


def changed(out: Path, finder: bool = True, hold: bool = True) -> Path:
    """The checkpoint that ships with, or as those were without a finder, and held to what is seen or not."""
    net, facts = load_checkpoint(CHECKPOINT)
    other = PoseNet(replace(net.config, finder=finder))
    other.load_pretrained(CHECKPOINT, whole=True)
    save_checkpoint(out, other, replace(facts, hold=hold))
    return out


def test_the_mean_of_two_turns_lies_halfway():
    flat = PosedHand(np.eye(3), np.array([0, 0, 0.5]), np.zeros((15, 3)), np.zeros(10))
    axis = np.array([0.0, 0.6, 0.8])
    hands = [replace(flat, rotation=axis_angle_to_matrix(axis * angle)) for angle in (0.1, 0.5)]
    assert np.allclose(mean_hand(hands).rotation, axis_angle_to_matrix(axis * 0.3))


def test_the_shipped_network_belongs_to_the_shipped_hand_model():
    net, facts = load_checkpoint(CHECKPOINT)
    assert net.config.stage == 2 and facts.hand_model_sha256 == sha256(default_model_path())
    assert CHECKPOINT.stat().st_size < 17e6


def test_with_another_hand_model_the_fit_takes_over_and_says_so(tmp_path):
    other = tmp_path / "mine.npz"
    with np.load(default_model_path()) as arrays:
        np.savez(other, **arrays)
    tracker = HandTracker(device="cpu", hand_model=other)
    assert tracker.checkpoint is None and "mine.npz" in tracker.warning and "fit" in tracker.warning
    assert not HandTracker(device="cpu", hand_model=other, fit=True).warning
    same = HandTracker(device="cpu", hand_model=default_model_path())
    assert same.checkpoint == HandTracker(device="cpu").checkpoint is not None and not same.warning


def test_a_checkpoint_of_another_hand_model_is_refused(tmp_path):
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
    with pytest.raises(UserError, match=r"give MANO_RIGHT\.pkl with --hand-model"):
        model_of(facts)
