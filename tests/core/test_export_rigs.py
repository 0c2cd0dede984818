"""GLB, BVH and USD: what other programs read of them moves as the hand does."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from pxr import Usd, UsdGeom, UsdSkel, Vt

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import read_motion
from handmirror.core.session.export.rig import TO_Y_UP, make_rig

CLIP = asset("demo/truth.jsonl")
VALIDATOR = "require('gltf-validator').validateBytes(require('fs').readFileSync(process.argv[1]))"


@pytest.fixture(scope="module")
def model():
    return HandModel.load()


@pytest.fixture(scope="module")
def gaps(tmp_path_factory):
    """Every second frame up to 2.5 s with both hands at once; away: the right one in 30 to 39, both in 50 to 69."""
    path = tmp_path_factory.mktemp("gaps") / "poses.jsonl"
    records = [json.loads(line) for line in CLIP.open()][180:256:2]
    random = np.random.default_rng(0)
    for number, record in enumerate(records):
        record["time_ns"] += int(random.integers(0, 9_000_000))
        away = {"right", "left"} if 25 <= number < 35 else {"right"} if 15 <= number < 20 else set()
        record["hands"] = [hand for hand in record["hands"] if hand["side"] not in away]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def in_blender(path: Path, fps: int, seconds: np.ndarray, folder: Path) -> list[dict]:
    if shutil.which("blender") is None:
        pytest.skip("Blender is not installed")
    script = Path(__file__).with_name("blender_joints.py")
    times = ",".join(f"{time:.6f}" for time in seconds)
    command = ["blender", "-b", "--factory-startup", "-noaudio", "-P", script, "--", path, folder / "out.json"]
    # Debian's Blender takes the first python3 of the PATH for its own, and the numpy that it needs is the system's
    environment = {**os.environ, "PATH": f"/usr/bin{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([*command, str(fps), times], capture_output=True, text=True, timeout=300, env=environment)
    if "No module named 'numpy'" in done.stdout + done.stderr:
        pytest.skip("Blender's Python has no numpy, which its glTF importer needs")
    assert (folder / "out.json").exists(), done.stdout + done.stderr
    return json.loads((folder / "out.json").read_text())


def places(frames: list[dict], thing: str, numbers: np.ndarray) -> np.ndarray:
    return np.array(
        [[frames[number]["bones"][thing][f"{thing}_{joint}"] for joint in JOINT_NAMES] for number in numbers]
    )


@pytest.mark.peer
def test_glb_moves_in_blender_to_the_millimetre(tmp_path, model):
    exported = export_session(CLIP, ExportFormat.GLB, tmp_path / "clip.glb")
    seconds = np.arange(300) / 30
    frames = in_blender(exported.path, 30, seconds, tmp_path)
    for hand in read_motion(CLIP, model).hands:
        found = places(frames, hand.name, hand.frame)
        error = np.linalg.norm(found - hand.joints * TO_Y_UP, axis=-1)
        assert error.max() < 0.001, f"{hand.name}: {error.max() * 1000:.3f} mm"
        assert np.ptp(found, axis=0).max() > 0.05
        skin = np.array([frames[number]["skins"][f"{hand.name}_mesh"] for number in hand.frame])
        assert np.linalg.norm(skin - found.mean(1), axis=-1).max() < 0.03


@pytest.mark.peer
def test_glb_hides_a_hand_that_is_out_of_sight(tmp_path, model, gaps):
    exported = export_session(gaps, ExportFormat.GLB, tmp_path / "gaps.glb")
    motion = read_motion(gaps, model)
    right, left = motion.hands
    assert len(np.unique(right.span)) == 3 and len(np.unique(left.span)) == 2
    seconds = motion.seconds(left.time_ns)
    frames = in_blender(exported.path, 1000, seconds, tmp_path)
    seen = np.isin(left.frame, right.frame)
    sizes = np.ptp(places(frames, right.name, np.arange(len(seconds))), axis=1).max(-1)
    assert (sizes[seen] > 0.05).all() and (sizes[~seen] < 1e-6).all() and (~seen).sum() == 5
    error = np.linalg.norm(places(frames, left.name, np.arange(len(seconds))) - left.joints * TO_Y_UP, axis=-1)
    assert error.max() < 0.001


@pytest.mark.peer
@pytest.mark.parametrize("session", ["clip", "gaps"])
def test_glb_passes_the_validator(tmp_path, gaps, session):
    node = shutil.which("node")
    command = [node or "node", "-e", VALIDATOR + ".then(report => console.log(JSON.stringify(report.issues)))"]
    if node is None or subprocess.run([node, "-e", "require('gltf-validator')"], capture_output=True).returncode:
        pytest.skip("node or its module gltf-validator is not installed (npm install gltf-validator, NODE_PATH)")
    exported = export_session(CLIP if session == "clip" else gaps, ExportFormat.GLB, tmp_path / "clip.glb")
    issues = json.loads(subprocess.run([*command, exported.path], capture_output=True, check=True).stdout)
    assert issues["numErrors"] == issues["numWarnings"] == 0, issues["messages"]


@pytest.mark.peer
def test_bvh_moves_in_blender_to_the_millimetre(tmp_path, model):
    folder = export_session(CLIP, ExportFormat.BVH, tmp_path / "bvh").path
    left = read_motion(CLIP, model).hands[1]
    frames = in_blender(folder / "hand_2_left.bvh", 30, np.arange(300) / 30, tmp_path)
    ended = [k for k, name in enumerate(JOINT_NAMES) if not name.endswith("_4")]  # tips are ends, not bones
    bones = [[frame["bones"]["hand_2_left"][JOINT_NAMES[k]] for k in ended] for frame in frames]
    expected = (left.joints * TO_Y_UP)[np.clip(np.arange(300) - 180, 0, None)][:, ended]
    assert np.linalg.norm(np.array(bones) - expected, axis=-1).max() < 0.001


def test_bvh_has_an_even_clock_over_the_whole_session(tmp_path, model, gaps):
    folder = export_session(gaps, ExportFormat.BVH, tmp_path / "bvh").path
    motion = read_motion(gaps, model)
    for hand in motion.hands:
        lines = (folder / f"{hand.name}.bvh").read_text().splitlines()
        start = lines.index("MOTION")
        rows = np.array([line.split() for line in lines[start + 3 :]], float)
        assert lines[start + 1] == f"Frames: {len(rows)}" == f"Frames: {motion.frame_count}"
        assert float(lines[start + 2].split()[-1]) == pytest.approx(1 / motion.fps, abs=1e-8)
        assert rows.shape[1] == 3 + 3 * 16
        assert (np.abs(np.diff(rows[26:34], axis=0)) < 1e-5).all()  # held while no hand was there
    assert "resampled to the frame rate above" in (folder / "readme.txt").read_text()


@pytest.mark.parametrize("follow_size", [False, True])
def test_usd_moves_as_the_hand_does(tmp_path, model, gaps, follow_size):
    exported = export_session(gaps, ExportFormat.USD, tmp_path / "clip.usd", follow_size=follow_size)
    stage = Usd.Stage.Open(str(exported.path))
    motion = read_motion(gaps, model)
    assert UsdGeom.GetStageUpAxis(stage) == "Y" and UsdGeom.GetStageMetersPerUnit(stage) == 1
    assert stage.GetTimeCodesPerSecond() == motion.fps and "metres" in stage.GetRootLayer().comment
    cache = UsdSkel.Cache()
    for hand in motion.hands:
        root = UsdSkel.Root.Get(stage, f"/session/{hand.name}")
        cache.Populate(root, Usd.PrimDefaultPredicate)
        skeleton = cache.GetSkelQuery(UsdSkel.Skeleton.Get(stage, f"/session/{hand.name}/{hand.name}_skeleton"))
        mesh = UsdGeom.Mesh.Get(stage, f"/session/{hand.name}/{hand.name}_mesh")
        skin = cache.GetSkinningQuery(mesh.GetPrim())
        rest = np.array(mesh.GetPointsAttr().Get())
        moved = []
        for time, joints in zip(motion.codes(hand.time_ns), hand.joints * TO_Y_UP, strict=True):
            found = np.array(skeleton.ComputeJointSkelTransforms(time))[:, 3, :3]
            assert np.abs(found - joints).max() < 1e-4
            assert root.ComputeVisibility(time) == "inherited"
            points = Vt.Vec3fArray.FromNumpy(rest)
            assert skin.ComputeSkinnedPoints(skeleton.ComputeSkinningTransforms(time), points, time)
            moved.append(np.linalg.norm(np.array(points).mean(0) - joints.mean(0)))
        assert max(moved) < 0.03
    right = UsdGeom.Imageable.Get(stage, "/session/hand_1_right")
    away = motion.codes(np.setdiff1d(motion.hands[1].time_ns, motion.hands[0].time_ns))
    assert len(away) == 5 and {right.ComputeVisibility(time) for time in away} == {"invisible"}


def test_usd_has_whole_time_codes_at_even_rates_and_hides_by_scale(tmp_path):
    stage = Usd.Stage.Open(str(export_session(CLIP, ExportFormat.USD, tmp_path / "clip.usd").path))
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode(), stage.GetTimeCodesPerSecond()) == (0, 299, 30)
    names = [f"/session/{hand}/{hand}_skeleton/{hand}_animation" for hand in ("hand_1_right", "hand_2_left")]
    right, left = (UsdSkel.Animation.Get(stage, name) for name in names)
    assert right.GetRotationsAttr().GetTimeSamples() == list(range(300))
    assert left.GetRotationsAttr().GetTimeSamples() == list(range(180, 300))
    assert not set(right.GetJointsAttr().Get()) & set(left.GetJointsAttr().Get())
    wrists = [left.GetScalesAttr().Get(code)[0][0] for code in (0, 100, 179, 180, 299)]
    assert wrists == pytest.approx([0.001, 0.001, 0.001, 1, 1], abs=1e-5)
    assert all(scale[1] == (1, 1, 1) for scale in map(left.GetScalesAttr().Get, (0, 180)))


def test_usd_at_an_uneven_rate_also_ends_with_a_whole_time_code(tmp_path):
    path = tmp_path / "poses.jsonl"
    records = [json.loads(line) for line in CLIP.open()][:4]
    for record, milliseconds in zip(records, (0, 33, 81, 100), strict=True):
        record["time_ns"] = milliseconds * 1_000_000
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    stage = Usd.Stage.Open(str(export_session(path, ExportFormat.USD, tmp_path / "clip.usd").path))
    end = stage.GetEndTimeCode()
    assert end == round(end) and end >= 0.1 * stage.GetTimeCodesPerSecond()


@pytest.mark.peer
def test_a_hand_of_changing_size_is_followed_on_request(tmp_path, model):
    """A hand that grows: with fixed bones its joints are off, with followed ones they are right in every frame."""
    path = tmp_path / "poses.jsonl"
    records = [json.loads(line) for line in CLIP.open()][:40]
    for number, record in enumerate(records):
        hand = record["hands"][0]
        hand["shape"][0] += number / 20
        parameters = (np.array([hand[name]]) for name in ("pose", "shape", "trans"))
        hand["joints"] = model.joints(*parameters)[0].tolist()
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    exported = export_session(path, ExportFormat.GLB, tmp_path / "grown.glb", follow_size=True)
    motion = read_motion(path, model)
    hand = motion.hands[0]
    fixed = make_rig(hand, motion, model)
    assert len(fixed.offsets) == 1 and np.abs(fixed.joints() - hand.joints * TO_Y_UP).max() > 0.003
    frames = in_blender(exported.path, 30, motion.seconds(hand.time_ns), tmp_path)
    found = places(frames, hand.name, np.arange(40))
    assert np.linalg.norm(found - hand.joints * TO_Y_UP, axis=-1).max() < 0.001
    with pytest.raises(UserError, match="glb or usd"):
        export_session(path, ExportFormat.BVH, tmp_path / "bvh", follow_size=True)
