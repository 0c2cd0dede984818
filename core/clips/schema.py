"""What one sample of a shard holds: a clip of one hand, always as a right hand.

A shard is a tar file of the WebDataset kind. A clip `KEY` of t frames (oldest first) is the files

    KEY.000.jpg ... KEY.NNN.jpg  the images (`imgs`), JPEG, each an upright square around the hand, at most 384 pixels
    KEY.labels.npz               the arrays of `LABELS`, below
    KEY.about.json               {"format_version", "handedness", "hand_model", "source"}

and, where the maker of the clip knows more, of each frame

    KEY.000.depth.png            16-bit grey: depth along the optical axis in 1/10 mm, 0 where nothing is near
    KEY.000.parts.png            8-bit grey: 0 background, 1 palm, 2..6 thumb to pinky, 7 forearm, 16 a thing; 32 more
                                 of a hand that is not the clip's
    KEY.about.json               and "facts": whatever else is known of the clip

| array         | shape      | type    | unit                                                                        |
| ------------- | ---------- | ------- | --------------------------------------------------------------------------- |
| `joint_cam`   | [t, 21, 3] | float32 | metres in the camera (x right, y down, z forward); the joints of core.hand  |
| `joint_img`   | [t, 21, 2] | float32 | pixels of the stored image; the centre of the first pixel is (0, 0)       |
| `joint_valid` | [t, 21]    | float32 | 1 where the joint is labelled, else 0 (then both places of the joint are 0) |
| `mano_pose`   | [t, 48]    | float32 | radians, axis-angle, 3 global + 15 x 3; zero is the flat hand               |
| `mano_shape`  | [t, 10]    | float32 | betas of the hand model that `hand_model` names                             |
| `mano_valid`  | [t]        | float32 | 1 where pose and shape are labelled, else 0 (then they are 0)               |
| `focal`       | [t, 2]     | float32 | fx, fy in pixels of the stored image                                      |
| `princpt`     | [t, 2]     | float32 | cx, cy in pixels of the stored image                                      |
| `hand_bbox`   | [t, 4]     | float32 | x, y, w, h around the labelled joints, in pixels of the stored image      |
| `timestamp`   | [t]        | float64 | seconds since the clip's source began; gaps are kept                        |

The place of the hand is `joint_cam[:, 0]`, its wrist. **Left hands are stored mirrored**: image flipped, the camera's
X negated, cx -> width - 1 - cx, axis-angle (x, -y, -z); `handedness` still says "left". `hand_model` is "free" for the
hand that ships with Handmirror and "mano" for MANO: their betas and rest poses differ and are never mixed.
"""

import json
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal, get_args

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.npz import Expected, read_arrays
from handmirror.core.types import Array, Side

FORMAT_VERSION = 1
STORED_SIDE = 384  # pixels, the largest side of a stored image
MAX_FRAMES = 64  # of a clip; longer tracks become several clips
HandModelName = Literal["free", "mano"]
HAND_MODELS: tuple[HandModelName, ...] = get_args(HandModelName)

LEAST_FOCAL = 1.0  # pixels of a stored image
# name -> the largest absolute value that is read: far beyond real cameras and hands, but harmless in computations
MAX_MAGNITUDE = {
    "joint_cam": 1e4,
    "joint_img": 1e5,
    "joint_valid": 1,
    "mano_valid": 1,
    "focal": 1e6,
    "princpt": 1e6,
    "hand_bbox": 1e6,
    "timestamp": 1e12,
}
# name -> shape after t, type
LABELS: dict[str, tuple[tuple[int, ...], type]] = {
    "joint_cam": ((21, 3), np.float32),
    "joint_img": ((21, 2), np.float32),
    "joint_valid": ((21,), np.float32),
    "mano_pose": ((48,), np.float32),
    "mano_shape": ((10,), np.float32),
    "mano_valid": ((), np.float32),
    "focal": ((2,), np.float32),
    "princpt": ((2,), np.float32),
    "hand_bbox": ((4,), np.float32),
    "timestamp": ((), np.float64),
}


