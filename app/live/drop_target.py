"""Files dropped onto the window."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PyQt6.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QLabel, QMainWindow

from handmirror.app.hand_models import HandModels
from handmirror.app.live.drops import Drop, DropKind, understand
from handmirror.app.translation import tr
from handmirror.app.widgets.theme import ACCENT, ERROR, TEXT
from handmirror.core.errors import UserError
from handmirror.core.hand.model_files import read_model_file


class DropTarget(QObject):
    """Shows what a drop would do, and emits what was dropped; hand models are checked and added here."""

    source_dropped = pyqtSignal(str)
    checkpoint_dropped = pyqtSignal(str)
    reported = pyqtSignal(str, str)  # a sentence; the kind of the banner
    _checked = pyqtSignal(str, str)  # path of a hand model; why it cannot be used, or empty

    def __init__(self, window: QMainWindow, hand_models: HandModels) -> None:
        super().__init__(window)
        self._window, self._hand_models = window, hand_models
        self._worker = ThreadPoolExecutor(1, "handmirror-drop")
        self._closed = False
        self.highlight = QLabel(window)
        self.highlight.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.highlight.setWordWrap(True)
        self.highlight.setMargin(40)
        self.highlight.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.highlight.hide()
        self._checked.connect(self._on_checked)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def close(self) -> None:
        """End the worker, and take no more drops."""
        self._window.removeEventFilter(self)
        self._closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def eventFilter(self, _: QObject | None, event: QEvent | None) -> bool:
        """Handle the drags over the window."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            return self._on_enter(event)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._on_drop(event)
        if event is not None and event.type() == QEvent.Type.DragLeave:
            self.highlight.hide()
        return False

    def _on_enter(self, event: QDragEnterEvent) -> bool:
        mime = event.mimeData()
        if mime is None or not mime.hasUrls():
            return False
        drop = understand(mime.urls())
        colour = ERROR if drop.kind is DropKind.REFUSED else ACCENT
        self.highlight.setStyleSheet(
            f"color: {TEXT}; background: rgba(16, 20, 26, 200); border: 3px dashed {colour}; border-radius: 10px;"
            "font-size: 17px;"
        )
        self.highlight.setText(drop.sentence)
        self.highlight.setGeometry(self._window.rect().adjusted(8, 8, -8, -8))
        self.highlight.show()
        self.highlight.raise_()
        event.acceptProposedAction()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self.highlight.hide()
        mime = event.mimeData()
        if mime is None or not mime.hasUrls():
            return False
        event.acceptProposedAction()
        self._take(understand(mime.urls()))
        return True

    def _take(self, drop: Drop) -> None:
        match drop.kind:
            case DropKind.SOURCE:
                self.source_dropped.emit(drop.value)
            case DropKind.CHECKPOINT:
                self.checkpoint_dropped.emit(drop.value)
            case DropKind.HAND_MODEL:
                self._worker.submit(self._check, drop.value)
            case DropKind.REFUSED:
                self.reported.emit(drop.sentence, "warning")

    def _check(self, path: str) -> None:
        """Read a hand model on the worker thread."""
        reason = ""
        try:
            read_model_file(Path(path))
        except UserError as error:
            reason = str(error)
        if not self._closed:
            self._checked.emit(path, reason)

    def _on_checked(self, path: str, reason: str) -> None:
        if reason:
            self.reported.emit(reason, "error")
            return
        self._hand_models.add(Path(path))
        name = Path(path).name
        self.reported.emit(
            tr("The hand model {name} was added: sessions tracked with it can be replayed.", name=name), "info"
        )
