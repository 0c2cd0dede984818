"""Records a live run: every captured frame and every result, on a thread of its own."""

import contextlib
import logging
import os
import shutil
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from handmirror.core.callbacks import call_safely
from handmirror.core.camera.address import without_logins
from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.camera.source import FirstSecond
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory
from handmirror.core.files import GrowingFile, write_errors
from handmirror.core.poses.files import PoseWriter
from handmirror.core.session.facts import COMPLETE, INTERRUPTED, SessionFacts, VideoFacts, write_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.frame_list import SessionFrame, frame_line
from handmirror.core.session.jpeg_video import JpegVideoWriter
from handmirror.core.types import Frame, FrameResult

_log = logging.getLogger("handmirror.recorder")
WARN_FREE_BYTES, STOP_FREE_BYTES = 5_000_000_000, 1_000_000_000
DISK_CHECK_S = 1.0
MAX_WAITING_BYTES = 128_000_000  # of frames that are not yet encoded: 46 of 720p, 1.5 s; normally there is at most one


@dataclass(frozen=True)
class RecordingReport:
    """The state of a recording, or how it ended."""

    folder: Path
    ending: str  # "complete", or the sentence that says why it stopped; empty while it runs
    frames: int  # kept
    lost: int  # captured, but not kept
    results: int  # kept, also those of frames that were lost
    seconds: float  # from the first to the last frame kept
    bytes: int  # of the video
    tracked: int = 0  # of the frames kept; the tracker skipped the others
    free: int = 0  # bytes on the disk, at the last check


