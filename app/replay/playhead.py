"""Where a replay stands: which frame is due, at which speed, within which range."""

from bisect import bisect_right

import numpy as np

from handmirror.core.types import Array

LAST_FRAME_S = 1 / 30  # how long a frame without a next one is shown


class Playhead:
    """Moves over frames at uneven times; `now` is any clock in seconds that only rises."""

    def __init__(self, seconds: Array) -> None:
        """`seconds` [n >= 1] of the frames since the first, rising."""
        self._seconds = [float(second) for second in seconds]
        gap = float(np.median(np.diff(seconds))) if len(seconds) > 1 else LAST_FRAME_S
        self._hold = min(gap, 1.0)  # the last frame of the range is shown this long
        self.place = 0
        self.loop = False
        self.range = (0, len(self._seconds) - 1)  # first and last place played
        self._speed = 1.0
        self._at, self._since = 0.0, 0.0  # position, and when it was there
        self.playing = False

    @property
    def seconds(self) -> float:
        """Time of the frame since the first one."""
        return self._seconds[self.place]

    def nearest(self, seconds: float) -> int:
        """The place of the frame that is nearest to a time."""
        after = min(bisect_right(self._seconds, seconds), len(self._seconds) - 1)
        before = max(after - 1, 0)
        return before if seconds - self._seconds[before] < self._seconds[after] - seconds else after

    def set_speed(self, speed: float, now: float) -> None:
        """Times the recorded speed, above 0."""
        self.advance(now)
        self._speed = speed

    def set_range(self, first: int, last: int) -> None:
        """Play these places only; they may be given in any order."""
        end = len(self._seconds) - 1
        low, high = sorted((min(max(first, 0), end), min(max(last, 0), end)))
        self.range = (low, high)

    def play(self, now: float) -> None:
        """Go on; from the beginning of the range when its end is reached or it is left."""
        if not self.range[0] <= self.place < self.range[1]:
            self.place = self.range[0]
        self._at, self._since, self.playing = self.seconds, now, True

    def pause(self) -> None:
        """Stay on this frame."""
        self.playing = False

    def seek(self, place: int, now: float) -> None:
        """Go to a place, also outside of the range."""
        self.place = min(max(place, 0), len(self._seconds) - 1)
        self._at, self._since = self.seconds, now

    def advance(self, now: float) -> int:
        """The place that is due now."""
        if not self.playing:
            return self.place
        self._at += (now - self._since) * self._speed
        self._since = now
        first, last = self.range
        start, end = self._seconds[first], self._seconds[last] + self._hold
        if self._at >= end:
            if self.loop:
                self._at = start + (self._at - end) % (end - start)
            else:
                self._at, self.playing = self._seconds[last], False
        self.place = max(bisect_right(self._seconds, self._at) - 1, 0)
        return self.place
