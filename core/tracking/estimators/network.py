"""The trained network in the tracker: one pass of its crop encoder for each hand and new frame.

That pass gives the frame's token, and where the hand is in the crop, whether there is one and of which side. Tokens of
up to six frames before are kept with the hand. A still has no earlier frames: its hands are examined again in rotated
crops, the mean is taken, and the points are those of both networks. Last, if the checkpoint asks for it, the output is
held to the joints found in the image, or to the points seen there: the hand model is fitted to both, so that a finger
that the network bends too little still ends where it is seen.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from handmirror.core.assets import file_sha256
from handmirror.core.camera.box import Box, box_of_hand, tightened
from handmirror.core.errors import UserError
from handmirror.core.hand.fit import FitTask, FitWeights, HandFitter
from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.model import HandModel, default_model_path, load_arrays
from handmirror.core.hand.posed import PosedHand, mean_hand
from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.network.checkpoint import CheckpointFacts, read_facts
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import Compiled, Refined, posenet_parts
from handmirror.core.tracking.estimators.base import Estimate, HandInput
from handmirror.core.tracking.estimators.crops import CropEncoder, landmarks_of
from handmirror.core.tracking.estimators.fit import LEAST_SPREAD, WORST_FIT, follow
from handmirror.core.tracking.estimators.fusion import agreed, joined, mean_found, smoothed_offset
from handmirror.core.tracking.estimators.records import (
    CUT_WEIGHT,
    NEW_HAND,
    NetworkLandmarks,
    NetworkMemory,
    Prediction,
    Token,
)
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks, possible
from handmirror.core.types import Array, Frame, Side

STILL_ROTATIONS = (-0.25, 0.25)  # radians by which a still's further crops are rotated
# the network's joints are surer than the landmark network's 3D points; found on photos
TRUST = FitWeights(image=0.004, points=0.005, depth=0.004, scale=0.02)
# the same where the hand model's own joints are found in the image
TRUST_FOUND = FitWeights(image=0.003, points=0.005, depth=0.004, scale=0.02)
LEAST = 0.95  # of the landmark network's square: in a tighter one a fist that is misread shrinks the next square
BEST_FIT = 0.0005  # metres: fits whose error is smaller are equally good
LEAST_HAND_SIZE = 0.02  # metres, as in training


class NetworkEstimator:
    """PoseNet over a window of tokens: only the newest frame runs the crop encoder, for all hands at once."""

    def __init__(
        self,
        checkpoint: Path,
        engines: Engines,
        reader: LandmarkReader,
        hand_model: Path | None = None,
        stills: bool = False,
    ) -> None:
        """Load a self-describing checkpoint; UserError when it was trained with another hand model.

        `reader` finds the landmarks where the checkpoint's backbone does not. With
        `stills` every frame is an image of its own.
        """
        config, facts = read_facts(checkpoint)
        _check_hand_model(facts, checkpoint, hand_model or default_model_path())
        rays, encode, refine = (engines.compile(part) for part in posenet_parts(checkpoint, config))
        arrays = load_arrays(hand_model)
        self._encoder = CropEncoder(rays, encode)
        self._pose = WindowPoser(refine, HandModel(arrays), config.norm_by_hand)
        self._fitter = HandFitter(arrays, TRUST_FOUND if config.finder else TRUST)
        self._frames, self._holds = config.num_frame, facts.hold
        self._reader, self._still_rotations = reader, STILL_ROTATIONS if stills else ()
        self._finds_landmarks = config.backbone.kind == "landmark"

    def box(self, points: Array) -> Box:
        """Nearly as tight as in the training; see Estimator."""
        box = box_of_hand(points)
        if not self._finds_landmarks:
            return box
        tight = tightened(box, points)
        return replace(tight, size=max(tight.size, LEAST * box.size))

    def find_landmarks(
        self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]
    ) -> Sequence[Landmarks]:
        """By the backbone that also makes the tokens, if it finds landmarks; see Estimator."""
        if not self._finds_landmarks:
            return self._reader.read(frame.image, boxes)
        return self._own_landmarks(frame, K, boxes, sides)

    def estimate(self, hands: Sequence[HandInput], frame: Frame, K: Array) -> list[Estimate]:
        """From what was seen of the frame and the tokens of up to six frames before; see Estimator."""
        if not hands:
            return []
        observed = [self._observed(hand, frame, K) for hand in hands]
        hands = [replace(hand, landmarks=landmarks) for hand, (landmarks, _) in zip(hands, observed, strict=True)]
        predictions, memories = self._predict(hands, [tokens for _, tokens in observed])
        estimates = [
            Estimate(prediction.hand if prediction.is_possible else None, memory, hand.landmarks)
            for hand, prediction, memory in zip(hands, predictions, memories, strict=True)
        ]
        return self._held(hands, predictions, estimates, frame, K) if self._holds else estimates

    def compare_sides(self, hands: Sequence[Landmarks], frame: Frame, K: Array) -> list[float]:
        """Each hand is examined and fitted once as either side; see Estimator."""
        if not hands or not (self._holds and self._finds_landmarks):
            return [0.0] * len(hands)
        errors = np.array([self._fit_errors(hands, side, frame, K) for side in (Side.LEFT, Side.RIGHT)])
        return np.log(errors[0] / errors[1]).tolist()  # type: ignore[no-any-return]

    def _fit_errors(self, hands: Sequence[Landmarks], side: Side, frame: Frame, K: Array) -> Array:
        """Metres [n] between the image's points and hands of that side that are fitted to them."""
        known = [isinstance(seen, NetworkLandmarks) and seen.expected is side for seen in hands]
        missing = [
            seen.box if isinstance(seen, NetworkLandmarks) else self.box(seen.points_2d)
            for seen, is_known in zip(hands, known, strict=True)
            if not is_known
        ]
        views = iter(self._own_landmarks(frame, K, missing, [side] * len(missing)))
        inputs = [
            HandInput(side, seen if is_known else next(views)) for seen, is_known in zip(hands, known, strict=True)
        ]
        misfits = [estimate.misfit for estimate in self.estimate(inputs, frame, K)]
        return np.clip([WORST_FIT if misfit is None else misfit for misfit in misfits], BEST_FIT, WORST_FIT)

    def _own_landmarks(
        self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]
    ) -> list[NetworkLandmarks]:
        crops = self._encoder.encode(frame, K, boxes, sides)
        return [possible(landmarks_of(crop, box, side, K)) for crop, box, side in zip(crops, boxes, sides, strict=True)]

    def _observed(self, hand: HandInput, frame: Frame, K: Array) -> tuple[Landmarks, list[Token]]:
        """The hand's landmarks and token; of a still also the tokens of rotated crops, with the landmarks of all."""
        landmarks, known = hand.landmarks, _token_of(hand)
        if known is not None and not self._still_rotations:
            return landmarks, [known]
        square = tightened(box_of_hand(landmarks.points_2d), landmarks.points_2d)
        squares = [square, *(square.rotated(angle) for angle in self._still_rotations)]
        if self._still_rotations and self._finds_landmarks:
            views = self._own_landmarks(frame, K, squares, [hand.side] * len(squares))
            tokens = [view.token for view in views]
            return (joined(landmarks, views) if all(view.is_possible for view in views) else landmarks), tokens
        missing = squares if known is None else squares[1:]
        crops = self._encoder.encode(frame, K, missing, [hand.side] * len(missing))
        return landmarks, [*([known] if known else []), *(crop.token for crop in crops)]

    def _predict(
        self, hands: Sequence[HandInput], tokens: Sequence[Sequence[Token]]
    ) -> tuple[list[Prediction], list[NetworkMemory]]:
        """The network's own outputs and the memories with the frame in them; of several tokens of a hand the mean."""
        memories: list[NetworkMemory] = []
        windows: list[tuple[Token, ...]] = []
        rows_of: list[range] = []
        for hand, (newest, *rotated) in zip(hands, tokens, strict=True):
            memory = hand.memory if isinstance(hand.memory, NetworkMemory) else NEW_HAND
            memories.append(memory.with_token(newest, self._frames))
            rows_of.append(range(len(windows), len(windows) + 1 + len(rotated)))
            windows += [memories[-1].tokens, *((token,) for token in rotated)]
        refined = self._pose.refined(windows)
        memories = [
            memory.with_shape(refined.shape[list(rows)].mean(0), CUT_WEIGHT if hand.is_cut else 1.0)
            for memory, rows, hand in zip(memories, rows_of, hands, strict=True)
        ]
        shape = np.array([memory.shape for memory, rows in zip(memories, rows_of, strict=True) for _ in rows])
        posed, joints = self._pose.posed(refined, np.array([window[-1].rotation for window in windows]), shape)
        predictions = []
        for rows in rows_of:
            mean = mean_hand([posed[row] for row in rows])
            found = mean_found([windows[row][-1].found for row in rows])
            predictions.append(Prediction(mean, joints[list(rows)].mean(0), found))
        return predictions, memories

    def _held(
        self,
        hands: Sequence[HandInput],
        predictions: Sequence[Prediction],
        estimates: list[Estimate],
        frame: Frame,
        K: Array,
    ) -> list[Estimate]:
        """The outputs that are possible, held to what is seen."""
        held = [k for k, estimate in enumerate(estimates) if estimate.hand is not None]
        tasks = []
        for k in held:
            memory, found, prediction = own_memory(estimates[k]), predictions[k].found, predictions[k]
            if found is not None:
                found, offset = smoothed_offset(
                    found, prediction.joints + prediction.hand.wrist, memory.offset, frame.time_ns
                )
                memory = replace(memory, offset=offset)
                estimates[k] = replace(estimates[k], memory=memory)
            key_points = hands[k].landmarks.key_points(K, hands[k].side)
            points = agreed(key_points, prediction.joints - prediction.joints.mean(0), found)
            tasks.append(FitTask(points, memory.fit, memory.shape, LEAST_SPREAD))
        for k, state in zip(held, follow(self._fitter, tasks), strict=True):
            estimates[k] = replace(estimates[k], misfit=state.error)
            if state.error < WORST_FIT:  # else the points are no hand's
                memory = replace(own_memory(estimates[k]), fit=state)
                estimates[k] = replace(estimates[k], hand=self._fitter.posed(state), memory=memory)
        return estimates


