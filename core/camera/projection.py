"""From camera space to pixels."""

from handmirror.core.types import Array


def project(points: Array, K: Array) -> Array:
    """Pixels [..., 2] of points [..., 3] in front of a camera K [3, 3], in any unit."""
    projected = points @ K.T
    return projected[..., :2] / projected[..., 2:]
