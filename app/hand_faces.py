"""The triangles of the hand model, read without the rest of it: the window should be there at once."""

import numpy as np

from core.assets import asset
from core.hand.model_files import ARRAY_SHAPES
from core.npz import Expected, read_npz


def hand_faces() -> np.ndarray:
    """[f, 3] int32, counter-clockwise from outside on a right hand."""
    path = asset("hand_model/hand_right.npz")
    return read_npz(path, {"f": Expected(ARRAY_SHAPES["f"], "iu")})["f"].astype(np.int32)
