"""The settings of a training: their types and valid values, checked before anything is built.

Each field below has a rule; `training_config` checks plain values against the rules and returns typed settings, which
nothing in the training reads unchecked. The networks' own sizes come from core.network.config.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from handmirror.core.clips.schema import HAND_MODELS, HandModelName
from handmirror.core.errors import UserError
from handmirror.core.network.config import ConfigError, PoseNetConfig, TransformerConfig
from handmirror.training.data.augment import PROBABILITIES, Augment
from handmirror.training.losses.weights import LossWeights
from handmirror.training.settings.rules import Rule, choice, flag, number, places, text, whole

SHOWN = 60  # characters of a wrong value
Places = tuple[str, ...]

_POSITIVE = number("a number above 0", lambda value: value > 0)
_NOT_NEGATIVE = number("a number from 0", lambda value: value >= 0)
_SHARE = number("a number from 0 to 1", lambda value: 0 <= value <= 1)
_PRECISION = Rule("bf16, or no for float32", lambda value: value in ("no", "bf16"))  # fp16 would need scaled losses
_AUGMENT = Rule("numbers as in training/data/augment.py, or null", lambda value: value is None)
_SHARDS = "a folder of shards, a .tar file, an http or https address, or a list of these"


@dataclass(frozen=True)
class GeneralSettings:
    """The run itself."""

    name: Annotated[str, text("the run's name")]
    runs: Annotated[str, text("a folder")]
    folder: Annotated[str, text("a folder")]
    seed: Annotated[int, whole(0, 2**31 - 1)]
    resume: Annotated[bool, flag()]
    precision: Annotated[
        str, Rule("bf16, or no for float32", lambda value: value in ("no", "bf16"))
    ]  # fp16 would need scaled losses


@dataclass(frozen=True)
class TrainSettings:
    """Optimisation; configs/train/stage1.yaml explains each."""

    steps: Annotated[int, whole(1)]
    batch_size: Annotated[int, whole(1, 1_000_000)]
    accumulation: Annotated[int, whole(1, 1_000_000)]
    lr: Annotated[float, _POSITIVE]
    learns: Annotated[Literal["all", "finder"], choice("all", "finder")]
    backbone_lr: Annotated[float, _NOT_NEGATIVE]
    backbone_from: Annotated[Literal["front", "middle", "back"], choice("front", "middle", "back")]
    weight_decay: Annotated[float, _NOT_NEGATIVE]
    warmup: Annotated[int, whole(0)]
    clip: Annotated[float, _POSITIVE]
    dropout: Annotated[float, _SHARE]
    dropout_from: Annotated[int, whole(0)]
    short_windows: Annotated[float, _SHARE]
    workers: Annotated[int, whole(0, 1000)]
    log_every: Annotated[int, whole(1)]
    validate_every: Annotated[int, whole(0)]
    validation_batches: Annotated[int, whole(1)]
    pictures: Annotated[int, whole(0, 1000)]
    save_every: Annotated[int, whole(1)]
    keep_last: Annotated[int, whole(1)]  # the newest is the one that a run is resumed from

    @property
    def trains_finder_only(self) -> bool:
        """Whether only the finder of joints learns."""
        return self.learns == "finder"


@dataclass(frozen=True)
class DataSettings:
    """What is read; see training.data.reading.Reading."""

    train: Annotated[Places, places(_SHARDS, saved=True)]
    validation: Annotated[Places, places(_SHARDS)]
    hand_model: Annotated[HandModelName, choice(*HAND_MODELS, saved=True)]
    hand_model_file: Annotated[str | None, text("an .npz file in MANO's format", or_null=True, saved=True)]
    stride: Annotated[int, whole(1, 1000)]
    max_gap: Annotated[int, whole(0, 1000)]
    window_step: Annotated[int, whole(1, 1000)]
    shuffle: Annotated[int, whole(0, 10_000_000)]
    split: Annotated[Literal["window", "shard"], choice("window", "shard")]
    augment: Annotated[
        Augment | None, Rule("numbers as in training/data/augment.py, or null", lambda value: value is None)
    ]
    tokens: Annotated[Places, places("a folder, a list of folders or null", or_null=True)]  # empty for null
    token_copies: Annotated[int, whole(1, 1_000_000)]

    def __post_init__(self) -> None:
        if self.hand_model == "mano" and self.hand_model_file is None:  # its poses would turn the free hand
            raise UserError("Training for MANO needs its file: give its path as data.hand_model_file=MANO_RIGHT.pkl.")


@dataclass(frozen=True)
class ModelSettings:
    """The network's structure, and where its first weights come from."""

    network: PoseNetConfig
    pretrained: str | None


@dataclass(frozen=True)
class TrainingConfig:
    """All settings of a training."""

    general: GeneralSettings
    train: TrainSettings
    data: DataSettings
    model: ModelSettings
    loss: LossWeights
    resolved: str = field(default="", repr=False)  # the resolved YAML that they were read from

    def __post_init__(self) -> None:
        network, pretrained = self.model.network, self.model.pretrained
        if network.stage == 2 and pretrained is None:
            raise UserError(
                "Stage 2 refines a trained stage 1: give its checkpoint with model.pretrained=FOLDER_OR_FILE."
            )
        if self.train.trains_finder_only and not (network.stage == 1 and network.finder and pretrained):
            raise UserError("The finder learns in a trained stage 1: set model.finder=true and model.pretrained=FILE.")


@dataclass(frozen=True)
class SavedConfig:
    """The part of a finished run's config that describes its network."""

    network: PoseNetConfig
    train: Places  # the training sets
    hand_model: HandModelName
    hand_model_file: str | None


