"""Each metric against a second computation that goes another way: scipy, numerical minimisation, or plain loops."""

import itertools
import math

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.spatial import cKDTree, procrustes
from scipy.spatial.transform import Rotation

from handmirror.core.metrics.align import procrustes_align
from handmirror.core.metrics.joints import (
    accel_error,
    auc,
    camera_error,
    depth_error,
    distances,
    mpjpe,
    mpjpe_distances,
    pa_distances,
    pa_mpjpe,
)
from handmirror.core.metrics.mesh import f_score, pa_mpvpe
from handmirror.core.metrics.scores import Scored, score


def hands(count: int, points: int = 21, noise: float = 0.008, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Truth 0.5 m before the camera, and a prediction that is turned, scaled, shifted and noisy."""
    random = np.random.default_rng(seed)
    truth = random.normal(0, 0.04, (count, points, 3)) + np.array([0.05, -0.1, 0.5])
    turn = Rotation.random(count, random_state=seed).as_matrix()
    centre = truth.mean(1, keepdims=True)
    pred = 1.2 * (truth - centre) @ turn + centre + random.normal(0, noise, truth.shape) + [0.01, 0.02, 0.09]
    return pred, truth


def test_alignment_is_the_minimum_that_a_search_finds():
    pred, truth = hands(3)

    def cost(unknowns: np.ndarray, k: int) -> float:
        turned = math.exp(unknowns[3]) * Rotation.from_rotvec(unknowns[:3]).apply(pred[k] - pred[k].mean(0))
        return float((((turned + unknowns[4:] - (truth[k] - truth[k].mean(0))) * 1e3) ** 2).sum())

    for k, ours in enumerate(procrustes_align(pred, truth)):
        starts = [np.r_[vector, 0, 0, 0, 0] for vector in np.eye(3) * 2] + [np.zeros(7), np.r_[-2, -2, 1, 0, 0, 0, 0]]
        best = min(minimize(cost, start, (k,), tol=1e-12).fun for start in starts)
        assert ((ours - truth[k]) ** 2).sum() * 1e6 == pytest.approx(best, rel=1e-5)


def test_alignment_agrees_with_scipy_where_it_does_not_reflect():
    pred, truth = hands(8)
    for k, ours in enumerate(procrustes_align(pred, truth)):
        standard, theirs, _ = procrustes(truth[k], pred[k])  # both centred, the truth of norm 1
        size = np.linalg.norm(truth[k] - truth[k].mean(0))
        assert ours == pytest.approx(theirs * size + truth[k].mean(0), abs=1e-12)
        assert standard * size + truth[k].mean(0) == pytest.approx(truth[k], abs=1e-12)


def test_a_mirrored_hand_has_a_large_error():
    _, truth = hands(4, noise=0)
    mirrored = truth * [-1, 1, 1]
    assert (pa_mpjpe(mirrored, truth) > 5).all()
    _, _, disparity = procrustes(truth[0], mirrored[0])
    assert disparity < 1e-20  # what allowing reflections would say


def test_alignment_uses_the_valid_points_alone_and_needs_three():
    pred, truth = hands(2)
    valid = np.ones((2, 21))
    valid[:, 15:] = 0
    broken = truth.copy()
    broken[:, 15:] = np.nan
    assert pa_mpjpe(pred, broken, valid) == pytest.approx(pa_mpjpe(pred[:, :15], truth[:, :15]))
    valid[1, 2:] = 0
    assert np.isnan(pa_mpjpe(pred, broken, valid)).tolist() == [False, True]


def test_mean_errors_by_plain_loops():
    pred, truth = hands(5)
    valid = np.random.default_rng(1).random((5, 21)) > 0.2
    valid[:, 0] = [True, True, True, True, False]
    for k in range(5):
        absolute, relative = [], []
        for j in range(21):
            if valid[k, j]:
                absolute.append(1000 * math.dist(pred[k, j], truth[k, j]))
                to_pred = [pred[k, j, c] - pred[k, 0, c] for c in range(3)]
                to_truth = [truth[k, j, c] - truth[k, 0, c] for c in range(3)]
                relative.append(1000 * math.dist(to_pred, to_truth))
        assert camera_error(pred, truth, valid)[k] == pytest.approx(sum(absolute) / len(absolute))
        if valid[k, 0]:
            assert mpjpe(pred, truth, valid)[k] == pytest.approx(sum(relative) / len(relative))
            assert depth_error(pred, truth, valid)[k] == pytest.approx(1000 * (pred[k, 0, 2] - truth[k, 0, 2]))
        else:
            assert np.isnan(mpjpe(pred, truth, valid)[k]) and np.isnan(depth_error(pred, truth, valid)[k])


def test_each_error_sees_what_it_should_and_nothing_else():
    _, truth = hands(3, noise=0)
    far = truth + np.array([0, 0, 0.14])
    assert camera_error(far, truth) == pytest.approx(140)
    assert depth_error(far, truth) == pytest.approx(140)
    assert mpjpe(far, truth) == pytest.approx(0, abs=1e-9)
    larger = (truth - truth[:, :1]) * 1.5 + truth[:, :1]
    assert (mpjpe(larger, truth) > 5).all()
    assert pa_mpjpe(larger, truth) == pytest.approx(0, abs=1e-9)


def test_auc_by_integrating_the_steps():
    """Without sampling, the area under the curve is the mean of max(0, 1 - error / limit)."""
    random = np.random.default_rng(2)
    errors = random.gamma(2, 10, (400, 21))
    errors[random.random(errors.shape) < 0.3] = np.nan
    exact = np.mean([np.mean([max(0, 1 - e / 50) for e in column if e == e]) for column in errors.T])
    assert auc(errors, steps=20001) == pytest.approx(exact, abs=1e-4)
    assert auc(errors) == pytest.approx(exact, abs=3e-3)


def test_auc_of_the_thresholds_themselves_by_loops():
    errors = np.array([[0.0, 50.0], [25.0, 60.0], [10.0, np.nan]])
    total = 0.0
    thresholds = [50 * k / 99 for k in range(100)]
    for column in ([0.0, 25.0, 10.0], [50.0, 60.0]):
        pck = [sum(e <= t for e in column) / len(column) for t in thresholds]
        total += sum((a + b) / 2 * (50 / 99) for a, b in itertools.pairwise(pck)) / 50 / 2
    assert auc(errors) == pytest.approx(total, abs=1e-12)
    assert auc(np.zeros((3, 21))) == 1 and auc(np.full((3, 21), 51.0)) == 0
    assert math.isnan(auc(np.full((3, 21), np.nan)))


def test_f_score_by_nearest_neighbours_of_a_tree():
    pred, truth = hands(3, points=778, noise=0.006)
    aligned = procrustes_align(pred, truth)
    for k in range(3):
        to_truth, _ = cKDTree(truth[k]).query(aligned[k])
        to_pred, _ = cKDTree(aligned[k]).query(truth[k])
        for column, limit in enumerate((0.005, 0.015)):
            precision, recall = np.mean(to_truth < limit), np.mean(to_pred < limit)
            expected = 2 * precision * recall / (precision + recall)
            assert 0.2 < expected <= 1
            assert f_score(pred, truth)[k, column] == pytest.approx(expected, abs=1e-12)
    assert f_score(truth, truth) == pytest.approx(1)
    assert f_score(truth + 1, truth, align=False).max() == 0


def test_vertices_by_scipy_procrustes():
    pred, truth = hands(2, points=778)
    for k in range(2):
        standard, theirs, _ = procrustes(truth[k], pred[k])
        size = np.linalg.norm(truth[k] - truth[k].mean(0))
        expected = np.mean([math.dist(a, b) for a, b in zip(theirs, standard, strict=True)]) * size * 1e3
        assert pa_mpvpe(pred, truth)[k] == pytest.approx(expected)


def test_acceleration_by_polynomials():
    """x(t) = a t^2 / 2 has the acceleration a; a linear motion has none, however far off it is."""
    t = np.arange(6.0)[:, None, None]
    truth = np.broadcast_to([0.1, 0.2, 0.5], (6, 21, 3)) + t * [0.01, 0, 0]
    assert accel_error(truth * 1.3 + 0.2, truth) == pytest.approx(0, abs=1e-9)
    a = np.array([0.003, -0.004, 0.0])
    assert accel_error(truth + t**2 / 2 * a, truth) == pytest.approx([5.0] * 4)
    pred = truth.copy()
    pred[3, 7, 0] += 0.01  # one joint jumps in one frame: 10, 20, 10 mm over 21 joints
    assert accel_error(pred, truth) == pytest.approx(np.array([0, 10, 20, 10]) / 21)
    valid = np.ones((6, 21))
    valid[3, 7] = 0
    assert accel_error(pred, truth, valid) == pytest.approx(0, abs=1e-9)
    assert accel_error(pred[:2], truth[:2]).shape == (0,)


def test_scores_of_a_set_gather_the_parts_and_keep_runs_apart():
    pred, truth = hands(6)
    mesh = hands(2, points=778)
    valid = np.ones((6, 21))
    run = np.array([0, 0, 0, 1, 1, 1])
    found = score(Scored(pred, truth, valid, run, *mesh))
    assert found.samples == 6
    assert found.mpjpe == pytest.approx(mpjpe(pred, truth).mean())
    assert found.pa_mpjpe == pytest.approx(pa_mpjpe(pred, truth).mean())
    assert found.pa_mpvpe == pytest.approx(pa_mpvpe(*mesh).mean())
    assert [found.f5, found.f15] == pytest.approx(f_score(*mesh).mean(0))
    assert found.auc == auc(mpjpe_distances(pred, truth)[:, 1:]) < auc(mpjpe_distances(pred, truth))
    assert found.pa_auc == auc(pa_distances(pred, truth))
    both = [accel_error(pred[s], truth[s]) for s in (slice(0, 3), slice(3, 6))]
    assert found.camera_accel == pytest.approx(np.concatenate(both).mean())
    empty = score(Scored(pred[:0], truth[:0], valid[:0], run[:0]))
    assert empty.samples == 0 and all(v is None for v in list(empty.rounded().values())[1:])


def test_wrong_shapes_raise_instead_of_broadcasting():
    pred, truth = hands(3)
    with pytest.raises(ValueError, match=r"\[n, k, 3\]"):
        distances(pred, truth[:1])
    with pytest.raises(ValueError, match=r"\[n, k, 3\]"):
        procrustes_align(pred[:, :1], truth)
    with pytest.raises(ValueError, match="mask"):
        distances(pred, truth, np.ones(21))
