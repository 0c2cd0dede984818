"""The commands for several cameras."""

import json
from dataclasses import replace

import numpy as np
import pytest

from handmirror.app.cli.several import record_several, rerun_several, track_several
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import DEFAULT_MODE
from handmirror.core.cameras.rig import CameraPose, Rig, write_rig
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig

HERE = CameraPose("first", None, np.eye(3), np.zeros(3))


def cameras_file(folder, count):
    """A file of cameras, each 10 cm to the right of the one before."""
    path = folder / "cameras.json"
    places = [replace(HERE, name=f"camera {k}", shift=np.array([-0.1 * k, 0, 0])) for k in range(count)]
    write_rig(path, Rig(tuple(places)))
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
