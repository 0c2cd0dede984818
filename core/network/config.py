"""What a PoseNet is built from: plain frozen records, to and from plain dicts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from core.errors import UserError

EmbedderKind = Literal["ca", "dense", "none"]


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

    layers: int = 3
    heads: int = 4
    dim_head: int = 64
    mlp: int = 1024


@dataclass(frozen=True)
class PoseNetConfig:
    """Everything that fixes a PoseNet's structure. The default is the small net on the landmark backbone."""

    stage: Literal[1, 2] = 1
    num_frame: int = 1  # 1 in stage 1, 7 in stage 2
    backbone: BackboneConfig = field(default_factory=BackboneConfig)
    dim: int = 256  # width of the tokens behind the backbone
    embedder: EmbedderKind = "ca"
    decoder: TransformerConfig = field(default_factory=TransformerConfig)
    points: bool = False  # whether the finer map is read at the points that the landmark backbone sees
    finder: bool = False  # whether the hand model's joints are looked for in the maps
    temporal: TransformerConfig = field(default_factory=lambda: TransformerConfig(layers=2))
    norm_by_hand: bool = True  # the place of the hand is measured in hand sizes, not in metres

    def __post_init__(self) -> None:
        if self.stage not in (1, 2) or (self.stage == 1) != (self.num_frame == 1) or self.num_frame < 1:
            raise UserError(
                f"The network's config has stage {self.stage} with num_frame {self.num_frame}: stage 1 sees 1 frame, "
                f"stage 2 needs num_frame: 7."
            )
        for part in ("points", "finder"):
            if getattr(self, part) and self.backbone.kind != "landmark":
                raise UserError(
                    f"The network's config has {part} with a {self.backbone.kind} backbone, which sees no points."
                )
        choices = (("backbone.kind", self.backbone.kind, _KINDS), ("embedder", self.embedder, _EMBEDDERS))
        for name, value, known in choices:
            if value not in known:
                raise UserError(f"The network's config has {name} {value!r}: choose one of {', '.join(known)}.")

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, strings, numbers and booleans."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "PoseNetConfig":
        """From what `to_dict` gave; missing keys take their defaults, unknown ones raise UserError."""
        plain = dict(_known(cls, values, ""))
        for name, part in _PARTS.items():
            if name in plain:
                plain[name] = part(**_known(part, plain[name], f"{name}."))
        return cls(**plain)


_PARTS: dict[str, type] = {"backbone": BackboneConfig, "decoder": TransformerConfig, "temporal": TransformerConfig}
_KINDS = ("landmark", "dino")
_EMBEDDERS = ("ca", "dense", "none")


def _known(cls: type, values: Any, prefix: str) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):
        raise UserError(f"The network's config has {prefix or 'no '}keys where keys belong: see PoseNetConfig.")
    unknown = [f"{prefix}{key}" for key in values if key not in {each.name for each in fields(cls)}]
    if unknown:
        raise UserError(f"The network's config has unknown keys {', '.join(unknown)}: see PoseNetConfig for the known.")
    return values
