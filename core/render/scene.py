"""Hands as viewers and their files get them, whoever tracked or recorded them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array, Hand, Side


@dataclass(frozen=True, eq=False)
class SceneHand:
    """A hand of a frame; arrays as in core.types.Hand."""

    name: str  # the same as long as it is the same hand
    side: Side
    pose: Array
    joints: Array
    joints_2d: Array
    vertices: Array


def scene_hands(hands: Iterable[Hand]) -> list[SceneHand]:
    """Tracked hands, without those that have NaN or infinity."""
    return [
        SceneHand(f"hand_{hand.track}_{hand.side}", hand.side, hand.pose, hand.joints, hand.joints_2d, hand.vertices)
        for hand in hands
        if np.isfinite(hand.joints).all()
    ]
