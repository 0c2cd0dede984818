"""Several cameras, or videos of them, as one source: frames of the first one with those of the others."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from handmirror.app.live.cameras_text import CamerasChoice
from handmirror.app.panes.cameras import CameraPicture, CamerasFrame, together
from handmirror.app.translation import tr
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source, SourceLost
from handmirror.core.cameras.rig import CameraPose, read_rig
from handmirror.core.cameras.tracking import check_count, intrinsics_of
from handmirror.core.errors import UserError
from handmirror.core.types import Array, Frame

HOLD_NS = 150_000_000  # a camera shows its last frame at most this long
KEPT = 4  # newest frames of a live camera, of which the one nearest to the first camera's is taken
RETRY_S = 1.0  # between two attempts to open a camera that was lost
STUCK_NS = 500_000_000  # without a frame of a camera while others have some, after which they continue without it
CLOSE_S = 0.5  # for all cameras together
PATIENCE_S = 2.0  # without a frame of any camera, after which all are lost
LARGEST_OFFSET_NS = 500_000_000  # of live cameras' clocks; more is that of videos, which begin at 0

Open = Callable[[str], Source]


@dataclass(frozen=True, eq=False)
class _Seen:
    """A frame without lens distortion, in the world's time."""

    frame: Frame
    K: Array
    time_ns: int


class OneCamera:
    """Reads one of the cameras."""

    def __init__(self, source: Source, pose: CameraPose, intrinsics: Intrinsics) -> None:
        self.source = source
        self.pose = replace(pose, name=source.camera or source.label)
        self.intrinsics = intrinsics.of_camera(source.camera)
        self._last: _Seen | None = None

    def read(self) -> _Seen | None:
        """The next frame; None at the end."""
        frame = self.source.read()
        if frame is None:
            return None
        straight = self.intrinsics.undistort(frame)
        K = self.intrinsics.for_frame(straight)
        return _Seen(replace(straight, undistorted=True), K, frame.time_ns + self.pose.offset_ns)

    def picture(self, seen: _Seen | None, time_ns: int) -> CameraPicture:
        """What it shows at a time, of the frame nearest to it."""
        self._last = seen or self._last
        if self._last is None:
            return CameraPicture(self.pose, np.eye(3), (640, 480), None)
        is_near = seen is not None and abs(seen.time_ns - time_ns) <= HOLD_NS
        frame = seen.frame if seen is not None and is_near else None
        return CameraPicture(self.pose, self._last.K, self._last.frame.size, frame)


def open_cameras(choice: CamerasChoice, open_source: Open) -> "CamerasSource":
    """Open all of them; UserError where one cannot be opened, or they do not go together."""
    rig = read_rig(choice.rig)
    check_count(len(choice.sources), rig)
    sources: list[Source] = []
    try:
        for text in choice.sources:
            sources.append(open_source(text))
        _refuse_mixed(sources)
    except BaseException:
        for source in sources:
            source.close()
        raise
    cameras = [
        OneCamera(source, pose, intrinsics_of(rig, k, Intrinsics(), choice.rig))
        for k, (source, pose) in enumerate(zip(sources, rig.cameras, strict=True))
    ]
    if sources[0].live:
        return LiveCameras(cameras, [partial(open_source, text) for text in choice.sources])
    return CameraVideos(cameras)


def _refuse_mixed(sources: Sequence[Source]) -> None:
    for source in sources:
        if source.stills or source.frame_count == 1:
            raise UserError(tr("{name} is not a video: choose a video or a camera.", name=source.label))
    if len({source.live for source in sources}) > 1:
        raise UserError(tr("Cameras and videos were chosen together: choose only cameras, or only videos."))


class CamerasSource(Source):
    """Several cameras, or videos of them, whose frames are `CamerasFrame`s."""

    def __init__(self, cameras: Sequence[OneCamera]) -> None:
        super().__init__(" + ".join(camera.source.label for camera in cameras))
        self.cameras = tuple(cameras)


class CameraVideos(CamerasSource):
    """Videos of the same moment, played as the first one is."""

    def __init__(self, cameras: Sequence[OneCamera]) -> None:
        super().__init__(cameras)
        self._first, *others = cameras
        self._others = [_Follower(camera) for camera in others]
        first = self._first.source
        self.fps, self.frame_count, self.duration_ns = first.fps, first.frame_count, first.duration_ns

    def read(self) -> Frame | None:
        """The next frame of the first video, and the frames of the others nearest to it."""
        seen = self._first.read()
        if seen is None:
            self.warning = self._first.source.warning
            return None
        first = self._first.picture(seen, seen.time_ns)
        return together(seen.frame, (first, *(other.at(seen.time_ns) for other in self._others)))

    def seek(self, time_ns: int) -> None:
        """Continue all of them at a time of the first one."""
        self._first.source.seek(time_ns)
        for other in self._others:
            other.seek(time_ns)

    def close(self) -> None:
        """Close all videos."""
        for camera in (self._first, *(other.camera for other in self._others)):
            camera.source.close()


