"""The page for the folder of recordings."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QCheckBox

from handmirror.app.dialogs.rerun_dialog import refine_text, refine_tip
from handmirror.app.preferences.keys import REFINE, SESSIONS
from handmirror.app.preferences.page import Page
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import localized_reason, tr
from handmirror.app.widgets.field_problem import show_problem, show_text
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.app.widgets.quantities import size_text
from handmirror.core.files import free_space


class RecordingPage(Page):
    """A folder is used once it is known that it can be written."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences, (SESSIONS, REFINE))
        self.folder = PathField(
            tr("Recording folder"), Purpose.RECORDINGS, preferences.settings, Path(preferences.get(SESSIONS))
        )
        self.folder.line.setAccessibleName(tr("Folder"))
        self.add_row(tr("Folder"), self.folder, tr("Each recording is saved in its own folder inside this one"))
        self.problem = self.add_text(tone="problem")
        self.free = self.add_text()
        self.refine = QCheckBox(refine_text())
        self.refine.setAccessibleName(refine_text())
        self.add_row(tr("Track all frames"), self.refine, refine_tip())
        self._checker = _FolderChecker(self)
        self._checker.accepted.connect(self._on_accepted)
        self._checker.refused.connect(self._on_refused)
        self.show_values()
        self.folder.line.textChanged.connect(self._check)
        self.refine.toggled.connect(lambda on: preferences.set(REFINE, on))

    def show_values(self) -> None:
        """See Page."""
        self.refine.setChecked(self.preferences.get(REFINE))
        folder = self.preferences.get(SESSIONS)
        if self._typed() != folder:
            self.folder.line.setText(folder)
        self._check()

    def release(self) -> None:
        """See Page."""
        self._checker.close()

    def _typed(self) -> str:
        path = self.folder.path
        return "" if path is None else str(path.absolute())

    def _check(self) -> None:
        if folder := self._typed():
            self._checker.check(folder)
        else:
            self._on_refused(folder, tr("Choose a folder."))

    def _on_accepted(self, folder: str, free: int) -> None:
        if folder == self._typed():
            show_problem(self.folder.line, self.problem, "")
            show_text(self.free, tr("{size} free", size=size_text(free)))
            self.preferences.set(SESSIONS, folder)

    def _on_refused(self, folder: str, sentence: str) -> None:
        if folder == self._typed():
            show_text(self.free, "")
            show_problem(self.folder.line, self.problem, sentence)


class _FolderChecker(QObject):
    """Looks at folders on a worker thread, since a disk may be slow."""

    accepted = pyqtSignal(str, object)  # the folder; free bytes
    refused = pyqtSignal(str, str)  # the folder; a sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "handmirror-folder")
        self._newest = ""

    def check(self, folder: str) -> None:
        """Report on a folder, unless another one is asked for before."""
        self._newest = folder
        self._worker.submit(self._check, folder)

    def close(self) -> None:
        """End the worker, without waiting for a slow disk; nothing is reported afterwards."""
        self._newest = ""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _check(self, folder: str) -> None:
        if folder != self._newest:
            return
        problem, free = examine(Path(folder))
        if folder == self._newest:
            self.refused.emit(folder, problem) if problem else self.accepted.emit(folder, free)


def examine(folder: Path) -> tuple[str, int]:
    """Why recordings cannot be written to a folder, which may not exist yet, in a sentence; else "" and free bytes."""
    try:
        place = next(each for each in (folder, *folder.parents) if each.exists())
        if not place.is_dir():
            return tr("{path} is a file: choose a folder.", path=place), 0
        if not os.access(place, os.W_OK):
            return tr("No permission to write to {path}: choose another folder.", path=place), 0
        with tempfile.TemporaryFile(dir=place):  # permissions do not tell everything
            return "", free_space(folder)
    except (OSError, StopIteration) as error:
        why = localized_reason(error) if isinstance(error, OSError) else tr("the disk does not exist")
        return tr("{path} cannot be used ({reason}): choose another folder.", path=folder, reason=why), 0
