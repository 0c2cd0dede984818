"""Keeps two hands from passing through each other.

One camera measures how far away a hand is far worse than where it is in the image: of two hands that touch, one is
found a centimetre or two too near or too far, and then their meshes overlap. Such hands are moved apart as little as it
takes, nearly all of it along the line of sight. Hands that are apart cost a comparison of boxes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import vertex_normals
from handmirror.core.types import Array

ALLOWED_M = 0.002  # of overlap, since flesh is soft
SKIN_M = 0.02  # from a hand's joints to the farthest skin around them
DEEPEST_M = 0.03  # a vertex that seems to lie deeper is near the far side of the mesh, not inside
BESIDE_M = 0.006  # from the normal of its nearest vertex; what is farther beside it is before the open wrist
# Standard deviations of the place of one hand about another one along the line of sight and across it, and of what
# overlap is left.
ALONG_M, ACROSS_M, LEFT_M = 0.02, 0.004, 0.0005
MOST_STEP = 2.0  # depths of the deepest overlap
STEPS = 5  # at most, in each frame; as many again straight on
LEAST_SLOPE = 0.7  # cosine to that way below which an overlap makes such a step no longer
RETURN_S = 0.3  # time constant with which hands that no longer overlap return to where they were found
LEAST_MOVE_M = 1e-4
LEAST_CERTAINTY = 0.1
LOW_COST = 4.0  # squared standard deviations under which no other way is tried


class Skin(NamedTuple):
    """A hand's surface, not mirrored."""

    vertices: Array  # [778, 3] metres
    normals: Array  # [778, 3] outwards


@dataclass(frozen=True, eq=False)
class _Gap:
    """How far two hands were moved apart."""

    move: Array  # [3] metres, of the first hand against the second one
    time_ns: int


class Contact:
    """Moves overlapping hands apart, smoothly from frame to frame."""

    def __init__(self) -> None:
        self._gaps: dict[tuple[int, int], _Gap] = {}

    def reset(self) -> None:
        """Forget all hands."""
        self._gaps = {}

    def parted(self, posed: PosedHands, numbers: Sequence[int], certainty: Sequence[float], time_ns: int) -> PosedHands:
        """The hands of a frame, moved where they overlap.

        Args:
            posed: the hands as they were found.
            numbers: of their tracks.
            certainty: 0..1 of each: the less certain of two hands moves more.
            time_ns: of the frame.
        """
        joints, gaps, moves = posed.joints(), {}, np.zeros((len(numbers), 3))
        for one, other in combinations(range(len(numbers)), 2):
            key = numbers[one], numbers[other]
            start = self._returning(key, time_ns)
            if start is None and not _are_near(joints[one], joints[other]):
                continue
            move = _parting(posed, one, other, np.zeros(3) if start is None else start)
            if move @ move > LEAST_MOVE_M**2:
                gaps[key] = _Gap(move, time_ns)
                share = _share(certainty[one], certainty[other])
                moves[one] += share * move
                moves[other] -= (1 - share) * move
        self._gaps = gaps
        return posed.moved(moves) if gaps else posed

    def _returning(self, key: tuple[int, int], time_ns: int) -> Array | None:
        """The move of two hands that no longer overlap, which decays; None if they were not moved."""
        gap = self._gaps.get(key)
        return None if gap is None else gap.move * math.exp((gap.time_ns - time_ns) * 1e-9 / RETURN_S)


def _share(certainty: float, of_other: float) -> float:
    """The share of a move that a hand makes, the rest being the other one's, by their variances."""
    own, other = max(certainty, LEAST_CERTAINTY) ** 2, max(of_other, LEAST_CERTAINTY) ** 2
    return other / (own + other)


def overlaps(one: Skin, other: Skin) -> tuple[Array, Array]:
    """Metres [n] by which vertices of one hand lie in the other one, and the directions [n, 3] out of it.

    Measured from the nearest vertex of the other hand along its normal.
    """
    low = np.maximum(one.vertices.min(0), other.vertices.min(0))
    high = np.minimum(one.vertices.max(0), other.vertices.max(0))
    points = one.vertices[_within(one.vertices, low, high)]
    around = _within(other.vertices, low - DEEPEST_M, high + DEEPEST_M)
    if not len(points) or not around.any():
        return np.zeros(0), np.zeros((0, 3))
    vertices, normals = other.vertices[around], other.normals[around]
    nearest = _nearest(points, vertices)
    off, normals = vertices[nearest] - points, normals[nearest]
    depth = np.vecdot(off, normals)
    beside = np.vecdot(off, off) - depth**2
    inside = (depth > 0) & (depth < DEEPEST_M) & (beside < np.maximum(BESIDE_M, depth / 2) ** 2)
    return depth[inside], normals[inside]


