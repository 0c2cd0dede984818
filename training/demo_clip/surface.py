"""The fine surface of a hand: Loop subdivision of the posed mesh, and forearm and sleeve as tubes behind the wrist."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from core.session.drawing import lid_of_opening
from core.types import Array

LEVELS = 3  # 778 -> about 49 000 vertices, 1 mm apart: fine enough to shade vertices in place of pixels
SKIN_M = 0.030  # length of the bare forearm behind the hand's open edge
ARM_M = 0.32
RING_STEP_M = 0.002
# The sleeve's profile: metres behind the open edge, and scale of the wrist's outline. It starts inside the arm.
CUFF = ((0.036, 0.90), (0.022, 1.16), (0.019, 1.22), (0.020, 1.27), (0.024, 1.29), (0.030, 1.28))


def loop_matrix(faces: np.ndarray, count: int) -> tuple[Tensor, np.ndarray]:
    """One step of Loop subdivision: a sparse matrix [m, count] and the finer faces [4 f, 3].

    The first `count` of the m new vertices are the old ones, moved; then follows one for each edge.
    """
    half = np.concatenate([faces[:, [0, 1, 2]], faces[:, [1, 2, 0]], faces[:, [2, 0, 1]]]).astype(np.int64)
    a, b, opposite = half.T
    edges, edge_of, uses = np.unique(np.sort(half[:, :2], axis=1), axis=0, return_inverse=True, return_counts=True)
    edge_of = edge_of.ravel()
    rim = uses[edge_of] == 1
    on_rim = np.zeros(count, bool)
    on_rim[half[rim, :2]] = True
    valence = np.bincount(a, minlength=count)
    beta = np.where(valence == 3, 3 / 16, 3 / (8 * np.maximum(valence, 1)))
    old, mid = np.arange(count), count + edge_of
    inner = ~on_rim[a]
    entries = [
        (mid, a, np.where(rim, 1 / 2, 3 / 16)),
        (mid, b, np.where(rim, 1 / 2, 3 / 16)),
        (mid, opposite, np.where(rim, 0, 1 / 8)),
        (old, old, np.where(on_rim, 3 / 4, 1 - valence * beta)),
        (a[inner], b[inner], beta[a[inner]]),
        (a[rim], b[rim], np.full(rim.sum(), 1 / 8)),
        (b[rim], a[rim], np.full(rim.sum(), 1 / 8)),
    ]
    rows, columns, values = (np.concatenate(part) for part in zip(*entries, strict=True))
    places = torch.from_numpy(np.stack([rows, columns]))
    size = (count + len(edges), count)
    matrix = torch.sparse_coo_tensor(places, torch.from_numpy(values), size, check_invariants=True).coalesce()
    ab, bc, ca = (count + part for part in edge_of.reshape(3, -1))
    first, second, third = faces.T
    finer = np.stack([[first, ab, ca], [second, bc, ab], [third, ca, bc], [ab, bc, ca]]).transpose(2, 0, 1)
    return matrix, finer.reshape(-1, 3).astype(np.int64)


def rim_loop(faces: np.ndarray) -> np.ndarray:
    """Vertices of the one open edge, in order along it, in the direction of the faces."""
    lid = lid_of_opening(faces).tolist()
    following = {a: b for b, a, _ in lid}
    loop = [lid[0][0]]
    while following[loop[-1]] != loop[0]:
        loop.append(following[loop[-1]])
    return np.array(loop)


@dataclass(frozen=True)
class Surface:
    """The fine mesh's topology, and how it follows the 778 vertices."""

    coarse_faces: np.ndarray  # [1538, 3]

    @cached_property
    def _subdivision(self) -> tuple[list[Tensor], np.ndarray, np.ndarray]:
        """Matrix of each step, fine faces of the hand, ordered rim."""
        steps: list[Tensor] = []
        faces = self.coarse_faces
        for _ in range(LEVELS):
            step, faces = loop_matrix(faces, steps[-1].shape[0] if steps else int(faces.max()) + 1)
            steps.append(step)
        return steps, faces, rim_loop(faces)

    def refine(self, values: Array) -> Array:
        """Values [778, c] of the coarse vertices -> values [m, c] of the hand's fine vertices."""
        steps, _, _ = self._subdivision
        fine = torch.from_numpy(np.asarray(values, np.float64))
        # Loop's surface shrinks: push the control points out by as much as the first step would move them in.
        fine = 2 * fine - (steps[0] @ fine)[: len(fine)]
        for step in steps:
            fine = step @ fine
        return fine.numpy()

    @property
    def hand_count(self) -> int:
        """Number of fine vertices of the hand; those of forearm and sleeve follow."""
        return self._subdivision[0][-1].shape[0]

    @cached_property
    def faces(self) -> np.ndarray:
        """All faces [f, 3], counter-clockwise from outside: hand, bare forearm, sleeve."""
        _, hand, rim = self._subdivision
        n, start = len(rim), self.hand_count
        skin = np.vstack([rim, start + np.arange(n * len(self._skin_profile)).reshape(-1, n)])
        start += n * len(self._skin_profile)
        cloth = start + np.arange(n * len(self._sleeve_profile)).reshape(-1, n)
        return np.vstack([hand, _tube_faces(skin), _tube_faces(cloth)])

    @property
    def skin_count(self) -> int:
        """Number of vertices of hand and bare forearm; the rest is cloth."""
        return self.hand_count + len(self._subdivision[2]) * len(self._skin_profile)

    @cached_property
    def _skin_profile(self) -> Array:
        s = np.arange(RING_STEP_M, SKIN_M, RING_STEP_M)
        return np.column_stack([s, 1 + 0.8 * s])

    @cached_property
    def _sleeve_profile(self) -> Array:
        s = np.arange(CUFF[-1][0], ARM_M, 2 * RING_STEP_M)[1:]
        return np.vstack([CUFF, np.column_stack([s, 1.28 + 1.6 * (s - CUFF[-1][0])])])

    def vertices(self, coarse: Array, turn: Array, elbow: Array) -> Array:
        """All fine vertices, metres.

        Args:
            coarse: [778, 3] posed vertices of the right hand.
            turn: [3, 3] its global rotation.
            elbow: [3] where the forearm leads to.
        """
        hand = self.refine(coarse)
        outline = hand[self._subdivision[2]]
        centre = outline.mean(0)
        offsets = (outline - centre) @ turn  # rest axes: x along the forearm
        profile = np.vstack([self._skin_profile, self._sleeve_profile])
        centres, frames = _forearm(centre, turn, elbow, profile[:, 0])
        flatten = np.clip(1 - profile[:, :1] / 0.02, 0, 1)
        scale = np.hstack([flatten, profile[:, 1:], profile[:, 1:]])
        tube = centres[:, None] + np.einsum("sij,snj->sni", frames, offsets[None] * scale[:, None])
        return np.vstack([hand, tube.reshape(-1, 3)])