class _Follower:
    """A video of which the frame nearest to a time is taken; times rise between two calls of `seek`."""

    def __init__(self, camera: OneCamera) -> None:
        self.camera = camera
        self._before: _Seen | None = None
        self._after = camera.read()

    def at(self, time_ns: int) -> CameraPicture:
        while self._after is not None and self._after.time_ns <= time_ns:
            self._before, self._after = self._after, self.camera.read()
        both = [seen for seen in (self._before, self._after) if seen is not None]
        nearest = min(both, key=lambda seen: abs(seen.time_ns - time_ns), default=None)
        return self.camera.picture(nearest, time_ns)

    def seek(self, time_ns: int) -> None:
        self.camera.source.seek(max(0, time_ns - self.camera.pose.offset_ns))
        self._before, self._after = None, self.camera.read()


class LiveCameras(CamerasSource):
    """Cameras that run at the same time. The others continue without one that is lost, which is opened again."""

    live = True

    def __init__(self, cameras: Sequence[OneCamera], openers: Sequence[Callable[[], Source]]) -> None:
        super().__init__(cameras)
        self.fps = cameras[0].source.fps
        self._arrived = threading.Condition()
        self._stop = threading.Event()
        self._readers = [
            _Reader(_synchronous(camera), opener, self._arrived, self._stop)
            for camera, opener in zip(cameras, openers, strict=True)
        ]
        self._last_ns, self._count = -1, 0
        for reader in self._readers:
            reader.start()

    def read(self) -> Frame | None:
        """The newest frame of the first camera, or of another one while that is lost; SourceLost where all are."""
        with self._arrived:
            if not self._arrived.wait_for(self._is_ready, PATIENCE_S):
                raise SourceLost(tr("None of the cameras delivers frames: check their cables."))
            if (fault := next((reader.fault for reader in self._readers if reader.fault), None)) is not None:
                raise fault
            leader = self._leader()
            assert leader is not None
            newest = leader.newest
            assert newest is not None
            nearest = [reader.nearest(newest.time_ns) for reader in self._readers]
        self._last_ns = newest.time_ns
        pictures = [
            reader.camera.picture(seen, newest.time_ns) for reader, seen in zip(self._readers, nearest, strict=True)
        ]
        index, self._count = self._count, self._count + 1
        return _joined(pictures, index, newest.time_ns)

    def close(self) -> None:
        """Close all cameras; one that hangs is waited for shortly."""
        self._stop.set()
        end = time.monotonic() + CLOSE_S
        for reader in self._readers:
            reader.join(max(0.0, end - time.monotonic()))

    def _is_ready(self) -> bool:
        return self._leader() is not None or any(reader.fault for reader in self._readers)

    def _leader(self) -> "_Reader | None":
        """The first camera that is neither lost nor stuck, once it has a new frame; None before."""
        latest = max((reader.newest.time_ns for reader in self._readers if reader.newest is not None), default=0)
        for reader in self._readers:
            newest = reader.newest
            is_stuck = newest is not None and latest - newest.time_ns > STUCK_NS
            if not reader.lost and not is_stuck:
                return reader if newest is not None and newest.time_ns > self._last_ns else None
        return None


class _Reader(threading.Thread):
    """Reads one live camera, and opens it again when it was lost."""

    def __init__(
        self, camera: OneCamera, opener: Callable[[], Source], arrived: threading.Condition, stop: threading.Event
    ) -> None:
        super().__init__(name="handmirror-camera", daemon=True)
        self.camera, self.lost = camera, False
        self.fault: UserError | None = None  # why its frames cannot be used
        self._opener, self._arrived, self._stopping = opener, arrived, stop
        self._frames: deque[_Seen] = deque(maxlen=KEPT)

    @property
    def newest(self) -> _Seen | None:
        """Its newest frame."""
        return self._frames[-1] if self._frames else None

    def nearest(self, time_ns: int) -> _Seen | None:
        """Its frame nearest to a time; None while it is lost."""
        frames = () if self.lost else tuple(self._frames)
        return min(frames, key=lambda seen: abs(seen.time_ns - time_ns), default=None)

    def run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._read() if not self.lost else self._open_again()
        finally:
            self.camera.source.close()

    def _read(self) -> None:
        seen = None
        try:
            seen = self.camera.read()
        except SourceLost:
            pass
        except UserError as error:
            self.fault = error
            self._stopping.set()
        with self._arrived:
            if seen is None:
                self.lost = True
                self._frames.clear()
            else:
                self._frames.append(seen)
            self._arrived.notify_all()
        if seen is None:
            self.camera.source.close()

    def _open_again(self) -> None:
        if self._stopping.wait(RETRY_S):
            return
        try:
            self.camera.source = self._opener()
        except UserError:
            return
        with self._arrived:
            self.lost = False


def _synchronous(camera: OneCamera) -> OneCamera:
    """A live camera without the offset of a video's clock."""
    if abs(camera.pose.offset_ns) > LARGEST_OFFSET_NS:
        camera.pose = replace(camera.pose, offset_ns=0)
    return camera


def _joined(pictures: Sequence[CameraPicture], index: int, time_ns: int) -> CamerasFrame:
    """One frame of the pictures of all cameras; a black one in place of a missing one of the first camera."""
    first = pictures[0]
    width, height = first.size
    own = first.frame or Frame(np.zeros((height, width, 3), np.uint8), index, time_ns, f"{index:06d}", undistorted=True)
    return together(replace(own, index=index, time_ns=time_ns, name=f"{index:06d}"), pictures)
