"""The fit finds the hand that made the key points, keeps to anatomy, and knows its own derivatives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmirror.core.hand.anatomy import FREEDOMS
from handmirror.core.hand.fit import FitState, FitTask, FitWeights, HandFitter, KeyPoints
from handmirror.core.hand.fit_equations import FitEquations
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle


@pytest.fixture(scope="module")
def fitter() -> HandFitter:
    return HandFitter(load_arrays())


@pytest.fixture(scope="module")
def equations() -> FitEquations:
    return FitEquations(load_arrays(), FitWeights())


def random_state(seed: int, depth: float = 0.5) -> FitState:
    random = np.random.default_rng(seed)
    angles = np.array([np.clip(f.habit + random.normal() * f.spread, f.low, f.high) for f in FREEDOMS])
    wrist = np.array([*random.uniform(-0.1, 0.1, 2), depth])
    return FitState(axis_angle_to_matrix(random.normal(size=3)), wrist, angles, random.normal(size=10) * 0.3)


def key_points(fitter: HandFitter, state: FitState) -> KeyPoints:
    joints = fitter.key_points(state)
    return KeyPoints(joints[:, :2] / joints[:, 2:], joints - joints.mean(0))


def fit(fitter: HandFitter, seen: KeyPoints, start: FitState | None = None) -> FitState:
    return fitter.fit([FitTask(seen, start)])[0]


def test_its_joints_are_those_of_the_hand_model(fitter):
    state = random_state(5)
    model, hand = HandModel.load(), fitter.posed(state)
    shape = hand.shape[None]
    joints = model.joints(hand.pose[None], shape, hand.wrist - model.rest_wrist(shape))[0]
    assert np.abs(joints - fitter.key_points(state)).max() < 1e-5


def test_finds_the_hand_that_made_the_points(fitter):
    errors, depths = [], []
    for seed in range(12):
        truth = random_state(seed, depth=0.2 + 0.05 * seed)
        found = fit(fitter, key_points(fitter, truth))
        errors.append(np.linalg.norm(fitter.key_points(found) - fitter.key_points(truth), axis=1).mean())
        depths.append(abs(found.wrist[2] / truth.wrist[2] - 1))
    assert np.median(errors) < 0.008 and max(errors) < 0.03
    assert np.median(depths) < 0.02


def test_another_lens_gives_the_same_distance(fitter):
    """Twice as near to the optical axis in the picture's rays means twice as far: the rays hold the lens."""
    truth = random_state(3)
    seen = key_points(fitter, truth)
    far = fit(fitter, KeyPoints(seen.rays * 0.5, seen.points)).wrist[2]
    assert far == pytest.approx(2 * fit(fitter, seen).wrist[2], rel=0.1)


def test_noise_brings_no_hand_nearer(fitter):
    """That the network's 3D points are a centimetre off does not make the hand smaller."""
    random = np.random.default_rng(0)
    truths = [random_state(seed, depth=0.3 + 0.005 * seed) for seed in range(60)]
    seen = [key_points(fitter, truth) for truth in truths]
    noisy = [KeyPoints(each.rays, each.points + random.normal(0, 0.010, (21, 3))) for each in seen]
    found = fitter.fit([FitTask(each) for each in noisy])
    off = [state.wrist[2] / truth.wrist[2] - 1 for state, truth in zip(found, truths, strict=True)]
    assert abs(np.median(off)) < 0.01, f"{np.median(off):+.2%}"


