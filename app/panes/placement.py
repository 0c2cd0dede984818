"""Where a picture lies in a pane."""

import numpy as np

from handmirror.core.types import Array


def placement(picture: tuple[int, int], pane: tuple[int, int]) -> tuple[float, Array]:
    """Scale and upper left corner [2] at which a picture fits a pane; both are (width, height) in pixels."""
    scale = min(pane[0] / picture[0], pane[1] / picture[1])
    return scale, np.array([pane[0] - picture[0] * scale, pane[1] - picture[1] * scale]) / 2
