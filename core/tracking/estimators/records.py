"""The records that the network estimator keeps of crops and hands."""

from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.camera.virtual_camera import VirtualCamera
from handmirror.core.hand.fit import FitState
from handmirror.core.hand.posed import PosedHand
from handmirror.core.network.parts import CropLandmarks
from handmirror.core.tracking.estimators.fusion import FoundJoints, Offset
from handmirror.core.tracking.landmarks import MAX_HAND, Landmarks
from handmirror.core.types import Array, Side

STEADY_FRAMES = 150  # a hand's size is the mean over all its frames; from here on new ones have this weight
CUT_WEIGHT = 0.02  # in that mean, of a frame in which the image's border cuts the hand


@dataclass(frozen=True, eq=False)
class Token:
    """The crop encoder's result for one frame."""

    value: Array  # [dim] float32
    time_ns: int
    camera: Array  # [4] fx, fy, cx, cy of the crop
    rotation: Array  # [3, 3] from the camera's axes (mirrored for a left hand) to the crop's
    found: FoundJoints | None = None  # None: the network does not find them


@dataclass(frozen=True, eq=False)
class EncodedCrop:
    """The crop encoder's result for one square."""

    token: Token
    landmarks: CropLandmarks | None  # only of this crop: [21, 3], [], [], [21, 3]
    camera: VirtualCamera  # not mirrored


@dataclass(frozen=True, eq=False)
class NetworkLandmarks(Landmarks):
    """The landmarks in one square, and its token."""

    token: Token
    expected: Side  # the crop was mirrored for a left hand


@dataclass(frozen=True, eq=False)
class NetworkMemory:
    """What is kept of a hand from frame to frame."""

    tokens: tuple[Token, ...]  # the newest last
    shape: Array  # [10] mean of the betas so far: bones keep their length
    frames: float  # in that mean, each by its weight
    fit: FitState | None = None  # the last frame's hand, held to its points
    offset: Offset | None = None

    @property
    def of_the_hand(self) -> "NetworkMemory":
        """See HandMemory."""
        return NetworkMemory((), self.shape, self.frames)

    def with_token(self, token: Token, most: int) -> "NetworkMemory":
        """With a new frame's token, `most` tokens being kept."""
        return replace(self, tokens=(*self.tokens, token)[-most:])

    def with_shape(self, shape: Array, weight: float = 1.0) -> "NetworkMemory":
        """With a new frame's betas [10] in the mean, counted by `weight` above 0."""
        frames = min(self.frames + weight, STEADY_FRAMES)
        mean = self.shape + (shape - self.shape) / (frames / weight)
        return replace(self, shape=mean, frames=frames)


NEW_HAND = NetworkMemory((), np.zeros(10), 0.0)


@dataclass(frozen=True, eq=False)
class Prediction:
    """The network's own output for one hand."""

    hand: PosedHand
    joints: Array  # [21, 3] metres about the wrist, in the camera's axes
    found: FoundJoints | None

    @property
    def is_possible(self) -> bool:
        """Whether the output is a hand in front of the camera."""
        near = (self.joints[:, 2] + self.hand.wrist[2]).min()
        return self.hand.is_finite and bool(near > 0 and np.abs(self.joints).max() < MAX_HAND)
