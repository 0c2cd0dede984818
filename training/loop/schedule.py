"""Learning rate over the steps: a linear warm-up, then half a cosine down to zero."""

import math


def rate_factor(step: int, warmup: int, steps: int) -> float:
    """What the base rates are multiplied by, 0..1, in step `step` (from 0) of `steps`.

    It rises to 1 over the first `warmup` steps and then falls along half a cosine. A pure function of the step, so a
    resumed run needs no scheduler state.
    """
    if step < warmup:
        return (step + 1) / warmup
    done = (step - warmup) / max(steps - warmup, 1)
    return 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))
