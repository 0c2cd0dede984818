"""One fit of one hand to what several cameras see of it.

The unknowns are those of `core.hand.fit_equations`: one rotation, place and shape of the hand, one set of angles. Each
camera has the equations of the single-camera fit in its own axes. A small rotation and a shift of the hand in the world
are the same ones in a camera's axes, rotated, so each camera's normal equations are rotated back and added up. Habits
and limits of the joints count once. Points that the other cameras contradict count less (iteratively reweighted least
squares with Cauchy's weights).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.cameras.geometry import kabsch
from handmirror.core.hand.fit import FitState, FitTask, FitWeights, KeyPoints
from handmirror.core.hand.fit_equations import ROTATION, UNKNOWNS, FitEquations, StackedHands, StackedTasks, unknowns_of
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array

WEIGHTS = FitWeights(image=0.003, points=0.015, depth=0.020, scale=0.05)
STEPS, ROUNDS, LEAST_GAIN = 6, 3, 1e-3
CONTRADICTION = 0.006  # metres at the hand's depth off the fitted hand, at which a point counts half
NOT_SEEN = 30.0  # doubt of a joint that a camera does not see
_PALM = [0, 1, 5, 9, 13, 17]
_PLACE = slice(3, 6)


@dataclass(frozen=True, eq=False)
class HandView:
    """One camera's answer for a hand, mirrored to a right hand, and where the camera stands."""

    rays: Array  # [21, 2] x/z and y/z of the joints in the camera
    points: Array  # [21, 3] metres, the joints about their mean in the camera's axes
    confidence: Array  # [21] 0..1
    rotation: Array  # [3, 3] x_camera = rotation @ x_world + shift, mirrored as well
    shift: Array  # [3] metres


class ViewsFitter:
    """Fits one right hand model; holds no state of any hand."""

    def __init__(self, arrays: dict[str, np.ndarray], weights: FitWeights = WEIGHTS) -> None:
        """`arrays` of a hand model in MANO's format."""
        self.weights = weights
        self._equations = FitEquations(arrays, weights)

    def fit(
        self,
        views: Sequence[HandView],
        start: FitState | None = None,
        known_shape: Array | None = None,
        shape_spread: float | None = None,
    ) -> FitState:
        """The hand in the world; `error` is not finite if what is seen is not.

        Args:
            views: what each camera sees, one or more.
            start: the frame before's; None: from nothing.
            known_shape: [10] betas that this person is believed to have.
            shape_spread: how far, in standard deviations of the population, the betas may be from there.
        """
        state = start or self._begin(views, known_shape)
        doubt = np.array([1 / np.sqrt(np.clip(view.confidence, NOT_SEEN**-2.0, 1)) for view in views])
        trusted = doubt
        for _ in range(ROUNDS):
            tasks = [
                FitTask(KeyPoints(view.rays, view.points, row), None, known_shape, shape_spread)
                for view, row in zip(views, trusted, strict=True)
            ]
            state, apart = self._solved(views, state, self._equations.stacked(tasks))
            trusted = doubt * np.sqrt(1 + (apart / CONTRADICTION) ** 2)
        shares = doubt**-2.0
        return replace(state, error=float(np.sqrt((apart**2 * shares).sum() / shares.sum())))

    def posed(self, state: FitState) -> PosedHand:
        """The hand of a state, in the world."""
        return PosedHand(state.rotation, state.wrist, self._equations.posed_fingers(state.angles), state.shape)

    def key_points(self, state: FitState) -> Array:
        """[21, 3] metres: the model's joints in the world, of a right hand."""
        return self._equations.key_points(state)

    def _solved(self, views: Sequence[HandView], state: FitState, task: StackedTasks) -> tuple[FitState, Array]:
        """Levenberg's method from a state; the new state and how far off [v, 21] each view's points are, metres."""
        task = task._replace(precision=task.precision / len(views))
        rotations, shifts = np.array([view.rotation for view in views]), np.array([view.shift for view in views])
        hands = self._seen(state.rotation, unknowns_of([state])[0], rotations, shifts, task)
        damping = 1e-3
        world, unknowns = state.rotation, unknowns_of([state])[0]
        for _ in range(STEPS):
            normal, gradient = self._joint_equations(hands, rotations, task)
            normal[np.diag_indices(UNKNOWNS)] *= 1 + damping
            change = -np.linalg.solve(normal, gradient)
            new_world, new = axis_angle_to_matrix(change[ROTATION]) @ world, unknowns + change[3:]
            moved = self._seen(new_world, new, rotations, shifts, task)
            gain = hands.cost.sum() - moved.cost.sum()
            if gain > 0:
                world, unknowns, hands, damping = new_world, new, moved, damping / 3
                if gain < LEAST_GAIN * moved.cost.sum():
                    break
            else:
                damping *= 10
        depth = hands.joints[..., 2].mean(1, keepdims=True)
        apart = np.linalg.norm(hands.rays - task.rays, axis=-1) * depth
        return FitState(world, unknowns[:3], unknowns[3:29], unknowns[29:39], float(unknowns[39])), apart

    def _seen(self, world: Array, unknowns: Array, rotations: Array, shifts: Array, task: StackedTasks) -> StackedHands:
        """The hand in each camera's axes."""
        rows = np.tile(unknowns, (len(rotations), 1))
        rows[:, :3] = rotations @ unknowns[:3] + shifts
        return self._equations.hands(rotations @ world, rows, task)

    def _joint_equations(self, hands: StackedHands, rotations: Array, task: StackedTasks) -> tuple[Array, Array]:
        """The sum of all cameras' normal equations [43, 43] and gradients [43], for changes in the world."""
        normal, gradient = self._equations.normal_equations(hands, task)
        to_camera = np.tile(np.eye(UNKNOWNS), (len(rotations), 1, 1))
        to_camera[:, ROTATION, ROTATION] = to_camera[:, _PLACE, _PLACE] = rotations
        back = to_camera.swapaxes(-1, -2)
        return (back @ normal @ to_camera).sum(0), (back @ gradient[..., None]).sum(0)[:, 0]

    def _begin(self, views: Sequence[HandView], shape: Array | None) -> FitState:
        """Rotation and place of a hand with usual angles: palm against palm, then all lines of sight."""
        neutral = FitState(
            np.eye(3), np.zeros(3), self._equations.usual_angles, np.zeros(10) if shape is None else shape
        )
        rest = self.key_points(neutral)
        sureness = np.array([view.confidence.mean() for view in views]) + 1e-6
        points = np.average([view.points @ view.rotation for view in views], axis=0, weights=sureness)
        if not np.isfinite(points).all():
            return neutral
        rotation, _ = kabsch(rest[_PALM] - rest[_PALM].mean(0), points[_PALM] - points[_PALM].mean(0))
        return replace(neutral, rotation=rotation, wrist=_place(rest @ rotation.T, views))


def _place(points: Array, views: Sequence[HandView]) -> Array:
    """The shift [3] in the world under which points [21, 3] lie best on all lines of sight."""
    left, right = [], []
    for view in views:
        across = np.zeros((21, 2, 3))
        across[:, 0, 0] = across[:, 1, 1] = 1
        across[:, :, 2] = -view.rays
        across = across * np.sqrt(view.confidence)[:, None, None]
        left.append((across @ view.rotation).reshape(-1, 3))
        right.append(-(across @ (points @ view.rotation.T + view.shift)[..., None]).ravel())
    shift: Array = np.linalg.lstsq(np.concatenate(left), np.concatenate(right), rcond=None)[0]
    return shift
