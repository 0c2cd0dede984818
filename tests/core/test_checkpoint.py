import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from core.errors import UserError
from core.network.checkpoint import CheckpointFacts, load_checkpoint, read_facts, save_checkpoint
from core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from core.network.pose_net import PoseNet

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
        ("code.pt", "damaged or of another kind"),
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
    monkeypatch.setattr("core.assets.ASSETS", tmp_path)  # the shipped weights are gone
    again, facts = load_checkpoint(tmp_path / "a.safetensors")
    assert facts == FACTS
    assert not again.training
    assert again.config.stage == stage and again.config.embedder == "dense" and not again.config.norm_by_hand
    assert net.state_dict().keys() == again.state_dict().keys()
    assert same_spatial(net, again)
    assert read_facts(tmp_path / "a.safetensors") == (again.config, FACTS)


def test_foreign_damaged_older_and_newer_checkpoints_are_refused(tmp_path):
    good = tmp_path / "good.safetensors"
    save_checkpoint(good, make_net(1), FACTS)
    tensors = load_file(good)
    with safe_open(good, "pt") as file:
        metadata = file.metadata()

    def refused(match, tensors=tensors, **changes):
        save_file(tensors, tmp_path / "bad.safetensors", metadata | changes)
        with pytest.raises(UserError, match=match):
            load_checkpoint(tmp_path / "bad.safetensors")

    refused("no checkpoint of Handmirror", format="another")
    refused("update Handmirror", version="3", config="in words")
    refused("train it again", version="1")
    refused("nothing readable", config="{")
    refused("nothing readable", facts="[]")
    refused("unknown keys", config='{"depth": 3}')
    refused(
        r"lack 1 .*heads\.shape\.bias", {name: value for name, value in tensors.items() if name != "heads.shape.bias"}
    )
    save_file(tensors, tmp_path / "plain.safetensors")
    (tmp_path / "short.safetensors").write_bytes(good.read_bytes()[:-1000])
    for name, match in [("plain", "no checkpoint"), ("short", "damaged"), ("none", "does not exist")]:
        with pytest.raises(UserError, match=match):
            load_checkpoint(tmp_path / f"{name}.safetensors")
