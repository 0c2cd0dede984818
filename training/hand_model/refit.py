"""The 778 vertices fitted to the fine mesh: edges are flipped, then every vertex becomes a mix of fine ones.

The mix is one linear operator, so that whatever the fine mesh has, shapes and skin weights too, follows through it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import trimesh
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from handmirror.core.types import Array
from handmirror.training.hand_model.simplify import RIM, quality

FLIP_ROUNDS = 6
SAMPLES = 60000  # points that stand for the fine surface
FLIP_POSE_WEIGHTS = (1.0, 0.5, 0.5, 0.5)
STAY, STAY_TIP, STAY_RIM, SMOOTH = 0.25, 2.0, 1e3, 0.15
CANDIDATES = 60  # triangles that are searched for the nearest point


@dataclass(frozen=True, eq=False)
class Nearest:
    """The points of a triangle mesh nearest to given ones."""

    points: Array  # [n, 3]
    triangles: np.ndarray  # [n] rows of the mesh's faces
    barycentric: Array  # [n, 3]


def nearest_on_mesh(vertices: Array, faces: np.ndarray, queries: Array) -> Nearest:
    """For each query [n, 3] the nearest point of a mesh."""
    corners = vertices[faces]
    middles = corners.mean(1)
    radii = np.linalg.norm(corners - middles[:, None], axis=2).max(1)
    points, chosen = np.empty((len(queries), 3)), np.empty(len(queries), int)
    for row, query in enumerate(queries):
        closest = np.linalg.norm(middles - query, axis=1) - radii
        candidates = np.argsort(closest, kind="stable")[:CANDIDATES]
        found = trimesh.triangles.closest_point(corners[candidates], np.repeat(query[None], len(candidates), 0))
        best = np.linalg.norm(found - query, axis=1).argmin()
        points[row], chosen[row] = found[best], candidates[best]
    shares = np.clip(trimesh.triangles.points_to_barycentric(corners[chosen], points), 0, 1)
    return Nearest(points, chosen, shares / shares.sum(1, keepdims=True))


def flip_edges(faces: np.ndarray, coarse: Array, fine: Array, fine_faces: np.ndarray) -> np.ndarray:
    """Faces [f, 3] with edges flipped where triangles become better or lie closer to the fine surface.

    Args:
        faces: [f, 3] of the coarse mesh.
        coarse: [k, n, 3] its vertices in k poses, metres, at rest first.
        fine: [k, m, 3] the fine mesh in the same poses.
        fine_faces: [g, 3].
    """
    faces = faces.copy()
    surfaces = [
        cKDTree(trimesh.sample.sample_surface(trimesh.Trimesh(pose, fine_faces, process=False), SAMPLES, seed=0)[0])
        for pose in fine
    ]

    def away(a: int, b: int) -> float:
        """Millimetres between an edge's middle and the fine surface, over the poses."""
        found = zip(FLIP_POSE_WEIGHTS, surfaces, coarse, strict=True)
        return 1e3 * sum(w * surface.query((pose[a] + pose[b]) / 2)[0] for w, surface, pose in found)

    for _ in range(FLIP_ROUNDS):
        if not _flip_round(faces, coarse, away):
            break
    return faces


def _flip_round(faces: np.ndarray, coarse: Array, away: Callable[[int, int], float]) -> int:
    sides: dict[tuple[int, int], list[int]] = {}
    for number, face in enumerate(faces.tolist()):
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            sides.setdefault((min(a, b), max(a, b)), []).append(number)
    edges, flips = set(sides), 0
    touched: set[int] = set()
    for (a, b), pair in sides.items():
        if len(pair) != 2 or touched & set(pair):
            continue
        one, two = pair
        if (a, b) not in _directed(faces[one]):
            a, b = b, a
        c, d = (next(x for x in faces[number].tolist() if x not in (a, b)) for number in pair)
        if (min(c, d), max(c, d)) in edges or not _stays_outside(coarse, a, b, c, d):
            continue
        before = min(quality(coarse[0, [a, b, c]]), quality(coarse[0, [b, a, d]]))
        after = min(quality(coarse[0, [a, d, c]]), quality(coarse[0, [d, b, c]]))
        worse = away(c, d) - away(a, b)
        much_better = after > 0.3 and (after - before) - 1.5 * worse > 0.05
        sliver_gone = before < 0.1 and after > before + 0.05 and worse < 0.5
        if much_better or sliver_gone:
            faces[one], faces[two] = (a, d, c), (d, b, c)
            touched |= {one, two}
            edges.discard((min(a, b), max(a, b)))
            edges.add((min(c, d), max(c, d)))
            flips += 1
    return flips


