"""Threads that send the newest result: a waiting one is replaced, so that a slow receiver delays nothing."""

import threading
import time
from collections.abc import Callable

from handmirror.core.camera.slot import LatestSlot
from handmirror.core.types import FrameResult

JOIN_S = 1.0


class Sender:
    """Calls a function with the newest result, one at a time, on a thread of its own."""

    def __init__(
        self, name: str, send: Callable[[FrameResult], None], finish: Callable[[], None] = lambda: None
    ) -> None:
        """`finish` is called on the thread when it ends, which `close` does not wait for longer than JOIN_S."""
        self._send, self._finish = send, finish
        self._slot: LatestSlot[FrameResult] = LatestSlot()
        self._thread = threading.Thread(target=self._run, name=f"handmirror-{name}", daemon=True)
        self._thread.start()

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._slot.put(result)

    def close(self) -> None:
        """Stop sending."""
        self._slot.close()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        while (result := self._slot.get()) is not None:
            self._send(result)
        self._finish()


class TimedSender:
    """Calls a function at a fixed rate, on a thread of its own."""

    def __init__(self, name: str, rate: float, send: Callable[[tuple[FrameResult, float] | None], None]) -> None:
        """`rate` is in Hz. `send` gets the newest result since the last call and when it arrived (time.monotonic)."""
        self._send, self._period = send, 1 / rate
        self._slot: LatestSlot[tuple[FrameResult, float]] = LatestSlot()
        self._thread = threading.Thread(target=self._run, name=f"handmirror-{name}", daemon=True)
        self._thread.start()

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._slot.put((result, time.monotonic()))

    def close(self) -> None:
        """Stop sending."""
        self._slot.close()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        due = time.monotonic()
        while not self._slot.closed:
            self._send(self._slot.get(timeout=0))
            now = time.monotonic()
            due = max(due + self._period, now)  # late calls are not caught up
            time.sleep(due - now)
