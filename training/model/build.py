"""The network that a training starts from, and its optimiser."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import AdamW

from handmirror.core.network.backbones import without_weights
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.weights import read_weights
from handmirror.training.model.depthwise import use_quick_depthwise
from handmirror.training.model.window_net import WindowNet
from handmirror.training.settings.schema import TrainingConfig, TrainSettings


def build_net(config: TrainingConfig, resumed: Path | None = None) -> WindowNet:
    """The network with the weights it starts from; UserError when they cannot be read.

    With the checkpoint of a run that is `resumed`, its weights are still to be loaded.
    """
    structure, pretrained = config.model.network, config.model.pretrained
    start = resumed or pretrained
    net = WindowNet(structure if start is None else offline(structure, read_weights(Path(start))))
    if pretrained is not None and resumed is None:
        net.load_pretrained(pretrained)
    if structure.stage == 1:
        _freeze(net, config)
    if not torch.accelerator.is_available():
        use_quick_depthwise(net)
    module: Any = net  # the types of PyTorch before 2.15 lack the argument
    return module.to(memory_format=torch.channels_last)  # convolutions are faster so


def offline(structure: PoseNetConfig, weights: Mapping[str, Tensor]) -> PoseNetConfig:
    """The structure of a network into which `weights` will be loaded, so that nothing is requested from the hub."""
    return replace(structure, backbone=without_weights(structure.backbone, weights))


def build_optimizer(net: PoseNet, train: TrainSettings) -> AdamW:
    """AdamW over what the stage trains; each group holds its own base rate as `base`."""
    slow = {id(parameter) for parameter in net.backbone_parameters()}
    if train.backbone_lr == 0:
        net.backbone.requires_grad_(False)
    trained = [parameter for parameter in net.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in trained if id(p) not in slow], "base": train.lr},
        {"params": [p for p in trained if id(p) in slow], "base": train.backbone_lr},
    ]
    fused = None if torch.accelerator.is_available() else True  # PyTorch does not choose it on the CPU by itself
    kept = [group for group in groups if group["params"]]
    return AdamW(kept, lr=train.lr, weight_decay=train.weight_decay, fused=fused)


def _freeze(net: WindowNet, config: TrainingConfig) -> None:
    """Freeze what does not learn in stage 1: parts of the backbone, or all but the finder."""
    for module in _frozen_modules(net, config.train.backbone_from, bool(config.data.tokens)):
        module.requires_grad_(False)
    if config.train.trains_finder_only:
        assert net.finder is not None
        net.requires_grad_(False)
        net.finder.requires_grad_(True)


def _frozen_modules(net: PoseNet, first: str, stored: bool) -> list[nn.Module]:
    """The backbone's modules before the first part that learns; the ones that made `stored` maps are always frozen."""
    backbone = net.backbone
    if first == "back":
        return backbone.front_modules() + backbone.middle_modules()
    return backbone.front_modules() if first == "middle" or stored else []
