"""The curves of the timeline: a click or drag moves the playhead, the wheel zooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PyQt6.QtWidgets import QGraphicsTextItem

from handmirror.app.replay.untracked_strip import UntrackedStrip
from handmirror.app.translation import tr
from handmirror.app.widgets.focus_ring import FocusRing
from handmirror.app.widgets.number_axis import NumberAxis
from handmirror.app.widgets.quantities import short_text
from handmirror.app.widgets.theme import ACCENT, DIM_TEXT, FIELD, MARKER, TEXT
from handmirror.core.types import Array

MIN_S = 0.2  # the shortest time that can be zoomed to
SAME_FRAME_S = 1e-5
RANGE_ALPHA = 38  # of 255
ZOOMS = {"+": 0.8, "-": 1 / 0.8}  # of the shown time by a key
GAP = 3  # pixels between the playhead and its values


@dataclass(frozen=True, eq=False)
class Curve:
    """Values over time."""

    seconds: Array  # [n]
    values: Array  # [n]; NaN where no value is known
    joined: NDArray[np.bool_]  # [n] whether a line leads to the next value
    colour: tuple[int, int, int]
    dashed: bool = False

    @property
    def alone(self) -> NDArray[np.bool_]:
        """[n] whether no line leads to or from a value."""
        there = np.isfinite(self.values)
        leads_on = self.joined & there & np.append(there[1:], False)
        return there & ~leads_on & ~np.append(False, leads_on[:-1])

    def value_at(self, seconds: float) -> float:
        """The value at a frame; NaN where the curve has no value."""
        exact = np.flatnonzero(np.abs(self.seconds - seconds) < SAME_FRAME_S)
        return float(self.values[exact[0]]) if len(exact) else float("nan")


class _TimeAxis(pg.AxisItem):
    """Seconds, with their unit."""

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        return [f"{short_text(value)} s" for value in np.round(values, 3)]


class _ScrubBox(pg.ViewBox):
    """The left button emits the time beneath the mouse; the others pan."""

    scrubbed = pyqtSignal(float)

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self.scrubbed.emit(self.mapToView(ev.pos()).x())

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        ev.accept()
        here = self.mapToView(ev.pos()).x()
        if ev.button() == Qt.MouseButton.LeftButton:
            self.scrubbed.emit(here)
        else:
            self.translateBy(x=self.mapToView(ev.lastPos()).x() - here)


class CurvePlot(pg.PlotWidget):
    """Curves of one quantity, with playhead, range and markers."""

    scrubbed = pyqtSignal(float)  # seconds

    def __init__(self) -> None:
        self._box = _ScrubBox(enableMenu=False)
        super().__init__(
            viewBox=self._box, background=FIELD, axisItems={"bottom": _TimeAxis("bottom"), "left": NumberAxis("left")}
        )
        self._is_late = False  # is to be drawn by `_draw_later`
        self._draw_later = QTimer(self)
        self._draw_later.setSingleShot(True)
        self._draw_later.timeout.connect(self._draw)
        self.setMinimumHeight(90)
        self.setToolTip(tr("Click or drag: go there · wheel: zoom · right drag: pan · double-click: zoom out"))
        self.setAccessibleName(tr("Curves"))
        FocusRing(self)
        self._box.scrubbed.connect(self.scrubbed)
        self._box.setMouseEnabled(x=True, y=False)
        plot = self.getPlotItem()
        plot.hideButtons()
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setPen(DIM_TEXT)
            axis.setTextPen(DIM_TEXT)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(maxTickLevel=1)  # the third level takes longer to draw than the curves
        plot.getAxis("left").setWidth(58)
        plot.showGrid(x=True, y=True, alpha=0.12)
        shade = QColor(ACCENT)
        shade.setAlpha(RANGE_ALPHA)
        self._range = pg.LinearRegionItem(movable=False, brush=shade, pen=pg.mkPen(ACCENT))
        self._range.setZValue(-5)
        self._line = pg.InfiniteLine(pen=pg.mkPen(TEXT, width=2))
        self._line.setZValue(10)
        for item in (self._range, self._line):
            self.addItem(item, ignoreBounds=True)
        self.value_label = QGraphicsTextItem(self._box)  # at the playhead
        self.value_label.setZValue(20)
        self._box.sigResized.connect(self._show_values)
        self._box.sigXRangeChanged.connect(self._show_values)
        self.strip = UntrackedStrip(self._box)
        self._shown: Sequence[Curve] = ()
        self._unit = ""
        self._curves: list[pg.PlotDataItem] = []
        self._markers: list[pg.InfiniteLine] = []
        self._end = self._frame_s = MIN_S

    def showEvent(self, event: QShowEvent | None) -> None:
        """Be drawn in a later turn of Qt's loop than what is shown around it: axes take long."""
        super().showEvent(event)
        self._is_late = True

    def paintEvent(self, ev: QPaintEvent | None) -> None:
        """Draw the plot, or at first only its background."""
        if not self._is_late:
            super().paintEvent(ev)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.rect(), self.backgroundBrush())
        painter.end()
        self._draw_later.start()

    def _draw(self) -> None:
        self._is_late = False
        viewport = self.viewport()
        assert viewport is not None
        viewport.update()

    def prepare(self) -> None:
        """Do now what the first session would wait for: pyqtgraph's first drawing of axes takes long."""
        if self.isVisible():
            return
        ends = np.array([0.0, 1.0])
        self.show_curves([Curve(ends, ends, np.array([True, False]), (0, 0, 0))], "")
        self.grab()
        self.show_curves([], "")

    def show_session(self, seconds: Array, tracked: NDArray[np.bool_], filled: NDArray[np.bool_]) -> None:
        """Show an empty plot of the frames at `seconds` [n >= 1]: some `tracked` [n], some with hands `filled` in."""
        self._end = max(float(seconds[-1]), MIN_S)
        self._frame_s = float(np.median(np.diff(seconds))) if len(seconds) > 1 else MIN_S
        self.strip.show_frames(seconds, tracked, filled)
        self._box.setLimits(xMin=0, xMax=self._end, minXRange=MIN_S, maxXRange=self._end)
        self.show_all()

    def show_all(self) -> None:
        """Zoom out."""
        self._box.setXRange(0, self._end, padding=0)

    def show_curves(self, curves: Sequence[Curve], unit: str) -> None:
        """Draw only these curves."""
        for item in self._curves:
            self.removeItem(item)
        self._curves = [self._line_of(curve) for curve in curves]
        self._curves += [self._dashes_of(curve) for curve in curves if curve.alone.any()]
        self._shown, self._unit = curves, unit
        self.setLabel("left", unit)
        self._box.enableAutoRange(axis="y")
        self._show_values()

    def _line_of(self, curve: Curve) -> pg.PlotDataItem:
        style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
        pen = pg.mkPen(QColor(*curve.colour), width=1, style=style)
        return self._added(curve.seconds, curve.values, curve.joined, pen)

    def _dashes_of(self, curve: Curve) -> pg.PlotDataItem:
        """Values that no line leads to, each for half the time of a frame; symbols would take far longer to draw."""
        alone = curve.alone
        seconds = (curve.seconds[alone, None] + [-self._frame_s / 4, self._frame_s / 4]).ravel()
        values = np.repeat(curve.values[alone], 2)
        pen = pg.mkPen(QColor(*curve.colour), width=2)
        return self._added(seconds, values, np.tile([True, False], int(alone.sum())), pen)

    def _added(self, seconds: Array, values: Array, joined: NDArray[np.bool_], pen: QPen) -> pg.PlotDataItem:
        item = self.plot(seconds, values, pen=pen, connect=joined)
        item.setDownsampling(auto=True, method="peak")
        item.setClipToView(True)
        return item

    def show_time(self, seconds: float) -> None:
        """Move the playhead; a zoomed view follows."""
        self._line.setValue(seconds)
        low, high = self._box.viewRange()[0]
        if not low <= seconds <= high:
            start = min(max(seconds - 0.1 * (high - low), 0.0), self._end - (high - low))
            self._box.setXRange(start, start + high - low, padding=0)
        self._show_values()

    def _show_values(self) -> None:
        """Show the values of the curves at the playhead, in their colours, on the side that has space."""
        seconds = float(self._line.value())
        labelled = [(curve, value) for curve in self._shown if not isnan(value := curve.value_at(seconds))]
        space = "" if self._unit == "°" else " "
        self.value_label.setHtml(
            f'<div style="background-color: {FIELD}">'
            + "&nbsp; ".join(
                f'<span style="color: {QColor(*curve.colour).name()}">{short_text(value, 3)}{space}{self._unit}</span>'
                for curve, value in labelled
            )
            + "</div>"
        )
        self.value_label.setVisible(bool(labelled))
        size = self.value_label.boundingRect()
        x = self._box.mapFromView(QPointF(seconds, 0)).x()
        left = x + GAP + size.width() > self._box.width()
        self.value_label.setPos(x - GAP - size.width() if left else x + GAP, self._box.height() - size.height())

    def show_range(self, first: float, last: float, whole: bool) -> None:
        """Shade the range that is played, unless it is `whole`."""
        self._range.setRegion((first, last))
        self._range.setVisible(not whole)

    def show_markers(self, seconds: Sequence[float]) -> None:
        """Draw only these markers, numbered."""
        for line in self._markers:
            self.removeItem(line)
        pen = pg.mkPen(MARKER, width=1, style=Qt.PenStyle.DashLine)
        self._markers = [
            pg.InfiniteLine(second, pen=pen, label=str(number), labelOpts={"position": 0.9, "color": MARKER})
            for number, second in enumerate(seconds, 1)
        ]
        for line in self._markers:
            self.addItem(line, ignoreBounds=True)

    def keyPressEvent(self, ev: QKeyEvent | None) -> None:
        """Plus and minus zoom around the playhead."""
        assert ev is not None
        if ev.text() not in ZOOMS:
            ev.ignore()
            return
        self._box.scaleBy(x=ZOOMS[ev.text()], center=(float(self._line.value()), 0))

    def mouseDoubleClickEvent(self, ev: Any) -> None:
        """Zoom out."""
        self.show_all()
