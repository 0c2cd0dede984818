"""The widget of the 3D view, in two kinds: drawn by a graphics card, or by the CPU without one."""

from collections.abc import Sequence

import cv2
import numpy as np
from OpenGL import GL
from PyQt6.QtCore import QPoint, pyqtSignal
from PyQt6.QtGui import QImage, QOffscreenSurface, QOpenGLContext, QPainter, QPaintEvent, QResizeEvent, QSurfaceFormat
from PyQt6.QtOpenGL import QOpenGLFramebufferObject
from PyQt6.QtOpenGLWidgets import QOpenGLWidget
from PyQt6.QtWidgets import QWidget

from handmirror.app.panes.mesh_scene import MeshScene
from handmirror.app.panes.opengl import OpenGL
from handmirror.core.types import Hand

SAMPLES = 4  # per pixel, for smooth edges; one where the CPU draws


def make_mesh_pane(faces: np.ndarray, opengl: OpenGL) -> "GpuMeshPane | CpuMeshPane":
    """The 3D view that suits this OpenGL; `faces` [f, 3] are the hand's."""
    return CpuMeshPane(faces) if opengl.on_cpu else GpuMeshPane(faces)


class GpuMeshPane(MeshScene, QOpenGLWidget):
    """The graphics card draws into the window."""

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand."""
        super().__init__(faces)
        surface = QSurfaceFormat.defaultFormat()
        surface.setDepthBufferSize(24)
        surface.setSamples(SAMPLES)
        self.setFormat(surface)


class CpuMeshPane(MeshScene, QWidget):
    """The CPU draws into a picture of the pane's size, once for each change of the scene.

    A QOpenGLWidget would make the CPU compose the whole window through OpenGL, which takes longer than the hand.
    The methods are named as those of QOpenGLWidget.
    """

    frameSwapped = pyqtSignal()  # noqa: N815

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand."""
        self._context = QOpenGLContext()
        share = QOpenGLContext.globalShareContext()  # pyqtgraph compiles each shader once for all views
        if share is not None:
            self._context.setShareContext(share)
        self._context.create()
        self._surface = QOffscreenSurface()
        self._surface.setFormat(self._context.format())
        self._surface.create()
        self._buffer: QOpenGLFramebufferObject | None = None
        self._pixels = np.zeros((2, 0, 0, 4), np.uint8)  # two images of the pane's size, to convert between them
        self._picture = QImage()  # of the first of them, whose memory it does not own
        # changed since it was last drawn; drawn since it was last read
        self._stale, self._unread = True, False
        super().__init__(faces)
        self.makeCurrent()
        self.initializeGL()
        self.doneCurrent()

    def isValid(self) -> bool:
        """Whether there is a context to draw with."""
        return self._context.isValid()

    def context(self) -> QOpenGLContext:
        """The context that the scene is drawn with."""
        return self._context

    def makeCurrent(self) -> None:
        """Direct OpenGL calls to this view."""
        self._context.makeCurrent(self._surface)

    def doneCurrent(self) -> None:
        """Undo makeCurrent()."""
        self._context.doneCurrent()

    def update(self) -> None:  # type: ignore[override]  # the scene is always drawn as a whole
        """Mark the scene as changed: it is drawn when the window is painted next."""
        self._stale = True
        super().update()

    def show_hands(self, hands: Sequence[Hand], mirror: bool, second: Sequence[Hand] | None = None) -> None:
        """As MeshScene does; OpenGL starts at once, and draws while the window paints the other widgets."""
        super().show_hands(hands, mirror, second)
        window = self.window()
        minimised = window is not None and window.isMinimized()
        if self._stale and self.isVisible() and not minimised:
            self._start_drawing()

    def grabFramebuffer(self) -> QImage:
        """Draw the scene and return it."""
        self._start_drawing()
        self._read()
        return self._picture.copy()

    def _start_drawing(self) -> None:
        """Start drawing the scene into the buffer, without waiting for it."""
        ratio = self.devicePixelRatioF()
        width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        self.makeCurrent()
        if self._buffer is None or (self._buffer.width(), self._buffer.height()) != (width, height):
            self._buffer = QOpenGLFramebufferObject(width, height, QOpenGLFramebufferObject.Attachment.Depth)
            self._pixels, self._picture = np.zeros((2, height, width, 4), np.uint8), QImage()
        self._buffer.bind()
        GL.glViewport(0, 0, width, height)
        self.paintGL()
        GL.glFlush()
        self._buffer.release()
        self.doneCurrent()
        self._stale, self._unread = False, True

    def _read(self) -> None:
        """Wait for OpenGL and read the picture.

        PyOpenGL and OpenCV release the GIL meanwhile, QOpenGLFramebufferObject.toImage() does not.
        """
        assert self._buffer is not None
        picture, other = self._pixels
        height, width = picture.shape[:2]
        self.makeCurrent()
        self._buffer.bind()
        GL.glReadPixels(0, 0, width, height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, picture)  # llvmpipe is slow with BGRA
        self._buffer.release()
        self.doneCurrent()
        cv2.cvtColor(picture, cv2.COLOR_RGBA2BGRA, other)
        cv2.flip(other, 0, picture)
        self._picture = QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGB32)  # type: ignore[call-overload]
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._unread = False

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Draw in the new size."""
        self.update()

    def free(self) -> None:
        """Release the memory of buffers and picture; the view shows nothing afterwards."""
        super().free()
        self.makeCurrent()
        self._buffer = None
        self.doneCurrent()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Put the drawn scene into the window."""
        if not self.items:  # freed: the window is closing
            return
        if self._stale:
            self._start_drawing()
        if self._unread:
            self._read()
        painter = QPainter(self)
        painter.drawImage(QPoint(0, 0), self._picture)
        painter.end()
        self.frameSwapped.emit()
