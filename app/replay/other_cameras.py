"""The cameras beside the first one of a session of several cameras, read on the worker thread."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from handmirror.app.panes.cameras import CameraPicture
from handmirror.core.cameras.rig import CameraPose, read_rig
from handmirror.core.cameras.session import RIG, camera_folders
from handmirror.core.errors import UserError
from handmirror.core.session.reader import Session, open_session
from handmirror.core.types import Frame

WORLD = CameraPose("", None, np.eye(3), np.zeros(3))  # the first camera
HOLD_NS = 100_000_000  # a camera shows its last frame at most this long


class OtherCameras:
    """Their pictures at any time of the world; empty for a session of one camera."""

    def __init__(self, path: Path) -> None:
        """Open them; one that cannot be opened is reported in `losses`."""
        self.losses: tuple[str, ...] = ()  # sentences
        self.first = WORLD
        self._cameras: list[_Camera] = []
        folders = camera_folders(path)
        if not folders:
            return
        try:
            poses = read_rig(path / RIG).cameras
        except UserError as error:
            self.losses = (str(error),)
            return
        self.first = poses[0]
        self._open(folders[1:], poses[1:])

    def read(self, time_ns: int) -> tuple[CameraPicture, ...]:
        """What each of them shows at a time of the first camera's clock."""
        return tuple(camera.read(time_ns) for camera in self._cameras)

    def close(self) -> None:
        """Close their videos."""
        for camera in self._cameras:
            camera.close()

    def _open(self, folders: Sequence[Path], poses: Sequence[CameraPose]) -> None:
        for folder, pose in zip(folders, poses, strict=False):
            try:
                session = open_session(folder)
            except UserError as error:
                self.losses = (*self.losses, str(error))
                continue
            self._cameras.append(_Camera(session, pose))
            self.losses = (*self.losses, *session.losses)


class _Camera:
    """One of them."""

    def __init__(self, session: Session, pose: CameraPose) -> None:
        self._session, self._pose = session, pose
        self._times_ns = np.array([frame.time_ns for frame in session.frames], np.int64) + pose.offset_ns
        self._intrinsics = session.intrinsics()
        line = session.results()[0] if session.results() else None
        self._K = np.eye(3) if line is None else line.K
        self._size = (640, 480) if line is None else line.size

    def read(self, time_ns: int) -> CameraPicture:
        place = int(np.abs(self._times_ns - time_ns).argmin())
        frame = None
        if abs(int(self._times_ns[place]) - time_ns) <= HOLD_NS:
            frame = self._frame(place)
            self._K, self._size = self._intrinsics.for_frame(frame), frame.size
        return CameraPicture(self._pose, self._K, self._size, frame)

    def close(self) -> None:
        self._session.close()

    def _frame(self, place: int) -> Frame:
        """The frame at a place; a black image where there is no video or the frame is damaged."""
        try:
            return self._session.read_frame(place)
        except UserError:
            facts, (width, height) = self._session.frames[place], self._size
            return Frame(np.zeros((height, width, 3), np.uint8), facts.index, facts.time_ns, facts.name)
