"""The flexion of a hand's finger joints as bars."""

import numpy as np
from PyQt6.QtCore import QEvent, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from handmirror.app.hand_names import finger_name
from handmirror.app.translation import tr
from handmirror.core.hand.joints import FINGERS
from handmirror.core.render.drawing import FINGER_COLOURS
from handmirror.core.types import Array

LOW_DEG, HIGH_DEG = -30.0, 120.0  # ends of a bar
ROW, HEAD = 19, 17  # heights in pixels
VALUE_WIDTH, GAP = 29, 7
TEXT_SCALE = 0.9  # of the names' and degrees' size


def joint_names() -> tuple[str, ...]:
    """Of a finger's three joints, from base to tip."""
    return tr("Joint 1"), tr("Joint 2"), tr("Joint 3")


class AngleBars(QWidget):
    """Five rows, one for each finger, with a bar and degrees for each joint; painted by itself, which is cheap."""

    def __init__(self) -> None:
        super().__init__()
        self._degrees: Array | None = None
        self._name_width = self._widest_name()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            tr(
                "Flexion of each joint; straight is 0°.\n"
                "Joint 1: MCP (thumb: CMC) · 2: PIP (thumb: MCP) · 3: DIP (thumb: IP)"
            )
        )

    def sizeHint(self) -> QSize:
        """Wide enough for three bars."""
        return QSize(self._name_width + 3 * (VALUE_WIDTH + GAP + 30), HEAD + 5 * ROW)

    def minimumSizeHint(self) -> QSize:
        """The bars may become narrow."""
        return QSize(self._name_width + 3 * (VALUE_WIDTH + GAP + 10), HEAD + 5 * ROW)

    def _widest_name(self) -> int:
        metrics = QFontMetrics(self._text_font())
        return max(metrics.horizontalAdvance(finger_name(finger)) for finger in FINGERS) + GAP

    def _text_font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * TEXT_SCALE)
        return font

    def changeEvent(self, event: QEvent | None) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._name_width = self._widest_name()
            self.updateGeometry()

    def show_angles(self, radians: Array) -> None:
        """Show the flexion [5, 3] of the fingers from base to tip."""
        degrees = np.round(np.degrees(radians)) + 0.0  # no -0
        if self._degrees is None or not np.array_equal(degrees, self._degrees):
            self._degrees = degrees
            self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint names, bars and degrees."""
        painter = QPainter(self)
        painter.setFont(self._text_font())
        cell = (self.width() - self._name_width) / 3
        dim = self.palette().placeholderText().color()
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(dim)
        for column, name in enumerate(joint_names()):
            painter.drawText(QRectF(self._name_width + column * cell, 0, cell - GAP, HEAD), left | middle, name)
        for row, name in enumerate(map(finger_name, FINGERS)):
            top = HEAD + row * ROW
            painter.setPen(dim)
            painter.drawText(QRectF(0, top, self._name_width, ROW), left | middle, name)
            for column in range(3):
                area = QRectF(self._name_width + column * cell, top, cell - GAP, ROW)
                self._paint_bar(painter, area, row, column)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, finger: int, joint: int) -> None:
        bar = QRectF(area.left(), area.center().y() - 3, area.width() - VALUE_WIDTH, 6)
        mark = self.palette().placeholderText().color()
        mark.setAlpha(110)
        zero = bar.left() + bar.width() * -LOW_DEG / (HIGH_DEG - LOW_DEG)
        painter.fillRect(bar, self.palette().base())
        if self._degrees is not None and np.isfinite(degrees := float(self._degrees[finger, joint])):
            share = (min(max(degrees, LOW_DEG), HIGH_DEG) - LOW_DEG) / (HIGH_DEG - LOW_DEG)
            end = bar.left() + bar.width() * share
            shown = QRectF(min(zero, end), bar.top(), abs(end - zero), bar.height())
            painter.fillRect(shown, QColor(*FINGER_COLOURS[finger]))
            painter.setPen(self.palette().text().color())
            value = QRectF(bar.right(), area.top(), VALUE_WIDTH, area.height())
            painter.drawText(value, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{degrees:.0f}°")
        painter.fillRect(QRectF(zero - 0.5, bar.top() - 2, 1, bar.height() + 4), mark)
