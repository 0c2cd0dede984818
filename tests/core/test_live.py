import itertools
import threading
import time
from collections.abc import Callable
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from waiting import PATIENCE_S, wait_until

from handmirror.core.camera.calibrate.saved import place_of, save_calibration
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.live import Live, LiveResult, LiveStatus
from handmirror.core.types import Array, Frame, FrameResult


class Recorder:
    """A tracker that finds no hands, and both kinds of subscriber: keeps everything that happened, in order.

    While `may_track` is cleared it is busy with its frame.
    """

    def __init__(self) -> None:
        self.may_track = threading.Event()
        self.may_track.set()
        self.tracked: list[Frame] = []
        self.resets: list[int] = []  # how many frames had been tracked by then
        self.results: list[LiveResult] = []
        self.statuses: list[LiveStatus] = []
        self.thread_names: set[str] = set()

    def track(self, frame: Frame, K: Array) -> FrameResult:
        assert self.may_track.wait(PATIENCE_S)
        self.tracked.append(frame)
        self.thread_names.add(threading.current_thread().name)
        return FrameResult(frame, K, ())

    def reset(self) -> None:
        self.resets.append(len(self.tracked))
        self.thread_names.add(threading.current_thread().name)

    @property
    def states(self) -> list[str]:
        return [status.state for status in self.statuses]

    def live(self, opener: Callable[[], Source] | str, loop: bool = False) -> Live:
        opening = (lambda: open_source(opener)) if isinstance(opener, str) else opener
        live = Live(opening, self, Intrinsics.parse(), loop=loop, on_status=self.statuses.append)
        live.subscribe(self.results.append)
        return live


def picture(shade: int = 90) -> np.ndarray:
    return np.full((48, 64, 3), shade, np.uint8)


def make_video(path: Path, frames: int, rate: int) -> str:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for count in range(frames):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture(count), format="rgb24")))
        container.mux(stream.encode(None))
    return str(path)


def test_file_plays_to_its_end(tmp_path: Path) -> None:
    recorder = Recorder()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=12, rate=60))
    began = time.monotonic()
    live.start()
    wait_until(lambda: "ended" in recorder.states)
    assert time.monotonic() - began > 11 / 60  # its own speed, not as fast as it can be read
    assert live.stop()
    assert recorder.states == ["opening", "running", "ended"]
    counters = live.counters()
    assert counters.captured == 12 == counters.tracked + counters.dropped
    assert counters.tracked == len(recorder.results)
    assert recorder.tracked[-1].time_ns == round(11e9 / 60)  # the file's own timestamps
    assert recorder.results[-1].captured_ns > began * 1e9  # on the monotonic clock
    assert recorder.resets == [0]
    assert recorder.thread_names == {"handmirror-tracker"}


def test_intrinsics_of_another_size_cause_a_warning_and_of_another_shape_end_a_camera(tmp_path: Path) -> None:
    recorder, doubts = Recorder(), []
    clip = make_video(tmp_path / "clip.mp4", frames=3, rate=60)
    doubtful = Intrinsics.parse("1000,1000,960,540")
    live = Live(
        lambda: open_source(clip), recorder, doubtful, on_status=recorder.statuses.append, on_doubt=doubts.append
    )
    live.start()
    wait_until(lambda: "ended" in recorder.states)
    assert live.stop() and len(doubts) == 1 and "64 x 48" in doubts[0]

    square = Intrinsics(shared=Calibration(np.diag([100.0, 100, 1]), (100, 100)))
    with MjpegCamera([picture()], fps=60) as camera:
        live = Live(lambda: open_source(camera.url), recorder, square, on_status=recorder.statuses.append)
        live.start()
        wait_until(lambda: "failed" in recorder.states)
        live.stop()
    assert "different aspect ratio" in recorder.statuses[-1].message and "waiting" not in recorder.states


def test_an_error_in_the_program_shows_no_password(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Recorder):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            raise RuntimeError("rtsp://me:secret@camera/live cannot be used")

    recorder = Broken()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=3, rate=60))
    live.start()
    wait_until(lambda: "failed" in recorder.states)
    live.stop()
    messages = recorder.statuses[-1].message + caplog.text
    assert "rtsp://camera/live cannot be used" in messages and "secret" not in messages