def own_memory(estimate: Estimate) -> NetworkMemory:
    """The memory that this estimator gave."""
    assert isinstance(estimate.memory, NetworkMemory)
    return estimate.memory


class WindowPoser:
    """From windows of tokens to posed hands."""

    def __init__(self, refine: Compiled, model: HandModel, norm_by_hand: bool) -> None:
        """`refine` is that part of `core.network.parts`, `norm_by_hand` an entry of the network's config."""
        self._refine, self._model, self._norm_by_hand = refine, model, norm_by_hand

    def refined(self, windows: Sequence[Sequence[Token]]) -> Refined:
        """The newest frame's hand of each window, in its crop's camera; windows of one length in one call."""
        rows = [Refined(np.empty((16, 3, 3)), np.empty(10), np.empty(3))] * len(windows)
        for length in {len(window) for window in windows}:
            chosen = [k for k, window in enumerate(windows) if len(window) == length]
            group = [windows[k] for k in chosen]
            seconds = [[(token.time_ns - window[-1].time_ns) * 1e-9 for token in window] for window in group]
            values, cameras, rotations = (
                np.array([[getattr(token, name) for token in window] for window in group], np.float32)
                for name in ("value", "camera", "rotation")
            )
            output = Refined(*self._refine(values, np.array(seconds, np.float32), cameras, rotations))
            for row, k in enumerate(chosen):
                rows[k] = Refined(*(part[row].astype(np.float64) for part in output))
        return Refined(*(np.array(part) for part in zip(*rows, strict=True)))

    def posed(self, refined: Refined, crop_rotations: Array, shape: Array) -> tuple[list[PosedHand], Array]:
        """Answers in the real camera, for hands of betas [h, 10], and joints [h, 21, 3] about the wrist."""
        joints = self._model.rotated_joints(refined.turns, shape).astype(np.float64)
        joints -= joints[:, :1]
        place = refined.trans
        if self._norm_by_hand:
            bones = np.diff(joints[:, list(MIDDLE_FINGER)], axis=1)
            place = place * np.maximum(np.sqrt((bones * bones).sum(-1)).sum(1), LEAST_HAND_SIZE)[:, None]
        back = crop_rotations.transpose(0, 2, 1)
        rotations, wrists = back @ refined.turns[:, 0], (back @ place[..., None])[..., 0]
        fingers = matrix_to_axis_angle(refined.turns[:, 1:])
        hands = [PosedHand(*parts) for parts in zip(rotations, wrists, fingers, shape, strict=True)]
        return hands, joints @ crop_rotations


def _check_hand_model(facts: CheckpointFacts, checkpoint: Path, hand_model: Path) -> None:
    trained_with = facts.hand_model_sha256
    if trained_with and trained_with != file_sha256(hand_model):
        name = f"the hand model {facts.hand_model}" if facts.hand_model else "a different hand model"
        raise UserError(
            f"The checkpoint {checkpoint} was trained with {name}, whose betas do not fit {hand_model}: give the file "
            "that it was trained with as --hand-model."
        )


def _token_of(hand: HandInput) -> Token | None:
    """The token of the hand's landmarks; None where another network found them or the other side was expected."""
    landmarks = hand.landmarks
    return landmarks.token if isinstance(landmarks, NetworkLandmarks) and landmarks.expected is hand.side else None
