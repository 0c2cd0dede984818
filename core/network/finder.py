"""Where in the crop the hand model's joints lie: found in the two maps about where each is guessed to be.

The landmark network's points are other places of a hand than the hand model's joints: its fingertips, for one, lie up
to a centimetre before the ends of the mesh's fingers. A mesh held to them comes out too short and too far away.
"""

from typing import NamedTuple

import torch
from einops import rearrange
from torch import Tensor, nn

from handmirror.core.network.attention import CrossBlock, zero_linear
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.network.points import patches
from handmirror.core.network.rays import CENTRE

_JOINTS = 21
_EARLY, _FINE = 16, 24  # channels that are kept of the maps
_EARLY_AROUND, _FINE_AROUND = 5, 3  # samples about each joint in a row, a cell of the map apart
_WIDTH, _LAYERS, _HEADS = 48, 2, 4
_PLACE = 7  # of a joint: its guess in the crop, the landmark network's point in space, and how far off that is seen
_GUESS_PX, _STEP_PX = 16.0, 8.0  # pixels of the crop that one of the net's units means
_USUAL_LOG_SPREAD = 1.5  # about what the guesses have


class Found(NamedTuple):
    """The hand model's joints in b crops."""

    points: Tensor  # [b, 21, 2] pixels of the crop
    spread: Tensor  # [b, 21] pixels by which they may be off: a Laplace distribution's scale
    guess: Tensor  # [b, 21, 2] pixels of the crop: where the maps were read


class JointFinder(nn.Module):
    """From maps, token and the landmark network's points to the joints; what it reads does not learn from it."""

    def __init__(self, early: int, fine: int, dim: int) -> None:
        """`early` and `fine` are the maps' channels, `dim` the width of the token."""
        super().__init__()
        self.guess = zero_linear(dim, _JOINTS * 2)
        self.early, self.fine = nn.Conv2d(early, _EARLY, 1), nn.Conv2d(fine, _FINE, 1)
        self.around_early = nn.Linear(_EARLY * _EARLY_AROUND**2, _WIDTH)
        self.around_fine = nn.Linear(_FINE * _FINE_AROUND**2, _WIDTH)
        self.place = nn.Linear(_PLACE, _WIDTH)
        self.joint = nn.Parameter(torch.randn(_JOINTS, _WIDTH) * 0.02)
        blocks = (CrossBlock(_WIDTH, _HEADS, _WIDTH // _HEADS, 2 * _WIDTH) for _ in range(_LAYERS))
        self.layers = nn.ModuleList(blocks)
        self.norm = nn.LayerNorm(_WIDTH)
        self.out = zero_linear(_WIDTH, 3)

    def forward(self, early: Tensor, fine: Tensor, token: Tensor, landmarks: LandmarkOutput) -> Found:
        """Maps [b, channels, h, w], tokens [b, dim] and the points seen in b crops -> their joints."""
        read = (early, fine, token, landmarks.image_landmarks[..., :2], landmarks.world_landmarks)
        early, fine, token, points, space = (part.detach().float() for part in read)
        guess = points + _GUESS_PX * rearrange(self.guess(token), "b (p c) -> b p c", c=2)
        at = guess.detach()
        place = torch.cat([(at - CENTRE) / (CROP_SIZE / 2), space * 10, (points - at) / _GUESS_PX], dim=-1)
        x = self.joint + self.place(place)
        x = x + self.around_early(_flat(patches(self.early(early), at, _EARLY_AROUND)))
        x = x + self.around_fine(_flat(patches(self.fine(fine), at, _FINE_AROUND)))
        for layer in self.layers:
            assert isinstance(layer, CrossBlock)
            x = layer(x, layer.norm(x))
        moved = self.out(self.norm(x))
        return Found(at + _STEP_PX * moved[..., :2], (moved[..., 2] + _USUAL_LOG_SPREAD).exp(), guess)


def _flat(samples: Tensor) -> Tensor:
    return rearrange(samples, "b p i j c -> b p (i j c)")
