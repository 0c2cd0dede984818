"""Samples that contain NaN or infinity are found and replaced by blanks."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor


def finite_samples(values: Mapping[str, Any]) -> Tensor:
    """Which samples contain only finite numbers: [b] bool, from every floating tensor [b, ...] of `values`."""
    floats = [v for v in values.values() if isinstance(v, Tensor) and v.is_floating_point()]
    return torch.stack([torch.isfinite(v).reshape(len(v), -1).all(1) for v in floats]).all(0)


def with_blanks(batch: Mapping[str, Any], kept: Tensor) -> dict[str, Any]:
    """The batch with a harmless blank in place of each sample that is not `kept` [b].

    A zero weight in the loss is not enough: zero times NaN is NaN, in the gradients of all samples.
    """
    return {name: _blank(name, v, kept) if isinstance(v, Tensor) else v for name, v in batch.items()}


def _blank(name: str, value: Tensor, kept: Tensor) -> Tensor:
    blank = torch.zeros_like(value)
    if name == "focal":
        blank += 300
    elif name == "bbox":
        blank[..., 2:] = 224
    elif name == "camera_rotation":
        blank += torch.eye(3, dtype=value.dtype, device=value.device)
    return torch.where(kept.view(-1, *[1] * (value.dim() - 1)), value, blank)
