"""The network that a config describes, as training needs it: its forward takes stored maps and tokens too."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from omegaconf import DictConfig, OmegaConf
from torch import Tensor, nn
from torch.optim import AdamW

from handmirror.core.errors import UserError
from handmirror.core.network.backbones import without_weights
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.network.heads import Answer
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.layers import full_precision
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.rays import crop_camera
from handmirror.core.network.weights import read_weights
from handmirror.training.model.depthwise import quicken
from handmirror.training.model.teacher import SIGHT

INPUTS = ("img", "maps", "fine", "tokens", "bbox", "focal", "princpt", "timestamp", "camera_rotation", *SIGHT)


class WindowNet(PoseNet):
    """A PoseNet whose forward may be given what was stored of the frames in place of their pictures."""

    def forward(
        self,
        img: Tensor | None,
        bbox: Tensor,
        focal: Tensor,
        princpt: Tensor,
        timestamp: Tensor,
        camera_rotation: Tensor | None = None,
        maps: Tensor | None = None,
        fine: Tensor | None = None,
        tokens: Tensor | None = None,
        **sight: Tensor,
    ) -> Answer:
        """As PoseNet.forward, or without `img` from what is stored.

        Args:
            maps: in stage 1, [b, 1, ...] what the front of the backbone made of the pictures.
            fine: where the finder alone learns, [b, 1, ...] what the middle made of `maps`.
            tokens: [b, t, dim] what `encode` said of the pictures, in stage 2 and beside `fine`.
            sight: `SIGHT`, [b, 1, ...]; beside `fine` what the backbone's own heads see, else labels.
        """
        if img is not None:
            return super().forward(img, bbox, focal, princpt, timestamp, camera_rotation)
        camera = crop_camera(bbox, focal, princpt)
        if tokens is not None:
            answer = self.answer(self.refine(tokens, timestamp, camera, camera_rotation), camera[:, -1])
            if fine is None or maps is None or self.finder is None:
                return answer
            seen = LandmarkOutput(*(sight[name][:, -1] for name in SIGHT))
            with full_precision(tokens.device.type):  # as PoseNet.read_both does
                found = self.finder(maps[:, -1], fine[:, -1], tokens[:, -1], seen)
            return answer._replace(found=found)
        assert maps is not None
        look = self.read(_as_convolved(maps[:, -1]), camera[:, -1])
        return self.answer(look.token, camera[:, -1])._replace(sight=look.sight, found=look.found)


def _as_convolved(maps: Tensor) -> Tensor:
    """Stored maps [b, ...] as numbers that convolutions are quick with."""
    return maps.to(torch.float32, memory_format=torch.channels_last if maps.dim() == 4 else torch.preserve_format)


def net_inputs(batch: dict[str, Any]) -> dict[str, Any]:
    """What forward takes of a batch."""
    return {"img": None, **{name: batch[name] for name in INPUTS if name in batch}}


def net_config(config: DictConfig) -> PoseNetConfig:
    """The network's part of a run's config; UserError when it is wrong."""
    values: Any = OmegaConf.to_container(config.model, resolve=True)
    values.pop("pretrained", None)
    return PoseNetConfig.from_dict(values)


def offline(structure: PoseNetConfig, weights: Mapping[str, Tensor]) -> PoseNetConfig:
    """The structure of a network that is to be filled with `weights`, with nothing to be asked of the hub."""
    return replace(structure, backbone=without_weights(structure.backbone, weights))


def build_net(config: DictConfig, resumed: Path | None = None) -> WindowNet:
    """The network with the weights it starts from; UserError when stage 2 is given none.

    With a checkpoint of the run that is `resumed`, its weights are still to be filled in.
    """
    structure, pretrained = net_config(config), config.model.pretrained
    if structure.stage == 2 and pretrained is None:
        raise UserError("Stage 2 refines a trained stage 1: give its checkpoint with model.pretrained=FOLDER_OR_FILE.")
    start = resumed or pretrained
    net = WindowNet(structure if start is None else offline(structure, read_weights(Path(start))))
    if pretrained is not None and resumed is None:
        net.load_pretrained(pretrained)
    if structure.stage == 1:
        for module in _left_as_it_is(net, config.train.backbone_from, config.data.tokens is not None):
            module.requires_grad_(False)
        if learns_finder_alone(config):
            assert net.finder is not None
            net.requires_grad_(False)
            net.finder.requires_grad_(True)
    if not torch.accelerator.is_available():
        quicken(net)
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # convolutions are faster so


def learns_finder_alone(config: DictConfig) -> bool:
    """Whether all but the finder of joints stays as it is; UserError when it has none, or nothing for it to read."""
    learns, model = config.train.learns, config.model
    if learns not in ("all", "finder"):
        raise UserError(f"There is nothing {learns!r} that learns: set train.learns to all or finder.")
    if learns == "finder" and not (model.stage == 1 and model.finder and model.pretrained):
        raise UserError("The finder learns in a trained stage 1: set model.finder=true and model.pretrained=FILE.")
    return learns == "finder"


def _left_as_it_is(net: PoseNet, part: str, stored: bool) -> list[nn.Module]:
    """The backbone's modules before the part that learns first; what made `stored` maps is always among them."""
    before = {
        "front": net.backbone.front_modules() if stored else [],
        "middle": net.backbone.front_modules(),
        "back": net.backbone.front_modules() + net.backbone.middle_modules(),
    }
    if part not in before:
        raise UserError(f"The backbone has no part {part!r}: set train.backbone_from to {', '.join(before)}.")
    return before[part]


def build_optimizer(net: PoseNet, train: DictConfig) -> AdamW:
    """AdamW over what the stage trains; each group holds its own base rate as `base`."""
    slow = {id(parameter) for parameter in net.backbone_parameters()}
    if train.backbone_lr == 0:
        net.backbone.requires_grad_(False)
    trained = [parameter for parameter in net.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in trained if id(p) not in slow], "base": train.lr},
        {"params": [p for p in trained if id(p) in slow], "base": train.backbone_lr},
    ]
    fused = None if torch.accelerator.is_available() else True  # on the CPU torch would not think of it by itself
    kept = [group for group in groups if group["params"]]
    return AdamW(kept, lr=train.lr, weight_decay=train.weight_decay, fused=fused)
