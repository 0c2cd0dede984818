"""From lines of poses to whole hands: the same mesh that the tracker showed."""

from collections.abc import Iterable
from functools import partial

import numpy as np

from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.schema import HandLine
from handmirror.core.types import Hand


def posed_hands(hands: Iterable[HandLine], model: HandModel) -> tuple[Hand, ...]:
    """Hands with their mesh [778, 3]; everything else is as recorded."""
    lines = tuple(hands)
    if not lines:
        return ()
    pose, shape, trans = (np.stack([getattr(line, name) for line in lines]) for name in ("pose", "shape", "trans"))
    posed = PosedHands(model, [line.side for line in lines], pose, shape, trans)
    return tuple(
        Hand(
            line.track,
            line.side,
            line.score,
            **{name: getattr(line, name) for name in ("pose", "shape", "trans", "joints", "joints_2d")},
            mesh=partial(posed.vertices, k),
            gesture=line.gesture,
            gesture_score=line.gesture_score,
            joints_score=line.joints_score,
            filled=line.filled,
            cameras=line.cameras,
        )
        for k, line in enumerate(lines)
    )
