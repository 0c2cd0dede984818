"""Backbones: a crop -> image tokens.

A backbone is a module with `dim` (width of a token), `count` (tokens of a crop), `blank` (the name under which the same
network is built without its weights) and forward(images [b, 3, 224, 224] RGB in 0..1) -> [b, count, dim].
"""

from torch import Tensor, nn

from core.network.config import BackboneConfig
from core.network.landmark_net import LandmarkNet


class LandmarkBackbone(nn.Module):
    """The landmark network's last map: 49 tokens of 1152. `name`: "full" for the shipped weights, "random" for none."""

    count = 49
    blank = "random"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.net = LandmarkNet("full") if name == self.blank else LandmarkNet.load("full")
        self.dim = self.net.dim
        for head in ("right_head", "presence_head", "image_head", "world_head"):
            delattr(self.net, head)

    def forward(self, images: Tensor) -> Tensor:
        """images [b, 3, 224, 224] in 0..1 -> [b, 49, 1152]."""
        return self.net.tokens(images)


def build_backbone(config: BackboneConfig) -> LandmarkBackbone:
    """The backbone that the config names; UserError when its weights cannot be had."""
    return LandmarkBackbone(config.name)
