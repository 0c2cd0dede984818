"""Where a triangle mesh cuts through itself."""

import numpy as np

from handmirror.core.types import Array


def intersecting_pairs(vertices: Array, faces: np.ndarray) -> np.ndarray:
    """Pairs [p, 2] of triangles without a common vertex of which one's edge pierces the other."""
    triangles = vertices[faces].astype(float)
    low, high = triangles.min(1), triangles.max(1)
    pairs = []
    for first in range(len(faces) - 1):
        rest = slice(first + 1, None)
        near = ((low[rest] <= high[first]) & (high[rest] >= low[first])).all(1)
        others = np.flatnonzero(near) + first + 1
        apart = ~(faces[others][:, :, None] == faces[first]).any((1, 2))
        pairs.append(np.column_stack([np.full(apart.sum(), first), others[apart]]))
    candidates = np.concatenate(pairs)
    one, two = triangles[candidates[:, 0]], triangles[candidates[:, 1]]
    return candidates[np.logical_or(_pierces(one, two), _pierces(two, one))]


def _pierces(edges_of: Array, target: Array) -> Array:
    """Whether an edge of each triangle of `edges_of` [n, 3, 3] goes through its `target` [n, 3, 3].

    The meeting point's barycentric coordinates, as by Moeller and Trumbore (1997).
    """
    hit = np.zeros(len(target), bool)
    first, second = target[:, 1] - target[:, 0], target[:, 2] - target[:, 0]
    margin = 1e-6
    for k in range(3):
        start = edges_of[:, k]
        way = edges_of[:, (k + 1) % 3] - start
        across = np.cross(way, second)
        determinant = (first * across).sum(1)
        askew = np.abs(determinant) > 1e-18
        scale = 1 / np.where(askew, determinant, 1)
        arm = start - target[:, 0]
        turned = np.cross(arm, first)
        u, v = scale * (arm * across).sum(1), scale * (way * turned).sum(1)
        along = scale * (second * turned).sum(1)
        inside = (u > margin) & (v > margin) & (u + v < 1 - margin) & (along > margin) & (along < 1 - margin)
        hit |= askew & inside
    return hit


def winding_numbers(points: Array, triangles: Array) -> Array:
    """How often closed surfaces of triangles [f, 3, 3] go around each of the points [n, 3].

    The sum of signed solid angles (Van Oosterom and Strackee, 1983) over 4 pi: 0 outside, 1 inside, 2 where two parts
    of a body overlap.
    """
    arms = triangles.astype(np.float32)[None] - points.astype(np.float32)[:, None, None]
    a, b, c = arms[:, :, 0], arms[:, :, 1], arms[:, :, 2]
    length = np.sqrt(np.einsum("nfkc,nfkc->nfk", arms, arms))
    volume = np.einsum("nfc,nfc->nf", a, np.cross(b, c))
    ab, bc, ca = (np.einsum("nfc,nfc->nf", x, y) for x, y in ((a, b), (b, c), (c, a)))
    rest = length.prod(2) + ab * length[..., 2] + bc * length[..., 0] + ca * length[..., 1]
    return np.arctan2(volume, rest).sum(1) / (2 * np.pi)
