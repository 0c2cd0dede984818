"""Where the time of the last frames went, from capture to screen."""

from collections import deque

import numpy as np

from handmirror.core.live import LiveResult

FRAMES = 30  # the medians are of the last ones
CAPTURE, WAIT, TO_WINDOW, DRAW = "capture", "wait", "to window", "draw"
# in order; those between WAIT and TO_WINDOW are the tracker's own, of FrameResult.timings_ms
STAGES = (CAPTURE, WAIT, "landmarks", "detector", "pose", "mesh", TO_WINDOW, DRAW)


class StageClock:
    """Collects the times of frames; medians are computed when they are read."""

    def __init__(self) -> None:
        self._frames: deque[dict[str, float]] = deque(maxlen=FRAMES)
        self._drawing: tuple[LiveResult, int] | None = None

    def received(self, live: LiveResult, time_ns: int) -> None:
        """The window has received a result at this time of time.monotonic_ns()."""
        self._drawing = live, time_ns

    def drawn(self, time_ns: int) -> None:
        """The last result has been drawn."""
        drawing, self._drawing = self._drawing, None
        if drawing is not None:
            live, received_ns = drawing
            moments = {
                CAPTURE: live.offered_ns - live.captured_ns,
                WAIT: live.taken_ns - live.offered_ns,
                TO_WINDOW: received_ns - live.tracked_ns,
                DRAW: time_ns - received_ns,
            }
            self._frames.append({name: ns / 1e6 for name, ns in moments.items()} | live.result.timings_ms)

    def clear(self) -> None:
        """Forget all frames, for another source."""
        self._frames.clear()
        self._drawing = None

    def medians_ms(self) -> dict[str, float]:
        """Milliseconds by those of STAGES that were measured, in their order."""
        by_stage = {name: [frame[name] for frame in self._frames if name in frame] for name in STAGES}
        return {name: float(np.median(values)) for name, values in by_stage.items() if values}
