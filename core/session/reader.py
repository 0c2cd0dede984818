"""Opens sessions: complete ones, those of a killed program, and what is left of damaged ones."""

import bisect
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray

from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.camera.source import StoredSource
from handmirror.core.errors import UserError
from handmirror.core.poses.files import PoseFile, read_pose_lines
from handmirror.core.poses.schema import PoseLine
from handmirror.core.session.facts import SessionFacts, read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.frame_list import SessionFrame, read_frame_list
from handmirror.core.session.jpeg_video import JpegVideoReader
from handmirror.core.session.origin import find_origin
from handmirror.core.text import plural
from handmirror.core.types import Array, Frame

NOT_ENDED = "The recording is still running or was interrupted; after an interruption up to half a second is missing."


@dataclass(frozen=True, eq=False)
class Session:
    """A session on disk. Frames are numbered 0, 1, 2 ... by their place in `frames`. A context manager."""

    path: Path
    facts: SessionFacts
    frames: tuple[SessionFrame, ...]  # by rising index, time and pts; without a video those of the poses
    losses: tuple[str, ...]  # sentences: what could not be read
    home: Path | None  # the folder with the video: its own or, of a re-run, that of the session tracked again
    _lines: tuple[PoseLine, ...] = field(repr=False)
    _video: JpegVideoReader | None = field(repr=False)

    @property
    def has_video(self) -> bool:
        """Whether frames can be read."""
        return self._video is not None

    def results(self) -> tuple[PoseLine, ...]:
        """What was tracked, by rising frame index; a captured frame that the tracker skipped has no line."""
        return self._lines

    @cached_property
    def tracked(self) -> NDArray[np.bool_]:
        """[n] whether each of `frames` was tracked; the tracker skipped the others."""
        return np.isin([frame.index for frame in self.frames], self._line_indices)

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """[n] whether a hand in each of `frames` was not seen there, but in earlier and later ones."""
        indices = [line.frame for line in self._lines if any(hand.filled for hand in line.hands)]
        return np.isin([frame.index for frame in self.frames], indices)

    def read_frame(self, place: int) -> Frame:
        """The image at a place in `frames`, quickest in order; UserError when it is damaged or there is no video."""
        facts = self.frames[place]
        if self._video is None:
            raise UserError(f"The session {self.path} has no video: it contains poses only.")
        packet = self._video.read(facts.pts)
        image = None if packet is None else decode_jpeg(packet)
        if image is None:
            raise UserError(f"Frame {facts.index} of the session {self.path} is damaged: choose another one.")
        return Frame(image, facts.index, facts.time_ns, facts.name, packet)

    def line_at(self, place: int, hold_ns: int = 0) -> PoseLine | None:
        """What was tracked in the frame at a place, or in one at most `hold_ns` before it; None for nothing."""
        frame = self.frames[place]
        k = bisect.bisect_right(self._line_indices, frame.index) - 1
        if k < 0:
            return None
        line = self._lines[k]
        return line if line.frame == frame.index or 0 <= frame.time_ns - line.time_ns <= hold_ns else None

    def intrinsics(self) -> Intrinsics:
        """K of each frame as it was recorded; frames without a line have the K of the one before."""
        if not self._lines:
            return Intrinsics.parse() if self.facts.K is None else Intrinsics(shared=Calibration(self.facts.K))
        first = self._lines[0].K
        if all(np.array_equal(line.K, first) for line in self._lines):
            return Intrinsics(shared=Calibration(first), where=str(self.path))
        per_name = {frame.name: Calibration(self._K_at(frame)) for frame in self.frames}
        return Intrinsics(per_name=per_name, where=str(self.path))

    def close(self) -> None:
        """Close the video; frames cannot be read any more."""
        if self._video is not None:
            self._video.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _line_indices(self) -> list[int]:
        return [line.frame for line in self._lines]

    def _K_at(self, frame: SessionFrame) -> Array:  # noqa: N802
        return self._lines[max(bisect.bisect_right(self._line_indices, frame.index) - 1, 0)].K


def open_session(path: Path) -> Session:
    """Open a session's folder; what is missing is reported in `losses`.

    Raises:
        UserError: there is no session, it is of a newer format, or nothing of it can be read.
    """
    folder = SessionFolder(Path(path))
    facts = read_facts(folder.facts)
    poses = _poses(folder)
    losses = [] if facts.ending else [NOT_ENDED]
    losses += poses.losses
    if facts.video is not None and facts.video.lost:
        losses.append(f"{plural(facts.video.lost, 'captured frame')} lost: the recording could not keep up.")
    home = folder if folder.video.is_file() else find_origin(folder, facts)
    if home is None:
        frames, video = [_frame_of(line) for line in poses.lines], None
        if facts.video is not None or facts.rerun_of:
            missing = f"The video of {folder.path} is missing: only the poses can be used."
            losses.append(f"{missing} {_where(facts)}".rstrip())
    else:
        home_facts = facts if home is folder else read_facts(home.facts)
        frames, video = _frames(home, home_facts, poses, losses)
    if not frames:
        raise UserError(f"The session {path} cannot be read: {' '.join(losses) or 'it is empty.'}")
    where = home.path if home is not None and video is not None else None
    return Session(folder.path, facts, tuple(frames), tuple(losses), where, poses.lines, video)


