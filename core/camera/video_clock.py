"""When a video's frames are shown, and how many come a second: by its timestamps, whatever its header says."""

from collections.abc import Sequence

import numpy as np

from handmirror.core.camera.source import MAX_RATE

_SAME_RATE = 0.01  # a stated rate this near, relatively, to that of the timestamps is accepted
_FASTEST = 480  # frames per second, the highest accepted without timestamps
_GAP = 2.5  # a step this many times as long as the usual one is a pause
_USUAL = np.array([10, 12, 12.5, 15, 20, 24e3 / 1001, 24, 25, 30e3 / 1001, 30, 48, 50, 60e3 / 1001, 60, 90, 120, 240])
_ROUNDED = 0.001  # relatively: a measured rate this near to a usual one is that


def plausible_rate(stated: float | None, times_s: Sequence[float], tick_s: float = 0.0) -> float | None:
    """Frames per second.

    Args:
        stated: what the header says, if anything.
        times_s: timestamps of frames that follow each other, in seconds, in any order.
        tick_s: the unit of the timestamps, to which they are rounded.

    Returns:
        The stated rate where the timestamps agree; else the mean rate of these, pauses left out. None when neither
        is known.
    """
    steps = np.diff(np.unique(np.asarray(times_s, float)))
    if not len(steps):
        return stated if stated and stated <= _FASTEST else None
    even = steps[steps < _GAP * np.median(steps)]
    measured = 1.0 / float(even.mean())
    if measured > MAX_RATE:
        return None
    if stated and abs(stated / measured - 1) < _SAME_RATE + tick_s / even.sum():
        return stated
    nearest = float(_USUAL[np.abs(_USUAL / measured - 1).argmin()])
    return nearest if abs(nearest / measured - 1) < _ROUNDED else measured


class FrameClock:
    """Times of frames in nanoseconds that begin at zero or later and rise, whatever the timestamps do."""

    def __init__(self, step_ns: int) -> None:
        self.last_ns: int | None = None
        self.is_exact = True  # every time was a timestamp, so that frames can be found by them
        self._step_ns, self._shift_ns = step_ns, 0
        self._is_first = True

    def time_ns(self, stamp_ns: int | None) -> int:
        """The next frame's time, from its timestamp if it has one."""
        time_ns = 0 if stamp_ns is None else stamp_ns + self._shift_ns
        self.is_exact &= stamp_ns is not None and (self.last_ns is None or time_ns > self.last_ns)
        if self._is_first:
            self._is_first = False
            self._shift_ns = max(-time_ns, 0)  # Matroska may begin before zero, where poses.jsonl has no times
            time_ns = max(time_ns, 0)
        elif self.last_ns is not None and time_ns <= self.last_ns:  # no stamp, or one that jumps back
            time_ns = self.last_ns + self._step_ns
        self.last_ns = time_ns
        return time_ns

    def jump(self) -> None:
        """The next frame does not follow the last one."""
        self.last_ns = None

    def stamp_ns(self, time_ns: int) -> int:
        """The timestamp in the file of a time."""
        return time_ns - self._shift_ns
