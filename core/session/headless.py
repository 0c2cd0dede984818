"""Tracks a whole source into a folder: `poses.jsonl`, `session.json` and, if requested, `overlay.mp4` or `overlay/`."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.pictures import Pictures
from handmirror.core.camera.source import Source, SourceLost
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory
from handmirror.core.interrupts import Held
from handmirror.core.poses.files import PoseWriter, stream_pose_lines
from handmirror.core.poses.schema import PoseLine
from handmirror.core.render.drawing import draw_hands
from handmirror.core.render.overlay import OverlayImages, OverlayVideo
from handmirror.core.session.facts import COMPLETE, INTERRUPTED, SessionFacts, SourceFacts, write_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.origin import origin
from handmirror.core.session.refined import can_resume, is_tracked
from handmirror.core.tracking.protocol import Tracker
from handmirror.core.types import Array, Frame, FrameResult, Image


@dataclass
class Summary:
    """The result of a run."""

    frames: int = 0
    frames_with_hands: int = 0
    hands: int = 0  # different tracks
    seconds: float = 0.0
    ending: str = COMPLETE  # or "interrupted", or the sentence that says why it ended
    lost: bool = False  # a live source vanished
    overlay: Path | None = None  # the annotated video, or the folder of annotated images
    notices: dict[str, int] = field(default_factory=dict)  # sentence -> in how many frames
    timings_ms: dict[str, list[float]] = field(default_factory=dict)  # stage -> each frame's milliseconds
    K: Array | None = None  # [3, 3] of the first frame
    resumed: int = 0  # frames that an interrupted run had tracked
    _tracks: set[int] = field(default_factory=set)

    def count(self, frame: FrameResult | PoseLine) -> None:
        """Count a frame and its hands."""
        self.K = frame.K if self.K is None else self.K
        self.frames += 1
        self.frames_with_hands += bool(frame.hands)
        self._tracks.update(hand.track for hand in frame.hands)
        self.hands = len(self._tracks)

    @property
    def last_track(self) -> int:
        """The highest number of a track so far; 0 for none."""
        return max(self._tracks, default=0)

    def add(self, result: FrameResult) -> None:
        """Count one frame that was tracked now."""
        self.count(result)
        if result.notice:
            self.notices[result.notice] = self.notices.get(result.notice, 0) + 1
        for stage, milliseconds in result.timings_ms.items():
            self.timings_ms.setdefault(stage, []).append(milliseconds)

    @property
    def fps(self) -> float:
        """Frames per second, everything included."""
        return (self.frames - self.resumed) / self.seconds if self.seconds else 0.0

    def stage_table(self) -> dict[str, dict[str, float]]:
        """Median and 95th percentile of each stage in milliseconds."""
        return {
            stage: {"median_ms": round(float(np.median(ms)), 3), "p95_ms": round(float(np.percentile(ms, 95)), 3)}
            for stage, ms in self.timings_ms.items()
        }


def track_to_folder(
    source: Source,
    tracker: Tracker,
    intrinsics: Intrinsics,
    out: Path,
    video: bool = True,
    progress: Callable[[Summary], None] = lambda summary: None,
    rerun_of: Path | None = None,
    overwrite: bool = False,
    warn: Callable[[str], None] = lambda sentence: None,
    refine: bool = False,
) -> Summary:
    """Track every frame of a source, in order, without dropping any.

    What was tracked is kept whatever happens: each line and each second of video is on disk as soon as it is made, and
    `session.json` is written at the end also of a run that was interrupted or failed.

    Frames are undistorted where the intrinsics have lens distortion; poses and video are of the undistorted images.

    Args:
        source: where frames come from; ends by itself, by Ctrl-C, or when a camera vanishes.
        tracker: a fresh tracker.
        intrinsics: gives K for each frame; where nothing was given, a camera's saved calibration.
        out: a folder, made when missing.
        video: whether to write the annotated video, or, for images that are tracked independently, a folder of them.
        progress: called after each frame.
        rerun_of: the folder with the video that the source plays, when that is a session's: it is found there again.
        overwrite: replace what an earlier run tracked into the folder; a recording never is.
        warn: called with a sentence when the intrinsics look wrong for the source.
        refine: the poses are to be refined afterwards (`session.refined`): an interrupted run of the same kind into
            this folder is resumed after its last frame.

    Raises:
        UserError: the folder cannot be made, is being written to or holds results; the disk is full; a frame has no K.
    """
    folder = SessionFolder(out)
    if video:
        _refuse_own_source(source, folder)
    with ExitStack() as stack:
        intrinsics = intrinsics.of_camera(source.camera)
        facts = SessionFacts.beginning(SourceFacts.of(source), tracker.setup, intrinsics)
        if rerun_of is not None:
            where, known_by = origin(SessionFolder(rerun_of), folder)
            facts = replace(facts, rerun_of=where, rerun_of_sha256=known_by)
        if refine:
            facts = replace(facts, settings={**facts.settings, "refine": True})
        resumes = refine and not overwrite and can_resume(folder, facts)
        stack.callback((folder.lock() if resumes else folder.claim(overwrite)).release)
        summary, last = _tracked_before(folder) if resumes else (Summary(), -1)
        if resumes and is_tracked(folder):
            return summary
        write_facts(folder.facts, facts)  # a run that is killed can be opened too
        with _ending_written(folder, facts, source, summary):
            _track_all(_Run(source, tracker, intrinsics, folder, video, progress, warn, last), summary)
    return summary


def _tracked_before(folder: SessionFolder) -> tuple[Summary, int]:
    """What an interrupted run tracked, and the number of its last frame; -1 for none."""
    summary, last = Summary(), -1
    if folder.poses.is_file():
        for line in stream_pose_lines(folder.poses):
            summary.count(line)
            last = line.frame
    summary.resumed = summary.frames
    return summary, last


@dataclass(frozen=True, eq=False)
class _Run:
    """The arguments of `track_to_folder`."""

    source: Source
    tracker: Tracker
    intrinsics: Intrinsics
    folder: SessionFolder
    video: bool
    progress: Callable[[Summary], None]
    warn: Callable[[str], None]
    last: int  # number of the last frame that was tracked before; -1 for none


@contextmanager
def _ending_written(folder: SessionFolder, facts: SessionFacts, source: Source, summary: Summary) -> Iterator[None]:
    """However the block ends, write that into `session.json`; an interrupt and a lost source are no errors."""
    try:
        yield
    except KeyboardInterrupt:
        summary.ending = INTERRUPTED
    except SourceLost as error:
        summary.ending, summary.lost = str(error), True
    except BaseException as error:
        why = TOO_LITTLE_MEMORY if lacks_memory(error) else str(error) or type(error).__name__
        summary.ending = f"failed: {why}"
        with suppress(UserError):  # the first error is the one to report
            write_facts(folder.facts, _ended(facts, source, summary))
        raise
    with Held():
        write_facts(folder.facts, _ended(facts, source, summary))


def _track_all(run: _Run, summary: Summary) -> None:
    """Write poses and overlay until the source has ended, and count in the summary."""
    began = time.perf_counter()
    with ExitStack() as stack:
        poses = stack.enter_context(PoseWriter(run.folder.poses, resume=run.last >= 0))
        numbered_from = summary.last_track
        draw: Callable[[Image, Frame], None] | None = None
        while (frame := run.source.read()) is not None:
            if frame.index <= run.last:
                continue
            if not summary.frames and (doubt := run.intrinsics.doubt(frame)):
                run.warn(doubt)
            frame = run.intrinsics.undistort(frame)
            K = run.intrinsics.for_frame(frame)
            result = run.tracker.track(frame, K)
            if numbered_from:
                renumbered = (replace(hand, track=hand.track + numbered_from) for hand in result.hands)
                result = replace(result, hands=tuple(renumbered))
            poses.write(result)
            if run.video:
                if draw is None:
                    summary.overlay, draw = _overlay(run.folder, run.source, frame, stack)
                draw(draw_hands(frame.image, result.hands, K, run.tracker.faces), frame)
            summary.add(result)
            summary.seconds = time.perf_counter() - began
            run.progress(summary)


def _refuse_own_source(source: Source, folder: SessionFolder) -> None:
    """UserError when what is tracked lies where the annotated video or images would be written."""
    images = source.folder if isinstance(source, Pictures) else None
    for read, written in ((source.path, folder.overlay), (images, folder.overlay_images)):
        if read is not None and read.resolve() == written.resolve():
            raise UserError(f"{read} would be overwritten by the annotated output: choose another folder (--out).")


def _overlay(
    folder: SessionFolder, source: Source, first: Frame, stack: ExitStack
) -> tuple[Path, Callable[[Image, Frame], None]]:
    """Where annotated images go, and what writes one of a frame there; `stack` ends it."""
    if source.stills and isinstance(source, Pictures):
        images = OverlayImages(folder.overlay_images)
        return folder.overlay_images, lambda image, frame: images.write(image, frame.name)
    video = stack.enter_context(OverlayVideo(folder.overlay, source.fps or 30.0, first.size))
    return folder.overlay, lambda image, frame: video.write(image, frame.time_ns)


def _ended(facts: SessionFacts, source: Source, summary: Summary) -> SessionFacts:
    """The facts of a run that is over."""
    counts = {
        "frames": summary.frames,
        "frames_with_hands": summary.frames_with_hands,
        "tracks": summary.hands,
        "seconds": round(summary.seconds, 3),
        "fps": round(summary.fps, 2),
        "notices": summary.notices,
        "stages": summary.stage_table(),
    }
    return replace(facts, source=SourceFacts.of(source), ending=summary.ending, K=summary.K, more=counts)