def _directed(face: np.ndarray) -> set[tuple[int, int]]:
    a, b, c = face.tolist()
    return {(a, b), (b, c), (c, a)}


def _stays_outside(coarse: Array, a: int, b: int, c: int, d: int) -> bool:
    """Whether the flipped triangles face the same way as the old ones, in every pose."""

    def normal(x: int, y: int, z: int) -> Array:
        across = np.cross(coarse[:, y] - coarse[:, x], coarse[:, z] - coarse[:, x])
        return across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-15)

    mean = normal(a, b, c) + normal(b, a, d)
    mean /= np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-15)
    return all(((normal(*corners) * mean).sum(1) >= 0.2).all() for corners in ((a, d, c), (d, b, c)))


def refit(
    fine: Array, fine_faces: np.ndarray, faces: np.ndarray, kept: np.ndarray, tips: np.ndarray
) -> tuple[Array, np.ndarray]:
    """The operator [n, m] from fine vertices to coarse ones, and the coarse rim in order.

    Fine vertices should lie on coarse triangles, coarse vertices near where they were, and smoothly; the rim is spread
    evenly along the fine one.

    Args:
        fine: [m, 3].
        fine_faces: [g, 3].
        faces: [f, 3] of the coarse mesh.
        kept: [n] the fine vertex that each coarse one was.
        tips: coarse vertices to hold more firmly.
    """
    count = len(kept)
    nearest = nearest_on_mesh(fine[kept], faces, fine)
    rows = np.repeat(np.arange(len(fine)), 3)
    on_coarse = sp.coo_matrix((nearest.barycentric.ravel(), (rows, faces[nearest.triangles].ravel()))).tocsr()
    area = np.bincount(fine_faces.ravel(), np.repeat(trimesh.Trimesh(fine, fine_faces, process=False).area_faces, 3))
    area = sp.diags(area / area.mean())

    rim = rim_of(faces)
    stay = np.full(count, STAY)
    stay[rim], stay[tips] = STAY_RIM, STAY_TIP
    uneven = _umbrella(faces, count)
    hold = sp.diags(stay) + SMOOTH * uneven.T @ uneven
    where = _even_rim(fine, rim_of(fine_faces), rim, kept)
    left = (on_coarse.T @ area @ on_coarse + hold).tocsc()
    return splu(left).solve((on_coarse.T @ area + hold @ where).toarray()), rim


def rim_of(faces: np.ndarray) -> np.ndarray:
    """The vertices of a mesh's one open edge, in the direction of its faces, from the lowest number on."""
    directed = {edge for face in faces for edge in _directed(face)}
    following = {a: b for a, b in directed if (b, a) not in directed}
    loop = [min(following)]
    while following[loop[-1]] != loop[0]:
        loop.append(following[loop[-1]])
    return np.array(loop)


def _umbrella(faces: np.ndarray, count: int) -> sp.csr_matrix:
    """Each vertex's neighbours' mean minus itself, as a matrix [n, n]."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    share = 1 / np.bincount(edges[:, 0], minlength=count)
    return sp.coo_matrix((share[edges[:, 0]], edges.T), (count, count)).tocsr() - sp.eye(count)


def _even_rim(fine: Array, fine_rim: np.ndarray, rim: np.ndarray, kept: np.ndarray) -> sp.csr_matrix:
    """[n, m]: each coarse vertex where it was, those of the rim at even steps along the fine rim."""
    loop = fine[fine_rim]
    steps = np.linalg.norm(np.roll(loop, -1, 0) - loop, axis=1)
    starts, total = np.concatenate([[0], np.cumsum(steps)]), steps.sum()

    def places(first: float) -> tuple[np.ndarray, Array]:
        along = (first + np.arange(RIM) * total / RIM) % total
        segment = np.minimum(np.searchsorted(starts, along, side="right") - 1, len(loop) - 1)
        return segment, (along - starts[segment]) / steps[segment]

    def off(first: float) -> float:
        segment, share = places(first)
        points = (1 - share)[:, None] * loop[segment] + share[:, None] * loop[(segment + 1) % len(loop)]
        return float(((points - fine[kept[rim]]) ** 2).sum())

    segment, share = places(min(np.linspace(0, total, 24 * RIM, endpoint=False), key=off))
    where = sp.coo_matrix((np.ones(len(kept)), (np.arange(len(kept)), kept)), (len(kept), len(fine))).tolil()
    where[rim] = 0
    for row, k, part in zip(rim, segment, share, strict=True):
        where[row, fine_rim[k]] = 1 - part
        where[row, fine_rim[(k + 1) % len(loop)]] = part
    return where.tocsr()
