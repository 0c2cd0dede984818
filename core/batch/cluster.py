"""Workers on the nodes of a Ray cluster: actors that load the networks once, and are replaced when their node ends.

Results are staged in the shared folder of results, as by local workers, and published by this program alone. Ray's own
reports of its use are switched off in every process that Handmirror starts.
"""

import logging
import os
import platform
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig
from handmirror.core.batch.outcome import Outcome
from handmirror.core.batch.pool import Event
from handmirror.core.batch.worker import Task, Worker, failed
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command

NO_REPORTS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_USAGE_STATS_PROMPT_ENABLED": "0"}
START_S = 300.0  # for the first worker to load its networks
TICK_S = 1.0  # between two questions for a task's progress
# how an HTTP/2 connection begins, and the header of the frame with its settings; a gRPC server answers with its own
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
_SETTINGS = 4  # the kind of that frame
_ADDRESS = re.compile(r"(?:ray://)?(\[[^\]]+\]|[^:/]+):(\d+)")


class RayWorkers:
    """Actors on a cluster. `capacity` grows as their networks are loaded, and shrinks when a node ends."""

    def __init__(self, config: BatchConfig, address: str, count: int | None = None) -> None:
        """Connect to a cluster.

        Args:
            config: the options; its folder is one that all nodes see under the same path.
            address: HOST:PORT of the head, from one of its nodes; ray://HOST:PORT from elsewhere.
            count: workers at a time; None for as many as there are processors, or with the device "cuda" GPUs.

        Raises:
            UserError: Ray is not installed, or the cluster cannot be reached.
        """
        self._config, self._address = config, address
        self.notices: list[str] = []
        self._ray = _connect(address, config.timeout_s)
        kind = "GPU" if config.tracker.device == "cuda" else "CPU"
        have = int(self._ray.cluster_resources().get(kind, 0))
        if have < 1:
            raise UserError(f"The cluster at {address} has no {kind}: add nodes, or choose another --device.")
        remote = self._ray.remote(num_cpus=1, num_gpus=int(kind == "GPU"), max_concurrency=2, max_restarts=0)
        self._actor_class = remote(_Actor)
        self._starting: dict[Any, Any] = {}  # what says that it is ready -> actor
        self._idle: list[Any] = []
        self._running: dict[Any, _Running] = {}  # what will be its outcome -> task
        self._began_s, self._has_worked = time.monotonic(), False
        for _ in range(min(count or have, have)):
            self._start_one()

    @property
    def capacity(self) -> int:
        """See Workers: as many as are ready."""
        return len(self._idle) + len(self._running)

    def submit(self, task: Task) -> None:
        """See Workers."""
        actor = self._idle.pop()
        self._running[actor.run.remote(task)] = _Running(task, actor)

    def events(self, timeout_s: float) -> list[Event]:
        """See Workers."""
        waited = [*self._starting, *self._running]
        if not waited:
            raise UserError(f"The cluster at {self._address} has no node left that can track: check ray status.")
        ready, _ = self._ray.wait(waited, num_returns=len(waited), timeout=0)
        if not ready:
            ready, _ = self._ray.wait(waited, num_returns=1, timeout=timeout_s)
        events = []
        for reference in ready:
            if reference in self._starting:
                self._take_ready(reference)
            else:
                events.append(self._take_outcome(reference))
        self._check_start()
        return [*events, *self._progress()]

    def close(self) -> None:
        """See Workers."""
        for actor in [*self._idle, *self._starting.values(), *(running.actor for running in self._running.values())]:
            self._ray.kill(actor)
        self._ray.shutdown()

    def _start_one(self) -> None:
        actor = self._actor_class.remote(self._config)
        self._starting[actor.start.remote()] = actor

    def _take_ready(self, reference: Any) -> None:
        """An actor has loaded its networks, or cannot."""
        actor = self._starting.pop(reference)
        try:
            sentence = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            sentence = f"A node of the cluster at {self._address} cannot start Handmirror ({_first_line(error)})."
        if not sentence:
            self._idle.append(actor)
            self._has_worked = True
        elif not self._has_worked:
            raise UserError(sentence)
        # else the others go on: its node has just ended, or is not set up

    def _take_outcome(self, reference: Any) -> Event:
        """A task has ended, or its actor has."""
        running = self._running.pop(reference)
        try:
            outcome, staged = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            self._start_one()
            item = running.task.item
            sentence = f"The node that tracked {item.label} ended ({_first_line(error)}): check the cluster."
            return Event(running.task, outcome=failed(item, sentence))
        self._idle.append(running.actor)
        return Event(running.task, outcome=outcome, staged=staged)

    def _check_start(self) -> None:
        if not self.capacity and time.monotonic() - self._began_s > START_S:
            raise UserError(
                f"No node of the cluster at {self._address} has been ready for {START_S:g} s: check ray status."
            )
        if self.capacity:
            self._began_s = time.monotonic()

    def _progress(self) -> Iterator[Event]:
        """The progress of the running tasks, as far as it is known."""
        now_s = time.monotonic()
        for running in self._running.values():
            if running.asked is None and now_s - running.asked_s > TICK_S:
                running.asked, running.asked_s = running.actor.progress.remote(), now_s
            if running.asked is not None and self._ray.wait([running.asked], timeout=0)[0]:
                try:
                    running.progress = self._ray.get(running.asked)
                except self._ray.exceptions.RayError:
                    continue  # its outcome says so
                running.asked = None
                yield Event(running.task, *running.progress)


