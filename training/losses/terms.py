"""The single losses, one number per sample: zero for a missing label or a dropped sample, without effect on others."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from handmirror.core.network.finder import Found
from handmirror.training.losses.labels import same_shape


@dataclass
class LossTerms:
    """Collects losses per sample."""

    kept: Tensor  # [b] 1 or 0
    losses: dict[str, Tensor] = field(default_factory=dict)  # name -> [b] unweighted; zero without a label
    labelled: dict[str, Tensor] = field(default_factory=dict)  # name -> [b] 1 where there was a label, else 0

    def add(self, name: str, predicted: Tensor, truth: Tensor, valid: Tensor) -> None:
        """L1 between tensors of one shape [b, 1, ...] over what is `valid` (their leading axes; 0 or 1)."""
        predicted, truth = same_shape(predicted, truth)
        error = (predicted - truth).abs()
        self.add_errors(name, error.flatten(valid.dim()).mean(-1) if error.dim() > valid.dim() else error, valid)

    def add_heatmaps(self, heatmaps: tuple[Tensor, ...], bins: Tensor, valid: Tensor) -> None:
        """Cross-entropy of logits [b, 1, n], n differing, with fractional bins [b, 1, number of heat maps], summed."""
        error = torch.stack([_cross_entropy(logits, bins[..., k]) for k, logits in enumerate(heatmaps)], -1).sum(-1)
        self.add_errors("heatmap", error, valid)

    def add_found(self, found: Found, truth: Tensor, visible: Tensor, sight: Tensor) -> None:
        """Found joints against the true ones [b, 1, 21, 2], and how well their spreads predict the error.

        By `sight` [b, 1, 21] the error itself counts: where a joint cannot be seen, a large spread is the right answer.
        """
        error, guess_error = (
            (same_shape(points.float()[:, None], truth)[0] - truth).square().sum(-1).add(0.25).sqrt()
            for points in (found.points, found.guess)
        )
        spread = found.spread.float()[:, None]
        self.add_errors("found", error / spread + 2 * spread.log() + 0.2 * sight * (error + guess_error), visible)

    def add_errors(self, name: str, error: Tensor, valid: Tensor) -> None:
        """Mean of `error` [b, ...] over each sample's valid entries; `valid` from 0 to 1 is how much each counts."""
        error, valid = same_shape(error, valid)
        valid = valid.flatten(1) * self.kept[:, None]
        count = valid.sum(1)
        self.losses[name] = (torch.where(valid > 0, error.flatten(1), 0) * valid).sum(1) / count.clamp(min=1)
        self.labelled[name] = (count > 0).float()


def _cross_entropy(logits: Tensor, position: Tensor) -> Tensor:
    """[b, 1] for logits [b, 1, n] and fractional bins [b, 1]: the two bins beside the position share the truth."""
    last = logits.shape[-1] - 1
    position = position.clamp(0, last)
    low = position.floor().long().clamp(max=last - 1)
    share = position - low
    logs = logits.log_softmax(-1)
    below, above = (logs.gather(-1, (low + k)[..., None]).squeeze(-1) for k in (0, 1))
    return -(below * (1 - share) + above * share)
