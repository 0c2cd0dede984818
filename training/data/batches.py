"""Batches of the windows that a run trains and validates on."""

from collections.abc import Iterator
from typing import Any

from handmirror.core.clips.schema import HAND_MODELS
from handmirror.core.network.pose_net import PoseNet
from handmirror.training.data.about import about
from handmirror.training.data.reading import Reading, clip_loader
from handmirror.training.data.shards import find_shards
from handmirror.training.settings.schema import DataSettings, TrainingConfig

VALIDATION_SEED = 0  # the same windows at every validation of every run


def unused_poses(data: DataSettings) -> list[str]:
    """A sentence for each folder of training shards whose poses are ignored, as they are another hand model's."""
    return [
        f"The poses of {place} are the {found} hand model's and are ignored: set data.hand_model={found} "
        f"to use them as well as the joints."
        for place in data.train
        if (found := about(place, "hand_model")) in HAND_MODELS and found != data.hand_model
    ]


def training_reading(config: TrainingConfig, rank: int, world: int) -> Reading:
    """How a process reads the training windows; UserError when there is no data."""
    data = config.data
    return Reading(
        shards=tuple(find_shards(data.train)),
        num_frame=config.model.network.num_frame,
        stride=data.stride,
        max_gap=data.max_gap,
        window_step=data.window_step,
        augment=data.augment,
        hand_model=data.hand_model,
        seed=config.general.seed,
        shuffle=data.shuffle,
        repeat=True,
        split=data.split,
        rank=rank,
        world=world,
    )


def training_batches(
    config: TrainingConfig, net: PoseNet, rank: int, world: int, start: int
) -> Iterator[dict[str, Any]]:
    """This process's endless batches of images, from batch `start` on; UserError when there is no data."""
    del net  # stored tokens belong to a network, images to none
    reading = training_reading(config, rank, world)
    return iter(clip_loader(reading, config.train.batch_size, config.train.workers, start))


def validation_batches(config: TrainingConfig, rank: int, world: int) -> Iterator[dict[str, Any]]:
    """This process's part of the validation windows, without augmentation; the same every time."""
    reading = Reading(
        shards=tuple(find_shards(config.data.validation)),
        num_frame=config.model.network.num_frame,
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
