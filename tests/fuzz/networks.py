"""Hand models, checkpoints and what training reads."""

from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np

from handmirror.core.hand.model import HandModel, default_model_path, load_arrays

from .target import BrokenPropertyError, Target


def _npz_seeds(folder: Path) -> list[bytes]:
    arrays = load_arrays()
    plain = BytesIO()
    np.savez(plain, **arrays)
    return [default_model_path().read_bytes(), plain.getvalue()]


def _pickle_seeds(folder: Path) -> list[bytes]:
    from tests.mano_files import write_mano

    return [write_mano(folder / "seed.pkl", protocol).read_bytes() for protocol in (2, 4)]


def read_hand_model(path: Path) -> None:
    """A posed hand."""
    hand = HandModel.load(path)(np.zeros((1, 48)), np.zeros((1, 10)))
    if not np.isfinite(hand.vertices).all() or not np.isfinite(hand.joints).all():
        raise BrokenPropertyError("the hand is not finite")


def small_config(**changes: object):
    """Of a PoseNet of 32 channels."""
    from handmirror.core.network.config import PoseNetConfig, TransformerConfig

    small = TransformerConfig(layers=1, heads=2, dim_head=8, mlp=16)
    return PoseNetConfig(**({"dim": 16, "decoder": small, "temporal": small} | changes))  # type: ignore[arg-type]


def _net(**changes: object):
    import torch

    from handmirror.core.network.pose_net import PoseNet

    torch.manual_seed(0)
    return PoseNet(small_config(**changes))


def _checkpoint_seeds(folder: Path) -> list[bytes]:
    from handmirror.core.network.checkpoint import CheckpointFacts, save_checkpoint

    seeds = []
    for changes in ({}, {"stage": 2, "num_frame": 7}):
        facts = CheckpointFacts("free", "ab", ("demo",), "Apache-2.0", {"demo/PA-MPJPE": 2.5})
        save_checkpoint(folder / "seed.safetensors", _net(**changes), facts, half=True)
        seeds.append((folder / "seed.safetensors").read_bytes())
    return seeds


def read_checkpoint(path: Path) -> None:
    """The whole network."""
    from handmirror.core.network.checkpoint import load_checkpoint

    load_checkpoint(path)


def read_checkpoint_facts(path: Path) -> None:
    """Its description, as the live path reads it."""
    from handmirror.core.network.checkpoint import read_facts

    read_facts(path)


def _weights_seeds(folder: Path) -> list[bytes]:
    import torch

    kept = BytesIO()
    torch.save({"model": {"a.weight": torch.zeros(4, 3), "b.bias": torch.ones(3)}, "step": 3}, kept)
    old = BytesIO()
    torch.save({"a.weight": torch.zeros(4, 3)}, old, _use_new_zipfile_serialization=False)
    return [kept.getvalue(), old.getvalue()]


def read_torch_weights(path: Path) -> None:
    """Named tensors."""
    from handmirror.core.network.weights import read_weights

    read_weights(path)


def _token_seeds(folder: Path) -> list[bytes]:
    import torch

    from handmirror.training.data.stored_tokens import LABELS, TokenWriter

    shapes = {"mano_pose": (48,), "mano_shape": (10,), "joint_cam": (21, 3), "joint_img": (21, 2), "joint_valid": (21,)}
    shapes |= {"bbox": (4,), "focal": (2,), "princpt": (2,), "camera_rotation": (3, 3), "tokens": (8,)}
    with TokenWriter(folder, "made", 0) as writer:
        for key, frames in (("a", 9), ("b", 3)):
            writer.add(key, {name: torch.zeros(frames, *shapes.get(name, ())) for name in (*LABELS, "tokens")})
    made = folder / "tokens-000-000000.safetensors"
    return [made.read_bytes()]


def read_tokens(path: Path) -> None:
    """All windows."""
    from handmirror.training.data.stored_tokens import TokenFile

    file = TokenFile(path, "made")
    rng = np.random.default_rng(0)
    for newest in file.newest_rows(2, 1)[:50]:
        file.window(int(newest), 3, 1, 1, rng)


def _shard_seeds(folder: Path) -> list[bytes]:
    from handmirror.core.clips.frames import LabelledFrame, store_frame
    from handmirror.core.clips.writer import ClipWriter
    from handmirror.core.types import Side

    rng = np.random.default_rng(0)
    joints = rng.normal(0, 0.03, (21, 3)) + np.array([0, 0, 0.5])
    matrix = np.array([[300.0, 0, 80], [0, 300, 60], [0, 0, 1]])
    image = rng.integers(0, 255, (120, 160, 3), dtype=np.uint8)
    frames = [store_frame(LabelledFrame(image, matrix, Side.RIGHT, k / 30, joints)) for k in range(3)]
    with ClipWriter(folder / "made", "test", "free") as writer:
        writer.add("a", Side.RIGHT, [frame for frame in frames if frame is not None])
    return [(folder / "made" / "shard-000000.tar").read_bytes()]


def read_shard(path: Path) -> None:
    """All windows of all clips, as tensors."""
    from handmirror.training.data.reading import Reading, clip_windows, window_sample
    from handmirror.training.data.shards import find_shards, read_clips

    reading = Reading(tuple(find_shards(path)), num_frame=2)
    for clip in read_clips(reading.shards):
        for window in clip_windows(clip, reading, 0):
            window_sample(window, reading, 0)


