"""Which windows a run trains and validates on: its config's data section as batches."""

from collections.abc import Iterator
from typing import Any

from omegaconf import DictConfig

from handmirror.core.clips.schema import HAND_MODELS
from handmirror.core.errors import UserError
from handmirror.core.network.pose_net import PoseNet
from handmirror.training.data.about import about
from handmirror.training.data.augment import Augment
from handmirror.training.data.reading import Reading, clip_loader
from handmirror.training.data.shards import find_shards, places

VALIDATION_SEED = 0  # the same windows at every validation of every run


def check_hand_model(data: DictConfig) -> None:
    """UserError when MANO's poses are to count and its file is not given."""
    if data.hand_model == "mano" and data.hand_model_file is None:  # its poses would turn the free hand
        raise UserError("Training for MANO needs its file: give its path as data.hand_model_file=MANO_RIGHT.pkl.")


def unused_poses(data: DictConfig) -> list[str]:
    """A sentence for each folder of training shards whose poses are ignored, as they are another hand model's."""
    return [
        f"The poses of {place} are the {found} hand model's and are ignored: set data.hand_model={found} "
        f"to use them as well as the joints."
        for place in places(data.train)
        if (found := about(place, "hand_model")) in HAND_MODELS and found != data.hand_model
    ]


def training_reading(config: DictConfig, rank: int, world: int) -> Reading:
    """How a process reads the training windows; UserError when there is no data."""
    data = config.data
    return Reading(
        shards=tuple(find_shards(places(data.train))),
        num_frame=config.model.num_frame,
        stride=data.stride,
        max_gap=data.max_gap,
        window_step=data.window_step,
        augment=None if data.augment is None else Augment(**data.augment),
        hand_model=data.hand_model,
        seed=config.general.seed,
        shuffle=data.shuffle,
        repeat=True,
        split=data.split,
        rank=rank,
        world=world,
    )


def training_batches(config: DictConfig, net: PoseNet, rank: int, world: int, start: int) -> Iterator[dict[str, Any]]:
    """This process's batches of pictures without end, the first `start` left out; UserError when there is no data."""
    del net  # stored tokens belong to a network, pictures to none
    reading = training_reading(config, rank, world)
    return iter(clip_loader(reading, config.train.batch_size, config.train.workers, start))


def validation_batches(config: DictConfig, rank: int, world: int) -> Iterator[dict[str, Any]]:
    """This process's part of the validation windows, without augmentation; the same every time."""
    reading = Reading(
        shards=tuple(find_shards(places(config.data.validation))),
        num_frame=config.model.num_frame,
        stride=config.data.stride,
        window_step=config.data.window_step,
        hand_model=config.data.hand_model,
        seed=VALIDATION_SEED,
        shuffle=config.data.shuffle,
        rank=rank,
        world=world,
    )
    loader = clip_loader(reading, config.train.batch_size, min(config.train.workers, 1))
    return (batch for batch, _ in zip(loader, range(config.train.validation_batches), strict=False))
