"""Tracks one video after the other with networks that are loaded once; runs in a process of its own."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from handmirror.core.batch.faults import no_space, sentence_of
from handmirror.core.batch.folder import TABLE, BatchFolder, discard, write_record
from handmirror.core.batch.item import BatchConfig, BatchFormat, Item
from handmirror.core.batch.outcome import DONE, FAILED, Outcome
from handmirror.core.batch.remote import download
from handmirror.core.batch.watch import WatchedTracker, parts_of
from handmirror.core.camera.files import open_path
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.session.facts import COMPLETE
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.tracking.tracker import HandTracker

Tick = Callable[[int, int | None], None]  # frames tracked, of how many where that is known


@dataclass(frozen=True)
class Task:
    """One attempt at a video."""

    item: Item
    attempt: int = 1


class Worker:
    """Tracks videos into `.work` of the results' folder, from where they are published."""

    def __init__(self, config: BatchConfig, tracker: HandTracker | None = None) -> None:
        """Load the networks, unless there is a tracker already; UserError when it cannot be made."""
        cv2.setNumThreads(1)  # the other cores are for the other workers
        self._config, self._folder = config, BatchFolder(config.out)
        self._tracker = tracker or HandTracker(config.tracker)
        self._model = HandModel.load(config.tracker.hand_model)

    @property
    def notices(self) -> tuple[str, ...]:
        """Warnings about the tracker, in sentences."""
        return self._tracker.notices

    def run(self, task: Task, tick: Tick) -> tuple[Outcome, Path | None]:
        """Track a video; the folder with its results where it succeeded. Whatever goes wrong is in the outcome."""
        wall_s, cpu_s = time.perf_counter(), time.process_time()
        staged: Path | None = None
        try:
            staged = self._folder.stage(task.item.name)
            outcome = self._track(task, staged, tick)
        except Exception as error:
            outcome = failed(task.item, sentence_of(error), no_space(error))
        spent = {"seconds": time.perf_counter() - wall_s, "cpu_s": time.process_time() - cpu_s}
        outcome = stamped(replace(outcome, **{name: round(value, 3) for name, value in spent.items()}))
        if outcome.status == DONE and staged is not None:
            try:
                write_record(staged, outcome)
            except UserError as error:
                outcome = stamped(failed(task.item, str(error), no_space(error)))
            else:
                return outcome, staged
        for folder in (staged, self._folder.download(task.item.name)):
            if folder is not None:
                discard(folder)
        return outcome, None

    def _track(self, task: Task, staged: Path, tick: Tick) -> Outcome:
        item, path = task.item, self._path_of(task.item, tick)
        fingerprint = () if item.is_remote else fingerprint_of(path)
        intrinsics = self._intrinsics(item)
        tracker = self._restarted(item)
        warnings: list[str] = []
        with open_path(path) as source:
            total = source.frame_count
            summary = track_to_folder(
                source,
                tracker,
                intrinsics,
                staged,
                video=False,
                progress=lambda summary: tick(summary.frames, total),
                warn=warnings.append,
            )
        if summary.ending != COMPLETE:
            raise UserError(summary.ending)
        warnings += [source.warning, *summary.notices]
        self._write_results(tracker, staged)
        return self._outcome(item, summary, tracker, tuple(filter(None, warnings)), fingerprint)

    def _path_of(self, item: Item, tick: Tick) -> Path:
        """The file of an item, copied to here where it is elsewhere."""
        if not item.is_remote:
            return Path(item.source)
        folder = self._folder.download(item.name)
        return download(item.source, folder, self._config.timeout_s, lambda done, total: tick(0, None))

    def _intrinsics(self, item: Item) -> Intrinsics:
        if item.intrinsics is not None or item.fov is not None:
            return Intrinsics.parse(item.intrinsics, item.fov)
        return Intrinsics.parse(self._config.intrinsics, self._config.fov)

    def _restarted(self, item: Item, frame: int = 0) -> WatchedTracker:
        """The tracker as if it were new, with the item's options."""
        self._tracker.restart(frame)
        given = item.hand_length
        self._tracker.hand_length = self._config.tracker.hand_length if given is None else given
        return WatchedTracker(self._tracker)

    def _write_results(self, tracker: WatchedTracker, staged: Path) -> None:
        """What is kept of a video, from its session in `staged`."""
        if BatchFormat.PARQUET in self._config.formats:
            from handmirror.core.batch.table import write_table  # its library is optional

            write_table(staged / "poses.jsonl", staged / TABLE, self._model)
        tracker.write_thumbnail(staged)
        if BatchFormat.POSES not in self._config.formats:
            for name in ("poses.jsonl", "session.json"):
                (staged / name).unlink()

    def _outcome(
        self,
        item: Item,
        summary: Summary,
        tracker: WatchedTracker,
        warnings: tuple[str, ...],
        fingerprint: tuple[int, ...],
    ) -> Outcome:
        return Outcome(
            item.name,
            DONE,
            item.label,
            warnings=warnings,
            frames=summary.frames,
            frames_with_hands=summary.frames_with_hands,
            rows=tracker.rows,
            hands=summary.hands,
            size=tracker.size,
            video_s=round(tracker.video_s, 3),
            presence=parts_of(tracker.presence),
            fingerprint=fingerprint,
            settings=item.settings(),
        )


def fingerprint_of(path: Path) -> tuple[int, ...]:
    """Size and time of change of a file; empty where it is missing."""
    with suppress(OSError, ValueError):
        facts = path.stat()
        return facts.st_size, facts.st_mtime_ns
    return ()


def failed(item: Item, sentence: str, no_space: str = "") -> Outcome:
    """The outcome of an attempt that failed."""
    return stamped(Outcome(item.name, FAILED, item.label, sentence, no_space=no_space, settings=item.settings()))


def stamped(outcome: Outcome) -> Outcome:
    """The outcome with the current time."""
    return replace(outcome, at=time.strftime("%Y-%m-%dT%H:%M:%S%z"))
