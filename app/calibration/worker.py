"""Work that is too slow for the window's thread."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.core.camera.slot import LatestSlot
from handmirror.core.errors import UserError

STOP_S = 2.0


class NewestWorker(QObject):
    """Calls `work` with the newest value that was put; `done` has what it returned, `failed` the user's error."""

    done = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, work: Callable[[Any], Any]) -> None:
        super().__init__()
        self._work = work
        self._slot: LatestSlot[Any] = LatestSlot()
        self._thread = threading.Thread(target=self._run, name="handmirror-calibration", daemon=True)
        self._thread.start()

    def put(self, value: Any) -> None:
        """Process this value next, in place of one that waits."""
        self._slot.put(value)

    def stop(self) -> None:
        """End the thread; nothing is emitted afterwards."""
        self.blockSignals(True)
        self._slot.close()
        self._thread.join(STOP_S)

    def _run(self) -> None:
        while (value := self._slot.get()) is not None and not self._slot.closed:
            try:
                result = self._work(value)
            except UserError as error:
                if not self._slot.closed:
                    self.failed.emit(str(error))
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                if not self._slot.closed:
                    self.done.emit(result)


class Jobs(QObject):
    """Runs short jobs, such as reading a file, one after the other on a thread of their own."""

    _ended = pyqtSignal(object, object)  # what to call with the result; the result

    def __init__(self) -> None:
        super().__init__()
        self._worker = ThreadPoolExecutor(1, "handmirror-calibration-jobs")
        self._closed = False
        self._ended.connect(lambda then, result: then(result))

    def run(self, job: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        """Run a job, then call `then` with its result, or `failed` with a sentence, on the window's thread."""
        self._worker.submit(self._run, job, then, failed)

    def close(self) -> None:
        """Run no more; nothing is called afterwards."""
        self._closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _run(self, job: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        try:
            result = job()
        except UserError as error:
            then, result = failed, str(error)
        except Exception as error:
            return sys.excepthook(type(error), error, error.__traceback__)
        if not self._closed:
            self._ended.emit(then, result)
        return None
