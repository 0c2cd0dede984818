"""Workers in processes of their own on this computer."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from handmirror.core.batch.item import BatchConfig
from handmirror.core.batch.outcome import Outcome
from handmirror.core.batch.worker import Task, Worker, failed
from handmirror.core.errors import UserError

TICK_S = 0.5  # between two signs of progress of a worker
SILENT_TIMEOUTS = 10  # of BatchConfig.timeout_s, after which a worker without a sign is ended
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Event:
    """Progress of a task, or its end where there is an outcome."""

    task: Task
    done: int = 0  # frames
    total: int | None = None
    outcome: Outcome | None = None
    staged: Path | None = None  # the folder with its results


class Workers(Protocol):
    """Where tasks are run."""

    notices: list[str]  # of the trackers, in sentences

    @property
    def capacity(self) -> int:
        """How many tasks can run at a time, now."""

    def submit(self, task: Task) -> None:
        """Run a task; called only while fewer than `capacity` are running."""

    def events(self, timeout_s: float) -> list[Event]:
        """What has happened, waiting for something at most so long; UserError when no worker can run at all."""

    def close(self) -> None:
        """End the workers, and what they are doing."""


class LocalWorkers:
    """Processes on this computer; one that ends unexpectedly costs its task and is replaced."""

    def __init__(self, config: BatchConfig, processes: int) -> None:
        self._config, self._processes = config, processes
        self._context = multiprocessing.get_context("spawn")  # libraries with threads cannot be forked
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []
        self._has_loaded = False  # any of them
        self.notices: list[str] = []  # of the trackers, in sentences

    @property
    def capacity(self) -> int:
        """See Workers."""
        return self._processes

    def submit(self, task: Task) -> None:
        """See Workers."""
        alive = [process for process in self._idle if process.is_alive]
        process = alive.pop() if alive else _Process(self._context, self._config)
        self._idle = alive
        process.give(task)
        self._busy.append(process)

    def events(self, timeout_s: float) -> list[Event]:
        """See Workers."""
        ready = wait([process.connection for process in self._busy], timeout_s)
        events: list[Event] = []
        for process in list(self._busy):
            if process.connection in ready:
                events += self._received(process)
            elif time.monotonic() - process.heard_s > SILENT_TIMEOUTS * self._config.timeout_s:
                process.end()
                events.append(self._lost(process, "gave no sign of progress and was stopped"))
        return events

    def close(self) -> None:
        """See Workers."""
        for process in (*self._idle, *self._busy):
            process.end()
        self._idle, self._busy = [], []

    def _received(self, process: "_Process") -> Iterator[Event]:
        while process in self._busy and process.connection.poll():
            try:
                kind, *values = process.connection.recv()
            except (EOFError, OSError):
                process.end(wait_s=5.0)
                yield self._lost(process, f"ended unexpectedly ({process.how_it_ended()})")
                return
            process.heard_s = time.monotonic()
            assert process.task is not None
            if kind == "loaded":
                self._has_loaded = True
                self.notices += [notice for notice in values[0] if notice not in self.notices]
            elif kind == "unusable":
                raise UserError(values[0])
            elif kind == "tick":
                yield Event(process.task, *values)
            else:
                self._busy.remove(process)
                self._idle.append(process)
                yield Event(process.task, outcome=values[0], staged=values[1])

    def _lost(self, process: "_Process", how: str) -> Event:
        self._busy.remove(process)
        if not self._has_loaded:
            raise UserError(f"A process that tracks {how} while it was starting: run handmirror doctor.")
        assert process.task is not None
        item = process.task.item
        sentence = f"The process that tracked {item.label} {how}: try it alone with handmirror track."
        return Event(process.task, outcome=failed(item, sentence))


class _Process:
    """A worker's process as its parent sees it."""

    def __init__(self, context: Any, config: BatchConfig) -> None:
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, config), daemon=True)
        before = {name: os.environ.get(name) for name in _THREADS}
        os.environ.update(_THREADS)  # libraries read them when they are loaded
        try:
            self._process.start()
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
        theirs.close()
        self.task: Task | None = None
        self.heard_s = time.monotonic()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def give(self, task: Task) -> None:
        self.task, self.heard_s = task, time.monotonic()
        with suppress(OSError):  # it has ended, which is seen when it is read from
            self.connection.send(task)

    def end(self, wait_s: float = 0.0) -> None:
        if wait_s:
            self._process.join(wait_s)  # it is ending by itself, and its exit status is to be known
        self._process.kill()
        self._process.join()
        self.connection.close()

    def how_it_ended(self) -> str:
        code = self._process.exitcode or 0
        if code >= 0:
            return f"exit status {code}"
        with suppress(ValueError):
            return f"signal {signal.Signals(-code).name}"
        return f"signal {-code}"


def _serve(connection: Connection, config: BatchConfig) -> None:
    """The main function of a worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent ends this one
    _end_with_parent()
    try:
        worker = Worker(config)
    except UserError as error:
        connection.send(("unusable", str(error)))
        return
    connection.send(("loaded", worker.notices))
    last_s = 0.0

    def tick(done: int, total: int | None) -> None:
        nonlocal last_s
        if (now_s := time.monotonic()) - last_s >= TICK_S:
            last_s = now_s
            connection.send(("tick", done, total))

    with suppress(EOFError, OSError):  # the parent has ended
        while True:
            outcome, staged = worker.run(connection.recv(), tick)
            connection.send(("ended", outcome, staged))


def _end_with_parent() -> None:
    """End this process at once when its parent ends, even killed: a later run may begin the same videos."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