def _run_config_seeds(folder: Path) -> list[bytes]:
    from hydra import compose, initialize_config_dir
    from omegaconf import OmegaConf

    from handmirror.training.command_line.config_command import CONFIGS

    with initialize_config_dir(str(CONFIGS), version_base="1.3"):
        config = compose("stage1-landmark-debug", overrides=["general.name=a", "data.train=/a", "data.validation=/a"])
    return [OmegaConf.to_yaml(config, resolve=True).encode()]


def read_run_config(path: Path) -> None:
    """The config of a run."""
    from handmirror.training.loop.run_folder import read_saved_config

    read_saved_config(path.parent)


def _own_config_seeds(folder: Path) -> list[bytes]:
    own = b"""defaults:
- stage1-landmark-debug
- _self_
general:
  name: own
  seed: 3
train:
  lr: 0.002
data:
  train: /shards
  validation: [/a, /b]
  augment: null
model:
  dim: 64
  decoder: {layers: 2}
"""
    return [own]


def read_own_config(path: Path) -> None:
    """A config that a user wrote."""
    from handmirror.training.command_line.config_command import read_config

    read_config(path.stem, [], path.parent)


def _run_seeds(folder: Path) -> list[bytes]:
    from omegaconf import OmegaConf
    from safetensors.torch import save

    config = OmegaConf.create(_run_config_seeds(folder)[0].decode())
    config.model = small_config().to_dict() | {"pretrained": None}
    OmegaConf.save(config, folder / "config.yaml")
    return [save(_net().half().state_dict())]


def read_run_folder(path: Path) -> None:
    """The network of a run's folder, whose checkpoint is the file."""
    from handmirror.training.model.trained import load_network

    place = path.parent / "checkpoints" / "best"
    place.mkdir(parents=True, exist_ok=True)
    (place / "model.safetensors").write_bytes(path.read_bytes())
    load_network(path.parent)


def _state_seeds(name: str, folder: Path) -> list[bytes]:
    from handmirror.training.loop.checkpoints import RunState, write_state
    from handmirror.training.loop.run_folder import step_name

    place = folder / "checkpoints" / step_name(1)
    place.mkdir(parents=True)
    write_state(place, *_trained(), RunState(step=1))
    return [(place / name).read_bytes()]


def _trained():
    """A network of one layer after a step, and its optimiser."""
    import torch

    torch.manual_seed(0)
    net = torch.nn.Linear(4, 3)
    optimizer = torch.optim.AdamW(net.parameters())
    net(torch.ones(1, 4)).sum().backward()
    optimizer.step()
    return net, optimizer


def read_state(path: Path) -> None:
    """A run that is taken up again."""
    from handmirror.training.loop.run_folder import load_newest, step_name

    (path.parent / "checkpoints" / step_name(1) / path.name).write_bytes(path.read_bytes())
    load_newest(path.parent, *_trained())


def _losses(folder: Path) -> list[bytes]:
    return [b'{"step": 1, "total": 2.5}\n{"step": 2, "total": 2.25}\n{"step": 3, "total": 2.0}\n']


def read_losses(path: Path) -> None:
    """The curves of a run in progress."""
    from handmirror.training.loop.run_folder import cut_log

    cut_log(path.parent, 2)


def _truth_seeds(folder: Path) -> list[bytes]:
    from tests.core.session_maker import make_session

    lines = (make_session(folder / "session", frames=4) / "poses.jsonl").read_bytes()
    (folder / "truth.jsonl").write_bytes(lines)
    return [lines]


def read_scored_poses(path: Path) -> None:
    """Poses scored against their truth."""
    from handmirror.training.evaluate import evaluate_poses

    evaluate_poses(path, path.parent / "truth.jsonl")


STATE = ("model.safetensors", "optimizer.safetensors", "state.json")
TARGETS = (
    Target("hand-models", "hand.npz", _npz_seeds, read_hand_model, slowness=2),
    Target("hand-models", "MANO_RIGHT.pkl", _pickle_seeds, read_hand_model, slowness=4),
    Target("checkpoints", "facts.safetensors", _checkpoint_seeds, read_checkpoint_facts, slowness=5),
    Target("checkpoints", "net.safetensors", _checkpoint_seeds, read_checkpoint, slowness=6),
    Target("checkpoints", "weights.pt", _weights_seeds, read_torch_weights),
    Target("tokens", "tokens-000-000000.safetensors", _token_seeds, read_tokens),
    Target("shards", "shard-000000.tar", _shard_seeds, read_shard),
    Target("runs", "config.yaml", _run_config_seeds, read_run_config),
    Target("runs", "weights.safetensors", _run_seeds, read_run_folder, slowness=10),
    Target("configs", "own.yaml", _own_config_seeds, read_own_config, names_file=False, slowness=5),
    Target("runs", "losses.jsonl", _losses, read_losses),
    *(Target("states", name, partial(_state_seeds, name), read_state, slowness=2) for name in STATE),
    Target("scores", "poses.jsonl", _truth_seeds, read_scored_poses, slowness=3),
)
