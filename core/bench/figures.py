"""From the milliseconds of each frame to the figures that are shown."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

WARM_UP = 10  # frames that are not counted, or a quarter where there are fewer than 40


@dataclass(frozen=True)
class Run:
    """What a worker measured: one value a frame, from the first frame on."""

    load_cpu_s: float  # from before the imports until the first frame may come
    load_wall_s: float
    memory_mb: float | None  # the most at a time; None where the system does not say
    cpu_ms: list[float]
    wall_ms: list[float]
    hands: list[int]
    stages_ms: list[dict[str, float]]  # wall time


@dataclass(frozen=True)
class Times:
    """Milliseconds of a frame, without those that warm up."""

    median: float
    mean: float
    p95: float

    @property
    def spread(self) -> float:
        """p95 ÷ median."""
        return self.p95 / self.median if self.median else float("nan")


@dataclass(frozen=True)
class Figures:
    """Of one run, or the medians of several."""

    cpu: Times
    wall: Times
    start_cpu_s: float  # import, load and first result
    start_wall_s: float
    memory_mb: float | None
    hands: float  # found in a frame, mean
    frames: int
    stages_ms: dict[str, float]  # wall time of a frame, mean

    def as_json(self) -> dict[str, Any]:
        """Plain values, with the spreads."""
        values = asdict(self)
        for name in ("cpu", "wall"):
            values[name]["p95_over_median"] = getattr(self, name).spread
        return values


def of_run(run: Run) -> Figures:
    """The figures of one run, which has at least one frame."""
    warm = min(WARM_UP, len(run.cpu_ms) // 4)
    stages = run.stages_ms[warm:]
    names = dict.fromkeys(name for frame in stages for name in frame)
    return Figures(
        cpu=times(run.cpu_ms[warm:]),
        wall=times(run.wall_ms[warm:]),
        start_cpu_s=run.load_cpu_s + run.cpu_ms[0] / 1e3,
        start_wall_s=run.load_wall_s + run.wall_ms[0] / 1e3,
        memory_mb=run.memory_mb,
        hands=statistics.fmean(run.hands[warm:]),
        frames=len(stages),
        stages_ms={name: statistics.fmean(frame.get(name, 0.0) for frame in stages) for name in names},
    )


def times(milliseconds: Sequence[float]) -> Times:
    """Median, mean and 95th percentile of at least one value."""
    p95 = float(np.percentile(milliseconds, 95))
    return Times(statistics.median(milliseconds), statistics.fmean(milliseconds), p95)


def of_rounds(rounds: Sequence[Figures]) -> Figures:
    """Each figure's median over the rounds, of which there is at least one."""
    memory = [each.memory_mb for each in rounds if each.memory_mb is not None]
    middle = statistics.median
    return Figures(
        cpu=_middle_times([each.cpu for each in rounds]),
        wall=_middle_times([each.wall for each in rounds]),
        start_cpu_s=middle(each.start_cpu_s for each in rounds),
        start_wall_s=middle(each.start_wall_s for each in rounds),
        memory_mb=middle(memory) if memory else None,
        hands=middle(each.hands for each in rounds),
        frames=rounds[0].frames,
        stages_ms={name: middle(each.stages_ms[name] for each in rounds) for name in rounds[0].stages_ms},
    )


def _middle_times(rounds: Sequence[Times]) -> Times:
    return Times(*(statistics.median(getattr(each, field.name) for each in rounds) for field in fields(Times)))


@dataclass(frozen=True)
class Ratio:
    """A program's CPU time ÷ another's on the same scene: the median over rounds, each in itself."""

    median: float  # of the frames' medians
    mean: float  # of the frames' means
    lowest: float  # of the medians, over the rounds
    highest: float


def ratio(ours: Sequence[Figures], theirs: Sequence[Figures]) -> Ratio:
    """Round by round: what else the computer does changes from one to the next."""
    medians = [mine.cpu.median / other.cpu.median for mine, other in zip(ours, theirs, strict=True)]
    means = [mine.cpu.mean / other.cpu.mean for mine, other in zip(ours, theirs, strict=True)]
    return Ratio(statistics.median(medians), statistics.median(means), min(medians), max(medians))
