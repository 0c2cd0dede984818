"""Passes results from the tracking threads to the window, which gets the newest one whenever it has time."""

import threading

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.core.live import LiveResult

SCREEN_MS = 16  # so that at most 60 results per second reach the window


class NewestResult(QObject):
    """Keeps only the newest result; at most one wake-up is pending, so the window's queue never grows."""

    ready = pyqtSignal(int, object, bool)  # of which run; LiveResult; whether it has been tracked
    _wake = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._newest: tuple[int, LiveResult, bool] | None = None
        self._wake_pending = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._deliver)
        self._wake.connect(self._on_wake)

    def offer(self, run: int, result: LiveResult, tracked: bool) -> None:
        """Keep a result in place of the last one; called on a tracking thread."""
        with self._lock:
            self._newest = (run, result, tracked)
            was_pending, self._wake_pending = self._wake_pending, True
        if not was_pending:
            self._wake.emit()

    def pause(self) -> None:
        """Wait before the next result is delivered: the window draws the last one."""
        self._pause.start(SCREEN_MS)

    def close(self) -> None:
        """Deliver nothing that is not yet on its way."""
        self._pause.stop()

    def _on_wake(self) -> None:
        if not self._pause.isActive():
            self._deliver()

    def _deliver(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
            self._wake_pending = False
        if newest is not None:
            self.ready.emit(*newest)
