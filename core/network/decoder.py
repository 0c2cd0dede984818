"""The hand decoder: one query attends to the image tokens and becomes the frame's token."""

import torch
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.network.attention import CrossBlock


class HandDecoder(nn.Module):
    """Image tokens -> one token of the hand."""

    def __init__(self, dim: int, layers: int, heads: int, dim_head: int, mlp: int) -> None:
        super().__init__()
        self.query = nn.Parameter(torch.randn(dim) * 0.02)
        self.context_norm = nn.LayerNorm(dim)
        self.layers = nn.ModuleList(CrossBlock(dim, heads, dim_head, mlp) for _ in range(layers))
        self.norm = nn.LayerNorm(dim)

    def forward(self, tokens: Tensor, summary: Tensor) -> Tensor:
        """tokens [b, n, dim] -> [b, dim].

        The learned query is added to `summary` [b, dim], the token that stands for the whole crop, so that what the
        backbone knows already reaches the heads from the first step on.
        """
        context = self.context_norm(tokens)
        x = rearrange(summary + self.query, "b d -> b 1 d")
        for layer in self.layers:
            x = layer(x, context)
        result: Tensor = rearrange(self.norm(x), "b 1 d -> b d")
        return result
