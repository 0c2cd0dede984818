"""PoseNet: crops of a right hand -> MANO pose, shape and place, in two stages.

Stage 1 reads one crop. Stage 2 keeps stage 1's spatial part frozen and refines the newest frame's token by those of the
frames before it. Both predict only the newest frame. Since a frame's token never changes, live use encodes each
frame once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.network.backbones import build_backbone
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.network.decoder import HandDecoder
from handmirror.core.network.finder import Found, JointFinder
from handmirror.core.network.heads import Heads, PoseNetOutput
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.layers import full_precision
from handmirror.core.network.points import PointReader
from handmirror.core.network.rays import build_embedder, crop_camera
from handmirror.core.network.temporal import TemporalEncoder
from handmirror.core.network.weights import fill, read_weights


class EncodedCrops(NamedTuple):
    """The crop encoder's output for b crops."""

    token: Tensor  # [b, dim]
    landmarks: LandmarkOutput | None  # the hand's points, presence and side, if the backbone finds them
    found: Found | None  # the hand model's joints, if the network has a finder

    @property
    def parts(self) -> tuple[Tensor, ...]:
        """What there is of the token, the four parts of `landmarks`, and the joints and spread of `found`."""
        return (self.token, *(self.landmarks or ()), *(self.found or ())[:2])


