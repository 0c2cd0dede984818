"""The frame around the camera picture, which shows that a recording runs."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import clock_text, size_text
from handmirror.app.widgets.theme import DIM_TEXT, FIELD, RECORDING, TEXT
from handmirror.core.session.recorder import RecordingReport

LINE = 3  # pixels


class RecordingFrame(QFrame):
    """While recording: a red line around the pane, and above it the time, frames and space.

    Nothing of it covers the pane, so that a new picture does not draw it again.
    """

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self.setObjectName("recording_frame")
        self.bar = QWidget()
        self.bar.setObjectName("recording_bar")
        self.time, self.figures = QLabel(), QLabel()
        self.time.setStyleSheet(f"color: {TEXT}; font-size: 22px; font-weight: bold;")
        self.time.setToolTip(tr("Length of the recording"))
        self.figures.setStyleSheet(f"color: {DIM_TEXT};")
        self.figures.setToolTip(tr("Recorded frames that were tracked, size of the video, free space on its disk"))
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the pane may be narrow
        dot = QLabel("●")
        dot.setStyleSheet(f"color: {RECORDING}; font-size: 18px;")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(10, 3, 10, 5)
        row.setSpacing(8)
        row.addWidget(dot)
        row.addWidget(self.time)
        row.addWidget(self.figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(pane, 1)
        self.bar.hide()

    def show_report(self, report: RecordingReport) -> None:
        """Show how the recording grows."""
        self.time.setText(clock_text(report.seconds))
        parts = (
            tr("{tracked} of {frames} frames tracked", tracked=report.tracked, frames=report.frames),
            size_text(report.bytes),
            tr("{size} free", size=size_text(report.free)),
        )
        self.figures.setText("  ·  ".join(parts))

    def set_recording(self, on: bool) -> None:
        """Show or hide everything."""
        if on and self.bar.isHidden():
            self.time.setText(clock_text(0))
            self.figures.clear()
        style = f"#recording_frame {{ border: {LINE}px solid {RECORDING}; }} #recording_bar {{ background: {FIELD}; }}"
        self.setStyleSheet(style if on else "")
        self.bar.setVisible(on)
