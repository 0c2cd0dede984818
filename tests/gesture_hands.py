"""Hands of the hand model in the named shapes of the training library."""

import functools

import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array, Hand, Side
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.skeleton import Skeleton

UPRIGHT = tuple(2 * np.pi / 3 / np.sqrt(3) * np.ones(3))  # fingers up, palm towards the camera
K = np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])
PLACE = (0.02, 0.08, 0.5)  # metres; of a left hand the mirror image


@functools.cache
def hand_model() -> HandModel:
    return HandModel.load()


def axes() -> Array:
    return model_axes(hand_model())


def fingers_of(shape: str) -> Array:
    """[45] axis-angle of a shape of the library."""
    return Skeleton.of(np.zeros(10)).finger_pose(hand_shapes()[shape].angles[None])[0]


def hand_of(pose: Array, side: Side = Side.RIGHT, track: int = 1) -> Hand:
    """A hand of this pose [48]."""
    pose, shape, trans = pose.astype(np.float32), np.zeros(10, np.float32), np.array(PLACE, np.float32)
    posed = PosedHands(hand_model(), [side], pose[None], shape[None], trans[None])
    (joints,) = posed.joints()
    return Hand(track, side, 0.9, pose, shape, trans, joints, project(joints, K), functools.partial(posed.vertices, 0))


def shaped(shape: str, side: Side = Side.RIGHT, turn: tuple[float, ...] = UPRIGHT, track: int = 1) -> Hand:
    """A hand of a shape of the library, `turn` being its global rotation."""
    return hand_of(np.concatenate([turn, fingers_of(shape)]), side, track)
