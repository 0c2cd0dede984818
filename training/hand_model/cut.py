"""The hand cut off the forearm at the wrist: where the plane crosses the mesh, new vertices lie on its edges."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from handmirror.core.types import Array

WRIST_X = 0.110  # metres
_INSIDE, _ON_PLANE, _OUTSIDE = 0, 1, 2


@dataclass(frozen=True, eq=False)
class CutMesh:
    """The part of a mesh on the hand's side of the wrist."""

    operator: sp.csr_matrix  # [n, v] each new vertex as a mix of old ones
    faces: np.ndarray  # [f, 3]


def triangles(vertices: Array, quads: np.ndarray, corners: np.ndarray | None = None) -> np.ndarray:
    """Two triangles [2 q, 3] of each quad, split along the shorter diagonal of `vertices`.

    Args:
        vertices: [v, 3].
        quads: [q, 4] rows of `vertices`.
        corners: [q, 4] what the triangles are made of, e.g. texture coordinates; by default the quads themselves.
    """
    corners = quads if corners is None else corners
    a, b, c, d = (vertices[quads[:, k]] for k in range(4))
    first = np.linalg.norm(a - c, axis=1) <= np.linalg.norm(b - d, axis=1)
    one = np.where(first[:, None], corners[:, [0, 1, 2]], corners[:, [0, 1, 3]])
    two = np.where(first[:, None], corners[:, [0, 2, 3]], corners[:, [1, 2, 3]])
    return np.stack([one, two], axis=1).reshape(-1, 3)


def cut_at_wrist(vertices: Array, faces: np.ndarray) -> CutMesh:
    """The faces on the fingers' side of x = WRIST_X; vertices near the plane slide onto it, or slivers would arise."""
    slides = _slides(vertices, faces)
    side = np.where(vertices[:, 0] < WRIST_X - 1e-7, _INSIDE, _OUTSIDE)
    side[list(slides)] = _ON_PLANE
    cutter = _Cutter(vertices, slides)
    kept = []
    for face in faces.tolist():
        sides = [side[v] for v in face]
        if _INSIDE not in sides:
            continue
        outline = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            if side[a] != _OUTSIDE:
                outline.append(cutter.vertex(a))
            if {side[a], side[b]} == {_INSIDE, _OUTSIDE}:
                outline.append(cutter.crossing(a, b))
        kept += [(outline[0], outline[k], outline[k + 1]) for k in range(1, len(outline) - 1)]
    return CutMesh(cutter.operator(), np.array(kept))


def _slides(vertices: Array, faces: np.ndarray) -> dict[int, tuple[int, float]]:
    """Vertices near the plane -> the neighbour along whose edge they slide onto it, and by what share of the edge."""
    slides: dict[int, tuple[int, float]] = {}
    edges = np.unique(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=0)
    for v, u in np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0).tolist():
        rise, length = vertices[u, 0] - vertices[v, 0], np.linalg.norm(vertices[u] - vertices[v])
        if abs(rise) <= 0.85 * length:
            continue
        share = (WRIST_X - vertices[v, 0]) / rise
        if 0 < share < 0.45 and share * length < 0.004 and (v not in slides or share < slides[v][1]):
            slides[v] = (u, float(share))
    for v in list(slides):  # the two ends of one edge do not both slide
        u, share = slides[v]
        if u in slides and slides[u][0] == v and slides[u][1] < share:
            del slides[v]
    return slides


class _Cutter:
    """Numbers the vertices of the cut mesh as they are first met."""

    def __init__(self, vertices: Array, slides: dict[int, tuple[int, float]]) -> None:
        self._x, self._count, self._slides = vertices[:, 0], len(vertices), slides
        self._numbers: dict[int | tuple[int, int], int] = {}
        self._mixes: list[dict[int, float]] = []

    def vertex(self, v: int) -> int:
        """Number of an old vertex."""
        u, share = self._slides.get(v, (v, 0.0))
        return self._number(v, {v: 1.0} if share == 0 else {v: 1 - share, u: share})

    def crossing(self, a: int, b: int) -> int:
        """Number of the place where an edge meets the plane."""
        a, b = min(a, b), max(a, b)
        share = (WRIST_X - self._x[a]) / (self._x[b] - self._x[a])
        return self._number((a, b), {a: 1 - share, b: share})

    def operator(self) -> sp.csr_matrix:
        """[n, v] the new vertices as mixes of the old ones."""
        rows = [row for row, mix in enumerate(self._mixes) for _ in mix]
        columns = [v for mix in self._mixes for v in mix]
        shares = [share for mix in self._mixes for share in mix.values()]
        return sp.coo_matrix((shares, (rows, columns)), (len(self._mixes), self._count)).tocsr()

    def _number(self, key: int | tuple[int, int], mix: dict[int, float]) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._mixes)
            self._mixes.append(mix)
        return self._numbers[key]
