"""The page for the mode and the controls of the camera that is the source now."""

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QLabel

from handmirror.app.preferences.camera import CameraSettings, OpenedCamera, default_value
from handmirror.app.preferences.control_row import ControlRow, control_label
from handmirror.app.preferences.keys import camera_controls, camera_mode
from handmirror.app.preferences.mode_fields import ModeFields
from handmirror.app.preferences.page import Page
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import tr
from handmirror.app.widgets.field_problem import show_text
from handmirror.core.camera.controls import CONTROL_NAMES, Control, ControlName, control_text, parse_control

REFRESH_MS = 1000  # of the values that the camera chooses


class CameraPage(Page):
    """Empty while the source is something else."""

    def __init__(self, preferences: Preferences, cameras: CameraSettings) -> None:
        super().__init__(preferences, ())
        self._cameras, self._recording = cameras, False
        self.rows: dict[str, ControlRow] = {}
        self._controls: tuple[Control, ...] = ()
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.add_row(tr("Camera"), self.name)
        self.modes = ModeFields()
        self.add_row(tr("Resolution"), self.modes.size, tr("Automatic: up to 1280 × 720, if that reaches 30 fps"))
        self.add_row(tr("Frames per second"), self.modes.rate, tr("More frames per second follow fast hands better"))
        self.add_row(tr("Format"), self.modes.format, tr("MJPG is compressed; YUYV and others need a fast USB port"))
        self.running = self.add_text()
        self._hint = self.add_text()
        self.modes.chosen.connect(self._on_mode)
        cameras.opened.connect(self.show_values)
        cameras.controls_read.connect(self._on_controls)
        cameras.refused.connect(self._on_refused)
        self._refresh = QTimer(self)
        self._refresh.timeout.connect(self._read)
        self._refresh.start(REFRESH_MS)
        self.show_values()
        cameras.read_controls()

    def restore_defaults(self) -> None:
        """See Page."""
        if (camera := self._cameras.camera) is None:
            return
        defaults = [control_text(each.name, default_value(each)) for each in self._controls]
        self.preferences.set(camera_mode(camera.name), "")
        self.preferences.set(camera_controls(camera.name), defaults)

    def show_values(self) -> None:
        """See Page."""
        camera = self._cameras.camera
        for field in (self.modes.size, self.modes.rate, self.modes.format):
            self.form.setRowVisible(field, camera is not None)
        if camera is None:
            self.settings = ()
            self.name.setText(
                tr("Only cameras connected to this computer have settings here: choose one in the list of sources.")
            )
            show_text(self.running, "")
            show_text(self._hint, "")
            self._on_controls(())
            return
        self.settings = (camera_mode(camera.name), camera_controls(camera.name))
        self.name.setText(camera.name)
        self.modes.show(camera.offered, self.preferences.get(camera_mode(camera.name)))
        show_text(self.running, tr("Now running: {mode}", mode=camera.mode))
        self._show_hint(camera)

    def set_recording(self, on: bool) -> None:
        """See Page."""
        self._recording = on
        self.show_values()

    def _show_hint(self, camera: OpenedCamera) -> None:
        self.modes.set_enabled(not self._recording and not self._cameras.is_mode_given)
        if self._recording:
            hint = tr("Stop the recording to choose another mode.")
        elif self._cameras.is_mode_given:
            hint = tr("The mode was chosen on the command line (--camera-mode).")
        else:
            hint = "" if camera.offered else tr("This system does not list the camera's modes: these are common ones.")
        show_text(self._hint, hint)

    def _read(self) -> None:
        if self.isVisible():
            self._cameras.read_controls()

    def _on_mode(self, mode: str) -> None:
        if (camera := self._cameras.camera) is not None:
            self.preferences.set(camera_mode(camera.name), mode)

    def _on_controls(self, controls: tuple[Control, ...]) -> None:
        self._controls = controls
        if [each.name for each in controls] != list(self.rows):
            for row in self.rows.values():
                self.form.removeRow(row)
            self.rows = {each.name: ControlRow(each) for each in controls}
            for name, row in zip((each.name for each in controls), self.rows.values(), strict=True):
                row.wanted.connect(self._on_wanted)
                self.add_row(control_label(name), row)
        for control in controls:
            if not self.rows[control.name].is_changing:
                self.rows[control.name].show_control(control)

    def _on_wanted(self, name: ControlName, value: int | None) -> None:
        camera = self._cameras.camera
        if camera is None:
            return
        setting = camera_controls(camera.name)
        wanted = dict(filter(None, map(parse_control, self.preferences.get(setting))))
        wanted[name] = value
        self.preferences.set(setting, [control_text(each, wanted[each]) for each in CONTROL_NAMES if each in wanted])

    def _on_refused(self, name: str, sentence: str) -> None:
        if name in self.rows:
            self.rows[name].show_problem(sentence)
