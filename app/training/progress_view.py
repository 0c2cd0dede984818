"""The curves of a run, and the newest image of its validation."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPixmap, QResizeEvent
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from handmirror.app.training.run_reader import RunProgress
from handmirror.app.translation import tr
from handmirror.app.widgets.number_axis import NumberAxis
from handmirror.app.widgets.theme import ACCENT, DIM_TEXT, FIELD, MARKER


class ProgressView(QWidget):
    """Losses over steps, errors of the validations below, and a row of images."""

    def __init__(self) -> None:
        super().__init__()
        self.losses = _LatePlot(tr("Training loss"), pen=pg.mkPen(ACCENT, width=1.5))
        self.errors = _LatePlot(
            tr("Validation: mean joint error, mm"),
            pen=pg.mkPen(MARKER, width=1.5),
            symbol="o",
            symbolSize=5,
            symbolBrush=MARKER,
        )
        self.caption = QLabel()
        self.caption.setProperty("tone", "dim")
        self.caption.setWordWrap(True)
        self.image = _Image()
        self.image.setAccessibleName(tr("Sample pictures of the last validation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.hint = QLabel(tr("Losses and sample pictures appear here once the training is running."))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet(f"color: {DIM_TEXT}; background: {FIELD}; border-radius: 6px;")
        column.addWidget(self.hint, 3)
        column.addWidget(self.losses, 3)
        column.addWidget(self.errors, 2)
        column.addWidget(self.caption)
        column.addWidget(self.image, 3)
        self.show_progress(None)

    def show_progress(self, progress: RunProgress | None) -> None:
        """Show a run; None: nothing."""
        losses = () if progress is None else progress.losses
        errors = () if progress is None else progress.validations
        self.hint.setVisible(not losses)
        step, steps = (0, 0) if progress is None else (progress.step, progress.steps)
        last = max(step * 5 // 4, 10)  # room for what follows
        last = min(last, steps or last)
        self.losses.show_points(losses, last)
        self.errors.show_points(errors, last)
        image = None if progress is None else progress.sample
        self.image.setVisible(image is not None)
        self.caption.setVisible(image is not None)
        if image is not None and progress is not None:
            text = tr("Step {step}. Above: the output of the network; below: the labels.", step=progress.sample_step)
            self.caption.setText(text)
            self.image.show_image(QPixmap.fromImage(image))

    @property
    def points(self) -> int:
        """How many losses are shown."""
        return self.losses.points


class _LatePlot(QWidget):
    """A curve over steps, whose plot is made when there is something to show: making one takes long."""

    def __init__(self, title: str, **curve: Any) -> None:
        """`curve` is its style, as for pyqtgraph's PlotDataItem."""
        super().__init__()
        self._title, self._style = title, curve
        self._plot: pg.PlotWidget | None = None
        self._curve: pg.PlotDataItem | None = None
        self.points = 0  # that are shown
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_points(self, points: tuple[tuple[int, float], ...], last: int) -> None:
        """Show steps and their values, from 0 to the step `last`; hidden without any."""
        self.points = len(points)
        self.setVisible(bool(points))
        if points and self._plot is None:
            self._plot = _plot(self._title)
            self._curve = self._plot.plot(**self._style)
            self._column.addWidget(self._plot)
        if self._plot is not None and self._curve is not None:
            values = np.array(points, float).reshape(-1, 2)
            self._curve.setData(values[:, 0], values[:, 1])
            self._plot.setXRange(0, last, padding=0.02)


class _Image(QLabel):
    """An image as large as there is room, in its own proportions."""

    def __init__(self) -> None:
        super().__init__()
        self._full = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(QSize(120, 110))

    def show_image(self, pixmap: QPixmap) -> None:
        """Show an image."""
        if pixmap.cacheKey() != self._full.cacheKey():
            self._full = pixmap
            self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fit the image to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._full.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            scaled = self._full.scaled(self.size() * ratio, keep, smooth)
            scaled.setDevicePixelRatio(ratio)
            self.setPixmap(scaled)


def _plot(title: str) -> pg.PlotWidget:
    heading = f"<span style='color: {DIM_TEXT}; font-size: 9pt'>{title}</span>"
    plot = pg.PlotWidget(background=FIELD, title=heading, axisItems={"left": NumberAxis("left")})
    plot.setMinimumHeight(90)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setAccessibleName(title)
    plot.getViewBox().setMouseEnabled(x=False, y=False)
    plot.showGrid(x=True, y=True, alpha=0.15)
    for name in ("left", "bottom"):
        axis = plot.getPlotItem().getAxis(name)
        axis.setPen(DIM_TEXT)
        axis.setTextPen(DIM_TEXT)
    plot.getPlotItem().getAxis("left").setWidth(48)
    return plot
