"""The network as it is trained: on windows of images, or on what was stored of them."""

from typing import Any

import torch
from torch import Tensor

from handmirror.core.network.heads import PoseNetOutput
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.layers import full_precision
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.rays import crop_camera
from handmirror.training.model.teacher import TEACHER_LABELS

INPUTS = ("img", "maps", "fine", "tokens", "bbox", "focal", "princpt", "timestamp", "camera_rotation", *TEACHER_LABELS)


class WindowNet(PoseNet):
    """A PoseNet whose forward may be given what was stored of the frames in place of their images."""

    def forward(
        self,
        img: Tensor | None,
        bbox: Tensor,
        focal: Tensor,
        princpt: Tensor,
        timestamp: Tensor,
        camera_rotation: Tensor | None = None,
        maps: Tensor | None = None,
        fine: Tensor | None = None,
        tokens: Tensor | None = None,
        **landmarks: Tensor,
    ) -> PoseNetOutput:
        """As PoseNet.forward, or without `img` from what is stored.

        Args:
            maps: in stage 1, [b, 1, ...] the output of the backbone's front.
            fine: where only the finder learns, [b, 1, ...] the output of the backbone's middle.
            tokens: [b, t, dim] the output of `encode`, in stage 2 and beside `fine`.
            landmarks: `TEACHER_LABELS`, [b, 1, ...]; beside `fine` those of the backbone's own heads, else labels.
        """
        if img is not None:
            return super().forward(img, bbox, focal, princpt, timestamp, camera_rotation)
        camera = crop_camera(bbox, focal, princpt)
        if tokens is not None:
            output = self.decode(self.refine(tokens, timestamp, camera, camera_rotation), camera[:, -1])
            if fine is None or maps is None or self.finder is None:
                return output
            own = LandmarkOutput(*(landmarks[name][:, -1] for name in TEACHER_LABELS))
            with full_precision(tokens.device.type):  # as PoseNet.encode_features does
                found = self.finder(maps[:, -1], fine[:, -1], tokens[:, -1], own)
            return output._replace(found=found)
        assert maps is not None
        encoded = self.encode_maps(_as_convolved(maps[:, -1]), camera[:, -1])
        return self.decode(encoded.token, camera[:, -1])._replace(landmarks=encoded.landmarks, found=encoded.found)


def net_inputs(batch: dict[str, Any]) -> dict[str, Any]:
    """The part of a batch that `WindowNet.forward` takes."""
    return {"img": None, **{name: batch[name] for name in INPUTS if name in batch}}


def _as_convolved(maps: Tensor) -> Tensor:
    """Stored maps [b, ...] in the type and memory format in which convolutions are fast."""
    return maps.to(torch.float32, memory_format=torch.channels_last if maps.dim() == 4 else torch.preserve_format)
