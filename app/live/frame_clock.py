"""The frame rate and latency on the screen."""

from collections import deque
from dataclasses import dataclass

import numpy as np

FRAMES = 30  # the shown figures are of the last ones
OUTDATED_NS = 2_000_000_000  # after so long without a frame they say nothing about now


@dataclass(frozen=True)
class Pace:
    """Figures over the last frames."""

    fps: float
    latency_ms: float  # median from capture to screen
    latency_p95_ms: float


class FrameClock:
    """Collects capture and screen times in nanoseconds of time.monotonic_ns()."""

    def __init__(self, frames: int | None = FRAMES) -> None:
        """Figures are of the last `frames` frames, or of all with None."""
        self._times: deque[tuple[int, int]] = deque(maxlen=frames)

    def add(self, captured_ns: int, shown_ns: int) -> None:
        """Add a frame that has reached the screen."""
        self._times.append((captured_ns, shown_ns))

    def pace(self, now_ns: int | None = None) -> Pace | None:
        """The figures so far; None with fewer than two frames, or if the last one is outdated `now`."""
        if len(self._times) < 2 or (now_ns is not None and now_ns - self._times[-1][1] > OUTDATED_NS):
            return None
        captured, shown = np.array(self._times).T
        latency = (shown - captured) / 1e6
        seconds = (shown[-1] - shown[0]) / 1e9
        fps = (len(shown) - 1) / max(seconds, 1e-9)
        return Pace(float(fps), float(np.median(latency)), float(np.percentile(latency, 95)))

    def clear(self) -> None:
        """Start again, for another source."""
        self._times.clear()
