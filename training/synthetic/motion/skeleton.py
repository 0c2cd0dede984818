"""Angles of `core.hand.anatomy` -> joints and axes of a whole clip at once, in numpy."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.anatomy import ABDUCTION, FLEXION, FREEDOMS, TWIST, joint_axes
from handmirror.core.hand.joints import MANO_PARENTS, TIP_VERTICES
from handmirror.core.hand.model import load_arrays
from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array

ANGLES = len(FREEDOMS)
LOW, HIGH = np.array([f.low for f in FREEDOMS]), np.array([f.high for f in FREEDOMS])
FREEDOM_JOINT = np.array([f.joint for f in FREEDOMS])
FREEDOM_AXIS = np.array([f.axis for f in FREEDOMS])
TIP_BONE = (15, 3, 6, 12, 9)  # MANO's joint that carries the tip of thumb, index, middle, ring, pinky
# MANO's joints and their parents, from the wrist outwards
_LEVELS = tuple((slice(first, 16, 3), slice(first - 1, 15, 3) if first > 1 else slice(0, 1)) for first in (1, 2, 3))


@dataclass(frozen=True, eq=False)
class Bones:
    """Where the bones of a right hand are in every frame."""

    rotations: Array  # [t, 16, 3, 3] rotation of each bone against its rest direction
    joints: Array  # [t, 16, 3] metres


@dataclass(frozen=True, eq=False)
class Skeleton:
    """The bones of one person's right hand at rest."""

    shape: Array  # [10] betas
    rest: Array  # [16, 3] metres
    tips: Array  # [5, 3] metres, thumb to pinky
    vertices: Array  # [778, 3] metres, the skin at rest
    axes: Array  # [16, 3 axes, 3]

    @classmethod
    def of(cls, shape: Array) -> "Skeleton":
        """The hand of betas [10]."""
        arrays = hand_arrays()
        vertices = arrays["v_template"] + arrays["shapedirs"] @ shape
        tips = vertices[list(TIP_VERTICES)]
        return cls(shape, arrays["J_regressor"] @ vertices, tips, vertices, rest_axes())

    def quaternions(self, angles: Array) -> Array:
        """Quaternions [t, 16, 4] of each joint against its parent, of angles [t, 26]; that of the wrist is one."""
        by_axis = self._by_axis(angles)
        flexion, abduction, twist = (
            quaternion.from_axis_angle(self.axes[:, axis] * by_axis[:, :, axis, None])
            for axis in (FLEXION, ABDUCTION, TWIST)
        )
        return product(product(flexion, abduction), twist)

    def finger_pose(self, angles: Array) -> Array:
        """Axis-angle [t, 45] of MANO's fifteen joints, of angles [t, 26]."""
        return quaternion.to_axis_angle(self.quaternions(angles)[:, 1:]).reshape(len(angles), 45)

    def bones(self, angles: Array, rotation: Array | None = None, wrist: Array | None = None) -> Bones:
        """The bones of angles [t, 26], rotated by `rotation` [t, 3, 3] about a wrist at [t, 3]; both optional."""
        local = self._matrices(angles)
        rotations = np.empty((len(angles), 16, 3, 3))
        joints = np.empty((len(angles), 16, 3))
        rotations[:, 0] = np.eye(3) if rotation is None else rotation
        joints[:, 0] = 0 if wrist is None else wrist
        for here, parents in _LEVELS:
            bone = (self.rest[here] - self.rest[parents])[..., None]
            joints[:, here] = joints[:, parents] + (rotations[:, parents] @ bone).squeeze(-1)
            rotations[:, here] = rotations[:, parents] @ local[:, here]
        return Bones(rotations, joints)

    def tip_points(self, bones: Bones) -> Array:
        """Tips [t, 5, 3] of thumb to pinky, metres; without the skin's small slides."""
        arm = self.tips - self.rest[list(TIP_BONE)]
        return bones.joints[:, TIP_BONE] + (bones.rotations[:, TIP_BONE] @ arm[..., None]).squeeze(-1)

    def axes_in(self, bones: Bones, angles: Array) -> Array:
        """[t, 26, 3] what each of angles [t, 26] rotates about.

        Flexion rotates about an axis of the parent, twist about the bone, abduction in between.
        """
        twist = self._by_axis(angles)[:, FREEDOM_JOINT, TWIST, None]
        flexion, back, bone = (self.axes[FREEDOM_JOINT, axis] for axis in (FLEXION, ABDUCTION, TWIST))
        untwisted = np.cos(twist) * back + np.sin(twist) * flexion  # of the bone: what abduction rotated about
        kind = FREEDOM_AXIS[:, None]
        of_bone = np.where(kind == TWIST, bone, untwisted)[..., None]
        parents = np.array(MANO_PARENTS)[FREEDOM_JOINT]
        rotated = np.where(
            kind[..., None] == FLEXION,
            bones.rotations[:, parents] @ flexion[..., None],
            bones.rotations[:, FREEDOM_JOINT] @ of_bone,
        )
        return rotated.squeeze(-1)

    def _matrices(self, angles: Array) -> Array:
        """`quaternions` as matrices [t, 16, 3, 3]: Euler angles in the frames of the axes, written out."""
        by_axis = np.moveaxis(self._by_axis(angles), -1, 0)
        (sf, sa, st), (cf, ca, ct) = np.sin(by_axis), np.cos(by_axis)
        rotated = np.empty((*sf.shape, 3, 3))
        rotated[..., 0, 0], rotated[..., 0, 1], rotated[..., 0, 2] = ca * ct, -ca * st, sa
        rotated[..., 1, 0], rotated[..., 1, 1], rotated[..., 1, 2] = (
            cf * st + sf * sa * ct,
            cf * ct - sf * sa * st,
            -sf * ca,
        )
        rotated[..., 2, 0], rotated[..., 2, 1], rotated[..., 2, 2] = (
            sf * st - cf * sa * ct,
            sf * ct + cf * sa * st,
            cf * ca,
        )
        return np.asarray(np.swapaxes(self.axes, -1, -2) @ rotated @ self.axes)

    @staticmethod
    def _by_axis(angles: Array) -> Array:
        """Angles [t, 26] as [t, 16 joints, 3 axes]; those that no joint has are zero."""
        by_axis = np.zeros((len(angles), 16, 3))
        by_axis[:, FREEDOM_JOINT, FREEDOM_AXIS] = angles
        return by_axis


@cache
def hand_arrays() -> dict[str, np.ndarray]:
    """The shipped hand model's arrays in double precision."""
    return {name: array.astype(float) for name, array in load_arrays().items() if name != "f"}


@cache
def hand_faces() -> np.ndarray:
    """[1538, 3] triangles of the shipped hand model."""
    return load_arrays()["f"].astype(np.int64)


@cache
def rest_axes() -> Array:
    """Axes [16, 3 axes, 3] of core.hand.anatomy, of the mean hand; all shapes share them."""
    arrays = hand_arrays()
    tips = arrays["v_template"][[TIP_VERTICES[k] for k in (1, 2, 4, 3, 0)]]
    return joint_axes(arrays["J_regressor"] @ arrays["v_template"], tips)


def product(first: Array, second: Array) -> Array:
    """Quaternions [..., 4] that rotate by `second`, then by `first`."""
    a, b = first[..., :3], second[..., :3]
    w, v = first[..., 3:], second[..., 3:]
    return np.concatenate([w * b + v * a + cross(a, b), w * v - (a * b).sum(-1, keepdims=True)], axis=-1)
