"""One file that says what it is: a PoseNet's weights, its config and where they come from.

A .safetensors file whose metadata holds "format" ("handmirror-posenet"), "version" (of the format, a whole number),
"config" (PoseNetConfig as JSON) and "facts" (CheckpointFacts as JSON). The weights go by PoseNet's own names; nothing
else is needed to build it.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors import SafetensorError, safe_open

from core.errors import UserError
from core.network.config import PoseNetConfig

if TYPE_CHECKING:
    from core.network.pose_net import PoseNet

FORMAT, VERSION = "handmirror-posenet", 2  # 2: the decoder starts from the token that stands for the whole crop


@dataclass(frozen=True)
class CheckpointFacts:
    """Where the weights of a checkpoint come from."""

    hand_model: str = ""  # the name of the hand model that pose and shape belong to
    hand_model_sha256: str = ""  # of its file
    training_data: tuple[str, ...] = ()  # names of the data sets
    licence: str = ""  # of the weights
    scores: dict[str, float] = field(default_factory=dict)  # "set/metric" -> value, in the metric's unit
    hold: bool = False  # the tracker holds its answers to the joints found or points seen


def save_checkpoint(path: Path, net: "PoseNet", facts: CheckpointFacts, half: bool = False) -> None:
    """Write the net and its facts to `path` (.safetensors); an older file stays whole until the new one is.

    With `half`, weights take 16 bits each in the file; `load_checkpoint` makes 32 of them again.
    """
    import torch  # here alone: what a checkpoint says of itself is read without PyTorch
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
    part = path.with_name(path.name + ".part")
    save_file(tensors, part, metadata)
    part.replace(path)


def load_checkpoint(path: Path) -> tuple["PoseNet", CheckpointFacts]:
    """The net, on the CPU in evaluation mode, and its facts.

    Raises UserError when the file is missing, damaged, of another kind or from a newer Handmirror.
    """
    from core.network.pose_net import PoseNet

    config, facts = read_facts(path)
    net = PoseNet(config)
    net.load_pretrained(path, whole=True)
    return net.eval(), facts


def read_facts(path: Path) -> tuple[PoseNetConfig, CheckpointFacts]:
    """What a checkpoint says of itself, without its weights; UserError as `load_checkpoint`."""
    metadata = _metadata(path)
    try:
        version = int(metadata["version"])
        if version > VERSION:
            raise UserError(
                f"The checkpoint {path} is of format {version}, newer than the {VERSION} known here: update Handmirror."
            )
        if version < VERSION:  # the same weights would give other answers
            raise UserError(
                f"The checkpoint {path} is of format {version}, older than the {VERSION} known here: train it again."
            )
        config, facts = json.loads(metadata["config"]), json.loads(metadata["facts"])
        known = {each.name for each in fields(CheckpointFacts)}
        facts = CheckpointFacts(**{name: value for name, value in facts.items() if name in known})
        return PoseNetConfig.from_dict(config), replace(facts, training_data=tuple(facts.training_data))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UserError(f"The checkpoint {path} says nothing readable of itself: export it again.") from error


def _metadata(path: Path) -> dict[str, str]:
    if not path.is_file():
        raise UserError(f"The checkpoint {path} does not exist: check the path.")
    try:
        with safe_open(path, "numpy") as file:
            metadata = file.metadata() or {}
    except (SafetensorError, OSError) as error:
        raise UserError(f"The checkpoint {path} is damaged or no .safetensors file: copy it again.") from error
    if metadata.get("format") != FORMAT:
        raise UserError(f"The file {path} is no checkpoint of Handmirror: export one with python -m training.export.")
    return metadata