class PoseNet(nn.Module):
    """The network; see PoseNetConfig for its sizes.

    A crop's camera is a vector [4]: fx, fy, cx, cy in pixels of the 224 x 224 crop (`core.network.rays.crop_camera`).
    """

    def __init__(self, config: PoseNetConfig) -> None:
        super().__init__()
        self.config = config
        dim, decoder, temporal = config.dim, config.decoder, config.temporal
        self.backbone = build_backbone(config.backbone)
        self.project = self.backbone.projection(dim)
        self.position = nn.Parameter(torch.randn(self.backbone.count, dim) * 0.02)
        self.embedder = build_embedder(config.embedder, dim, decoder.heads, decoder.dim_head)
        self.decoder = HandDecoder(dim, decoder.layers, decoder.heads, decoder.dim_head, decoder.mlp)
        self.points = PointReader(self.backbone.fine_dim, dim) if config.points else None
        backbone = self.backbone
        self.finder = JointFinder(backbone.early_dim, backbone.fine_dim, dim) if config.finder else None
        self.heads = Heads(dim, config.norm_by_hand)
        self.temporal: TemporalEncoder | None = None
        if config.stage == 2:
            for parameter in self.parameters():
                parameter.requires_grad_(False)
            self.temporal = TemporalEncoder(dim, temporal.layers, temporal.heads, temporal.dim_head, temporal.mlp)

    def encode(self, img: Tensor, camera: Tensor) -> Tensor:
        """The spatial part: crops [b, 3, 224, 224] RGB in 0..1 and their cameras [b, 4] -> tokens [b, dim]."""
        return self._token(self.backbone.middle(self.backbone.front(img)), camera)[0]

    def encode_crops(self, img: Tensor, camera: Tensor, rays: Tensor | None = None) -> EncodedCrops:
        """What `encode` gives and, in the same pass, what else is seen in the crops.

        `rays` is what the embedder reads of the cameras, where that has been computed already.
        """
        return self.encode_maps(self.backbone.front(img), camera, rays)

    def encode_maps(self, maps: Tensor, camera: Tensor, rays: Tensor | None = None) -> EncodedCrops:
        """As `encode_crops`, from what the backbone's front gave."""
        return self.encode_features(maps, self.backbone.middle(maps), camera, rays)

    def encode_features(self, maps: Tensor, fine: Tensor, camera: Tensor, rays: Tensor | None = None) -> EncodedCrops:
        """As `encode_crops`, from what the backbone's front and its middle gave."""
        token, landmarks = self._token(fine, camera, rays)
        with full_precision(maps.device.type):
            found = (
                self.finder(maps, fine, token, landmarks) if self.finder is not None and landmarks is not None else None
            )
        return EncodedCrops(token, landmarks, found)

    def _token(self, fine: Tensor, camera: Tensor, rays: Tensor | None = None) -> tuple[Tensor, LandmarkOutput | None]:
        """The tokens [b, dim], and what the backbone sees, from what its middle gave."""
        seen = self.backbone.back(fine)
        with full_precision(fine.device.type):
            landmarks = self.backbone.landmarks(seen)
        rays = self.embedder.read(camera) if rays is None else rays
        placed = self.embedder.add(self.project(seen) + self.position, rays)
        summary = placed[:, self.backbone.summary]
        if self.points is not None and landmarks is not None:
            summary = summary + self.points(fine, landmarks, camera)
        return self.decoder(placed, summary), landmarks

    def refine(
        self, tokens: Tensor, timestamp: Tensor, camera: Tensor, camera_rotation: Tensor | None = None
    ) -> Tensor:
        """The newest token, refined by the earlier ones in stage 2, as it is in stage 1.

        Args:
            tokens: [b, t, dim], the newest last; t may be 1 .. num_frame (the start of a track).
            timestamp: [b, t] seconds; only differences count, so give float64 where they are large.
            camera: [b, t, 4] the crops' cameras.
            camera_rotation: [b, t, 3, 3] from the real camera's axes to each crop's camera; None when all share them.

        Returns: [b, dim].
        """
        if self.temporal is None:
            return tokens[:, -1]
        if tokens.shape[1] > self.config.num_frame:
            raise ValueError(f"{tokens.shape[1]} frames for a network of windows of {self.config.num_frame}")
        result: Tensor = self.temporal(tokens, timestamp, camera, camera_rotation)
        return result

    def decode(self, token: Tensor, camera: Tensor) -> PoseNetOutput:
        """The hand that a token [b, dim] means, in its crop's camera [b, 4]; always in float32."""
        with full_precision(token.device.type):
            result: PoseNetOutput = self.heads(token.float(), camera.float())
            return result

    def forward(
        self,
        img: Tensor,
        bbox: Tensor,
        focal: Tensor,
        princpt: Tensor,
        timestamp: Tensor,
        camera_rotation: Tensor | None = None,
    ) -> PoseNetOutput:
        """The newest frame's hand, in its crop's camera.

        Args:
            img: [b, t, 3, 224, 224] RGB in 0..1, the newest last; stage 1 reads only the newest.
            bbox: [b, t, 4] x, y, w, h of the crop in its image, pixels; (0, 0, 224, 224) where it is all of it.
            focal: [b, t, 2] fx, fy of that image in pixels.
            princpt: [b, t, 2] cx, cy of that image in pixels.
            timestamp: [b, t] seconds.
            camera_rotation: [b, t, 3, 3] from the real camera's axes to each crop's camera; None when all share them.
        """
        if self.config.stage == 1:
            img, bbox, focal, princpt, timestamp = (each[:, -1:] for each in (img, bbox, focal, princpt, timestamp))
        batch = img.shape[0]
        camera = crop_camera(bbox, focal, princpt)
        crops, cameras = rearrange(img, "b t c h w -> (b t) c h w"), rearrange(camera, "b t k -> (b t) k")
        if self.config.stage == 1:
            encoded = self.encode_crops(crops, cameras)
            return self.decode(encoded.token, cameras)._replace(landmarks=encoded.landmarks, found=encoded.found)
        tokens = rearrange(self.encode(crops, cameras), "(b t) d -> b t d", b=batch)
        return self.decode(self.refine(tokens, timestamp, camera, camera_rotation), camera[:, -1])

    def predict_mano_param(
        self,
        img: Tensor,
        bbox: Tensor,
        focal: Tensor,
        princpt: Tensor,
        timestamp: Tensor,
        camera_rotation: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pose [b, 1, 48], shape [b, 1, 10] and trans [b, 1, 3] of the newest frame, in both stages; see `forward`."""
        output = self.forward(img, bbox, focal, princpt, timestamp, camera_rotation)
        return output.pose, output.shape, output.trans

    def train(self, mode: bool = True) -> "PoseNet":
        """As in torch, but in stage 2 the frozen spatial part stays in evaluation mode."""
        super().train(mode)
        if self.temporal is not None:
            for module in self.children():
                module.train(mode and module is self.temporal)
        return self

    def set_dropout(self, probability: float) -> None:
        """Drop this share (0..1) of what the transformer layers add, in training."""
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = probability

    def backbone_parameters(self) -> Iterator[nn.Parameter]:
        """Those of the backbone, which learn slowly."""
        return self.backbone.parameters()

    def load_pretrained(self, path: str | Path, whole: bool = False) -> None:
        """Weights from an Accelerate folder, a .safetensors file or a torch file.

        The whole spatial part must be there. The temporal encoder must be there whole too or, unless `whole`, not at
        all: then it keeps its start, which changes nothing; so it is, each for itself, with the reader of points
        and the finder of joints in stage 1. Raises UserError, with what is missing, else.
        """
        parts = () if whole else ("points.", "finder.") if self.config.stage == 1 else ("temporal.",)
        fill(self, read_weights(Path(path)), Path(path), optional=parts)
