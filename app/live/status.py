"""The status line: speed, lateness, dropped frames, device and hands."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from handmirror.app.live.frame_clock import Pace
from handmirror.app.widgets.theme import ACCENT, DIM_TEXT, RECORDING
from handmirror.core.counted import counted
from handmirror.core.types import Hand

SOURCE_WIDTH = 240  # pixels


class StatusLine(QStatusBar):
    """Figures for people; each has its place, so that nothing jumps about."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 10, 4)
        self.hands = self._field(190, "The hands that are followed now")
        self.fps = self._field(80, "Pictures shown each second")
        self.latency = self._field(140, "From the capture of a picture to the screen, median of the last pictures")
        self.dropped = self._field(100, "Pictures left out because a newer one was there")
        self.device = self._field(70, "What the tracking runs on")
        self.recording = QLabel()
        self.recording.setTextFormat(Qt.TextFormat.RichText)
        self.recording.setToolTip("The recording: how long, and how large its video is")
        self.addPermanentWidget(self.recording)
        self.streams = QLabel()
        self.streams.setStyleSheet(f"color: {ACCENT};")
        self.streams.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addPermanentWidget(self.streams)
        self.source = QLabel()
        self.source.setStyleSheet(f"color: {DIM_TEXT};")
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self.source, 1)
        # the window must not outgrow the screen: where there is no room the source gives way, then the streams
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.streams.setMinimumWidth(1)
        self.device.setText(device)
        self.clear_figures()
        self.hide_recording()
        self.show_hands(())

    def _field(self, width: int, tip: str) -> QLabel:
        label = QLabel()
        label.setMinimumWidth(width)
        label.setToolTip(tip)
        self.addWidget(label)
        return label

    def clear_figures(self) -> None:
        """Nothing is running."""
        self.fps.setText("– fps")
        self.latency.setText("– ms to screen")
        self.dropped.setText("0 dropped")
        self.source.clear()

    def show_source(self, label: str) -> None:
        """What is running, shortened where it is long."""
        self.source.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, SOURCE_WIDTH))
        self.source.setMaximumWidth(self.source.sizeHint().width())
        self.source.setToolTip(label)

    def show_pace(self, pace: Pace | None, dropped: int) -> None:
        """Speed, lateness and dropped frames."""
        if pace is not None:
            self.fps.setText(f"{pace.fps:.1f} fps")
            self.latency.setText(f"{pace.latency_ms:.0f} ms to screen")
        self.dropped.setText(f"{dropped} dropped")

    def show_figures(self, on: bool) -> None:
        """Whether there is a place for the figures of tracking."""
        for field in (self.fps, self.latency, self.dropped):
            field.setVisible(on)

    def show_streams(self, where: list[str]) -> None:
        """Where is streamed to; nothing when nowhere."""
        self.streams.setText("  ·  ".join(where))
        self.streams.setToolTip("\n".join(where))

    def show_recording(self, seconds: float, size: int) -> None:
        """A red dot, the length and the size in bytes of what is recorded."""
        length = f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
        self.recording.setText(f'<span style="color: {RECORDING}">●</span> {length} · {size / 1e6:.1f} MB')
        self.recording.show()

    def hide_recording(self) -> None:
        """Nothing is recorded."""
        self.recording.hide()

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """How many hands there are and which."""
        sides = ", ".join(hand.side.value.capitalize() for hand in hands)
        self.hands.setText(f"{counted(len(hands), 'hand')}: {sides}" if hands else "No hand")