class _Running:
    """A task that an actor runs."""

    def __init__(self, task: Task, actor: Any) -> None:
        self.task, self.actor = task, actor
        self.asked: Any = None  # what will be its progress
        self.asked_s = time.monotonic()
        self.progress: tuple[int, int | None] = (0, None)


class _Actor:
    """What runs on a node."""

    def __init__(self, config: BatchConfig) -> None:
        self._config = config
        self._worker: Worker | None = None
        self._progress: tuple[int, int | None] = (0, None)

    def start(self) -> str:
        """Load the networks; a sentence where that is not possible."""
        node = platform.node()
        if not BatchFolder(self._config.out).facts.is_file():
            return (
                f"The folder {self._config.out} is not there on the node {node}: give one that all nodes share under "
                "the same path."
            )
        try:
            self._worker = Worker(self._config)
        except UserError as error:
            return f"On the node {node}: {error}"
        return ""

    def run(self, task: Task) -> tuple[Outcome, Path | None]:
        """Track a video."""
        assert self._worker is not None
        return self._worker.run(task, self._tick)

    def progress(self) -> tuple[int, int | None]:
        """Frames done of the running task, and of how many."""
        return self._progress

    def _tick(self, done: int, total: int | None) -> None:
        self._progress = done, total


def _connect(address: str, timeout_s: float) -> Any:
    """The package, connected to a cluster; UserError where that is not possible."""
    _check_address(address, timeout_s)
    os.environ.update(NO_REPORTS)  # before it is imported
    try:
        import ray
    except ImportError as error:
        raise UserError(f"A cluster needs {error.name}: install it with {install_command('cluster')}") from error
    environment = {"env_vars": NO_REPORTS}
    try:
        with _signals_kept():
            ray.init(
                address,
                logging_level=logging.ERROR,
                log_to_driver=False,
                runtime_env=environment,
                ignore_reinit_error=True,
            )
    except Exception as error:  # of many kinds, down to plain Exception
        raise UserError(f"The cluster at {address} cannot be used ({_first_line(error)}): check ray status.") from error
    return ray


def _check_address(address: str, timeout_s: float) -> None:
    """UserError when no gRPC server answers at HOST:PORT, which Ray waits minutes for, or without end."""
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found[2]) > 65535:
        raise UserError(
            f"{address} is not the address of a cluster: give HOST:PORT of its head, such as 10.0.0.5:6379."
        )
    try:
        with socket.create_connection((found[1].strip("[]"), int(found[2])), timeout=min(timeout_s, 10.0)) as server:
            if os.environ.get("RAY_USE_TLS", "0").lower() in ("1", "true"):
                return  # its answer would be encrypted
            server.sendall(_GREETING)
            answer = server.recv(9, socket.MSG_WAITALL)
    except OSError as error:
        why = error.strerror or str(error) or type(error).__name__
        raise UserError(f"The cluster at {address} cannot be reached ({why}): check that it is running.") from error
    if answer[3:4] != bytes([_SETTINGS]):
        raise UserError(f"What answers at {address} is not a Ray cluster: give HOST:PORT of its head.")


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray installs a handler of SIGTERM; the program's own stays."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if is_main and before is not None:
            signal.signal(signal.SIGTERM, before)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300] or type(error).__name__
