"""Backbones: a crop -> image tokens. A new one is a class as these two, and a line in `build_backbone`.

Each is a module with `dim` (width of a token), `count` (tokens of a crop), `blank` (the name under which the same
network is built without its weights) and forward(images [b, 3, 224, 224] RGB in 0..1) -> [b, count, dim].
"""

from typing import Any

import torch
from torch import Tensor, nn

from core.errors import UserError
from core.network.config import BackboneConfig
from core.network.landmark_net import LandmarkNet

# hidden size, layers, heads; "tiny" is for trying things out and has no published weights
_DINO_SIZES = {"tiny": (64, 2, 2), "small": (384, 12, 6), "base": (768, 12, 12), "large": (1024, 24, 16)}
_RANDOM = "random-"


class LandmarkBackbone(nn.Module):
    """The landmark network's last map: 49 tokens of 1152."""

    count = 49
    blank = "random"

    def __init__(self, name: str) -> None:
        super().__init__()
        if name not in ("full", self.blank):
            raise UserError(f"There is no landmark backbone {name!r}: choose full (the shipped weights) or random.")
        self.net = LandmarkNet("full") if name == self.blank else LandmarkNet.load("full")
        self.dim = self.net.dim
        for head in ("right_head", "presence_head", "image_head", "world_head"):
            delattr(self.net, head)  # unused parameters would halt training on several GPUs

    def forward(self, images: Tensor) -> Tensor:
        """images [b, 3, 224, 224] in 0..1 -> [b, 49, 1152]."""
        return self.net.tokens(images)


class DinoBackbone(nn.Module):
    """DINOv2 with patches of 14: the class token and 16 x 16 patch tokens, 384, 768 or 1024 wide.

    `name` is a local folder or a name on the Hugging Face hub, as "facebook/dinov2-large", or "random-large" and so on.
    """

    count = 257
    mean: Tensor
    std: Tensor

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model = _random_dino(name.removeprefix(_RANDOM)) if name.startswith(_RANDOM) else _trained_dino(name)
        self.dim = self.model.config.hidden_size
        self.blank = _RANDOM + _dino_size(self.model.config, name)
        embeddings = self.model.embeddings
        with torch.no_grad():  # published for 37 x 37 patches
            positions = embeddings.interpolate_pos_encoding(torch.zeros(1, self.count, self.dim), 224, 224).clone()
        embeddings.position_embeddings = nn.Parameter(positions)
        embeddings.mask_token = None  # for its own training only
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406])[:, None, None], persistent=False)
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225])[:, None, None], persistent=False)

    def forward(self, images: Tensor) -> Tensor:
        """images [b, 3, 224, 224] in 0..1 -> [b, 257, dim]."""
        return self.model(pixel_values=(images - self.mean) / self.std).last_hidden_state


def build_backbone(config: BackboneConfig) -> LandmarkBackbone | DinoBackbone:
    """The backbone that the config names; UserError when its weights cannot be had."""
    return DinoBackbone(config.name) if config.kind == "dino" else LandmarkBackbone(config.name)


def _random_dino(size: str) -> Any:
    transformers = _transformers()
    if size not in _DINO_SIZES:
        raise UserError(f"There is no DINOv2 of size {size!r}: choose random-{', random-'.join(_DINO_SIZES)}.")
    hidden, layers, heads = _DINO_SIZES[size]
    config = transformers.Dinov2Config(hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads)
    return transformers.Dinov2Model(config)


def _trained_dino(name: str) -> Any:
    transformers = _transformers()
    try:
        model, report = transformers.Dinov2Model.from_pretrained(name, dtype=torch.float32, output_loading_info=True)
    except Exception as error:  # whatever the hub's client, the file or the config raise; Ctrl-C passes
        raise UserError(
            f"DINOv2's weights {name!r} are neither a folder here nor to be had from the Hugging Face hub: download "
            f"them and give the folder, or choose random-large to start without."
        ) from error
    if report["missing_keys"]:
        raise UserError(f"The weights {name!r} are not those of a DINOv2: {len(report['missing_keys'])} are missing.")
    return model


def _transformers() -> Any:
    try:
        import transformers
    except ImportError:
        raise UserError("The DINOv2 backbone needs transformers: pip install 'handmirror[train]'.") from None
    return transformers


def _dino_size(config: Any, name: str) -> str:
    own = (config.hidden_size, config.num_hidden_layers, config.num_attention_heads)
    for size, numbers in _DINO_SIZES.items():
        if own == numbers and config.patch_size == 14 and not config.use_swiglu_ffn:
            return size
    raise UserError(f"The DINOv2 {name!r} is of an unknown size {own}: give small, base or large with patches of 14.")
