"""Backbones: a crop -> image tokens. A new one is a class as these two, and a line in `build_backbone`.

Each is a module with `dim` (width of a token), `early_dim` and `fine_dim` (channels of its maps), `count` (tokens of a
crop), `summary` (which of them stands for the whole crop) and `blank` (the name under which the same network is built
without its weights). It has three parts, one after the other: front(images [b, 3, 224, 224] RGB in 0..1) gives what can
be stored, for trainings that leave the front (`front_modules`) as it is; middle(of that) the fine map, which is read at
single points; back(of that) the tokens [b, count, dim]. projection(width) is the linear layer, as it starts, that makes
the tokens as wide as PoseNet's, and landmarks(tokens) gives the hand's points in the crop, if the backbone finds them.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.network.config import DINO_SIZES, BackboneConfig
from handmirror.core.network.landmark_net import EARLY_STAGES, LandmarkNet, LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE

_RANDOM, _REGISTERS = "random-", "-registers"  # random-large, random-large-registers
_DINO_KINDS = {"dinov2": "Dinov2Model", "dinov2_with_registers": "Dinov2WithRegistersModel"}  # a config's model_type
_DINO_WEIGHTS = "backbone.model."  # in front of its names in PoseNet's


class LandmarkBackbone(nn.Module):
    """The landmark network's last map, 49 tokens of 1152, and their mean as the 50th.

    The network's own heads are linear on that mean. The projection starts with them, so that its output for the mean
    holds the network's 21 points and its output for a token is the token's share in them.
    """

    count = 50
    summary = -1
    blank = "random"

    def __init__(self, name: str) -> None:
        super().__init__()
        if name not in ("full", self.blank):
            raise UserError(f"Invalid landmark backbone {name!r}: choose full (the shipped weights) or random.")
        self.net = LandmarkNet("full") if name == self.blank else LandmarkNet.load("full")
        self.dim, self.early_dim, self.fine_dim = self.net.dim, self.net.early_dim, self.net.fine_dim
        for head in (self.net.right_head, self.net.presence_head, self.net.image_head, self.net.world_head):
            head.requires_grad_(False)  # they say what the tokens mean: the tokens learn, not they

    def front(self, images: Tensor) -> Tensor:
        """images [b, 3, 224, 224] in 0..1 -> a map [b, 40, 28, 28]."""
        return self.net.early_map(images)

    def middle(self, maps: Tensor) -> Tensor:
        """What `front` gave -> a map [b, 112, 14, 14]."""
        return self.net.fine_map(maps)

    def back(self, fine: Tensor) -> Tensor:
        """What `middle` gave -> [b, 50, 1152], the mean last."""
        tokens = self.net.last_map(fine).flatten(2).transpose(1, 2).float()  # half a mean moves points by a pixel
        return torch.cat([tokens, tokens.mean(1, keepdim=True)], dim=1)

    def front_modules(self) -> list[nn.Module]:
        """What `front` is made of."""
        return [self.net.stem, *self.net.stages[:EARLY_STAGES]]

    def middle_modules(self) -> list[nn.Module]:
        """What `middle` is made of."""
        return list(self.net.stages[EARLY_STAGES:-1])

    def projection(self, width: int) -> nn.Linear:
        """Its first rows are the landmark network's heads, the others random."""
        layer = nn.Linear(self.dim, width)
        weight, bias = (part[:width] for part in _stacked_heads(self.net))
        with torch.no_grad():
            layer.weight[: len(weight)], layer.bias[: len(bias)] = weight, bias
        return layer

    def landmarks(self, tokens: Tensor) -> LandmarkOutput:
        """The landmark network's output, from what `back` gave."""
        return self.net.heads(tokens[:, -1])


def _stacked_heads(net: LandmarkNet) -> tuple[Tensor, Tensor]:
    """Weights [128, 1152] and biases [128] of the heads, scaled so that their outputs are about -1..1.

    Points of the image are in half crops from its middle, those in space in decimetres, the rest in logits / 4.
    """
    half = CROP_SIZE / 2
    middle = torch.tensor([1.0, 1.0, 0.0]).repeat(21)
    with torch.no_grad():
        weights = (net.image_head.weight / half, net.world_head.weight * 10)
        biases = (net.image_head.bias / half - middle, net.world_head.bias * 10)
        rest = (net.presence_head, net.right_head)
        return (
            torch.cat([*weights, *(head.weight / 4 for head in rest)]),
            torch.cat([*biases, *(head.bias / 4 for head in rest)]),
        )