def _nearest(points: Array, vertices: Array) -> NDArray[np.intp]:
    """Which of the vertices [m, 3] is nearest to each point: [n]."""
    middle = vertices.mean(0)  # near it float32 is exact enough, and twice as fast
    a, b = (points - middle).astype(np.float32), (vertices - middle).astype(np.float32)
    nearest: NDArray[np.intp] = (a @ (-2 * b.T) + np.vecdot(b, b)).argmin(1)
    return nearest


def _within(points: Array, low: Array, high: Array) -> NDArray[np.bool_]:
    within: NDArray[np.bool_] = np.all((points > low) & (points < high), axis=1)
    return within


def _are_near(one: Array, other: Array) -> bool:
    """Whether the skin around joints [21, 3] of two hands may touch."""
    return _boxes_meet(one, other, 2 * SKIN_M)


def _boxes_meet(one: Array, other: Array, margin: float = 0.0) -> bool:
    """Whether the upright boxes around points [n, 3] and [m, 3] come as near as a margin."""
    return bool((one.min(0) < other.max(0) + margin).all() and (other.min(0) < one.max(0) + margin).all())


def _parting(posed: PosedHands, first: int, second: int, start: Array) -> Array:
    """The move [3] of one hand against another one, near `start`, after which they no longer overlap."""
    if not _boxes_meet(posed.vertices(first) + start, posed.vertices(second)):
        return start
    one, other = _skin(posed, first), _skin(posed, second)
    sight = one.vertices.mean(0) + other.vertices.mean(0)
    sight /= np.linalg.norm(sight)
    along, across = ALONG_M**-2.0, ACROSS_M**-2.0
    stiffness = across * np.eye(3) + (along - across) * np.outer(sight, sight)
    nearest = _nearest_parting(one, other, start, stiffness)
    if nearest.left == 0 and nearest.cost < LOW_COST:
        return nearest.move
    # Where much overlaps or fingers are entwined, what leads out of one finger leads into another one: then the farther
    # hand moves straight backwards, or the way so far is continued.
    order = np.sign((one.vertices - other.vertices).mean(0) @ sight)
    tries = [nearest, _straight_parting(one, other, start, sight * order, start, stiffness)]
    if nearest.left > 0:
        way = nearest.move / max(float(np.linalg.norm(nearest.move)), LEAST_MOVE_M)
        tries.append(_straight_parting(one, other, nearest.move, way, start, stiffness))
    return min(tries, key=lambda each: (each.left, each.cost)).move


class _Parting(NamedTuple):
    """A candidate move and its cost."""

    move: Array  # [3] metres
    left: float  # metres of overlap that are still too much
    cost: float  # of the way from where the hands were expected, in squared standard deviations


def _nearest_parting(one: Skin, other: Skin, start: Array, stiffness: Array) -> _Parting:
    """By Gauss-Newton steps: the surfaces' directions against the `stiffness` [3, 3] of the hands' places."""
    move = start
    for step in range(STEPS + 1):
        depth, out = _contacts(one, other, move)
        if not len(depth) or step == STEPS:
            break
        force = out * LEFT_M**-2.0
        pull = stiffness @ (move - start)
        change = np.linalg.solve(stiffness + force.T @ out, force.T @ depth - pull)
        move = move + change * min(1.0, MOST_STEP * depth.max() / np.linalg.norm(change))
    return _Parting(move, float(depth.max(initial=0.0)), _cost(move - start, stiffness))


def _straight_parting(one: Skin, other: Skin, move: Array, way: Array, start: Array, stiffness: Array) -> _Parting:
    """A move continued along a unit vector until the hands no longer overlap."""
    for step in range(STEPS + 1):
        depth, out = _contacts(one, other, move)
        if not len(depth) or step == STEPS:
            break
        move = move + way * (depth / np.maximum(out @ way, LEAST_SLOPE)).max()
    return _Parting(move, float(depth.max(initial=0.0)), _cost(move - start, stiffness))


def _cost(move: Array, stiffness: Array) -> float:
    return float(move @ stiffness @ move)


def _contacts(one: Skin, other: Skin, move: Array) -> tuple[Array, Array]:
    """Metres [n] of overlap that are too much if the first hand moves, and directions [n, 3] in which that helps it."""
    moved = Skin(one.vertices + move, one.normals)
    (depth, out), (depth_of_other, out_of_other) = overlaps(moved, other), overlaps(other, moved)
    depth, out = np.concatenate([depth, depth_of_other]) - ALLOWED_M, np.concatenate([out, -out_of_other])
    return depth[depth > 0], out[depth > 0]


def _skin(posed: PosedHands, k: int) -> Skin:
    vertices = posed.vertices(k).astype(np.float64)
    return Skin(vertices, vertex_normals(vertices, posed.faces(k)))
