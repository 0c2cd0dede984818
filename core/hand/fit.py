"""Fits the hand model to 21 key points: pose, shape and translation by damped least squares, several hands at once.

Solved by Levenberg's method in numpy; `core.hand.fit_equations` has what is solved.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.fit_equations import (
    ANGLES_OF,
    ROTATION,
    SHAPE_OF,
    UNKNOWNS,
    FitEquations,
    StackedHands,
    squares,
    unknowns_of,
)
from handmirror.core.hand.fit_records import FitState, FitTask, FitWeights, KeyPoints
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array

__all__ = ["FitState", "FitTask", "FitWeights", "HandFitter", "KeyPoints"]

_PALM = [0, 1, 5, 9, 13, 17]  # of the 21 joints
WARM_STEPS, COLD_STEPS = 4, 12  # of the solver, from the frame before and from nothing
# share of the cost that a step must gain for another one, likewise: the next frame continues where this one ends
WARM_GAIN, COLD_GAIN = 1e-2, 1e-3


class HandFitter:
    """Fits one right hand model; holds no state of its own, so that one serves every track."""

    def __init__(self, arrays: dict[str, np.ndarray], weights: FitWeights | None = None) -> None:
        """`arrays` of a hand model in MANO's format."""
        self.weights = weights or FitWeights()
        self._equations = FitEquations(arrays, self.weights)

    def fit(self, tasks: Sequence[FitTask]) -> list[FitState]:
        """Fit hands independently, but faster than one by one; `error` is not finite if the points are not."""
        if not tasks:
            return []
        starts = [task.start or self._begin(task.seen) for task in tasks]
        steps = np.array([WARM_STEPS if task.start else COLD_STEPS for task in tasks])
        least_gain = np.array([WARM_GAIN if task.start else COLD_GAIN for task in tasks])
        task = self._equations.stacked(tasks)
        hands = self._equations.hands(np.array([start.rotation for start in starts]), unknowns_of(starts), task)
        normal, gradient = self._equations.normal_equations(hands, task)
        damping, going = np.full(len(tasks), 1e-3), np.ones(len(tasks), bool)
        for step in range(1, steps.max() + 1):
            damped = normal.copy()
            damped.reshape(len(tasks), -1)[:, :: UNKNOWNS + 1] *= 1 + damping[:, None]
            change = -np.linalg.solve(damped, gradient[..., None])[..., 0]
            rotation = axis_angle_to_matrix(change[:, ROTATION]) @ hands.rotation
            moved = self._equations.hands(rotation, hands.unknowns + change[:, 3:], task)
            better = going & (moved.cost < hands.cost)
            damping = np.where(better, damping / 3, damping * 10)
            going &= ~(better & (hands.cost - moved.cost < least_gain * moved.cost)) & (step < steps)
            hands = _chosen(better, moved, hands)
            if not going.any():
                break
            if better.any():
                normal, gradient = self._equations.normal_equations(hands, task)
        return self._states(hands)

    def posed(self, state: FitState) -> PosedHand:
        """The hand of a state."""
        return PosedHand(state.rotation, state.wrist, self._equations.posed_fingers(state.angles), state.shape)

    def key_points(self, state: FitState) -> Array:
        """[21, 3] metres: the model's joints in the camera, of a right hand."""
        return self._equations.key_points(state)

    def _begin(self, seen: KeyPoints) -> FitState:
        """Rotation and place of a hand with usual angles: palm against palm, then size against size."""
        neutral = FitState(np.eye(3), np.zeros(3), self._equations.usual_angles, np.zeros(10))
        if not np.isfinite(seen.points.sum() + seen.rays.sum()):
            return neutral
        rest = self.key_points(neutral)
        rotation = _align(rest[_PALM], seen.points[_PALM])
        return FitState(rotation, _place(rest @ rotation.T, seen.rays), self._equations.usual_angles, np.zeros(10))

    def _states(self, hands: StackedHands) -> list[FitState]:
        errors = self.weights.image * np.sqrt(squares(hands.residuals[..., :2].reshape(-1, 42)) / 21)
        return [
            FitState(rotation, each[:3], each[ANGLES_OF], each[SHAPE_OF], float(each[-1]), float(error))
            for rotation, each, error in zip(hands.rotation, hands.unknowns, errors, strict=True)
        ]


def _chosen(which: NDArray[np.bool_], one: StackedHands, other: StackedHands) -> StackedHands:
    """Of each hand the `one` where `which` [h] says so, else the `other`."""
    if which.all():
        return one
    if not which.any():
        return other
    return StackedHands(
        *(np.where(which.reshape(-1, *[1] * (a.ndim - 1)), a, b) for a, b in zip(one, other, strict=True))
    )


def _align(source: Array, target: Array) -> Array:
    """The rotation [3, 3] that best rotates centred points [n, 3] onto others (Kabsch)."""
    u, _, vt = np.linalg.svd((source - source.mean(0)).T @ (target - target.mean(0)))
    sign = np.sign(np.linalg.det(u @ vt))
    rotation: Array = (u @ np.diag([1, 1, sign]) @ vt).T
    return rotation


def _place(points: Array, rays: Array) -> Array:
    """The shift [3] under which points [n, 3] project best onto rays [n, 2]: x + tx - r (z + tz) = 0."""
    left = np.zeros((2 * len(points), 3))
    left[0::2, 0], left[1::2, 1] = 1, 1
    left[:, 2] = -rays.ravel()
    right = (rays * points[:, 2:] - points[:, :2]).ravel()
    shift = np.linalg.lstsq(left, right, rcond=None)[0]
    if shift[2] + points[:, 2].mean() < 0.05:  # behind the camera: put it in front, on the middle ray
        shift = np.array([*rays.mean(0), 1.0]) * 0.4
    return shift
