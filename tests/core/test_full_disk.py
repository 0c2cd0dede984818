"""A disk that gets full: one sentence, what was written is whole, and the session says why it ended."""

import contextlib

import av
import pytest
from session_maker import FACTS, make_frame, make_result, make_session

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import track_to_folder
from handmirror.core.session.reader import open_session
from handmirror.core.session.recorder import Recorder
from handmirror.core.session.replay_video import replay_to_video
from handmirror.core.tracking.tracker import HandTracker

full_disk = pytest.importorskip("full_disk", reason="limits of file sizes are Unix's").full_disk
FULL = "File too large"


@pytest.fixture(scope="module")
def tracker():
    return HandTracker(device="cpu")


@pytest.mark.parametrize("size", [7500, 9000, 12000, 20000])
def test_tracking(pictures, tracker, tmp_path, size):
    tracker.reset()
    with (
        open_source(str(pictures)) as source,
        full_disk(size),
        pytest.raises(UserError, match=rf"(poses.jsonl|overlay.mp4|session.json) cannot be written \({FULL}"),
    ):
        track_to_folder(source, tracker, Intrinsics.parse(), tmp_path)
    poses = (tmp_path / "poses.jsonl").read_bytes()
    assert len(poses) <= size and poses.endswith(b"\n") == bool(poses)
    overlay = tmp_path / "overlay.mp4"
    if overlay.exists():
        assert overlay.stat().st_size <= size
        with contextlib.suppress(av.error.InvalidDataError), av.open(str(overlay)) as video:  # it has no picture yet
            assert all(frame.width for frame in video.decode(video=0))
    if poses:
        with open_session(tmp_path) as session:
            assert FULL in session.facts.ending and len(session.losses) == 0
    assert not (tmp_path / ".lock").exists()


@pytest.mark.parametrize("size", [9000, 12000, 20000, 60000, 100000])
def test_recording(tmp_path, size):
    reports = []
    folder = SessionFolder(tmp_path / "s")
    recorder = Recorder(folder, FACTS, recording_stopped=reports.append, warn_free_bytes=0, stop_free_bytes=0)
    with full_disk(size):
        recorder.start()
        for index in range(60):
            frame = make_frame(index, index * 33_333_333, (320, 240))
            recorder.add_frame(frame)
            recorder.add_result(make_result(frame))
        report = recorder.stop()
    assert FULL in report.ending and reports == [report]
    with open_session(folder.path) as session:
        assert session.facts.ending == report.ending
        assert all(session.read_frame(place) for place in range(len(session.frames)))
        assert report.frames - len(session.frames) <= 7 and session.results()  # 0.2 s wait to be written together
        assert all(loss.startswith("The video") for loss in session.losses)


@pytest.mark.parametrize("size", [100, 3000, 9000])
def test_rendering_leaves_no_half_video(tmp_path, size):
    session = make_session(tmp_path / "s", frames=30)
    with full_disk(size), pytest.raises(UserError, match=rf"new.mp4 cannot be written \({FULL}"):
        replay_to_video(session, tmp_path / "new.mp4")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s"]
