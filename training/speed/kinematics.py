"""Memory and time of a stage 2 step with the kinematics of one frame or of all."""

import statistics
import time
from typing import Any

import torch
from einops import rearrange
from torch import Tensor

from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.heads import PoseNetOutput
from handmirror.training.losses.pose_loss import MM, compute_loss
from handmirror.training.losses.weights import LossWeights
from handmirror.training.model.window_net import WindowNet, net_inputs
from handmirror.training.speed.check import FRAMES

LARGE = TransformerConfig(layers=2, heads=16, dim_head=64, mlp=4096)


def network(dim: int) -> WindowNet:
    """A large stage 2 that trains, of random weights, its tokens `dim` wide."""
    backbone = BackboneConfig("landmark", "random")
    net = WindowNet(PoseNetConfig(2, FRAMES, backbone, dim, decoder=LARGE, temporal=LARGE))
    net.train()
    return net


def measure(
    net: WindowNet, hand_model: TorchHandModel, batch: dict[str, Tensor], frames: int, steps: int
) -> tuple[float, str, float]:
    """Megabytes kept for the backward pass, peak megabytes in words, and the median seconds of a step."""
    optimizer = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], 1e-4)
    weights = {parameter.untyped_storage().data_ptr() for parameter in net.parameters()}
    kept: dict[int, int] = {}

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in weights:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        loss = _loss(net, hand_model, batch, frames)
    loss.backward()
    times = []
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
    for _ in range(steps):
        start = time.perf_counter()
        optimizer.zero_grad()
        _loss(net, hand_model, batch, frames).backward()
        optimizer.step()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    peak = f"{torch.cuda.max_memory_allocated() / 1e6:.1f}" if torch.cuda.is_available() else "-"
    return sum(kept.values()) / 1e6, peak, statistics.median(times)


def _loss(net: WindowNet, hand_model: TorchHandModel, batch: dict[str, Tensor], frames: int) -> Tensor:
    """Training's loss; for more than one frame with the kinematics and joints of the earlier ones besides."""
    output: PoseNetOutput = net(**net_inputs(batch))
    loss = compute_loss(output, batch, hand_model, LossWeights(), net.config.norm_by_hand).total.mean()
    if frames == 1:
        return loss
    pose, shape = (part.expand(-1, frames - 1, -1) for part in (output.pose, output.shape.detach()))
    hand = hand_model(rearrange(pose, "b t d -> (b t) d"), rearrange(shape, "b t d -> (b t) d"))
    joints = rearrange(hand.joints, "(b t) j c -> b t j c", t=frames - 1)
    vertices = rearrange(hand.vertices, "(b t) v c -> b t v c", t=frames - 1) + output.trans[:, :, None]
    truth = batch["joint_cam"][:, : frames - 1]
    return loss + ((joints + output.trans[:, :, None] - truth) * MM).abs().mean() + 0 * vertices.mean()


def random_windows(size: int, dim: int, pictures: bool, device: torch.device) -> dict[str, Any]:
    """Random windows with every label."""
    shape = (size, FRAMES)
    joints = torch.randn(*shape, 21, 3) * 0.05 + torch.tensor([0.0, 0.0, 0.5])
    batch = {
        "timestamp": (torch.arange(FRAMES) / 30).expand(shape),
        "camera_rotation": torch.eye(3).expand(*shape, 3, 3),
        "bbox": torch.tensor([0.0, 0.0, 224.0, 224.0]).expand(*shape, 4),
        "focal": torch.full((*shape, 2), 400.0),
        "princpt": torch.full((*shape, 2), 111.5),
        "joint_cam": joints,
        "joint_img": torch.randn(*shape, 21, 2) * 40 + 112,
        "joint_valid": torch.ones(*shape, 21),
        "mano_pose": torch.randn(*shape, 48) * 0.3,
        "mano_shape": torch.randn(*shape, 10),
        "mano_valid": torch.ones(shape),
    }
    batch |= {"img": torch.rand(*shape, 3, 224, 224)} if pictures else {"tokens": torch.randn(*shape, dim)}
    return {name: value.to(device) for name, value in batch.items()}
