"""Losses of a batch in which samples may contain NaN, or produce it."""

from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from handmirror.core.errors import UserError
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.loop.valid_samples import finite_samples, with_blanks
from handmirror.training.losses.pose_loss import Losses, compute_loss
from handmirror.training.losses.weights import LossWeights
from handmirror.training.model.window_net import net_inputs


@dataclass(frozen=True)
class BatchLoss:
    """Runs the model on a batch and compares its outputs with the labels."""

    model: nn.Module
    hand_model: TorchHandModel
    weights: LossWeights
    norm_by_hand: bool

    def unchecked(self, batch: dict[str, Any]) -> tuple[Losses, Tensor]:
        """As `checked`, but without waiting for the GPU: an output that is not finite makes the whole gradient NaN.

        All processes see that by the gradient's norm, and repeat the step with `checked`.
        """
        kept = finite_samples(batch)
        losses, finite = self._losses(batch, kept)
        return replace(losses, total=losses.total * torch.where(finite.all(), 1.0, torch.nan)), kept

    def checked(self, batch: dict[str, Any]) -> tuple[Losses, Tensor]:
        """Losses of a batch, and which samples [b] count; those with NaN or infinity are replaced by blanks.

        UserError when even blanks result in NaN: then the weights have diverged.
        """
        kept = finite_samples(batch)
        for _ in range(2):
            losses, finite = self._losses(batch, kept)
            if finite.all():
                return losses, kept
            kept = kept & finite
        raise UserError(
            "The training has diverged (the network's outputs contain NaN): resume it with a lower train.lr."
        )

    def _losses(self, batch: dict[str, Any], kept: Tensor) -> tuple[Losses, Tensor]:
        """Losses of a batch with blanks for what is not `kept` [b], and which samples [b] have finite results."""
        safe = with_blanks(batch, kept)
        output = self.model(**net_inputs(safe))
        losses = compute_loss(output, safe, self.hand_model, self.weights, self.norm_by_hand, kept)
        return losses, finite_samples({**output._asdict(), "total": losses.total})
