"""What a PoseNet is built from: plain frozen records, to and from plain dicts."""

from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from typing import Any, Literal

from handmirror.core.errors import UserError

EmbedderKind = Literal["ca", "dense", "none"]
# hidden size, layers, heads of DINOv2; "tiny" is for tests and has no published weights
DINO_SIZES = {"tiny": (64, 2, 2), "small": (384, 12, 6), "base": (768, 12, 12), "large": (1024, 24, 16)}


class ConfigError(UserError):
    """What is invalid in a network's config, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"The network's config has {what}: {remedy}.")
        self.what = what


def _size(default: int, most: int) -> int:
    """A field for a whole number from 1 to `most`."""
    return field(default=default, metadata={"most": most})


@dataclass(frozen=True)
class BackboneConfig:
    """Which backbone, and where its first weights come from."""

    kind: Literal["landmark", "dino"] = "landmark"
    # landmark: "full" (the shipped weights) or "random";
    # dino: a local folder, a hub name, or "random-tiny", "random-small", "random-base", "random-large"
    name: str = "full"


@dataclass(frozen=True)
class TransformerConfig:
    """Sizes of a stack of transformer layers."""

    layers: int = _size(3, 64)
    heads: int = _size(4, 64)
    dim_head: int = _size(64, 512)
    mlp: int = _size(1024, 32_768)


@dataclass(frozen=True)
class PoseNetConfig:
    """Everything that fixes a PoseNet's structure. The default is the small net on the landmark backbone."""

    stage: Literal[1, 2] = 1
    num_frame: int = _size(1, 256)  # 1 in stage 1, 7 in stage 2
    backbone: BackboneConfig = field(default_factory=BackboneConfig)
    dim: int = _size(256, 8192)  # width of the tokens behind the backbone
    embedder: EmbedderKind = "ca"
    decoder: TransformerConfig = field(default_factory=TransformerConfig)
    points: bool = False  # whether the finer map is read at the points that the landmark backbone sees
    finder: bool = False  # whether the hand model's joints are found in the maps
    temporal: TransformerConfig = field(default_factory=lambda: TransformerConfig(layers=2))
    norm_by_hand: bool = True  # the place of the hand is measured in hand sizes, not in metres

    def __post_init__(self) -> None:
        if self.stage not in (1, 2) or (self.stage == 1) != (self.num_frame == 1) or self.num_frame < 1:
            raise ConfigError(
                f"stage {self.stage} with num_frame {self.num_frame}",
                "give num_frame 1 in stage 1 and 7 in stage 2",
            )
        for part in ("points", "finder"):
            if getattr(self, part) and self.backbone.kind != "landmark":
                raise ConfigError(f"{part} with a {self.backbone.kind} backbone", "this backbone detects no key points")
        if self.temporal.dim_head % 2 or self.temporal.dim_head < 4:  # rotated in pairs, of at least two speeds
            raise ConfigError(f"temporal.dim_head {self.temporal.dim_head}", "give an even number of at least 4")
        choices = (("backbone.kind", self.backbone.kind, _KINDS), ("embedder", self.embedder, _EMBEDDERS))
        for name, value, known in choices:
            if value not in known:
                raise ConfigError(f"{name} {value!r}", f"choose one of {', '.join(known)}")

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, strings, numbers and booleans."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "PoseNetConfig":
        """From what `to_dict` gave; missing keys take their defaults; ConfigError for unknown ones and wrong values."""
        plain = dict(_known(cls, values, ""))
        for name, part in _PARTS.items():
            if name in plain:
                plain[name] = part(**_known(part, plain[name], f"{name}."))
        return cls(**plain)


_PARTS: dict[str, type] = {"backbone": BackboneConfig, "decoder": TransformerConfig, "temporal": TransformerConfig}
_KINDS = ("landmark", "dino")
_EMBEDDERS = ("ca", "dense", "none")


def _known(cls: type, values: Any, prefix: str) -> Mapping[str, Any]:
    """The values themselves; ConfigError when a key is unknown or a value not of its field's type and range."""
    if not isinstance(values, Mapping):
        raise ConfigError(f"{prefix.removesuffix('.')} without keys" if prefix else "no keys", "see PoseNetConfig")
    known = {each.name: each for each in fields(cls)}
    if unknown := [f"{prefix}{key}" for key in values if key not in known]:
        raise ConfigError(f"unknown keys {', '.join(unknown)[:200]}", "see PoseNetConfig for the known ones")
    for key, value in values.items():
        if key not in _PARTS:
            _check(known[key], value, f"{prefix}{key}")
    return values


def _check(known: Field[Any], value: Any, name: str) -> None:
    """ConfigError when the value is not of the type of the field's default, or out of its range."""
    kind: type = type(known.default)
    most: int | None = known.metadata.get("most")
    if type(value) is not kind:
        words = {bool: "true or false", int: "a whole number", str: "a text"}[kind]
        raise ConfigError(f"{name} {_short(value)}", f"give {words}")
    if most is not None and value not in range(1, most + 1):
        raise ConfigError(f"{name} {_short(value)}", f"give a whole number from 1 to {most}")


def _short(value: Any) -> str:
    text = repr(value) if isinstance(value, str | int | float | bool | None) else f"of the type {type(value).__name__}"
    return text if len(text) <= 40 else f"{text[:40]}…"
