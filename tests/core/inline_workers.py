"""Runs the tasks of a batch in this process, with a tracker that several tests share."""

from collections.abc import Callable

from handmirror.core.batch.item import BatchConfig
from handmirror.core.batch.pool import Event
from handmirror.core.batch.worker import Task, Worker
from handmirror.core.tracking.tracker import HandTracker


class InlineWorkers:
    """One task at a time; `before` is called with each one, and may raise."""

    capacity = 1

    def __init__(
        self, config: BatchConfig, tracker: HandTracker, before: Callable[[Task], None] = lambda task: None
    ) -> None:
        self._worker, self._before = Worker(config, tracker), before
        self._tasks: list[Task] = []
        self.notices = list(self._worker.notices)

    def submit(self, task: Task) -> None:
        self._tasks.append(task)

    def events(self, timeout_s: float) -> list[Event]:
        task = self._tasks.pop()
        self._before(task)
        outcome, staged = self._worker.run(task, lambda done, total: None)
        return [Event(task, outcome=outcome, staged=staged)]

    def close(self) -> None:
        pass
