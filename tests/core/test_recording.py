"""What is recorded is what is read, and a killed recording is almost complete."""

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import av
import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from session_maker import FACTS, K, make_frame, make_result, make_session
from waiting import wait_until

from handmirror.core.assets import asset
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.jpeg import decode_jpeg, encode_jpeg
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.session import recorder as recorder_module
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.live_runs import record_source
from handmirror.core.session.reader import NOT_ENDED, Session, open_session
from handmirror.core.session.recorder import Recorder
from handmirror.core.session.rerun import rerun_session
from handmirror.core.tracking.tracker import HandTracker

LOST_S = 0.5  # at most this much is missing after a kill


def ready(path: Path, **options) -> Recorder:
    return Recorder(SessionFolder(path), FACTS, **{"warn_free_bytes": 0, "stop_free_bytes": 0, **options})


def test_read_equals_recorded_to_the_digit(tmp_path):
    session = open_session(make_session(tmp_path / "s", frames=40))
    frames = [make_frame(k, 5_000_000_123 + k * 33_333_333 + k % 3) for k in range(40)]
    assert session.losses == () and session.facts.ending == "complete"
    assert session.facts.source.measured_fps == pytest.approx(30, abs=0.02)
    assert [(f.index, f.time_ns, f.name) for f in session.frames] == [(f.index, f.time_ns, f.name) for f in frames]
    for k in random.Random(1).sample(range(40), 40):  # random access
        read = session.read_frame(k)
        assert (read.index, read.time_ns, read.name) == (k, frames[k].time_ns, frames[k].name)
        assert np.array_equal(read.image, decode_jpeg(encode_jpeg(frames[k].image)))
    lines = session.results()
    assert [line.frame for line in lines] == [k for k in range(40) if (k + 1) % 4]
    for line in lines:
        result = make_result(frames[line.frame], hands=line.frame % 3)
        assert np.array_equal(line.K, K) and len(line.hands) == len(result.hands)
        for ours, theirs in zip(line.hands, result.hands, strict=True):
            for name in ("track", "side", "score", "pose", "shape", "trans", "joints", "joints_2d"):
                assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name
    session.close()


def test_a_recording_with_lens_distortion_holds_undistorted_pictures(tmp_path):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        given = list(islice(clip, 30, 33))
    for frame in given:
        cv2.imwrite(str(pictures / f"{frame.name}.png"), frame.image[..., ::-1])
    bent = Calibration(np.array([[831.0, 0, 480], [0, 831.0, 270], [0, 0, 1]]), (960, 540), Lens("brown", (-0.3, 0.1)))
    intrinsics = Intrinsics(shared=bent, where="bent.yaml")
    record_source(str(pictures), tmp_path / "s", HandTracker(device="cpu"), intrinsics)
    straight = intrinsics.undistort(given[0])
    with open_session(tmp_path / "s") as session:
        read = session.read_frame(0)
        assert np.abs(read.image.astype(int) - straight.image).mean() < 2
        assert np.abs(read.image.astype(int) - given[0].image).mean() > 5
        assert np.allclose(session.intrinsics().for_frame(read), intrinsics.for_frame(straight))
        assert session.facts.settings["intrinsics"]["coefficients"] == [-0.3, 0.1]
    rerun_session(tmp_path / "s", tmp_path / "again", HandTracker(device="cpu"))
    with open_session(tmp_path / "again") as again:
        assert all(np.allclose(line.K, intrinsics.for_frame(straight)) for line in again.results())
        assert sum(len(line.hands) for line in again.results()) == 3


def test_the_video_plays_at_capture_times(tmp_path):
    path = make_session(tmp_path / "s", frames=9)
    with av.open(str(path / "video.mkv")) as video:
        times = [frame.pts for frame in video.decode(video=0)]
    assert times == [round(k * 33.333333) for k in range(9)]


@pytest.mark.parametrize(("live", "rate"), [(True, 30.0), (False, 30.0), (False, None), (False, 30000 / 1001)])
def test_the_video_states_the_rate_of_its_source_or_none_and_opencv_seeks_right(tmp_path, live, rate):
    facts = replace(FACTS, source=replace(FACTS.source, live=live, fps=rate))
    recorder = Recorder(SessionFolder(tmp_path / "s"), facts, warn_free_bytes=0, stop_free_bytes=0)
    recorder.start()
    frames = [make_frame(k, round(k * 1e9 / 30)) for k in range(90)]
    for frame in frames:
        recorder.add_frame(frame)
    recorder.stop()
    path = str(tmp_path / "s" / "video.mkv")
    with av.open(path) as video:
        stated = video.streams.video[0].guessed_rate
    assert stated == (pytest.approx(rate) if rate and not live else 30)
    video = cv2.VideoCapture(path)
    for number in (60, 7, 89):
        video.set(cv2.CAP_PROP_POS_FRAMES, number)
        shown = cv2.cvtColor(video.read()[1], cv2.COLOR_BGR2RGB).astype(int)
        errors = [np.abs(shown - frames[k].image).mean() for k in range(90)]
        assert int(np.argmin(errors)) == number


