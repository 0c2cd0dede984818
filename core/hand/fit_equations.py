"""The equations of the fit: hands, how far they lie off what was seen, and how every unknown changes that.

The unknowns are the rotation and place of the hand, the angles of `core.hand.anatomy`, the ten betas and the scale of
the network's 3D key points. The residuals, each divided by its standard deviation, are: the image's key points, the
network's hand-centred 3D key points, the habits and limits of the joints, and the usual size of hands.

Derivatives are analytic. Two small dependences are left out of them: the mean depth that turns the image's residuals
into metres, and the tips' pose correctives. What costs is the number of numpy's calls: hands, fingers and their joints
are stacked, and the normal equations are built without a Jacobian of all residuals.

The scale divides the model's joints and does not multiply the network's points: that would multiply their noise, too,
and a smaller scale, thus a smaller and nearer hand, would always fit better than the true one.

Inside, `h` counts hands, fingers come from thumb to pinky with three joints each, and every finger joint has a frame
whose axes are those of flexion, abduction and twist: in it a joint's own rotation is a product of rotations about x,
y and z.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from handmirror.core.hand.anatomy import FREEDOMS, joint_axes
from handmirror.core.hand.fit_records import FitState, FitTask, FitWeights
from handmirror.core.hand.joints import TIP_VERTICES, rest_points
from handmirror.core.hand.rotation import SKEW, matrix_to_axis_angle
from handmirror.core.types import Array

# MANO's joints of thumb, index, middle, ring and pinky; the place of each joint in this order
_FINGERS = np.array([[13, 14, 15], [1, 2, 3], [4, 5, 6], [10, 11, 12], [7, 8, 9]])
_MANO_PLACES = np.argsort(_FINGERS.ravel())
_ANGLES, _BETAS = len(FREEDOMS), 10
ROTATION, _WRIST, _ANGLE = slice(0, 3), slice(3, 6), slice(6, 6 + _ANGLES)
_SHAPE = slice(6 + _ANGLES, 6 + _ANGLES + _BETAS)
_SCALE = 6 + _ANGLES + _BETAS
UNKNOWNS = _SCALE + 1  # unknowns
ANGLES_OF, SHAPE_OF = slice(3, 3 + _ANGLES), slice(3 + _ANGLES, 3 + _ANGLES + _BETAS)  # in StackedHands.unknowns
_MEAN = np.full(21, 1 / 21)
_ALONG = np.tri(4)  # @ a finger's four bones: its joints and tip


class StackedTasks(NamedTuple):
    """What stays the same while hands are fitted."""

    rays: Array  # [h, 21, 2]
    sureness: Array  # [h, 21] what the image's residuals are multiplied with, over the hand's depth
    points: Array  # [h, 21, 3] centred, over their standard deviations
    usual: Array  # [h, 37] mean of angles, betas and scale
    precision: Array  # [h, 37] one over their variances


class StackedHands(NamedTuple):
    """Hands on their way, with what their derivatives need."""

    rotation: Array  # [h, 3, 3]
    unknowns: Array  # [h, 40] wrist, angles, betas, scale
    sines: Array  # [h, 3, 5, 3] of flexion, abduction and twist of each joint
    cosines: Array  # [h, 3, 5, 3]
    joint_rotations: Array  # [h, 5, 3, 3, 3] of each joint, in its own frame
    frames: Array  # [h, 5, 4, 3, 3] of the wrist and of each joint, in the camera
    joints: Array  # [h, 21, 3] metres in the camera
    rays: Array  # [h, 21, 2]
    nearness: Array  # [h, 21] what a metre across the line of sight counts in the image's residuals
    certainty: Array  # [h, 3] what a metre of the model, brought to the scale of the network's points, counts in space
    centred: Array  # [h, 21, 3] the joints about their mean, times that
    residuals: Array  # [h, 21, 5] two of the image, three in space
    beyond: Array  # [h, 26] radians beyond the joints' limits
    cost: Array  # [h]


class FitEquations:
    """The equations for one right hand model; holds no state of any hand."""

    def __init__(self, arrays: dict[str, np.ndarray], weights: FitWeights) -> None:
        self.weights = weights
        rest, moves = rest_points(arrays)
        axes = joint_axes(rest[:16], rest[16 + np.array([1, 2, 4, 3, 0])])
        axes[0] = np.eye(3)
        children = np.column_stack([_FINGERS, 16 + np.arange(5)])
        parents = np.column_stack([np.zeros(5, int), _FINGERS])
        along = np.concatenate([(rest[children] - rest[parents])[..., None], moves[children] - moves[parents]], axis=-1)
        bones = axes[parents] @ along  # in the parent's frame
        self._bones = np.ascontiguousarray(bones[..., 0])  # [5, 4, 3] of the mean shape
        self._bone_moves = np.ascontiguousarray(bones[..., 1:])  # [5, 4, 3, 10] by the betas
        self._between = axes[parents[:, :3]] @ axes[_FINGERS].swapaxes(-1, -2)  # [5, 3, 3, 3] a joint's frame at rest
        self._axes = axes[_FINGERS]
        self._tip_bends = _tip_bends(arrays, axes)  # [135, 15]
        self._tip_flat = np.tile(np.eye(3).ravel(), 15) @ self._tip_bends

        names = ("joint", "axis", "habit", "spread", "low", "high")
        joint, axis, *values = (np.array([getattr(freedom, name) for freedom in FREEDOMS]) for name in names)
        self._habit, self._spread, self._low, self._high = values
        places = _MANO_PLACES[joint - 1]
        self._slots = 15 * axis + places  # [26] among three axes of 5 x 3 joints
        self._swings = _swings(places, axis)
        self._flat = np.zeros((21, 3, _SCALE))
        self._flat[:, :, _WRIST] = np.eye(3)
        self._certainty = 1 / np.array([self.weights.points, self.weights.points, self.weights.depth])

    @property
    def usual_angles(self) -> Array:
        """[26] radians: the joints' habits."""
        return self._habit

    def posed_fingers(self, angles: Array) -> Array:
        """[15, 3] axis-angle of MANO's joints 1..15, of angles [26]."""
        rotations = _joint_rotations(*self._sines_and_cosines(angles[None]))[0]
        local = self._axes.swapaxes(-1, -2) @ rotations @ self._axes
        return matrix_to_axis_angle(local.reshape(15, 3, 3)[_MANO_PLACES])

    def key_points(self, state: FitState) -> Array:
        """[21, 3] metres: the model's joints in the camera, of a right hand."""
        joints: Array = self._kinematics(state.rotation[None], unknowns_of([state]))[-1][0]
        return joints

    def stacked(self, tasks: Sequence[FitTask]) -> StackedTasks:
        """What is seen of all hands, and what is usual."""
        weights, count = self.weights, len(tasks)
        points = np.array([task.seen.points for task in tasks], float)
        sureness = np.full((count, 21), 1 / weights.image)
        usual, precision = np.zeros((count, _ANGLES + _BETAS + 1)), np.empty((count, _ANGLES + _BETAS + 1))
        usual[:, :_ANGLES], precision[:, :_ANGLES] = self._habit, self._spread**-2.0
        precision[:, -1] = weights.scale**-2.0
        for k, task in enumerate(tasks):
            if task.seen.doubt is not None:
                sureness[k] /= task.seen.doubt
            if task.known_shape is not None:
                usual[k, _ANGLES:-1] = task.known_shape
            precision[k, _ANGLES:-1] = (task.shape_spread or weights.shape) ** -2.0
        rays = np.array([task.seen.rays for task in tasks], float)
        centred = (points - (_MEAN @ points)[:, None]) * self._certainty
        return StackedTasks(rays, sureness, centred, usual, precision)

    def _sines_and_cosines(self, angles: Array) -> tuple[Array, Array]:
        """Those of `StackedHands`, of angles [h, 26]."""
        all_angles = np.zeros((len(angles), 45))
        all_angles[:, self._slots] = angles
        shape = (-1, 3, 5, 3)
        return np.sin(all_angles).reshape(shape), np.cos(all_angles).reshape(shape)

    def _kinematics(self, rotation: Array, unknowns: Array) -> tuple[Array, Array, Array, Array, Array]:
        """Sines, cosines, rotations, frames and joints of `StackedHands`."""
        count = len(rotation)
        sines, cosines = self._sines_and_cosines(unknowns[:, ANGLES_OF])
        rotations = _joint_rotations(sines, cosines)
        local, frames = self._between @ rotations, np.empty((count, 5, 4, 3, 3))
        frames[:, :, 0] = rotation[:, None]
        for level in range(3):
            np.matmul(frames[:, :, level], local[:, :, level], out=frames[:, :, level + 1])
        bones = self._bones + (self._bone_moves @ unknowns[:, None, None, SHAPE_OF, None])[..., 0]
        bones[:, :, 3] += (rotations.reshape(count, 135) @ self._tip_bends - self._tip_flat).reshape(count, 5, 3)
        joints = np.empty((count, 21, 3))
        joints[:, 0] = wrist = unknowns[:, :3]
        np.add((_ALONG @ (frames @ bones[..., None])[..., 0]).reshape(count, 20, 3), wrist[:, None], out=joints[:, 1:])
        return sines, cosines, rotations, frames, joints

    def hands(self, rotation: Array, unknowns: Array, task: StackedTasks) -> StackedHands:
        """Hands, how far they lie off what was seen, and the cost of that."""
        count = len(rotation)
        sines, cosines, rotations, frames, joints = self._kinematics(rotation, unknowns)
        depth = np.maximum(joints[..., 2], 0.02)
        rays = joints[..., :2] / depth[..., None]
        sureness = task.sureness * (depth @ _MEAN)[:, None]
        certainty = np.exp(-unknowns[:, -1:]) * self._certainty
        centred = (joints - (_MEAN @ joints)[:, None]) * certainty[:, None]
        residuals = np.empty((count, 21, 5))
        np.multiply(rays - task.rays, sureness[..., None], out=residuals[..., :2])
        np.subtract(centred, task.points, out=residuals[..., 2:])
        angles, off = unknowns[:, ANGLES_OF], unknowns[:, 3:] - task.usual
        beyond = angles - np.minimum(np.maximum(angles, self._low), self._high)
        cost = squares(residuals.reshape(count, 105)) + np.vecdot(off * off, task.precision)
        cost += squares(beyond) * self.weights.limit**-2.0
        found = (joints, rays, sureness / depth, certainty, centred, residuals, beyond, cost)
        return StackedHands(rotation, unknowns, sines, cosines, rotations, frames, *found)

    def normal_equations(self, hands: StackedHands, task: StackedTasks) -> tuple[Array, Array]:
        """J^T J [h, 43, 43] and J^T r [h, 43] of all residuals r and their derivatives J, without J itself.

        A joint's five residuals depend only on its place, except for the mean of the joints, which is taken off in the
        end, and for the scale; each habit and limit depends on one unknown.
        """
        count = len(hands.cost)
        moves = self._joint_moves(hands)
        rows = np.zeros((count, 21, 5, 3))  # the residuals against a joint's place
        rows[..., 0, 0] = rows[..., 1, 1] = hands.nearness
        rows[..., :2, 2] = hands.rays * -hands.nearness[..., None]
        rows.reshape(count, 21, 15)[..., 6::4] = hands.certainty[:, None]
        columns = rows.swapaxes(-1, -2)
        right = np.empty((count, 21, 3, _SCALE + 2))
        np.matmul(columns @ rows, moves, out=right[..., :_SCALE])
        right[..., _SCALE] = hands.centred * -hands.certainty[:, None]
        right[..., _SCALE + 1] = (columns @ hands.residuals[..., None])[..., 0]
        joined = moves.reshape(count, 63, _SCALE).swapaxes(-1, -2) @ right.reshape(count, 63, _SCALE + 2)
        total = moves.sum(1) * hands.certainty[..., None]
        joined[..., :_SCALE] -= total.swapaxes(-1, -2) @ (total / 21)

        normal, gradient = np.empty((count, UNKNOWNS, UNKNOWNS)), np.empty((count, UNKNOWNS))
        normal[:, :_SCALE], gradient[:, :_SCALE] = joined[..., :UNKNOWNS], joined[..., UNKNOWNS]
        normal[:, _SCALE, :_SCALE] = joined[..., _SCALE]
        normal[:, _SCALE, _SCALE] = squares(hands.centred.reshape(count, 63))
        gradient[:, _SCALE] = -np.vecdot(hands.centred, hands.residuals[..., 2:]).sum(1)
        diagonal = normal.reshape(count, -1)[:, :: UNKNOWNS + 1]
        diagonal[:, 6:] += task.precision
        diagonal[:, _ANGLE] += (hands.beyond != 0) * self.weights.limit**-2.0
        gradient[:, 6:] += (hands.unknowns[:, 3:] - task.usual) * task.precision
        gradient[:, _ANGLE] += hands.beyond * self.weights.limit**-2.0
        return normal, gradient

    def _joint_moves(self, hands: StackedHands) -> Array:
        """How the unknowns but the scale move the joints: [h, 21, 3, 42]. The tips' pose correctives are held still."""
        count = len(hands.cost)
        moves = np.empty((count, 21, 3, _SCALE))
        moves[:] = self._flat
        arms = hands.joints - hands.unknowns[:, None, :3]
        crossed = (arms @ -SKEW).reshape(count, 21, 3, 3)  # a rotation's axis @ crossed: how it moves a joint
        moves[..., ROTATION] = crossed
        # the axes of a joint's three angles in its own frame, after all three rotations
        axes = np.zeros((count, 5, 3, 3, 3))
        axes[..., 0] = hands.joint_rotations[..., 0, :]
        axes[..., 0, 1], axes[..., 1, 1] = hands.sines[:, 2], hands.cosines[:, 2]
        axes[..., 2, 2] = 1
        in_camera = (hands.frames[:, :, 1:] @ axes).swapaxes(2, 3).reshape(count, 5, 3, 9)
        swing = (crossed[:, 1:].reshape(count, 5, 12, 3) @ in_camera).reshape(count, -1)
        place, joint, column = self._swings
        moves.reshape(count, -1)[:, column] = swing[:, place] - swing[:, joint]
        stretch = _ALONG @ (hands.frames @ self._bone_moves).reshape(count, 5, 4, 3 * _BETAS)
        moves[:, 1:, :, _SHAPE] = stretch.reshape(count, 20, 3, _BETAS)
        return moves


