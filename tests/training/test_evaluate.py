import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from handmirror.core.assets import asset
from handmirror.core.clips.frames import StoredFrame
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.network.checkpoint import CheckpointFacts, save_checkpoint
from handmirror.core.network.config import PoseNetConfig, TransformerConfig
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.types import Side
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.reading import Reading, clip_windows, window_sample
from handmirror.training.data.shards import find_shards, read_clips
from handmirror.training.evaluate import evaluate_poses, main, short_names
from handmirror.training.evaluation.benchmark_files import (
    Format,
    sample_name,
    sample_names,
    write_dexycb,
    write_freihand,
    write_ho3d,
)
from handmirror.training.evaluation.pose_files import match_files
from handmirror.training.evaluation.predictions import predict_clip, predict_clips

TRUTH = asset("demo/truth.jsonl")
HO3D_NAMES = (
    *("wrist", "index_1", "index_2", "index_3", "middle_1", "middle_2", "middle_3", "pinky_1", "pinky_2", "pinky_3"),
    *("ring_1", "ring_2", "ring_3", "thumb_1", "thumb_2", "thumb_3"),
    *("thumb_4", "index_4", "middle_4", "ring_4", "pinky_4"),
)


def truth_lines(first: int = 0, count: int = 300) -> list[dict]:
    return [json.loads(line) for line in TRUTH.read_text().splitlines()[first : first + count]]


def write(path: Path, lines: list[dict]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def moved(lines: list[dict], shift: tuple[float, float, float]) -> list[dict]:
    """The hands elsewhere in space; what was seen in the picture stays."""
    for line in lines:
        for hand in line["hands"]:
            hand["joints"] = (np.array(hand["joints"]) + shift).tolist()
            mirror = -1 if hand["side"] == "left" else 1
            hand["trans"] = (np.array(hand["trans"]) + np.array(shift) * (mirror, 1, 1)).tolist()
    return lines


def test_the_truth_has_no_error_against_itself(tmp_path):
    found = evaluate_poses(TRUTH, TRUTH)
    assert found.extra == {"true_hands": 420, "found": 420, "right_side": 420, "extra_hands": 0}
    assert found.scores.camera == found.scores.mpjpe == found.scores.accel == 0
    assert found.scores.pa_mpvpe < 1e-6 and found.scores.f5 == 1


def test_a_hand_too_far_away_only_changes_the_camera_error(tmp_path):
    poses = write(tmp_path / "poses.jsonl", moved(truth_lines(), (0.03, 0.0, 0.04)))
    scores = evaluate_poses(poses, TRUTH).scores
    assert scores.camera == pytest.approx(50, abs=0.01) and scores.depth_bias == pytest.approx(40, abs=0.01)
    assert scores.mpjpe < 1e-6 and scores.pa_mpjpe < 1e-6 and scores.camera_accel < 1e-6
    assert scores.pa_mpvpe < 0.01 and scores.samples == 420


def test_counts_of_missing_extra_and_mistaken_hands(tmp_path):
    two = next(k for k, line in enumerate(truth_lines()) if len(line["hands"]) == 2)
    truth = write(tmp_path / "truth.jsonl", truth_lines(two, 6))
    poses = truth_lines(two, 6)
    poses[0]["hands"].reverse()  # order does not matter
    poses[1]["hands"].pop()  # missing
    poses[2]["hands"][1]["side"] = "right"  # mistaken
    poses[3]["hands"].append(poses[3]["hands"][0])  # twice the same: one of them is too many
    poses[4]["hands"][0]["joints_2d"] = np.zeros((21, 2)).tolist()  # elsewhere: missing and too many
    del poses[5]  # the whole frame
    extra = evaluate_poses(write(tmp_path / "poses.jsonl", poses), truth).extra
    assert extra == {"true_hands": 12, "found": 8, "right_side": 7, "extra_hands": 2}


def test_acceleration_is_taken_within_a_track_and_not_across_gaps(tmp_path):
    lines = truth_lines(0, 9)  # one hand
    truth = write(tmp_path / "truth.jsonl", lines)
    poses = truth_lines(0, 9)
    moved(poses[4:], (0.0, 0.0, 0.1))  # a jump between 3 and 4 ...
    scores = evaluate_poses(write(tmp_path / "poses.jsonl", poses), truth).scores
    assert scores.camera_accel == pytest.approx(2 * 100 / 7) and scores.accel < 1e-6
    del poses[3]  # ... is no acceleration where the frame between is missing
    hands = match_files(write(tmp_path / "poses.jsonl", poses), truth, HandModel.load()).hands
    assert np.unique(hands.run, return_counts=True)[1].tolist() == [3, 5]
    assert evaluate_poses(tmp_path / "poses.jsonl", truth).scores.camera_accel < 1e-6


def test_a_truth_without_a_mesh_leaves_its_scores_out(tmp_path):
    lines = truth_lines(0, 4)
    for line in lines:
        del line["hands"][0]["pose"], line["hands"][0]["shape"], line["hands"][0]["trans"]
    scores = evaluate_poses(TRUTH, write(tmp_path / "truth.jsonl", lines)).scores
    assert np.isnan(scores.pa_mpvpe) and np.isnan(scores.f5) and scores.pa_mpjpe < 1e-6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{not json\n", r"poses\.jsonl is not a valid poses\.jsonl \(line 1: not JSON\)"),
        ('{"image": "000000"}\n', "hands is missing"),
        ('{"image": "0", "hands": [{"side": "middle", "joints": [[1, 2, 3]]}]}\n', "joints is not 21 x 3"),
        ('{"image": "0", "hands": [{"side": "left", "joints": [[1, 2, 3]]}]}\n', "joints is not 21 x 3 finite numbers"),
        ('{"image": "elsewhere", "hands": []}\n', "give the poses of the same source"),
        (None, r"The file .*poses\.jsonl does not exist: give a poses\.jsonl\."),
    ],
)
def test_an_invalid_poses_file_is_refused_in_one_sentence(tmp_path, text, message):
    poses = tmp_path / "poses.jsonl"
    if text is not None:
        poses.write_text(text)
    with pytest.raises(UserError, match=message):
        evaluate_poses(poses, TRUTH)


