"""The moments at which hands are fused: the first camera's frames, and another one's where those are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from handmirror.core.cameras.seen import MOST_STEPS, SeenOverTime


@dataclass(frozen=True)
class Moment:
    """One moment of the world."""

    frame: int  # the first camera's number of it, unless numbers had to be added before
    time_ns: int
    image: str
    own: bool  # the first camera has a frame then


def timeline(seen: Sequence[SeenOverTime]) -> list[Moment]:
    """The moments by rising time and frame number.

    Where the first camera has frames, they are its own, with its numbers. In a gap, and after its end, they are those
    of the camera that has most frames there. Frames added in a gap shift the numbers after it, where there are too few
    numbers free.
    """
    first = seen[0]
    moments: list[Moment] = []
    shift = 0
    for k, line in enumerate(first.lines):
        time_ns = first.times[k]
        if moments and time_ns - moments[-1].time_ns > MOST_STEPS * first.step_ns:
            moments += _added(seen, moments[-1], time_ns)
        number = line.frame + shift
        if moments and number <= moments[-1].frame:
            shift += moments[-1].frame + 1 - number
            number = moments[-1].frame + 1
        moments.append(Moment(number, time_ns, line.image if number == line.frame else f"{number:06d}", True))
    end_ns = max((each.times[-1] for each in seen if each.times), default=0) + first.step_ns
    if moments and end_ns - moments[-1].time_ns > MOST_STEPS * first.step_ns:
        moments += _added(seen, moments[-1], end_ns)
    return moments


def _added(seen: Sequence[SeenOverTime], last: Moment, end_ns: int) -> list[Moment]:
    """Moments between a last one and an end, of the camera with most frames there."""
    half = seen[0].step_ns // 2
    choices = [[time for time in each.times if last.time_ns + half < time < end_ns - half] for each in seen[1:]]
    times = max(choices, key=len, default=[])
    return [Moment(last.frame + k, time_ns, f"{last.frame + k:06d}", False) for k, time_ns in enumerate(times, 1)]
