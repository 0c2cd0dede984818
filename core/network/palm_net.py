"""MediaPipe's palm detector: boxes and seven key points of the palms in a 192 x 192 image.

Residual blocks down to 6 x 6, then two steps up again with the finer maps added, a head on each.
"""

from pathlib import Path
from typing import Literal, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from handmirror.core.assets import asset
from handmirror.core.network.layers import SameConv, load_weights

ANCHORS = 2016  # 2 in each cell of the 24 x 24 map, then 6 in each of the 12 x 12 map

Variant = Literal["lite", "full"]
_BLOCKS = {"lite": 3, "full": 4}  # blocks after each step down
_WIDTHS = (32, 64, 128, 256, 256)
_BOX = 18


class PalmOutput(NamedTuple):
    """Raw outputs in pixels of the input; centres and points count from the anchor's centre."""

    boxes: Tensor  # [b, 2016, 18] centre x y, width height, seven points x y
    logits: Tensor  # [b, 2016] palm score before the sigmoid


class _PReLU(nn.PReLU):
    """PReLU; exported as two depthwise convolutions, which ONNX Runtime runs nine times as fast as its own PRelu."""

    def forward(self, x: Tensor) -> Tensor:
        if not torch.compiler.is_exporting():
            return super().forward(x)
        slope = self.weight.view(-1, 1, 1, 1)
        return F.conv2d(x, slope, groups=len(slope)) + F.conv2d(F.relu(x), 1 - slope, groups=len(slope))


class _Block(nn.Module):
    """Filter each channel, mix them, add the input (pooled at stride 2, new channels from zero), PReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise = SameConv(inputs, inputs, 5, stride, groups=inputs, bias=False)
        self.pointwise = SameConv(inputs, outputs)
        self.activation = _PReLU(outputs)
        self.stride = stride
        self.new_channels = outputs - inputs

    def forward(self, x: Tensor) -> Tensor:
        skip = F.max_pool2d(x, 2) if self.stride == 2 else x
        if self.new_channels:
            skip = F.pad(skip, (0, 0, 0, 0, 0, self.new_channels))
        result: Tensor = self.activation(skip + self.pointwise(self.depthwise(x)))
        return result


class _StepUp(nn.Module):
    """Double the size of a coarse map, add the finer one, refine, and predict `anchors` boxes a cell."""

    def __init__(self, inputs: int, outputs: int, anchors: int) -> None:
        super().__init__()
        self.lateral = nn.Sequential(SameConv(inputs, outputs), _PReLU(outputs))
        self.blocks = nn.Sequential(_Block(outputs, outputs), _Block(outputs, outputs))
        self.logit_head = SameConv(outputs, anchors)
        self.box_head = SameConv(outputs, anchors * _BOX)

    def forward(self, coarse: Tensor, fine: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        up = F.interpolate(coarse, scale_factor=2.0, mode="bilinear")
        x = self.blocks(fine + self.lateral(up))
        boxes = self.box_head(x).permute(0, 2, 3, 1).flatten(1).unflatten(1, (-1, _BOX))
        logits = self.logit_head(x).permute(0, 2, 3, 1).flatten(1)
        return x, boxes, logits


class PalmNet(nn.Module):
    """Images -> raw palm boxes. "full" has one block more than "lite" at each size."""

    def __init__(self, variant: Variant = "lite") -> None:
        super().__init__()
        self.stem = nn.Sequential(SameConv(3, _WIDTHS[0], 5, stride=2), _PReLU(_WIDTHS[0]))
        self.stages = nn.ModuleList()
        inputs = 0
        for width in _WIDTHS:
            stage = nn.Sequential(_Block(inputs, width, stride=2)) if inputs else nn.Sequential()
            stage.extend(_Block(width, width) for _ in range(_BLOCKS[variant]))
            self.stages.append(stage)
            inputs = width
        self.up12 = _StepUp(256, 256, anchors=6)
        self.up24 = _StepUp(256, 128, anchors=2)

    @classmethod
    def load(cls, variant: Variant = "lite", path: Path | None = None) -> "PalmNet":
        """The network with its weights, in evaluation mode; `path` defaults to the shipped file of the variant.

        Raises UserError when the file is missing or does not hold this network.
        """
        net = cls(variant)
        load_weights(net, path or asset(f"landmark_net/palm_detection_{variant}.safetensors"))
        return net.eval()

    def forward(self, images: Tensor) -> PalmOutput:
        """[b, 3, 192, 192] float RGB in 0..1 -> raw boxes and scores."""
        x = self.stem(images)
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        _, _, fine24, fine12, coarse = maps
        x12, boxes12, logits12 = self.up12(coarse, fine12)
        _, boxes24, logits24 = self.up24(x12, fine24)
        return PalmOutput(torch.cat([boxes24, boxes12], 1), torch.cat([logits24, logits12], 1))