def test_slow_tracker_gets_the_newest_frames_and_the_rest_is_counted(tmp_path: Path) -> None:
    recorder = Recorder()
    recorder.may_track.clear()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=40, rate=100))
    live.on_frame = lambda frame: recorder.may_track.set() if frame.index == 20 else None
    live.start()
    wait_until(lambda: "ended" in recorder.states)
    live.stop()
    counters = live.counters()
    assert counters.captured == 40 and counters.dropped > 10
    assert counters.tracked + counters.dropped == 40
    indices = [frame.index for frame in recorder.tracked]
    assert indices == sorted(set(indices)) and indices[-1] == 39


def test_every_captured_frame_is_offered_also_those_the_tracker_skips(tmp_path: Path) -> None:
    recorder, frames, threads = Recorder(), [], set()
    recorder.may_track.clear()

    def keep(frame: Frame) -> None:
        frames.append(frame)
        if frame.index == 10:
            recorder.may_track.set()
        threads.add(threading.current_thread().name)
        raise ValueError("a bug in a recorder")

    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=20, rate=100))
    live.on_frame = keep
    live.unsubscribe(recorder.results.append)
    live.start()
    wait_until(lambda: "ended" in recorder.states)
    live.stop()
    assert [frame.index for frame in frames] == list(range(20)) and live.counters().dropped > 0
    assert all(any(tracked is frame for frame in frames) for tracked in recorder.tracked)
    assert threads == {"handmirror-capture"} and not recorder.results


def test_a_loop_has_rising_time_stamps_and_new_tracks(tmp_path: Path) -> None:
    recorder = Recorder()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=5, rate=50), loop=True)
    live.start()
    wait_until(lambda: len(recorder.resets) >= 3)
    assert live.stop()
    frames = recorder.tracked
    assert "ended" not in recorder.states
    assert all(frame.time_ns == round(frame.index * 1e9 / 50) for frame in frames)
    assert all(a.index < b.index for a, b in itertools.pairwise(frames))
    assert all(frame.name == f"{frame.index % 5:06d}" for frame in frames)
    assert frames[recorder.resets[1]].index >= 5


def test_end_of_a_folder_names_what_was_skipped(tmp_path: Path) -> None:
    for name in ("a.png", "c.png"):
        cv2.imwrite(str(tmp_path / name), picture())
    (tmp_path / "b.png").write_text("broken")
    recorder = Recorder()
    live = recorder.live(str(tmp_path))
    live.start()
    wait_until(lambda: "ended" in recorder.states)
    live.stop()
    assert "b.png" in recorder.statuses[-1].message


def test_camera_vanishes_and_comes_back() -> None:
    recorder = Recorder()
    camera = MjpegCamera([picture(shade) for shade in (60, 120)], fps=60)
    with camera:
        url = camera.url
    live = recorder.live(lambda: open_source(url, timeout_s=1.0))
    live.start()
    wait_until(lambda: "waiting" in recorder.states)  # not there at first: a camera is waited for
    assert not recorder.tracked
    with camera:
        wait_until(lambda: len(recorder.results) > 3)
    wait_until(lambda: recorder.states[-1] == "waiting")
    assert url in recorder.statuses[-1].message and "trying again every second" in recorder.statuses[-1].message
    before = len(recorder.tracked)
    with camera:
        wait_until(lambda: len(recorder.tracked) > before + 3)
        live.stop()
    assert recorder.states[0] == "opening" and recorder.states[-1] == "running"
    assert len(recorder.resets) == 2 and recorder.resets[1] >= before  # a fresh start after the gap
    stamps = [(frame.index, frame.time_ns) for frame in recorder.tracked]
    assert stamps == sorted(set(stamps))
    assert all(result.captured_ns == result.result.frame.time_ns for result in recorder.results)


def test_missing_file_fails_at_once(tmp_path: Path) -> None:
    recorder = Recorder()
    live = recorder.live(str(tmp_path / "gone.mp4"))
    live.start()
    wait_until(lambda: "failed" in recorder.states)
    assert "gone.mp4" in recorder.statuses[-1].message
    assert live.stop() and not recorder.tracked


def test_stop_returns_while_the_camera_hangs() -> None:
    let_go = threading.Event()

    def hanging() -> Source:
        let_go.wait()
        raise UserError("The camera responds again, too late.")

    recorder = Recorder()
    live = recorder.live(hanging)
    live.start()
    wait_until(lambda: recorder.states == ["opening"])
    began = time.monotonic()
    assert live.stop() is False
    assert time.monotonic() - began < 2
    let_go.set()
    assert recorder.states == ["opening"]


