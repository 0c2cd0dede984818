"""The figures of a kind of moment, or of all of them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from handmirror.core.bench.quality.scoring import HINTED, TO_FIND, ClipScores


@dataclass(frozen=True)
class Figures:
    """Means over all frames unless stated otherwise; NaN where there is nothing to measure."""

    frames: int
    found: float  # percent of the hands of which at least half is visible
    hinted: float  # percent found of the hands of which 10 to 50 % is visible
    false: float  # hands where none is, in 1000 frames
    idf1: float  # percent; NaN where the program does not number its hands
    hota: float  # percent
    switches: float  # changes of a hand's number
    wrong_side: float  # percent of the found hands of which at least half is visible
    wait: float  # median of the frames from half visible to found; infinite: not found
    wait_p95: float
    never: int  # hands that were not found before they were hidden again
    distance: float  # mm, median of the absolute error; NaN where the program gives no distance
    jump: float  # mm, largest change of that error between two frames
    jump_p99: float  # mm
    found_half: float  # percent, of hands that the image's border cuts
    distance_half: float  # as `distance`, of those
    jump_half: float
    jump_p99_half: float
    mpjpe: float  # mm
    pa_mpjpe: float  # mm
    mpjpe_half: float
    accel: float  # mm/frame^2

    def rounded(self) -> dict[str, float | int | None]:
        """For JSON: three decimals, None for what is not a number; an infinite wait is None, too."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: round(value, 3) if math.isfinite(value) else None for name, value in values.items()}


def figures_of(scores: ClipScores) -> Figures:
    """The figures of the clips that were added up."""
    wanted = [hand for hand in scores.hands if hand.to_find]
    hinted = [hand for hand in scores.hands if HINTED <= hand.true.visible < TO_FIND]
    found = [hand for hand in wanted if hand.found is not None]
    half = [hand for hand in scores.hands if hand.is_half_outside]
    cut = [hand for hand in half if hand.found is not None]
    waits = [wait.frames for wait in scores.waits]
    identity = scores.identity
    jumps, jumps_half = ([jump.mm for jump in scores.jumps if jump.is_half_outside or every] for every in (True, False))
    return Figures(
        frames=scores.frames,
        found=_percent(hand.found is not None for hand in wanted),
        hinted=_percent(hand.found is not None for hand in hinted),
        false=1000 * len(scores.false) / max(scores.frames, 1),
        idf1=math.nan if identity is None else 100 * identity.idf1,
        hota=math.nan if identity is None else 100 * identity.hota,
        switches=math.nan if identity is None else identity.switches,
        wrong_side=_percent(hand.has_wrong_side for hand in found),
        wait=_quantile(waits, 0.5),
        wait_p95=_quantile(waits, 0.95),
        never=sum(map(math.isinf, waits)),
        distance=_median(abs(hand.distance_mm) for hand in found),
        jump=max(jumps, default=math.nan),
        jump_p99=_quantile(jumps, 0.99),
        found_half=_percent(hand.found is not None for hand in half),
        distance_half=_median(abs(hand.distance_mm) for hand in cut),
        jump_half=max(jumps_half, default=math.nan),
        jump_p99_half=_quantile(jumps_half, 0.99),
        mpjpe=_mean([hand.mpjpe for hand in found]),
        pa_mpjpe=_mean([hand.pa_mpjpe for hand in found]),
        mpjpe_half=_mean([hand.mpjpe for hand in cut]),
        accel=_mean(scores.accel),
    )


def _percent(flags: Iterable[bool]) -> float:
    return 100 * _mean([float(flag) for flag in flags])


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else math.nan


def _median(values: Iterable[float]) -> float:
    return _quantile([value for value in values if not math.isnan(value)], 0.5)


def _quantile(values: Sequence[float], share: float) -> float:
    """The value that at least this share of all do not exceed, which may be infinite."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)] if values else math.nan
