"""Live tracking: a capture thread and a tracker thread with a newest-frame slot between them.

All threads of tracking are here; recorder and streams have their own, so that nothing waits for them.
"""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from handmirror.core.callbacks import call_safely
from handmirror.core.camera.address import without_logins
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.slot import LatestSlot
from handmirror.core.camera.source import Source, SourceLost
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory
from handmirror.core.playback import LATE_S, Playback
from handmirror.core.tracking.protocol import Tracker as Tracker
from handmirror.core.types import Array, Frame, FrameResult

RETRY_S = 1.0  # between two attempts to open a source that is missing
JOIN_S = 0.9  # for each thread when stopping
STEP_NS = 1_000_000_000 // 30  # between the last and the first frame of a loop when the file has no frame rate

OPENING = "Opening the source."
FINAL = ("ended", "failed")
_log = logging.getLogger("handmirror.live")

State = Literal["opening", "running", "waiting", "ended", "failed"]


@dataclass(frozen=True)
class LiveStatus:
    """The state of the run; "waiting" tries again by itself, "ended" and "failed" are final."""

    state: State
    message: str  # one sentence for people


@dataclass(frozen=True)
class LiveResult:
    """A result, and the times of its frame's steps on the clock of time.monotonic_ns()."""

    result: FrameResult
    captured_ns: int  # a file's: shown
    offered_ns: int  # decoded, and put into the slot
    taken_ns: int  # out of the slot by the tracker's thread
    tracked_ns: int
    source_ns: int = 0  # the frame's time in its file, which a loop or a seek sets back; a live one's time


@dataclass(frozen=True)
class LiveCounters:
    """Frames so far; a captured one has been tracked or dropped for a newer one, was shown untracked, or is in work."""

    captured: int
    tracked: int
    dropped: int
    untracked: int = 0  # a camera's, shown before there was a tracker


@dataclass(frozen=True)
class _Captured:
    frame: Frame
    K: Array
    captured_ns: int
    offered_ns: int
    take: int  # rises with each opening and each seek: the tracker is reset
    source_ns: int
    is_live: bool


