"""Fuses the hands of several cameras while they are tracked."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from handmirror.core.cameras.fusion import HandFuser
from handmirror.core.cameras.rig import Rig
from handmirror.core.cameras.seen import SeenOverTime
from handmirror.core.cameras.session import hand_line
from handmirror.core.poses.posing import posed_hands
from handmirror.core.poses.schema import PoseLine, line_of
from handmirror.core.types import Array, FrameResult, Hand

KEPT = 12  # newest frames of each camera
SILENT_NS = 100_000_000  # without frames, after which a camera is no longer waited for


@dataclass(frozen=True, eq=False)
class FusedMoment:
    """The hands at one moment of the world."""

    time_ns: int  # of the first camera's clock
    hands: tuple[Hand, ...]  # in the first camera's axes; `joints_2d` are in its picture


class LiveFusion:
    """Takes each camera's results as they come, on any thread, and fuses them in order of time.

    A moment is fused as soon as every camera has a frame of it or a later one, so that what lies between two frames can
    be interpolated: the hands are at most one frame of the slowest camera late. One that is silent is not waited for.
    """

    def __init__(self, rig: Rig, arrays: dict[str, Array], smooth: bool = True, smoothing: float = 1.0) -> None:
        """`arrays` of the hand model in MANO's format; the trackers' own filters should be off."""
        self._rig, self._lock = rig, threading.Lock()
        self._fuser = HandFuser(rig.cameras, arrays, smooth, smoothing)
        self._lines: Sequence[deque[PoseLine]] = [deque(maxlen=KEPT) for _ in rig.cameras]
        self._last_ns: int | None = None
        self._K: Array | None = None  # of the first camera

    def add(self, camera: int, result: FrameResult) -> FusedMoment | None:
        """Add a result of a camera, counted from 0; the hands of a new moment, if it completes one."""
        with self._lock:
            lines = self._lines[camera]
            if lines and result.frame.time_ns <= lines[-1].time_ns:
                lines.clear()  # its clock was reset
            lines.append(line_of(result))
            if camera == 0 or self._K is None:
                self._K = result.K
            return self._fused()

    def _fused(self) -> FusedMoment | None:
        newest = [
            lines[-1].time_ns + camera.offset_ns
            for lines, camera in zip(self._lines, self._rig.cameras, strict=True)
            if lines
        ]
        time_ns = min(time for time in newest if time > max(newest) - SILENT_NS)
        if self._last_ns is not None and self._last_ns - SILENT_NS < time_ns <= self._last_ns:
            return None
        self._last_ns = time_ns
        hands = [
            hand
            for k, (lines, camera) in enumerate(zip(self._lines, self._rig.cameras, strict=True))
            for hand in SeenOverTime(k, lines, camera.offset_ns).at(time_ns)
        ]
        assert self._K is not None
        K, model = self._K, self._fuser.model
        found = [hand_line(hand, K, model) for hand in self._fuser.fuse(hands, time_ns)]
        return FusedMoment(time_ns, posed_hands(found, model))
