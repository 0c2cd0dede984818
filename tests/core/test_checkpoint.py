import contextlib
import json
import math
import socket

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from handmirror.core.errors import UserError
from handmirror.core.network.checkpoint import FORMAT, CheckpointFacts, load_checkpoint, read_facts, save_checkpoint
from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.onnx_engine import load_weights
from handmirror.core.network.pose_net import PoseNet

SMALL = TransformerConfig(layers=1, heads=2, dim_head=16, mlp=32)
FACTS = CheckpointFacts("free hand", "ab12", ("demo",), "Apache-2.0", {"demo/PA-MPJPE": 2.5})


def make_net(stage, **changes):
    values = {"dim": 32, "decoder": SMALL, "temporal": SMALL} | changes
    return PoseNet(PoseNetConfig(stage, 1 if stage == 1 else 7, **values))


@pytest.fixture(scope="module")
def trained():
    """A stage 1 net whose every weight differs from a new one's."""
    net = make_net(1)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter += 0.01
    return net


def same_spatial(one, two):
    weights = one.state_dict()
    return all(torch.equal(weights[name], value) for name, value in two.state_dict().items() if name in weights)


@pytest.mark.parametrize("kind", ["folder", "safetensors", "torch", "wrapped torch"])
@pytest.mark.parametrize("stage", [1, 2])
def test_weights_are_read_from_each_kind_of_file(kind, stage, trained, tmp_path):
    weights = trained.state_dict()
    path = tmp_path / {"folder": ".", "safetensors": "a.safetensors"}.get(kind, "a.pt")
    if kind == "folder":
        accelerate = pytest.importorskip("accelerate")
        accelerator = accelerate.Accelerator(cpu=True)
        accelerator.prepare(trained)
        accelerator.save_state(str(path), safe_serialization=True)
    elif kind == "safetensors":
        save_file(weights, path)
    else:
        wrapped = {"model": {f"module.{name}": value for name, value in weights.items()}, "step": 3}
        torch.save(wrapped if kind == "wrapped torch" else weights, path)
    net = make_net(stage)
    assert not same_spatial(trained, net)
    net.load_pretrained(path)
    assert same_spatial(trained, net)


def test_stage_2_refuses_weights_without_the_whole_spatial_part(trained, tmp_path):
    weights, path = trained.state_dict(), tmp_path / "a.safetensors"
    net = make_net(2)
    before = {name: value.clone() for name, value in net.state_dict().items()}

    def refused(content, match):
        save_file(content, path)
        with pytest.raises(UserError, match=match):
            net.load_pretrained(path)
        assert all(torch.equal(before[name], value) for name, value in net.state_dict().items())

    one_short = {name: value for name, value in weights.items() if name != "decoder.query"}
    refused(one_short, r"lack 1 of .*decoder\.query")
    refused(
        {name: value for name, value in weights.items() if name.startswith("backbone")},
        r"heads\.pose\.weight|and \d+ more",
    )
    refused({"some.other": torch.zeros(3)}, "lack")
    refused(weights | {"position": torch.zeros(50, 64)}, r"other shapes in .*position \(50, 64\) for \(50, 32\)")
    temporal = {name: value for name, value in net.state_dict().items() if name.startswith("temporal")}
    temporal.pop("temporal.out.weight")
    refused(weights | temporal, r"lack 1 of .*temporal\.out\.weight")


def test_unreadable_weights_are_one_sentence(tmp_path):
    (tmp_path / "bad.safetensors").write_bytes(b"nothing of the kind")
    (tmp_path / "bad.pt").write_bytes(b"nor this")
    torch.save({"net": torch.nn.Linear(2, 2)}, tmp_path / "code.pt")  # would need to run code
    torch.save([1, 2], tmp_path / "list.pt")
    net = make_net(1)
    for name, match in [
        ("bad.safetensors", "damaged"),
        ("bad.pt", "damaged"),
        ("code.pt", "damaged or of an unsupported type"),
        ("list.pt", "no named tensors"),
        ("none.pt", "do not exist"),
        (".", r"model\.safetensors do not exist"),
    ]:
        with pytest.raises(UserError, match=match):
            net.load_pretrained(tmp_path / name)


