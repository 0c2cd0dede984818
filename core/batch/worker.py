"""Tracks one video after the other with networks that are loaded once; runs in a process of its own."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from handmirror.core.batch.faults import no_space, sentence_of
from handmirror.core.batch.folder import TABLE, THUMBNAIL, BatchFolder, discard, read_record, write_record
from handmirror.core.batch.item import BatchConfig, BatchFormat, Item
from handmirror.core.batch.outcome import CUT, DONE, FAILED, PIECE, Outcome
from handmirror.core.batch.pieces import cut_times, episode_of, join_pieces, key_of, part_of
from handmirror.core.batch.remote import download
from handmirror.core.batch.watch import WatchedTracker, parts_of
from handmirror.core.camera.files import open_path
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, replace_bytes, write_errors
from handmirror.core.hand.model import HandModel
from handmirror.core.session.facts import COMPLETE
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.tracking.tracker import HandTracker

Tick = Callable[[int, int | None], None]  # frames tracked, of how many where that is known
MISSING_NS = 1_000_000_000  # at the end of a video in pieces, for which there is a warning
JOIN = -1  # in place of the number of a piece


@dataclass(frozen=True)
class Task:
    """One attempt at a video, or at one of its pieces."""

    item: Item
    attempt: int = 1
    piece: int | None = None  # its number, or JOIN; None for the whole video
    cut: Outcome | None = None  # for pieces: where the video was cut

    @property
    def id(self) -> tuple[str, int | None]:
        """What tells it from all other tasks that run at the same time."""
        return self.item.name, self.piece


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
            outcome = self._join(task, staged, tick) if task.piece == JOIN else self._track(task, staged, tick)
            spent = time.perf_counter() - wall_s + outcome.seconds, time.process_time() - cpu_s + outcome.cpu_s
            outcome = stamped(replace(outcome, seconds=round(spent[0], 3), cpu_s=round(spent[1], 3)))
            if outcome.status == DONE:
                write_record(staged, outcome)
                return outcome, staged
            if outcome.status == PIECE:
                self._keep_piece(task, staged, outcome)
        except Exception as error:
            outcome = failed(task.item, sentence_of(error), no_space(error))
            if task.piece is None:  # it may be the copy that is broken
                discard(self._folder.download(task.item.name))
        if staged is not None:
            discard(staged)
        return outcome, None

    def _track(self, task: Task, staged: Path, tick: Tick) -> Outcome:
        """Track a video or piece; a long video is only cut."""
        item, path = task.item, self._path_of(task.item, tick)
        fingerprint = () if item.is_remote else fingerprint_of(path)
        with open_path(path) as whole:
            may_cut = task.piece is None and item.episode is None
            cuts = cut_times(whole, self._config.piece_s) if may_cut else ()
            if cuts:
                return Outcome(
                    item.name,
                    CUT,
                    item.label,
                    fingerprint=fingerprint,
                    settings=item.settings(),
                    cuts_ns=cuts,
                    length_ns=whole.duration_ns or 0,
                )
            source: Source = whole
            if task.piece is not None and task.cut is not None:
                source = part_of(whole, task.cut.cuts_ns, task.piece)
            elif item.episode is not None:
                source = episode_of(whole, item.episode)
            tracker = WatchedTracker(self._tracker)
            given = item.hand_length
            self._tracker.hand_length = self._config.tracker.hand_length if given is None else given
            summary, warnings = self._track_frames(source, tracker, item, staged, tick)
        tracker.write_thumbnail(staged)
        if task.piece is None:
            self._write_results(staged, lambda: tick(summary.frames, summary.frames))
        return Outcome(
            item.name,
            DONE if task.piece is None else PIECE,
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

    def _track_frames(
        self, source: Source, tracker: WatchedTracker, item: Item, staged: Path, tick: Tick
    ) -> tuple[Summary, tuple[str, ...]]:
        """Track all frames into a session; what was doubtful, in sentences."""
        total, doubts = source.frame_count, list[str]()
        summary = track_to_folder(
            source,
            tracker,
            self._intrinsics(item),
            staged,
            video=False,
            progress=lambda summary: tick(summary.frames, total),
            warn=doubts.append,
        )
        if summary.ending != COMPLETE:
            raise UserError(summary.ending)
        return summary, tuple(filter(None, [*doubts, source.warning, *summary.notices]))

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

    def _write_results(self, staged: Path, tick: Callable[[], None]) -> None:
        """What is kept of a video, from its session in `staged`."""
        if self._config.writes_table:
            from handmirror.core.batch.table import write_table  # its library is optional

            write_table(staged / "poses.jsonl", staged / TABLE, self._model, tick)
        if BatchFormat.POSES not in self._config.formats:
            for name in ("poses.jsonl", "session.json"):
                (staged / name).unlink()

    def _keep_piece(self, task: Task, staged: Path, outcome: Outcome) -> None:
        """Put a complete piece where it is joined from; another attempt may have been faster."""
        write_record(staged, outcome)
        place = piece_of(self._folder, task)
        make_folder(place.parent)
        with suppress(OSError) if place.is_dir() else write_errors(place):
            staged.replace(place)

    def _join(self, task: Task, staged: Path, tick: Tick) -> Outcome:
        """Join the pieces of a video, all of which have been tracked."""
        item, cut = task.item, task.cut
        assert cut is not None
        pieces = [piece_of(self._folder, replace(task, piece=k)) for k in range(len(cut.cuts_ns))]
        records = [read_record(piece) or failed(item, "") for piece in pieces]
        joined = join_pieces(pieces, cut.cuts_ns, SessionFolder(staged), lambda done: tick(done, None))
        warnings = dict.fromkeys(sentence for record in records for sentence in record.warnings)
        missing_ns = cut.length_ns - joined.last_ns
        if missing_ns > max(MISSING_NS, cut.length_ns // 50):
            warnings[
                f"The video {item.label} is damaged or cut off: its last {missing_ns * 1e-9:.0f} s are missing."
            ] = None
        if (picture := pieces[len(pieces) // 2] / THUMBNAIL).is_file():
            replace_bytes(staged / THUMBNAIL, picture.read_bytes())
        self._write_results(staged, lambda: tick(joined.frames, joined.frames))
        return Outcome(
            item.name,
            DONE,
            item.label,
            warnings=tuple(warnings),
            frames=joined.frames,
            frames_with_hands=sum(joined.presence),
            rows=joined.rows,
            hands=len(joined.tracks),
            size=records[0].size,
            video_s=round((joined.last_ns - (joined.first_ns or 0)) * 1e-9, 3),
            seconds=sum(record.seconds for record in records),
            cpu_s=sum(record.cpu_s for record in records),
            presence=parts_of(joined.presence),
            fingerprint=cut.fingerprint,
            settings=item.settings(),
            cuts_ns=cut.cuts_ns,
        )


def piece_of(folder: BatchFolder, task: Task) -> Path:
    """Where the session of a task's piece is kept until the video is joined."""
    cut = task.cut
    assert cut is not None and task.piece is not None
    return folder.piece(task.item.name, key_of(cut.fingerprint, cut.settings or {}, cut.cuts_ns), task.piece)


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
