"""From a camera to the screen: where the time of a frame goes while the window runs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handmirror.core.bench.figures import Times, times

# of a frame, in order; each ends where the next one begins
STEPS = ("camera", "slot", "tracker", "to the window", "prepare", "paint")


@dataclass(frozen=True)
class Shown:
    """The moments of one frame that reached the screen, in nanoseconds of time.monotonic_ns()."""

    captured: int  # a file's: due
    offered: int  # decoded
    taken: int  # by the tracker
    tracked: int
    received: int  # by the window's thread
    prepared: int  # scaled, meshes handed to the 3D view
    painted: int

    def steps_ms(self) -> dict[str, float]:
        """How long each of STEPS took."""
        moments = list(vars(self).values())
        return {name: (end - begin) / 1e6 for name, begin, end in zip(STEPS, moments, moments[1:], strict=False)}


@dataclass(frozen=True)
class Copies:
    """New memory that a step has at a time, in sizes of the frame: numpy's and OpenCV's, for Qt's is not seen."""

    tracker: float
    window: float
    handed_on: bool  # the window gets the very memory that the source gave, without a copy between


@dataclass(frozen=True)
class LiveFigures:
    """What the window did in the time that was measured."""

    seconds: float
    captured: int
    tracked: int
    dropped: int  # for a newer one
    shown: int
    total_ms: Times  # from capture to the end of painting
    steps_ms: dict[str, Times]
    copies: Copies

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def live_figures(
    shown: Sequence[Shown], seconds: float, captured: int, tracked: int, dropped: int, copies: Copies
) -> LiveFigures:
    """Figures of at least one frame."""
    steps = [each.steps_ms() for each in shown]
    total = times([(each.painted - each.captured) / 1e6 for each in shown])
    of_steps = {name: times([frame[name] for frame in steps]) for name in STEPS}
    return LiveFigures(seconds, captured, tracked, dropped, len(shown), total, of_steps, copies)
