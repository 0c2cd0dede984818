"""What is to be seen on a picture of the window."""

from typing import Any

import numpy as np
from PyQt6.QtGui import QImage


def pixels(image: QImage) -> np.ndarray:
    """[h, w, 3] RGB as int."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = image.constBits()
    assert data is not None
    data.setsize(image.sizeInBytes())
    return np.frombuffer(data, np.uint8).reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def skin(view: Any, bright: bool = False) -> np.ndarray:
    """Pixels [n, 2] (x, y) of a 3D view that have the colour of a hand; `bright`: of its lit outside only."""
    colors = pixels(view.grabFramebuffer())
    red, green, blue = colors[..., 0], colors[..., 1], colors[..., 2]
    rows, columns = np.nonzero((red - blue > (40 if bright else 8)) & (red > green))
    return np.stack([columns, rows], axis=1)
