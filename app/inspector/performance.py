"""Frame rate, latency, dropped frames and the times of the stages, in the inspector."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPalette
from PyQt6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from handmirror.app.inspector.stages import CAPTURE, DRAW, STAGES, TO_WINDOW, WAIT
from handmirror.app.live.frame_clock import Pace
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.live import LiveCounters

NONE = "–"


def stage_names() -> dict[str, tuple[str, str]]:
    """The name and an explanation of each of STAGES."""
    return {
        CAPTURE: (
            tr("Capture"),
            tr("From the camera's picture, or the time at which that of a file is due, until it is decoded"),
        ),
        WAIT: (tr("Wait"), tr("Until the tracker takes the picture")),
        "landmarks": (tr("Landmarks"), tr("Following the hands: cropping, and the landmark network")),
        "detector": (tr("Detector"), tr("Palm detector: searching for further hands")),
        "pose": (tr("Pose"), tr("Pose, shape and position, and the refinement")),
        "mesh": (tr("Smoothing"), tr("Filter and joints")),
        TO_WINDOW: (tr("To window"), tr("Until the window takes the result")),
        DRAW: (tr("Draw"), tr("Overlay and 3D view")),
    }


class Performance(QWidget):
    """A table of figures: what the window achieves, then the median time of each stage."""

    def __init__(self) -> None:
        super().__init__()
        self.fps, self.latency, self.p95, self.dropped = QLabel(), QLabel(), QLabel(), QLabel()
        self.stages = {stage: QLabel() for stage in STAGES}
        names = stage_names()
        rows = (
            (tr("Frame rate"), tr("Frames shown per second"), self.fps),
            (tr("Latency, median"), tr("From capture to screen"), self.latency),
            (tr("Latency, 95 %"), tr("95 of 100 frames are faster"), self.p95),
            (tr("Dropped"), tr("Frames skipped because a newer one was available, of all captured"), self.dropped),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_table(rows, 1))
        column.addLayout(_table([(*names[stage], label) for stage, label in self.stages.items()], 2))
        self.clear()

    def clear(self) -> None:
        """Show that there are no figures."""
        for label in (self.fps, self.latency, self.p95, self.dropped, *self.stages.values()):
            label.setText(NONE)

    def show_figures(self, pace: Pace | None, counters: LiveCounters, stages_ms: dict[str, float]) -> None:
        """Show the figures of the last frames; `pace` is None while there are none."""
        self.fps.setText(NONE if pace is None else tr("{value} fps", value=decimal_text(pace.fps, 1)))
        self.latency.setText(NONE if pace is None else _milliseconds(pace.latency_ms))
        self.p95.setText(NONE if pace is None else _milliseconds(pace.latency_p95_ms))
        self.dropped.setText(tr("{dropped} of {captured}", dropped=counters.dropped, captured=counters.captured))
        for stage, label in self.stages.items():
            label.setText(_milliseconds(stages_ms[stage]) if stage in stages_ms and pace is not None else NONE)


def _milliseconds(value: float) -> str:
    return tr("{value} ms", value=decimal_text(value, 1 if value < 100 else 0))


def _table(rows: "list[tuple[str, str, QLabel]] | tuple[tuple[str, str, QLabel], ...]", pairs: int) -> QGridLayout:
    """Names and values, so many pairs beside each other, filled row by row."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    for number, (name, tip, value) in enumerate(rows):
        label = QLabel(name)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row, column = number // pairs, 2 * (number % pairs)
        for at, widget in ((column, label), (column + 1, value)):
            widget.setToolTip(tip)
            grid.addWidget(widget, row, at)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        value.setAccessibleName(name)
        grid.setColumnStretch(column + 1, 1)
    return grid
