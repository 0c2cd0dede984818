"""The folder of new recordings: its menu item, and the dialog that chooses and checks it."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from platformdirs import user_videos_path
from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.path_field import PathField
from handmirror.app.widgets.quantities import size_text
from handmirror.app.widgets.style import repolish
from handmirror.core.errors import UserError
from handmirror.core.files import free_space, make_folder, write_errors

KEY = "sessions"


class RecordingFolder(QAction):
    """The menu item, which saves the folder for the next start."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(tr("Recording folder…"), parent)
        self._parent, self._settings = parent, settings
        self.path = Path(settings.get(KEY, str(user_videos_path() / "Handmirror")))
        self.triggered.connect(lambda: self.ask())
        self._show()

    def ask(self) -> None:
        """Open the dialog and return at once."""
        dialog = RecordingFolderDialog(self.path, self._settings, self._parent)
        dialog.chosen.connect(self.use)
        dialog.open()

    def use(self, path: Path) -> None:
        """Write new recordings to this folder from now on."""
        self.path = path
        self._settings.set(KEY, str(path))
        self._show()

    def _show(self) -> None:
        self.setToolTip(tr("Where new recordings are saved: {folder}", folder=self.path))


class RecordingFolderDialog(QDialog):
    """Asks for the folder while the tracking continues; only one that can be written is accepted."""

    chosen = pyqtSignal(object)  # Path, absolute

    def __init__(self, folder: Path, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Recording folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._checks = FolderChecks(self)
        self._checks.measured.connect(self._on_measured)
        self._checks.accepted.connect(self._on_accepted)
        self._checks.refused.connect(self._on_refused)
        self.folder = PathField(tr("Recording folder"), settings, folder)
        self.folder.line.setAccessibleName(tr("Recording folder"))
        self.folder.line.setText(str(folder))
        self.folder.line.textChanged.connect(self._measure)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(QLabel(tr("Each recording is saved in a folder of its own in:")))
        column.addWidget(self.folder)
        column.addWidget(self.state)
        column.addWidget(self.buttons)
        self._measure()

    def done(self, result: int) -> None:
        """Close, without waiting for a check that still runs."""
        self._checks.close()
        super().done(result)

    def _measure(self) -> None:
        path = self.folder.path
        self._ok.setEnabled(path is not None)
        self.state.clear()
        if path is not None:
            self._checks.measure(path.absolute())

    def _accept(self) -> None:
        if (path := self.folder.path) is not None:
            self._ok.setEnabled(False)  # until it is checked
            self._checks.check(path.absolute())

    def _on_measured(self, free: int) -> None:
        self._say(tr("{size} free", size=size_text(free)), "dim")

    def _on_accepted(self, path: Path) -> None:
        self.chosen.emit(path)
        self.accept()

    def _on_refused(self, sentence: str) -> None:
        self._ok.setEnabled(True)
        self._say(localized(sentence), "problem")

    def _say(self, text: str, tone: str) -> None:
        self.state.setProperty("tone", tone)  # for the style sheet
        repolish(self.state)
        self.state.setText(text)

    @property
    def _ok(self) -> QWidget:
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert button is not None
        return button


class FolderChecks(QObject):
    """Looks at folders on a worker thread, since a network drive may take long; only the newest answer counts."""

    measured = pyqtSignal(object)  # free bytes, which may exceed an int of Qt
    accepted = pyqtSignal(object)  # Path of a folder that is there and can be written
    refused = pyqtSignal(str)  # why not
    _answered = pyqtSignal(int, object)  # which question; what to emit

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "handmirror-folder")
        self._question = 0
        self._answered.connect(self._on_answered)

    def measure(self, path: Path) -> None:
        """Emit how much space is free where a folder is, or would be made; nothing where that is unknown."""

        def look() -> Callable[[], None]:
            try:
                free = free_space(path)
            except OSError:
                return lambda: None
            return lambda: self.measured.emit(free)

        self._ask(look)

    def check(self, path: Path) -> None:
        """Make the folder if it is missing and try to write in it; emit whether that is possible."""

        def look() -> Callable[[], None]:
            try:
                make_folder(path)
                with write_errors(path, tr("choose another folder")), tempfile.TemporaryFile(dir=path):
                    pass
            except UserError as error:
                sentence = str(error)
                return lambda: self.refused.emit(sentence)
            return lambda: self.accepted.emit(path)

        self._ask(look)

    def close(self) -> None:
        """Answer nothing more."""
        self._question += 1
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _ask(self, look: Callable[[], Callable[[], None]]) -> None:
        self._question += 1
        question = self._question

        def answer() -> None:
            if question == self._question:
                emit = look()
                if question == self._question:  # the object may be deleted after close()
                    self._answered.emit(question, emit)

        self._worker.submit(answer)

    def _on_answered(self, question: int, emit: Callable[[], None]) -> None:
        if question == self._question:
            emit()
