"""Convolution with TensorFlow's SAME padding, and the weight files of the landmark and palm networks."""

from pathlib import Path

import torch.nn.functional as F
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.errors import UserError


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

    def extend_with_zeros(self) -> None:
        """Grow the kernel by zeros in front until even padding gives the same map: spares inference the padded copy."""
        if not self.behind:
            return
        grow = self.behind - self.front
        self.weight = nn.Parameter(F.pad(self.weight.detach(), (grow, 0, grow, 0)))
        self.kernel_size = (self.kernel_size[0] + grow, self.kernel_size[1] + grow)
        self.padding = (self.behind, self.behind)
        self.front = self.behind = 0


def load_weights(net: nn.Module, path: Path) -> None:
    """Fill `net` from a safetensors file of any float type; UserError when the file is not one of this network."""
    try:
        net.load_state_dict(load_file(path))
    except FileNotFoundError:
        raise UserError(f"The weight file {path} does not exist: check the path.") from None
    except (SafetensorError, RuntimeError, OSError):
        raise UserError(
            f"The weight file {path} is damaged or belongs to another network than {type(net).__name__}: replace it."
        ) from None