def unknowns_of(states: Sequence[FitState]) -> Array:
    """[h, 40] wrist, angles, betas and scale."""
    return np.array([np.concatenate([each.wrist, each.angles, each.shape, [each.scale]]) for each in states])


def squares(rows: Array) -> Array:
    """The sum [h] of the squares of each row [h, n]."""
    sums: Array = np.vecdot(rows, rows)
    return sums


def _joint_rotations(sines: Array, cosines: Array) -> Array:
    """Rotations [h, 5, 3, 3, 3] about x, then the rotated y, then the rotated z, from their sines and cosines."""
    sx, sy, sz = sines[:, 0], sines[:, 1], sines[:, 2]
    cx, cy, cz = cosines[:, 0], cosines[:, 1], cosines[:, 2]
    across, along = sy * cz, sy * sz
    rotations = np.empty((*sx.shape, 3, 3))
    np.multiply(cy, cz, out=rotations[..., 0, 0])
    np.multiply(-cy, sz, out=rotations[..., 0, 1])
    rotations[..., 0, 2] = sy
    np.add(cx * sz, sx * across, out=rotations[..., 1, 0])
    np.subtract(cx * cz, sx * along, out=rotations[..., 1, 1])
    np.multiply(-sx, cy, out=rotations[..., 1, 2])
    np.subtract(sx * sz, cx * across, out=rotations[..., 2, 0])
    np.add(sx * cz, cx * along, out=rotations[..., 2, 1])
    np.multiply(cx, cy, out=rotations[..., 2, 2])
    return rotations


