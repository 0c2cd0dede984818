"""The bar beneath the panes while a video or pictures are open: buttons, position, time and speed."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.replay.replay_actions import ReplayActions
from handmirror.app.replay.timeline import SPEEDS
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.quantities import short_text

STEPS = 10_000  # of the slider
_Action = QSlider.SliderAction
BY_KEY = {
    action.value
    for action in (
        _Action.SliderSingleStepAdd,
        _Action.SliderSingleStepSub,
        _Action.SliderPageStepAdd,
        _Action.SliderPageStepSub,
    )
}


class PositionSlider(QSlider):
    """A click goes there, not a page nearer; Up, Down and the page keys seek, too."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setMinimumWidth(120)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.actionTriggered.connect(self._on_action)

    def _on_action(self, action: int) -> None:
        if action in BY_KEY:
            self.sliderMoved.emit(self.sliderPosition())

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Move to the mouse; it can be dragged on from there."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            handle = 16
            at = QStyle.sliderValueFromPosition(
                0, STEPS, round(event.position().x()) - handle // 2, self.width() - handle
            )
            self.setSliderPosition(at)
            self.sliderMoved.emit(at)
        super().mousePressEvent(event)


class TransportBar(QWidget):
    """Shows the state of the playback and emits requests of the user; it moves nothing itself."""

    scrubbed = pyqtSignal(float)  # 0 to 1, of the whole
    speed_chosen = pyqtSignal(float)
    as_video_chosen = pyqtSignal(bool)

    def __init__(self, actions: ReplayActions) -> None:
        super().__init__()
        self.slider = PositionSlider()
        self.slider.setAccessibleName(tr("Position"))
        self.slider.setToolTip(tr("Position in the video or among the pictures"))
        self.slider.sliderMoved.connect(lambda value: self.scrubbed.emit(value / STEPS))
        self.time = QLabel()
        self.time.setToolTip(tr("Position and total"))
        self.speed = Choice()
        self.speed.setToolTip(tr("Speed ([ and ])"))
        self.speed.setAccessibleName(tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(f"{short_text(speed)} ×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(lambda: self.speed_chosen.emit(self.speed.currentData()))
        self.as_video = QCheckBox(tr("Play as video"))
        self.as_video.setToolTip(
            tr("The pictures are frames of a motion: track from one to the next, with smoothing. Off: each on its own")
        )
        self.as_video.clicked.connect(self.as_video_chosen)
        self._lay_out(actions)

    def _lay_out(self, actions: ReplayActions) -> None:
        self.setStyleSheet("QToolButton { padding: 5px 6px; } QToolButton:focus { padding: 4px 5px; }")
        self.speed.setFixedWidth(74)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        for action in actions.transport:
            button = QToolButton()
            button.setDefaultAction(action)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        row.addWidget(self.time)
        row.addSpacing(8)
        row.addWidget(self.as_video)
        row.addWidget(self.speed)

    def change_speed(self, steps: int) -> None:
        """Change the speed by so many steps in the list."""
        self.speed.setCurrentIndex(min(max(self.speed.currentIndex() + steps, 0), len(SPEEDS) - 1))

    def show_position(self, part: float | None, text: str) -> None:
        """Show the position, 0 to 1 or None where the total is unknown, and what is written beside it."""
        self.slider.setEnabled(part is not None)
        if part is not None and not self.slider.isSliderDown():
            self.slider.setValue(round(part * STEPS))
        self.time.setText(text)


def with_bar(content: QWidget, bar: QWidget) -> QWidget:
    """A widget with the bar beneath the content."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(content, 1)
    column.addWidget(bar)
    return both
