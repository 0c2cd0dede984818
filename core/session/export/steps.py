"""The progress of an export."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int | None], None]  # steps done, of how many where that is known; may raise to cancel
Item = TypeVar("Item")


class Steps:
    """Counts the steps of an export, most often the hands of frames that are written."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        progress(0, total)

    def tick(self) -> None:
        """Count one step."""
        self._done += 1
        self._progress(self._done, self._total)

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items; each is a step, done when the next one is asked for."""
        for item in items:
            yield item
            self.tick()


def no_progress(done: int, total: int | None) -> None:
    """The progress of an export whose caller does not show it."""
