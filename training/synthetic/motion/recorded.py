"""Poses and short motions of tracked hands, as plain numbers, made by `training.synthetic.motion.prior`."""

from functools import cache

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.hand.angles import joint_angles
from handmirror.core.npz import Expected, read_npz
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.skeleton import FREEDOM_AXIS, FREEDOM_JOINT, rest_axes

STEP_S = 0.05  # between the poses of a motion
MOTION_STEPS = 32
_ARRAYS = {"poses": Expected((None, 45)), "motions": Expected((None, MOTION_STEPS, 45))}


@cache
def real_poses() -> Array:
    """Angles [n, 26] of hands that were seen."""
    return _angles("poses")


@cache
def real_motions() -> Array:
    """Angles [m, 32, 26] of hands that were seen moving, STEP_S apart."""
    return _angles("motions")


def angles_of(pose: Array) -> Array:
    """The 26 angles [..., 26] of finger poses [..., 45], axis-angle; what no joint can do is lost."""
    whole = np.concatenate([np.zeros((*pose.shape[:-1], 3)), pose], axis=-1)
    return joint_angles(whole, rest_axes())[..., FREEDOM_JOINT - 1, FREEDOM_AXIS]


def _angles(name: str) -> Array:
    arrays = read_npz(asset("pose_prior/poses.npz"), {name: _ARRAYS[name]})
    return angles_of(arrays[name].astype(float))
