"""The panel of a replay: buttons, time, speed and curves."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from handmirror.app.hand_names import joint_name
from handmirror.app.replay.curve_plot import Curve, CurvePlot
from handmirror.app.replay.curves import joined
from handmirror.app.replay.opened_session import ComparedRun, OpenedSession
from handmirror.app.replay.replay_actions import ReplayActions
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.quantities import exact_clock_text, short_text
from handmirror.app.widgets.theme import DIFFERENCE, RUN_COLOURS
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.render.drawing import MESH_COLOURS
from handmirror.core.types import Side

SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
QUANTITIES = {"flexion": "°", "abduction": "°", "twist": "°", "speed": "m/s"}  # of a joint, with their units
# between two runs, mean of the joints, by the arrays of Comparison, with their units
DIFFERENCES = {"camera_mm": "mm", "root_relative_mm": "mm", "aligned_mm": "mm", "picture_px": "px"}
JITTER = "jitter"
ANGLE_JOINTS = tuple(name for name in JOINT_NAMES[1:] if not name.endswith("_4"))  # tips do not bend
FIRST_JOINT = "index_1"
QUANTITY_WIDTH, DIFFERENCE_WIDTH, JOINT_WIDTH = 130, 240, 126  # pixels


class Timeline(QWidget):
    """Shows the state of the replay and emits requests of the user; it moves nothing itself."""

    scrubbed = pyqtSignal(float)  # seconds
    speed_chosen = pyqtSignal(float)

    def __init__(self, actions: ReplayActions) -> None:
        super().__init__()
        self.plot = CurvePlot()
        self.plot.scrubbed.connect(self.scrubbed)
        self.time = QLabel()
        self.time.setMinimumWidth(215)
        self.time.setToolTip(tr("Time and number of the current frame, and the totals"))
        self.speed = Choice()
        self.speed.setToolTip(tr("Speed of the replay ({slower} and {faster})", slower="[", faster="]"))
        for speed in SPEEDS:
            self.speed.addItem(f"{short_text(speed)} ×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(lambda: self.speed_chosen.emit(self.speed.currentData()))
        self.quantity, self.joint = Choice(), Choice()
        self.speed.setAccessibleName(tr("Speed"))
        self.quantity.setAccessibleName(tr("Plotted figure"))
        self.joint.setAccessibleName(tr("Plotted joint"))
        self.quantity.setToolTip(tr("The quantity that the curves show; in a comparison, left hands are dashed"))
        self.joint.setToolTip(tr("The joint that the curves show"))
        for quantity in QUANTITIES:
            self.quantity.addItem(quantity_name(quantity), quantity)
        self._fill_joints()
        self.quantity.currentIndexChanged.connect(self._on_quantity)
        self.joint.currentIndexChanged.connect(self._draw)
        self._session: OpenedSession | None = None
        self._second: ComparedRun | None = None
        self._single_quantity = self.quantity.currentData()  # the one shown before the comparison
        self._lay_out(actions)

    def _lay_out(self, actions: ReplayActions) -> None:
        self.setStyleSheet(
            "QToolButton, QComboBox { padding: 5px 6px; } QToolButton:focus, QComboBox:focus { padding: 4px 5px; }"
        )
        for box, width in ((self.speed, 66), (self.quantity, QUANTITY_WIDTH), (self.joint, JOINT_WIDTH)):
            box.setFixedWidth(width)
        # it may become wider where there is space
        self.quantity.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)

        row = QHBoxLayout()
        row.setSpacing(4)
        for group in (actions.transport, actions.ranges, actions.marking):
            for action in group:
                button = QToolButton()
                button.setDefaultAction(action)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if action.iconText() != action.text():  # such as "◂"
                    button.setAccessibleName(action.text())
                row.addWidget(button)
            row.addSpacing(8)
        row.addWidget(self.speed)
        row.addSpacing(8)
        row.addWidget(self.time)
        row.addStretch(1)
        row.addWidget(self.quantity)
        row.addWidget(self.joint)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 2)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.plot, 1)

    def show_session(self, session: OpenedSession) -> None:
        """Show a session at its beginning."""
        self._session = session
        self.plot.show_session(session.seconds, session.tracked, session.filled)
        self._draw()

    def change_speed(self, steps: int) -> None:
        """Change the speed by so many steps in the list."""
        self.speed.setCurrentIndex(min(max(self.speed.currentIndex() + steps, 0), len(SPEEDS) - 1))

    def show_place(self, place: int) -> None:
        """Show the time of the frame on the screen."""
        assert self._session is not None
        seconds = self._session.seconds
        self.plot.show_time(float(seconds[place]))
        count = tr("{number} of {total}", number=place + 1, total=len(seconds))
        self.time.setText(
            f"{exact_clock_text(float(seconds[place]))} / {exact_clock_text(float(seconds[-1]))}  ·  {count}"
        )

    def show_range(self, first: int, last: int) -> None:
        """Show which places are played."""
        assert self._session is not None
        seconds = self._session.seconds
        self.plot.show_range(float(seconds[first]), float(seconds[last]), (first, last) == (0, len(seconds) - 1))

    def show_markers(self, places: tuple[int, ...]) -> None:
        """Show markers at these places."""
        assert self._session is not None
        self.plot.show_markers([float(self._session.seconds[place]) for place in places])

    def show_second(self, second: ComparedRun | None) -> None:
        """Offer the curves of a comparison and show the first; None: offer only those of the session again."""
        if self._second is None:
            self._single_quantity = self.quantity.currentData()
        self._second = second
        self.quantity.blockSignals(True)
        while self.quantity.count() > len(QUANTITIES):
            self.quantity.removeItem(len(QUANTITIES))
        if second is not None:
            self.quantity.insertSeparator(len(QUANTITIES))
            for name in (*DIFFERENCES, JITTER):
                self.quantity.addItem(quantity_name(name), name)
        shown = self._single_quantity if second is None else next(iter(DIFFERENCES))
        self.quantity.setCurrentIndex(self.quantity.findData(shown))
        self.quantity.setMaximumWidth(QUANTITY_WIDTH if second is None else DIFFERENCE_WIDTH)
        self.quantity.blockSignals(False)
        self._on_quantity()

    def _on_quantity(self) -> None:
        self.joint.setVisible(self.quantity.currentData() in QUANTITIES)
        self._fill_joints()
        self._draw()

    def _fill_joints(self) -> None:
        """List the joints that have this quantity; the chosen one stays if it is among them."""
        names = JOINT_NAMES if self.quantity.currentData() == "speed" else ANGLE_JOINTS
        chosen = self.joint.currentData() or FIRST_JOINT
        self.joint.blockSignals(True)
        self.joint.clear()
        for name in names:
            self.joint.addItem(joint_name(name), name)
        self.joint.setCurrentIndex(names.index(chosen if chosen in names else FIRST_JOINT))
        self.joint.blockSignals(False)

    def _draw(self) -> None:
        if self._session is None:
            return
        quantity = self.quantity.currentData()
        if self._second is not None and quantity not in QUANTITIES:
            self.plot.show_curves(*_differences(self._second, quantity))
            self.plot.setAccessibleDescription(self.quantity.currentText())
            return
        joint = self.joint.currentData()
        if self._second is None:
            curves = [
                Curve(track.seconds, track.values(quantity, joint), track.joined, MESH_COLOURS[track.side])
                for track in self._session.curves
            ]
        else:
            curves = [
                Curve(track.seconds, track.values(quantity, joint), track.joined, colour, track.side is Side.LEFT)
                for tracks, colour in zip((self._session.curves, self._second.curves), RUN_COLOURS, strict=True)
                for track in tracks
            ]
        self.plot.show_curves(curves, QUANTITIES[quantity])
        self.plot.setAccessibleDescription(self._described(curves))

    def _described(self, curves: Sequence[Curve]) -> str:
        """What the curves of a joint show, and between which values they are."""
        values = np.concatenate([curve.values[np.isfinite(curve.values)] for curve in curves] or [np.zeros(0)])
        named = {"quantity": self.quantity.currentText(), "joint": self.joint.currentText()}
        if not len(values):
            return tr("{quantity} of {joint}", **named)
        low, high, unit = (
            short_text(values.min(), 3),
            short_text(values.max(), 3),
            QUANTITIES[self.quantity.currentData()],
        )
        return tr("{quantity} of {joint}, from {low} to {high} {unit}", **named, low=low, high=high, unit=unit)


def quantity_name(quantity: str) -> str:
    """What the list calls one of QUANTITIES or DIFFERENCES, or JITTER."""
    names = {
        "flexion": tr("Flexion"),
        "abduction": tr("Abduction"),
        "twist": tr("Twist"),
        "speed": tr("Speed"),
        "camera_mm": tr("Difference"),
        "root_relative_mm": tr("Root-relative difference"),
        "aligned_mm": tr("Aligned difference"),
        "picture_px": tr("Picture difference"),
        JITTER: tr("Jitter"),
    }
    return names[quantity]


def _differences(second: ComparedRun, quantity: str) -> tuple[list[Curve], str]:
    """Curves and unit of a difference between two runs, or of their jitter."""
    seconds, comparison = second.seconds, second.comparison
    lines = joined(second.places, seconds)
    if quantity == JITTER:
        runs = (comparison.jitter_first, comparison.jitter_second)
        return [
            Curve(seconds, values, lines, each) for values, each in zip(runs, RUN_COLOURS, strict=True)
        ], "mm/frame²"
    return [Curve(seconds, getattr(comparison, quantity), lines, DIFFERENCE)], DIFFERENCES[quantity]