@dataclass(frozen=True)
class Clip:
    """One clip as it is stored: images still compressed, labels as arrays with a leading t."""

    key: str
    imgs: tuple[bytes, ...]
    labels: dict[str, Array]  # the arrays of LABELS
    handedness: Side  # of the real hand; the stored one is always a right hand
    hand_model: HandModelName
    source: str  # data set or file, for messages
    extra: dict[str, bytes] = field(default_factory=dict)  # further files by name, as "000.depth.png"
    facts: dict[str, Any] = field(default_factory=dict)  # what else is known of the clip
    shard: str = field(default="", compare=False)  # that it was read from

    @property
    def place(self) -> str:
        """Which clip it is, for messages."""
        return f"the clip {self.key}" + (f" in {self.shard}" if self.shard else "")

    def __len__(self) -> int:
        return len(self.imgs)


def to_sample(clip: Clip) -> dict[str, Any]:
    """The clip as the files of one WebDataset sample; ValueError when a label has another shape than the schema."""
    arrays: dict[str, Any] = {}
    for name, (shape, kind) in LABELS.items():
        arrays[name] = np.asarray(clip.labels[name], kind)
        if arrays[name].shape != (len(clip), *shape):
            raise ValueError(f"{clip.key}: {name} is {arrays[name].shape}, the schema says {(len(clip), *shape)}")
        if not np.isfinite(arrays[name]).all():
            raise ValueError(f"{clip.key}: {name} contains NaN or infinity")
    packed = BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    about = {
        "format_version": FORMAT_VERSION,
        "handedness": str(clip.handedness),
        "hand_model": clip.hand_model,
        "source": clip.source,
        **({"facts": clip.facts} if clip.facts else {}),
    }
    files = {f"{k:03d}.jpg": img for k, img in enumerate(clip.imgs)} | clip.extra
    return {"__key__": clip.key, **files, "labels.npz": packed.getvalue(), "about.json": json.dumps(about).encode()}


def from_sample(sample: dict[str, Any]) -> Clip:
    """The clip of one WebDataset sample; UserError naming shard and clip when it is not of this schema."""
    where = f"The clip {sample.get('__key__')} in {sample.get('__url__')}"
    try:
        about = json.loads(sample["about.json"])
        version = about["format_version"]
        if version != FORMAT_VERSION:
            raise UserError(
                f"{where} has format {version}, but this version of Handmirror reads {FORMAT_VERSION}: "
                "create the shards again."
            )
        imgs = tuple(sample[name] for name in sorted(name for name in sample if name.endswith(".jpg")))
        # pose and shape may be NaN: training leaves such frames out and counts them
        wanted = {
            name: Expected((len(imgs), *shape), "fiu", finite=not name.startswith("mano_"))
            for name, (shape, _) in LABELS.items()
        }
        labels = read_arrays(sample["labels.npz"], wanted)
        _check_labels(labels, len(imgs))
        if about["hand_model"] not in HAND_MODELS:
            raise ValueError("the hand model is unknown")
        side = Side(about["handedness"])
        extra = {name: sample[name] for name in sample if name.endswith(".png")}
        source, facts = about["source"], about.get("facts", {})
        if not (isinstance(source, str) and isinstance(facts, dict)):
            raise ValueError("source or facts are invalid")
        return Clip(
            sample["__key__"],
            imgs,
            labels,
            side,
            about["hand_model"],
            source,
            extra,
            facts,
            str(sample.get("__url__", "")),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        what = f"{error.args[0]} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise UserError(f"{where} is not a valid training clip ({what}): create the shards again.") from error


def _check_labels(labels: dict[str, Array], frames: int) -> None:
    """ValueError for numbers that no clip of `frames` frames has."""
    if not 0 < frames <= MAX_FRAMES:
        raise ValueError(f"it has {frames} pictures")
    for name, largest in MAX_MAGNITUDE.items():
        if not (np.abs(labels[name]) <= largest).all():
            raise ValueError(f"{name} has an implausible value")
    if not all(np.isin(labels[name], (0, 1)).all() for name in ("joint_valid", "mano_valid")):
        raise ValueError("a validity flag is not 0 or 1")
    if not (labels["joint_valid"].any(1).all() and (labels["focal"] >= LEAST_FOCAL).all()):
        raise ValueError("a frame has no labelled joint or no focal length")
