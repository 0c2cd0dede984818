"""Errors of the 21 joints."""

import numpy as np

from handmirror.core.metrics.align import checked_points, procrustes_align
from handmirror.core.types import Array

WRIST = 0


def distances(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """[n, k] millimetres between points [n, k, 3] in metres, without any alignment; NaN where `valid` [n, k] is 0."""
    pred, truth, mask = checked_points(pred, truth, valid)
    return np.where(mask[..., 0], np.linalg.norm(pred - truth, axis=-1) * 1e3, np.nan)


def root_relative(points: Array) -> Array:
    """Joints [n, 21, 3] with the wrist at the origin."""
    return points - points[:, WRIST, None]


def mpjpe_distances(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """[n, 21] millimetres with both wrists at the origin; a row is NaN where the wrist is not valid."""
    error = distances(root_relative(pred), root_relative(truth), valid)
    return np.where(np.isnan(error[:, WRIST, None]), np.nan, error)


def pa_distances(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """[n, k] millimetres after Procrustes alignment."""
    return distances(procrustes_align(pred, truth, valid), truth, valid)


def mpjpe(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """Root-relative error of each sample [n] in mm: mean over the valid of all 21 joints, the wrist's 0 included.

    That is DexYCB's "root-relative"; averaging over the 20 others gives 21/20 of it.
    """
    return _mean(mpjpe_distances(pred, truth, valid))


def pa_mpjpe(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """Error of each sample [n] in mm after Procrustes alignment with scale. Hides depth, size and orientation."""
    return _mean(pa_distances(pred, truth, valid))


def camera_error(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """Error of each sample [n] in mm in the camera's space, without alignment ("absolute" in DexYCB)."""
    return _mean(distances(pred, truth, valid))


def depth_error(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """Signed error [n] in mm of the wrist along the line of sight; positive: predicted too far away."""
    pred, truth, mask = checked_points(pred, truth, valid)
    return np.where(mask[:, WRIST, 0], (pred - truth)[:, WRIST, 2] * 1e3, np.nan)


def auc(errors: Array, limit: float = 50.0, steps: int = 100) -> float:
    """Area under the curve of correct key points, 0..1: FreiHAND's measure.

    PCK(t) is the share of errors <= t, for each joint apart and then averaged over the joints; its area over
    `steps` thresholds from 0 to `limit` (both included) by the trapezoid rule, divided by `limit`.

    Args:
        errors: [n, k] millimetres, NaN where there is no label.
        limit: the largest threshold in millimetres.
        steps: how many thresholds.
    """
    thresholds = np.linspace(0, limit, steps)
    known = ~np.isnan(errors)
    joints = known.any(0)
    if not joints.any():
        return float("nan")
    filled = np.sort(np.where(known, errors, np.inf)[:, joints], axis=0)
    curve = [np.searchsorted(column, thresholds, side="right") for column in filled.T]
    pck = np.stack(curve) / known[:, joints].sum(0)[:, None]
    return float(np.trapezoid(pck.mean(0), thresholds) / limit)


def accel_error(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """ACCEL of a run of t consecutive frames: [t - 2] mm/frame^2.

    The length of a(pred) - a(truth) with a(k) = x(k-1) - 2 x(k) + x(k+1), averaged over the joints that are valid in
    all three frames. Feed root-relative joints for the measure of the literature (Kanazawa et al., 2019), joints in
    the camera to see the jitter of the place too.

    Args:
        pred: [t, k, 3] metres, frame after frame without gaps.
        truth: [t, k, 3] metres.
        valid: [t, k].
    """
    pred, truth, mask = checked_points(pred, truth, valid)
    if len(pred) < 3:
        return np.zeros(0)
    seen = mask[:-2] & mask[1:-1] & mask[2:]
    error = np.linalg.norm(np.diff(pred - truth, n=2, axis=0), axis=-1) * 1e3
    return _mean(np.where(seen[..., 0], error, np.nan))


def _mean(errors: Array) -> Array:
    """Mean over the last axis without the NaN; NaN where there is nothing else."""
    known = ~np.isnan(errors)
    count = known.sum(-1)
    total = np.where(known, errors, 0).sum(-1)
    means: Array = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return means
