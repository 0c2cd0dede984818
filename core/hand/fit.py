"""Fits the hand model to 21 key points: pose, shape and translation by damped least squares.

The unknowns are the turn and place of the hand, the angles of `core.hand.anatomy` and the ten betas. The residuals,
each divided by its standard deviation, are: the picture's key points, the network's hand-centred 3D key points, the
habits and limits of the joints, and the usual size of hands.
Solved by Levenberg's method with exact derivatives, in numpy: 42 unknowns are too few for torch to be quick.
"""

from dataclasses import dataclass, replace

import numpy as np

from core.hand.anatomy import FREEDOMS, joint_axes
from core.hand.joints import MANO_PARENTS, MANO_TO_21, TIP_VERTICES, rest_points
from core.hand.posed import PosedHand
from core.hand.rotation import axis_angle_to_matrix, cross, matrix_to_axis_angle, rotations_about
from core.types import Array

FINGER_OF_TIP = (13, 1, 4, 10, 7)  # base joints of thumb, index, middle, ring, pinky
_LEVELS = ((1, 4, 7, 10, 13), (2, 5, 8, 11, 14), (3, 6, 9, 12, 15))
_ANGLES, _BETAS = len(FREEDOMS), 10
_TURN, _WRIST = slice(0, 3), slice(3, 6)
_ANGLE, _SHAPE = slice(6, 6 + _ANGLES), slice(6 + _ANGLES, 6 + _ANGLES + _BETAS)
_SCALE = 6 + _ANGLES + _BETAS
_SIZE = _SCALE + 1


@dataclass(frozen=True)
class FitWeights:
    """Standard deviations of the residuals."""

    picture: float = 0.003  # metres across the line of sight, at the hand's depth
    points: float = 0.010  # metres, the network's 3D key points in the picture's plane
    depth: float = 0.008  # metres, the same along the line of sight
    shape: float = 0.5  # betas are in standard deviations of the population, children included
    scale: float = 0.05  # natural logarithm of how much too small the network's 3D key points are
    limit: float = 0.03  # radians beyond a joint's range


@dataclass(frozen=True)
class FitState:
    """A fitted right hand; what the next frame's fit starts from."""

    rotation: Array  # [3, 3] turn of the wrist
    wrist: Array  # [3] metres in the camera
    angles: Array  # [26] radians, one per entry of FREEDOMS
    shape: Array  # [10] betas
    scale: float = 0.0  # natural logarithm: the hand against the network's 3D key points
    error: float = 0.0  # root mean square of the picture's residuals, metres at the hand's depth; doubt divides them


@dataclass(frozen=True)
class KeyPoints:
    """What the network saw of a hand, turned to a right hand."""

    rays: Array  # [21, 2] x/z and y/z of each key point in the camera
    points: Array  # [21, 3] metres, hand-centred, in the camera's axes
    doubt: Array | None = None  # [21] factors of the picture's standard deviation; None: 1