class Recorder:
    """Writes a session; start() once, stop() once.

    `add_frame` and `add_result` return at once, may be called from any thread, and do nothing before start() and after
    the end. A frame that comes while too many wait is lost; that is reported by `recording_warned` and counted.

    The three callbacks run on the recorder's thread and must be quick: `recording_started` with the folder,
    `recording_warned` with a sentence, `recording_stopped` with the report, also when the recording stops by itself
    because the disk is full. A recording without frames leaves no session behind.
    """

    def __init__(
        self,
        folder: SessionFolder,
        facts: SessionFacts,
        recording_started: Callable[[Path], None] = lambda path: None,
        recording_stopped: Callable[[RecordingReport], None] = lambda report: None,
        recording_warned: Callable[[str], None] = lambda sentence: None,
        warn_free_bytes: int = WARN_FREE_BYTES,
        stop_free_bytes: int = STOP_FREE_BYTES,
    ) -> None:
        self._folder, self._facts = folder, facts
        self._started, self._stopped, self._warned = recording_started, recording_stopped, recording_warned
        self._warn_free_bytes, self._stop_free_bytes = warn_free_bytes, stop_free_bytes
        self._changed = threading.Condition()
        self._waiting: deque[Frame | FrameResult] = deque()
        self._waiting_bytes = 0
        self._accepting = self._warned_of_loss = self._warned_of_disk = False
        self._ending, self._asked_ending = "", COMPLETE
        self._claim = ExitStack()  # holds the folder for the length of the recording
        self._kept = self._camera_jpegs = self._results = self._tracked = self._free = 0
        self._lost: set[int] = set()  # numbers of the captured frames that were not kept
        self._start_ns = self._last_ns = self._last_pts = 0
        self._next_check_s = 0.0
        self._first_second = FirstSecond()
        self._thread = threading.Thread(target=self._run, name="handmirror-recorder", daemon=True)

    def start(self) -> None:
        """Create the folder and start recording; UserError when that is not possible or the disk is already full."""
        is_new = not os.path.lexists(self._folder.path)
        with ExitStack() as stack:
            if is_new:
                stack.callback(self._remove_empty_folder)
            stack.callback(self._folder.claim().release)
            free = self._free = shutil.disk_usage(self._folder.path).free
            if free < self._stop_free_bytes:
                space = f"Only {_gigabytes(free)} are free at {self._folder.path}"
                raise UserError(f"{space}: free some space before recording.")
            write_facts(self._folder.facts, self._facts)
            self._claim = stack.pop_all()
        self._accepting = True
        self._thread.start()

    def add_frame(self, frame: Frame) -> None:
        """Keep a captured frame; frames come in the order of their time."""
        with self._changed:
            if not self._accepting:
                return
            if self._waiting_bytes + frame.image.nbytes > MAX_WAITING_BYTES:
                self._lost.add(frame.index)
            else:
                self._waiting_bytes += frame.image.nbytes
                self._waiting.append(frame)
            self._changed.notify()

    def add_result(self, result: FrameResult) -> None:
        """Keep what was tracked."""
        with self._changed:
            if self._accepting:
                self._waiting.append(result)
                self._changed.notify()

    def stop(self, ending: str = COMPLETE) -> RecordingReport:
        """Write what is queued and end the session; returns its report, also when it had stopped by itself.

        `ending` is for `session.json`: that the recording is complete, or why it was stopped.
        """
        with self._changed:
            if self._accepting:
                self._asked_ending = ending
            self._accepting = False
            self._changed.notify()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()
        return self.report()

    def report(self) -> RecordingReport:
        """The state of the recording."""
        return RecordingReport(
            folder=self._folder.path,
            ending=self._ending,
            frames=self._kept,
            lost=len(self._lost),
            results=self._results,
            seconds=(self._last_ns - self._start_ns) * 1e-9,
            bytes=self._video_bytes(),
            tracked=self._tracked,
            free=self._free,
        )

    # the recorder's thread

    def _run(self) -> None:
        call_safely(self._started, self._folder.path)
        ending = self._write_to_the_end()
        with self._changed:
            self._accepting = False
            self._waiting.clear()
        self._ending = ending
        if self._kept or self._results:
            try:
                write_facts(self._folder.facts, self._ended(ending))
            except UserError as error:  # the folder may be gone with its disk
                self._ending = str(error) if ending in (COMPLETE, INTERRUPTED) else ending
        else:
            self._remove_files()
        self._claim.close()
        call_safely(self._stopped, self.report())

    def _remove_files(self) -> None:
        """Remove what was written of a session without frames."""
        folder = self._folder
        for path in (folder.facts, folder.poses, folder.frames, folder.video):
            with contextlib.suppress(OSError):
                path.unlink()

    def _remove_empty_folder(self) -> None:
        with contextlib.suppress(OSError):  # it holds a session, or is gone
            self._folder.path.rmdir()

    def _write_to_the_end(self) -> str:
        """Write everything; returns how it ended."""
        try:
            with write_errors(self._folder.path):
                return self._write_all()
        except UserError as error:
            return str(error)
        except Exception as error:
            if lacks_memory(error):
                return TOO_LITTLE_MEMORY
            _log.error("The recording has failed:\n%s", without_logins(traceback.format_exc()).rstrip())
            return f"An internal error stopped the recording: {type(error).__name__}: {error}"

    def _write_all(self) -> str:
        """Write until stop() or until the disk is full; returns how it ended."""
        with ExitStack() as stack:
            poses = stack.enter_context(PoseWriter(self._folder.poses))
            frame_list = stack.enter_context(contextlib.closing(GrowingFile(self._folder.frames)))
            video: JpegVideoWriter | None = None
            while (item := self._next()) is not None or self._accepting:
                if (reason_to_stop := self._check_disk()) is not None:
                    return reason_to_stop
                if isinstance(item, Frame):
                    if video is None:
                        source = self._facts.source
                        fps = None if source.live else source.fps  # a camera gives the rate that it was asked for
                        video = stack.enter_context(JpegVideoWriter(self._folder.video, item.size, fps))
                        self._start_video(item)
                    video.write(self._jpeg(item), pts := self._next_pts(item))
                    frame_list.append(frame_line(SessionFrame(item.index, item.time_ns, pts, item.name)).encode())
                    self._kept, self._last_ns = self._kept + 1, item.time_ns
                    self._first_second.add(item.time_ns)
                elif item is not None:
                    poses.write(item)
                    self._results += 1
                    self._tracked += item.frame.index not in self._lost
                    self._note_K(item)
        return self._asked_ending

    def _next(self) -> Frame | FrameResult | None:
        """The next item to write, None when none came for a while or none will come."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._accepting, DISK_CHECK_S)
            lost, warned = bool(self._lost), self._warned_of_loss
            item = self._waiting.popleft() if self._waiting else None
            if isinstance(item, Frame):
                self._waiting_bytes -= item.image.nbytes
        if lost and not warned:
            self._warned_of_loss = True
            call_safely(self._warned, "The disk or the computer is too slow to keep every frame: some are lost.")
        return item

    def _start_video(self, frame: Frame) -> None:
        self._start_ns, self._last_pts = frame.time_ns, -1
        self._facts = replace(self._facts, video=VideoFacts(frame.time_ns))
        write_facts(self._folder.facts, self._facts)

    def _note_K(self, result: FrameResult) -> None:  # noqa: N802
        if self._facts.K is None:
            self._facts = replace(self._facts, K=result.K)
            write_facts(self._folder.facts, self._facts)

    def _jpeg(self, frame: Frame) -> bytes:
        """The camera's own JPEG, or one encoded here."""
        if frame.packet is None:
            return encode_jpeg(frame.image)
        self._camera_jpegs += 1
        return frame.packet

    def _next_pts(self, frame: Frame) -> int:
        """Milliseconds since the first frame; one more than the last where the clock stands still or jumps back."""
        self._last_pts = max(round((frame.time_ns - self._start_ns) / 1e6), self._last_pts + 1)
        return self._last_pts

    def _check_disk(self) -> str | None:
        """Every second: warn when the disk gets full; the reason to stop when it is."""
        if time.monotonic() < self._next_check_s:
            return None
        self._next_check_s = time.monotonic() + DISK_CHECK_S
        free = self._free = shutil.disk_usage(self._folder.path).free
        if free < self._stop_free_bytes:
            return f"The recording was stopped because only {_gigabytes(free)} were free on the disk."
        if free < self._warn_free_bytes and not self._warned_of_disk:
            self._warned_of_disk = True
            stop = _gigabytes(self._stop_free_bytes)
            call_safely(self._warned, f"The disk has {_gigabytes(free)} left; the recording stops at {stop}.")
        return None

    def _ended(self, ending: str) -> SessionFacts:
        source = self._facts.source
        if source.live:
            source = replace(source, measured_fps=self._first_second.fps)
        return replace(self._facts, source=source, ending=ending, video=self._video_facts())

    def _video_facts(self) -> VideoFacts | None:
        if not self._kept:
            return None
        whole = self._ending in (COMPLETE, INTERRUPTED)  # else the last images may not have reached the file
        size = self._video_bytes() if whole else 0
        return VideoFacts(self._start_ns, self._kept, size, len(self._lost), self._camera_jpegs)

    def _video_bytes(self) -> int:
        """Size of the video; 0 where it is not there, not yet or not any more."""
        try:
            return self._folder.video.stat().st_size
        except OSError:
            return 0


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
