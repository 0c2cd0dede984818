"""Reads a run's folder twice a second, on a thread of its own."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.app.training.run_reader import RunReader

WATCH_MS = 500


class RunWatcher(QObject):
    """Watches one run at a time."""

    progressed = pyqtSignal(object, object)  # Path of the run, RunProgress

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "handmirror-training")
        self._reader: RunReader | None = None
        self._pending = False
        self._is_own = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self.progressed.connect(self._on_progressed)

    def watch(self, run: Path) -> None:
        """Watch this run from its beginning, in place of the last one."""
        self._reader = RunReader(run)
        self._timer.start(WATCH_MS)
        self.look()

    def set_own(self, own: bool) -> None:
        """Whether this window trains the run."""
        self._is_own = own

    def look(self) -> None:
        """Read the run now, unless that is being done."""
        if self._reader is not None and not self._pending:
            self._pending = True
            self._worker.submit(self._read, self._reader)

    def close(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _read(self, reader: RunReader) -> None:
        try:
            progress = reader.read(self._is_own)
        except Exception as error:
            self._pending = False
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self.progressed.emit(reader.run, progress)

    def _on_progressed(self) -> None:
        self._pending = False
