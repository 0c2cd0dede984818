"""Shows a recording in the window, and the switch that starts and stops it."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.live.controller import TrackingController
from handmirror.app.live.recording_folder import RecordingFolder
from handmirror.app.live.recording_frame import RecordingFrame
from handmirror.app.live.recording_question import RecordingQuestion
from handmirror.app.translation import joined, localized, tr
from handmirror.app.widgets.banner import Banner, Kind
from handmirror.app.widgets.icons import record_icon, stop_recording_icon
from handmirror.app.widgets.quantities import length_text, size_text
from handmirror.core.session.facts import COMPLETE
from handmirror.core.session.recorder import RecordingReport


class _State(Enum):
    IDLE = "nothing is recorded"
    STARTING = "asked to start"
    RECORDING = "running"
    ENDING = "asked to end"


class RecordingView(QObject):
    """Asks the controller to record and shows its reports: the switch shows the actual state."""

    open_wanted = pyqtSignal(object)  # Path of a session that the user wants to see
    track_wanted = pyqtSignal(object)  # Path of a session whose skipped frames the user wants to be tracked
    running_changed = pyqtSignal(bool)

    def __init__(
        self, window: QWidget, controller: TrackingController, switch: QAction, picture: QWidget, banner: Banner
    ) -> None:
        """`switch` is the action that starts and stops; `picture` is to be shown within `frame`."""
        super().__init__(window)
        self._controller, self._switch, self._banner = controller, switch, banner
        self.frame = RecordingFrame(picture)
        self.folder = RecordingFolder(window)  # an action for the menu
        self._question = RecordingQuestion(window)
        self._state = _State.IDLE
        self._possible = self._opening = False
        self._reminder: Callable[[], None] | None = None  # repeats the report of the last recording
        switch.triggered.connect(self._on_switch)
        controller.recording_started.connect(self._on_started)
        controller.recording_grew.connect(self._on_grew)
        controller.recording_warned.connect(lambda sentence: self._banner.show_message(sentence, "warning"))
        controller.recording_stopped.connect(self._on_stopped)
        controller.recording_failed.connect(self._on_failed)
        self._show()

    @property
    def running(self) -> bool:
        """Whether a recording runs or is being started, and has not been asked to end."""
        return self._state in (_State.STARTING, _State.RECORDING)

    def before(self, stop: str, do: Callable[[], None], keep: Callable[[], None] = lambda: None) -> None:
        """Do what ends a recording: at once if none runs, else when the user agrees; returns at once.

        `stop` is the text of the button that agrees; `keep` is called if the user does not.
        """
        if self.running:
            self._question.ask(stop, do, keep)
        else:
            do()

    def set_possible(self, possible: bool, opening: bool = False) -> None:
        """Whether there are frames to record, or a source is `opening`.

        When there are no more frames, or before those of another source, a recording ends.
        """
        self._possible, self._opening = possible, opening
        if self.running and not possible:
            self._stop()
        self._show()

    def update(self) -> None:
        """Request new figures."""
        if self._state is _State.RECORDING:
            self._controller.report_recording()

    def remind(self) -> bool:
        """Repeat the report of a recording that ended because another source was opened, which hid it.

        False without one.
        """
        reminder, self._reminder = self._reminder, None
        if reminder is not None:
            reminder()
        return reminder is not None

    def _on_switch(self, on: bool) -> None:
        if on:
            self._state = _State.STARTING
            self._controller.start_recording(self.folder.path)
        else:
            self._stop()
        self._show()

    def _stop(self) -> None:
        self._state = _State.ENDING
        self._question.withdraw()
        self._controller.stop_recording()

    # reports of the controller

    def _on_started(self, folder: Path) -> None:
        if self._state is _State.STARTING:
            self._state = _State.RECORDING
        self.running_changed.emit(True)
        self._banner.hide()
        self._show()

    def _on_grew(self, report: RecordingReport) -> None:
        if self._state is _State.RECORDING:
            self.frame.show_report(report)

    def _on_stopped(self, report: RecordingReport) -> None:
        self._end()
        self.running_changed.emit(False)
        complete = report.ending == COMPLETE
        kind: Kind = "info" if complete and not report.lost else "warning"
        text = summary(report) if complete else joined((localized(report.ending), summary(report)))
        buttons = []
        if report.frames:
            buttons.append((tr("Open"), partial(self.open_wanted.emit, report.folder)))
        if report.tracked < report.frames:
            buttons.append((tr("Track all frames"), partial(self.track_wanted.emit, report.folder)))
        show = partial(self._banner.show_message, text, kind, buttons=buttons)
        show()
        self._reminder = show if self._opening else None

    def _on_failed(self, sentence: str, other_folder: bool) -> None:
        self._end()
        buttons = [(tr("Recording folder…"), self.folder.wanted.emit)] if other_folder else []
        self._banner.show_message(sentence, "error", buttons=buttons)

    def _end(self) -> None:
        self._state = _State.IDLE
        self._question.withdraw()
        self._show()

    def _show(self) -> None:
        state = self._state
        on = state in (_State.RECORDING, _State.ENDING)
        self.frame.set_recording(on)
        self._switch.setChecked(state is not _State.IDLE)
        self._switch.setEnabled(state is _State.RECORDING or (state is _State.IDLE and self._possible))
        self._switch.setText(tr("Stop recording") if on else tr("Record"))
        self._switch.setIcon(stop_recording_icon() if on else record_icon())


def summary(report: RecordingReport) -> str:
    """What was recorded, and where it is, in sentences."""
    if not report.frames:
        return tr("No frames were recorded.")
    values = {
        "length": length_text(report.seconds),
        "tracked": report.tracked,
        "frames": report.frames,
        "size": size_text(report.bytes),
    }
    if report.tracked == report.frames:
        sentences = [tr("Recorded {length}: all {frames} frames tracked, {size}.", **values)]
    else:
        sentences = [tr("Recorded {length}: {tracked} of {frames} frames tracked, {size}.", **values)]
    if report.lost:
        lost = tr("Frames lost because the disk or the computer was too slow: {lost}.", lost=report.lost)
        sentences.append(lost)
    sentences.append(tr("Saved in {folder}", folder=report.folder))
    return joined(sentences)