def test_derivatives_are_those_of_the_residuals(fitter, equations):
    """The normal equations are those of the residuals' derivatives by finite differences."""
    state, scale = random_state(1), 0.2
    seen, noise = key_points(fitter, state), np.random.default_rng(1).normal(0, 0.002, (21, 3))
    # right in the picture, where the depth that turns its residuals into metres has no derivative
    seen = KeyPoints(seen.rays, seen.points * np.exp(-scale) + noise)
    task = equations.stacked([FitTask(seen, shape_spread=0.3)])
    rotation, unknowns = state.rotation, np.concatenate([state.wrist, state.angles, state.shape, [scale]])

    def moved_by(move):
        turned = axis_angle_to_matrix(move[:3]) @ rotation
        return equations.hands(turned[None], unknowns[None] + move[3:], task)

    def residuals(hands):
        prior = (hands.unknowns[:, 3:] - task.usual) * np.sqrt(task.precision)
        parts = (hands.residuals, prior, hands.beyond / equations.weights.limit)
        return np.concatenate([part.ravel() for part in parts])

    still, step = moved_by(np.zeros(43)), 1e-6
    derivatives = np.array([(residuals(moved_by(move)) - residuals(still)) / step for move in np.eye(43) * step]).T
    normal, gradient = (part[0] for part in equations.normal_equations(still, task))
    size = np.linalg.norm(derivatives, axis=0)
    # the tips' pose correctives, under a millimetre, are held still on purpose
    assert np.abs((normal - derivatives.T @ derivatives) / (size * size[:, None])).max() < 0.03
    assert np.abs((gradient - derivatives.T @ residuals(still)) / size).max() < 0.05
    assert still.cost[0] == pytest.approx((residuals(still) ** 2).sum())


def test_hands_fitted_at_once_are_fitted_as_if_alone(fitter):
    """From the frame before and from nothing, with betas that are known and points in doubt."""
    tasks = []
    for seed in range(6):
        truth = random_state(seed, depth=0.3 + 0.1 * seed)
        seen = key_points(fitter, truth)
        random = np.random.default_rng(seed)
        noisy = KeyPoints(seen.rays + random.normal(0, 0.005, (21, 2)), seen.points, random.uniform(0.5, 2, 21))
        turned = axis_angle_to_matrix(random.normal(0, 0.1, 3)) @ truth.rotation
        before = FitState(turned, truth.wrist + 0.01, truth.angles + 0.05 * seed, truth.shape)
        tasks.append(FitTask(noisy, before) if seed % 3 else FitTask(seen, None, truth.shape, 0.05))
    for task, together in zip(tasks, fitter.fit(tasks), strict=True):
        alone = fitter.fit([task])[0]
        assert np.abs(fitter.key_points(together) - fitter.key_points(alone)).max() < 1e-9
        assert np.abs(together.shape - alone.shape).max() < 1e-7 and together.error == pytest.approx(alone.error)
    assert fitter.fit([]) == []


def test_a_hand_that_is_not_a_number_leaves_the_others_alone(fitter):
    seen = [key_points(fitter, random_state(seed)) for seed in (0, 1)]
    start = random_state(0)
    broken = KeyPoints(np.full((21, 2), np.nan), seen[1].points)
    found = fitter.fit([FitTask(seen[0], start), FitTask(broken, start)])
    assert found[0].error < 0.002 and not np.isfinite(found[1].error)


def test_a_finger_bent_the_wrong_way_stays_within_its_limits(fitter):
    state = random_state(4)
    middle = [k for k, f in enumerate(FREEDOMS) if f.joint == 5]
    angles = state.angles.copy()
    angles[middle] = np.radians(-70)
    impossible = FitState(state.rotation, state.wrist, angles, state.shape)
    found = fit(fitter, key_points(fitter, impossible))
    for angle, freedom in zip(found.angles, FREEDOMS, strict=True):
        assert freedom.low - np.radians(8) < angle < freedom.high + np.radians(8), freedom


@given(st.lists(st.floats(-3.1, 3.1), min_size=3, max_size=3))
@settings(max_examples=200, deadline=None)
def test_axis_angle_survives_the_way_to_a_matrix_and_back(values):
    rotation = axis_angle_to_matrix(np.array(values))
    again = axis_angle_to_matrix(matrix_to_axis_angle(rotation))
    assert np.abs(again - rotation).max() < 1e-6


@pytest.mark.parametrize("axis", [(1, 0, 0), (0, -1, 0), (0.6, 0, 0.8), (-0.5, 0.5, 0.7071)])
def test_half_a_turn_and_nearly_half_a_turn_have_an_axis_angle(axis):
    """Of matrices in single precision, too, whose sines are but rounding there."""
    angles = np.pi - np.concatenate([[0], np.logspace(-8, 0, 50)])
    rotations = axis_angle_to_matrix(np.array(axis) / np.linalg.norm(axis) * angles[:, None])
    for given_as, tolerance in ((rotations, 1e-12), (rotations.astype(np.float32), 1e-6)):
        again = axis_angle_to_matrix(matrix_to_axis_angle(given_as))
        assert np.abs(again - rotations).max() < tolerance