def _where(facts: SessionFacts) -> str:
    """For a re-run: where its video would be looked for."""
    name = PurePath(facts.rerun_of).name
    return f"To see its frames, put the original session {name} next to it." if name else ""


def _poses(folder: SessionFolder) -> PoseFile:
    try:
        return read_pose_lines(folder.poses)
    except UserError as error:
        return PoseFile((), (str(error),))


def _frames(
    folder: SessionFolder, facts: SessionFacts, poses: PoseFile, losses: list[str]
) -> tuple[list[SessionFrame], JpegVideoReader | None]:
    """The frames whose image is there, and the video; adds to the losses."""
    try:
        video = JpegVideoReader(folder.video)
    except UserError as error:
        losses.append(str(error))
        return [_frame_of(line) for line in poses.lines], None
    listed, unusable = _listed(folder, facts, poses)
    if unusable:
        losses.append(f"{plural(unusable, 'line')} of {folder.frames.name} cannot be used.")
    if _is_untouched(folder, facts, listed):
        return listed, video
    there = set(video.scan())
    if not there:
        video.close()
        losses.append(f"{folder.video} has no readable frame: only the poses can be used.")
        return [_frame_of(line) for line in poses.lines], None
    frames = [frame for frame in listed if frame.pts in there]
    if len(frames) < len(listed):
        losses.append(f"The video lacks {len(listed) - len(frames)} of {plural(len(listed), 'frame')}.")
    if len(frames) < len(there):
        unlisted = plural(len(there) - len(frames), "picture")
        losses.append(f"{unlisted} of the video cannot be used: {folder.frames.name} has no timestamps for them.")
    return frames, video


def _listed(folder: SessionFolder, facts: SessionFacts, poses: PoseFile) -> tuple[list[SessionFrame], int]:
    """The frame list and how many of its lines are unusable; where it is missing, the frames that were tracked."""
    try:
        listed, unusable = read_frame_list(folder.frames)
    except UserError:
        listed, unusable = [], 0
    if listed or facts.video is None:
        return listed, unusable
    start_ns = facts.video.start_ns
    return [_frame_of(line, start_ns) for line in poses.lines if line.time_ns >= start_ns], unusable


def _is_untouched(folder: SessionFolder, facts: SessionFacts, listed: list[SessionFrame]) -> bool:
    """Whether the recording ended well and the video is as it was then, so that it need not be read through."""
    video = facts.video
    return video is not None and (video.frames, video.bytes) == (len(listed), folder.video.stat().st_size)


def _frame_of(line: PoseLine, start_ns: int = 0) -> SessionFrame:
    return SessionFrame(line.frame, line.time_ns, round((line.time_ns - start_ns) / 1e6), line.image)


class SessionSource(StoredSource):
    """A session's recorded frames as a source; damaged ones are skipped and reported in `warning`."""

    def __init__(self, session: Session) -> None:
        """UserError when the session has no image that can be read."""
        super().__init__(session.path.absolute().name)
        if not session.has_video:
            raise UserError(
                f"The session {session.path} has poses but no video: run `handmirror track` on "
                f"{session.facts.source.label} again, with the options that you want."
            )
        self._session, self._place = session, 0
        self.fps, self.frame_count = session.facts.source.fps or _rate(session.frames), len(session.frames)
        self.stills = session.facts.settings.get("stills") is True
        self._ahead = self._next()
        if self._ahead is None:
            raise UserError(f"The session {session.path} has no readable frame: give another one.")

    def close(self) -> None:
        """Release the rest; the session stays open."""
        super().close()
        self._place = len(self._session.frames)

    def _next(self) -> Frame | None:
        while self._place < len(self._session.frames):
            place, self._place = self._place, self._place + 1
            try:
                return self._session.read_frame(place)
            except UserError:
                self.skipped.append(self._session.frames[place].name)
                skipped = plural(len(self.skipped), "frame")
                self.warning = f"{skipped} of the session {self._session.path} could not be read."
        return None


def _rate(frames: tuple[SessionFrame, ...]) -> float | None:
    """Frames per second of a source that did not say; None for a single frame."""
    gaps = np.diff([frame.time_ns for frame in frames])
    return round(1e9 / float(np.median(gaps)), 3) if len(gaps) else None
