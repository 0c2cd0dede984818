"""NPZ, CSV, Parquet, JSON, OBJ and PLY hold what was tracked."""

import csv
import json
import re

import numpy as np
import pyarrow.parquet
import pytest
import torch
import trimesh

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.hand.model import HandModel, default_model_path
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import posed, read_motion

CLIP = asset("demo/truth.jsonl")


@pytest.fixture(scope="module")
def model():
    return HandModel.load()


@pytest.fixture(scope="module")
def motion(model):
    return read_motion(CLIP, model)


@pytest.mark.parametrize("fps", [None, 24.0])
def test_npz_replays_in_smplx(tmp_path, model, fps):
    """The call that the readme states, with the hand model's file by its path."""
    smplx = pytest.importorskip("smplx")
    exported = export_session(CLIP, ExportFormat.NPZ, tmp_path / "clip.npz", fps)
    assert exported.path == tmp_path / "clip.npz" and exported.hands == 2
    with np.load(exported.path) as file:
        rows = dict(file)
    call = re.search(r"smplx\.MANO\(.*?\)", exported.readme.read_text())
    assert call is not None and "HAND_MODEL.npz" in call.group()
    stated = call.group().replace("HAND_MODEL.npz", str(default_model_path()))
    mano = eval(stated, {"smplx": smplx, "n": len(rows["frame"])})
    names = ("global_orient", "hand_pose", "betas", "transl")
    replayed = mano(**{name: torch.from_numpy(rows[name]) for name in names}).vertices.detach().numpy()
    replayed[rows["side"] == "left"] *= [-1, 1, 1]
    expected = np.concatenate([posed(hand, model)[0] for hand in read_motion(CLIP, model, fps).hands])
    assert np.abs(replayed - expected).max() < 1e-5
    assert "x right, y down" in str(rows["readme"]) and "vertices" not in rows


def test_npz_has_the_joints_and_on_request_the_vertices(tmp_path, motion, model):
    exported = export_session(CLIP, ExportFormat.NPZ, tmp_path / "clip.npz", vertices=True)
    with np.load(exported.path) as file:
        rows = dict(file)
    expected = [np.concatenate(parts) for parts in zip(*(posed(hand, model) for hand in motion.hands), strict=True)]
    assert np.abs(rows["vertices"] - expected[0]).max() < 1e-6 and rows["vertices"].shape == (420, 778, 3)
    assert np.abs(rows["joints"] - expected[1]).max() < 2e-5
    assert np.array_equal(rows["faces"], model.faces)
    assert np.array_equal(rows["joints_2d"][300], motion.hands[1].joints_2d[0])
    assert "vertices [n, 778, 3]" in exported.readme.read_text()
    with pytest.raises(UserError, match="csv has no --vertices option: choose npz"):
        export_session(CLIP, ExportFormat.CSV, tmp_path / "clip.csv", vertices=True)


