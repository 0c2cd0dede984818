"""What several networks share: precision, convolution with TensorFlow's SAME padding, and reading weight files."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from handmirror.core.errors import UserError


def full_precision(device: str) -> AbstractContextManager[object]:
    """No autocast: half precision's 8 bits would be seen in depth and angles."""
    is_on = torch.amp.is_autocast_available(device) and torch.is_autocast_enabled(device)
    return torch.autocast(device, enabled=False) if is_on else nullcontext()


class SameConv(nn.Conv2d):
    """Square convolution padded as TensorFlow's SAME does; even input sizes only at stride 2.

    At stride 2 TensorFlow pads one more row and column behind than in front: (0, 1) for a 3x3 kernel, (1, 2) for 5x5.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1, bias: bool = True
    ) -> None:
        symmetric = kernel // 2 if stride == 1 else 0
        super().__init__(inputs, outputs, kernel, stride, padding=symmetric, groups=groups, bias=bias)
        self.front = (kernel - stride) // 2 if stride == 2 else 0
        self.behind = kernel - stride - self.front if stride == 2 else 0

    def forward(self, x: Tensor) -> Tensor:
        """[b, inputs, h, w] -> [b, outputs, h / stride, w / stride]."""
        if self.behind:
            x = F.pad(x, (self.front, self.behind, self.front, self.behind))
        return super().forward(x)


def load_weights(net: nn.Module, path: Path) -> None:
    """Fill `net` from a safetensors file of any float type; UserError when the file is not one of this network."""
    try:
        net.load_state_dict(load_file(path))
    except FileNotFoundError:
        raise UserError(f"The weight file {path} does not exist: check the path.") from None
    except (SafetensorError, RuntimeError, OSError):
        raise UserError(
            f"The weight file {path} is damaged or does not belong to the network {type(net).__name__}: replace it."
        ) from None
