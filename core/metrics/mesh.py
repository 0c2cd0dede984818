"""Errors of the 778 vertices."""

import numpy as np

from handmirror.core.metrics.align import checked_points, procrustes_align
from handmirror.core.metrics.joints import distances
from handmirror.core.types import Array


def pa_mpvpe(pred: Array, truth: Array) -> Array:
    """Mean error of the vertices [n, v, 3] of each sample [n] in mm after Procrustes alignment with scale."""
    means: Array = distances(procrustes_align(pred, truth), truth).mean(-1)
    return means


def f_score(pred: Array, truth: Array, thresholds: tuple[float, ...] = (5.0, 15.0), align: bool = True) -> Array:
    """F-score of each sample at each threshold: [n, len(thresholds)], 0..1.

    Harmonic mean of two shares: of predicted vertices that lie nearer than the threshold to some true vertex, and of
    true vertices that lie nearer than it to some predicted one (Knapitsch et al., 2017). With `align` after Procrustes
    alignment of the vertices: FreiHAND's F@5 and F@15.

    Args:
        pred: [n, v, 3] metres.
        truth: [n, v, 3] metres.
        thresholds: millimetres.
        align: whether to align first.
    """
    pred, truth, _ = checked_points(pred, truth, None)
    if align:
        pred = procrustes_align(pred, truth)
    return np.array([_f_of_one(p, t, thresholds) for p, t in zip(pred, truth, strict=True)]).reshape(len(pred), -1)


def _f_of_one(pred: Array, truth: Array, thresholds: tuple[float, ...]) -> list[float]:
    centre = truth.mean(0)  # keeps the products small, so that the differences below lose no digits
    pred, truth = (pred - centre) * 1e3, (truth - centre) * 1e3
    squared = (pred**2).sum(1)[:, None] + (truth**2).sum(1) - 2 * pred @ truth.T
    limits = np.array(thresholds)[:, None] ** 2
    precision = (squared.min(1) < limits).mean(1)
    recall = (squared.min(0) < limits).mean(1)
    return [2 * p * r / (p + r) if p + r else 0.0 for p, r in zip(precision, recall, strict=True)]
