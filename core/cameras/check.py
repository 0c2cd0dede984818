"""Whether the cameras' poses agree with what the cameras see."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from handmirror.core.cameras.matching import miss
from handmirror.core.cameras.rig import CameraPose
from handmirror.core.cameras.seen import SeenHand, SeenOverTime
from handmirror.core.errors import UserError

SAMPLES = 200  # moments that are looked at
LEAST_SEEN = 5  # moments in which two cameras see a hand, to judge their poses
MAX_ERROR = 0.01  # of the image's longer side


@dataclass(frozen=True)
class PairError:
    """How well two cameras agree."""

    first: int
    second: int
    error_px: float  # median distance of the joints from the points nearest to both lines of sight
    share: float  # the same, of the images' longer side


def pair_errors(
    seen: Sequence[SeenOverTime], cameras: Sequence[CameraPose], focal: Sequence[float], sides: Sequence[int]
) -> list[PairError]:
    """The error of each pair of cameras that see a hand together.

    Args:
        seen: by each camera.
        cameras: their poses.
        focal: in pixels, of each camera.
        sides: longer side of each camera's images in pixels.
    """
    times = seen[0].times if seen[0].times else []
    chosen = [times[k] for k in np.unique(np.linspace(0, len(times) - 1, SAMPLES).round().astype(int))] if times else []
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for time_ns in chosen:
        hands = [each.at(time_ns) for each in seen]
        for first, second in combinations(range(len(seen)), 2):
            best = _best(hands[first], hands[second], cameras)
            if best is not None:
                pixels = best * (focal[first], focal[second])
                found.setdefault((first, second), []).append(
                    (float(pixels.mean()), float((pixels / (sides[first], sides[second])).mean()))
                )
    errors = []
    for (first, second), values in found.items():
        if len(values) >= LEAST_SEEN:
            error, share = np.median(values, axis=0)
            errors.append(PairError(first, second, float(error), float(share)))
    return errors


def refuse_contradiction(errors: Sequence[PairError], cameras: Sequence[CameraPose]) -> None:
    """UserError where two cameras' poses contradict what they see."""
    worst = max(errors, key=lambda each: each.share, default=None)
    if worst is not None and worst.share > MAX_ERROR:
        raise UserError(
            f"The poses of {cameras[worst.first].name} and {cameras[worst.second].name} contradict their pictures "
            f"(reprojection error {worst.error_px:.0f} px): give the videos in the order of the cameras file, "
            "or calibrate again if a camera was moved."
        )


def _best(one: Sequence[SeenHand], other: Sequence[SeenHand], cameras: Sequence[CameraPose]) -> np.ndarray | None:
    """Of all pairs of two cameras' hands how far [2] the best one's joints lie off, in units of x/z."""
    errors = [miss(a, b, cameras)[0] for a in one for b in other]
    finite = [np.minimum(error, 10.0) for error in errors]
    return min(finite, key=lambda error: float(error.sum()), default=None)