def test_stop_from_a_subscriber_and_silence_after_it(tmp_path: Path) -> None:
    recorder = Recorder()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=20, rate=50), loop=True)
    live.subscribe(lambda result: live.stop() and None)
    live.start()
    wait_until(lambda: recorder.results)
    assert live.stop()
    assert len(recorder.results) == 1


def test_an_error_in_the_tracker_is_reported_and_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Recorder):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            raise ZeroDivisionError("a bug in the tracker")

    recorder = Broken()
    live = recorder.live(make_video(tmp_path / "clip.mp4", frames=5, rate=50), loop=True)
    live.start()
    wait_until(lambda: "failed" in recorder.states)
    assert "a bug in the tracker" in recorder.statuses[-1].message
    assert live.stop()  # the capture thread has ended too
    assert "Traceback" in caplog.text


def test_a_failure_is_the_last_status_however_slow_the_callback_is(tmp_path: Path) -> None:
    class Broken(Recorder):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            raise UserError("The tracker has failed.")

    recorder, heard = Broken(), []

    def slow(status: LiveStatus) -> None:
        heard.append(status.state)
        if status.state == "failed":  # the capture thread continues meanwhile
            captured = live.counters().captured
            wait_until(lambda: live.counters().captured > captured + 1)

    path = make_video(tmp_path / "clip.mp4", frames=5, rate=50)
    live = Live(lambda: open_source(path), recorder, Intrinsics.parse(), loop=True, on_status=slow)
    before, own = set(threading.enumerate()), {"handmirror-capture", "handmirror-tracker"}
    live.start()
    wait_until(lambda: not own & {thread.name for thread in {*threading.enumerate()} - before})
    assert heard == ["opening", "running", "failed"]
    assert live.status() == LiveStatus("failed", "The tracker has failed.")


def test_missing_intrinsics_fail_with_their_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "k.json"
    path.write_text('{"other.png": [[50, 0, 32], [0, 50, 24], [0, 0, 1]]}')
    cv2.imwrite(str(tmp_path / "a.png"), picture())
    recorder = Recorder()
    picture_of = lambda: open_source(str(tmp_path / "a.png"))  # noqa: E731
    live = Live(picture_of, recorder, Intrinsics.parse(str(path)), on_status=recorder.statuses.append)
    live.start()
    wait_until(lambda: "failed" in recorder.states)
    live.stop()
    assert "a.png" in recorder.statuses[-1].message
    assert "Traceback" not in caplog.text


def test_subscribers_that_fail_do_not_stop_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: object) -> None:
        raise ValueError("a bug in a view")

    recorder = Recorder()
    path = make_video(tmp_path / "clip.mp4", frames=5, rate=50)
    live = Live(lambda: open_source(path), recorder, Intrinsics.parse(), on_status=fail)
    live.subscribe(fail)
    live.subscribe(recorder.results.append)
    live.start()
    wait_until(lambda: len(recorder.results) >= 2)
    live.stop()
    assert "a bug in a view" in caplog.text


def test_other_intrinsics_take_effect_while_it_runs(tmp_path: Path) -> None:
    with MjpegCamera([picture()]) as camera:
        recorder = Recorder()
        live = recorder.live(camera.url)
        live.start()
        wait_until(lambda: recorder.results)
        assert recorder.results[-1].result.K[0, 0] == pytest.approx(32 / np.tan(np.radians(30)))
        bent = Calibration(np.array([[50.0, 0, 32], [0, 50, 24], [0, 0, 1]]), (64, 48), Lens("brown", (-0.3, 0.1)))
        live.use_intrinsics(Intrinsics(shared=bent, where="bent"))
        wait_until(lambda: recorder.results[-1].result.frame.undistorted)
        live.use_intrinsics(Intrinsics.parse(fov_deg=90))
        wait_until(lambda: recorder.results[-1].result.K[0, 0] == pytest.approx(32))
        assert live.stop()


def test_what_is_saved_for_a_camera_is_used_when_it_is_opened(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HANDMIRROR_DATA", str(tmp_path))
    with MjpegCamera([picture()]) as camera:
        K = np.array([[50.0, 0, 32], [0, 50, 24], [0, 0, 1]])
        save_calibration(place_of(camera.url, (64, 48)), camera.url, Calibration(K, (64, 48)))
        recorder = Recorder()
        live = recorder.live(camera.url)
        live.start()
        wait_until(lambda: recorder.results)
        assert live.stop()
        assert np.array_equal(recorder.results[0].result.K, K)
        assert live.intrinsics.facts()["saved"][0]["K"] == K.tolist()
