"""The window: camera picture on the left, hands in 3D on the right."""

import time
from collections.abc import Sequence
from typing import Protocol

from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QMainWindow

from handmirror.app.actions import Actions, MenuEntries
from handmirror.app.dialogs.about import show_about
from handmirror.app.hand_models import HandModels, hand_axes, hand_faces
from handmirror.app.help.help_tools import HelpTools
from handmirror.app.live.frame_clock import FrameClock
from handmirror.app.live.replaceable_tracker import MakeTracker
from handmirror.app.live.status import StatusLine
from handmirror.app.live.transport_bar import with_bar
from handmirror.app.live_tools import LiveTools
from handmirror.app.panes.layout import Layout
from handmirror.app.panes.panes import Panes
from handmirror.app.preferences.window_settings import WindowSettings
from handmirror.app.replay.replay import Replay
from handmirror.app.run_control import RunControl, RunParts
from handmirror.app.session_tools import SessionTools
from handmirror.app.settings import Settings
from handmirror.app.source_tools import SourceTools
from handmirror.app.track_all import TrackAll
from handmirror.app.training.training_tools import TrainingTools
from handmirror.app.translation import localized, tr
from handmirror.app.view_tools import ViewTools
from handmirror.app.widgets.focus_keys import FocusKeys
from handmirror.app.widgets.focus_return import FocusReturn
from handmirror.app.widgets.tab_order import focus_next
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.live import LiveResult
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import FrameResult, Hand

FIGURES_MS = 250  # between two updates of the figures in the status line
NOTICE_MS = 2000
DEFAULT_CONFIG = TrackerConfig()


class Closable(Protocol):
    """A part of the window that must be closed with it."""

    def close(self) -> object:
        """End its threads, and save what is not yet saved."""


