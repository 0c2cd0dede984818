"""The way without a trained network: the hand model is fitted to the landmark network's key points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handmirror.core.camera.box import Box, box_of_hand
from handmirror.core.hand.fit import FitState, FitTask, HandFitter, KeyPoints
from handmirror.core.tracking.estimators.base import Estimate, HandInput
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.types import Array, Frame, Side

DOUBTFUL_FIT, WORST_FIT = 0.012, 0.04  # metres between the image's points and the fitted hand's
SHAPE_SPREAD, LEAST_SPREAD = 0.5, 0.03  # of the betas: for a hand never seen, and for one seen long


@dataclass(frozen=True)
class FitMemory:
    """The last fit of a hand."""

    state: FitState
    frames: int  # fitted so far
    is_current: bool = True  # whether the next frame's fit starts from here; else only the betas are used

    @property
    def of_the_hand(self) -> "FitMemory":
        """See HandMemory."""
        return replace(self, is_current=False)

    @property
    def shape_spread(self) -> float:
        """How far the next frame may move the betas: less, the longer this hand has been seen."""
        return max(LEAST_SPREAD, SHAPE_SPREAD / math.sqrt(1 + self.frames))


class FitEstimator:
    """Fits the hand model to the landmark network's key points."""

    def __init__(self, fitter: HandFitter, reader: LandmarkReader) -> None:
        self._fitter, self._reader = fitter, reader

    def box(self, points: Array) -> Box:
        """The landmark network's own square; see Estimator."""
        return box_of_hand(points)

    def find_landmarks(
        self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]
    ) -> Sequence[Landmarks]:
        """By the landmark network, whatever the side; see Estimator."""
        return self._reader.read(frame.image, boxes)

    def estimate(self, hands: Sequence[HandInput], frame: Frame, K: Array) -> list[Estimate]:
        """Only from the hands' key points; see Estimator."""
        memories = [hand.memory if isinstance(hand.memory, FitMemory) else None for hand in hands]
        tasks = [
            _task(hand.landmarks.key_points(K, hand.side), last) for hand, last in zip(hands, memories, strict=True)
        ]
        estimates = []
        for hand, last, state in zip(hands, memories, follow(self._fitter, tasks), strict=True):
            if state.error < WORST_FIT:
                memory = FitMemory(state, last.frames + 1 if last else 1)
                estimates.append(Estimate(self._fitter.posed(state), memory, hand.landmarks))
            else:
                estimates.append(Estimate(None, last, hand.landmarks))
        return estimates

    def compare_sides(self, hands: Sequence[Landmarks], frame: Frame, K: Array) -> list[float]:
        """Not known: the landmark network sees the same points whatever side is expected; see Estimator."""
        return [0.0] * len(hands)


def follow(fitter: HandFitter, tasks: Sequence[FitTask]) -> list[FitState]:
    """Fits that start from the previous frame's; a doubtful one is repeated from scratch, and the better one kept."""
    states = fitter.fit(tasks)
    doubtful = [k for k, task in enumerate(tasks) if task.start is not None and not states[k].error < DOUBTFUL_FIT]
    restarted = fitter.fit([replace(tasks[k], start=None) for k in doubtful])  # it may be a local minimum
    for k, state in zip(doubtful, restarted, strict=True):
        if not states[k].error <= state.error:
            states[k] = state
    return states


def _task(points: KeyPoints, last: FitMemory | None) -> FitTask:
    if last is None:
        return FitTask(points)
    return FitTask(points, last.state if last.is_current else None, last.state.shape, last.shape_spread)
