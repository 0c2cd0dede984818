"""What poses the hand of a track, and the way without a trained network: the fit of the hand model.

What an estimator remembers of a hand lies in the track (`Track.memory`) and goes with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from handmirror.core.hand.fit import FitState, FitTask, HandFitter, KeyPoints
from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.box import Box, box_of_hand
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.track import Track
from handmirror.core.types import Array, Frame, Side

DOUBTFUL_FIT, WORST_FIT = 0.012, 0.04  # metres between the picture's points and the fitted hand's
SHAPE_SPREAD, SETTLED_SPREAD = 0.5, 0.03  # of the betas: for a hand never seen, and for one seen long


class Estimator(Protocol):
    """Looks where the tracks' hands should be, and poses them."""

    def box(self, points: Array) -> Box:
        """The square in which it wants to see a hand whose points are these [21, 2], in pixels."""

    def look(self, frame: Frame, K: Array, boxes: list[Box], sides: list[Side]) -> list[Landmarks]:
        """What it sees in each square, where a hand of that side is expected; K is [3, 3]."""

    def estimate(self, tracks: Sequence[Track], frame: Frame, K: Array) -> list[PosedHand | None]:
        """The tracks' hands in the newest frame, K being its intrinsics [3, 3]; None for one that is not found."""


@dataclass(frozen=True)
class FitMemory:
    """The last fit of a hand."""

    state: FitState
    frames: int  # fitted so far

    @property
    def shape_spread(self) -> float:
        """How far the next frame may move the betas: less, the longer this hand has been seen."""
        return max(SETTLED_SPREAD, SHAPE_SPREAD / np.sqrt(1 + self.frames))


class FitEstimator:
    """Fits the hand model to the landmark network's key points."""

    def __init__(self, fitter: HandFitter, reader: LandmarkReader) -> None:
        self._fitter, self._reader = fitter, reader

    def box(self, points: Array) -> Box:
        """The landmark network's own square; see Estimator."""
        return box_of_hand(points)

    def look(self, frame: Frame, K: Array, boxes: list[Box], sides: list[Side]) -> list[Landmarks]:
        """By the landmark network, which knows both sides; see Estimator."""
        return self._reader.read(frame.image, boxes)

    def estimate(self, tracks: Sequence[Track], frame: Frame, K: Array) -> list[PosedHand | None]:
        """From the tracks' key points alone; see Estimator."""
        memories = [track.memory if isinstance(track.memory, FitMemory) else None for track in tracks]
        tasks = [
            _task(track.seen.key_points(K, track.side), last) for track, last in zip(tracks, memories, strict=True)
        ]
        hands: list[PosedHand | None] = []
        for track, last, state in zip(tracks, memories, follow(self._fitter, tasks), strict=True):
            if state.error < WORST_FIT:
                track.memory = FitMemory(state, last.frames + 1 if last else 1)
                hands.append(self._fitter.posed(state))
            else:
                hands.append(None)
        return hands


def follow(fitter: HandFitter, tasks: Sequence[FitTask]) -> list[FitState]:
    """Fits that start at the frame before's; one that ends in doubt is made again from nothing, and the better kept."""
    states = fitter.fit(tasks)
    doubtful = [k for k, task in enumerate(tasks) if task.start is not None and not states[k].error < DOUBTFUL_FIT]
    restarted = fitter.fit([replace(tasks[k], start=None) for k in doubtful])  # it may be a local minimum
    for k, state in zip(doubtful, restarted, strict=True):
        if not states[k].error <= state.error:
            states[k] = state
    return states


def _task(points: KeyPoints, last: FitMemory | None) -> FitTask:
    return FitTask(points) if last is None else FitTask(points, last.state, last.state.shape, last.shape_spread)
