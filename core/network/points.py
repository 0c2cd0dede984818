"""The hand's points once more: the finer map around each, where the backbone finds it."""

import torch
import torch.nn.functional as F
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.network.attention import zero_linear
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.network.rays import CENTRE

_POINTS, _AROUND = 21, 3  # 3 x 3 samples about each point, a cell of the map apart
_PLACE = 8  # of a point: in the crop with z, in space, and its ray
_WIDTH = 32  # what is kept of one point


class PointReader(nn.Module):
    """What the map shows at the 21 points, as an addition to the token. Changes nothing until it has been trained.

    The decoder's few heads can attend to few places; this way every finger's joint has its own.
    """

    middle: Tensor

    def __init__(self, channels: int, dim: int) -> None:
        super().__init__()
        self.around = nn.Linear(channels * _AROUND**2, _WIDTH)
        self.place = nn.Linear(_PLACE, _WIDTH)
        self.joint = nn.Parameter(torch.randn(_POINTS, _WIDTH) * 0.02)
        self.out = zero_linear(_POINTS * _WIDTH, dim)
        self.register_buffer("middle", torch.tensor([CENTRE, CENTRE, 0.0]), persistent=False)

    def forward(self, maps: Tensor, landmarks: LandmarkOutput, camera: Tensor) -> Tensor:
        """maps [b, channels, h, w] of crops, the points seen in them, and cameras [b, 4] -> [b, dim].

        The points say where to read the map and are not changed by what is found there: no gradient reaches them.
        """
        points, world = landmarks.image_landmarks.detach(), landmarks.world_landmarks.detach()
        ray = (points[..., :2] - camera[:, None, 2:]) / camera[:, None, :2]
        place = torch.cat([(points - self.middle) / (CROP_SIZE / 2), world * 10, ray], dim=-1)
        seen = rearrange(patches(maps, points[..., :2]), "b p i j c -> b p (i j c)")
        read = F.gelu(self.around(seen) + self.place(place) + self.joint)
        result: Tensor = self.out(rearrange(read, "b p k -> b (p k)"))
        return result


def patches(maps: Tensor, points: Tensor, around: int = _AROUND) -> Tensor:
    """[b, p, n, n, channels] of maps [b, channels, h, w], rows first, around points [b, p, 2] in pixels of the crop.

    `around`, odd, is n. Interpolated between cells; beyond the map is zero.
    """
    height, width = maps.shape[2:]
    step = torch.arange(around, device=points.device, dtype=points.dtype) - around // 2
    down, across = torch.meshgrid(step * (2 / height), step * (2 / width), indexing="ij")
    beside = torch.stack([across, down], dim=-1).flatten(0, 1)  # in grid_sample's unit, half a map
    grid = rearrange((points + 0.5) * (2 / CROP_SIZE) - 1, "b p c -> b p 1 c") + beside
    samples = F.grid_sample(maps, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    return rearrange(samples, "b c p (i j) -> b p i j c", i=around)
