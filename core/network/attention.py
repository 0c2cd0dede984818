"""The transformer's parts: attention of some tokens to others, with rotary time, and the block around it."""

import torch
import torch.nn.functional as F
from einops import rearrange, repeat
from torch import Tensor, nn


class Attention(nn.Module):
    """Multi-head attention of `x` to `context`, which may differ in width."""

    quarter_turn: Tensor

    def __init__(self, dim: int, heads: int, dim_head: int, context_dim: int | None = None) -> None:
        super().__init__()
        inner = heads * dim_head
        self.heads = heads
        self.to_q = nn.Linear(dim, inner, bias=False)
        self.to_kv = nn.Linear(context_dim or dim, 2 * inner, bias=False)
        self.to_out = nn.Linear(inner, dim)
        self.register_buffer("quarter_turn", _quarter_turn(dim_head), persistent=False)

    def forward(
        self, x: Tensor, context: Tensor, x_angles: Tensor | None = None, context_angles: Tensor | None = None
    ) -> Tensor:
        """Tokens that have attended to the context.

        Args:
            x: [b, n, dim].
            context: [b, m, context_dim].
            x_angles, context_angles: rotary angles [b, n, dim_head / 2] and [b, m, dim_head / 2] in radians; both or
                neither.

        Returns: [b, n, dim].
        """
        if x.shape[1] == 1 and x_angles is None:
            return self._single_query(x, context)
        return self.attend(x, self.to_kv(context), x_angles, context_angles)

    def attend(
        self, x: Tensor, keys_values: Tensor, x_angles: Tensor | None = None, context_angles: Tensor | None = None
    ) -> Tensor:
        """As `forward`, to a context whose keys and values are given: [b, m, 2 * heads * dim_head]."""
        q = rearrange(self.to_q(x), "b n (h k) -> b h n k", h=self.heads)
        k, v = rearrange(keys_values, "b m (two h k) -> two b h m k", two=2, h=self.heads).unbind(0)
        if x_angles is not None and context_angles is not None:
            q, k = self._rotate(q, x_angles), self._rotate(k, context_angles)
        result: Tensor = self.to_out(rearrange(_weighted(q, k, v), "b h n k -> b n (h k)"))
        return result

    def _single_query(self, x: Tensor, context: Tensor) -> Tensor:
        """As `forward` for one token [b, 1, dim], without keys and values of the whole context.

        (W_k c) . q = c . (W_k^T q), and a weighted sum of W_v c is W_v of the weighted sum: a tenth of the operations.
        """
        to_k, to_v = rearrange(self.to_kv.weight, "(two h k) c -> two h k c", two=2, h=self.heads).unbind(0)
        q = self.to_q(x).unflatten(2, (self.heads, -1)).transpose(1, 2)  # [b, h, 1, k]
        query = (q @ to_k).squeeze(2) * to_k.shape[1] ** -0.5
        seen = (query @ context.transpose(1, 2)).softmax(-1) @ context
        heads = seen.unsqueeze(2) @ to_v.transpose(1, 2)
        result: Tensor = self.to_out(heads.transpose(1, 2).flatten(2))
        return result

    def _rotate(self, x: Tensor, angles: Tensor) -> Tensor:
        """Rotary encoding: each pair of channels of x [b, h, n, k] rotated by its angle [b, n, k / 2], in radians."""
        both = repeat(angles, "b n p -> b 1 n (p two)", two=2)
        wide = x.to(angles.dtype)
        return (wide * both.cos() + (wide @ self.quarter_turn) * both.sin()).type_as(x)


def _quarter_turn(k: int) -> Tensor:
    """[k, k]: each pair of k channels (a, b) becomes (-b, a). A product is one step, slices ten."""
    return torch.kron(torch.eye(k // 2), torch.tensor([[0.0, 1.0], [-1.0, 0.0]]))


def _weighted(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Values [b, h, m, k] weighted for each query [b, h, n, k] by its likeness to the keys [b, h, m, k]."""
    if torch.compiler.is_exporting():  # spelled out: the exporter's own form takes twice as many operations
        result: Tensor = (q @ (k.transpose(-1, -2) * q.shape[-1] ** -0.5)).softmax(-1) @ v
        return result
    return F.scaled_dot_product_attention(q, k, v)


class CrossBlock(nn.Module):
    """One transformer layer: tokens attend to a context, then each passes a small MLP; both added to what they were."""

    def __init__(self, dim: int, heads: int, dim_head: int, mlp: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.attention = Attention(dim, heads, dim_head)
        self.mlp = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, mlp), nn.GELU(), nn.Linear(mlp, dim))
        self.dropout = nn.Dropout(0.0)

    def forward(
        self, x: Tensor, context: Tensor, x_angles: Tensor | None = None, context_angles: Tensor | None = None
    ) -> Tensor:
        """x [b, n, dim] and context [b, m, dim], which is normalised already -> [b, n, dim]; angles as Attention's."""
        x = x + self.dropout(self.attention(self.norm(x), context, x_angles, context_angles))
        result: Tensor = x + self.dropout(self.mlp(x))
        return result


def zero_linear(inputs: int, outputs: int) -> nn.Linear:
    """A linear layer that returns 0 until it has been trained: a new branch that changes nothing at first."""
    layer = nn.Linear(inputs, outputs)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer
