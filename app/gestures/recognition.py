"""Gestures in the window: the menu item, whether they are recognised, and which."""

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.gestures.dialog import GesturesDialog
from handmirror.app.gestures.store import GestureStore
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.core.gestures.files import shipped_path
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Array, Hand

KEY = "gestures"
SAVE_MS = 300  # after the last change


class GestureRecognition(QObject):
    """Connects file, dialog and tracker."""

    changed = pyqtSignal(object)  # the GestureSet that the tracker is to recognise; None for none
    failed = pyqtSignal(str)  # a sentence

    def __init__(self, parent: QWidget, config: TrackerConfig, settings: Settings) -> None:
        """`config` is the first tracker's: its file of gestures replaces the user's own, and they are on."""
        super().__init__(parent)
        self._parent, self._settings = parent, settings
        self._on = config.gestures is not None or settings.get(KEY, False)
        own = settings.path.with_name("gestures.json")
        given = config.gestures if isinstance(config.gestures, Path) else None
        given = None if given == shipped_path() else given  # that one is never changed
        self._store = GestureStore(given or own, given is not None, config.hand_model)
        self._store.loaded.connect(self._on_loaded)
        self._store.failed.connect(self.failed)
        self._gestures: GestureSet | None = None  # until they are loaded
        self._shipped: GestureSet | None = None
        self._axes: Array | None = None
        self.dialog: GesturesDialog | None = None
        self.action = QAction(tr("Gestures…"), self)
        self.action.setToolTip(tr("Recognise gestures, and learn new ones"))
        self.action.setEnabled(False)
        self.action.triggered.connect(self._open)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.timeout.connect(self._save)
        self._store.load()

    @property
    def recognised(self) -> GestureSet | None:
        """The gestures that the tracker is to recognise; None for none."""
        return self._gestures if self._on else None

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """The hands of a new frame, for the dialog."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_hands(hands)

    def close(self) -> None:
        """Write what has changed."""
        if self._saving.isActive():
            self._saving.stop()
            self._save()
        self._store.close()

    def _on_loaded(self, gestures: GestureSet, shipped: GestureSet, axes: Array) -> None:
        self._gestures, self._shipped, self._axes = gestures, shipped, axes
        self.action.setEnabled(True)
        self.changed.emit(self.recognised)

    def _open(self) -> None:
        if self._gestures is None or self._shipped is None or self._axes is None:
            return
        if self.dialog is None:
            self.dialog = GesturesDialog(self._gestures, self._shipped, self._axes, self._on, self._parent)
            self.dialog.changed.connect(self._on_changed)
            self.dialog.switched.connect(self._on_switched)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _on_changed(self, gestures: GestureSet) -> None:
        self._gestures = gestures
        self._saving.start(SAVE_MS)
        self.changed.emit(self.recognised)

    def _on_switched(self, on: bool) -> None:
        self._on = on
        self._settings.set(KEY, on)
        self.changed.emit(self.recognised)

    def _save(self) -> None:
        if self._gestures is not None:
            self._store.save(self._gestures)
