"""Every setting of a training config and its valid values, checked before anything is built."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from handmirror.core.clips.schema import HAND_MODELS
from handmirror.core.errors import UserError
from handmirror.core.network.config import PoseNetConfig, TransformerConfig
from handmirror.training.data.augment import Augment
from handmirror.training.losses.losses import LossWeights

PRECISIONS = ("no", "bf16")
MOST = 10**12  # of any count
SHOWN = 60  # characters of a wrong value


@dataclass(frozen=True)
class Setting:
    """What one setting may be."""

    wanted: str  # in words, behind "give"
    fits: Callable[[Any], bool]
    required: bool = True
    saved: bool = False  # whether what reads a finished run needs it


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != "" and "\0" not in value


def _is_places(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, list) and value != [] and all(map(_is_text, value)))


def _whole(least: int, most: int = MOST, **more: bool) -> Setting:
    wanted = f"a whole number from {least}" + (f" to {most}" if most < MOST else "")
    return Setting(wanted, lambda value: type(value) is int and least <= value <= most, **more)


def _choice(*names: Any, **more: bool) -> Setting:
    shown = ["null" if name is None else str(name) for name in names]
    return Setting(f"{', '.join(shown[:-1])} or {shown[-1]}", lambda value: value in names, **more)


def _flag(**more: bool) -> Setting:
    return Setting("true or false", lambda value: type(value) is bool, **more)


def _text(what: str, or_null: bool = False, **more: bool) -> Setting:
    return Setting(
        what + (" or null" if or_null else ""), lambda value: _is_text(value) or (or_null and value is None), **more
    )


_POSITIVE = Setting("a number above 0", lambda value: _is_number(value) and value > 0)
_NOT_NEGATIVE = Setting("a number from 0", lambda value: _is_number(value) and value >= 0)
_SHARE = Setting("a number from 0 to 1", lambda value: _is_number(value) and 0 <= value <= 1)
_WEIGHT = Setting(_NOT_NEGATIVE.wanted, _NOT_NEGATIVE.fits, required=False)
_CHANGE = Setting(  # larger ones leave nothing to see
    "a number from 0 to 10", lambda value: _is_number(value) and 0 <= value <= 10, required=False
)
_PLACES = "a folder of shards, a .tar file, an http or https address, or a list of these"


def _size(of: type, name: str, **more: bool) -> Setting:
    """As the network's own config has it."""
    (field,) = (each for each in fields(of) if each.name == name)
    return _whole(1, field.metadata["most"], **more)


def _layers(name: str) -> dict[str, Setting]:
    sizes = [each.name for each in fields(TransformerConfig)]
    return {f"model.{name}.{size}": _size(TransformerConfig, size, required=False) for size in sizes}