class Live:
    """One run from a source to its subscribers: start() once, stop() once.

    `open_source` is called again when a camera has vanished, or at the end of a file when `loop` is set. A file plays
    at its own speed. Callbacks run on the two threads and must be quick; after stop() there are no more. `on_status`
    gets one status at a time, in their order, and none after a final one. `on_frame` may be set and taken away at any
    time: it gets every captured frame, also those that the tracker will skip. Frames are undistorted as soon as they
    are captured; `on_doubt` is called when the intrinsics seem wrong for a source.

    Without a tracker the source is opened and shown nevertheless: `on_untracked` gets a camera's newest frames, or the
    first frame of a file, which then waits, until `use` brings one. With a `playback` a file is played as that says,
    and `loop` is not used.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        tracker: Tracker | None,
        intrinsics: Intrinsics,
        loop: bool = False,
        on_status: Callable[[LiveStatus], None] = lambda status: None,
        on_doubt: Callable[[str], None] = lambda sentence: None,
        on_untracked: Callable[[LiveResult], None] = lambda result: None,
        playback: Playback | None = None,
    ) -> None:
        self._open_source, self._tracker, self._loop = open_source, tracker, loop
        self._on_untracked, self._playback = on_untracked, playback
        self._may_track = threading.Event()  # or has ended
        if tracker is not None:
            self._may_track.set()
        self.intrinsics, self._on_doubt = intrinsics, on_doubt  # with those saved for the camera, once it is open
        self._camera, self._choosing = "", threading.Lock()
        self.on_frame: Callable[[Frame], None] | None = None  # called on the capture thread with each captured frame
        self._subscribers: list[Callable[[LiveResult], None]] = []
        self._slot: LatestSlot[_Captured] = LatestSlot()
        self._stop = threading.Event()
        self._pace = _Pace(self._stop)
        self._statuses = _Statuses(on_status)
        self._ending = LiveStatus("ended", "Stopped.")
        self._captured = self._tracked = self._untracked = self._take = 0
        self._next_index = self._next_time_ns = 0  # where a re-opened source continues counting
        self._threads = [
            threading.Thread(target=self._guarded, args=(target,), name=f"handmirror-{name}", daemon=True)
            for name, target in (("capture", self._capture), ("tracker", self._track))
        ]

    def subscribe(self, callback: Callable[[LiveResult], None]) -> None:
        """Call `callback` with each result on the tracker thread; its exceptions are logged."""
        self._subscribers.append(callback)

    def unsubscribe(self, callback: Callable[[LiveResult], None]) -> None:
        """Stop calling it; ValueError when it was never subscribed."""
        self._subscribers.remove(callback)

    @property
    def has_tracker(self) -> bool:
        """Whether frames are tracked."""
        return self._tracker is not None

    def use(self, tracker: Tracker) -> None:
        """Track with this one from the next frame on."""
        self._tracker = tracker
        self._may_track.set()

    def start(self) -> None:
        """Start; returns at once."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """End within 2 s; False when a camera or tracker hangs, whose thread then ends by itself when it returns."""
        self._statuses.close()
        self._end()
        others = [t for t in self._threads if t.ident is not None and t is not threading.current_thread()]
        for thread in others:
            thread.join(JOIN_S)
        return not any(thread.is_alive() for thread in others)

    def use_intrinsics(self, intrinsics: Intrinsics) -> None:
        """Use others from the next captured frame on; reads those saved for the camera, if nothing else is given."""
        with self._choosing:
            self.intrinsics = intrinsics.of_camera(self._camera)

    def status(self) -> LiveStatus:
        """The run's state, or its last one when stopped: a failure is reported here even if no callback ran in time."""
        return self._statuses.newest

    def counters(self) -> LiveCounters:
        """Counts of captured, tracked and dropped frames."""
        return LiveCounters(self._captured, self._tracked, self._slot.dropped, self._untracked)

    def _guarded(self, run: Callable[[], None]) -> None:
        """A thread's body: whatever goes wrong in it ends the run with a sentence, never silently."""
        try:
            run()
        except UserError as error:
            self._fail(str(error))
        except Exception as error:
            if lacks_memory(error):
                return self._fail(TOO_LITTLE_MEMORY)
            _log.error("%s", without_logins(traceback.format_exc()).rstrip())
            what = without_logins(f"{type(error).__name__}: {error}")
            self._fail(f"An internal error stopped the tracking: {what}")

    def _fail(self, message: str) -> None:
        self._statuses.report("failed", message)
        self._end()

    def _end(self) -> None:
        self._stop.set()
        self._may_track.set()
        if self._playback is not None:
            self._playback.close()
        self._slot.close()

    # the capture thread

    def _capture(self) -> None:
        self._statuses.report("opening", OPENING)
        was_live, again = False, True
        while again and not self._stop.is_set():
            try:
                with self._open_source() as source:
                    was_live = source.live
                    with self._choosing:
                        self._camera = source.camera
                        self.intrinsics = self.intrinsics.of_camera(source.camera)
                    self._play(source)
                self._ending = LiveStatus("ended", source.warning or f"{source.label} has ended.")
                again = self._loop and not was_live
            except UserError as error:
                if isinstance(error, CalibrationError) or not (was_live or isinstance(error, SourceLost)):
                    raise
                self._statuses.report("waiting", f"{str(error).rstrip('.')}; trying again every second.")
                self._stop.wait(RETRY_S)
        self._slot.close()

    def _play(self, source: Source) -> None:
        """Put the frames of one opening into the slot, a file's at their own speed."""
        shift_ns = shift_index = 0
        checked: Intrinsics | None = None
        for frame, follows in self._frames(source):
            if self._stop.is_set():
                return
            intrinsics = self.intrinsics  # which may change at any time
            if intrinsics is not checked and (doubt := intrinsics.doubt(frame)):
                call_safely(self._on_doubt, doubt)
            checked = intrinsics
            source_ns = frame.time_ns
            frame = intrinsics.undistort(frame)
            if not follows:
                self._take += 1
                if self._take > 1:
                    shift_index = self._next_index - frame.index
                    shift_ns = 0 if source.live else self._next_time_ns - frame.time_ns
            frame = replace(frame, index=shift_index + frame.index, time_ns=frame.time_ns + shift_ns)
            self._next_index = frame.index + 1
            self._next_time_ns = frame.time_ns + (round(1e9 / source.fps) if source.fps else STEP_NS)
            if not source.live and self._playback is None:
                self._pace.wait(frame.time_ns)
            self._statuses.report("running", f"{source.label}, {source.mode}" if source.mode else source.label)
            self._captured += 1
            if (on_frame := self.on_frame) is not None:  # it may be set and taken away at any time
                call_safely(on_frame, frame)
            now_ns = time.monotonic_ns()
            captured_ns = frame.time_ns if source.live else now_ns
            K = intrinsics.for_frame(frame)
            self._slot.put(_Captured(frame, K, captured_ns, now_ns, self._take, source_ns, source.live))
            self._let_tracker_follow(source)

    def _frames(self, source: Source) -> Iterator[tuple[Frame, bool]]:
        """The frames of one opening, and whether each follows the one before."""
        if self._playback is not None and not source.live:
            yield from self._playback.frames(source)
            return
        follows = False
        for frame in source:
            yield frame, follows
            follows = True

    def _let_tracker_follow(self, source: Source) -> None:
        """Wait for it where no frame may be left out: at the start of a file, and after each still."""
        if source.live:
            return
        if not self._may_track.is_set():
            self._may_track.wait()
            self._pace.restart()
            if self._playback is not None:
                self._playback.restart_clock()
        if source.stills:
            self._slot.wait_until_taken()

    # the tracker thread

    def _track(self) -> None:
        last: tuple[int, Tracker] | None = None
        while (captured := self._slot.get()) is not None and not self._stop.is_set():
            tracker = self._tracker or self._tracker_for(captured)
            if tracker is None:
                continue
            if last != (captured.take, tracker):
                last = captured.take, tracker
                tracker.reset()
            taken_ns = time.monotonic_ns()
            result = tracker.track(captured.frame, captured.K)
            self._tracked += 1
            live_result = _live_result(captured, result, taken_ns)
            for callback in tuple(self._subscribers):
                if not self._stop.is_set():
                    call_safely(callback, live_result)
        self._statuses.report(self._ending.state, self._ending.message)

    def _tracker_for(self, captured: _Captured) -> Tracker | None:
        """Show a frame without hands; then the tracker for it, None for a camera, whose next one is newer."""
        untracked = FrameResult(captured.frame, captured.K, ())
        call_safely(self._on_untracked, _live_result(captured, untracked, time.monotonic_ns()))
        if captured.is_live:
            self._untracked += 1
            return None
        self._may_track.wait()
        return None if self._stop.is_set() else self._tracker


