"""The settings of the window: opens the dialog, and applies each change."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QApplication, QWidget

from handmirror.app.live.controller import TrackingController
from handmirror.app.live.estimator_actions import EstimatorActions
from handmirror.app.live.recording_view import RecordingView
from handmirror.app.live.streaming import StreamView
from handmirror.app.preferences.appearance_page import AppearancePage
from handmirror.app.preferences.camera import CameraSettings
from handmirror.app.preferences.camera_page import CameraPage
from handmirror.app.preferences.dialog import SettingsDialog
from handmirror.app.preferences.keys import (
    SESSIONS,
    SMOOTHING,
    TEXT_SIZE,
    THEME,
    VMC_ADDRESS,
    VMC_RATE,
    WEB_ADDRESS,
    WEB_TOKEN,
)
from handmirror.app.preferences.page import Page
from handmirror.app.preferences.recording_page import RecordingPage
from handmirror.app.preferences.store import Preferences
from handmirror.app.preferences.streams_page import StreamsPage
from handmirror.app.preferences.tracking import KEYS, configured, save_config, use_given
from handmirror.app.preferences.tracking_page import TrackingPage
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.theme import apply_theme
from handmirror.app.widgets.turns import show_soon
from handmirror.core.camera.modes import CameraMode
from handmirror.core.tracking.config import TrackerConfig


class WindowSettings(QObject):
    """The menu item, and the settings behind it."""

    restart_wanted = pyqtSignal()  # the source has other settings

    def __init__(self, parent: QWidget, settings: Settings, config: TrackerConfig, camera: CameraMode) -> None:
        """`config` and `camera` are the command line's."""
        super().__init__(parent)
        self._parent = parent
        self.values = Preferences(settings)
        use_given(self.values, config)
        self.config = configured(self.values, config)  # the first tracker's
        self.cameras = CameraSettings(self.values, camera)
        self.action = QAction(tr("Settings…"), self)
        self.action.setShortcut(QKeySequence("Ctrl+,"))
        self.action.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.action.triggered.connect(lambda: self.open())
        self.dialog: SettingsDialog | None = None
        self._recording = False
        self._postponed: list[str] = []  # keys whose change would end the recording

    def apply_to(
        self,
        controller: TrackingController,
        estimators: EstimatorActions,
        stream_view: StreamView,
        recording_view: RecordingView,
        smooth: QAction,
    ) -> None:
        """Apply each change to these from now on; `smooth` switches the smoothing."""
        self._controller, self._estimators, self._streams = controller, estimators, stream_view
        self._folder, self._smooth = recording_view.folder, smooth
        self.values.changed.connect(self._on_changed)
        controller.tracker.set_smoothing(self.values.get(SMOOTHING))
        controller.tracker_loaded.connect(self._on_tracker)
        controller.tracker_failed.connect(self._on_tracker)
        recording_view.running_changed.connect(self._set_recording)
        stream_view.addresses_wanted.connect(lambda: self.open(tr("Streams")))
        self._folder.use(Path(self.values.get(SESSIONS)))
        self._folder.wanted.connect(lambda: self.open(tr("Recording")))

    def open(self, page: str = "") -> None:
        """Open the dialog, or turn to a page of the open one."""
        if self.dialog is None:
            self.dialog = SettingsDialog(self._parent, self.values, self._pages(), page)
            self.dialog.set_recording(self._recording)
            self.dialog.finished.connect(self._on_closed)
        if page:
            self.dialog.show_page(page)
        show_soon(self.dialog)

    def close(self) -> None:
        """Close the dialog, keeping what was changed, and end the threads."""
        if self.dialog is not None:
            self.dialog.accept()
        self.cameras.close()

    def _pages(self) -> list[tuple[str, Callable[[], Page]]]:
        return [
            (tr("Camera"), lambda: CameraPage(self.values, self.cameras)),
            (tr("Tracking"), lambda: TrackingPage(self.values, self._controller, self._smooth)),
            (tr("Recording"), lambda: RecordingPage(self.values)),
            (tr("Streams"), lambda: StreamsPage(self.values, self._streams)),
            (tr("Appearance"), lambda: AppearancePage(self.values)),
        ]

    def _on_closed(self) -> None:
        self.dialog = None

    def _set_recording(self, on: bool) -> None:
        self._recording = on
        if self.dialog is not None:
            self.dialog.set_recording(on)
        if not on:
            postponed, self._postponed = self._postponed, []
            for key in postponed:
                self._on_changed(key)

    def _on_tracker(self) -> None:
        """Save the config of the tracker in use: the one chosen, or the last one if that cannot be loaded."""
        save_config(self.values, self._estimators.config)

    def _on_changed(self, key: str) -> None:
        restarts = key in KEYS or (key.startswith("camera/") and key.endswith("/mode"))
        if restarts and self._recording:
            self._postponed.append(key)
            return
        if key in (THEME.key, TEXT_SIZE.key):
            apply_appearance(self.values)
        elif key in KEYS:
            self._estimators.use(configured(self.values, self._estimators.config))
        elif key == SMOOTHING.key:
            self._controller.tracker.set_smoothing(self.values.get(SMOOTHING))
        elif key == SESSIONS.key:
            self._folder.use(Path(self.values.get(SESSIONS)))
        elif key in (VMC_ADDRESS.key, VMC_RATE.key):
            self._streams.reopen("vmc")
        elif key in (WEB_ADDRESS.key, WEB_TOKEN.key):
            self._streams.reopen("web")
        elif restarts:
            self.restart_wanted.emit()


def apply_appearance(values: Preferences) -> None:
    """Show the application in the chosen theme and text size."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, values.get(THEME), values.get(TEXT_SIZE))
