"""The fine mesh of the hand model: 1704 vertices with texture coordinates and a stump of the forearm.

It uses the same joints, pose and betas as `core.hand.model.HandModel`, whose 778 vertices are fitted to it.
Synthetic images are rendered with it.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.hand.model import HandModel
from handmirror.core.npz import Expected, read_npz
from handmirror.core.types import Array

FINE_ARRAYS = {
    "v_template": Expected((None, 3)),
    "f": Expected((None, 3), "iu"),
    "shapedirs": Expected((None, 3, 10)),
    "posedirs": Expected((None, 3, 135)),
    "weights": Expected((None, 16)),
    "J_regressor": Expected((16, None)),
    "uv": Expected((None, 2)),
    "f_uv": Expected((None, 3), "iu"),
    "nail": Expected((None,)),
}


@dataclass(frozen=True, eq=False)
class FineHand:
    """A right hand in fine triangles."""

    v_template: Array  # [m, 3] metres, at rest
    weights: Array  # [m, 16] share of each of MANO's joints; rows sum to 1
    f: np.ndarray  # [n, 3] triangles, counter-clockwise from outside
    uv: Array  # [k, 2] of MakeHuman's body texture, 0..1 from the lower left corner
    f_uv: np.ndarray  # [n, 3] rows of `uv` at the triangles' corners
    nail: Array  # [m] 0..1: how much of a finger nail a vertex is
    model: HandModel  # the same mesh as a model; its fingertip joints are meaningless

    @classmethod
    def load(cls, path: Path | None = None) -> "FineHand":
        """The fine mesh in `path`, or the bundled one."""
        arrays = read_npz(path or asset("hand_model/fine_right.npz"), FINE_ARRAYS)
        own = {name: arrays[name] for name in ("v_template", "weights", "f", "uv", "f_uv", "nail")}
        return cls(**own, model=HandModel(arrays))

    def vertices(self, pose: Array, shape: Array, trans: Array) -> Array:
        """Pose a batch of hands.

        Args:
            pose: [b, 48] axis-angle in radians, as HandModel's.
            shape: [b, 10] betas.
            trans: [b, 3] metres.

        Returns:
            [b, m, 3] metres.
        """
        return self.model(pose, shape, trans).vertices
