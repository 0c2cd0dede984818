"""The figures of one hand in the inspector."""

from math import isnan

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPalette
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from handmirror.app.hand_names import gesture_name
from handmirror.app.inspector.angle_bars import AngleBars
from handmirror.app.inspector.history import HandFigures
from handmirror.app.translation import tr
from handmirror.app.widgets.distances import distance_text
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.render.drawing import MESH_COLOURS
from handmirror.core.types import Side


def hand_name(side: Side, number: int = 0) -> str:
    """As in "Right hand", or "Right hand 2" where there is a number."""
    if not number:
        return tr("Right hand") if side is Side.RIGHT else tr("Left hand")
    return tr("Right hand {number}", number=number) if side is Side.RIGHT else tr("Left hand {number}", number=number)


class HandCard(QWidget):
    """Side, four figures, and the angles of the fingers."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Side, int] | None = None
        self.title, self.gesture = QLabel(), QLabel()
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.gesture.setForegroundRole(QPalette.ColorRole.Link)
        self.gesture.hide()  # until there is one
        self.distance, self.pinch, self.speed, self.confidence = QLabel(), QLabel(), QLabel(), QLabel()
        self.angles = AngleBars()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.gesture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(5)
        column.addLayout(head)
        column.addLayout(self._figures())
        column.addWidget(self.angles)

    def _figures(self) -> QGridLayout:
        fields = (
            (tr("Distance"), self.distance, tr("Distance of the wrist from the camera, along its viewing direction")),
            (tr("Speed"), self.speed, tr("Speed of the wrist")),
            (tr("Pinch"), self.pinch, tr("From the tip of the thumb to the tip of the index finger")),
            (tr("Confidence"), self.confidence, tr("How sure the network is that there is a hand")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for number, (name, value, tip) in enumerate(fields):
            label = QLabel(name)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            row, column = number // 2, 2 * (number % 2)
            for at, widget in ((column, label), (column + 1, value)):
                widget.setToolTip(tip)
                grid.addWidget(widget, row, at)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setAccessibleName(name)
            grid.setColumnStretch(column + 1, 1)
        return grid

    def show_hand(self, hand: HandFigures, known: bool = False, number: int = 0) -> None:
        """Show the figures of a hand.

        `known` is whether its distance is, rather than an estimate; `number`, from 1, tells hands of a side apart, and
        is 0 where there is no other one.
        """
        if self._shown != (hand.side, number):
            self._shown = hand.side, number
            red, green, blue = MESH_COLOURS[hand.side]
            name = hand_name(hand.side, number)
            self.title.setText(f'<span style="color: rgb({red}, {green}, {blue})">●</span>&nbsp; <b>{name}</b>')
            self.angles.setAccessibleName(tr("Finger angles: {hand}", hand=name))
        self.distance.setText(distance_text(hand.distance, known, digits=1))
        self.pinch.setText(tr("{value} mm", value=f"{1000 * hand.pinch:.0f}"))
        self.speed.setText("–" if isnan(hand.speed) else tr("{value} m/s", value=decimal_text(hand.speed, 2)))
        self.confidence.setText(tr("{value} %", value=f"{100 * hand.score:.0f}"))
        self.angles.show_angles(hand.flexion)
        self.show_gesture(hand.gesture)

    def show_gesture(self, name: str) -> None:
        """Show the name of the hand's gesture beside its title; empty for none."""
        self.gesture.setText(gesture_name(name))
        self.gesture.setVisible(bool(name))
