"""Loads and saves the user's gestures on a worker thread."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.hand_models import hand_axes
from handmirror.app.translation import tr
from handmirror.core.errors import UserError
from handmirror.core.files import write_errors
from handmirror.core.gestures.files import GestureFile, read_gestures, shipped_gestures, write_gestures
from handmirror.core.gestures.gesture import GestureSet

CLOSE_S = 2.0


class GestureStore(QObject):
    """A file of gestures, or those that ship where it cannot be used. Its methods return at once."""

    loaded = pyqtSignal(object, object, object)  # the GestureSet, the one that ships, the axes of `joint_angles`
    failed = pyqtSignal(str)  # a sentence

    def __init__(self, path: Path, must_exist: bool, hand_model: Path | None) -> None:
        """`hand_model` is that of the live hands, None for the bundled one."""
        super().__init__()
        self.path, self._must_exist, self._hand_model = path, must_exist, hand_model
        self._keep = False  # the file was damaged: it is kept beside the next one
        self._closed = False  # this object's signals may be deleted while the worker still loads
        self._worker = ThreadPoolExecutor(1, "handmirror-gestures")

    def load(self) -> None:
        """Read the file; `loaded` is emitted, and `failed` if something of it cannot be used."""
        self._worker.submit(self._guarded, self._load)

    def save(self, gestures: GestureSet) -> None:
        """Write the file; `failed` is emitted if that is not possible."""
        self._worker.submit(self._guarded, lambda: self._save(gestures))

    def close(self) -> None:
        """Finish writing and end the worker."""
        self._closed = True
        wait([self._worker.submit(lambda: None)], CLOSE_S)
        self._worker.shutdown(wait=False)

    # on the worker thread

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except UserError as error:
            self._fail(str(error))

    def _fail(self, sentence: str) -> None:
        if not self._closed:
            self.failed.emit(sentence)

    def _load(self) -> None:
        shipped = shipped_gestures()
        found = self._read(shipped)
        axes = hand_axes(self._hand_model)
        if not self._closed:
            self.loaded.emit(found.gestures, shipped, axes)
        if found.losses:
            self._fail(" ".join(found.losses))

    def _read(self, shipped: GestureSet) -> GestureFile:
        if not (self._must_exist or self.path.is_file()):
            return GestureFile(shipped)
        try:
            found = read_gestures(self.path)
        except UserError as error:
            found = GestureFile(shipped, (str(error),))
        self._keep = bool(found.losses) and self.path.exists()
        return found

    def _save(self, gestures: GestureSet) -> None:
        if self._keep:
            damaged = self.path.with_name(f"{self.path.stem}-damaged{self.path.suffix}")
            with write_errors(damaged), contextlib.suppress(FileNotFoundError):
                self.path.replace(damaged)
            self._keep = False
            self._fail(tr("The damaged gestures were kept as {file}.", file=damaged))
        write_gestures(self.path, gestures)
