"""Solids that things are made of: a grid of points to draw, and the distance of any place to the surface.

A solid's own axis is z. Its grid is that of `forms.py`: rings along z, columns around it, closed at both ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array
from handmirror.training.synthetic.forms import ANGLES, COLUMNS, RINGS, unit

Distance = Callable[[Array], Array]  # places [n, 3] -> metres to the surface [n], negative inside
CREASE = np.cos(np.radians(35))  # between the normals of two bands of a grid that meet in an edge
CIRCLE = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=-1)  # [COLUMNS, 2]


@dataclass(frozen=True, eq=False)
class Part:
    """A piece of a thing with one material."""

    look: str  # what it is made of, see `looks.py`
    places: Array  # [RINGS * COLUMNS, 3] metres in the thing's axes
    normals: Array  # [RINGS * COLUMNS, 3]
    distance: Distance | None  # None: only drawn, as what is printed on another part

    def moved(self, rotation: Array, shift: Array) -> "Part":
        """The part rotated by [3, 3], then shifted by [3] metres."""
        distance = self.distance
        solid = None if distance is None else lambda points: distance((points - shift) @ rotation)
        return Part(self.look, self.places @ rotation.T + shift, self.normals @ rotation.T, solid)


# --- drawn ---


def lathe(look: str, outer: Sequence[tuple[float, float]], inner: Sequence[tuple[float, float]] = ()) -> Part:
    """A body of revolution with the profile (z, radius) from the bottom up, and a hollow's from the rim down.

    The hollow is only drawn: nothing is held from within.
    """
    profile = np.array([*outer, *inner])
    rings = profile[:, None, 1:] * CIRCLE
    along = np.broadcast_to(profile[:, None, :1], (*rings.shape[:2], 1))
    solid = np.array([(outer[0][0], 0.0), *outer, (outer[-1][0], 0.0)])
    return _of_rings(look, np.concatenate([rings, along], axis=-1), revolved(solid))


def slab(look: str, size: Sequence[float], round_m: float, bevel_m: float = 3e-4) -> Part:
    """A plate of size x, y and thickness z, its corners in the xy plane rounded, its edges bevelled."""
    rings = []
    half = np.array(size) / 2
    for z, less in ((-half[2], bevel_m), (-half[2] + bevel_m, 0), (half[2] - bevel_m, 0), (half[2], bevel_m)):
        rings.append(np.column_stack([_rounded(half[:2] - less, max(round_m - less, 1e-4)), np.full(COLUMNS, z)]))
    ends = [ring * (0, 0, 1) for ring in (rings[0], rings[-1])]
    return _of_rings(look, np.stack([ends[0], *rings, ends[1]]), box(half))


def bar(look: str, stations: Sequence[tuple[float, float, float, float]], power: float, distance: Distance) -> Part:
    """A bar along z of stations (z, half width x, half width y, shift in x), its section a superellipse.

    A power of 2 gives an ellipse, larger ones a rectangle with rounder or sharper corners.
    """
    scale = (np.abs(CIRCLE) ** power).sum(1) ** (-1 / power)
    section = CIRCLE * scale[:, None]
    rings = [
        np.column_stack([section * (wide, thick) + (shift, 0), np.full(COLUMNS, z)])
        for z, wide, thick, shift in stations
    ]
    ends = [np.tile(ring[:-1].mean(0), (COLUMNS, 1)) for ring in (rings[0], rings[-1])]
    return _of_rings(look, np.stack([ends[0], *rings, ends[1]]), distance)


def tube(look: str, path: Array, radius: float) -> Part:
    """A tube along a path [RINGS, 3] in the xz plane, its ends inside of something else."""
    along = unit(np.gradient(path, axis=0))
    side = np.broadcast_to([0.0, 1.0, 0.0], along.shape)
    out = cross(side, along)
    ways = CIRCLE[None, :, :1] * out[:, None] + CIRCLE[None, :, 1:] * side[:, None]
    return Part(look, _flat(path[:, None] + radius * ways), _flat(ways), around_path(path[::3], radius))


def sheet_on(look: str, size: Sequence[float], z: float) -> Part:
    """What is printed on a plate: a rectangle of size x, y at a height, seen from above."""
    x, y = np.linspace(-0.5, 0.5, COLUMNS) * size[0], np.linspace(-0.5, 0.5, RINGS) * size[1]
    places = np.stack([*np.meshgrid(x, y), np.full((RINGS, COLUMNS), z)], axis=-1)
    return Part(look, _flat(places), np.tile([0.0, 0, 1], (RINGS * COLUMNS, 1)), None)


def label_around(look: str, low: tuple[float, float], high: tuple[float, float]) -> Part:
    """What is printed around a body, between two of its (z, radius)."""
    (z0, r0), (z1, r1) = low, high
    share = np.linspace(0, 1, RINGS)[:, None, None]
    out = np.concatenate([np.broadcast_to(CIRCLE, (RINGS, COLUMNS, 2)), np.zeros((RINGS, COLUMNS, 1))], axis=-1)
    places = out * (r0 + share * (r1 - r0)) + (0, 0, 1) * (z0 + share * (z1 - z0))
    return Part(look, _flat(places), _flat(out), None)


def _of_rings(look: str, rings: Array, distance: Distance) -> Part:
    """A grid of rings [k, COLUMNS, 3], those at an edge twice, with a normal for each side of it."""
    around = np.concatenate([rings[:, -2:-1], rings, rings[:, 1:2]], axis=1)
    around = around[:, 2:] - around[:, :-2]
    size = (around**2).sum((1, 2))
    wider = np.where((size[:-1] > size[1:])[:, None, None], around[:-1], around[1:])  # the other may be a point
    bands = unit(cross(wider, rings[1:] - rings[:-1]))
    places, normals = [], []
    for k in range(len(rings)):
        sides = [bands[j] for j in (k - 1, k) if 0 <= j < len(bands)]
        smooth = len(sides) == 2 and (sides[0] * sides[1]).sum(-1).mean() > CREASE
        for normal in [unit(sides[0] + sides[1])] if smooth else sides:
            places.append(rings[k])
            normals.append(normal)
    missing = RINGS - len(places)
    if missing < 0:
        raise ValueError(f"a profile takes {len(places)} rings, more than {RINGS}")
    places, normals = places + places[-1:] * missing, normals + normals[-1:] * missing
    return Part(look, _flat(np.stack(places)), _flat(np.stack(normals)), distance)


def _rounded(half: Array, radius: float) -> Array:
    """A rectangle with round corners [COLUMNS, 2], six points a corner, counter-clockwise."""
    radius = min(radius, float(half.min()) * 0.98)
    corners = []
    for k, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        angle = np.radians(90 * k) + np.linspace(0, np.pi / 2, 6)
        corners.append((half - radius) * (x, y) + radius * np.column_stack([np.cos(angle), np.sin(angle)]))
    return np.concatenate([*corners, corners[0][:1]])


def _flat(grid: Array) -> Array:
    return np.ascontiguousarray(grid).reshape(-1, 3)


# --- distances ---


def revolved(profile: Array) -> Distance:
    """Of a body of revolution about z with the profile [k, 2] of (z, radius) that starts and ends on the axis."""

    edges = [(z0, r0, z1 - z0, r1 - r0) for (z0, r0), (z1, r1) in pairwise(profile.tolist())]

    def distance(points: Array) -> Array:
        z, r = points[:, 2], np.hypot(points[:, 0], points[:, 1])
        nearest, inside = np.full(len(points), np.inf), np.zeros(len(points), bool)
        for z0, r0, dz, dr in edges:  # edge by edge, which takes a third of the time
            share = np.clip(((z - z0) * dz + (r - r0) * dr) / max(dz * dz + dr * dr, 1e-12), 0, 1)
            np.minimum(nearest, (z - z0 - share * dz) ** 2 + (r - r0 - share * dr) ** 2, out=nearest)
            if dz:  # it may cross a line that leads away from the axis
                inside ^= ((z0 > z) != (z0 + dz > z)) & (r0 + dr * (z - z0) / dz > r)
        return np.where(inside, -1.0, 1.0) * np.sqrt(nearest)

    return distance


def box(half: Array) -> Distance:
    """Of a box of half sizes [3]."""

    def distance(points: Array) -> Array:
        beyond = np.abs(points) - half
        return np.linalg.norm(np.maximum(beyond, 0), axis=1) + np.minimum(beyond.max(1), 0)

    return distance


def around_path(path: Array, radius: float) -> Distance:
    """Of a tube along a path [k, 3]."""

    def distance(points: Array) -> Array:
        nearest = np.full(len(points), np.inf)
        for start, end in pairwise(path):
            to, way = points - start, end - start
            share = np.clip(to @ way / max(float(way @ way), 1e-12), 0, 1)
            np.minimum(nearest, ((to - share[:, None] * way) ** 2).sum(1), out=nearest)
        return np.sqrt(nearest) - radius

    return distance


def shifted(distance: Distance, by: Sequence[float]) -> Distance:
    """Of what is moved by [3] metres."""
    return lambda points: distance(points - np.array(by))