def test_a_cameras_own_jpeg_is_kept_byte_for_byte(tmp_path):
    recorder = ready(tmp_path / "s")
    recorder.start()
    packets = []
    for k in range(6):
        frame = make_frame(k, k * 40_000_000)
        packets.append(encode_jpeg(frame.image, quality=40 + k))
        recorder.add_frame(replace(frame, packet=packets[k] if k != 3 else None))
    recorder.stop()
    with open_session(tmp_path / "s") as session:
        kept = [session.read_frame(k).packet for k in range(6)]
        assert session.facts.video is not None and session.facts.video.camera_jpegs == 5
    assert all((ours == theirs) == (k != 3) for k, (ours, theirs) in enumerate(zip(kept, packets, strict=True)))


def test_clocks_that_stand_still_and_pictures_of_another_size(tmp_path):
    recorder = ready(tmp_path / "s")
    recorder.start()
    stamps = [9_000, 9_100, 9_200, 800_000_000]  # less than a millisecond apart
    for k, stamp in enumerate(stamps):
        recorder.add_frame(make_frame(k, stamp, (64, 48) if k != 2 else (96, 64)))
    recorder.stop()
    with open_session(tmp_path / "s") as session:
        assert [frame.time_ns for frame in session.frames] == stamps
        assert [session.read_frame(k).size for k in range(4)] == [(64, 48), (64, 48), (96, 64), (64, 48)]


def test_what_cannot_be_kept_is_counted_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr(recorder_module, "MAX_WAITING_BYTES", 3_000_000)  # one picture of 720p
    warnings, reports, started = [], [], []
    recorder = ready(
        tmp_path / "s",
        recording_started=started.append,
        recording_warned=warnings.append,
        recording_stopped=reports.append,
    )
    recorder.start()
    frames = [make_frame(k, k * 33_000_000, (1280, 720)) for k in range(40)]
    for frame in frames:
        recorder.add_frame(frame)
        recorder.add_result(make_result(frame))
    report = recorder.stop()
    assert report.lost > 0 and report.frames + report.lost == 40 and report.results == 40
    assert len(warnings) == 1 and "too slow" in warnings[0]
    assert started == [tmp_path / "s"] and reports == [report]
    with open_session(tmp_path / "s") as session:
        assert len(session.frames) == report.frames and len(session.results()) == 40
        assert report.tracked == session.tracked.sum() == report.frames
        assert any(f"{report.lost} captured frames lost" in loss for loss in session.losses)


def test_a_disk_that_gets_full(tmp_path, monkeypatch):
    warnings, reports = [], []
    recorder = ready(tmp_path / "warn", recording_warned=warnings.append, warn_free_bytes=10**18)
    recorder.start()
    recorder.add_frame(make_frame(0, 0))
    assert recorder.stop().ending == "complete"
    assert len(warnings) == 1 and "GB left" in warnings[0]

    recorder = ready(tmp_path / "stop", recording_stopped=reports.append)
    recorder.start()
    recorder.add_frame(make_frame(0, 0))
    wait_until(lambda: recorder.report().frames)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=-1))
        wait_until(lambda: reports)
    recorder.add_frame(make_frame(1, 1))
    assert "free on the disk" in recorder.stop().ending and len(reports) == 1
    assert "free on the disk" in open_session(tmp_path / "stop").facts.ending

    with pytest.raises(UserError, match="before recording"):
        ready(tmp_path / "full", stop_free_bytes=10**18).start()
    assert not (tmp_path / "full").exists()


@pytest.mark.parametrize("stopped_at_once", [True, False])
def test_a_folder_that_vanishes_ends_the_recording(tmp_path, stopped_at_once):
    reports = []
    recorder = ready(tmp_path / "s", recording_stopped=reports.append)
    recorder.start()
    recorder.add_frame(make_frame(0, 0))
    wait_until(lambda: recorder.report().frames == 1)
    shutil.rmtree(tmp_path / "s")  # as when its disk is pulled out
    if not stopped_at_once:
        wait_until(lambda: reports)
    assert str(tmp_path / "s") in recorder.stop().ending
    assert len(reports) == 1 and reports[0].ending == recorder.report().ending and reports[0].frames == 1


