"""The camera in the 3D view: its frustum, and the live picture on the frustum's far plane."""

from typing import Any

import cv2
import numpy as np
from OpenGL import GL
from PyQt6.QtGui import QMatrix4x4
from pyqtgraph.opengl import GLImageItem, GLLinePlotItem

from handmirror.core.types import Array, Image

DEPTH_M = 0.8  # of the plane, behind where a hand usually is
PICTURE_WIDTH = 480  # pixels at most
ORIGIN = np.zeros(3)
COLOUR = (0.55, 0.62, 0.72, 0.9)
EDGES = np.array([(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (2, 3), (3, 4), (4, 1), (5, 6), (6, 7)])


class FrustumItem(GLLinePlotItem):
    """The edges of what a camera sees, up to the plane."""

    def __init__(self, depth_m: float = DEPTH_M) -> None:
        """The plane is `depth_m` before the camera."""
        super().__init__(mode="lines", color=COLOUR, width=1.0, glOptions="translucent")
        self._depth_m = depth_m
        self._shown: tuple[bytes, tuple[int, int], bytes, bytes] | None = None
        self.setVisible(False)

    def show_camera(self, K: Array, size: tuple[int, int], to_view: Array, place: Array = ORIGIN) -> None:
        """Draw the frustum of intrinsics K [3, 3] and a picture (width, height); a triangle shows which side is up.

        `to_view` [3, 3] is from the camera's axes to the view's, in which the camera is at `place` [3].
        """
        shown = K.tobytes(), size, to_view.tobytes(), place.tobytes()
        if shown == self._shown:
            return
        self._shown = shown
        width, height = size
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], float)
        mark = np.array([(0.4 * width, -0.02 * height), (0.5 * width, -0.10 * height), (0.6 * width, -0.02 * height)])
        pixels = np.concatenate([corners, mark])
        points = np.column_stack([pixels, np.ones(len(pixels))]) @ np.linalg.inv(K).T * self._depth_m
        points = np.concatenate([np.zeros((1, 3)), points]) @ to_view.T + place
        self.setData(pos=points[EDGES].reshape(-1, 3))
        self.setVisible(True)


class PictureItem(GLImageItem):
    """A picture on the plane; hands are always drawn over it."""

    texture: Any  # its number, None until it is made

    def __init__(self) -> None:
        super().__init__(np.zeros((1, 1, 4), np.uint8), smooth=True, glOptions="opaque")
        self.setDepthValue(-10)  # it is drawn first
        self.setVisible(False)

    def show_picture(self, image: Image, K: Array, to_view: Array) -> None:
        """Show an image [h, w, 3] as a camera of intrinsics K [3, 3] sees it."""
        height, width = image.shape[:2]
        shrink = min(1.0, PICTURE_WIDTH / width)
        size = max(1, round(width * shrink)), max(1, round(height * shrink))
        small = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
        self.setData(cv2.cvtColor(small, cv2.COLOR_RGB2RGBA).swapaxes(0, 1))
        to_pixels = np.diag([width / size[0], height / size[1], 1.0])
        plane = DEPTH_M * to_view @ np.linalg.inv(K) @ to_pixels  # [x, y, 1] of the small picture -> the view's axes
        matrix = np.eye(4)
        matrix[:3, 0], matrix[:3, 1], matrix[:3, 3] = plane.T
        self.setTransform(QMatrix4x4(*matrix.ravel().tolist()))
        self.setVisible(True)

    def paint(self) -> None:
        """Draw without depth (called by the view)."""
        GL.glDepthMask(False)
        super().paint()
        GL.glDepthMask(True)

    def free(self) -> None:
        """Release the memory; the view's context must be current."""
        if self.texture is not None:
            GL.glDeleteTextures([self.texture])
            self.texture = None
        self.m_vbo_position.destroy()
