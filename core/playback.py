"""How a stored source is played: paused, at any speed, from any time. Any thread may control it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from handmirror.core.camera.source import Source
from handmirror.core.types import Frame

Order = Literal["close", "seek", "step", "play"]
LATE_S = 0.5  # a file this far behind its own clock continues from here instead of rushing


@dataclass(frozen=True)
class PlaybackState:
    """Whether it plays, and what to say at its end."""

    playing: bool
    at_end: bool  # the last frame has been played, and no loop is wanted
    warning: str = ""  # at the end: one sentence when not everything could be read


class Playback:
    """Controls one run of a stored source (`core.live`).

    A stored source plays in a loop or waits at its end. A frame that is asked for is shown also while it is paused.
    """

    def __init__(
        self,
        playing: bool = True,
        loop: bool = True,
        speed: float = 1.0,
        still_s: float | None = None,
        on_state: Callable[[PlaybackState], None] = lambda state: None,
    ) -> None:
        """`still_s`: for how many seconds a picture is shown, in place of its own time; None for videos.

        `on_state` is called on the thread that plays, or on the one that controls.
        """
        self._playing, self._loop, self._speed, self._still_s = playing, loop, speed, still_s
        self._on_state = on_state
        self._changed = threading.Condition()
        self._seek_ns: int | None = None
        self._shown_ns: int | None = None  # the time of the newest frame
        self._steps = 0 if playing else 1  # the first frame is shown also while it is paused
        self._ended = self._closed = self._late = self._resumed = False

    # any thread

    @property
    def playing(self) -> bool:
        """Whether the next frame will be shown by itself."""
        return self._playing

    def play(self) -> None:
        """Continue; from the beginning where it is at the end."""
        with self._changed:
            if self._ended:
                self._seek_ns = 0
        self._change(playing=True)

    def pause(self) -> None:
        """Stay at this frame."""
        self._change(playing=False)

    def set_speed(self, speed: float) -> None:
        """Set the speed, a factor above 0."""
        with self._changed:
            self._speed = speed
            self._changed.notify_all()

    def set_loop(self, loop: bool) -> None:
        """Whether it starts again at the end."""
        self._loop = loop

    def seek(self, time_ns: int) -> None:
        """Show the frame at this time of the file: the last one that is not after it; only the newest wish counts."""
        with self._changed:
            self._seek_ns, self._steps = max(time_ns, 0), 0
            self._changed.notify_all()

    def show_again(self) -> None:
        """Show the newest frame once more where it is paused, for a recording that starts there."""
        with self._changed:
            if not self._playing and self._seek_ns is None:
                self._seek_ns = self._shown_ns
                self._changed.notify_all()

    def step(self) -> None:
        """Pause, and show the next frame."""
        with self._changed:
            self._steps += 1
        self.pause()

    def close(self) -> None:
        """End: `frames` yields no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def restart_clock(self) -> None:
        """Continue from the next frame at once, however long this one took."""
        self._late = True

    # the thread that plays

    def frames(self, source: Source) -> Iterator[tuple[Frame, bool]]:
        """The frames as they are due, and whether each follows the one before."""
        clock, follows = _Clock(), False
        ahead: Frame | None = None  # read, and not yet due
        while (order := self._next_order()) != "close":
            if order == "seek":
                with self._changed:
                    time_ns, self._seek_ns = self._seek_ns or 0, None
                    self._shown_ns = time_ns  # from now on it is this frame that `show_again` is for
                source.seek(time_ns)
                ahead, follows = None, False
            ahead = ahead or source.read()
            if ahead is None:
                self._end(source, follows)
            elif order != "play" or not follows or self._wait_until_due(clock, ahead):
                clock.mark(ahead.time_ns)
                frame, ahead = ahead, None
                self._shown_ns = frame.time_ns
                yield frame, follows
                follows = True

    def _next_order(self) -> Order:
        """What to do next; waits while there is nothing to do."""
        with self._changed:
            while (order := self._order()) is None:
                self._changed.wait()
            if order == "seek":
                self._ended = self._ended and self._seek_ns == self._shown_ns
            elif order == "step":
                self._steps -= 1
            return order

    def _order(self) -> Order | None:
        """The next thing to do; the caller holds the lock."""
        if self._closed:
            return "close"
        if self._seek_ns is not None:
            return "seek"
        if self._steps:
            return "step"
        return "play" if self._playing else None

    def _end(self, source: Source, has_shown: bool) -> None:
        """Start again if it is to loop and has shown anything; else pause."""
        with self._changed:
            if self._loop and self._playing and has_shown:
                self._seek_ns = 0
                return
            self._playing, self._ended, self._steps = False, True, 0
        self._on_state(PlaybackState(False, True, source.warning))

    def _wait_until_due(self, clock: "_Clock", frame: Frame) -> bool:
        """False when something else was asked for meanwhile, or while the frame was read."""
        with self._changed:
            if self._order() != "play":
                return False
            if self._late:
                self._late = False
                return True
            if self._resumed:
                self._resumed = False
                clock.resume()
            wait_s = clock.wait_s(frame.time_ns, self._speed, self._still_s)
            return wait_s <= 0 or not self._changed.wait(wait_s)

    def _change(self, playing: bool) -> None:
        with self._changed:
            changed, self._playing = self._playing != playing, playing
            self._resumed |= changed and playing
            self._changed.notify_all()
        if changed:
            self._on_state(PlaybackState(playing, False))


class _Clock:
    """When the next frame is due, counted from the last one."""

    def __init__(self) -> None:
        self._shown_s = 0.0
        self._due_s: float | None = None  # of the next frame, where that was waited for
        self._time_ns = 0

    def wait_s(self, time_ns: int, speed: float, still_s: float | None) -> float:
        """Seconds until the frame with this time is due; not above 0 when it is."""
        gap_s = (time_ns - self._time_ns) / 1e9 if still_s is None else still_s
        due_s = self._due_s = self._shown_s + gap_s / speed
        return due_s - time.monotonic()

    def resume(self) -> None:
        """Shift the clock by the time spent paused."""
        self._shown_s = time.monotonic()

    def mark(self, time_ns: int) -> None:
        """The frame with this time is shown now, unless it was due just before: then it counts from there."""
        now_s, due_s = time.monotonic(), self._due_s
        self._shown_s = due_s if due_s is not None and 0 <= now_s - due_s < LATE_S else now_s
        self._due_s = None
        self._time_ns = time_ns
