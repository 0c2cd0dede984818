"""Dims a frame that was not tracked, and says so; names the camera of a picture."""

from dataclasses import dataclass

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter

from handmirror.app.widgets.theme import LABEL_BACKGROUND, TEXT

SHADE, SHADE_OPACITY = (10, 11, 14), 0.55
HELD_OPACITY = 0.4  # of the hands over such a frame, which were tracked before it
MARGIN = 10  # pixels


@dataclass(frozen=True)
class Mark:
    """What is written over a frame, and how much the frame and its hands are dimmed, 0 to 1; no text, no mark."""

    text: str = ""
    strength: float = 1.0

    @property
    def hands_opacity(self) -> float:
        """Of the hands that are painted over the frame."""
        return 1 - self.strength * (1 - HELD_OPACITY) if self.text else 1.0


def paint_mark(painter: QPainter, picture: QRectF, mark: Mark) -> None:
    """Paint a shade over the `picture` and the text at its lower left corner, in the painter's coordinates."""
    if not mark.text:
        return
    painter.fillRect(picture, QColor(*SHADE, round(255 * SHADE_OPACITY * mark.strength)))
    box = _box_of(painter, mark.text)
    box.moveBottomLeft(picture.bottomLeft())
    box.translate(MARGIN, -MARGIN)
    _paint_text(painter, box, mark.text)


def paint_caption(painter: QPainter, picture: QRectF, text: str) -> None:
    """Paint the name of a camera at the lower right corner of its `picture`; nothing for an empty one."""
    if not text:
        return
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, picture.width() / 2)
    box = _box_of(painter, shown)
    box.moveBottomRight(picture.bottomRight())
    box.translate(-MARGIN, -MARGIN)
    _paint_text(painter, box, shown)


def _box_of(painter: QPainter, text: str) -> QRectF:
    size = QFontMetricsF(painter.font()).size(0, text)
    return QRectF(0, 0, size.width() + 16, size.height() + 6)


def _paint_text(painter: QPainter, box: QRectF, text: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*LABEL_BACKGROUND, 220))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(TEXT))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
