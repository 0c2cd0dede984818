"""The numbers of a run's `config.train`, looked at before anything is made."""

import math

from omegaconf import DictConfig

from core.errors import UserError

WHOLE = {  # name -> the least that trains
    "steps": 1,
    "batch_size": 1,
    "accumulation": 1,
    "warmup": 0,
    "dropout_from": 0,
    "workers": 0,
    "log_every": 1,
    "validate_every": 0,
    "validation_batches": 1,
    "pictures": 0,
    "save_every": 1,
    "keep_last": 1,  # the newest is what a run is resumed from
}
POSITIVE = ("lr", "clip")
NOT_NEGATIVE = ("backbone_lr", "weight_decay")
SHARES = ("dropout", "short_windows")

PRECISIONS = ("no", "bf16")


def check_precision(precision: str) -> None:
    """UserError for a precision that training does not support."""
    if precision not in PRECISIONS:  # fp16's range would ask for scaled losses
        raise UserError(f"general.precision={precision} is not supported: give bf16, or no for float32.")


def check_numbers(train: DictConfig) -> None:
    """UserError naming a number of `train` that is none, or with which nothing could be learned."""
    for name in (*WHOLE, *POSITIVE, *NOT_NEGATIVE, *SHARES):
        value = train[name]
        if not (type(value) in (int, float) and math.isfinite(value) and _fits(name, value)):
            raise UserError(f"There is no training with train.{name}={value}: give {_wanted(name)}.")


def _fits(name: str, value: float) -> bool:
    if name in WHOLE:
        return isinstance(value, int) and value >= WHOLE[name]
    if name in POSITIVE:
        return value > 0
    return 0 <= value <= (1 if name in SHARES else math.inf)


def _wanted(name: str) -> str:
    if name in WHOLE:
        return f"a whole number from {WHOLE[name]}"
    if name in POSITIVE:
        return "a number above 0"
    return "a number from 0 to 1" if name in SHARES else "a number from 0"
