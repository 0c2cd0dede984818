"""The micro-batches of each step, on the training's device."""

import itertools
from collections.abc import Iterator
from random import Random
from typing import Any

import torch
from torch import Tensor

from handmirror.training.model.teacher import TEACHER_LABELS, Teacher
from handmirror.training.settings.schema import TrainingConfig


def step_batches(
    config: TrainingConfig,
    batches: Iterator[dict[str, Any]],
    first: int,
    device: torch.device,
    teacher: Teacher | None,
) -> Iterator[list[dict[str, Any]]]:
    """The micro-batches of each step from `first` on, on `device`, with the teacher's labels."""
    count = config.train.accumulation
    for step in itertools.count(first):
        numbers = range(step * count, (step + 1) * count)
        group = [_prepared(next(batches), _window_length(config, number), device) for number in numbers]
        if teacher is not None:
            group = [batch if TEACHER_LABELS[0] in batch else batch | teacher.label(batch) for batch in group]
        yield group


def _window_length(config: TrainingConfig, number: int) -> int:
    """Frames of micro-batch `number`: all, or in a share of stage 2's batches fewer, as at the start of a track."""
    random, num_frame = Random(f"{config.general.seed}/{number}"), config.model.network.num_frame
    if random.random() >= config.train.short_windows:
        return num_frame
    return random.randint(1, max(num_frame - 1, 1))


def _prepared(batch: dict[str, Any], frames: int, device: torch.device) -> dict[str, Any]:
    """The batch on `device`, its windows cut to their last `frames` frames."""
    windows = {
        name: value[:, -frames:] for name, value in batch.items() if isinstance(value, Tensor) and value.dim() > 1
    }
    return {**{name: _sent(value, device) for name, value in windows.items()}, "key": batch["key"]}


def _sent(value: Tensor, device: torch.device) -> Tensor:
    """The tensor on `device`; from pinned memory in one piece, since the program would wait for any other copy."""
    if device.type == "cuda":
        value = value.contiguous()
        value = value if value.is_pinned() else value.pin_memory()
    return value.to(device, non_blocking=True)
