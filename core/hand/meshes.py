"""The meshes of a frame's hands, made when the first of them is read: many readers need the joints alone."""

from functools import cached_property

from handmirror.core.hand.model import HandModel, mirror_points
from handmirror.core.types import Array


class Meshes:
    """Vertices of hands of one model, all posed in one go."""

    def __init__(self, model: HandModel, pose: Array, shape: Array, trans: Array) -> None:
        """Pose [h, 48], shape [h, 10] and trans [h, 3] of right hands; see HandModel."""
        self._model, self._parameters = model, (pose, shape, trans)

    def vertices(self, k: int, is_left: bool) -> Array:
        """[778, 3] metres of hand k, mirrored for a left hand."""
        vertices = self._vertices[k]
        return mirror_points(vertices) if is_left else vertices

    @cached_property
    def _vertices(self) -> Array:
        return self._model(*self._parameters).vertices
