"""What an engine runs: the five parts of the networks, each a function from arrays to arrays.

    palms:     images [b, s, s, 3], s a multiple of 64      -> Palms
    landmarks: crops [b, 224, 224, 3]                          -> CropLandmarks
    rays:      cameras [b, 4]                                  -> what PoseNet's embedder reads of them [b, n, k]
    look:      crops [b, 224, 224, 3], cameras, their rays     -> token [b, dim], CropLandmarks and Joints, if any
    refine:    tokens [b, t, dim], seconds [b, t], cameras [b, t, 4], rotations [b, t, 3, 3] -> Refined

Images are RGB uint8, everything else is float32. Cameras are fx, fy, cx, cy in pixels of the crop; seconds count from
the newest frame, which is the last; rotations lead from the camera's axes to each crop's. `b` and `t` (1 .. num_frame)
are free. Nothing here needs PyTorch. "look" is the crop encoder: the name is part of the graphs' files and keys.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from handmirror.core.assets import asset
from handmirror.core.network.config import PoseNetConfig
from handmirror.core.types import Array

CROP_SIZE = 224  # pixels: width and height of a crop of one hand
PALM_SIZE = 192  # the same of the image that the palm network sees, which it was trained with

PartName = Literal["palms", "landmarks", "rays", "look", "refine"]
Compiled = Callable[..., tuple[Array, ...]]


class Palms(NamedTuple):
    """Raw outputs of the palm network in pixels of its image; centres and points count from the anchor's centre.

    Of an image of s x s pixels there are a = 7 s^2 / 128 anchors, 2016 of the usual one.
    """

    boxes: Array  # [b, a, 18] centre x y, width height, seven points x y
    logits: Array  # [b, a] palm score before the sigmoid


class CropLandmarks(NamedTuple):
    """What the landmark network, or PoseNet's backbone, finds in b crops."""

    points: Array  # [b, 21, 3] pixels of the crop; z in the same unit, relative to the wrist
    presence: Array  # [b] probability that a hand is there
    right: Array  # [b] probability of a right hand, in an unmirrored image
    space: Array  # [b, 21, 3] metres about the hand's own centre, in the crop's axes


class Joints(NamedTuple):
    """The hand model's joints found in b crops."""

    points: Array  # [b, 21, 2] pixels of the crop
    spread: Array  # [b, 21] pixels by which they may be off: a Laplace distribution's scale


class Refined(NamedTuple):
    """The newest frame's right hand in its crop's camera, from a window of tokens."""

    turns: Array  # [b, 16, 3, 3] rotation matrices of MANO's joints in their parents; the first is the hand's own
    shape: Array  # [b, 10] betas
    trans: Array  # [b, 3] the wrist, in hand sizes (norm_by_hand) or metres


@dataclass(frozen=True)
class Part:
    """A part and where its weights are."""

    name: PartName
    weights: Path  # a .safetensors file
    config: PoseNetConfig | None = None  # of the PoseNet that "rays", "look" and "refine" belong to

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the inputs, in order."""
        return _INPUTS[self.name]

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of the outputs, in order; the points of Joints are called joints there."""
        if self.name == "look":
            assert self.config is not None
            landmarks = CropLandmarks._fields if self.config.backbone.kind == "landmark" else ()
            joints = ("joints", "spread") if self.config.finder else ()
            return ("token", *landmarks, *joints)
        return _OUTPUTS[self.name]

    @property
    def structure(self) -> dict[str, Any]:
        """What the part's graph depends on: everything but the weights."""
        if self.config is None:
            return {"part": self.name}
        config = asdict(self.config)
        keys = _REFINE_KEYS[self.config.stage] if self.name == "refine" else _ENCODER_KEYS
        return {"part": self.name, **{key: config[key] for key in keys}}

    @property
    def key(self) -> str:
        """The part's name and a hash of its structure: parts of one key differ in nothing but their weights."""
        digest = hashlib.sha256(json.dumps(self.structure, sort_keys=True).encode()).hexdigest()
        return f"{self.name}-{digest[:12]}"


_INPUTS: dict[PartName, tuple[str, ...]] = {
    "palms": ("images",),
    "landmarks": ("images",),
    "rays": ("cameras",),
    "look": ("images", "cameras", "rays"),
    "refine": ("tokens", "seconds", "cameras", "rotations"),
}
_OUTPUTS: dict[PartName, tuple[str, ...]] = {
    "palms": Palms._fields,
    "landmarks": CropLandmarks._fields,
    "rays": ("rays",),
    "refine": Refined._fields,
}
_ENCODER_KEYS = ("backbone", "dim", "embedder", "decoder", "points", "finder")
_REFINE_KEYS = {1: ("stage", "dim", "norm_by_hand"), 2: ("stage", "dim", "norm_by_hand", "temporal")}


def palms_part() -> Part:
    """The shipped palm network."""
    return Part("palms", asset("landmark_net/palm_detection_lite.safetensors"))


def landmarks_part() -> Part:
    """The shipped landmark network."""
    return Part("landmarks", asset("landmark_net/hand_landmark_full.safetensors"))


def posenet_parts(checkpoint: Path, config: PoseNetConfig) -> tuple[Part, Part, Part]:
    """The parts "rays", "look" and "refine" of a checkpoint, whose backbone's weights are all in the file."""
    blank = replace(config.backbone, name="random") if config.backbone.kind == "landmark" else config.backbone
    config = replace(config, backbone=blank)
    return Part("rays", checkpoint, config), Part("look", checkpoint, config), Part("refine", checkpoint, config)
