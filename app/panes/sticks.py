"""Balls and sticks as one mesh, for bones, joints and axes."""

from functools import cache

import numpy as np

from handmirror.core.types import Array

SIDES = 8  # of a stick


class Sticks:
    """So many balls and sticks; their number is fixed, and each frame places them."""

    def __init__(self, balls: int, sticks: int) -> None:
        sphere, triangles = _sphere()
        self.balls, self.sticks = balls, sticks
        around = np.arange(SIDES)
        beside = (around + 1) % SIDES
        first, second = (
            np.stack([around, beside, around + SIDES], 1),
            np.stack([beside, beside + SIDES, around + SIDES], 1),
        )
        tube = np.concatenate([first, second])
        start = balls * len(sphere)
        of_balls = triangles[None] + np.arange(balls)[:, None, None] * len(sphere)
        of_sticks = tube[None] + start + np.arange(sticks)[:, None, None] * 2 * SIDES
        self.faces = np.concatenate([of_balls.reshape(-1, 3), of_sticks.reshape(-1, 3)])  # outwards

    def place(
        self, centres: Array, ball_radius: float, starts: Array, ends: Array, radii: Array
    ) -> tuple[Array, Array]:
        """Vertices and outward unit normals [v, 3].

        Args:
            centres: of the balls [b, 3].
            ball_radius: of all balls.
            starts: where the sticks begin [s, 3].
            ends: where they end [s, 3].
            radii: of the sticks at both ends [s, 2]; a zero makes a point.
        """
        sphere = _sphere()[0]
        ball_normals = np.tile(sphere, (self.balls, 1))
        balls = np.repeat(centres, len(sphere), axis=0) + ball_radius * ball_normals
        ring = _rings(ends - starts)
        places = np.stack([starts, ends], 1)[:, :, None] + radii[:, :, None, None] * ring[:, None]
        stick_normals = np.broadcast_to(ring[:, None], places.shape)
        vertices = np.concatenate([balls, places.reshape(-1, 3)])
        return vertices, np.concatenate([ball_normals, stick_normals.reshape(-1, 3)])

    def colours(self, of_balls: Array, of_sticks: Array) -> Array:
        """Colours [v, 4] of the vertices from those of the balls [b, 4] and sticks [s, 4]."""
        return np.concatenate(
            [np.repeat(of_balls, len(_sphere()[0]), axis=0), np.repeat(of_sticks, 2 * SIDES, axis=0)]
        ).astype(np.float32)


def _rings(directions: Array) -> Array:
    """Unit vectors [s, SIDES, 3] around directions [s, 3], anticlockwise seen from their end."""
    length = np.linalg.norm(directions, axis=1, keepdims=True)
    along = directions / np.maximum(length, 1e-9)
    other = np.eye(3)[np.argmin(np.abs(along), axis=1)]
    first = np.cross(other, along)
    first /= np.maximum(np.linalg.norm(first, axis=1, keepdims=True), 1e-9)
    second = np.cross(along, first)
    turn = 2 * np.pi * np.arange(SIDES) / SIDES
    rings: Array = np.cos(turn)[:, None] * first[:, None] + np.sin(turn)[:, None] * second[:, None]
    return rings


@cache
def _sphere() -> tuple[Array, np.ndarray]:
    """Vertices [42, 3] of a unit sphere and its triangles [80, 3]: an icosahedron whose edges are halved."""
    golden = (1 + 5**0.5) / 2
    corners = np.array([[0, 1, golden], [0, -1, golden], [0, 1, -golden], [0, -1, -golden]])
    corners = np.concatenate([corners, corners[:, [1, 2, 0]], corners[:, [2, 0, 1]]])
    near = np.linalg.norm(corners[:, None] - corners[None], axis=2) < 2.1  # the edges are 2 long
    np.fill_diagonal(near, False)
    found = [
        (a, b, c) for a in range(12) for b in range(a) for c in range(b) if near[a, b] and near[b, c] and near[a, c]
    ]
    vertices, triangles = list(corners), []
    middles: dict[tuple[int, ...], int] = {}  # the numbers of the vertices in the middle of edges
    for a, b, c in found:
        if np.linalg.det(corners[[a, b, c]]) < 0:  # counter-clockwise from outside
            b, c = c, b
        ab, bc, ca = (middles.setdefault(tuple(sorted(edge)), 12 + len(middles)) for edge in ((a, b), (b, c), (c, a)))
        triangles += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    vertices += [(corners[a] + corners[b]) / 2 for a, b in middles]
    sphere = np.array(vertices)
    return sphere / np.linalg.norm(sphere, axis=1, keepdims=True), np.array(triangles)