class DinoBackbone(nn.Module):
    """DINOv2 with patches of 14: the class token and 16 x 16 patch tokens, 384, 768 or 1024 wide.

    `name` is a local folder or a name on the Hugging Face hub, as "facebook/dinov2-large", or "random-large" and so on.
    Those with registers have four tokens more, which collect what belongs to no place; they are not handed on.
    """

    count = 257
    summary = 0
    mean: Tensor
    std: Tensor

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model = _random_dino(name.removeprefix(_RANDOM)) if name.startswith(_RANDOM) else _trained_dino(name)
        self.dim = self.early_dim = self.fine_dim = self.model.config.hidden_size
        self.registers = getattr(self.model.config, "num_register_tokens", 0)
        self.blank = _RANDOM + _dino_size(self.model.config, name) + (_REGISTERS if self.registers else "")
        embeddings = self.model.embeddings
        with torch.no_grad():  # published for 37 x 37 patches
            positions = embeddings.interpolate_pos_encoding(torch.zeros(1, self.count, self.dim), 224, 224).clone()
        embeddings.position_embeddings = nn.Parameter(positions)
        embeddings.mask_token = None  # for its own training only
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406])[:, None, None], persistent=False)
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225])[:, None, None], persistent=False)

    def front(self, images: Tensor) -> Tensor:
        """All of it: images [b, 3, 224, 224] in 0..1 -> [b, 257, dim]."""
        tokens = self.model(pixel_values=(images - self.mean) / self.std).last_hidden_state
        return torch.cat([tokens[:, :1], tokens[:, 1 + self.registers :]], dim=1) if self.registers else tokens

    def middle(self, maps: Tensor) -> Tensor:
        """What `front` gave, as it is."""
        return maps

    def back(self, fine: Tensor) -> Tensor:
        """The same."""
        return fine

    def front_modules(self) -> list[nn.Module]:
        """The whole network."""
        return [self.model]

    def middle_modules(self) -> list[nn.Module]:
        """Nothing."""
        return []

    def projection(self, width: int) -> nn.Linear:
        """Random: DINOv2 was not trained with hands."""
        return nn.Linear(self.dim, width)

    def landmarks(self, tokens: Tensor) -> None:
        """Nothing, for the same reason."""


def build_backbone(config: BackboneConfig) -> LandmarkBackbone | DinoBackbone:
    """The backbone that the config names; UserError when its weights are not available."""
    return DinoBackbone(config.name) if config.kind == "dino" else LandmarkBackbone(config.name)


def without_weights(config: BackboneConfig, weights: Mapping[str, Tensor]) -> BackboneConfig:
    """The same backbone as one that is built without its first weights, which PoseNet's `weights` hold.

    So nothing is asked of the Hugging Face hub. UserError when the weights are of no backbone that there is.
    """
    if config.kind == "landmark":
        return replace(config, name=LandmarkBackbone.blank)
    if config.name.startswith(_RANDOM):
        return config
    names = [name.removeprefix(_DINO_WEIGHTS) for name in weights if name.startswith(_DINO_WEIGHTS)]
    hidden = weights[f"{_DINO_WEIGHTS}embeddings.cls_token"].shape[-1] if "embeddings.cls_token" in names else 0
    layers = sum(name.startswith("encoder.layer.") and name.endswith(".norm1.weight") for name in names)
    registers = _REGISTERS if "embeddings.register_tokens" in names else ""
    for size, numbers in DINO_SIZES.items():
        if numbers[:2] == (hidden, layers):
            return replace(config, name=_RANDOM + size + registers)
    raise UserError(
        f"The weights are not those of a network on the DINOv2 {config.name}: give a checkpoint of the same network."
    )


def _random_dino(name: str) -> Any:
    transformers = _transformers()
    size = name.removesuffix(_REGISTERS)
    if size not in DINO_SIZES:
        raise UserError(f"Invalid size of DINOv2 {name!r}: choose random-{', random-'.join(DINO_SIZES)}.")
    hidden, layers, heads = DINO_SIZES[size]
    sizes = {"hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads, "patch_size": 14}
    if size == name:
        return transformers.Dinov2Model(transformers.Dinov2Config(**sizes))
    return transformers.Dinov2WithRegistersModel(transformers.Dinov2WithRegistersConfig(**sizes))


def _trained_dino(name: str) -> Any:
    transformers = _transformers()
    here = Path(name).is_dir()
    options = {"local_files_only": here, "trust_remote_code": False}
    try:
        kind = transformers.AutoConfig.from_pretrained(name, **options).model_type
        if kind not in _DINO_KINDS:
            raise UserError(f"The weights {name!r} belong to a {kind} model: give a DINOv2.")
        loader = getattr(transformers, _DINO_KINDS[kind])
        model, report = loader.from_pretrained(name, dtype=torch.float32, output_loading_info=True, **options)
    except UserError:
        raise
    except Exception as error:  # whatever the hub's client, the file or the config raise; Ctrl-C passes
        raise UserError(
            f"The DINOv2 weights {name!r} are neither a local folder nor available from the Hugging Face hub: download "
            "them and give the folder, or choose random-large to start without pretrained weights."
        ) from error
    # the mask token is for DINOv2's own training; not every file has it
    missing = [each for each in report["missing_keys"] if not each.endswith("mask_token")]
    if missing:
        raise UserError(f"The weights {name!r} are not those of a DINOv2: {len(missing)} are missing.")
    return model


def _transformers() -> Any:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")  # weights are downloaded, nothing is reported
    try:
        import transformers
    except ImportError:
        raise UserError(f"The DINOv2 backbone needs transformers: {install_command('train')}") from None
    return transformers


def _dino_size(config: Any, name: str) -> str:
    own = (config.hidden_size, config.num_hidden_layers, config.num_attention_heads)
    for size, numbers in DINO_SIZES.items():
        if own == numbers and config.patch_size == 14 and not config.use_swiglu_ffn:
            return size
    raise UserError(f"The DINOv2 {name!r} has an unsupported size {own}: give small, base or large with patches of 14.")
