"""What every filter of a hand has to do, whichever it is, and the One-Euro filter's own rules."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.tracking.filters import FILTER_NAMES, make_filter
from handmirror.core.tracking.smoothing import OneEuro, OneEuroSettings
from handmirror.core.types import Array

POINTS = np.random.default_rng(0).uniform(100, 300, (21, 2))
HAND = PosedHand(
    axis_angle_to_matrix(np.array([0.3, -1.1, 0.4])), np.array([0.1, 0.0, 0.5]), np.full((15, 3), 0.2), np.ones(10)
)


def moving(x: float) -> PosedHand:
    return replace(HAND, wrist=HAND.wrist + np.array([x, 0.0, 0.0]))


def path_through(name: str, rate: int) -> Array:
    """x of the wrist [2 rate] after a filter: two seconds that begin at rest and move back and forth by 2 cm."""
    steady = make_filter(name)
    x = 0.02 * np.sin(np.pi * np.arange(1, 2 * rate + 1) / rate) ** 2
    return np.array([steady.filter_hand(moving(each), 1 / rate).wrist[0] for each in x])


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_a_still_hand_stays_as_it_is_whatever_the_time_steps(name):
    steady = make_filter(name)
    for seconds in (5.0, 1 / 30, 0.0, 0.2):
        filtered, points = steady.filter_hand(HAND, seconds), steady.filter_points(POINTS, 200, seconds)
    assert np.allclose(filtered.wrist, HAND.wrist) and np.allclose(filtered.rotation, HAND.rotation)
    assert np.allclose(filtered.fingers, HAND.fingers) and np.allclose(filtered.shape, HAND.shape)
    assert np.allclose(points, POINTS)


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_a_hand_that_stops_comes_to_rest(name):
    steady = make_filter(name)
    for k in range(90):
        x = 0.01 * min(k, 15)
        filtered, points = steady.filter_hand(moving(x), 1 / 30), steady.filter_points(POINTS + 400 * x, 200, 1 / 30)
    assert np.abs(filtered.wrist - moving(x).wrist).max() < 0.001 and np.abs(points - POINTS - 400 * x).max() < 1


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_jitter_is_halved(name):
    steady, random = make_filter(name), np.random.default_rng(0)
    x = random.normal(0, 0.0005, 200)
    filtered = np.array([steady.filter_hand(moving(each), 1 / 30).wrist[0] for each in x])
    assert np.diff(filtered).std() < 0.5 * np.diff(x).std()


@pytest.mark.parametrize("rate", [15, 60])
@pytest.mark.parametrize("name", FILTER_NAMES)
def test_a_fast_hand_lags_by_less_than_a_frame(name, rate):
    steady = make_filter(name)
    for k in range(rate // 2):
        x = k / rate  # a metre a second
        filtered = steady.filter_hand(moving(x), 1 / rate)
    assert abs(filtered.wrist[0] - moving(x).wrist[0]) < 1 / rate


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_15_and_60_frames_a_second_show_the_same_motion(name):
    assert np.abs(path_through(name, 60)[3::4] - path_through(name, 15)).max() < 0.0015


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_a_whole_turn_does_not_jump(name):
    steady = make_filter(name)
    turns = [axis_angle_to_matrix(np.array([0.0, angle, 0.0])) for angle in np.linspace(0, 2 * np.pi, 61)]
    shown = [steady.filter_hand(replace(HAND, rotation=turn), 1 / 30).rotation for turn in turns]
    assert max(np.abs(after - before).max() for before, after in pairwise(shown)) < 0.2
    assert all(np.allclose(each @ each.T, np.eye(3), atol=1e-6) for each in shown)


def test_one_euro_holds_still_hands_and_follows_quick_ones():
    settings = OneEuroSettings(min_cutoff=1.0, beta=30.0)
    random = np.random.default_rng(0)
    still = OneEuro(settings)
    noise = random.normal(size=(200, 1, 3)) * 0.0005
    filtered = np.array([still(value, 1 / 30) for value in noise])
    assert np.diff(filtered, axis=0).std() < 0.5 * np.diff(noise, axis=0).std()
    quick = OneEuro(settings)
    path = np.linspace(0, 1, 31)[:, None, None] * np.ones((1, 1, 3))  # a metre a second
    behind = path[-1] - [quick(value, 1 / 30) for value in path][-1]
    assert np.abs(behind).max() < 0.015


def test_equal_time_stamps_do_not_restart_one_euro():
    smooth = OneEuro(OneEuroSettings(min_cutoff=1.0))
    smooth(np.zeros((1, 1)), 1 / 30)
    assert 0 < smooth(np.ones((1, 1)), 0)[0, 0] < 0.5


@pytest.mark.parametrize("name", FILTER_NAMES)
def test_a_stronger_filter_is_steadier_and_lags_more(name):
    def jitter_and_lag(strength: float) -> tuple[float, float]:
        steady, random = make_filter(name, strength), np.random.default_rng(0)
        still = [steady.filter_hand(moving(each), 1 / 30).wrist[0] for each in random.normal(0, 0.0005, 200)]
        quick = make_filter(name, strength)
        for k in range(30):
            shown = quick.filter_hand(moving(k / 30), 1 / 30)
        return float(np.diff(still).std()), abs(float(shown.wrist[0] - moving(29 / 30).wrist[0]))

    figures = [jitter_and_lag(strength) for strength in (0.25, 1.0, 4.0)]
    assert figures[0][0] > figures[1][0] > figures[2][0] and figures[0][1] < figures[1][1] < figures[2][1]