def test_a_recording_without_frames_leaves_nothing(tmp_path):
    reports = []
    recorder = ready(tmp_path / "s", recording_stopped=reports.append)
    recorder.start()
    recorder.stop()
    assert not (tmp_path / "s").exists()
    assert [(report.ending, report.frames) for report in reports] == [("complete", 0)]

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    recorder = ready(tmp_path / "mine")
    recorder.start()
    recorder.stop()
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_folder_with_a_session_is_left_alone(tmp_path):
    path = make_session(tmp_path / "s")
    before = (path / "video.mkv").read_bytes()
    with pytest.raises(UserError, match="contains a recording"):
        ready(path).start()
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be created"):
        ready(tmp_path / "file" / "s").start()
    assert (path / "video.mkv").read_bytes() == before


def test_frames_before_and_after_go_nowhere(tmp_path):
    recorder = ready(tmp_path / "s")
    recorder.add_frame(make_frame(0, 0))
    recorder.start()
    recorder.add_frame(make_frame(1, 1_000_000))
    recorder.stop()
    recorder.add_frame(make_frame(2, 2_000_000))
    assert recorder.stop().frames == 1
    with open_session(tmp_path / "s") as session:
        assert [frame.index for frame in session.frames] == [1]


def test_a_camera_is_recorded_while_it_is_tracked(tmp_path):
    pictures = [make_frame(k, 0, (320, 240)).image for k in range(5)]
    with MjpegCamera(pictures, fps=60) as camera:
        tracker = HandTracker(device="cpu")
        done = record_source(camera.url, tmp_path / "s", tracker, Intrinsics.parse(), seconds=1.0)
    with open_session(tmp_path / "s") as session:
        assert done.report.ending == "complete" == session.facts.ending and session.losses == ()
        assert len(session.frames) == done.report.frames == done.counters.captured > 5
        assert len(session.results()) == done.report.results > 0
        assert session.facts.source.live and session.facts.K is not None
        place = {frame.index: frame for frame in session.frames}
        assert all(place[line.frame].time_ns == line.time_ns for line in session.results())
        # the camera's own bytes
        sent = {cv2.imencode(".jpg", picture[..., ::-1])[1].tobytes() for picture in pictures}
        assert all(session.read_frame(k).packet in sent for k in range(len(session.frames)))


def test_a_file_ends_its_recording_and_a_missing_one_leaves_nothing(tmp_path):
    for k in range(6):
        cv2.imwrite(str(tmp_path / f"{k}.png"), make_frame(k, 0).image)
    done = record_source(str(tmp_path), tmp_path / "s", HandTracker(device="cpu"), Intrinsics.parse())
    assert done.report.frames == 6 and done.status.state == "ended"
    with pytest.raises(UserError):
        record_source(str(tmp_path / "gone.mp4"), tmp_path / "t", HandTracker(device="cpu"), Intrinsics.parse())
    assert not (tmp_path / "t").exists()


@dataclass(frozen=True)
class Killed:
    """What was left of a killed recording."""

    captured: int
    recovered: int
    missing_s: float  # between the last frame captured and the last one recovered
    losses: tuple[str, ...]


def kill_while_recording(path: Path, after_s: float, size: tuple[int, int], fps: float = 30.0) -> Killed:
    """Record in another process, kill -9 it `after_s` seconds after its first frame, and open the session."""
    script = Path(__file__).with_name("session_maker.py")
    command = [sys.executable, str(script), str(path), *map(str, size), str(fps)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=script.parents[2]) as child:
        assert child.stdout is not None
        captured = [frame_of(child.stdout.readline())]
        while captured[-1][1] - captured[0][1] < after_s * 1e9:
            captured.append(frame_of(child.stdout.readline()))
        child.kill()
        captured += [frame_of(line) for line in child.stdout if line.endswith("\n")]
    with open_session(path) as session:
        check_frames(session, size)
        last_ns = session.frames[-1].time_ns
        missing_s = (captured[-1][1] - last_ns) * 1e-9
        recovered = [(frame.index, frame.time_ns) for frame in session.frames]
        assert recovered == [*captured, *recovered[len(captured) :]][: len(recovered)]  # no holes, the same to the ns
        assert session.results()[-1].time_ns >= captured[-1][1] - LOST_S * 1e9
        return Killed(len(captured), len(recovered), missing_s, session.losses)


def frame_of(line: str) -> tuple[int, int]:
    """Number and timestamp of a captured frame."""
    index, stamp = line.split()
    return int(index), int(stamp)


def check_frames(session: Session, size: tuple[int, int]) -> None:
    for place in {0, len(session.frames) // 2, len(session.frames) - 1}:
        assert session.read_frame(place).size == size


def test_killed_at_a_random_moment_the_session_opens(tmp_path):
    moments = random.Random()
    for turn in range(3):
        after_s = 0.4 + 1.2 * moments.random()
        killed = kill_while_recording(tmp_path / str(turn), after_s, (320, 240), fps=60)
        assert killed.recovered > 10 and killed.missing_s <= LOST_S, after_s
        assert NOT_ENDED in killed.losses
