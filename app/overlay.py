"""What is drawn over the camera picture: the mesh into the scaled picture, skeleton and label with the painter."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.hand.joints import BONES
from core.session.drawing import FINGER_COLOURS, MESH_COLOURS, draw_hands
from core.types import Array, Hand, Image, Side


def draw_mesh(image: Image, scale: float, hands: Sequence[Hand], K: Array, faces: np.ndarray) -> Image:
    """The meshes over a copy of a picture [h, w, 3] that has been scaled by `scale`; K is that of the full picture."""
    scaled = np.diag([scale, scale, 1.0]) @ K
    return draw_hands(image, hands, scaled, faces, mesh=True, skeleton=False)


def paint_skeleton(painter: QPainter, hand: Hand, points: Array) -> None:
    """Bones, joints and the name of the side at points [21, 2] in the painter's coordinates."""
    if not np.isfinite(points).all():
        return
    thickness = float(np.clip(np.ptp(points, axis=0).max() / 70, 1.5, 4.0))
    joints = [QPointF(float(x), float(y)) for x, y in points]
    for start, end in BONES:
        painter.setPen(QPen(_finger_color(end), thickness, cap=Qt.PenCapStyle.RoundCap))
        painter.drawLine(joints[start], joints[end])
    painter.setPen(QPen(QColor(20, 20, 20), 1))
    for index, joint in enumerate(joints):
        painter.setBrush(_finger_color(index))
        painter.drawEllipse(joint, thickness + 0.5, thickness + 0.5)
    _paint_label(painter, hand, points)


def side_name(side: Side) -> str:
    """The side as a person reads it."""
    return side.value.capitalize()


def _finger_color(joint: int) -> QColor:
    return QColor(*FINGER_COLOURS[(joint - 1) // 4]) if joint else QColor(255, 255, 255)


def _paint_label(painter: QPainter, hand: Hand, points: Array) -> None:
    """Side and wrist depth under the lowest point of the hand, on a dark ground and within the picture."""
    text = f"{side_name(hand.side)}  {100 * float(hand.joints[0, 2]):.0f} cm"
    size = QFontMetricsF(painter.font()).size(0, text)
    width, height = size.width() + 16, size.height() + 6
    bounds = painter.viewport()
    x = float(np.clip(points[0, 0] - width / 2, 4, max(4.0, bounds.width() - width - 4)))
    y = float(np.clip(points[:, 1].max() + 12, 4, max(4.0, bounds.height() - height - 4)))
    box = QRectF(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 190))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(*MESH_COLOURS[hand.side]))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
