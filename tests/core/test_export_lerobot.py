"""A session as a LeRobot data set: the published v3.0 layout, read as LeRobot reads it."""

import json
import os
from itertools import islice, pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pyarrow.parquet
import pytest

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand import quaternion
from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.formats import lerobot
from handmirror.core.session.export.motion import read_motion
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.types import Frame, FrameResult, Hand

CLIP = asset("demo/truth.jsonl")
VIDEO = asset("demo/demo.mp4")
CAMERA = "observation.images.camera"


@pytest.fixture(scope="module")
def poses(tmp_path_factory):
    """Frames 172 to 191; no hand is seen in 176 to 178, the left hand from 180 on, the right one not in 184 and 185."""
    path = tmp_path_factory.mktemp("session") / "poses.jsonl"
    records = [json.loads(line) for line in CLIP.open()][172:192]
    for record in records:
        if 176 <= record["frame"] < 179:
            record["hands"] = []
        if record["frame"] in (184, 185):
            record["hands"] = [hand for hand in record["hands"] if hand["side"] == "left"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.fixture(scope="module")
def folder(poses, tmp_path_factory):
    out = tmp_path_factory.mktemp("lerobot") / "set"
    return export_session(poses, ExportFormat.LEROBOT, out, video=str(VIDEO)).path


def test_layout(folder):
    info = json.loads((folder / "meta/info.json").read_text())
    assert info["codebase_version"] == "v3.0" and info["fps"] == 30
    assert (info["total_episodes"], info["total_frames"], info["splits"]) == (2, 17, {"train": "0:2"})
    place = {"chunk_index": 0, "file_index": 0}
    rows = pyarrow.parquet.read_table(folder / info["data_path"].format(**place))
    assert (folder / info["video_path"].format(video_key=CAMERA, **place)).is_file()
    features = info["features"]
    assert set(rows.column_names) == set(features) - {CAMERA}
    for name in rows.column_names:
        kind = rows.schema.field(name).type
        width = features[name]["shape"][0]
        value = kind.value_type if width > 1 else kind
        assert (kind.list_size if width > 1 else 1) == width
        assert str(value) == {"float32": "float", "int64": "int64"}[features[name]["dtype"]]
        assert features[name]["names"] is None or len(features[name]["names"]) == width
    assert features[CAMERA]["shape"] == [540, 960, 3]
    tasks = pyarrow.parquet.read_table(folder / "meta/tasks.parquet")
    assert tasks.to_pylist() == [{"task_index": 0, "task": "Move the hands."}]
    assert json.loads(tasks.schema.metadata[b"pandas"])["index_columns"] == ["task"]


def test_rows_and_episodes(folder, poses):
    rows = pyarrow.parquet.read_table(folder / "data/chunk-000/file-000.parquet").to_pydict()
    episodes = pyarrow.parquet.read_table(folder / "meta/episodes/chunk-000/file-000.parquet").to_pylist()
    assert [episode["length"] for episode in episodes] == [4, 13]
    assert rows["episode_index"] == [0] * 4 + [1] * 13 and rows["index"] == list(range(17))
    assert rows["frame_index"] == [*range(4), *range(13)]
    assert rows["timestamp"] == pytest.approx(np.array(rows["frame_index"]) / 30, abs=1e-6)
    state, action = np.array(rows["observation.state"]), np.array(rows["action"])
    for episode in episodes:
        begin, end = episode["dataset_from_index"], episode["dataset_to_index"]
        assert np.array_equal(action[begin : end - 1], state[begin + 1 : end])
        assert np.array_equal(action[end - 1], state[end - 1])
        assert np.allclose(episode["stats/observation.state/max"], state[begin:end].max(0))
        assert episode[f"videos/{CAMERA}/from_timestamp"] == pytest.approx(begin / 30)
    for earlier, later in pairwise(episodes):
        assert earlier["dataset_to_index"] == later["dataset_from_index"]
    stats = json.loads((folder / "meta/stats.json").read_text())
    assert np.allclose(stats["action"]["mean"], action.mean(0)) and stats["action"]["count"] == [17]
    for share in (1, 10, 50, 90, 99):
        assert np.allclose(stats["action"][f"q{share:02d}"], np.percentile(action, share, axis=0))
        assert np.allclose(episodes[1][f"stats/action/q{share:02d}"], np.percentile(action[4:], share, axis=0))
    assert np.shape(stats[CAMERA]["std"]) == (3, 1, 1) and 0.1 < stats[CAMERA]["mean"][0][0][0] < 0.9


def test_states(folder, poses):
    """Numbers by their names: the wrist where it was tracked, turned as it was, angles of the joints."""
    names = json.loads((folder / "meta/info.json").read_text())["features"]["observation.state"]["names"]
    rows = pyarrow.parquet.read_table(folder / "data/chunk-000/file-000.parquet").to_pydict()
    state = dict(zip(names, np.array(rows["observation.state"]).T, strict=True))
    left, right = np.array(rows["observation.present"]).T
    assert left.tolist() == [0] * 5 + [1] * 12 and right.tolist() == [1] * 9 + [0] * 2 + [1] * 6
    model = HandModel.load()
    for side, seen, hand in zip(("right", "left"), (right, left), read_motion(poses, model).hands, strict=True):
        seen = seen == 1
        wrist = np.stack([state[f"{side}_wrist_{axis}"] for axis in "xyz"], axis=1)
        assert np.abs(wrist[seen] - hand.joints[:, 0]).max() < 2e-5
        angles = joint_angles(hand.pose, model_axes(model))
        assert np.abs(state[f"{side}_index_2_flexion"][seen] - angles[:, 1, 0]).max() < 1e-5
        # the turn carries the wrist-to-middle bone of the flat hand to where it was tracked, but for the hand's shape
        turns = np.stack([state[f"{side}_wrist_q{axis}"] for axis in "xyzw"], axis=1)
        flat = (model.rest_joints[4] - model.rest_joints[0]) * ([-1, 1, 1] if side == "left" else [1, 1, 1])
        bone = hand.joints[:, 9] - hand.joints[:, 0]
        turned = quaternion.to_matrix(turns[seen]) @ flat
        cosine = (turned * bone).sum(1) / np.linalg.norm(bone, axis=1) / np.linalg.norm(flat)
        assert cosine.min() > 0.999
        assert (np.diff(wrist[~seen][-2:], axis=0) == 0).all()  # held where it is not seen


def test_pictures_are_those_of_the_poses(folder):
    with open_source(str(VIDEO)) as source:
        frames = {frame.index: frame.image for frame in islice(iter(source.read, None), 192)}
    with av.open(str(folder / "videos" / CAMERA / "chunk-000/file-000.mp4")) as container:
        assert container.streams.video[0].frames == 17
        decoded = [(float(picture.time), picture.to_ndarray(format="rgb24")) for picture in container.decode(video=0)]
    wanted = [172, 173, 174, 175, *range(179, 192)]
    for row, (time, image) in enumerate(decoded):
        assert time == pytest.approx(row / 30, abs=1e-4)
        errors = {number: np.abs(image.astype(int) - frames[number]).mean() for number in (wanted[row], 172, 191)}
        assert errors[wanted[row]] < 3 and errors[wanted[row]] == min(errors.values())


def test_statistics_of_colours_are_those_of_the_pictures(folder):
    stats = json.loads((folder / "meta/stats.json").read_text())[CAMERA]
    with open_source(str(VIDEO)) as source:
        wanted = {*range(172, 176), *range(179, 192)}
        images = [frame.image for frame in islice(iter(source.read, None), 192) if frame.index in wanted]
    pixels = np.sort(np.stack(images).reshape(-1, 3), axis=0)
    expected = {"min": pixels[0], "max": pixels[-1], "mean": pixels.mean(0), "std": pixels.std(0)}
    expected |= {f"q{share:02d}": pixels[len(pixels) * share // 100] for share in (1, 10, 50, 90, 99)}
    for name, values in expected.items():
        assert np.allclose(np.ravel(stats[name]), values / 255, atol=1e-6), name
    assert stats["count"] == [17]


def test_long_sessions_are_in_several_videos_and_episodes(poses, tmp_path, monkeypatch):
    """LeRobot finds pictures by their time in float32, so that videos of 1024 seconds and more would not be read."""
    monkeypatch.setattr(lerobot, "MAX_S", 0.2)  # 6 frames
    monkeypatch.chdir(tmp_path)
    name = "set" if os.name == "nt" else "set 20:30"  # which FFmpeg would take for an address
    made = export_session(poses, ExportFormat.LEROBOT, Path(name), video=str(VIDEO)).path
    episodes = pyarrow.parquet.read_table(made / "meta/episodes/chunk-000/file-000.parquet").to_pylist()
    assert [episode["length"] for episode in episodes] == [4, 4, 4, 5]
    assert [episode[f"videos/{CAMERA}/file_index"] for episode in episodes] == [0, 1, 2, 3]
    with open_source(str(VIDEO)) as source:
        frames = {frame.index: frame.image for frame in islice(iter(source.read, None), 192)}
    wanted = iter([172, 173, 174, 175, *range(179, 192)])
    for episode in episodes:
        path = made / "videos" / CAMERA / f"chunk-000/file-{episode[f'videos/{CAMERA}/file_index']:03d}.mp4"
        with av.open(str(path)) as container:
            shown = {
                round(float(each.time) * 30): each.to_ndarray(format="rgb24") for each in container.decode(video=0)
            }
        begin = round(episode[f"videos/{CAMERA}/from_timestamp"] * 30)
        for row in range(episode["length"]):
            assert np.abs(shown[begin + row].astype(int) - frames[next(wanted)]).mean() < 3


def test_eight_minutes_is_the_longest_episode_and_video():
    starts = lerobot.episode_starts(np.concatenate([np.arange(40_000), np.arange(50_000, 51_000)]), 480 * 30)
    assert starts.tolist() == [0, 13333, 26666, 40000, 41000]
    assert lerobot.video_files(np.array([100, 300, 81, 20, 460, 1]), 480).tolist() == [0, 0, 1, 1, 2, 2]


def test_a_recorded_session_brings_its_own_pictures(tmp_path):
    """Every third frame was not tracked, the camera dropped one in eight and its clock trembles."""
    facts = SessionFacts(
        SourceFacts("a camera", live=True, fps=30.0), created="2026-01-01T00:00:00+0000", monotonic_ns=7
    )
    recorder = Recorder(SessionFolder(tmp_path / "session"), facts, warn_free_bytes=0, stop_free_bytes=0)
    recorder.start()
    lines = read_pose_lines(CLIP).lines
    shades = {}
    for index in range(24):
        if index % 8 == 5:
            continue
        shades[index] = 10 * index + 10
        picture = np.full((49, 65, 3), shades[index], np.uint8)
        frame = Frame(picture, index, 10**15 + index * 33_333_333 + index % 3 * 4_000_000, f"{index:06d}")
        recorder.add_frame(frame)
        if index % 3:
            hands = (Hand(mesh=lambda: np.zeros((778, 3)), **vars(hand)) for hand in lines[180 + index].hands)
            recorder.add_result(FrameResult(frame, lines[0].K, tuple(hands)))
    recorder.stop()
    made = export_session(tmp_path / "session", ExportFormat.LEROBOT, tmp_path / "set", fps=20).path
    info = json.loads((made / "meta/info.json").read_text())
    assert info["features"][CAMERA]["shape"] == [48, 64, 3] and info["fps"] == 20 and info["total_episodes"] == 1
    with av.open(str(made / "videos" / CAMERA / "chunk-000/file-000.mp4")) as container:
        found = [picture.to_ndarray(format="rgb24").mean() for picture in container.decode(video=0)]
    assert len(found) == info["total_frames"]
    tracked = np.array([index for index in shades if index % 3])
    seconds = tracked / 30 + tracked % 3 * 0.004
    for row, shade in enumerate(found):
        away = np.abs(seconds - seconds[0] - row / 20)
        nearest = tracked[away < away.min() + 1e-6]
        assert min(abs(shades[index] - shade) for index in nearest) < 4
    by_file = export_session(tmp_path / "session" / "poses.jsonl", ExportFormat.LEROBOT, tmp_path / "by file").path
    assert CAMERA in json.loads((by_file / "meta/info.json").read_text())["features"]


def test_without_pictures_and_with_the_wrong_ones(poses, tmp_path):
    made = export_session(poses, ExportFormat.LEROBOT, tmp_path / "plain").path
    info = json.loads((made / "meta/info.json").read_text())
    assert info["video_path"] is None and CAMERA not in info["features"] and not (made / "videos").exists()
    slow = export_session(poses, ExportFormat.LEROBOT, tmp_path / "slow", fps=9.7).path
    assert json.loads((slow / "meta/info.json").read_text())["fps"] == 10
    picture = tmp_path / "one.png"
    cv2.imwrite(str(picture), np.zeros((540, 960, 3), np.uint8))
    with pytest.raises(UserError, match="ends before frame"):
        export_session(poses, ExportFormat.LEROBOT, tmp_path / "wrong", video=str(picture))
    with pytest.raises(UserError, match="no pictures"):
        export_session(poses, ExportFormat.CSV, tmp_path / "a.csv", video=str(VIDEO))
