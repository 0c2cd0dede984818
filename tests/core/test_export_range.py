"""A part of a session in every format, and results that are replaced."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pygltflib
import pytest
from pxr import Usd

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.files import ExistingResultError
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.time_range import TimeRange

CLIP = asset("demo/truth.jsonl")  # 300 frames at 30 a second, one hand at first
PART = TimeRange(1.0, 1.5)
FRAMES = list(range(30, 46))


@pytest.fixture(scope="module")
def poses(tmp_path_factory):
    """The first 60 frames of the clip."""
    path = tmp_path_factory.mktemp("short") / "poses.jsonl"
    path.write_text("\n".join(CLIP.read_text().splitlines()[:60]) + "\n")
    return path


def exported_part(poses, name, out, **options):
    exported = export_session(poses, ExportFormat(name), out, time_range=PART, **options)
    assert (exported.hands, exported.frames) == (1, 16)
    return exported.path


def frames_and_times_of_csv(path):
    rows = list(csv.DictReader(path.open()))
    return [int(row["frame"]) for row in rows], [float(row["time_s"]) for row in rows]


def frames_and_times_of_parquet(path):
    table = pyarrow.parquet.read_table(path)
    return table["frame"].to_pylist(), table["time_s"].to_pylist()


def frames_and_times_of_npz(path):
    arrays = np.load(path)
    return arrays["frame"].tolist(), arrays["time_s"].tolist()


def frames_and_times_of_json(path):
    rows = json.loads((path / "index.json").read_text())
    return [row["frame"] for row in rows], [row["time_s"] for row in rows]


def frames_and_times_of_meshes(path):
    rows = list(csv.DictReader((path / "hand_1_right/times.csv").open()))
    return [int(Path(row["file"]).stem) for row in rows], [float(row["time_s"]) for row in rows]


def frames_and_times_of_openxr(path):
    _, *rows = map(json.loads, path.open())
    return [row["frame"] for row in rows], [row["time_s"] for row in rows]


def frames_and_times_of_soma(path):
    arrays = np.load(path / "hand_1_right.npz")
    return arrays["frame"].tolist(), arrays["time_s"].tolist()


READERS = {
    "csv": frames_and_times_of_csv,
    "parquet": frames_and_times_of_parquet,
    "npz": frames_and_times_of_npz,
    "openxr": frames_and_times_of_openxr,
    "soma": frames_and_times_of_soma,
    "json": frames_and_times_of_json,
    "obj": frames_and_times_of_meshes,
    "ply": frames_and_times_of_meshes,
}


@pytest.mark.parametrize("name", READERS)
def test_data_keep_the_frames_and_times_of_the_session(name, poses, tmp_path):
    frames, times = READERS[name](exported_part(poses, name, tmp_path / "out"))
    assert frames == FRAMES
    assert times == pytest.approx([frame / 30 for frame in FRAMES], abs=1e-6)


def test_glb_begins_at_zero(poses, tmp_path):
    file = pygltflib.GLTF2().load(exported_part(poses, "glb", tmp_path / "part.glb"))
    inputs = {sampler.input for sampler in file.animations[0].samplers}
    assert {(file.accessors[k].count, file.accessors[k].min[0]) for k in inputs} == {(16, 0.0)}
    assert max(file.accessors[k].max[0] for k in inputs) == pytest.approx(0.5)


def test_bvh_begins_at_zero(poses, tmp_path):
    text = (exported_part(poses, "bvh", tmp_path / "out") / "hand_1_right.bvh").read_text()
    assert "Frames: 16\n" in text


def test_usd_begins_at_zero(poses, tmp_path):
    stage = Usd.Stage.Open(str(exported_part(poses, "usd", tmp_path / "part.usd")))
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode()) == (0, 15)


def test_lerobot_has_the_frames_of_the_part(poses, tmp_path):
    made = exported_part(poses, "lerobot", tmp_path / "out", video=str(asset("demo/demo.mp4")))
    table = pyarrow.parquet.read_table(made / "data/chunk-000/file-000.parquet")
    assert table["timestamp"].to_pylist() == pytest.approx(np.arange(16) / 30, abs=1e-6)


def test_a_resampled_part_lies_on_the_frames_of_the_whole_session(poses, tmp_path):
    _, times = frames_and_times_of_csv(
        export_session(poses, ExportFormat.CSV, tmp_path / "a.csv", 10, time_range=PART).path
    )
    assert times == pytest.approx([1.0, 1.1, 1.2, 1.3, 1.4, 1.5])


def test_the_readme_says_which_part_it_is(poses, tmp_path):
    part = "Part of the session: from 1.000 s to 1.500 s, its times counted from the {}'s first frame."
    exported_part(poses, "bvh", tmp_path / "out")
    assert part.format("part") in (tmp_path / "out/readme.txt").read_text()
    exported_part(poses, "csv", tmp_path / "a.csv")
    assert part.format("session") in (tmp_path / "a.csv.readme.txt").read_text()


def test_a_part_without_hands_and_an_impossible_part_are_refused(poses, tmp_path):
    with pytest.raises(UserError, match=r"contains no hand from 9\.000 s to the end: choose another range"):
        export_session(poses, ExportFormat.CSV, tmp_path / "a.csv", time_range=TimeRange(9))
    with pytest.raises(UserError, match=r"from 2\.000 s to 1\.000 s is invalid"):
        TimeRange(2, 1)


def test_the_command_exports_a_part_to_shards(poses, tmp_path):
    command = [sys.executable, "-m", "handmirror", "export", str(poses), "--format", "shards", "--from", "1.5"]
    command += ["--video", str(asset("demo/demo.mp4")), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"Exported 1 hand, 15 frames to {tmp_path / 'out'}" in done.stdout


def test_an_earlier_export_in_a_folder_is_replaced_and_other_files_stay(poses, tmp_path):
    out = tmp_path / "out"
    export_session(poses, ExportFormat.OBJ, out)
    (out / "mine.txt").write_text("notes")
    with pytest.raises(ExistingResultError):
        export_session(poses, ExportFormat.OBJ, out, time_range=PART)
    exported = export_session(poses, ExportFormat.OBJ, out, time_range=PART, overwrite=True)
    assert len(list((out / "hand_1_right").glob("*.obj"))) == exported.samples == 16
    assert (out / "mine.txt").read_text() == "notes"


def test_a_folder_of_other_files_is_never_replaced(poses, tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(UserError, match="is not empty: choose a new one"):
        export_session(poses, ExportFormat.JSON, tmp_path, overwrite=True)
    assert (tmp_path / "data").is_dir()
