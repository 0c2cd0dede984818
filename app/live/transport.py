"""Plays videos, animations and series of pictures in the window: pause, seek, step, speed and loop."""

from dataclasses import dataclass

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.live.controller import OpenedFile, PlaybackStart, TrackingController
from handmirror.app.live.sources import is_picture, is_series
from handmirror.app.live.transport_bar import TransportBar
from handmirror.app.replay.replay_actions import FAR, ReplayActions
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import exact_clock_text
from handmirror.core.live import LiveResult
from handmirror.core.playback import PlaybackState

LOOP = "loop/file"  # key of the settings
STILL_S = 1.0  # for how long a picture is shown
LONGEST_NS = 10**18  # no file plays for 30 years
STEP_NS = 1_000_000_000 // 30  # of a file without a frame rate


@dataclass(frozen=True)
class PlayedSource:
    """How a source is to be opened."""

    start: PlaybackStart | None  # None: a single picture
    stills: bool  # pictures of their own, not frames of a motion


class Transport(QObject):
    """Shares the actions of the replay; those are for whichever of the two is active."""

    playing_changed = pyqtSignal(bool)
    reopen_wanted = pyqtSignal()  # the same pictures, in the other way
    warned = pyqtSignal(str)

    def __init__(self, controller: TrackingController, actions: ReplayActions, settings: Settings) -> None:
        super().__init__()
        self._controller, self._actions, self._settings = controller, actions, settings
        self.bar = TransportBar(actions)
        self.bar.hide()
        self.active = False  # a video or pictures are open
        self.position_ns = 0  # of the frame on the screen
        self._file = OpenedFile(None, None, None)
        self._playing = self._stills = self._session_loops = False
        self._name = ""  # of the frame on the screen
        self._source = ""  # the last one that was planned
        controller.file_opened.connect(self._on_opened)
        controller.playback_changed.connect(self._on_state)
        controller.result_ready.connect(self._on_frame)
        controller.picture_ready.connect(self._on_frame)
        self._connect()

    def _connect(self) -> None:
        actions, bar = self._actions, self.bar
        actions.play.triggered.connect(self.play_or_pause)
        actions.first.triggered.connect(lambda: self.seek(0))
        actions.last.triggered.connect(lambda: self.seek(self._file.duration_ns or LONGEST_NS))
        actions.back.triggered.connect(lambda: self.step(-1))
        actions.forward.triggered.connect(lambda: self.step(1))
        actions.far_back.triggered.connect(lambda: self.step(-FAR))
        actions.far_forward.triggered.connect(lambda: self.step(FAR))
        actions.slower.triggered.connect(lambda: self._change_speed(-1))
        actions.faster.triggered.connect(lambda: self._change_speed(1))
        actions.loop.triggered.connect(self._on_loop)
        bar.scrubbed.connect(lambda part: self.seek(round(part * (self._file.duration_ns or 0))))
        bar.speed_chosen.connect(self._on_speed)
        bar.as_video_chosen.connect(lambda _: self.reopen_wanted.emit())

    def plan(self, source: str) -> PlayedSource:
        """How to open a source."""
        is_new, self._source = source != self._source, source
        if is_picture(source):
            return PlayedSource(None, False)
        series = is_series(source)
        if is_new:
            self.bar.as_video.setChecked(False)
            self.bar.speed.setCurrentIndex(self.bar.speed.findData(1.0))
        self._stills = series and not self.bar.as_video.isChecked()
        self.bar.as_video.setVisible(series)
        loop = self._settings.get(LOOP, True) and not self._stills
        start = PlaybackStart(not self._stills, loop, self.bar.speed.currentData(), STILL_S if self._stills else None)
        return PlayedSource(start, self._stills)

    def close(self) -> None:
        """Nothing is played any more."""
        if self.active:
            self.active = False
            self._actions.show_playing(False)
            self.bar.hide()
            self._actions.loop.setChecked(self._session_loops)
            self._actions.set_possible(False)

    def play_or_pause(self) -> None:
        """Play if it is paused, pause if it plays."""
        if (playback := self._controller.playback) is not None and self.active:
            playback.pause() if self._playing else playback.play()

    def step(self, frames: int) -> None:
        """Pause, and move by so many frames."""
        playback = self._controller.playback
        if playback is None or not self.active:
            return
        if frames == 1:
            playback.step()
            return
        playback.pause()
        step_ns = round(1e9 / self._file.fps) if self._file.fps else STEP_NS
        # before the start of this frame lies the one before it, however long that is
        to_ns = self.position_ns - 1 if frames == -1 else self.position_ns + frames * step_ns
        playback.seek(max(to_ns, 0))

    def seek(self, time_ns: int) -> None:
        """Show the frame at this time of the file."""
        if (playback := self._controller.playback) is not None and self.active:
            playback.seek(time_ns)

    def refresh(self) -> None:
        """Track the frame on the screen again, or the one that is on its way to it; playing, others follow anyway."""
        if (playback := self._controller.playback) is not None and self.active:
            playback.show_again()

    def _on_opened(self, file: OpenedFile) -> None:
        playback = self._controller.playback
        if playback is None:
            return
        self.active, self._file, self.position_ns, self._name = True, file, 0, ""
        actions = self._actions
        self._session_loops = actions.loop.isChecked()
        actions.loop.setChecked(self._settings.get(LOOP, True) and not self._stills)
        for action in (*actions.transport, *actions.by_key):
            action.setEnabled(True)
        self._show_position()
        self.bar.show()
        self._show_playing(playback.playing)

    def _on_state(self, state: PlaybackState) -> None:
        if self.active:
            self._show_playing(state.playing)
            if state.warning:
                self.warned.emit(state.warning)

    def _show_playing(self, playing: bool) -> None:
        self._playing = playing
        self._actions.show_playing(playing)
        self.playing_changed.emit(playing)

    def _on_frame(self, live: LiveResult) -> None:
        if self.active:
            self.position_ns, self._name = live.source_ns, live.result.frame.name
            self._show_position()

    def _show_position(self) -> None:
        total_ns, fps, count = self._file.duration_ns, self._file.fps, self._file.frame_count
        number = round(self.position_ns * fps / 1e9) if fps else 0
        if self._stills or self.bar.as_video.isVisibleTo(self.bar):
            text = tr("{number} of {count}", number=number + 1, count=count or 1)
            text = f"{text}  ·  {self._name}" if self._name else text
            last = max((count or 1) - 1, 1)
            self.bar.show_position(min(number / last, 1.0) if count and count > 1 else None, text)
            return
        text = exact_clock_text(self.position_ns / 1e9)
        text = f"{text} / {exact_clock_text(total_ns / 1e9)}" if total_ns else text
        self.bar.show_position(min(self.position_ns / total_ns, 1.0) if total_ns else None, text)

    def _change_speed(self, steps: int) -> None:
        if self.active:
            self.bar.change_speed(steps)

    def _on_speed(self, speed: float) -> None:
        if (playback := self._controller.playback) is not None:
            playback.set_speed(speed)

    def _on_loop(self, on: bool) -> None:
        if self.active and (playback := self._controller.playback) is not None:
            playback.set_loop(on)
            if not self._stills:
                self._settings.set(LOOP, on)
