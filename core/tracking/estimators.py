"""Two ways from a track's key points to a posed hand: the fit of the hand model, and the trained network.

What an estimator remembers of a hand lies in the track (`Track.memory`) and goes with it.
"""

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from core.assets import sha256
from core.camera.virtual_camera import CROP_SIZE, VirtualCamera
from core.errors import UserError
from core.hand.fit import FitState, HandFitter
from core.hand.model import HandModel, axis_angle_to_matrix, default_model_path
from core.hand.posed import PosedHand
from core.network.checkpoint import load_checkpoint
from core.network.cpu import freeze
from core.network.heads import hand_size
from core.network.pose_net import PoseNet
from core.tracking.box import box_of_hand, tightened
from core.tracking.track import Track
from core.types import Array, Frame, Side

DOUBTFUL_FIT, WORST_FIT = 0.012, 0.04  # metres between the picture's points and the fitted hand's
SHAPE_SPREAD, SETTLED_SPREAD = 0.5, 0.03  # of the betas: for a hand never seen, and for one seen long


class Estimator(Protocol):
    """Poses the hand of a track."""

    def estimate(self, track: Track, frame: Frame, K: Array) -> PosedHand | None:
        """The hand in the newest frame, K being its intrinsics [3, 3]; None when it cannot be told."""


@dataclass(frozen=True)
class FitMemory:
    """The last fit of a hand."""

    state: FitState
    frames: int  # fitted so far

    @property
    def shape_spread(self) -> float:
        """How far the next frame may move the betas: less, the longer this hand has been seen."""
        return max(SETTLED_SPREAD, SHAPE_SPREAD / np.sqrt(1 + self.frames))


class FitEstimator:
    """Fits the hand model to the landmark network's key points."""

    def __init__(self, fitter: HandFitter) -> None:
        self._fitter = fitter

    def estimate(self, track: Track, frame: Frame, K: Array) -> PosedHand | None:
        """From the track's key points alone; see Estimator."""
        points = track.seen.key_points(K, track.side)
        last = track.memory if isinstance(track.memory, FitMemory) else None
        if last is None:
            state = self._fitter.fit(points)
        else:
            betas, spread = last.state.shape, last.shape_spread
            state = self._fitter.fit(points, last.state, known_shape=betas, shape_spread=spread)
            if not state.error < DOUBTFUL_FIT:  # perhaps the wrong valley: begin afresh
                afresh = self._fitter.fit(points, known_shape=betas, shape_spread=spread)
                state = min(state, afresh, key=lambda each: each.error)
        if not state.error < WORST_FIT:
            return None
        track.memory = FitMemory(state, last.frames + 1 if last else 1)
        return self._fitter.posed(state)


@dataclass(frozen=True, eq=False)
class Token:
    """What the network's spatial part said of one frame."""

    value: Tensor  # [1, dim]
    time_ns: int
    camera: Tensor  # [1, 4] fx, fy, cx, cy of the crop
    rotation: Tensor  # [1, 3, 3] from the camera's axes (mirrored for a left hand) to the crop's


class NetworkEstimator:
    """PoseNet over a window of tokens: only the newest frame runs the spatial part."""

    def __init__(self, checkpoint: Path, device: torch.device, hand_model: Path | None = None) -> None:
        """Load a self-describing checkpoint; UserError when it was trained with another hand model."""
        self._net, self.facts = load_checkpoint(checkpoint)
        self._check_hand_model(checkpoint, hand_model or default_model_path())
        self._net.to(device)
        self._device = device
        self._model = HandModel.load(hand_model).to(device)
        example = (torch.zeros(1, 3, CROP_SIZE, CROP_SIZE), torch.tensor([[250.0, 250.0, 111.5, 111.5]]))
        encoder = _Encoder(self._net)
        self._encode = freeze(encoder, *example) if device.type == "cpu" else encoder

    @torch.inference_mode()
    def estimate(self, track: Track, frame: Frame, K: Array) -> PosedHand | None:
        """From a crop of the frame and the tokens of up to six frames before; see Estimator."""
        newest = self._token(track, frame, K)
        window = track.memory if isinstance(track.memory, deque) else deque(maxlen=self._net.config.num_frame)
        window.append(newest)
        track.memory = window
        times = torch.tensor([[(token.time_ns - newest.time_ns) * 1e-9 for token in window]], device=self._device)
        tokens, cameras, rotations = (
            torch.stack(list(each), dim=1)
            for each in zip(*((token.value, token.camera, token.rotation) for token in window), strict=True)
        )
        answer = self._net.answer(self._net.refine(tokens, times, cameras, rotations), newest.camera)
        pose, shape, place = answer.pose[:, 0], answer.shape[:, 0], answer.trans[0, 0]
        if self._net.config.norm_by_hand:
            place = place * hand_size(self._model(pose, shape).joints)[0]
        turn = newest.rotation[0].T  # back to the camera
        rotation = turn @ axis_angle_to_matrix(pose[0, :3])
        hand = (rotation, turn @ place, pose[0, 3:].reshape(15, 3), shape[0])
        return PosedHand(*(part.double().cpu().numpy() for part in hand))

    def _token(self, track: Track, frame: Frame, K: Array) -> Token:
        points = track.seen.points_2d
        box = tightened(box_of_hand(points), points)
        camera = VirtualCamera.looking_at(np.array([box.x, box.y]), box.size, box.angle, K)
        crop = camera.crop(frame.image, K)
        if track.side is Side.LEFT:
            crop, camera = crop[:, ::-1], camera.mirrored
        image = torch.from_numpy(np.ascontiguousarray(crop.transpose(2, 0, 1))[None]).float().div_(255)
        k = camera.K
        vector = torch.tensor([[k[0, 0], k[1, 1], k[0, 2], k[1, 2]]], dtype=torch.float32, device=self._device)
        value = self._encode(image.to(self._device), vector)
        rotation = torch.tensor(camera.rotation[None], dtype=torch.float32, device=self._device)
        return Token(value, frame.time_ns, vector, rotation)

    def _check_hand_model(self, checkpoint: Path, hand_model: Path) -> None:
        trained_with = self.facts.hand_model_sha256
        if trained_with and trained_with != sha256(hand_model):
            name = self.facts.hand_model or "another one"
            raise UserError(
                f"The checkpoint {checkpoint} was trained with the hand model {name}, whose betas mean another shape "
                f"than those of {hand_model}: give the hand model that it was trained with."
            )


class _Encoder(nn.Module):
    """PoseNet's spatial part as a module of its own."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, img: Tensor, camera: Tensor) -> Tensor:
        return self.net.encode(img, camera)
