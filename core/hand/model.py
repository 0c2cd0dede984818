"""The hand model in numpy: pose, shape and translation -> 778 vertices and 21 joints.

Linear blend skinning with shape and pose blend shapes, as published for SMPL (Loper et al., 2015, eq. 2-10) and MANO
(Romero et al., 2017). The arrays are in MANO's format, so a user's own MANO arrays drop in. Where a gradient or a GPU
is needed, `core.hand.torch_model` has the same model in PyTorch.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.hand.joints import MANO_PARENTS, MANO_TO_21, TIP_VERTICES, rest_points
from handmirror.core.hand.model_files import read_model_file
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array

_BETAS = 10
_ORDER = list(MANO_TO_21)
_TIPS = list(TIP_VERTICES)
_PARENTS = list(MANO_PARENTS[1:])


@dataclass(frozen=True, eq=False)
class HandGeometry:
    """A batch of posed right hands."""

    vertices: Array  # [b, 778, 3] metres
    joints: Array  # [b, 21, 3] metres


def default_model_path() -> Path:
    """The hand model that ships with Handmirror (CC0)."""
    return asset("hand_model/hand_right.npz")


def load_arrays(path: Path | None = None) -> dict[str, Array]:
    """Arrays of a right hand in MANO's format, as `read_model_file`, from `path` or the hand that ships; UserError."""
    return read_model_file(path or default_model_path())


class HandModel:
    """A right hand in MANO's format: 16 joints, 10 betas, 135 pose correctives, `flat_hand_mean=True`.

    The 16 joints are computed in float64, they are few; the vertices in float32.
    """

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        """`arrays` of `load_arrays`; a finer mesh has more vertices."""
        self.faces = np.ascontiguousarray(arrays["f"], np.int32)  # [1538, 3], counter-clockwise from outside
        self.v_template = np.ascontiguousarray(arrays["v_template"], np.float32)  # [778, 3] metres, at rest
        self.weights = np.ascontiguousarray(arrays["weights"], np.float32)  # [778, 16]
        rest, moves = rest_points(arrays)
        self.rest_joints, self.joint_shapedirs = rest[:16], moves[:16]  # [16, 3] metres and [16, 3, 10], float64
        self._skin = _Skin(arrays, slice(None))
        self._tips = _Skin(arrays, _TIPS)

    @classmethod
    def load(cls, path: Path | None = None) -> "HandModel":
        """The hand in `path`, or the bundled one."""
        return cls(load_arrays(path))

    def __call__(self, pose: Array, shape: Array, trans: Array | None = None) -> HandGeometry:
        """Pose a batch of right hands; all arrays may be of any floating type, the result is float32.

        Args:
            pose: [b, 48] axis-angle in radians, 3 global + 15 x 3; zero is the flat rest hand.
            shape: [b, 10] betas.
            trans: [b, 3] metres, added to vertices and joints; None for none.
        """
        joints, blend, motion = self._kinematics(_rotations(pose), shape, trans)
        vertices = self._skin(blend, motion)
        return HandGeometry(vertices, np.concatenate([joints, vertices[:, _TIPS]], axis=1)[:, _ORDER])

    def joints(self, pose: Array, shape: Array, trans: Array | None = None) -> Array:
        """Only the joints [b, 21, 3], at a fraction of the cost; arguments as for a call."""
        return self.rotated_joints(_rotations(pose), shape, trans)

    def rotated_joints(self, rotations: Array, shape: Array, trans: Array | None = None) -> Array:
        """As `joints`, of rotation matrices [b, 16, 3, 3] in place of the pose."""
        joints, blend, motion = self._kinematics(rotations, shape, trans)
        return np.concatenate([joints, self._tips(blend, motion)], axis=1)[:, _ORDER]

    def rest_wrist(self, shape: Array) -> Array:
        """Where the wrist is before `trans` is added: float32 [b, 3] metres of betas [b, 10]; no pose moves it."""
        wrist: Array = self.rest_joints[0] + shape @ self.joint_shapedirs[0].T
        return wrist.astype(np.float32)

    def _kinematics(self, rotations: Array, shape: Array, trans: Array | None) -> tuple[Array, Array, Array]:
        """The 16 joints [b, 16, 3], factors of the blend shapes [b, 146] and motions [b, 12, 16], all float32.

        A motion takes a point on a joint's bone from rest to its pose: rows of [3, 4] matrices, one column a joint.
        """
        count = len(rotations)
        rest = self.rest_joints + (self.joint_shapedirs @ shape[:, None, :, None].astype(np.float64))[..., 0]
        local = np.zeros((count, 16, 4, 4))  # each joint in its parent
        local[..., :3, :3], local[..., 3, 3] = rotations, 1
        local[:, 0, :3, 3] = rest[:, 0] if trans is None else rest[:, 0] + trans
        local[:, 1:, :3, 3] = rest[:, 1:] - rest[:, _PARENTS]
        world = local.copy()
        fingers, moved = (each[:, 1:].reshape(count, 5, 3, 4, 4) for each in (local, world))
        np.matmul(world[:, :1], fingers[:, :, 0], out=moved[:, :, 0])
        np.matmul(moved[:, :, 0], fingers[:, :, 1], out=moved[:, :, 1])
        np.matmul(moved[:, :, 1], fingers[:, :, 2], out=moved[:, :, 2])
        joints = world[..., :3, 3].astype(np.float32)
        motion = world[..., :3, :]
        motion[..., 3] -= (motion[..., :3] @ rest[..., None])[..., 0]
        blend = np.empty((count, 1 + _BETAS + 135), np.float32)
        blend[:, 0], blend[:, 1 : 1 + _BETAS] = 1, shape
        blend[:, 1 + _BETAS :] = (rotations[:, 1:] - np.eye(3)).reshape(count, 135)
        return joints, blend, motion.reshape(count, 16, 12).transpose(0, 2, 1).astype(np.float32)


