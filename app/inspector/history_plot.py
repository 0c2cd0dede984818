"""The rolling plot of one figure of the hands."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QEvent, pyqtSignal
from PyQt6.QtGui import QColor, QPen
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from handmirror.app.hand_names import joint_name
from handmirror.app.inspector.history import SECONDS, HandCurve
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.focus_ring import FocusRing
from handmirror.app.widgets.number_axis import NumberAxis
from handmirror.core.hand.joints import FINGERS
from handmirror.core.render.drawing import MESH_COLOURS
from handmirror.core.types import Side

FLEXION = "flexion"
FIRST_JOINT = "index_2"
HEIGHT = 130
# by quantity: factor from metres or radians to the shown unit, and the smallest range of the axis in it
SCALES = {FLEXION: (float(np.degrees(1)), 20.0), "pinch": (1000.0, 20.0), "speed": (1.0, 0.2), "distance": (100.0, 4.0)}
QUANTITY_KEY, JOINT_KEY = "inspector/quantity", "inspector/joint"


def quantity_names() -> dict[str, str]:
    """By the keys of SCALES, as they are listed."""
    return {
        FLEXION: tr("Flexion (°)"),
        "pinch": tr("Pinch distance (mm)"),
        "speed": tr("Wrist speed (m/s)"),
        "distance": tr("Distance (cm)"),
    }


def joint_titles() -> dict[str, str]:
    """Of the joints that flex, by their names."""
    joints = [f"{finger}_{number}" for finger in FINGERS for number in (1, 2, 3)]
    return {joint: joint_name(joint) for joint in joints}


class HistoryPlot(QWidget):
    """The choice of the figure, and its curves in the colours of the sides over the last seconds."""

    column_changed = pyqtSignal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.plot = self._make_plot()
        self._curves: dict[tuple[int, Side], pg.PlotDataItem] = {}
        self.quantity, self.joint = Choice(), Choice()
        self.quantity.setAccessibleName(tr("Plotted figure"))
        self.quantity.setToolTip(tr("The figure that is plotted over the last seconds"))
        self.joint.setAccessibleName(tr("Plotted joint"))
        self.joint.setToolTip(tr("The joint whose flexion is plotted"))
        _fill(self.quantity, quantity_names(), settings.get(QUANTITY_KEY, FLEXION))
        _fill(self.joint, joint_titles(), settings.get(JOINT_KEY, FIRST_JOINT))
        for box in (self.quantity, self.joint):
            box.currentIndexChanged.connect(self._on_chosen)
        self._range = (0.0, 0.0)
        self._show_colours()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.quantity, 1)
        row.addWidget(self.joint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self.plot)
        self._show_joint()

    @property
    def column(self) -> str:
        """The figure that is plotted, one of core's COLUMNS."""
        quantity: str = self.quantity.currentData()
        return f"{FLEXION}/{self.joint.currentData()}" if quantity == FLEXION else quantity

    def show_curves(self, curves: Sequence[HandCurve]) -> None:
        """Draw these curves of the figure `column`, and no others."""
        factor, least = SCALES[self.quantity.currentData()]
        shown = {(curve.track, curve.side): curve for curve in curves}
        for key in [key for key in self._curves if key not in shown]:
            self.plot.removeItem(self._curves.pop(key))
        for key, curve in shown.items():
            if key not in self._curves:
                self._curves[key] = self.plot.plot(pen=self._pen(curve.side), connect="finite")
            self._curves[key].setData(curve.seconds, factor * curve.values)
        if shown:
            self._show_range(factor * np.concatenate([curve.values for curve in shown.values()]), least)

    def _show_range(self, values: np.ndarray, least: float) -> None:
        """Fit the axis, in steps, so that it rarely changes."""
        finite = values[np.isfinite(values)]
        if not len(finite):
            return
        step = least / 4
        low, high = np.floor(finite.min() / step) * step, np.ceil(finite.max() / step) * step
        spare = max(0.0, least - (high - low)) / 2
        wanted = (float(low - spare), float(high + spare))
        if wanted != self._range:
            self._range = wanted
            self.plot.setYRange(*wanted, padding=0.04)

    def changeEvent(self, event: QEvent | None) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange:
            self._show_colours()

    def _show_colours(self) -> None:
        dim = self.palette().placeholderText().color()
        self.plot.setBackground(self.palette().base().color())
        for name in ("left", "bottom"):
            axis = self.plot.getPlotItem().getAxis(name)
            axis.setPen(dim)
            axis.setTextPen(dim)
        for (_, side), curve in self._curves.items():
            curve.setPen(self._pen(side))

    def _pen(self, side: Side) -> QPen:
        """Of the curve of a side, darker on a light background."""
        colour = QColor(*MESH_COLOURS[side])
        return pg.mkPen(colour if self.palette().base().color().lightness() < 128 else colour.darker(170), width=1)

    def _make_plot(self) -> pg.PlotWidget:
        plot = pg.PlotWidget(enableMenu=False, axisItems={"left": NumberAxis("left")})
        plot.setFixedHeight(HEIGHT)
        FocusRing(plot)
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        plot.setAccessibleName(tr("Plot of the last seconds"))
        item = plot.getPlotItem()
        for name in ("left", "bottom"):
            item.getAxis(name).enableAutoSIPrefix(False)
        item.getAxis("left").setWidth(38)
        item.getAxis("bottom").setTicks([[(second, tr("{value} s", value=second)) for second in (-8, -6, -4, -2)]])
        item.showGrid(x=True, y=True, alpha=0.12)
        plot.setXRange(-SECONDS, 0, padding=0)
        plot.disableAutoRange()
        return plot

    def _on_chosen(self) -> None:
        self._settings.set(QUANTITY_KEY, self.quantity.currentData())
        self._settings.set(JOINT_KEY, self.joint.currentData())
        self._range = (0.0, 0.0)
        self._show_joint()
        self.column_changed.emit()

    def _show_joint(self) -> None:
        by_joint = self.quantity.currentData() == FLEXION
        self.joint.setVisible(by_joint)
        joint = f", {self.joint.currentText()}" if by_joint else ""
        self.plot.setAccessibleDescription(f"{self.quantity.currentText()}{joint}")


def _fill(box: QComboBox, names: dict[str, str], chosen: str) -> None:
    for key, name in names.items():
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setMinimumWidth(60)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
