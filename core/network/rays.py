"""The camera of a crop, its viewing rays, and the embedders that add them to the image tokens.

A crop's camera is one vector [4]: fx, fy, cx, cy in pixels of the crop of 224 x 224, the first pixel's centre at 0.
"""

from abc import ABC, abstractmethod

import torch
from einops import rearrange, repeat
from torch import Tensor, nn

from handmirror.core.network.attention import Attention, zero_linear
from handmirror.core.network.config import EmbedderKind
from handmirror.core.network.parts import CROP_SIZE

CENTRE = (CROP_SIZE - 1) / 2  # pixels; the middle of the crop
_GRID = 8
_RAY = 5  # a unit ray and its place in the crop


def crop_camera(bbox: Tensor, focal: Tensor, princpt: Tensor) -> Tensor:
    """Cameras [..., 4] of crops.

    Args:
        bbox: [..., 4] x, y, w, h of the crop in its image, in pixels; (0, 0, 224, 224) where the image is the crop.
        focal: [..., 2] fx, fy of the image in pixels.
        princpt: [..., 2] cx, cy of the image in pixels.
    """
    scale = CROP_SIZE / bbox[..., 2:]
    return torch.cat([focal * scale, (princpt - bbox[..., :2]) * scale], dim=-1)


def ray_grid(camera: Tensor) -> Tensor:
    """[b, 64, 5] for cameras [b, 4]: 8 x 8 unit rays (x, y, z), row by row, each with its place u, v in -1..1."""
    steps = (torch.arange(_GRID, device=camera.device, dtype=camera.dtype) + 0.5) * (2 / _GRID) - 1
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    place = repeat(torch.stack([u, v], dim=-1), "r c k -> b (r c) k", b=camera.shape[0])
    pixel = place * (CROP_SIZE / 2) + CENTRE
    across = (pixel - camera[:, None, 2:]) / camera[:, None, :2]
    ray = torch.cat([across, torch.ones_like(across[..., :1])], dim=-1)
    return torch.cat([ray / ray.norm(dim=-1, keepdim=True), place], dim=-1)


class Embedder(nn.Module, ABC):
    """Adds the viewing rays of a crop to its image tokens; what it reads of a camera is independent of the image."""

    @abstractmethod
    def read(self, camera: Tensor) -> Tensor:
        """Features of the rays of cameras [b, 4]: [b, n, k]."""

    @abstractmethod
    def add(self, tokens: Tensor, rays: Tensor) -> Tensor:
        """Tokens [b, n, dim] with the features that `read` gave for their cameras."""

    def forward(self, tokens: Tensor, camera: Tensor) -> Tensor:
        """Tokens [b, n, dim] and cameras [b, 4] -> [b, n, dim]."""
        return self.add(tokens, self.read(camera))


class CrossAttentionEmbedder(Embedder):
    """ "ca": the image tokens attend to the grid of rays. Changes nothing until it has been trained."""

    def __init__(self, dim: int, heads: int, dim_head: int) -> None:
        super().__init__()
        self.rays = nn.Sequential(nn.Linear(_RAY, dim), nn.GELU(), nn.Linear(dim, dim), nn.LayerNorm(dim))
        self.norm = nn.LayerNorm(dim)
        self.attention = Attention(dim, heads, dim_head)
        self.out = zero_linear(dim, dim)

    def read(self, camera: Tensor) -> Tensor:
        """The rays' keys and values: [b, 64, 2 * heads * dim_head]."""
        result: Tensor = self.attention.to_kv(self.rays(ray_grid(camera)))
        return result

    def add(self, tokens: Tensor, rays: Tensor) -> Tensor:
        """See Embedder."""
        result: Tensor = tokens + self.out(self.attention.attend(self.norm(tokens), rays))
        return result


class DenseEmbedder(Embedder):
    """ "dense": an MLP over the whole grid, added to every token. Changes nothing until it has been trained."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(_GRID * _GRID * _RAY, dim), nn.GELU(), zero_linear(dim, dim))

    def read(self, camera: Tensor) -> Tensor:
        """What is added: [b, 1, dim]."""
        result: Tensor = rearrange(self.mlp(rearrange(ray_grid(camera), "b r k -> b (r k)")), "b d -> b 1 d")
        return result

    def add(self, tokens: Tensor, rays: Tensor) -> Tensor:
        """See Embedder."""
        return tokens + rays


class NoEmbedder(Embedder):
    """ "none": for comparison; the rays stay unknown to the tokens."""

    def read(self, camera: Tensor) -> Tensor:
        """A zero for each camera: [b, 1, 1]."""
        return torch.zeros_like(camera[:, None, :1])

    def add(self, tokens: Tensor, rays: Tensor) -> Tensor:
        """The tokens as they are."""
        return tokens


def build_embedder(kind: EmbedderKind, dim: int, heads: int, dim_head: int) -> Embedder:
    """The embedder of that kind for tokens of width `dim`."""
    if kind == "ca":
        return CrossAttentionEmbedder(dim, heads, dim_head)
    return DenseEmbedder(dim) if kind == "dense" else NoEmbedder()
