"""The commands for several cameras."""

import json
from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from handmirror.app.__main__ import app
from handmirror.app.cli.several import record_several, rerun_several, track_several
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE
from handmirror.core.cameras.rig import CameraPose, Rig, write_rig
from handmirror.core.errors import UserError
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.tracking.config import TrackerConfig

HERE = CameraPose("first", None, np.eye(3), np.zeros(3))


def cameras_file(folder, count):
    """A file of cameras, each 10 cm to the right of the one before."""
    path = folder / "cameras.json"
    poses = [replace(HERE, name=f"camera {k}", translation=np.array([-0.1 * k, 0, 0])) for k in range(count)]
    write_rig(path, Rig(tuple(poses)))
    return path


def track(sources, out, cameras):
    track_several(sources, out, cameras, TrackerConfig(), Intrinsics.parse(), DEFAULT_MODE, False, False, False)


def test_another_number_of_videos_than_cameras_is_refused_before_anything_is_tracked(tmp_path):
    cameras = cameras_file(tmp_path, 3)
    with pytest.raises(UserError, match=r"has 3 cameras \(camera 0, camera 1, camera 2\), but 2 were given"):
        track(["a.mp4", "b.mp4"], tmp_path / "out", cameras)
    with pytest.raises(UserError, match="has 3 cameras"):
        record_several(["0", "1"], tmp_path / "out", cameras, TrackerConfig(), Intrinsics.parse(), DEFAULT_MODE, None)
    assert not (tmp_path / "out").exists()


def test_a_folder_with_more_cameras_is_refused(tmp_path):
    third = tmp_path / "out" / "camera_3"
    third.mkdir(parents=True)
    (third / "session.json").write_text("{}")
    with pytest.raises(UserError, match="has sessions of more than 2 cameras: choose another one"):
        record_several(["0", "1"], tmp_path / "out", None, TrackerConfig(), Intrinsics.parse(), DEFAULT_MODE, None)


def test_a_missing_video_of_a_camera_is_named(tmp_path):
    with pytest.raises(UserError, match=r"missing\.mp4"):
        track([str(asset("demo/demo.mp4")), "missing.mp4"], tmp_path / "out", cameras_file(tmp_path, 2))


def test_one_camera_is_not_several(tmp_path):
    with pytest.raises(UserError, match="The number of cameras is 1: give 2 to 8"):
        track([str(asset("demo/demo.mp4"))], tmp_path / "out", cameras_file(tmp_path, 2))


def test_a_file_that_has_no_cameras_is_refused(tmp_path):
    (tmp_path / "cameras.json").write_text(json.dumps({"fx": 1}))
    with pytest.raises(UserError, match="has no camera with a rotation and a translation"):
        rerun_several(tmp_path, tmp_path / "out", tmp_path / "cameras.json", TrackerConfig(), False, False)


def test_a_cameras_file_that_cannot_be_read_is_not_called_intrinsics(tmp_path):
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{"format": "handmirror-cam')
    for path in (damaged, tmp_path / "missing.json"):
        with pytest.raises(UserError, match=r"^The cameras .* cannot be read .*: give a cameras\.json of handmirror"):
            track(["a.mp4", "b.mp4"], tmp_path / "out", path)


def test_the_same_video_twice_is_refused(tmp_path):
    demo = asset("demo/demo.mp4")
    with pytest.raises(UserError, match=r"demo\.mp4 is given more than once"):
        track([str(demo), str(demo.parent / ".." / "demo" / demo.name)], tmp_path / "out", None)
    with pytest.raises(UserError, match="0 is given more than once"):
        record_several(["0", "0"], tmp_path / "out", None, TrackerConfig(), Intrinsics.parse(), DEFAULT_MODE, None)


def test_options_of_one_camera_are_refused_with_several(tmp_path):
    for arguments, options in [
        (["calibrate", "a.mp4", "b.mp4", "--print", "board.pdf"], "--print and --name"),
        (["calibrate", "a.mp4", "b.mp4", "--person", "Ann"], "--person"),
        (["record", "a.mp4", "b.mp4", "--vmc-rate", "60"], "--vmc, --vmc-rate and --web"),
    ]:
        result = CliRunner().invoke(app, arguments)
        assert isinstance(result.exception, UserError) and str(result.exception).startswith(options)


def test_a_session_whose_cameras_are_not_fused_says_so(tmp_path):
    (tmp_path / "camera_1").mkdir()
    with pytest.raises(UserError, match=r"are not fused: .*camera_1"):
        read_pose_lines(tmp_path / "poses.jsonl")
