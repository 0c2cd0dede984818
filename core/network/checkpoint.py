"""One file that says what it is: a PoseNet's weights, its config and where they come from.

A .safetensors file whose metadata holds "format" ("handmirror-posenet"), "version" (of the format, a whole number),
"config" (PoseNetConfig as JSON) and "facts" (CheckpointFacts as JSON). The weights go by PoseNet's own names; nothing
else is needed to build it.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError, safe_open

from handmirror.core.errors import UserError
from handmirror.core.files import replaced
from handmirror.core.network.config import BackboneConfig, ConfigError, PoseNetConfig
from handmirror.core.network.safetensors_header import check_header
from handmirror.core.network.structure import Shape, mismatch

if TYPE_CHECKING:
    from handmirror.core.network.pose_net import PoseNet

MAX_TEXT = 100_000  # characters of the config, and of the facts
_TYPES = {"F16", "F32"}  # that are written here
FORMAT, VERSION = "handmirror-posenet", 2  # 2: the decoder starts from the token that stands for the whole crop


@dataclass(frozen=True)
class CheckpointFacts:
    """Where the weights of a checkpoint come from."""

    hand_model: str = ""  # the name of the hand model that pose and shape belong to
    hand_model_sha256: str = ""  # of its file
    training_data: tuple[str, ...] = ()  # names of the data sets
    licence: str = ""  # of the weights
    scores: dict[str, float] = field(default_factory=dict)  # "set/metric" -> value, in the metric's unit
    hold: bool = False  # the tracker holds its outputs to the joints found or points seen


def save_checkpoint(path: Path, net: "PoseNet", facts: CheckpointFacts, half: bool = False) -> None:
    """Write the net and its facts to `path` (.safetensors); an older file stays whole until the new one is.

    With `half`, weights take 16 bits each in the file; `load_checkpoint` makes 32 of them again.
    """
    import torch  # only here: a checkpoint's description is read without PyTorch
    from safetensors.torch import save_file

    backbone = replace(net.config.backbone, name=net.backbone.blank)
    metadata = {
        "format": FORMAT,
        "version": str(VERSION),
        "config": json.dumps(replace(net.config, backbone=backbone).to_dict()),
        "facts": json.dumps(asdict(facts)),
    }
    dtype = torch.float16 if half else torch.float32
    tensors = {name: tensor.detach().cpu().to(dtype).contiguous() for name, tensor in net.state_dict().items()}
    with replaced(path) as part:
        save_file(tensors, part, metadata)


def load_checkpoint(path: Path) -> tuple["PoseNet", CheckpointFacts]:
    """The net, on the CPU in evaluation mode, and its facts.

    Raises UserError when the file is missing, damaged, of another kind or from a newer Handmirror.
    """
    from handmirror.core.network.pose_net import PoseNet

    config, facts = read_facts(path)
    net = PoseNet(config)
    net.load_pretrained(path, whole=True)
    return net.eval(), facts


def read_facts(path: Path) -> tuple[PoseNetConfig, CheckpointFacts]:
    """A checkpoint's description, checked against its tensors' shapes; its weights are not read.

    The config names no place to load weights from. UserError as `load_checkpoint`.
    """
    metadata, shapes = _header(path)
    version = metadata.get("version", "")
    if version != str(VERSION):  # the same weights would give other outputs
        newer = version.isdecimal() and len(version) < 9 and int(version) > VERSION
        order, remedy = ("newer", "update Handmirror") if newer else ("older", "train it again")
        found = version[:9] or "0"
        raise UserError(f"The checkpoint {path} has format {found}, {order} than the supported {VERSION}: {remedy}.")
    try:
        config = PoseNetConfig.from_dict(_parsed(metadata["config"]))
        facts = _facts(_parsed(metadata["facts"]))
    except ConfigError as error:
        raise UserError(f"The checkpoint {path} has a config with {error.what}: export it again.") from error
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(f"The checkpoint {path} has no readable description: export it again.") from error
    config = replace(config, backbone=_blank(config.backbone, path))
    if found := mismatch(config, shapes):
        raise UserError(f"The checkpoint {path} does not match its config ({found}): export it again.")
    return config, facts


def _header(path: Path) -> tuple[dict[str, str], dict[str, Shape]]:
    """The metadata and the tensors' shapes of a checkpoint."""
    if path.is_dir():
        raise UserError(f"The checkpoint {path} is a folder: give the .safetensors file that training.export writes.")
    if not path.is_file():
        raise UserError(f"The checkpoint {path} does not exist: check the path.")
    try:
        check_header(path)
        with safe_open(path, "numpy") as file:
            metadata = file.metadata() or {}
            slices = {name: file.get_slice(name) for name in file.keys()}  # noqa: SIM118 - it is not a dict
            shapes = {name: tuple(each.get_shape()) for name, each in slices.items()}
            types = {each.get_dtype() for each in slices.values()}
    except (SafetensorError, OSError, ValueError) as error:
        raise UserError(f"The checkpoint {path} is damaged or not a .safetensors file: choose another file.") from error
    if metadata.get("format") != FORMAT:
        raise UserError(
            f"The file {path} is not a Handmirror checkpoint: export one with python -m handmirror.training.export."
        )
    if types - _TYPES:
        raise UserError(
            f"The checkpoint {path} has weights of the unsupported type {min(types - _TYPES)}: export it again."
        )
    return metadata, shapes


def _parsed(text: str) -> Any:
    if len(text) > MAX_TEXT:
        raise ValueError("too long")
    return json.loads(text)


def _blank(backbone: BackboneConfig, path: Path) -> BackboneConfig:
    """The same backbone without first weights of its own: all are in the file."""
    if backbone.kind == "landmark":
        return replace(backbone, name="random")
    if not backbone.name.startswith("random-"):
        raise UserError(
            f"The checkpoint {path} names the backbone {backbone.name[:80]!r}, whose weights it does not contain: "
            f"export it again."
        )
    return backbone


def _facts(values: Any) -> CheckpointFacts:
    """From JSON; ValueError when an entry is of another type. Entries of later versions are passed over."""
    names = {each.name for each in fields(CheckpointFacts)}
    known = {name: value for name, value in values.items() if name in names}
    data, scores = known.get("training_data", []), known.get("scores", {})
    texts = [known.get(name, "") for name in ("hand_model", "hand_model_sha256", "licence")]
    if not isinstance(data, list) or not all(isinstance(each, str) for each in [*data, *texts]):
        raise ValueError("a value is not text")
    if not isinstance(scores, dict) or not all(type(score) in (int, float) for score in scores.values()):
        raise ValueError("a score is not a number")
    if not isinstance(known.get("hold", False), bool):
        raise ValueError("hold is neither true nor false")
    return CheckpointFacts(**{**known, "training_data": tuple(data)})
