"""What is painted over the camera picture: mesh, skeleton and label, as lines, which cost the window least."""

from typing import Any

import numpy as np
from PyQt6 import sip
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.opened_session import Colour
from core.hand.joints import BONES
from core.session.drawing import FINGER_COLOURS, MESH_COLOURS, project
from core.types import Array, Hand, Side

__all__ = ["MeshLines", "paint_skeleton", "project"]

MESH_ALPHA = 150  # of 255: the hand beneath stays visible


class MeshLines:
    """Paints the edges of the faces that look at the camera."""

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, counter-clockwise from outside."""
        edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
        self._faces = faces
        self._edges, which = np.unique(edges, axis=0, return_inverse=True)
        self._edges_of_face = which.reshape(3, -1)

    def paint(self, painter: QPainter, hand: Hand, points: Array, mirror: bool, colour: Colour | None = None) -> None:
        """Paint vertices that lie at `points` [v, 2] in the painter's coordinates; `mirror`: they have been flipped.

        `colour` is in place of that of the hand's side.
        """
        if not np.isfinite(points).all():
            return
        corners = points[self._faces]
        edge, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        turn = edge[:, 0] * other[:, 1] - edge[:, 1] * other[:, 0]
        facing = turn > 0 if (hand.side is Side.LEFT) != mirror else turn < 0
        seen = np.zeros(len(self._edges), bool)
        seen[self._edges_of_face[:, facing]] = True
        ends = points[self._edges[seen]].reshape(-1, 4).astype(np.float64)
        lines: Any = sip.array(QLineF, len(ends))  # type: ignore[call-arg]  # the stub leaves its arguments out
        np.frombuffer(lines, np.float64).reshape(-1, 4)[:] = ends
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(*(colour or MESH_COLOURS[hand.side]), MESH_ALPHA), 1))
        painter.drawLines(lines)


def paint_skeleton(painter: QPainter, hand: Hand, points: Array, colour: Colour | None = None, row: int = 0) -> None:
    """Bones, joints and the name of the side at points [21, 2] in the painter's coordinates.

    `colour` is in place of those of fingers and side; the name stands in this `row` beneath the hand.
    """
    if not np.isfinite(points).all():
        return
    thickness = float(np.clip(np.ptp(points, axis=0).max() / 70, 1.5, 4.0))
    joints = [QPointF(float(x), float(y)) for x, y in points]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for start, end in BONES:
        painter.setPen(QPen(_joint_color(end, colour), thickness, cap=Qt.PenCapStyle.RoundCap))
        painter.drawLine(joints[start], joints[end])
    painter.setPen(QPen(QColor(20, 20, 20), 1))
    for index, joint in enumerate(joints):
        painter.setBrush(_joint_color(index, colour))
        painter.drawEllipse(joint, thickness + 0.5, thickness + 0.5)
    _paint_label(painter, hand, points, colour or MESH_COLOURS[hand.side], row)


def _joint_color(joint: int, colour: Colour | None) -> QColor:
    if colour is not None:
        return QColor(*colour)
    return QColor(*FINGER_COLOURS[(joint - 1) // 4]) if joint else QColor(255, 255, 255)


def _paint_label(painter: QPainter, hand: Hand, points: Array, colour: Colour, row: int) -> None:
    """Side and wrist depth under the lowest point of the hand, on a dark ground and within the pane."""
    text = f"{hand.side.value.capitalize()}  {100 * float(hand.joints[0, 2]):.0f} cm"
    size = QFontMetricsF(painter.font()).size(0, text)
    width, height = size.width() + 16, size.height() + 6
    bounds = painter.viewport()
    x = float(np.clip(points[0, 0] - width / 2, 4, max(4.0, bounds.width() - width - 4)))
    top = points[:, 1].max() + 12 + row * (height + 3)
    y = float(np.clip(top, 4, max(4.0, bounds.height() - height - 4)))
    box = QRectF(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 190))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(*colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
