"""Robust least squares of few unknowns and many residuals: Levenberg and Marquardt's method, reweighted in each step.

The loss of a residual r is 2 c^2 (sqrt(1 + (r / c)^2) - 1): quadratic for small ones, linear for large ones (the
pseudo-Huber loss of Charbonnier et al., 1997). Written for `from_hand`, as SciPy is not among the program's libraries.
"""

from collections.abc import Callable

import numpy as np

from handmirror.core.types import Array

LEAST_GAIN = 1e-5  # share of the loss that a step must gain for another one
MOST_DAMPING = 1e8


def least_squares(
    residuals: Callable[[Array], Array], start: Array, loss_scale: float, steps: int, delta: float
) -> Array:
    """The unknowns [n] of least loss near a start.

    Args:
        residuals: [m] of unknowns [n].
        start: [n].
        loss_scale: c of the loss.
        steps: at most.
        delta: by which each unknown is changed to measure derivatives.
    """
    values, damping = start.copy(), 1e-3
    here = residuals(values)
    loss = _loss(here, loss_scale)
    for _ in range(steps):
        slopes = [(residuals(values + change) - here) / delta for change in delta * np.eye(len(values))]
        jacobian = np.column_stack(slopes)
        weights = 1 / np.sqrt(1 + (here / loss_scale) ** 2)
        normal, gradient = jacobian.T @ (jacobian * weights[:, None]), jacobian.T @ (weights * here)
        diagonal = np.diag(normal) + 1e-9 * (np.trace(normal) + 1e-30)
        while damping < MOST_DAMPING:
            new = values - np.linalg.solve(normal + damping * np.diag(diagonal), gradient)
            there = residuals(new)
            lower = _loss(there, loss_scale)
            if lower < loss:
                break
            damping *= 10
        else:
            return values
        gained = loss - lower
        values, here, loss, damping = new, there, lower, damping / 5
        if gained < LEAST_GAIN * loss:
            return values
    return values


def _loss(residuals: Array, scale: float) -> float:
    return float(2 * scale**2 * (np.sqrt(1 + (residuals / scale) ** 2) - 1).sum())
