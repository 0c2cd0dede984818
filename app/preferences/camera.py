"""Opens sources with the saved mode and controls of their camera, and sets controls while it runs."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.opening import open_joined
from handmirror.app.preferences.keys import camera_controls, camera_mode
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import localized
from handmirror.core.camera.controls import CameraControls, Control, ControlName, parse_control
from handmirror.core.camera.devices import Camera
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode, offered_modes
from handmirror.core.camera.names import list_cameras
from handmirror.core.camera.source import Source
from handmirror.core.camera.v4l2 import OfferedMode
from handmirror.core.errors import UserError

_log = logging.getLogger("handmirror.app")


@dataclass(frozen=True)
class OpenedCamera:
    """The camera that is the source now."""

    name: str  # its settings are saved under it
    mode: str  # that it runs in, for people
    offered: tuple[OfferedMode, ...]  # empty where the system does not report them
    access: CameraControls
    controls: tuple[Control, ...]  # as they were before the saved ones were set


class CameraSettings(QObject):
    """Its methods return at once, but for `open_source`."""

    opened = pyqtSignal(object)  # OpenedCamera; None when another source was opened
    controls_read = pyqtSignal(object)  # tuple of Control
    refused = pyqtSignal(str, str)  # a control's name; a sentence
    noticed = pyqtSignal(str)  # a sentence about the camera that was opened

    def __init__(self, preferences: Preferences, given: CameraMode) -> None:
        """`given` is the mode of the command line, if another than the default: it replaces the saved ones."""
        super().__init__()
        self._preferences, self._given = preferences, given
        self._worker = ThreadPoolExecutor(1, "handmirror-controls")
        self.camera: OpenedCamera | None = None
        self._wanted: tuple[CameraControls, dict[ControlName, int | None]] | None = None  # replaced as a whole
        self._closed = False
        self.opened.connect(self._on_opened)
        preferences.changed.connect(self._on_changed)

    @property
    def is_mode_given(self) -> bool:
        """Whether the command line chooses the mode."""
        return self._given != DEFAULT_MODE

    def open_source(self, source: str, stills: bool = False) -> Source:
        """As `open_joined`; a camera with its saved mode and controls. Called on the capture thread."""
        name = _camera_name(source)
        opened = open_joined(source, stills, self._mode_of(name))
        if self._closed:  # the window and this object may be deleted
            return opened
        if not isinstance(opened, Camera):
            self.opened.emit(None)
            return opened
        before = opened.controls.read()
        notices = [opened.notice, *self._set_saved(name, opened.controls)]
        self.opened.emit(OpenedCamera(name, opened.mode, offered_modes(opened.index), opened.controls, before))
        if notice := " ".join(filter(None, notices)):
            self.noticed.emit(notice)
        return opened

    def read_controls(self) -> None:
        """Read the controls of the camera; `controls_read` has the result."""
        if self.camera is not None and not self._closed:
            self._worker.submit(self._read, self.camera.access)

    def close(self) -> None:
        """End the worker; nothing is read or set afterwards."""
        self._closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _mode_of(self, name: str) -> CameraMode:
        saved = self._preferences.get(camera_mode(name))
        if self.is_mode_given or not saved:
            return self._given
        try:
            return replace(CameraMode.parse(saved), or_default=True)
        except UserError:  # changed by hand
            return DEFAULT_MODE

    def _set_saved(self, name: str, access: CameraControls) -> list[str]:
        sentences = []
        for text in self._preferences.get(camera_controls(name)):
            if (wanted := parse_control(text)) is not None:
                try:
                    access.set(*wanted)
                except UserError as error:
                    sentences.append(str(error))
        return sentences

    def _on_opened(self, camera: OpenedCamera | None) -> None:
        self.camera = camera
        self.read_controls()

    def _on_changed(self, key: str) -> None:
        """Set the saved controls; those that are no longer saved as they were when the camera was opened."""
        camera = self.camera
        if camera is None or self._closed or key != camera_controls(camera.name).key:
            return
        saved = dict(filter(None, map(parse_control, self._preferences.get(camera_controls(camera.name)))))
        wanted = {each.name: saved.get(each.name, _value(each)) for each in camera.controls}
        self._wanted = camera.access, wanted
        self._worker.submit(self._set)

    # on the worker thread

    def _set(self) -> None:
        """Set the newest values that are wanted, if that has not been done."""
        newest, self._wanted = self._wanted, None
        if newest is None:
            return
        access, wanted = newest
        now = {each.name: _value(each) for each in access.read()}
        for name, value in wanted.items():
            if now.get(name) != value:
                try:
                    access.set(name, value)
                except UserError as error:
                    _log.info("%s", error)
                    self.refused.emit(name, localized(str(error)))
        self._read(access)

    def _read(self, access: CameraControls) -> None:
        self.controls_read.emit(access.read())


def _value(control: Control) -> int | None:
    """What `CameraControls.set` takes to make it as it is."""
    return None if control.automatic or control.range is None else control.range.value


def default_value(control: Control) -> int | None:
    """What `CameraControls.set` takes to make it as the driver's defaults have it."""
    return None if control.automatic_default or control.range is None else control.range.default


def _camera_name(source: str) -> str:
    """The name of the camera that a source names; the source itself if none is known."""
    text = source.strip().casefold()
    names = (each.name for each in list_cameras() if text in (str(each.index), each.name.casefold()))
    return next(names, f"Camera {source}" if text.isdigit() else source)
