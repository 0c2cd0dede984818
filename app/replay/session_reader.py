"""Opens and decodes sessions on a worker thread, and reports to the window."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.replay import markers
from handmirror.app.replay.moved import refuse_moved
from handmirror.app.replay.session_frames import MissingHandModelError, SessionFrames
from handmirror.core.errors import UserError
from handmirror.core.types import FrameResult


class SessionReader(QObject):
    """One session at a time, with or without a second run over its frames.

    Every method returns at once; only the last requested frame is decoded.
    """

    opened = pyqtSignal(object)  # OpenedSession
    failed = pyqtSignal(str, object, bool)  # why this Path cannot be opened; whether only its hand model is missing
    frame_ready = pyqtSignal(int, object, object)  # place, FrameResult, the second run's hands or None
    compared = pyqtSignal(object)  # ComparedRun
    compare_failed = pyqtSignal(str, object, bool)  # as `failed`
    markers_written = pyqtSignal(object, object)  # Path of the session; places of the marked frames
    markers_refused = pyqtSignal(object, str)  # Path of the session; why they cannot be written
    warned = pyqtSignal(str)

    def __init__(self, publish: Callable[[FrameResult], None]) -> None:
        """`publish` is called on the worker thread with each shown frame."""
        super().__init__()
        self._publish = publish
        self._worker = ThreadPoolExecutor(1, "handmirror-replay")
        self._run = 0  # rises with each open and close; reports of older ones are ignored
        self._open: SessionFrames | None = None  # used by the worker only
        self._second: SessionFrames | None = None
        self._lock = threading.Lock()
        self._requested: int | None = None

    def open(self, path: Path, hand_models: tuple[Path, ...]) -> None:
        """Open this session in place of the last one; `opened` or `failed` is emitted."""
        self._run += 1
        self._worker.submit(self._run_job, self._open_session, self._run, path, hand_models)

    def compare(self, path: Path, hand_models: tuple[Path, ...]) -> None:
        """Compare the open session with this run; `compared` or `compare_failed` is emitted."""
        self._worker.submit(self._run_job, self._compare, self._run, path, hand_models)

    def stop_comparing(self) -> None:
        """Close the second run."""
        self._worker.submit(self._close_second)

    def show(self, place: int) -> None:
        """Decode the frame at a place; `frame_ready` is emitted, unless another one is requested meanwhile."""
        with self._lock:
            is_pending, self._requested = self._requested is not None, place
        if not is_pending:
            self._worker.submit(self._run_job, self._read_requested, self._run)

    def write_markers(self, places: tuple[int, ...]) -> None:
        """Write the markers; `markers_written` or `markers_refused` is emitted."""
        self._worker.submit(self._run_job, self._write_markers, self._run, places)

    def look_for_folder(self) -> None:
        """Look whether the session is still in its place; `warned` is emitted when it is not."""
        self._worker.submit(self._run_job, self._look_for_folder, self._run)

    def close_session(self) -> None:
        """Close the session."""
        self._run += 1
        self._worker.submit(self._close)

    def close(self) -> None:
        """Close the session and end the worker."""
        self.close_session()
        self._worker.shutdown(wait=False)

    # on the worker thread

    def _run_job(self, job: Callable[..., None], run: int, *values: Any) -> None:
        try:
            job(run, *values)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _open_session(self, run: int, path: Path, hand_models: tuple[Path, ...]) -> None:
        self._close()

        def load() -> None:
            self._open = SessionFrames(path, hand_models)
            opened = self._open.describe()
            if run == self._run:
                self.opened.emit(opened)

        self._load_or_report(run, load, path, self.failed)

    def _compare(self, run: int, path: Path, hand_models: tuple[Path, ...]) -> None:
        first = self._open
        if first is None or run != self._run:
            return

        def load() -> None:
            second = SessionFrames(path, hand_models)
            try:
                compared = first.compare(second)
            except UserError:
                second.close()
                raise
            self._close_second()
            self._second = second
            if run == self._run:
                self.compared.emit(compared)

        self._load_or_report(run, load, path, self.compare_failed)

    def _load_or_report(self, run: int, load: Callable[[], None], path: Path, failed: Any) -> None:
        """Call `load`; if it fails, emit the reason by the signal `failed`."""
        try:
            load()
        except UserError as error:
            if run == self._run:
                failed.emit(str(error), path, isinstance(error, MissingHandModelError))

    def _close_second(self) -> None:
        second, self._second = self._second, None
        if second is not None:
            second.close()

    def _read_requested(self, run: int) -> None:
        with self._lock:
            place, self._requested = self._requested, None
        if place is None or self._open is None or run != self._run:
            return
        result = self._open.read(place)
        second = None if self._second is None else self._second.hands_of(result.frame)
        if run == self._run:
            self._publish(result)
            self.frame_ready.emit(place, result, second)

    def _write_markers(self, run: int, places: tuple[int, ...]) -> None:
        if self._open is None:
            return
        path = self._open.session.path
        try:
            refuse_moved(path)
            markers.write_markers(path, self._open.session.frames, places)
        except UserError as error:
            self.markers_refused.emit(path, str(error))
        else:
            self.markers_written.emit(path, places)

    def _look_for_folder(self, run: int) -> None:
        if self._open is None or run != self._run:
            return
        try:
            refuse_moved(self._open.session.path)
        except UserError as error:
            self.warned.emit(str(error))

    def _close(self) -> None:
        self._close_second()
        opened, self._open = self._open, None
        if opened is not None:
            opened.close()
