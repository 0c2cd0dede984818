"""Opens, starts and stops what the window shows: the tracking of a source, or the replay of a session."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.actions import Actions
from handmirror.app.live.cameras_source import open_cameras
from handmirror.app.live.cameras_text import cameras_choice, count_cameras
from handmirror.app.live.cameras_tracker import make_cameras_tracker
from handmirror.app.live.replaceable_tracker import MakeTracker, Tracker
from handmirror.app.live.sources import is_picture
from handmirror.app.live.status import StatusLine
from handmirror.app.live_tools import LiveTools
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.replay.replay import Replay, is_session
from handmirror.app.source_tools import SourceTools
from handmirror.app.translation import tr
from handmirror.app.view_tools import ViewTools
from handmirror.app.widgets.banner import Banner
from handmirror.core.camera.source import Source
from handmirror.core.live import LiveStatus
from handmirror.core.tracking.config import TrackerConfig

MESSAGE_MS = 2000


@dataclass(frozen=True)
class RunParts:
    """The parts of the window that a run is controlled with and shown by."""

    live: LiveTools
    sources: SourceTools
    replay: Replay
    view: ViewTools
    actions: Actions
    status_line: StatusLine
    banner: Banner


class RunControl(QObject):
    """Knows whether the chosen source is tracked; asks the user before anything that ends a recording."""

    running_changed = pyqtSignal(bool)  # whether a source is tracked; also sent when another one is opened
    interrupted = pyqtSignal()  # a live source is missing, and is waited for
    text_wanted = pyqtSignal(str)  # a line of text in place of a frame

    def __init__(
        self,
        parent: QObject,
        parts: RunParts,
        make_tracker: MakeTracker,
        open_source: Callable[[str, bool], Source],
        notice: str,
    ) -> None:
        """`open_source` takes a source and whether its pictures are stills; `notice` is said of the first source."""
        super().__init__(parent)
        live = parts.live
        self._controller, self._estimators, self._recording_view = live.controller, live.estimators, live.recording_view
        self._sources, self._replay, self._view = parts.sources, parts.replay, parts.view
        self._actions, self._status_line, self._banner = parts.actions, parts.status_line, parts.banner
        self._make_tracker, self._open_source = make_tracker, open_source
        self._notice = notice
        self._tracker_notice = ""  # the last one, which is shown once
        self.running = self._stills = False
        self._cameras = 1  # that are tracked together
        self._again = False  # a picture is to be tracked once more
        self._over = False  # the run has ended or failed by itself, not by the user
        self._connect()

    def _connect(self) -> None:
        controller, sources = self._controller, self._sources
        controller.status_changed.connect(self._on_status)
        controller.tracker_loaded.connect(self._on_tracker_loaded)
        controller.tracker_failed.connect(self._on_tracker_failed)
        controller.tracker_noticed.connect(self.add_notice)
        self._estimators.changed.connect(self._change_method)
        self._actions.run.triggered.connect(self.start_or_stop)
        self._recording_view.open_wanted.connect(self.open_recorded)
        self._replay.opened.connect(self._on_session)
        sources.wanted.connect(self.open)
        sources.show_notice, sources.notice = self._show_notice, lambda: self._notice
        sources.transport.reopen_wanted.connect(self.start)

    # what the user wants

    def open(self, source: str, remember: bool = True) -> None:
        """Track this source (as `open_source` takes it) or replay this session in place of the last one.

        `remember` it for the next start. While a recording runs, the user is asked first.
        """
        self._recording_view.before(tr("Stop recording and open"), partial(self._open, source, remember))

    def open_recorded(self, session: Path) -> None:
        """Replay a session, which is not remembered for the next start."""
        self.open(str(session), remember=False)

    def start(self) -> None:
        """Track the chosen source from its beginning; while a recording runs, the user is asked first."""
        self._recording_view.before(tr("Stop recording and restart"), self._start)

    def stop(self) -> None:
        """Stop tracking; while a recording runs, the user is asked first."""
        self._recording_view.before(tr("Stop recording and tracking"), self._stop)

    def start_or_stop(self) -> None:
        """Start or stop tracking; play or pause what can be paused."""
        source = self._sources.source
        if self._replay.active:
            self._replay.play_or_pause()
        elif self._sources.transport.active:
            self._sources.transport.play_or_pause()
        elif self.running:
            self.stop()
        else:
            self.open(source, remember=False) if source else self.start()

    def restart(self) -> None:
        """Open the source again with other settings, if it runs."""
        self._notice = self._tracker_notice = ""
        if self.running or self._over:
            self._start()

    def track_again(self) -> None:
        """Track the frame that is shown again, where no other follows by itself."""
        shows_picture = is_picture(self._sources.source)
        if self._over or (self.running and shows_picture):  # whose end may not have been reported yet
            self.start()
        elif shows_picture:
            self._again = True  # when its run has ended
        self._sources.transport.refresh()

    def add_notice(self, sentence: str) -> None:
        """Show a sentence on the tracker, once, over the picture of this source."""
        if sentence != self._tracker_notice:
            self._tracker_notice = sentence
            self._notice = f"{self._notice} {sentence}".strip()

    # without asking

    def _open(self, source: str, remember: bool) -> None:
        if is_session(source):
            self._open_session(source)
            return
        is_first, is_tracked = not self._sources.source, self.running or self._replay.active
        self._replay.close()
        self._view.use_live_hand_model()
        if self._sources.choose(source, is_tracked, remember) and not is_first:
            self._notice = ""
        self._start()

    def _open_session(self, folder: str) -> None:
        """Replay a session in place of what is tracked now."""
        self._notice = ""
        self._sources.choose(folder, self.running or self._replay.active)
        self._sources.stop()
        self._view.inspector.start(folder, recorded=True)
        self._controller.stop()
        self._replay.open(Path(folder))
        self._set_running(False)
        self._actions.smooth.setEnabled(False)  # the hands are shown as they were recorded
        self.text_wanted.emit(tr("Opening…"))
        self._banner.hide()

    def _start(self) -> None:
        source = self._sources.source
        if not source:
            self._sources.chooser.showPopup()
            return
        self._again = False
        plan = self._sources.start()
        cameras = count_cameras(source)
        if (plan.stills, cameras) != (self._stills, self._cameras):
            self._stills, self._cameras = plan.stills, cameras
            self._controller.change_tracker(self._maker(self._estimators.config))
        self._set_running(True)
        self._view.inspector.start(source)
        self._actions.smooth.setEnabled(not plan.stills)
        self.text_wanted.emit(tr("Opening…"))
        self._controller.start(partial(self._opened, source, plan.stills), plan.start)

    def _opened(self, source: str, stills: bool) -> Source:
        """Open a source; called on the capture thread."""
        several = cameras_choice(source)
        if several is None:
            return self._open_source(source, stills)
        return open_cameras(several, lambda text: self._open_source(text, False))

    def _stop(self) -> None:
        self._sources.stop()
        self._controller.stop()
        self._set_running(False)
        self.text_wanted.emit(tr("Stopped."))
        self._banner.hide()

    def _set_running(self, running: bool, over: bool = False) -> None:
        self.running, self._over = running, over
        self._actions.show_running(running)
        self._recording_view.set_possible(False, opening=running)  # until the first frame
        self.running_changed.emit(running)

    # the tracker

    def _change_method(self, config: TrackerConfig) -> None:
        config = replace(config, smooth=self._actions.smooth.isChecked())
        change, later = partial(self._change_tracker, config), partial(self._change_tracker, config, later=True)
        if self.running or self._over:
            self._recording_view.before(tr("Stop recording and change the method"), change, later)
        else:
            later()

    def _change_tracker(self, config: TrackerConfig, later: bool = False) -> None:
        """Track by another config from now on, or from the next start on."""
        self._controller.change_tracker(self._maker(config), later)
        if later:
            sentence = tr("This choice takes effect the next time tracking starts.")
            self._status_line.showMessage(sentence, MESSAGE_MS)
        elif self._over:
            self._start()

    def _maker(self, config: TrackerConfig) -> Callable[[], Tracker]:
        """Makes a tracker; what takes long is announced in the window."""
        make = partial(self._make_tracker, replace(config, stills=self._stills), self._controller.announce)
        return partial(make_cameras_tracker, make, self._cameras)

    def _on_tracker_loaded(self, device: str, smooth: bool) -> None:
        self._estimators.confirm()
        self._status_line.device.setText(device)
        self._actions.smooth.setChecked(smooth)
        if not self._sources.steps.is_starting:
            self._sources.transport.refresh()

    def _on_tracker_failed(self, sentence: str, is_replaced: bool) -> None:
        """Say why a tracker cannot be loaded; whether the last one is used in its place."""
        if is_replaced:
            self._estimators.go_back()
            text = tr("{reason} The previous method is still in use.", reason=sentence)
            if self._sources.steps.is_starting:
                self.add_notice(text)  # so that the first frame does not hide it
            self._banner.show_message(text, "error")
        elif self._estimators.is_own:
            remedy = self._estimators.use_bundled
            self._banner.show_message(sentence, "error", tr("Use the bundled network"), remedy)

    # reports of the run and the replay

    def _on_status(self, status: LiveStatus) -> None:
        match status.state:
            case "opening":
                self._sources.steps.on_opening(status.message)
            case "running":
                self._status_line.show_source(status.message)
                self._recording_view.set_possible(True)
                self._sources.on_running()
            case "waiting":
                self.text_wanted.emit("")
                self.interrupted.emit()
                self._sources.on_missing(status.message)
            case "ended":
                self._set_running(False, over=True)
                self._sources.stop()
                if self._again:
                    self._start()
                elif is_picture(self._sources.source):
                    self._banner.hide()
                else:
                    self._banner.show_message(status.message, "info", tr("Play again"), self.start)
            case "failed":
                self._set_running(False, over=True)
                self.text_wanted.emit("")
                self._sources.on_failed(status.message, self.start)

    def _show_notice(self) -> None:
        """What is to be said of a source that is being tracked."""
        if not self._recording_view.remind():
            self._banner.show_message(self._notice, "info") if self._notice else self._banner.hide()

    def _on_session(self, session: OpenedSession) -> None:
        self._view.set_hand_model(session.faces, session.axes)
        self.text_wanted.emit("")
        self._view.show_source(session.live)
        self._actions.show_playing(False)
        self._status_line.show_source(str(session.path))
        if not self._sources.show_error() and session.losses:
            self._banner.show_message(" ".join(session.losses), "warning")
