"""Smooths one hand with what comes before and after, without lag: local polynomials over uneven times.

Each value becomes that of a parabola fitted to its neighbourhood with weights that fall off with the time between
(Fan and Gijbels, "Local Polynomial Modelling and Its Applications", 1996); what lies far off the others counts for
little (Cleveland, "Robust Locally Weighted Regression and Smoothing Scatterplots", JASA 74, 1979). A value depends only
on those at most `reach_s` away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array

SUPPORT = 3.0  # widths of the weights' bell from which on they are 0
RIDGE = 0.02  # keeps slope and bend small where few frames say something about them
OUTLIER = 4.5  # typical deviations from which on a value does not count at all
ROUNDS = 2  # of finding outliers


@dataclass(frozen=True)
class Group:
    """Values that are smoothed, and outliers, together."""

    columns: slice
    width_s: float  # standard deviation of the bell
    least: float  # a deviation that is never an outlier


def reach_s(groups: Sequence[Group]) -> float:
    """How far apart in time values may be that influence each other."""
    return max(group.width_s for group in groups) * SUPPORT * (2 * ROUNDS + 1)


def smooth(time_s: Array, values: Array, weights: Array, at_s: Array, groups: Sequence[Group]) -> Array:
    """Smoothed values [m, d] at the times `at_s` [m].

    Args:
        time_s: [n] seconds, rising.
        values: [n, d].
        weights: [n] above 0, of each time.
        at_s: [m] seconds.
        groups: columns of `values`, each in one group.
    """
    smoothed = np.empty((len(at_s), values.shape[1]))
    for group in groups:
        own = values[:, group.columns]
        kept = weights
        for _ in range(ROUNDS):
            fitted = _operator(time_s, kept, time_s, group.width_s) @ own
            deviation = np.sqrt(((fitted - own) ** 2).sum(1))
            kept = weights * _trust(time_s, deviation, group)
        smoothed[:, group.columns] = _operator(time_s, kept, at_s, group.width_s) @ own
    return smoothed


def _operator(time_s: Array, weights: Array, at_s: Array, width_s: float) -> Array:
    """The matrix [m, n] that takes values at `time_s` to those of the fitted parabolas at `at_s`."""
    steps = (time_s[None] - at_s[:, None]) / width_s
    bell = np.where(np.abs(steps) < SUPPORT, np.exp(-0.5 * steps**2), 0) * weights
    powers = np.stack([np.ones_like(steps), steps, steps**2], axis=1)  # [m, 3, n]
    weighted = powers * bell[:, None]
    moments = weighted @ powers.swapaxes(1, 2)
    moments[:, [1, 2], [1, 2]] += RIDGE * moments[:, :1, 0]
    moments[:, [0, 1, 2], [0, 1, 2]] += 1e-12
    operator: Array = (np.linalg.inv(moments)[:, :1] @ weighted)[:, 0]
    return operator


def _trust(time_s: Array, deviation: Array, group: Group) -> Array:
    """Weights [n] 0..1 of values by their deviation: Tukey's biweight, next to what is typical around them."""
    near = np.abs(time_s[None] - time_s[:, None]) < SUPPORT * group.width_s
    ordered = np.sort(np.where(near, deviation[None], np.inf), axis=1)
    typical = ordered[np.arange(len(near)), near.sum(1) // 2]  # the median
    limit = OUTLIER * np.maximum(1.5 * typical, group.least)
    trust: Array = np.maximum(1 - (deviation / limit) ** 2, 1e-4) ** 2
    return trust
