"""The window: camera picture on the left, hands in 3D on the right."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QMainWindow

from handmirror.app.actions import Actions
from handmirror.app.calibration.tool import CalibrationTool
from handmirror.app.dialogs.about import show_about
from handmirror.app.dialogs.hand_length import HandLengthAction
from handmirror.app.gestures.recognition import GestureRecognition
from handmirror.app.hand_models import HandModels, hand_axes, hand_faces
from handmirror.app.help.help_tools import HelpTools
from handmirror.app.live.controller import MakeTracker, Tracker, TrackingController
from handmirror.app.live.estimator_actions import EstimatorActions
from handmirror.app.live.frame_clock import FrameClock
from handmirror.app.live.recording_view import RecordingView
from handmirror.app.live.sources import is_picture
from handmirror.app.live.status import StatusLine
from handmirror.app.live.streaming import Streams, StreamView
from handmirror.app.live.transport_bar import with_bar
from handmirror.app.panes.layout import Layout
from handmirror.app.panes.panes import Panes
from handmirror.app.preferences.window_settings import WindowSettings
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.replay.replay import Replay, is_session
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
from handmirror.core.live import LiveResult, LiveStatus
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import FrameResult, Hand

FIGURES_MS = 250  # between two updates of the figures in the status line
NOTICE_MS = 2000
DEFAULT_CONFIG = TrackerConfig()


class MainWindow(QMainWindow):
    """Connects panes, actions, tracking and replay."""

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
        self._settings, self._notice = settings, notice
        self.preferences = WindowSettings(self, settings, config, camera)
        config = self.preferences.config
        self._tracker_notice = ""  # the last one, which is shown once
        self._live_source = self._running = self._stills = False
        self._over = False  # the run has ended or failed by itself, not by the user
        self._waiting_for_screen: int | None = None  # capture time of the result that is being drawn
        self._again = False  # a picture is to be tracked once more
        self._closing = False  # without asking
        self._make_tracker = make_tracker
        self._live_faces, self._live_axes = hand_faces(config.hand_model), hand_axes(config.hand_model)
        self.clock = FrameClock()
        self.actions_ = Actions(self)
        self.panes = Panes(self._live_faces, self._live_axes)
        self.camera_pane, self.mesh_pane, self.banner = self.panes.camera, self.panes.mesh, self.panes.camera.banner
        FocusKeys(self)
        FocusReturn(self)
        self.status_line = StatusLine(device_label)
        self.setStatusBar(self.status_line)
        self._build_tracking(intrinsics, config)
        self._build_replay(config)
        self._build_layout()
        self._connect_actions()
        self._restore()
        self._figures = QTimer(self)
        self._figures.timeout.connect(self._show_figures)
        self._figures.start(FIGURES_MS)
        if notice:
            self.banner.show_message(notice, "info")

    # building

    def _build_tracking(self, intrinsics: Intrinsics, config: TrackerConfig) -> None:
        self.gestures = GestureRecognition(self, config, self._settings)
        config = replace(config, gestures=None)  # the window sets them while the tracker runs
        self.estimators = EstimatorActions(self, config, self._settings)
        self.hand_length = HandLengthAction(self, config.hand_length, self._settings)
        self.controller = controller = TrackingController(self._maker(config), intrinsics)
        controller.set_hand_length(self.hand_length.length)
        self.gestures.changed.connect(controller.set_gestures)
        self.gestures.failed.connect(self._on_tracker_noticed)  # so that the first frame does not hide it
        self.gestures.failed.connect(lambda sentence: self.banner.show_message(sentence, "warning"))
        controller.result_ready.connect(self.on_result)
        controller.status_changed.connect(self._on_status)
        controller.source_opened.connect(self._on_source_opened)
        controller.picture_ready.connect(self._on_picture)
        controller.tracker_loaded.connect(self._on_tracker_loaded)
        controller.tracker_failed.connect(self._on_tracker_failed)
        controller.tracker_noticed.connect(self._on_tracker_noticed)
        mirrored = self.actions_.mirror.isChecked
        self.calibration = CalibrationTool(self, controller, self.hand_length, intrinsics, self._settings, mirrored)
        self.streams = Streams(self._live_faces)
        controller.publish = self.streams.publish
        self.stream_view = StreamView(self, self.streams, self._settings, self.status_line, self.banner)
        self.recording_view = RecordingView(self, controller, self.actions_.record, self.camera_pane)
        self.recording_view.open_wanted.connect(self._open_recorded)
        preferences = self.preferences
        preferences.apply_to(controller, self.estimators, self.stream_view, self.recording_view, self.actions_.smooth)
        preferences.restart_wanted.connect(self._restart)
        preferences.cameras.noticed.connect(self._on_tracker_noticed)

    def _build_replay(self, config: TrackerConfig) -> None:
        hand_models = HandModels(self._settings)
        if config.hand_model is not None:
            hand_models.add(config.hand_model.absolute())  # so that sessions recorded now can be replayed later
        self.replay = Replay(self, self.streams.publish, hand_models)
        self.session_tools = SessionTools(
            self, self.replay, self.actions_.export, self._settings, hand_models, self.banner
        )
        self.session_tools.open_wanted.connect(self._open_recorded)
        self.training = TrainingTools(self, self._settings, lambda: self.recording_view.folder.path, self.estimators)
        self.training.rerun_wanted.connect(self.session_tools.rerun_with)
        self.track_all = TrackAll(
            self, self.replay, hand_models, self.estimators.checkpoints, self.banner, self.status_line
        )
        self.track_all.open_wanted.connect(self._open_recorded)
        self.recording_view.track_wanted.connect(self.track_all.start)
        self.recording_view.running_changed.connect(self.track_all.set_paused)
        self.replay.opened.connect(self._on_session)
        self.replay.failed.connect(lambda *_: self.camera_pane.show_nothing(""))
        self.replay.warned.connect(lambda sentence: self.banner.show_message(sentence, "warning"))
        self.replay.marked.connect(self.camera_pane.set_mark)
        self.replay.shown.connect(self.show_frame)
        self.replay.playing_changed.connect(self.actions_.show_playing)
        self.sources = sources = SourceTools(
            self,
            self._settings,
            self.controller,
            self.replay,
            hand_models,
            self.banner,
            lambda: self.recording_view.folder.path,
        )
        sources.wanted.connect(self.open)
        sources.show_notice, sources.notice = self._show_notice, lambda: self._notice
        sources.drops.checkpoint_dropped.connect(self.estimators.use_file)
        sources.transport.playing_changed.connect(self.actions_.show_playing)
        sources.transport.reopen_wanted.connect(self.start)
        self.chooser = sources.chooser

    def _build_layout(self) -> None:
        self.camera_pane.show_nothing(tr("Choose a source to begin."))
        self.panes.picture = self.recording_view.frame
        self.view_tools = ViewTools(
            self, self.panes, self.controller, self._settings, lambda: self.clock, self._live_axes
        )
        self.inspector = self.view_tools.inspector
        panels = self.session_tools.panel, self.inspector
        self._layout = Layout(self.panes.picture, self.panes.view, panels, self.replay.timeline)
        self.setCentralWidget(with_bar(self._layout.everything, self.sources.transport.bar))
        self.panes.on_drawn(self.on_screen)
        self.camera_pane.setFocus()  # so that all keys are shortcuts until Tab is pressed
        replay = (
            *self.replay.actions_.everything(),
            None,
            *self.replay.edits.actions,
            None,
            self.track_all.action,
            *self.session_tools.actions(),
        )
        hands = (self.hand_length, self.calibration.action, self.gestures.action)
        tracking = (self.recording_view.folder, None, *hands, None, *self.estimators.everything())
        streams, training, view = self.stream_view.actions(), (self.training.train,), self.view_tools.entries()
        settings = self.preferences.action
        self.actions_.fill(self, self.chooser, tracking, replay, streams, training, view, settings)

    def _connect_actions(self) -> None:
        actions = self.actions_
        self.recent_menu = self.sources.fill_menu(actions)
        self.help = HelpTools(self, actions.about, self.banner)
        actions.run.triggered.connect(self._start_or_stop)
        actions.mirror.triggered.connect(self._on_mirror)
        actions.overlay_changed.connect(self._apply_style)
        actions.smooth.toggled.connect(self.controller.set_smooth)
        self.estimators.changed.connect(self._on_estimator)
        self.hand_length.changed.connect(self._on_hand_length)
        self.calibration.lens.changed.connect(self._track_again)
        actions.about.triggered.connect(lambda: show_about(self, self.panes.opengl))
        actions.quit.triggered.connect(self.close)
        actions.centred.toggled.connect(self.panes.set_centred)
        actions.reset_view.triggered.connect(self.panes.reset_view)
        for action in (actions.centred, actions.reset_view):
            action.setEnabled(self.mesh_pane is not None)

    def _restart(self) -> None:
        """Open the source again with other settings, if it runs."""
        self._notice = self._tracker_notice = ""
        if self._running or self._over:
            self._start()

    # sources

    def open(self, source: str, remember: bool = True) -> None:
        """Track this source (as `open_source` takes it) in place of the last one; `remember` it for the next start.

        While a recording runs, the user is asked first.
        """
        self.recording_view.before(tr("Stop recording and open"), partial(self._open, source, remember))

    def _open(self, source: str, remember: bool) -> None:
        if is_session(source):
            self._open_session(source)
            return
        is_first, is_tracked = not self.source, self._running or self.replay.active
        self.replay.close()
        self.view_tools.set_hand_model(self._live_faces, self._live_axes)
        if self.sources.choose(source, is_tracked, remember) and not is_first:
            self._notice = ""
        self._start()

    def open_first(self) -> None:
        """Open the source used last, else the first camera, else the demo clip."""
        self.sources.open_first()

    @property
    def source(self) -> str:
        """As `open_source` takes it, or a session's folder; empty until one is opened."""
        return self.sources.source

    def _open_recorded(self, session: Path) -> None:
        self.open(str(session), remember=False)

    def _open_session(self, folder: str) -> None:
        """Replay a session in place of what is tracked now."""
        self._notice = ""
        self.sources.choose(folder, self._running or self.replay.active)
        self.sources.stop()
        self.inspector.start(folder, recorded=True)
        self.controller.stop()
        self.replay.open(Path(folder))
        self._set_running(False)
        self.actions_.smooth.setEnabled(False)  # the hands are shown as they were recorded
        self._show_text(tr("Opening…"))
        self.banner.hide()

    def _on_session(self, session: OpenedSession) -> None:
        self.training.session = session.path if session.has_video else None
        self.view_tools.set_hand_model(session.faces, session.axes)
        self.camera_pane.show_nothing("")
        self._on_source_opened(session.live)
        self.actions_.show_playing(False)
        self.status_line.show_source(str(session.path))
        if not self.sources.show_error() and session.losses:
            self.banner.show_message(" ".join(session.losses), "warning")

    def start(self) -> None:
        """Track the chosen source from its beginning; while a recording runs, the user is asked first."""
        self.recording_view.before(tr("Stop recording and restart"), self._start)

    def _start(self) -> None:
        if not self.source:
            self.chooser.showPopup()
            return
        self._again = False
        plan = self.sources.start()
        if plan.stills != self._stills:
            self._stills = plan.stills
            self.controller.change_tracker(self._maker(self.estimators.config))
        self._set_running(True)
        self.inspector.start(self.source)
        self.actions_.smooth.setEnabled(not plan.stills)
        self._show_text(tr("Opening…"))
        self.controller.start(partial(self.preferences.cameras.open_source, self.source, plan.stills), plan.start)

    def stop(self) -> None:
        """Stop tracking; while a recording runs, the user is asked first."""
        self.recording_view.before(tr("Stop recording and tracking"), self._stop)

    def _stop(self) -> None:
        self.sources.stop()
        self.controller.stop()
        self._set_running(False)
        self._show_text(tr("Stopped."))
        self.banner.hide()

    def _on_estimator(self, config: TrackerConfig) -> None:
        config = replace(config, smooth=self.actions_.smooth.isChecked())
        change, later = partial(self._change_tracker, config), partial(self._change_tracker, config, later=True)
        if self._running or self._over:
            self.recording_view.before(tr("Stop recording and change the method"), change, later)
        else:
            later()

    def _change_tracker(self, config: TrackerConfig, later: bool = False) -> None:
        """Track by another config from now on, or from the next start on."""
        self.controller.change_tracker(self._maker(config), later)
        if later:
            self.status_line.showMessage(tr("This choice takes effect when tracking starts next."), NOTICE_MS)
        elif self._over:
            self._start()

    def _maker(self, config: TrackerConfig) -> Callable[[], Tracker]:
        """Makes a tracker; what takes long is announced in the window."""
        config = replace(config, stills=self._stills)
        return lambda: self._make_tracker(config, self.controller.announce)

    def _on_hand_length(self, length: float | None) -> None:
        self.controller.set_hand_length(length)
        self._track_again()

    def _track_again(self) -> None:
        """Track the frame that is shown again, where no other follows by itself."""
        if self._over or (self._running and is_picture(self.source)):  # whose end may not have been reported yet
            self.start()
        elif is_picture(self.source):
            self._again = True  # when its run has ended
        self.sources.transport.refresh()

    def _start_or_stop(self) -> None:
        if self.replay.active:
            self.replay.play_or_pause()
        elif self.sources.transport.active:
            self.sources.transport.play_or_pause()
        elif self._running:
            self.stop()
        else:
            self.open(self.source, remember=False) if self.source else self.start()

    def _set_running(self, running: bool, over: bool = False) -> None:
        self._running, self._over = running, over
        self.actions_.show_running(running)
        self.recording_view.set_possible(False, opening=running)  # until the first frame
        self._waiting_for_screen = None
        self.clock.clear()
        self.status_line.clear_figures()
        self.status_line.show_figures(running or not self.replay.active)

    # reports of the tracking

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

    def _on_status(self, status: LiveStatus) -> None:
        banner = self.banner
        match status.state:
            case "opening":
                self.sources.steps.on_opening(status.message)
            case "running":
                self.status_line.show_source(status.message)
                self.recording_view.set_possible(True)
                self.sources.on_running()
            case "waiting":
                self._show_text("")
                self.clock.clear()
                self._show_figures()
                self.sources.on_missing(status.message)
            case "ended":
                self._set_running(False, over=True)
                self.sources.stop()
                if self._again:
                    self._start()
                    return
                banner.hide() if is_picture(self.source) else banner.show_message(
                    status.message, "info", tr("Play again"), self.start
                )
            case "failed":
                self._set_running(False, over=True)
                self._show_text("")
                self.sources.on_failed(status.message, self.start)

    def _show_notice(self) -> None:
        """What is to be said of a source that is being tracked."""
        if not self.recording_view.remind():
            self.banner.show_message(self._notice, "info") if self._notice else self.banner.hide()

    def show_error(self, sentence: str) -> None:
        """Show an error of the program itself."""
        self.banner.show_message(sentence, "error")

    def _on_tracker_loaded(self, device: str, smooth: bool) -> None:
        self.estimators.confirm()
        self.status_line.device.setText(device)
        self.actions_.smooth.setChecked(smooth)
        if not self.sources.steps.is_starting:
            self.sources.transport.refresh()

    def _on_tracker_failed(self, sentence: str, is_replaced: bool) -> None:
        """Say why a tracker cannot be loaded; whether the last one is used in its place."""
        if is_replaced:
            self.estimators.go_back()
            text = tr("{reason} The previous method is still in use.", reason=sentence)
            if self.sources.steps.is_starting:
                self._on_tracker_noticed(text)  # so that the first frame does not hide it
            self.banner.show_message(text, "error")
        elif self.estimators.is_own:
            remedy = self.estimators.use_bundled
            self.banner.show_message(sentence, "error", tr("Use the bundled network"), remedy)

    def _on_tracker_noticed(self, sentence: str) -> None:
        """Show it once, over the picture of this source."""
        if sentence != self._tracker_notice:
            self._tracker_notice = sentence
            self._notice = f"{self._notice} {sentence}".strip()

    def _on_source_opened(self, live: bool) -> None:
        self._live_source = live
        self.actions_.restore_mirror(self._settings, self._live_source)
        self._apply_style()

    def _show_text(self, text: str) -> None:
        """Show a line of text in place of a frame."""
        self.panes.show_text(text)
        self.status_line.show_hands(())
        self.inspector.clear()

    def _show_figures(self) -> None:
        if self._running:
            pace = self.clock.pace(time.monotonic_ns())
            self.status_line.show_pace(pace, self.controller.counters().dropped)
        self.recording_view.update()

    # style

    def _on_mirror(self) -> None:
        self.actions_.save_mirror(self._settings, self._live_source)
        self.panes.look_again()
        self._apply_style()

    def _apply_style(self) -> None:
        actions = self.actions_
        self.panes.set_style(actions.mirror.isChecked(), actions.overlay.mesh, actions.overlay.skeleton)

    # saved from one start to the next

    @property
    def last_source(self) -> str:
        """The source last chosen in the window; empty if none was."""
        return self.sources.last.source

    def _restore(self) -> None:
        self._layout.restore(self, self._settings)
        self.view_tools.restore()
        self.actions_.restore(self._settings)
        self.actions_.restore_mirror(self._settings, self._live_source)
        self._apply_style()

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
        self.actions_.save(self._settings)
        self._figures.stop()
        self.session_tools.close()
        self.calibration.close()
        self.training.close()
        self.help.close()
        self.sources.close()
        self.gestures.close()
        self.track_all.close()
        self.controller.close()
        self.replay.close()
        self.replay.reader.close()
        self.streams.close()
        self.preferences.close()
        self.view_tools.close()
        self.panes.free()
        super().closeEvent(event)
