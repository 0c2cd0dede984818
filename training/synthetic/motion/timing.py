"""How a hand moves from key to key over time: overlapping movements, each of least jerk."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.motion.knobs import MotionKnobs

FASTEST = 14.0  # radians a second of a joint between keys
WAVES = 6  # sines in a random curve
PEAK = 1.875  # of a least-jerk movement: its highest speed against its mean


@dataclass(frozen=True, eq=False)
class Course:
    """Movements from key k to key k + 1, which may begin before the one before has ended."""

    starts: Array  # [k - 1] seconds
    durations: Array  # [k - 1] seconds

    def shares(self, time_s: Array, lag_s: float = 0.0) -> Array:
        """How much of each key there is at each time, [t, k]; the sum is one.

        Later movements end later, so the shares are never negative: no value lies beyond those of the keys.
        """
        u = np.clip((time_s[:, None] - lag_s - self.starts) / self.durations, 0, 1)
        done = u**3 * (10 + u * (6 * u - 15))  # least jerk (Flash and Hogan, 1985)
        ends = np.ones((len(time_s), 1)), np.zeros((len(time_s), 1))
        return -np.diff(np.hstack([ends[0], done, ends[1]]), axis=1)


def draw_course(rng: np.random.Generator, pace: float, seconds: float, changes: Array) -> Course:
    """Movements over a clip, which start before it.

    Args:
        pace: 1 is usual.
        seconds: that the clip lasts.
        changes: [k - 1] radians by which the busiest joint moves between keys.
    """
    count = len(changes)
    usual = rng.uniform(0.35, 1.0, count) / pace
    durations = np.maximum(usual, PEAK * changes / FASTEST)
    overlap = rng.uniform(0, 0.5, count) * np.minimum(durations, np.roll(durations, 1))
    pauses = np.where(rng.random(count) < 0.35, rng.uniform(0.1, 0.9, count), -overlap)
    ends = np.cumsum(durations + pauses)
    starts = ends - durations
    ends = starts + durations
    durations += np.maximum.accumulate(ends) - ends  # a later movement never ends before an earlier one
    elapsed = rng.uniform(0, max(float(durations[0]), ends[-1] - seconds))
    return Course(starts - elapsed, durations)


def key_count(seconds: float, pace: float) -> int:
    """Enough keys for a clip."""
    return 2 + int(np.ceil(seconds * pace / 0.45))


def time_stamps(rng: np.random.Generator, knobs: MotionKnobs, frames: int, fps: float) -> Array:
    """Seconds [t] of the frames of a camera that is not quite regular and loses some."""
    jitter, dropped = rng.uniform(*knobs.time_jitter), rng.uniform(*knobs.dropped_frames)
    ticks = np.cumsum(rng.geometric(1 - dropped, frames)) + np.clip(jitter * rng.standard_normal(frames), -0.4, 0.4)
    return np.asarray((ticks - ticks[0]) / fps)


def band_limited_noise(rng: np.random.Generator, time_s: Array, width: int, hertz: tuple[float, float]) -> Array:
    """Smooth random curves [t, width] of standard deviation one, made of sines between two frequencies."""
    frequency, phase = rng.uniform(*hertz, (WAVES, width)), rng.uniform(0, 2 * np.pi, (WAVES, width))
    return np.asarray(np.sin(2 * np.pi * frequency * time_s[:, None, None] + phase).sum(1) * np.sqrt(2 / WAVES))
