"""The landmark network that ships, as a teacher: what it sees in a crop, the trained backbone must go on seeing.

The tracker follows hands by the points, the presence and the side that the trained backbone's own heads give.
"""

from typing import Any

import torch
from torch import Tensor

from handmirror.core.network.landmark_net import LandmarkNet, LandmarkOutput

# a batch's names of its answers, [b, t, ...], in LandmarkOutput's order and units
SIGHT = ("sight_points", "sight_presence", "sight_right", "sight_world")


class Teacher:
    """Looks at the crops of a batch."""

    def __init__(self, device: torch.device) -> None:
        self._net = LandmarkNet.load("full").to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.no_grad()
    def see(self, batch: dict[str, Any]) -> dict[str, Tensor]:
        """`SIGHT` of the newest frames, [b, 1, ...], of a batch of pictures `img` [b, t, 3, 224, 224]."""
        return as_labels(self._net(batch["img"][:, -1]))


def as_labels(sight: LandmarkOutput) -> dict[str, Tensor]:
    """A landmark network's answers [b, ...] as labels `SIGHT` [b, 1, ...]."""
    return {name: part[:, None] for name, part in zip(SIGHT, sight, strict=True)}
