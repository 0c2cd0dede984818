"""Waiting for what other threads, processes and programs do."""

import time
from collections.abc import Callable

PATIENCE_S = 60.0  # only a hang takes this long
STEP_S = 0.005


def wait_until(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Return as soon as the condition is true; it is tested every few milliseconds, and must become true in time."""
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, f"this did not become true within {patience_s:.0f} s"
        time.sleep(STEP_S)
