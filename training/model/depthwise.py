"""A faster gradient for the landmark network's 5x5 convolutions of single channels, on the CPU.

PyTorch's (oneDNN's) gradient of their weights is ten times slower for kernels five wide than for kernels three wide.
So it is computed in two parts, the three left columns and the three right ones.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.amp import custom_bwd, custom_fwd
from torch.nn.functional import conv2d, pad

from handmirror.core.network.layers import SameConv

WIDTH = 5
_TO_INPUT, _TO_WEIGHT = [True, False, False], [False, True, False]


class _Depthwise(torch.autograd.Function):
    """Each of c channels of [b, c, h, w] with its own kernel of [c, 1, 5, 5]; in float32."""

    @staticmethod
    @custom_fwd(device_type="cpu", cast_inputs=torch.float32)
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int) -> Tensor:
        ctx.save_for_backward(x, weight)
        ctx.stride, ctx.padding = stride, padding
        return conv2d(x, weight, bias, stride, padding, groups=len(weight))

    @staticmethod
    @custom_bwd(device_type="cpu")
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor, None, None]:
        x, weight = ctx.saved_tensors
        grad = grad.contiguous(memory_format=torch.channels_last)
        to_input = _gradients(grad, x, weight, ctx.stride, ctx.padding, _TO_INPUT)[0]
        padded = pad(x, (ctx.padding,) * 4) if ctx.padding else x
        width = (grad.shape[-1] - 1) * ctx.stride + 3  # columns of the input that three columns of the kernel meet
        parts = [padded[..., at : at + width] for at in (0, 2)]
        left, right = (_gradients(grad, part, weight[..., :3], ctx.stride, 0, _TO_WEIGHT)[1] for part in parts)
        return to_input, torch.cat([left[..., :2], right], -1), grad.sum((0, 2, 3)), None, None


def _gradients(grad: Tensor, x: Tensor, weight: Tensor, stride: int, padding: int, which: list[bool]) -> list[Tensor]:
    """Those of x, weight and bias."""
    x, weight = x.contiguous(memory_format=torch.channels_last), weight.contiguous()
    return torch.ops.aten.convolution_backward(
        grad, x, weight, None, [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], len(weight), which
    )


class QuickDepthwise(SameConv):
    """SameConv for 5x5 kernels of single channels, faster to train, with the same weights and results."""

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, h, w] -> [b, c, h / stride, w / stride]."""
        if self.behind:
            x = pad(x, (self.front, self.behind, self.front, self.behind))
        return _Depthwise.apply(x, self.weight, self.bias, self.stride[0], self.padding[0])


def use_quick_depthwise(net: nn.Module) -> None:
    """Make every 5x5 convolution of single channels in `net` a QuickDepthwise."""
    for module in net.modules():
        if type(module) is SameConv and module.kernel_size == (WIDTH, WIDTH) and module.groups == module.in_channels:
            module.__class__ = QuickDepthwise
