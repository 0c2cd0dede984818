"""What a frame's token says: pose, shape and place of the hand.

The place is found where the image shows it: two heat maps over the wrist's position in the crop, and one over
log(z / S * 224 / f), S the hand's size and f the crop's focal length, that is, over how many hands wide the crop's view
is at the wrist. So a hand of the same image size through another lens comes out at the right distance.
"""

from typing import NamedTuple

import torch
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.network.attention import zero_linear
from handmirror.core.network.finder import Found
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.network.rays import CENTRE
from handmirror.core.network.rotations import matrix_from_6d, matrix_to_axis_angle

BINS = (512, 512, 1024)
_LOW = (-1.5, -1.5, -0.6931)  # half crops from the middle, twice; log of 0.5 hand sizes
_HIGH = (1.5, 1.5, 3.4657)  # the same; log of 32 hand sizes
USUAL_HAND_SIZE = 0.08  # metres; stands for S where the net does not measure in hand sizes
LEAST_HAND_SIZE = 0.02  # metres


class PoseNetOutput(NamedTuple):
    """The newest frame's right hand in its crop's camera; matrices, heat maps and landmarks are for the losses."""

    pose: Tensor  # [b, 1, 48] axis-angle, radians
    shape: Tensor  # [b, 1, 10] betas
    trans: Tensor  # [b, 1, 3] the wrist, in hand sizes (norm_by_hand) or metres
    rotations: Tensor  # [b, 1, 16, 3, 3] the pose's matrices, for losses
    trans_heatmaps: tuple[Tensor, Tensor, Tensor]  # logits [b, 1, 512], [b, 1, 512], [b, 1, 1024] over x, y, log depth
    landmarks: LandmarkOutput | None = None  # in stage 1: the output of the backbone's own heads
    found: Found | None = None  # in stage 1: the hand model's joints in the crop


class Heads(nn.Module):
    """Linear heads on the token."""

    centres: Tensor

    def __init__(self, dim: int, norm_by_hand: bool) -> None:
        super().__init__()
        self.norm_by_hand = norm_by_hand
        self.pose = nn.Linear(dim, 16 * 6)
        nn.init.normal_(self.pose.weight, std=0.02 / dim**0.5)
        with torch.no_grad():  # the flat hand at first
            self.pose.bias.copy_(torch.tensor([1.0, 0.0, 0.0, 0.0, 1.0, 0.0]).repeat(16))
        self.shape = zero_linear(dim, 10)
        self.trans = nn.Linear(dim, sum(BINS))
        centres = [torch.linspace(*axis) for axis in zip(_LOW, _HIGH, BINS, strict=True)]
        self.register_buffer("centres", torch.cat(centres), persistent=False)  # of the three heat maps' bins

    def forward(self, token: Tensor, camera: Tensor) -> PoseNetOutput:
        """token [b, dim] and its crop's camera [b, 4] -> the output, in the token's crop."""
        rotations = matrix_from_6d(rearrange(self.pose(token), "b (j k) -> b 1 j k", k=6))
        pose = rearrange(matrix_to_axis_angle(rotations), "b 1 j c -> b 1 (j c)")
        x, y, z = torch.split(rearrange(self.trans(token), "b k -> b 1 k"), list(BINS), dim=-1)
        heatmaps = x, y, z
        means = [_mean(*each) for each in zip(heatmaps, torch.split(self.centres, list(BINS)), strict=True)]
        trans = _place(torch.cat(means, dim=-1), camera)
        if not self.norm_by_hand:
            trans = trans * USUAL_HAND_SIZE
        return PoseNetOutput(pose, rearrange(self.shape(token), "b k -> b 1 k"), trans, rotations, heatmaps)


def heatmap_targets(trans: Tensor, camera: Tensor, norm_by_hand: bool) -> Tensor:
    """Where the truth lies in the three heat maps: [b, 1, 3] bins from 0, fractional, within -0.5 .. count - 0.5.

    Args:
        trans: [b, 1, 3] the wrist in the crop's camera, in hand sizes when `norm_by_hand`, else in metres.
        camera: [b, 4] the crop's camera.
        norm_by_hand: as in the net's config.
    """
    x, y, z = (trans if norm_by_hand else trans / USUAL_HAND_SIZE).unbind(-1)
    fx, fy, cx, cy = (rearrange(part, "b -> b 1") for part in camera.unbind(-1))
    z = z.clamp_min(1e-6)
    half = CROP_SIZE / 2
    view = z * (CROP_SIZE * 2) / (fx + fy)
    coordinates = ((x / z * fx + cx - CENTRE) / half, (y / z * fy + cy - CENTRE) / half, view.log())
    bins = [
        ((coordinate - low) / (high - low) * (count - 1)).clamp(-0.5, count - 0.5)
        for coordinate, low, high, count in zip(coordinates, _LOW, _HIGH, BINS, strict=True)
    ]
    return torch.stack(bins, dim=-1)


def hand_size(joints: Tensor) -> Tensor:
    """Length [...] of the middle finger (9-10-11-12) of joints [..., 21, 3] in metres, never under 2 cm."""
    chain = joints[..., MIDDLE_FINGER[0] : MIDDLE_FINGER[-1] + 1, :]  # a list of places would be sent to the GPU
    result: Tensor = (chain[..., 1:, :] - chain[..., :-1, :]).norm(dim=-1).sum(-1).clamp_min(LEAST_HAND_SIZE)
    return result


def _mean(logits: Tensor, centres: Tensor) -> Tensor:
    """Soft-argmax [b, 1, 1] of heat map logits [b, 1, bins]: the mean coordinate, for bins about `centres` [bins]."""
    return logits.softmax(-1) @ centres[:, None]


def _place(coordinates: Tensor, camera: Tensor) -> Tensor:
    """The wrist [b, 1, 3] in hand sizes from crop coordinates and log view [b, 1, 3] and the camera [b, 4]."""
    camera = rearrange(camera, "b k -> b 1 k")
    focal, principal = camera[..., :2], camera[..., 2:]
    z = coordinates[..., 2:].exp() * focal.mean(-1, keepdim=True) / CROP_SIZE
    across = (coordinates[..., :2] * (CROP_SIZE / 2) + CENTRE - principal) / focal
    return torch.cat([across * z, z], dim=-1)
