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


def smooth(time_s: Array, values: Array, weights: Array, at_s: Array, groups: Sequence[Group]) -> tuple[Array, Array]:
    """Smoothed values [m, d] at the times `at_s` [m], and their slopes [m, d] per second.

    Args:
        time_s: [n] seconds, rising.
        values: [n, d].
        weights: [n] above 0, of each time.
        at_s: [m] seconds.
        groups: columns of `values`, each in one group.
    """
    smoothed, slopes = np.empty((2, len(at_s), values.shape[1]))
    for group in groups:
        own = values[:, group.columns]
        kept = weights
        for _ in range(ROUNDS):
            level, _ = _operators(time_s, kept, time_s, group.width_s)
            deviation = np.sqrt(((level @ own - own) ** 2).sum(1))
            kept = weights * _trust(time_s, deviation, group)
        level, slope = _operators(time_s, kept, at_s, group.width_s)
        smoothed[:, group.columns], slopes[:, group.columns] = level @ own, slope @ own
    return smoothed, slopes


def _operators(time_s: Array, weights: Array, at_s: Array, width_s: float) -> tuple[Array, Array]:
    """Matrices [m, n] that take values at `time_s` to those of the fitted parabolas at `at_s`, and to their slopes."""
    steps = (time_s[None] - at_s[:, None]) / width_s
    bell = np.where(np.abs(steps) < SUPPORT, np.exp(-0.5 * steps**2), 0) * weights
    powers = np.stack([np.ones_like(steps), steps, steps**2], axis=1)  # [m, 3, n]
    weighted = powers * bell[:, None]
    moments = weighted @ powers.swapaxes(1, 2)
    moments[:, [1, 2], [1, 2]] += RIDGE * moments[:, :1, 0]
    moments[:, [0, 1, 2], [0, 1, 2]] += 1e-12
    solved = np.linalg.solve(moments, weighted)
    return solved[:, 0], solved[:, 1] / width_s


def _trust(time_s: Array, deviation: Array, group: Group) -> Array:
    """Weights [n] 0..1 of values by their deviation: Tukey's biweight, next to what is typical around them."""
    near = np.abs(time_s[None] - time_s[:, None]) < SUPPORT * group.width_s
    typical = np.array([np.median(deviation[row]) for row in near])
    limit = OUTLIER * np.maximum(1.5 * typical, group.least)
    return np.maximum(1 - (deviation / limit) ** 2, 1e-4) ** 2
