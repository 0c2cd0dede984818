"""Training on stored maps and tokens gives the results of training on images."""

import itertools
import json
import shutil

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.training.command_line.config_command import read_config
from handmirror.training.data.batches import training_batches
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.stored_tokens import TokenFile, TokenWriter, token_batches
from handmirror.training.losses.labels import LABEL_SHAPES
from handmirror.training.model.build import build_net
from handmirror.training.model.teacher import Teacher
from handmirror.training.model.window_net import net_inputs
from handmirror.training.tokens import store_tokens
from handmirror.training.train import train

NARROW = ["model.dim=32", "model.decoder.layers=1", "model.decoder.mlp=32", "model.temporal.mlp=32"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with shards of 10 frames, weights `stage1.pt` and their `tokens`."""
    folder = tmp_path_factory.mktemp("tokens")
    poses = folder / "truth.jsonl"
    poses.write_text("\n".join(asset("demo/truth.jsonl").read_text().splitlines()[:10]))
    poses_to_shards(str(asset("demo/demo.mp4")), poses, folder / "shards", "free")
    torch.manual_seed(3)
    net = build_net(config_of(folder, "model.stage=1", "model.num_frame=1", "model.pretrained=null"))
    weights = {name: tensor + 0.02 * torch.randn(tensor.shape) for name, tensor in net.state_dict().items()}
    torch.save(weights, folder / "stage1.pt")
    store_tokens(config_of(folder))
    return folder


@pytest.fixture(scope="module")
def maps(place):
    """A folder with shards of 10 frames and their maps of a stage 1."""
    store_tokens(config_on_maps(place))
    return place


def config_on_maps(folder, *more):
    """The config of a stage 1 on stored maps."""
    return config_of(
        folder,
        "model.stage=1",
        "model.num_frame=1",
        "model.pretrained=null",
        f"data.tokens={folder}/maps",
        "general.name=stage1",
        "train.batch_size=5",
        *more,
    )


def config_of(folder, *more):
    common = [f"general.runs={folder}", f"data.train={folder}/shards", f"data.validation={folder}/shards", *NARROW]
    common += [f"data.tokens={folder}/tokens", f"model.pretrained={folder}/stage1.pt", "general.name=stage2"]
    common += [
        "data.augment=null",
        "data.token_copies=1",
        "data.shuffle=0",
        "data.window_step=1",
        "train.batch_size=4",
        *more,
    ]
    return read_config("stage2-landmark-debug", common)


def taken(batches, count):
    return list(itertools.islice(batches, count))


def by_key(batches):
    return {key: (batch, k) for batch in batches for k, key in enumerate(batch["key"])}


@torch.no_grad()
def test_tokens_give_the_answers_and_labels_of_the_images(place):
    config = config_of(place)
    net = build_net(config).eval()
    stored, pictures = (by_key(taken(f(config, net, 0, 1, 0), 1)) for f in (token_batches, training_batches))
    assert len(stored) == 4
    assert set(pictures) == set(stored)
    for key, (batch, k) in stored.items():
        other, row = pictures[key]
        for name in ("joint_cam", "mano_pose", "camera_rotation", "focal", "timestamp"):
            torch.testing.assert_close(batch[name][k], other[name][row], atol=1e-5, rtol=0)
        for mine, theirs in zip(net(**net_inputs(batch))[:3], net(**net_inputs(other))[:3], strict=True):
            torch.testing.assert_close(mine[k], theirs[row], atol=1e-4, rtol=1e-4)


def test_the_order_is_that_of_one_process_and_can_start_anywhere(place):
    config, half = config_of(place, "data.max_gap=1"), config_of(place, "data.max_gap=1", "train.batch_size=2")
    net = build_net(config)
    whole = taken(token_batches(config, net, 0, 1, 0), 5)
    later = taken(token_batches(config, net, 0, 1, 3), 2)
    for batch, other in zip(whole[3:], later, strict=True):
        assert batch["key"] == other["key"]
        assert torch.equal(batch["tokens"], other["tokens"])
    parts = [taken(token_batches(half, net, rank, 2, 0), 5) for rank in (0, 1)]
    for batch, *pair in zip(whole, *parts, strict=True):
        assert sorted(batch["key"]) == sorted(key for part in pair for key in part["key"])


@torch.no_grad()
def test_maps_give_the_answers_of_the_images_and_the_teachers_labels(maps):
    config = config_on_maps(maps)
    net = build_net(config).eval()
    stored, pictures = (by_key(taken(f(config, net, 0, 1, 0), 2)) for f in (token_batches, training_batches))
    assert len(stored) == 10
    teacher = Teacher(torch.device("cpu"))
    for key, (batch, k) in stored.items():
        other, row = pictures[key]
        mine, theirs = net(**net_inputs(batch)), net(**net_inputs(other))
        for name in ("pose", "shape", "trans"):
            torch.testing.assert_close(getattr(mine, name)[k], getattr(theirs, name)[row], atol=1e-3, rtol=1e-3)
        for name, part in teacher.label(other).items():
            torch.testing.assert_close(batch[name][k], part[row], atol=1e-4, rtol=1e-4)


def test_training_on_maps_freezes_the_front_and_trains_the_rest(maps):
    brisk = ["train.steps=2", "train.validate_every=0", "train.save_every=2", "train.backbone_lr=1e-3", "loss.sight=1"]
    before = build_net(config_on_maps(maps)).state_dict()
    train(config_on_maps(maps, *brisk))
    after = load_file(maps / "stage1/checkpoints/step_00000002/model.safetensors")
    moved = {name for name in before if not torch.equal(before[name], after[name])}
    assert {"backbone.net.stages.2.0.body.0.weight", "backbone.net.stages.4.0.body.0.weight"} <= moved
    assert "heads.pose.weight" in moved
    assert not any(name.startswith(("backbone.net.stem", "backbone.net.stages.1")) for name in moved)
    assert "backbone.net.image_head.weight" not in moved
    net = build_net(config_on_maps(maps, "train.backbone_from=back"))
    stages = [all(weight.requires_grad for weight in stage.parameters()) for stage in net.backbone.net.stages]
    assert stages == [False] * 4 + [True]
    stage2 = config_of(maps, f"data.tokens={maps}/maps")
    with pytest.raises(UserError, match="other weights"):  # a stage 2 cannot read maps
        token_batches(stage2, build_net(stage2), 0, 1, 0)


def test_the_finder_alone_learns_from_its_stored_inputs(place):
    stage1 = [
        "model.stage=1",
        "model.num_frame=1",
        f"data.tokens={place}/finder",
        "general.name=finder",
        "train.learns=finder",
        "train.steps=40",
        "train.validate_every=0",
        "train.save_every=40",
        "train.lr=1e-3",
        "loss.found=1",
    ]
    config = config_of(place, *stage1)
    store_tokens(config)
    before = build_net(config).eval()
    stored, pictures = (by_key(taken(f(config, before, 0, 1, 0), 3)) for f in (token_batches, training_batches))
    with torch.no_grad():
        for key, (batch, k) in stored.items():
            other, row = pictures[key]
            mine, theirs = before(**net_inputs(batch)).found, before(**net_inputs(other)).found
            torch.testing.assert_close(mine.points[k], theirs.points[row], atol=0.05, rtol=0)  # 16 bits are stored
    train(config)
    checkpoint = place / "finder/checkpoints/step_00000040/model.safetensors"
    after, old = load_file(checkpoint), before.state_dict()
    moved = {name for name in old if not torch.equal(old[name], after[name])}
    assert moved
    assert all(name.startswith("finder.") for name in moved)
    lines = [json.loads(line) for line in (place / "finder/losses.jsonl").read_text().splitlines()]
    assert lines[-1]["found"] < 0.9 * lines[0]["found"]
    for wrong in ("model.finder=false", "model.pretrained=null"):
        with pytest.raises(UserError, match="finder learns in a trained stage 1"):
            config_of(place, *stage1, wrong)


def test_training_on_tokens_and_refused_tokens(place, tmp_path):
    place = shutil.copytree(place, tmp_path / "copy")  # its tokens are damaged here
    brisk = ["train.steps=2", "train.validate_every=2", "train.save_every=2", "train.pictures=1"]
    train(config_of(place, *brisk))
    assert (place / "stage2/checkpoints/best/model.safetensors").is_file()
    with pytest.raises(UserError, match="already contains tokens"):
        store_tokens(config_of(place))
    with pytest.raises(UserError, match="nowhere has no tokens"):
        train(config_of(place, "data.tokens=nowhere", "general.name=other"))
    with pytest.raises(UserError, match="other weights"):
        other = build_net(config_of(place, "model.stage=1", "model.num_frame=1", "model.pretrained=null"))
        token_batches(config_of(place), other, 0, 1, 0)
    good = place / "tokens/tokens-000-000000.safetensors"
    with safe_open(good, "pt") as file:
        metadata = file.metadata()
    rows, other = load_file(good), place / "tokens/tokens-000-000001.safetensors"
    lies = [
        ({"length": torch.tensor([1])}, {}, "cannot be read"),
        ({"length": rows["length"] * -1}, {}, "cannot be read"),
        ({"length": rows["length"].float()}, {}, "cannot be read"),
        ({"focal": rows["focal"][:, :1].contiguous()}, {}, "cannot be read"),
        ({}, {"keys": "[1]"}, "cannot be read"),
        ({}, {"keys": "[" * 5000}, "cannot be read"),
        ({"tokens": rows["tokens"].half()}, {}, "do not match each other"),
    ]
    config = config_of(place)
    net = build_net(config)
    for tensors, words, says in lies:
        save_file({**rows, **tensors}, other, {**metadata, **words})
        with pytest.raises(UserError, match=says):
            next(token_batches(config, net, 0, 1, 0))
    other.write_bytes(b"damaged")
    with pytest.raises(UserError, match="cannot be read"):
        train(config_of(place, "general.name=other"))


def test_in_tokens_of_older_versions_every_labelled_joint_is_seen(tmp_path):
    row = {name: torch.zeros(2, *shape) for name, shape in LABEL_SHAPES.items()}
    row |= {"timestamp": torch.zeros(2), "camera_rotation": torch.zeros(2, 3, 3), "tokens": torch.zeros(2, 4)}
    row["joint_valid"][:, :5] = 1
    with TokenWriter(tmp_path, "weights", 0) as writer:
        writer.add("a", row)
    (path,) = tmp_path.iterdir()
    window = TokenFile(path, "weights").window(1, 1, 1, 0, np.random.default_rng(0))
    assert torch.equal(window["joint_seen"], row["joint_valid"][1:])