class _Skin:
    """Some vertices of a hand model: blend shapes, then linear blend skinning.

    Coordinates come before vertices in all arrays, so that every operation runs along the vertices.
    """

    def __init__(self, arrays: dict[str, np.ndarray], chosen: slice | list[int]) -> None:
        parts = (arrays["v_template"][chosen][..., None], arrays["shapedirs"][chosen], arrays["posedirs"][chosen])
        shapes = np.concatenate(parts, axis=2)  # [v, 3, 146]: at rest, of the betas, of the bends
        self._shapes = np.ascontiguousarray(shapes.transpose(2, 1, 0).reshape(shapes.shape[2], -1), np.float32)
        self._weights = np.ascontiguousarray(arrays["weights"][chosen].T, np.float32)  # [16, v]

    def __call__(self, blend: Array, motion: Array) -> Array:
        """Vertices [b, v, 3] from factors of the blend shapes [b, 146] and motions of the joints [b, 12, 16]."""
        count, size = len(blend), self._weights.shape[1]
        rest = (blend @ self._shapes).reshape(count, 1, 3, size)
        moves = (motion.reshape(count * 12, 16) @ self._weights).reshape(count, 3, 4, size)
        vertices = np.empty((count, size, 3), np.float32)
        rows = vertices.transpose(0, 2, 1)
        np.add((moves[:, :, :3] * rest).sum(2), moves[:, :, 3], out=rows)
        return vertices


def _rotations(pose: Array) -> Array:
    """[b, 16, 3, 3] of a pose [b, 48]."""
    return axis_angle_to_matrix(pose.reshape(len(pose), 16, 3))


def vertex_normals(vertices: Array, faces: np.ndarray) -> Array:
    """Unit normals [v, 3], area-weighted, of vertices [v, 3] under faces [f, 3] (int32), pointing outwards."""
    first, second, third = (vertices[faces[:, k]] for k in range(3))
    face = np.cross(second - first, third - first)
    corners = faces.ravel(order="F")
    total = np.stack([np.bincount(corners, np.tile(face[:, k], 3), len(vertices)) for k in range(3)], axis=1)
    length = np.linalg.norm(total, axis=1, keepdims=True)
    normals: Array = total / np.maximum(length, 1e-20)
    return normals.astype(vertices.dtype)