@pytest.mark.parametrize(
    ("stage", "backbone"), [(1, BackboneConfig()), (2, BackboneConfig()), (2, BackboneConfig("dino", "random-tiny"))]
)
def test_a_checkpoint_needs_no_other_file(stage, backbone, tmp_path, monkeypatch):
    if backbone.kind == "dino":
        pytest.importorskip("transformers")
    net = make_net(stage, backbone=backbone, norm_by_hand=False, embedder="dense")
    save_checkpoint(tmp_path / "a.safetensors", net, FACTS)
    assert [path.name for path in tmp_path.iterdir()] == ["a.safetensors"]
    monkeypatch.setattr("handmirror.core.assets.ASSETS", tmp_path)  # the shipped weights are gone
    again, facts = load_checkpoint(tmp_path / "a.safetensors")
    assert facts == FACTS
    assert not again.training
    assert again.config.stage == stage and again.config.embedder == "dense" and not again.config.norm_by_hand
    assert net.state_dict().keys() == again.state_dict().keys()
    assert same_spatial(net, again)
    assert read_facts(tmp_path / "a.safetensors") == (again.config, FACTS)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    path = tmp_path_factory.mktemp("good") / "good.safetensors"
    save_checkpoint(path, make_net(1), FACTS, half=True)
    return path


@pytest.fixture
def change(good, tmp_path):
    """Writes the good checkpoint with changed tensors, metadata, config or facts."""

    def write(tensors=None, config=None, facts=None, **metadata):
        with safe_open(good, "pt") as file:
            own = file.metadata()
        for key, changes in (("config", config), ("facts", facts)):
            own[key] = changes if isinstance(changes, str) else json.dumps(json.loads(own[key]) | (changes or {}))
        save_file(load_file(good) if tensors is None else tensors, tmp_path / "bad.safetensors", own | metadata)
        return tmp_path / "bad.safetensors"

    return write


def refused(path, match):
    """By both ways into the networks, in one sentence that names the file."""
    for load in (read_facts, load_checkpoint):
        with pytest.raises(UserError, match=match) as caught:
            load(path)
        message = str(caught.value)
        assert path.name in message and "\n" not in message and message.endswith(".") and ". " not in message


def test_foreign_older_and_newer_checkpoints_are_refused(change, good):
    for match, changes in [
        ("not a Handmirror checkpoint", {"format": "another"}),
        ("update Handmirror", {"version": "3", "config": "in words"}),
        ("train it again", {"version": "1"}),
        ("train it again", {"version": "two"}),
    ]:
        refused(change(**changes), match)
    tensors = load_file(good)
    tensors["heads.more.bias"] = tensors["heads.shape.bias"].clone()
    refused(change(tensors), r"heads\.more\.bias is not expected")
    del tensors["heads.more.bias"], tensors["heads.shape.bias"]
    refused(change(tensors), r"heads\.shape\.bias is missing")


CONFIGS = [
    ({"dim": -5}, "dim -5"),
    ({"dim": 0}, "dim 0"),
    ({"dim": 2**70}, "dim 1180591620717411303424"),
    ({"dim": 8192}, "has the shape 32, but its config requires 8192"),
    ({"dim": 32.0}, "dim 32.0"),
    ({"dim": True}, "dim True"),
    ({"dim": None}, "dim None"),
    ({"dim": [32]}, "dim of the type list"),
    ({"stage": "1"}, "stage '1'"),
    ({"stage": 2, "num_frame": 10**9}, "num_frame 1000000000"),
    ({"stage": 2, "num_frame": 7}, "temporal.* is missing"),
    ({"stage": 3}, "stage 3"),
    ({"decoder": {"layers": 10**9, "heads": 2, "dim_head": 16, "mlp": 32}}, "layers 1000000000"),
    ({"decoder": {"layers": 64, "heads": 2, "dim_head": 16, "mlp": 32}}, "layers.1.* is missing"),
    ({"decoder": {"layers": 1, "heads": 64, "dim_head": 512, "mlp": 32}}, "has the shape"),
    ({"decoder": {"layers": 1, "heads": 2, "dim_head": 16, "mlp": 32768}}, "but its config requires 32768"),
    ({"decoder": {"layers": "1"}}, "layers '1'"),
    ({"decoder": 5}, "decoder without keys"),
    ({"decoder": None}, "decoder without keys"),
    ({"temporal": {"dim_head": 3}}, "temporal.dim_head 3"),
    ({"backbone": {"kind": "cnn"}}, "backbone.kind 'cnn'"),
    ({"backbone": {"kind": ["dino"]}}, "backbone.kind of the type list"),
    ({"backbone": {"kind": "dino", "name": "random-large"}}, "too small for a dino random-large"),
    ({"backbone": {"kind": "dino", "name": "facebook/dinov2-large"}}, "weights it does not contain"),
    ({"backbone": {"kind": "dino", "name": "/etc"}}, "weights it does not contain"),
    ({"embedder": "dense"}, "embedder"),
    ({"embedder": 7}, "embedder 7"),
    ({"points": 1}, "points 1"),
    ({"points": True}, "points: no tensors"),
    ({"norm_by_hand": "no"}, "norm_by_hand 'no'"),
    ({"depth": 3}, "unknown keys depth"),
]


