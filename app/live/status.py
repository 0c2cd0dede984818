"""The status line: hands, frame rate, latency, dropped frames, device, streams and source."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from handmirror.app.live.frame_clock import Pace
from handmirror.app.translation import tr
from handmirror.app.widgets.distances import describe_distances
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.types import Hand

SOURCE_WIDTH = 240  # pixels
HANDS_WIDTH = 340  # pixels at most, of names of gestures
NONE = "–"


class StatusLine(QStatusBar):
    """Each figure has a fixed place, so that nothing moves when the figures change."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 10, 4)
        self.hands = self._field(
            190, tr("The tracked hands and their distances; ≈: not calibrated, see Track > Calibrate…")
        )
        self.fps = self._field(80, tr("Frames shown per second"))
        self.latency = self._field(140, tr("Median time from capture to screen of the last frames"))
        self.dropped = self._field(100, tr("Frames skipped because a newer one was available"))
        self.device = self._field(70, tr("The device that runs the networks"))
        self.streams = _Shortened()
        self.streams.setProperty("tone", "accent")
        self.streams.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addPermanentWidget(self.streams)
        self.source = _Shortened(SOURCE_WIDTH)
        self.source.setProperty("tone", "dim")
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self.source, 1)
        # the window must fit the screen: where space is short the source is shortened first, then the streams
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.messageChanged.connect(self.setAccessibleName)  # which screen readers are notified of
        self.device.setText(device)
        self.clear_figures()
        self.show_hands(())

    def _field(self, width: int, tip: str) -> "_Field":
        field = _Field(width)
        field.setToolTip(tip)
        self.addWidget(field)
        return field

    def clear_figures(self) -> None:
        """Show that nothing is running."""
        self.show_pace(None, 0)
        self.source.show_text("")

    def show_source(self, label: str) -> None:
        """Show the source, shortened if it is long."""
        self.source.show_text(label)

    def show_pace(self, pace: Pace | None, dropped: int) -> None:
        """Show frame rate, latency and dropped frames; `pace` is None while no frames arrive."""
        fps, latency = (NONE, NONE) if pace is None else (decimal_text(pace.fps, 1), f"{pace.latency_ms:.0f}")
        self.fps.setText(tr("{value} fps", value=fps))
        self.latency.setText(tr("{value} ms to screen", value=latency))
        self.dropped.setText(tr("{count} dropped", count=dropped))

    def show_figures(self, on: bool) -> None:
        """Show or hide the figures of tracking."""
        for field in (self.fps, self.latency, self.dropped):
            field.setVisible(on)

    def show_streams(self, addresses: list[str]) -> None:
        """Show the addresses of the open streams."""
        self.streams.show_text("  ·  ".join(addresses), "\n".join(addresses))

    def show_hands(self, hands: Sequence[Hand], distances_known: bool = False) -> None:
        """Show side, distance and gesture of each hand, distances as estimates unless lens and hand are known."""
        text = describe_distances(hands, distances_known, gestures=True) if hands else tr("No hand")
        self.hands.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, HANDS_WIDTH))


class _Field(QLabel):
    """Has a fixed size, which only grows: Qt would lay out the whole window again after each change of the text."""

    def __init__(self, width: int) -> None:
        """`width` in pixels, at least."""
        super().__init__()
        self.setFixedSize(width, self.sizeHint().height())

    def setText(self, a0: str | None) -> None:
        """Show a text, and grow if it needs more space."""
        if a0 != self.text():
            super().setText(a0)
            self._grow()

    def changeEvent(self, a0: QEvent | None) -> None:
        """Grow with the text's size."""
        super().changeEvent(a0)
        if a0 is not None and a0.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _grow(self) -> None:
        size = self.minimumSize().expandedTo(self.sizeHint())
        if size != self.minimumSize():
            self.setFixedSize(size)


class _Shortened(QLabel):
    """A long text is shortened in its middle, as much as the space needs."""

    def __init__(self, widest: int | None = None) -> None:
        """`widest` is the width in pixels that no text exceeds; None: any text may be shown whole."""
        super().__init__()
        self._whole, self._widest = "", widest
        self.setMinimumWidth(1)

    def show_text(self, text: str, tip: str = "") -> None:
        """Show a text; the tool tip, which is all of it if none is given, has what does not fit."""
        self._whole = text
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.setMaximumWidth(self.sizeHint().width())
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """For the whole text."""
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right() + 2
        return QSize(width if self._widest is None else min(width, self._widest), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Shorten the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(self.width(), self.maximumWidth())
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, width))
