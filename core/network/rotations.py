"""Rotations between the forms that the network and the hand model use."""

import torch
import torch.nn.functional as F
from einops import rearrange, repeat
from torch import Tensor


def matrix_from_6d(six: Tensor) -> Tensor:
    """Rotation matrices [..., 3, 3] of their first two columns [..., 6], which need be neither unit nor orthogonal.

    Zhou et al., On the Continuity of Rotation Representations in Neural Networks, 2019.
    """
    first, second = six[..., :3], six[..., 3:]
    x = _unit(first)
    y = _unit(second - (x * second).sum(-1, keepdim=True) * x)
    return torch.stack([x, y, _cross(x, y)], dim=-1)


def _unit(x: Tensor) -> Tensor:
    """As F.normalize, which exports to two operations more."""
    result: Tensor = x / x.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    return result


def _cross(x: Tensor, y: Tensor) -> Tensor:
    """Cross products of vectors [..., 3], by indices: torch.cross exports to three times as many operations."""
    axes = torch.arange(3, device=x.device)  # made on the device: a list would be sent there in each call
    after, before = (axes + 1) % 3, (axes + 2) % 3
    first = x.index_select(-1, after) * y.index_select(-1, before)
    return first - x.index_select(-1, before) * y.index_select(-1, after)


def matrix_to_axis_angle(matrix: Tensor) -> Tensor:
    """Axis-angle vectors [..., 3], of length 0..pi radians, of rotation matrices [..., 3, 3].

    Value and gradient are finite everywhere, at no rotation and at half a turn too. At half a turn, where an axis and
    its opposite mean the same, one of the two comes out.
    """
    w, xyz = _quaternion(matrix)
    square = (xyz * xyz).sum(-1, keepdim=True)
    small = square < 1e-8
    sine = torch.where(small, torch.ones_like(square), square).sqrt()
    # the angle is 4 atan(tan(angle / 4)), and tan(angle / 4) = sine / (1 + w) stays in 0..1
    scale = torch.where(small, 2 + square / 3, 4 * torch.atan(sine / (1 + w)) / sine)
    return scale * xyz


def _quaternion(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Unit quaternions w [..., 1] >= 0 and xyz [..., 3], taken from the largest of the four for its precision."""
    a, b, c, d, e, f, g, h, i = rearrange(matrix, "... r c -> ... (r c)").unbind(-1)
    outer = torch.stack(  # 4 q q^T of q = (w, x, y, z)
        [
            *(1 + a + e + i, h - f, c - g, d - b),
            *(h - f, 1 + a - e - i, b + d, c + g),
            *(c - g, b + d, 1 - a + e - i, f + h),
            *(d - b, c + g, f + h, 1 - a - e + i),
        ],
        dim=-1,
    )
    outer = rearrange(outer, "... (r c) -> ... r c", r=4)
    largest = torch.diagonal(outer, dim1=-2, dim2=-1).argmax(-1, keepdim=True)
    row = outer.gather(-2, repeat(largest, "... 1 -> ... 1 four", four=4)).squeeze(-2)
    quaternion = F.normalize(row, dim=-1)
    quaternion = torch.where(quaternion[..., :1] < 0, -quaternion, quaternion)
    return quaternion[..., :1], quaternion[..., 1:]
