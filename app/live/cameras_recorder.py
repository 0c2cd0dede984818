"""Records several cameras that are tracked together, as a session of several cameras (core.cameras.session)."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from handmirror.app.live.cameras_source import CamerasSource
from handmirror.app.live.cameras_tracker import CamerasResult, CamerasTracker
from handmirror.app.panes.cameras import CameraPicture, CamerasFrame
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.cameras.rig import CameraPose, Rig, write_rig
from handmirror.core.cameras.session import CAMERAS, RIG, camera_folder
from handmirror.core.errors import UserError
from handmirror.core.session.facts import COMPLETE, SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.types import Frame, FrameResult

KEPT = 300  # frames of a camera whose results may still come


class CamerasRecorder:
    """As `Recorder`, for frames of several cameras: a session for each, and one of the hands that all see.

    Moments in which the first camera has no frame are in the other cameras' sessions only.
    """

    def __init__(
        self,
        folder: SessionFolder,
        source: CamerasSource,
        tracker: CamerasTracker,
        started: Callable[[Path], None],
        stopped: Callable[[RecordingReport], None],
        warned: Callable[[str], None],
    ) -> None:
        """The callbacks are those of `Recorder`."""
        self._folder, self._stopped = folder, stopped
        self._poses = tuple(camera.pose for camera in source.cameras)
        self._pictures: tuple[CameraPicture, ...] = ()  # the newest ones
        self._stopping = False
        names = [camera_folder(folder.path, number).name for number in range(1, len(self._poses) + 1)]
        facts = SessionFacts.beginning(SourceFacts.of(source), tracker.setup)
        facts = replace(facts, rerun_of=names[0], more={CAMERAS: names})
        self._hands = Recorder(folder, facts, started, self._on_hands_stopped, warned)
        self._cameras = [
            _OneRecorder(
                Recorder(
                    SessionFolder(folder.path / name),
                    SessionFacts.beginning(SourceFacts.of(camera.source), setup, camera.intrinsics),
                    recording_stopped=self._on_camera_stopped,
                    recording_warned=warned,
                )
            )
            for name, camera, setup in zip(names, source.cameras, tracker.setups, strict=True)
        ]

    def start(self) -> None:
        """Make the folders and start; UserError when that is not possible."""
        self._hands.start()
        try:
            write_rig(self._folder.path / RIG, Rig(self._poses))
            for camera in self._cameras:
                camera.recorder.start()
        except UserError:
            self.stop()
            raise

    def add_frame(self, frame: Frame) -> None:
        """Keep the frames of all cameras; one that a camera shows for longer is kept once."""
        if isinstance(frame, CamerasFrame):
            self._pictures = frame.cameras
            shift_ns = _shift_ns(frame)
            for camera, picture in zip(self._cameras, frame.cameras, strict=True):
                if picture.frame is not None:
                    camera.add_frame(picture.frame, shift_ns)

    def add_result(self, result: FrameResult) -> None:
        """Keep what each camera sees, and the hands that all see."""
        frame = result.frame
        if not isinstance(frame, CamerasFrame) or not isinstance(result, CamerasResult):
            return
        shift_ns = _shift_ns(frame)
        for k, own in result.own.items():
            numbered = self._cameras[k].add_result(own, shift_ns)
            if k == 0 and numbered is not None:
                self._hands.add_result(FrameResult(numbered, result.K, result.hands, notice=result.notice))

    def report(self) -> RecordingReport:
        """The state of the recording; frames and times are those of the first camera."""
        return self._report(self._hands.report())

    def stop(self, ending: str = COMPLETE) -> RecordingReport:
        """Write what is queued and end all sessions."""
        self._stopping = True
        for camera in self._cameras:
            camera.recorder.stop(ending)
        with contextlib.suppress(UserError):  # the folder may be gone with its disk, which the sessions report
            if self._pictures:
                write_rig(self._folder.path / RIG, Rig(_calibrated(self._poses, self._pictures)))
        self._hands.stop(ending)
        with contextlib.suppress(OSError):
            self._folder.frames.unlink()  # the frames are the first camera's
        if not any(camera.recorder.report().frames for camera in self._cameras):
            self._remove()
        return self.report()

    def _report(self, hands: RecordingReport) -> RecordingReport:
        reports = [camera.recorder.report() for camera in self._cameras]
        return replace(
            hands,
            frames=reports[0].frames,
            tracked=hands.results,
            seconds=reports[0].seconds,
            lost=sum(report.lost for report in reports),
            bytes=sum(report.bytes for report in reports),
        )

    def _on_camera_stopped(self, report: RecordingReport) -> None:
        """End the recording where that of a camera has ended by itself; on the thread of its recorder."""
        if not self._stopping:
            self._hands.stop(report.ending)

    def _on_hands_stopped(self, report: RecordingReport) -> None:
        self._stopped(self._report(report))

    def _remove(self) -> None:
        """Remove what a recording without frames leaves."""
        with contextlib.suppress(OSError):
            (self._folder.path / RIG).unlink()
            for number in range(1, len(self._cameras) + 1):
                camera_folder(self._folder.path, number).rmdir()
            self._folder.path.rmdir()


class _OneRecorder:
    """Numbers one camera's frames, and finds the numbers of its results."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._count, self._last_ns = 0, -1
        self._numbers: dict[int, int] = {}  # by the frames' times
        self._lock = threading.Lock()

    def add_frame(self, frame: Frame, shift_ns: int) -> None:
        time_ns = frame.time_ns + shift_ns
        with self._lock:
            if time_ns <= self._last_ns:
                return
            number, self._last_ns = self._count, time_ns
            self._count += 1
            self._numbers[time_ns] = number
            if len(self._numbers) > KEPT:
                del self._numbers[next(iter(self._numbers))]
        self.recorder.add_frame(_numbered(frame, number, time_ns))

    def add_result(self, result: FrameResult, shift_ns: int) -> Frame | None:
        """Keep a result once; its frame as it is in the session, None where it was kept before or is not recorded."""
        time_ns = result.frame.time_ns + shift_ns
        with self._lock:
            number = self._numbers.pop(time_ns, None)
        if number is None:
            return None
        frame = _numbered(result.frame, number, time_ns)
        self.recorder.add_result(replace(result, frame=frame))
        return frame


def _numbered(frame: Frame, number: int, time_ns: int) -> Frame:
    return replace(frame, index=number, time_ns=time_ns, name=f"{number:06d}")


def _shift_ns(frame: CamerasFrame) -> int:
    """By how much the frame's time is later than its cameras', as in a video that is played again."""
    first = frame.cameras[0].frame
    return 0 if first is None else frame.time_ns - first.time_ns


def _calibrated(poses: Sequence[CameraPose], pictures: Sequence[CameraPicture]) -> tuple[CameraPose, ...]:
    """The cameras with the intrinsics of their pictures."""
    return tuple(
        replace(pose, calibration=Calibration(picture.K, picture.size))
        for pose, picture in zip(poses, pictures, strict=True)
    )
