"""Opens and decodes sessions on a worker thread; the window asks and is told."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from app.markers import read_markers, write_markers
from core.errors import UserError
from core.types import Array, Frame, FrameResult

if TYPE_CHECKING:
    from app.curves import TrackCurves
    from core.camera.intrinsics import Intrinsics
    from core.hand.model import HandModel
    from core.session.reader import Session

EMPTY_SIZE = (640, 480)  # of the black picture where nothing says how large it was


@dataclass(frozen=True, eq=False)
class OpenedSession:
    """What the window needs to know of a session."""

    path: Path
    live: bool  # it was recorded from a camera
    has_video: bool
    seconds: Array  # [n >= 1] of the frames since the first
    curves: "tuple[TrackCurves, ...]"
    markers: tuple[int, ...]  # places
    losses: tuple[str, ...]  # sentences


@dataclass(frozen=True)
class _Open:
    session: "Session"
    model: "HandModel"
    intrinsics: "Intrinsics"


class SessionReader(QObject):
    """One session at a time. Every slot returns at once; of frames that are asked for the newest one comes."""

    opened = pyqtSignal(object)  # OpenedSession
    failed = pyqtSignal(str)  # it cannot be opened
    frame_ready = pyqtSignal(int, object)  # place, FrameResult
    warned = pyqtSignal(str)

    def __init__(self, publish: Callable[[FrameResult], None]) -> None:
        """`publish` is called on the worker thread with each frame that is shown."""
        super().__init__()
        self._publish = publish
        self._worker = ThreadPoolExecutor(1, "handmirror-replay")
        self._run = 0  # rises with each open and close: what an older one still says is not passed on
        self._open: _Open | None = None  # the worker's
        self._lock = threading.Lock()
        self._wanted: int | None = None

    def open(self, path: Path) -> None:
        """Open this session in place of the one before; opened or failed tells."""
        self._run += 1
        self._worker.submit(self._guarded, self._open_session, self._run, path)

    def show(self, place: int) -> None:
        """Decode the frame at a place; frame_ready tells, unless another one is asked for meanwhile."""
        with self._lock:
            under_way, self._wanted = self._wanted is not None, place
        if not under_way:
            self._worker.submit(self._guarded, self._read_wanted, self._run)

    def keep_markers(self, places: tuple[int, ...]) -> None:
        """Write the markers; warned tells when that is not possible."""
        self._worker.submit(self._guarded, self._write_markers, self._run, places)

    def close_session(self) -> None:
        """Let go of the session."""
        self._run += 1
        self._worker.submit(self._close)

    def close(self) -> None:
        """Stop for good."""
        self.close_session()
        self._worker.shutdown(wait=False)

    # on the worker thread

    def _guarded(self, job: Callable[..., None], run: int, *values: Any) -> None:
        try:
            job(run, *values)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _open_session(self, run: int, path: Path) -> None:
        self._close()
        try:
            opened = self._load(path)
        except UserError as error:
            if run == self._run:
                self.failed.emit(str(error))
            return
        if run == self._run:
            self.opened.emit(opened)

    def _load(self, path: Path) -> OpenedSession:
        # only now: these bring torch, the window comes first
        from app.curves import curves_of
        from core.hand.angles import model_axes
        from core.session.meshes import model_of
        from core.session.reader import open_session

        session = open_session(path)
        try:
            model = model_of(session.facts)
        except UserError:
            session.close()
            raise
        self._open = _Open(session, model, session.intrinsics())
        frames, losses = session.frames, session.losses
        try:
            markers = read_markers(path, frames)
        except UserError as error:
            markers, losses = (), (*losses, str(error))
        times_ns = np.array([frame.time_ns for frame in frames], np.int64)
        return OpenedSession(
            path,
            session.facts.source.live,
            session.has_video,
            (times_ns - times_ns[0]) * 1e-9,
            curves_of(session.results(), frames[0].time_ns, model_axes(model)),
            markers,
            losses,
        )

    def _read_wanted(self, run: int) -> None:
        with self._lock:
            place, self._wanted = self._wanted, None
        if place is None or self._open is None or run != self._run:
            return
        result = _read(self._open, place)
        if run == self._run:
            self._publish(result)
            self.frame_ready.emit(place, result)

    def _write_markers(self, run: int, places: tuple[int, ...]) -> None:
        if self._open is None:
            return
        try:
            write_markers(self._open.session.path, self._open.session.frames, places)
        except UserError as error:
            self.warned.emit(str(error))

    def _close(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            opened.session.close()


def _read(opened: _Open, place: int) -> FrameResult:
    """The recorded picture and hands; a black picture where there is none."""
    from core.session.meshes import posed_hands
    from core.session.replay_video import HOLD_NS

    session = opened.session
    line = session.line_at(place, HOLD_NS)
    notice = ""
    try:
        frame = session.read_frame(place)
    except UserError as error:
        facts = session.frames[place]
        width, height = line.size if line is not None else EMPTY_SIZE
        frame = Frame(np.zeros((height, width, 3), np.uint8), facts.index, facts.time_ns, facts.name)
        notice = str(error) if session.has_video else ""
    K = opened.intrinsics.for_frame(frame) if line is None else line.K
    hands = posed_hands(line.hands, opened.model) if line is not None else ()
    return FrameResult(frame, K, hands, notice=notice)