def _forearm(start: Array, turn: Array, elbow: Array, distances: Array) -> tuple[Array, Array]:
    """Centres [s, 3] and frames [s, 3, 3] along a curve that leaves the wrist straight and bends to the elbow."""
    share = np.linspace(0, 1, 200)[:, None]
    one, two = start + 0.10 * turn[:, 0], elbow + 0.05 * (start - elbow)
    curve = (1 - share) ** 3 * start + 3 * share * (1 - share) * ((1 - share) * one + share * two) + share**3 * elbow
    steps = np.diff(curve, axis=0)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(steps, axis=1))])
    tangents = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    at = np.clip(np.searchsorted(length, distances) - 1, 0, len(tangents) - 1)
    centres = curve[at] + tangents[at] * (distances - length[at])[:, None]
    return centres, np.stack([_aligned(turn, tangent) for tangent in tangents[at]])


def _aligned(frame: Array, axis: Array) -> Array:
    """The frame turned the shortest way so that its first column is `axis`."""
    across, cosine = np.cross(frame[:, 0], axis), float(frame[:, 0] @ axis)
    skew = np.array([[0, -across[2], across[1]], [across[2], 0, -across[0]], [-across[1], across[0], 0]])
    return (np.eye(3) + skew + skew @ skew / (1 + cosine)) @ frame


def _tube_faces(rings: np.ndarray) -> np.ndarray:
    """Faces between successive rings of vertex numbers [s, n]."""
    near, far = rings[:-1], rings[1:]
    near_next, far_next = np.roll(near, -1, axis=1), np.roll(far, -1, axis=1)
    first = np.stack([near_next, near, far], axis=-1)
    second = np.stack([near_next, far, far_next], axis=-1)
    return np.concatenate([first.reshape(-1, 3), second.reshape(-1, 3)])
