"""The playhead of a replay: which frame is due, by speed and range."""

from bisect import bisect_right

import numpy as np

from handmirror.core.types import Array

LAST_FRAME_S = 1 / 30  # how long the frame of a session with a single one is shown


class Playhead:
    """Moves over frames at uneven times; `now` is the time of any monotonic clock in seconds."""

    def __init__(self, seconds: Array) -> None:
        """`seconds` [n >= 1] of the frames since the first, rising."""
        self._seconds = [float(second) for second in seconds]
        gap = float(np.median(np.diff(seconds))) if len(seconds) > 1 else LAST_FRAME_S
        self._hold = min(gap, 1.0)  # how long the last frame of the range is shown
        self.place = 0
        self.loop = False
        self.range = (0, len(self._seconds) - 1)  # first and last place played
        self._speed = 1.0
        self._position, self._updated = 0.0, 0.0  # seconds of the session, and the time when it was there
        self.playing = False

    @property
    def seconds(self) -> float:
        """Time of the frame since the first one."""
        return self._seconds[self.place]

    def nearest(self, seconds: float) -> int:
        """The place of the frame nearest to a time."""
        after = min(bisect_right(self._seconds, seconds), len(self._seconds) - 1)
        before = max(after - 1, 0)
        return before if seconds - self._seconds[before] < self._seconds[after] - seconds else after

    def set_speed(self, speed: float, now: float) -> None:
        """Set the speed, a factor above 0."""
        self.advance(now)
        self._speed = speed

    def set_range(self, first: int, last: int) -> None:
        """Play only these places, given in any order."""
        end = len(self._seconds) - 1
        low, high = sorted((min(max(first, 0), end), min(max(last, 0), end)))
        self.range = (low, high)

    def play(self, now: float) -> None:
        """Continue; from the start of the range if the playhead is at its end or outside it."""
        if not self.range[0] <= self.place < self.range[1]:
            self.place = self.range[0]
        self._position, self._updated, self.playing = self.seconds, now, True

    def pause(self) -> None:
        """Stop at this frame."""
        self.playing = False

    def seek(self, place: int, now: float) -> None:
        """Go to a place, which may be outside the range."""
        self.place = min(max(place, 0), len(self._seconds) - 1)
        self._position, self._updated = self.seconds, now

    def advance(self, now: float) -> int:
        """The place that is due now."""
        if not self.playing:
            return self.place
        self._position += (now - self._updated) * self._speed
        self._updated = now
        first, last = self.range
        start, end = self._seconds[first], self._seconds[last] + self._hold
        if self._position >= end:
            if self.loop:
                self._position = start + (self._position - end) % (end - start)
            else:
                self._position, self.playing = self._seconds[last], False
        self.place = max(bisect_right(self._seconds, self._position) - 1, 0)
        return self.place