def _tip_bends(arrays: dict[str, np.ndarray], axes: Array) -> Array:
    """Pose correctives of the tips [135, 15]: of the joints' rotations in their frames, in the last joints' frames."""
    bends = arrays["posedirs"][list(TIP_VERTICES)].reshape(5, 3, 15, 3, 3)[:, :, _FINGERS.ravel() - 1].astype(float)
    frames, last = axes[_FINGERS.ravel()], axes[_FINGERS[:, 2]]
    rotated: Array = np.einsum("tki,jar,tijrc,jbc->jabtk", last, frames, bends, frames, optimize=True)
    return rotated.reshape(135, 15)


def _swings(places: np.ndarray, axes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where rotation about an angle's axis moves joints: three arrays of flat numbers, one for each changed number.

    Args:
        places: [26] the angles' joints, of the fingers' 15.
        axes: [26] FLEXION, ABDUCTION or TWIST.

    Returns:
        Of the moves [5 fingers, 4 joints, 3, 9 axes] about the wrist those of the moved joint and of the rotating one,
        and of all joints' moves [21, 3, 42] the place of their difference.
    """
    found = []
    for angle, (place, axis) in enumerate(zip(places, axes, strict=True)):
        finger, level = divmod(int(place), 3)
        for point in range(level + 1, 4):
            for c in range(3):
                moved, pivot = (((finger * 4 + k) * 3 + c) * 9 + level * 3 + axis for k in (point, level))
                found.append((moved, pivot, ((1 + finger * 4 + point) * 3 + c) * _SCALE + 6 + angle))
    moved, pivot, column = np.array(found).T
    return moved, pivot, column
