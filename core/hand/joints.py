"""Names, orders and places of joints.

The 21 joints are those of MediaPipe, OpenPose, FreiHAND and DexYCB: wrist, then thumb, index, middle, ring and pinky,
each from base to tip. MANO's 16 joints are wrist, index, middle, pinky, ring and thumb, three each.
"""

import numpy as np

from handmirror.core.types import Array

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
JOINT_NAMES = ("wrist", *(f"{finger}_{k}" for finger in FINGERS for k in (1, 2, 3, 4)))

# parent of each of MANO's 16 joints; -1 for the wrist, the root
MANO_PARENTS = (-1, 0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11, 0, 13, 14)

# tips of thumb, index, middle, ring, pinky, as smplx and HaMeR have them
TIP_VERTICES = (744, 320, 443, 554, 671)

# MANO's 16 joints followed by the five tips above -> the 21 joints
MANO_TO_21 = (0, 13, 14, 15, 16, 1, 2, 3, 17, 4, 5, 6, 18, 10, 11, 12, 19, 7, 8, 9, 20)

# of the 21 joints; its length is the size of a hand
MIDDLE_FINGER = (9, 10, 11, 12)

# lines of the skeleton between the 21 joints
BONES = tuple((0 if k % 4 == 1 else k - 1, k) for k in range(1, 21))


def rest_points(arrays: dict[str, np.ndarray]) -> tuple[Array, Array]:
    """The flat hand's 16 joints and 5 tips, [21, 3] metres in MANO's order, and how betas move them, [21, 3, 10]."""
    regressor, shapedirs = arrays["J_regressor"].astype(np.float64), arrays["shapedirs"].astype(np.float64)
    template, tips = arrays["v_template"].astype(np.float64), list(TIP_VERTICES)
    moves = np.concatenate([np.einsum("jv,vck->jck", regressor, shapedirs), shapedirs[tips]])
    return np.concatenate([regressor @ template, template[tips]]), moves