@pytest.mark.nightly
def test_the_command_prints_a_table_and_writes_json(tmp_path):
    command = [sys.executable, "-m", "handmirror.training.evaluate", "--poses", str(TRUTH), "--truth", str(TRUTH)]
    done = subprocess.run([*command, "--scores", str(tmp_path / "s.json")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "MPJPE" in done.stdout and "found 420 of 420 hands" in done.stdout
    scores = json.loads((tmp_path / "s.json").read_text())["demo"]
    assert scores["samples"] == 420 and scores["mpjpe"] == 0
    done = subprocess.run(command[:-2], capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr == "Give either a checkpoint and shards, or --poses and --truth.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"poses": [TRUTH], "truth": [TRUTH], "out": Path("pred.json")}, "--format and --out"),
        ({"poses": [TRUTH]}, "either a checkpoint and shards, or --poses and --truth"),
        ({"poses": [TRUTH, TRUTH], "truth": [TRUTH]}, "either a checkpoint"),
        ({"checkpoint": Path("net.safetensors")}, "either a checkpoint"),
        ({"poses": [Path("nowhere")], "truth": [TRUTH], "scores": Path("no/s.json")}, "there is no folder no"),
        ({"poses": [TRUTH], "kind": Format.ho3d, "out": Path("pred.json")}, "HO3D has its own order"),
    ],
)
def test_incomplete_arguments_are_refused(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match=message):
        main(**arguments)
    assert not list(tmp_path.iterdir())


def test_official_result_of_tracked_images_in_the_benchmarks_order(tmp_path, capsys):
    """Sequences tracked into folders named as HO3D's, one picture without a hand, another never tracked."""
    two = next(k for k, line in enumerate(truth_lines()) if len(line["hands"]) == 2)
    for first, sequence in ((0, "SM1"), (two, "AP10")):
        (tmp_path / sequence).mkdir()
        lines = truth_lines(first, 2)
        for number, line in enumerate(lines):
            line["image"] = f"{number:04d}.png"
            line["hands"][0]["score"] = 0.9  # the left one, if there, is the surer
        write(tmp_path / sequence / "poses.jsonl", lines)
    lines = truth_lines(0, 2)
    lines[0]["image"], lines[1]["image"], lines[1]["hands"] = "0000.png", "0001.png", []
    write(tmp_path / "SM1" / "poses.jsonl", lines)
    (tmp_path / "evaluation.txt").write_text("SM1/0000\nSM1/0001\nAP10/0001\nAP10/0009\n")
    poses = [tmp_path / sequence / "poses.jsonl" for sequence in ("SM1", "AP10")]
    main(poses=poses, kind=Format.ho3d, out=tmp_path / "pred.json", order=tmp_path / "evaluation.txt")
    assert "4 samples, 2 of them without a hand" in capsys.readouterr().out
    xyz, verts = (np.array(part) for part in json.loads((tmp_path / "pred.json").read_text()))
    assert xyz.shape == (4, 21, 3) and verts.shape == (4, 778, 3)
    assert truth_lines()[two + 1]["hands"][1]["side"] == "left"
    for row, hand in ((0, truth_lines()[0]["hands"][0]), (2, truth_lines()[two + 1]["hands"][1])):
        wrist = np.array(hand["joints"])[0]
        assert xyz[row, 0] == pytest.approx(wrist * (1, -1, -1), abs=1e-6)
        tip = verts[row, 320] * (1, -1, -1)  # MANO's index finger tip
        assert tip == pytest.approx(np.array(hand["joints"])[8], abs=1e-4)
    assert xyz[1] == pytest.approx(xyz[3]) and xyz[1, 0, 2] < -0.3


def test_hands_without_a_score_are_refused_as_a_result(tmp_path):
    lines = truth_lines(0, 1)
    lines[0]["hands"][0].pop("score", None)
    poses = write(tmp_path / "poses.jsonl", lines)
    with pytest.raises(UserError, match=r"Some lines of .*poses\.jsonl have no score"):
        main(poses=[poses], kind=Format.freihand, out=tmp_path / "pred.json")


def test_sets_have_short_names_that_differ():
    assert short_names(["data/a/val", "/data/b/val"]) == ["a/val", "b/val"]
    assert short_names(["runs/demo/"]) == ["demo"]
    assert short_names(["."]) == [Path.cwd().name]


def test_samples_are_named_by_images_and_by_clips():
    path = "x/20200709-subject-01/20200709_141754/836212060125/color_000012.jpg"
    assert sample_name(path, Format.dexycb) == "20200709_141754/836212060125/000012"
    key = "DexYCB-20200709_141754-836212060125-001"
    assert sample_names(key, [12 / 30, 14 / 30], Format.dexycb) == [
        "20200709_141754/836212060125/000012",
        "20200709_141754/836212060125/000014",
    ]
    assert sample_name("rgb/00000012.jpg", Format.freihand) == "00000012"
    assert sample_names("FreiHAND-evaluation-00000012-000", [0.0], Format.freihand) == ["00000012"]
    assert sample_names("HO3D-ABF10-000", [7 / 30], Format.ho3d) == ["ABF10/0007"]
    with pytest.raises(UserError, match="is not from FreiHAND"):
        sample_names("HO3D-ABF10-000", [0.0], Format.freihand)


@pytest.fixture
def hands() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    return random.normal((0, 0.1, 0.5), 0.05, (3, 21, 3)), random.normal((0, 0.1, 0.5), 0.05, (3, 778, 3))


def test_freihand_result(tmp_path, hands):
    write_freihand(tmp_path / "pred.json", *hands)
    xyz, verts = json.loads((tmp_path / "pred.json").read_text())
    assert np.abs(np.array(xyz) - hands[0]).max() < 1e-6 and np.abs(np.array(verts) - hands[1]).max() < 1e-6


def test_ho3d_result_is_in_its_own_order_and_axes(tmp_path, hands):
    write_ho3d(tmp_path / "pred.json", *hands)
    xyz, verts = (np.array(part) for part in json.loads((tmp_path / "pred.json").read_text()))
    for place, name in enumerate(HO3D_NAMES):
        x, y, z = hands[0][1, JOINT_NAMES.index(name)]
        assert xyz[1, place] == pytest.approx((x, -y, -z), abs=1e-6)
    assert np.abs(verts * (1, -1, -1) - hands[1]).max() < 1e-6
    assert (xyz[..., 2] < 0).all()  # its own script refuses hands with positive z throughout


def test_dexycb_result_is_what_its_toolkit_parses(tmp_path, hands):
    write_dexycb(tmp_path / "result.txt", [7, 0, 12], hands[0])
    parsed = {}
    for line in (tmp_path / "result.txt").read_text().splitlines():
        elems = line.split(",")
        assert len(elems) == 64
        parsed[int(elems[0])] = np.array(elems[1:], dtype=np.float64).reshape(21, 3)
    assert list(parsed) == [7, 0, 12]
    assert np.abs(parsed[12] - hands[0][2] * 1000).max() < 1e-3
    with pytest.raises(UserError, match="cannot be written"):
        write_dexycb(tmp_path / "no" / "result.txt", [0], hands[0][:1])


@pytest.fixture(scope="module")
def net() -> PoseNet:
    """A small stage 2 network, every layer of which shows in the output."""
    torch.manual_seed(0)
    small = TransformerConfig(layers=1, heads=2, dim_head=16, mlp=32)
    net = PoseNet(PoseNetConfig(2, 7, dim=32, decoder=small, temporal=small)).eval()
    with torch.no_grad():
        for parameter in net.parameters():
            parameter += 0.02 * torch.randn_like(parameter)
    return net


@pytest.fixture(scope="module")
def clips(tmp_path_factory) -> Path:
    """Shards of nine frames of the demo clip, a right and a left hand."""
    folder = tmp_path_factory.mktemp("data")
    two = next(k for k, line in enumerate(truth_lines()) if len(line["hands"]) == 2)
    poses_to_shards(str(asset("demo/demo.mp4")), write(folder / "t.jsonl", truth_lines(two, 9)), folder / "set", "free")
    return folder / "set"


def test_a_clip_is_predicted_like_whole_windows(net, clips):
    """The streamed output against the network's on a window, put back into the camera by other means."""
    model = TorchHandModel.load()
    shards = tuple(find_shards(clips))
    for clip in read_clips(shards):
        joints, vertices = predict_clip(net, clip, model)
        assert joints.shape == (9, 21, 3) and vertices.shape == (9, 778, 3)
        reading = Reading(shards, num_frame=7)
        for newest, window in zip((6, 7, 8), clip_windows(clip, reading), strict=True):
            sample = window_sample(window, reading)
            names = ("img", "bbox", "focal", "princpt", "timestamp", "camera_rotation")
            with torch.no_grad():
                pose, shape, trans = net.predict_mano_param(*(sample[name][None] for name in names))
                hand = model(pose[0], shape[0]).joints[0].numpy()
            finger = sum(np.linalg.norm(hand[k + 1] - hand[k]) for k in (9, 10, 11))
            virtual = hand - hand[0] + trans[0, 0].numpy() * finger
            expected = np.linalg.solve(sample["camera_rotation"][-1].numpy(), virtual.T).T
            assert joints[newest] == pytest.approx(expected, abs=1e-4)


def test_a_checkpoint_on_shards(net, clips, tmp_path, capsys):
    save_checkpoint(tmp_path / "net.safetensors", net, CheckpointFacts("free"))
    main(tmp_path / "net.safetensors", [str(clips), *find_shards(clips)], scores=tmp_path / "s.json", device="cpu")
    assert "MPJPE" in capsys.readouterr().out
    whole, file = json.loads((tmp_path / "s.json").read_text()).values()
    assert whole == file and whole["samples"] == 18 and whole["clips"] == 2
    assert all(value is not None for value in whole.values())  # meshes of the same hand model
    predictions = list(predict_clips(net, read_clips(find_shards(clips)), TorchHandModel.load(), "free"))
    left = next(each for each in predictions if each.clip.handedness == Side.LEFT)
    assert left.real_joints == pytest.approx(left.joints * (-1, 1, 1))
    truth = np.concatenate([each.clip.labels["joint_cam"] for each in predictions])
    ours = np.concatenate([each.joints for each in predictions])
    assert whole["camera"] == pytest.approx(np.linalg.norm(ours - truth, axis=-1).mean() * 1e3, abs=1e-3)
    for each in predictions:  # the true mesh sits on the true joints
        tips = each.true_vertices[:, [744, 320, 443, 554, 671]]
        assert tips == pytest.approx(each.clip.labels["joint_cam"][:, [4, 8, 12, 16, 20]], abs=1e-4)


def test_official_result_of_converted_shards(net, clips, tmp_path):
    (clip, _) = read_clips(find_shards(clips))
    with ClipWriter(tmp_path / "set", "FreiHAND evaluation", "mano") as writer:
        for number in (1, 0):
            labels = {name: array[number] for name, array in clip.labels.items()}
            writer.add(f"FreiHAND-evaluation-{number:08d}", Side.RIGHT, [StoredFrame(clip.imgs[number], labels)])
    save_checkpoint(tmp_path / "net.safetensors", net, CheckpointFacts("free"))
    given = {"kind": Format.freihand, "out": tmp_path / "pred.json", "scores": tmp_path / "s.json", "device": "cpu"}
    main(tmp_path / "net.safetensors", [str(tmp_path / "set")], **given)
    xyz, verts = (np.array(part) for part in json.loads((tmp_path / "pred.json").read_text()))
    assert xyz.shape == (2, 21, 3) and verts.shape == (2, 778, 3)
    for number in (0, 1):  # single pictures have no earlier frames
        labels = {name: array[[number]] for name, array in clip.labels.items()}
        one = replace(clip, imgs=(clip.imgs[number],), labels=labels)
        joints, _ = predict_clip(net, one, TorchHandModel.load())
        assert xyz[number] == pytest.approx(joints[0], abs=1e-5)
    assert json.loads((tmp_path / "s.json").read_text()).popitem()[1]["pa_mpvpe"] is None  # MANO's mesh, another model


def test_a_network_trained_with_mano_needs_mano(net, clips, tmp_path):
    save_checkpoint(tmp_path / "net.safetensors", net, CheckpointFacts("mano"))
    with pytest.raises(UserError, match="trained with MANO"):
        main(tmp_path / "net.safetensors", [str(clips)], scores=tmp_path / "s.json")
