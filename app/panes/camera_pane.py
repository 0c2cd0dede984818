"""The camera picture with the tracked hands drawn over it."""

from collections.abc import Sequence

import cv2
import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QWidget

from handmirror.app.panes.mark import Mark, paint_caption, paint_mark
from handmirror.app.panes.overlay import MeshLines, paint_skeleton
from handmirror.app.panes.placement import placement
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner
from handmirror.app.widgets.focus_ring import FocusRing
from handmirror.app.widgets.theme import DIM_TEXT, FIELD, RUN_COLOURS, Colour
from handmirror.core.camera.projection import project
from handmirror.core.types import Array, FrameResult, Hand, Image


class CameraPane(QWidget):
    """Shows one result at a time, scaled to fit, beneath a banner."""

    painted = pyqtSignal()

    def __init__(self, faces: np.ndarray) -> None:
        super().__init__()
        self.setMinimumSize(230, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Camera picture"))
        self.setAccessibleDescription(tr("The picture of the source with the tracked hands drawn over it"))
        self.banner = Banner(self)
        FocusRing(self)
        self.faces = faces  # [f, 3] of a right hand, for the meshes
        self._mesh_lines: MeshLines | None = None
        self._result: FrameResult | None = None
        self._second: Sequence[Hand] | None = None
        self._known = False
        self._mirror, self._mesh, self._skeleton = False, True, True
        self._pixels = np.zeros((2, 0, 0, 3), np.uint8)  # two images of the shown size, reused for every frame
        self._image = QImage()  # of one of them, whose memory it does not own
        self.placeholder = ""  # in place of a picture
        self._mark, self._caption = Mark(), ""

    def set_faces(self, faces: np.ndarray) -> None:
        """Draw meshes with these faces [f, 3] of a right hand from now on."""
        if not np.array_equal(faces, self.faces):
            self.faces, self._mesh_lines = faces, None
            self._invalidate()

    def show_result(self, result: FrameResult, second: Sequence[Hand] | None = None, known: bool = False) -> None:
        """Show a frame and its hands until the next one; with the hands of a `second` run in the runs' colours.

        `known` is whether the distances are, rather than estimates.
        """
        self._result, self._second, self._known = result, second, known
        self.placeholder = ""
        self._invalidate()

    def show_nothing(self, text: str) -> None:
        """Show a line of text in place of a picture."""
        self._result, self._image, self.placeholder = None, QImage(), text
        self.update()

    def set_mark(self, mark: Mark) -> None:
        """Mark the picture, from the next frame on."""
        self._mark = mark

    def set_caption(self, text: str) -> None:
        """Write this, such as the name of the camera, over the picture from the next frame on."""
        self._caption = text

    def set_style(self, mirror: bool, mesh: bool, skeleton: bool) -> None:
        """Whether frames are mirrored, and whether meshes and skeletons are drawn over them."""
        self._mirror, self._mesh, self._skeleton = mirror, mesh, skeleton
        self._invalidate()

    def prepare(self) -> None:
        """Do now what the first mesh would wait for."""
        if self._mesh_lines is None:
            self._mesh_lines = MeshLines(self.faces)

    def to_pane(self, points: Array) -> Array:
        """The positions in the pane of pixels [n, 2] of the frame."""
        assert self._result is not None
        width, height = self._result.frame.size
        scale, corner = placement((width, height), (self.width(), self.height()))
        x = width - 1 - points[:, 0] if self._mirror else points[:, 0]
        return np.stack([x, points[:, 1]], axis=1) * scale + corner

    def _invalidate(self) -> None:
        """Scale the frame when it is painted next, which never happens while the window is minimised."""
        self._image = QImage()
        self.update()

    def _prepare(self, source: Image) -> None:
        """Scale first, so that everything after that has fewer pixels to process."""
        height, width = source.shape[:2]
        scale = placement((width, height), (self.width(), self.height()))[0] * self.devicePixelRatioF()
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        if self._pixels.shape[2:0:-1] != size:
            self._pixels = np.zeros((2, size[1], size[0], 3), np.uint8)
        scaled, mirrored = self._pixels
        cv2.resize(source, size, scaled, interpolation=cv2.INTER_LINEAR)
        if self._mirror:
            cv2.flip(scaled, 1, mirrored)
        picture = mirrored if self._mirror else scaled
        self._image = QImage(picture.data, *size, 3 * size[0], QImage.Format.Format_RGB888)  # type: ignore[call-overload]
        self._image.setDevicePixelRatio(self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the scaled frame, then the hands."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(FIELD))
        if self._result is None:
            painter.setPen(QColor(DIM_TEXT))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.placeholder)
        else:
            if self._image.isNull():
                self._prepare(self._result.frame.image)
            corner = placement(self._result.frame.size, (self.width(), self.height()))[1]
            painter.drawImage(QPointF(*corner), self._image)
            paint_mark(painter, QRectF(QPointF(*corner), self._image.deviceIndependentSize()), self._mark)
            self._paint_hands(painter, self._result)
            painter.setOpacity(1)
            paint_caption(painter, QRectF(QPointF(*corner), self._image.deviceIndependentSize()), self._caption)
        painter.end()
        self.painted.emit()

    def _paint_hands(self, painter: QPainter, result: FrameResult) -> None:
        painter.setOpacity(self._mark.hands_opacity)
        labels: list[QRectF] = []
        if self._second is None:
            self._paint_run(painter, result.hands, result.K, labels)
            return
        self._paint_run(painter, result.hands, result.K, labels, RUN_COLOURS[0])
        painter.setOpacity(1)
        self._paint_run(painter, self._second, result.K, labels, RUN_COLOURS[1])

    def _paint_run(
        self, painter: QPainter, hands: Sequence[Hand], K: Array, labels: list[QRectF], colour: Colour | None = None
    ) -> None:
        """Paint hands in one colour (None: those of side and fingers), with labels beside the earlier ones."""
        if not (self._skeleton and hands):
            return
        if self._mesh:
            self.prepare()
        for hand in hands:
            if self._mesh and self._mesh_lines is not None:
                points = self.to_pane(project(hand.vertices, K))
                self._mesh_lines.paint(painter, hand, points, self._mirror, colour)
            paint_skeleton(painter, hand, self.to_pane(project(hand.joints, K)), self._known, labels, colour)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Scale the frame again."""
        self._invalidate()
