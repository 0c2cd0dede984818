"""Procrustes alignment: the similarity that brings a prediction closest to the truth."""

import numpy as np
from numpy.typing import NDArray

from handmirror.core.types import Array


def procrustes_align(pred: Array, truth: Array, valid: Array | None = None) -> Array:
    """Scale, rotate and shift each predicted point set onto its truth, with the least sum of squared distances.

    For centred X (prediction) and Y (truth) and U S V^T = X^T Y, the rotation is R = U D V^T and the scale
    sum(S D) / |X|^2, where D = diag(1, 1, det(U V^T)) (Umeyama, 1991). Only proper rotations count: a mirrored hand
    stays wrong here, while the scripts of FreiHAND and HO3D allow reflections and so hide it.

    Args:
        pred: [n, k, 3] points.
        truth: [n, k, 3] points.
        valid: [n, k] which points decide the alignment; None for all. The others are moved along.

    Returns:
        [n, k, 3] the aligned prediction; NaN where fewer than three points are valid.
    """
    pred, truth, weight = checked_points(pred, truth, valid)
    count = weight.sum(1, keepdims=True)  # [n, 1, 1]
    safe = np.maximum(count, 1)
    pred_mean = (np.where(weight, pred, 0)).sum(1, keepdims=True) / safe
    truth_mean = (np.where(weight, truth, 0)).sum(1, keepdims=True) / safe
    x, y = np.where(weight, pred - pred_mean, 0), np.where(weight, truth - truth_mean, 0)
    u, s, vt = np.linalg.svd(np.swapaxes(x, 1, 2) @ y)
    signs = np.ones_like(s)
    signs[:, 2] = np.sign(np.linalg.det(u @ vt))
    rotation = (u * signs[:, None]) @ vt
    spread = (x**2).sum((1, 2))
    scale = np.divide((s * signs).sum(1), spread, out=np.zeros_like(spread), where=spread > 0)
    aligned = scale[:, None, None] * (pred - pred_mean) @ rotation + truth_mean
    return np.where(count >= 3, aligned, np.nan)


def checked_points(pred: Array, truth: Array, valid: Array | None) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Double precision, equal shapes [n, k, 3] (ValueError), and the mask as bool [n, k, 1]."""
    pred, truth = np.asarray(pred, float), np.asarray(truth, float)
    if pred.shape != truth.shape or pred.ndim != 3 or pred.shape[2] != 3:
        raise ValueError(f"prediction {pred.shape} and truth {truth.shape} must both be [n, k, 3]")
    mask: NDArray[np.bool_] = np.ones(pred.shape[:2], bool) if valid is None else np.asarray(valid) > 0
    if mask.shape != pred.shape[:2]:
        raise ValueError(f"the mask {mask.shape} must be [n, k] = {pred.shape[:2]}")
    return pred, truth, mask[..., None]
