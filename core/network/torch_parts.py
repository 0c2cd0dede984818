"""The parts of the networks as PyTorch modules: the reference, what runs on CUDA, and what graphs are exported from."""

from typing import cast

import torch
from torch import Tensor, nn

from handmirror.core.network.checkpoint import load_checkpoint
from handmirror.core.network.landmark_net import LandmarkNet
from handmirror.core.network.palm_net import PalmNet
from handmirror.core.network.parts import Part
from handmirror.core.network.pose_net import PoseNet


def load_part(part: Part) -> nn.Module:
    """The part with its weights, in evaluation mode; UserError as `load_checkpoint`.

    It takes and gives what `core.network.parts` says, but images as float32 [b, 3, h, w] in 0..1.
    """
    if part.config is not None:
        return as_part(part, load_checkpoint(part.weights)[0])
    if part.name == "palms":
        return PalmNet.load("lite", part.weights)
    return LandmarkNet.load("full", part.weights)


def blank_part(part: Part) -> nn.Module:
    """The part with random weights: all that an export of its graph needs."""
    if part.config is not None:
        net: nn.Module = PoseNet(part.config)
    else:
        net = PalmNet("lite") if part.name == "palms" else LandmarkNet("full")
    with torch.no_grad():
        for parameter in net.parameters():  # no two alike, so that the constants of the graph can be distinguished
            parameter.copy_(torch.randn_like(parameter) * 0.1)
    return as_part(part, net)


def as_part(part: Part, net: nn.Module) -> nn.Module:
    """The part of a network of that part."""
    if part.name == "rays":
        net = RaysPart(cast(PoseNet, net))
    elif part.name == "look":
        net = CropEncoderPart(cast(PoseNet, net))
    elif part.name == "refine":
        net = RefinePart(cast(PoseNet, net))
    return net.eval()


class RaysPart(nn.Module):
    """What PoseNet's embedder reads of cameras."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, cameras: Tensor) -> tuple[Tensor]:
        """Cameras [b, 4] -> [b, n, k]; see `core.network.rays.Embedder`."""
        return (self.net.embedder.read(cameras),)


class CropEncoderPart(nn.Module):
    """PoseNet's crop encoder."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, images: Tensor, cameras: Tensor, rays: Tensor) -> tuple[Tensor, ...]:
        """Images [b, 3, 224, 224] in 0..1, cameras [b, 4] and what is read of them -> the parts of `EncodedCrops`."""
        return self.net.encode_crops(images, cameras, rays).parts


class RefinePart(nn.Module):
    """PoseNet's output for the newest of a window's tokens."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, tokens: Tensor, seconds: Tensor, cameras: Tensor, rotations: Tensor) -> tuple[Tensor, ...]:
        """The parts of `core.network.parts.Refined`."""
        token = self.net.refine(tokens, seconds, cameras, rotations)
        output = self.net.decode(token, cameras[:, -1])
        return output.rotations[:, 0], output.shape[:, 0], output.trans[:, 0]
