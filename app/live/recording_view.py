"""Shows a recording in the window, and the switch that starts and stops it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction

from handmirror.app.live.controller import TrackingController
from handmirror.app.live.status import StatusLine
from handmirror.app.widgets.banner import Banner, Kind
from handmirror.core.session.recorder import RecordingReport
from handmirror.core.text import plural


class RecordingView(QObject):
    """Asks the controller to record and shows its reports: the switch shows the actual state."""

    def __init__(
        self,
        controller: TrackingController,
        switch: QAction,
        status: StatusLine,
        banner: Banner,
        folder: Path,
        replay: Callable[[Path], None],
    ) -> None:
        """New sessions are written to `folder`; `replay` opens one."""
        super().__init__()
        self._controller, self._switch, self._status, self._banner = controller, switch, status, banner
        self._folder, self._replay = folder, replay
        self._possible = self._opening = self._recording = False
        self._reminder: Callable[[], None] | None = None  # repeats the report of the last recording
        switch.triggered.connect(self._ask)
        controller.recording_started.connect(self._on_started)
        controller.recording_grew.connect(self._on_grew)
        controller.recording_warned.connect(lambda sentence: banner.show_message(sentence, "warning"))
        controller.recording_stopped.connect(self._on_stopped)
        controller.recording_failed.connect(self._on_failed)
        self._show()

    def set_possible(self, possible: bool, opening: bool = False) -> None:
        """Whether there are frames to record, or a source is `opening`.

        When there are no more frames, or before those of another source, a recording ends.
        """
        self._possible, self._opening = possible, opening
        if self._recording and not possible:
            self._controller.stop_recording()
        self._show()

    def use_folder(self, folder: Path) -> None:
        """Write new sessions to another folder."""
        self._folder = folder

    def update(self) -> None:
        """Request new figures."""
        if self._recording:
            self._controller.report_recording()

    def remind(self) -> bool:
        """Repeat the report of a recording that ended because another source was opened, which hid it.

        False without one.
        """
        reminder, self._reminder = self._reminder, None
        if reminder is not None:
            reminder()
        return reminder is not None

    def _ask(self, on: bool) -> None:
        self._switch.setEnabled(False)  # until the outcome is reported
        self._controller.start_recording(self._folder) if on else self._controller.stop_recording()

    def _on_started(self, folder: Path) -> None:
        self._recording = True
        self._banner.hide()
        self._show()

    def _on_grew(self, report: RecordingReport) -> None:
        if self._recording:
            self._status.show_recording(report.seconds, report.bytes)

    def _on_stopped(self, report: RecordingReport) -> None:
        self._recording = False
        self._show()
        lost = f", {report.lost} lost" if report.lost else ""
        text = f"Recorded {report.seconds:.1f} s, {plural(report.frames, 'frame')}{lost}: {report.folder}"
        complete = report.ending == "complete"
        kind: Kind = "info" if complete else "warning"
        replay = "Replay" if report.frames else ""
        text = text if complete else f"{report.ending} {text}"
        show = partial(self._banner.show_message, text, kind, replay, partial(self._replay, report.folder))
        show()
        self._reminder = show if self._opening else None

    def _on_failed(self, sentence: str) -> None:
        self._recording = False
        self._show()
        self._banner.show_message(sentence, "error")

    def _show(self) -> None:
        self._switch.setChecked(self._recording)
        self._switch.setEnabled(self._possible or self._recording)
        if self._recording:
            self._status.show_recording(0.0, 0)
        else:
            self._status.hide_recording()
