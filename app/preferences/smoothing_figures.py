"""How much a filter steadies a motion, and how far it lags behind."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array

MIN_SAMPLES = 15
MAX_LAG_S, LAG_STEP_S = 0.25, 0.002
MIN_MOTION_M = 0.01  # standard deviation of the place, without which a lag cannot be measured


@dataclass(frozen=True)
class SmoothingFigures:
    """Of one stretch of motion."""

    raw_jitter_mm: float
    jitter_mm: float
    lag_ms: float | None  # None: too little motion


def smoothing_figures(seconds: Array, raw: Array, smooth: Array) -> SmoothingFigures | None:
    """The figures of places [n, 3] in metres before and after a filter, at rising times [n]; None if there are too few.

    Jitter is the root mean square of the distance from a place to the middle of its neighbours. The lag is the shift in
    time by which the raw motion comes nearest to the filtered one.
    """
    if len(seconds) < MIN_SAMPLES:
        return None
    moves = float(np.linalg.norm(raw.std(axis=0))) >= MIN_MOTION_M
    return SmoothingFigures(_jitter_mm(raw), _jitter_mm(smooth), _lag_ms(seconds, raw, smooth) if moves else None)


def _jitter_mm(places: Array) -> float:
    off = places[1:-1] - (places[:-2] + places[2:]) / 2
    return float(1000 * np.sqrt((off**2).sum(axis=1).mean()))


def _lag_ms(seconds: Array, raw: Array, smooth: Array) -> float:
    later = seconds >= seconds[0] + MAX_LAG_S
    if later.sum() < MIN_SAMPLES:
        return 0.0
    lags = np.arange(0, MAX_LAG_S, LAG_STEP_S)
    errors = [
        sum(
            float(((smooth[later, axis] - np.interp(seconds[later] - lag, seconds, raw[:, axis])) ** 2).mean())
            for axis in range(3)
        )
        for lag in lags
    ]
    return float(1000 * lags[int(np.argmin(errors))])
