"""Reads and changes the sessions of a folder on worker threads, and reports to the browser."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QImage

from handmirror.app.browser.changes import bin_session, rename_session
from handmirror.app.browser.entries import SessionEntry, read_entry, read_thumbnail, session_folders
from handmirror.core.errors import UserError

BATCH = 20  # entries in one report


class SessionsReader(QObject):
    """Every method returns at once."""

    read = pyqtSignal(list)  # some SessionEntry more
    thumbnail_read = pyqtSignal(object, object)  # Path of a session, QImage
    completed = pyqtSignal()  # all entries have been reported
    renamed = pyqtSignal(object, object)  # Path before, SessionEntry now
    binned = pyqtSignal(object)  # Path
    failed = pyqtSignal(str)  # a sentence

    def __init__(self) -> None:
        super().__init__()
        self._reading = ThreadPoolExecutor(1, "handmirror-sessions")
        self._changing = ThreadPoolExecutor(1, "handmirror-bin")  # does not wait for a long folder to be read
        self._run = 0  # rises with each reading; an older one ends early
        self._closed = False

    def start(self, parent: Path) -> None:
        """Read the sessions of a folder."""
        self._run += 1
        self._submit(self._reading, self._read, self._run, parent)

    def rename(self, path: Path, name: str) -> None:
        """Rename a session; `renamed` or `failed` is emitted."""
        self._submit(self._changing, self._rename, path, name)

    def move_to_bin(self, paths: Sequence[Path]) -> None:
        """Move sessions to the bin; `binned` or `failed` is emitted for each."""
        for path in paths:
            self._submit(self._changing, self._bin, path)

    def close(self) -> None:
        """End the workers."""
        self._run += 1
        self._closed = True
        for worker in (self._reading, self._changing):
            worker.shutdown(wait=False, cancel_futures=True)

    def _submit(self, worker: ThreadPoolExecutor, job: Callable[..., None], *values: Any) -> None:
        worker.submit(self._guarded, job, values)

    # on the workers

    def _guarded(self, job: Callable[..., None], values: tuple[Any, ...]) -> None:
        try:
            job(*values)
        except UserError as error:
            self._emit(self.failed, str(error))
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _emit(self, signal: Any, *values: object) -> None:
        if not self._closed:
            signal.emit(*values)

    def _read(self, run: int, parent: Path) -> None:
        paths = session_folders(parent)
        entries: list[SessionEntry] = []
        for start in range(0, len(paths), BATCH):
            batch = []
            for path in paths[start : start + BATCH]:
                if run != self._run:
                    return
                batch.append(read_entry(path))
            self._emit(self.read, batch)
            entries += batch
        self._emit(self.completed)
        for entry in entries:
            if run != self._run:
                return
            content = read_thumbnail(entry)
            if content is not None:
                self._emit(self.thumbnail_read, entry.path, QImage.fromData(content))

    def _rename(self, path: Path, name: str) -> None:
        renamed = rename_session(path, name)
        self._emit(self.renamed, path, read_entry(renamed))

    def _bin(self, path: Path) -> None:
        bin_session(path)
        self._emit(self.binned, path)
