"""Jitter and lag of a known motion behind a known filter."""

import numpy as np
import pytest

from handmirror.app.preferences.smoothing_figures import smoothing_figures

SECONDS = np.arange(90) / 30


def test_a_shifted_motion_lags_by_the_shift() -> None:
    raw, late = (np.outer(0.05 * np.sin(3 * (SECONDS - shift)), [1.0, 0.5, 0.0]) for shift in (0, 0.06))
    figures = smoothing_figures(SECONDS, raw, late)
    assert figures is not None and figures.lag_ms == pytest.approx(60, abs=4)


def test_jitter_is_measured_and_a_resting_hand_has_no_lag() -> None:
    noise = np.random.default_rng(0).normal(0, 0.001, (90, 3))
    figures = smoothing_figures(SECONDS, noise, 0.25 * noise)
    assert figures is not None and figures.lag_ms is None
    # of independent noise: sqrt(1 + 1/2) of its standard deviation, on three axes
    assert figures.raw_jitter_mm == pytest.approx(np.sqrt(1.5 * 3), rel=0.15)
    assert figures.jitter_mm == pytest.approx(figures.raw_jitter_mm / 4)


def test_a_few_frames_are_too_few() -> None:
    assert smoothing_figures(SECONDS[:10], np.zeros((10, 3)), np.zeros((10, 3))) is None
