"""The status line: hands, frame rate, latency, dropped frames, device, streams and source."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from handmirror.app.live.frame_clock import Pace
from handmirror.core.text import plural
from handmirror.core.types import Hand

SOURCE_WIDTH = 240  # pixels


class StatusLine(QStatusBar):
    """Each figure has a fixed place, so that nothing moves when the figures change."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 10, 4)
        self.hands = self._field(190, "The hands that are tracked now")
        self.fps = self._field(80, "Frames shown per second")
        self.latency = self._field(140, "Median time from capture to screen of the last frames")
        self.dropped = self._field(100, "Frames skipped because a newer one was available")
        self.device = self._field(70, "The device that runs the networks")
        self.streams = QLabel()
        self.streams.setProperty("tone", "accent")
        self.streams.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addPermanentWidget(self.streams)
        self.source = QLabel()
        self.source.setProperty("tone", "dim")
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self.source, 1)
        # the window must fit the screen: where space is short the source is shortened first, then the streams
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.streams.setMinimumWidth(1)
        self.device.setText(device)
        self.clear_figures()
        self.show_hands(())

    def _field(self, width: int, tip: str) -> QLabel:
        label = QLabel()
        label.setMinimumWidth(width)
        label.setToolTip(tip)
        self.addWidget(label)
        return label

    def clear_figures(self) -> None:
        """Show that nothing is running."""
        self.fps.setText("– fps")
        self.latency.setText("– ms to screen")
        self.dropped.setText("0 dropped")
        self.source.clear()

    def show_source(self, label: str) -> None:
        """Show the source, shortened if it is long."""
        self.source.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, SOURCE_WIDTH))
        self.source.setMaximumWidth(self.source.sizeHint().width())
        self.source.setToolTip(label)

    def show_pace(self, pace: Pace | None, dropped: int) -> None:
        """Show frame rate, latency and dropped frames."""
        if pace is not None:
            self.fps.setText(f"{pace.fps:.1f} fps")
            self.latency.setText(f"{pace.latency_ms:.0f} ms to screen")
        self.dropped.setText(f"{dropped} dropped")

    def show_figures(self, on: bool) -> None:
        """Show or hide the figures of tracking."""
        for field in (self.fps, self.latency, self.dropped):
            field.setVisible(on)

    def show_streams(self, addresses: list[str]) -> None:
        """Show the addresses of the open streams."""
        self.streams.setText("  ·  ".join(addresses))
        self.streams.setToolTip("\n".join(addresses))

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """Show how many hands there are, and their sides."""
        sides = ", ".join(hand.side.value.capitalize() for hand in hands)
        self.hands.setText(f"{plural(len(hands), 'hand')}: {sides}" if hands else "No hand")
