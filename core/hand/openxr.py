"""A hand as OpenXR's 26 joints (XR_EXT_hand_tracking, "Conventions of hand joints"); WebXR has the same but the palm.

The axes are OpenXR's: right-handed, x right, y up, the camera at the origin looking along -z. Each joint has axes of
its own: -z runs along its bone towards the tip, y points out of the back of the hand (of the thumb: to its nail) and x
to the right, for both hands. A tip has the axes of the last bone. Wrist and palm point to the middle finger's knuckle.

The hand model has no metacarpal joints of the four fingers: their places are estimated (`_ALONG`, `_ACROSS`). The palm
is the middle of the middle finger's metacarpal bone. A radius is half of the hand's thickness at the joint, and a tip
lies inside the finger by its radius, so that a ball of that radius ends where the finger does.
"""

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.anatomy import THUMB_BACK
from handmirror.core.hand.angles import world_rotations
from handmirror.core.hand.joints import MANO_TO_21, MIDDLE_FINGER
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.rotation import cross, matrix_to_axis_angle
from handmirror.core.types import Array, Side

_BONES = ("metacarpal", "proximal", "intermediate", "distal", "tip")
_LONG_FINGERS = ("index", "middle", "ring", "little")
# in the order of XrHandJointEXT
OPENXR_NAMES = (
    *("palm", "wrist", "thumb_metacarpal", "thumb_proximal", "thumb_distal", "thumb_tip"),
    *(f"{finger}_{bone}" for finger in _LONG_FINGERS for bone in _BONES),
)
_PALM, _WRIST = 0, 1
_THUMB = [2, 3, 4, 5]
_FINGERS = np.array([[6, 7, 8, 9, 10], [11, 12, 13, 14, 15], [16, 17, 18, 19, 20], [21, 22, 23, 24, 25]])
_TIPS = [5, 10, 15, 20, 25]

# of the 21 joints
_FINGERS_21 = np.array([[5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16], [17, 18, 19, 20]])
_THUMB_21 = [1, 2, 3, 4]
_KNUCKLE = MIDDLE_FINGER[0]

# where the metacarpal joint is between wrist and knuckle: of the way along the hand, and of that across it
_ALONG, _ACROSS = 0.3, 0.5

# of the hand's length (from the wrist along the joints of the middle finger), measured on the hand that ships; those of
# tips at a quarter of the last bone from its end
_RADII = (
    (0.078, 0.124),
    (0.124, 0.077, 0.050, 0.032),
    (0.117, 0.061, 0.050, 0.042, 0.031),
    (0.107, 0.073, 0.048, 0.040, 0.031),
    (0.112, 0.070, 0.051, 0.038, 0.029),
    (0.107, 0.056, 0.041, 0.033, 0.026),
)
RADII = np.concatenate(_RADII)

_TO_OPENXR = np.array([1.0, -1.0, -1.0])  # camera axes (y down, z forward) -> y up, z backward


def openxr_joints(pose: Array, joints: Array, side: Side) -> Array:
    """Position x y z, rotation x y z w and radius [..., 26, 8] of the joints by OPENXR_NAMES, in metres.

    Args:
        pose: [..., 48] axis-angle of the right hand model, in radians; for a left hand, of its mirror image.
        joints: [..., 21, 3] metres in the camera's axes (x right, y down, z forward), of the hand itself.
        side: that of the hand.
    """
    places, ahead = _places(joints * _TO_OPENXR)
    ahead /= np.linalg.norm(ahead, axis=-1, keepdims=True)
    back = points_of_side(_backs(pose), side) * _TO_OPENXR
    back = back - ahead * (back * ahead).sum(-1, keepdims=True)
    back /= np.linalg.norm(back, axis=-1, keepdims=True)
    turns = np.stack([cross(ahead, back), back, -ahead], axis=-1)
    radii = RADII * _length(joints)[..., None]
    places[..., _TIPS, :] -= ahead[..., _TIPS, :] * radii[..., _TIPS, None]
    rotations = quaternion.from_axis_angle(matrix_to_axis_angle(turns))
    return np.concatenate([places, rotations, radii[..., None]], axis=-1)


def _places(points: Array) -> tuple[Array, Array]:
    """Where the joints are, and a vector along the bone of each [..., 26, 3]; tips on the skin."""
    places, ahead = np.empty((2, *points.shape[:-2], 26, 3))
    wrist = points[..., 0, :]
    places[..., _WRIST, :], places[..., _THUMB, :] = wrist, points[..., _THUMB_21, :]
    places[..., _FINGERS[:, 1:], :] = points[..., _FINGERS_21, :]
    forward = points[..., _KNUCKLE, :] - wrist
    knuckles = points[..., _FINGERS_21[:, 0], :] - wrist[..., None, :]
    share = (knuckles @ forward[..., None]) / (forward * forward).sum(-1)[..., None, None]
    along = share * forward[..., None, :]
    places[..., _FINGERS[:, 0], :] = wrist[..., None, :] + _ALONG * along + _ACROSS * (knuckles - along)
    places[..., _PALM, :] = places[..., [_FINGERS[1, 0], _FINGERS[1, 1]], :].mean(-2)
    ahead[..., [_PALM, _WRIST], :] = forward[..., None, :]
    for chain in (_THUMB, *_FINGERS):
        ahead[..., chain[:-1], :] = places[..., chain[1:], :] - places[..., chain[:-1], :]
        ahead[..., chain[-1], :] = ahead[..., chain[-2], :]
    return places, ahead


def _backs(pose: Array) -> Array:
    """Vectors [..., 26, 3] out of the back of the right hand, as the bones are rotated; not yet across these."""
    world = world_rotations(pose)
    backs = np.empty((*pose.shape[:-1], 26, 3))
    upwards = world[..., 1]  # where y, out of the back at rest, has turned
    backs[:] = upwards[..., :1, :]  # wrist, palm and metacarpal bones
    for chain, chain_21 in zip(_FINGERS[:, 1:], _FINGERS_21, strict=True):
        backs[..., chain[:-1], :] = upwards[..., _mano(chain_21), :]
        backs[..., chain[-1], :] = backs[..., chain[-2], :]
    backs[..., _THUMB[:-1], :] = world[..., _mano(_THUMB_21), :, :] @ THUMB_BACK
    backs[..., _THUMB[-1], :] = backs[..., _THUMB[-2], :]
    return backs


def _mano(chain: list[int] | np.ndarray) -> list[int]:
    """MANO's joints of a finger of the 21, without the tip."""
    return [MANO_TO_21[joint] for joint in chain[:-1]]


def _length(joints: Array) -> Array:
    """The hand's length [...] as `RADII` counts it."""
    chain = joints[..., [0, *MIDDLE_FINGER], :]
    length: Array = np.linalg.norm(np.diff(chain, axis=-2), axis=-1).sum(-1)
    return length
