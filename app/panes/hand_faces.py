"""The triangles of the hand model, read without the rest of it: the window should be there at once."""

from pathlib import Path

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.hand.model_files import ARRAY_SHAPES, read_model_file
from handmirror.core.npz import Expected, read_npz


def hand_faces(hand_model: Path | None = None) -> np.ndarray:
    """[1538, 3] int32, counter-clockwise from outside on a right hand, of this hand model or the one that ships.

    UserError when it cannot be read.
    """
    if hand_model is not None:
        return read_model_file(hand_model)["f"]
    path = asset("hand_model/hand_right.npz")
    return read_npz(path, {"f": Expected(ARRAY_SHAPES["f"], "iu")})["f"].astype(np.int32)
