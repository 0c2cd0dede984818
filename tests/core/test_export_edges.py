"""Exports of very small and odd sessions, and what is missing."""

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from robot_files import write_allegro

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.robots import RobotChoice
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import read_motion

CLIP = asset("demo/truth.jsonl")
QUICK = {ExportFormat.NPZ, ExportFormat.PARQUET, ExportFormat.GLB}  # ten minutes in two seconds
FORMATS = [
    pytest.param(kind, marks=pytest.mark.skipif(not kind.is_installed, reason=f"{kind.library} is not installed"))
    for kind in ExportFormat
]
FOLDERS = {kind for kind in ExportFormat if kind.writes_folder}


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from handmirror.core.errors import UserError
from handmirror.core.session.export.exporter import ExportFormat, export_session

poses, video, folder = sys.argv[1:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for kind in ExportFormat:
    if not kind.is_installed or kind.value == "robot":  # whose library needs a temporary file of its own
        continue
    pictured = kind.value in ("lerobot", "shards")
    wanted = {"video": video if pictured else None, "vertices": kind.value == "npz"}
    whole = Path(folder, f"{kind.value} whole")
    export_session(Path(poses), kind, whole, **wanted)
    largest = max(path.stat().st_size for path in whole.rglob("*"))
    for limit in (100, largest - (100 if kind.value == "rrd" else 1)):  # whose size varies by some bytes
        out = Path(folder, "full", f"{kind.value} {limit}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            export_session(Path(poses), kind, out, **wanted)
            message = "written"
        except UserError as error:
            message = str(error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        left = sorted(path.name for path in Path(folder).iterdir() if not path.name.endswith(" whole"))
        if "cannot be written" not in message or len(message.splitlines()) != 1 or ".handmirror" in message or left:
            print(kind.value, limit, message, left)
"""


class InterruptedByUserError(Exception):
    pass


def write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def robot_for(kind, folder):
    return RobotChoice("allegro", write_allegro(folder / "robots")) if kind is ExportFormat.ROBOT else None


@pytest.mark.parametrize("kind", FORMATS)
def test_one_sample_of_each_hand_in_every_format(tmp_path, kind):
    """A hand in the first line alone, another in the last alone, a minute later; the line between has none."""
    first, middle, last = [json.loads(line) for line in CLIP.open()][199:202]
    first["hands"], middle["hands"], last["hands"] = first["hands"][:1], [], last["hands"][1:]
    last["time_ns"] = first["time_ns"] + 60_000_000_000
    video = str(asset("demo/demo.mp4")) if kind is ExportFormat.SHARDS else None
    poses = write(tmp_path / "poses.jsonl", [first, middle, last])
    exported = export_session(poses, kind, tmp_path / "out", video=video, robot=robot_for(kind, tmp_path))
    assert exported.hands == exported.samples == 2 and exported.path.exists()
    text = exported.readme.read_text()
    assert "Units: metres" in text and "Axes: " in text and "hand_2_left: a left hand, 1 samples" in text
    if kind is ExportFormat.BVH:
        assert len((exported.path / "hand_1_right.bvh").read_text().splitlines()) > 1800
    if kind is ExportFormat.GLB and shutil.which("node"):
        code = "require('gltf-validator').validateBytes(require('fs').readFileSync(process.argv[1]))"
        command = ["node", "-e", code + ".then(report => console.log(JSON.stringify(report.issues)))", exported.path]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode or json.loads(done.stdout)["numErrors"] == 0, done.stdout


@pytest.mark.parametrize("kind", FORMATS)
def test_progress_is_told_and_an_export_called_off_leaves_nothing(tmp_path, kind):
    pictured = kind in (ExportFormat.SHARDS, ExportFormat.LEROBOT)
    wanted = {"video": str(asset("demo/demo.mp4")) if pictured else None, "robot": robot_for(kind, tmp_path)}
    poses = write(tmp_path / "poses.jsonl", [json.loads(line) for line in CLIP.open()][:12])
    reported: list[tuple[int, int | None]] = []
    export_session(poses, kind, tmp_path / "whole", **wanted, progress=lambda *step: reported.append(step))
    assert reported[0] == (0, None) and reported[1:] == [(k, 12) for k in range(len(reported) - 1)]
    assert len(reported) in (1, 14) and (len(reported) == 14 or kind in QUICK)
    before = sorted((tmp_path / "whole").rglob("*"))

    def call_off(done: int, total: int | None) -> None:
        if done == 5 or kind in QUICK:
            raise InterruptedByUserError

    with pytest.raises(InterruptedByUserError):
        export_session(poses, kind, tmp_path / "none" / "out", **wanted, progress=call_off)
    assert not (tmp_path / "none" / "out").exists()
    if kind not in FOLDERS:  # the older file stays
        with pytest.raises(InterruptedByUserError):
            export_session(poses, kind, tmp_path / "whole", **wanted, progress=call_off, overwrite=True)
    assert sorted((tmp_path / "whole").rglob("*")) == before


def test_a_hand_that_changes_its_side_is_two_skeletons(tmp_path):
    records = [json.loads(line) for line in CLIP.open()][200:210]
    for record in records:
        record["hands"] = record["hands"][record["frame"] >= 205 :][:1]
        record["hands"][0]["track"] = 7
    motion = read_motion(write(tmp_path / "poses.jsonl", records), HandModel.load())
    assert [(hand.name, len(hand.frame)) for hand in motion.hands] == [("hand_7_left", 5), ("hand_7_right", 5)]


def test_far_off_numbers_are_exported_or_refused_in_a_sentence(tmp_path):
    """Poses that no hand has: whatever is written is finite."""
    model = HandModel.load()
    for name, value in (("pose", 1e6), ("trans", 1e6), ("shape", 1e6), ("joints", -1e6), ("joints_2d", 1e6)):
        record = json.loads(CLIP.open().readline())
        hand = record["hands"][0]
        hand[name] = np.full(np.shape(hand[name]), value).tolist()
        path = write(tmp_path / f"{name}.jsonl", [record])
        if name == "joints_2d":
            assert np.isfinite(read_motion(path, model, 30).hands[0].joints).all()
            continue
        with pytest.raises(UserError, match="another hand model"):
            read_motion(path, model)


def test_shards_of_forged_key_points_fill_no_memory(tmp_path):
    """Numbers that pass the reader: hands as large as a house, on one spot, or not in the picture."""
    records = [json.loads(line) for line in CLIP.open()][:8]
    rng = np.random.default_rng(0)
    for record, reach in zip(records[1:], (1e6, 1e5, 1e4, 2e3, 1.0, 0.0, 0.0), strict=True):
        points = np.array([480.0, 270.0]) + rng.uniform(-reach, reach, (21, 2))
        record["hands"][0]["joints_2d"] = points.tolist()
    records[7]["hands"][0]["joints_2d"] = [[-5e5, 1e6]] * 21
    video = str(asset("demo/demo.mp4"))
    exported = export_session(write(tmp_path / "p.jsonl", records), ExportFormat.SHARDS, tmp_path / "o", video=video)
    assert exported.losses == ("7 hands left out: too little of the hand is visible.",)
    with pytest.raises(UserError, match="No hands to write"):
        export_session(write(tmp_path / "p.jsonl", records[1:]), ExportFormat.SHARDS, tmp_path / "n", video=video)
    assert not (tmp_path / "n").exists()


def test_damaged_lines_are_told(tmp_path):
    path = tmp_path / "poses.jsonl"
    lines = CLIP.read_text().splitlines(keepends=True)[:5]
    path.write_text(lines[0] + "{}\n" + lines[1] + lines[2][:400])
    exported = export_session(path, ExportFormat.CSV, tmp_path / "out.csv")
    assert exported.samples == 2 and len(exported.losses) == 2
    assert exported.losses[0] in exported.readme.read_text()


@pytest.mark.parametrize(
    ("kind", "library"),
    [
        ("usd", "pxr"),
        ("parquet", "pyarrow"),
        ("lerobot", "pyarrow"),
        ("mcap", "mcap_protobuf"),
        ("rrd", "rerun"),
    ],
)
def test_a_missing_library_is_one_sentence(tmp_path, monkeypatch, kind, library):
    for module in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(sys.modules, f"handmirror.core.session.export.formats.{kind}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        UserError, match=rf"needs {library}: install it with \S+ -m pip install -e \S+\[(export|viewers)\]"
    ):
        export_session(CLIP, ExportFormat(kind), tmp_path / "out")


def test_each_file_has_its_own_readme_and_no_earlier_file_is_overwritten(tmp_path):
    for kind in (ExportFormat.CSV, ExportFormat.GLB):
        export_session(CLIP, kind, tmp_path / f"clip.{kind.value}")
    names = {"clip.csv", "clip.csv.readme.txt", "clip.glb", "clip.glb.readme.txt"}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert "x right, y down" in (tmp_path / "clip.csv.readme.txt").read_text()
    assert "x right, y up" in (tmp_path / "clip.glb.readme.txt").read_text()
    before = (tmp_path / "clip.csv").read_bytes()
    one = write(tmp_path / "one.jsonl", [json.loads(CLIP.open().readline())])
    with pytest.raises(UserError, match=r"clip.csv already exists: .*--overwrite"):
        export_session(one, ExportFormat.CSV, tmp_path / "clip.csv")
    assert (tmp_path / "clip.csv").read_bytes() == before
    assert export_session(one, ExportFormat.CSV, tmp_path / "clip.csv", overwrite=True).samples == 1
    assert len((tmp_path / "clip.csv").read_text().splitlines()) == 2


@pytest.mark.parametrize("kind", [ExportFormat.BVH, ExportFormat.OBJ, ExportFormat.PLY])
def test_a_format_of_several_files_takes_a_files_name_where_there_is_one_to_write(tmp_path, kind):
    one = write(tmp_path / "one.jsonl", [json.loads(CLIP.open().readline())])
    out = tmp_path / f"hand.{kind.value}"
    assert export_session(one, kind, out).path == out and out.is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"one.jsonl", out.name, f"{out.name}.readme.txt"}
    with pytest.raises(UserError, match="files of this session: give a folder"):
        export_session(CLIP, kind, tmp_path / f"hands.{kind.value}")
    assert not (tmp_path / f"hands.{kind.value}").exists()


def test_json_takes_no_files_name(tmp_path):
    with pytest.raises(UserError, match="several files: give a folder"):
        export_session(CLIP, ExportFormat.JSON, tmp_path / "hands.json")


@pytest.mark.parametrize(("fps", "rate"), [(30, "rate to 30 ("), (29.97, "Custom with FPS 30 and Base 1.001 (")])
def test_the_readme_says_what_to_set_in_blender(tmp_path, fps, rate):
    """What it says was seen to be right in Blender 5.0.1."""
    assert rate in export_session(CLIP, ExportFormat.USD, tmp_path / "a.usd", fps).readme.read_text()
    assert "Update Scene FPS" in export_session(CLIP, ExportFormat.BVH, tmp_path / "bvh", fps).readme.read_text()
    one = write(tmp_path / "one.jsonl", [json.loads(CLIP.open().readline())])
    assert "Forward to -Z and Up to Y" in export_session(one, ExportFormat.PLY, tmp_path / "a.ply").readme.read_text()
    assert "Blender" not in export_session(one, ExportFormat.CSV, tmp_path / "a.csv").readme.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_full_disk_is_one_sentence_and_leaves_no_partial_file(tmp_path):
    poses = write(tmp_path / "poses.jsonl", [json.loads(line) for line in CLIP.open()][:3])
    folder = tmp_path / "out"
    folder.mkdir()
    command = [sys.executable, "-c", FULL_DISK, poses, asset("demo/demo.mp4"), folder]
    environment = {**os.environ, "RUST_LOG": "off"}  # Rerun's own log
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
