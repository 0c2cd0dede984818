"""Hands of either side, posed by one model: the one place where parameters become hands."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from handmirror.core.hand.mirror import faces_of_side, points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array, Side


class PosedHands:
    """Hands posed in one go. Meshes are made when the first one is read: many readers need only the joints."""

    def __init__(self, model: HandModel, sides: Sequence[Side], pose: Array, shape: Array, trans: Array) -> None:
        """Pose [h, 48], shape [h, 10] and trans [h, 3] of right hands; a left hand has those of its mirror image."""
        self._model, self._sides, self._parameters = model, sides, (pose, shape, trans)

    @property
    def trans(self) -> Array:
        """[h, 3] metres, as given."""
        return self._parameters[2]

    def moved(self, moves: Array) -> "PosedHands":
        """The hands moved by [h, 3] metres where they really are."""
        pose, shape, trans = self._parameters
        own = np.stack([points_of_side(move, side) for move, side in zip(moves, self._sides, strict=True)])
        return PosedHands(self._model, self._sides, pose, shape, (trans + own).astype(trans.dtype))

    def joints(self) -> list[Array]:
        """[21, 3] metres of each hand, as it really is."""
        return [points_of_side(points, side) for points, side in zip(self._joints, self._sides, strict=True)]

    def vertices(self, k: int) -> Array:
        """[778, 3] metres of hand k, as it really is."""
        return points_of_side(self._vertices[k], self._sides[k])

    def faces(self, k: int) -> np.ndarray:
        """[1538, 3] triangles of hand k, counter-clockwise from outside."""
        return faces_of_side(self._model.faces, self._sides[k])

    @cached_property
    def _joints(self) -> Array:
        return self._model.joints(*self._parameters)

    @cached_property
    def _vertices(self) -> Array:
        return self._model(*self._parameters).vertices
