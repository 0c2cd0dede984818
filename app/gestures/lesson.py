"""Records the hand that shows a gesture: a countdown, then one second."""

import math
import time
from collections.abc import Sequence

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.core.types import Hand

COUNTDOWN_S, RECORD_S = 3.0, 1.0
TICK_MS = 50


class Lesson(QObject):
    """One recording at a time."""

    counted = pyqtSignal(int)  # seconds until the recording starts; 0 while it runs
    ended = pyqtSignal(list)  # the recorded Hands, of one track; empty when no hand was seen

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._start_s = 0.0  # of the recording, on time.monotonic()
        self._hands: list[Hand] = []

    @property
    def active(self) -> bool:
        """Whether it counts down or records."""
        return self._timer.isActive()

    def start(self) -> None:
        """Count down and record; `ended` is emitted."""
        self._start_s = time.monotonic() + COUNTDOWN_S
        self._hands = []
        self._timer.start(TICK_MS)
        self._on_tick()

    def cancel(self) -> None:
        """Stop without a result."""
        self._timer.stop()

    def add(self, hands: Sequence[Hand]) -> None:
        """The hands of a new frame; the most certain one of the first frame with a hand is recorded."""
        if not self.active or time.monotonic() < self._start_s:
            return
        if self._hands:
            first = self._hands[0]
            hands = [hand for hand in hands if (hand.track, hand.side) == (first.track, first.side)]
        if hands:
            self._hands.append(max(hands, key=lambda hand: hand.score))

    def _on_tick(self) -> None:
        left_s = self._start_s - time.monotonic()
        if left_s > -RECORD_S:
            self.counted.emit(max(math.ceil(left_s), 0))
            return
        self._timer.stop()
        self.ended.emit(self._hands)