SETTINGS: dict[str, Setting] = {
    "general.name": _text("the run's name"),
    "general.runs": _text("a folder"),
    "general.folder": _text("a folder"),
    "general.seed": _whole(0, 2**31 - 1),
    "general.resume": _flag(),
    "general.precision": Setting(  # fp16's range would ask for scaled losses
        "bf16, or no for float32", lambda value: value in PRECISIONS
    ),
    "train.steps": _whole(1),
    "train.batch_size": _whole(1, 1_000_000),
    "train.accumulation": _whole(1, 1_000_000),
    "train.lr": _POSITIVE,
    "train.learns": _choice("all", "finder"),
    "train.backbone_lr": _NOT_NEGATIVE,
    "train.backbone_from": _choice("front", "middle", "back"),
    "train.weight_decay": _NOT_NEGATIVE,
    "train.warmup": _whole(0),
    "train.clip": _POSITIVE,
    "train.dropout": _SHARE,
    "train.dropout_from": _whole(0),
    "train.short_windows": _SHARE,
    "train.workers": _whole(0, 1000),
    "train.log_every": _whole(1),
    "train.validate_every": _whole(0),
    "train.validation_batches": _whole(1),
    "train.pictures": _whole(0, 1000),
    "train.save_every": _whole(1),
    "train.keep_last": _whole(1),  # the newest is what a run is resumed from
    "data.train": Setting(_PLACES, _is_places, saved=True),
    "data.validation": Setting(_PLACES, _is_places),
    "data.hand_model": _choice(*HAND_MODELS, saved=True),
    "data.hand_model_file": _text("an .npz file in MANO's format", or_null=True, saved=True),
    "data.stride": _whole(1, 1000),
    "data.max_gap": _whole(0, 1000),
    "data.window_step": _whole(1, 1000),
    "data.shuffle": _whole(0, 10_000_000),
    "data.split": _choice("window", "shard"),
    "data.augment": Setting("numbers as in training/data/augment.py, or null", lambda value: value is None),
    **{f"data.augment.{each.name}": _CHANGE for each in fields(Augment)},
    "data.tokens": Setting("a folder, a list of folders or null", lambda value: value is None or _is_places(value)),
    "data.token_copies": _whole(1, 1_000_000),
    "model.stage": _whole(1, 2, saved=True),
    "model.num_frame": _size(PoseNetConfig, "num_frame", saved=True),
    "model.backbone.kind": _choice("landmark", "dino", saved=True),
    "model.backbone.name": _text("the name of a backbone", saved=True),
    "model.dim": _size(PoseNetConfig, "dim", saved=True),
    "model.embedder": _choice("ca", "dense", "none", required=False),
    "model.points": _flag(required=False),
    "model.finder": _flag(required=False),
    "model.norm_by_hand": _flag(required=False),
    **_layers("decoder"),
    **_layers("temporal"),
    "model.pretrained": _text("a checkpoint's folder, a .safetensors or a torch file", or_null=True),
    **{f"loss.{each.name}": _WEIGHT for each in fields(LossWeights)},
}


def check_config(config: DictConfig) -> None:
    """UserError naming a setting that is unknown, missing or not possible."""
    found = dict(_settings(_plain(config)))
    for name, setting in SETTINGS.items():
        if setting.required and name not in found and not any(other.startswith(f"{name}.") for other in found):
            raise UserError(f"The config has no {name}: give {setting.wanted}.")
    for name, value in found.items():
        if name not in SETTINGS:
            raise UserError(f"{name} is not a training setting: python -m training.train --help lists them all.")
        _check(name, value)


def check_saved(values: Any, path: Path, remedy: str) -> dict[str, Any]:
    """What a finished run is read by, from the values of its config at `path`: its sections `model` and `data`.

    UserError when it is not a run's config, or has in it what no run has.
    """
    needed = {name for name, setting in SETTINGS.items() if setting.saved}
    found = dict(_settings(values)) if isinstance(values, dict) else {}
    if not needed <= set(found):
        raise UserError(f"{path} is not the config of a run: {remedy}.")
    for name, value in found.items():
        if not name.startswith(("model.", "data.")):
            continue
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and "${" in text for text in texts):
            raise UserError(f"{path} has an unresolved {name}={_shown(value)}: {remedy}.")
        if name in SETTINGS:
            _check(name, value, f" in {path}")
    return {"model": values["model"], "data": {name: values["data"][name] for name in _DATA_SAVED}}


_DATA_SAVED = ("train", "hand_model", "hand_model_file")


def _check(name: str, value: Any, where: str = "") -> None:
    if not SETTINGS[name].fits(value):
        raise UserError(f"{name}={_shown(value)}{where} is invalid: give {SETTINGS[name].wanted}.")


def _plain(config: DictConfig) -> dict[str, Any]:
    try:
        values: Any = OmegaConf.to_container(config, resolve=True, throw_on_missing=True)
    except (OmegaConfBaseException, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        raise UserError(f"The config cannot be resolved ({reason}): define what is missing.") from error
    return values


def _settings(values: Mapping[Any, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every setting by its name, as train.lr."""
    for key, value in values.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping) and value:
            yield from _settings(value, f"{name}.")
        else:
            yield name, value


def _shown(value: Any) -> str:
    text = "null" if value is None else " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."
