"""Hands of the hand model in the named shapes of the training library."""

from dataclasses import replace

import numpy as np
from posed_hands import hand_model, posed_hand

from handmirror.core.hand.angles import model_axes
from handmirror.core.types import Array, Hand, Side
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.skeleton import Skeleton

UPRIGHT = tuple(2 * np.pi / 3 / np.sqrt(3) * np.array([1.0, 1.0, 1.0]))  # fingers up, palm towards the camera


def axes() -> Array:
    return model_axes(hand_model())


def shaped(shape: str, side: Side = Side.RIGHT, turn: tuple[float, float, float] = UPRIGHT, track: int = 1) -> Hand:
    """A hand of this shape, `turn` being its global rotation."""
    fingers = Skeleton.of(np.zeros(10)).finger_pose(hand_shapes()[shape].angles[None])[0]
    return replace(posed_hand(side, np.concatenate([turn, fingers])), track=track)
