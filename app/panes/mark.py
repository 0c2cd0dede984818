"""Dims a frame that was not tracked, and says so."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter

from handmirror.app.widgets.theme import TEXT

SHADE = QColor(10, 11, 14, 140)
HELD_OPACITY = 0.4  # of the hands over such a frame, which were tracked before it
MARGIN = 10  # pixels


def paint_mark(painter: QPainter, picture: QRectF, text: str) -> None:
    """Paint a shade over the `picture` and the text at its lower left corner, in the painter's coordinates."""
    painter.fillRect(picture, SHADE)
    size = QFontMetricsF(painter.font()).size(0, text)
    box = QRectF(0, 0, size.width() + 16, size.height() + 6)
    box.moveBottomLeft(picture.bottomLeft())
    box.translate(MARGIN, -MARGIN)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 220))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(TEXT))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
