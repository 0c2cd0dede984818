"""The shipped landmark network as a teacher: the trained backbone has to keep giving the same landmarks.

The tracker follows hands by the points, the presence and the side that the trained backbone's own heads give.
"""

from typing import Any

import torch
from torch import Tensor

from handmirror.core.network.landmark_net import LandmarkNet, LandmarkOutput

# a batch's names of its outputs, [b, t, ...], in LandmarkOutput's order and units; as files of stored maps have them
TEACHER_LABELS = ("sight_points", "sight_presence", "sight_right", "sight_world")


class Teacher:
    """Labels the crops of a batch."""

    def __init__(self, device: torch.device) -> None:
        self._net = LandmarkNet.load("full").to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.no_grad()
    def label(self, batch: dict[str, Any]) -> dict[str, Tensor]:
        """`TEACHER_LABELS` of the newest frames, [b, 1, ...], of a batch of images `img` [b, t, 3, 224, 224]."""
        return as_labels(self._net(batch["img"][:, -1]))


def as_labels(landmarks: LandmarkOutput) -> dict[str, Tensor]:
    """A landmark network's outputs [b, ...] as labels `TEACHER_LABELS` [b, 1, ...]."""
    return {name: part[:, None] for name, part in zip(TEACHER_LABELS, landmarks, strict=True)}