def _live_result(captured: _Captured, result: FrameResult, taken_ns: int) -> LiveResult:
    moments = captured.captured_ns, captured.offered_ns, taken_ns, time.monotonic_ns()
    return LiveResult(result, *moments, captured.source_ns)


class _Statuses:
    """Passes statuses on, one at a time and in order, whichever thread reports them; a final one is the last."""

    def __init__(self, callback: Callable[[LiveStatus], None]) -> None:
        self.newest = LiveStatus("opening", "")
        self._callback = callback
        self._lock = threading.Lock()  # never held during a call: a callback may stop the run
        self._waiting: deque[LiveStatus] = deque()
        self._handing_on = self._closed = False

    def report(self, state: State, message: str) -> None:
        status = LiveStatus(state, message)
        with self._lock:
            if self._closed or status == self.newest or self.newest.state in FINAL:
                return
            self.newest = status
            self._waiting.append(status)
            if self._handing_on:  # the thread that does will come to this one
                return
            self._handing_on = True
        while (waiting := self._next()) is not None:
            call_safely(self._callback, waiting)

    def close(self) -> None:
        """Pass on nothing more."""
        with self._lock:
            self._closed = True

    def _next(self) -> LiveStatus | None:
        with self._lock:
            self._handing_on = bool(self._waiting) and not self._closed
            return self._waiting.popleft() if self._handing_on else None


class _Pace:
    """Waits until a file's frame is due."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._start_s: float | None = None  # the monotonic clock at timestamp 0

    def restart(self) -> None:
        """The next frame is due at once."""
        self._start_s = None

    def wait(self, time_ns: int) -> None:
        now = time.monotonic()
        if self._start_s is None or now - (self._start_s + time_ns / 1e9) > LATE_S:
            self._start_s = now - time_ns / 1e9
        self._stop.wait(max(0.0, self._start_s + time_ns / 1e9 - now))
