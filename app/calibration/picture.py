"""Pictures of the calibration: the camera's with what was found in it, and a drawing of what to measure."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QTransform
from PyQt6.QtWidgets import QSizePolicy, QWidget

from handmirror.app.translation import tr
from handmirror.app.widgets.theme import ACCENT, DIM_TEXT, FIELD, FOUND, TEXT
from handmirror.core.types import Array, Image

COVERED_ALPHA = 70  # of 255


class FoundPicture(QWidget):
    """The newest picture, scaled to fit, with points, an outline, and a map of covered parts over it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setMinimumSize(400, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._placeholder = placeholder
        self._image: Image | None = None
        self._points: Array = np.zeros((0, 2))
        self._outline: Array = np.zeros((0, 2))
        self._covered: np.ndarray | None = None
        self.mirrored = False

    def show_picture(self, image: Image) -> None:
        """Show a picture [h, w, 3] RGB."""
        self._image = image
        self.update()

    def show_found(self, points: Array, outline: Array, covered: np.ndarray | None = None) -> None:
        """Points [n, 2] and corners of an outline [m, 2] in pixels; `covered` [rows, columns] bool, or None."""
        self._points, self._outline, self._covered = points, outline, covered
        self.update()

    def clear(self) -> None:
        """Show the placeholder."""
        self._image = None
        self.show_found(np.zeros((0, 2)), np.zeros((0, 2)))

    def sizeHint(self) -> QSize:
        """The size that the picture has where there is room."""
        return QSize(480, 300)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the picture, then what was found."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(FIELD))
        if self._image is None:
            painter.setPen(QColor(DIM_TEXT))
            margins = self.rect().adjusted(16, 16, -16, -16)
            painter.drawText(margins, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._placeholder)
        else:
            self._paint(painter, self._image)
        painter.end()

    def _paint(self, painter: QPainter, image: Image) -> None:
        height, width = image.shape[:2]
        scale = min(self.width() / width, self.height() / height)
        left, top = (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.translate(left, top)
        if self.mirrored:
            painter.translate(width * scale, 0)
            painter.scale(-1, 1)
        painter.scale(scale, scale)
        data = np.ascontiguousarray(image)
        shown = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)  # type: ignore[call-overload]
        painter.drawImage(0, 0, shown)
        if self._covered is not None:
            rows, columns = self._covered.shape
            for row, column in np.argwhere(self._covered).tolist():
                cell = QRectF(column * width / columns, row * height / rows, width / columns, height / rows)
                painter.fillRect(cell, QColor(*FOUND, COVERED_ALPHA))
        painter.translate(0.5, 0.5)  # pixel centres are whole numbers
        painter.setPen(QPen(QColor(*FOUND), 2 / scale))
        if len(self._outline):
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in self._outline.tolist()]))
        painter.setBrush(QColor(*FOUND))
        for x, y in self._points.tolist():
            painter.drawEllipse(QPointF(x, y), 2.5 / scale, 2.5 / scale)


class HandDrawing(QWidget):
    """A flat hand, and the length to measure: from the crease of the wrist to the tip of the middle finger."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(190, 180)
        self.setAccessibleName(tr("Drawing: the length from the crease of the wrist to the tip of the middle finger"))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the hand and the dimension line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(8, 0)
        painter.setPen(QPen(QColor(TEXT), 1.5))
        painter.setBrush(QColor(DIM_TEXT).darker(150))
        painter.drawPath(_hand_outline())
        painter.setPen(QPen(QColor(ACCENT), 1.5))
        for y in (12.0, 142.0):
            painter.drawLine(QPointF(66, y), QPointF(156, y))
        painter.drawLine(QPointF(150, 12), QPointF(150, 142))
        for tip, way in ((12.0, 1), (142.0, -1)):
            arrow = [QPointF(150, tip), QPointF(146, tip + 8 * way), QPointF(154, tip + 8 * way)]
            painter.setBrush(QColor(ACCENT))
            painter.drawPolygon(QPolygonF(arrow))
        painter.drawText(QRectF(152, 60, 30, 36), Qt.AlignmentFlag.AlignCenter, tr("cm"))
        painter.end()


def _hand_outline() -> QPainterPath:
    """A right hand seen from its back, fingers up, with the forearm beneath the wrist."""
    parts = QPainterPath()
    parts.setFillRule(Qt.FillRule.WindingFill)
    parts.addRoundedRect(QRectF(34, 76, 64, 62), 18, 18)  # palm
    parts.addRect(QRectF(46, 120, 40, 56))  # wrist and forearm
    for x, top in ((35, 34), (51.5, 22), (68, 12), (84, 26)):
        parts.addRoundedRect(QRectF(x, top, 14, 90), 7, 7)
    thumb = QPainterPath()
    thumb.addRoundedRect(QRectF(-7, -52, 15, 60), 7.5, 7.5)
    parts.addPath(QTransform().translate(40, 122).rotate(-48).map(thumb))
    return parts.simplified()
