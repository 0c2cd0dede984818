"""The temporal encoder: the newest frame's token, refined by what the frames before it showed."""

import torch
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.network.attention import CrossBlock, zero_linear
from handmirror.core.network.layers import full_precision
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.network.rays import CENTRE

# Rotary angles are time * frequency with the time in units of 20 ms: one frame at 30 per second rotates the fastest
# pair of channels by 1.67 radians, and the slowest (1 / 100 as fast) by 12 seconds.
TIME_UNIT_S = 0.020
_SLOWEST = 100.0
_CAMERA = 13  # numbers by which one crop's camera differs from another's


class TemporalEncoder(nn.Module):
    """Tokens of a window -> the newest one, refined. Starts as the identity: its last layer is zero."""

    frequencies: Tensor

    def __init__(self, dim: int, layers: int, heads: int, dim_head: int, mlp: int) -> None:
        super().__init__()
        self.camera = nn.Sequential(nn.Linear(_CAMERA, dim), nn.GELU(), nn.Linear(dim, dim))
        self.context_norm = nn.LayerNorm(dim)
        self.layers = nn.ModuleList(CrossBlock(dim, heads, dim_head, mlp) for _ in range(layers))
        self.norm = nn.LayerNorm(dim)
        self.out = zero_linear(dim, dim)
        pairs = dim_head // 2
        self.register_buffer("frequencies", _SLOWEST ** (-torch.arange(pairs) / (pairs - 1)), persistent=False)

    def forward(self, tokens: Tensor, timestamp: Tensor, camera: Tensor, rotation: Tensor | None = None) -> Tensor:
        """The newest token [b, dim], refined.

        Args:
            tokens: [b, t, dim], t >= 1 frames, the newest last.
            timestamp: [b, t] seconds; float64 where they do not start near 0.
            camera: [b, t, 4] the crops' cameras.
            rotation: [b, t, 3, 3] from the camera's axes to each crop's; None when the crops were only cut, not turned.
        """
        elapsed = (timestamp - timestamp[:, -1:]).to(self.frequencies.dtype)
        angles = rearrange(elapsed / TIME_UNIT_S, "b t -> b t 1") * self.frequencies
        x = tokens + self.camera(relative_cameras(camera, rotation))
        context = self.context_norm(x)
        x, newest = x[:, -1:], angles[:, -1:]
        for layer in self.layers:
            x = layer(x, context, newest, angles)
        result: Tensor = tokens[:, -1] + rearrange(self.out(self.norm(x)), "b 1 d -> b d")
        return result


def relative_cameras(camera: Tensor, rotation: Tensor | None) -> Tensor:
    """How each crop's camera differs from the newest one's: [b, t, 13], zero for the newest.

    Args:
        camera: [b, t, 4].
        rotation: [b, t, 3, 3] from the camera's axes to each crop's, or None for no rotation.

    The 13: where the middle of the crop lies in the newest crop (2, in half crops), how much larger objects are in it
    (2, logarithm of the focal lengths' quotient), and the rotation from its axes to the newest ones minus identity (9).
    """
    if rotation is None:
        rotation = torch.eye(3, device=camera.device, dtype=camera.dtype).expand(*camera.shape[:2], 3, 3)
    with full_precision(camera.device.type):
        return _relative(camera, rotation)


def _relative(camera: Tensor, rotation: Tensor) -> Tensor:
    relative = rotation[:, -1:] @ rotation.transpose(2, 3)
    focal, principal = camera[..., :2], camera[..., 2:]
    across = (CENTRE - principal) / focal
    ray = (relative[..., :2] @ across[..., None]).squeeze(-1) + relative[..., 2]  # of the crop's middle
    # a crop whose axis is more than 84 degrees away has no place in the newest one
    place = ray[..., :2] / ray[..., 2:].clamp_min(0.1) * focal[:, -1:] + principal[:, -1:]
    place = (place - CENTRE) / (CROP_SIZE / 2)
    zoom = (focal / focal[:, -1:]).log()
    relative = relative - torch.eye(3, device=camera.device, dtype=camera.dtype)
    return torch.cat([place, zoom, rearrange(relative, "b t r c -> b t (r c)")], dim=-1)
