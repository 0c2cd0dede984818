"""`run_batch`: tracks a collection of videos into a folder; the next run continues one that was ended."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from handmirror.core.batch.folder import BatchFolder, discard
from handmirror.core.batch.item import BatchConfig, BatchFormat, Item
from handmirror.core.batch.outcome import CUT, DONE, FAILED, PIECE, Outcome
from handmirror.core.batch.pool import Event, Workers
from handmirror.core.batch.summary import write_summary
from handmirror.core.batch.worker import JOIN, Task, failed, fingerprint_of, piece_of
from handmirror.core.errors import UserError

ATTEMPTS = 2  # at each video
WAIT_S = 0.5  # for events, between two looks at the progress


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    total: int  # videos of the collection
    done: int  # tracked, now or by earlier runs
    failed: int
    fraction: float  # 0..1 of the videos that this run has to track, by the size of their files
    left_s: float | None  # estimated; None as long as nothing is known
    fps: float  # frames per second of all workers together, over the whole run


@dataclass(frozen=True)
class BatchResult:
    """How a run ended."""

    total: int
    done: int
    failed: tuple[Outcome, ...]
    earlier: int  # of `done`, those that earlier runs tracked
    interrupted: bool
    seconds: float
    frames: int  # tracked by this run
    summary: Path
    notices: tuple[str, ...]  # sentences on the trackers, and on data sets that are not written

    @property
    def left(self) -> int:
        """Videos that were neither tracked nor failed."""
        return self.total - self.done - len(self.failed)


def run_batch(
    items: Sequence[Item],
    config: BatchConfig,
    start_workers: Callable[[], Workers],
    watch: Callable[[Progress], None] = lambda progress: None,
    overwrite: bool = False,
) -> BatchResult:
    """Track all videos that are not yet tracked in the results' folder, and write the summary.

    Args:
        items: the collection.
        config: its options.
        start_workers: makes what runs the tasks; called only if there is something to track.
        watch: called about twice a second.
        overwrite: remove earlier results first.

    Raises:
        UserError: the folder cannot be used, the tracker cannot be loaded, or the disk is full. What was tracked is
            kept, and the next run continues there.
    """
    folder = BatchFolder(config.out)
    lock = folder.claim(config, overwrite)
    try:
        folder.recover()
        run = _Run(items, config, folder, watch)
        try:
            run.loop(start_workers)
        except BaseException:
            with suppress(UserError):  # the first error is the one to report
                run.finish()
            raise
        run.finish()
        run.write_data_sets()
        return run.result()
    finally:
        lock.release()


@dataclass(eq=False)
class _Counts:
    """What this run has done."""

    frames: int = 0
    finished: float = 0.0  # weight of the videos that are over
    shares: dict[str, float] = field(default_factory=dict)  # of a video in pieces, 0..1: those that are tracked
    parts: dict[tuple[str, int | None], tuple[int, int | None]] = field(
        default_factory=dict
    )  # task -> done, of how many


class _Run:
    def __init__(
        self, items: Sequence[Item], config: BatchConfig, folder: BatchFolder, watch: Callable[[Progress], None]
    ) -> None:
        self._items, self._config, self._folder, self._watch = items, config, folder, watch
        self._ledger = folder.read_ledger()
        todo = [item for item in items if not self._is_done(item)]
        self._earlier = len(items) - len(todo)
        self._queue = deque(Task(item) for item in todo if not item.fault)
        self._pieces: dict[str, set[int]] = {}  # of a video that was cut: those still to be tracked
        self._lost: set[str] = set()  # videos of which a piece failed
        self._weights = _weights(todo)
        self._whole = sum(self._weights.values()) or 1.0
        self._counts, self._running = _Counts(), 0
        self._done = {item.name for item in items} - {item.name for item in todo}
        self._failed: dict[str, Outcome] = {}
        self._notices: list[str] = []
        self._interrupted, self._began_s = False, time.monotonic()
        for item in todo:
            if item.fault:
                self._fail(item, failed(item, item.fault))

    def loop(self, start_workers: Callable[[], Workers]) -> None:
        """Run the tasks until all have ended; an interrupt ends them."""
        if not self._queue:
            return
        workers: Workers | None = None
        watched_s = 0.0
        try:
            workers = start_workers()
            while self._queue or self._running:
                while self._queue and self._running < workers.capacity:
                    workers.submit(self._queue.popleft())
                    self._running += 1
                for event in workers.events(WAIT_S):
                    self._take(event)
                if (now_s := time.monotonic()) - watched_s >= WAIT_S:
                    watched_s = now_s
                    self._watch(self._progress())
        except KeyboardInterrupt:
            self._interrupted = True
        finally:
            if workers is not None:
                self._notices += workers.notices
                workers.close()

    def finish(self) -> None:
        """Publish what workers completed before they were ended, and write the summary."""
        for outcome in self._folder.recover():
            self._ledger[outcome.name] = outcome
            self._done |= {outcome.name} & {item.name for item in self._items}
            self._failed.pop(outcome.name, None)
        write_summary(self._folder, self._items, self._ledger)

    def write_data_sets(self) -> None:
        """Write the LeRobot data sets of which all episodes are tracked."""
        if BatchFormat.LEROBOT in self._config.formats and not self._interrupted:
            from handmirror.core.batch.lerobot_columns import write_data_sets  # its library is optional

            self._notices += write_data_sets(self._folder, self._items, self._done)

    def result(self) -> BatchResult:
        """What the run has done."""
        return BatchResult(
            total=len(self._items),
            done=len(self._done),
            failed=tuple(self._failed.values()),
            earlier=self._earlier,
            interrupted=self._interrupted,
            seconds=time.monotonic() - self._began_s,
            frames=self._counts.frames,
            summary=self._folder.summary,
            notices=tuple(self._notices),
        )

    def _is_done(self, item: Item) -> bool:
        """Whether an earlier run has tracked the same file with the same options, and the results are there."""
        known = self._ledger.get(item.name)
        if known is None or known.status != DONE or (known.settings or {}) != item.settings():
            return False
        unchanged = item.is_remote or known.fingerprint == fingerprint_of(Path(item.source))
        return unchanged and self._folder.has_results(item.name, self._config)

    def _take(self, event: Event) -> None:
        task, outcome = event.task, event.outcome
        name = task.item.name
        if outcome is None:
            self._counts.parts[task.id] = event.done, event.total
            return
        self._running -= 1
        self._counts.parts.pop(task.id, None)
        if outcome.status == DONE:
            assert event.staged is not None
            self._folder.publish(event.staged, outcome)
            self._ledger[name] = outcome
            self._done.add(name)
            self._counts.frames += outcome.frames if task.piece is None else 0
            self._finish(name)
        elif outcome.status == CUT:
            self._cut(task, outcome)
        elif outcome.status == PIECE:
            self._counts.frames += outcome.frames
            self._piece_done(task)
        elif outcome.no_space:
            raise UserError(
                f"Nothing more can be written to {self._folder.path} ({outcome.no_space}): free some space and run the "
                f"same command again; {len(self._done)} of {len(self._items)} videos are tracked and stay."
            )
        elif task.attempt < ATTEMPTS:
            self._queue.append(replace(task, attempt=task.attempt + 1))  # last: a server may be back by then
        elif name not in self._lost:
            self._fail(task.item, outcome)
            self._lost.add(name)
            if name in self._pieces:
                self._queue = deque(each for each in self._queue if each.item.name != name)
        if event.staged is not None:
            discard(event.staged)

    def _finish(self, name: str) -> None:
        self._counts.finished += self._weights[name]
        self._counts.shares.pop(name, None)

    def _cut(self, task: Task, cut: Outcome) -> None:
        """Track a long video in pieces, but for those that an earlier run has tracked."""
        tasks = [Task(task.item, piece=k, cut=cut) for k in range(len(cut.cuts_ns))]
        left = [each for each in tasks if not piece_of(self._folder, each).is_dir()]
        self._pieces[task.item.name] = {each.piece for each in left if each.piece is not None}
        self._counts.shares[task.item.name] = (len(tasks) - len(left)) / len(tasks)
        self._queue.extendleft(reversed(left or [Task(task.item, piece=JOIN, cut=cut)]))

    def _piece_done(self, task: Task) -> None:
        assert task.piece is not None and task.cut is not None
        left = self._pieces[task.item.name]
        left.discard(task.piece)
        if task.item.name in self._lost:
            return
        self._counts.shares[task.item.name] += 1 / len(task.cut.cuts_ns)
        if not left:
            self._queue.appendleft(Task(task.item, piece=JOIN, cut=task.cut))

    def _fail(self, item: Item, outcome: Outcome) -> None:
        assert outcome.status == FAILED
        self._folder.note(outcome)
        self._ledger[item.name] = self._failed[item.name] = outcome
        self._finish(item.name)
        discard(self._folder.download(item.name))

    def _progress(self) -> Progress:
        counts, elapsed_s = self._counts, time.monotonic() - self._began_s
        shares = dict(counts.shares)
        for (name, piece), (done, total) in counts.parts.items():
            pieces = 1 if piece is None else max(len(self._pieces.get(name, ())), 1)
            shares[name] = shares.get(name, 0.0) + (min(done / total, 1) / pieces if total else 0.0)
        parts = sum(self._weights[name] * min(share, 1) for name, share in shares.items() if name in self._weights)
        fraction = min((counts.finished + parts) / self._whole, 1.0)
        in_pieces = sum(done for done, _ in counts.parts.values())
        return Progress(
            total=len(self._items),
            done=len(self._done),
            failed=len(self._failed),
            fraction=fraction,
            left_s=elapsed_s * (1 - fraction) / fraction if fraction > 0 else None,
            fps=(counts.frames + in_pieces) / elapsed_s if elapsed_s else 0.0,
        )


def _weights(items: Sequence[Item]) -> dict[str, float]:
    """How much work each video is, roughly: the size of its file; where it is not known, as much as the others."""
    known = {item.name: fingerprint_of(Path(item.source)) for item in items if not item.is_remote}
    sizes = {name: float(facts[0]) for name, facts in known.items() if facts}
    usual = sorted(sizes.values())[len(sizes) // 2] if sizes else 1.0
    return {item.name: sizes.get(item.name, usual) for item in items}
