"""MediaPipe's hand landmark network: 21 points, presence and side of the hand in a 224 x 224 crop.

An EfficientNet-B0 without squeeze-and-excite, with ReLU6 and with its batch norms folded into the convolutions ("lite":
the same, narrower). Its last map is also the token grid that the pose network reads. The crop must be rotated so that
the way from the wrist to the middle finger points up.
"""

from pathlib import Path
from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn

from handmirror.core.assets import asset
from handmirror.core.network.layers import SameConv, load_weights

Variant = Literal["full", "lite"]
_STEM = 24
_FIRST = 16
_WIDTHS: dict[str, tuple[int, ...]] = {"full": (24, 40, 80, 112, 192), "lite": (16, 24, 48, 64, 112)}
EARLY_STAGES = 2  # that make the early map
_STAGES = ((3, 2, 2), (5, 2, 2), (3, 2, 3), (5, 1, 3), (5, 2, 4))  # kernel, stride, blocks


class LandmarkOutput(NamedTuple):
    """The network's output for b crops."""

    image_landmarks: Tensor  # [b, 21, 3] pixels of the crop; z in the same unit, relative to the wrist
    presence: Tensor  # [b] probability that a hand is there
    right: Tensor  # [b] probability of a right hand, in an unmirrored image
    world_landmarks: Tensor  # [b, 21, 3] metres about the hand's own centre, in the crop's axes


class _Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow; the input is added where the width stays."""

    def __init__(self, inputs: int, expansion: int, kernel: int, stride: int, outputs: int) -> None:
        super().__init__()
        wide = expansion * inputs
        self.body = nn.Sequential(
            SameConv(inputs, wide),
            nn.ReLU6(inplace=True),
            SameConv(wide, wide, kernel, stride, groups=wide),
            nn.ReLU6(inplace=True),
            SameConv(wide, outputs),
        )
        self.skip: nn.Module | None = None
        if inputs == outputs:
            self.skip = nn.MaxPool2d(2) if stride == 2 else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        result: Tensor = y if self.skip is None else y + self.skip(x)
        return result


class LandmarkNet(nn.Module):
    """Crops -> hand landmarks, and the maps they come from.

    `images` are [b, 3, 224, 224] float RGB in 0..1. There is no batch norm: fine-tune with a low rate.
    """

    def __init__(self, variant: Variant = "full") -> None:
        super().__init__()
        self.stem = nn.Sequential(
            SameConv(3, _STEM, 3, stride=2),
            nn.ReLU6(inplace=True),
            SameConv(_STEM, _STEM, 3, groups=_STEM),
            nn.ReLU6(inplace=True),
            SameConv(_STEM, _FIRST),
        )
        self.stages = nn.ModuleList()
        inputs, expansion = _FIRST, 4
        for (kernel, stride, blocks), outputs in zip(_STAGES, _WIDTHS[variant], strict=True):
            stage = nn.Sequential()
            for i in range(blocks):
                stage.append(_Block(inputs, expansion, kernel, stride if i == 0 else 1, outputs))
                inputs, expansion = outputs, 6
            self.stages.append(stage)
        self.dim, self.fine_dim = expansion * inputs, _WIDTHS[variant][-2]
        self.early_dim = _WIDTHS[variant][EARLY_STAGES - 1]
        self.last = nn.Sequential(
            SameConv(inputs, self.dim),
            nn.ReLU6(inplace=True),
            SameConv(self.dim, self.dim, 3, groups=self.dim),
            nn.ReLU6(inplace=True),
        )
        self.right_head = nn.Linear(self.dim, 1)
        self.presence_head = nn.Linear(self.dim, 1)
        self.image_head = nn.Linear(self.dim, 63)
        self.world_head = nn.Linear(self.dim, 63)

    @classmethod
    def load(cls, variant: Variant = "full", path: Path | None = None) -> "LandmarkNet":
        """The network with its weights, in evaluation mode; `path` defaults to the shipped file of the variant.

        Raises UserError when the file is missing or does not hold this network.
        """
        net = cls(variant)
        load_weights(net, path or asset(f"landmark_net/hand_landmark_{variant}.safetensors"))
        return net.eval()

    def early_map(self, images: Tensor) -> Tensor:
        """What the stem and the first two stages make of the images: [b, 40, 28, 28] in the full variant."""
        x: Tensor = self.stem(images)
        for stage in self.stages[:EARLY_STAGES]:
            x = stage(x)
        return x

    def fine_map(self, early: Tensor) -> Tensor:
        """What all stages but the last make of the early map: [b, 112, 14, 14] in the full variant."""
        for stage in self.stages[EARLY_STAGES:-1]:
            early = stage(early)
        return early

    def last_map(self, fine: Tensor) -> Tensor:
        """From the fine map, [b, dim, 7, 7] in 0..6; the heads are linear on its mean."""
        result: Tensor = self.last(self.stages[-1](fine))
        return result

    def heads(self, pooled: Tensor) -> LandmarkOutput:
        """Landmarks from the mean of the last map, [b, dim]."""
        return LandmarkOutput(
            image_landmarks=self.image_head(pooled).unflatten(1, (21, 3)),
            presence=torch.sigmoid(self.presence_head(pooled)).squeeze(1),
            right=torch.sigmoid(self.right_head(pooled)).squeeze(1),
            world_landmarks=self.world_head(pooled).unflatten(1, (21, 3)),
        )

    def forward(self, images: Tensor) -> LandmarkOutput:
        """Landmarks, presence and side of the hand in each crop."""
        return self.heads(self.last_map(self.fine_map(self.early_map(images))).mean((2, 3)))