def _of_section(section: str, of: type) -> dict[str, Rule]:
    hints = get_type_hints(of, include_extras=True)
    return {f"{section}.{each.name}": hints[each.name].__metadata__[0] for each in fields(of)}


def _numbers(section: str, of: type, wanted: Rule) -> dict[str, Rule]:
    """One rule for all fields of a dataclass that has defaults."""
    rule = Rule(wanted.wanted, wanted.fits, required=False)
    return {f"{section}.{each.name}": rule for each in fields(of)}


def _size(of: type, name: str, **more: bool) -> Rule:
    """A size in the range that the network's own config gives it."""
    (known,) = (each for each in fields(of) if each.name == name)
    return whole(1, known.metadata["most"], **more)


def _layers(name: str) -> dict[str, Rule]:
    sizes = [each.name for each in fields(TransformerConfig)]
    return {f"model.{name}.{size}": _size(TransformerConfig, size, required=False) for size in sizes}


def _data() -> Iterator[tuple[str, Rule]]:
    change = number("a number from 0 to 10", lambda value: 0 <= value <= 10)  # larger ones leave nothing to see
    share = Rule(_SHARE.wanted, _SHARE.fits, required=False)
    likely = {f"data.augment.{name}": share for name in PROBABILITIES}
    for name, rule in _of_section("data", DataSettings).items():
        yield name, rule
        if name == "data.augment":
            yield from {**_numbers(name, Augment, change), **likely}.items()


SETTINGS: dict[str, Rule] = {  # every setting by its name, as train.lr
    **_of_section("general", GeneralSettings),
    **_of_section("train", TrainSettings),
    **dict(_data()),
    "model.stage": whole(1, 2, saved=True),
    "model.num_frame": _size(PoseNetConfig, "num_frame", saved=True),
    "model.backbone.kind": choice("landmark", "dino", saved=True),
    "model.backbone.name": text("the name of a backbone", saved=True),
    "model.dim": _size(PoseNetConfig, "dim", saved=True),
    "model.embedder": choice("ca", "dense", "none", required=False),
    "model.points": flag(required=False),
    "model.finder": flag(required=False),
    "model.norm_by_hand": flag(required=False),
    **_layers("decoder"),
    **_layers("temporal"),
    "model.pretrained": text("a checkpoint's folder, a .safetensors or a torch file", or_null=True),
    **_numbers("loss", LossWeights, _NOT_NEGATIVE),
}


def training_config(values: Mapping[str, Any], resolved: str = "") -> TrainingConfig:
    """The settings in the plain values of a config, whose YAML is `resolved`.

    UserError naming a setting that is unknown, missing or has an invalid value.
    """
    found = dict(_settings(values))
    for name, rule in SETTINGS.items():
        if rule.required and name not in found and not any(other.startswith(f"{name}.") for other in found):
            raise UserError(f"The config has no {name}: give {rule.wanted}.")
    for name, value in found.items():
        if name not in SETTINGS:
            raise unknown_setting(name)
        _check(name, value)
    return TrainingConfig(
        GeneralSettings(**values["general"]),
        TrainSettings(**values["train"]),
        _data_settings(values["data"]),
        ModelSettings(_network(values["model"]), values["model"]["pretrained"]),
        LossWeights(**values.get("loss", {})),
        resolved,
    )


def unknown_setting(name: str) -> UserError:
    """That a config has, or is given, a setting that does not exist."""
    return UserError(f"{name} is not a training setting: python -m handmirror.training.train --help lists them all.")


def saved_config(values: Any, path: Path, remedy: str) -> SavedConfig:
    """What a finished run is read by, from the plain values of its config at `path`.

    UserError when it is not a run's config, or a setting in it is invalid.
    """
    needed = {name for name, rule in SETTINGS.items() if rule.saved}
    found = dict(_settings(values)) if isinstance(values, dict) else {}
    if not needed <= set(found):
        raise UserError(f"{path} is not the config of a training run: {remedy}.")
    for name, value in found.items():
        if not name.startswith(("model.", "data.")):
            continue
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(each, str) and "${" in each for each in texts):
            raise UserError(f"{path} has an unresolved {name}={_shown(value)}: {remedy}.")
        if name in SETTINGS:
            _check(name, value, path)
    data = values["data"]
    try:
        network = _network(values["model"])
    except ConfigError as error:
        raise UserError(f"{path} has a model with {error.what}: {remedy}.") from error
    return SavedConfig(network, _places(data["train"]), data["hand_model"], data["hand_model_file"])


def _check(name: str, value: Any, file: Path | None = None) -> None:
    rule = SETTINGS[name]
    if not rule.fits(value):
        if file is not None:
            raise UserError(f"Invalid value {name}={_shown(value)} in {file}: must be {rule.wanted}.")
        raise UserError(f"Invalid value {name}={_shown(value)}: must be {rule.wanted}.")


def _network(values: Mapping[str, Any]) -> PoseNetConfig:
    return PoseNetConfig.from_dict({name: value for name, value in values.items() if name != "pretrained"})


def _data_settings(values: Mapping[str, Any]) -> DataSettings:
    augment = values["augment"]
    lists = {name: _places(values[name]) for name in ("train", "validation", "tokens")}
    return DataSettings(**{**values, **lists, "augment": None if augment is None else Augment(**augment)})


def _places(value: str | list[str] | None) -> Places:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _settings(values: Mapping[Any, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every setting by its name, as train.lr."""
    for key, value in values.items():
        name = f"{before}{key}" if isinstance(key, str) and "." not in key else f"{before}{key!r}"
        if isinstance(value, Mapping) and value:
            yield from _settings(value, f"{name}.")
        else:
            yield name, value


def _shown(value: Any) -> str:
    shown = "null" if value is None else " ".join(str(value).split())
    return shown if len(shown) <= SHOWN else shown[:SHOWN] + "..."
