"""Pictures of the 3D view or of the whole window, as files or on the clipboard."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from platformdirs import user_pictures_path
from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, QRect, pyqtSignal
from PyQt6.QtGui import QAction, QGuiApplication, QImage, QKeySequence, QRegion
from PyQt6.QtWidgets import QWidget

from handmirror.app.panes.panes import Panes
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import Kind, Purpose, Question, ask_for_path
from handmirror.app.widgets.turns import in_turns
from handmirror.core.errors import UserError
from handmirror.core.files import replace_bytes

QUALITY = 92  # of JPEG
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


class Snapshots(QObject):
    """The actions; files are written on a worker thread."""

    done = pyqtSignal(str)  # a sentence
    failed = pyqtSignal(str)  # a sentence

    def __init__(self, window: QWidget, panes: Panes, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._panes, self._settings = window, panes, settings
        self._worker = ThreadPoolExecutor(1, "handmirror-snapshots")
        save, copy = self._save, self._copy
        self.save_view = self._action(tr("Save picture of 3D view…"), "Ctrl+Shift+S", lambda: self._take_view(save))
        self.copy_view = self._action(tr("Copy picture of 3D view"), "Ctrl+C", lambda: self._take_view(copy))
        self.save_window = self._action(tr("Save picture of window…"), "", lambda: self._take_window(save))
        self.copy_window = self._action(tr("Copy picture of window"), "", lambda: self._take_window(copy))
        for action in (self.save_view, self.copy_view):
            action.setEnabled(panes.mesh is not None)

    def entries(self) -> list[QAction]:
        """For the menu."""
        return [self.save_view, self.copy_view, self.save_window, self.copy_window]

    def close(self) -> None:
        """Finish writing and end the worker."""
        self._worker.shutdown(wait=True)

    def _action(self, text: str, key: str, do: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: do())
        return action

    # the drawing of a picture takes as long as a frame, so what follows has a turn of Qt's loop of its own

    def _take_view(self, then: Callable[[QImage], None]) -> None:
        assert self._panes.mesh is not None
        image = self._panes.mesh.grabFramebuffer()
        in_turns(self, lambda: then(image))

    def _take_window(self, then: Callable[[QImage], None]) -> None:
        """Draw the panes, whose contents change all the time, now, and the rest of the window in the next turn."""
        window, panes = self._window, QRegion()
        for pane in (self._panes.picture, self._panes.view):
            if pane.isVisible():
                panes |= QRegion(QRect(pane.mapTo(window, QPoint()), pane.size()))
        ratio = window.devicePixelRatioF()
        image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        window.render(image, panes.boundingRect().topLeft(), panes)
        rest = QRegion(window.rect()) - panes
        in_turns(self, lambda: window.render(image, rest.boundingRect().topLeft(), rest), lambda: then(image))

    def _copy(self, image: QImage) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setImage(_opaque(image))
        self.done.emit(tr("The picture is on the clipboard."))

    def _save(self, image: QImage) -> None:
        """Ask for a file; the picture is that of the moment of the command."""
        name, filters = time.strftime("handmirror-%Y%m%d-%H%M%S.png"), (tr("Pictures (*.png *.jpg)"),)
        start = user_pictures_path()
        question = Question(tr("Save picture"), Purpose.SNAPSHOT, start, Kind.NEW_FILE, filters, name)

        def write(file: str) -> None:
            self._worker.submit(self._write, image, Path(file))

        ask_for_path(self._window, self._settings, question, write)

    def _write(self, image: QImage, file: Path) -> None:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        kind = FORMATS.get(file.suffix.lower(), "PNG")
        _opaque(image).save(buffer, kind, QUALITY if kind == "JPEG" else -1)
        try:
            replace_bytes(file, content.data())
        except UserError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(tr("Saved {file}", file=file.name))


def _opaque(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_RGB888)
