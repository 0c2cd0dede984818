"""The fast way to run a network on the CPU."""

import copy
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from core.network.layers import SameConv

Output = TypeVar("Output", bound=tuple)


def prepare_for_cpu(net: nn.Module, size: int, output: type[Output]) -> Callable[[Tensor], Output]:
    """A function with the same answers as `net`, about a third faster on one thread; `net` itself stays as it is.

    Args:
        net: takes [b, 3, size, size] float32 and returns a named tuple of tensors.
        size: width and height of the pictures in pixels.
        output: the class of that named tuple.

    The function takes any number of pictures and keeps no gradients.
    """
    frozen = freeze(net, torch.zeros(1, 3, size, size).contiguous(memory_format=torch.channels_last))

    @torch.inference_mode()
    def run(images: Tensor) -> Output:
        return output(*frozen(images.contiguous(memory_format=torch.channels_last)))

    return run


def freeze(net: nn.Module, *examples: Tensor) -> Callable[..., Any]:
    """`net` traced on examples of its inputs and optimised for the CPU; `net` itself stays as it is.

    What it decides by the shape of an input is decided for the examples' shapes.
    """
    fast = copy.deepcopy(net).cpu().eval().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    for module in fast.modules():
        if isinstance(module, SameConv):
            module.extend_with_zeros()
    with warnings.catch_warnings(), torch.no_grad():
        # Its successor, torch.compile, needs a C++ compiler on the user's machine.
        warnings.filterwarnings("ignore", message=r"`torch\.jit\..*deprecated", category=DeprecationWarning)
        warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
        frozen = torch.jit.freeze(torch.jit.trace(fast, examples, check_trace=False))
        for _ in range(2):  # it finishes optimising in the first two calls
            frozen(*examples)
    return frozen
