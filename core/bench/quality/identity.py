"""How well a tracker keeps hands apart: HOTA, IDF1 and changes of identity, from which hands are alike in each frame.

- HOTA: Luiten et al., "HOTA: A Higher Order Metric for Evaluating Multi-Object Tracking", IJCV 129, 2021.
- IDF1: Ristani et al., "Performance Measures and a Data Set for Multi-Target, Multi-Camera Tracking", ECCV workshops,
  2016.
- Changes of identity: Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking Performance: The CLEAR MOT
  Metrics", EURASIP Journal on Image and Video Processing, 2008.

Similarities are 0 to 1, and 0 is a pair that cannot be the same hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.types import Array

ALPHAS = np.arange(0.05, 0.99, 0.05)  # HOTA's thresholds
KEPT = 1000.0  # preference for last frame's pair in CLEAR MOT, over any similarity
EPSILON = 1e-9


@dataclass(frozen=True, eq=False)
class Alike:
    """One frame: numbers of the true and the predicted hands, and how alike they are."""

    true: Sequence[int]
    predicted: Sequence[int]
    similarity: Array  # [true, predicted] 0..1


@dataclass(frozen=True, eq=False)
class IdentityCounts:
    """What the scores of one clip, or of several, are made of."""

    hota_tp: Array  # [19] pairs at each threshold
    hota_fn: Array  # [19] true hands without a pair
    hota_fp: Array  # [19] predicted hands without a pair
    association: Array  # [19] sum over the pairs of how well their tracks agree, 0..1 each
    id_tp: int  # frames in which the hand has the track that fits it best
    true: int  # hands in all frames
    predicted: int
    switches: int  # a hand was found under another number than before

    def __add__(self, other: "IdentityCounts") -> "IdentityCounts":
        return IdentityCounts(**{name: value + getattr(other, name) for name, value in vars(self).items()})

    @property
    def idf1(self) -> float:
        """0..1; NaN where there are no hands at all."""
        return 2 * self.id_tp / (self.true + self.predicted) if self.true + self.predicted else float("nan")

    @property
    def hota(self) -> float:
        """0..1: mean over the thresholds of the geometric mean of detection and association."""
        if not self.true + self.predicted:
            return float("nan")
        detection = self.hota_tp / np.maximum(self.hota_tp + self.hota_fn + self.hota_fp, 1)
        association = self.association / np.maximum(self.hota_tp, 1)
        return float(np.sqrt(detection * association).mean())


def count_identity(frames: Sequence[Alike]) -> IdentityCounts:
    """The counts of one clip; UserError when SciPy is not installed."""
    frames, true_tracks, predicted_tracks = _numbered(frames)
    overlap = _overlap(frames, true_tracks, predicted_tracks)
    tp, association = _hota_pairs(frames, overlap)
    true, predicted = int(overlap.in_true.sum()), int(overlap.in_predicted.sum())
    id_tp = int(overlap.alike[assignment(overlap.alike)].sum())
    return IdentityCounts(tp, true - tp, predicted - tp, association, id_tp, true, predicted, _switches(frames))


def assignment(weights: Array) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the pairs whose sum of `weights` [n, m] is largest, each row and column at most once."""
    try:
        from scipy.optimize import linear_sum_assignment  # only here: an extra
    except ImportError as error:
        raise UserError(f"The benchmark's scores need SciPy: install it with  {install_command('bench')} .") from error
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return rows, columns


@dataclass(frozen=True, eq=False)
class _Overlap:
    """How the tracks of a clip overlap."""

    alike: Array  # [true, predicted] frames in which both are there and alike
    shared: Array  # [true, predicted] sum over the frames of the similarity that they have for themselves
    in_true: Array  # [true] frames in which the track is there
    in_predicted: Array  # [predicted]


def _numbered(frames: Sequence[Alike]) -> tuple[list[Alike], int, int]:
    """The frames with tracks numbered from 0, and how many true and predicted tracks there are."""
    true = {number: k for k, number in enumerate(dict.fromkeys(n for frame in frames for n in frame.true))}
    seen = {number: k for k, number in enumerate(dict.fromkeys(n for frame in frames for n in frame.predicted))}
    numbered = [Alike([true[n] for n in f.true], [seen[n] for n in f.predicted], f.similarity) for f in frames]
    return numbered, len(true), len(seen)


def _overlap(frames: Sequence[Alike], true: int, predicted: int) -> _Overlap:
    alike, shared = np.zeros((true, predicted)), np.zeros((true, predicted))
    in_true, in_predicted = np.zeros(true), np.zeros(predicted)
    for frame in frames:
        s, place = frame.similarity, np.ix_(frame.true, frame.predicted)
        in_true[frame.true] += 1
        in_predicted[frame.predicted] += 1
        if s.size:
            alike[place] += s > 0
            either = s.sum(0)[None] + s.sum(1)[:, None] - s
            shared[place] += np.divide(s, either, out=np.zeros(s.shape), where=either > EPSILON)
    return _Overlap(alike, shared, in_true, in_predicted)


def _hota_pairs(frames: Sequence[Alike], overlap: _Overlap) -> tuple[Array, Array]:
    """Pairs at each threshold [19], and the sum of their tracks' agreement [19]."""
    either = overlap.in_true[:, None] + overlap.in_predicted[None]
    alignment = overlap.shared / np.maximum(either - overlap.shared, EPSILON)
    matched = np.zeros((len(ALPHAS), *alignment.shape))
    for frame in frames:
        if frame.similarity.size:
            rows, columns = assignment(alignment[np.ix_(frame.true, frame.predicted)] * frame.similarity)
            close = frame.similarity[rows, columns] >= ALPHAS[:, None] - EPSILON
            matched[:, np.array(frame.true)[rows], np.array(frame.predicted)[columns]] += close
    agreement = matched / np.maximum(either - matched, 1)
    return matched.sum((1, 2)), (matched * agreement).sum((1, 2))


def _switches(frames: Sequence[Alike]) -> int:
    """How often a true hand is found under another number than the last time."""
    last: dict[int, int] = {}
    before: dict[int, int] = {}  # in the last frame with hands on both sides
    count = 0
    for frame in frames:
        if not frame.similarity.size:
            continue
        keeps = np.array([[before.get(true) == seen for seen in frame.predicted] for true in frame.true])
        alike = frame.similarity > 0
        before = {}
        for row, column in zip(*assignment(alike * (KEPT * keeps + frame.similarity)), strict=True):
            if alike[row, column]:
                true, seen = frame.true[row], frame.predicted[column]
                count += last.get(true, seen) != seen
                last[true] = before[true] = seen
    return count
