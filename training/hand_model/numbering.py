"""Vertices numbered so that finger tips and the wrist's ring mean what they mean in MANO; no other number does."""

import numpy as np

from handmirror.core.types import Array
from handmirror.training.hand_model.published import CHAINS, KNOWN_VERTICES, RING, TIP_OF_CHAIN


def mano_order(template: Array, weights: Array, rim: np.ndarray, tips: np.ndarray) -> np.ndarray:
    """The old number [778] of each new vertex.

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
