"""Paints mesh, skeleton and label over the camera picture, as lines, which are the cheapest to paint."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt6 import sip
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from handmirror.app.hand_names import gesture_name, side_name
from handmirror.app.translation import tr
from handmirror.app.widgets.distances import distance_text
from handmirror.app.widgets.theme import LABEL_BACKGROUND, Colour
from handmirror.core.render.drawing import FINGER_COLOURS, MESH_COLOURS
from handmirror.core.types import Array, Hand, Side

LABEL_GAP = 3  # pixels
MESH_ALPHA = 150  # of 255, so that the hand beneath stays visible
FILLED_ALPHA = 60  # of a hand that was not seen in this frame


class MeshLines:
    """Paints the edges of the faces that point at the camera."""

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, counter-clockwise from outside."""
        edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
        self._corners = np.ascontiguousarray(faces.T)
        self._edges, which = np.unique(edges, axis=0, return_inverse=True)
        self._edges_of_face = which.reshape(3, -1)

    def paint(self, painter: QPainter, hand: Hand, points: Array, mirror: bool, colour: Colour | None = None) -> None:
        """Paint vertices at `points` [v, 2] in the painter's coordinates; `mirror` if these were flipped.

        `colour` replaces that of the hand's side.
        """
        if not np.isfinite(points).all():
            return
        ends = points.astype(np.float64)[self._visible_edges(points, (hand.side is Side.LEFT) != mirror)]
        lines: Any = sip.array(QLineF, len(ends))  # type: ignore[call-arg]  # the stub leaves its arguments out
        np.frombuffer(lines, np.float64).reshape(-1, 2, 2)[:] = ends
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        alpha = FILLED_ALPHA if hand.filled else MESH_ALPHA
        painter.setPen(QPen(QColor(*(colour or MESH_COLOURS[hand.side]), alpha), 1))
        painter.drawLines(lines)

    def _visible_edges(self, points: Array, turned_over: bool) -> np.ndarray:
        """The edges [n, 2] of faces that point at the camera."""
        x, y = np.ascontiguousarray(points.T)
        a, b, c = self._corners
        turn = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
        visible = np.zeros(len(self._edges), bool)
        visible[self._edges_of_face[:, turn > 0 if turned_over else turn < 0]] = True
        return self._edges[visible]


def paint_skeleton(
    painter: QPainter, hand: Hand, points: Array, known: bool, labels: list[QRectF], colour: Colour | None = None
) -> None:
    """Paint bones, joints and a label at points [21, 2] in the painter's coordinates.

    `known` is whether the distance is, rather than an estimate. `colour` replaces those of fingers and side. The label
    is painted beside the earlier `labels`, and its place is added to them.
    """
    if not np.isfinite(points).all():
        return
    thickness = float(np.clip(np.ptp(points, axis=0).max() / 70, 1.5, 4.0))
    joints = [QPointF(x, y) for x, y in points.tolist()]
    fingers = [(joints[k : k + 4], QColor(*(colour or FINGER_COLOURS[k // 4]))) for k in range(1, len(joints), 4)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for finger, color in fingers:
        painter.setPen(QPen(color, thickness, cap=Qt.PenCapStyle.RoundCap, join=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF([joints[0], *finger]))
    painter.setPen(QPen(QColor(20, 20, 20), 1))
    for dots, color in (([joints[0]], QColor(*(colour or (255, 255, 255)))), *fingers):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # no holes where dots overlap
        for dot in dots:
            path.addEllipse(dot, thickness + 0.5, thickness + 0.5)
        painter.setBrush(color)
        painter.drawPath(path)
    _paint_label(painter, hand, points, known, colour or MESH_COLOURS[hand.side], labels)


def _paint_label(
    painter: QPainter, hand: Hand, points: Array, known: bool, colour: Colour, labels: list[QRectF]
) -> None:
    """Paint side, wrist depth and gesture below the lowest point of the hand, on a dark background, within the pane."""
    depth = distance_text(float(hand.joints[0, 2]), known)
    gesture = hand.gesture and gesture_name(hand.gesture)
    text = "  ".join(filter(None, (side_name(hand.side), depth, gesture, tr("filled in") if hand.filled else None)))
    size = QFontMetricsF(painter.font()).size(0, text)
    width, height = size.width() + 16, size.height() + 6
    bounds = painter.viewport()
    x = float(np.clip(points[0, 0] - width / 2, 4, max(4.0, bounds.width() - width - 4)))
    y = float(np.clip(points[:, 1].max() + 12, 4, max(4.0, bounds.height() - height - 4)))
    box = free_place(QRectF(x, y, width, height), labels, bounds.height() - 4)
    labels.append(box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*LABEL_BACKGROUND, 190))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(*colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def free_place(box: QRectF, taken: Sequence[QRectF], bottom: float) -> QRectF:
    """The box, moved down past those that are taken; up, where it would then be below `bottom`."""
    for down in (True, False):
        moved = QRectF(box)
        while (other := next((each for each in taken if each.intersects(moved)), None)) is not None:
            moved.moveTop(other.bottom() + LABEL_GAP) if down else moved.moveBottom(other.top() - LABEL_GAP)
        if moved.bottom() <= bottom:
            break
    return moved
