"""How deep hands overlap themselves and each other, measured on the skin: slow and exact, to check the capsules."""

import numpy as np
import trimesh

from handmirror.core.render.drawing import wrist_cap
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import KNUCKLES, PART_OF_BONE
from handmirror.training.synthetic.motion.skeleton import hand_arrays, hand_faces

PALM_BONES = (0, 13)  # the thumb's root is part of the palm
NEAR_M = 0.02  # points farther than this from a part's box cannot be inside


def self_depth(vertices: Array) -> float:
    """Metres by which the deepest skin vertex of a hand [778, 3] lies in another finger or in the palm.

    A finger's base and the palm, which are one piece of flesh, are not compared.
    """
    bone = hand_arrays()["weights"].argmax(1)
    part = np.where(np.isin(bone, PALM_BONES), 0, PART_OF_BONE[bone])
    corner_part = part[hand_faces()]
    deepest = 0.0
    for obstacle in range(6):
        faces = hand_faces()[(corner_part == obstacle).all(1)]
        others = (part != obstacle) & (part != 0)
        if obstacle == 0:
            others &= ~np.isin(bone, (*KNUCKLES, 14))
        deepest = max(deepest, depth_in(vertices[others], vertices, faces))
    return deepest


def depth_between(one: Array, other: Array) -> float:
    """Metres by which the deepest skin vertex of one hand [778, 3] lies in the other."""
    cap = wrist_cap(hand_faces())
    rim = np.unique(cap[:, :2])
    deepest = 0.0
    for points, obstacle in ((one, other), (other, one)):
        closed = np.vstack([obstacle, obstacle[rim].mean(0)])
        deepest = max(deepest, depth_in(points, closed, np.vstack([hand_faces(), cap])))
    return deepest


def distance_between(one: Array, other: Array) -> float:
    """Metres from the nearest skin vertex of one hand [778, 3] to the other's skin; zero where they overlap."""
    if depth_between(one, other) > 0:
        return 0.0
    return min(float(_to_surface(one, other).min()), float(_to_surface(other, one).min()))


def depth_in(points: Array, vertices: Array, faces: np.ndarray) -> float:
    """Metres from the deepest of points [n, 3] to the surface that it is inside of; zero if none is inside."""
    corners = vertices[faces]
    low, high = corners.min((0, 1)), corners.max((0, 1))
    inside = points[((points > low) & (points < high)).all(1)]
    # half a turn and more of the surface around a point: inside, even where the part is open to the rest of the hand
    inside = inside[np.abs(winding(inside, corners)) > 0.5]
    return max((float(_to_triangles(point, corners)) for point in inside), default=0.0)


def winding(points: Array, corners: Array) -> Array:
    """How often triangles [f, 3, 3] wind around points [n, 3] (Jacobson et al., 2013; van Oosterom and Strackee)."""
    a, b, c = np.moveaxis(corners[None] - points[:, None, None], 2, 0)
    la, lb, lc = (np.linalg.norm(side, axis=-1) for side in (a, b, c))
    volume = np.einsum("nfi,nfi->nf", a, np.cross(b, c))
    dots = [np.einsum("nfi,nfi->nf", one, other) for one, other in ((a, b), (b, c), (c, a))]
    divisor = la * lb * lc + dots[0] * lc + dots[1] * la + dots[2] * lb
    return np.asarray(np.arctan2(volume, divisor).sum(1) / (2 * np.pi))


def _to_triangles(point: Array, corners: Array) -> float:
    nearest = trimesh.triangles.closest_point(corners, np.repeat(point[None], len(corners), axis=0))
    return float(np.linalg.norm(nearest - point, axis=1).min())


def _to_surface(points: Array, vertices: Array) -> Array:
    """Metres from the points [n, 3] that may be near to a hand's skin [778, 3]; the rest as infinite."""
    corners = vertices[hand_faces()]
    low, high = vertices.min(0) - NEAR_M, vertices.max(0) + NEAR_M
    near = ((points > low) & (points < high)).all(1)
    distance = np.full(len(points), np.inf)
    distance[near] = [_to_triangles(point, corners) for point in points[near]]
    return distance
