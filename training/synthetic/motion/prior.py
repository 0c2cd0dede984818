"""Poses of tracked hands."""

import numpy as np

from core.types import Array


def real_poses() -> Array:
    """Angles [n, 26] of tracked hands; none without the file."""
    return np.zeros((0, 26))
