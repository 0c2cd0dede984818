"""Replays a session in the window, at any speed, with its timeline."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QWidget

from handmirror.app.hand_models import HandModels
from handmirror.app.panes.mark import Mark
from handmirror.app.replay.edits import Edits
from handmirror.app.replay.opened_session import ComparedRun, OpenedSession
from handmirror.app.replay.playhead import Playhead
from handmirror.app.replay.replay_actions import FAR, ReplayActions
from handmirror.app.replay.session_reader import SessionReader
from handmirror.app.replay.timeline import Timeline
from handmirror.app.translation import joined, localized, tr
from handmirror.core.session.folder import SessionFolder
from handmirror.core.types import FrameResult, Hand

TICK_MS = 5  # between two checks which frame is due
FIRST_FRAME_MS = 40  # after the timeline is shown, so that its first drawing and that of the hands take a turn each
MARK_S = 0.4  # how long the sign of an untracked frame stays while the session plays
PLAYING_STRENGTH = 0.4  # of that sign


def is_session(source: str) -> bool:
    """Whether this is the folder of a session."""
    return "://" not in source and SessionFolder(Path(source)).is_there()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same folder, as a relative path or a link may."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


class Replay(QObject):
    """One session at a time, with or without a second run to compare.

    The timeline shows the frame on the screen; the reader works on its own thread.
    """

    opened = pyqtSignal(object)  # OpenedSession
    closed = pyqtSignal()
    failed = pyqtSignal(str, object, bool)  # why this Path cannot be opened; whether only its hand model is missing
    warned = pyqtSignal(str)
    shown = pyqtSignal(object, object)  # FrameResult to be shown; the second run's hands or None
    marked = pyqtSignal(object)  # before `shown`: the Mark of the frame, if it was not tracked
    playing_changed = pyqtSignal(bool)
    compared = pyqtSignal(object)  # ComparedRun
    compare_failed = pyqtSignal(str, object, bool)  # as `failed`
    comparing_stopped = pyqtSignal()
    range_changed = pyqtSignal()

    def __init__(self, parent: QWidget, publish: Callable[[FrameResult], None], hand_models: HandModels) -> None:
        """`publish` is called on the reader's thread with each shown frame."""
        super().__init__(parent)
        self._hand_models = hand_models
        self.reader = SessionReader(publish)
        self.reader.opened.connect(self._on_opened)
        self.reader.failed.connect(self._on_failed)
        self.reader.warned.connect(self.warned)
        self.reader.markers_written.connect(self._on_markers_written)
        self.reader.markers_refused.connect(self._on_markers_refused)
        self.reader.frame_ready.connect(self._on_frame)
        self.reader.compared.connect(self._on_compared)
        self.reader.compare_failed.connect(self.compare_failed)
        self.actions_ = ReplayActions(parent)
        self.timeline = Timeline(self.actions_)
        self.timeline.hide()
        self.active = False  # a session is open or being opened
        self._path = Path()  # of the last session
        self.session: OpenedSession | None = None
        self.second: ComparedRun | None = None  # the run that it is compared with
        self.place = 0  # of the frame on the screen
        self._playhead = Playhead(np.zeros(1))
        self.markers: tuple[int, ...] = ()  # places of the marked frames
        self._saved_markers: tuple[int, ...] = ()  # those in the session's folder
        self.edits = Edits(parent)  # of markers and range
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._advance)
        self._connect()

    def _connect(self) -> None:
        actions = self.actions_
        actions.first.triggered.connect(lambda: self.seek(self._playhead.range[0]))
        actions.back.triggered.connect(lambda: self.step(-1))
        actions.forward.triggered.connect(lambda: self.step(1))
        actions.far_back.triggered.connect(lambda: self.step(-FAR))
        actions.far_forward.triggered.connect(lambda: self.step(FAR))
        actions.last.triggered.connect(lambda: self.seek(self._playhead.range[1]))
        actions.slower.triggered.connect(lambda: self._change_speed(-1))
        actions.faster.triggered.connect(lambda: self._change_speed(1))
        actions.play.triggered.connect(self.play_or_pause)
        actions.loop.toggled.connect(self._on_loop)
        actions.from_here.triggered.connect(self._range_from_here)
        actions.to_here.triggered.connect(self._range_to_here)
        actions.all.triggered.connect(lambda: self._change_range(0, len(self._seconds) - 1))
        actions.mark.triggered.connect(self._mark)
        actions.previous_marker.triggered.connect(lambda: self._jump(-1))
        actions.next_marker.triggered.connect(lambda: self._jump(1))
        self.timeline.scrubbed.connect(lambda seconds: self.seek(self._playhead.nearest(seconds)))
        self.timeline.speed_chosen.connect(lambda speed: self._playhead.set_speed(speed, time.monotonic()))

    @property
    def _seconds(self) -> list[float]:
        return [] if self.session is None else list(self.session.seconds)

    @property
    def marked_range(self) -> tuple[float, float] | None:
        """The range A-B in seconds after the first frame, both ends included; None while it is the whole session."""
        first, last = self._playhead.range
        is_whole = self.session is None or (first, last) == (0, len(self._seconds) - 1)
        return None if is_whole else (self._seconds[first], self._seconds[last])

    def open(self, path: Path) -> None:
        """Open a session in place of the last one; `opened` or `failed` is emitted."""
        self.close()
        self.active, self._path = True, path
        self.reader.open(path, self._hand_models.paths())

    def close(self) -> None:
        """Close the session and hide the timeline."""
        if not self.active:
            return
        self.stop_comparing()
        self.active, self.session = False, None
        self._pause()
        self.edits.clear()
        self.reader.close_session()
        self.timeline.hide()
        self.actions_.set_possible(False)
        self.marked.emit(Mark())
        self.closed.emit()

    def shows(self, session: Path) -> bool:
        """Whether this session is open or being opened, by itself or as the second run."""
        second = [] if self.second is None else [self.second.path]
        return self.active and any(_is_same(session, path) for path in (self._path, *second))

    def compare(self, path: Path) -> None:
        """Compare with another run over the same frames; `compared` or `compare_failed` is emitted."""
        self.reader.compare(path, self._hand_models.paths())

    def stop_comparing(self) -> None:
        """Show the session alone."""
        if self.second is not None:
            self.second = None
            self.reader.stop_comparing()
            self.timeline.show_second(None)
            self.comparing_stopped.emit()
            self.refresh()

    def refresh(self) -> None:
        """Draw the current frame again."""
        if self.session is not None:
            self.reader.show(self._playhead.place)

    def play_or_pause(self) -> None:
        """Play if it is paused, pause if it plays."""
        if self.session is None:
            return
        if self._playhead.playing:
            self._pause()
            self.refresh()  # with the mark of a frame that stands still
            return
        self.reader.look_for_folder()
        self._playhead.play(time.monotonic())
        self._tick.start(TICK_MS)
        self._show_playing(True)
        self.refresh()

    def step(self, frames: int) -> None:
        """Pause, and move by so many frames."""
        self._pause()
        self.seek(self._playhead.place + frames)

    def seek(self, place: int) -> None:
        """Show the frame at a place; playback continues from there."""
        if self.session is not None:
            self._playhead.seek(place, time.monotonic())
            self.reader.show(self._playhead.place)

    def _pause(self) -> None:
        self._playhead.pause()
        self._tick.stop()
        self._show_playing(False)

    def _show_playing(self, playing: bool) -> None:
        self.actions_.show_playing(playing)
        if self.active:
            self.playing_changed.emit(playing)

    def _advance(self) -> None:
        before = self._playhead.place
        place = self._playhead.advance(time.monotonic())
        if place != before:
            self.reader.show(place)
        if not self._playhead.playing:
            self._pause()
            self.refresh()

    def _change_speed(self, steps: int) -> None:
        if self.active:
            self.timeline.change_speed(steps)

    # range and markers

    def _on_loop(self, on: bool) -> None:
        self._playhead.loop = on

    def _range_from_here(self) -> None:
        last = self._playhead.range[1]
        self._change_range(self.place, last if last > self.place else len(self._seconds) - 1)

    def _range_to_here(self) -> None:
        first = self._playhead.range[0]
        self._change_range(first if first < self.place else 0, self.place)

    def _change_range(self, first: int, last: int) -> None:
        """Set the range, which can be undone."""
        before, after = self._playhead.range, (min(first, last), max(first, last))
        is_whole = after == (0, len(self._seconds) - 1)
        name = tr("whole clip") if is_whole else tr("range A–B")
        self.edits.do(name, before, after, lambda places: self._set_range(*places))

    def _set_range(self, first: int, last: int) -> None:
        self._playhead.set_range(first, last)
        self.timeline.show_range(*self._playhead.range)
        self.range_changed.emit()

    def _mark(self) -> None:
        """Set or remove a marker at the frame on the screen, which can be undone."""
        name = tr("remove marker") if self.place in self.markers else tr("set marker")
        after = tuple(sorted({*self.markers} ^ {self.place}))
        self.edits.do(name, self.markers, after, self._save_markers)

    def _save_markers(self, places: tuple[int, ...]) -> None:
        self._set_markers(places)
        self.reader.write_markers(places)

    def _set_markers(self, places: tuple[int, ...]) -> None:
        self.markers = places
        self.timeline.show_markers(places)

    def _on_markers_written(self, path: Path, places: tuple[int, ...]) -> None:
        if self.session is not None and self.session.path == path:
            self._saved_markers = places

    def _on_markers_refused(self, path: Path, sentence: str) -> None:
        """Show the markers that are in the folder."""
        if self.session is not None and self.session.path == path:
            self._set_markers(self._saved_markers)
        self.warned.emit(joined((localized(sentence), tr("The markers were not changed."))))

    def _jump(self, direction: int) -> None:
        """Go to the next marker in this direction, 1 or -1."""
        ahead = [place for place in self.markers if (place - self.place) * direction > 0]
        if ahead:
            self._pause()
            self.seek(min(ahead, key=lambda place: abs(place - self.place)))

    # reports of the reader

    def _on_opened(self, session: OpenedSession) -> None:
        if not self.active:  # closed meanwhile
            return
        self.session = session
        self._playhead = Playhead(session.seconds)
        self._playhead.loop = self.actions_.loop.isChecked()
        self._playhead.set_speed(self.timeline.speed.currentData(), 0.0)
        self.place = 0
        self.timeline.show_session(session)
        self.timeline.show_place(0)
        self.timeline.show_range(*self._playhead.range)
        self._saved_markers = session.markers
        self._set_markers(session.markers)
        self.timeline.show()
        self.actions_.set_possible(True)
        self.opened.emit(session)
        QTimer.singleShot(FIRST_FRAME_MS, self.refresh)

    def _on_failed(self, sentence: str, path: Path, model_missing: bool) -> None:
        self.active = False
        self.failed.emit(sentence, path, model_missing)

    def _on_compared(self, second: ComparedRun) -> None:
        if self.session is None:  # closed meanwhile
            return
        self.second = second
        self.timeline.show_second(second)
        self.compared.emit(second)
        self.refresh()

    def _on_frame(self, place: int, result: FrameResult, second: tuple[Hand, ...] | None) -> None:
        if self.session is not None:
            self.place = place
            self.timeline.show_place(place)
            self.marked.emit(self._mark_of(self.session, place))
            self.shown.emit(result, second if self.second is not None else None)

    def _mark_of(self, session: OpenedSession, place: int) -> Mark:
        """The mark of a frame; while it plays a fainter one that stays for a while, so that nothing flickers."""
        if not self._playhead.playing:
            return Mark() if session.tracked[place] else Mark(tr("Not tracked"))
        hold_s = MARK_S * self.timeline.speed.currentData()
        first = int(np.searchsorted(session.seconds, session.seconds[place] - hold_s))
        all_tracked = session.tracked[first : place + 1].all()
        return Mark() if all_tracked else Mark(tr("Some frames not tracked"), PLAYING_STRENGTH)
