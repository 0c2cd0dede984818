"""The triangles of the hand model, read without the rest of it: the window should be there at once."""

import numpy as np

from core.assets import asset


def hand_faces() -> np.ndarray:
    """[f, 3] int32, counter-clockwise from outside on a right hand."""
    with np.load(asset("hand_model/hand_right.npz"), allow_pickle=False) as arrays:
        return np.ascontiguousarray(arrays["f"], np.int32)
