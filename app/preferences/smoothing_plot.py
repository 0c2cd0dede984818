"""A live picture of what the smoothing does: the wrist of a tracked hand before and after the filter."""

from collections import deque

import numpy as np
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from handmirror.app.preferences.smoothing_figures import SmoothingFigures, smoothing_figures
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.app.widgets.theme import theme
from handmirror.core.live import LiveResult
from handmirror.core.types import Array

SECONDS = 3.0  # that are shown
HEIGHT = 92
LEAST_MM = 6.0  # height of the plot, at least
UPDATE_EVERY = 5  # frames between two updates of the figures


class SmoothingPlot(QWidget):
    """Curves, and figures beneath them."""

    def __init__(self) -> None:
        super().__init__()
        self._samples: deque[tuple[float, Array, Array]] = deque(maxlen=600)  # seconds, raw and smoothed wrist [3]
        self._track = 0
        self._frames = 0
        self._curves = _Curves()
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        self.figures.setProperty("tone", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._curves)
        column.addWidget(self.figures)
        self._show(None)

    def add(self, live: LiveResult) -> None:
        """Add the hand of a frame: the one that was shown last, if it is still there."""
        hands = [hand for hand in live.result.hands if hand.raw_wrist is not None]
        hand = next((each for each in hands if each.track == self._track), hands[0] if hands else None)
        if hand is None:
            if self._samples:
                self._samples.clear()
                self._show(None)
            return
        if hand.track != self._track:
            self._track = hand.track
            self._samples.clear()
        seconds = live.result.frame.time_ns / 1e9
        if self._samples and seconds < self._samples[-1][0]:
            self._samples.clear()
        self._samples.append((seconds, np.asarray(hand.raw_wrist, float), np.asarray(hand.joints[0], float)))
        while seconds - self._samples[0][0] > SECONDS:
            self._samples.popleft()
        self._frames += 1
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        seconds = np.array([each[0] for each in self._samples])
        raw, smooth = (np.array([each[k] for each in self._samples]) for k in (1, 2))
        self._curves.show_curves(seconds - seconds[-1] + SECONDS, raw[:, 0], smooth[:, 0])
        if self._frames % UPDATE_EVERY == 0:
            self._show(smoothing_figures(seconds, raw, smooth))

    def _show(self, figures: SmoothingFigures | None) -> None:
        if figures is None:
            text = tr("Hold a hand in front of the camera to see what the smoothing does.")
        else:
            text = tr(
                "Jitter of the wrist: {raw} mm before the filter, {smooth} mm after it. Lag: {lag}.",
                raw=decimal_text(figures.raw_jitter_mm, 2),
                smooth=decimal_text(figures.jitter_mm, 2),
                lag=tr("move the hand to measure it") if figures.lag_ms is None else f"{figures.lag_ms:.0f} ms",
            )
        self.figures.setText(text)
        if figures is None and not self._samples:
            self._curves.show_curves(np.zeros(0), np.zeros(0), np.zeros(0))


class _Curves(QWidget):
    """The position from left to right over the last seconds: thin before the filter, thick after it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Position of the wrist before and after the filter"))
        self.setToolTip(tr("Thin: the wrist's position as estimated, thick: as smoothed, over the last three seconds"))
        self._seconds: Array = np.zeros(0)
        self._raw: Array = np.zeros(0)
        self._smooth: Array = np.zeros(0)

    def show_curves(self, seconds: Array, raw: Array, smooth: Array) -> None:
        """`seconds` [n] from the left edge; positions [n] in metres."""
        self._seconds, self._raw, self._smooth = seconds, raw, smooth
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint both curves over each other."""
        painter, colours = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.field))
        painter.setPen(QColor(colours.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if len(self._seconds) >= 2:
            middle = (self._raw.min() + self._raw.max()) / 2
            height = max(LEAST_MM / 1000, float(np.ptp(np.concatenate([self._raw, self._smooth])))) * 1.15
            for values, colour, width in ((self._smooth, colours.accent, 2.6), (self._raw, colours.text, 1.0)):
                x = self._seconds / SECONDS * self.width()
                y = self.height() / 2 - (values - middle) / height * self.height()
                painter.setPen(QPen(QColor(colour), width))
                painter.drawPolyline(QPolygonF([QPointF(*each) for each in zip(x, y, strict=True)]))
        painter.end()
