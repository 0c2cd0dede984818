"""Results of frames with hands of the hand model, posed by a seed: what a tracker would say, without one."""

import functools

import numpy as np

from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Frame, FrameResult, Hand, Side

K = np.array([[554.0, 0, 320], [0, 554, 240], [0, 0, 1]])
IMAGE = np.zeros((480, 640, 3), np.uint8)


@functools.cache
def hand_model() -> HandModel:
    return HandModel.load()


def posed_hand(side: Side, pose: np.ndarray, x: float = 0.1, score: float = 0.9) -> Hand:
    """A hand half a metre away, `x` metres to the person's right of the middle (a left hand: to the left)."""
    pose, shape, trans = pose.astype(np.float32), np.full(10, 0.3, np.float32), np.array([x, 0, 0.5], np.float32)
    posed = hand_model()(pose[None], shape[None], trans[None])
    vertices, joints = posed.vertices[0], posed.joints[0]
    if side is Side.LEFT:
        vertices, joints = mirror_points(vertices), mirror_points(joints)
    pixels = joints @ K.T.astype(np.float32)
    return Hand(1, side, score, pose, shape, trans, joints, pixels[:, :2] / pixels[:, 2:], lambda: vertices)


def random_pose(seed: int) -> np.ndarray:
    """Any turn of the hand, and fingers bent by up to some 40 degrees."""
    random = np.random.default_rng(seed)
    return np.concatenate([random.normal(size=3) * 1.5, random.uniform(-0.7, 0.7, 45)])


def result_of(*hands: Hand, index: int = 0) -> FrameResult:
    return FrameResult(Frame(IMAGE, index, index * 33_333_333, f"{index:06d}"), K, hands)
