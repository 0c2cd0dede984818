import json
import subprocess
import sys

import numpy as np
import onnx
import pytest
import torch
from safetensors.torch import save_file

from handmirror.core.assets import ASSETS, sha256
from handmirror.core.clips.writer import ABOUT
from handmirror.core.errors import UserError
from handmirror.core.hand.model import default_model_path
from handmirror.core.network.checkpoint import load_checkpoint
from handmirror.core.network.onnx_runtime import load_onnxruntime
from handmirror.core.network.pose_net import PoseNet
from handmirror.training.command_line.config_command import read_config
from handmirror.training.export import main
from handmirror.training.loop.run_folder import write_config
from handmirror.training.model.build import build_net
from handmirror.training.model.trained import load_network

SMALL = [f"model.{part}.{size}" for part in ("decoder", "temporal") for size in ("layers=1", "heads=2", "dim_head=16")]


def trained(config) -> PoseNet:
    """A network whose zero layers are not zero any more, so that every part of it shows in the output."""
    torch.manual_seed(1)
    net = PoseNet(config.model.network).eval()
    with torch.no_grad():
        for parameter in net.parameters():
            parameter += 0.02 * torch.randn_like(parameter)
    return net


def make_run(folder, stage):
    """A run's folder as training leaves it, and the network in it."""
    (folder / "shards").mkdir()
    (folder / "shards" / ABOUT).write_text(json.dumps({"source": "Demo clip"}))
    changes = ["general.name=run", f"data.train={folder / 'shards'}", "model.dim=32", *SMALL]
    config = read_config(f"stage{stage}-landmark-debug", changes)
    write_config(config, folder)
    net = trained(config)
    for name in ("best", "step_00000010"):
        (folder / "checkpoints" / name).mkdir(parents=True)
        save_file(net.state_dict(), folder / "checkpoints" / name / "model.safetensors")
    return folder, net


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return make_run(tmp_path_factory.mktemp("run"), stage=2)


def same(one: PoseNet, two: PoseNet) -> bool:
    return all(torch.equal(value, two.state_dict()[name]) for name, value in one.state_dict().items())


@pytest.mark.parametrize("stage", [1, 2])
def test_a_run_becomes_one_self_describing_file(stage, tmp_path):
    folder, net = make_run(tmp_path, stage)
    scores = tmp_path / "scores.json"
    scores.write_text(json.dumps({"demo": {"samples": 5, "pa_mpjpe": 2.5, "pa_mpvpe": None}}))
    main(folder, tmp_path / "new" / "a.safetensors", licence="CC0-1.0", scores=scores)
    again, facts = load_checkpoint(tmp_path / "new" / "a.safetensors")
    assert same(net, again) and again.config.stage == stage
    assert facts.hand_model == "free" and facts.hand_model_sha256 == sha256(default_model_path())
    assert facts.training_data == ("Demo clip",) and facts.licence == "CC0-1.0"
    assert facts.scores == {"demo/samples": 5.0, "demo/pa_mpjpe": 2.5}

    main(tmp_path / "new" / "a.safetensors", tmp_path / "b.safetensors", data=["One", "Two"])  # a file again
    again, facts = load_checkpoint(tmp_path / "b.safetensors")
    assert same(net, again) and facts.training_data == ("One", "Two") and facts.licence == "CC0-1.0"


def test_the_shipped_network_gives_the_stage_1_that_another_stage_2_is_trained_on(tmp_path):
    shipped, out = ASSETS / "checkpoints/stage2.safetensors", tmp_path / "stage1.safetensors"
    main(shipped, out, half=True, stage1=True)
    part, facts = load_checkpoint(out)
    assert part.config.stage == 1 and part.config.finder and part.config.points and facts.hold and not facts.scores
    assert same(part, load_checkpoint(shipped)[0])
    net = PoseNet(read_config("stage2-landmark", []).model.network)
    before = [parameter.clone() for parameter in net.temporal.parameters()]
    net.load_pretrained(out)
    assert same(part, net) and all(map(torch.equal, before, net.temporal.parameters()))
    other = PoseNet(part.config)
    other.load_pretrained(shipped)  # what else is in the file is passed over
    assert same(part, other)


