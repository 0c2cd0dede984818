"""Re-runs are deterministic, compare with each other, and render."""

import json
import os
from dataclasses import replace
from itertools import islice

import av
import numpy as np
import pytest
from session_maker import FACTS, make_session

from handmirror.core.assets import asset
from handmirror.core.camera.calibrate.saved import place_of, save_calibration
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.gestures.files import shipped_gestures
from handmirror.core.poses.files import PoseWriter
from handmirror.core.session.compare import compare_runs, compare_sessions
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import track_to_folder
from handmirror.core.session.reader import SessionSource, open_session
from handmirror.core.session.recorder import Recorder
from handmirror.core.session.replay_video import replay_to_video
from handmirror.core.session.rerun import rerun_config, rerun_session
from handmirror.core.tracking.config import TrackerConfig, TrackerSetup
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import FrameResult


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A recording of the demo clip whose every other frame was tracked, and three re-runs, the last one unsmoothed."""
    folder = tmp_path_factory.mktemp("runs")
    recorder = Recorder(SessionFolder(folder / "recorded"), FACTS, warn_free_bytes=0, stop_free_bytes=0)
    recorder.start()
    tracker, intrinsics = HandTracker(device="cpu"), Intrinsics.parse()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        for frame in islice(clip, 20, 34):
            recorder.add_frame(frame)
            if frame.index % 2 == 0:
                recorder.add_result(tracker.track(frame, intrinsics.for_frame(frame)))
    recorder.stop()
    for name, smooth in {"again": True, "twice": True, "rough": False}.items():
        rerun_session(folder / "recorded", folder / name, HandTracker(device="cpu", smooth=smooth))
    return folder


def test_the_same_input_gives_the_same_file_byte_for_byte(runs):
    again, twice, rough = ((runs / name / "poses.jsonl").read_bytes() for name in ("again", "twice", "rough"))
    assert again == twice and again != rough


def test_a_rerun_can_take_the_options_of_the_session(runs, tmp_path):
    config = rerun_config(read_facts(runs / "rough" / "session.json"))
    assert config == TrackerConfig(smooth=False)
    facts = replace(read_facts(runs / "again" / "session.json"), assets_sha256={})  # of files that do not ship
    with pytest.raises(UserError, match=r"checkpoint stage2\.safetensors, which was not found"):
        rerun_config(facts, [tmp_path / "missing"])
    checkpoint, model = asset("checkpoints/stage2.safetensors"), asset("hand_model/hand_right.npz")
    config = rerun_config(facts, [model, checkpoint], [model])
    assert (config.checkpoint, config.hand_model, config.fit) == (checkpoint, model, False)


def test_a_rerun_can_recognise_the_gestures_of_the_session(runs, tmp_path):
    gestures = shipped_gestures().without("rock")
    tracker = HandTracker(device="cpu", gestures=gestures)
    rerun_session(runs / "recorded", tmp_path / "gestures", tracker)
    facts = read_facts(tmp_path / "gestures" / "session.json")
    assert rerun_config(facts).gestures == gestures
    names = [hand.gesture for line in open_session(tmp_path / "gestures").results() for hand in line.hands]
    assert names[0] is None and "open" in names
    damaged = replace(facts, settings={**facts.settings, "gestures": {"gestures": 3}})
    assert rerun_config(damaged).gestures is None


def test_a_rerun_tracks_every_recorded_frame_and_finds_its_video(runs):
    with open_session(runs / "again") as again, open_session(runs / "recorded") as recorded:
        assert [line.frame for line in again.results()] == list(range(20, 34))
        assert [frame.time_ns for frame in again.frames] == [line.time_ns for line in again.results()]
        assert len(recorded.results()) == 7 and again.losses == ()
        assert again.tracked.all() and recorded.tracked.tolist() == [True, False] * 7
        assert np.array_equal(again.read_frame(3).image, recorded.read_frame(3).image)
        assert all(np.array_equal(line.K, recorded.results()[0].K) for line in again.results())
        assert again.facts.settings["smooth"] is True and again.facts.hand_model is not None
    moved = runs.rename(runs.with_name("moved"))
    try:
        with open_session(moved / "again") as again:
            assert again.has_video
    finally:
        moved.rename(runs)


def test_a_rerun_of_a_rerun_is_the_same(runs, tmp_path):
    rerun_session(runs / "again", tmp_path / "third", HandTracker(device="cpu"))
    assert (tmp_path / "third" / "poses.jsonl").read_bytes() == (runs / "again" / "poses.jsonl").read_bytes()


def test_a_run_beside_itself_and_beside_another(runs):
    same = compare_runs(runs / "again", runs / "twice")
    assert same.pairs == same.first.hands == same.second.hands > 10
    assert np.nanmax(same.camera_mm) == 0 == same.only_first and np.nanmax(same.aligned_mm) < 1e-9
    other = compare_runs(runs / "again", runs / "rough")
    assert 0 < other.table()["camera_mm"] < 50 and other.table()["picture_px"] > 0
    assert other.first.jitter.camera < other.second.jitter.camera  # that is what the filter is for
    assert len(other.frame) == len(other.camera_mm) == len(other.jitter_first) == 14
    assert np.isnan(other.jitter_first[[0, -1]]).all() and np.isfinite(other.jitter_first).any()
    mixed = compare_runs(runs / "recorded", runs / "again")
    assert mixed.frame.tolist() == list(range(20, 34, 2)) and mixed.first.jitter.frames > 0


def test_differences_are_those_that_were_made(runs, tmp_path):
    """A second run that is the first one moved by 3 mm along x, with one hand fewer, and shaken by 2 mm in a frame."""
    lines = (runs / "again" / "poses.jsonl").read_text().splitlines()
    records = [json.loads(line) for line in lines]
    hands = sum(len(record["hands"]) for record in records)
    for record in records:
        for hand in record["hands"]:
            shake = 0.002 if record["frame"] == 25 else 0
            hand["joints"] = [[x + 0.003, y + shake, z] for x, y, z in hand["joints"]]
    records[0]["hands"] = []
    (tmp_path / "session.json").write_text((runs / "again" / "session.json").read_text())
    (tmp_path / "poses.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    found = compare_sessions(open_session(runs / "again"), open_session(tmp_path))
    usual = found.frame != 25
    assert np.allclose(found.camera_mm[usual][1:], 3, atol=1e-3) and np.isnan(found.camera_mm[0])
    assert np.allclose(found.camera_mm[~usual], np.hypot(3, 2), atol=1e-3)
    assert np.nanmax(found.root_relative_mm) < 1e-3 and np.nanmax(found.aligned_mm) < 1e-3
    assert np.nanmax(found.picture_px) == 0
    assert found.only_first == len(json.loads(lines[0])["hands"]) == hands - found.pairs and found.only_second == 0
    still = found.second.jitter.camera - found.first.jitter.camera
    assert still > 0 and abs(found.second.jitter.root_relative - found.first.jitter.root_relative) < 0.5
    assert found.joint_mm.shape == (21,) and np.allclose(found.joint_mm, found.joint_mm[0], atol=1e-3)
    assert found.second.frames_alone == found.first.frames_alone == 0 and len(found.sentences()) == 1
    (tmp_path / "poses.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records[5:]))
    shorter = compare_sessions(open_session(tmp_path), open_session(runs / "again"))
    hands = sum(len(json.loads(line)["hands"]) for line in lines[:5])
    assert hands > 0 == shorter.only_second
    assert shorter.sentences()[1] == f"5 frames with {hands} hands only in the second: not compared."


def test_runs_without_a_common_frame(runs, tmp_path):
    other = make_session(tmp_path / "s")
    with pytest.raises(UserError, match="no frame in common"):
        compare_runs(runs / "again", other)
    with pytest.raises(UserError, match="two different"):
        compare_runs(other, other)


def test_a_rerun_never_overwrites_a_recording(runs, tmp_path):
    tracker = HandTracker(device="cpu")
    for out in (runs / "recorded", make_session(tmp_path / "s"), runs / "again"):
        before = (out / "poses.jsonl").read_bytes()
        with pytest.raises(UserError, match=r"contains (a recording|the session itself)"):
            rerun_session(runs / ("again" if out.name == "again" else "recorded"), out, tracker)
        assert (out / "poses.jsonl").read_bytes() == before


def test_replay_renders_every_frame_at_its_time(runs, tmp_path):
    rendered, losses = replay_to_video(runs / "recorded", tmp_path / "new" / "replay.mp4")
    assert rendered.frames == 14 == rendered.frames_with_hands and losses == ()  # skipped frames hold the last hands
    with av.open(str(tmp_path / "new" / "replay.mp4")) as video:
        frames = [(frame.time, frame.to_ndarray(format="rgb24")) for frame in video.decode(video=0)]
    assert np.allclose([time for time, _ in frames], np.arange(14) / 30, atol=1e-3)

    def call_off(rendered: object) -> None:
        raise KeyboardInterrupt

    before = (tmp_path / "new" / "replay.mp4").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        replay_to_video(runs / "recorded", tmp_path / "new" / "replay.mp4", progress=call_off)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["replay.mp4"]
    assert (tmp_path / "new" / "replay.mp4").read_bytes() == before
    plain, _ = replay_to_video(runs / "recorded", tmp_path / "plain.mp4", mesh=False, skeleton=False)
    with av.open(str(tmp_path / "plain.mp4")) as video:
        bare = next(video.decode(video=0)).to_ndarray(format="rgb24")
    changed = np.abs(bare.astype(int) - frames[0][1]).max(2) > 40
    assert plain.frames == 14 and 500 < changed.sum() < changed.size // 2


def test_replay_never_overwrites_a_recording(runs):
    video = runs / "recorded" / "video.mkv"
    before = video.read_bytes()
    for session in ("recorded", "again"):
        with pytest.raises(UserError, match=r"ends in \.mp4"):
            replay_to_video(runs / session, video)
    assert video.read_bytes() == before


def test_a_session_without_video_cannot_be_rendered_or_tracked_again(runs, tmp_path):
    recorder = SessionFolder(tmp_path)
    recorder.facts.write_text((runs / "recorded" / "session.json").read_text())
    with PoseWriter(recorder.poses):
        pass
    recorder.poses.write_bytes((runs / "recorded" / "poses.jsonl").read_bytes())
    with pytest.raises(UserError, match=r"no video: run `handmirror track` on a test again"):
        replay_to_video(tmp_path, tmp_path / "x.mp4")
    with pytest.raises(UserError, match=r"no video: run `handmirror track` on a test again"):
        rerun_session(tmp_path, tmp_path / "y", HandTracker(device="cpu"))


def test_a_session_shows_no_pictures_of_a_folder_that_it_only_names(runs, tmp_path):
    """As one that came by mail could name a private recording."""
    facts = json.loads((runs / "again" / "session.json").read_text())
    mailed = tmp_path / "mail" / "s"
    mailed.mkdir(parents=True)
    (mailed / "poses.jsonl").write_bytes((runs / "again" / "poses.jsonl").read_bytes())
    for named, sha256, believed in (
        (os.path.relpath(runs / "recorded", mailed), "", False),
        (str(runs / "recorded"), "0" * 64, False),
        ("//" + str(runs / "recorded"), facts["rerun_of_sha256"], False),
        (str(runs / "recorded"), facts["rerun_of_sha256"], True),  # it knows what the other one says
    ):
        (mailed / "session.json").write_text(json.dumps(facts | {"rerun_of": named, "rerun_of_sha256": sha256}))
        with open_session(mailed) as session:
            assert session.has_video == believed
            assert believed or "put the original session recorded next to it" in session.losses[-1]


def test_results_are_overwritten_only_when_asked_and_never_by_two_runs_at_once(runs, tmp_path):
    tracker, out = HandTracker(device="cpu"), tmp_path / "out"
    rerun_session(runs / "recorded", out, tracker)
    before = (out / "poses.jsonl").read_bytes()
    with pytest.raises(UserError, match=r"already contains a session: .* --overwrite"):
        rerun_session(runs / "recorded", out, tracker)

    def second(summary):
        with pytest.raises(UserError, match="Another run is writing to the folder"):
            rerun_session(runs / "recorded", out, tracker, overwrite=True)

    rerun_session(runs / "recorded", out, HandTracker(device="cpu"), second, overwrite=True)
    assert (out / "poses.jsonl").read_bytes() == before
    assert sorted(path.name for path in out.iterdir()) == ["poses.jsonl", "session.json"]


class NoHands:
    """A tracker that finds none."""

    faces = np.zeros((0, 3), int)
    setup = TrackerSetup(TrackerConfig(), None, "cpu", "none")

    def track(self, frame, K):
        return FrameResult(frame, K, ())

    def reset(self):
        pass


def test_tracking_a_camera_uses_its_saved_calibration(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDMIRROR_DATA", str(tmp_path / "data"))
    K = np.array([[70.0, 0, 32], [0, 70, 24], [0, 0, 1]])
    save_calibration(place_of("cam", (64, 48)), "cam", Calibration(K, (64, 48)))
    with open_session(make_session(tmp_path / "recorded", frames=4)) as recorded, SessionSource(recorded) as source:
        source.camera = "cam"
        track_to_folder(source, NoHands(), Intrinsics.parse(), tmp_path / "out", video=False)
    with open_session(tmp_path / "out") as tracked:
        assert all(np.array_equal(line.K, K) for line in tracked.results())
        assert tracked.facts.settings["intrinsics"]["saved"][0]["file"] == "cam 64x48.yaml"


def test_a_rerun_with_another_lens_leaves_its_distortion_out(tmp_path):
    session = make_session(tmp_path / "recorded", frames=4)
    calibration = Calibration(np.array([[70.0, 0, 32], [0, 70, 24], [0, 0, 1]]), (64, 48), Lens("brown", (-0.3,)))
    lens = Intrinsics(shared=calibration, where="camera.yaml")
    _, losses = rerun_session(session, tmp_path / "again", NoHands(), intrinsics=lens)
    assert losses == ("The lens distortion in camera.yaml is left out: the video stays as recorded.",)
    with open_session(tmp_path / "again") as again:
        assert all(np.array_equal(line.K, calibration.K) for line in again.results())
    rerun_session(session, tmp_path / "wide", NoHands(), intrinsics=Intrinsics.parse(fov_deg=90))
    with open_session(tmp_path / "wide") as wide:
        assert wide.results()[0].K[0, 0] == pytest.approx(32)


def test_a_video_that_is_undistorted_already_takes_no_distortion(tmp_path):
    session = make_session(tmp_path / "recorded", frames=4)
    lens = Intrinsics(shared=Calibration(np.diag([70.0, 70, 1]), (64, 48), Lens("brown", (-0.3,))), where="a")
    facts = json.loads((session / "session.json").read_text())
    facts["settings"]["intrinsics"] = lens.facts()
    (session / "session.json").write_text(json.dumps(facts))
    with pytest.raises(UserError, match="undistorted already"):
        rerun_session(session, tmp_path / "again", NoHands(), intrinsics=lens)
    assert not (tmp_path / "again").exists()