def test_csv_and_parquet_hold_the_same(tmp_path, motion, model):
    export_session(CLIP, ExportFormat.CSV, tmp_path / "clip.csv")
    export_session(CLIP, ExportFormat.PARQUET, tmp_path / "clip.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "clip.parquet")
    assert b"metres" in table.schema.metadata[b"readme"]
    with (tmp_path / "clip.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == table.num_rows == 420 and list(rows[0]) == table.column_names
    for name in ("index_4_z_m", "wrist_u_px", "ring_2_flexion_rad", "time_s"):
        assert np.allclose([float(row[name]) for row in rows], table[name].to_numpy(), atol=1e-6)
    left = [row for row in rows if row["side"] == "left"]
    hand = motion.hands[1]
    assert float(left[5]["pinky_4_x_m"]) == pytest.approx(hand.joints[5, 20, 0])
    angles = joint_angles(hand.pose[5], model_axes(model))
    assert float(left[5]["thumb_1_flexion_rad"]) == pytest.approx(angles[12, 0], abs=1e-6)
    assert np.ptp([float(row["index_2_flexion_rad"]) for row in rows]) > 0.5
    assert "_rad radians" in (tmp_path / "clip.csv.readme.txt").read_text()


def test_json_in_the_layouts_of_freihand_and_ho3d(tmp_path, motion, model):
    short = tmp_path / "poses.jsonl"
    short.write_text("".join(CLIP.read_text().splitlines(keepends=True)[190:205]))
    export_session(short, ExportFormat.JSON, tmp_path / "json")
    read = {path.stem: json.loads(path.read_text()) for path in (tmp_path / "json").glob("*.json")}
    assert {len(entries) for entries in read.values()} == {30}
    index = next(k for k, entry in enumerate(read["index"]) if entry["side"] == "left" and entry["frame"] == 200)
    hand = motion.hands[1]
    xyz = np.array(read["training_xyz"][index])
    assert np.allclose(xyz, hand.joints[20], atol=1e-6) and np.shape(read["training_mano"][index]) == (1, 61)
    assert np.allclose(read["training_verts"][index], posed(hand, model)[0][20], atol=1e-6)
    # HO3D's parameters pose the hand in OpenGL axes
    entry = read["ho3d"][index]
    parameters = (np.array([entry[name]]) for name in ("handPose", "handBeta", "handTrans"))
    joints = model.joints(*parameters)[0] * [-1, 1, 1]
    assert np.abs(joints * [1, -1, -1] - xyz).max() < 1e-4
    assert np.allclose(np.array(entry["handJoints3D"])[list(MANO_TO_21)] * [1, -1, -1], xyz, atol=1e-6)


def test_tables_and_json_have_the_gestures(tmp_path):
    lines = [json.loads(line) for line in CLIP.read_text().splitlines()[190:205]]
    for line in lines[5:]:
        right = next(hand for hand in line["hands"] if hand["side"] == "right")
        right.update(gesture="fist", gesture_score=0.75)
    path = tmp_path / "poses.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    for name in ("hands.csv", "hands.parquet", "json"):
        export_session(path, ExportFormat(name.rpartition(".")[2]), tmp_path / name)
    with (tmp_path / "hands.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["side"] == "right"]
    assert [(row["gesture"], row["gesture_score"]) for row in rows] == [("", "nan")] * 5 + [("fist", "0.75")] * 10
    assert "gesture_score" in (tmp_path / "hands.csv.readme.txt").read_text()
    table = pyarrow.parquet.read_table(tmp_path / "hands.parquet")
    assert table["gesture"].to_pylist().count("fist") == 10
    index = json.loads((tmp_path / "json" / "index.json").read_text())
    assert sum(entry.get("gesture") == "fist" and entry["gesture_score"] == 0.75 for entry in index) == 10
    assert sum("gesture" in entry for entry in index) == 10


def test_tables_and_json_without_gestures_have_no_such_entries(tmp_path, motion):
    short = tmp_path / "poses.jsonl"
    short.write_text("".join(CLIP.read_text().splitlines(keepends=True)[190:205]))
    export_session(short, ExportFormat.CSV, tmp_path / "hands.csv")
    export_session(short, ExportFormat.JSON, tmp_path / "json")
    assert "gesture" not in (tmp_path / "hands.csv").read_text()
    assert "gesture" not in (tmp_path / "hands.csv.readme.txt").read_text()
    assert all(path.read_text().find("gesture") < 0 for path in (tmp_path / "json").iterdir())


def test_resampled_hands_keep_their_gestures(tmp_path, model):
    lines = [json.loads(line) for line in CLIP.read_text().splitlines()[:30]]
    for line in lines[15:]:
        line["hands"][0].update(gesture="open", gesture_score=0.5)
    path = tmp_path / "poses.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (hand,) = read_motion(path, model, 60.0).hands
    assert len(hand.gesture) > 50 and set(hand.gesture) == {"", "open"}
    assert (hand.gesture != "").tolist() == sorted((hand.gesture != "").tolist())


@pytest.mark.parametrize("kind", [ExportFormat.OBJ, ExportFormat.PLY])
def test_mesh_sequences(tmp_path, motion, model, kind):
    short = tmp_path / "poses.jsonl"
    lines = CLIP.read_text().splitlines(keepends=True)
    short.write_text("".join(lines[178:183]))
    folder = export_session(short, kind, tmp_path / "out").path
    files = [path.relative_to(folder).as_posix() for path in folder.rglob(f"*.{kind.value}")]
    assert len(files) == 8 and f"hand_2_left/000182.{kind.value}" in files
    mesh = trimesh.load(folder / "hand_2_left" / f"000181.{kind.value}", process=False)
    expected = posed(motion.hands[1], model)[0][1] * [1, -1, -1]
    assert np.abs(mesh.vertices - expected).max() < 1e-5 and mesh.volume > 1e-5
    times = (folder / "hand_1_right" / "times.csv").read_text().splitlines()
    assert times[1] == f"000178.{kind.value},0.000000" and len(times) == 6


def test_where_it_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="not empty"):
        export_session(CLIP, ExportFormat.PLY, tmp_path)
    with pytest.raises(UserError, match="cannot be written"):
        export_session(CLIP, ExportFormat.CSV, tmp_path / "file" / "clip.csv")
    with pytest.raises(UserError, match="does not exist"):
        export_session(tmp_path, ExportFormat.CSV, tmp_path / "clip.csv")
    assert export_session(CLIP, ExportFormat.CSV, tmp_path).path == tmp_path / "truth.csv"