class HandFitter:
    """Fits one right hand model; holds no state of its own, so that one serves every track."""

    def __init__(self, arrays: dict[str, np.ndarray], weights: FitWeights | None = None) -> None:
        self.weights = weights or FitWeights()
        self._rest, self._rest_shape = rest_points(arrays)  # each riding on a bone
        self._tip_bends = arrays["posedirs"][list(TIP_VERTICES)].reshape(15, 135).astype(np.float64)
        self._bone = np.array([*range(16), 15, 3, 6, 12, 9])
        by_mano_finger = [self._rest[16 + k] for k in (1, 2, 4, 3, 0)]
        self._axes = joint_axes(self._rest[:16], np.array(by_mano_finger))
        self._order = np.array(MANO_TO_21)
        self._moves = _moves(self._bone)
        self._joint = np.array([freedom.joint for freedom in FREEDOMS])
        self._axis = np.array([freedom.axis for freedom in FREEDOMS])
        self._habit = np.array([freedom.habit for freedom in FREEDOMS])
        self._spread = np.array([freedom.spread for freedom in FREEDOMS])
        self._low = np.array([freedom.low for freedom in FREEDOMS])
        self._high = np.array([freedom.high for freedom in FREEDOMS])

    def fit(
        self,
        seen: KeyPoints,
        start: FitState | None = None,
        *,
        iterations: int | None = None,
        known_shape: Array | None = None,
        shape_spread: float | None = None,
    ) -> FitState:
        """Fit the hand to what was seen, from `start` (the frame before) or from nothing.

        Args:
            seen: key points of a right hand.
            start: the state to begin at.
            iterations: how many steps; by default 4 from a start and 12 from nothing.
            known_shape: [10] betas that this person is believed to have (zero: anybody).
            shape_spread: how far, in standard deviations of the population, the betas may be from there.
        """
        state = start or self._begin(seen)
        steps = iterations or (4 if start else 12)
        shape_mean = np.zeros(_BETAS) if known_shape is None else known_shape
        spread = shape_spread or self.weights.shape
        jacobian, residual = self._linearise(state, seen, shape_mean, spread)
        damping, cost = 1e-3, float(residual @ residual)
        for _ in range(steps):
            normal, gradient = jacobian.T @ jacobian, jacobian.T @ residual
            normal[np.diag_indices(_SIZE)] *= 1 + damping
            moved = self._move(state, -np.linalg.solve(normal, gradient))
            new_jacobian, new_residual = self._linearise(moved, seen, shape_mean, spread)
            new_cost = float(new_residual @ new_residual)
            if new_cost < cost:
                gain = cost - new_cost
                state, jacobian, residual, cost, damping = moved, new_jacobian, new_residual, new_cost, damping / 3
                if gain < 1e-3 * cost:
                    break
            else:
                damping *= 10
        picture = residual[:42] * self.weights.picture
        return replace(state, error=float(np.sqrt((picture**2).mean() * 2)))

    def posed(self, state: FitState) -> PosedHand:
        """The hand of a state."""
        fingers = np.array([matrix_to_axis_angle(rotation) for rotation in self._turns(state)[0][1:]])
        return PosedHand(state.rotation, state.wrist, fingers, state.shape)

    def key_points(self, state: FitState) -> Array:
        """[21, 3] metres: the model's joints in the camera, of a right hand."""
        return self._kinematics(state)[0][self._order]

    def _begin(self, seen: KeyPoints) -> FitState:
        """Turn and place of a hand with usual angles: palm against palm, then size against size."""
        neutral = FitState(np.eye(3), np.zeros(3), self._habit.copy(), np.zeros(_BETAS))
        rest = self.key_points(neutral)
        palm = [0, 1, 5, 9, 13, 17]
        rotation = _align(rest[palm], seen.points[palm])
        turned = replace(neutral, rotation=rotation)
        joints = self.key_points(turned)
        return replace(turned, wrist=_place(joints, seen.rays))

    def _turns(self, state: FitState) -> tuple[Array, Array]:
        """Local rotations [16, 3, 3] and, against the parent, the axes [16, 3 axes, 3] that the angles turn about."""
        angles = np.zeros((16, 3))
        angles[self._joint, self._axis] = state.angles
        flexion, abduction, twist = (rotations_about(self._axes[:, k], angles[:, k]) for k in range(3))
        bent = flexion @ abduction
        rotations = bent @ twist
        rotations[0] = state.rotation
        axes = self._axes.copy()
        axes[:, 1] = np.einsum("jrc,jc->jr", flexion, axes[:, 1])
        axes[:, 2] = np.einsum("jrc,jc->jr", bent, axes[:, 2])
        return rotations, axes

    def _kinematics(self, state: FitState) -> tuple[Array, Array, Array, Array]:
        """Points [21, 3] (16 joints, 5 tips), their d/dshape [21, 3, 10], world axes [16, 3, 3], joints [16, 3]."""
        rotations, axes = self._turns(state)
        rest = self._rest + self._rest_shape @ state.shape
        bends = (rotations[1:] - np.eye(3)).reshape(135)
        rest[16:] += (self._tip_bends @ bends).reshape(5, 3)
        world, world_axes = np.empty((16, 3, 3)), np.empty((16, 3, 3))
        points, d_shape = np.empty((21, 3)), np.empty((21, 3, _BETAS))
        world[0], points[0], d_shape[0] = rotations[0], state.wrist, 0
        world_axes[0] = np.eye(3)
        for level in _LEVELS:
            joints, parents = list(level), [MANO_PARENTS[joint] for joint in level]
            turn = world[parents]
            points[joints] = points[parents] + np.einsum("jrc,jc->jr", turn, rest[joints] - rest[parents])
            d_shape[joints] = d_shape[parents] + turn @ (self._rest_shape[joints] - self._rest_shape[parents])
            world[joints] = turn @ rotations[joints]
            world_axes[joints] = axes[joints] @ turn.transpose(0, 2, 1)
        distal = self._bone[16:]
        points[16:] = points[distal] + np.einsum("jrc,jc->jr", world[distal], rest[16:] - rest[distal])
        d_shape[16:] = d_shape[distal] + world[distal] @ (self._rest_shape[16:] - self._rest_shape[distal])
        return points, d_shape, world_axes, points[:16]

    def _linearise(self, state: FitState, seen: KeyPoints, shape_mean: Array, spread: float) -> tuple[Array, Array]:
        """Jacobian [n, unknowns] and residuals [n] at a state."""
        weights = self.weights
        points, d_shape, world_axes, joints = self._kinematics(state)
        d_points = np.zeros((21, 3, _SIZE))
        arms = points[:, None] - joints  # [21, 16, 3]
        d_points[:, :, _TURN] = cross(np.eye(3), arms[:, 0, None]).transpose(0, 2, 1)
        d_points[:, :, _WRIST] = np.eye(3)
        axis = world_axes[self._joint, self._axis]  # [angles, 3]
        swing = cross(axis, arms[:, self._joint]) * self._moves[:, self._joint, None]
        d_points[:, :, _ANGLE] = swing.transpose(0, 2, 1)
        d_points[:, :, _SHAPE] = d_shape
        points, d_points = points[self._order], d_points[self._order]

        depth = np.maximum(points[:, 2], 0.02)
        scale = depth.mean() / weights.picture / (np.ones(21) if seen.doubt is None else seen.doubt)
        rays = points[:, :2] / depth[:, None]
        picture = (rays - seen.rays) * scale[:, None]
        d_rays = (d_points[:, :2] - rays[:, :, None] * d_points[:, 2:]) / depth[:, None, None]

        sigma = np.array([weights.points, weights.points, weights.depth])
        centred = points - points.mean(0)
        target = (seen.points - seen.points.mean(0)) * np.exp(state.scale)
        space = (centred - target) / sigma
        d_space = (d_points - d_points.mean(0)) / sigma[:, None]
        d_space[:, :, _SCALE] = -target / sigma

        beyond = np.minimum(state.angles - self._low, 0) + np.maximum(state.angles - self._high, 0)
        d_habit = np.zeros((2 * _ANGLES + _BETAS + 1, _SIZE))
        rows = np.arange(_ANGLES)
        d_habit[rows, 6 + rows] = 1 / self._spread
        d_habit[_ANGLES + rows, 6 + rows] = (beyond != 0) / weights.limit
        betas = np.arange(_BETAS)
        d_habit[2 * _ANGLES + betas, 6 + _ANGLES + betas] = 1 / spread
        d_habit[-1, _SCALE] = 1 / weights.scale
        habit = np.concatenate(
            [
                (state.angles - self._habit) / self._spread,
                beyond / weights.limit,
                (state.shape - shape_mean) / spread,
                [state.scale / weights.scale],
            ]
        )
        jacobian = np.concatenate([(d_rays * scale[:, None, None]).reshape(42, -1), d_space.reshape(63, -1), d_habit])
        return jacobian, np.concatenate([picture.ravel(), space.ravel(), habit])

    def _move(self, state: FitState, step: Array) -> FitState:
        turn = step[_TURN]
        return FitState(
            axis_angle_to_matrix(turn) @ state.rotation,
            state.wrist + step[_WRIST],
            state.angles + step[_ANGLE],
            state.shape + step[_SHAPE],
            state.scale + step[_SCALE],
        )


def _moves(bone: Array) -> Array:
    """[21, 16] one where turning a joint moves a point."""
    moves = np.zeros((21, 16))
    for point, joint in enumerate(bone):
        while joint >= 0:
            moves[point, joint] = 1
            joint = MANO_PARENTS[joint]
    return moves


def _align(source: Array, target: Array) -> Array:
    """The rotation [3, 3] that best turns centred points [n, 3] onto others (Kabsch)."""
    u, _, vt = np.linalg.svd((source - source.mean(0)).T @ (target - target.mean(0)))
    sign = np.sign(np.linalg.det(u @ vt))
    return (u @ np.diag([1, 1, sign]) @ vt).T


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