class MainWindow(QMainWindow):
    """Builds the parts and connects them; shows frames; saves what is restored at the next start."""

    def __init__(
        self,
        make_tracker: MakeTracker,
        intrinsics: Intrinsics,
        settings: Settings,
        device_label: str = "",
        notice: str = "",
        config: TrackerConfig = DEFAULT_CONFIG,
        camera: CameraMode = DEFAULT_MODE,
    ) -> None:
        """`notice` is a sentence over the picture until the user dismisses it; `config` is the first tracker's."""
        super().__init__()
        self.setWindowTitle("Handmirror")
        self.resize(1280, 720)
        notice = f"{settings.notice} {notice}".strip()
        self._settings = settings
        self.preferences = WindowSettings(self, settings, config, camera)
        config = self.preferences.config
        self._waiting_for_screen: int | None = None  # capture time of the result that is being drawn
        self._closing = False  # without asking
        self._faces, self._axes = hand_faces(config.hand_model), hand_axes(config.hand_model)  # live
        self.clock = FrameClock()
        self.actions_ = Actions(self)
        self.panes = Panes(self._faces, self._axes)
        self.camera_pane, self.mesh_pane, self.banner = self.panes.camera, self.panes.mesh, self.panes.camera.banner
        FocusKeys(self)
        FocusReturn(self)
        self.status_line = StatusLine(device_label)
        self.setStatusBar(self.status_line)
        self._build_live(make_tracker, intrinsics, config)
        self._build_replay(config)
        self._build_view()
        self._build_run(make_tracker, notice)
        self._build_layout()
        self._layout.restore(self, settings)
        self.view_tools.restore()
        self._figures = QTimer(self)
        self._figures.timeout.connect(self._show_figures)
        self._figures.start(FIGURES_MS)
        if notice:
            self.banner.show_message(notice, "info")

    # building

    def _build_live(self, make_tracker: MakeTracker, intrinsics: Intrinsics, config: TrackerConfig) -> None:
        self.live_tools = live = LiveTools(
            self,
            make_tracker,
            intrinsics,
            config,
            self._settings,
            self.actions_,
            self.panes,
            self.status_line,
            self._faces,
        )
        self.controller, self.estimators, self.recording_view = live.controller, live.estimators, live.recording_view
        self.gestures, self.calibration, self.hand_length = live.gestures, live.calibration, live.hand_length
        self.streams, self.stream_view = live.streams, live.stream_view
        self.controller.result_ready.connect(self.on_result)
        self.controller.picture_ready.connect(self._on_picture)

    def _build_replay(self, config: TrackerConfig) -> None:
        """The replay, what is done with sessions, and the choice among sessions and sources."""
        settings, banner = self._settings, self.banner
        hand_models = HandModels(settings)
        if config.hand_model is not None:
            hand_models.add(config.hand_model.absolute())  # so that sessions recorded now can be replayed later
        self.replay = replay = Replay(self, self.streams.publish, hand_models)
        self.session_tools = SessionTools(self, replay, self.actions_.export, settings, hand_models, banner)
        recordings = self.recording_view.folder
        self.training = TrainingTools(self, settings, lambda: recordings.path, self.estimators)
        self.training.rerun_wanted.connect(self.session_tools.rerun_with)
        checkpoints = self.estimators.checkpoints
        self.track_all = TrackAll(self, replay, hand_models, checkpoints, settings, banner, self.status_line)
        self.recording_view.track_wanted.connect(self.track_all.start)
        self.recording_view.running_changed.connect(self.track_all.set_paused)
        replay.opened.connect(self.training.offer)
        replay.failed.connect(lambda *_: self.panes.grid.show_nothing(""))
        replay.warned.connect(lambda sentence: banner.show_message(sentence, "warning"))
        replay.marked.connect(self.camera_pane.set_mark)
        replay.shown.connect(self.show_frame)
        replay.playing_changed.connect(self.actions_.show_playing)
        self.sources = sources = SourceTools(
            self, settings, self.controller, replay, hand_models, banner, lambda: recordings.path
        )
        sources.drops.checkpoint_dropped.connect(self.estimators.use_file)
        sources.transport.playing_changed.connect(self.actions_.show_playing)
        self.chooser = sources.chooser

    def _build_view(self) -> None:
        self.camera_pane.show_nothing(tr("Choose a source to begin."))
        self.panes.picture = self.recording_view.frame
        self.view_tools = ViewTools(
            self,
            self.panes,
            self.controller,
            self._settings,
            lambda: self.clock,
            self.actions_,
            self._faces,
            self._axes,
        )
        self.controller.source_opened.connect(self.view_tools.show_source)
        self.inspector = self.view_tools.inspector
        self.panes.on_drawn(self.on_screen)

    def _build_run(self, make_tracker: MakeTracker, notice: str) -> None:
        """What starts and stops all this, and the settings, which restart it."""
        parts = RunParts(
            self.live_tools, self.sources, self.replay, self.view_tools, self.actions_, self.status_line, self.banner
        )
        preferences = self.preferences
        self.run_control = run = RunControl(self, parts, make_tracker, preferences.cameras.open_source, notice)
        run.running_changed.connect(self._on_running)
        run.interrupted.connect(self._on_interrupted)
        run.text_wanted.connect(self._show_text)
        self.session_tools.open_wanted.connect(run.open_recorded)
        self.track_all.open_wanted.connect(run.open_recorded)
        # after the run's own connections: what is saved is the method that is in use after a failure
        preferences.apply_to(
            self.controller, self.estimators, self.stream_view, self.recording_view, self.actions_.smooth
        )
        preferences.restart_wanted.connect(run.restart)
        preferences.cameras.noticed.connect(run.add_notice)
        self.gestures.failed.connect(run.add_notice)  # so that the first frame does not hide it
        self.gestures.failed.connect(lambda sentence: self.banner.show_message(sentence, "warning"))
        self.hand_length.changed.connect(run.track_again)
        self.calibration.lens.changed.connect(run.track_again)

    def _build_layout(self) -> None:
        panels = self.session_tools.panel, self.inspector
        self._layout = Layout(self.panes.picture, self.panes.view, panels, self.replay.timeline)
        self.setCentralWidget(with_bar(self._layout.everything, self.sources.transport.bar))
        self.camera_pane.setFocus()  # so that all keys are shortcuts until Tab is pressed
        self.actions_.fill(self, self.chooser, self._menu_entries())
        self.recent_menu = self.sources.fill_menu(self.actions_)
        self.help = HelpTools(self, self.actions_.about, self.banner)
        self.actions_.about.triggered.connect(lambda: show_about(self, self.panes.opengl))
        self.actions_.quit.triggered.connect(self.close)

    def _menu_entries(self) -> MenuEntries:
        replay, sessions = self.replay, self.session_tools.actions()
        edits = (None, *replay.edits.actions, None)
        return MenuEntries(
            tracking=self.live_tools.entries(),
            replay=(*replay.actions_.everything(), *edits, self.track_all.action, *sessions),
            streams=self.stream_view.actions(),
            training=(self.training.train,),
            view=self.view_tools.entries(),
            settings=self.preferences.action,
        )

    # what the user wants

    def open(self, source: str, remember: bool = True) -> None:
        """Show this source (as `open_source` takes it) or session in place of the last one.

        `remember` it for the next start. While a recording runs, the user is asked first.
        """
        self.run_control.open(source, remember)

    def start(self) -> None:
        """Track the chosen source from its beginning; while a recording runs, the user is asked first."""
        self.run_control.start()

    def stop(self) -> None:
        """Stop tracking; while a recording runs, the user is asked first."""
        self.run_control.stop()

    def open_first(self) -> None:
        """Open the source used last, else the first camera, else the demo clip."""
        self.sources.open_first()

    @property
    def source(self) -> str:
        """As `open_source` takes it, or a session's folder; empty until one is opened."""
        return self.sources.source

    # frames

    def on_result(self, live: LiveResult) -> None:
        """Show a new result of the tracking."""
        self._waiting_for_screen = live.captured_ns
        self.inspector.add_live(live)
        self.show_frame(live.result)
        self.calibration.on_result(live.result)

    def show_frame(self, result: FrameResult, second: Sequence[Hand] | None = None) -> None:
        """Show a frame and its hands, and those of a second run that is compared with it."""
        known = self._distances_known(result)
        self.status_line.show_hands(result.hands, known)
        self.gestures.show_hands(result.hands)
        self.sources.keep_picture(result.frame.image)
        if second is not None:
            result, second = self.session_tools.panel.visible_runs(result, second)
        self.panes.show(result, second, known)
        self.inspector.add_frame(result, known)
        if result.notice:
            self.status_line.showMessage(localized(result.notice), NOTICE_MS)

    def _distances_known(self, result: FrameResult) -> bool:
        if self.replay.active:
            return self.replay.session is not None and self.replay.session.settings.distances_known
        return self.calibration.distances_known(result)

    def _on_picture(self, live: LiveResult) -> None:
        """Show a frame while the tracker is being loaded."""
        self.panes.show(live.result)

    def on_screen(self) -> None:
        """Take the time when a result has been drawn."""
        captured_ns, self._waiting_for_screen = self._waiting_for_screen, None
        if captured_ns is not None:
            self.clock.add(captured_ns, time.monotonic_ns())
            self.inspector.drawn()

    def show_error(self, sentence: str) -> None:
        """Show an error of the program itself."""
        self.banner.show_message(sentence, "error")

    def _show_text(self, text: str) -> None:
        """Show a line of text in place of a frame."""
        self.panes.show_text(text)
        self.status_line.show_hands(())
        self.inspector.clear()

    def _show_figures(self) -> None:
        if self.run_control.running:
            pace = self.clock.pace(time.monotonic_ns())
            self.status_line.show_pace(pace, self.controller.counters().dropped)
        self.recording_view.update()

    # reports of the run

    def _on_running(self, running: bool) -> None:
        self._waiting_for_screen = None
        self.clock.clear()
        self.status_line.clear_figures()
        self.status_line.show_figures(running or not self.replay.active)

    def _on_interrupted(self) -> None:
        self.clock.clear()
        self._show_figures()

    # saved from one start to the next

    @property
    def last_source(self) -> str:
        """The source last chosen in the window; empty if none was."""
        return self.sources.last.source

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of reading."""
        return focus_next(self, next)

    def close_now(self) -> None:
        """Close without asking; a recording that runs is complete."""
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Save the settings, stop the threads, release the graphics memory; ask while a recording or training runs."""
        if event is not None and not self._closing and not self.training.may_close():
            event.ignore()
            return
        if event is not None and self.recording_view.running and not self._closing:
            event.ignore()
            self.recording_view.before(tr("Stop recording and quit"), self.close_now)
            return
        self._layout.save(self, self._settings)
        self.view_tools.save()
        self._figures.stop()
        for part in self._to_close():
            part.close()
        self.panes.free()
        super().closeEvent(event)

    def _to_close(self) -> tuple[Closable, ...]:
        """What has threads, processes or files, in the order of closing."""
        return (
            self.session_tools,
            self.training,
            self.help,
            self.sources,
            self.track_all,
            self.replay,
            self.replay.reader,
            self.live_tools,
            self.preferences,
            self.view_tools,
        )
