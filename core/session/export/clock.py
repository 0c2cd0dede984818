"""The frame rate of timestamps."""

import numpy as np

_TELEVISION = tuple(rate * 1000 / 1001 for rate in (24, 30, 48, 60, 120))
_AS_GOOD = 0.005  # of a frame: a rounder rate is taken that fits the timestamps so much worse at most


def frame_clock(times: np.ndarray) -> tuple[float, bool, bool]:
    """The frame rate of rising timestamps [n] in nanoseconds, whether it is even, and whether it is so with gaps.

    Even: frame k lies on first + k / rate. With gaps: every frame lies on one of those times, some of which may have
    none. In both cases to within a tenth of a frame.
    """
    if len(times) < 2:
        return 30.0, True, True
    steps = np.diff(times)
    usual = np.sort(steps)[(len(steps) - 1) // 2]  # the median, and with two steps the shorter
    fitted = np.rint(steps / usual).sum() * 1e9 / (times[-1] - times[0])
    known = (round(fitted), *_TELEVISION, round(1e9 / usual, 2), fitted, 1e9 / usual)
    rates = [rate for rate in known if 0.9 < rate * usual * 1e-9 < 1.1]
    places = [(times - times[0]) * 1e-9 * rate for rate in rates]
    errors = [float(np.abs(place - np.rint(place)).max()) for place in places]
    best = next(k for k, error in enumerate(errors) if error <= min(errors) + _AS_GOOD)
    gaps = np.diff(np.rint(places[best]))
    if errors[best] < 0.1 and 0.01 <= rates[best] <= 1000 and gaps.min() > 0:
        return float(rates[best]), bool((gaps == 1).all()), True
    return float(np.clip(round(fitted, 2), 0.01, 1000)), False, False