@pytest.mark.parametrize(("config", "match"), CONFIGS)
def test_a_config_that_does_not_match_is_refused_before_anything_is_built(config, match, change):
    refused(change(config=config), match)


@pytest.mark.parametrize(
    "metadata",
    [
        {"config": "{"},
        {"config": "[" * 100_000},
        {"config": "[" * 90_000},
        {"config": "{" + " " * 200_000 + "}"},
        {"config": '{"dim": ' + "9" * 5000 + "}"},
        {"facts": "[]"},
        {"facts": "null"},
        {"facts": '{"scores": {"a": "2"}}'},
        {"facts": '{"scores": [1]}'},
        {"facts": '{"training_data": "demo"}'},
        {"facts": '{"training_data": [1]}'},
        {"facts": '{"hand_model": 3}'},
        {"facts": '{"hand_model_sha256": null}'},
        {"facts": '{"hold": "yes"}'},
        {"facts": '{"licence": {}}'},
    ],
)
def test_metadata_that_is_not_as_written_here_is_refused(metadata, change):
    refused(change(**metadata), "has no readable description|has a config with")


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_not_finite_are_refused(value, half, good, change):
    tensors = {name: tensor.half() if half else tensor.float() for name, tensor in load_file(good).items()}
    tensors["heads.trans.weight"][700, 3] = value
    path = change(tensors)
    with pytest.raises(
        UserError, match=r"bad\.safetensors contains numbers that are not finite, in heads\.trans\.weight"
    ):
        load_checkpoint(path)
    with pytest.raises(
        UserError, match=r"bad\.safetensors contains numbers that are not finite, in heads\.trans\.weight"
    ):
        load_weights(path, ("heads.pose.weight", "heads.trans.weight"))


def test_other_files_are_refused(good, tmp_path):
    (tmp_path / "short.safetensors").write_bytes(good.read_bytes()[:-1000])
    (tmp_path / "link.safetensors").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty.safetensors").write_bytes(b"")
    (tmp_path / "header.safetensors").write_bytes((90_000_000).to_bytes(8, "little") + bytes(100))
    (tmp_path / "folder.safetensors").mkdir()
    save_file(load_file(good), tmp_path / "plain.safetensors")
    torch.save(load_file(good), tmp_path / "torch.safetensors")
    torch.save(load_file(good), tmp_path / "old.pt", _use_new_zipfile_serialization=False)
    save_file({"a": torch.zeros(3, dtype=torch.bfloat16)}, tmp_path / "brain.safetensors", {"format": FORMAT})
    for name, match in [
        ("short.safetensors", "damaged"),
        ("link.safetensors", "does not exist"),
        ("none.safetensors", "does not exist"),
        ("empty.safetensors", "damaged"),
        ("header.safetensors", "damaged"),
        ("folder.safetensors", "is a folder"),
        ("plain.safetensors", "not a Handmirror checkpoint"),
        ("torch.safetensors", "is a PyTorch file"),
        ("old.pt", "is a PyTorch file"),
        ("brain.safetensors", "weights of the unsupported type BF16"),
    ]:
        refused(tmp_path / name, match)


def test_no_damage_is_a_traceback(good, tmp_path):
    data, random, bad = good.read_bytes(), np.random.default_rng(0), tmp_path / "bad.safetensors"
    start = 8 + int.from_bytes(data[:8], "little")
    for k in range(100):
        broken = bytearray(data)
        place = int(random.integers(0, 8 if k < 10 else start))
        broken[place] = int(random.integers(0, 256))
        bad.write_bytes(broken)
        with contextlib.suppress(UserError):
            read_facts(bad)


def test_no_network_request_is_made(change, monkeypatch):
    asked = []
    monkeypatch.setattr(socket.socket, "connect", lambda *where: asked.append(where))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where: asked.append(where))
    for name in ("facebook/dinov2-large", "https://example.org/x", "../there", "random-huge", "random-large", ""):
        with pytest.raises(UserError):
            load_checkpoint(change(config={"backbone": {"kind": "dino", "name": name}}))
    config, _ = read_facts(change(config={"backbone": {"kind": "landmark", "name": "full"}}))
    assert config.backbone.name == "random" and not asked
