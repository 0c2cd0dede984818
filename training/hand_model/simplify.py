"""Half-edge collapses to 778 vertices by quadric error, summed over poses so that bent joints keep their vertices.

Quadrics as by Garland and Heckbert (1997); a vertex only ever moves onto a neighbour, so that every vertex that stays
is one of the fine mesh, with its skin weights.
"""

import heapq
from collections.abc import Iterator

import numpy as np

from handmirror.core.types import Array

RIM = 16
RIM_STIFFNESS = 3.0
EVEN = 0.02  # how much long edges cost by themselves
PALM_SHARE = 0.8  # errors on the palm count less than on fingers
MIN_QUALITY = 0.25
MAX_NEIGHBOURS = 9


class EdgeCollapse:
    """A triangle mesh, the same in several poses, that loses one vertex at a time."""

    def __init__(
        self, poses: Array, pose_weights: Array, faces: np.ndarray, on_palm: np.ndarray, kept: set[int]
    ) -> None:
        """Take a mesh with one open edge.

        Args:
            poses: [k, n, 3] millimetres, the rest pose first.
            pose_weights: [k] how much each pose's error counts.
            faces: [f, 3].
            on_palm: [n] whether a vertex belongs to the palm.
            kept: vertices that must stay.
        """
        self._poses, self._kept = poses, kept
        self._share = np.where(on_palm, PALM_SHARE, 1.0)
        self.faces: dict[int, tuple[int, ...]] = dict(enumerate(map(tuple, faces.tolist())))
        self._around: list[set[int]] = [set() for _ in range(poses.shape[1])]
        for number, face in self.faces.items():
            for v in face:
                self._around[v].add(number)
        self.rim = {v for v in range(poses.shape[1]) if any(self._on_rim(v, u) for u in self._neighbours(v))}
        self.alive = set(range(poses.shape[1]))
        self._quadrics = self._all_quadrics(pose_weights)

    def shorten_rim(self) -> None:
        """Take vertices off the open edge until RIM are left, the closest first."""
        while len(self.rim) > RIM:
            choices = sorted(self._rim_choices())
            u, v = next((u, v) for _, u, v in choices if self._may(u, v))
            self._collapse(u, v)

    def run(self, target: int) -> Iterator[int]:
        """Collapse the cheapest edges until `target` vertices are left; yields how many are, after each."""
        stamp = [0] * len(self._around)
        heap: list[tuple[float, int, int, int, int]] = []

        def offer(u: int, v: int) -> None:
            heapq.heappush(heap, (self._cost(u, v), u, v, stamp[u], stamp[v]))

        for u in sorted(self.alive):
            for v in sorted(self._neighbours(u)):
                offer(u, v)
        while len(self.alive) > target:
            _, u, v, stamp_u, stamp_v = heapq.heappop(heap)
            current = {u, v} <= self.alive and (stamp[u], stamp[v]) == (stamp_u, stamp_v)
            if not current or u in self.rim or not self._may(u, v):
                continue
            touched = sorted((self._neighbours(u) | self._neighbours(v)) - {u})
            self._collapse(u, v)
            for w in touched:
                stamp[w] += 1
            for w in touched:
                for x in sorted(self._neighbours(w)):
                    offer(w, x)
            yield len(self.alive)

    def _neighbours(self, v: int) -> set[int]:
        return {u for number in self._around[v] for u in self.faces[number]} - {v}

    def _on_rim(self, u: int, v: int) -> bool:
        return len(self._around[u] & self._around[v]) == 1

    def _rim_choices(self) -> list[tuple[float, int, int]]:
        """For each rim vertex u and rim neighbour v: how far apart u's two rim neighbours are."""
        rest, choices = self._poses[0], []
        for u in self.rim:
            both = [v for v in self._neighbours(u) if v in self.rim and self._on_rim(u, v)]
            if len(both) == 2:
                gap = float(np.linalg.norm(rest[both[0]] - rest[both[1]]))
                choices += [(gap, u, v) for v in both]
        return choices

    def _all_quadrics(self, pose_weights: Array) -> Array:
        """Sums of squared distances from the planes around each vertex: [k, n, 4, 4]."""
        quadrics = np.zeros((*self._poses.shape[:2], 4, 4))
        for face in self.faces.values():
            corners = self._poses[:, face]
            normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
            twice_area = np.linalg.norm(normal, axis=1, keepdims=True)
            plane = _plane(normal / twice_area, corners[:, 0])
            square = np.einsum("ki,kj,k->kij", plane, plane, twice_area[:, 0] / 2 * pose_weights)
            quadrics[:, face] += square[:, None]
        for v in self.rim:  # planes that stand on the rim keep it in place
            for u in self._neighbours(v):
                if u > v and self._on_rim(u, v):
                    face = self.faces[next(iter(self._around[u] & self._around[v]))]
                    corners = self._poses[0, face]
                    normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
                    edge = self._poses[0, u] - self._poses[0, v]
                    wall = np.cross(edge, normal)
                    plane = _plane(wall[None] / np.linalg.norm(wall), self._poses[:1, v])[0]
                    quadrics[0, [u, v]] += np.outer(plane, plane) * (edge @ edge) * RIM_STIFFNESS
        return quadrics

    def _cost(self, u: int, v: int) -> float:
        place = np.column_stack([self._poses[:, v], np.ones(len(self._poses))])
        error = np.einsum("ki,kij,kj->", place, self._quadrics[:, u] + self._quadrics[:, v], place)
        length = float(np.linalg.norm(self._poses[0, u] - self._poses[0, v]))
        return float(error + EVEN * length**3) * float(self._share[u])

    def _may(self, u: int, v: int) -> bool:
        """Whether u may move onto v: the surface stays a surface, and no triangle flips in any pose."""
        if u in self._kept or v not in self._neighbours(u):
            return False
        around_u, around_v = self._neighbours(u), self._neighbours(v)
        common, shared = around_u & around_v, self._around[u] & self._around[v]
        if len(common) != len(shared) or (u in self.rim and (v not in self.rim or len(shared) == 2)):
            return False
        if len(around_u | around_v) - 2 > MAX_NEIGHBOURS:
            return False
        if any(w not in self.rim and len(self._neighbours(w)) < 5 for w in common):
            return False
        return all(self._stays_whole(self.faces[number], u, v) for number in sorted(self._around[u] - shared))

    def _stays_whole(self, face: tuple[int, ...], u: int, v: int) -> bool:
        moved = [v if x == u else x for x in face]
        before, after = _normals(self._poses[:, face]), _normals(self._poses[:, moved])
        lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
        cosine = (before * after).sum(1) / np.maximum(lengths, 1e-12)
        return bool(cosine[0] >= 0.5 and (cosine[1:] >= 0).all() and quality(self._poses[0, moved]) >= MIN_QUALITY)

    def _collapse(self, u: int, v: int) -> None:
        for number in self._around[u] & self._around[v]:
            for x in self.faces.pop(number):
                self._around[x].discard(number)
        for number in self._around[u]:
            self.faces[number] = tuple(v if x == u else x for x in self.faces[number])
            self._around[v].add(number)
        self._around[u] = set()
        self.alive.discard(u)
        self.rim.discard(u)
        self._quadrics[:, v] += self._quadrics[:, u]


def quality(corners: Array) -> float:
    """1 for an equilateral triangle [3, 3], 0 for one without area."""
    sides = corners - np.roll(corners, 1, axis=0)
    area = np.linalg.norm(np.cross(sides[0], sides[1])) / 2
    return float(4 * np.sqrt(3) * area / ((sides**2).sum() + 1e-12))


def _normals(corners: Array) -> Array:
    return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])


def _plane(normals: Array, points: Array) -> Array:
    """Planes [k, 4] through points with unit normals [k, 3]."""
    return np.column_stack([normals, -(normals * points).sum(1)])
