"""The fine mesh reduced to MANO's 778 vertices: cut at the wrist, collapsed, fitted and renumbered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from handmirror.core.types import Array
from handmirror.training.hand_model.cut import CutMesh, cut_at_wrist
from handmirror.training.hand_model.poses import TEST_POSES
from handmirror.training.hand_model.published import CHAINS, JOINTS, KNOWN_VERTICES, RING, TIP_OF_CHAIN, TIPS
from handmirror.training.hand_model.refit import flip_edges, refit
from handmirror.training.hand_model.simplify import EdgeCollapse
from handmirror.training.hand_model.skinning import posed

VERTICES = 778
COLLAPSE_POSES = {"rest": 1.5, "fist": 0.8, "half": 0.8, "spread": 0.6, "hook": 0.6, "pinch": 0.6}
FLIP_POSES = ("rest", "fist", "half", "hook")

T = TypeVar("T")
Track = Callable[[Iterable[T], str, int], Iterable[T]]  # a loop, what it does and how many rounds it has


@dataclass(frozen=True, eq=False)
class Reduced:
    """The 778 vertices in MANO's order."""

    operator: Array  # [778, m] mixes of the fine mesh's vertices
    faces: np.ndarray  # [1538, 3]
    weights: Array  # [778, 16]


def reduce_mesh(template: Array, faces: np.ndarray, weights: Array, track: Track) -> Reduced:
    """The 778 vertices of a fine hand: template [m, 3] metres in the rest pose, faces [g, 3], weights [m, 16]."""
    cut = cut_at_wrist(template, faces)
    vertices, own_weights = cut.operator @ template, cut.operator @ weights
    in_pose = {name: posed(vertices, own_weights, JOINTS, pose) for name, pose in TEST_POSES.items()}
    tips = _tip_vertices(vertices, own_weights)
    kept, coarse_faces = _collapsed(cut, in_pose, own_weights, tips, track)

    coarse_tips = np.searchsorted(kept, tips)
    fine = np.stack([in_pose[name] for name in FLIP_POSES])
    coarse_faces = flip_edges(coarse_faces, fine[:, kept], fine, cut.faces)
    operator, rim = refit(vertices, cut.faces, coarse_faces, kept, coarse_tips)

    coarse_weights = np.clip(operator @ own_weights, 0, None)
    coarse_weights[coarse_weights < 1e-3] = 0
    coarse_weights /= coarse_weights.sum(1, keepdims=True)
    order = mano_order(operator @ vertices, coarse_weights, rim, coarse_tips)
    renumbered = np.argsort(order)[coarse_faces].astype(np.int32)
    return Reduced((operator @ cut.operator)[order], renumbered, coarse_weights[order])


def _tip_vertices(vertices: Array, weights: Array) -> np.ndarray:
    """The vertex of each finger that lies furthest along its last bone."""
    owner, found = weights.argmax(1), []
    for (_, _, last), tip in zip(CHAINS, TIPS, strict=True):
        skin = np.flatnonzero(owner == last)
        found.append(skin[(vertices[skin] @ (tip - JOINTS[last])).argmax()])
    return np.array(found)


def _collapsed(
    cut: CutMesh, in_pose: dict[str, Array], weights: Array, tips: np.ndarray, track: Track
) -> tuple[np.ndarray, np.ndarray]:
    """Which vertices of the cut mesh stay [778], and their faces [1538, 3]."""
    poses = np.stack([in_pose[name] for name in COLLAPSE_POSES]) * 1e3
    mesh = EdgeCollapse(
        poses, np.array(list(COLLAPSE_POSES.values())), cut.faces, weights.argmax(1) == 0, set(tips.tolist())
    )
    mesh.shorten_rim()
    for _ in track(mesh.run(VERTICES), "reducing to 778 vertices", len(mesh.alive) - VERTICES):
        pass
    kept = np.array(sorted(mesh.alive))
    return kept, np.searchsorted(kept, np.array(list(mesh.faces.values())))


def mano_order(template: Array, weights: Array, rim: np.ndarray, tips: np.ndarray) -> np.ndarray:
    """The old number [778] of each new vertex; tips and the wrist's ring have their numbers in MANO, no others do.

    Args:
        template: [778, 3] metres, in the old order.
        weights: [778, 16] skin weights.
        rim: [16] the open edge in the direction of the faces.
        tips: [5] the tips of index, middle, pinky, ring, thumb.
    """
    new_of = np.full(len(template), -1)
    ring = rim[::-1]  # MANO's ring runs against the faces
    height = template[ring, 2]

    def radial(first: int) -> float:
        """How far the ring's places 9 and 10 lie on the thumb's side of 0 and 1."""
        turned = np.roll(height, -first)
        return float(turned[9] + turned[10] - turned[0] - turned[1])

    new_of[np.roll(ring, -max(range(len(ring)), key=radial))] = RING
    new_of[tips] = TIP_OF_CHAIN
    for number, place in KNOWN_VERTICES.items():
        free = np.flatnonzero(new_of < 0)
        new_of[free[np.linalg.norm(template[free] - place, axis=1).argmin()]] = number
    part = np.zeros(16, int)
    for block, chain in enumerate((CHAINS[0], CHAINS[1], CHAINS[3], CHAINS[2], CHAINS[4])):
        part[list(chain)] = block + 1
    free = np.flatnonzero(new_of < 0)
    from_wrist = np.lexsort((-template[free, 0], part[weights[free].argmax(1)]))
    new_of[free[from_wrist]] = np.setdiff1d(np.arange(len(template)), new_of)
    return np.argsort(new_of)