def test_a_half_file_is_half_as_large_and_opens_in_full_precision(run, tmp_path):
    folder, net = run
    main(folder, tmp_path / "whole.safetensors")
    main(folder, tmp_path / "half.safetensors", half=True)
    assert (tmp_path / "half.safetensors").stat().st_size < 0.51 * (tmp_path / "whole.safetensors").stat().st_size
    again, _ = load_checkpoint(tmp_path / "half.safetensors")
    for name, weights in again.state_dict().items():
        assert weights.dtype == torch.float32
        assert torch.allclose(weights, net.state_dict()[name], rtol=1e-3, atol=1e-6)


def test_one_checkpoint_of_a_run_through_the_command(run, tmp_path):
    folder, net = run
    command = [sys.executable, "-m", "handmirror.training.export", str(folder / "checkpoints" / "step_00000010")]
    done = subprocess.run([*command, "--out", str(tmp_path / "a.safetensors")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "a.safetensors: stage" in done.stdout and same(net, load_checkpoint(tmp_path / "a.safetensors")[0])


@pytest.mark.nightly
def test_a_run_on_a_backbone_of_the_hub_is_opened_and_resumed_without_the_hub(tmp_path):
    """Its config names a folder that is gone: reading that, or asking the hub, would fail."""
    sizes = ["model.dim=32", *SMALL, "general.name=run", f"general.runs={tmp_path}"]
    net = trained(read_config("stage1-dino_large", [*sizes, "model.backbone.name=random-tiny"]))
    gone = f"model.backbone.name={tmp_path / 'gone'}"
    config = read_config("stage1-dino_large", [*sizes, gone])
    checkpoint = tmp_path / "run/checkpoints/step_00000010"
    checkpoint.mkdir(parents=True)
    save_file(net.state_dict(), checkpoint / "model.safetensors")
    write_config(config, tmp_path / "run")
    later = read_config("stage2-dino_large", [*sizes, gone, f"model.pretrained={checkpoint}"])
    opened = load_network(tmp_path / "run")[0]
    assert same(net, opened) and opened.backbone.blank == "random-tiny"
    for again in (build_net(later), build_net(config, checkpoint)):
        assert again.backbone.blank == "random-tiny"
    with pytest.raises(UserError, match="Hugging Face hub"):
        build_net(config)


@pytest.mark.parametrize(
    ("source", "changes", "message"),
    [
        ("nowhere.safetensors", {}, "does not exist"),
        ("empty", {}, "has no config.yaml"),
        ("run", {"scores": "none.json"}, "has no scores"),
        ("run", {"out": "run/config.yaml/a.safetensors"}, "cannot be written"),
        ("run", {"out": "a.pt"}, "must end in .safetensors"),
        ("without", {}, "has no checkpoint yet"),
        ("torn", {}, r"torn/config\.yaml cannot be read"),
        ("number", {}, r"number/config\.yaml is not the config of a training run"),
        ("other", {}, r"other/config\.yaml is not the config of a training run"),
        ("moved", {}, r"hand model gone\.npz cannot be read \(No such file or directory\): put it back"),
    ],
)
def test_each_mistake_is_one_sentence(run, tmp_path, source, changes, message):
    (tmp_path / "run").symlink_to(run[0])
    for name in ("empty", "without"):
        (tmp_path / name).mkdir()
    (tmp_path / "without" / "config.yaml").write_bytes((run[0] / "config.yaml").read_bytes())
    whole = (run[0] / "config.yaml").read_text()
    texts = {"torn": "model: {stage: [", "number": "7", "other": "a: 1"}
    texts["moved"] = whole.replace("hand_model_file: null", "hand_model_file: gone.npz")
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.yaml").write_text(text)
        (tmp_path / name / "checkpoints").symlink_to(run[0] / "checkpoints")
    changes = {name: tmp_path / value for name, value in changes.items()}
    with pytest.raises(UserError, match=message):
        main(tmp_path / source, changes.pop("out", tmp_path / "a.safetensors"), **changes)


@pytest.mark.nightly  # test_engines.py compares the parts with the network, too
def test_onnx_parts_used_as_a_live_program_would_agree_with_the_network(run, tmp_path, capsys):
    """Frame by frame in ONNX Runtime, against the network on whole windows."""
    folder, net = run
    main(folder, tmp_path / "a.safetensors", onnx=tmp_path / "onnx")
    printed = capsys.readouterr().out
    names = ["answer", "encode", "refine"]
    assert sorted(path.stem for path in (tmp_path / "onnx").glob("*")) == names
    assert all(f"{name}.onnx: differs by" in printed for name in names)
    files = [onnx.load(path) for path in (tmp_path / "onnx").glob("*.onnx")]
    assert all("f32" in {each.key: each.value for each in file.metadata_props}["precision"] for file in files)
    parts = {name: load_onnxruntime().InferenceSession(tmp_path / "onnx" / f"{name}.onnx") for name in names}

    frames, random = 9, np.random.default_rng(0)
    img = random.random((frames, 3, 224, 224), np.float32)
    time = np.cumsum(random.uniform(0.02, 0.06, frames)).astype(np.float32)
    focal = random.uniform(350, 500, (frames, 2)).astype(np.float32)
    princpt = random.uniform(108, 116, (frames, 2)).astype(np.float32)
    turn = np.stack([np.linalg.qr(np.eye(3) + 0.1 * random.standard_normal((3, 3)))[0] for _ in range(frames)])
    turn = (turn * np.linalg.det(turn)[:, None, None]).astype(np.float32)
    camera = np.concatenate([focal, princpt], axis=1)
    tokens = np.zeros((0, net.config.dim), np.float32)
    for newest in range(frames):
        inputs = {"img": img[newest, None], "camera": camera[newest, None]}
        seen = parts["encode"].run(None, inputs)
        tokens = np.concatenate([tokens, seen[0]])
        window = slice(max(0, newest + 1 - net.config.num_frame), newest + 1)
        inputs = {
            "tokens": tokens[None, window],
            "timestamp": time[None, window] - time[newest],
            "camera": camera[None, window],
            "camera_rotation": turn[None, window],
        }
        token = parts["refine"].run(None, inputs)[0]
        assert np.abs(token - tokens[newest]).max() > 1e-3  # it does refine
        ours = parts["answer"].run(None, {"token": token, "camera": camera[newest, None]})
        bbox = np.broadcast_to(np.array([0, 0, 224, 224], np.float32), (newest + 1, 4))[window]
        with torch.no_grad():
            encoded = net.encode_crops(torch.from_numpy(img[newest, None]), torch.from_numpy(camera[newest, None]))
            given = (img[window], bbox, focal[window], princpt[window], time[window], turn[window])
            theirs = net.predict_mano_param(*(torch.from_numpy(np.array(value)[None]) for value in given))
        for one, other in zip(ours, theirs, strict=True):
            assert one.shape == other.shape
            assert np.abs(one - other.numpy()).max() < 1e-4
        assert encoded.landmarks is not None and encoded.found is not None
        answers = dict(zip((output.name for output in parts["encode"].get_outputs()), seen, strict=True))
        names = {
            "points": encoded.landmarks.image_landmarks,
            "right": encoded.landmarks.right,
            "joints": encoded.found.points,
        }
        for name, value in names.items():  # what a live program follows the hand by
            assert np.allclose(answers[name], value.numpy(), rtol=1e-4, atol=1e-3), name
